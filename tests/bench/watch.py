"""Wait until a widget has been painted."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE = 60.0  # seconds


class Watch(QObject):
    """Looks at one widget and says how long work takes until it shows there."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._paints = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count what is painted."""
        if event.type() == QEvent.Type.Paint:
            self._paints += 1
        return False

    def painted(self, work: Callable[[], object]) -> float:
        """Milliseconds from the start of the work until the widget, and all else that was due, is painted."""
        self._paints = 0
        began = perf_counter()
        work()
        self.wait(began)
        return (perf_counter() - began) * 1000

    def wait(self, began: float) -> None:
        """Go on until the widget has been painted."""
        while not self._paints:
            QApplication.processEvents()
            if perf_counter() - began > _PATIENCE:
                raise TimeoutError("the widget was never painted")


def settle() -> None:
    """Let everything happen that is still due."""
    for _ in range(3):
        QApplication.processEvents()
        QTest.qWait(10)


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press and release a key, as a keyboard does."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
