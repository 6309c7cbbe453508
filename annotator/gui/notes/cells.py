"""How a cell of the notes table looks, and what it is written in."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import mirror
from annotator.gui import theme as themes
from annotator.gui.language import quoted, tr
from annotator.gui.notes.rows import CARD, NOTE, PAGE, QUOTATION, TAGS, Index
from annotator.gui.panels.card_paint import lines_of
from annotator.gui.panels.note_editor import NoteEditor
from annotator.gui.panels.unsaved import Where
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import Annotation
from annotator.store import annotations, tags
from annotator.text.markdown import plain

HIGH = 54
_SIDE, _LINE = 9, 20
_TABS = {
    Qt.Key.Key_Tab: QStyledItemDelegate.EndEditHint.EditNextItem,
    Qt.Key.Key_Backtab: QStyledItemDelegate.EndEditHint.EditPreviousItem,
}
_MOST = 400  # characters that a cell can have room for


class NotesDelegate(QStyledItemDelegate):
    """Two lines in a cell: quotations in the reading face, notes and tags in the other."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Annotation | None = index.data(CARD)
        painter.save()
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(self.theme.chosen))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(box.adjusted(0.5, 0.5, -1.5, -1.5))
        if card is not None:
            self._words(painter, box, option, index, card)
        painter.restore()

    def _words(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index, card: Annotation
    ) -> None:
        column, side = index.column(), mirror.of_row(option)
        room = box.adjusted(_SIDE, 6, -_SIDE, -6)
        if column == QUOTATION:
            bar = QRectF(box.left() + 1, box.top() + 6, 3, box.height() - 13)
            painter.fillRect(side.box(bar), self.theme.colour(card.colour))
            room = side.box(room.adjusted(3, 0, 0, 0))
            self._lines(painter, room, quoted(card.quote[:_MOST]), themes.serif(15), self.theme.text, side)
        elif column == NOTE:
            self._lines(painter, room, plain(card.note[:_MOST]), themes.sans(14), self.theme.text, side)
        elif column == TAGS:
            words = "  ".join(f"#{path}" for path in card.tags)
            self._lines(painter, room, words, themes.sans(13), self.theme.soft, side)
        else:
            ink = self.theme.soft if column == PAGE else self.theme.muted
            self._lines(painter, room, str(index.data() or ""), themes.sans(13), ink, side)

    def _lines(self, painter: QPainter, room: QRectF, words: str, font: QFont, ink: str, side: mirror.Mirror) -> None:
        """At most two lines, as their own letters run."""
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.setLayoutDirection(mirror.way(words, usual=side.leftward))
        leftward, metrics = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft, QFontMetricsF(font)
        baseline = room.top() + 15
        for line in lines_of(words, font, room.width(), 2) if words else []:
            x = room.right() - metrics.horizontalAdvance(line) if leftward else room.left()
            painter.drawText(QPointF(x, baseline), line)
            baseline += _LINE

    # --- writing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        card: Annotation = index.data(CARD)
        if index.column() == NOTE:
            return self._note_editor(parent, card)
        return TagsLine(self._session, card, parent)

    def _note_editor(self, parent: QWidget, card: Annotation) -> QWidget:
        cell = NoteCell(self._session, card, self.theme, parent)
        cell.left.connect(lambda hint: self.closeEditor.emit(cell, hint))
        return cell

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        card: Annotation | None = index.data(CARD)
        if isinstance(editor, NoteCell) and card is not None:
            editor.pen.show_note(card.note)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, NoteCell):
            editor.pen.flush()
        elif isinstance(editor, TagsLine):
            editor.save()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))
        if isinstance(editor, NoteCell):
            editor.fit()


class NoteCell(QFrame):
    """A note is written over the rows below, as many as it needs, and saved as it is typed.

    Words that cannot be saved are handed on when it is closed, however that comes about.
    """

    left = Signal(object)  # where the keyboard goes then

    def __init__(self, session: Session, card: Annotation, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notesCell")
        self.setAutoFillBackground(True)
        self._session = session
        self._port = parent
        self._id = card.id
        self.pen = NoteEditor(theme, self)
        self.pen.begin(card.note)
        self.pen.put_caret_at_end()
        self.setFocusProxy(self.pen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(7, 4, 5, 4)
        layout.addWidget(self.pen)
        layout.addStretch(1)
        self.pen.written.connect(lambda words: self._session.attempt(self._save, words))
        self.pen.grew.connect(self.fit)
        self.pen.left.connect(self._leave)
        self.pen.installEventFilter(self)

    def _save(self, words: str) -> None:
        annotations.write_note(self._session.project, self._id, words)
        self.pen.confirm(words)

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        self.pen.flush()

    def unsaved(self) -> dict[Where, str]:
        """What is typed and not in the project."""
        return {(self._id, ""): self.pen.words()} if self.pen.is_ahead() else {}

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with words that could not be saved before."""
        super().showEvent(event)
        if event.spontaneous():
            return
        words = self._session.unsaved.take_note(self._id)
        if words is not None:
            self.pen.setPlainText(words)
            self.pen.put_caret_at_end()
        self._session.unsaved.open_cell(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.flush()
            self._session.unsaved.close_cell(self)
            self.pen.confirm(self.pen.words())  # they are kept elsewhere now

    def _leave(self, hint: QStyledItemDelegate.EndEditHint = QStyledItemDelegate.EndEditHint.NoHint) -> None:
        """Say so once: the keyboard leaves again when the cell is closed."""
        self.pen.removeEventFilter(self)
        self.pen.left.disconnect(self._leave)
        self.left.emit(hint)

    def fit(self) -> None:
        """Be as high as the note, but within the table."""
        port = self._port.height()
        high = min(max(HIGH - 1, self.pen.minimumHeight() + 10), port)
        self.setGeometry(self.x(), max(0, min(self.y(), port - high)), self.width(), high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab goes on to the next cell, as in the line of tags."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TABS:
            self._leave(_TABS[Qt.Key(event.key())])
            return True
        if event.type() == QEvent.Type.FocusOut and QApplication.focusWidget() is not self.pen:
            self._leave()
        return bool(super().eventFilter(watched, event))


class TagsLine(QLineEdit):
    """All tags of an annotation on one line, with those of the codebook to choose from."""

    def __init__(self, session: Session, card: Annotation, parent: QWidget) -> None:
        super().__init__("; ".join(card.tags), parent)
        self.setObjectName("notesTags")
        self.setAccessibleName(tr("Tags, divided by semicolons"))
        self.setPlaceholderText(tr("Tags, divided by semicolons"))
        self._session = session
        self._card = card
        self._offers = QStringListModel([tag.path for tag in tags.listed(session.project)], self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._popup = QListView(self)
        self._popup.setObjectName("completions")
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(lambda _words: self._offer())

    def _begun(self) -> tuple[int, int]:
        """From where to where the tag at the caret stands."""
        words, at = self.text(), self.cursorPosition()
        start = words.rfind(";", 0, at) + 1
        end = words.find(";", at)
        return start, end if end >= 0 else len(words)

    def _offer(self) -> None:
        start, end = self._begun()
        self._completer.setCompletionPrefix(self.text()[start:end].strip().lstrip("#"))
        if self._completer.completionPrefix() and self._completer.completionCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _take(self, path: str) -> None:
        start, end = self._begun()
        space = " " if start else ""
        self.setText(f"{self.text()[:start]}{space}{path}{self.text()[end:]}")
        self.setCursorPosition(start + len(space) + len(path))

    def save(self) -> None:
        """Give the annotation the tags that were added, and take off those that were deleted."""
        listed = [tag.path for tag in tags.listed(self._session.project)]
        wanted = {one.casefold(): one for one in tags.divided(self.text(), [*listed, *self._card.tags])}
        known = {one.casefold(): one for one in self._card.tags}
        new = [path for name, path in wanted.items() if name not in known]
        gone = [path for name, path in known.items() if name not in wanted]
        if (new or gone) and not self._session.attempt(self._save, new, gone) and new:
            self._session.unsaved.keep_words(self._card.id, annotations.TYPED_TAG, "; ".join(new))

    def _save(self, new: list[str], gone: list[str]) -> bool:
        project, card = self._session.project, self._card
        with project.edit("Add tag" if not gone else "Remove tag" if not new else "Change tags"):
            tags.apply(project, [card.id], new)
            for path in gone:
                tags.take_off(project, card.id, path)
        return True
