"""Records as they are exchanged, and the one rule by which anybody's become one: the join.

A record is an id, its kind and author, the stamp of its birth, and registers: a value with the stamp
of its last writing. Of two versions of a register the later stamp wins, and of equal stamps the
greater value, so that everybody comes to the same end, in whatever order and however often files
are merged. Nothing here knows files, tables or windows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from annotator.errors import Notice
from annotator.model import Fingerprint, Mark, Page
from annotator.progress import Progress, no_progress

_CHUNK = 1000


class Register(NamedTuple):
    """A value (what JSON can hold) and the stamp of its last writing."""

    value: Any
    stamp: str


class Record(NamedTuple):
    """One shared thing. `dead` holds whether it is deleted; a field written later brings it back."""

    id: str
    kind: str
    author: str
    born: str
    fields: Mapping[str, Register]
    dead: Register

    @property
    def alive(self) -> bool:
        return is_alive(dead=self.dead.value, dead_stamp=self.dead.stamp, stamps=_stamps(self))

    @property
    def newest(self) -> str:
        """The stamp of the last writing of anything in it."""
        return max(self.dead.stamp, *_stamps(self))


class SentDocument(NamedTuple):
    """A document as others sent it. The text is empty where they kept it to themselves."""

    id: str
    title: str
    text: str
    pages: tuple[Page, ...]
    marks: tuple[Mark, ...]
    fingerprint: Fingerprint


class Sent(NamedTuple):
    """What a file of annotations holds, whoever wrote it, checked."""

    records: tuple[Record, ...]
    documents: tuple[SentDocument, ...]
    warnings: tuple[Notice, ...] = ()


def _stamps(record: Record) -> list[str]:
    return [record.born, *(one.stamp for one in record.fields.values())]


def devices_of(record: Record) -> set[str]:
    """The installations that wrote what a record says."""
    return {stamp[-8:] for stamp in (*_stamps(record), record.dead.stamp)}


def is_alive(*, dead: object, dead_stamp: str, stamps: Iterable[str]) -> bool:
    """Whether a record is there: not deleted, or with a field that was written after it was."""
    return not dead or max(stamps) > dead_stamp


def later(one: Register, other: Register) -> Register:
    """The register that wins: the later stamp, then the greater value."""
    if one.stamp != other.stamp:
        return one if one.stamp > other.stamp else other
    return one if one == other or written(one.value) >= written(other.value) else other


def join(one: Record, other: Record) -> Record:
    """Two versions of a record as one. Both know what either knew.

    What never changes (kind, author, birth) is as in the version that was born first: two readers may
    make the same record, when its id is derived from what it says.
    """
    if one == other:
        return one
    fields = dict(one.fields)
    for name, theirs in other.fields.items():
        mine = fields.get(name)
        fields[name] = theirs if mine is None else later(mine, theirs)
    first = min(one, other, key=lambda record: (record.born, record.author, record.kind))
    return Record(one.id, first.kind, first.author, first.born, fields, later(one.dead, other.dead))


def joined(*sets: Iterable[Record]) -> dict[str, Record]:
    """Any number of sets of records as one, by id."""
    found: dict[str, Record] = {}
    for one in (record for records in sets for record in records):
        known = found.get(one.id)
        found[one.id] = one if known is None else join(known, one)
    return found


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def written(value: Any) -> str:
    """A value as JSON in its one canonical form."""
    return _CANONICAL.encode(value)


def line(record: Record) -> str:
    """A record as one line of JSON; equal records give equal lines."""
    return written(
        {
            "id": record.id,
            "kind": record.kind,
            "author": record.author,
            "born": record.born,
            "f": {name: [one.value, one.stamp] for name, one in record.fields.items()},
            "dead": [bool(record.dead.value), record.dead.stamp],
        }
    )


def lines(records: Iterable[Record], progress: Progress = no_progress) -> list[str]:
    """All records, a line each, in their one order."""
    ordered = sorted(records, key=lambda record: (record.id, record.kind))
    found: list[str] = []
    for at in range(0, len(ordered), _CHUNK):
        progress(at, len(ordered))
        found += map(line, ordered[at : at + _CHUNK])
    return found


def state_code(records: Iterable[Record]) -> str:
    """The first eight characters of a digest of all records: the same code means the same set."""
    return state_of(lines(records))


def state_of(found: Iterable[str]) -> str:
    """The same where the lines are there already."""
    digest = hashlib.sha256()
    for one in found:
        digest.update(one.encode("utf-8"))
        digest.update(b"\n")
    return digest.hexdigest()[:8]
