"""A soft shadow that tells what floats from what lies below. Qt's own effect paints the whole widget for each key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

_REACH, _DROP, _ROUND = 14, 4, 8  # pixels
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ZOrderChange)
_DARKEST = 30  # opacity beside the widget, of 255


class Shadow(QWidget):
    """Lies directly below a widget with rounded corners, and goes where it goes."""

    def __init__(self, above: QWidget) -> None:
        super().__init__(above.parentWidget())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._above = above
        above.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _FOLLOWED:
            self.setGeometry(self._above.geometry().adjusted(-_REACH, _DROP - _REACH, _REACH, _DROP + _REACH))
            self.stackUnder(self._above)
            self.setVisible(not self._above.isHidden())
        elif kind == QEvent.Type.Hide:
            self.hide()
        return bool(super().eventFilter(watched, event))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_REACH, _REACH, -_REACH, -_REACH)
        for out in range(_REACH):
            fading = (1 - out / _REACH) ** 2
            painter.setPen(QPen(QColor(0, 0, 0, round(_DARKEST * fading)), 1.4))
            painter.drawRoundedRect(box.adjusted(-out, -out, out, out), _ROUND + out, _ROUND + out)
        painter.end()
