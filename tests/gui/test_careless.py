"""What a careless reader does, in odd orders: nothing is lost, nothing breaks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QTreeWidget
from shiboken6 import isValid

from annotator import jobs
from annotator.gui import app, ask
from annotator.gui.main_window import MainWindow
from annotator.model import Identity
from annotator.store import annotations as notes
from annotator.store import documents, links, outline, tags
from annotator.store.project import Project
from tests.gui.conftest import Hand, Opener, settle
from tests.gui.test_day import FEVERISH, ICE, seen


def test_a_note_on_a_highlight_that_the_filter_leaves_out_is_written(window: MainWindow, hand: Hand) -> None:
    window.sidebar.set_filter("#foo")
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_N)
    hand.type("This is the note 2")
    assert window.sidebar.flush()
    (found,) = seen(window)
    assert (found.note, found.colour) == ("This is the note 2", "amber")


def test_a_card_stays_open_when_its_note_no_longer_meets_the_filter(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    at = window.view.text.index(FEVERISH)
    one = notes.add(project, here, [(at, at + 4)], note="pledge of peace")
    window.sidebar.set_filter("pledge")
    window.session.choose(one)
    settle()
    window.sidebar.write_note()
    assert window.sidebar.editor is not None
    window.sidebar.editor.note.selectAll()
    for words in ("a new th", "ought, 3 troops", " and l"):
        hand.type(words)
        assert window.sidebar.flush()
        settle()
    assert seen(window)[0].note == "a new thought, 3 troops and l"


def test_rows_that_change_under_a_filter_leave_a_living_card(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    start = window.view.text.index(FEVERISH)
    one = notes.add(project, here, [(start, start + 4)])
    window.sidebar.set_filter("@me")
    window.session.choose(one)
    settle()
    with project.edit("From elsewhere"):
        at = window.view.text.index(ICE)
        links.add(project, notes.add(project, here, [(at, at + 9)]), here)
    settle()
    assert window.sidebar.editor is not None
    window.sidebar.editor.note.setPlainText("still here")
    assert window.sidebar.flush()
    hand.key(Qt.Key.Key_J, on=window.view)
    assert notes.get(project, one).note == "still here"  # type: ignore[union-attr]


@pytest.mark.usefixtures("nowhere_to_write")
def test_a_copy_takes_the_words_that_could_not_be_saved(
    window: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identity: Identity
) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_N)
    path = window.session.project.path
    path.rename(tmp_path / "taken away")
    hand.type("rescue me")
    assert not window.sidebar.flush()
    copy = tmp_path / "copy.annotator"
    monkeypatch.setattr(ask, "save_file", lambda *_: copy)
    window.filing.save_copy()
    opened = Project.open(copy, identity)
    assert [one.note for one in notes.load(opened, [window.session.annotation_id])] == ["rescue me"]
    opened.close()
    (tmp_path / "taken away").rename(path)
    assert window.sidebar.flush()


def test_page_labels_and_names_are_shown_as_they_are(opened: Opener, tmp_path: Path, identity: Identity) -> None:
    tei = tmp_path / "label.xml"
    label = "&lt;img src='/etc/hostname'&gt;"
    body = f'<pb n="{label}"/><p>Some words to mark on this page.</p>'
    tei.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>', "utf-8")
    project = jobs.create_project(tmp_path / "label.annotator", identity)
    (document,) = jobs.import_documents(project, tei)
    notes.add(project, document, [(0, 10)])
    project.close()
    window = opened(project.path)
    window.session.choose(window.sidebar.model.id_at(0))
    settle()
    shown = [one for one in window.findChildren(QLabel) if "<img" in one.text()]
    assert len(shown) >= 2
    assert {one.textFormat() for one in shown} == {Qt.TextFormat.PlainText}


def test_a_tag_with_quotation_marks_or_spaces_can_be_filtered_by(window: MainWindow) -> None:
    project, here = window.session.project, window.session.document_id
    for number, tag in enumerate(('say "hi" now', "東京　条約", "a/b c")):
        notes.add(project, here, [(200 + 20 * number, 210 + 20 * number)], tag_paths=[tag])
    settle()
    for item in window.tags._items():
        window.tags.itemClicked.emit(item, 0)
        assert window.sidebar.model.rowCount() == 1, item.text(0)


def test_a_window_that_is_replaced_is_gone(window: MainWindow, tmp_path: Path, identity: Identity) -> None:
    other = jobs.create_project(tmp_path / "Other.annotator", identity)
    other.close()
    window.link_picker.open_from(window.session.document_id)
    window.link_picker.line.setText("x")
    window.open_project(other.path)
    settle()
    settle()
    assert not isValid(window)
    assert window not in app._windows
    app._windows[-1].close()


def test_searching_goes_on_when_a_document_is_taken_away(window: MainWindow) -> None:
    window.floating.search()
    window.sheets.search.line.setText("berlin")
    window.sheets.search.look()
    documents.remove(window.session.project, documents.listed(window.session.project)[1].id)
    for _ in range(4):
        settle()
    assert window.sheets.search.model.hits


def test_the_relation_of_a_link_is_changed_on_the_card(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    project, here = window.session.project, window.session.document_id
    one = notes.add(project, here, [(200, 210)])
    links.add(project, one, documents.listed(project)[1].id, "see also")
    window.session.choose(one)
    settle()
    monkeypatch.setattr(ask, "one_or_new", lambda *_: "takes back")
    buttons = window.sidebar.findChildren(QToolButton)
    next(button for button in buttons if button.accessibleName() == "Change relation").click()
    assert [link.relation for link in seen(window)[0].links] == ["takes back"]


def test_settings_that_cannot_be_kept_are_told_in_the_window(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fsync)
    window.session.settings.set("zoom", 130)
    assert "settings.json could not be written: no space left on device" in window.messages.sentence


def test_a_tag_is_renamed_where_it_can_be_seen_and_once_at_a_time(window: MainWindow) -> None:
    notes.add(window.session.project, window.session.document_id, [(0, 10)], tag_paths=["mood"])
    settle()
    window.tags.setCurrentItem(window.tags.topLevelItem(0))
    window.left.hide()
    rename = window.actions_by_name["annotate.rename_tag"]
    rename.trigger()
    settle()
    assert window.tags.isVisible()
    assert window.tags.state() == QTreeWidget.State.EditingState
    rename.trigger()  # a warning of Qt would fail the test
    settle()
    assert window.tags.state() == QTreeWidget.State.EditingState


def a_name_is_typed(tree: QTreeWidget, name: str) -> QLineEdit:
    line = tree.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, name)
    return line


def test_an_arrow_while_a_tag_is_renamed_saves_it_and_goes_on(window: MainWindow) -> None:
    project = window.session.project
    notes.add(project, window.session.document_id, [(0, 10)], tag_paths=["b", "c", "d"])
    settle()
    window.tags.setCurrentItem(window.tags.topLevelItem(0))
    window.tags.rename()
    QTest.keyClick(a_name_is_typed(window.tags, "a"), Qt.Key.Key_Down)
    settle()
    assert [one.name for one in tags.listed(project)] == ["a", "c", "d"]
    QTest.qWait(50)
    current = window.tags.current()
    assert current is not None
    assert current.name == "c"


def test_the_name_one_is_typing_stays_when_another_program_changes_the_tags(window: MainWindow) -> None:
    project = window.session.project
    notes.add(project, window.session.document_id, [(0, 10)], tag_paths=["b", "c"])
    settle()
    window.tags.setCurrentItem(window.tags.topLevelItem(0))
    window.tags.rename()
    line = a_name_is_typed(window.tags, "boo")
    with closing(Project.open(project.path)) as other:
        tags.ensure(other, "new")
        notes.add(other, window.session.document_id, [(20, 30)], tag_paths=["b"])
    window.session.look_for_changes()
    window.tags._count()
    settle()
    assert line.text() == "boo"
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.qWait(50)
    assert [one.text(0) for one in window.tags._items()] == ["boo", "c", "new"]


def another_program(window: MainWindow, write: Callable[[Project], object] | None = None) -> None:
    """Something is written to the file that the window shows."""
    with closing(Project.open(window.session.project.path)) as other:
        write(other) if write else notes.add(other, window.session.document_id, [(20, 30)])
    window.session.look_for_changes()
    settle()


def test_a_reply_goes_on_when_another_program_writes_before_its_first_letter(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(ICE)
    hand.key(Qt.Key.Key_H)
    hand.key(Qt.Key.Key_R)
    for letter in "No, 1962":
        another_program(window)
        hand.type(letter)
    assert window.sidebar.flush()
    found = next(one for one in seen(window) if one.quote == ICE)
    assert [one.note for one in found.replies] == ["No, 1962"]
    assert found.note == ""


@pytest.mark.parametrize("change", ["another program", "the theme", "the order"])
def test_a_tag_that_is_half_typed_stays(window: MainWindow, hand: Hand, change: str) -> None:
    hand.drag_over(ICE)
    hand.key(Qt.Key.Key_H)
    hand.key(Qt.Key.Key_T)
    hand.type("elections/Am")
    if change == "another program":
        another_program(window)
    elif change == "the theme":
        window.viewing.other_theme()
    else:
        window.sidebar.sort_by("newest")
    settle()
    hand.type("erica")
    hand.key(Qt.Key.Key_Return)
    assert next(one for one in seen(window) if one.quote == ICE).tags == ("elections/America",)


def test_the_undoing_of_ones_words_stays_when_another_program_writes(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(ICE)
    hand.key(Qt.Key.Key_N)
    hand.type("one two")
    QTest.qWait(250)
    another_program(window)
    editor = window.sidebar.editor
    assert editor is not None
    assert editor.note.document().isUndoAvailable()
    editor.note.selectAll()
    another_program(window)
    hand.type("X")
    assert window.sidebar.flush()
    assert next(one for one in seen(window) if one.quote == ICE).note == "X"


def test_a_typed_tag_is_given_when_one_leaves_the_card(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_H)
    hand.drag_over(ICE)
    hand.key(Qt.Key.Key_H)
    hand.key(Qt.Key.Key_T)
    hand.type("elections")
    hand.click_on(FEVERISH)
    QTest.qWait(50)
    assert next(one for one in seen(window) if one.quote == ICE).tags == ("elections",)


def test_what_was_undone_is_not_the_current_annotation(window: MainWindow, hand: Hand) -> None:
    one = notes.add(window.session.project, window.session.document_id, [(20, 30)], tag_paths=["mood"])
    settle()
    window.session.choose(one)
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.annotation_id == ""
    hand.key(Qt.Key.Key_3)
    assert seen(window) == []
    assert window.session.next_redo() is not None
    window.redo()
    window.session.choose(one)
    another_program(window, lambda other: notes.remove(other, [one]))
    assert window.session.annotation_id == ""


@pytest.mark.parametrize("what", ["tag", "section"])
def test_a_name_that_is_being_typed_is_saved_when_the_window_closes(
    window: MainWindow, hand: Hand, identity: Identity, what: str
) -> None:
    project = window.session.project
    notes.add(project, window.session.document_id, [(0, 10)], tag_paths=["mood"])
    outline.add(project, "Mood")
    settle()
    if what == "tag":
        window.tags.setCurrentItem(window.tags.topLevelItem(0))
        window.tags.rename()
    else:
        window.floating.notes()
        tree = window.sheets.notes.outline
        tree.setCurrentIndex(tree.rows.index(0))
        tree.edit(tree.currentIndex())
    hand.type("Temper")
    assert window.close()
    QTest.qWait(100)  # whoever reads the closed project now raises, which fails the test
    with closing(Project.open(project.path, identity)) as again:
        names = [one.title for one in outline.read(again)] if what == "section" else []
        names = names or [tag.name for tag in tags.listed(again)]
        assert names == ["Temper"]


@pytest.mark.parametrize("order", ["place", "newest"])
def test_an_annotation_without_a_passage_stays_among_the_cards(window: MainWindow, order: str) -> None:
    """Two computers of one reader that each keep another fragment of a passage leave none."""
    project, here = window.session.project, window.session.document_id
    window.sidebar.sort_by(order)
    one = notes.add(project, here, [(20, 30)])
    with project.edit("Delete passage"):
        project.delete("span", project.rows("SELECT id FROM span WHERE annotation_id = ?", [one])[0]["id"])
    settle()
    notes.write_note(project, one, "still here")
    settle()
    assert [window.sidebar.model.id_at(row) for row in range(window.sidebar.model.rowCount())] == [one]
