"""The line of a card where tags are typed."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from annotator.gui.session import Session
from annotator.store import tags


class TagLine(QLineEdit):
    """Where tags are typed, with those of the codebook to choose from. `taken` comes when one is chosen."""

    left = Signal()
    taken = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._paths = QStringListModel(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the tags there are now: many lines are shown, few are typed in."""
        if self.completer() is None:
            self.setCompleter(self._made_completer())
        paths = [tag.path for tag in tags.listed(self._session.project)]
        if paths != self._paths.stringList():
            self._paths.setStringList(paths)
        super().focusInEvent(event)

    def _made_completer(self) -> QCompleter:
        completer = QCompleter(self._paths, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView(self)
        popup.setObjectName("completions")
        completer.setPopup(popup)
        completer.activated.connect(lambda _path: self.taken.emit())
        return completer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)
