"""Records that came when this project's version did not know their kind, made real once it does."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlite_utils import Database

from annotator.ids import is_id
from annotator.records import Record
from annotator.store import whole
from annotator.store.rows import record_from, row_of
from annotator.text.rank import is_rank

_FIELDS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "section": {
        "title": lambda value: isinstance(value, str),
        "parent_id": lambda value: value == "" or is_id(value),
        "rank": is_rank,
    },
    "outline_entry": {"section_id": is_id, "annotation_id": is_id, "rank": is_rank},
}


def make_real(db: Database, kinds: Sequence[str]) -> None:
    """Move the records of some kinds to their tables, also those that undo would put back.

    What is not as a record of its kind should be goes: nobody who knows the kind would take it.
    """
    for kind in kinds:
        rows = db.execute("SELECT id, line FROM opaque WHERE kind = ?", [kind]).fetchall()
        whole.write(db, kind, [row for one in rows if (row := _row(kind, one["line"])) is not None])
        _move_changes(db, kind, [one["id"] for one in rows])
        db.execute("DELETE FROM opaque WHERE kind = ?", [kind])


def _row(kind: str, line: str) -> dict[str, Any] | None:
    record = record_from(json.loads(line))
    return row_of(record) if _is_whole(kind, record) else None


def _is_whole(kind: str, record: Record) -> bool:
    fields = record.fields
    return all(name in fields and test(fields[name].value) for name, test in _FIELDS[kind].items())


def _move_changes(db: Database, kind: str, ids: Sequence[str]) -> None:
    """Let the journal say of these records what it said of their lines."""
    sql = "SELECT id, before FROM change WHERE kind = 'opaque' AND record_id IN (SELECT value FROM json_each(?))"
    for change in db.execute(sql, [json.dumps(ids)]).fetchall():
        before = json.loads(change["before"])["row"]
        row = _row(kind, before["line"]) if before else None
        values = [kind, json.dumps({"row": row}, ensure_ascii=False), change["id"]]
        db.execute("UPDATE change SET kind = ?, before = ? WHERE id = ?", values)
