"""Preferences: each change shows at once and is there again at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from annotator.gui import habits
from annotator.gui.main_window import MainWindow
from annotator.gui.preferences import Choice, Preferences
from annotator.settings import Settings
from annotator.store import readers
from tests.gui.conftest import Hand, Opener, settle
from tests.gui.test_day import FEVERISH

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: MainWindow, hand: Hand) -> Preferences:
    hand.key(Qt.Key.Key_Comma, CONTROL)
    found = window.findChild(Preferences, "preferences")
    assert found is not None
    return found


def choose(box: Choice, name: str) -> None:
    """Take one of several, as the mouse does."""
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())


def test_the_page_follows_and_remembers(
    window: MainWindow, dialog: Preferences, opened: Opener, project_path: Path, settings: Settings
) -> None:
    wide = window.view.viewport().width()
    choose(dialog.face, "Noto Serif")
    dialog.length.setValue(62)
    assert window.view.viewport().width() < wide
    dialog.size_of_text.setValue(120)
    choose(dialog.theme, "dark")
    choose(dialog.language, "de")
    assert window.view.font().families()[0] == "Noto Serif"
    assert (window.view.zoom, window.theme.name) == (120, "dark")
    window.close()
    again = opened(project_path)
    assert (again.view.face, again.view.measure, again.view.zoom, again.theme.name) == ("Noto Serif", 62, 120, "dark")
    assert settings.path is not None
    assert Settings(settings.path).get("language", "") == "de"


def test_a_typeface_that_is_gone_is_not_missed(opened: Opener, project_path: Path, settings: Settings) -> None:
    settings.set("face", "No Such Face")
    settings.set("measure", 4000)
    window = opened(project_path)
    assert window.view.face == habits.FACES[0]
    assert window.view.measure == habits.MEASURES[1]


def test_what_colours_stand_for_is_said_where_they_are_chosen(
    window: MainWindow, hand: Hand, dialog: Preferences
) -> None:
    dialog.words["sky"].setText("Q&A <b>")
    choose(dialog.colour, "sky")
    hand.key(Qt.Key.Key_Escape, on=dialog)
    action = window.actions_by_name["annotate.colour_2"]
    assert action.text() == "Highlight sky: Q&&A <b>"
    assert "Q&amp;A &lt;b&gt;" in action.toolTip()
    names = [button.accessibleName() for button in window.selection_bar.findChildren(QToolButton)]
    assert "Highlight sky: Q&A <b>" in names
    window.activateWindow()
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_H, on=window.view)
    current = window.session.current()
    assert current is not None
    assert current.colour == "sky"
    window.sidebar.open_card()
    assert window.sidebar.editor is not None
    tips = [button.toolTip() for button in window.sidebar.editor.findChildren(QToolButton)]
    assert any("sky: Q&amp;A" in tip for tip in tips)


def test_the_name_is_kept_when_escape_closes(window: MainWindow, hand: Hand, dialog: Preferences) -> None:
    dialog.name.setFocus()
    dialog.name.selectAll()
    hand.type("Anna M.")
    hand.key(Qt.Key.Key_Escape, on=dialog.name)
    settle()
    assert window.findChild(Preferences) is None
    assert readers.current(window.session.project).name == "Anna M."
    assert window.session.settings.get("reader_name", "") == "Anna M."


def test_every_control_has_a_name(dialog: Preferences) -> None:
    controls = [dialog.face, dialog.size_of_text, dialog.length, dialog.theme, dialog.colour, dialog.name]
    assert all(one.accessibleName() for one in [*controls, dialog.language, *dialog.words.values()])
