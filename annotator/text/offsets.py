"""Where offsets of a foreign text lead once the text is made uniform."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

import regex

from annotator.text.clean import FORBIDDEN, NEWLINES, divided, normalise, piles

# what canonical composition may change: Korean syllables in pieces, a letter with marks, a letter of its own
_CLUSTER = regex.compile(r"[\u1100-\u115f\uac00-\ud7a3][\u1160-\u11ff]+|.?\p{M}+|[^\x00-\x7f]", regex.DOTALL)


class Normalised:
    """A foreign text as it is kept, and the way from its own offsets to those of the kept one."""

    def __init__(self, raw: str) -> None:
        self.text = normalise(raw)
        self._steps: list[_Step] = []
        if self.text != raw:
            lines = NEWLINES.sub("\n", raw)
            whole = FORBIDDEN.sub("", lines)
            plain = divided(whole)
            self._steps = [
                _Step((found.end(), len(found[0]) - 1) for found in NEWLINES.finditer(raw) if len(found[0]) > 1),
                _Step((found.end(), 1) for found in FORBIDDEN.finditer(lines)),
                _Step((at, -1) for at in piles(whole)),
                _Step(_composed(plain) if not unicodedata.is_normalized("NFC", plain) else ()),
            ]

    def place(self, offset: int) -> int:
        """The offset in the kept text; one outside the text leads to its end."""
        for step in self._steps:
            offset = step.place(offset)
        return max(0, min(offset, len(self.text)))


class _Step:
    """Changes of length, each at the offset behind it."""

    def __init__(self, changes: Iterator[tuple[int, int]] | tuple[()]) -> None:
        self._ends: list[int] = []
        self._shorter = [0]
        for end, less in changes:
            self._ends.append(end)
            self._shorter.append(self._shorter[-1] + less)

    def place(self, offset: int) -> int:
        at = bisect_right(self._ends, offset)
        found = offset - self._shorter[at]
        return min(found, self._ends[at] - self._shorter[at + 1]) if at < len(self._ends) else found


def _composed(text: str) -> Iterator[tuple[int, int]]:
    for found in _CLUSTER.finditer(text):
        less = len(found[0]) - len(unicodedata.normalize("NFC", found[0]))
        if less:
            yield found.end(), less
