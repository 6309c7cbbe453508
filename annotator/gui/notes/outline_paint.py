"""How a row of the outline looks, and where a section's title is written."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from annotator.gui import mirror
from annotator.gui import theme as themes
from annotator.gui.language import quoted
from annotator.gui.notes.outline_rows import ROW, Index, OutlineModel, Row
from annotator.gui.notes.rows import CARD
from annotator.gui.panels.documents import background, words_and_count
from annotator.gui.panels.naming import NamingDelegate
from annotator.gui.theme import Theme
from annotator.model import Annotation

_HIGH, _INDENT, _SIGN = 31, 16, 15


class OutlineDelegate(NamingDelegate):
    """A section with its count, or an annotation's first words below it."""

    named = Signal(int, str)  # a row, and its new title

    def __init__(self, theme: Theme, rows: OutlineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HIGH)

    def sign(self, box: QRectF, row: Row, *, leftward: bool) -> QRectF:
        """Where the sign stands that opens and closes a section."""
        found = QRectF(box.left() + 4 + row.section.level * _INDENT, box.top(), _SIGN, box.height())
        return mirror.Mirror(box, leftward).box(found)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)[0]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = mirror.of_row(option)
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        background(painter, box, option, self.theme)
        x = box.left() + 4 + row.section.level * _INDENT
        words = QRectF(x + _SIGN + 3, box.top(), box.right() - x - _SIGN - 10, box.height())
        if row.annotation_id:
            self._entry(painter, words, index.data(CARD), side)
        else:
            if self._rows.is_within(row):
                self._sign(painter, self.sign(QRectF(option.rect), row, leftward=side.leftward), row, side)
            words_and_count(painter, words, row.section.title, row.number, self.theme, side)
        painter.restore()

    def _sign(self, painter: QPainter, box: QRectF, row: Row, side: mirror.Mirror) -> None:
        """Points down where the section is open, and on where it is closed."""
        painter.setPen(QPen(QColor(self.theme.muted), 1.5))
        x, y, on = box.center().x(), box.center().y(), -2 if side.leftward else 2
        if row.section.id in self._rows.closed:
            painter.drawPolyline([QPointF(x - on, y - 4), QPointF(x + on, y), QPointF(x - on, y + 4)])
        else:
            painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])

    def _entry(self, painter: QPainter, box: QRectF, card: Annotation | None, side: mirror.Mirror) -> None:
        if card is None:
            return
        bar = QRectF(box.left() + 1, box.top() + 7, 3, box.height() - 14)
        painter.fillRect(side.box(bar), self.theme.colour(card.colour))
        painter.setFont(themes.serif(14))
        painter.setPen(QColor(self.theme.soft))
        mirror.draw(
            painter, side.box(box.adjusted(11, 0, 0, 0)), side.begin, quoted(" ".join(card.quote[:200].split()))
        )

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self.named.emit(index.row(), str(editor.property("text")))
