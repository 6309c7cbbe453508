"""The versions a group stands by: a layer of their own, beside what each reader marked.

Such a version is an annotation by whoever writes it down, as all annotations are, so that it merges,
can be answered, and only its author changes it. It bears a tag of the program's own, which is the
same record in every project, and is linked to each annotation it stands for. Two readers who settle
the same passage differently leave two versions to talk about; nothing is lost.
"""

import json
from collections.abc import Iterable, Sequence

from annotator.errors import AnnotatorError
from annotator.ids import tag_id
from annotator.model import COLOURS
from annotator.store import annotations, links, tags
from annotator.store.project import Project

AGREED = "group/agreed"  # what the tag is called until somebody renames it
STANDS_FOR = "stands for"  # the relation to each annotation a version stands for
_TAG = tag_id(AGREED)


def versions(project: Project) -> set[str]:
    """The annotations that are versions a group stands by, whatever their tag is called by now."""
    canonical = tags.codebook(project).canonical
    same = [one for one, shown in canonical.items() if shown == canonical.get(_TAG)]
    sql = """SELECT g.annotation_id FROM tagging g JOIN annotation a ON a.id = g.annotation_id
             WHERE g.alive AND a.alive AND g.tag_id IN (SELECT value FROM json_each(?))"""
    return {row["annotation_id"] for row in project.rows(sql, [json.dumps(same)])}


def standing_for(project: Project, annotation_ids: Sequence[str]) -> dict[str, list[str]]:
    """For annotations that are settled: the versions that stand for them, the first made first."""
    known = versions(project)
    sql = """SELECT l.from_id, l.to_id FROM link l JOIN annotation a ON a.id = l.from_id AND a.alive AND a.home != ''
             WHERE l.alive AND l.relation = ? AND l.to_id IN (SELECT value FROM json_each(?)) ORDER BY l.from_id"""
    found: dict[str, list[str]] = {}
    for row in project.rows(sql, [STANDS_FOR, json.dumps(list(annotation_ids))]):
        if row["from_id"] in known and row["from_id"] not in found.get(row["to_id"], ()):
            found.setdefault(row["to_id"], []).append(row["from_id"])
    return found


def choose(project: Project, annotation_id: str, stands_for: Sequence[str]) -> str:
    """Settle some annotations on one of them: a copy of its words, note, colour and its author's tags.

    :raises AnnotatorError: where its passage was not found in this text.
    """
    chosen = annotations.get(project, annotation_id)
    ranges = [(span.start, span.end) for span in chosen.spans if span.placement != "unplaced"] if chosen else []
    if chosen is None or not ranges:
        raise AnnotatorError("The passage of this annotation was not found in this text; put it in its place first.")
    return write(
        project,
        chosen.document_id,
        ranges,
        colour=chosen.colour,
        note=chosen.note,
        tag_paths=sorted(tags_by_author(project, [annotation_id]).get(annotation_id, ())),
        stands_for=stands_for,
    )


def write(
    project: Project,
    document_id: str,
    ranges: Sequence[tuple[int, int]],
    *,
    stands_for: Sequence[str],
    colour: str = COLOURS[0],
    note: str = "",
    tag_paths: Iterable[str] = (),
) -> str:
    """Settle some annotations on words, tags and a note of the group's own; returns the version's id.

    A version by the same hand that stood for any of them gives way.
    """
    with project.edit("Agree on a version"):
        _give_way(project, stands_for)
        version = annotations.add(project, document_id, ranges, colour=colour, note=note, tag_paths=tag_paths)
        _make_tag(project)
        tags.apply(project, [version], [tag_path(project)])
        for one in stands_for:
            links.add(project, version, one, STANDS_FOR)
    return version


def _give_way(project: Project, stands_for: Sequence[str]) -> None:
    """Take one's own earlier versions back, with their links to what they stood for."""
    before = {one for some in standing_for(project, stands_for).values() for one in some}
    for one in annotations.load(project, sorted(before)):
        if annotations.is_mine(project, one):
            sql = "SELECT id FROM link WHERE alive AND from_id = ? AND relation = ? AND author = ?"
            for row in project.rows(sql, [one.id, STANDS_FOR, project.reader.id]):
                links.remove(project, row["id"])
            annotations.remove(project, [one.id])


def tag_path(project: Project) -> str:
    """What the tag of these versions is called now; its first name where it is not there."""
    book = tags.codebook(project)
    return book.tags[book.canonical[_TAG]].path if _TAG in book.canonical else AGREED


def _make_tag(project: Project) -> None:
    group = tags.codebook(project).by_path.get("group") or _made(project, "group", "")
    _made(project, AGREED, group)


def _made(project: Project, path: str, parent: str) -> str:
    known = tag_id(path)
    if known not in tags.codebook(project).canonical:
        project.put("tag", known, {"name": path.rpartition("/")[2], "parent_id": parent})
        project.restore("tag", known)
    return known


def tags_by_author(project: Project, annotation_ids: Sequence[str]) -> dict[str, set[str]]:
    """The tags that the authors of annotations gave them; those that others added are not among them."""
    book = tags.codebook(project)
    sql = """SELECT g.annotation_id, g.tag_id FROM tagging g
             JOIN annotation a ON a.id = g.annotation_id AND a.author = g.author
             WHERE g.alive AND g.annotation_id IN (SELECT value FROM json_each(?))"""
    found: dict[str, set[str]] = {}
    for row in project.rows(sql, [json.dumps(list(annotation_ids))]):
        tag = book.tags.get(book.canonical.get(row["tag_id"], ""))
        if tag:
            found.setdefault(row["annotation_id"], set()).add(tag.path)
    return found
