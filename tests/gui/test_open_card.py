"""One editor opens on card after card: nothing of one card ever shows in another, or is saved there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from annotator.gui.main_window import MainWindow
from annotator.gui.panels.card_editor import CardEditor
from annotator.model import Identity
from annotator.store import annotations, links, tags
from tests.gui.conftest import Hand, settle
from tests.making import loaded, mark_words

QUOTES = ("the prestige of either side", "symbolic troops", "on ice until the end of the elections", "red-hot glow")


@pytest.fixture
def cards(window: MainWindow) -> list[str]:
    """Four annotations, each with a note, a tag and a reply of its own, named for its number."""
    project, here = window.session.project, window.session.document_id
    made = []
    for number, quote in enumerate(QUOTES):
        made.append(mark_words(project, here, quote, note=f"n{number}", tag_paths=[f"t{number}"]))
        annotations.reply(project, made[-1], f"r{number}")
    links.add(project, made[0], made[1])
    settle()
    return made


def opened(window: MainWindow, annotation_id: str) -> CardEditor:
    window.session.choose(annotation_id)
    window.sidebar.open_card()
    editor = window.sidebar.editor
    assert editor is not None
    assert editor.card.id == annotation_id
    return editor


def numbers(words: str) -> set[str]:
    return set(re.findall(r"\d", words))


def shown(editor: CardEditor) -> str:
    """What stands in the notes, replies and tags of the open card."""
    chips = [one.text() for one in editor._chips.findChildren(QPushButton) if not one.isHidden()]
    return " ".join([*(pen.words() for pen in editor.pens().values()), editor.tag_line.text(), *chips])


def dots(editor: CardEditor) -> int:
    """How many colours can be chosen."""
    buttons = editor.findChildren(QToolButton)
    return sum(one.isVisible() and one.accessibleName().startswith("Colour") for one in buttons)


@pytest.mark.parametrize("seed", range(6))
def test_words_stay_in_the_card_they_were_typed_in(window: MainWindow, cards: list[str], seed: int) -> None:
    random = Random(seed)
    window.sidebar.sort_by("newest")

    def write(number: int) -> None:
        editor = opened(window, cards[number])
        assert numbers(shown(editor)) <= {str(number)}
        pen = random.choice([*editor.pens().values(), editor.tag_line])
        pen.setFocus()
        QTest.keyClicks(pen, f" w{number}")

    def undo_typing(number: int) -> None:
        editor = opened(window, cards[number])
        for pen in editor.pens().values():
            pen.undo()
            pen.undo()
        assert numbers(shown(editor)) <= {str(number)}

    others: list[Callable[[], object]] = [
        lambda: window.sidebar.set_filter(random.choice(("", "#t1", "w2", "n0"))),
        lambda: window.sidebar.sort_by(random.choice(("place", "newest", "tag"))),
        lambda: opened(window, random.choice(cards)).write_reply(),
        window.viewing.other_theme,
        lambda: window.session.choose(""),
        lambda: QTest.qWait(random.choice((0, 15, 230))),
        settle,
    ]
    for _ in range(40):
        random.choice((write, write, undo_typing))(random.randrange(4))
        random.choice(others)()
    assert window.sidebar.flush()
    for number, one in enumerate(cards):
        found = loaded(window.session.project, one)
        words = " ".join([found.note, *(reply.note for reply in found.replies), *found.tags])
        assert numbers(words) <= {str(number)}, words
        assert f"t{number}" in found.tags


def test_undo_in_a_note_does_not_bring_back_the_words_of_another(window: MainWindow, cards: list[str]) -> None:
    first = opened(window, cards[0])
    QTest.keyClicks(first.note, "typed here ")
    second = opened(window, cards[1])
    second.note.undo()
    assert second.note.words() == "n1"
    assert not second.note.document().isUndoAvailable()
    assert loaded(window.session.project, cards[0]).note == "typed here n0"
    annotations.write_note(window.session.project, cards[2], "n1")
    opened(window, cards[1]).note.setPlainText("n1 and more")
    same = opened(window, cards[2])
    same.note.undo()
    assert same.note.words() == "n1"


@pytest.mark.usefixtures("nowhere_to_write")
def test_what_cannot_be_saved_waits_for_its_own_card(window: MainWindow, cards: list[str], tmp_path: Path) -> None:
    path = window.session.project.path
    editor = opened(window, cards[0])
    reply = next(iter(editor.replies.pens))
    path.rename(tmp_path / "taken away")
    QTest.keyClicks(editor.note, "note kept ")
    QTest.keyClicks(editor.pen(reply), "reply kept ")
    for one in (cards[1], cards[2], cards[1]):
        assert "kept" not in shown(opened(window, one))
        settle()
    again = opened(window, cards[0])
    assert again.note.words() == "note kept n0"
    assert again.pen(reply).words() == "reply kept r0"
    opened(window, cards[3])
    (tmp_path / "taken away").rename(path)
    assert window.sidebar.flush()
    found = loaded(window.session.project, cards[0])
    assert (found.note, [one.note for one in found.replies]) == ("note kept n0", ["reply kept r0"])
    assert loaded(window.session.project, cards[1]).note == "n1"


@pytest.mark.parametrize("filter_line", ["", "#t0"])
def test_what_is_typed_when_the_row_moves_is_saved_and_no_card_shows_twice(
    window: MainWindow, cards: list[str], filter_line: str
) -> None:
    window.sidebar.set_filter(filter_line)
    project, model = window.session.project, window.sidebar.model
    there = window.view.text.index(QUOTES[3])
    for change in (
        lambda: annotations.change_passage(project, cards[0], [(there, there + 5)]),
        lambda: annotations.remove(project, [cards[0]]),  # what one is writing in comes back
    ):
        QTest.keyClicks(opened(window, cards[0]).pen(""), "!")
        change()
        settle()
        shown_now = [model.id_at(row) for row in range(model.rowCount())]
        assert sorted(shown_now) == sorted(cards[:1] if filter_line else cards)
        assert model.total == len(cards)
    found = annotations.get(project, cards[0])
    assert found is not None
    assert found.note == "!!n0"


def test_the_card_of_another_reader_takes_no_words(
    window: MainWindow, cards: list[str], ben: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = window.session.project
    monkeypatch.setattr(project, "reader", ben.reader)
    theirs = mark_words(project, window.session.document_id, "hot-beds that", note="Ben’s 5")
    monkeypatch.undo()
    settle()
    for _ in range(2):
        editor = opened(window, theirs)
        QTest.keyClicks(editor.note, "mine")
        assert editor.note.words() == "Ben’s 5"
        assert dots(editor) == 0
        editor = opened(window, cards[3])
        QTest.keyClicks(editor.note, "x")
        assert editor.note.words().endswith("xn3")
        assert dots(editor) == 8
        annotations.write_note(project, cards[3], "n3")
    assert loaded(project, theirs).note == "Ben’s 5"


def test_tags_are_given_to_the_card_that_is_open(window: MainWindow, cards: list[str], hand: Hand) -> None:
    opened(window, cards[0]).tag_line.setText("half typed")
    editor = opened(window, cards[1])
    assert editor.tag_line.text() == ""
    tags.ensure(window.session.project, "just made")
    window.sidebar.write_tag()
    settle()
    assert window.sidebar.editor is not None
    line = window.sidebar.editor.tag_line
    hand.type("just")
    completer = line.completer()
    assert completer is not None
    assert completer.currentCompletion() == "just made"
    hand.key(Qt.Key.Key_Return, on=line)
    assert tags.bearers(window.session.project, "just") == {cards[1]}


@pytest.mark.parametrize("typed", ["/", " # ", ";;"])
def test_what_names_no_tag_is_nothing_that_could_be_lost(
    window: MainWindow, cards: list[str], hand: Hand, typed: str
) -> None:
    line = opened(window, cards[0]).tag_line
    line.setText(typed)
    assert window.sidebar.flush()
    assert window.sidebar.unsaved() == {}
    line.setFocus()
    hand.key(Qt.Key.Key_Return)
    assert "needs a name" in window.messages.sentence


def test_undo_and_redo_do_what_they_say_while_a_tag_is_begun(window: MainWindow, cards: list[str], hand: Hand) -> None:
    project, session = window.session.project, window.session
    first, second = cards[:2]
    before = loaded(project, first).colour
    annotations.recolour(project, first, "green")
    for card in (first, second):
        opened(window, card).tag_line.setFocus()
        hand.type("half")
        assert window.actions_by_name["edit.undo"].text() == "Undo Change colour"
        window.undo()
        settle()
        assert loaded(project, first).colour == before
        window.redo()
        settle()
        assert loaded(project, first).colour == "green"
        assert window.sidebar.editor is not None
        assert (session.annotation_id, window.sidebar.editor.tag_line.text()) == (card, "half")
        assert loaded(project, card).tags == (f"t{cards.index(card)}",)
        hand.key(Qt.Key.Key_Escape)


def test_a_reply_that_undo_takes_back_is_not_shown(window: MainWindow, cards: list[str], hand: Hand) -> None:
    editor = opened(window, cards[0])
    editor.write_reply()
    hand.type("Hello")
    window.sidebar.flush()
    (made,) = [one for one, pen in editor.pens().items() if pen.words() == "Hello"]
    window.undo()
    settle()
    assert editor.pens()[made].words() == ""
    assert editor.pens()[made].hasFocus(), "one can go on"
    window.redo()
    settle()
    assert editor.pens()[made].words() == "Hello"
    window.undo()
    hand.type("No")
    window.sidebar.flush()
    assert [one.note for one in loaded(window.session.project, cards[0]).replies] == ["r0", "No"]


def test_cross_references_and_height_are_those_of_the_card(window: MainWindow, cards: list[str]) -> None:
    heights: dict[str, set[int]] = {one: set() for one in cards}
    for one in (*cards, *reversed(cards), *cards):
        editor = opened(window, one)
        settle()
        row = window.sidebar.list.visualRect(window.sidebar.model.index(window.sidebar.model.row_of(one)))
        assert editor.geometry() == row
        heights[one].add(editor.height())
        assert editor._links.isVisible() == bool(editor.card.links)
        labels = [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
        assert any(editor.card.quote in words for words in labels)
    assert all(len(found) == 1 for found in heights.values()), heights
