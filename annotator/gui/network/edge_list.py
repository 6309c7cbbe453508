"""The picture in words: a row for each cross-reference."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui import mirror
from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.mirror import Mirror
from annotator.gui.network import strokes, words
from annotator.gui.panels.documents import background
from annotator.gui.theme import Theme
from annotator.store.network import Edge, Network, Node

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_HIGH = 54
_SAMPLE = 34.0


class Row(NamedTuple):
    """A cross-reference with both its ends."""

    edge: Edge
    start: Node
    end: Node


class EdgeModel(QAbstractListModel):
    """The cross-references of a network, in its order."""

    rows: list[Row]

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = []

    def show(self, network: Network) -> None:
        """Show another network."""
        by_id = {node.id: node for node in network.nodes}
        self.beginResetModel()
        self.rows = [Row(edge, by_id[edge.from_id], by_id[edge.to_id]) for edge in network.edges]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, ROW):
            return None
        row = self.rows[index.row()]
        return [row] if role == ROW else words.sentence(*row)  # in a list: Qt must not take it apart


class EdgeDelegate(QStyledItemDelegate):
    """Paints a cross-reference on two lines: where it begins; its relation and where it leads."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.own: list[str] = []  # the readers' own relations

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)[0]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, side = QRectF(option.rect).adjusted(2, 1, -4, -1), mirror.of_row(option)
        background(painter, box, option, self.theme)
        line = QRectF(box.left() + 10, box.top() + 3, box.width() - 20, (box.height() - 6) / 2)
        self._end(painter, line, row.start, side)
        line.translate(0, line.height())
        sample = QRectF(line.left(), line.top(), _SAMPLE, line.height())
        stroke = strokes.stroke_of(row.edge.group, self.own)
        strokes.draw_sample(painter, side.box(sample), stroke, self.theme, leftward=side.leftward)
        line.setLeft(sample.right() + 9)
        painter.setFont(themes.sans(13, italic=True))
        painter.setPen(QColor(self.theme.soft))
        used = mirror.draw(painter, side.box(line), side.begin, words.shown(row.edge.relation, 40))
        line.setLeft(line.left() + used + 9)
        self._end(painter, line, row.end, side)
        painter.restore()

    def _end(self, painter: QPainter, box: QRectF, node: Node, side: Mirror) -> None:
        """What stands at an end, and at the far side where; the box is measured from the left."""
        where = words.place(node) if node.kind == "annotation" else ""
        painter.setFont(themes.sans(12))
        painter.setPen(QColor(self.theme.muted))
        used = mirror.draw(painter, side.box(box), side.end, where)
        room = box.adjusted(0, 0, -used - (14 if where else 0), 0)
        painter.setFont(themes.serif(15) if node.kind == "annotation" else themes.sans(14))
        painter.setPen(QColor(self.theme.text if node.alive else self.theme.muted))
        mirror.draw(painter, side.box(room), side.begin, words.passage(node, 160))


class EdgeList(QListView):
    """A click goes to the end it meets; Enter to the first end, Shift+Enter to the other."""

    chosen = Signal(object)
    picture_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("networkList")
        self.setAccessibleName(tr("Cross-references"))
        self.setAccessibleDescription(tr("Enter goes to the first end, Shift+Enter to the other."))
        self.rows = EdgeModel(self)
        self.setModel(self.rows)
        self.delegate = EdgeDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def show_network(self, network: Network, own: list[str]) -> None:
        """Show the cross-references of a network; the row one was at stays the current one."""
        row = max(0, self.currentIndex().row())
        self.delegate.own = own
        self.rows.show(network)
        self.setCurrentIndex(self.rows.index(min(row, len(self.rows.rows) - 1), 0))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Shift+Tab leads back to the picture."""
        if not forward:
            self.picture_wanted.emit()
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex(), other=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            index = self.indexAt(at)
            self._choose(index, other=at.y() > self.visualRect(index).center().y())

    def _choose(self, index: QModelIndex, *, other: bool) -> None:
        if index.isValid():
            row: Row = index.data(ROW)[0]
            self.chosen.emit(row.end if other else row.start)
