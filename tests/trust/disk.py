"""A disk as it may be found after the power went: what was made safe is there, of the rest anything may be.

Of the writes to a file since its last fsync any subset may have arrived, or the first few, each perhaps
torn into sectors of 512 bytes or pages of 4096. A name (created, renamed, unlinked) is sure once its folder
was made safe; on a disk like `ext4` also once any file was, because that commits all names before it.
Folders are taken to be there.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.trust.recorder import Call

MODELS = ("strict", "ext4")
_STYLES = ("nothing", "subset", "subset", "torn", "torn", "prefix", "all but the last", "everything")


@dataclass(slots=True, eq=False)
class Content:
    """What a file holds: safely, and what was written to it since."""

    safe: bytearray = field(default_factory=bytearray)
    waiting: list[Call] = field(default_factory=list)


class Renaming(NamedTuple):
    """A change of names that is not safe yet: a name now leads to this content, or to none; another is gone."""

    name: str
    content: Content | None
    gone: str = ""


class Disk:
    """One folder and what is in it, through a recording; names are those within it."""

    def __init__(self, model: str, before: Mapping[str, bytes], root: Path) -> None:
        self._model = model
        self._root = root
        self._names = {name: Content(bytearray(found)) for name, found in before.items()}
        self._safe_names = dict(self._names)
        self._waiting: list[Renaming] = []

    def do(self, call: Call) -> None:
        """Let one recorded call happen."""
        name = self._within(call.name)
        if call.kind in "WT":
            self._names[name].waiting.append(call)
        elif call.kind in "CRU":
            self._rename(call.kind, name, self._within(call.second))
        elif call.kind in "SD":
            self._make_safe(call.kind, name)

    def _within(self, name: str) -> str:
        return os.path.relpath(name, self._root) if name.startswith("/") else name

    def _rename(self, kind: str, name: str, other: str) -> None:
        if kind == "C":
            change = Renaming(name, Content())
        elif kind == "U":
            change = Renaming(name, None)
        else:
            change = Renaming(other, self._names[name], gone=name)
        _renamed(self._names, change)
        self._waiting.append(change)

    def _make_safe(self, kind: str, name: str) -> None:
        if kind == "S":
            content = self._names[name]
            for call in content.waiting:
                _written(content.safe, call)
            content.waiting.clear()
        if kind == "S" and self._model != "ext4":
            return
        safe = [one for one in self._waiting if self._model == "ext4" or (os.path.dirname(one.name) or ".") == name]
        for change in safe:
            _renamed(self._safe_names, change)
        self._waiting = [one for one in self._waiting if one not in safe]

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What may be found when the power goes now."""
        style = chance.choice(_STYLES)
        names = dict(self._safe_names)
        for change in _arrived(self._waiting, style, chance):
            _renamed(names, change)
        return {name: _found(content, style, chance) for name, content in names.items()}

    def now(self) -> dict[str, bytes]:
        """What the program itself sees."""
        return {name: _found(content, "everything", random.Random(0)) for name, content in self._names.items()}


def _renamed(names: dict[str, Content], change: Renaming) -> None:
    names.pop(change.gone, None)
    if change.content is None:
        names.pop(change.name, None)
    else:
        names[change.name] = change.content


def _arrived(waiting: list[Renaming], style: str, chance: random.Random) -> list[Renaming]:
    """The changes of names that reached the disk: names go there in the order in which they were changed."""
    if style == "everything":
        return waiting
    return [] if style == "nothing" else waiting[: chance.randint(0, len(waiting))]


def _found(content: Content, style: str, chance: random.Random) -> bytes:
    found = bytearray(content.safe)
    for call in _pieces(content.waiting, style, chance):
        _written(found, call)
    return bytes(found)


def _pieces(waiting: list[Call], style: str, chance: random.Random) -> Iterable[Call]:
    """What of the writes reached the disk."""
    if style == "nothing":
        return []
    if style == "prefix":
        return waiting[: chance.randint(0, len(waiting))]
    if style == "all but the last":
        return waiting[:-1]
    if style == "subset":
        return [call for call in waiting if chance.random() < 0.5]
    return _torn(waiting, chance) if style == "torn" else waiting


def _torn(waiting: list[Call], chance: random.Random) -> Iterator[Call]:
    sector = chance.choice((512, 4096))
    for call in waiting:
        if call.kind == "T" or chance.random() < 0.3:
            if chance.random() < 0.7:
                yield call
            continue
        first, end = call.offset // sector * sector, call.offset + len(call.data)
        for start in range(first, end, sector):
            if chance.random() < 0.6:
                at = max(start, call.offset)
                yield call._replace(offset=at, data=call.data[at - call.offset : start + sector - call.offset])


def _written(found: bytearray, call: Call) -> None:
    end = call.offset + len(call.data)
    if len(found) < end:
        found.extend(bytes(end - len(found)))
    if call.kind == "T":
        del found[call.offset :]
    else:
        found[call.offset : end] = call.data


class Cut(NamedTuple):
    """A moment at which the power went: how many marks had been made, and what is found."""

    marks: int
    files: dict[str, bytes]


def cuts(
    calls: list[Call], before: Mapping[str, bytes], root: Path, model: str, number: int, seed: int = 1
) -> Iterator[Cut]:
    """As many power cuts, from the first mark on: a quarter right after a mark, the others where something waits."""
    chance = random.Random(seed)
    marks = [at + 1 for at, call in enumerate(calls) if call.kind == "M"]
    unsafe = [at + 1 for at, call in enumerate(calls) if call.kind in "WTCUR" and at >= marks[0]]
    points = [chance.choice(unsafe) for _ in range(number - number // 4)] + [
        chance.choice(marks) for _ in range(number // 4)
    ]
    disk, made, done = Disk(model, before, root), 0, 0
    for point in sorted(points):
        for call in calls[done:point]:
            disk.do(call)
            made += call.kind == "M"
        done = point
        yield Cut(made, disk.after_a_cut(chance))
