"""A chart as a table, for those who read with their ears or want the plain numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.whole.chart import Chart
from annotator.store.overview import Cell

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WIDE, _HIGH = 110, 28


class ChartModel(QAbstractTableModel):
    """The numbers of a chart under its headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None

    def show(self, chart: Chart) -> None:
        """Show another chart."""
        self.beginResetModel()
        self.chart = chart
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """The cell of the chart at a place of the table."""
        return index.row(), index.column() + (self.chart.columns[0] if self.chart else 0)

    def place(self, cell: Cell) -> QModelIndex:
        """The other way round."""
        return self.index(cell[0], cell[1] - (self.chart.columns[0] if self.chart else 0))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self.chart.grid.rows) if self.chart and not parent.isValid() else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(self.chart.columns) if self.chart and not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.chart is None or not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return "–" if cell in self.chart.grid.apart else str(self.chart.value(cell))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.chart.said(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, at: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.chart is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        across = side == Qt.Orientation.Horizontal
        words = self.chart.heading(self.chart.columns[at]) if across else self.chart.grid.rows[at].words
        return themes.plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words


class ChartTable(QTableView):
    """Moves like the picture's cursor, and tells the same."""

    moved = Signal(int, int)
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wholeTable")
        self.setAccessibleName(tr("Table"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setDefaultSectionSize(_WIDE)
        self.verticalHeader().setDefaultSectionSize(_HIGH)
        self.verticalHeader().setMaximumWidth(2 * _WIDE)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.numbers = ChartModel(self)
        self.setModel(self.numbers)

    def show_chart(self, chart: Chart, cell: Cell) -> None:
        """Show a chart with the cursor on a cell."""
        self.numbers.show(chart)
        self.go_to(cell)

    def go_to(self, cell: Cell) -> None:
        """Put the cursor on a cell."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.numbers.place(cell), flag)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(*self.numbers.cell(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.entered.emit()
