"""A box with one of several: the style sheet's own has no sign that there are more."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox


class Choice(QComboBox):
    """A combo box with an arrow in the theme's ink."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y = (16 if mirrored else self.width() - 16), self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        painter.end()
