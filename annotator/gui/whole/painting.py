"""A chart as a picture: one way of painting for the screen, for SVG and for PNG."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, sqrt
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.theme import Theme
from annotator.gui.whole.chart import ALL, TIME, WORDS, Chart
from annotator.store.overview import Cell

LEAST_TINT, MOST_TINT = 0.08, 0.5  # opacity of the accent behind the smallest and the largest number
ON_SCREEN, ON_PAPER = 180.0, 640.0  # the most room that a name may take, in pixels
_INDENT, _DOT, _GAP = 14.0, 18.0, 10.0
_SLANT = 45.0
_HALF = 0.70711  # sine and cosine of the slant
_CELLS = {TIME: QSizeF(50, 42), WORDS: QSizeF(250, 26)}
_NAMES, _HEADS, _NUMBERS = 14, 13, 13
_MOST_PERIOD = 76.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Measures(NamedTuple):
    """Where the parts of a picture are, in pixels: the width of the names, the height of the headings, cells."""

    names: float
    heads: float
    cell: QSizeF
    slanted: bool
    overhang: float  # how far the last slanted heading reaches beyond its column
    rows: int
    columns: int

    @property
    def size(self) -> QSizeF:
        """The whole picture."""
        width = self.names + self.columns * self.cell.width() + self.overhang
        return QSizeF(ceil(width) + 2, ceil(self.heads + self.rows * self.cell.height()) + 2)

    def box(self, cell: Cell) -> QRectF:
        """Where a cell is; that of `ALL` is the name of its row."""
        row, column = cell
        top, height = self.heads + row * self.cell.height(), self.cell.height()
        if column == ALL:
            return QRectF(0, top, self.names - 4, height)
        return QRectF(self.names + column * self.cell.width(), top, self.cell.width(), height)

    def at(self, point: QPointF) -> Cell:
        """The row and column at a point; outside the cells -1 for what it is above or left of."""
        column = (point.x() - self.names) // self.cell.width() if point.x() >= self.names else ALL
        row = (point.y() - self.heads) // self.cell.height() if point.y() >= self.heads else -1
        return int(row), int(column)


def measured(chart: Chart, room: float) -> Measures:
    """The measures of a chart whose names may take so much room."""
    names, numbers = QFontMetricsF(themes.sans(_NAMES)), QFontMetricsF(themes.sans(_NUMBERS))
    rows = (row.depth * _INDENT + _dot(chart) + names.horizontalAdvance(row.short) for row in chart.grid.rows)
    totals = max((numbers.horizontalAdvance(str(total)) for total in chart.grid.totals), default=0)
    width = min(max(rows, default=0), room) + _GAP + (0 if chart.kind == WORDS else totals + _GAP)
    cell = QSizeF(_CELLS.get(chart.kind, QSizeF(44, 28)))
    heads, slanted, beyond = _headings(chart, room * 0.8, cell)
    return Measures(ceil(width) + 12, ceil(heads), cell, slanted, beyond, len(chart.grid.rows), len(chart.grid.columns))


def _headings(chart: Chart, room: float, cell: QSizeF) -> tuple[float, bool, float]:
    """How high the headings are, whether they are slanted, and how far they reach beyond the last column.

    Periods are short: cells are made as wide as they need where that is not much.
    """
    metrics, count = QFontMetricsF(themes.sans(_HEADS, bold=True)), len(chart.grid.columns)
    lengths = [metrics.horizontalAdvance(chart.short_heading(column)) for column in range(count)]
    longest = max(lengths, default=0)
    if chart.kind == TIME and longest < _MOST_PERIOD:
        cell.setWidth(max(cell.width(), longest + 6))
    step = cell.width()
    if longest <= step - 2:
        return 26.0, False, 0.0
    reaches = [min(length, room) * _HALF + 12 for length in lengths]
    beyond = max((column + 0.5) * step + reach for column, reach in enumerate(reaches)) - count * step
    return max(reaches), True, max(0.0, beyond)


def _dot(chart: Chart) -> float:
    return 0 if chart.kind == WORDS else _DOT


class Painting:
    """Paints the parts of one chart in one theme."""

    def __init__(self, chart: Chart, measures: Measures, theme: Theme) -> None:
        self.chart = chart
        self.measures = measures
        self.theme = theme
        self._most = chart.largest()

    def everything(self, painter: QPainter) -> None:
        """The whole picture, from its corner."""
        rows, columns = range(self.measures.rows), range(self.measures.columns)
        self.headings(painter, columns)
        self.names(painter, rows)
        self.cells(painter, rows, columns)

    def headings(self, painter: QPainter, columns: Iterable[int], current: int = ALL) -> None:
        """What stands above some columns; that of the current cell is bold."""
        for column in columns:
            font = themes.sans(_HEADS, bold=column == current)
            painter.setFont(font)
            painter.setPen(QColor(self.theme.text if column == current else self.theme.soft))
            box = self.measures.box((0, column))
            words = self.chart.short_heading(column)
            if not self.measures.slanted:
                side = _LEFT if self.chart.kind == WORDS else Qt.AlignmentFlag.AlignCenter
                painter.drawText(QRectF(box.left(), 0, box.width(), self.measures.heads - 2), side, words)
                continue
            room = (self.measures.heads - 12) / _HALF
            painter.save()
            painter.translate(box.center().x() + 4, self.measures.heads - 5)
            painter.rotate(-_SLANT)
            painter.drawText(QPointF(0, 0), QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room))
            painter.restore()

    def names(self, painter: QPainter, rows: Iterable[int], current: int = -1) -> None:
        """The names of some rows, with a spot of their colour and all their passages; the current one is bold."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in rows:
            name = self.chart.grid.rows[row]
            box = self.measures.box((row, ALL)).adjusted(4 + name.depth * _INDENT, 0, -4, 0)
            if self.chart.kind != WORDS:
                if name.colour:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(self.theme.colour(name.colour))
                    painter.drawEllipse(QRectF(box.left(), box.center().y() - 4, 8, 8))
                total = str(self.chart.grid.totals[row])
                painter.setFont(themes.sans(_NUMBERS))
                painter.setPen(QColor(self.theme.muted))
                painter.drawText(box, _RIGHT, total)
                room = QFontMetricsF(painter.font()).horizontalAdvance(total) + _GAP
                box = box.adjusted(_DOT, 0, -room, 0)
            font = themes.sans(_NAMES, bold=row == current)
            painter.setFont(font)
            painter.setPen(QColor(self.theme.text))
            cut = QFontMetricsF(font).elidedText(name.short, Qt.TextElideMode.ElideRight, box.width() + 1)
            painter.drawText(box, _LEFT, cut)

    def cells(self, painter: QPainter, rows: range, columns: range) -> None:
        """Some rows and columns of cells, each with its number."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(themes.sans(_NUMBERS))
        self._lines(painter, rows, columns)
        for row in rows:
            for column in columns:
                box, count = self.measures.box((row, column)), self.chart.grid.at((row, column))
                most = self._most.get(self.chart.compared((row, column)), 0)
                if (row, column) in self.chart.grid.apart:
                    self._apart(painter, box)
                elif count and self.chart.kind == TIME:
                    self._upright(painter, box, count, most, self.chart.grid.rows[row].colour)
                elif count and self.chart.kind == WORDS:
                    self._lying(painter, box, count, most)
                elif count:
                    swatch(painter, box.adjusted(1.5, 1.5, -1.5, -2.5), count, most, self.theme)

    def _lines(self, painter: QPainter, rows: range, columns: range) -> None:
        """A hairline below each row, so that the eye keeps to it."""
        if self.chart.kind == WORDS or not columns or not rows:
            return
        painter.setPen(QPen(QColor(self.theme.line), 1))
        left, right = self.measures.box((0, columns[0])).left(), self.measures.box((0, columns[-1])).right()
        for row in rows:
            bottom = self.measures.box((row, 0)).bottom() - 0.5
            painter.drawLine(QPointF(left, bottom), QPointF(right, bottom))

    def _upright(self, painter: QPainter, box: QRectF, count: int, most: int, colour: str) -> None:
        room = box.height() - 20
        high = max(2.0, room * count / most)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(colour) if colour else QColor(self.theme.accent))
        painter.drawRect(QRectF(box.left() + 9, box.bottom() - 1 - high, box.width() - 18, high))
        painter.setPen(QColor(self.theme.text))
        words = QRectF(box.left(), box.bottom() - high - 17, box.width(), 15)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(count))

    def _lying(self, painter: QPainter, box: QRectF, count: int, most: int) -> None:
        wide = max(2.0, (box.width() - 70) * count / most)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(self.theme, 1.0))
        painter.drawRect(QRectF(box.left(), box.top() + 4, wide, box.height() - 8))
        painter.setPen(QColor(self.theme.text))
        painter.drawText(box.adjusted(wide + 7, 0, 0, 0), _LEFT, str(count))

    def _apart(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.hover))
        painter.drawRect(box.adjusted(1.5, 1.5, -1.5, -2.5))


def tint(theme: Theme, part: float) -> QColor:
    """The ground of a cell, from 0 for the lightest to 1."""
    colour = QColor(theme.accent)
    colour.setAlphaF(LEAST_TINT + (MOST_TINT - LEAST_TINT) * part)
    return colour


def swatch(painter: QPainter, box: QRectF, count: int, most: int, theme: Theme) -> None:
    """A tinted ground with its number."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint(theme, sqrt(count / most)))  # by the root, so that small numbers can be told apart
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))


class Legend:
    """What the tints and bars of a chart mean; nothing for words, whose bars bear their numbers."""

    HEIGHT = 22.0

    def __init__(self, chart: Chart) -> None:
        self._time = chart.kind == TIME
        self._most = 0 if chart.kind == WORDS else max(chart.largest().values(), default=0)
        self._words = tr("bars: each tag by its own largest number") if self._time else tr("passages")
        self._steps = [] if self._time else sorted({1, (1 + self._most) // 2, self._most})

    @property
    def width(self) -> float:
        """The room it takes; 0 where there is nothing to explain."""
        words = QFontMetricsF(themes.sans(_HEADS)).horizontalAdvance(self._words)
        return words + len(self._steps) * 36 + 8 if self._most else 0

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """All of it, from the painter's corner."""
        if not self._most:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(themes.sans(_HEADS))
        for at, count in enumerate(self._steps):
            swatch(painter, QRectF(at * 36, 1, 32, 20), count, self._most, theme)
        painter.setPen(QColor(theme.muted))
        left = len(self._steps) * 36 + (8 if self._steps else 0)
        painter.drawText(QRectF(left, 0, ON_PAPER, self.HEIGHT), _LEFT, self._words)
