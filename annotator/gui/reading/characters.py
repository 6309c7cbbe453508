"""How the characters of a paragraph are set, told when it is laid out: of ten thousand marks few are seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextLayout

from annotator.gui.reading import styles
from annotator.gui.theme import Theme
from annotator.model import Mark
from annotator.text.units import Units

_WIDE = 2_000  # code points; the few marks that are wider are looked at for every paragraph


class Characters:
    """What the marks of a text say of its characters, at a type size in pixels. Several on one word add up."""

    def __init__(self, marks: Sequence[Mark], units: Units, theme: Theme, pixels: float) -> None:
        self._units = units
        self._pixels = pixels
        self._forms = styles.char_formats(theme, pixels)
        told = [mark for mark in marks if mark.kind in self._forms or mark.kind == "noteref"]
        self._marks = sorted(told, key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self._marks]
        self._wide = [mark for mark in self._marks if mark.end - mark.start > _WIDE]

    def of(self, block: QTextBlock) -> list[QTextLayout.FormatRange]:
        """The formats of a paragraph's characters: those of its kind, then emphasis, then the room for notes' marks."""
        begin, length = block.position(), block.length() - 1
        first, last = self._units.from_qt(begin), self._units.from_qt(begin + length)
        ranges = [
            (self._units.to_qt(mark.start) - begin, self._units.to_qt(mark.end) - begin, self._forms[mark.kind])
            for mark in sorted(self._touching(first, last), key=lambda mark: mark.kind in styles.INLINE)
        ]
        ranges += self._rooms(block, first, last)
        return [
            _range(max(0, start), min(length, end), form) for start, end, form in ranges if start < length and end > 0
        ]

    def _between(self, first: int, last: int) -> list[Mark]:
        return self._marks[bisect_left(self._starts, first) : bisect_right(self._starts, last)]

    def _touching(self, first: int, last: int) -> Iterator[Mark]:
        """Marks other than those of notes that share a character with a stretch of the text."""
        yield from (mark for mark in self._wide if mark.start < first - _WIDE and mark.end > first)
        for mark in self._between(first - _WIDE, last):
            if mark.kind != "noteref" and mark.end > max(first, mark.start):
                yield mark

    def _rooms(self, block: QTextBlock, first: int, last: int) -> Iterator[tuple[int, int, QTextCharFormat]]:
        for mark in self._between(max(1, first), last):
            if mark.kind == "noteref":
                at = styles.beside(block, self._units.to_qt(mark.start)) - block.position()
                yield at, at + 1, styles.room(self._pixels, mark.value)


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, form
    return found
