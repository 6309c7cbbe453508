"""Where the words of a text stand once marks are set between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from annotator.text.units import Units


class PaperUnits(Units):
    """Offsets of a text and Qt positions in a document that has more words than it.

    `insertions` are offsets, in their order, with how many UTF-16 units are set there.
    """

    def __init__(self, text: str, insertions: Sequence[tuple[int, int]]) -> None:
        super().__init__(text)
        self._at = [super(PaperUnits, self).to_qt(offset) for offset, _ in insertions]
        self._before = [0, *accumulate(length for _, length in insertions)]
        self._ends = [at + before for at, before in zip(self._at, self._before[1:], strict=True)]

    def to_qt(self, offset: int) -> int:
        """The position of an offset, before what is set there."""
        plain = super().to_qt(offset)
        return plain + self._before[bisect_left(self._at, plain)]

    def from_qt(self, position: int) -> int:
        """The offset of a position; within a mark, the offset where it is set."""
        passed = bisect_right(self._ends, position)
        plain = position - self._before[passed]
        return super().from_qt(min(plain, self._at[passed]) if passed < len(self._at) else plain)
