"""Passages chosen, marked, moved and put together by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.main_window import MainWindow
from annotator.model import Annotation
from annotator.store import annotations, documents, places
from tests.gui.conftest import Hand, settle

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
SENTENCE = "I believe that you, Mr. President, like me realize that until a reasonable solution is reached"


def seen(window: MainWindow) -> list[Annotation]:
    project = window.session.project
    ids = [row[-1] for one in documents.listed(project) for row in places.order(project, one.id)]
    return annotations.load(project, ids)


def caret_to(window: MainWindow, words: str) -> None:
    window.view.setFocus()
    window.view.put_caret(window.view.text.index(words))
    settle()


def chosen(window: MainWindow) -> str:
    found = window.view.passage()
    return window.view.text[slice(*found)] if found else ""


def test_words_sentences_and_paragraphs_are_selected_by_keys(window: MainWindow, hand: Hand) -> None:
    caret_to(window, "reasonable solution")
    hand.key(Qt.Key.Key_W)
    assert chosen(window) == "reasonable"
    hand.key(Qt.Key.Key_W)
    hand.key(Qt.Key.Key_W)
    assert chosen(window) == "reasonable solution is"
    hand.key(Qt.Key.Key_W, SHIFT)
    assert chosen(window) == "reasonable solution"
    assert window.selection_bar.isVisible()
    hand.key(Qt.Key.Key_S)
    assert chosen(window).startswith(SENTENCE)
    assert chosen(window).endswith("feverish.")
    hand.key(Qt.Key.Key_P)
    assert chosen(window).endswith("red-hot glow.")
    hand.key(Qt.Key.Key_H)
    assert seen(window)[0].quote.endswith("red-hot glow.")


def test_a_highlight_grows_and_shrinks_at_both_ends(window: MainWindow, hand: Hand) -> None:
    caret_to(window, "reasonable solution")
    hand.key(Qt.Key.Key_W)
    hand.key(Qt.Key.Key_H)
    hand.key(Qt.Key.Key_Plus)
    assert seen(window)[0].quote == "reasonable solution"
    hand.key(Qt.Key.Key_Plus, ALT)
    assert seen(window)[0].quote == "a reasonable solution"
    hand.key(Qt.Key.Key_Minus)
    hand.key(Qt.Key.Key_Minus, ALT)
    assert seen(window)[0].quote == "reasonable"
    hand.key(Qt.Key.Key_Minus)
    assert seen(window)[0].quote == "reasonable", "the last word stays"
    window.undo()
    assert seen(window)[0].quote == "a reasonable"


def test_fragments_are_added_and_a_passage_moves(window: MainWindow, hand: Hand) -> None:
    caret_to(window, "reasonable solution")
    hand.key(Qt.Key.Key_W)
    hand.key(Qt.Key.Key_H)
    caret_to(window, "feverish")
    hand.key(Qt.Key.Key_W)
    hand.key(Qt.Key.Key_A)
    assert seen(window)[0].quote == "reasonable … feverish"
    assert len(seen(window)) == 1
    caret_to(window, "symbolic troops")
    hand.key(Qt.Key.Key_W)
    hand.key(Qt.Key.Key_A, SHIFT)
    assert seen(window)[0].quote == "symbolic"
    assert chosen(window) == ""


def test_without_an_annotation_or_a_selection_one_is_told(window: MainWindow, hand: Hand) -> None:
    window.view.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_Plus):
        window.messages.hide()
        hand.key(key, on=window.view)
        assert "Choose an annotation first" in window.messages.sentence
    window.messages.hide()
    hand.key(Qt.Key.Key_G, on=window.view)
    assert "No tag has been given yet" in window.messages.sentence
    assert seen(window) == []


def test_the_last_tag_is_given_again_with_one_key(window: MainWindow, hand: Hand) -> None:
    caret_to(window, "reasonable solution")
    hand.key(Qt.Key.Key_W)
    hand.key(Qt.Key.Key_T)
    hand.type("#settlement/ terms")
    hand.key(Qt.Key.Key_Return)
    caret_to(window, "feverish")
    hand.key(Qt.Key.Key_W)
    hand.key(Qt.Key.Key_G)
    assert [one.tags for one in seen(window)] == [("settlement/terms",), ("settlement/terms",)]
    assert window.actions_by_name["annotate.tag_again"].text() == "Tag again: settlement/terms"


def test_a_reply_is_begun_by_a_key_and_saved_while_one_types(window: MainWindow, hand: Hand) -> None:
    caret_to(window, "feverish")
    hand.key(Qt.Key.Key_W)
    hand.key(Qt.Key.Key_H)
    hand.key(Qt.Key.Key_R)
    assert QApplication.focusWidget().objectName() == "replyEditor"
    hand.type("Says who?")
    hand.key(Qt.Key.Key_Escape)
    assert [reply.note for reply in seen(window)[0].replies] == ["Says who?"]
    hand.key(Qt.Key.Key_R, on=window.view)
    hand.key(Qt.Key.Key_Escape)
    assert len(seen(window)[0].replies) == 1, "a reply without words is none"
    assert window.sidebar.editor is not None
    assert len(window.sidebar.editor.replies.pens) == 1
    window.undo()
    assert seen(window)[0].replies == ()
    assert window.sidebar.editor.replies.pens == {}


@pytest.mark.usefixtures("nowhere_to_write")
def test_a_reply_that_cannot_be_saved_is_kept_until_it_can(window: MainWindow, hand: Hand) -> None:
    caret_to(window, "feverish")
    hand.key(Qt.Key.Key_W)
    hand.key(Qt.Key.Key_H)
    hand.key(Qt.Key.Key_R)
    path = window.session.project.path
    away = path.with_suffix(".away")
    path.rename(away)
    hand.type("Says who?")
    hand.key(Qt.Key.Key_Escape)
    assert "still in the card" in window.messages.sentence
    caret_to(window, "symbolic")
    window.session.choose("")
    settle()
    assert list(window.sidebar.unsaved().values()) == ["Says who?"]
    away.rename(path)
    assert window.sidebar.flush()
    assert [reply.note for reply in seen(window)[0].replies] == ["Says who?"]
