"""The list of keys, what the program is made of, and where outside sources are."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator import __version__, paths
from annotator.gui import ask
from annotator.gui.language import keys, tr
from annotator.store.connection import sqlite_version

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


def show_keys(window: MainWindow) -> None:
    """List every command that has a key, with it."""
    rows = [
        (
            action.text().replace("&&", "&"),
            ", ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts()),
        )
        for action in window.actions_by_name.values()
        if action.shortcuts()
    ]
    rows.append((tr("Select words"), tr("Shift and the arrow keys")))
    rows.append((tr("Follow a cross-reference"), tr("Enter")))
    rows.append(
        (
            tr("In a search: regular expression, order, tag all hits"),
            ", ".join(keys(one) for one in ("Alt+R", "Alt+O", "Ctrl+T")),
        )
    )
    rows.append((tr("In the hits: leave one out"), tr("Space")))
    beside = ", ".join(keys(one) for one in ("Alt+C", "Alt+W"))
    rows.append((tr("Comparing readers: choose this version, write our own"), beside))
    _dialog(window, tr("Keys"), rows).show()


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
    _dialog(window, tr("About Annotator"), rows).show()


def _dialog(window: MainWindow, title: str, rows: list[tuple[str, str]]) -> QDialog:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    inside = QWidget(dialog)
    grid = QGridLayout(inside)
    grid.setHorizontalSpacing(36)
    for row, (left, right) in enumerate(rows):
        for column, words in enumerate((left, right)):
            label = QLabel(words, inside)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, column)
    area = QScrollArea(dialog)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    layout = QVBoxLayout(dialog)
    layout.addWidget(area)
    dialog.resize(480, min(620, 60 + 27 * len(rows)))
    return dialog


def open_source(window: MainWindow, words: str) -> None:
    """Show an outside source; a web address is opened once the person has seen it and says so."""
    url = QUrl(words)
    if url.scheme() in ("http", "https", "mailto") and url.isValid():
        question = tr("Open this address in your browser?\n\n{0}").format(words)
        if ask.sure(window, tr("Outside source"), question):
            QDesktopServices.openUrl(url)
    else:
        window.messages.say(tr("Outside this project: {0}").format(words))
