"""The page alone: everything around it is hidden for a while, and comes back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.gui.language import tr

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Focus(QObject):
    """Hides what is around the page. A column that is needed meanwhile goes when the keyboard is on the page again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._hidden: list[QWidget] = []  # what was shown before
        self._sizes: list[int] = []
        self.is_on = False

    def toggle(self) -> None:
        """Show the page alone, or everything again."""
        self.leave() if self.is_on else self._enter()

    def _around(self) -> list[QWidget]:
        window = self._window
        return [window.menuBar(), window.header, window.left, window.sidebar, window.status]

    def _enter(self) -> None:
        window = self._window
        self._hidden = [part for part in self._around() if part.isVisible()]
        self._columns = window.findChildren(QSplitter)[0]
        self._sizes = self._columns.sizes()
        self.is_on = True
        for part in self._hidden:
            part.hide()
        window.view.installEventFilter(self)
        window.view.setFocus()
        window.messages.tell(tr("Escape brings everything back."))

    def leave(self) -> None:
        """Show what was shown before."""
        self._window.view.removeEventFilter(self)
        self.is_on = False
        for part in self._around():
            part.setVisible(part in self._hidden)
        self._columns.setSizes(self._sizes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Back on the page, what was shown meanwhile is hidden again."""
        returned = event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent)
        if returned and isinstance(event, QFocusEvent) and event.reason() not in _PASSING:
            for part in self._around():
                part.hide()
        return bool(super().eventFilter(watched, event))
