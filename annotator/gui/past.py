"""What was: the bin, from which deleted things come back, and earlier wordings of a note."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout

from annotator.gui import ask, vocabulary
from annotator.gui.language import moment, tr
from annotator.gui.panels.rows import Rows, row_of
from annotator.store import annotations, history
from annotator.store.history import Deleted

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_ID = Qt.ItemDataRole.UserRole + 1
_SHORT = 120


class Bin(QDialog):
    """Lists what is deleted, newest first; Restore brings the chosen things back."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("bin")
        self.setWindowTitle(tr("Deleted"))
        self.resize(560, 420)
        self._window = window
        self._empty = QLabel(tr("Nothing is deleted in this project."), self)
        self._empty.setObjectName("hint")
        self.list = QListWidget(self)
        self.list.setObjectName("binList")
        self.list.setAccessibleName(tr("Deleted"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setItemDelegate(Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self.restore())
        self.button = QPushButton(tr("Restore"), self)
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.restore)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        window.session.changed.connect(self._read)
        self._read()

    def _read(self, _step: object = None) -> None:
        found = history.bin_contents(self._window.session.project)
        self.list.clear()
        for one in found:
            item = row_of(self._words(one), below=f"{vocabulary.kind(one.kind)} · {moment(one.deleted)}")
            item.setData(_ID, one.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self.button.setEnabled(bool(found))

    def _words(self, one: Deleted) -> str:
        words = " ".join(one.words.split())
        return f"{words[:_SHORT]}…" if len(words) > _SHORT else words

    def restore(self) -> None:
        """Bring the chosen things back, in one step."""
        chosen = [item.data(_ID) for item in self.list.selectedItems()]
        if chosen:
            self._window.session.attempt(history.restore, self._window.session.project, chosen)


def show_bin(window: "MainWindow") -> None:
    """List what is deleted, to bring it back."""
    Bin(window).show()


def earlier_wordings(window: "MainWindow") -> None:
    """Show how the note of the current annotation read before, and put one of those wordings back."""
    session = window.session
    window.sidebar.flush()
    found = history.wordings(session.project, session.annotation_id) if session.annotation_id else []
    if not found:
        window.messages.tell(tr("The note of this annotation has no earlier wordings."))
        return
    choices = [f"{moment(made)}  {' '.join(note.split())[:_SHORT]}" for made, note in found]
    answer = ask.one_of(window, tr("Earlier wordings"), tr("Write again:"), choices)
    if answer is not None:
        session.attempt(annotations.write_note, session.project, session.annotation_id, found[answer][1])
