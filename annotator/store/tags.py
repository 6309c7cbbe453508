"""Tags: a tree of names, and which annotations bear them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from annotator.errors import AnnotatorError
from annotator.ids import new_id, tagging_id
from annotator.model import COLOURS, Tag
from annotator.store.project import Origin, Project
from annotator.text.clean import name as clean_name

_SPLIT = re.compile(r"\s*/\s*")


class Codebook(NamedTuple):
    """All tags as one reads them: merged ones followed, tags of one path taken as one."""

    tags: dict[str, Tag]  # by canonical id
    canonical: dict[str, str]  # any tag's id -> the id it is shown under
    by_path: dict[str, str]  # folded path -> canonical id


def codebook(project: Project) -> Codebook:
    """The tree of tags as the joined records say; kept until something changes."""
    if "codebook" not in project.cache:
        project.cache["codebook"] = _read(project)
    found: Codebook = project.cache["codebook"]
    return found


def listed(project: Project) -> list[Tag]:
    """All tags, parents before their children, by name."""
    return sorted(codebook(project).tags.values(), key=lambda tag: tag.path.casefold().split("/"))


def named(project: Project, path: str) -> Tag | None:
    """The tag with this path, without regard to case."""
    book = codebook(project)
    found = book.by_path.get(_folded(cleaned(path)))
    return book.tags[found] if found else None


def cleaned(path: str) -> str:
    """A tag's path as it is stored: no `#`, names divided by single slashes.

    :raises AnnotatorError: when nothing is left of it.
    """
    names = [clean_name(part) for part in _SPLIT.split(path.strip().lstrip("#"))]
    names = [part for part in names if part]
    if not names:
        raise AnnotatorError("A tag needs a name.")
    return "/".join(names)


def ensure(project: Project, path: str) -> str:
    """The id of the tag with this path; what is missing of it is made."""
    names, parent = cleaned(path).split("/"), ""
    with project.edit("Add tag"):
        for depth in range(1, len(names) + 1):
            parent = _ensure_one(project, "/".join(names[:depth]), parent)
    return parent


def _ensure_one(project: Project, path: str, parent: str) -> str:
    made = project.cache.setdefault("made_tags", {})
    known = codebook(project).by_path.get(_folded(path)) or made.get(_folded(path))
    if known:
        return str(known)
    tag_id = new_id()
    tops = sum(1 for tag in codebook(project).tags.values() if not tag.parent_id) + len(made)
    colour = "" if parent else COLOURS[tops % len(COLOURS)]
    project.put("tag", tag_id, {"name": path.rpartition("/")[2], "parent_id": parent, "colour": colour})
    made[_folded(path)] = tag_id
    return tag_id


def apply(project: Project, annotation_ids: Iterable[str], paths: Iterable[str]) -> None:
    """Give annotations tags; those they bear already are left as they are."""
    with project.edit("Add tag"):
        tag_ids = [ensure(project, path) for path in paths]
        for annotation_id in annotation_ids:
            for tag_id in tag_ids:
                _apply_one(project, annotation_id, tag_id)


def _apply_one(project: Project, annotation_id: str, tag_id: str) -> None:
    record = tagging_id(annotation_id, tag_id, project.reader.id)
    project.put("tagging", record, {"annotation_id": annotation_id, "tag_id": tag_id})
    project.restore("tagging", record)


def enter(project: Project, annotation_id: str, tag_id: str, origin: Origin) -> None:
    """Enter a tagging that was made elsewhere, unless it is known."""
    record = tagging_id(annotation_id, tag_id, origin.author)
    if project.find("tagging", record) is None:
        project.put("tagging", record, {"annotation_id": annotation_id, "tag_id": tag_id}, origin)


def take_off(project: Project, annotation_id: str, path: str) -> bool:
    """Take a tag off an annotation; false where it did not bear it."""
    tag = named(project, path)
    canonical = codebook(project).canonical
    rows = project.rows("SELECT id, tag_id FROM tagging WHERE annotation_id = ? AND alive", [annotation_id])
    found = [row["id"] for row in rows if tag and canonical.get(row["tag_id"]) == tag.id]
    with project.edit("Remove tag"):
        for tagging in found:
            project.delete("tagging", tagging)
    return bool(found)


def rename(project: Project, tag_id: str, new_name: str) -> None:
    """Call a tag something else; its place in the tree stays.

    :raises AnnotatorError: when another tag has that path: then they can be merged.
    """
    new_name = cleaned(new_name)
    tag = codebook(project).tags[tag_id]
    parent = tag.path.rpartition("/")[0]
    path = f"{parent}/{new_name}" if parent else new_name
    _refuse_taken(project, tag, path)
    with project.edit("Rename tag"):
        _, _, last = new_name.rpartition("/")
        parent_path = path.rpartition("/")[0]
        parent_id = ensure(project, parent_path) if parent_path else ""
        for one in _same(project, tag_id):
            project.put("tag", one, {"name": last, "parent_id": parent_id})


def move(project: Project, tag_id: str, parent_id: str) -> None:
    """Put a tag under another, or at the top for an empty parent.

    :raises AnnotatorError: when it would come to stand under itself.
    """
    book = codebook(project)
    tag, parent = book.tags[tag_id], book.tags.get(parent_id)
    if parent and (parent.id == tag.id or parent.path.startswith(tag.path + "/")):
        raise AnnotatorError(f"“{tag.name}” cannot be put under itself.")
    path = f"{parent.path}/{tag.name}" if parent else tag.name
    if path == tag.path:
        return
    _refuse_taken(project, tag, path)
    with project.edit("Move tag"):
        for one in _same(project, tag_id):
            project.put("tag", one, {"parent_id": parent_id})


def merge(project: Project, tag_id: str, into_id: str) -> None:
    """Make two tags one: everything under the first is found under the second from now on."""
    book = codebook(project)
    tag, into = book.tags[tag_id], book.tags[into_id]
    if tag.id == into.id:
        return
    if into.path.startswith(tag.path + "/"):
        raise AnnotatorError(f"“{tag.name}” cannot be merged into a tag below itself.")
    with project.edit(f"Merge tag {tag.name} into {into.name}"):
        for one in _same(project, tag_id):
            project.put("tag_alias", new_id(), {"tag_id": one, "into_id": into_id})


def describe(project: Project, tag_id: str, *, colour: str | None = None, description: str | None = None) -> None:
    """Give a tag a colour or a description."""
    values = {"colour": colour, "description": description}
    with project.edit("Change tag"):
        project.put("tag", tag_id, {name: value for name, value in values.items() if value is not None})


def remove(project: Project, tag_id: str) -> None:
    """Delete a tag and those below it; the annotations stay."""
    tag = codebook(project).tags[tag_id]
    with project.edit("Delete tag"):
        for one in codebook(project).tags.values():
            if one.id == tag_id or one.path.startswith(tag.path + "/"):
                for same in _same(project, one.id):
                    project.delete("tag", same)


def _refuse_taken(project: Project, tag: Tag, path: str) -> None:
    other = codebook(project).by_path.get(_folded(path))
    if other and other != tag.id:
        raise AnnotatorError(f"There is a tag “{path}” already; merge “{tag.name}” into it instead.")


def _same(project: Project, tag_id: str) -> list[str]:
    return [one for one, shown in codebook(project).canonical.items() if shown == tag_id]


def _folded(path: str) -> str:
    return path.casefold()


# --- reading the tree


def _read(project: Project) -> Codebook:
    rows = {row["id"]: dict(row) for row in project.rows("SELECT * FROM tag WHERE alive ORDER BY born, id")}
    aliases = _aliases(project)
    leaves = {tag_id: _followed(tag_id, aliases, rows) for tag_id in rows}
    paths = {tag_id: _path(tag_id, rows, leaves) for tag_id in rows}
    by_path: dict[str, str] = {}
    for tag_id in rows:
        if leaves[tag_id] == tag_id:
            by_path.setdefault(_folded(paths[tag_id]), tag_id)
    canonical = {tag_id: by_path[_folded(paths[leaf])] for tag_id, leaf in leaves.items()}
    counts = _counts(project, canonical)
    tags = {tag_id: _tag(rows, tag_id, paths, canonical, counts) for tag_id in by_path.values()}
    return Codebook(tags, canonical, by_path)


def _aliases(project: Project) -> dict[str, str]:
    """What each merged tag leads to; of several, the one said last counts."""
    rows = project.rows("SELECT tag_id, into_id FROM tag_alias WHERE alive ORDER BY born, id")
    return {row["tag_id"]: row["into_id"] for row in rows}


def _followed(tag_id: str, aliases: dict[str, str], rows: dict[str, dict[str, Any]]) -> str:
    """The end of a chain of merges; a ring is cut where it would close."""
    seen = [tag_id]
    while (into := aliases.get(seen[-1])) in rows and into not in seen:
        seen.append(str(into))
    return min(seen) if aliases.get(seen[-1]) in seen else seen[-1]


def _path(tag_id: str, rows: dict[str, dict[str, Any]], leaves: dict[str, str]) -> str:
    names: list[str] = []
    seen: set[str] = set()
    at = leaves[tag_id]
    while at in rows and at not in seen:
        seen.add(at)
        names.append(str(rows[at]["name"]))
        parent = rows[at]["parent_id"]
        at = leaves.get(parent, parent)
    return "/".join(reversed(names))


def _counts(project: Project, canonical: dict[str, str]) -> dict[str, int]:
    sql = """SELECT DISTINCT g.annotation_id, g.tag_id FROM tagging g JOIN annotation a ON a.id = g.annotation_id
             JOIN document d ON d.id = a.document_id WHERE g.alive AND a.alive AND d.alive"""
    pairs = {(row["annotation_id"], canonical.get(row["tag_id"])) for row in project.rows(sql)}
    counts: dict[str, int] = {}
    for _, tag_id in pairs:
        if tag_id:
            counts[tag_id] = counts.get(tag_id, 0) + 1
    return counts


def _tag(
    rows: dict[str, dict[str, Any]],
    tag_id: str,
    paths: dict[str, str],
    canonical: dict[str, str],
    counts: dict[str, int],
) -> Tag:
    row, path = rows[tag_id], paths[tag_id]
    parent = canonical.get(row["parent_id"], "") if "/" in path else ""
    return Tag(tag_id, row["name"], parent, path, row["colour"], row["description"], counts.get(tag_id, 0))
