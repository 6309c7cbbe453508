"""Rows of a list that say two things: words, and in a lesser voice what belongs to them below or beside."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui import theme as themes

Index = QModelIndex | QPersistentModelIndex
_BELOW, _BESIDE = Qt.ItemDataRole.UserRole + 10, Qt.ItemDataRole.UserRole + 11
_ONE, _TWO, _SIDE = 31, 50, 10  # pixels: the height of a row of one line or two, and the room at its sides
_NEAR = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_FAR = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def row_of(words: str, *, below: str = "", beside: str = "") -> QListWidgetItem:
    """An item of a list that `Rows` paints; it is heard whole."""
    item = QListWidgetItem(words)
    item.setData(_BELOW, below)
    item.setData(_BESIDE, beside)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (words, below, beside) if part))
    return item


class Rows(QStyledItemDelegate):
    """Paints such items; what has no room is cut short."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _TWO if index.data(_BELOW) else _ONE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words, below, beside = (index.data(role) or "" for role in (Qt.ItemDataRole.DisplayRole, _BELOW, _BESIDE))
        self.initStyleOption(option, index)
        option.text = ""
        if option.widget is not None:
            option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        box = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        palette = QGuiApplication.palette()  # the widget's own is that of the style sheet, which has fewer colours
        ink, muted = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(muted)
        small = themes.sans(13)
        room = box.width()
        if beside:
            _line(painter, box, beside, small, _FAR)
            room -= QFontMetricsF(small).horizontalAdvance(beside) + 16
        if below:
            half = box.height() / 2
            _line(painter, box.adjusted(0, half - 1, 0, -5), below, small, _NEAR)
            box = box.adjusted(0, 5, 0, 1 - half)
        painter.setPen(ink)
        box.setWidth(room)
        _line(painter, box, words, themes.serif(15) if below else themes.sans(14), _NEAR)
        painter.restore()


def _line(painter: QPainter, box: QRectF, words: str, font: QFont, where: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, where, cut)
