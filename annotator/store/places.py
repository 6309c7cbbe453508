"""Where annotations stand in a document: what the page paints, and the order of the cards."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from annotator.store import tags
from annotator.store.derived import unseen
from annotator.store.project import Project
from annotator.text.intervals import Painted

Order = tuple[Any, ...]  # what one sorts by, then start, end and id of an annotation
ORDERS = ("place", "newest", "tag", "reader")
_NOWHERE = 1 << 60
_CHUNK = 500


class _Places(NamedTuple):
    """The passages of a document that were found in its text, and the annotations with one that was not."""

    found: list[Painted]
    lost: list[str]


def painted(project: Project, document_id: str) -> list[Painted]:
    """The highlights of a document: as little of them as painting needs."""
    return _all(project, document_id).found


def painted_of(project: Project, document_id: str, annotation_ids: Sequence[str]) -> list[Painted]:
    """The highlights of some annotations in a document."""
    return _some(project, document_id, annotation_ids).found


def order(project: Project, document_id: str, by: str = "place") -> list[Order]:
    """A document's annotations by their place in the text, newest first, by first tag or by reader.

    Those not found in the text stand last among their like, and those without a tag after all others.
    """
    places = _all(project, document_id)
    ordered = _ordered(places)
    sql = "SELECT {} FROM annotation WHERE home = ? AND alive = 1"
    if project.rows(sql.format("count(*) AS n"), [document_id])[0]["n"] != len(ordered):
        there = {one for _, _, one in ordered}
        rows = project.rows(sql.format("id"), [document_id])
        ordered += [(_NOWHERE, 0, row["id"]) for row in rows if row["id"] not in there]
    return sorted(_keyed(project, by, ordered))


def order_of(project: Project, document_id: str, annotation_ids: Sequence[str], by: str = "place") -> list[Order]:
    """The same for some annotations, in no order."""
    return _keyed(project, by, _ordered(_some(project, document_id, annotation_ids)))


def lost(project: Project, document_id: str) -> int:
    """How many of a document's annotations were not found in its text."""
    return len(_all(project, document_id).lost)


_KEYS = {
    "newest": """SELECT id, -CAST(substr(born, 1, 13) AS INTEGER) AS key FROM annotation
                 WHERE id IN (SELECT value FROM json_each(?))""",
    "reader": """SELECT a.id, lower(coalesce(r.name, '')) AS key FROM annotation a LEFT JOIN reader r ON r.id = a.author
                 WHERE a.id IN (SELECT value FROM json_each(?))""",
}
_TAGGED = f"""SELECT annotation_id AS id, tag_id AS key FROM tagging
              WHERE alive AND annotation_id IN (SELECT value FROM json_each(?)) AND NOT {unseen("author")}
              ORDER BY born DESC, id DESC"""


def _keyed(project: Project, by: str, places: list[Order]) -> list[Order]:
    """Places with what one sorts by put first."""
    ids = [json.dumps([place[-1] for place in places])]
    keys: dict[str, Any] = {}
    if by in _KEYS:
        keys = {row["id"]: row["key"] for row in project.rows(_KEYS[by], ids)}
    elif by == "tag":
        book = tags.codebook(project)
        shown = {one: book.tags[leaf].path.casefold().split("/") for one, leaf in book.canonical.items()}
        rows = project.rows(_TAGGED, [*ids, project.reader.id])
        tagged = {row["id"]: (0, shown[row["key"]]) for row in rows if row["key"] in shown}
        keys = {place[-1]: tagged.get(place[-1], (1, [])) for place in places}
    return [(keys[place[-1]], *place) for place in places if place[-1] in keys] if keys else places


def own_at(project: Project, document_id: str, passages: Collection[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Which of some passages the reader annotated exactly so, by an annotation of that passage alone.

    Of several annotations it is the one made first.
    """
    at = {one: (start, end) for start, end, one, _ in painted(project, document_id) if (start, end) in passages}
    ids = sorted(at)
    own: list[tuple[str, str]] = []
    for begin in range(0, len(ids), _CHUNK):
        chunk = ids[begin : begin + _CHUNK]
        sql = f"""SELECT born, id FROM annotation WHERE author = ? AND id IN ({", ".join("?" * len(chunk))})
                  AND (SELECT count(*) FROM place WHERE annotation_id = annotation.id) = 1"""
        own += [(row["born"], row["id"]) for row in project.rows(sql, [project.reader.id, *chunk])]
    return {at[one]: one for _, one in sorted(own, reverse=True)}


def _all(project: Project, document_id: str) -> _Places:
    """All places in a document, kept until something changes: page and cards both ask."""
    kept: dict[str, _Places] = project.cache.setdefault("places", {})
    if document_id not in kept:
        kept[document_id] = _read(project, "document_id = ? AND alive = 1", [document_id])
    return kept[document_id]


def _some(project: Project, document_id: str, annotation_ids: Sequence[str]) -> _Places:
    """Places of some annotations. The sign before `document_id` keeps SQLite from reading all of the document's."""
    places = _Places([], [])
    for at in range(0, len(annotation_ids), _CHUNK):
        chunk = annotation_ids[at : at + _CHUNK]
        where = f"annotation_id IN ({', '.join('?' * len(chunk))}) AND +document_id = ? AND alive"
        found, lost = _read(project, where, [*chunk, document_id])
        places.found.extend(found)
        places.lost.extend(lost)
    return places


def _read(project: Project, where: str, values: list[str]) -> _Places:
    """Places that meet a condition; there may be a hundred thousand, so each is touched once."""
    sql = f"SELECT start, end, annotation_id, colour FROM place WHERE {where} AND status != 'unplaced'"
    found = list(map(Painted._make, project.rows(sql, values)))
    sql = f"SELECT DISTINCT annotation_id FROM place WHERE {where} AND status = 'unplaced'"
    return _Places(found, [row["annotation_id"] for row in project.rows(sql, values)])


def _ordered(places: _Places) -> list[Order]:
    """One entry for each annotation, from its first passage to its last."""
    found: dict[str, tuple[int, int]] = {}
    for start, end, one, _ in places.found:
        known = found.get(one)
        found[one] = (min(known[0], start), max(known[1], end)) if known else (start, end)
    for one in places.lost:
        found.setdefault(one, (_NOWHERE, 0))
    return [(start, end, one) for one, (start, end) in found.items()]
