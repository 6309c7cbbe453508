"""The page as several readers marked it: the more of them, the stronger the ground; a line in each one's colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.gui import theme as themes
from annotator.gui.group.side_by_side import SideBySide, named
from annotator.gui.language import tr
from annotator.gui.people import Person
from annotator.gui.reading.geometry import SeenLine
from annotator.gui.reading.page import PageView
from annotator.gui.reading.paint import MOST_LANES, MOST_TINT, frame
from annotator.gui.theme import Theme
from annotator.text.agreement import Stretch

_GROUND = "amber"
_LEAST = 0.12  # opacity of the ground where one of several readers marked the words


def strength(readers: int, of: int) -> float:
    """The opacity of the ground behind words: full where all readers marked them."""
    return _LEAST + (MOST_TINT - _LEAST) * (readers - 1) / (of - 1) if of > 1 else MOST_TINT


class ComparedPage(PageView):
    """Shows who marked what; a click tells the place, and the mouse over words the names."""

    clicked_at = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("comparePage")
        self.setAccessibleName(tr("What the readers marked"))
        self._stretches: Sequence[Stretch] = ()
        self._starts: list[int] = []
        self._lanes: dict[str, int] = {}
        self._people: Mapping[str, Person] = {}
        self._current: Sequence[tuple[int, int]] = ()

    def show_readers(self, found: SideBySide) -> None:
        """Paint what readers marked in the document that is shown."""
        self._stretches = found.stretches
        self._starts = [one.start for one in found.stretches]
        self._lanes = {
            reader: at for at, reader in enumerate(who for who in found.people if who in found.numbers.readers)
        }
        self._people = found.people
        self.refresh()

    def point_out(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Put a frame around words and bring them into view."""
        self._current = ranges
        if ranges:
            self.show_range(ranges[0][0], ranges[-1][1])
        self.refresh()

    def who(self, offset: int) -> str:
        """Who marked the words at a place, and with which tags; empty where nobody did."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or self._stretches[at].end <= offset:
            return ""
        lines = []
        for reader, tags in sorted(self._stretches[at].by.items(), key=lambda one: self._lanes[one[0]]):
            name = self._people[reader].name
            lines.append(f"{name}: {named([f'#{tag}' for tag in sorted(tags)])}" if tags else name)
        return "\n".join(lines)

    # --- painting

    def paint_behind(self, painter: QPainter, lines: Sequence[SeenLine]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        units = self.drawing.units
        for line in lines:
            start, end = units.from_qt(line.start), units.from_qt(line.end)
            at = max(0, bisect_right(self._starts, start) - 1)
            while at < len(self._stretches) and self._starts[at] < end:
                one = self._stretches[at]
                self._stretch(painter, line.boxes(units.to_qt(one.start), units.to_qt(one.end)), one)
                at += 1
            for first, last in self._current:
                frame(painter, line.boxes(units.to_qt(first), units.to_qt(last)), self.theme)

    def _stretch(self, painter: QPainter, boxes: Sequence[QRectF], one: Stretch) -> None:
        ground = self.theme.colour(_GROUND)
        ground.setAlphaF(strength(len(one.by), len(self._lanes)))
        for box in boxes:
            painter.fillRect(box.adjusted(0, -1, 0, 1.5), ground)
            for reader in one.by:
                lane = min(self._lanes[reader], MOST_LANES - 1)
                rule = QRectF(box.left(), box.bottom() + 0.5 + lane * 2.6, box.width(), 1.8)
                painter.fillRect(rule, self.theme.reader(self._people[reader].number))

    # --- pointing

    def _offset_at(self, point: QPoint) -> int:
        return self.drawing.units.from_qt(self.cursorForPosition(point).position())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.who(self._offset_at(event.pos()))
            QToolTip.showText(event.globalPos(), themes.plain_tip(words) if words else "", self.viewport())
            return True
        return bool(super().viewportEvent(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self.clicked_at.emit(self._offset_at(event.position().toPoint()))
