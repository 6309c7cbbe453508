"""A seminar's files dropped on the window: told in words, merged by one click, taken back by undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from annotator import exchanging, jobs
from annotator.gui import ask
from annotator.gui.main_window import MainWindow
from annotator.model import Identity, Reader
from annotator.store import annotations, documents, merging
from tests.conftest import HERE
from tests.foreign_files import a_word_document, as_json, hypothesis, qualcoder
from tests.gui.conftest import Hand, settle
from tests.making import mark_words, tamper

ICE = "on ice until the end of the elections"
CONTROL = Qt.KeyboardModifier.ControlModifier


def shared_by(name: str, number: int, folder: Path) -> Path:
    """The exchange file of someone who marked the letter and wrote a note."""
    who = Identity(Reader(f"01900000-0000-7000-8000-0000000001{number:02}", name), f"device{number:02}")
    project = jobs.create_project(folder / f"{name}.annotator", who)
    jobs.import_documents(project, HERE.parent / "sample_docs" / "letter.xml")
    mark_words(project, documents.listed(project)[0].id, ICE, note=f"<b>{name}</b> says", tag_paths=["elections"])
    path = folder / f"{name}.annotations.json"
    exchanging.export(project, path)
    project.close()
    return path


def shown(window: MainWindow) -> list[str]:
    return [label.text() for label in window.sheets.merge.findChildren(QLabel) if label.isVisible()]


def test_several_files_are_told_in_words_and_merged(window: MainWindow, hand: Hand, tmp_path: Path) -> None:
    paths = [shared_by("Ben", 1, tmp_path), shared_by("Carla", 2, tmp_path)]
    before = merging.state(window.session.project)
    window.filing.take_in(paths)
    settle()
    assert window.sheets.merge.isVisible()
    assert "Ben: 1 new, 1 tags given" in shown(window)
    assert "Carla: 1 new, 1 tags given" in shown(window)
    assert merging.state(window.session.project) == before, "nothing is written yet"
    window.sheets.merge.button.setFocus()
    hand.key(Qt.Key.Key_Space)
    assert window.sheets.merge.isHidden()
    assert "2 new annotations" in window.messages.sentence
    assert window.sidebar.model.total == 2
    window.undo()
    window.undo()
    assert window.sidebar.model.total == 0
    assert merging.state(window.session.project) == before


def test_a_file_that_brings_nothing_or_cannot_be_read_says_so(window: MainWindow, tmp_path: Path) -> None:
    good = shared_by("Ben", 1, tmp_path)
    window.filing.take_in([good])
    window.sheets.merge.button.click()
    window.filing.take_in([good])
    assert "Nothing new." in shown(window)
    assert not window.sheets.merge.button.isEnabled()
    bad = tmp_path / "bad.annotations.json"
    bad.write_text(good.read_text("utf-8")[:-200], "utf-8")
    window.filing.take_in([bad])
    settle()
    assert any("bad.annotations.json is not JSON" in words for words in shown(window))


def test_words_of_others_are_plain_text(window: MainWindow, tmp_path: Path) -> None:
    path = shared_by("Ben", 1, tmp_path)
    path.write_text(path.read_text("utf-8").replace('"Ben"', '"<b>Ben</b>"'), "utf-8")
    window.filing.take_in([path])
    foreign = [label for label in window.sheets.merge.findChildren(QLabel) if "<" in label.text()]
    assert [label.text() for label in foreign] == ["<b>Ben</b>: 1 new, 1 tags given"]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in foreign)


def test_one_shares_what_one_has_by_the_menu(
    window: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_words(window.session.project, window.session.document_id, ICE)
    path = tmp_path / "mine.annotations.json"
    monkeypatch.setattr(ask, "save_file", lambda *_: path)
    window.view.setFocus()
    hand.key(Qt.Key.Key_E, CONTROL)
    assert merging.state(window.session.project) in window.messages.sentence
    assert len(exchanging.read(path).documents) == 2


def test_a_passage_that_was_not_found_is_put_in_place(window: MainWindow, hand: Hand, tmp_path: Path) -> None:
    window.filing.take_in([shared_by("Ben", 1, tmp_path)])
    window.sheets.merge.button.click()
    project = window.session.project
    tamper(project.path, "UPDATE place SET status = 'unplaced'")
    window.session.look_for_changes()
    settle()
    one = window.sidebar.model.id_at(0)
    window.session.choose(one)
    settle()
    at = window.view.text.index("red-hot glow")
    window.view.select(at, at + 12)
    window.view.setFocus()
    hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    found = annotations.get(project, one)
    assert found is not None
    assert (found.start, found.placement, found.quote) == (at, "by hand", ICE)
    settle()
    assert one in {item.annotation_id for item in window.view.drawing.highlights.touching(at, at + 1)}


def test_a_corrected_transcription_is_asked_about_and_taken(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_words(window.session.project, window.session.document_id, ICE)
    text = documents.text(window.session.project, window.session.document_id)
    path = tmp_path / "corrected.txt"
    path.write_text(text.replace("feverish", "fevered", 1), "utf-8")
    asked: list[str] = []
    monkeypatch.setattr(ask, "open_files", lambda *_: [path])
    monkeypatch.setattr(ask, "sure", lambda _parent, _title, question: asked.append(question) or True)
    window.actions_by_name["group.correct"].trigger()
    settle()
    assert "Of its annotations 1 stand where they stood" in asked[0]
    assert "fevered" in window.view.text
    assert window.sidebar.model.total == 1
    window.undo()
    assert "fevered" not in window.view.text


def test_what_came_in_is_new_until_one_has_looked(window: MainWindow, tmp_path: Path) -> None:
    own = mark_words(window.session.project, window.session.document_id, "symbolic troops")
    window.filing.take_in([shared_by("Ben", 1, tmp_path)])
    window.sheets.merge.button.click()
    settle()
    assert window.sidebar.notices.new.text() == "1 new"
    window.sidebar.notices.new.click()
    assert window.sidebar.model.shown == 1
    assert window.sidebar.model.id_at(0) != own
    window.actions_by_name["group.looked"].trigger()
    settle()
    assert not window.sidebar.notices.new.isVisible()
    assert window.sidebar.model.shown == 0


def test_readers_share_a_folder_and_see_each_others_notes_come_in(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    monkeypatch.setattr(ask, "folder", lambda *_: folder)
    window.actions_by_name["group.folder"].trigger()
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.json"))))
    ours = list(folder.iterdir())
    shared_by("Ben", 1, tmp_path).rename(folder / "Ben.annotations.json")
    window.exchange.keep_in_step()
    settle()
    assert window.sidebar.model.total == 1
    assert "Ben: 1 new" in window.messages.sentence
    before = ours[0].read_bytes()
    mark_words(window.session.project, window.session.document_id, "symbolic troops")
    window.exchange.keep_in_step()
    qtbot.waitUntil(lambda: ours[0].read_bytes() != before)
    window.undo()
    assert window.sidebar.model.total == 1, "only one's own step is taken back"
    window.actions_by_name["group.leave_folder"].trigger()
    mark_words(window.session.project, window.session.document_id, "symbolic troops")
    before = ours[0].read_bytes()
    window.exchange.keep_in_step()
    assert ours[0].read_bytes() == before


def test_what_one_wrote_last_is_in_the_shared_folder_when_the_window_closes(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "folder", lambda *_: tmp_path)
    window.actions_by_name["group.folder"].trigger()
    mark_words(window.session.project, window.session.document_id, "symbolic troops")
    window.close()
    assert any("symbolic troops" in one.read_text("utf-8") for one in tmp_path.glob("*.annotations.json"))


def test_a_shared_folder_that_is_gone_is_told_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "folder", lambda *_: tmp_path / "gone")
    window.actions_by_name["group.folder"].trigger()
    window.messages.hide()
    window.exchange.keep_in_step()
    assert window.messages.sentence == ""


def test_a_shared_folder_that_is_gone_again_is_told_again(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    folder, away = tmp_path / "shared", tmp_path / "away"
    folder.mkdir()
    monkeypatch.setattr(ask, "folder", lambda *_: folder)
    window.actions_by_name["group.folder"].trigger()
    qtbot.waitUntil(lambda: not window.exchange._writing.is_at_work)
    for _ in range(2):
        folder.rename(away)
        window.messages.hide()
        window.exchange.keep_in_step()
        assert "is not there" in window.messages.sentence
        away.rename(folder)
        window.exchange.keep_in_step()


# --- what other programs wrote


def test_other_programs_files_are_told_and_merged(window: MainWindow, tmp_path: Path) -> None:
    window.exchange.look_at([a_word_document(tmp_path / "plan.docx"), qualcoder(tmp_path / "data.qda")])
    settle()
    assert window.sheets.merge.isVisible()
    assert {"plan.docx", "“plan” comes along with its text.", "Left out: cases (1)."} <= set(shown(window))
    window.sheets.merge.button.click()
    settle()
    titles = [one.title for one in documents.listed(window.session.project)]
    assert "plan" in titles
    assert window.messages.isVisible()


def test_a_page_without_its_text_is_asked_about_and_its_passages_found(window: MainWindow, tmp_path: Path) -> None:
    quoted = {"selector": [{"type": "TextQuoteSelector", "exact": ICE}]}
    short = hypothesis("b", uri="https://example.org/other", document={"title": ["Another page"]})
    page = as_json(tmp_path / "page.json", {"total": 2, "rows": [hypothesis("a", target=[quoted]), short]})
    window.filing.take_in([page])
    settle()
    assert "“The letter” came without its text. Its quotations stand in this document:" in shown(window)
    assert "“Another page” came without its text. Which document is it?" in shown(window), "two of ours have its words"
    sure, open_ = window.sheets.merge.findChildren(QComboBox)
    assert (sure.currentData(), open_.currentData()) == (window.session.document_id, "")
    sure.setCurrentIndex(0)
    window.sheets.merge.button.click()
    settle()
    assert window.sidebar.model.total == 0, "they wait"
    window.filing.take_in([page])
    window.sheets.merge.button.click()
    settle()
    found = annotations.get(window.session.project, window.sidebar.model.id_at(0))
    assert found is not None
    assert (found.author_name, window.view.text[found.start : found.spans[0].end]) == ("Ana Kern", ICE)


def test_our_own_export_and_another_programs_json_are_told_apart(window: MainWindow, tmp_path: Path) -> None:
    mark_words(window.session.project, window.session.document_id, ICE)
    own = tmp_path / "own.json"
    jobs.export(window.session.project, "json", own)
    window.filing.take_in([own])
    assert "0 new annotations" in window.messages.sentence
    assert window.sheets.merge.isHidden()


@pytest.mark.parametrize(
    ("command", "words"), [("qdpx", "Wrote 1 annotations to x.qdpx"), ("qdc", "Wrote all tags to x.qdc")]
)
def test_refi_qda_is_exported_by_the_menu(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, words: str
) -> None:
    mark_words(window.session.project, window.session.document_id, ICE, tag_paths=["elections"])
    path = tmp_path / f"x.{command}"
    monkeypatch.setattr(ask, "save_file", lambda *_: path)
    window.actions_by_name[f"file.export_{command}"].trigger()
    assert words in window.messages.sentence
    assert exchanging.read(path).records


def test_undoing_a_merge_takes_a_reply_off_the_card(window: MainWindow, tmp_path: Path, ben: Identity) -> None:
    project, here = window.session.project, window.session.document_id
    one = mark_words(project, here, "symbolic troops")
    ours, theirs = tmp_path / "ours.annotations.json", tmp_path / "theirs.annotations.json"
    exchanging.export(project, ours)
    bens = jobs.create_project(tmp_path / "Ben.annotator", ben)
    exchanging.merge(bens, ours, exchanging.read(ours))
    for note, shown in (("first", ["first"]), ("second", ["first", "second"])):  # the first brings Ben's name too
        annotations.reply(bens, one, note)
        exchanging.export(bens, theirs)
        exchanging.merge(project, theirs, exchanging.read(theirs))
        settle()
        card = window.sidebar.model.card(0)
        assert card is not None
        assert [reply.note for reply in card.replies] == shown
    window.undo()
    settle()
    card = window.sidebar.model.card(0)
    assert card is not None
    assert [reply.note for reply in card.replies] == ["first"]
    bens.close()
