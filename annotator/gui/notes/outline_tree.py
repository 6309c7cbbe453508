"""The outline beside the notes: sections and their annotations, arranged by dragging and by keys alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from annotator.gui import ask, background, mirror
from annotator.gui import theme as themes
from annotator.gui.language import quoted, tr
from annotator.gui.notes.outline_rows import ROW, SECTION_MIME, Index, OutlineModel, Row
from annotator.gui.notes.rows import CARD, MIME
from annotator.gui.panels.documents import background as ground
from annotator.gui.panels.documents import say_empty, words_and_count
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import Annotation
from annotator.store import outline
from annotator.text.excerpt import folded

_HIGH, _INDENT, _SIGN = 31, 16, 15
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class OutlineTree(QTreeView):
    """Enter goes to a passage, Alt with the arrows moves, Delete takes out, F2 renames a section."""

    wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notesOutline")
        self.setAccessibleName(tr("Outline"))
        self.setAccessibleDescription(tr("Alt with the arrow keys moves what is chosen."))
        self._session = session
        self.rows = OutlineModel(session.project)
        self.setModel(self.rows)
        self.delegate = OutlineDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.delegate.named.connect(self._rename)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    # --- showing

    def read(self) -> None:
        """Read the outline anew; what is chosen stays chosen."""
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

    def add(self) -> str:
        """Ask for a title and add a section after the current one; returns its id, or nothing."""
        title = ask.words(self, tr("New section"), tr("Title:"))
        here = self.current()
        if not title or not title.strip():
            return ""
        parent, before = ("", "") if here is None else (here.section.parent_id, self._next(here.section.id))
        made = self._session.attempt(outline.add, self._session.project, title, parent, before) or ""
        self.show_section(made)
        return made

    def _next(self, section_id: str) -> str:
        """The section after one, within the same; empty where it is the last."""
        ids = self._siblings(section_id)
        at = ids.index(section_id) + 1
        return ids[at] if at < len(ids) else ""

    def _siblings(self, section_id: str) -> list[str]:
        section = next(one for one in self.rows.sections if one.id == section_id)
        return [one.id for one in outline.within(self.rows.sections, section.parent_id)]

    def _rename(self, number: int, title: str) -> None:
        row = self.rows.rows[number]
        if title != row.section.title:
            self._session.attempt(outline.rename, self._session.project, row.section.id, title)

    def remove(self) -> None:
        """Take the annotation out of the outline, or delete the section; its annotations stay."""
        row = self.current()
        if row is not None and row.annotation_id:
            self._session.attempt(outline.take_out, self._session.project, [row.annotation_id])
        elif row is not None:
            self._session.attempt(outline.remove, self._session.project, row.section.id)

    def put(self, section_id: str, annotation_ids: Sequence[str], before: str = "") -> None:
        """Put annotations into a section, with progress where they are many."""
        project = self._session.project
        with background.progress(self, tr("Moving…")) as progress:
            self._session.attempt(outline.put, project, section_id, annotation_ids, before, progress)

    def put_into_chosen(self, annotation_ids: Sequence[str]) -> None:
        """Ask for a section, which may be a new one, and put annotations into it."""
        if not annotation_ids:
            return
        paths = {one.id: outline.path(self.rows.sections, one.id) for one in self.rows.sections}
        here = self.current()
        proposed = paths.get(here.section.id, "") if here else ""
        answer = ask.one_or_new(self, tr("Put into section"), tr("Section:"), list(paths.values()), proposed)
        if answer is None or not answer.strip():
            return
        known = {folded(words): one for one, words in reversed(paths.items())}
        section_id = known.get(folded(answer.strip()))
        if section_id is None:
            section_id = self._session.attempt(outline.add, self._session.project, answer)
        if section_id:
            self.put(section_id, annotation_ids)

    # --- moving by keys

    def _move(self, key: Qt.Key) -> None:
        row = self.current()
        if row is not None and row.annotation_id:
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move_entry(row, 1 if key == Qt.Key.Key_Down else -1)
        elif row is not None:
            moves: dict[Qt.Key, Callable[[str], None]] = {
                Qt.Key.Key_Up: self._up,
                Qt.Key.Key_Down: self._down,
                self._outward: self._out,
                self._inward: self._in,
            }
            moves[key](row.section.id)

    @property
    def _outward(self) -> Qt.Key:
        return Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left

    @property
    def _inward(self) -> Qt.Key:
        return Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right

    def _move_entry(self, row: Row, by: int) -> None:
        """One place up or down; beyond an end, into the section there."""
        entries, one = row.section.entries, row.annotation_id
        to = entries.index(one) + by
        sections = self.rows.sections
        if 0 <= to < len(entries):
            before = entries[to] if by < 0 else (entries[to + 1] if to + 1 < len(entries) else "")
            self.put(row.section.id, [one], before)
            return
        at = sections.index(row.section) + by
        if 0 <= at < len(sections):
            self.rows.closed.discard(sections[at].id)
            self.put(sections[at].id, [one], sections[at].entries[0] if by > 0 and sections[at].entries else "")

    def _up(self, section_id: str) -> None:
        ids = self._siblings(section_id)
        at = ids.index(section_id)
        if at:
            self._put_section(section_id, self._parent(section_id), ids[at - 1])

    def _down(self, section_id: str) -> None:
        ids = self._siblings(section_id)
        at = ids.index(section_id)
        if at + 1 < len(ids):
            self._put_section(section_id, self._parent(section_id), ids[at + 2] if at + 2 < len(ids) else "")

    def _out(self, section_id: str) -> None:
        """One level up: after the section it was in."""
        parent = self._parent(section_id)
        if parent:
            self._put_section(section_id, self._parent(parent), self._next(parent))

    def _in(self, section_id: str) -> None:
        """One level down: last in the section before it."""
        ids = self._siblings(section_id)
        at = ids.index(section_id)
        if at:
            self.rows.closed.discard(ids[at - 1])
            self._put_section(section_id, ids[at - 1], "")

    def _parent(self, section_id: str) -> str:
        return next(one.parent_id for one in self.rows.sections if one.id == section_id)

    def _put_section(self, section_id: str, parent_id: str, before: str) -> None:
        self._session.attempt(outline.move, self._session.project, section_id, parent_id, before)

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
        """On a section: last in it. Between rows: where the line is."""
        spot = QAbstractItemView.DropIndicatorPosition
        row = self.rows.row(index)
        if row is not None and where == spot.OnItem:
            self.put(row.section.id, chosen, row.annotation_id)
            return
        line = index.row() + (where == spot.BelowItem) if row is not None else len(self.rows.rows)
        above = self.rows.rows[max(0, line - 1)]
        stays = [one for one in above.section.entries if one not in chosen or one == above.annotation_id]
        after = stays[stays.index(above.annotation_id) + 1 :] if above.annotation_id else stays
        self.put(above.section.id, chosen, after[0] if after else "")

    def _drop_section(
        self, section_id: str, index: QModelIndex, where: QAbstractItemView.DropIndicatorPosition
    ) -> None:
        """On a section: within it. Between rows: before the next section there."""
        spot = QAbstractItemView.DropIndicatorPosition
        row = self.rows.row(index)
        if row is not None and where == spot.OnItem:
            if row.section.id != section_id:
                self._put_section(section_id, row.section.id, "")
            return
        start = len(self.rows.rows) if row is None else index.row() + (where == spot.BelowItem)
        following = (one.section for one in self.rows.rows[start:] if not one.annotation_id)
        after = next((one for one in following if one.id != section_id), None)
        self._put_section(section_id, after.parent_id if after else "", after.id if after else "")

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
            self._move(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row.annotation_id:
            self.wanted.emit(row.annotation_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not row.annotation_id:
            self.open_or_close(row, opened=row.section.id in self.rows.closed)
        elif key in (self._inward, self._outward):
            self._step(row, opened=key == self._inward)
        elif key == Qt.Key.Key_Delete:
            self.remove()
        elif key == Qt.Key.Key_S and row.annotation_id:
            self.put_into_chosen([row.annotation_id])
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


class OutlineDelegate(QStyledItemDelegate):
    """A section with its count, or an annotation's first words below it."""

    named = Signal(int, str)  # a row, and its new title

    def __init__(self, theme: Theme, parent: OutlineTree) -> None:
        super().__init__(parent)
        self.theme = theme
        self._tree = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HIGH)

    def sign(self, box: QRectF, row: Row, *, leftward: bool) -> QRectF:
        """Where the sign stands that opens and closes a section."""
        found = QRectF(box.left() + 4 + row.section.level * _INDENT, box.top(), _SIGN, box.height())
        return mirror.Mirror(box, leftward).box(found)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)[0]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = mirror.of_row(option)
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        ground(painter, box, option, self.theme)
        x = box.left() + 4 + row.section.level * _INDENT
        words = QRectF(x + _SIGN + 3, box.top(), box.right() - x - _SIGN - 10, box.height())
        if row.annotation_id:
            self._entry(painter, words, index.data(CARD), side)
        else:
            if self._tree.rows.is_within(row):
                self._sign(painter, self.sign(QRectF(option.rect), row, leftward=side.leftward), row, side)
            words_and_count(painter, words, row.section.title, row.number, self.theme, side)
        painter.restore()

    def _sign(self, painter: QPainter, box: QRectF, row: Row, side: mirror.Mirror) -> None:
        """Points down where the section is open, and on where it is closed."""
        painter.setPen(QPen(QColor(self.theme.muted), 1.5))
        x, y, on = box.center().x(), box.center().y(), -2 if side.leftward else 2
        if row.section.id in self._tree.rows.closed:
            painter.drawPolyline([QPointF(x - on, y - 4), QPointF(x + on, y), QPointF(x - on, y + 4)])
        else:
            painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])

    def _entry(self, painter: QPainter, box: QRectF, card: Annotation | None, side: mirror.Mirror) -> None:
        if card is None:
            return
        bar = QRectF(box.left() + 1, box.top() + 7, 3, box.height() - 14)
        painter.fillRect(side.box(bar), self.theme.colour(card.colour))
        painter.setFont(themes.serif(14))
        painter.setPen(QColor(self.theme.soft))
        mirror.draw(
            painter, side.box(box.adjusted(11, 0, 0, 0)), side.begin, quoted(" ".join(card.quote[:200].split()))
        )

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self.named.emit(index.row(), str(editor.property("text")))
