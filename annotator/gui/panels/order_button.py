"""The button that says in which order the cards are, and offers the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.theme import Theme
from annotator.store.places import ORDERS


class OrderButton(QToolButton):
    """A menu of `places.ORDERS`; `chosen` comes with one of them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("annotationOrder")
        self.setToolTip(tr("Order of the annotations"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu, self._group = QMenu(self), QActionGroup(self)
        words = (tr("By place"), tr("Newest first"), tr("By tag"), tr("By reader"))
        for name, said in zip(ORDERS, words, strict=True):
            action = self._group.addAction(said)
            action.setCheckable(True)
            action.setData(name)
            action.triggered.connect(partial(self.chosen.emit, name))
            self._menu.addAction(action)
        self.setMenu(self._menu)

    def set_theme(self, theme: Theme) -> None:
        """Draw the sign that there is more in another theme's ink."""
        self.setIcon(themes.icon("chevron-down", theme.muted, 12))

    def show_order(self, name: str) -> None:
        """Say which order it is."""
        for action in self._group.actions():
            action.setChecked(action.data() == name)
            if action.isChecked():
                self.setText(action.text())
                self.setAccessibleName(tr("Order: {0}").format(action.text()))
