"""Where passages of a REFI-QDA text stand. The standard counts code points from 0; programs do not agree.

Some count a line end of two characters as one, some count UTF-16, some a byte order mark. Which one it is
shows in the words that stand beside the positions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

from annotator.formats.copies import Copy
from annotator.text.anchor import Passage
from annotator.text.clean import normalise
from annotator.text.units import Units

Reading = Callable[[int], int]
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)$")
_TRIED = 50  # selections that decide on the reading
_LONGEST = 2_000  # characters of them
_SPACES = 2_000  # what white space may add to words
_ENOUGH = 8  # signs of a name that are looked for elsewhere in a text


class Selection(NamedTuple):
    """A stretch of a text as the file gives it: positions, and what it is called, mostly its words."""

    start: int
    end: int
    name: str


class Found(NamedTuple):
    """Where a selection stands, the name its reader gave it, and whether words and positions disagreed."""

    passage: Passage | None
    title: str = ""
    moved: bool = False


class Positions:
    """The positions of one text, read in the way that fits its selections best."""

    def __init__(self, copy: Copy, raw: str, selections: Sequence[Selection]) -> None:
        self._copy = copy
        self._reading: Reading = _same
        tried = [one for one in selections if one.name and one.end - one.start <= _LONGEST][:_TRIED]
        most = -1
        for reading in _readings(raw) if copy.text else ():
            fitting = sum(_fits(copy.between(reading(one.start), reading(one.end)), one.name) for one in tried)
            if fitting > most:
                most, self._reading = fitting, reading

    def find(self, one: Selection) -> Found:
        """Where a selection stands; words that stand elsewhere are followed, a name of one's own is kept as such."""
        copy, stem = self._copy, _stem(one.name)
        if not copy.text:
            return Found(copy.quoted(stem, start=one.start, end=one.end))
        start, end = self._reading(one.start), self._reading(one.end)
        passage = copy.between(start, end)
        if not stem or _fits(passage, one.name):
            return Found(passage)
        signs = _signs(stem)
        if passage and signs in _signs(passage.quote):
            return Found(passage, "" if _signs(passage.quote).startswith(signs) else one.name)
        words = copy.quoted(stem, start=copy.place(start)) if len(signs) >= _ENOUGH or not passage else None
        if words and copy.text[words.start : words.end] == words.quote:
            return Found(words, moved=True)
        return Found(passage or words, one.name if passage else "")


def _readings(raw: str) -> list[Reading]:
    """The ways to count in this text, the likeliest first."""
    line_ends = [found.start() for found in re.finditer("\r\n", raw)]
    shrunk = [at - before for before, at in enumerate(line_ends)]
    units = Units(raw.replace("\r\n", "\n")), Units(raw)
    both = (True, False) if line_ends else (True,)  # both characters of a line end are counted
    marks = (1, 0) if raw.startswith("\ufeff") else (0,)  # characters at the beginning that are not counted
    wide = (False, True) if units[1].to_qt(len(raw)) != len(raw) else (False,)
    return [
        _reading(shrunk=() if two else shrunk, mark=mark, units=units[two] if utf16 else None)
        for two, mark, utf16 in product(both, marks, wide)
    ]


def _reading(*, shrunk: Sequence[int], mark: int, units: Units | None) -> Reading:
    def read(offset: int) -> int:
        at = (units.from_qt(offset) if units else offset) + mark
        return at + bisect_left(shrunk, at)

    return read


def _same(offset: int) -> int:
    return offset


def _signs(words: str) -> str:
    """Words without the white space that programs lose and add."""
    return "".join(words.split())


def _stem(name: str) -> str:
    """A name without the sign that says it was cut."""
    return _ELLIPSIS.sub("", normalise(name).strip()).rstrip()


def _fits(passage: Passage | None, name: str) -> bool:
    """Whether a passage has the words it is called by, or begins with them where they were cut."""
    if passage is None:
        return False
    whole, stem = _signs(normalise(name)), _signs(_stem(name))
    if len(stem) < len(whole):
        return _signs(passage.quote[: 2 * len(name) + _SPACES]).startswith(stem)
    return len(passage.quote) <= 2 * len(name) + _SPACES and _signs(passage.quote) == whole
