"""The list of keys, what the program is made of, a report of what went wrong, and where outside sources are."""

from __future__ import annotations

import platform
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator import __version__, paths, report
from annotator.gui import ask
from annotator.gui.columns import section
from annotator.gui.language import keys, tr
from annotator.store.connection import sqlite_version

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


Rows = list[tuple[str, str]]

_ICON = 64  # pixels of the window


def show_keys(window: MainWindow) -> None:
    """List every command that has a key, with it, under the menu it stands in."""
    parts: list[tuple[str, Rows]] = []
    names = [name for name, action in window.actions_by_name.items() if action.shortcuts()]
    for (_, found), menu in zip(groupby(names, _area), window.menuBar().actions(), strict=True):
        parts.append((menu.text().replace("&", ""), [_row(window, name) for name in found]))
    more = [
        (tr("Select words"), tr("Shift and the arrow keys")),
        (tr("Follow a cross-reference"), tr("Enter")),
        (
            tr("In a search: regular expression, order, tag all hits"),
            ", ".join(keys(one) for one in ("Alt+R", "Alt+O", "Ctrl+T")),
        ),
        (tr("In the hits: leave one out"), tr("Space")),
        (
            tr("Among the notes: in no section, columns, export, add section"),
            ", ".join(keys(one) for one in ("Alt+I", "Alt+C", "Alt+X", "Alt+S")),
        ),
        (
            tr("Comparing readers: choose this version, write our own"),
            ", ".join(keys(one) for one in ("Alt+C", "Alt+W")),
        ),
    ]
    _dialog(window, tr("Keys"), [*parts, (tr("On the page and in lists"), more)]).show()


def show_about(window: MainWindow) -> None:
    """Say what this program is made of: versions and licences."""
    rows = [
        ("Annotator", f"{__version__}, MIT"),
        ("Python", platform.python_version()),
        ("Qt for Python", f"{pyside_version}, LGPL-3.0"),
        ("SQLite", tr("{0}, public domain").format(sqlite_version())),
        ("Source Serif, Source Sans, Noto", "SIL Open Font License 1.1"),
        ("Lucide icons", "ISC"),
        (tr("Log of errors"), str(paths.log_file())),
    ]
    _dialog(window, tr("About Annotator"), [("", rows)], _ICON).show()


def copy_report(window: MainWindow) -> None:
    """Put on the clipboard what helps to mend a mistake of the program: versions, and the log of errors."""
    QGuiApplication.clipboard().setText(report.text({"Qt for Python": pyside_version, "SQLite": sqlite_version()}))
    words = tr("Copied a report to send to those who mend the program. It holds none of your texts or notes.")
    window.messages.tell(words)


def _area(name: str) -> str:
    return name.partition(".")[0]


def _row(window: MainWindow, name: str) -> tuple[str, str]:
    action = window.actions_by_name[name]
    words = {"edit.undo": tr("Undo"), "edit.redo": tr("Redo")}.get(name) or action.text().replace("&&", "&")
    return words, ", ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts())


def _dialog(window: MainWindow, title: str, parts: list[tuple[str, Rows]], icon: int = 0) -> QDialog:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    inside = QWidget(dialog)
    grid = QGridLayout(inside)
    grid.setContentsMargins(24, 20, 24, 20)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    if icon:
        picture = QLabel(inside)
        picture.setPixmap(window.windowIcon().pixmap(QSize(icon, icon), window.devicePixelRatioF()))
        picture.setContentsMargins(0, 0, 0, 12)
        grid.addWidget(picture, 0, 0)
    for heading, rows in parts:
        if heading:
            if grid.rowCount() > 1:
                grid.setRowMinimumHeight(grid.rowCount(), 12)
            label = section(heading.upper(), inside)
            label.setContentsMargins(0, 0, 0, 0)
            grid.addWidget(label, grid.rowCount(), 0, 1, 2)
        for left, right in rows:
            row = grid.rowCount()
            grid.addWidget(_words(left, inside), row, 0)
            grid.addWidget(_words(right, inside, name="keyNames"), row, 1, Qt.AlignmentFlag.AlignRight)
    area = QScrollArea(dialog)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setAccessibleName(title)
    area.setWidget(inside)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area)
    size = inside.sizeHint()
    dialog.resize(max(500, size.width() + 20), min(640, size.height() + 2))
    return dialog


def _words(words: str, parent: QWidget, name: str = "") -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def open_source(window: MainWindow, words: str) -> None:
    """Show an outside source; a web address is opened once the person has seen it and says so."""
    url = QUrl(words)
    if url.scheme() in ("http", "https", "mailto") and url.isValid():
        question = tr("Open this address in your browser?\n\n{0}").format(words)
        if ask.sure(window, tr("Outside source"), question):
            QDesktopServices.openUrl(url)
    else:
        window.messages.say(tr("Outside this project: {0}").format(words))
