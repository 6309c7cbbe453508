"""The replies on an open card: one's own are written where they stand, and saved while one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui.language import tr
from annotator.gui.mirror import show_words
from annotator.gui.panels.note_editor import NoteEditor
from annotator.gui.panels.small import small_button
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.ids import new_id
from annotator.model import Annotation, Reply
from annotator.store import annotations


class CardReplies(QWidget):
    """Replies in the order they were made, each under its reader's name."""

    grew = Signal()
    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._annotation_id = ""
        self._rows: dict[str, QWidget] = {}
        self.pens: dict[str, NoteEditor] = {}  # one's own replies, by id; the one being begun too
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(3)

    def show_replies(self, card: Annotation) -> None:
        """Show the replies as they are in the project now; what is being typed stays."""
        self._annotation_id = card.id
        there = {one.id: one for one in card.replies}
        for known in list(self._rows):
            pen = self.pens.get(known)
            if pen and known not in there and pen.hasFocus():
                pen.show_note("")  # undone, or deleted elsewhere
            elif known not in there and not (pen and pen.is_ahead()):
                self._drop(known)
        for one in card.replies:
            if one.id in self.pens:
                self.pens[one.id].show_note(one.note)
            elif one.author == self._session.project.reader.id:
                self._add_own(one)
            else:
                self._drop(one.id)
                self._add_others(one)
        self.setVisible(bool(self._rows))

    def clear(self) -> None:
        """Let go of all rows: those of another annotation come next."""
        for reply_id in list(self._rows):
            self._drop(reply_id)

    def begin(self) -> NoteEditor:
        """Where a new reply is written; an empty one that was begun before is gone on with."""
        empty = next((pen for pen in self.pens.values() if not pen.words().strip()), None)
        return empty or self.pen(new_id())

    def pen(self, reply_id: str) -> NoteEditor:
        """Where the reply of this id is written, or will be."""
        if reply_id not in self.pens:
            self._add_own(Reply(reply_id, self._session.project.reader.id, "", "", ""))
            self.show()
            self.grew.emit()
        return self.pens[reply_id]

    def _add_own(self, one: Reply) -> None:
        pen = NoteEditor(self._theme, self)
        pen.setObjectName("replyEditor")
        pen.setAccessibleName(tr("Your reply"))
        pen.setPlaceholderText(tr("Reply…"))
        pen.show_note(one.note)
        answered = self._annotation_id
        pen.written.connect(lambda words: self._write(answered, one.id, words))
        pen.grew.connect(self.grew)
        pen.left.connect(self._left)
        self.pens[one.id] = pen
        row = self._row(one.id, tr("you"))
        row.addWidget(pen, 1)
        row.addWidget(
            small_button(self, self._theme, "x", tr("Delete reply"), lambda: self._remove(one.id)),
            0,
            Qt.AlignmentFlag.AlignTop,
        )

    def _add_others(self, one: Reply) -> None:
        words = QLabel(self)
        words.setObjectName("reply")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setWordWrap(True)
        show_words(words, one.note)
        words.setAccessibleName(tr("Reply by {0}: {1}").format(one.author_name, one.note))
        self._row(one.id, one.author_name).addWidget(words, 1)

    def _row(self, reply_id: str, who: str) -> QHBoxLayout:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        name = QLabel(who, row)
        name.setObjectName("cardFoot")
        name.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        self._rows[reply_id] = row
        self._column.addWidget(row)
        return layout

    def _drop(self, reply_id: str) -> None:
        self.pens.pop(reply_id, None)
        row = self._rows.pop(reply_id, None)
        if row is not None:
            row.hide()
            row.deleteLater()

    def _left(self) -> None:
        """Done with a reply: one without words goes."""
        for reply_id in [one for one, pen in self.pens.items() if not pen.words().strip()]:
            self._drop(reply_id)
        self.setVisible(bool(self._rows))
        self.grew.emit()
        self.left.emit()

    def _write(self, annotation_id: str, reply_id: str, words: str) -> None:
        self._session.attempt(self._save, annotation_id, reply_id, words)

    def _save(self, annotation_id: str, reply_id: str, words: str) -> None:
        annotations.write_reply(self._session.project, annotation_id, reply_id, words)
        if reply_id in self.pens:
            self.pens[reply_id].confirm(words)

    def _remove(self, reply_id: str) -> None:
        if self._session.project.find("reply", reply_id):
            self._session.attempt(annotations.remove_reply, self._session.project, reply_id)
        else:
            self._drop(reply_id)
            self.grew.emit()
