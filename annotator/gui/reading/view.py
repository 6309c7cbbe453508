"""The reading view: one document, its highlights, and the passage a reader selects."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget

from annotator.gui import theme as themes
from annotator.gui.reading import geometry, paint, styles
from annotator.gui.reading.layout import PageLayout
from annotator.gui.reading.margin import PageMargin
from annotator.gui.theme import Theme
from annotator.model import Mark, Page
from annotator.text.anchor import trimmed
from annotator.text.intervals import Intervals, Painted
from annotator.text.units import Units

BASE_PIXELS = 19
MEASURE = 73  # characters to the line, about
_SAMPLE = "the quick brown fox jumps over lazy dogs and in the end a reader of letters sits down again"


class ReadingView(QPlainTextEdit):
    """Shows a document and says which passage is selected. It writes nothing.

    All offsets it takes and gives are code points of the stored text.
    """

    passage_selected = Signal(int, int)
    selection_cleared = Signal()
    annotation_clicked = Signal(str)
    reference_followed = Signal(str)
    entered = Signal()
    zoom_wanted = Signal(int)
    place_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingView")
        self.setAccessibleName(self.tr("Document"))
        self.theme = theme
        self.zoom = 100
        self.text = ""
        self.marks: Sequence[Mark] = ()
        self.drawing = paint.Drawing(Units(""), Intervals(), (), ())
        self._place: int | None = None
        self._page_layout = PageLayout(self.document())
        self.document().setDocumentLayout(self._page_layout)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setMouseTracking(True)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        self.margin = PageMargin(self)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.selectionChanged.connect(self._selection_changed)
        self._set_fonts()

    # --- what is shown

    def show_document(
        self, text: str, marks: Sequence[Mark], pages: Sequence[Page], highlights: Sequence[Painted]
    ) -> None:
        """Show a document from its beginning."""
        units = Units(text)
        self.text, self.marks = text, marks
        notes = [mark for mark in marks if mark.kind in ("noteref", "note")]
        self.drawing = paint.Drawing(units, Intervals(highlights), notes, pages)
        self._place = None
        self.setPlainText(text)
        styles.style_blocks(self.document(), marks, units)
        styles.format_text(self.document(), marks, units, self.theme, self.em)
        self._estimate()
        self.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Paint anew what lies behind the words."""
        self.viewport().update()
        self.margin.update()

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
        self._set_fonts()

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; the place that is read stays."""
        place = self.top_offset()
        self.zoom = percent
        self._set_fonts()
        self._fit_measure()
        self._go_to_line(place)

    @property
    def em(self) -> float:
        """The type size in pixels."""
        return BASE_PIXELS * self.zoom / 100

    def _set_fonts(self) -> None:
        font = themes.serif(self.em)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._page_layout.em = self.em
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self.theme.text))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(self.theme.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(self.theme.text))
        self.setPalette(palette)
        if self.text:
            styles.format_text(self.document(), self.marks, self.drawing.units, self.theme, self.em)
            self._estimate()
        self.refresh()

    # --- places

    def passage(self) -> tuple[int, int] | None:
        """The selected range without white space at its ends; None where nothing is selected."""
        cursor = self.textCursor()
        units = self.drawing.units
        start, end = units.from_qt(cursor.selectionStart()), units.from_qt(cursor.selectionEnd())
        start, end = trimmed(self.text, start, end)
        return (start, end) if start < end else None

    def select(self, start: int, end: int) -> None:
        """Select a range and bring it into view."""
        units = self.drawing.units
        cursor = self.textCursor()
        cursor.setPosition(units.to_qt(start))
        cursor.setPosition(units.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.show_range(start, end)

    def clear_selection(self) -> None:
        """Leave the caret where the selection ended."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

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

    def rect_of(self, start: int, end: int) -> tuple[QPoint, QPoint] | None:
        """Top left and bottom left corners of the part of a range that is in view, in the viewport."""
        units = self.drawing.units
        first, last = units.to_qt(start), units.to_qt(end)
        found = [
            box for line in geometry.seen_lines(self, 0, self.viewport().height()) for box in line.boxes(first, last)
        ]
        if not found:
            return None
        return found[0].topLeft().toPoint(), found[-1].bottomLeft().toPoint()

    def annotations_at(self, offset: int) -> list[str]:
        """The annotations whose highlight covers an offset, shortest first."""
        found = self.drawing.highlights.touching(offset, offset + 1)
        return [item.annotation_id for item in sorted(found, key=lambda item: item.end - item.start)]

    # --- width and place

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._place
        super().resizeEvent(event)
        self._fit_measure()
        if place is not None and event.size().width() != event.oldSize().width():
            self._go_to_line(place)
            self._place = place

    def _fit_measure(self) -> None:
        """Set the margins so that lines have 62 to 75 characters wherever there is room for them."""
        metrics = QFontMetricsF(themes.serif(self.em))
        character = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        left, right = round(self.em * 3.4), round(self.em * 1.3)
        room = self.width() - self.verticalScrollBar().width()
        column = min(MEASURE * character + 2, max(120.0, room - left - right))
        spare = room - column
        left = max(left, round(spare / 2))
        self.setViewportMargins(left, round(self.em * 0.6), max(0, round(spare - left)), 0)
        self._page_layout.width = float(self.viewport().width())
        self.margin.setGeometry(0, 0, left, self.height())
        self._estimate()
        self.refresh()

    def _estimate(self) -> None:
        metrics = QFontMetricsF(themes.serif(self.em))
        character = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
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
        paint.behind(painter, lines, self.drawing, self.theme)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint.before(painter, lines, self.drawing, self.theme, self.em)
        painter.end()
        self._place = self.top_offset()

    # --- selecting

    def _snapped(self, event: QMouseEvent) -> QMouseEvent:
        """The event moved onto the nearest line: between lines Qt would take a line's end."""
        point = event.position()
        nearest = min(
            geometry.seen_lines(self, 0, self.viewport().height()),
            key=lambda line: abs(line.rect.center().y() - point.y()),
            default=None,
        )
        if nearest is None or not event.buttons() | event.button():
            return event
        rect = nearest.rect
        if not rect.top() - self.em <= point.y() <= rect.bottom() + self.em:
            return event
        y = min(max(point.y(), rect.top() + 1), rect.bottom() - 1)
        moved = QPointF(point.x(), y)
        return QMouseEvent(
            event.type(), moved, self.viewport().mapToGlobal(moved), event.button(), event.buttons(), event.modifiers()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self._snapped(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self._snapped(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._snapped(event))
        if not event.buttons():
            self._hover(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._snapped(event))
        if event.button() != Qt.MouseButton.LeftButton:
            return
        chosen = self.passage()
        if chosen:
            self.passage_selected.emit(*chosen)
        else:
            self._clicked(event.position().toPoint())

    def _clicked(self, point: QPoint) -> None:
        """A click on a note mark, a reference or a highlight; elsewhere it lets go of all."""
        for box, mark in self.drawing.note_boxes:
            if box.contains(QPointF(point)):
                self._follow_note(mark)
                return
        offset = self._offset_at(point)
        reference = self._mark_at(offset, "reference") if offset is not None else None
        if reference and reference.target:
            self.reference_followed.emit(reference.target)
            return
        found = self.annotations_at(offset) if offset is not None else []
        if self.drawing.current in found and len(found) > 1:
            self.annotation_clicked.emit(found[(found.index(self.drawing.current) + 1) % len(found)])
        else:
            self.annotation_clicked.emit(found[0] if found else "")

    def _follow_note(self, mark: Mark) -> None:
        other = "note" if mark.kind == "noteref" else "noteref"
        there = next((one for one in self.drawing.notes if one.kind == other and one.target == mark.target), None)
        if there:
            self.put_caret(there.start)
            self.show_range(there.start, there.start)

    def _offset_at(self, point: QPoint) -> int | None:
        """The offset of the character under a point; None beside the text."""
        for line in geometry.seen_lines(self, 0, self.viewport().height()):
            rect = line.rect.adjusted(0, -2, 0, 4)
            if rect.contains(QPointF(point)):
                position = line.block.position() + line.line.xToCursor(
                    point.x() - line.origin.x(), line.line.CursorPosition.CursorOnCharacter
                )
                return self.drawing.units.from_qt(position)
        return None

    def _mark_at(self, offset: int, *kinds: str) -> Mark | None:
        found = [one for one in self.marks if one.start <= offset < one.end and one.kind in kinds]
        return min(found, key=lambda one: one.end - one.start, default=None)

    def _hover(self, point: QPoint) -> None:
        offset = self._offset_at(point)
        found = self.annotations_at(offset) if offset is not None else []
        on_note = any(box.contains(QPointF(point)) for box, _ in self.drawing.note_boxes)
        reference = self._mark_at(offset, "reference") if offset is not None else None
        hand = bool(found) or on_note or reference is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)
        hovered = found[0] if found else ""
        if hovered != self.drawing.hovered:
            self.drawing.hovered = hovered
            self.refresh()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.drawing.hovered:
            self.drawing.hovered = ""
            self.refresh()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            offset = self._offset_at(event.pos())
            mark = self._mark_at(offset, "person", "place", "organisation", "term", "name", "gap") if offset else None
            QToolTip.showText(event.globalPos(), themes.plain_tip(mark.value) if mark and mark.value else "", self)
            return True
        return bool(super().viewportEvent(event))

    def _selection_changed(self) -> None:
        if not self.textCursor().hasSelection():
            self.selection_cleared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Shift and (chosen := self.passage()):
            self.passage_selected.emit(*chosen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected words from the stored text: Qt would turn no-break spaces into spaces."""
        data = QMimeData()
        cursor, units = self.textCursor(), self.drawing.units
        data.setText(self.text[units.from_qt(cursor.selectionStart()) : units.from_qt(cursor.selectionEnd())])
        return data
