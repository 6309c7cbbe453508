"""A walk through every view, dialog, tool tip, sheet and export of a window, looking at each.

`python -m tests.trust.canary_walk FOLDER` does it in a process of its own, so that it can be traced from outside.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from annotator.citing.styles import STYLES
from annotator.formats import WRITERS
from annotator.gui import app, ask
from annotator.gui.main_window import MainWindow
from annotator.gui.panels.choice import Choice
from annotator.gui.previewing import Option, PreviewDialog

_RAW = ("<img", "<link", "<style", "<a href", "<iframe", "<table", "<object", "<script", "<b>")
_FEW = 30  # rows of a list whose tips are looked at
_LEFT = {"file.quit", "file.open", "file.new", "group.folder"}
_ALIKE = ("annotate.colour_", "edit.select_", "edit.unselect_", "view.zoom", "view.theme")  # which show nothing new


class Walk:
    """Goes through a window; `found` are words of others that some widget takes for rich text."""

    def __init__(self, window: MainWindow, folder: Path, theirs: Path, words: Sequence[str]) -> None:
        self.window, self.folder, self.theirs, self.words = window, folder, theirs, words
        self.found: set[str] = set()
        self._hovered: set[tuple[str, str]] = set()
        self.looked = 0

    def everything(self) -> None:
        """Each state one after another."""
        with self._answers():
            for number in range(min(8, self.window.sidebar.model.rowCount(QModelIndex()))):
                self.window.session.choose(self.window.sidebar.model.id_at(number))
                self.window.sidebar.open_card()
                self.look()
            for name in sorted(self.window.actions_by_name.keys() - _LEFT):
                if not name.startswith(_ALIKE):
                    self._command(name)
            self._sheets()
            self._messages()
            self._outward()

    def _command(self, name: str) -> None:
        window = self.window
        window.session.choose(window.sidebar.model.id_at(0))
        window.view.select(30, 60)
        if window.actions_by_name[name].isEnabled():
            window.actions_by_name[name].trigger()
        self.look()
        self._put_away()

    def _put_away(self) -> None:
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and not isinstance(one, MainWindow):
                one.close()
        for sheet in self.window.floating.sheets():
            sheet.hide()
        settle()

    def _sheets(self) -> None:
        """What commands alone do not show: words to search for and filter by, files to merge, the palette."""
        window = self.window
        for words in self.words:
            window.floating.search()
            window.sheets.search.line.setText(words)
            window.sheets.search.look()
            window.sidebar.set_filter(words)
            self.look()
            window.sidebar.set_filter("")
            window.floating.palette()
            self._type(window.palette_of_commands, words[:4])
            window.page.find_words()
            self._type(window.find_bar, words[:4])
            window.floating.pick_link(window.session.annotation_id or window.session.document_id)
            self._type(window.link_picker, words)
            self.look()
            window.link_picker.hide()
            window.palette_of_commands.hide()
        window.exchange.look_at([self.theirs])
        self.look()
        window.sheets.merge.merge()
        self.look()

    def _type(self, box: QWidget, words: str) -> None:
        for line in box.findChildren(QLineEdit):
            line.setText(words)

    def _messages(self) -> None:
        for words in self.words:
            self.window.say(words)
            self.look()
            self.window.session.message.emit(words)
            self.window.show_source(words)
            self.look()

    def _outward(self) -> None:
        """Every file that goes out, what is printed, and what is copied."""
        window = self.window
        for name in WRITERS:
            window.filing.export(name)
        for style in STYLES:
            window.session.settings.set("style", style)
            window.view.select(30, 60)
            window.quoting.copy()
            app._leave_clipboard()
            self.look()
        window.view.selectAll()
        window.view.copy()
        app._leave_clipboard()

    # --- looking

    def look(self) -> None:
        """Let everything be painted, and every tool tip be shown."""
        settle()
        self.looked += 1
        for one in QApplication.topLevelWidgets():
            if isValid(one) and one.isVisible():
                one.grab()
                self._judge(one)
        QToolTip.hideText()
        settle()

    def _judge(self, top: QWidget) -> None:
        """Does a label, an action or a tip take words of others for rich text?"""
        for label in [one for one in (top, *top.findChildren(QLabel)) if isinstance(one, QLabel)]:
            kind = label.textFormat()
            if kind != Qt.TextFormat.PlainText and top.metaObject().className() != "QTipLabel":
                self._is_ours(label.text(), f"label {label.objectName()}")
        for action in top.findChildren(QAction):
            self._is_ours(
                action.toolTip(), f"tip of {action.objectName() or action.text()}", shown=_in_a_button(action)
            )
        for widget in filter(isValid, (top, *top.findChildren(QWidget))):
            self._is_ours(widget.toolTip(), f"tip of {widget.objectName()}")
            if isinstance(widget, QAbstractItemView) and widget.isVisible():
                self._tips(widget)
            elif widget.isVisible() and widget.toolTip():
                self._hover(widget, QPoint(3, 3), widget.toolTip())

    def _tips(self, view: QAbstractItemView) -> None:
        for index in _rows(view):
            tip, box = str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), view.visualRect(index)
            self._is_ours(tip, f"row of {view.objectName()}")
            if tip and box.intersects(view.viewport().rect()):
                self._hover(view.viewport(), box.center(), tip)

    def _hover(self, widget: QWidget, at: QPoint, tip: str) -> None:
        """Rest with the mouse on something, once for each tip."""
        key = (f"{type(widget).__name__} {widget.objectName()}", tip)
        if key in self._hovered:
            return
        self._hovered.add(key)
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
        for one in QApplication.topLevelWidgets():
            if one.metaObject().className() == "QTipLabel":
                one.grab()

    def _is_ours(self, words: str, where: str, *, shown: bool = True) -> None:
        if shown and any(raw in words for raw in _RAW):
            self.found.add(f"{where}: {words[:60]}")

    # --- answering

    @contextmanager
    def _answers(self) -> Iterator[None]:
        """Every question is shown and looked at, and mostly answered with No."""
        files = iter(range(10_000))

        def save(_parent: QWidget, _title: str, proposed: str, _kinds: str) -> Path:
            return self.folder / f"out {next(files)}{Path(proposed).suffix}"

        def box(field: Callable[[], QWidget] | None) -> Callable[..., Any]:
            def asked(parent: QWidget, title: str, question: str, *more: Any) -> None:
                made = field() if field else None
                if isinstance(made, Choice) and more:
                    made.addItems(list(more[0]))
                dialog = ask._asking(parent, title, question, made)
                dialog.show()
                self.look()
                dialog.close()

            return asked

        def printing(_parent: QWidget, printer: QPrinter) -> bool:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.folder / "printed.pdf"))
            return True

        def preview(parent: QWidget, title: str, question: str, options: Sequence[Option], striking: str = "") -> None:
            dialog = PreviewDialog(parent, title, question, options, striking)
            dialog.show()
            self.look()
            dialog.close()

        answers = {
            "open_files": lambda *_: [],
            "folder": lambda *_: None,
            "save_file": save,
            "words": box(QLineEdit),
            "paragraph": box(QPlainTextEdit),
            "one_of": box(Choice),
            "one_or_new": box(Choice),
            "with_preview": preview,
            "sure": box(None),
            "printing": printing,
        }
        with mock.patch.multiple(ask, **answers):
            yield


def settle() -> None:
    """Let the window do what it has to do."""
    QApplication.processEvents()
    QTest.qWait(3)


def _in_a_button(action: QAction) -> bool:
    """Whether a tip is seen: menus show none."""
    return any(isinstance(one, QAbstractButton) for one in action.associatedObjects()) or any(
        isinstance(one, QMenu) and one.toolTipsVisible() for one in action.associatedObjects()
    )


def _rows(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    if model is None:
        return
    for row in range(min(_FEW, model.rowCount(QModelIndex()))):
        for column in range(4):
            index = model.index(row, column)
            if index.isValid():
                yield index
                yield from (model.index(below, 0, index) for below in range(min(4, model.rowCount(index))))


def close(window: MainWindow) -> None:
    """Close a window and all it has open."""
    for one in window.findChildren(QDialog):
        one.close()
    window.close()
    window.deleteLater()
    if window in app._windows:
        app._windows.remove(window)
    settle()


def main(folder: Path) -> None:
    """Make the project, begin to count, and walk."""
    from annotator.settings import Settings
    from tests.trust.canary import Canary
    from tests.trust.canary_project import fill

    os.chdir(folder)
    canary, settings = Canary(folder), Settings(folder / "settings.json")
    path, theirs = fill(folder, canary, settings)
    window = app.open_window(path, settings.path)
    (folder / "begin").touch()
    walk = Walk(window, folder, theirs, canary.words())
    walk.everything()
    (folder / "end").touch()
    print(walk.looked)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
