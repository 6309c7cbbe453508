"""Is the project sound? Asked by itself, and at length; and what is offered where a file cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui import app, ask
from annotator.gui.checking import Result
from annotator.gui.main_window import MainWindow
from annotator.store import documents
from annotator.store.project import Project
from tests.gui.conftest import Opener, settle
from tests.making import mark_words, tamper


def shown(window: MainWindow) -> Result:
    """The dialog that was opened last."""
    settle()
    found = [one for one in window.findChildren(Result) if one.isVisible()]
    assert found
    return found[-1]


def press(result: Result, words: str) -> None:
    (button,) = (one for one in result.findChildren(QPushButton) if one.text().replace("&", "") == words)
    button.click()
    settle()


def test_a_sound_project_is_said_to_be_sound(window: MainWindow) -> None:
    window.actions_by_name["help.check"].trigger()
    result = shown(window)
    assert result.words == "Seminar.annotator is sound."
    press(result, "Copy")
    assert QApplication.clipboard().text() == result.words
    press(result, "Close")


def test_damage_is_said_in_words_and_mended_with_a_copy(window: MainWindow, project_path: Path) -> None:
    tamper(project_path, "UPDATE mark SET value = 'changed'")
    tamper(project_path, "DELETE FROM paragraph")
    window.checking.check()
    result = shown(window)
    assert "The headings, names and references in documents are not as they were saved." in result.words
    press(result, "Repair, keeping a copy")
    told = shown(window)
    (kept,) = project_path.parent.glob("Seminar before repair *.annotator")
    assert str(kept) in told.words
    press(told, "Close")
    window.checking.check()
    assert shown(window).words == "Seminar.annotator is sound."


def test_what_is_missing_is_told_by_itself(opened: Opener, project_path: Path, qtbot: QtBot) -> None:
    tamper(project_path, "DELETE FROM page WHERE rowid = 1")
    window = opened(project_path)
    window.checking.look()
    qtbot.waitUntil(lambda: "page numbers" in window.messages.sentence)
    assert "Nothing was changed" in window.messages.sentence


def test_a_sound_project_is_opened_without_a_word(window: MainWindow, qtbot: QtBot) -> None:
    window.checking.look()
    qtbot.wait(400)
    assert window.messages.sentence == ""


def test_what_a_damaged_project_holds_can_be_saved(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project_path: Path
) -> None:
    window.close()
    project = Project.open(project_path)
    letter = documents.listed(project)[0].id
    mark_words(project, letter, "on ice", note="put off")
    project.close()
    damaged, target = tmp_path / "Damaged.annotator", tmp_path / "Saved.annotator"
    whole = project_path.read_bytes()
    damaged.write_bytes(b"\0" * 16 + whole[16 : len(whole) - 8192])
    before = damaged.read_bytes()
    here = app._first_window([project_path], window.session.settings)
    monkeypatch.setattr(ask, "save_file", lambda *_: target)
    app._replace(here, damaged)
    assert "1 of 1 annotations could be read" in here.messages.sentence
    (button,) = (one for one in here.messages.findChildren(QPushButton) if one.text().startswith("Save them"))
    button.click()
    assert str(target) in here.messages.sentence
    assert damaged.read_bytes() == before
    saved = Project.open(target)
    assert [one.title for one in documents.listed(saved)]
    assert [row["note"] for row in saved.rows("SELECT note FROM annotation")] == ["put off"]
    saved.close()
    here.close()
    settle()
