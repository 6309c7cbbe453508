"""The reading view: the page as one selects on it, points at it and reads it with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.gui import theme as themes
from annotator.gui.language import keys, tr
from annotator.gui.reading import geometry
from annotator.gui.reading.page import PageView
from annotator.gui.theme import Theme
from annotator.model import Mark, Page
from annotator.text.anchor import trimmed
from annotator.text.intervals import Intervals, Painted

_NAMES = ("person", "place", "organisation", "term", "name", "gap", "reading")
_TOLD = (*_NAMES, "reference")


class ReadingView(PageView):
    """Says which passage is selected and which annotation is meant. It writes nothing."""

    passage_selected = Signal(int, int)
    selection_cleared = Signal()
    annotation_clicked = Signal(str)
    reference_followed = Signal(str)
    entered = Signal()
    zoom_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("readingView")
        self.setAccessibleName(tr("Document"))
        self.setPlaceholderText(tr("Drop a document here, or press {0} to import one.").format(keys("Ctrl+I")))
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setMouseTracking(True)
        self.setCursorWidth(2)
        self._spots: Intervals | None = None  # names and references, once they are asked for
        self.selectionChanged.connect(self._selection_changed)

    def show_document(
        self, text: str, marks: Sequence[Mark], pages: Sequence[Page], highlights: Sequence[Painted]
    ) -> None:
        self._spots = None
        super().show_document(text, marks, pages, highlights)

    # --- selecting

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

    def offer_selection(self) -> None:
        """Tell what is selected, as after a selection by mouse."""
        chosen = self.passage()
        if chosen:
            self.passage_selected.emit(*chosen)

    def clear_selection(self) -> None:
        """Leave the caret where the selection ended."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

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

    # --- pointing

    def annotations_at(self, offset: int) -> list[str]:
        """The annotations whose highlight covers an offset, shortest first."""
        found = self.drawing.highlights.touching(offset, offset + 1)
        return [item.annotation_id for item in sorted(found, key=lambda item: item.end - item.start)]

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

    def choose_at(self, point: QPoint) -> None:
        """Choose the annotation under a point, unless it is chosen already; none where there is none."""
        offset = self._offset_at(point)
        found = self.annotations_at(offset) if offset is not None else []
        if self.drawing.current not in found:
            self.annotation_clicked.emit(found[0] if found else "")

    def _follow_note(self, mark: Mark) -> None:
        others = self.drawing.notes if mark.kind == "noteref" else self.drawing.note_marks
        there = next((one for one in others if one.target == mark.target), None)
        if there:
            self.put_caret(there.start)
            self.show_range(there.start, there.start)

    def _offset_at(self, point: QPoint) -> int | None:
        """The offset of the character under a point; None beside the text."""
        for line in geometry.seen_lines(self, 0, self.viewport().height()):
            rect = line.rect.adjusted(0, -2, 0, 4)
            if rect.contains(QPointF(point)):
                return self.drawing.units.from_qt(line.at(point.x()))
        return None

    def _mark_at(self, offset: int, *kinds: str) -> Mark | None:
        if self._spots is None:
            wanted = [(n, one) for n, one in enumerate(self.marks) if one.kind in _TOLD and one.end > one.start]
            self._spots = Intervals(Painted(one.start, one.end, str(n), one.kind) for n, one in wanted)
        found = [spot for spot in self._spots.touching(offset, offset + 1) if spot.colour in kinds]
        shortest = min(found, key=lambda spot: spot.end - spot.start, default=None)
        return self.marks[int(shortest.annotation_id)] if shortest else None

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
            mark = self._mark_at(offset, *_NAMES) if offset is not None else None
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
        if event.key() == Qt.Key.Key_Shift:
            self.offer_selection()

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
