"""The record of steps inside the project file: what undo, redo, the bin and the history go by.

A change keeps the fields of a record as they were on the step's other side. Undoing puts them
back and keeps in their place what undoing replaced, so redo is undo again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from annotator.model import Change, Step
from annotator.progress import Progress
from annotator.store import json_columns, manifest
from annotator.store.schema import OPAQUE, RECORDS, SAME
from annotator.store.since import BY_ITSELF, left_alone
from annotator.store.stamps import now

_JOIN_SECONDS = 60
_CHUNK = 500
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True)
class Entry:
    """A step while it is being made. A new one has no id yet: it is written when all its changes are known."""

    label: str
    reader: str
    made: str
    joins: str = ""
    id: int = 0
    state: str = "done"
    changes: dict[Change, dict[str, Any] | None] = field(default_factory=dict)
    fresh: dict[Change, None] = field(default_factory=dict)  # of which nothing was worked out yet
    is_taken: bool = False  # whether the changes it had in the file were taken out
    moved: set[str] = field(default_factory=set)  # passages to place anew, of which themselves nothing changed

    @property
    def is_new(self) -> bool:
        """Whether the step is not in the file yet, and so no typing that goes on, and none on its way back."""
        return not self.id

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
        return reopened(last, last["state"])
    return Entry(label, reader, now(), joins)


def reopened(row: sqlite3.Row, state: str) -> Entry:
    """A step of the file on its way back or forth, or to be gone on with."""
    return Entry(row["label"], row["reader"], row["made"], row["joins"], row["id"], state)


def _last_done(db: Database) -> sqlite3.Row | None:
    """The step that was done last, unless that was long ago or another was undone since."""
    sql = """SELECT * FROM step WHERE state = 'done' AND made > ?
               AND id = (SELECT max(id) FROM step WHERE state != 'dropped')"""
    found: sqlite3.Row | None = db.execute(sql, [_seconds_ago()]).fetchone()
    return found


def finish(db: Database, entry: Entry, progress: Progress, *, undoable: bool = True) -> Step:
    """Write the step with its changes; a new one that changed nothing leaves no trace."""
    if entry.is_new and entry.changes:
        _write_new(db, entry, progress, undoable=undoable)
    elif entry.is_taken:
        _write_back(db, entry, progress)
    elif not entry.is_new:
        _add_to(db, entry, progress)
    return Step(entry.id, entry.label, entry.made, entry.reader, entry.state, tuple(entry.changes))


def _write_new(db: Database, entry: Entry, progress: Progress, *, undoable: bool) -> None:
    """A step of its own. What was undone before it can no longer be redone; it stays in the history."""
    if undoable:
        db.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'")
    else:
        entry.state, entry.joins = "dropped", BY_ITSELF
    rows = _rows(entry)
    sql = "INSERT INTO step (label, made, reader, joins, state, digest) VALUES (?, ?, ?, ?, ?, ?)"
    digest = manifest.digest_of_changes(rows)
    made = db.execute(sql, [entry.label, entry.made, entry.reader, entry.joins, entry.state, digest])
    entry.id = int(made.lastrowid or 0)
    _write_changes(db, entry, rows, progress)


def _write_back(db: Database, entry: Entry, progress: Progress) -> None:
    """A step that was taken back, or done again, with the counterparts of its changes."""
    rows = _rows(entry)
    values = [entry.state, manifest.digest_of_changes(rows), entry.id]
    db.execute("UPDATE step SET state = ?, digest = ? WHERE id = ?", values)
    _write_changes(db, entry, rows, progress)


def _rows(entry: Entry) -> list[tuple[str, str, str | None]]:
    return [(*change, _written(before)) for change, before in entry.changes.items()]


def _add_to(db: Database, entry: Entry, progress: Progress) -> None:
    """The changes of a step that is in the file, with those that it has there already.

    The sign before `step_id` keeps SQLite from reading the whole step for each of them.
    """
    new: list[tuple[str, str, str | None]] = []
    for change, before in entry.changes.items():
        sql = "SELECT id, before FROM change WHERE +step_id = ? AND kind = ? AND record_id = ?"
        known = db.execute(sql, [entry.id, *change]).fetchone()
        if known is None:
            new.append((*change, _written(before)))
        elif (kept := _read(known["before"])) is not None and before is not None:
            db.execute("UPDATE change SET before = ? WHERE id = ?", [_written({**before, **kept}), known["id"]])
    _write_changes(db, entry, new, progress)
    rows = db.conn.execute("SELECT kind, record_id, before FROM change WHERE step_id = ? ORDER BY id", [entry.id])
    db.execute("UPDATE step SET digest = ? WHERE id = ?", [manifest.digest_of_changes(rows), entry.id])


def _write_changes(db: Database, entry: Entry, rows: Sequence[tuple[str, str, str | None]], progress: Progress) -> None:
    sql = "INSERT INTO change (step_id, kind, record_id, before) VALUES (?, ?, ?, ?)"
    for at in range(0, len(rows), _CHUNK):
        progress(at, len(rows))
        db.conn.executemany(sql, [(entry.id, *row) for row in rows[at : at + _CHUNK]])


def taken(db: Database, entry: Entry) -> list[tuple[Change, dict[str, Any] | None]]:
    """The changes of a reopened step, last first, taken out so that their counterparts can be kept.

    Whole rows are left out that would go over what came by itself since.
    """
    rows = db.execute(
        "SELECT kind, record_id, before FROM change WHERE step_id = ? ORDER BY id DESC", [entry.id]
    ).fetchall()
    db.execute("DELETE FROM change WHERE step_id = ?", [entry.id])
    entry.is_taken = True
    if not {row["kind"] for row in rows} <= {*RECORDS, OPAQUE, SAME}:
        raise json_columns.damaged()
    found = [(Change(row["kind"], row["record_id"]), _read(row["before"])) for row in rows]
    left = left_alone(db, entry.id, found)
    return [one for one in found if one[0] not in left]


def step(db: Database, step_id: int, changes: Iterable[Change] = ()) -> Step:
    """A step of the file, with the changes that are given or none: they may be tens of thousands."""
    row = db.execute("SELECT * FROM step WHERE id = ?", [step_id]).fetchone()
    return Step(row["id"], row["label"], row["made"], row["reader"], row["state"], tuple(changes))


def changes_of(db: Database, step_id: int) -> list[Change]:
    """The records a step of the file touched."""
    found = db.execute("SELECT kind, record_id FROM change WHERE step_id = ? ORDER BY id", [step_id])
    return [Change(one["kind"], one["record_id"]) for one in found.fetchall()]


def _written(before: dict[str, Any] | None) -> str | None:
    return None if before is None else _ENCODER.encode(before)


def _read(before: str | None) -> dict[str, Any] | None:
    if before is None:
        return None
    return json_columns.read(before)


def _seconds_ago() -> str:
    earlier = datetime.now(UTC) - timedelta(seconds=_JOIN_SECONDS)
    return earlier.isoformat(timespec="milliseconds").replace("+00:00", "Z")
