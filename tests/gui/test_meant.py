"""What one does is done to what one sees, and to nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu
from shiboken6 import isValid

from annotator import jobs
from annotator.gui import app, ask, past, restoring
from annotator.gui.main_window import MainWindow
from annotator.model import Identity
from annotator.settings import Settings
from annotator.store import annotations, backups, documents, tags
from annotator.store.project import Project
from tests.conftest import Command
from tests.gui.conftest import Hand, Opener, settle

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def menu_at(widget: QAbstractScrollArea, at: QPoint) -> QMenu:
    """The menu that a right click opens."""
    port = widget.viewport()
    QTest.mousePress(port, Qt.MouseButton.RightButton, pos=at)
    QApplication.sendEvent(port, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at)))
    QTest.mouseRelease(port, Qt.MouseButton.RightButton, pos=at)
    settle()
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def pick(menu: QMenu, name: str) -> None:
    action = next(one for one in menu.actions() if one.objectName() == f"action.{name}")
    assert action.isEnabled()
    action.trigger()
    menu.close()
    settle()


def choose(window: MainWindow, annotation_id: str) -> None:
    """Go to an annotation; the keyboard is on the page."""
    window.session.go_to_id(annotation_id)
    QTest.qWait(50)
    settle()
    window.view.setFocus()


# --- what is under the mouse or the cursor


def test_the_menu_of_a_document_is_about_that_document(window: MainWindow) -> None:
    shown, other = documents.listed(window.session.project)
    menu = menu_at(window.documents, window.documents.visualItemRect(window.documents.item(1)).center())
    assert window.session.document_id == other.id
    pick(menu, "file.remove_document")
    assert [one.id for one in documents.listed(window.session.project)] == [shown.id]


@pytest.mark.parametrize("name", ["file.remove_document", "file.rename_document", "edit.record", "annotate.link"])
def test_the_document_that_is_chosen_by_keys_is_meant(
    window: MainWindow, hand: Hand, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, other = documents.listed(window.session.project)
    seen: list[str] = []
    window.session.document_shown.connect(seen.append)
    monkeypatch.setattr(ask, "words", lambda *_: None)
    window.documents.setFocus()
    hand.key(Qt.Key.Key_Down)
    assert seen == []
    window.actions_by_name[name].trigger()
    settle()
    assert seen[0] == other.id


def test_the_menu_of_a_highlight_is_about_that_highlight(window: MainWindow, hand: Hand, ids: list[str]) -> None:
    project = window.session.project
    first, second = annotations.load(project, ids[:2])
    choose(window, first.id)
    at = window.view.text.index(second.quote) + 5
    window.view.show_range(at, at)
    settle()
    pick(menu_at(window.view, hand._point(at) + QPoint(2, 0)), "annotate.delete")
    assert annotations.get(project, first.id) is not None
    assert annotations.get(project, second.id) is None
    beside = window.view.text.index("Moscow")
    window.session.choose(first.id)
    window.view.show_range(beside, beside)
    settle()
    menu_at(window.view, hand._point(beside) + QPoint(2, 0)).close()
    assert window.session.annotation_id == "", "there is no annotation"


def test_a_colour_is_for_the_card_where_the_keyboard_is_on_the_cards(
    window: MainWindow, hand: Hand, ids: list[str]
) -> None:
    project = window.session.project
    hand.drag_over("symbolic troops")
    window.sidebar.list.setFocus()
    hand.key(Qt.Key.Key_Down)
    QTest.qWait(50)
    one = window.session.annotation_id
    assert one in ids
    hand.key(Qt.Key.Key_3)
    found = annotations.get(project, one)
    assert found is not None
    assert found.colour == "green"
    assert window.sidebar.model.total == len(ids)


def test_copy_and_select_all_are_for_where_one_writes(window: MainWindow, hand: Hand, ids: list[str]) -> None:
    choose(window, ids[0])
    hand.key(Qt.Key.Key_N, on=window.view)
    assert window.sidebar.editor is not None
    for name in ("edit.select_all", "edit.copy"):
        window.actions_by_name[name].trigger()
    assert QApplication.clipboard().text() == window.sidebar.editor.note.words() != ""
    assert window.view.passage() is None


# --- what lies over the page


@pytest.mark.parametrize("way", ["palette", "F6", "card", "link"])
def test_the_keyboard_does_not_get_behind_a_sheet(window: MainWindow, hand: Hand, ids: list[str], way: str) -> None:
    choose(window, ids[0])
    hand.key(Qt.Key.Key_N, CONTROL, SHIFT)
    sheet, stops = window.sheets.notes, []
    if way == "palette":
        hand.key(Qt.Key.Key_K, CONTROL)
        hand.key(Qt.Key.Key_Escape)
    elif way == "link":
        window.floating.pick_link(ids[0])
        hand.key(Qt.Key.Key_Escape)
    elif way == "card":
        window.sidebar.list.setFocus()
        hand.key(Qt.Key.Key_Escape)
    else:
        for _ in range(5):  # once round the columns
            hand.key(Qt.Key.Key_F6)
            stops.append(QApplication.focusWidget())
        assert window.view not in stops
    focus = QApplication.focusWidget()
    assert sheet.isVisible()
    assert focus is not None
    assert sheet.isAncestorOf(focus)


def test_finding_words_puts_away_what_lies_over_them(window: MainWindow, hand: Hand, ids: list[str]) -> None:
    choose(window, ids[0])
    hand.key(Qt.Key.Key_N, CONTROL, SHIFT)
    hand.key(Qt.Key.Key_F, CONTROL)
    assert not window.sheets.notes.isVisible()
    hand.type("ice")
    assert window.find_bar.line.text() == "ice"


# --- what is gone


@pytest.fixture
def left(window: MainWindow, hand: Hand, ids: list[str]) -> str:
    """An annotation that was deleted while another document was shown; one went back to it."""
    project = window.session.project
    choose(window, ids[0])
    window.session.go_to_id(documents.listed(project)[1].id)
    settle()
    annotations.remove(project, [ids[0]])
    hand.key(Qt.Key.Key_Left, ALT, on=window.view)
    QTest.qWait(50)
    return ids[0]


def test_one_does_not_go_back_to_what_was_deleted(window: MainWindow, hand: Hand, left: str) -> None:
    project = window.session.project
    assert window.session.document_id == documents.listed(project)[0].id
    assert window.session.annotation_id == ""
    assert not window.actions_by_name["annotate.delete"].isEnabled()
    hand.key(Qt.Key.Key_2, on=window.view)
    assert annotations.get(project, left) is None


def test_tags_bring_back_what_was_deleted_elsewhere_meanwhile(
    window: MainWindow, hand: Hand, ids: list[str], annotator: Command
) -> None:
    project = window.session.project
    hand.key(Qt.Key.Key_N, CONTROL, SHIFT)
    table = window.sheets.notes.table
    table.go_to(ids[0])
    table.setFocus()
    hand.key(Qt.Key.Key_T)
    hand.type("harvest")
    assert annotator("delete", project.path, ids[0]).status == 0
    window.session.look_for_changes()
    settle()
    hand.key(Qt.Key.Key_Return)
    found = annotations.get(project, ids[0])
    assert found is not None
    assert found.tags == ("harvest",)


def test_the_tag_of_one_key_is_the_same_under_another_name(window: MainWindow, hand: Hand, ids: list[str]) -> None:
    project = window.session.project
    choose(window, ids[0])
    hand.key(Qt.Key.Key_T, on=window.view)
    hand.type("harvest")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    tags.rename(project, tags.listed(project)[0].id, "crops")
    settle()
    choose(window, ids[1])
    assert "crops" in window.actions_by_name["annotate.tag_again"].text()
    hand.key(Qt.Key.Key_G, on=window.view)
    assert [tag.path for tag in tags.listed(project)] == ["crops"]


def test_so_is_the_tag_that_was_given_on_an_earlier_day(
    project_path: Path, settings: Settings, identity: Identity, opened: Opener
) -> None:
    project = Project.open(project_path, identity)
    harvest = tags.ensure(project, "harvest")
    project.close()
    settings.set("last_tag", "harvest")
    window = opened(project_path)
    tags.rename(window.session.project, harvest, "crops")
    settle()
    assert window.session.last_tag == "crops"


# --- once, and not against one's will


def test_enter_takes_one_thing_out_of_the_bin(window: MainWindow, hand: Hand, ids: list[str]) -> None:
    project = window.session.project
    for one in ids:
        annotations.remove(project, [one])
    past.show_bin(window)
    settle()
    dialog = window.findChild(past.Bin)
    assert dialog is not None
    dialog.list.setFocus()
    hand.key(Qt.Key.Key_Down, on=dialog.list)
    chosen = dialog.list.currentItem().data(past._ID)
    hand.key(Qt.Key.Key_Return, on=dialog.list)
    assert [one for one in ids if annotations.get(project, one)] == [chosen]
    dialog.close()


def test_enter_asks_once_where_a_backup_goes(
    window: MainWindow, hand: Hand, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.backups.before(backups.IMPORT)
    QTest.qWait(300)
    restoring.show(window)
    settle()
    dialog = window.findChild(restoring.Restoring)
    assert dialog is not None
    asked: list[object] = []
    monkeypatch.setattr(ask, "save_file", lambda *given: asked.append(given))
    dialog.list.setFocus()
    hand.key(Qt.Key.Key_Return, on=dialog.list)
    assert len(asked) == 1
    dialog.close()


@pytest.mark.usefixtures("nowhere_to_write")
def test_a_window_that_is_not_to_close_stays_beside_the_other(
    window: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, identity: Identity
) -> None:
    other = jobs.create_project(tmp_path / "Other.annotator", identity)
    other.close()
    hand.drag_over("symbolic troops")
    hand.key(Qt.Key.Key_N)
    path = window.session.project.path
    path.rename(tmp_path / "taken away")
    hand.type("rescue me")
    asked: list[str] = []
    monkeypatch.setattr(ask, "sure", lambda _parent, _title, question: asked.append(question))
    window.open_project(other.path)
    for _ in range(5):
        settle()
    assert len(asked) == 1
    assert isValid(window)
    assert window.isVisible()
    assert app._windows[-1].session.project.path == other.path
    app._windows[-1].close()
    (tmp_path / "taken away").rename(path)
    assert window.sidebar.flush()
