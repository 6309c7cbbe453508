"""Passages that were not surely found: told, gone to by a key, confirmed or put elsewhere on their card."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui import background
from annotator.gui.main_window import MainWindow
from annotator.gui.panels.card_places import CardPlaces
from annotator.model import Annotation, Identity
from annotator.progress import Progress
from annotator.store import annotations, places
from tests.gallery import projects
from tests.gui.conftest import Hand, Opener, settle

TREATY = "the conclusion of a German peace treaty less"
KEY = Qt.Key


@pytest.fixture
def doubtful(opened: Opener, identity: Identity, tmp_path: Path) -> MainWindow:
    """The window on a letter in which another reader's passages were not all found."""
    path = tmp_path / "Seminar.annotator"
    projects.doubtful(path)
    return opened(path)


def named(window: MainWindow, quote: str) -> Annotation:
    project = window.session.project
    found = annotations.load(project, [one[-1] for one in places.order(project, window.session.document_id)])
    return next(one for one in found if one.quote == quote)


def opened_on(window: MainWindow, quote: str) -> CardPlaces:
    """What the card of a passage says of its place, once all of that is found."""
    window.session.choose(named(window, quote).id)
    window.sidebar.open_card()
    assert window.sidebar.editor is not None
    shown = window.sidebar.editor.places
    for _ in range(200):
        if shown._aside._work is None:
            break
        settle()
    return shown


def test_what_is_to_check_and_what_was_not_found_are_told_apart(doubtful: MainWindow) -> None:
    notices = doubtful.sidebar.notices
    assert (notices.doubtful.text(), notices.lost.text()) == ("2 to check", "3 not found in this text")
    notices.doubtful.click()
    assert doubtful.sidebar.model.shown == 2
    doubtful.sidebar.set_filter("")
    first = named(doubtful, "Such is our standpoint")
    annotations.put_in_place(doubtful.session.project, first.id, first.start, first.end)
    assert notices.doubtful.text() == "1 to check"
    doubtful.session.undo()
    assert notices.doubtful.text() == "2 to check"


def test_keys_alone_go_from_one_to_the_next_and_confirm_it(doubtful: MainWindow) -> None:
    hand, session = Hand(doubtful), doubtful.session
    before = named(doubtful, "Such is our standpoint")
    hand.key(KEY.Key_D, on=doubtful.view)
    assert session.annotation_id == before.id
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "placeIsRight"
    assert doubtful.view.drawing.pointed == (before.start, before.end)
    hand.key(KEY.Key_Return)
    now = named(doubtful, before.quote)
    assert (now.start, now.end, now.placement) == (before.start, before.end, "by hand")
    assert doubtful.view.drawing.pointed == (0, 0)
    assert QApplication.focusWidget() is doubtful.sidebar.list, "no letter is typed into the card"
    hand.key(KEY.Key_D)
    assert session.annotation_id == named(doubtful, "no doubt told you of it").id
    hand.key(KEY.Key_Return)
    for _ in range(4):
        hand.key(KEY.Key_D)
    assert session.annotation_id == named(doubtful, "in cold storage till the voting is over").id, "once around"


def test_a_place_that_is_suggested_is_shown_and_taken_in_one_step(doubtful: MainWindow) -> None:
    hand, text = Hand(doubtful), doubtful.view.text
    shown = opened_on(doubtful, TREATY)
    assert [row.accessibleName()[:26] for row in shown.rows] == [
        "Put it here, p. 337, 24 % ",
        "Put it here, p. 337, 16 % ",
    ]
    assert shown.right.isHidden()
    shown.rows[0].setFocus()
    hand.key(KEY.Key_Down)
    assert shown.rows[1].hasFocus()
    words = "the conclusion of a German peace treaty and to preserve"
    assert text[slice(*doubtful.view.drawing.pointed)] == words
    steps = len(doubtful.session.project.rows("SELECT id FROM step"))
    hand.key(KEY.Key_Return)
    assert len(doubtful.session.project.rows("SELECT id FROM step")) == steps + 1
    now = named(doubtful, TREATY)
    assert (text[now.start : now.end], now.placement) == (words, "by hand")
    assert shown.isHidden()
    hand.key(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert named(doubtful, TREATY).placement == "unplaced"


def test_the_mouse_points_a_place_out_and_a_click_takes_it(doubtful: MainWindow) -> None:
    row = opened_on(doubtful, TREATY).rows[0]
    middle = QPointF(row.rect().center())
    QApplication.sendEvent(row, QEnterEvent(middle, middle, QPointF(row.mapToGlobal(QPoint(9, 9)))))
    start, end = doubtful.view.drawing.pointed
    assert doubtful.view.text[start:end] == "the conclusion of a German peace treaty and preserving"
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert doubtful.view.drawing.pointed == (0, 0)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    now = named(doubtful, TREATY)
    assert (now.start, now.end) == (start, end)


def test_a_card_says_nothing_of_a_place_that_is_sure(doubtful: MainWindow) -> None:
    assert opened_on(doubtful, TREATY).isVisible()
    assert opened_on(doubtful, "symbolic troops").isHidden()


def test_without_a_passage_to_check_that_is_said(window: MainWindow, hand: Hand) -> None:
    hand.key(KEY.Key_D, on=window.view)
    assert window.messages.sentence == "Every passage was found; there is nothing to check."


def test_what_nobody_waits_for_any_more_is_stopped_and_not_told(window: MainWindow) -> None:
    aside, told, stopped = background.Aside(window), [], []
    aside.found.connect(told.append)

    def for_ever(pulse: Progress) -> object:
        try:
            while True:
                time.sleep(0.001)
                pulse(0, 1)
        finally:
            stopped.append(True)

    aside.begin(for_ever)
    aside.begin(lambda _pulse: "the second")
    for _ in range(100):
        settle()
        if told and stopped:
            break
    assert (told, stopped) == (["the second"], [True])
