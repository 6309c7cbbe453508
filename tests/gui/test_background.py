"""Long work: progress, the window alive, and nothing half done when it is stopped."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressDialog

from annotator.errors import Cancelled, UnreadableFile
from annotator.gui import background
from annotator.gui.main_window import MainWindow
from annotator.store import documents
from tests.gui.conftest import settle


def stop(window: MainWindow) -> None:
    for dialog in window.findChildren(QProgressDialog):
        dialog.cancel()


def test_work_beside_the_window_gives_its_result_or_its_trouble(window: MainWindow) -> None:
    assert background.read(window, "Reading", lambda: 42) == 42

    def fail() -> int:
        raise UnreadableFile("no good")

    with pytest.raises(UnreadableFile, match="no good"):
        background.read(window, "Reading", fail)


def test_the_window_lives_while_a_file_is_read(window: MainWindow) -> None:
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(10)
    background.read(window, "Reading", lambda: time.sleep(0.4))
    timer.stop()
    assert len(ticks) > 5


def test_reading_can_be_stopped(window: MainWindow) -> None:
    going_on = threading.Event()
    QTimer.singleShot(60, lambda: stop(window))
    with pytest.raises(Cancelled):
        background.read(window, "Reading", lambda: going_on.wait(20))
    going_on.set()


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
