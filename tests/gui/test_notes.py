"""The notes sheet: the table of all annotations, and the outline they are arranged in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui import ask
from annotator.gui.main_window import MainWindow
from annotator.gui.notes.cells import NoteCell
from annotator.gui.notes.outline_rows import SECTION_MIME
from annotator.gui.notes.panel import NotesPanel
from annotator.gui.notes.rows import DOCUMENT, MIME, NOTE, PAGE, QUOTATION, SECTION, TAGS
from annotator.gui.panels.note_editor import NoteEditor
from annotator.model import Identity
from annotator.store import annotations, documents, outline, tags
from annotator.store.project import Project
from tests.gui.conftest import WORDS, Hand, Opener, settle
from tests.making import mark_words

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def panel(window: MainWindow, ids: list[str], hand: Hand) -> NotesPanel:
    hand.key(Qt.Key.Key_N, CONTROL, SHIFT)
    return window.sheets.notes


def listed(panel: NotesPanel) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(one.title, one.level, one.entries) for one in outline.read(panel._session.project)]


@contextmanager
def locked(window: MainWindow) -> Iterator[None]:
    """Another program writes to the project, and does not come to an end."""
    with closing(sqlite3.connect(window.session.project.path, isolation_level=None)) as other:
        window.session.project.db.execute("PRAGMA busy_timeout = 0")  # so that one need not wait for the mistake
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def rest() -> None:
    QTest.qWait(220)
    settle()


def at_section(panel: NotesPanel, title: str) -> None:
    sections = outline.read(panel._session.project)
    panel.outline.show_section(next(one.id for one in sections if one.title == title))
    panel.outline.setFocus()


def test_all_annotations_are_listed_and_enter_goes_to_the_passage(
    window: MainWindow, panel: NotesPanel, ids: list[str], hand: Hand
) -> None:
    assert panel.table.rows.ids == ids
    assert QApplication.focusWidget() is panel.table
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert window.session.annotation_id == ids[1]
    hand.key(Qt.Key.Key_N, CONTROL, SHIFT, on=window.view)
    assert panel.table.current_id() == ids[1]
    hand.key(Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_click_on_a_quotation_goes_there_and_one_on_a_note_does_not(
    window: MainWindow, panel: NotesPanel, ids: list[str]
) -> None:
    table = panel.table
    for column, goes in ((PAGE, False), (QUOTATION, True)):
        at = table.visualRect(table.rows.index(2, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert panel.isVisible() is not goes
    assert window.session.annotation_id == ids[2]


def test_the_filter_and_the_order_decide_what_is_shown(panel: NotesPanel, ids: list[str], hand: Hand) -> None:
    panel.filter_bar.set_words("lebensraum")
    assert [panel.table.rows.words(panel.table.rows.card(0), QUOTATION)] == ["“lebensraum”"]  # type: ignore[arg-type]
    panel.filter_bar.set_words("")
    panel.table.go_by(NOTE)
    notes = [annotations.load(panel._session.project, [one])[0].note for one in panel.table.rows.ids]
    assert notes == sorted(notes)
    panel.table.go_by(NOTE)
    found = annotations.get(panel._session.project, panel.table.rows.ids[0])
    assert found is not None
    assert found.note == notes[-1]


def test_a_note_is_saved_as_it_is_typed(panel: NotesPanel, ids: list[str], hand: Hand) -> None:
    hand.key(Qt.Key.Key_N)
    hand.type(", and more")
    cell = panel.table.findChild(NoteCell)
    assert cell is not None
    rest()
    found = annotations.get(panel._session.project, ids[0])
    assert found is not None
    assert found.note.endswith(", and more")
    assert cell.isVisible()
    hand.type(" still")
    hand.key(Qt.Key.Key_Escape)
    found = annotations.get(panel._session.project, ids[0])
    assert found is not None
    assert found.note.endswith(", and more still")
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.table


def test_what_one_writes_in_stays_although_the_filter_leaves_it_out(panel: NotesPanel, hand: Hand) -> None:
    panel.filter_bar.set_words("has:note")
    panel.table.setFocus()
    hand.key(Qt.Key.Key_N)
    pen = QApplication.focusWidget()
    assert pen is not None
    hand.key(Qt.Key.Key_A, CONTROL)
    hand.key(Qt.Key.Key_Backspace)
    rest()
    assert len(panel.table.rows.ids) == 3
    hand.key(Qt.Key.Key_Escape)
    rest()
    assert len(panel.table.rows.ids) == 2


def test_tags_are_typed_in_place_with_one_step(panel: NotesPanel, ids: list[str], hand: Hand) -> None:
    hand.key(Qt.Key.Key_T)
    hand.type("settlement/treaty; actors")
    hand.key(Qt.Key.Key_Return)
    project = panel._session.project
    assert annotations.load(project, ids[:1])[0].tags == ("settlement/treaty", "actors")
    hand.key(Qt.Key.Key_T)
    hand.key(Qt.Key.Key_A, CONTROL)
    hand.type("actors; law")
    hand.key(Qt.Key.Key_Return)
    assert annotations.load(project, ids[:1])[0].tags == ("actors", "law")
    panel._session.undo()
    assert annotations.load(project, ids[:1])[0].tags == ("settlement/treaty", "actors")


def test_another_readers_note_is_not_written_in(opened: Opener, project_path: Path, ben: Identity, hand: Hand) -> None:
    project = Project.open(project_path, ben)
    mark_words(project, documents.listed(project)[0].id, "lebensraum", note="Ben’s")
    project.close()
    window = opened(project_path)
    hand = Hand(window)
    hand.key(Qt.Key.Key_N, CONTROL, SHIFT, on=window.view)
    hand.key(Qt.Key.Key_N)
    assert window.sheets.notes.table.findChild(NoteCell) is None
    assert "Only the one who wrote" in window.messages._words.text()


def test_columns_are_hidden_and_stay_so(panel: NotesPanel, window: MainWindow) -> None:
    panel.table.show_column(DOCUMENT, shown=True)
    panel.table.show_column(TAGS, shown=False)
    hidden = window.session.settings.get("notes_hidden", [])
    assert TAGS in hidden
    assert DOCUMENT not in hidden


def test_notes_are_put_into_sections_by_keys(
    panel: NotesPanel, ids: list[str], hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "one_or_new", lambda *_given: "Argument")
    hand.key(Qt.Key.Key_S)
    hand.key(Qt.Key.Key_Down, SHIFT)
    hand.key(Qt.Key.Key_S)
    assert listed(panel) == [("Argument", 0, (ids[0], ids[1]))]
    assert panel.table.rows.words(annotations.load(panel._session.project, ids[:1])[0], SECTION) == "Argument"
    panel.unsorted.click()
    assert panel.table.rows.ids == [ids[2]]
    panel.unsorted.click()
    panel.outline.setFocus()
    panel.outline.setCurrentIndex(panel.outline.rows.index(1))
    hand.key(Qt.Key.Key_Down, ALT)
    assert listed(panel) == [("Argument", 0, (ids[1], ids[0]))]
    hand.key(Qt.Key.Key_Delete)
    assert listed(panel) == [("Argument", 0, (ids[1],))]


def test_what_is_chosen_stays_so_and_the_cursor_goes_to_the_next(
    panel: NotesPanel, ids: list[str], hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, table = panel._session.project, panel.table
    monkeypatch.setattr(ask, "one_or_new", lambda *_given: "Argument")
    table.go_to(ids[0])
    hand.key(Qt.Key.Key_Down, SHIFT)
    with closing(Project.open(project.path)) as other:
        added = mark_words(other, documents.listed(other)[0].id, "red-hot glow")
    panel._session.look_for_changes()
    rest()
    assert added in table.rows.ids
    assert (table.chosen(), table.current_id()) == (ids[:2], ids[1])
    annotations.remove(project, [added])
    rest()
    panel.unsorted.click()
    table.setFocus()
    table.go_to(ids[1])
    hand.key(Qt.Key.Key_S)
    rest()
    assert (table.rows.ids, table.chosen()) == ([ids[0], ids[2]], [ids[2]])


def test_sections_change_place_and_level_by_keys(
    panel: NotesPanel, ids: list[str], hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("One", "Two", "Three"):
        monkeypatch.setattr(ask, "words", lambda *_given, title=title: title)
        hand.key(Qt.Key.Key_S, ALT)
    at_section(panel, "Three")
    hand.key(Qt.Key.Key_Up, ALT)
    hand.key(Qt.Key.Key_Right, ALT)
    assert [(title, level) for title, level, _ in listed(panel)] == [("One", 0), ("Three", 1), ("Two", 0)]
    outline.put(panel._session.project, outline.read(panel._session.project)[2].id, ids[:1])
    panel.outline.setCurrentIndex(panel.outline.rows.index(3))
    hand.key(Qt.Key.Key_Up, ALT)
    assert listed(panel)[1] == ("Three", 1, (ids[0],))
    hand.key(Qt.Key.Key_Left)
    hand.key(Qt.Key.Key_Left, ALT)
    assert [(title, level) for title, level, _ in listed(panel)] == [("One", 0), ("Three", 0), ("Two", 0)]
    hand.key(Qt.Key.Key_Space)
    assert [row.annotation_id for row in panel.outline.rows.rows] == ["", "", ""]
    hand.key(Qt.Key.Key_Delete)
    assert [title for title, _, _ in listed(panel)] == ["One", "Two"]


def test_a_section_that_is_deleted_elsewhere_while_one_is_added(
    panel: NotesPanel, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = panel._session.project
    section = outline.add(project, "One")
    at_section(panel, "One")

    def asked(*_given: object) -> str:
        outline.remove(project, section)
        settle()
        return "Two"

    monkeypatch.setattr(ask, "words", asked)
    hand.key(Qt.Key.Key_S, ALT)
    assert [title for title, _, _ in listed(panel)] == ["Two"]


def test_a_section_is_renamed_where_it_stands(panel: NotesPanel, hand: Hand) -> None:
    outline.add(panel._session.project, "One")
    at_section(panel, "One")
    hand.key(Qt.Key.Key_F2)
    hand.type("The argument")
    hand.key(Qt.Key.Key_Return)
    assert [title for title, _, _ in listed(panel)] == ["The argument"]
    assert panel.isVisible()


def test_the_title_one_is_typing_stays_when_another_program_writes(
    window: MainWindow, panel: NotesPanel, hand: Hand, ids: list[str]
) -> None:
    project = panel._session.project
    outline.add(project, "One")
    at_section(panel, "One")
    hand.key(Qt.Key.Key_F2)
    hand.type("The argument")
    with closing(Project.open(project.path)) as other:
        outline.add(other, "Two")
        annotations.write_note(other, ids[0], "another note")
    window.session.look_for_changes()
    rest()
    hand.key(Qt.Key.Key_Return)
    rest()
    assert [title for title, _, _ in listed(panel)] == ["The argument", "Two"]
    assert [row.section.title for row in panel.outline.rows.rows] == ["The argument", "Two"]


def drop(panel: NotesPanel, data: QMimeData, at: QPoint) -> None:
    """Drag something over the outline and let it go."""
    port, action = panel.outline.viewport(), Qt.DropAction.CopyAction
    button, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(port, QDragEnterEvent(at, action, data, button, held))
    QApplication.sendEvent(port, QDragMoveEvent(at, action, data, button, held))
    QApplication.sendEvent(port, QDropEvent(QPointF(at), action, data, button, held))
    settle()


def test_notes_and_sections_are_dragged(panel: NotesPanel, ids: list[str]) -> None:
    project, tree = panel._session.project, panel.outline
    first, second = outline.add(project, "One"), outline.add(project, "Two")
    data = panel.table.rows.mimeData([panel.table.rows.index(row, 0) for row in (0, 2)])
    assert json.loads(bytes(data.data(MIME).data())) == [ids[0], ids[2]]
    drop(panel, data, tree.visualRect(tree.rows.index(0)).center())
    assert listed(panel)[0] == ("One", 0, (ids[0], ids[2]))
    line = tree.visualRect(tree.rows.index(1)).bottomLeft() + QPoint(40, 0)
    drop(panel, panel.table.rows.mimeData([panel.table.rows.index(1, 0)]), line)
    assert listed(panel)[0] == ("One", 0, tuple(ids))
    drop(panel, tree.rows.mimeData([tree.rows.index(1)]), QPoint(40, tree.viewport().height() - 4))
    assert listed(panel) == [("One", 0, tuple(ids[1:])), ("Two", 0, (ids[0],))]
    section = tree.rows.mimeData([tree.rows.index(tree.rows.place(second))])
    assert bytes(section.data(SECTION_MIME).data()).decode() == second
    drop(panel, section, tree.visualRect(tree.rows.index(0)).topLeft() + QPoint(40, 0))
    assert [title for title, _, _ in listed(panel)] == ["Two", "One"]
    drop(panel, section, tree.visualRect(tree.rows.index(tree.rows.place(first))).center())
    assert [(title, level) for title, level, _ in listed(panel)] == [("One", 0), ("Two", 1)]


def test_what_is_dropped_where_it_stands_stays_there(panel: NotesPanel, ids: list[str]) -> None:
    project, tree = panel._session.project, panel.outline
    above = outline.add(project, "A")
    within = outline.add(project, "B", above)
    outline.add(project, "C")
    outline.put(project, above, ids[:1])
    outline.put(project, within, ids[1:])
    before, step = listed(panel), panel._session.next_undo()

    def box(section_id: str, annotation_id: str = "") -> QRect:
        return tree.visualRect(tree.rows.index(tree.rows.place(section_id, annotation_id)))

    for section_id, annotation_id in ((above, ids[0]), (within, ids[1]), (within, ids[2])):
        entry, here = tree.rows.mimeData([tree.indexAt(box(section_id, annotation_id).center())]), QPoint(40, 0)
        for at in (QPoint(40, 12), here, QPoint(40, box(section_id, annotation_id).height() - 1)):
            drop(panel, entry, box(section_id, annotation_id).topLeft() + at)
    section = tree.rows.mimeData([tree.rows.index(tree.rows.place(within))])
    for one in (box(within), box(within, ids[1])):
        for at in (one.topLeft(), one.bottomLeft()):
            drop(panel, section, at + QPoint(40, 0))
    drop(panel, section, box(within).center())
    drop(panel, section, box(above, ids[0]).bottomLeft() + QPoint(40, 0))
    assert listed(panel) == before
    assert panel._session.next_undo() == step
    drop(
        panel,
        panel.table.rows.mimeData([panel.table.rows.index(row, 0) for row in (0, 1)]),
        box(within, ids[1]).center(),
    )
    assert listed(panel)[1] == ("B", 1, tuple(ids))


def test_undo_is_seen_in_the_outline(panel: NotesPanel, window: MainWindow, ids: list[str]) -> None:
    section = outline.add(panel._session.project, "One")
    outline.put(panel._session.project, section, ids)
    assert len(panel.outline.rows.rows) == 4
    window.undo()
    assert len(panel.outline.rows.rows) == 1
    window.undo()
    assert panel.outline.isHidden()


def test_a_column_can_be_sorted_by_while_the_filter_is_not_finished(panel: NotesPanel, ids: list[str]) -> None:
    panel.filter_bar.set_words("has:6")
    assert "not known" in panel.count.text()
    panel.table.rows.sort(panel.table.rows.column, Qt.SortOrder.DescendingOrder)
    assert panel.table.rows.ids == ids[::-1]


@pytest.mark.parametrize("leaving", ["escape", "elsewhere", "anew"])
@pytest.mark.parametrize("opened_card", [False, True])
def test_a_note_that_cannot_be_saved_is_kept_when_its_cell_is_closed(
    panel: NotesPanel, window: MainWindow, hand: Hand, ids: list[str], leaving: str, opened_card: bool
) -> None:
    window.session.choose(ids[0] if opened_card else "")
    settle()
    panel.table.setFocus()
    panel.table.go_to(ids[0])
    hand.key(Qt.Key.Key_N)
    with locked(window):
        QTest.keyClicks(QApplication.focusWidget(), ", precious")
        if leaving == "escape":
            hand.key(Qt.Key.Key_Escape)
        elif leaving == "elsewhere":
            panel.filter_bar.line.setFocus()
        else:
            panel.table.rows.read()
        settle()
        assert not panel.table.is_writing()
        wanted = f"Note on {WORDS[0]}, precious"
        assert window.sidebar.unsaved() == {(ids[0], ""): wanted}
        panel.table.setFocus()
        panel.table.go_to(ids[0])
        hand.key(Qt.Key.Key_N, on=panel.table)
        pen = QApplication.focusWidget()
        assert isinstance(pen, NoteEditor)
        assert pen.words() == wanted, "one goes on where one was"
        QTest.keyClicks(pen, " words")
        hand.key(Qt.Key.Key_Escape, on=pen)
        window.session.choose(ids[0])
        window.sidebar.open_card()
        assert window.sidebar.editor is not None
        assert window.sidebar.editor.note.words() == f"{wanted} words"
    assert window.sidebar.flush()
    assert annotations.load(window.session.project, [ids[0]])[0].note == f"{wanted} words"


def test_a_cell_that_is_open_is_asked_about_when_the_window_closes(
    panel: NotesPanel, window: MainWindow, hand: Hand, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.table.go_to(ids[0])
    hand.key(Qt.Key.Key_N, on=panel.table)
    asked: list[str] = []
    monkeypatch.setattr(ask, "sure", lambda _parent, _title, question: asked.append(question))
    with locked(window):
        QTest.keyClicks(QApplication.focusWidget(), ", precious")
        assert not window.close()
    assert len(asked) == 1
    assert window.isVisible()
    assert window.sidebar.flush()
    assert annotations.load(window.session.project, [ids[0]])[0].note.endswith(", precious")


def test_tags_that_cannot_be_given_are_kept(panel: NotesPanel, window: MainWindow, hand: Hand, ids: list[str]) -> None:
    panel.table.go_to(ids[0])
    hand.key(Qt.Key.Key_T, on=panel.table)
    with locked(window):
        QTest.keyClicks(QApplication.focusWidget(), "precious; rare/indeed")
        hand.key(Qt.Key.Key_Return)
        assert window.sidebar.unsaved() == {(ids[0], annotations.TYPED_TAG): "precious; rare/indeed"}
        window.session.choose(ids[0])
        window.sidebar.open_card()
        assert window.sidebar.editor is not None
        assert window.sidebar.editor.tag_line.text() == "precious; rare/indeed", "one can go on with them in the card"
        window.session.choose("")
        settle()
    assert window.sidebar.flush()
    assert annotations.load(window.session.project, [ids[0]])[0].tags == ("precious", "rare/indeed")


def test_a_tag_with_a_semicolon_is_left_whole(
    panel: NotesPanel, window: MainWindow, hand: Hand, ids: list[str]
) -> None:
    project = window.session.project
    tags.apply(project, [ids[0]], ["bread; wine"])
    settle()
    panel.table.go_to(ids[0])
    hand.key(Qt.Key.Key_T, on=panel.table)
    hand.key(Qt.Key.Key_Return)
    assert annotations.load(project, [ids[0]])[0].tags == ("bread; wine",)
    hand.key(Qt.Key.Key_T, on=panel.table)
    hand.key(Qt.Key.Key_End)
    QTest.keyClicks(QApplication.focusWidget(), "; law")
    hand.key(Qt.Key.Key_Return)
    assert annotations.load(project, [ids[0]])[0].tags == ("bread; wine", "law")


def test_tab_goes_on_from_cell_to_cell(panel: NotesPanel, window: MainWindow, hand: Hand, ids: list[str]) -> None:
    def here() -> tuple[str, int, bool]:
        return panel.table.current_id(), panel.table.currentIndex().column(), panel.table.is_writing()

    panel.table.go_to(ids[0])
    hand.key(Qt.Key.Key_N, on=panel.table)
    hand.type(", more")
    hand.key(Qt.Key.Key_Tab)
    assert here() == (ids[0], TAGS, True)
    assert annotations.load(window.session.project, [ids[0]])[0].note == f"Note on {WORDS[0]}, more"
    hand.key(Qt.Key.Key_Backtab, SHIFT)
    assert here() == (ids[0], NOTE, True)
    hand.key(Qt.Key.Key_Backtab, SHIFT)
    assert here() == (ids[0], QUOTATION, False)
    assert panel.table.hasFocus()
    panel.table.go_to(ids[-1])
    hand.key(Qt.Key.Key_N)
    for _ in range(3):
        hand.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert panel.isAncestorOf(focus)
