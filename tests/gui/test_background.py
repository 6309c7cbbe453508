"""Long work: progress, the window alive, and nothing half done when it is stopped."""

from __future__ import annotations

import gc
import sys
import threading
import time
from pathlib import Path
from typing import ClassVar

import psutil
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog

from annotator import child, jobs
from annotator.errors import Cancelled, UnreadableFile
from annotator.gui import ask, background
from annotator.gui.main_window import MainWindow
from annotator.progress import Progress
from annotator.store import annotations, documents
from tests.gui.conftest import settle
from tests.making import tamper


def stop(window: MainWindow) -> None:
    for dialog in window.findChildren(QProgressDialog):
        dialog.cancel()


def test_work_beside_the_window_gives_its_result_or_its_trouble(window: MainWindow) -> None:
    assert background.read(window, "Reading", lambda _: 42) == 42

    def fail(_: Progress) -> int:
        raise UnreadableFile("no good")

    with pytest.raises(UnreadableFile, match="no good"):
        background.read(window, "Reading", fail)


class Cycle:
    """Refers to itself, so that only Python's collector destroys it; says in which thread."""

    ends: ClassVar[list[threading.Thread]] = []

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        self.ends.append(threading.current_thread())


def test_nothing_of_the_window_is_destroyed_in_another_thread(window: MainWindow) -> None:
    def make_many(_: Progress) -> int:
        for _round in range(300):
            Cycle()
            kept = [[number] for number in range(3000)]
        return len(kept)

    Cycle.ends.clear()
    for _ in range(50):
        Cycle()
    assert background.read(window, "Reading", make_many) == 3000
    assert {one for one in Cycle.ends if one is not threading.main_thread()} == set()
    QTest.qWait(100)
    settle()
    assert gc.isenabled()
    gc.collect()
    assert len(Cycle.ends) == 350


def test_the_window_lives_while_a_file_is_read(window: MainWindow) -> None:
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(10)
    background.read(window, "Reading", lambda _: time.sleep(0.4))
    timer.stop()
    assert len(ticks) > 5


def test_the_keyboard_is_where_it_was_once_progress_was_shown(window: MainWindow) -> None:
    window.view.setFocus()
    background.read(window, "Reading", lambda _: time.sleep(0.4))
    settle()
    assert QApplication.focusWidget() is window.view


def test_reading_that_takes_a_while_says_so_soon(window: MainWindow) -> None:
    began, shown = time.monotonic(), []
    timer = QTimer()
    timer.timeout.connect(
        lambda: shown.extend(
            time.monotonic() - began for one in window.findChildren(QProgressDialog) if one.isVisible()
        )
    )
    timer.start(10)
    going_on = threading.Event()
    QTimer.singleShot(1500, going_on.set)
    background.read(window, "Reading", lambda _: going_on.wait(20))
    timer.stop()
    assert shown, "Qt by itself would wait four seconds"
    assert shown[0] < 1.4


def test_reading_can_be_stopped(window: MainWindow) -> None:
    going_on = threading.Event()
    QTimer.singleShot(60, lambda: stop(window))
    with pytest.raises(Cancelled):
        background.read(window, "Reading", lambda _: going_on.wait(20))
    going_on.set()


def test_stopping_ends_the_process_that_reads(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: before Cancel there is such a process, and it would go on for ever."""
    page, code = tmp_path / "page.html", "import time\nwhile True: time.sleep(0.01)"
    page.write_text("<p>Words", "utf-8")
    monkeypatch.setattr(child, "command", lambda: [sys.executable, "-c", code])
    others = {one.pid for one in psutil.Process().children()}
    seen: list[int] = []

    def stop_it() -> None:
        seen.extend(one.pid for one in psutil.Process().children() if one.pid not in others)
        stop(window)

    QTimer.singleShot(600, stop_it)
    before = window.documents.count()
    window.filing.take_in([page])
    assert "Stopped" in window.messages.sentence
    assert window.documents.count() == before
    assert seen
    until = time.monotonic() + 10
    while any(map(psutil.pid_exists, seen)) and time.monotonic() < until:
        settle()
    assert not any(map(psutil.pid_exists, seen))


def test_how_far_reading_is_can_be_seen(window: MainWindow) -> None:
    shown: list[int] = []

    def work(progress: Progress) -> None:
        for done in range(40):
            progress(done, 40)
            time.sleep(0.02)

    timer = QTimer()
    timer.timeout.connect(lambda: shown.extend(one.value() for one in window.findChildren(QProgressDialog)))
    timer.start(20)
    background.read(window, "Reading", work)
    timer.stop()
    assert len(set(shown)) > 5
    assert max(shown) > 50


def test_an_import_that_is_stopped_leaves_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    volume = tmp_path / "volume.xml"
    letters = "".join(
        f'<div type="document" n="{n}"><head>{n}. Letter</head><p>Words of {n}.</p></div>' for n in range(40)
    )
    volume.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{letters}</body></text></TEI>', "utf-8")
    monkeypatch.setattr(background, "_ROUND", -1)
    before = window.documents.count()
    add_one = documents._add_one
    added: list[str] = []

    def slow(*values: object) -> str:
        added.append(add_one(*values))  # type: ignore[arg-type]
        if len(added) == 10:
            stop(window)
        return added[-1]

    monkeypatch.setattr(documents, "_add_one", slow)
    window.filing.take_in([volume])
    settle()
    assert len(added) == 10
    assert "Stopped" in window.messages.sentence
    assert window.documents.count() == before
    monkeypatch.setattr(documents, "_add_one", add_one)
    window.filing.take_in([volume])
    settle()
    assert window.documents.count() == before + 40


def test_annotations_taken_back_can_be_stopped_and_so_can_a_large_undo(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, here, export = window.session.project, window.session.document_id, tmp_path / "all.json"
    with project.edit("Many"):
        for at in range(0, 600, 10):
            annotations.add(project, here, [(at, at + 5)])
    jobs.export(project, "json", export)
    monkeypatch.setattr(background, "_ROUND", -1)
    QTimer.singleShot(0, lambda: stop(window))
    window.undo()
    assert "Stopped" in window.messages.sentence
    assert window.sidebar.model.total == 60
    window.undo()
    settle()
    assert window.sidebar.model.total == 0
    for kind in ("annotation", "span"):
        tamper(project.path, f"DELETE FROM {kind}")
    QTimer.singleShot(0, lambda: stop(window))
    window.filing.take_in([export])
    settle()
    assert window.sidebar.model.total == 0
    window.filing.take_in([export])
    settle()
    assert window.sidebar.model.total == 60


@pytest.mark.parametrize("name", ["docx-notes", "csv", "html"])
def test_an_export_that_is_stopped_leaves_what_was_there(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    project, here, path = window.session.project, window.session.document_id, tmp_path / "out"
    with project.edit("Many"):
        for at in range(600):
            annotations.add(project, here, [(at, at + 5)])
    path.write_bytes(b"as it was")
    monkeypatch.setattr(ask, "save_file", lambda *_given: path)
    monkeypatch.setattr(background, "_ROUND", -1)
    QTimer.singleShot(0, lambda: stop(window))
    window.actions_by_name[f"file.export_{name}"].trigger()
    assert "Stopped" in window.messages.sentence
    assert path.read_bytes() == b"as it was"
    window.actions_by_name[f"file.export_{name}"].trigger()
    assert window.messages.sentence == "Wrote 600 annotations to out."
    assert len(path.read_bytes()) > 10_000


def test_short_work_shows_nothing(window: MainWindow) -> None:
    with background.progress(window, "Working") as tell:
        for done in range(100):
            tell(done, 1000)
    assert window.findChildren(QProgressDialog) == []
