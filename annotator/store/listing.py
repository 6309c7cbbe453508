"""The annotations of all documents in an order: the rows of the notes table."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from annotator.store import filter, outline, places
from annotator.store.project import Project

ORDERS = ("place", "quotation", "note", "tag", "reader", "newest", "section")


def rows(project: Project, line: str = "", by: str = "place") -> list[str]:
    """Ids of the annotations that a filter line leaves, in one of ORDERS.

    What has no note, tag or section stands last. All but `place` fall back on it.

    :raises AnnotatorError: for a condition that does not exist.
    """
    found = list(_by_place(project))
    if line:
        left = filter.documents_of(project, line)
        found = [one for one in found if one in left]
    if by in places.ORDERS:
        numbered: list[places.Order] = [(number, number, one) for number, one in enumerate(found)]
        return [row[-1] for row in places.ordered_by(project, numbered, by)]
    keys = _KEYS[by](project)
    last = (1, "", 0)
    return sorted(found, key=lambda one: keys.get(one, last))


def _by_place(project: Project) -> list[str]:
    """All annotations, by document and place in the text; kept until something changes."""
    if "listing" not in project.cache:
        found: dict[str, None] = {}
        for document in project.rows(_DOCUMENTS):
            here = [row[0] for row in project.rows(_PLACED, [document["id"]])]
            found |= dict.fromkeys(here)
            if project.rows(_NUMBER, [document["id"]])[0][0] != len(set(here)):  # some have no passage
                found |= dict.fromkeys(row[0] for row in project.rows(_HERE, [document["id"]]))
        project.cache["listing"] = list(found)
    kept: list[str] = project.cache["listing"]
    return kept


_DOCUMENTS = """SELECT d.id FROM document d JOIN document_text t ON t.document_id = d.id
  WHERE d.alive ORDER BY t.position, d.id"""
_PLACED = "SELECT annotation_id FROM place WHERE document_id = ? AND alive = 1 ORDER BY start, end, annotation_id"
_NUMBER = "SELECT count(*) FROM annotation WHERE home = ? AND alive = 1"
_HERE = "SELECT id FROM annotation WHERE home = ? AND alive = 1 ORDER BY id"


Keys = dict[str, tuple[int, str, int]]


def _by_quotation(project: Project) -> Keys:
    sql = "SELECT annotation_id, substr(quote, 1, 60) FROM span WHERE alive ORDER BY annotation_id, start DESC"
    return _folded(project.rows(sql))


def _by_note(project: Project) -> Keys:
    return _folded(project.rows("SELECT id, substr(note, 1, 60) FROM annotation WHERE alive AND note != ''"))


def _by_section(project: Project) -> Keys:
    in_order = (one for section in outline.read(project) for one in section.entries)
    return {one: (0, "", number) for number, one in enumerate(in_order)}


def _folded(found: Iterable[Iterable[str]]) -> Keys:
    return {one: (0, words.casefold().lstrip("“„«\"'[(…*_# "), 0) for one, words in found}


_KEYS: dict[str, Callable[[Project], Keys]] = {
    "quotation": _by_quotation,
    "note": _by_note,
    "section": _by_section,
}
