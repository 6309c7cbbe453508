"""Is the project sound? Asked by itself once a page is shown, and at length from the Help menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from annotator import jobs
from annotator.errors import AnnotatorError, Cancelled, Notice
from annotator.gui import ask, background
from annotator.gui.language import counted, said, tr
from annotator.store import check, repair, salvage

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_AFTER = 1200  # milliseconds from the window's first moment: its first page is painted by then


class Checking(QObject):
    """The looks that are taken at the open project’s file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._aside = background.Aside(self)
        self._aside.found.connect(self._tell)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Take a quick look in a moment, beside the window."""
        self._timer.start()

    def stop(self) -> None:
        """The window closes: nobody waits for what a look finds."""
        self._timer.stop()
        self._aside.stop()

    def look(self) -> None:
        """Take a quick look beside the window; only trouble is told."""
        path = self._window.session.project.path
        self._aside.begin(lambda _progress: _quick(path))

    def _tell(self, found: object) -> None:
        if isinstance(found, list) and found:
            words = " ".join([said(found[0]), tr("Nothing was changed; see what else is wrong before you go on.")])
            self._window.messages.say(words, tr("Check the project"), self.check)

    def check(self) -> None:
        """Look at everything, and show what is wrong in words."""
        window, path = self._window, self._window.session.project.path
        window.sidebar.flush()
        words = tr("Checking {0}…").format(path.name)
        try:
            found = background.read(window, words, partial(check.of_file, path))
        except Cancelled:
            return
        except AnnotatorError as error:
            window.say(said(error))
            return
        self._show(found)

    def _show(self, found: Sequence[Notice]) -> None:
        name = self._window.session.project.path.name
        if not found:
            heading = tr("{0} is sound.").format(name)
        elif len(found) == 1:
            heading = tr("1 thing in {0} is not as it should be.").format(name)
        else:
            heading = tr("{0} things in {1} are not as they should be.").format(counted(len(found)), name)
        mends = bool(found) and not self._window.session.project.read_only
        result = Result(self._window, heading, [said(one) for one in found], mends=mends)
        result.mend.connect(self._repair)
        result.show()

    def _repair(self) -> None:
        """Mend what can be mended, and say what was done."""
        window, session = self._window, self._window.session
        with background.progress(window, tr("Repairing…")) as progress:
            done = session.attempt(repair.repair, session.project, progress)
        if done is not None:
            session.changed.emit(None)
            Result(window, tr("This was done:"), [said(one) for one in done]).show()


def _quick(path: Path) -> list[Notice]:
    try:
        return check.at_opening(path)
    except AnnotatorError as error:
        return [Notice(error.template, **error.values)]


class Result(QDialog):
    """Sentences below a heading, to be read, copied, and perhaps acted upon."""

    mend = Signal()

    def __init__(self, window: MainWindow, heading: str, sentences: Sequence[str], *, mends: bool = False) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("checked")
        self.setWindowTitle(tr("Check the project"))
        self.resize(620, 360 if sentences else 120)
        self.words = "\n".join([heading, *sentences])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        label = QLabel(heading, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        layout.addWidget(label)
        if sentences:
            box = QPlainTextEdit("\n\n".join(sentences), self)
            box.setReadOnly(True)
            box.setTabChangesFocus(True)
            box.setAccessibleName(heading)
            layout.addWidget(box, 1)
        layout.addWidget(self._buttons(mends=mends))

    def _buttons(self, *, mends: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(self.copy)
        if mends:
            mend = buttons.addButton(tr("Repair, keeping a copy"), QDialogButtonBox.ButtonRole.AcceptRole)
            mend.clicked.connect(self.mend)
            mend.clicked.connect(self.close)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.close)
        return buttons

    def copy(self) -> None:
        """Put the words on the clipboard."""
        QGuiApplication.clipboard().setText(self.words)


def offer(window: MainWindow, path: Path, error: AnnotatorError) -> None:
    """Say why a project cannot be opened; where some of it can be read, offer to save that."""
    readable = salvage.count(path) if path.is_file() else None
    if readable is None:
        window.say(said(error))
        return
    words = f"{said(error)} {said(readable)}"
    window.messages.say(words, tr("Save them to a new project…"), partial(save_readable, window, path))


def save_readable(window: MainWindow, path: Path) -> None:
    """Save what can be read of a damaged project to a new one, and offer to open that."""
    proposed = tr("{0} saved").format(path.stem) + jobs.PROJECT_SUFFIX
    target = ask.save_file(window, tr("Save what can be read"), proposed, tr("Projects ({0})").format("*.annotator"))
    if target is None:
        return
    work = partial(salvage.save, path, target, window.session.settings.identity())
    try:
        saved = background.read(window, tr("Reading {0}…").format(path.name), work)
    except AnnotatorError as error:
        window.say(said(error))
        return
    words = " ".join(said(one) for one in saved.notices)
    window.messages.say(words, tr("Open it"), partial(window.open_project, target))
