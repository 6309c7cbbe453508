"""The command palette: every command, document and tag by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QVBoxLayout, QWidget

from annotator.gui.language import tr
from annotator.gui.mirror import within_line
from annotator.gui.panels.rows import Rows, row_of
from annotator.gui.shadow import Shadow
from annotator.store import documents, tags
from annotator.text.excerpt import folded

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_ACT = Qt.ItemDataRole.UserRole + 1
_MOST = 60


class Choice(NamedTuple):
    """Something that can be chosen by its name."""

    words: str
    beside: str
    act: Callable[[], object]


class CommandPalette(QFrame):
    """Lies over the page; Enter does what is chosen, Escape nothing."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("commandPalette")
        self.setAccessibleName(tr("Commands"))
        self._window = window
        self._choices: list[Choice] = []
        self.line = QLineEdit(self)
        self.line.setObjectName("paletteLine")
        self.line.setAccessibleName(tr("Command, document or tag"))
        self.line.setPlaceholderText(tr("Command, document or tag"))
        self.list = QListWidget(self)
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(tr("Commands"))
        self.list.setItemDelegate(Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self.do)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self.do())
        Shadow(self)
        self.hide()

    def open(self) -> None:
        """Offer everything there is now."""
        self._choices = list(self._all())
        self.line.clear()
        self._look()
        self.show()
        self.raise_()
        self.line.setFocus()

    def _all(self) -> Iterator[Choice]:
        window, project = self._window, self._window.session.project
        for action in window.actions_by_name.values():
            if action.isEnabled():
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                yield Choice(action.text().replace("&&", "&"), keys, action.trigger)
        for document in documents.listed(project):
            yield Choice(document.name, tr("document"), partial(window.session.go_to_id, document.id))
        for tag in tags.listed(project):
            yield Choice(f"#{tag.path}", tr("tag"), partial(window.tags.chosen.emit, tag.path))

    def _look(self) -> None:
        """List what has all the typed letters in their order; what begins with them first."""
        typed = folded(self.line.text()).strip()
        found = [(rank, number) for number, one in enumerate(self._choices) if (rank := _rank(one, typed)) is not None]
        self.list.clear()
        for _, number in sorted(found)[:_MOST]:
            choice = self._choices[number]
            item = row_of(within_line(choice.words), beside=within_line(choice.beside))
            item.setData(_ACT, number)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def do(self) -> None:
        """Do what is chosen, with the keyboard back where it was meant."""
        item = self.list.currentItem()
        if item is not None:
            choice = self._choices[item.data(_ACT)]
            self.close_palette()
            choice.act()

    def close_palette(self) -> None:
        """Back to the page."""
        self.hide()
        self._window.page.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while one types."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if move and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + move) % self.list.count())
                return True
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
            return
        super().keyPressEvent(event)


def _rank(choice: Choice, typed: str) -> int | None:
    """How well a name meets the typed letters: 0 begins with them, 1 has them, 2 in their order, None not."""
    words = folded(choice.words).lstrip("#")
    if words.startswith(typed):
        return 0
    if typed in words:
        return 1
    letters = iter(words)
    return 2 if len(typed) > 1 and all(letter in letters for letter in typed.replace(" ", "")) else None
