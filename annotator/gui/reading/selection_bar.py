"""The small bar by a selection: colours, Note, Tag, Link, Copy. Each of its jobs has a key of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from annotator.gui.language import tr
from annotator.gui.shadow import Shadow

_GAP = 8


class SelectionBar(QFrame):
    """Floats below the selection, or above it where there is no room; never over it."""

    def __init__(self, colours: Sequence[QAction], verbs: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setObjectName("selectionBar")
        self.setAccessibleName(tr("Annotate the selection"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(1)
        for action in colours:
            layout.addWidget(self._button(action, icon_only=True))
        for action in verbs:
            layout.addWidget(self._button(action, icon_only=False))
        Shadow(self)
        self.hide()

    def _button(self, action: QAction, *, icon_only: bool) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        action.changed.connect(lambda: button.setAccessibleName(_plain(action)))
        button.setAccessibleName(_plain(action))
        button.setIconSize(QSize(16, 16))
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if icon_only else Qt.ToolButtonStyle.ToolButtonTextOnly
        button.setToolButtonStyle(style)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.hide)
        return button

    def show_by(self, chosen: QRect) -> None:
        """Show the bar by a selection, in the parent's coordinates, from where its last line begins for the window."""
        self.adjustSize()
        parent = self._page
        x = chosen.right() - self.width() if self.isRightToLeft() else chosen.left()
        x = min(max(4, x), max(4, parent.width() - self.width() - 4))
        below = chosen.bottom() + _GAP
        above = chosen.top() - _GAP - self.height()
        fits = below + self.height() < parent.height()
        self.move(x, below if fits or above < 0 else above)
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)


def _plain(action: QAction) -> str:
    """A command's words, without the signs that are for menus."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
