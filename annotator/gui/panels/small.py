"""The small buttons of cards: an icon, a name for those who do not see it, and what it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from annotator.gui import theme as themes
from annotator.gui.theme import Theme


def small_button(parent: QWidget, theme: Theme, icon: str, words: str, act: Callable[[], object]) -> QToolButton:
    """A button as small as an icon."""
    button = QToolButton(parent)
    button.setIcon(themes.icon(icon, theme.muted, 14))
    button.setIconSize(QSize(14, 14))
    button.setObjectName("small")
    button.setFixedSize(24, 22)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.clicked.connect(lambda _checked=False: act())
    return button
