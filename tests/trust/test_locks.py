"""Two windows, two computers: one writes, the others know who, and nobody is kept out by what is dead."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from annotator.__main__ import run
from annotator.gui import app, ask, locks
from annotator.gui.main_window import MainWindow
from annotator.store import annotations
from tests.conftest import HERE
from tests.gui.conftest import Hand, Opener, hand, no_boxes, opened, project_path, settle, window
from tests.gui.test_day import FEVERISH, ICE
from tests.trust.bar import Bar
from tests.trust.frozen import frozen
from tests.trust.test_under_us import wait_for

__all__ = ["hand", "no_boxes", "opened", "project_path", "window"]
THEIRS = "4242\nannotator\nbens-laptop\n0123456789abcdef\n00000000-0000-4000-8000-000000000000\nBen\n"
GARBAGE = (b"", b"\x00\xff" * 40, b"hello\n", b"\n" * 100_000, b"9" * 5000)
_HOLDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from annotator.gui import locks
app = QCoreApplication([])
lock = locks.claimed(Path(sys.argv[1]), "Cara")
print(type(lock).__name__, flush=True)
sys.stdin.read()
"""


def holding(path: Path) -> subprocess.Popen[bytes]:
    """Another process that holds the lock."""
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-c", _HOLDER, str(path)], stdin=pipe, stdout=pipe, cwd=HERE.parent)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"QLockFile"
    return process


def let_go(lock: object) -> None:
    assert isinstance(lock, QLockFile)
    lock.unlock()


def test_who_has_it_is_told_by_name_computer_and_since_when(opened: Opener, project_path: Path) -> None:
    process = holding(project_path)
    window = opened(project_path)
    said = window.messages.sentence
    assert window.session.project.read_only
    assert "Cara, on " in said
    assert ", since " in said
    assert window.messages._button.isHidden()
    process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_a_lock_is_free_after_a_kill_and_held_while_its_owner_lives(project_path: Path, bar: Bar) -> None:
    count, held, naive = bar.count(4), 0, 0
    for _ in range(count):
        with holding(project_path) as process:
            held += isinstance(locks.claimed(project_path, "Ana"), locks.Holder)
            process.send_signal(signal.SIGKILL)
        naive += locks.lock_path(project_path).exists()  # for a program that only asks whether there is a lock
        let_go(locks.claimed(project_path, "Ana"))
        assert not locks.lock_path(project_path).exists()
    assert held == count
    assert naive == count
    bar.tell(
        "A lock keeps others out while its window lives, and nobody after a kill",
        f"{count} kills",
        f"{held} times refused before, {count} times given after",
        f"a lock that is there or not kept out {naive} times for ever",
    )


@pytest.mark.parametrize("content", GARBAGE, ids=["empty", "bytes", "words", "lines", "digits"])
def test_a_lock_that_says_nothing_keeps_out_until_the_person_says_so(
    opened: Opener, project_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    locks.lock_path(project_path).write_bytes(content)
    window = opened(project_path)
    assert window.session.project.read_only
    assert "says nothing of who made it" in window.messages.sentence
    monkeypatch.setattr(ask, "one_of", lambda *_: 2)
    window.messages._button.click()
    settle()
    assert not window.session.project.read_only


def test_another_computers_lock_is_asked_about(
    opened: Opener, project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = locks.lock_path(project_path)
    lock.write_text(THEIRS)
    window = opened(project_path)
    assert "Ben, on bens-laptop, since " in window.messages.sentence
    for answer in (None, 0):
        monkeypatch.setattr(ask, "one_of", lambda *_, answer=answer: answer)
        window.messages._button.click()
        settle()
        assert window.session.project.read_only
        assert lock.read_text() == THEIRS
        window.messages.show()
    monkeypatch.setattr(ask, "one_of", lambda *_: 2)
    window.messages._button.click()
    settle()
    assert not window.session.project.read_only
    assert window.status.saved.text() != "Read only"
    assert "Ana" in lock.read_text("utf-8")
    at = window.view.text.index(FEVERISH)
    window.view.select(at, at + 4)
    window.annotating.highlight()
    settle()
    assert window.sidebar.model.rowCount() == 1
    window.close()
    assert not lock.exists()


def test_one_may_work_on_a_copy_while_another_computer_has_it(
    opened: Opener, project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, copy = locks.lock_path(project_path), project_path.with_name("Mine.annotator")
    lock.write_text(THEIRS)
    before = project_path.read_bytes()
    window = opened(project_path)
    monkeypatch.setattr(ask, "one_of", lambda *_: 1)
    monkeypatch.setattr(ask, "save_file", lambda *_: copy)
    window.messages._button.click()
    settle()
    mine = app._windows[-1]
    assert mine.session.project.path == copy
    assert not mine.session.project.read_only
    assert lock.read_text() == THEIRS
    mine.close()
    assert project_path.read_bytes() == before


def test_a_second_window_is_offered_to_write_once_the_first_has_closed(
    window: MainWindow, opened: Opener, project_path: Path, hand: Hand
) -> None:
    second = opened(project_path)
    assert second.session.project.read_only
    waiting = second.findChild(locks.Waiting)
    assert waiting is not None
    waiting.look()
    assert "has closed" not in second.messages.sentence
    hand.drag_over(ICE)
    window.annotating.highlight()
    wait_for(lambda: second.sidebar.model.rowCount() == 1)
    window.close()
    waiting.look()
    assert "has closed" in second.messages.sentence
    assert second.session.project.read_only
    second.messages._button.click()
    settle()
    assert not second.session.project.read_only
    assert second.messages.isHidden()
    project, here = second.session.project, second.session.document_id
    annotations.add(project, here, [(200, 210)])
    third = opened(project_path)
    assert third.session.project.read_only


def test_the_command_line_writes_while_windows_are_open(window: MainWindow, opened: Opener, project_path: Path) -> None:
    second = opened(project_path)
    assert run(["annotate", str(project_path), "125", "--quote", FEVERISH, "--note", "from outside"]) == 0
    wait_for(lambda: window.sidebar.model.rowCount() == second.sidebar.model.rowCount() == 1)


def test_where_no_lock_can_be_made_the_project_is_read(
    opened: Opener, project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "claimed", lambda *_: None)
    window = opened(project_path)
    assert window.session.project.read_only
    assert "may not be written" in window.messages.sentence


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive - Uni", "Nextcloud", "iCloud Drive", "Google Drive"])
def test_a_file_in_a_synced_folder_works_with_one_hint(opened: Opener, project_path: Path, folder: str) -> None:
    there = project_path.parent / folder
    there.mkdir()
    path = project_path.rename(there / project_path.name)
    window = opened(path)
    assert not window.session.project.read_only
    assert folder.split(" -")[0].split(" Drive")[0] in window.messages.sentence
    window.close()
    again = opened(path)
    assert again.messages.sentence == ""


def test_a_live_lock_is_not_taken_by_its_age(project_path: Path) -> None:
    process = holding(project_path)
    lock = locks.lock_path(project_path)
    old = time.time() - 3600
    os.utime(lock, (old, old))
    assert isinstance(locks.claimed(project_path, "Ana"), locks.Holder)
    assert lock.exists()
    process.communicate()


@pytest.mark.parametrize("what", ["the file", "the folder"])
def test_what_may_not_be_written_is_read_and_can_be_copied(
    opened: Opener, tmp_path: Path, project_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    path = project_path.rename(folder / project_path.name)
    with frozen(path if what == "the file" else folder):
        before = path.read_bytes(), sorted(os.listdir(folder))
        window = opened(path)
        assert window.session.project.read_only
        assert "may not be written" in window.messages.sentence
        at = window.view.text.index(FEVERISH)
        window.view.select(at, at + 4)
        window.annotating.highlight()
        assert "for reading only" in window.messages.sentence
        monkeypatch.setattr(ask, "save_file", lambda *_: tmp_path / "mine.annotator")
        window.filing.work_on_copy()
        settle()
        copy = app._windows[-1]
        assert copy.session.project.path == tmp_path / "mine.annotator"
        assert not copy.session.project.read_only
        copy.close()
        assert (path.read_bytes(), sorted(os.listdir(folder))) == before
