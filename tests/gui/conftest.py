"""The real window on a real project, and a hand that uses mouse and keys on it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.gui import app, ask
from annotator.gui.main_window import MainWindow
from annotator.model import Identity
from annotator.settings import Settings
from annotator.store import annotations, displaced, documents
from tests.making import mark_words

SAMPLES = Path(__file__).resolve().parents[2] / "sample_docs"
WORDS = ("cessation of nuclear test", "on ice until the end of the elections", "lebensraum")
Opener = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def no_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that a test does not answer fails it, and does not wait for ever."""

    def unanswered(*given: object, **_named: object) -> None:
        raise AssertionError(f"a question nobody answers: {given[1:3]}")

    for name, found in vars(ask).items():
        if inspect.isfunction(found) and found.__module__ == ask.__name__ and not name.startswith("_"):
            monkeypatch.setattr(ask, name, unanswered)


@pytest.fixture
def project_path(tmp_path: Path, identity: Identity) -> Path:
    """A project with the letter and its companion, nothing annotated yet."""
    project = jobs.create_project(tmp_path / "Seminar.annotator", identity)
    for name in ("letter.xml", "berlin-chronology.txt"):
        jobs.import_documents(project, SAMPLES / name)
    project.close()
    return project.path


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings) -> Iterator[Opener]:
    """Opens windows, and closes them when the test is over."""
    windows: list[MainWindow] = []

    def open_one(path: Path, width: int = 1280, height: int = 860) -> MainWindow:
        if not settings.get("language", ""):
            settings.set("language", "en")
        window = app.open_window(path, settings.path)
        window.resize(width, height)
        windows.append(window)
        qtbot.waitExposed(window)
        window.view.setFocus()
        settle()
        return window

    yield open_one
    for window in filter(isValid, windows):
        window.close()
        window.deleteLater()
    app._windows.clear()
    settle()


@pytest.fixture
def window(opened: Opener, project_path: Path) -> MainWindow:
    """The window on that project."""
    return opened(project_path)


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    return Hand(window)


@pytest.fixture
def ids(window: MainWindow) -> list[str]:
    """Three annotations of the letter, in its order, each with a note."""
    project, letter = window.session.project, documents.listed(window.session.project)[0].id
    made = [mark_words(project, letter, words, note=f"Note on {words}") for words in WORDS]
    settle()
    return sorted(made, key=lambda one: annotations.load(project, [one])[0].start)


@pytest.fixture
def nowhere_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is moved away is not found again, and no conflict copy can be written: saving fails."""

    def full(*_: object) -> Path:
        raise AnnotatorError("there is nowhere to write to")

    monkeypatch.setattr(displaced, "found_again", lambda _project: None)
    monkeypatch.setattr(displaced, "conflict_copy", full)


def settle() -> None:
    """Let the window do what it has to do."""
    for _ in range(3):
        QApplication.processEvents()
        QTest.qWait(5)


class Hand:
    """Does what a reader does with mouse and keyboard."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def drag_over(self, words: str) -> None:
        """Select words on the page with the mouse."""
        view = self.window.view
        start = view.text.index(words)
        view.show_range(start, start + len(words))
        settle()
        first, last = self._point(start), self._point(start + len(words))
        port = view.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
        QTest.mouseMove(port, (first + last) / 2)
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=last)
        settle()

    def click_on(self, words: str) -> None:
        """Click in the middle of words on the page."""
        view = self.window.view
        at = view.text.index(words) + len(words) // 2
        view.show_range(at, at)
        settle()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=self._point(at) + QPoint(2, 0))
        settle()

    def _point(self, offset: int) -> QPoint:
        view = self.window.view
        cursor = QTextCursor(view.document())
        cursor.setPosition(view.drawing.units.to_qt(offset))
        rect = view.cursorRect(cursor)
        return QPoint(rect.left(), rect.center().y())

    def key(self, key: Qt.Key, *held: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
        """Press a key where the keyboard is."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        target = on or QApplication.focusWidget() or self.window.view
        QTest.keyClick(target, key, modifiers)
        settle()

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, words)
        settle()

    def walk(self, times: int, key: Qt.Key = Qt.Key.Key_Right, *held: Qt.KeyboardModifier) -> None:
        """Press a key several times."""
        for _ in range(times):
            self.key(key, *held)
