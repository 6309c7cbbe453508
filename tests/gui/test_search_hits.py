"""Patterns in the search, and what is done with its hits: left out, tagged, written to a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from annotator.gui import ask
from annotator.gui.main_window import MainWindow
from annotator.gui.panels import search as panel
from annotator.model import Hit
from annotator.store import annotations as notes
from annotator.store import history, tags
from tests.gui.conftest import Hand, settle
from tests.gui.test_search import look_for, rows
from tests.making import a_document

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def finish(window: MainWindow) -> None:
    """Wait until the search is through."""
    for _ in range(100):
        settle()
        if not window.sheets.search._next.isActive() and not window.sheets.search._pause.isActive():
            return
    raise AssertionError("the search does not come to its end")


def test_a_pattern_by_key_and_between_slashes(window: MainWindow, hand: Hand) -> None:
    look_for(hand, r"khru\w+v")
    assert window.sheets.search.count.text() == "0 hits"
    hand.key(Qt.Key.Key_R, ALT)
    finish(window)
    assert window.sheets.search.regex.isChecked()
    assert {hit.words for hit in window.sheets.search.model.hits} == {"Khrushchev"}
    with_button = len(window.sheets.search.model.hits)
    hand.key(Qt.Key.Key_R, ALT)
    window.sheets.search.line.setText(r"/khru\w+v/")
    window.sheets.search.look()
    finish(window)
    assert len(window.sheets.search.model.hits) == with_button


def test_a_mistake_in_a_pattern_is_said_with_its_place_until_it_is_mended(window: MainWindow, hand: Hand) -> None:
    look_for(hand, "/(peace/")
    finish(window)
    assert (
        window.sheets.search.trouble.text() == "This pattern has a mistake at character 7, after “(peace”: missing )."
    )
    assert (window.sheets.search.trouble.isVisible(), window.sheets.search.count.text()) == (True, "")
    window.sheets.search.line.setText("/(peace)/")
    window.sheets.search.look()
    finish(window)
    assert window.sheets.search.trouble.isHidden()
    assert window.sheets.search.model.hits


def test_a_pattern_that_would_never_end_leaves_the_window_alive(window: MainWindow, hand: Hand) -> None:
    a_document(window.session.project, "aab\n" + "a" * 200 + "!", "Vowels")
    look_for(hand, "/^(a|aa)+b?$/")
    finish(window)
    assert "too long" in window.sheets.search.trouble.text()
    assert "aab" in [hit.words for hit in window.sheets.search.model.hits]
    hand.key(Qt.Key.Key_Escape)
    assert window.view.hasFocus()


def test_more_hits_than_are_shown_are_told(window: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel, "MOST", 30)
    look_for(hand, "the")
    finish(window)
    assert len(window.sheets.search.model.hits) == 30
    assert window.sheets.search.count.text() == "The first 30 hits in 1 document"


def test_another_order_by_key_keeps_the_chosen_hit(window: MainWindow, hand: Hand) -> None:
    look_for(hand, "peace")
    for _ in range(3):
        hand.key(Qt.Key.Key_Down)
    chosen = window.sheets.search.list.hit()
    assert chosen is not None
    orders = []
    for _ in range(3):
        hand.key(Qt.Key.Key_O, ALT)
        orders.append((window.sheets.search.model.order, rows(window)))
        assert window.sheets.search.list.hit() == chosen
    assert [order for order, _ in orders] == ["left", "right", "place"]
    assert orders[0][1] != orders[1][1]


def test_hits_are_left_out_by_space_by_several_and_by_their_mark(window: MainWindow, hand: Hand) -> None:
    look_for(hand, "peace")
    model, hits = window.sheets.search.model, window.sheets.search.list
    total = len(model.hits)
    hand.key(Qt.Key.Key_Tab, on=window.sheets.search.line)
    hits.setFocus()
    hand.key(Qt.Key.Key_Space)
    assert model.left_out == {model.hits[0]}
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Down, SHIFT)
    hand.key(Qt.Key.Key_Space)
    assert model.left_out == set(model.hits[:3])
    assert window.sheets.search.count.text() == f"{total} hits in 2 documents, 3 left out"
    hand.key(Qt.Key.Key_Space)
    assert model.left_out == {model.hits[0]}
    row = hits.visualRect(model.index_of(model.hits[0]))
    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, row.center().y()))
    assert model.left_out == set()
    assert window.sheets.search.isVisible()


def test_what_is_left_out_stays_so_when_the_project_changes_but_not_in_another_search(
    window: MainWindow, hand: Hand
) -> None:
    look_for(hand, "peace")
    finish(window)
    chosen = window.sheets.search.model.hits[2]
    window.sheets.search.list.setCurrentIndex(window.sheets.search.model.index_of(chosen))
    window.sheets.search.model.toggle([window.sheets.search.list.currentIndex()])
    notes.add(window.session.project, window.session.document_id, [(0, 3)])
    assert window.sheets.search._pause.isActive()
    finish(window)
    assert window.sheets.search.model.left_out == {chosen}
    assert window.sheets.search.list.hit() == chosen
    window.sheets.search.line.setText("treaty")
    finish(window)
    assert window.sheets.search.model.left_out == set()


def test_all_hits_are_tagged_after_saying_so_and_undo_takes_it_back(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    at = window.view.text.index("peace")
    one = notes.add(project, here, [(at, at + 5)], tag_paths=["mood/peaceful"])
    window.session.colour = "green"
    look_for(hand, "/peace/")
    finish(window)
    passages = sum(hit.kind == "document" for hit in window.sheets.search.model.hits) - 1
    window.sheets.search.list.setCurrentIndex(window.sheets.search.model.index_of(window.sheets.search.model.hits[1]))
    window.sheets.search.model.toggle([window.sheets.search.list.currentIndex()])
    hand.key(Qt.Key.Key_T, CONTROL)
    tagging = window.sheets.search.tagging
    assert tagging.line.hasFocus()
    said = f"Tags {passages - 1} passages and 1 annotation that exists."
    assert tagging.preview.text().startswith(said)
    hand.type("words/peace")
    assert tagging.preview.text() == f"{said} The tag is new."
    hand.key(Qt.Key.Key_Return)
    assert tagging.isHidden()
    assert "Ctrl+Z takes it back" in window.messages.sentence
    bearers = tags.bearers(project, "words/peace")
    assert len(bearers) == passages
    assert one in bearers
    assert {card.colour for card in notes.load(project, sorted(bearers - {one}))} == {"green"}
    finish(window)
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert tags.bearers(project, "words/peace") == set()
    assert [step.label for step in history.steps(project)][:1] == [f"Tag {passages + 1} hits"]


def test_a_tag_of_the_codebook_is_completed_and_those_that_bear_it_are_told(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    at = window.view.text.index("Adenauer")
    notes.add(project, here, [(at, at + 8)], tag_paths=["actors/Adenauer"])
    look_for(hand, "/adenauer/")
    finish(window)
    hand.key(Qt.Key.Key_T, CONTROL)
    hand.type("ade")
    completer = window.sheets.search.tagging.line.completer()
    assert completer is not None
    assert completer.currentCompletion() == "actors/Adenauer"
    window.sheets.search.tagging.line.setText("actors/Adenauer")
    assert window.sheets.search.tagging.preview.text() == "Tags 1 annotation that exists. 1 bears the tag already."
    hand.key(Qt.Key.Key_Escape, on=window.sheets.search.tagging.line)
    assert window.sheets.search.tagging.isHidden()
    assert window.sheets.search.isVisible()


def test_nothing_found_is_nothing_to_tag(window: MainWindow, hand: Hand) -> None:
    before = len(history.steps(window.session.project))
    look_for(hand, "zzzz")
    finish(window)
    window.sheets.search.tag_all.click()
    hand.type("x")
    hand.key(Qt.Key.Key_Return)
    assert window.sheets.search.tagging.preview.text() == "There is nothing here to tag."
    assert len(history.steps(window.session.project)) == before


def test_the_concordance_is_written_as_it_is_shown(
    window: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_for(hand, "peace")
    finish(window)
    window.sheets.search.model.toggle([window.sheets.search.model.index_of(window.sheets.search.model.hits[0])])
    hand.key(Qt.Key.Key_O, ALT)
    shown: list[Hit] = window.sheets.search.model.shown()
    path = tmp_path / "peace.csv"
    monkeypatch.setattr(ask, "save_file", lambda *_asked: path)
    button = window.sheets.search.findChild(QToolButton, "searchExport")
    assert button is not None
    button.click()
    lines = path.read_text("utf-8-sig").splitlines()
    assert len(lines) == len(shown) + 1
    assert all(hit.document_title in line for hit, line in zip(shown, lines[1:], strict=True))
    assert f"Wrote {len(shown)} hits to peace.csv." in window.messages.sentence


def test_every_button_has_a_name(window: MainWindow) -> None:
    for name in ("searchRegex", "searchTagAll", "searchExport"):
        button = window.sheets.search.findChild(QToolButton, name)
        assert button is not None
        assert button.accessibleName()
