"""A monkey at the window: it presses, drags, types and chooses at random, and remembers what it did."""

from __future__ import annotations

import ctypes
import random
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from annotator.__main__ import run
from annotator.gui import app
from annotator.gui.main_window import MainWindow
from annotator.store import documents
from tests.trust.answers import WORDS

_PATIENCE = 25  # milliseconds
_NEVER = {"file.quit"}
_OFTEN = ("edit.undo", "edit.redo", "annotate.highlight", "annotate.note", "annotate.delete", "go.next")
_KEYS = [
    *(getattr(Qt.Key, f"Key_{letter}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    *(getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Menu),
    *(Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Question, Qt.Key.Key_Comma, Qt.Key.Key_Slash),
]
_HELD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
_SIZES = ((1280, 860), (700, 500), (1000, 700), (1600, 1000), (640, 420))


class Monkey:
    """Does one thing after another to the newest window. The same seed and files: the same things.

    What it does is in the file ``trail`` before it is done, so that an abort leaves word of it.
    """

    def __init__(self, chance: random.Random, trail: Path) -> None:
        self._chance = chance
        self.did: deque[str] = deque(maxlen=25)
        self._trail = trail.open("w", encoding="utf-8", errors="backslashreplace", buffering=1)
        self._rescue = QTimer()  # a menu under a button waits in a loop of its own until something is chosen
        self._rescue.timeout.connect(self._answer_menu)
        self._rescue.start(_PATIENCE)
        self._since = QElapsedTimer()
        self._ways: tuple[tuple[Callable[[], str], int], ...] = (
            (self.drag_on_page, 14),
            (self.click_on_page, 8),
            (self.click_on_cards, 8),
            (self.press_key, 22),
            (self.type_words, 12),
            (self.choose_command, 26),
            (self.choose_often, 12),
            (self.press_button, 10),
            (self.choose_row, 8),
            (self.choose_in_box, 2),
            (self.resize, 2),
            (self.change_from_outside, 3),
            (self.wait, 2),
        )

    @property
    def window(self) -> MainWindow:
        """The window that is open now; opening a project makes another."""
        newest = app._windows[-1]
        newest.actions_by_name["file.quit"].setEnabled(False)  # which keys in the menus would find
        return newest

    def act(self) -> None:
        """Do one thing, and let the window answer."""
        ways, weights = zip(*self._ways, strict=True)
        way: Callable[[], str] = self._chance.choices(ways, weights)[0]
        self.did.append("")
        self._note(way.__name__)
        self._since.start()
        told = way()
        self._since.invalidate()
        self._note(f"{way.__name__} {told}")
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as a loop that goes on does

    def _note(self, words: str) -> None:
        """What is being done, or was done."""
        self.did[-1] = words
        self._trail.write(words.replace("\n", " ") + "\n")

    def _answer_menu(self) -> None:
        """Choose in the menu that a button opened, or close it."""
        popup = QApplication.activePopupWidget()
        if popup is None or not self._since.isValid() or self._since.elapsed() < _PATIENCE:
            return
        chosen = self._chance.choice(popup.actions() or [None])
        popup.close()
        if chosen is not None and chosen.isEnabled() and chosen.menu() is None:
            self._note(f"{self.did[-1]} menu {chosen.text()}")
            chosen.trigger()

    # --- with the mouse

    def drag_on_page(self) -> str:
        port = self.window.view.viewport()
        first, last = self._point(port), self._point(port)
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
        QTest.mouseMove(port, (first + last) / 2)
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=last)
        return f"{first.toTuple()} {last.toTuple()}"

    def click_on_page(self) -> str:
        return self._click(self.window.view.viewport())

    def click_on_cards(self) -> str:
        return self._click(self.window.sidebar.list.viewport())

    def _click(self, widget: QWidget) -> str:
        point = self._point(widget)
        button = self._chance.choice((Qt.MouseButton.LeftButton,) * 4 + (Qt.MouseButton.RightButton,))
        if self._chance.random() < 0.15:
            QTest.mouseDClick(widget, button, pos=point)
        else:
            QTest.mouseClick(widget, button, pos=point)
        return f"{point.toTuple()} {button.name}"

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(max(1, widget.width())), self._chance.randrange(max(1, widget.height())))

    def press_button(self) -> str:
        """Some button that can be seen, in the window or in a dialog."""
        root = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._some_window()
        found = [one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        if not found:
            return "none"
        chosen = self._chance.choice(found)
        words = chosen.text() or chosen.accessibleName()
        self._note(f"button {words}")
        chosen.click()
        return words

    def _some_window(self) -> QWidget:
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        return self._chance.choice([self.window, *dialogs])

    def choose_row(self) -> str:
        """A row of some list, tree or table that can be seen."""
        found = [one for one in self._some_window().findChildren(QAbstractItemView) if one.isVisible()]
        filled = [one for one in found if one.model() is not None and one.model().rowCount()]
        if not filled:
            return "none"
        view = self._chance.choice(filled)
        row = self._chance.randrange(view.model().rowCount())
        index = QPersistentModelIndex(view.model().index(row, 0))  # to choose a row may take it away
        self._note(f"row {row} of {type(view).__name__} {view.objectName()} in {view.window().objectName()}")
        view.setCurrentIndex(QModelIndex(index))
        if isValid(view) and index.isValid():
            QTest.mouseClick(
                view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(QModelIndex(index)).center()
            )
        return f"{view.objectName() if isValid(view) else '(gone)'} {row}"

    def choose_in_box(self) -> str:
        """An entry of some combo box that can be seen."""
        found = [one for one in self._some_window().findChildren(QComboBox) if one.isVisible() and one.count()]
        if not found:
            return "none"
        box = self._chance.choice(found)
        row = self._chance.randrange(box.count())
        box.setCurrentIndex(row)
        box.activated.emit(row)
        return f"{box.accessibleName()} {row}"

    # --- with the keyboard

    def press_key(self) -> str:
        key, held = self._chance.choice(_KEYS), self._chance.choice(_HELD)
        if key == Qt.Key.Key_Q and held == Qt.KeyboardModifier.ControlModifier:
            return "not quitting"
        if key == Qt.Key.Key_F4 and held & Qt.KeyboardModifier.AltModifier:
            return "not closing"
        QTest.keyClick(self._focus(), key, held)
        return f"{key.name} {held.name}"

    def _focus(self) -> QWidget:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        return popup or (modal and modal.focusWidget()) or modal or QApplication.focusWidget() or self.window.view

    def type_words(self) -> str:
        """Words into a field: the one that has the keyboard, or another that can be seen."""
        fields = [
            one
            for kind in (QLineEdit, QPlainTextEdit)
            for one in self._some_window().findChildren(kind)
            if one.isVisible() and one.isEnabled() and not one.isReadOnly()
        ]
        focus = QApplication.focusWidget()
        if focus not in fields:
            if not fields or self._chance.random() < 0.4:
                return "nowhere"
            focus = self._chance.choice(fields)
            focus.setFocus()
        words = self._chance.choice(WORDS)
        self._type(focus, words)
        if isValid(focus) and self._chance.random() < 0.5:
            QTest.keyClick(focus, Qt.Key.Key_Return)
        return f"{words!r}"

    @staticmethod
    def _type(field: QWidget, words: str) -> None:
        """By keys as far as a keyboard has them, otherwise as an input method hands letters over."""
        if words.isascii():
            QTest.keyClicks(field, words)
            return
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(field, event)

    # --- commands, and what comes from outside

    def choose_command(self) -> str:
        return self._choose(self._chance.choice(sorted(self.window.actions_by_name.keys() - _NEVER)))

    def choose_often(self) -> str:
        return self._choose(self._chance.choice(_OFTEN))

    def _choose(self, name: str) -> str:
        action = self.window.actions_by_name[name]
        self._note(f"command {name}")
        if action.isEnabled():
            action.trigger()
        return name

    def resize(self) -> str:
        size = self._chance.choice(_SIZES)
        self.window.resize(*size)
        return str(size)

    def change_from_outside(self) -> str:
        """The command line writes to the file that the window shows."""
        window = self.window
        project, path = window.session.project, window.session.project.path
        known = documents.listed(project)
        first = window.sidebar.model.id_at(0)
        words = " ".join(window.view.text[200:1200].split()[:3])
        commands = [["undo", path], ["redo", path]]
        if known and words:
            commands += [["annotate", path, known[0].id, "--quote", words, "--tag", "outside"]] * 2
        if first:
            commands += [["note", path, first, "from outside"], ["delete", path, first], ["tag", path, first, "tone"]]
        chosen = [str(one) for one in self._chance.choice(commands)]
        run(chosen)
        window.session.look_for_changes()
        return " ".join([chosen[0], *chosen[2:]])

    def wait(self) -> str:
        QTest.qWait(30)
        return "a little"


def put_away() -> None:
    """Close menus and dialogs."""
    for one in QApplication.topLevelWidgets():
        if isValid(one) and one.isVisible() and not isinstance(one, MainWindow):
            one.close()
    QApplication.processEvents()


def memory() -> float:
    """What this process holds, in megabytes, once what is free is given back; 0 where the system does not say."""
    if sys.platform.startswith("linux"):
        with suppress(AttributeError):  # not every C library can
            ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def open_files() -> int:
    """How many files and pipes this process has open; 0 where the system does not say."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0
