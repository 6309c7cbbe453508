"""Right and left: what is painted turns round with the window, other people's words with their own letters."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter
from PySide6.QtWidgets import QLabel, QLayout, QStyleOptionViewItem, QWidget

from annotator.text import direction

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True, slots=True)
class Mirror:
    """Turns boxes that are measured from the left of a room round, where reading begins at its right."""

    room: QRectF
    leftward: bool

    @property
    def begin(self) -> Qt.AlignmentFlag:
        """The side where reading begins."""
        return RIGHT if self.leftward else LEFT

    @property
    def end(self) -> Qt.AlignmentFlag:
        """The other side."""
        return LEFT if self.leftward else RIGHT

    def box(self, box: QRectF) -> QRectF:
        """Where a box goes that was measured from the left."""
        if not self.leftward:
            return box
        return QRectF(self.room.left() + self.room.right() - box.right(), box.top(), box.width(), box.height())


def of_row(option: QStyleOptionViewItem) -> Mirror:
    """How a row of a list is painted."""
    return Mirror(QRectF(option.rect), option.direction == Qt.LayoutDirection.RightToLeft)


def of_window() -> bool:
    """Whether the window is one from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def way(words: str, *, usual: bool = False) -> Qt.LayoutDirection:
    """The direction that words have of themselves; `usual` says which where they have no letters."""
    leftward = direction.leftward(words, usual=usual)
    return Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight


def draw(painter: QPainter, box: QRectF, side: Qt.AlignmentFlag, words: str) -> float:
    """Draw words on one line at a side of a box, cut short where they must be; tells how wide they are."""
    metrics = QFontMetricsF(painter.font())
    painter.setLayoutDirection(way(words))
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 0.5)
    width = metrics.horizontalAdvance(words)
    x = box.right() - width if side == RIGHT else box.left()
    baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2  # Qt's own goes up with higher letters
    painter.drawText(QPointF(x, baseline), words)
    return width


def show_words(label: QLabel, words: str) -> None:
    """Show other people's words, set from the side where they begin."""
    label.setLayoutDirection(way(words))
    label.setText(words)


def within_line(words: str) -> str:
    """Other people's words for a line of ours: neither turns the other round."""
    return direction.isolated(words, within=of_window())


def turn_margins(window: QWidget) -> None:
    """Exchange the left and right margins of all layouts: Qt mirrors what is in them, and not them."""
    for layout in window.findChildren(QLayout):
        margins = layout.contentsMargins()
        layout.setContentsMargins(margins.right(), margins.top(), margins.left(), margins.bottom())
