"""Search everywhere, in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.main_window import MainWindow
from annotator.store import annotations as notes
from annotator.store import documents, tags
from tests.gui.conftest import Hand, settle
from tests.gui.test_day import FEVERISH

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def rows(window: MainWindow) -> list[str]:
    model = window.sheets.search.model
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def look_for(hand: Hand, words: str) -> None:
    hand.key(Qt.Key.Key_F, CONTROL, SHIFT)
    hand.type(words)
    hand.window.sheets.search.look()
    for _ in range(4):
        settle()


def test_hits_of_all_documents_and_notes_under_their_headings(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    at = window.view.text.index(FEVERISH)
    notes.add(project, here, [(at, at + len(FEVERISH))], note="Berlin as an illness", tag_paths=["places/Berlin"])
    look_for(hand, "berlin")
    found = [row for number, row in enumerate(rows(window)) if _hit(window, number) is None]
    letter, companion = (document.name for document in documents.listed(project))
    assert found == [letter, companion, "Notes", "Tags"]
    texts = [documents.text(project, document.id) for document in documents.listed(project)]
    in_texts = sum(text.casefold().count("berlin") for text in texts)
    assert window.sheets.search.count.text() == f"{in_texts + 2} hits in 2 documents"


def test_enter_goes_to_the_hit_in_another_document_and_back_returns(window: MainWindow, hand: Hand) -> None:
    letter = window.session.document_id
    look_for(hand, "sakhalin")
    assert "Sakhalin" in rows(window)[1]
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    assert window.sheets.search.isHidden()
    assert window.session.document_id != letter
    chosen = window.view.passage()
    assert chosen is not None
    assert window.view.text[chosen[0] : chosen[1]] == "Sakhalin"
    hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.session.document_id == letter


def test_enter_goes_to_the_words_that_are_typed_by_then(window: MainWindow, hand: Hand) -> None:
    for words in ("elections", "lebensraum"):
        hand.key(Qt.Key.Key_F, CONTROL, SHIFT)
        search = window.sheets.search
        search.line.selectAll()
        QTest.keyClicks(search.line, words)
        QTest.keyClick(search.line, Qt.Key.Key_Return)
        for _ in range(20):
            settle()
        assert search.isHidden()
        chosen = window.view.passage()
        assert chosen is not None
        assert window.view.text[chosen[0] : chosen[1]].casefold() == words
    hand.key(Qt.Key.Key_F, CONTROL, SHIFT)
    QTest.keyClicks(search.line, "zymurgy")
    QTest.keyClick(search.line, Qt.Key.Key_Return)
    look_for(hand, "peace")
    assert search.isVisible(), "Enter was for other words"


def test_a_hit_that_was_deleted_meanwhile_leads_nowhere(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    companion = documents.listed(project)[1].id
    one = notes.add(project, here, [(10, 30)], note="an odd zymurgy", tag_paths=["zymurgy"])
    notes.add(project, companion, [(10, 30)], note="zymurgy there")
    look_for(hand, "zymurgy")
    found = [hit for row in range(len(rows(window))) if (hit := _hit(window, row))]
    assert {hit.kind for hit in found} == {"note", "tag"}
    documents.remove(project, companion)
    tags.remove(project, tags.listed(project)[0].id)
    notes.remove(project, [one])
    for hit in found:
        window.go_to_hit(hit)
        settle()
    assert window.session.document_id == here
    assert window.sidebar.filter_bar.words == ""


def test_hits_are_ordered_by_the_words_around_them(window: MainWindow, hand: Hand) -> None:
    look_for(hand, "peace")
    window.sheets.search.model.sort_by("right")
    right = [hit.right for row in range(window.sheets.search.model.rowCount()) if (hit := _hit(window, row))]
    assert right == sorted(right, key=lambda words: words.casefold().split())
    window.sheets.search.model.sort_by("place")
    assert rows(window)[0].startswith("125.")


def _hit(window: MainWindow, row: int):  # type: ignore[no-untyped-def]
    from annotator.gui.panels.hit_list import HIT

    found = window.sheets.search.model.index(row).data(HIT)[0]
    return None if isinstance(found, str) else found


def test_escape_returns_to_the_page_and_nothing_found_says_so(window: MainWindow, hand: Hand) -> None:
    look_for(hand, "zzzz")
    assert window.sheets.search.count.text() == "0 hits"
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    assert window.sheets.search.isHidden()
    assert window.view.hasFocus()


def test_the_palette_finds_commands_documents_and_tags(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    at = window.view.text.index(FEVERISH)
    notes.add(project, here, [(at, at + 4)], tag_paths=["mood/fever"])
    for typed, done in (
        ("dark", lambda: window.theme.name == "dark"),
        ("chronol", lambda: window.session.document_id != here),
        ("fever", lambda: window.sidebar.filter.text() == "#mood/fever"),
    ):
        hand.key(Qt.Key.Key_K, CONTROL)
        hand.type(typed)
        hand.key(Qt.Key.Key_Return)
        assert window.palette_of_commands.isHidden()
        assert done(), typed
    hand.key(Qt.Key.Key_K, CONTROL)
    hand.key(Qt.Key.Key_Escape)
    assert window.view.hasFocus()
