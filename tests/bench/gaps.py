"""How long the window is silent: the longest time between two turns of the event loop, for each thing one does.

Silence that begins while progress is shown does not count: the person knows what is going on, and can stop it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog

from annotator import jobs
from annotator.gui import app
from annotator.gui.main_window import MainWindow
from annotator.store import documents
from annotator.store.project import Project
from tests.bench import material
from tests.bench.case import Case
from tests.bench.timing import Samples
from tests.bench.watch import settle

_BEAT = 2  # milliseconds
_QUIET = 0.6  # seconds after the work in which what was put off is done
_PATIENCE = 120.0  # seconds
_MARK_EVERY = 250  # characters

Act = Callable[[], object]
Done = Callable[[], bool]


class Heartbeat(QObject):
    """Beats with each turn of the event loop, and knows the longest time it could not."""

    def __init__(self) -> None:
        super().__init__()
        self._last = self._longest = 0.0
        self._told = False  # whether progress was shown at the last turn
        self.told_after = 0.0  # milliseconds until it was shown first; 0 where it never was
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = perf_counter()
        if not self._told:
            self._longest = max(self._longest, now - self._last)
        self._told, self._last = isinstance(QApplication.activeModalWidget(), QProgressDialog), now
        if self._told and not self.told_after:
            self.told_after = (now - self._began) * 1000

    def longest(self, work: Act, done: Done = lambda: True) -> float:
        """Milliseconds of the longest silence from the beginning of the work until it is done and all is quiet."""
        self._longest = self.told_after = 0.0
        self._last = self._began = began = perf_counter()
        self._timer.start(_BEAT)
        work()
        self._beat()
        while not done() and perf_counter() - began < _PATIENCE:
            QApplication.processEvents()
        until = perf_counter() + _QUIET
        while perf_counter() < until:
            QApplication.processEvents()
            QTest.qWait(1)
        self._timer.stop()
        return self._longest * 1000


def reading(case: Case) -> Samples:
    """What one does while reading: open, write, filter, sort, and look at all of it in other ways."""
    app.application()
    heart, path = Heartbeat(), case.copy(_with_marks(case), "read")
    window = app.open_window(path, case.settings)
    window.resize(1440, 900)
    book, short = (one.id for one in documents.listed(window.session.project))
    window.session.go_to_id(short)
    settle()
    whole = window.viewing
    acts: dict[str, tuple[Act, Done]] = {
        "go": (lambda: window.session.go_to_id(book), _at_once),
        "choose": (lambda: window.annotating.move(1), _at_once),
        "note": (lambda: _type_note(window), _at_once),
        "tag": (lambda: window.sidebar.set_filter(f"#{material.TAGS[3]}"), _at_once),
        "word": (lambda: window.sidebar.set_filter(material.WORD), _at_once),
        "clear": (lambda: window.sidebar.set_filter(""), _at_once),
        "sort": (lambda: window.sidebar.sort_by("tag"), _at_once),
        "theme": (whole.other_theme, _at_once),
        "zoom": (lambda: whole.zoom_by(1), _at_once),
        "find": (lambda: window.find_bar.open_on(window.view.text, 0, material.WORD), _at_once),
        "network": (window.floating.network, _at_once),
        "whole": (window.floating.whole, lambda: window.sheets.whole.chart is not None),
    }
    found: dict[str, float] = {}
    for name, (act, done) in acts.items():
        found[name] = heart.longest(act, done)
        settle()
    window.close()
    return {name: [gap] for name, gap in found.items()}


def changing(case: Case) -> Samples:
    """What changes much at once: tag all hits of a search, undo that, and take files in."""
    app.application()
    window = app.open_window(case.copy(case.project, "change"), case.settings)
    window.resize(1440, 900)
    settle()
    heart, search = Heartbeat(), window.sheets.search
    found = {
        "search": heart.longest(lambda: _search(window), lambda: bool(search.model.hits) and search.export.isEnabled())
    }
    search.open_tagging()
    search.tagging.line.setText("found")
    settle()
    found["tag_hits"] = heart.longest(search.tagging.line.returnPressed.emit)
    found["undo"] = heart.longest(window.undo)
    search.close_sheet()
    settle()
    other = case.folder / "Other.txt"
    other.write_text(material.book(case.size.characters, seed=7), "utf-8")
    found["import"] = heart.longest(lambda: window.filing.take_in([other]))
    window.close()
    return {name: [gap] for name, gap in found.items()}


def volume(case: Case) -> Samples:
    """A volume of papers taken in: the longest silence, and how soon progress is shown."""
    app.application()
    window = app.open_window(case.copy(case.project, "volume"), case.settings)
    window.resize(1440, 900)
    settle()
    heart = Heartbeat()
    silence = heart.longest(lambda: window.filing.take_in([case.volume()]))
    window.close()
    return {"silence": [silence], "told": [heart.told_after]}


def taking_back(case: Case) -> Samples:
    """The exported annotations taken into a project that has only the document."""
    full, export = Project.open(case.project, case.identity), case.folder / "gaps.json"
    jobs.export(full, "json", export)
    full.close()
    window = app.open_window(case.copy(case.bare, "back"), case.settings)
    settle()
    found = {"json": [Heartbeat().longest(lambda: window.filing.take_in([export]))]}
    window.close()
    return found


def _at_once() -> bool:
    return True


def _type_note(window: MainWindow) -> None:
    window.sidebar.write_note()
    editor = window.sidebar.editor
    if editor is not None:
        QTest.keyClicks(editor.note, "a thought while reading ", Qt.KeyboardModifier.NoModifier, 15)


def _search(window: MainWindow) -> None:
    window.floating.search()
    window.sheets.search.line.setText(material.WORD)


def _with_marks(case: Case) -> Path:
    """The project, its text as full of emphasis and names as a scholarly edition's is, and a short one beside it."""
    made = case.folder / "Marked.annotator"
    if made.exists():
        return made
    path = case.copy(case.project, "marking")
    project, random = Project.open(path, case.identity), Random(5)
    here = documents.listed(project)[0].id
    rows = [
        {"document_id": here, "start": at, "end": at + 12, "kind": kind, "target": "", "value": ""}
        for at in range(0, case.size.characters - 1000, _MARK_EVERY)
        for kind in [random.choice(("italic", "italic", "bold", "smallcaps", "person", "reference"))]
    ]
    letter = case.folder / "Letter.txt"
    letter.write_text(material.book(6_000, seed=3), "utf-8")
    with project.edit("Marks"):
        project.keep("mark", rows)
    jobs.import_documents(project, letter)
    project.close()
    return path.rename(made)
