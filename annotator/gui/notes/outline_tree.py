"""The outline beside the notes: sections and their annotations, arranged by dragging and by keys alike."""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from annotator.gui.language import tr
from annotator.gui.notes.arranging import Arranging
from annotator.gui.notes.outline_paint import OutlineDelegate
from annotator.gui.notes.outline_rows import SECTION_MIME, OutlineModel, Row
from annotator.gui.notes.rows import MIME
from annotator.gui.panels.documents import say_empty
from annotator.gui.panels.naming import Patience
from annotator.gui.session import Session
from annotator.gui.theme import Theme

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class OutlineTree(QTreeView):
    """Enter goes to a passage, Alt with the arrows moves, Delete takes out, F2 renames a section."""

    wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notesOutline")
        self.setAccessibleName(tr("Outline"))
        self.setAccessibleDescription(tr("Alt with the arrow keys moves what is chosen."))
        self.rows = OutlineModel(session.project)
        self._patience = Patience(self, self.read)
        self.setModel(self.rows)
        self.verbs = Arranging(session, self.rows, self)
        self.delegate = OutlineDelegate(theme, self.rows, self)
        self.setItemDelegate(self.delegate)
        self.delegate.named.connect(self.verbs.rename)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    # --- showing

    def read(self) -> None:
        """Read the outline anew; what is chosen stays chosen. While a title is typed, that waits until it is."""
        if self._patience.waits():
            return
        here, at = self.current(), self.currentIndex().row()
        self.rows.read()
        found = self.rows.place(here.section.id, here.annotation_id) if here else 0
        if found < 0 and here is not None and here.annotation_id:
            found = next((n for n, row in enumerate(self.rows.rows) if row.annotation_id == here.annotation_id), -1)
        if self.rows.rows:
            row = found if found >= 0 else min(max(at, 0), len(self.rows.rows) - 1)
            self.setCurrentIndex(self.rows.index(row))

    def current(self) -> Row | None:
        """What the cursor is at."""
        return self.rows.row(self.currentIndex())

    def show_section(self, section_id: str) -> None:
        """Put the cursor on a section."""
        row = self.rows.place(section_id)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
            self.scrollTo(self.rows.index(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rows:
            say_empty(self)

    def open_or_close(self, row: Row, *, opened: bool) -> None:
        """Show what is in a section, or hide it."""
        self.rows.closed = self.rows.closed - {row.section.id} if opened else self.rows.closed | {row.section.id}
        self.read()
        self.show_section(row.section.id)

    # --- changing

    def add(self) -> None:
        """Add a section after the current one, and go to it."""
        self.show_section(self.verbs.add(self.current()))

    def _move(self, row: Row, key: Qt.Key) -> None:
        up_or_down = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if row.annotation_id and up_or_down:
            self.verbs.move_entry(row, 1 if key == Qt.Key.Key_Down else -1)
        elif not row.annotation_id:
            moves = {
                Qt.Key.Key_Up: self.verbs.up,
                Qt.Key.Key_Down: self.verbs.down,
                self._outward: self.verbs.outward,
                self._inward: self.verbs.inward,
            }
            moves[key](row.section.id)

    @property
    def _outward(self) -> Qt.Key:
        return Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left

    @property
    def _inward(self) -> Qt.Key:
        return Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right

    # --- dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.rows.sections and any(event.mimeData().hasFormat(one) for one in self.rows.mimeTypes()):
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        index, where = self.indexAt(event.position().toPoint()), self.dropIndicatorPosition()
        data = event.mimeData()
        event.setDropAction(Qt.DropAction.CopyAction)  # Qt would take away what was moved
        event.accept()
        self.viewport().update()
        if data.hasFormat(MIME):
            self._drop_annotations(json.loads(bytes(data.data(MIME).data())), index, where)
        elif data.hasFormat(SECTION_MIME):
            self._drop_section(bytes(data.data(SECTION_MIME).data()).decode(), index, where)
        self.setState(QAbstractItemView.State.NoState)

    def _drop_annotations(
        self, chosen: list[str], index: QModelIndex, where: QAbstractItemView.DropIndicatorPosition
    ) -> None:
        """On a section: last in it. On an annotation: before it. Between rows: where the line is."""
        spot = QAbstractItemView.DropIndicatorPosition
        row = self.rows.row(index)
        on = row if where == spot.OnItem else None
        line = index.row() + (where == spot.BelowItem) if row is not None else len(self.rows.rows)
        there = on or self.rows.rows[max(0, line - 1)]
        entries = there.section.entries
        start = entries.index(there.annotation_id) + (on is None) if there.annotation_id else 0
        after = [] if on and not on.annotation_id else [one for one in entries[start:] if one not in chosen]
        self.verbs.put(there.section.id, chosen, after[0] if after else "")

    def _drop_section(
        self, section_id: str, index: QModelIndex, where: QAbstractItemView.DropIndicatorPosition
    ) -> None:
        """On a section: within it. Between rows: before the next section there, but for rows of its own."""
        spot = QAbstractItemView.DropIndicatorPosition
        row = self.rows.row(index)
        if row is not None and where == spot.OnItem:
            if row.section.id != section_id:
                self.verbs.put_section(section_id, row.section.id, "")
            return
        start = len(self.rows.rows) if row is None else index.row() + (where == spot.BelowItem)
        after = next((one.section for one in self.rows.rows[start:] if not one.annotation_id), None)
        is_there = after is not None and after.id == section_id
        if not is_there and not (row and self.rows.is_in(row.section.id, section_id)):
            self.verbs.put_section(section_id, after.parent_id if after else "", after.id if after else "")

    # --- keys and mouse

    def event(self, event: QEvent) -> bool:
        """Alt with an arrow moves here; elsewhere it goes back and forward."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _moves(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current(), Qt.Key(event.key())
        if self.state() == QAbstractItemView.State.EditingState or row is None:
            super().keyPressEvent(event) if key != Qt.Key.Key_Escape else event.ignore()
        elif _moves(event):
            self._move(row, key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row.annotation_id:
            self.wanted.emit(row.annotation_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not row.annotation_id:
            self.open_or_close(row, opened=row.section.id in self.rows.closed)
        elif key in (self._inward, self._outward):
            self._step(row, opened=key == self._inward)
        elif key == Qt.Key.Key_F2 and not row.annotation_id:
            self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.verbs.remove(row)
        elif key == Qt.Key.Key_S and row.annotation_id:
            self.verbs.put_into_chosen([row.annotation_id], row)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _step(self, row: Row, *, opened: bool) -> None:
        """Open a section, or close it; from an annotation or a closed section, out to where it stands."""
        if not opened and row.annotation_id:
            self.show_section(row.section.id)
        elif not row.annotation_id and opened == (row.section.id in self.rows.closed):
            self.open_or_close(row, opened=opened)
        elif not opened and row.section.parent_id:
            self.show_section(row.section.parent_id)

    def keyboardSearch(self, _typed: str) -> None:
        """Letters are commands here."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the sign of a section opens or closes it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return
        sign = self.delegate.sign(QRectF(self.visualRect(index)), row, leftward=self.isRightToLeft())
        if not row.annotation_id and sign.contains(event.position()):
            self.open_or_close(row, opened=row.section.id in self.rows.closed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.rows.row(self.indexAt(event.position().toPoint()))
        if row is not None and row.annotation_id:
            self.wanted.emit(row.annotation_id)
        elif row is not None:
            self.edit(self.currentIndex())


def _moves(event: QKeyEvent) -> bool:
    """Whether keys move what is chosen: an arrow with Alt held."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.AltModifier and event.key() in _MOVES
