"""Backups in the window: made while one works, told when they fail, brought back; a damaged file does not stop it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from annotator.gui import app, ask, background, restoring
from annotator.gui.main_window import MainWindow
from annotator.gui.restoring import Restoring
from annotator.model import Identity
from annotator.settings import Settings
from annotator.store import annotations, backup_folders, backups, documents, tags
from annotator.store.project import Project
from tests.gui.conftest import Hand, Opener, settle
from tests.gui.test_day import FEVERISH
from tests.making import records
from tests.trust.test_under_us import wait_for


@pytest.fixture
def first_window(settings: Settings) -> Iterator[list[MainWindow]]:
    """Windows that the start of the program made."""
    settings.set("language", "en")
    before = len(app._windows)
    yield app._windows
    for window in app._windows[before:]:
        window.close()
        window.deleteLater()
    del app._windows[before:]
    settle()


def held(window: MainWindow) -> list[str]:
    """Why the backups of the open project were made."""
    return [one.reason for one in backups.of_file(window.session.project.path)]


def test_each_hour_and_at_closing_where_something_changed(window: MainWindow, hand: Hand) -> None:
    assert held(window) == []
    window.session.backups.hourly()
    wait_for(lambda: held(window) == ["hourly"])
    window.session.backups.hourly()
    settle()
    hand.drag_over(FEVERISH)
    window.annotating.highlight()
    made = backups.of_file(window.session.project.path)
    window.close()
    again = backups.of_file(window.session.project.path)
    assert [one.reason for one in again] == ["closing"]  # the other is of the same hour
    assert again != made
    found = backups.contents(again[0])
    assert found is not None
    assert found.annotations == 1


def test_nothing_changed_nothing_made(window: MainWindow, opened: Opener, project_path: Path) -> None:
    window.close()
    made = backups.of_file(project_path)
    second = opened(project_path)
    second.close()
    assert backups.of_file(project_path) == made


def test_before_an_import_a_merge_and_a_removal(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identity: Identity
) -> None:
    memo = tmp_path / "memo.txt"
    memo.write_text("A memorandum that says little.", "utf-8")
    window.filing.take_in([memo])
    assert held(window)[0] == "before-import"
    window.filing.remove_document()
    assert held(window)[0] == "before-deletion"
    copy = tmp_path / "copy.annotator"
    monkeypatch.setattr(ask, "save_file", lambda *_: copy)
    window.filing.save_copy()
    other = Project.open(copy, identity)
    tags.ensure(other, "theirs")
    other.close()
    window.exchange.merge_at_once(copy)
    assert held(window)[0] == "before-merge"


def test_before_a_tag_that_many_bear_is_deleted_and_not_before_a_small_one(window: MainWindow) -> None:
    project, here = window.session.project, window.session.document_id
    with project.edit("Many"):
        for number in range(25):
            annotations.add(project, here, [(200 + number, 210 + number)], tag_paths=["many"])
        annotations.add(project, here, [(100, 110)], tag_paths=["few"])
    settle()
    for path, reasons in (("few", []), ("many", ["before-deletion"])):
        item = next(one for one in window.tags._items() if one.text(0) == path)
        window.tags.setCurrentItem(item)
        window.tags.remove()
        assert held(window) == reasons
    assert tags.listed(project) == []


def test_a_backup_that_fails_is_told_once_and_the_work_is_done(window: MainWindow, tmp_path: Path) -> None:
    backup_folders.folder().write_text("in the way")
    memo = tmp_path / "memo.txt"
    told: list[str] = []
    window.session.trouble.connect(told.append)
    for words in ("One memorandum.", "Another memorandum."):
        memo.write_text(words, "utf-8")
        window.filing.take_in([memo])
    assert len(documents.listed(window.session.project)) == 4
    (sentence,) = told
    assert "No backup of Seminar.annotator could be made" in sentence
    window.close()


def test_the_window_lives_while_a_backup_is_made_and_it_can_be_stopped(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo = tmp_path / "memo.txt"
    memo.write_text("A memorandum.", "utf-8")
    monkeypatch.setattr(backups, "take", lambda *_: time.sleep(0.5))
    beats = [time.monotonic()]
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(5)
    window.session.backups.before(backups.IMPORT)
    timer.stop()
    assert len(beats) > 5

    def stopped(*_: object) -> None:
        raise background._stopped()

    monkeypatch.setattr(background, "read", stopped)
    window.filing.remove_document()
    assert len(documents.listed(window.session.project)) == 2
    assert "nothing was changed" in window.messages.sentence


def test_before_what_comes_by_itself_one_an_hour(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("annotator.gui.backing.time.monotonic", lambda: now[0])
    made = []
    for later in (0, 60, 3500, 3700):
        now[0] = 1000.0 + later
        tags.ensure(window.session.project, f"new {later}")
        window.session.backups.before(backups.MERGE, each_hour=True)
        made.append(len(held(window)))
    assert made == [1, 1, 1, 2]


def test_no_backup_of_what_is_only_read_or_has_no_settings(
    window: MainWindow, opened: Opener, project_path: Path
) -> None:
    second = opened(project_path)
    second.session.backups.before(backups.IMPORT)
    second.session.backups.at_closing()
    assert held(window) == []
    other = app.open_window(project_path.with_name("Seminar.annotator"))
    assert not other.session.backups.are_made
    other.close()


# --- brought back


def test_restoring_makes_a_new_file_beside_and_opens_it(
    window: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.session.project.path
    hand.drag_over(FEVERISH)
    window.annotating.highlight()
    before = records(window.session.project)
    window.session.backups.before(backups.IMPORT)
    window.undo()
    window.actions_by_name["file.restore"].trigger()
    settle()
    (dialog,) = window.findChildren(Restoring)
    assert dialog.list.count() == 1
    assert "1 annotation" in dialog.list.item(0).data(0x0100 + 10)
    proposed: list[Path] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> Path:
        proposed.append(Path(name))
        return Path(name)

    monkeypatch.setattr(ask, "save_file", choose)
    dialog.restore()
    settle()
    new = app._windows[-1]
    assert new.session.project.path == proposed[0]
    assert proposed[0].parent == path.parent
    assert records(new.session.project) == before
    new.close()
    assert path.exists()


def test_restoring_over_a_file_is_refused(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.session.backups.before(backups.IMPORT)
    restoring.show(window)
    (dialog,) = window.findChildren(Restoring)
    monkeypatch.setattr(ask, "save_file", lambda *_: window.session.project.path)
    before = window.session.project.path.read_bytes()
    dialog.restore()
    assert "exists already" in window.messages.sentence
    assert window.session.project.path.read_bytes() == before


def test_a_project_without_backups_says_so(window: MainWindow) -> None:
    restoring.show(window)
    (dialog,) = window.findChildren(Restoring)
    assert not dialog.button.isEnabled()
    dialog.restore()


# --- damaged


def scribbled(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(bytes(content))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])


@pytest.mark.parametrize("harm", [scribbled, emptied, cut])
def test_the_program_starts_although_the_last_project_is_damaged(
    opened: Opener,
    project_path: Path,
    settings: Settings,
    first_window: list[MainWindow],
    monkeypatch: pytest.MonkeyPatch,
    harm: object,
) -> None:
    opened(project_path).close()
    assert callable(harm)
    harm(project_path)
    harmed = project_path.read_bytes()
    window = app._first_window([], Settings(settings.path))
    settle()
    assert window.session.project.path.name == "Sample.annotator"
    assert "Seminar.annotator" in window.messages.sentence
    (dialog,) = window.findChildren(Restoring)
    assert dialog.list.count() == 1
    monkeypatch.setattr(ask, "save_file", lambda _parent, _title, name, _kinds: Path(name))
    dialog.restore()
    settle()
    again = first_window[-1]
    assert len(documents.listed(again.session.project)) == 2
    assert project_path.read_bytes() == harmed


def test_a_damaged_project_that_is_opened_offers_its_backups(
    window: MainWindow, project_path: Path, identity: Identity
) -> None:
    other = project_path.with_name("Other.annotator")
    project = Project.create(other, identity)
    backups.make(project, backups.HOURLY)
    project.close()
    scribbled(other)
    window.open_project(other)
    settle()
    assert "damaged" in window.messages.sentence
    buttons = [one for one in window.messages.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in buttons] == ["Restore…"]
    assert len(window.findChildren(Restoring)) == 1
    assert window.session.project.path == project_path


def test_a_damaged_sample_is_made_anew_under_another_name(settings: Settings, first_window: list[MainWindow]) -> None:
    window = app._first_window([], settings)
    sample = window.session.project.path
    window.close()
    scribbled(sample)
    window = app._first_window([], Settings(settings.path))
    assert window.session.project.path.name == "Sample 2.annotator"
    assert first_window[-1] is window


def test_a_named_file_that_is_not_there_ends_with_a_sentence(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(app.AnnotatorError, match="There is no file"):
        app._first_window([tmp_path / "none.annotator"], settings)
