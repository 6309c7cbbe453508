"""The hits of a search as keyword in context; each can be left out of what is done with all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui import mirror
from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.mirror import Mirror
from annotator.gui.panels.documents import background
from annotator.gui.theme import Theme
from annotator.model import Hit
from annotator.text.excerpt import folded

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_ROW = 26
_MARK = 38  # from the side of the list where reading begins to the end of the check marks
_BOX = 12
_MIDDLE = 0.46  # where the words stand across the list
Row = Hit | str  # a hit, or the heading of a group


class HitModel(QAbstractListModel):
    """Hits by place under the heading of their document, or in the order of what stands beside them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self.left_out: set[Hit] = set()
        self._rows: list[Row] = []
        self.order = "place"

    def clear(self) -> None:
        """Show nothing; what is left out stays so where it is found again."""
        self.beginResetModel()
        self.hits, self._rows = [], []
        self.endResetModel()

    def add(self, hits: list[Hit]) -> None:
        """Show more hits, below the others."""
        rows: list[Row] = []
        last = self.hits[-1] if self.hits else None
        for hit in hits:
            if last is None or group_of(hit) != group_of(last):
                rows.append(group_of(hit))
            rows.append(hit)
            last = hit
        self.hits += hits
        if rows:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def sort_by(self, order: str) -> None:
        """Order by `place`, by what stands to the `left`, or by what stands to the `right`."""
        self.order = order
        found, self.hits = self.hits, []
        if order == "place":
            self.clear()
            self.add(found)
            return
        key = _left_words if order == "left" else _right_words
        self.beginResetModel()
        self.hits = found
        self._rows = [*sorted(found, key=key)]
        self.endResetModel()

    def shown(self) -> list[Hit]:
        """The hits in the order shown, without those left out."""
        return [row for row in self._rows if isinstance(row, Hit) and row not in self.left_out]

    def index_of(self, hit: Hit | None) -> QModelIndex:
        """Where a hit is shown; nowhere where it is not among them."""
        return self.index(self._rows.index(hit)) if hit in self._rows else QModelIndex()

    def toggle(self, indexes: Iterable[QModelIndex]) -> None:
        """Leave hits out, or take them in again where all of them are out."""
        rows = {index.row() for index in indexes if self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable}
        hits = {row for number in rows if isinstance(row := self._rows[number], Hit)}
        if hits:
            self.left_out = self.left_out - hits if hits <= self.left_out else self.left_out | hits
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == HIT:
            return [row]  # in a list: Qt must not take it apart
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{row.left}{row.words}{row.right}"
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(row, Hit) and row.kind != "tag":
            return Qt.CheckState.Unchecked if row in self.left_out else Qt.CheckState.Checked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(row := self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        checkable = Qt.ItemFlag.NoItemFlags if row.kind == "tag" else Qt.ItemFlag.ItemIsUserCheckable
        return super().flags(index) | checkable


def group_of(hit: Hit) -> str:
    """The heading a hit stands under."""
    kinds = {"note": tr("Notes"), "quotation": tr("Quotations"), "reply": tr("Replies"), "tag": tr("Tags")}
    return hit.document_title if hit.kind == "document" else kinds[hit.kind]


def _left_words(hit: Hit) -> list[str]:
    return folded(hit.left).split()[::-1]


def _right_words(hit: Hit) -> list[str]:
    return folded(hit.right).split()


class HitDelegate(QStyledItemDelegate):
    """Paints a hit so that the words stand below each other, and what is around them on both sides."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        return False  # the list knows where the check marks are, and what else is chosen

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(HIT)[0]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, side = QRectF(option.rect).adjusted(6, 1, -6, -1), mirror.of_row(option)
        if isinstance(row, str):
            painter.setFont(themes.sans(12, bold=True))
            painter.setPen(QColor(self.theme.muted))
            mirror.draw(painter, side.box(box.adjusted(8, 6, -8, 0)), side.begin, row)
        else:
            background(painter, box, option, self.theme)
            checked = index.data(Qt.ItemDataRole.CheckStateRole)
            if checked is not None:
                square = side.box(QRectF(box.left() + 9.5, box.center().y() - _BOX / 2, _BOX, _BOX))
                self._mark(painter, square, checked=checked == Qt.CheckState.Checked)
            line = side.box(box.adjusted(_MARK - 6, 0, -8, 0))
            self._line(painter, line, row, out=checked == Qt.CheckState.Unchecked)
        painter.restore()

    def _mark(self, painter: QPainter, square: QRectF, *, checked: bool) -> None:
        """A small box with a check mark, or an empty one for a hit that is left out."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.line if checked else self.theme.muted), 1))
        painter.drawRoundedRect(square, 3, 3)
        if checked:
            pen = QPen(QColor(self.theme.muted), 1.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            at = square.topLeft()
            painter.drawPolyline([at + QPointF(3, 6.2), at + QPointF(5.2, 8.6), at + QPointF(9.2, 3.6)])

    def _line(self, painter: QPainter, box: QRectF, hit: Hit, *, out: bool) -> None:
        """The hit in its line, whose letters say on which side what stands before it is, whichever the window is."""
        plain, bold = themes.serif(15), themes.serif(15, bold=True)
        around = f"{hit.left}{hit.words}{hit.right}"
        line = Mirror(box, mirror.way(around) == Qt.LayoutDirection.RightToLeft)
        painter.setLayoutDirection(mirror.way(around))
        metrics, middle = QFontMetricsF(plain), box.left() + box.width() * _MIDDLE
        elide = Qt.TextElideMode
        words = QFontMetricsF(bold).elidedText(hit.words, elide.ElideRight, box.right() - middle)
        width = QFontMetricsF(bold).horizontalAdvance(words)
        before = QRectF(box.left(), box.top(), middle - box.left(), box.height())
        after = QRectF(middle + width, box.top(), box.right() - middle - width, box.height())
        painter.setFont(plain)
        painter.setPen(QColor(self.theme.muted if out else self.theme.soft))
        left = metrics.elidedText(hit.left, elide.ElideLeft, before.width())
        painter.drawText(line.box(before), line.end | Qt.TextFlag.TextIncludeTrailingSpaces, left)
        right = metrics.elidedText(hit.right, elide.ElideRight, after.width())
        painter.drawText(line.box(after), line.begin, right)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.muted if out else self.theme.accent))
        painter.drawText(line.box(QRectF(middle, box.top(), width + 2, box.height())), line.begin, words)


class HitList(QListView):
    """Shows hits. Enter or a click goes to one; Space or its check mark leaves it out; Shift chooses several."""

    wanted = Signal()

    def __init__(self, model: HitModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchHits")
        self.setAccessibleName(tr("Hits"))
        self._hits = model
        self._on_mark = False  # whether the mouse was pressed on a check mark
        self.setModel(model)
        self.delegate = HitDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.activated.connect(lambda _index: self.wanted.emit())
        self.clicked.connect(self._clicked)

    def hit(self) -> Hit | None:
        """The hit where the keyboard is."""
        found = self.currentIndex().data(HIT)
        return found[0] if found and isinstance(found[0], Hit) else None

    def step(self, by: int) -> None:
        """Go to the next hit of the list, over the headings."""
        row = self.currentIndex().row() + by
        while 0 <= row < self._hits.rowCount():
            index = self._hits.index(row)
            if self._hits.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return
            row += by

    def _clicked(self, _index: QModelIndex) -> None:
        held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        if not QGuiApplication.keyboardModifiers() & held:
            self.wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a check mark leaves its hit out, with all that are chosen where it is one of them."""
        index = self.indexAt(event.position().toPoint())
        checkable = bool(self._hits.flags(index) & Qt.ItemFlag.ItemIsUserCheckable)
        x = event.position().x()
        self._on_mark = checkable and (self.viewport().width() - x if self.isRightToLeft() else x) < _MARK
        if not self._on_mark:
            super().mousePressEvent(event)
            return
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        self._hits.toggle(self.selectedIndexes())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._on_mark:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick clicks is a click like the first."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._hits.toggle(self.selectedIndexes())
            return
        super().keyPressEvent(event)
