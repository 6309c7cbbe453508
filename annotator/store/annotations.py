"""Annotations: written, and read with all that hangs on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annotator.errors import AnnotatorError
from annotator.ids import new_id, placement_id
from annotator.model import COLOURS, Annotation, Reply, Span, Step, Stretches
from annotator.store import deleted, documents, json_columns, links, printed, tags
from annotator.store.derived import unseen
from annotator.store.project import Project
from annotator.store.schema import SAME
from annotator.store.stamps import moment
from annotator.text import anchor
from annotator.text.clean import typed
from annotator.text.pages import Leaves

_CHUNK = 500
_Spans = dict[str, list[Span]]  # by annotation
TYPED_TAG = "#"  # instead of the id of a reply: where tags are typed
SURE = ("exact", "aligned", "found", "by hand")  # how a passage may be placed without doubt


def add(
    project: Project,
    document_id: str,
    ranges: Sequence[tuple[int, int]],
    *,
    colour: str = COLOURS[0],
    note: str = "",
    tag_paths: Iterable[str] = (),
) -> str:
    """Highlight a passage, of one or more ranges of code points; returns the annotation's id.

    :raises AnnotatorError: for an empty range or an unknown colour.
    """
    anchors = _anchors(project, document_id, ranges)
    with project.edit("Add note" if note else "Add highlight"):
        values = {"document_id": document_id, "colour": known_colour(colour), "note": typed(note)}
        annotation_id = project.make("annotation", values)
        for one in anchors:
            project.make("span", {"annotation_id": annotation_id, **one})
        tags.apply(project, [annotation_id], tag_paths)
    return annotation_id


def _anchors(project: Project, document_id: str, ranges: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    """The anchors of a passage's ranges, those that touch as one, in the order of the text."""
    text = documents.text(project, document_id)
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        inside = 0 <= start < end <= len(text)
        start, end = anchor.trimmed(text, start, end) if inside else (0, 0)
        if start == end:
            raise AnnotatorError("A highlight needs some words; this selection has none.")
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    if not found:
        raise AnnotatorError("A highlight needs some words; this selection has none.")
    return [{"document_id": document_id, **anchor.describe(text, *one)._asdict()} for one in found]


def change_passage(project: Project, annotation_id: str, ranges: Sequence[tuple[int, int]]) -> None:
    """Give an annotation another passage, of one or more ranges; all that hangs on it stays."""
    project.require_own("annotation", annotation_id)
    found = get(project, annotation_id)
    if found is None:
        raise AnnotatorError("This annotation is not in the project.")
    anchors = _anchors(project, found.document_id, ranges)
    stands = {(span.start, span.end): span.id for span in found.spans if span.placement == "exact"}
    new = [one for one in anchors if stands.pop((one["start"], one["end"]), None) is None]
    left = [*stands.values(), *(span.id for span in found.spans if span.placement != "exact")]
    with project.edit("Change passage"):
        for one in new:
            project.put("span", left.pop() if left else new_id(), {"annotation_id": annotation_id, **one})
        for span_id in left:
            project.delete("span", span_id)


def put_in_place(project: Project, annotation_id: str, start: int, end: int) -> None:
    """Say where the passage of another reader's annotation stands in this copy: theirs stays as it is.

    Of a passage of several fragments the first that was not surely found is meant.
    """
    found = get(project, annotation_id)
    if found is None or not found.spans:
        raise AnnotatorError("This annotation is not in the project.")
    span = in_doubt(found) or found.spans[0]
    text = documents.text(project, found.document_id)
    start, end = anchor.trimmed(text, start, end)
    if not 0 <= start < end <= len(text):
        raise AnnotatorError("A highlight needs some words; this selection has none.")
    placement = placement_id(span.id, found.document_id, project.reader.id)
    place = {"document_id": found.document_id, "start": start, "end": end}
    with project.edit("Put in place"):
        project.put("placement", placement, {"span_id": span.id, **place})
        project.restore("placement", placement)


def add_fragment(project: Project, annotation_id: str, start: int, end: int) -> None:
    """Let an annotation's passage go on elsewhere, with something left out between.

    :raises AnnotatorError: when its passage is not found in this text: then it is placed first.
    """
    found = get(project, annotation_id)
    if found and any(span.placement not in SURE for span in found.spans):
        raise AnnotatorError("The passage of this annotation was not found in this text; put it in its place first.")
    known = [(span.start, span.end) for span in found.spans] if found else []
    change_passage(project, annotation_id, [*known, (start, end)])


def known_colour(colour: str) -> str:
    """The colour, if there is one of that name.

    :raises AnnotatorError: with the names there are.
    """
    if colour not in COLOURS:
        raise AnnotatorError(
            "There is no colour “{colour}”; there are {known}.", colour=colour, known=", ".join(COLOURS)
        )
    return colour


def write_note(project: Project, annotation_id: str, note: str) -> None:
    """Write an annotation's note; the typing of a minute in one note is one step."""
    project.require_own("annotation", annotation_id)
    with project.edit("Edit note", joins=f"note {annotation_id}"):
        deleted.bring_back(project, annotation_id)
        project.put("annotation", annotation_id, {"note": typed(note)})


def recolour(project: Project, annotation_id: str, colour: str) -> None:
    """Give an annotation another colour."""
    project.require_own("annotation", annotation_id)
    with project.edit("Change colour"):
        deleted.bring_back(project, annotation_id)
        project.put("annotation", annotation_id, {"colour": known_colour(colour)})


def reply(project: Project, annotation_id: str, note: str) -> str:
    """Answer an annotation, one's own or another reader's; returns the reply's id."""
    if not note.strip():
        raise AnnotatorError("A reply needs some words.")
    reply_id = new_id()
    write_reply(project, annotation_id, reply_id, note)
    return reply_id


def write_reply(project: Project, annotation_id: str, reply_id: str, note: str) -> None:
    """Write a reply, new or known; the typing of a minute is one step, and a reply without words goes."""
    known = project.find("reply", reply_id)
    if known is None and not note.strip():
        return
    if known is not None:
        project.require_own("reply", reply_id)
    with project.edit("Edit reply" if known else "Reply", joins=f"reply {reply_id}"):
        project.restore("reply", reply_id)
        project.put("reply", reply_id, {"annotation_id": annotation_id, "note": typed(note)})
        if not note.strip():
            project.delete("reply", reply_id)


def write_words(project: Project, annotation_id: str, where: str, words: str) -> None:
    """Write an annotation's note, or the reply to it of the id `where`; or give it the tags that were typed for it."""
    if where == TYPED_TAG:
        tags.apply_line(project, annotation_id, words)
    elif where:
        write_reply(project, annotation_id, where, words)
    else:
        write_note(project, annotation_id, words)


def remove_reply(project: Project, reply_id: str) -> None:
    """Delete one's reply."""
    project.require_own("reply", reply_id)
    with project.edit("Delete reply"):
        project.delete("reply", reply_id)


def remove(project: Project, annotation_ids: Iterable[str]) -> None:
    """Delete annotations; undo or the bin brings them back, links and replies with them."""
    chosen = list(annotation_ids)
    for annotation_id in chosen:
        project.require_own("annotation", annotation_id)
    with project.edit("Delete annotation" if len(chosen) == 1 else f"Delete {len(chosen)} annotations"):
        for annotation_id in chosen:
            project.delete("annotation", annotation_id)


def is_mine(project: Project, annotation: Annotation) -> bool:
    """Whether the one who writes here made it, and so may change it."""
    return annotation.author == project.reader.id


# --- reading


def in_doubt(annotation: Annotation) -> Span | None:
    """The first of an annotation's passages that was not found, or not surely; None where all were."""
    return next((one for one in annotation.spans if one.placement not in SURE), None)


def known(project: Project, annotation_ids: Sequence[str]) -> set[str]:
    """Those of the ids that annotations of the project bear, also deleted ones."""
    found: set[str] = set()
    for chunk in _chunks(annotation_ids):
        rows = project.rows(f"SELECT id FROM annotation WHERE id IN ({_marks(chunk)})", chunk)
        found |= {row["id"] for row in rows}
    return found


def get(project: Project, annotation_id: str) -> Annotation | None:
    """One annotation, if it is there and not deleted."""
    return next(iter(load(project, [annotation_id])), None)


def first(project: Project, annotation_ids: Iterable[str]) -> Annotation | None:
    """The one made first of those of some annotations that are there; None where all are gone."""
    sql = """SELECT a.id FROM annotation a JOIN document d ON d.id = a.document_id
             WHERE a.alive AND d.alive AND a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id LIMIT 1"""
    found = project.rows(sql, [json.dumps([*annotation_ids])])
    return get(project, found[0]["id"]) if found else None


def named(project: Project, name: str) -> str:
    """The id of the annotation meant by an id or a unique start of one.

    :raises AnnotatorError: when there is none, or more than one.
    """
    sql = "SELECT id FROM annotation WHERE alive AND id >= ? AND id < ? || 'g' LIMIT 2"
    rows = project.rows(sql, [name.lower(), name.lower()]) if len(name) >= 4 else []
    if len(rows) == 1:
        return str(rows[0]["id"])
    if rows:
        raise AnnotatorError("More than one annotation’s id begins with “{name}”; give more of it.", name=name)
    raise AnnotatorError("The project has no annotation “{name}”.", name=name)


def load(project: Project, annotation_ids: Sequence[str]) -> list[Annotation]:
    """Annotations with passages, tags, cross-references and replies, in the order of the ids.

    They are read in the order in which they were made, for so they lie in the file.
    """
    found: dict[str, Annotation] = {}
    for chunk in _chunks(sorted(annotation_ids, key=str)):  # in a damaged file one may be missing
        found |= _load(project, chunk)
    return [found[one] for one in annotation_ids if one in found]


def _load(project: Project, ids: Sequence[str]) -> dict[str, Annotation]:
    rows = project.rows(_LOADED.format(marks=_marks(ids)), ids)
    leaves = {one: printed.leaves(project, one) for one in {row[1] for row in rows}}
    spans, where = _spans(project, ids, leaves)
    tagged, replies = _tagged(project, ids), _replies(project, ids)
    linked = links.of(project, ids)
    return {row[0]: _annotation(row, spans, where, tagged, linked, replies) for row in rows}


_LOADED = """
SELECT a.id, a.home, CASE WHEN d.number != '' THEN d.number || '. ' || d.title ELSE d.title END,
  a.colour, a.note, a.author, coalesce(r.name, ''), a.born, a.dead_stamp, a.stamps
FROM annotation a JOIN document d ON d.id = a.home LEFT JOIN reader r ON r.id = a.author
WHERE a.alive AND d.alive AND a.id IN ({marks})"""


def _annotation(
    row: sqlite3.Row,
    spans: _Spans,
    where: dict[str, Stretches],
    tagged: dict[str, list[tuple[str, str]]],
    linked: dict[str, list[Any]],
    replies: dict[str, list[Reply]],
) -> Annotation:
    """An annotation from a row of `_LOADED`, taken apart at once: to ask a row by name costs as much as the rest."""
    one, home, title, colour, note, author, author_name, born, dead_stamp, stamps = row
    newest = max(born, dead_stamp, *json_columns.stamps(stamps).values())
    created = moment(born)
    tag_pairs = tagged.get(one, ())
    return Annotation(
        id=one,
        document_id=home,
        document_title=title,
        colour=colour,
        note=note,
        author=author,
        author_name=author_name,
        created=created,
        modified=created if newest == born else moment(newest),
        spans=tuple(spans.get(one, ())),
        tags=tuple(path for path, _ in tag_pairs) if tag_pairs else (),
        tag_ids=tuple(tag_id for _, tag_id in tag_pairs) if tag_pairs else (),
        links=tuple(linked.get(one, ())),
        replies=tuple(replies.get(one, ())),
        where=where.get(one, ()),
    )


def _spans(project: Project, ids: Sequence[str], leaves: Mapping[str, Leaves]) -> tuple[_Spans, dict[str, Stretches]]:
    """The passages of annotations, and their printed pages."""
    sql = f"""SELECT s.annotation_id, coalesce(p.document_id, s.document_id), s.id,
                coalesce(p.start, s.start), coalesce(p.end, s.end), s.quote, s.prefix, s.suffix,
                coalesce(p.status, 'unplaced')
              FROM span s JOIN annotation a ON a.id = s.annotation_id AND a.author = s.author
                LEFT JOIN place p ON p.span_id = s.id
              WHERE s.alive AND s.annotation_id IN ({_marks(ids)}) ORDER BY 2, 4, 3"""
    found: _Spans = {}
    where: dict[str, Stretches] = {}
    several: dict[str, Leaves | None] = {}
    for annotation_id, document_id, one, start, end, quote, prefix, suffix, status in project.rows(sql, ids):
        here = leaves.get(document_id)
        labels, stands = here.of(start, end) if here else ((), ())
        span = Span(one, start, end, quote, prefix, suffix, labels, status)
        found.setdefault(annotation_id, []).append(span)
        if annotation_id in where:
            several[annotation_id] = here
        else:
            where[annotation_id] = stands if status != "unplaced" else ()
    return found, where | {one: here.where(found[one]) for one, here in several.items() if here}


def _tagged(project: Project, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Path and id of the tags of each annotation, each tag once, whoever of those one sees gave it."""
    book = tags.codebook(project)
    sql = f"""SELECT annotation_id, tag_id FROM tagging
              WHERE alive AND NOT {unseen("author")} AND annotation_id IN ({_marks(ids)}) ORDER BY born, id"""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in project.rows(sql, [project.reader.id, *ids]):
        tag = book.tags.get(book.canonical.get(row["tag_id"], ""))
        pairs = found.setdefault(row["annotation_id"], [])
        if tag and (tag.path, tag.id) not in pairs:
            pairs.append((tag.path, tag.id))
    return found


def _replies(project: Project, ids: Sequence[str]) -> dict[str, list[Reply]]:
    sql = f"""SELECT y.*, r.name AS author_name FROM reply y LEFT JOIN reader r ON r.id = y.author
              WHERE y.alive AND NOT {unseen("y.author")} AND y.annotation_id IN ({_marks(ids)})
              ORDER BY y.born, y.id"""
    found: dict[str, list[Reply]] = {}
    for row in project.rows(sql, [project.reader.id, *ids]):
        one = Reply(row["id"], row["author"], row["author_name"] or "", row["note"], moment(row["born"]))
        found.setdefault(row["annotation_id"], []).append(one)
    return found


def touched(project: Project, step: Step) -> set[str] | None:
    """The annotations that look different after a step; None where it may be any of them."""
    if any(step.ids(kind) for kind in ("tag", "tag_alias", "reader", "document", SAME)):
        return None
    found = set(step.ids("annotation"))
    for kind, sql in _BEARERS.items():
        for chunk in _chunks(sorted(step.ids(kind))):
            rows = project.rows(sql.format(marks=_marks(chunk)), chunk)
            if len(rows) < len(chunk):  # undoing a merge takes rows away, and nothing says any more whose they were
                return None
            found |= {row["annotation_id"] for row in rows}
    linked = links.joined_by(project, step.ids("link"))
    if linked is None:
        return None
    linked |= step.ids("source")
    return found | linked | links.neighbours(project, found | linked)


_BEARERS = {
    **{
        kind: f"SELECT annotation_id FROM {kind} WHERE id IN ({{marks}})"
        for kind in ("span", "tagging", "reply", "outline_entry")
    },
    "placement": """SELECT s.annotation_id FROM placement p JOIN span s ON s.id = p.span_id
                    WHERE p.id IN ({marks})""",
}  # kind: of which annotations records are


def _chunks(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK))


def _marks(ids: Sequence[str]) -> str:
    return ", ".join("?" * len(ids))
