"""The page: a document laid out for reading, at a size and a measure, painted with its highlights."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QPlainTextEdit, QWidget

from annotator.gui import theme as themes
from annotator.gui.reading import geometry, paint, styles
from annotator.gui.reading.characters import Characters
from annotator.gui.reading.layout import PageLayout
from annotator.gui.reading.margin import PageMargin
from annotator.gui.theme import Theme
from annotator.model import Mark, Page
from annotator.text import direction
from annotator.text.intervals import Intervals, Painted
from annotator.text.units import Units

BASE_PIXELS = 19
MEASURE = 73  # characters to the line, about
_SAMPLE = "the quick brown fox jumps over lazy dogs and in the end a reader of letters sits down again"


def character_width(font: QFont) -> float:
    """How wide a character is on the average, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)


class PageView(QPlainTextEdit):
    """Shows a document, and scrolls to places in it. Offsets are code points of the stored text."""

    place_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.zoom = 100
        self.face = themes.SERIF
        self.measure = MEASURE
        self.text = ""
        self.marks: Sequence[Mark] = ()
        self.drawing = paint.Drawing(Units(""), Intervals(), (), (), ())
        self._place: int | None = None  # the first offset in view, as it was painted last
        self._estimated = False
        self._page_layout = PageLayout(self.document())
        self.document().setDocumentLayout(self._page_layout)
        self.document().setDocumentMargin(0)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.margin = PageMargin(self)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(lambda _, most: self.verticalScrollBar().setEnabled(most > 0))
        self._set_fonts()
        self._set_colours()

    # --- what is shown

    def show_document(
        self, text: str, marks: Sequence[Mark], pages: Sequence[Page], highlights: Sequence[Painted]
    ) -> None:
        """Show a document from its beginning."""
        units = Units(text)
        self.text, self.marks = text, marks
        note_marks, notes = ([mark for mark in marks if mark.kind == kind] for kind in ("noteref", "note"))
        leftward = direction.leftward(text)
        self.drawing = paint.Drawing(units, Intervals(highlights), note_marks, notes, pages, leftward)
        self._place = None
        self._page_layout.forget()
        self.setPlainText(text)
        self._estimated = False
        styles.style_blocks(self.document(), marks, units)
        styles.turn_blocks(self.document(), text, units)
        self._format()
        self._fit_measure()
        self.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Paint anew what lies behind the words."""
        self.viewport().update()
        self.margin.update()

    def show_highlights(self, there: Sequence[Painted]) -> None:
        """Show these highlights, and no others."""
        self.drawing.highlights = Intervals(there)
        self.refresh()

    def set_highlights(self, gone: Sequence[str], there: Sequence[Painted]) -> None:
        """Replace the highlights of some annotations."""
        for annotation_id in gone:
            self.drawing.highlights.remove(annotation_id)
        for item in there:
            self.drawing.highlights.add(item)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Show the page in another theme."""
        self.theme = theme
        self._set_fonts()  # Qt puts back those of the first style sheet when it gets another
        self._set_colours()
        self._format()
        self.refresh()

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; the place that is read stays."""
        place = self.top_offset()
        self.zoom = percent
        self._estimated = False
        self._set_fonts()
        self._format()
        self._fit_measure()
        self._go_to_line(place)

    def set_face(self, family: str) -> None:
        """Show the text in another face."""
        self.face = family
        self.set_zoom(self.zoom)

    def set_measure(self, characters: int) -> None:
        """Set lines of another length; the place that is read stays."""
        self.measure = characters
        self.set_zoom(self.zoom)

    @property
    def em(self) -> float:
        """The type size in pixels."""
        return BASE_PIXELS * self.zoom / 100

    def _set_fonts(self) -> None:
        font = themes.serif(self.em, face=self.face)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._page_layout.em = self.em

    def _set_colours(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self.theme.text))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(self.theme.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(self.theme.text))
        self.setPalette(palette)

    def _format(self) -> None:
        """Set the characters of the text as its marks say."""
        self._page_layout.set_characters(Characters(self.marks, self.drawing.units, self.theme, self.em))

    # --- places

    def show_range(self, start: int, end: int) -> None:
        """Scroll so that a range stands in the upper third, unless it is in view already."""
        units = self.drawing.units
        lines = list(geometry.seen_lines(self, 0, self.viewport().height()))
        whole = [line for line in lines if line.rect.top() >= 0 and line.rect.bottom() <= self.viewport().height()]
        if whole and whole[0].start <= units.to_qt(start) and units.to_qt(end) <= whole[-1].end:
            return
        self._go_to_line(start, above=max(1, len(lines) // 4))

    def put_caret(self, offset: int) -> None:
        """Move the caret without selecting."""
        cursor = self.textCursor()
        cursor.setPosition(self.drawing.units.to_qt(offset))
        self.setTextCursor(cursor)

    def caret_offset(self) -> int:
        """Where the caret is."""
        return self.drawing.units.from_qt(self.textCursor().position())

    def top_offset(self) -> int:
        """Where the first line in view begins."""
        block = self.firstVisibleBlock()
        if not block.isValid():
            return 0
        self.blockBoundingRect(block)
        number = self.verticalScrollBar().value() - block.firstLineNumber()
        layout = block.layout()
        if not 0 <= number < layout.lineCount():
            number = 0
        start = layout.lineAt(number).textStart() if layout.lineCount() else 0
        return self.drawing.units.from_qt(block.position() + start)

    def seen(self) -> tuple[int, int]:
        """The stretch of the text that is in view."""
        lines = list(geometry.seen_lines(self, 0, self.viewport().height()))
        units = self.drawing.units
        return (units.from_qt(lines[0].start), units.from_qt(lines[-1].end)) if lines else (0, 0)

    def go_to_top(self, offset: int) -> None:
        """Scroll so that the line of an offset is the first, and stays so until something is painted."""
        self._go_to_line(offset)
        self._place = offset

    def _go_to_line(self, offset: int, above: int = 0) -> None:
        position = self.drawing.units.to_qt(offset)
        block = self.document().findBlock(position)
        if not block.isValid():
            return
        self.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        wanted = block.firstLineNumber() + (line.lineNumber() if line.isValid() else 0) - above
        self.verticalScrollBar().setValue(max(0, wanted))
        self._place = None

    def rect_of(self, start: int, end: int) -> QRect | None:
        """From the top of a range to its bottom, as wide as its last line, in the viewport; None out of view."""
        units = self.drawing.units
        first, last = units.to_qt(start), units.to_qt(end)
        found = [
            box for line in geometry.seen_lines(self, 0, self.viewport().height()) for box in line.boxes(first, last)
        ]
        if not found:
            return None
        bottom = found[-1].bottom()
        of_last = [box for box in found if box.bottom() == bottom]
        left, right = min(box.left() for box in of_last), max(box.right() for box in of_last)
        return QRectF(QPointF(left, found[0].top()), QPointF(right, bottom)).toRect()

    # --- width and place

    def event(self, event: QEvent) -> bool:
        """Set the margins before Qt gives the text the rest of the room, or it would be laid out twice."""
        if event.type() == QEvent.Type.Resize:
            self._fit_measure()
        return bool(super().event(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Not as QPlainTextEdit does: it would make a layout for every paragraph, 300 bytes each, to clear it."""
        QAbstractScrollArea.resizeEvent(self, event)
        if event.size().width() == event.oldSize().width():
            self._page_layout.tell_size()
            return
        place = self._place
        self._page_layout.clear()
        self._estimated = False
        self._fit_measure()
        if place is not None:
            self._go_to_line(place)
            self._place = place

    def turn(self) -> None:
        """The window was turned round: the scroll bar is on the other side now."""
        self._fit_measure()

    def _fit_measure(self) -> None:
        """Set the margins so that lines have 62 to 75 characters wherever there is room for them."""
        character = character_width(themes.serif(self.em, face=self.face))
        before, after = round(self.em * 3.4), round(self.em * 1.3)
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        column = min(self.measure * character + 2, max(120.0, room - before - after))
        spare = room - column
        before = max(before, round(spare / 2))
        after = max(0, round(spare - before))
        left, right = (after, before) if self.drawing.leftward else (before, after)
        self.setViewportMargins(left, round(self.em * 0.6), right, 0)
        self._page_layout.width = float(self.viewport().width())
        port = self.viewport().geometry()
        x = port.right() + 1 if self.drawing.leftward else port.left() - left
        self.margin.setGeometry(x, 0, before, self.height())
        self._estimate()
        self.refresh()

    def _estimate(self) -> None:
        """Guess how many lines each paragraph has, unless that was done since they were forgotten."""
        if self._estimated:
            return
        self._estimated = True
        character = character_width(themes.serif(self.em, face=self.face))
        self._page_layout.width = float(max(80, self.viewport().width()))
        self._page_layout.estimate(max(10.0, self.viewport().width() / character))

    def _scrolled(self) -> None:
        self.margin.update()
        self.place_changed.emit()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = event.rect()
        lines = list(geometry.seen_lines(self, rect.top(), rect.bottom()))
        painter = QPainter(self.viewport())
        self.paint_behind(painter, lines)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint.before(painter, lines, self.drawing, self.theme, self.em)
        painter.end()
        self._place = self.top_offset()

    def paint_behind(self, painter: QPainter, lines: Sequence[geometry.SeenLine]) -> None:
        """What stands behind the words: here the highlights, each in its colour."""
        paint.behind(painter, lines, self.drawing, self.theme)
