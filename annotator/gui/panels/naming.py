"""A name that is typed in a row of a tree stays, whatever else happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QStyledItemDelegate, QWidget

_SOON = 20  # milliseconds


class NamingDelegate(QStyledItemDelegate):
    """A row that says something new does not write over what is being typed in it."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)


class Patience(QTimer):
    """Has a tree read anew once no name is typed in it any more.

    Not in the moment in which it is finished either: Qt is still at work on the row then, and may be on its way
    to another.
    """

    def __init__(self, view: QAbstractItemView, read: Callable[[], object]) -> None:
        super().__init__(view, singleShot=True, interval=_SOON)
        self._view, self._read = view, read
        self.timeout.connect(self._look)

    def waits(self) -> bool:
        """Whether a name is being typed; then the tree is read later."""
        typing = self._view.state() == QAbstractItemView.State.EditingState
        if typing:
            self.start()
        return typing

    def _look(self) -> None:
        """Read the tree, unless one is still typing. A name that one left while a dialog was open is finished first."""
        field = self._view.findChild(QLineEdit)
        if field is not None and self._view.window().focusWidget() is not field:
            self._finish(field)
        self._read()

    def finish(self) -> None:
        """Take the name as it is typed so far."""
        field = self._view.findChild(QLineEdit)
        if field is not None and self._view.state() == QAbstractItemView.State.EditingState:
            self._finish(field)

    def _finish(self, field: QLineEdit) -> None:
        self._view.commitData(field)
        self._view.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)


def finish_all(window: QWidget) -> None:
    """Take the names that are being typed anywhere in a window, because it closes."""
    for one in window.findChildren(Patience):
        one.finish()
