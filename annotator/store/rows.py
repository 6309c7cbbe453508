"""Records as rows of their tables, and rows as records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.records import Record, Register, is_alive, written
from annotator.store import json_columns
from annotator.store.schema import RECORDS, registers

_REGISTERS = {kind: registers(kind) for kind in RECORDS}


def record_of(kind: str, row: Any) -> Record:
    """A row as a record."""
    stamps = json_columns.stamps(row["stamps"])
    fields: dict[str, Register] = {}
    for register, columns in _REGISTERS[kind].items():
        if register in stamps:
            found = [row[name] for name in columns]
            value = found[0] if len(columns) == 1 else dict(zip(columns, found, strict=True))
            fields[register] = Register(value, stamps[register])
    if row["extra"] != "{}":
        fields |= _extra(row["extra"])
    return Record(row["id"], kind, row["author"], row["born"], fields, Register(bool(row["dead"]), row["dead_stamp"]))


def _extra(written: str) -> dict[str, Register]:
    """The registers of newer versions."""
    try:
        return {name: Register(*pair) for name, pair in json_columns.read(written).items()}
    except TypeError as error:
        raise json_columns.damaged() from error


def row_of(record: Record) -> dict[str, Any]:
    """A record as a row; registers this version does not know go into `extra`."""
    own = _REGISTERS[record.kind]
    row: dict[str, Any] = {"id": record.id, "author": record.author, "born": record.born}
    for register, columns in own.items():
        known = register in record.fields  # an older version may lack it
        value: Any = record.fields[register].value if known else ""
        row |= {columns[0]: value} if len(columns) == 1 else {name: value[name] for name in columns}
    stamps = {name: one.stamp for name, one in record.fields.items() if name in own}
    extra = {name: list(one) for name, one in record.fields.items() if name not in own}
    written_at = [one.stamp for one in record.fields.values()]
    alive = is_alive(dead=record.dead.value, dead_stamp=record.dead.stamp, stamps=written_at)
    return row | {
        "dead": int(record.dead.value),
        "dead_stamp": record.dead.stamp,
        "alive": int(alive),
        "stamps": written(stamps),
        "extra": written(extra) if extra else "{}",
    }


def record_in(written: str) -> Record:
    """A record from the line in which one of a kind that is not known is kept.

    :raises UnreadableFile: when that is damaged.
    """
    try:
        return record_from(json_columns.read(written))
    except (KeyError, TypeError, AttributeError) as error:
        raise json_columns.damaged() from error


def record_from(found: Mapping[str, Any]) -> Record:
    """A record from its JSON form, which was checked before."""
    fields = {name: Register(*pair) for name, pair in found["f"].items()}
    return Record(found["id"], found["kind"], found["author"], found["born"], fields, Register(*found["dead"]))
