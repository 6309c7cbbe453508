"""Tags: a tree of names, and which annotations bear them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from annotator.errors import AnnotatorError
from annotator.ids import tagging_id
from annotator.model import COLOURS, Tag
from annotator.store import deleted, rings
from annotator.store.derived import unseen
from annotator.store.project import Project
from annotator.store.stamps import Origin
from annotator.text.clean import name as clean_name
from annotator.text.clean import typed

_SPLIT = re.compile(r"\s*/\s*")
_DEEPEST = 100  # levels that a path names; deeper ones are nobody’s work


class Codebook(NamedTuple):
    """All tags as one reads them: merged ones followed, tags of one path taken as one."""

    tags: dict[str, Tag]  # by canonical id
    canonical: dict[str, str]  # any tag's id -> the id it is shown under
    by_path: dict[str, str]  # folded path -> canonical id


def codebook(project: Project) -> Codebook:
    """The tree of tags as the joined records say; kept until a tag changes."""
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


def shown(project: Project, tag_id: str) -> Tag:
    """The tag as one reads it, for its own id or that of one merged into it.

    :raises AnnotatorError: when it is not there, or deleted.
    """
    book = codebook(project)
    if tag_id not in book.canonical:
        raise AnnotatorError("This tag is not in the project.")
    return book.tags[book.canonical[tag_id]]


def cleaned(path: str) -> str:
    """A tag's path as it is stored: no `#`, names divided by single slashes.

    :raises AnnotatorError: when nothing is left of it.
    """
    left = _cleaned(path)
    if not left:
        raise AnnotatorError("A tag needs a name.")
    return left


def _cleaned(path: str) -> str:
    names = [clean_name(part) for part in _SPLIT.split(path.strip().lstrip("#"))]
    return "/".join(part for part in names if part)


def divided(line: str, known: Iterable[str]) -> list[str]:
    """The tags on a line that semicolons divide; a `known` path that has a semicolon itself is one tag.

    What names no tag is left out, and of those that are the same but for case all but the first.
    """
    whole = {_folded(path): path.count(";") + 1 for path in known if ";" in path}
    parts, most, found = line.split(";"), max(whole.values(), default=1), dict[str, str]()
    while parts:
        runs = [(_cleaned(";".join(parts[:count])), count) for count in range(min(most, len(parts)), 0, -1)]
        path, count = next((run for run in runs if _folded(run[0]) in whole), runs[-1])
        if path:
            found.setdefault(_folded(path), path)
        del parts[:count]
    return list(found.values())


def ensure(project: Project, path: str) -> str:
    """The id of the tag with this path; what is missing of it is made."""
    names, parent = cleaned(path).split("/"), ""
    with project.edit("Add tag"):
        for depth in range(1, len(names) + 1):
            parent = _ensure_one(project, "/".join(names[:depth]), parent)
    return parent


def _ensure_one(project: Project, path: str, parent: str) -> str:
    known = codebook(project).by_path.get(_folded(path))
    if known:
        return known
    tops = sum(not tag.parent_id for tag in codebook(project).tags.values())
    colour = "" if parent else COLOURS[tops % len(COLOURS)]
    return project.make("tag", {"name": path.rpartition("/")[2], "parent_id": parent, "colour": colour})


def apply(project: Project, annotation_ids: Iterable[str], paths: Iterable[str]) -> None:
    """Give annotations tags; those they bear already are left as they are."""
    with project.edit("Add tag"):
        tag_ids = [ensure(project, path) for path in paths]
        for annotation_id in annotation_ids:
            deleted.bring_back(project, annotation_id)
            for tag_id in tag_ids:
                _apply_one(project, annotation_id, tag_id)


def apply_line(project: Project, annotation_id: str, line: str) -> list[str]:
    """Give an annotation the tags of a line that semicolons divide. Gives their paths.

    :raises AnnotatorError: when the line names none.
    """
    paths = divided(line, (tag.path for tag in listed(project)))
    if not paths:
        raise AnnotatorError("A tag needs a name.")
    apply(project, [annotation_id], paths)
    return paths


def _apply_one(project: Project, annotation_id: str, tag_id: str) -> None:
    record = tagging_id(annotation_id, tag_id, project.reader.id)
    project.put("tagging", record, {"annotation_id": annotation_id, "tag_id": tag_id})
    project.restore("tagging", record)


def enter(project: Project, annotation_id: str, tag_id: str, origin: Origin) -> None:
    """Enter a tagging that was made elsewhere, unless it is known."""
    record = tagging_id(annotation_id, tag_id, origin.author)
    project.enter("tagging", record, {"annotation_id": annotation_id, "tag_id": tag_id}, origin)


def any_tagged(project: Project, annotation_ids: Iterable[str]) -> bool:
    """Whether any of the annotations bears a tag."""
    sql = "SELECT 1 FROM tagging WHERE alive AND annotation_id IN (SELECT value FROM json_each(?)) LIMIT 1"
    return bool(project.rows(sql, [json.dumps([*annotation_ids])]))


def bearers(project: Project, path: str) -> set[str]:
    """The annotations that bear the tag with this path itself, whoever gave it; none where there is no such tag."""
    tag = named(project, path)
    same = _same(project, tag.id) if tag else []
    sql = f"SELECT annotation_id FROM tagging WHERE alive AND tag_id IN ({', '.join('?' * len(same))})"
    return {row["annotation_id"] for row in project.rows(sql, same)}


def take_off(project: Project, annotation_id: str, path: str) -> bool:
    """Take a tag off an annotation; false where it did not bear it.

    :raises AnnotatorError: when only other readers gave it.
    """
    tag = named(project, path)
    canonical = codebook(project).canonical
    rows = project.rows("SELECT id, author, tag_id FROM tagging WHERE annotation_id = ? AND alive", [annotation_id])
    found = [row["id"] for row in rows if tag and canonical.get(row["tag_id"]) == tag.id]
    own = [row["id"] for row in rows if row["id"] in found and row["author"] == project.reader.id]
    if found and not own:
        raise AnnotatorError("The tag “{tag}” was given by another reader; only they can take it off.", tag=path)
    with project.edit("Remove tag"):
        for tagging in own:
            project.delete("tagging", tagging)
    return bool(own)


def rename(project: Project, tag_id: str, new_name: str) -> None:
    """Call a tag something else; its place in the tree stays.

    :raises AnnotatorError: when another tag has that path: then they can be merged.
    """
    new_name = cleaned(new_name)
    tag = shown(project, tag_id)
    parent = tag.path.rpartition("/")[0]
    path = f"{parent}/{new_name}" if parent else new_name
    parent_path, _, last = path.rpartition("/")
    _refuse_taken(project, tag, path)
    _refuse_under_itself(tag, parent_path)
    with project.edit("Rename tag"):
        parent_id = ensure(project, parent_path) if parent_path else ""
        for one in _same(project, tag.id):
            project.put("tag", one, {"name": last, "parent_id": parent_id})


def move(project: Project, tag_id: str, parent_id: str) -> None:
    """Put a tag under another, or at the top for an empty parent.

    :raises AnnotatorError: when it would come to stand under itself.
    """
    tag = shown(project, tag_id)
    parent = shown(project, parent_id) if parent_id else None
    if parent:
        _refuse_under_itself(tag, parent.path)
    path = f"{parent.path}/{tag.name}" if parent else tag.name
    if path == tag.path:
        return
    _refuse_taken(project, tag, path)
    with project.edit("Move tag"):
        for one in _same(project, tag.id):
            project.put("tag", one, {"parent_id": parent.id if parent else ""})


def merge(project: Project, tag_id: str, into_id: str) -> None:
    """Make two tags one: everything under the first is found under the second from now on."""
    tag, into = shown(project, tag_id), shown(project, into_id)
    if tag.id == into.id:
        return
    if _is_below(into.path, tag):
        raise AnnotatorError("“{name}” cannot be merged into a tag below itself.", name=tag.name)
    with project.edit(f"Merge tag {tag.name} into {into.name}"):
        for one in _same(project, tag.id):
            project.make("tag_alias", {"tag_id": one, "into_id": into.id})


def describe(project: Project, tag_id: str, *, colour: str | None = None, description: str | None = None) -> None:
    """Give a tag a colour or a description."""
    if colour and colour not in COLOURS:
        raise AnnotatorError(
            "There is no colour “{colour}”; there are {known}.", colour=colour, known=", ".join(COLOURS)
        )
    tag = shown(project, tag_id)
    values = {"colour": colour, "description": None if description is None else typed(description)}
    with project.edit("Change tag"):
        project.put("tag", tag.id, {name: value for name, value in values.items() if value is not None})


def remove(project: Project, tag_id: str) -> None:
    """Delete a tag and those below it; the annotations stay."""
    tag = shown(project, tag_id)
    with project.edit("Delete tag"):
        for one in codebook(project).tags.values():
            if one.id == tag.id or _is_below(one.path, tag):
                for same in _same(project, one.id):
                    project.delete("tag", same)


def _refuse_taken(project: Project, tag: Tag, path: str) -> None:
    other = codebook(project).by_path.get(_folded(path))
    if other and other != tag.id:
        raise AnnotatorError("There is a tag “{tag}” already; merge “{name}” into it instead.", tag=path, name=tag.name)


def _refuse_under_itself(tag: Tag, parent_path: str) -> None:
    if _folded(parent_path) == _folded(tag.path) or _is_below(parent_path, tag):
        raise AnnotatorError("“{name}” cannot be put under itself.", name=tag.name)


def _is_below(path: str, tag: Tag) -> bool:
    return _folded(path).startswith(_folded(tag.path) + "/")


def _same(project: Project, tag_id: str) -> list[str]:
    """The tag itself and all that are shown under its id."""
    return [one for one, canonical in codebook(project).canonical.items() if canonical == tag_id]


def _folded(path: str) -> str:
    return path.casefold()


# --- reading the tree


def _read(project: Project) -> Codebook:
    rows, leaves, _ = _tree(project)
    paths = {tag_id: _path(tag_id, rows, leaves) for tag_id in rows}
    by_path: dict[str, str] = {}
    for tag_id in rows:
        if leaves[tag_id] == tag_id:
            by_path.setdefault(_folded(paths[tag_id]), tag_id)
    canonical = {tag_id: by_path[_folded(paths[leaf])] for tag_id, leaf in leaves.items()}
    tags = {tag_id: _tag(rows[tag_id], paths[tag_id], canonical) for tag_id in by_path.values()}
    return Codebook(tags, canonical, by_path)


def below_themselves(project: Project) -> list[str]:
    """Tags that are shown at the top, because they were put below each other: one of each ring."""
    return _tree(project)[2]


def _tree(project: Project) -> tuple[dict[str, dict[str, Any]], dict[str, str], list[str]]:
    """All tags, what each leads to once merged tags are one, and those that came to the top of a ring."""
    rows = {row["id"]: dict(row) for row in project.rows("SELECT * FROM tag WHERE alive ORDER BY born, id")}
    aliases = _aliases(project)
    leaves = {tag_id: _followed(tag_id, aliases, rows) for tag_id in rows}
    tops = rings.cut(rows, dict.fromkeys(leaves.values()), lambda one: _above(one, rows, leaves))
    return rows, leaves, tops


def _aliases(project: Project) -> dict[str, str]:
    """What each merged tag leads to; of several, the one said last counts."""
    rows = project.rows("SELECT tag_id, into_id FROM tag_alias WHERE alive ORDER BY born, id")
    return {row["tag_id"]: row["into_id"] for row in rows}


def _followed(tag_id: str, aliases: dict[str, str], rows: dict[str, dict[str, Any]]) -> str:
    """The end of a chain of merges; of tags merged in a ring it is the first made."""
    seen = [tag_id]
    while (into := aliases.get(seen[-1], "")) in rows and into not in seen:
        seen.append(into)
    return min(seen[seen.index(into) :]) if into in seen else seen[-1]


def _above(tag_id: str, rows: dict[str, dict[str, Any]], leaves: dict[str, str]) -> str:
    parent = str(rows[tag_id]["parent_id"])
    return leaves.get(parent, parent)


def _path(tag_id: str, rows: dict[str, dict[str, Any]], leaves: dict[str, str]) -> str:
    way: list[str] = []
    at = leaves[tag_id]
    while at in rows and len(way) < _DEEPEST:
        way.append(at)
        at = _above(at, rows, leaves)
    return "/".join(str(rows[one]["name"]) for one in reversed(way))


def counts(project: Project) -> dict[str, int]:
    """How many annotations bear each tag or one below it, by the tag's id; kept until something changes.

    Tags given by those one does not see do not count.
    """
    if "tag_counts" not in project.cache:
        project.cache["tag_counts"] = _count(project)
    found: dict[str, int] = project.cache["tag_counts"]
    return found


def _count(project: Project) -> dict[str, int]:
    book = codebook(project)
    sql = f"""SELECT g.tag_id, g.annotation_id FROM tagging g JOIN annotation a ON a.id = g.annotation_id
              JOIN document d ON d.id = a.home WHERE g.alive AND a.alive AND d.alive AND NOT {unseen("g.author")}"""
    direct: dict[str, set[str]] = {}
    for tag_id, annotation_id in project.rows(sql, [project.reader.id]):
        direct.setdefault(tag_id, set()).add(annotation_id)
    found: dict[str, set[str]] = {tag_id: set() for tag_id in book.tags}
    for one, bearing in direct.items():
        for tag_id in _lineage(book, one):
            found[tag_id] |= bearing
    return {tag_id: len(bearing) for tag_id, bearing in found.items()}


def _lineage(book: Codebook, tag_id: str) -> list[str]:
    """A tag, as it is shown, and all tags above it."""
    if tag_id not in book.canonical:
        return []
    steps = _folded(book.tags[book.canonical[tag_id]].path).split("/")
    names = ("/".join(steps[:depth]) for depth in range(1, len(steps) + 1))
    return [book.by_path[name] for name in names if name in book.by_path]


def _tag(row: dict[str, Any], path: str, canonical: dict[str, str]) -> Tag:
    parent = canonical.get(row["parent_id"], "") if "/" in path else ""
    return Tag(row["id"], row["name"], parent, path, row["colour"], row["description"])
