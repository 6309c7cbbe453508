"""The overview ruler: where in the whole document annotations and search hits are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.theme import Theme
from annotator.text.intervals import Painted


class OverviewRuler(QWidget):
    """A narrow strip as high as the page; a click goes to that place."""

    place_wanted = Signal(float)  # part of the document, 0 to 1

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewRuler")
        self.setAccessibleName(self.tr("Overview of annotations"))
        self.setFixedWidth(14)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.theme = theme
        self._rows: dict[int, str] = {}
        self._items: Sequence[Painted] = ()
        self._hits: Sequence[tuple[int, int]] = ()
        self._length = 1
        self._height = 0

    def show_items(self, items: Sequence[Painted], length: int) -> None:
        """Show highlights of a text of `length` code points."""
        self._items, self._length, self._height = items, max(1, length), 0
        self.update()

    def show_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """Show where searched words stand."""
        self._hits = hits
        self.update()

    def _row(self, offset: int) -> int:
        return int(offset / self._length * (self.height() - 4)) // 2 * 2

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._height != self.height():
            self._rows = {self._row(item.start): item.colour for item in self._items}
            self._height = self.height()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.page))
        for row in {self._row(start) for start, _ in self._hits}:
            painter.fillRect(QRectF(2, row + 1, 10, 2), QColor(self.theme.find))
        for row, colour in self._rows.items():
            painter.fillRect(QRectF(3, row + 1, 8, 2.4), self.theme.colour(colour))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.place_wanted.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))
