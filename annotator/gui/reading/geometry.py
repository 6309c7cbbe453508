"""Where words are on the screen: lines in view, and the boxes of a range within a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from annotator.text import direction

_TOUCHING = 0.5  # pixels


class SeenLine(NamedTuple):
    """A line of text in view. `start`, `end` and `first`, where its paragraph begins, are Qt positions.

    `origin` is the paragraph's corner, `rect` the line's box, as wide as its words.
    """

    block: QTextBlock
    line: QTextLine
    origin: QPointF
    rect: QRectF
    first: int
    start: int
    end: int
    mixed: bool  # whether anything in its paragraph runs from right to left
    column: float  # how wide the page is that it stands on
    known: dict[int, float]  # where letters were found to begin: highlights that touch ask for the same

    @property
    def leftward(self) -> bool:
        """Whether its paragraph is set from the right."""
        return self.mixed and self.block.textDirection() == Qt.LayoutDirection.RightToLeft

    def from_start(self, left: float, top: float, width: float, height: float) -> QRectF:
        """A box so far from the side of the page where the paragraph's lines begin."""
        x = self.column - left - width if self.leftward else left
        return QRectF(self.origin.x() + x, top, width, height)

    def letter(self, position: int) -> tuple[QRectF, bool]:
        """The box of the letter at a position, and whether it is written from right to left."""
        first, last = self._whole(position, position + 1)
        runs = self.line.glyphRuns(first, last - first)
        boxes = self.boxes(position, position + 1)
        return boxes[0] if boxes else self.rect, any(run.isRightToLeft() for run in runs)

    def at(self, x: float) -> int:
        """The position of the letter at a place across the line."""
        found = self.first + self.line.xToCursor(x - self.origin.x(), QTextLine.CursorPosition.CursorOnCharacter)
        if self.mixed:  # where letters run leftward Qt takes one beside it, and the other end where directions change
            near = sorted(range(self.start, self.end), key=lambda one: abs(one - found))
            hit = (one for one in near if any(box.left() <= x < box.right() for box in self.boxes(one, one + 1)))
            found = next(hit, found)
            found = self.first + self._whole(found, found + 1)[0]
        return found

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The boxes of a range of positions; several where directions of writing mix."""
        start, end = max(start, self.start), min(end, self.end)
        if start >= end:
            return []
        rect = self.rect
        if not self.mixed:
            left, right = self._x(start), min(self._x(end), rect.right())
            return [QRectF(left, rect.top(), right - left, rect.height())]
        first, last = self._whole(start, end)
        found = self._across(first, last)
        while not found and first > self.line.textStart():  # the later letter of a ligature has no width of its own
            first -= 1
            found = self._across(first, last)
        return [QRectF(left, rect.top(), right - left, rect.height()) for left, right in found]

    def _x(self, position: int) -> float:
        if position not in self.known:
            self.known[position] = self.origin.x() + across(self.line, position - self.first)
        return self.known[position]

    def _across(self, first: int, last: int) -> list[list[float]]:
        runs = self.line.glyphRuns(first, last - first)
        return _joined([run.boundingRect().translated(self.origin) for run in runs])

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """A range within the paragraph, with the whole of each letter it touches: Qt mistakes where its marks are."""
        layout = self.block.layout()
        start, end = start - self.first, end - self.first
        while start > 0 and not layout.isValidCursorPosition(start):
            start -= 1
        while end < self.block.length() - 1 and not layout.isValidCursorPosition(end):
            end += 1
        return start, end


def _joined(boxes: Sequence[QRectF]) -> list[list[float]]:
    """From where to where boxes reach across, each place once: Qt gives runs of several fonts the same box."""
    found: list[list[float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes if box.width() > 0):
        if found and left <= found[-1][1] + _TOUCHING:
            found[-1][1] = max(right, found[-1][1])
        else:
            found.append([left, right])
    return found


def across(line: QTextLine, position: int) -> float:
    """`cursorToX`, which some versions of Qt for Python answer with a pair."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def seen_lines(view: QPlainTextEdit, top: float, bottom: float) -> Iterator[SeenLine]:
    """The lines that show between two heights of the viewport."""
    offset = view.contentOffset()
    block = view.firstVisibleBlock()
    while block.isValid():
        geometry = view.blockBoundingGeometry(block).translated(offset)
        if geometry.top() > bottom:
            return
        if geometry.bottom() >= top:
            yield from lines_of(block, geometry.topLeft(), geometry.width(), top, bottom)
        block = block.next()


def lines_of(block: QTextBlock, origin: QPointF, column: float, top: float, bottom: float) -> Iterator[SeenLine]:
    """The lines of a paragraph, whose corner is at `origin`, that show between two heights of a page so wide."""
    layout: QTextLayout = block.layout()
    first = block.position()
    mixed: bool | None = None
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        y = origin.y() + line.y()
        if y + line.height() * 1.3 < top:
            continue
        if y > bottom + line.height():
            return
        if mixed is None:
            mixed = block.textDirection() == Qt.LayoutDirection.RightToLeft or direction.turns(block.text())
        start, rect = first + line.textStart(), line.naturalTextRect().translated(origin)
        yield SeenLine(block, line, origin, rect, first, start, start + line.textLength(), mixed, column, {})
