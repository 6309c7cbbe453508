"""What came by itself since a step, as from a shared folder: undoing the step leaves it, the whole annotation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from annotator.model import Change

BY_ITSELF = "by itself"  # what a step joins that nobody undoes
_OF = {
    **{
        kind: f"SELECT id, {column} AS one FROM {kind} WHERE id"
        for kind, column in (
            ("annotation", "id"),
            ("span", "annotation_id"),
            ("tagging", "annotation_id"),
            ("reply", "annotation_id"),
            ("outline_entry", "annotation_id"),
        )
    },
    "placement": "SELECT p.id, s.annotation_id AS one FROM placement p JOIN span s ON s.id = p.span_id WHERE p.id",
}  # kind: the annotations that records belong to
Taken = Sequence[tuple[Change, dict[str, Any] | None]]


def left_alone(db: Database, step_id: int, taken: Taken) -> set[Change]:
    """Of the changes of a step that is taken back, those of whole rows that are not put over what came since."""
    rows = {change: before["row"] or {} for change, before in taken if before is not None and "row" in before}
    if not rows:
        return set()
    sql = """SELECT DISTINCT c.kind, c.record_id FROM change c JOIN step s ON s.id = c.step_id
             WHERE s.id > ? AND s.joins = ?"""
    since = {Change(row["kind"], row["record_id"]) for row in db.execute(sql, [step_id, BY_ITSELF]).fetchall()}
    if not since:
        return since
    of = {change: row.get("annotation_id") for change, row in rows.items()} | _of(db, {*since, *rows})
    newer = {of.get(change) for change in since} - {None}
    return {change for change in rows if change in since or of[change] in newer}


def _of(db: Database, changes: Iterable[Change]) -> dict[Change, str]:
    """The annotations that records which are there belong to."""
    ids: dict[str, list[str]] = {}
    for kind, one in changes:
        ids.setdefault(kind, []).append(one)
    found: dict[Change, str] = {}
    for kind in ids.keys() & _OF.keys():
        sql = f"{_OF[kind]} IN (SELECT value FROM json_each(?))"
        found |= {Change(kind, row["id"]): row["one"] for row in db.execute(sql, [json.dumps(ids[kind])]).fetchall()}
    return found
