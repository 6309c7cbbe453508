"""The overview ruler: where in the whole document annotations and search hits are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.language import tr
from annotator.gui.theme import Theme
from annotator.text.intervals import Painted


class OverviewRuler(QWidget):
    """A narrow strip as high as the page; a click goes to that place."""

    place_wanted = Signal(float)  # part of the document, 0 to 1

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewRuler")
        self.setAccessibleName(tr("Overview of annotations"))
        self.setFixedWidth(14)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.theme = theme
        self._rows: dict[int, str] = {}
        self._items: Iterable[Painted] = ()
        self._hits: Sequence[tuple[int, int]] = ()
        self._length = 1
        self._height = 0
        self._later = QTimer(self)  # highlights come one by one; the strip need not keep up with each
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._take)

    def show_items(self, items: Iterable[Painted], length: int) -> None:
        """Show highlights of a text of `length` code points."""
        self._items, self._length = items, max(1, length)
        self._later.start()

    def _take(self) -> None:
        self._height = 0
        self.update()

    def show_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """Show where searched words stand."""
        self._hits = hits
        self.update()

    def _row(self, offset: int) -> int:
        return int(offset * (self.height() - 4) / self._length) & ~1

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._height != self.height():
            scale = (self.height() - 4) / self._length
            self._rows = {int(item.start * scale) & ~1: item.colour for item in self._items}
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
