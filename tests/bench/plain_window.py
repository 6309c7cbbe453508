"""The same in a bare text view and a bare list, which paint no highlights."""

from __future__ import annotations

import sqlite3
from functools import partial
from time import perf_counter

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QAbstractSlider, QApplication, QListView, QPlainTextEdit, QTextEdit

from tests.bench import material
from tests.bench.case import Case
from tests.bench.timing import Samples, megabytes
from tests.bench.watch import Watch, press, settle
from tests.bench.window import FAR, WIDTHS

_BESIDE = 228 + 332  # what the columns take of the window's width


def _read(case: Case) -> str:
    raw = sqlite3.connect(case.project)
    text: str = raw.execute("SELECT text FROM document_text").fetchone()[0]
    raw.execute("SELECT p.start, p.end, a.id, a.colour FROM place p JOIN annotation a ON a.id = p.annotation_id")
    raw.close()
    return text


def _view(text: str) -> QPlainTextEdit:
    view = QPlainTextEdit()
    view.setReadOnly(True)
    flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    view.setTextInteractionFlags(flags)
    font = view.font()
    font.setPixelSize(19)
    view.setFont(font)
    view.resize(WIDTHS[1] - _BESIDE, 850)
    view.setPlainText(text)
    view.show()
    return view


def _shown(case: Case) -> QPlainTextEdit:
    _application()
    view = _view(_read(case))
    settle()
    return view


def _application() -> QApplication:
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


def open_project(case: Case) -> Samples:
    """The text read and set, until its first page is painted."""
    application = _application()
    empty = _view("")
    settle()
    before = megabytes()
    empty.close()
    began = perf_counter()
    view = _view(_read(case))
    Watch(view.viewport()).wait(began)
    opened = (perf_counter() - began) * 1000
    settle()
    found = {"opened": [opened], "memory": [megabytes() - before]}
    application.closeAllWindows()
    return found


def page_down(case: Case) -> Samples:
    """A hundred pages, by the key."""
    view = _shown(case)
    watch = Watch(view.viewport())
    _go(view, 0.1)
    settle()
    return {"page": [watch.painted(lambda: press(view, Qt.Key.Key_PageDown)) for _ in range(100)]}


def _go(view: QPlainTextEdit, part: float) -> None:
    cursor = view.textCursor()
    cursor.setPosition(int(view.document().characterCount() * part))
    view.setTextCursor(cursor)
    view.centerCursor()


def add_highlight(case: Case) -> Samples:
    """A selection of another colour over words in view."""
    view = _shown(case)
    watch = Watch(view.viewport())
    found: Samples = {"beside": []}
    for number in range(20):
        _go(view, (number + 1) / 25)
        settle()
        found["beside"].append(watch.painted(lambda: _colour(view)))
    return found


def _colour(view: QPlainTextEdit) -> None:
    selection = QTextEdit.ExtraSelection()
    cursor = view.textCursor()
    cursor.setPosition(cursor.position() + 120, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format.setBackground(QColor("#ffe08a"))
    view.setExtraSelections([selection])


def jump(case: Case) -> Samples:
    """The first jump to a place far down."""
    view = _shown(case)
    return {"jump": [Watch(view.viewport()).painted(lambda: _go(view, FAR))]}


def resize(case: Case) -> Samples:
    """The view made narrower and wider while far down."""
    view = _shown(case)
    watch = Watch(view.viewport())
    _go(view, FAR)
    settle()
    found: Samples = {"resize": []}
    for number in range(8):
        width = WIDTHS[number % 2] - _BESIDE
        found["resize"].append(watch.painted(partial(view.resize, width, 850)))
        settle()
    return found


def cards(case: Case) -> Samples:
    """A list of strings: shown, filtered by a word, paged."""
    _application()
    view, model = QListView(), QStringListModel()
    view.setUniformItemSizes(True)
    view.setModel(model)
    view.resize(332, 800)
    view.show()
    settle()
    raw, watch = sqlite3.connect(case.project), Watch(view.viewport())
    rows: list[str] = []
    show = watch.painted(lambda: _show(model, rows, raw))
    narrowed = watch.painted(lambda: model.setStringList([row for row in rows if material.WORD in row]))
    cleared = watch.painted(lambda: model.setStringList(rows))
    bar, action = view.verticalScrollBar(), QAbstractSlider.SliderAction.SliderPageStepAdd
    pages = [watch.painted(lambda: bar.triggerAction(action)) for _ in range(50)]
    raw.close()
    return {"show": [show], "filter": [narrowed], "clear": [cleared], "page": pages}


def _show(model: QStringListModel, rows: list[str], raw: sqlite3.Connection) -> None:
    rows.extend(_words(raw))
    model.setStringList(rows)


def _words(raw: sqlite3.Connection) -> list[str]:
    sql = """SELECT s.quote || ' ' || a.note FROM annotation a JOIN span s ON s.annotation_id = a.id
             WHERE a.alive ORDER BY s.start, s.end"""
    return [row[0] for row in raw.execute(sql)]
