"""The window's parts, each used once as a reader would."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from annotator import jobs
from annotator.gui import app, ask, past
from annotator.gui.main_window import MainWindow
from annotator.gui.peek import InSentence
from annotator.gui.previewing import Option
from annotator.gui.session import Place
from annotator.model import COLOURS, Identity
from annotator.settings import Settings
from annotator.store import annotations as notes
from annotator.store import documents, history, links, tags
from annotator.store.project import Project
from tests.gui.conftest import SAMPLES, Hand, Opener, settle
from tests.gui.test_day import FEVERISH, ICE, seen

CONTROL = Qt.KeyboardModifier.ControlModifier


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    settle()


def test_parts_have_the_names_that_others_rely_on(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_H)
    assert window.objectName() == "mainWindow"
    names = (
        "readingView selectionBar overviewRuler documentList tagTree annotationList annotationFilter "
        "noteEditor tagEditor linkPicker messageBar statusSaved"
    )
    assert [name for name in names.split() if window.findChild(QWidget, name) is None] == []


def test_every_command_has_a_name_and_no_key_is_given_twice(window: MainWindow) -> None:
    actions = window.actions_by_name
    assert all(action.objectName() == f"action.{name}" for name, action in actions.items())
    for wanted in ("annotate.highlight", "file.export_csv", "edit.undo"):
        assert wanted in actions
    keys = [key.toString() for action in actions.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert actions["edit.undo"].shortcut() == QKeySequence("Ctrl+Z")


def test_the_selection_bar_stands_beside_the_words(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    bar = window.selection_bar
    assert bar.isVisible()
    chosen = window.view.rect_of(*window.view.passage() or (0, 0))
    assert chosen is not None
    bottom = window.view.viewport().mapTo(window.page, chosen.bottomLeft()).y()
    assert bar.y() >= bottom
    hand.key(Qt.Key.Key_Escape)
    assert not bar.isVisible()


@pytest.mark.parametrize("number", range(1, len(COLOURS) + 1))
def test_a_number_highlights_in_its_colour(window: MainWindow, hand: Hand, number: int) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key(Qt.Key.Key_0 + number))
    assert [one.colour for one in seen(window)] == [COLOURS[number - 1]]


def test_overlapping_highlights_can_each_be_picked(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    start = window.view.text.index(FEVERISH)
    wide = notes.add(project, here, [(start, start + len(FEVERISH))])
    narrow = notes.add(project, here, [(start + 5, start + 30)], colour="sky")
    settle()
    hand.click_on("source will")
    assert window.session.annotation_id == narrow
    hand.click_on("source will")
    assert window.session.annotation_id == wide
    hand.click_on("Hitlerite")
    assert window.session.annotation_id == ""


def test_undo_names_the_step_and_goes_to_what_it_changed(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_H)
    first = window.session.annotation_id
    window.annotating.in_colour("sky")
    window.documents.setFocus()
    window.session.go_to_id(documents.listed(window.session.project)[1].id)
    settle()
    assert window.actions_by_name["edit.undo"].text() == "Undo Change colour"
    window.undo()
    settle()
    assert window.session.annotation_id == first
    assert seen(window)[0].colour == COLOURS[0]


def test_typing_a_note_is_one_step(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_N)
    before = len(history.steps(window.session.project))
    for words in ("A shared ", "illness, ", "not a dispute."):
        hand.type(words)
        assert window.sidebar.flush()
    assert len(history.steps(window.session.project)) == before + 1
    window.undo()
    assert seen(window)[0].note == ""


@pytest.mark.usefixtures("nowhere_to_write")
def test_a_note_that_cannot_be_saved_stays_in_the_card(
    window: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_N)
    path = window.session.project.path
    moved = path.with_name("elsewhere.annotator")
    os.rename(path, moved)
    hand.type("not to be lost")
    assert not window.sidebar.flush()
    assert "moved or replaced" in window.messages.sentence
    assert "still in the card" in window.messages.sentence
    assert window.status.saved.text() == "Not saved"
    asked: list[str] = []
    monkeypatch.setattr(ask, "sure", lambda _parent, _title, question: asked.append(question))
    assert not window.close()
    assert asked
    window.session.choose("")
    os.rename(moved, path)
    assert window.sidebar.flush()
    assert seen(window)[0].note == "not to be lost"


def test_the_filter_line_leaves_what_meets_it_and_dims_the_rest(window: MainWindow) -> None:
    project, here = window.session.project, window.session.document_id
    for words, tag in ((FEVERISH, "mood"), (ICE, "elections")):
        at = window.view.text.index(words)
        notes.add(project, here, [(at, at + len(words))], tag_paths=[tag])
    settle()
    window.sidebar.set_filter("#mood")
    settle()
    assert window.sidebar.model.rowCount() == 1
    assert window.view.drawing.left_by_filter == {window.sidebar.model.id_at(0)}
    window.sidebar.set_filter("#mood has:")
    assert window.sidebar.model.rowCount() == 1
    window.sidebar.set_filter("")
    assert window.sidebar.model.rowCount() == 2
    assert window.view.drawing.left_by_filter is None


def test_find_counts_and_goes_from_hit_to_hit(window: MainWindow, hand: Hand) -> None:
    hand.key(Qt.Key.Key_F, CONTROL)
    hand.type("GERMAN PEACE")
    expected = window.view.text.casefold().count("german peace")
    assert window.find_bar.count.text() == f"1 of {expected}"
    hand.key(Qt.Key.Key_Return)
    assert window.find_bar.count.text() == f"2 of {expected}"
    hand.key(Qt.Key.Key_Escape)
    assert window.view.drawing.hits == []
    assert QApplication.focusWidget() is window.view


def test_tags_are_renamed_nested_and_merged_in_the_tree(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    project, here = window.session.project, window.session.document_id
    at = window.view.text.index(FEVERISH)
    notes.add(project, here, [(at, at + len(FEVERISH))], tag_paths=["mood", "fever", "illness"])
    settle()
    tree = window.tags
    tree.setCurrentItem(tree.topLevelItem(0))
    item = tree.currentItem()
    assert item is not None
    item.setText(0, "heat")
    monkeypatch.setattr(ask, "one_of", lambda _parent, _title, _question, choices: list(choices).index("mood"))
    settle()
    tree.setCurrentItem(next(one for one in tree._items() if one.text(0) == "heat"))
    tree.move_under()
    assert [tag.path for tag in tags.listed(project)] == ["illness", "mood", "mood/heat"]
    tree.setCurrentItem(next(one for one in tree._items() if one.text(0) == "illness"))
    tree.merge()
    assert [tag.path for tag in tags.listed(project)] == ["mood", "mood/heat"]


def test_a_tag_is_nested_by_dropping_it_on_another(window: MainWindow) -> None:
    project, here = window.session.project, window.session.document_id
    at = window.view.text.index(FEVERISH)
    notes.add(project, here, [(at, at + len(FEVERISH))], tag_paths=["a", "b"])
    settle()
    tree = window.tags
    first, second = tree.topLevelItem(0), tree.topLevelItem(1)
    tree.setCurrentItem(first)
    place = QPointF(tree.visualItemRect(second).center())
    event = QDropEvent(
        place, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    tree.dropEvent(event)
    assert [tag.path for tag in tags.listed(project)] == ["b", "b/a"]


def test_links_to_a_document_and_to_an_outside_source(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_H)
    for words in ("Chronology", "Beschloss, The Crisis Years, p. 3"):
        window.view.setFocus()
        hand.key(Qt.Key.Key_L)
        hand.type(words)
        hand.key(Qt.Key.Key_Return)
        assert window.link_picker.isHidden()
    found = [(link.other.kind, link.other.title, link.other.page) for link in seen(window)[0].links]
    assert found == [
        ("document", "Berlin, 1961–1962: A Chronology for Readers of the Letter", ""),
        ("source", "Beschloss, The Crisis Years", "p. 3"),
    ]


def test_one_goes_on_with_a_selection_that_was_linked(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_L)
    hand.type("Chronology")
    hand.key(Qt.Key.Key_Return)
    assert window.view.passage() is None
    hand.key(Qt.Key.Key_N)
    hand.type("Why?")
    window.sidebar.flush()
    assert [(one.quote, one.note, len(one.links)) for one in seen(window)] == [(FEVERISH, "Why?", 1)]
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_L)
    hand.drag_over(ICE)
    window.link_picker.line.setFocus()
    hand.key(Qt.Key.Key_Return)
    current = window.session.current()
    assert current is not None
    assert (current.quote, window.view.passage()) == (ICE, None)
    assert [one.note for one in seen(window)] == ["Why?", ""]


def test_dropped_documents_come_in_and_bad_ones_are_explained(window: MainWindow, tmp_path: Path) -> None:
    good = tmp_path / "memo.txt"
    good.write_text("A memorandum\n\nThat says little.", "utf-8")
    drop(window, good)
    assert window.documents.count() == 3
    assert window.view.text.startswith("A memorandum")
    empty, binary, broken = tmp_path / "empty.txt", tmp_path / "photo.txt", tmp_path / "broken.xml"
    empty.touch()
    binary.write_bytes(b"\x89PNG\x00\x00")
    broken.write_text("<TEI><text>", "utf-8")
    for path, words in ((empty, "empty"), (binary, "not a text file"), (broken, "not well-formed")):
        drop(window, path)
        assert words in window.messages.sentence
    assert window.documents.count() == 3


def test_a_text_of_unknown_encoding_is_asked_about(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "alt.txt"
    old.write_bytes("Küche und Straße\n\nund mehr".encode("latin-1"))
    shown: list[Option] = []

    def choose(_parent: object, _title: str, _question: str, options: list[Option], _striking: str) -> int:
        shown.extend(options)
        return 0

    monkeypatch.setattr(ask, "with_preview", choose)
    drop(window, old)
    assert (shown[0].words, shown[0].preview) == ("windows-1252", "Küche und Straße\n\nund mehr")
    assert "Kьche" in next(one.preview for one in shown if one.words == "windows-1251")
    assert window.view.text.startswith("Küche und Straße")


def test_exports_from_the_menu(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = window.view.text.index(FEVERISH)
    notes.add(window.session.project, window.session.document_id, [(at, at + len(FEVERISH))])
    for name in ("csv", "json"):
        path = tmp_path / f"notes.{name}"
        monkeypatch.setattr(ask, "save_file", lambda *_, path=path: path)
        window.actions_by_name[f"file.export_{name}"].trigger()
        assert FEVERISH in path.read_text("utf-8-sig")
        assert "1 annotations" in window.messages.sentence


def test_a_second_window_only_reads(window: MainWindow, opened: Opener, project_path: Path, hand: Hand) -> None:
    second = opened(project_path)
    assert "open in another window" in second.messages.sentence
    assert second.status.saved.text() == "Read only"
    at = second.view.text.index(FEVERISH)
    second.view.select(at, at + len(FEVERISH))
    second.annotating.highlight()
    assert "for reading only" in second.messages.sentence
    hand.drag_over(ICE)
    window.annotating.highlight()
    second.session.look_for_changes()
    settle()
    assert second.sidebar.model.rowCount() == 1
    window.close()
    second.close()
    third = opened(project_path)
    assert third.messages.sentence == ""


def test_the_place_is_kept_on_resize_and_zoom_and_for_next_time(
    window: MainWindow, opened: Opener, project_path: Path
) -> None:
    target = window.view.text.index("The only question on which")
    window.view.go_to_top(target)
    settle()
    for width in (1000, 1500, 1180):
        window.resize(width, 860)
        settle()
        assert abs(window.view.top_offset() - target) < 120
    window.viewing.set_zoom(150)
    settle()
    assert abs(window.view.top_offset() - target) < 120
    top = window.view.top_offset()
    window.close()
    again = opened(project_path)
    assert again.view.zoom == 150
    assert abs(again.view.top_offset() - top) < 120


def test_the_measure_stays_readable(window: MainWindow) -> None:
    for width in (1180, 1440, 1900):
        window.resize(width, 900)
        settle()
        lengths = []
        block = window.view.document().begin()
        while block.isValid():
            layout = block.layout()
            lengths += [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
            block = block.next()
        usual = sorted(lengths)[len(lengths) // 2]
        assert 62 <= usual <= 76, (width, usual)


def test_copying_takes_the_words_as_they_are_stored(opened: Opener, tmp_path: Path, identity: Identity) -> None:
    words = "Zwölf\u00a0Uhr, 😀 und 𝔉raktur"
    source = tmp_path / "odd.txt"
    source.write_text(f"Titel\n\n{words} danach.", "utf-8")
    project = jobs.create_project(tmp_path / "odd.annotator", identity)
    jobs.import_documents(project, source)
    project.close()
    window = opened(project.path)
    at = window.view.text.index(words)
    window.view.select(at, at + len(words))
    assert window.view.passage() == (at, at + len(words))
    Hand(window).key(Qt.Key.Key_C, CONTROL, on=window.view)
    assert QApplication.clipboard().text() == words
    Hand(window).key(Qt.Key.Key_H, on=window.view)
    assert seen(window)[0].quote == words


def test_right_to_left_words_are_selected_and_boxed(opened: Opener, tmp_path: Path, identity: Identity) -> None:
    source = tmp_path / "hebrew.txt"
    source.write_text("מכתב\n\nשלום עולם abc def וזה הכל", "utf-8")
    project = jobs.create_project(tmp_path / "rtl.annotator", identity)
    jobs.import_documents(project, source)
    project.close()
    window = opened(project.path)
    at = window.view.text.index("עולם abc")
    window.view.select(at, at + 8)
    Hand(window).key(Qt.Key.Key_H, on=window.view)
    assert seen(window)[0].quote == "עולם abc"
    chosen = window.view.rect_of(at, at + 8)
    assert chosen is not None
    assert chosen.left() > window.view.viewport().width() / 3  # set from the right


def test_notes_are_shown_as_they_were_typed_and_open_nothing(window: MainWindow, hand: Hand) -> None:
    hostile = "<img src='file:///etc/passwd'><b>bold</b>"
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_N)
    hand.type(hostile)
    assert window.sidebar.flush()
    assert seen(window)[0].note == hostile
    assert window.sidebar.editor is not None
    assert window.sidebar.editor.note.toPlainText() == hostile


def test_themes_and_columns(window: MainWindow) -> None:
    window.viewing.set_theme("dark")
    assert window.theme.name == "dark"
    window.viewing.set_theme("light")
    assert window.theme.name == "light"
    window.view.setFocus()
    seen_focus = []
    for _ in range(5):
        window.viewing.move_column(1)
        seen_focus.append(QApplication.focusWidget())
    assert len(set(seen_focus)) == 5
    window.resize(900, 650)
    settle()
    assert not window.left.isVisible()


def test_another_project_opens_in_place_of_this_one(
    window: MainWindow, tmp_path: Path, identity: Identity, settings: Settings
) -> None:
    other = jobs.create_project(tmp_path / "Other.annotator", identity)
    jobs.import_documents(other, SAMPLES / "berlin-chronology.txt")
    other.close()
    bad = tmp_path / "bad.annotator"
    bad.write_bytes(b"nothing")
    window.open_project(bad)
    assert "not a project file" in window.messages.sentence
    window.open_project(other.path)
    settle()
    assert not isValid(window)
    new = app._windows[-1]
    assert new.session.project.path == other.path
    assert Settings(settings.path).get("recent", [])[0] == str(other.path.resolve())
    new.close()


def test_a_screenshot_without_a_project_shows_the_sample(settings: Settings, tmp_path: Path) -> None:
    from annotator.__main__ import run

    picture = tmp_path / "letter.png"
    assert run(["--screenshot", str(picture), "--size", "1200x800"]) == 0
    assert picture.stat().st_size > 20_000
    assert run(["--screenshot", str(tmp_path / "no" / "letter.png")]) == 1


def test_the_sample_project_is_whole(settings: Settings, tmp_path: Path) -> None:
    project = jobs.make_sample_project(tmp_path / "Sample.annotator", settings.identity())
    assert [one.annotations for one in documents.listed(project)] == [5, 1]
    links = [link for one in notes.load(project, _all(project)) for link in one.links]
    assert {link.other.kind for link in links} == {"annotation", "document", "source"}
    project.close()


def _all(project: Project) -> list[str]:
    return [row["id"] for row in project.rows("SELECT id FROM annotation")]


def test_focus_is_not_stolen_by_the_bar(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    assert QApplication.focusWidget() is window.view
    assert window.selection_bar.pos() != QPoint()


def test_the_file_can_be_read_while_the_window_is_open(window: MainWindow, project_path: Path) -> None:
    connection = sqlite3.connect(f"file:{project_path}?mode=ro", uri=True)
    assert connection.execute("SELECT count(*) FROM annotation_list").fetchone() == (0,)
    connection.close()


def test_undoing_the_import_leaves_an_empty_page_and_redoing_fills_it(window: MainWindow, hand: Hand) -> None:
    for _ in range(2):
        hand.key(Qt.Key.Key_Z, CONTROL)
    assert window.documents.count() == 0
    assert window.view.toPlainText() == ""
    assert window.session.document_id == ""
    hand.key(Qt.Key.Key_H)
    assert "Select some words" in window.messages.sentence
    for _ in range(2):
        hand.key(Qt.Key.Key_Y, CONTROL)
    assert window.documents.count() == 2
    assert window.view.text.startswith("125. Message")


def test_note_marks_lead_to_the_note_and_back(window: MainWindow, hand: Hand) -> None:
    settle()
    box, mark = window.view.drawing.note_boxes[0]
    assert mark.kind == "noteref"
    window.view._clicked(box.center().toPoint())
    settle()
    assert window.view.caret_offset() == window.view.drawing.notes[0].start
    box, mark = next(one for one in window.view.drawing.note_boxes if one[1].kind == "note")
    window.view._clicked(box.center().toPoint())
    settle()
    assert window.view.caret_offset() == window.view.text.index("\n")


def test_explanations_of_names_are_told(window: MainWindow) -> None:
    offset = window.view.text.index("Adenauer")
    found = window.view._mark_at(offset, "person")
    assert found is not None
    assert "Chancellor" in found.value


def test_the_bin_gives_back_what_was_deleted(window: MainWindow, hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_H)
    window.annotating.delete()
    window.actions_by_name["edit.bin"].trigger()
    settle()
    found = window.findChild(past.Bin)
    assert isinstance(found, past.Bin)
    assert FEVERISH in found.list.item(0).text()
    found.restore()
    settle()
    assert [one.quote for one in seen(window)] == [FEVERISH]
    assert found.list.count() == 0


def test_the_cursor_stays_in_the_list_of_documents_when_something_changes(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    window.documents.setFocus()
    hand.key(Qt.Key.Key_Down)
    notes.add(project, here, [(200, 210)])
    QTest.qWait(100)
    assert window.documents.currentRow() == 1
    documents.rename(project, here, "Another title")
    settle()
    assert window.documents.currentRow() == 1
    window.view.setFocus()
    window.documents.read()
    assert window.documents.currentRow() == 0, "otherwise it is at the document that is shown"
    window.documents.setFocus()
    hand.key(Qt.Key.Key_Down)
    documents.remove(project, documents.listed(project)[1].id)
    settle()
    assert window.documents.currentRow() == 0


def test_going_back_passes_over_a_document_that_is_gone(window: MainWindow) -> None:
    session, by_name = window.session, window.actions_by_name
    letter, other = (one.id for one in documents.listed(session.project))
    session.go_to(Place(letter, 900))
    assert by_name["go.back"].isEnabled(), "also where one stays in the document"
    session.go_to_id(other)
    session.go_to_id(letter)
    documents.remove(session.project, other)
    settle()
    by_name["go.back"].trigger()
    settle()
    assert session.document_id == letter
    assert session.can_go_back
    assert session.can_go_forward
    by_name["go.forward"].trigger()
    session._back[:] = [Place(other, 0)]
    by_name["go.back"].trigger()
    assert "is not in the project" in window.messages.sentence
    assert not session.can_go_back
    assert not by_name["go.back"].isEnabled()
    assert not session.can_go_forward, "one is where one was"
    assert not by_name["go.forward"].isEnabled()


def test_what_is_chosen_in_the_bin_stays_chosen_when_something_changes(window: MainWindow) -> None:
    project, here = window.session.project, window.session.document_id
    ids = [notes.add(project, here, [(200 + 20 * number, 205 + 20 * number)]) for number in range(4)]
    for one in ids:
        notes.remove(project, [one])
    window.actions_by_name["edit.bin"].trigger()
    found = window.findChild(past.Bin)
    assert isinstance(found, past.Bin)
    found.list.setCurrentRow(3)
    found.list.item(2).setSelected(True)
    kept = notes.add(project, here, [(400, 410)])
    notes.remove(project, [notes.add(project, here, [(420, 430)])])
    assert found.list.count() == 5
    assert found.list.currentRow() == 4
    found.button.click()
    assert {one.id for one in seen(window)} == {kept, ids[0], ids[1]}
    assert found.list.currentRow() == 0
    assert len(found.list.selectedItems()) == 1


def test_an_earlier_wording_of_a_note_can_be_put_back(
    window: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_H)
    project, one = window.session.project, window.session.annotation_id
    with project.edit("First wording"):
        notes.write_note(project, one, "first")
    with project.edit("Second wording"):
        notes.write_note(project, one, "second")
    monkeypatch.setattr(ask, "one_of", lambda *_: 0)
    window.actions_by_name["edit.wordings"].trigger()
    assert seen(window)[0].note == "first"


@pytest.mark.parametrize("many", [5, 200])
def test_highlighting_and_undoing_here_and_there_in_a_long_list(window: MainWindow, many: int) -> None:
    project, here = window.session.project, window.session.document_id
    step = len(window.view.text) // (many + 1)
    with project.edit("Many"):
        for number in range(many):
            notes.add(project, here, [(number * step, number * step + 8)])
    settle()
    for number in (1, many - 1, many // 2, 0):
        start = number * step + 9
        window.view.select(start, start + 12)
        window.annotating.highlight()
        settle()
        editor = window.sidebar.editor
        assert editor is not None
        assert editor.card.start >= start
        assert window.sidebar.list.viewport().rect().intersects(editor.geometry())
        window.undo()
        settle()
        assert window.sidebar.model.rowCount() == many
        assert window.sidebar.editor is None or window.sidebar.editor.card.id != editor.card.id
        window.annotating.move(1)
        settle()
    window.sidebar.set_filter("colour:sky")
    assert window.sidebar.model.rowCount() == 0
    window.sidebar.set_filter("")
    assert window.sidebar.model.rowCount() == many


def test_space_peeks_at_the_other_end_without_leaving(window: MainWindow, hand: Hand) -> None:
    project, here = window.session.project, window.session.document_id
    other = documents.listed(project)[1]
    text = documents.text(project, other.id)
    at = text.index("German question")
    first = window.view.text.index(FEVERISH)
    one = notes.add(project, here, [(first, first + len(FEVERISH))])
    two = notes.add(project, other.id, [(at, at + 15)], note="the same again")
    links.add(project, one, two, "repeats")
    settle()
    window.session.choose(one)
    window.view.setFocus()
    hand.key(Qt.Key.Key_Space)
    assert window.slip.isVisible()
    passage = window.slip.findChild(InSentence)
    assert passage is not None
    assert passage.accessibleName().startswith("September 11, 1962.")
    assert "added that the “German question” could wait" in passage.accessibleName()
    assert [label.text() for label in window.slip.findChildren(QLabel)] == ["the same again"]
    assert window.session.document_id == here
    hand.key(Qt.Key.Key_Space)
    assert window.slip.isHidden()
    hand.key(Qt.Key.Key_Space)
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert window.slip.isHidden(), "what it showed is undone"
    window.redo()
    window.view.setFocus()
    hand.key(Qt.Key.Key_Return)
    assert window.session.annotation_id == two
