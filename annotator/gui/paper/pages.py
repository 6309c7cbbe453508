"""Pages of paper: how large they are, where they break, and what is painted on each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextFormat,
)

from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.mirror import Mirror, draw
from annotator.gui.paper.breaking import Line, Slice, sheets
from annotator.gui.paper.setting import EM, is_first_note
from annotator.gui.reading import geometry, paint
from annotator.gui.reading.geometry import SeenLine
from annotator.gui.reading.margin import numbered
from annotator.gui.reading.page import MEASURE, character_width
from annotator.gui.reading.styles import KINDS
from annotator.progress import Progress

UNIT = 11 / EM  # points: the text is set in 11 points, and all else keeps its proportion to the screen
_MARGIN = 108.0  # units, a little over two centimetres
_KEPT = {KINDS.index(kind) for kind in ("title", "heading", "speaker")}


class Sheet(NamedTuple):
    """A sheet of paper, and where the text stands on it, in units."""

    width: float
    height: float
    side: float
    top: float
    column: float
    room: float  # from the first line to the last


def sheet_for(points: QSizeF, face: str) -> Sheet:
    """The margins that give lines of the usual length, where the paper is wide enough for them."""
    width, height = points.width() / UNIT, points.height() / UNIT
    column = min(MEASURE * character_width(themes.serif(EM, face=face)), width - 2 * min(_MARGIN, width / 8))
    top = min(_MARGIN, height / 8)
    return Sheet(width, height, (width - column) / 2, top, column, height - 2.15 * top)


class Pages:
    """A document as one endless page, and the slices of it that sheets show."""

    def __init__(
        self, document: QTextDocument, drawing: paint.Drawing, sheet: Sheet, title: str, progress: Progress
    ) -> None:
        self._document, self._drawing, self._sheet, self._title = document, drawing, sheet, title
        self._layout = document.documentLayout()
        document.setTextWidth(sheet.column)
        self._slices: list[Slice] = list(sheets(self._all_lines(progress), sheet.room))
        self.count = len(self._slices)

    # --- breaking

    def _all_lines(self, progress: Progress) -> Iterator[Line]:
        """All lines, laid out paragraph by paragraph."""
        block, kept = self._document.begin(), False
        total = self._document.blockCount()
        while block.isValid():
            progress(block.blockNumber(), total)
            self._layout.blockBoundingRect(block)
            yield from _lines(block, kept=kept)
            kept = block.userState() in _KEPT
            block = block.next()

    # --- painting

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0, on a painter whose unit is ours."""
        piece, sheet = self._slices[number], self._sheet
        painter.save()
        painter.translate(sheet.side, sheet.top - piece.top)
        lines = list(self._lines_on(piece))
        paint.behind(painter, lines, self._drawing, themes.PAPER)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(-sheet.side, piece.top + 1, sheet.width, piece.bottom - piece.top - 2)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(themes.PAPER.text))
        context.palette = palette
        self._layout.draw(painter, context)
        paint.before(painter, lines, self._drawing, themes.PAPER, EM)
        self._beside(painter, lines)
        painter.restore()
        self._foot(painter, number)

    def _lines_on(self, piece: Slice) -> Iterator[SeenLine]:
        for number in range(piece.first, piece.last + 1):
            block = self._document.findBlockByNumber(number)
            corner = QPointF(0, block.layout().position().y())
            for line in geometry.lines_of(block, corner, self._sheet.column, piece.top, piece.bottom):
                if piece.top - 1 < line.rect.top() < piece.bottom - 1:
                    yield line

    def _beside(self, painter: QPainter, lines: list[SeenLine]) -> None:
        """The source's page numbers in the margin, and the line above its notes."""
        side = self._sheet.side
        page = Mirror(QRectF(0, 0, self._sheet.column, 0), self._drawing.leftward)
        painter.setFont(themes.sans(EM * 0.68))
        painter.setPen(QColor(themes.PAPER.muted))
        for line, label in numbered(lines, self._drawing):
            box = QRectF(-side, line.rect.top(), side - EM * 1.15, line.rect.height())
            painter.drawText(page.box(box), page.end, label)
        for line in lines:
            if is_first_note(line.block) and line.start == line.block.position():
                painter.setPen(QPen(QColor(themes.PAPER.muted), 0.8))
                rule = line.from_start(0, line.rect.top() - EM * 0.6, EM * 6, 0)
                painter.drawLine(rule.topLeft(), rule.topRight())

    def _foot(self, painter: QPainter, number: int) -> None:
        sheet, font = self._sheet, themes.sans(EM * 0.74)
        painter.setFont(font)
        painter.setPen(QColor(themes.PAPER.muted))
        box = QRectF(sheet.side, sheet.height - sheet.top * 0.75, sheet.column, EM * 1.2)
        place = tr("Page {0} of {1}").format(number + 1, self.count)
        room = box.width() - QFontMetricsF(font).horizontalAdvance(place) - 2 * EM
        foot = Mirror(box, self._drawing.leftward)
        painter.drawText(box, foot.end, place)
        box = QRectF(box.left(), box.top(), max(0.0, room), box.height())
        draw(painter, foot.box(box), foot.begin, self._title)


def _lines(block: QTextBlock, *, kept: bool) -> Iterator[Line]:
    """The lines of a paragraph; `kept` where it stays with what is above it."""
    layout, paragraph = block.layout(), block.blockNumber()
    y, last = layout.position().y(), layout.lineCount() - 1
    forced = block.blockFormat().pageBreakPolicy() == QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
    for number in range(last + 1):
        line = layout.lineAt(number)
        top = y + line.y()
        may = not kept if number == 0 else number > 1 and number < last
        yield Line(top, top + line.height(), paragraph, may, forced and number == 0)
