"""Where annotations stand in a document: what the page paints, and the order of the cards."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from sys import intern
from typing import Any, NamedTuple

from annotator.store import tags
from annotator.store.derived import unseen
from annotator.store.project import Project
from annotator.text.intervals import Painted

Order = tuple[Any, ...]  # what one sorts by, then start, end and id of an annotation
ORDERS = ("place", "newest", "tag", "reader")
_NOWHERE = 1 << 60
_HERE = "FROM annotation WHERE home = ? AND alive = 1"  # those without a passage too
_CHUNK = 500
_MANY = 2000


class _Places(NamedTuple):
    """The passages of a document that were found in its text; annotations with one that was not, or not surely."""

    found: list[Painted]
    lost: list[str]
    doubtful: list[str]


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
    if project.rows(f"SELECT count(*) AS n {_HERE}", [document_id])[0]["n"] != len(ordered):
        there = {one for _, _, one in ordered}
        rows = project.rows(f"SELECT id {_HERE}", [document_id])
        ordered += [(_NOWHERE, 0, row["id"]) for row in rows if row["id"] not in there]
    return ordered_by(project, ordered, by)


def ordered_by(project: Project, places: list[Order], by: str) -> list[Order]:
    """Places as `order` has them by place, in another order."""
    return sorted(_keyed(project, by, places))


def order_of(
    project: Project, document_id: str, annotation_ids: Sequence[str], by: str = "place"
) -> tuple[list[Order], list[str], list[str]]:
    """The same for some annotations, in no order, and those of them that are `lost` and `doubtful`."""
    places = _some(project, document_id, annotation_ids)
    ordered = _ordered(places)
    if rest := {*annotation_ids} - {one for _, _, one in ordered}:
        sql = f"SELECT id {_HERE} AND id IN (SELECT value FROM json_each(?))"
        ordered += [(_NOWHERE, 0, row["id"]) for row in project.rows(sql, [document_id, json.dumps(sorted(rest))])]
    return _keyed(project, by, ordered), places.lost, places.doubtful


def lost(project: Project, document_id: str) -> list[str]:
    """Those of a document's annotations with a passage that was not found in its text."""
    return _all(project, document_id).lost


def doubtful(project: Project, document_id: str) -> list[str]:
    """Those with a passage that was placed with some doubt."""
    return _all(project, document_id).doubtful


def next_to_check(project: Project, document_id: str, offset: int, after: str = "") -> str:
    """The annotation that comes next, lost or doubtful, in this document or another, and from the last to the first.

    It comes after the annotation `after` where that is one of them, else after a place of the document. Those that
    are lost come last in theirs. Empty where there is none.
    """
    sql = f"""SELECT t.position, min(CASE p.status WHEN 'check' THEN p.start ELSE {_NOWHERE} END), p.annotation_id
              FROM place p JOIN document d ON d.id = p.document_id JOIN document_text t ON t.document_id = d.id
              WHERE p.alive AND d.alive AND p.status IN ('check', 'unplaced')
              GROUP BY p.annotation_id ORDER BY 1, 2, 3"""
    known = [tuple(row) for row in project.rows(sql)]
    read = project.rows("SELECT position FROM document_text WHERE document_id = ?", [document_id])
    here = (read[0]["position"] if read else 0, offset, "")
    here = next((one for one in known if one[2] == after), here)
    return str(next((one[2] for one in known if one > here), known[0][2] if known else ""))


_KEYS = {
    "newest": ("a.id", "SELECT a.id, -CAST(substr(a.born, 1, 13) AS INTEGER) FROM annotation a WHERE 1"),
    "reader": (
        "a.id",
        """SELECT a.id, lower(coalesce(r.name, '')) FROM annotation a LEFT JOIN reader r ON r.id = a.author WHERE 1""",
    ),
    "tag": ("annotation_id", f"SELECT annotation_id, tag_id FROM tagging WHERE alive AND NOT {unseen('author')}"),
}  # order: what identifies an annotation in a query, and the query for what one sorts by


def _keyed(project: Project, by: str, places: list[Order]) -> list[Order]:
    """Places with what one sorts by put first. Of many it is quicker to read all there are than to name each."""
    if by not in _KEYS:
        return places
    name, sql = _KEYS[by]
    values = [project.reader.id] if by == "tag" else []
    if len(places) < _MANY:
        sql += f" AND {name} IN (SELECT value FROM json_each(?))"
        values.append(json.dumps([one[-1] for one in places]))
    if by == "tag":
        sql += " ORDER BY born DESC, id DESC"  # so that the first tag of each is read last
    rows = project.rows(sql, values)
    if by == "tag":
        book = tags.codebook(project)
        shown = {one: (0, book.tags[leaf].path.casefold().split("/")) for one, leaf in book.canonical.items()}
        tagged = {row[0]: shown[row[1]] for row in rows if row[1] in shown}
        keys: dict[str, Any] = {place[-1]: tagged.get(place[-1], (1, [])) for place in places}
    else:
        keys = {row[0]: row[1] for row in rows}
    return [(keys[place[-1]], *place) for place in places if place[-1] in keys]


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
    places = _Places([], [], [])
    for at in range(0, len(annotation_ids), _CHUNK):
        chunk = annotation_ids[at : at + _CHUNK]
        where = f"annotation_id IN ({', '.join('?' * len(chunk))}) AND +document_id = ? AND alive"
        found, lost, doubtful = _read(project, where, [*chunk, document_id])
        places.found.extend(found)
        places.lost.extend(lost)
        places.doubtful.extend(doubtful)
    return places


def _read(project: Project, where: str, values: list[str]) -> _Places:
    """Places that meet a condition; there may be a hundred thousand, so each is touched once and none kept twice."""
    sql = f"SELECT start, end, annotation_id, colour FROM place WHERE {where} AND status != 'unplaced'"
    with project.reading():
        rows = project.db.execute(sql, values)
        found = [Painted(start, end, one, intern(colour)) for start, end, one, colour in rows]
    sql = f"SELECT DISTINCT annotation_id, status FROM place WHERE {where} AND status IN ('unplaced', 'check')"
    unsure = [tuple(row) for row in project.rows(sql, values)]
    lost, doubtful = ([one for one, status in unsure if status == wanted] for wanted in ("unplaced", "check"))
    return _Places(found, lost, doubtful)


def _ordered(places: _Places) -> list[Order]:
    """One entry for each annotation, from its first passage to its last."""
    found: dict[str, Order] = {}
    for start, end, one, _ in places.found:
        known = found.get(one)
        found[one] = (min(known[0], start), max(known[1], end), one) if known else (start, end, one)
    for one in places.lost:
        found.setdefault(one, (_NOWHERE, 0, one))
    return list(found.values())
