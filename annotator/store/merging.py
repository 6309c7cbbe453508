"""Fold other readers' records in: the join of what they know with what is here, in one step."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from annotator.records import Record, Register, is_alive, join, line, state_code
from annotator.store import whole
from annotator.store.file import ProjectFile, Row
from annotator.store.project import Project
from annotator.store.schema import OPAQUE, RECORDS, registers

_REGISTERS = {kind: registers(kind) for kind in RECORDS}
NEW, CHANGED, DELETED, UNCHANGED = "new", "changed", "deleted", "unchanged"


class Joined(NamedTuple):
    """What a merge comes to: rows to write by kind, and what became of each record by author and kind."""

    rows: dict[str, list[Row]]
    counts: Counter[tuple[str, str, str]]  # author, kind, and NEW, CHANGED, DELETED or UNCHANGED
    overwritten: tuple[str, ...]  # records of one's own that the file knows better

    @property
    def changes(self) -> bool:
        """Whether anything is new."""
        return any(self.rows.values())


# --- rows and records


def record_of(kind: str, row: Any) -> Record:
    """A row as a record."""
    stamps = json.loads(row["stamps"])
    fields: dict[str, Register] = {}
    for register, columns in _REGISTERS[kind].items():
        if register in stamps:
            value = row[columns[0]] if len(columns) == 1 else {name: row[name] for name in columns}
            fields[register] = Register(value, stamps[register])
    if row["extra"] != "{}":
        fields |= {name: Register(*pair) for name, pair in json.loads(row["extra"]).items()}
    return Record(row["id"], kind, row["author"], row["born"], fields, Register(bool(row["dead"]), row["dead_stamp"]))


def row_of(record: Record) -> Row:
    """A record as a row; registers this version does not know go into `extra`."""
    own = _REGISTERS[record.kind]
    row: Row = {"id": record.id, "author": record.author, "born": record.born}
    for register, columns in own.items():
        value = record.fields[register].value if register in record.fields else ""  # an older version lacks it
        row |= {columns[0]: value} if len(columns) == 1 else {name: value[name] for name in columns}
    stamps = {name: one.stamp for name, one in record.fields.items() if name in own}
    extra = {name: list(one) for name, one in record.fields.items() if name not in own}
    alive = is_alive(dead=record.dead.value, dead_stamp=record.dead.stamp, stamps=stamps.values())
    return row | {
        "dead": int(record.dead.value),
        "dead_stamp": record.dead.stamp,
        "alive": int(alive),
        "stamps": _json(stamps),
        "extra": _json(extra),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def all_records(project: ProjectFile) -> Iterator[Record]:
    """Every record of a project, everyone's and the deleted ones, by kind."""
    for kind in RECORDS:
        for row in project.rows(f"SELECT * FROM {kind} ORDER BY id"):
            yield record_of(kind, row)
    for row in project.rows("SELECT line FROM opaque ORDER BY id"):
        yield record_from(json.loads(row["line"]))


def record_from(found: Mapping[str, Any]) -> Record:
    """A record from its JSON form, which was checked before."""
    fields = {name: Register(*pair) for name, pair in found["f"].items()}
    return Record(found["id"], found["kind"], found["author"], found["born"], fields, Register(*found["dead"]))


def state(project: ProjectFile) -> str:
    """The state code: equal codes mean equal annotations; kept until something changes."""
    if "state" not in project.cache:
        project.cache["state"] = state_code(all_records(project))
    return str(project.cache["state"])


# --- joining


def joined(project: ProjectFile, incoming: Iterable[Record], me: str) -> Joined:
    """What folding records in comes to; nothing is written. `me` is the reader whose records are one's own.

    :raises AnnotatorError: when a record has the id of another kind of thing here.
    """
    by_kind: dict[str, dict[str, Record]] = {}
    for one in incoming:
        known = by_kind.setdefault(one.kind, {}).get(one.id)
        by_kind[one.kind][one.id] = one if known is None else join(known, one)
    result = Joined({}, Counter(), ())
    overwritten: list[str] = []
    for kind, records in by_kind.items():
        if kind in RECORDS:
            overwritten += _join_kind(project, kind, records, result, me)
        else:
            result.rows.setdefault(OPAQUE, []).extend(_joined_opaque(project, records))
    return result._replace(overwritten=tuple(overwritten))


def _join_kind(project: ProjectFile, kind: str, records: dict[str, Record], result: Joined, me: str) -> list[str]:
    """Join the records of one kind; returns one's own records that the file knows better."""
    here = whole.read(project.db, kind, list(records))
    rows, overwritten = result.rows.setdefault(kind, []), []
    for one in records.values():
        mine = record_of(kind, here[one.id]) if one.id in here else None
        both = one if mine is None else join(mine, one)
        if both == mine:
            result.counts[one.author, kind, UNCHANGED] += 1
            continue
        rows.append(row_of(both))
        result.counts[both.author, kind, _became(mine, both)] += 1
        if mine is not None and mine.author == me and kind in ("annotation", "reply", "span"):
            overwritten.append(one.id)
    return overwritten


def _became(mine: Record | None, both: Record) -> str:
    if mine is None:
        return NEW if both.alive else DELETED
    return DELETED if mine.alive and not both.alive else CHANGED


def _joined_opaque(project: ProjectFile, records: dict[str, Record]) -> list[Row]:
    """Records of kinds this version does not know, as far as they are new."""
    rows = whole.read(project.db, OPAQUE, list(records))
    here = {one: record_from(json.loads(row["line"])) for one, row in rows.items()}
    both = [join(here[one.id], one) if one.id in here else one for one in records.values()]
    return [{"id": one.id, "kind": one.kind, "line": line(one)} for one in both if one != here.get(one.id)]


def take(project: Project, found: Joined, label: str, tell: Callable[[int, int], None]) -> None:
    """Write a join, in one step that undo takes back whole. `tell` may raise to stop: then nothing is written."""
    total = sum(map(len, found.rows.values()))
    with project.edit(label):
        done = 0
        for kind, rows in found.rows.items():
            for at in range(0, len(rows), 2_000):
                project.take(kind, rows[at : at + 2_000])
                done += len(rows[at : at + 2_000])
                tell(done, total)
