"""The window in German: no English word left, what is stored stays English, nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMessageBox, QSizePolicy, QWidget

from annotator.errors import AnnotatorError
from annotator.gui import language, vocabulary
from annotator.gui.main_window import MainWindow
from annotator.gui.panels.card_links import CutButton
from annotator.settings import Settings
from annotator.store import annotations, history
from tests import translations
from tests.gui.conftest import Hand, Opener, settle

WORDS = "this source will always make our relations feverish"


@pytest.fixture
def window(opened: Opener, project_path: Path, settings: Settings) -> Iterator[MainWindow]:
    """The window in German, as small as it is used."""
    settings.set("language", "de")
    yield opened(project_path, 900, 650)
    language.load(QApplication.instance() or QApplication([]), "en")


def words_of(widget: QWidget) -> Iterator[str]:
    """All that a widget says to those who see, point or hear."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()


def test_no_menu_entry_is_english(window: MainWindow, opened: Opener, project_path: Path, settings: Settings) -> None:
    german = {name: action.text() for name, action in window.actions_by_name.items()}
    titles = [action.text() for action in window.menuBar().actions()]
    window.close()
    settings.set("language", "en")
    english = opened(project_path)
    assert [name for name, action in english.actions_by_name.items() if action.text() == german[name]] == []
    assert not {action.text() for action in english.menuBar().actions()} & set(titles)
    keys = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(set(keys)) == len(keys)


def test_no_key_of_a_sheet_opens_a_menu(
    window: MainWindow, opened: Opener, project_path: Path, settings: Settings
) -> None:
    for code in ("de", "en"):
        settings.set("language", code)
        here = opened(project_path)
        titles = [action.text() for action in here.menuBar().actions()]
        menus = {f"Alt+{title[title.index('&') + 1].upper()}" for title in titles}
        sheets = here.sheets.search, here.sheets.notes, here.sheets.compare, here.sheets.network, here.sheets.whole
        keys = {one.key().toString() for sheet in sheets for one in sheet.findChildren(QShortcut)}
        assert "Alt+X" in keys
        assert not keys & menus
        here.close()


def test_what_a_filter_has_wrong_is_said_in_german_among_the_charts(window: MainWindow, hand: Hand) -> None:
    window.sidebar.filter.setText("is:odd")
    window.floating.whole()
    for _ in range(10):
        settle()
    words = window.sheets.whole.empty.text()
    assert "odd" in words
    assert "is not known" not in words


def test_nothing_the_window_says_is_english(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(WORDS)
    hand.key(Qt.Key.Key_N)
    for action in ("go.palette", "edit.search", "edit.find", "edit.bin", "help.keys", "help.about", "help.guide"):
        window.actions_by_name[action].trigger()
    window.annotating.link()
    settle()
    said = {words for widget in (window, *window.findChildren(QWidget)) for words in words_of(widget)}
    said |= {action.text() for action in window.findChildren(QAction)}
    english = {one.source for one in translations.messages() if one.translation != one.source}
    assert said & english == set()


def test_qt_itself_speaks_german_and_keys_are_called_as_on_the_keyboard(window: MainWindow) -> None:
    box = QMessageBox(window)
    box.setStandardButtons(QMessageBox.StandardButton.Yes)
    assert box.button(QMessageBox.StandardButton.Yes).text() == "&Ja"
    assert "(Strg+Umschalt+F)" in window.header.search.toolTip()
    assert language.keys("Ctrl+Shift+F") == "Strg+Umschalt+F"
    assert QKeySequence("Ctrl+Shift+F") in window.actions_by_name["edit.search"].shortcuts()
    assert (language.counted(20000), language.moment("2024-05-01T12:00:00Z")[:11]) == ("20.000", "1. Mai 2024")


def test_steps_are_stored_in_english_and_shown_in_german(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(WORDS)
    hand.key(Qt.Key.Key_2)
    step = history.next_undo(window.session.project)
    assert step is not None
    assert step.label == "Add highlight"
    assert window.actions_by_name["edit.undo"].text() == "Rückgängig: Markierung hinzufügen"
    window.undo()
    assert window.messages.sentence == "Rückgängig gemacht: Markierung hinzufügen"
    assert vocabulary.step("Merge tag a{0} into b") == "Schlagwort a{0} mit b zusammenführen"
    assert vocabulary.step("Something of another version") == "Something of another version"


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("widerspricht", "contradicts", "widerspricht"),
        ("repeats", "repeats", "wiederholt"),
        ("spielt an auf", "spielt an auf", "spielt an auf"),
    ],
)
def test_relations_are_stored_as_they_are_everywhere(
    window: MainWindow, hand: Hand, typed: str, stored: str, shown: str
) -> None:
    hand.drag_over(WORDS)
    hand.key(Qt.Key.Key_H)
    window.annotating.link()
    window.link_picker.relation.setCurrentText(typed)
    window.link_picker.line.setText("chronology")
    window.link_picker.link()
    found = annotations.load(window.session.project, [window.session.annotation_id])[0]
    assert [link.relation for link in found.links] == [stored]
    assert vocabulary.relation(found.links[0].relation) == shown


def test_errors_are_said_in_german(window: MainWindow) -> None:
    def fail() -> None:
        raise AnnotatorError("{name} exists already; choose another name.", name="{Akte}")

    window.session.attempt(fail)
    assert window.messages.sentence == "{Akte} gibt es schon; bitte einen anderen Namen wählen."
    foreign = AnnotatorError("This {kind} is not in the project.", kind="reply")
    assert (language.said(foreign), str(foreign)) == ("Nicht im Projekt: Antwort.", "This reply is not in the project.")


def test_nothing_is_cut_off_in_a_small_window(window: MainWindow, hand: Hand) -> None:
    window.floating.guide()
    hand.drag_over(WORDS)
    assert window.selection_bar.width() <= window.page.width()
    for open_one in (window.page.find_words, window.floating.search, window.annotating.link):
        open_one()
        settle()
        for part in window.findChildren(QWidget):
            if part.isVisible() and isinstance(part, (QLabel, QAbstractButton)) and not _may_be_cut(part):
                if isinstance(part, QLabel) and part.wordWrap():
                    assert part.height() >= part.heightForWidth(part.width()), part.text()
                else:
                    assert part.width() >= part.fontMetrics().horizontalAdvance(part.text()), part.text()


def _may_be_cut(part: QWidget) -> bool:
    """Titles of documents, and what is shortened with an ellipsis."""
    policy = part.sizePolicy().horizontalPolicy()
    return isinstance(part, CutButton) or policy in (QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
