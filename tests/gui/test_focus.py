"""The page alone: what hides, what goes on working, and what comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.gui.main_window import MainWindow
from tests.gui.conftest import Hand, settle
from tests.gui.test_day import FEVERISH, seen

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def around(window: MainWindow) -> dict[str, bool]:
    parts: dict[str, QWidget] = {
        "menus": window.menuBar(),
        "header": window.header,
        "left": window.left,
        "sidebar": window.sidebar,
        "status": window.status,
    }
    return {name: part.isVisible() for name, part in parts.items()}


def test_escape_brings_back_what_was_shown(window: MainWindow, hand: Hand) -> None:
    hand.key(Qt.Key.Key_F9)
    before, width = around(window), window.sidebar.width()
    assert before == {"menus": True, "header": True, "left": False, "sidebar": True, "status": True}
    hand.key(Qt.Key.Key_F11, SHIFT)
    assert not any(around(window).values())
    window.resize(1500, 860)
    settle()
    assert not any(around(window).values())
    window.resize(1280, 860)
    hand.key(Qt.Key.Key_Escape)
    assert around(window) == before
    assert window.sidebar.width() == width


def test_the_same_key_brings_it_back(window: MainWindow, hand: Hand) -> None:
    hand.key(Qt.Key.Key_F11, SHIFT)
    hand.key(Qt.Key.Key_F11, SHIFT)
    assert all(around(window).values())


def test_a_note_is_written_beside_the_page_meanwhile(window: MainWindow, hand: Hand) -> None:
    hand.key(Qt.Key.Key_F11, SHIFT)
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_N)
    assert window.sidebar.isVisible()
    hand.type("alone")
    hand.key(Qt.Key.Key_Escape)
    assert not window.sidebar.isVisible()
    assert window.focus.is_on
    assert [one.note for one in seen(window)] == ["alone"]
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert [one.note for one in seen(window)] == [""]


def test_escape_first_puts_away_the_bar_by_the_selection(window: MainWindow, hand: Hand) -> None:
    hand.key(Qt.Key.Key_F11, SHIFT)
    hand.drag_over(FEVERISH)
    assert window.selection_bar.isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert window.focus.is_on
    hand.key(Qt.Key.Key_Escape)
    assert not window.focus.is_on
