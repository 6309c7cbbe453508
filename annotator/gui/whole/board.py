"""A chart on the screen: its headings stay while one scrolls, a cursor moves over its cells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.theme import Theme
from annotator.gui.whole import painting
from annotator.gui.whole.chart import ALL, Chart
from annotator.gui.whole.painting import Measures, Painting
from annotator.store.overview import Cell

_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-10, 0),
    Qt.Key.Key_PageDown: (10, 0),
    Qt.Key.Key_Home: (0, -100_000),
    Qt.Key.Key_End: (0, 100_000),
}


class Board(QAbstractScrollArea):
    """Shows one chart. Its accessible name is the cell under the cursor, in words."""

    moved = Signal(int, int)
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wholeBoard")
        self.setAccessibleDescription(tr("Arrow keys move over the cells, Enter lists their passages."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a picture is the same in every window, and in files
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the page behind is not painted again
        self.theme = theme
        self.chart: Chart | None = None
        self.measures = Measures(0, 0, QSizeF(1, 1), slanted=False, overhang=0, rows=0, columns=0)
        self.cell: Cell = (0, ALL)

    def show_chart(self, chart: Chart, cell: Cell) -> None:
        """Show a chart with the cursor on a cell."""
        self.chart = chart
        self.measures = painting.measured(chart, painting.ON_SCREEN)
        self._fit()
        self.go_to(cell)

    def go_to(self, cell: Cell) -> None:
        """Put the cursor on a cell, or the one nearest to it, and bring it into view."""
        if self.chart is None or not self.chart.grid.rows:
            return
        columns = self.chart.columns
        row = min(max(0, cell[0]), len(self.chart.grid.rows) - 1)
        self.cell = (row, min(max(columns[0], cell[1]), columns[-1]))
        self._bring_into_view()
        self.setAccessibleName(self.chart.said(self.cell))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.viewport().update()
        self.moved.emit(*self.cell)

    # --- where things are

    def box(self, cell: Cell) -> QRectF:
        """Where a cell is in the viewport."""
        return self.measures.box(cell).translated(*self._shift(cell[1]))

    def _shift(self, column: int) -> tuple[float, float]:
        across = 0 if column == ALL else self.horizontalScrollBar().value()
        return -across, -self.verticalScrollBar().value()

    def cell_at(self, point: QPointF) -> Cell:
        """The cell at a point of the viewport; a row of -1 is the headings, beyond the chart both are -1."""
        if self.chart is None:
            return -1, ALL
        measures = self.measures
        x = point.x() + (self.horizontalScrollBar().value() if point.x() >= measures.names else 0)
        y = point.y() + (self.verticalScrollBar().value() if point.y() >= measures.heads else 0)
        if y < measures.heads and measures.slanted:
            x = max(measures.names, x - (measures.heads - y))
        row, column = measures.at(QPointF(x, y))
        inside = row < measures.rows and column in self.chart.columns
        return (row, column) if inside else (-1, ALL)

    def _fit(self) -> None:
        """Set the scroll bars for the chart and the room there is."""
        if self.chart is None:
            return
        measures, port = self.measures, self.viewport().size()
        for bar, all_of_it, room, step in (
            (self.horizontalScrollBar(), measures.size.width(), port.width(), measures.cell.width()),
            (self.verticalScrollBar(), measures.size.height(), port.height(), measures.cell.height()),
        ):
            bar.setRange(0, max(0, int(all_of_it) - room))
            bar.setPageStep(room)
            bar.setSingleStep(int(step))

    def _bring_into_view(self) -> None:
        measures, box, port = self.measures, self.measures.box(self.cell), self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if self.cell[1] != ALL:
            across.setValue(_reached(across.value(), box.left() - measures.names, box.right() - port.width()))
        down.setValue(_reached(down.value(), box.top() - measures.heads, box.bottom() - port.height()))

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.fillRect(self.viewport().rect(), QColor(self.theme.page))
        if self.chart is None:
            return
        measures, port = self.measures, QRectF(self.viewport().rect())
        paint = Painting(self.chart, measures, self.theme)
        across, down = self._shift(0)
        rows = _seen(-down, port.height() - measures.heads, measures.cell.height(), measures.rows)
        columns = _seen(-across, port.width() - measures.names, measures.cell.width(), measures.columns)
        before = range(max(0, columns.start - 6), columns.stop)  # whose slanted headings reach into view
        row, column = self.cell
        right = QRectF(measures.names, 0, port.width(), port.height())
        below = QRectF(0, measures.heads, port.width(), port.height())
        with _scrolled(painter, right & below, across, down):
            paint.cells(painter, rows, columns)
        with _scrolled(painter, right, across, 0):
            paint.headings(painter, before, column)
        with _scrolled(painter, below, 0, down):
            paint.names(painter, rows, row)
        painter.setClipRect(below if column == ALL else right & below)
        self._cursor(painter)

    def _cursor(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.accent if self.hasFocus() else self.theme.muted), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.box(self.cell).adjusted(1, 1, -1, -2), 4, 4)

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in _MOVES:
            down, across = _MOVES[key]
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and across:
                down = across
            self.go_to((self.cell[0] + down, self.cell[1] + across))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, column = self.cell_at(event.position())
        if row >= 0:
            self.go_to((row, column))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.cell_at(event.position())[0] >= 0:
            self.entered.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.chart is not None:
            row, column = self.cell_at(QPointF(event.pos()))
            words = self.chart.said((row, column)) if row >= 0 else ""
            if row < 0 and column >= 0:
                words = self.chart.heading(column)
            QToolTip.showText(event.globalPos(), themes.plain_tip(words) if words else "", self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)


@contextmanager
def _scrolled(painter: QPainter, clip: QRectF, across: float, down: float) -> Iterator[None]:
    """Paint a part of the picture where it stands now."""
    painter.save()
    painter.setClipRect(clip)
    painter.translate(across, down)
    yield
    painter.restore()


def _reached(now: int, most: float, least: float) -> int:
    """The scrolled distance nearest to the present one that is between two."""
    return int(min(max(now, least), most))


def _seen(scrolled: float, room: float, step: float, count: int) -> range:
    """Which of some equal parts are in view."""
    return range(max(0, int(scrolled // step)), min(count, int((scrolled + max(0.0, room)) // step) + 1))
