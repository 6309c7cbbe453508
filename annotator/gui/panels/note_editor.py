"""Where a note is written: it grows with its words and is saved while one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from annotator.gui.language import tr
from annotator.gui.panels.modest import ModestFormats
from annotator.gui.theme import Theme

_PAUSE = 200  # milliseconds after the last key
_LONG = 20_000  # characters
_LONGEST = 500  # milliseconds of typing without a pause


class NoteEditor(QPlainTextEdit):
    """Plain text (Markdown as typed). `written` comes after a pause and whenever one leaves."""

    written = Signal(str)
    left = Signal()
    grew = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = ModestFormats(self.document(), theme)
        self.setObjectName("noteEditor")
        self.setAccessibleName(tr("Note"))
        self.setPlaceholderText(tr("Note…"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(1)
        self._kept = ""
        self._pause, self._longest = QTimer(self), QTimer(self)
        for timer, after in ((self._pause, _PAUSE), (self._longest, _LONGEST)):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(self.flush)
        self.textChanged.connect(self._typed)

    def begin(self, note: str) -> None:
        """Show a note from its beginning; what was typed before, and its undoing, is forgotten."""
        self._pause.stop()
        self._longest.stop()
        self._show(note)

    def show_note(self, note: str) -> None:
        """Show what is in the project, unless the person is ahead of it."""
        if note == self._kept or self.is_ahead():
            return
        at = self.textCursor().position()
        self._show(note)
        self.put_caret(at)

    def _show(self, note: str) -> None:
        self._kept = note
        self.blockSignals(True)
        self.setPlainText(note)
        self.blockSignals(False)
        self._fit()

    def is_ahead(self) -> bool:
        """Whether words were typed that are not in the project yet."""
        return self.words() != self._kept

    def words(self) -> str:
        """What is typed, no-break spaces and all."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def flush(self) -> None:
        """Hand over what was typed and is not saved yet."""
        self._pause.stop()
        self._longest.stop()
        if self.is_ahead():
            self.written.emit(self.words())

    def confirm(self, note: str) -> None:
        """These words are in the project now."""
        self._kept = note

    def _typed(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self._fit()

    def _turn(self) -> None:
        """Set the note from the side where its first letter says: Qt would set all from the left."""
        leftward = self.document().firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def _fit(self) -> None:
        self.ensurePolished()  # before it is shown Qt would measure in another font
        self._turn()
        anywhere = self.document().characterCount() > _LONG  # a pasted word without end stops Qt otherwise
        wrap = QTextOption.WrapMode.WrapAnywhere if anywhere else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if wrap != self.wordWrapMode():
            self.setWordWrapMode(wrap)
        lines = 0
        block = self.document().begin()
        while block.isValid():
            self.blockBoundingRect(block)
            lines += max(1, block.layout().lineCount())
            block = block.next()
        height = max(1, lines) * QFontMetrics(self.font()).lineSpacing() + 6
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.grew.emit()

    def sizeHint(self) -> QSize:
        return QSize(120, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the project's once the editor has none of its own."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            spent = (event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()) or (
                event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            )
            if spent:
                event.ignore()
                return False
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        done = event.key() == Qt.Key.Key_Escape or (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if done:
            self.flush()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def put_caret(self, at: int) -> None:
        """Go on at a place, as far as there are words."""
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def put_caret_at_end(self) -> None:
        """Write on where the note ends."""
        self.moveCursor(QTextCursor.MoveOperation.End)
