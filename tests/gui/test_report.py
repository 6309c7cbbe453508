"""What the window offers when something happened that should not have."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from annotator import paths
from annotator.errors import AnnotatorError
from annotator.gui import app
from annotator.gui.main_window import MainWindow
from annotator.settings import Settings


@pytest.fixture(autouse=True)
def _log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "state" / "annotator.log")


def test_a_mistake_of_ours_can_be_copied_from_the_message(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = KeyError("her note")
    app._unexpected(KeyError, error, None)
    assert "should not have" in window.messages.sentence
    (button,) = [one for one in window.messages.findChildren(QPushButton) if one.isVisible()]
    assert button.text() == "Copy report"
    button.click()
    copied = QGuiApplication.clipboard().text()
    assert "KeyError" in copied
    assert "Qt for Python" in copied
    assert "her note" not in copied
    assert "Copied" in window.messages.sentence


def test_the_report_is_in_the_help_menu(window: MainWindow) -> None:
    action = window.actions_by_name["help.copy_report"]
    assert action.objectName() == "action.help.copy_report"
    action.trigger()
    assert "Nothing was written down." in QGuiApplication.clipboard().text()


def test_a_sentence_that_nobody_caught_is_said_as_it_is(window: MainWindow) -> None:
    error = AnnotatorError("{name} exists already; choose another name.", name="Notes")
    app._unexpected(AnnotatorError, error, None)
    assert window.messages.sentence == "Notes exists already; choose another name."
    assert not paths.log_file().exists()


def test_after_a_crash_the_next_start_says_so_once(
    project_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)
    settings.set("language", "en")
    left = paths.log_file().with_name("1.crash")
    left.parent.mkdir()
    left.write_text("Fatal Python error: Segmentation fault", "utf-8")
    before = sys.excepthook
    for said in ("Annotator ended unexpectedly the last time. What you had saved is safe.", ""):
        try:
            app.run([project_path])
        finally:
            sys.excepthook = before
        assert app._windows[-1].messages.sentence == said
        app._windows.pop().close()
    assert "Segmentation fault" in paths.log_file().read_text("utf-8")
