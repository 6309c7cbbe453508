"""The program's window: open, turn pages, highlight, jump, resize, filter."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider

from annotator.gui import app
from annotator.gui import theme as themes
from annotator.gui.main_window import MainWindow
from annotator.gui.panels.annotations import AnnotationPanel
from annotator.gui.session import Place, Session
from annotator.settings import Settings
from annotator.store import documents
from annotator.store.project import Project
from tests.bench import material
from tests.bench.case import Case
from tests.bench.store import Commits
from tests.bench.timing import Samples, megabytes
from tests.bench.watch import Watch, press, settle

FAR = 0.97
WIDTHS = (1240, 1440)


def _opened(case: Case, path: Path) -> MainWindow:
    window = app.open_window(path, case.settings)
    window.resize(1440, 900)
    window.view.setFocus()
    settle()
    return window


def empty_window(case: Case) -> Samples:
    """The memory of a window on an empty project."""
    window = _opened(case, case.empty)
    found = {"memory": [megabytes()]}
    window.close()
    return found


def open_project(case: Case) -> Samples:
    """From asking for a project to its first painted page, in a program that runs already."""
    app.application()
    began = perf_counter()
    window = app.open_window(case.project, case.settings)
    Watch(window.view.viewport()).wait(began)
    opened = (perf_counter() - began) * 1000
    settle()
    found = {"opened": [opened], "memory": [megabytes()]}
    window.close()
    return found


def page_down(case: Case) -> Samples:
    """A hundred pages, by the key."""
    window = _opened(case, case.project)
    watch = Watch(window.view.viewport())
    window.view.put_caret(len(window.view.text) // 10)
    window.view.go_to_top(len(window.view.text) // 10)
    settle()
    found = {"page": [watch.painted(lambda: press(window.view, Qt.Key.Key_PageDown)) for _ in range(100)]}
    window.close()
    return found


def add_highlight(case: Case) -> Samples:
    """Words in view selected, then highlighted: until they show and are on the disk."""
    window = _opened(case, case.copy(case.project))
    watch, commits = Watch(window.view.viewport()), Commits(window.session.project)
    found: Samples = {"total": [], "beside": []}
    for number in range(20):
        start = len(window.view.text) * (number + 1) // 25
        window.view.select(start, start + 120)
        settle()
        commits.taken()
        total = watch.painted(window.annotating.highlight)
        found["total"].append(total)
        found["beside"].append(total - commits.taken())
        settle()
    window.close()
    return found


def undo_highlight(case: Case) -> Samples:
    """The last of several highlights taken back, until the page shows it."""
    window = _opened(case, case.copy(case.project))
    watch, commits = Watch(window.view.viewport()), Commits(window.session.project)
    for number in range(10):
        start = len(window.view.text) * (number + 1) // 25
        window.view.select(start, start + 120)
        window.annotating.highlight()
        settle()
    found: Samples = {"beside": []}
    for _ in range(10):
        commits.taken()
        total = watch.painted(window.undo)
        found["beside"].append(total - commits.taken())
        settle()
    window.close()
    return found


def jump(case: Case) -> Samples:
    """The first jump to a place far down."""
    window = _opened(case, case.project)
    watch = Watch(window.view.viewport())
    place = Place(window.session.document_id, int(len(window.view.text) * FAR))
    found = {"jump": [watch.painted(lambda: window.session.go_to(place))]}
    window.close()
    return found


def resize(case: Case) -> Samples:
    """The window made narrower and wider while far down."""
    window = _opened(case, case.project)
    watch = Watch(window.view.viewport())
    window.session.go_to(Place(window.session.document_id, int(len(window.view.text) * FAR)))
    settle()
    found: Samples = {"resize": []}
    for number in range(8):
        width = WIDTHS[number % 2]
        found["resize"].append(watch.painted(partial(window.resize, width, 900)))
        settle()
    window.close()
    return found


def show_cards(case: Case) -> Samples:
    """The sidebar by itself, until the first cards of the document are painted."""
    app.application()
    settings = Settings(case.settings)
    project = Project.open(case.project, settings.identity())
    session = Session(project, settings)
    panel = AnnotationPanel(session, themes.LIGHT)
    panel.resize(332, 800)
    panel.show()
    settle()
    document_id = documents.listed(project)[0].id
    watch = Watch(panel.list.viewport())
    found = {"show": [watch.painted(lambda: session.show_document(document_id))]}
    project.close()
    return found


def filter_cards(case: Case) -> Samples:
    """The sidebar in the window: filtered by a tag and by a word, the filter taken away, and paged."""
    window = _opened(case, case.project)
    sidebar, watch = window.sidebar, Watch(window.sidebar.list.viewport())
    lines = {"tag": f"#{material.TAGS[3]}", "word": material.WORD}
    found: Samples = {"tag": [], "word": [], "clear": [], "page": []}
    for _ in range(5):
        for name, line in lines.items():
            found[name].append(watch.painted(partial(sidebar.set_filter, line)))
            settle()
            found["clear"].append(watch.painted(lambda: sidebar.set_filter("")))
            settle()
    bar = sidebar.list.verticalScrollBar()
    action = QAbstractSlider.SliderAction.SliderPageStepAdd
    found["page"] = [watch.painted(lambda: bar.triggerAction(action)) for _ in range(50)]
    window.close()
    return found
