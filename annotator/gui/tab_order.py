"""Where Tab leads: through the window as one reads it. Qt's own order is that in which things were made."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(part: QWidget) -> list[QWidget]:
    """What the keyboard can reach in a part of the window, now or later, in the order of the part."""
    inside = (one for one in part.findChildren(QWidget) if one.window() is part.window())
    return [one for one in inside if one.focusPolicy() != Qt.FocusPolicy.NoFocus]


def chain(widgets: Iterable[QWidget]) -> None:
    """Let Tab lead from each to the next."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
