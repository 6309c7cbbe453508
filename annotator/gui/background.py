"""Long work: read files beside the window, write with progress in it; Cancel leaves nothing half done."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from annotator.errors import Cancelled
from annotator.gui.language import tr
from annotator.progress import Progress

Result = TypeVar("Result")
_PATIENCE = 100  # milliseconds before progress is shown
_SOON = 400  # milliseconds after which what is begun is no part of what was shown before
_ROUND = 30  # milliseconds between looks at the work
_LOOK = 50  # milliseconds between looks whether any thread still works
_USUAL, _SHORT = sys.getswitchinterval(), 0.0005  # seconds until a thread must let others go on
_closed = QElapsedTimer()  # since progress was last seen


def read(parent: QWidget, words: str, work: Callable[[Progress], Result]) -> Result:
    """Do work that touches no project in a thread of its own, while the window stays alive.

    The work is given a `Progress`: what it tells is shown, and it raises `Cancelled` once nobody waits any more.

    :raises Cancelled: when the person stops waiting; what the work still finds is thrown away.
    """
    thread = _Work(work)
    thread.join(_ROUND / 1000)
    if thread.is_alive():
        _wait(parent, words, thread)
    return thread.outcome()


class Aside(QObject):
    """Work of little weight beside the window: one may go on meanwhile, and what is begun next takes its place.

    The work touches no project. It is given a `Progress`, which raises `Cancelled` once nobody waits for it any more.
    """

    found = Signal(object)  # what the work found

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: _Work[object] | None = None
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_ROUND)
        self._look.timeout.connect(self._tell)

    @property
    def is_at_work(self) -> bool:
        """Whether something goes on that was not told yet."""
        return self._work is not None

    def begin(self, work: Callable[[Progress], object]) -> None:
        """Do this, in place of what goes on."""
        self.stop()
        sys.setswitchinterval(_SHORT)
        self._work = _Work(work)
        self._look.start()

    def stop(self) -> None:
        """Let go of what goes on; nothing is told of it."""
        if self._work is not None:
            self._work.wanted = False
        self._work = None
        self._look.stop()
        sys.setswitchinterval(_USUAL)

    def _tell(self) -> None:
        work = self._work
        if work is None:
            return
        if work.is_alive():
            self._look.start()
            return
        self.stop()
        self.found.emit(work.outcome())


class _Work(threading.Thread, Generic[Result]):
    """Runs until it is done or no longer wanted."""

    def __init__(self, work: Callable[[Progress], Result]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._found: list[Result] = []
        self._trouble: BaseException | None = None
        self.wanted = True
        self.done = self.total = 0
        _keep_collector_away(self)
        self.start()

    def run(self) -> None:
        try:
            self._found.append(self._work(self._pulse))
        except BaseException as error:
            self._trouble = error

    def outcome(self) -> Result:
        """What the finished work found; its trouble is raised here."""
        if self._trouble is not None:
            raise self._trouble
        return self._found[0]

    def _pulse(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if not self.wanted:
            raise _stopped()


_at_work: list[threading.Thread] = []


def _keep_collector_away(thread: threading.Thread) -> None:
    """Let Python collect no cycles while a thread works.

    It would do so in whatever thread makes the next object, and destroy objects of Qt there that belong to the window.
    """
    gc.disable()
    _at_work.append(thread)
    QTimer.singleShot(_LOOK, _let_collector_in)


def _let_collector_in() -> None:
    _at_work[:] = [one for one in _at_work if one.is_alive()]
    if _at_work:
        QTimer.singleShot(_LOOK, _let_collector_in)
    else:
        gc.enable()


def _wait(parent: QWidget, words: str, thread: _Work[Result]) -> None:
    dialog = _dialog(parent, words, 0)
    try:
        while thread.is_alive():
            if thread.total:
                dialog.setMaximum(100)
                dialog.setValue(min(99, thread.done * 100 // thread.total))
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _ROUND)
            thread.join(_ROUND / 1000)
            if dialog.wasCanceled():
                thread.wanted = False
                raise _stopped()
    finally:
        _put_away(dialog)


@contextmanager
def progress(parent: QWidget, words: str) -> Iterator[Progress]:
    """A way to tell how far work in the window is; it raises `Cancelled` when the person stops it.

    Short work shows nothing. Keys and clicks wait until there is something to see.
    """
    dialogs: list[QProgressDialog] = []
    clock = QElapsedTimer()
    clock.start()

    def tell(done: int, total: int) -> None:
        if clock.elapsed() < _ROUND and done < total:
            return
        if not dialogs:
            dialogs.append(_dialog(parent, words, 100))
        dialog = dialogs[0]
        dialog.setValue(min(99, done * 100 // max(1, total)))
        flags = QEventLoop.ProcessEventsFlag
        QCoreApplication.processEvents(flags.AllEvents if dialog.isVisible() else flags.ExcludeUserInputEvents)
        clock.restart()
        if dialog.wasCanceled():
            raise _stopped()

    try:
        yield tell
    finally:
        for dialog in dialogs:
            _put_away(dialog)


def _dialog(parent: QWidget, words: str, steps: int) -> QProgressDialog:
    dialog = QProgressDialog(words, tr("Cancel"), 0, steps, parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    at_once = _closed.isValid() and _closed.elapsed() < _SOON  # the second part of a task that was shown already
    dialog.setMinimumDuration(0 if at_once else _PATIENCE)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    dialog.setValue(0)  # from here on it waits; before, Qt goes by a patience of its own of four seconds
    return dialog


def _put_away(dialog: QProgressDialog) -> None:
    if dialog.isVisible():
        _closed.start()
    had_keyboard, parent = dialog.isActiveWindow(), dialog.parentWidget()
    dialog.close()
    if had_keyboard and parent is not None:  # not every desktop gives it back by itself
        parent.window().activateWindow()
    dialog.deleteLater()


def _stopped() -> Cancelled:
    return Cancelled("Stopped; nothing was changed.")
