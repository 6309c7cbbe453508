"""The sidebar: completion in the filter, other orders, cards that follow the reading, what is not found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from annotator.gui import ask
from annotator.gui.main_window import MainWindow
from annotator.gui.panels.card_paint import link_words
from annotator.store import annotations, links
from annotator.text import query
from tests.gui.conftest import Hand, Opener, settle
from tests.making import loaded, mark_words, tamper


def filled(window: MainWindow) -> list[str]:
    """Three annotations in the order of the text."""
    project, here = window.session.project, window.session.document_id
    made = [
        mark_words(project, here, "the prestige of either side", tag_paths=["settlement/honour"]),
        mark_words(project, here, "symbolic troops", tag_paths=["armies"]),
        mark_words(project, here, "on ice until the end of the elections"),
    ]
    settle()
    return made


def offered(window: MainWindow) -> list[str]:
    popup = window.sidebar.filter.offered.popup()
    model = popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if popup.isVisible() else []


def test_the_filter_offers_what_there_is(window: MainWindow, hand: Hand) -> None:
    filled(window)
    hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hand.type("ha")
    assert offered(window) == ["has:"]
    hand.key(Qt.Key.Key_Down, on=window.sidebar.filter.offered.popup())
    hand.key(Qt.Key.Key_Return, on=window.sidebar.filter.offered.popup())
    assert window.sidebar.filter.text() == "has:"
    assert offered(window) == ["has:note", "has:tag", "has:link", "has:reply"]
    window.sidebar.filter.clear()
    hand.type("troops #hon")
    assert offered(window) == ["#settlement/honour"]
    hand.key(Qt.Key.Key_Down, on=window.sidebar.filter.offered.popup())
    hand.key(Qt.Key.Key_Return, on=window.sidebar.filter.offered.popup())
    assert window.sidebar.filter.text() == "troops #settlement/honour "
    assert [term.kind for term in query.parse(window.sidebar.filter.text())] == ["word", "tag"]


def test_the_order_can_be_another_and_is_kept(window: MainWindow, opened: Opener) -> None:
    first, second, third = filled(window)
    window.sidebar.sort_by("newest")
    assert [window.sidebar.model.id_at(row) for row in range(3)] == [third, second, first]
    assert window.sidebar.order.text() == "Newest first"
    fourth = mark_words(window.session.project, window.session.document_id, "red-hot glow")
    settle()
    assert window.sidebar.model.id_at(0) == fourth
    window.sidebar.sort_by("tag")
    assert [window.sidebar.model.id_at(row) for row in range(2)] == [second, first]
    path = window.session.project.path
    window.close()
    assert opened(path).sidebar.model.by == "tag"


def test_a_note_goes_on_being_typed_when_the_order_changes(window: MainWindow, hand: Hand) -> None:
    _, second, _ = filled(window)
    window.session.choose(second)
    window.sidebar.write_note()
    hand.type("They stay")
    window.sidebar.sort_by("tag")
    hand.type(" for ever")
    window.sidebar.flush()
    found = annotations.get(window.session.project, second)
    assert found is not None
    assert found.note == "They stay for ever"


def test_the_cards_follow_the_reading_but_not_while_one_types(window: MainWindow, hand: Hand) -> None:
    project, here, text = window.session.project, window.session.document_id, window.view.text
    words = [at for at in range(0, len(text) - 40, 60) if text[at : at + 20].strip()]
    made = [annotations.add(project, here, [(at, at + 20)]) for at in words]
    settle()
    sidebar = window.sidebar

    def in_view(annotation_id: str) -> bool:
        row = sidebar.model.index(sidebar.model.row_of(annotation_id))
        return sidebar.list.viewport().rect().contains(sidebar.list.visualRect(row))

    assert not in_view(made[-1])
    window.view.go_to_top(words[len(words) // 2])
    QTest.qWait(300)
    start, end = window.view.seen()
    seen = [one for one, at in zip(made, words, strict=True) if start <= at < end]
    assert in_view(seen[0])
    window.session.choose(seen[0])
    sidebar.write_note()
    settle()
    window.view.go_to_top(0)
    QTest.qWait(300)
    assert in_view(seen[0]), "the card one types in stays where it is"


def test_what_is_not_found_is_told_and_put_in_its_place(window: MainWindow, hand: Hand) -> None:
    first, _, _ = filled(window)
    project = window.session.project
    tamper(project.path, "UPDATE place SET status = 'unplaced' WHERE annotation_id = ?", [first])
    window.session.look_for_changes()
    settle()
    lost = window.sidebar.notices.lost
    assert lost.isVisible()
    lost.click()
    assert window.sidebar.model.shown == 1
    window.session.choose(first)
    settle()
    view = window.view
    at = view.text.index("red-hot glow")
    view.select(at, at + len("red-hot glow"))
    view.setFocus()
    hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    found = annotations.get(project, first)
    assert found is not None
    assert (found.quote, found.placement) == ("red-hot glow", "exact")
    assert not lost.isVisible()


def test_notes_of_others_are_plain_text_wherever_they_show(window: MainWindow, hand: Hand) -> None:
    first, _, _ = filled(window)
    annotations.reply(window.session.project, first, "<img src='http://example.org/x.png'>")
    window.session.choose(first)
    window.sidebar.open_card()
    settle()
    assert window.sidebar.editor is not None
    labels = window.sidebar.editor.findChildren(QLabel)
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in labels)


def test_a_cross_reference_stands_on_one_line(window: MainWindow) -> None:
    project, here = window.session.project, window.session.document_id
    first = mark_words(project, here, "symbolic troops")
    links.add(project, first, mark_words(project, here, "red-hot glow.\nIf there is somebody"))
    (link,) = loaded(project, first).links
    assert link_words(link) == "“red-hot glow. If there is somebody” p. 337"


def test_a_project_without_documents_invites_to_import_one(
    window: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(ask, "open_files", lambda *given: asked.append(given) or [])
    assert window.page.invitation.isHidden()
    for _ in range(2):
        window.filing.remove_document()
        settle()
    assert window.page.invitation.isVisible()
    button = window.page.invitation.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    hand.key(Qt.Key.Key_Space, on=button)
    assert len(asked) == 1
    window.undo()
    settle()
    assert window.page.invitation.isHidden()


def test_a_letter_that_is_no_command_reads_no_card(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(window)
    read: list[int] = []
    monkeypatch.setattr(window.sidebar.model, "card", lambda row: read.append(row))
    window.sidebar.list.keyboardSearch("z")
    QTest.keyClicks(window.sidebar.list, "zz")
    assert read == []
