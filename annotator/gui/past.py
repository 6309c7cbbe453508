"""What was: the bin, from which deleted things come back, and earlier wordings of a note."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from annotator.gui import ask, vocabulary
from annotator.gui.language import moment, tr
from annotator.gui.panels.list_dialog import ListDialog
from annotator.gui.panels.rows import row_of
from annotator.store import annotations, history
from annotator.store.history import Deleted

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_ID = Qt.ItemDataRole.UserRole + 1
_SHORT = 120


class Bin(ListDialog):
    """Lists what is deleted, newest first; Restore brings the chosen things back."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, ("bin", "binList"), tr("Deleted"), tr("Restore"), self.restore)
        self.setWindowTitle(tr("Deleted"))
        self.above.setText(tr("Nothing is deleted in this project."))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._window = window
        window.session.changed.connect(self._read)
        self._read()

    def _read(self, _step: object = None) -> None:
        """List what is deleted now; what is chosen stays chosen, and the cursor where it is."""
        found = history.bin_contents(self._window.session.project)
        current = self.list.currentItem()
        here, chosen = current.data(_ID) if current else "", self._chosen()
        self.list.clear()
        for one in found:
            item = row_of(self._words(one), below=f"{vocabulary.kind(one.kind)} · {moment(one.deleted)}")
            item.setData(_ID, one.id)
            self.list.addItem(item)
        self.above.setVisible(not found)
        self.show_whether_any()
        self._choose(here, chosen)

    def _chosen(self) -> list[str]:
        return [item.data(_ID) for item in self.list.selectedItems()]

    def _choose(self, here: str, chosen: list[str]) -> None:
        """Choose things again, as far as they are still listed."""
        items = {item.data(_ID): item for item in map(self.list.item, range(self.list.count()))}
        left = [items[one] for one in chosen if one in items]
        if left:
            current = items.get(here, left[0])
            self.list.setCurrentItem(current)
            for item in items.values():
                item.setSelected(item in left)
            self.list.scrollToItem(current)

    def _words(self, one: Deleted) -> str:
        words = " ".join(one.words.split())
        return f"{words[:_SHORT]}…" if len(words) > _SHORT else words

    def restore(self) -> None:
        """Bring the chosen things back, in one step."""
        chosen = self._chosen()
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
