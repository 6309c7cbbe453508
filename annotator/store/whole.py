"""Whole rows of records, put in place and taken away as they are; only the door may."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from annotator.store import derived

Row = dict[str, Any]
_CHUNK = 2_000
_OWN = "entry"  # the row's number in this file


def read(db: Database, kind: str, ids: Sequence[str]) -> dict[str, Row]:
    """The rows with these ids, without what counts in this file only."""
    found: dict[str, Row] = {}
    for at in range(0, len(ids), _CHUNK):
        sql = f"SELECT * FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"
        for row in db.execute(sql, [json.dumps(ids[at : at + _CHUNK])]).fetchall():
            found[row["id"]] = {name: row[name] for name in row.keys() if name != _OWN}  # noqa: SIM118
    return found


def write(db: Database, kind: str, rows: Sequence[Row]) -> None:
    """Put rows in place, over those that have their ids."""
    if not rows:
        return
    names = [name for name in rows[0] if name != _OWN]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(f":{name}" for name in names)
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    sql = f"INSERT INTO {kind} ({columns}) VALUES ({values}) ON CONFLICT(id) DO UPDATE SET {changed}"
    db.conn.executemany(sql, rows)


_LOOK = {
    "placement": "SELECT span_id FROM placement WHERE id",
    "annotation": "SELECT id FROM span WHERE annotation_id",
}  # the passages that look otherwise once rows of a kind are gone


def drop(db: Database, kind: str, ids: Sequence[str]) -> set[str]:
    """Take rows away, with what was worked out from them; returns the passages that are to be placed anew."""
    moved: set[str] = set()
    for at in range(0, len(ids), _CHUNK):
        chunk = json.dumps(ids[at : at + _CHUNK])
        among = "IN (SELECT value FROM json_each(?))"
        if kind in _LOOK:
            moved |= {row[0] for row in db.execute(f"{_LOOK[kind]} {among}", [chunk]).fetchall()}
        derived.forget(db, kind, db.execute(f"SELECT id, entry FROM {kind} WHERE id {among}", [chunk]).fetchall())
        db.execute(f"DELETE FROM {kind} WHERE id {among}", [chunk])
    return moved
