"""The margin where lines begin: printed page numbers, and bars beside long highlights.

It is on the right of a document from right to left, in whichever window one reads it, as in a printed book.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from annotator.gui import theme as themes
from annotator.gui.mirror import Mirror
from annotator.gui.reading import geometry
from annotator.gui.reading.paint import Drawing
from annotator.text.intervals import lanes

if TYPE_CHECKING:
    from annotator.gui.reading.page import PageView

_LONG = 3  # lines
_MOST_BARS = 3


def numbered(lines: Sequence[geometry.SeenLine], drawing: Drawing) -> Iterator[tuple[geometry.SeenLine, str]]:
    """The lines in which a printed page of the source begins, with its number."""
    for line in lines:
        start = drawing.units.from_qt(line.start)
        end = max(drawing.units.from_qt(line.end), start + 1)
        at = bisect_left(drawing.pages, start, key=lambda page: page.start)
        if at < len(drawing.pages) and drawing.pages[at].start < end:
            page = drawing.pages[at]
            if not at or drawing.pages[at - 1].label != page.label:
                yield line, f"[{page.label}]" if page.inferred else page.label


class PageMargin(QWidget):
    """Paints beside the lines in view; nothing in it can be clicked."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        view, top = self._view, self._view.viewport().y()
        lines = list(geometry.seen_lines(view, 0, view.viewport().height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, top)
        self._page_numbers(painter, lines)
        self._bars(painter, lines)
        painter.end()

    def _page_numbers(self, painter: QPainter, lines: list[geometry.SeenLine]) -> None:
        drawing, em = self._view.drawing, self._view.em
        painter.setFont(themes.sans(em * 0.68))
        painter.setPen(QColor(self._view.theme.muted))
        side = Mirror(QRectF(self.rect()), drawing.leftward)
        for line, label in numbered(lines, drawing):
            box = QRectF(0, line.rect.top(), self.width() - em * 1.15, line.rect.height())
            painter.drawText(side.box(box), side.end, label)

    def _bars(self, painter: QPainter, lines: list[geometry.SeenLine]) -> None:
        """A bar beside highlights of three lines and more, and beside the chosen one."""
        view = self._view
        if not lines:
            return
        units = view.drawing.units
        first, last = units.from_qt(lines[0].start), units.from_qt(lines[-1].end)
        found = view.drawing.highlights.touching(first, max(last, first + 1))
        starts, ends = [line.start for line in lines], [line.end for line in lines]
        spans = []
        for item in found:
            over = lines[bisect_right(ends, units.to_qt(item.start)) : bisect_left(starts, units.to_qt(item.end))]
            if over and (len(over) >= _LONG or item.annotation_id == view.drawing.current):
                spans.append((item, over))
        rows = lanes([item for item, _ in spans], _MOST_BARS)
        for item, over in spans:
            from_words = view.em * 0.75 + rows[item] * 5
            x = from_words if view.drawing.leftward else self.width() - from_words
            colour = view.theme.colour(item.colour)
            width = 3.0 if item.annotation_id == view.drawing.current else 2.0
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(x, over[0].rect.top() + 2), QPointF(x, over[-1].rect.bottom() - 1))
