"""A whole session by keys alone, through the real window: what was done is in the file when it is opened again."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotator.gui import ask
from annotator.gui.main_window import MainWindow
from annotator.model import Annotation, Identity
from annotator.settings import Settings
from annotator.store import annotations, check, documents, places, tags
from annotator.store.project import Project
from tests.gallery.states import rest
from tests.gui.conftest import Hand, settle

KEY = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SENTENCE = "I believe that you, Mr. President, like me realize"


def all_of(project: Project) -> list[Annotation]:
    """The annotations of all documents, in their order."""
    ids = [row[-1] for one in documents.listed(project) for row in places.order(project, one.id)]
    return annotations.load(project, ids)


def keyboard_at() -> str:
    """The object name of what has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def tab_to(hand: Hand, name: str) -> None:
    """Press Tab until the keyboard is at a control."""
    for _ in range(30):
        if keyboard_at() == name:
            return
        hand.key(KEY.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}, but to {keyboard_at()}")


def take_offered(hand: Hand) -> None:
    """Take the first of what is offered while one types."""
    popup: QWidget | None = QApplication.activePopupWidget()
    assert popup is not None, "nothing is offered"
    hand.key(KEY.Key_Down, on=popup)
    hand.key(KEY.Key_Return, on=popup)


def come_back(hand: Hand) -> None:
    """What a desktop does when a dialog or a list of offers has gone; offscreen no window is active then."""
    hand.window.activateWindow()
    settle()


def go_to_words(hand: Hand, words: str) -> None:
    """Find words in the document; the caret is at them then, and the keyboard on the page."""
    hand.key(KEY.Key_F, CONTROL)
    hand.type(words)
    hand.key(KEY.Key_Escape)
    assert keyboard_at() == "readingView"


def do_command(hand: Hand, words: str) -> None:
    """Do a command by its name."""
    hand.key(KEY.Key_K, CONTROL)
    hand.type(words)
    hand.key(KEY.Key_Return)


def highlight_note_and_tag(hand: Hand) -> None:
    go_to_words(hand, "reasonable solution")
    hand.key(KEY.Key_S)
    hand.key(KEY.Key_H)
    hand.key(KEY.Key_N)
    hand.type("The condition of everything.")
    hand.key(KEY.Key_Escape)
    hand.key(KEY.Key_T)
    hand.type("settlement/terms")
    hand.key(KEY.Key_Return)
    hand.key(KEY.Key_Escape)
    go_to_words(hand, "symbolic troops")
    hand.walk(2, KEY.Key_W)
    hand.key(KEY.Key_2)
    hand.key(KEY.Key_T)
    hand.type("ter")
    take_offered(hand)
    hand.key(KEY.Key_Escape)


def tag_again_extend_and_add(hand: Hand) -> None:
    go_to_words(hand, "interested in preserving")
    hand.key(KEY.Key_W)
    hand.key(KEY.Key_G)
    hand.walk(3, KEY.Key_Plus)
    go_to_words(hand, "hot-beds then")
    hand.walk(2, KEY.Key_W)
    hand.key(KEY.Key_A)


def link_to_the_chronology(hand: Hand) -> None:
    """From the last annotation to a passage selected in the other document."""
    hand.key(KEY.Key_L)
    assert keyboard_at() == "linkTarget"
    while keyboard_at() != "documentList":
        hand.key(KEY.Key_F6)
    hand.key(KEY.Key_Down)
    hand.key(KEY.Key_Return)
    while keyboard_at() != "readingView":
        hand.key(KEY.Key_F6)
    go_to_words(hand, "congressional elections")
    hand.walk(2, KEY.Key_W)
    while not isinstance(QApplication.focusWidget(), type(hand.window.link_picker.relation)):
        hand.key(KEY.Key_Tab)
    hand.key(KEY.Key_A, CONTROL)
    hand.type("is source of")
    tab_to(hand, "linkTarget")
    hand.key(KEY.Key_Return)


def peek_follow_and_reply(hand: Hand) -> None:
    window, there = hand.window, hand.window.session.document_id
    hand.key(KEY.Key_Left, ALT)
    letter = window.session.document_id
    assert letter != there
    hand.key(KEY.Key_Space)
    assert window.slip.isVisible()
    hand.key(KEY.Key_Escape)
    assert window.slip.isHidden()
    hand.key(KEY.Key_Return)
    assert window.session.document_id == there
    hand.key(KEY.Key_Left, ALT)
    assert window.session.document_id == letter
    hand.key(KEY.Key_R)
    hand.type("He says who he means in the next sentence.")
    hand.key(KEY.Key_Escape)


def filter_and_clear(hand: Hand) -> None:
    hand.key(KEY.Key_L, CONTROL)
    hand.type("#ter")
    take_offered(hand)
    hand.type("has:reply ")
    rest(hand.window)
    assert hand.window.sidebar.model.shown == 1
    hand.key(KEY.Key_A, CONTROL)
    hand.key(KEY.Key_Delete)
    rest(hand.window)
    assert hand.window.sidebar.model.shown == 3
    hand.key(KEY.Key_Escape)


def tag_all_hits_and_undo(hand: Hand) -> None:
    project = hand.window.session.project
    hand.key(KEY.Key_F, CONTROL, SHIFT)
    hand.type(r"/German (peace )?treaty/")
    rest(hand.window)
    hand.key(KEY.Key_T, CONTROL)
    hand.type("treaty")
    come_back(hand)
    hand.key(KEY.Key_Return)
    rest(hand.window)
    assert len(tags.bearers(project, "treaty")) == 5
    hand.key(KEY.Key_Z, CONTROL)
    rest(hand.window)
    assert tags.bearers(project, "treaty") == set()
    hand.key(KEY.Key_Escape)


def look_at_the_whole(hand: Hand) -> None:
    """Open and close what lies over the page."""
    window = hand.window
    for key, sheet in ((KEY.Key_G, window.sheets.network), (KEY.Key_T, window.sheets.whole)):
        hand.key(key, CONTROL, SHIFT)
        rest(window)
        assert sheet.isVisible()
        hand.key(KEY.Key_Escape)
        assert sheet.isHidden()
    hand.key(KEY.Key_Comma, CONTROL)
    assert [one.objectName() for one in window.findChildren(QDialog) if one.isVisible()] == ["preferences"]
    hand.key(KEY.Key_Escape)
    come_back(hand)
    do_command(hand, "dark")
    hand.key(KEY.Key_F11, SHIFT)
    assert window.sidebar.isHidden()
    hand.key(KEY.Key_Escape)
    assert window.sidebar.isVisible()


def test_a_whole_session_by_keys(
    window: MainWindow,
    hand: Hand,
    identity: Identity,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = tmp_path / "seminar.csv"
    monkeypatch.setattr(ask, "save_file", lambda *_asked: table)
    path = window.session.project.path
    highlight_note_and_tag(hand)
    tag_again_extend_and_add(hand)
    link_to_the_chronology(hand)
    peek_follow_and_reply(hand)
    filter_and_clear(hand)
    tag_all_hits_and_undo(hand)
    look_at_the_whole(hand)
    do_command(hand, "Export as CSV")
    hand.key(KEY.Key_Q, CONTROL)
    assert not window.isVisible()

    with closing(Project.open(path, identity)) as project:
        first, second, third, beside = all_of(project)
        assert check.problems(project) == []
    assert first.quote.startswith(SENTENCE)
    assert first.quote.endswith("feverish.")
    assert (first.note, first.colour) == ("The condition of everything.", "amber")
    assert (second.quote, second.colour) == ("symbolic troops", "sky")
    assert third.quote == "interested in preserving those … hot-beds then"
    assert {one.tags for one in (first, second, third)} == {("settlement/terms",)}
    assert [one.note for one in third.replies] == ["He says who he means in the next sentence."]
    assert beside.quote == "congressional elections"
    assert [(one.relation, one.other.id) for one in third.links] == [("is source of", beside.id)]
    assert Settings(settings.path).get("theme", "") == "dark"
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 4
