"""The record of steps inside the project file: what undo, redo, the bin and the history go by.

A change keeps the fields of a record as they were on the step's other side. Undoing puts them
back and keeps in their place what undoing replaced, so redo is undo again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from annotator.model import Change, Step
from annotator.progress import Progress
from annotator.store import json_columns, manifest
from annotator.store.schema import OPAQUE, RECORDS, SAME
from annotator.store.stamps import now

_JOIN_SECONDS = 60
_CHUNK = 500
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True)
class Entry:
    """A step while it is being made."""

    id: int
    label: str
    reader: str
    joined: bool = False
    changes: dict[Change, dict[str, Any] | None] = field(default_factory=dict)
    fresh: dict[Change, None] = field(default_factory=dict)  # of which nothing was worked out yet

    def note(self, change: Change, before: dict[str, Any] | None) -> None:
        """Remember fields as they were; of several changes to one field the first counts."""
        self.fresh[change] = None
        if change not in self.changes:
            self.changes[change] = before
        elif (kept := self.changes[change]) is not None and before is not None:
            self.changes[change] = {**before, **kept}

    def may_differ(self, change: Change, column: str) -> bool:
        """Whether the step may have changed a column of a record; where it is new or was put in whole, it may."""
        before = self.changes[change]
        return before is None or column in before or "row" in before


def begin(db: Database, label: str, reader: str, joins: str) -> Entry:
    """A new step, or the last one once more where the typing goes on."""
    last = _last_done(db) if joins else None
    if last and last["joins"] == joins:
        return Entry(last["id"], last["label"], reader, joined=True)
    row = {"label": label, "made": now(), "reader": reader, "joins": joins}
    step_id = db.execute(
        "INSERT INTO step (label, made, reader, joins) VALUES (:label, :made, :reader, :joins)", row
    ).lastrowid
    return Entry(int(step_id or 0), label, reader)


def _last_done(db: Database) -> sqlite3.Row | None:
    """The step that was done last, unless that was long ago or another was undone since."""
    sql = """SELECT id, label, joins FROM step WHERE state = 'done' AND made > ?
               AND id = (SELECT max(id) FROM step WHERE state != 'dropped')"""
    found: sqlite3.Row | None = db.execute(sql, [_seconds_ago()]).fetchone()
    return found


def finish(db: Database, entry: Entry, progress: Progress, *, undoable: bool = True) -> Step:
    """Write the step's changes; a step that changed nothing leaves no trace."""
    if not entry.changes and not entry.joined:
        db.execute("DELETE FROM step WHERE id = ?", [entry.id])
    else:
        if undoable:
            _drop_undone(db, entry)
        else:
            db.execute("UPDATE step SET state = 'dropped' WHERE id = ?", [entry.id])
        new = _write_changes(db, entry, progress)
        _sign(db, entry, new)
    return step(db, entry.id, entry.changes) if entry.changes else Step(0, entry.label, now(), entry.reader, "done")


def reopen(db: Database, step_id: int, state: str) -> Entry:
    """A step on its way back or forth."""
    db.execute("UPDATE step SET state = ? WHERE id = ?", [state, step_id])
    row = db.execute("SELECT label, reader FROM step WHERE id = ?", [step_id]).fetchone()
    return Entry(step_id, row["label"], row["reader"], joined=True)


def taken(db: Database, entry: Entry) -> list[tuple[Change, dict[str, Any] | None]]:
    """The changes of a reopened step, last first, taken out so that their counterparts can be kept."""
    rows = db.execute(
        "SELECT kind, record_id, before FROM change WHERE step_id = ? ORDER BY id DESC", [entry.id]
    ).fetchall()
    db.execute("DELETE FROM change WHERE step_id = ?", [entry.id])
    if not {row["kind"] for row in rows} <= {*RECORDS, OPAQUE, SAME}:
        raise json_columns.damaged()
    return [(Change(row["kind"], row["record_id"]), _read(row["before"])) for row in rows]


def step(db: Database, step_id: int, changes: Iterable[Change] = ()) -> Step:
    """A step of the file, with the changes that are given or none: they may be tens of thousands."""
    row = db.execute("SELECT * FROM step WHERE id = ?", [step_id]).fetchone()
    return Step(row["id"], row["label"], row["made"], row["reader"], row["state"], tuple(changes))


def changes_of(db: Database, step_id: int) -> list[Change]:
    """The records a step of the file touched."""
    found = db.execute("SELECT kind, record_id FROM change WHERE step_id = ? ORDER BY id", [step_id])
    return [Change(one["kind"], one["record_id"]) for one in found.fetchall()]


def _drop_undone(db: Database, entry: Entry) -> None:
    """What was undone before a new step can no longer be redone; it stays in the history."""
    newest = db.execute("SELECT max(id) FROM step").fetchone()[0]
    if entry.id == newest and not entry.joined:
        db.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'")


def _write_changes(db: Database, entry: Entry, progress: Progress) -> list[tuple[Any, ...]]:
    """Keep the changes; returns those that were added.

    The sign before `step_id` keeps SQLite from reading the whole step for each of them.
    """
    new: list[tuple[Any, ...]] = []
    for change, before in entry.changes.items():
        sql = "SELECT id, before FROM change WHERE +step_id = ? AND kind = ? AND record_id = ?"
        known = db.execute(sql, [entry.id, *change]).fetchone() if entry.joined else None
        if known is None:
            new.append((entry.id, *change, _written(before)))
        elif (kept := _read(known["before"])) is not None and before is not None:
            db.execute("UPDATE change SET before = ? WHERE id = ?", [_written({**before, **kept}), known["id"]])
    for at in range(0, len(new), _CHUNK):
        progress(at, len(new))
        sql = "INSERT INTO change (step_id, kind, record_id, before) VALUES (?, ?, ?, ?)"
        db.conn.executemany(sql, new[at : at + _CHUNK])
    return new


def _sign(db: Database, entry: Entry, new: list[tuple[Any, ...]]) -> None:
    """Keep the digest of the step's changes, by which `check` sees that they are as they were saved."""
    sql = "SELECT kind, record_id, before FROM change WHERE step_id = ? ORDER BY id"
    rows = db.conn.execute(sql, [entry.id]) if entry.joined else [(kind, one, before) for _, kind, one, before in new]
    found = manifest.digest_of_changes(rows)
    db.execute("UPDATE step SET digest = ? WHERE id = ?", [found, entry.id])


def _written(before: dict[str, Any] | None) -> str | None:
    return None if before is None else _ENCODER.encode(before)


def _read(before: str | None) -> dict[str, Any] | None:
    if before is None:
        return None
    return json_columns.read(before)


def _seconds_ago() -> str:
    earlier = datetime.now(UTC) - timedelta(seconds=_JOIN_SECONDS)
    return earlier.isoformat(timespec="milliseconds").replace("+00:00", "Z")
