"""The outline of a paper: sections within sections, and the annotations in each, in order.

Everybody's sections and entries are records, so that outlines merge. What one sees is worked out from
them: an entry whose section or annotation is not there is kept and not shown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from annotator.errors import AnnotatorError
from annotator.ids import new_id, outline_entry_id
from annotator.model import Section
from annotator.progress import Progress, no_progress
from annotator.store import rings
from annotator.store.project import Project
from annotator.text import rank
from annotator.text.clean import name as clean_name

_TAIL = 4  # characters of an id that keep two people's places in one gap apart


# --- reading


def read(project: Project) -> tuple[Section, ...]:
    """All sections as one reads them, each before those within it; kept until something changes."""
    if "outline" not in project.cache:
        project.cache["outline"] = _read(project)
    found: tuple[Section, ...] = project.cache["outline"]
    return found


def get(project: Project, section_id: str) -> Section:
    """One section.

    :raises AnnotatorError: when it is not there, or deleted.
    """
    for one in read(project):
        if one.id == section_id:
            return one
    raise AnnotatorError("This section is not in the outline.")


def path(sections: Sequence[Section], section_id: str) -> str:
    """The titles from the top down to a section, such as `Argument / Evidence`."""
    by_id = {one.id: one for one in sections}
    titles: list[str] = []
    while section_id in by_id:
        titles.insert(0, by_id[section_id].title)
        section_id = by_id[section_id].parent_id
    return " / ".join(titles)


def within(sections: Sequence[Section], section_id: str) -> list[Section]:
    """The sections directly within one, or at the top for no id."""
    return [one for one in sections if one.parent_id == section_id]


def _read(project: Project) -> tuple[Section, ...]:
    rows, _ = _tree(project)
    entries = _entries(project)
    below: dict[str, list[dict[str, Any]]] = {}
    for row in rows.values():
        parent = row["parent_id"] if row["parent_id"] in rows else ""
        below.setdefault(parent, []).append(row)
    found: list[Section] = []
    waiting = [(row, "", 0) for row in reversed(below.get("", []))]
    while waiting:
        row, parent, level = waiting.pop()
        found.append(Section(row["id"], row["title"], parent, level, tuple(entries.get(row["id"], ()))))
        waiting += [(one, row["id"], level + 1) for one in reversed(below.get(row["id"], []))]
    return tuple(found)


def below_themselves(project: Project) -> list[str]:
    """Sections that are shown at the top, because they were put within each other: one of each ring."""
    return _tree(project)[1]


def _tree(project: Project) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """All sections, and those that came to the top of a ring."""
    rows = {row["id"]: dict(row) for row in project.rows("SELECT * FROM section WHERE alive ORDER BY rank, id")}
    return rows, rings.cut(rows, rows, lambda one: str(rows[one]["parent_id"]))


def _entries(project: Project) -> dict[str, list[str]]:
    """The annotations that one sees of each section, in order."""
    gone = {row["annotation_id"] for row in project.rows(_GONE)}
    order = _order(project)
    if not gone:
        return order
    return {section_id: [one for one in ids if one not in gone] for section_id, ids in order.items()}


_GONE = """SELECT annotation_id FROM outline_entry WHERE alive = 1 AND annotation_id NOT IN
  (SELECT a.id FROM annotation a JOIN document d ON d.id = a.home WHERE a.alive AND d.alive)"""


def _order(project: Project) -> dict[str, list[str]]:
    """All that was put into each section, in order; kept until entries change."""
    if "outline_order" not in project.cache:
        order: dict[str, list[str]] = {}
        sql = "SELECT section_id, annotation_id FROM outline_entry WHERE alive = 1 ORDER BY section_id, rank, id"
        for section_id, annotation_id in project.rows(sql):
            order.setdefault(section_id, []).append(annotation_id)
        project.cache["outline_order"] = order
    found: dict[str, list[str]] = project.cache["outline_order"]
    return found


# --- sections


def add(project: Project, title: str, parent_id: str = "", before: str = "") -> str:
    """Add a section within another, or at the top; before another one there, or last. Returns its id.

    :raises AnnotatorError: for an empty title, or a parent that is not there.
    """
    title = _titled(title)
    if parent_id:
        get(project, parent_id)
    made = new_id()
    values = {"title": title, "parent_id": parent_id, "rank": _section_rank(project, made, parent_id, before)}
    with project.edit("Add section"):
        project.put("section", made, values)
    return made


def rename(project: Project, section_id: str, title: str) -> None:
    """Give a section another title."""
    get(project, section_id)
    title = _titled(title)
    with project.edit("Rename section"):
        project.put("section", section_id, {"title": title})


def move(project: Project, section_id: str, parent_id: str, before: str = "") -> None:
    """Put a section within another, or at the top; before another one there, or last.

    :raises AnnotatorError: when it would come to stand within itself.
    """
    sections = read(project)
    moved = get(project, section_id)
    parents = {one.id: one.parent_id for one in sections}
    at = parent_id and get(project, parent_id).id
    while at:
        if at == section_id:
            raise AnnotatorError("“{name}” cannot be put under itself.", name=moved.title)
        at = parents[at]
    if before == section_id:
        return
    values = {"parent_id": parent_id, "rank": _section_rank(project, section_id, parent_id, before)}
    with project.edit("Move section"):
        project.put("section", section_id, values)


def remove(project: Project, section_id: str) -> None:
    """Delete a section. Its annotations are in no section then, and those within it take its place."""
    removed = get(project, section_id)
    with project.edit("Delete section"):
        for one in within(read(project), section_id):
            project.put(
                "section",
                one.id,
                {"parent_id": removed.parent_id, "rank": _section_rank(project, one.id, removed.parent_id, section_id)},
            )
        project.delete("section", section_id)


def _titled(title: str) -> str:
    found = clean_name(title)
    if not found:
        raise AnnotatorError("A section needs a title.")
    return found


def _section_rank(project: Project, section_id: str, parent_id: str, before: str) -> str:
    """A place among the sections within a parent."""
    others = [one.id for one in within(read(project), parent_id) if one.id != section_id]
    at = others.index(before) if before in others else len(others)
    low, high = _around(_ranks(project, "section", others), others, at)
    return rank.between(low, high, section_id[-_TAIL:])


def _around(ranks: dict[str, str], ordered: Sequence[str], at: int) -> tuple[str, str]:
    """The keys before and after a place in a list; empty at its ends."""
    return (ranks[ordered[at - 1]] if at else "", ranks[ordered[at]] if at < len(ordered) else "")


def _ranks(project: Project, kind: str, ids: Sequence[str]) -> dict[str, str]:
    sql = f"SELECT id, rank FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"
    return {row["id"]: row["rank"] for row in project.rows(sql, [json.dumps([*ids])])}


# --- annotations in sections


def put(
    project: Project,
    section_id: str,
    annotation_ids: Sequence[str],
    before: str = "",
    progress: Progress = no_progress,
) -> None:
    """Put annotations into a section, in the order given: before another one there, or last.

    They leave the sections they were in.

    :raises AnnotatorError: when the section is not there.
    """
    chosen = list(dict.fromkeys(annotation_ids))
    here = set(chosen)
    stays = [one for one in get(project, section_id).entries if one not in here]
    at = stays.index(before) if before in stays else len(stays)
    entries = {one: outline_entry_id(section_id, one) for one in (*stays[max(0, at - 1) : at + 1], *chosen)}
    ranks = _ranks(project, "outline_entry", list(entries.values()))
    low = ranks.get(entries[stays[at - 1]], "") if at else ""  # another program may have entered it under another id
    high = ranks.get(entries[stays[at]], "") if at < len(stays) else ""
    keys = rank.spread(low, high, [entries[one][-_TAIL:] for one in chosen])
    with project.edit("Put into section", progress=progress):
        _leave(project, chosen, but=section_id)
        for done, (one, key) in enumerate(zip(chosen, keys, strict=True)):
            progress(done, 2 * len(chosen))
            project.put("outline_entry", entries[one], {"section_id": section_id, "annotation_id": one, "rank": key})
            project.restore("outline_entry", entries[one])


def take_out(project: Project, annotation_ids: Sequence[str], progress: Progress = no_progress) -> None:
    """Take annotations out of the outline; they themselves stay."""
    with project.edit("Take out of section", progress=progress):
        _leave(project, annotation_ids)


def _leave(project: Project, annotation_ids: Sequence[str], but: str = "") -> None:
    sql = """SELECT id FROM outline_entry WHERE alive AND section_id != ?
             AND annotation_id IN (SELECT value FROM json_each(?))"""
    for row in project.rows(sql, [but, json.dumps([*annotation_ids])]):
        project.delete("outline_entry", row["id"])
