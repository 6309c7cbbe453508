"""Where words are on the screen: lines in view, and the boxes of a range within a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class SeenLine(NamedTuple):
    """A line of text in view. `start` and `end` are Qt positions; `origin` is its paragraph's corner."""

    block: QTextBlock
    line: QTextLine
    origin: QPointF
    start: int
    end: int
    mixed: bool

    @property
    def rect(self) -> QRectF:
        """The line's box, as wide as its words."""
        return self.line.naturalTextRect().translated(self.origin)

    def x(self, position: int) -> float:
        """Where a position is across the line."""
        return self.origin.x() + across(self.line, position - self.block.position())

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The boxes of a range of positions; several where directions of writing mix."""
        start, end = max(start, self.start), min(end, self.end)
        if start >= end:
            return []
        rect = self.rect
        if not self.mixed:
            left, right = self.x(start), min(self.x(end), rect.right())
            return [QRectF(left, rect.top(), right - left, rect.height())]
        runs = self.line.glyphRuns(start - self.block.position(), end - start)
        found = [run.boundingRect().translated(self.origin) for run in runs]
        return [QRectF(left, rect.top(), right - left, rect.height()) for left, right in _joined(found)]


def _joined(boxes: Sequence[QRectF]) -> list[list[float]]:
    """From where to where boxes reach across, each place once: Qt gives runs of several fonts the same box."""
    found: list[list[float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes if box.width() > 0):
        if found and left <= found[-1][1]:
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
            yield from lines_of(block, geometry.topLeft(), top, bottom)
        block = block.next()


def lines_of(block: QTextBlock, origin: QPointF, top: float, bottom: float) -> Iterator[SeenLine]:
    """The lines of a paragraph, whose corner is at `origin`, that show between two heights."""
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
            mixed = bool(_RIGHT_TO_LEFT.search(block.text()))
        start = first + line.textStart()
        yield SeenLine(block, line, origin, start, start + line.textLength(), mixed)
