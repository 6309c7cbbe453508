"""Who writes to a project: a lock beside the file says it, with name, computer and since when."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLockFile, QObject, QSysInfo, QTimer

from annotator.errors import AnnotatorError
from annotator.gui import ask
from annotator.gui.language import moment, said, tr

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_LOOK_EVERY = 2000  # milliseconds
_NAME_LINE = 5  # of the lock file: after what Qt writes
_LONGEST = 200  # characters of a name that are believed


class Holder(NamedTuple):
    """Who holds a lock, as far as it says; no computer where the lock cannot be understood."""

    name: str
    host: str
    since: str  # UTC, ISO 8601

    @property
    def is_elsewhere(self) -> bool:
        """Whether nobody here can know that the holder still works: another computer's, or nobody's."""
        return self.host != QSysInfo.machineHostName()


def lock_path(path: Path) -> Path:
    """The lock beside a project."""
    return path.with_name(f".{path.name}.lock")


def claimed(path: Path, name: str) -> QLockFile | Holder | None:
    """The right to write to a project, or who has it; neither where no lock can be made there.

    The lock of a process of this computer that is no more is taken over.
    """
    lock = QLockFile(str(lock_path(path)))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        with suppress(OSError), lock_path(path).open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
        return lock
    return _holder(lock, path) if lock.error() == QLockFile.LockError.LockFailedError else None


def _holder(lock: QLockFile, path: Path) -> Holder:
    found, name, since = lock.getLockInfo(), "", ""
    host = str(found[2]) if isinstance(found, tuple) and len(found) == 4 else ""
    if isinstance(found, tuple) and len(found) == 3:
        host = str(found[1])
    with suppress(OSError):
        since = datetime.fromtimestamp(lock_path(path).stat().st_mtime, UTC).isoformat(timespec="seconds")
        lines = lock_path(path).read_bytes()[:4096].decode("utf-8", "replace").splitlines()
        name = "".join(lines[_NAME_LINE : _NAME_LINE + 1])[:_LONGEST] if host else ""
    return Holder(name, host, since)


def sentence(path: Path, holder: Holder) -> str:
    """Who writes there, and what one can do here."""
    since = moment(holder.since) if holder.since else ""
    rest = tr("Here it can be read but not changed; what is written there shows here.")
    if holder.name and holder.host:
        words = tr("{0} is open in another window: {1}, on {2}, since {3}.")
        return f"{words.format(path.name, holder.name, holder.host, since)} {rest}"
    if holder.host:
        words = tr("{0} is open in another window on {1}, since {2}.")
        return f"{words.format(path.name, holder.host, since)} {rest}"
    words = tr("Beside {0} lies a lock that says nothing of who made it, of {1}. It may be open in another window.")
    return f"{words.format(path.name, since)} {rest}"


class Right:
    """The right to write that a window has, if it has it."""

    def __init__(self, lock: QLockFile | None) -> None:
        self._lock = lock

    def hold(self, lock: QLockFile | None) -> None:
        """Hold this lock, and no longer the one there was."""
        if self._lock is not None:
            self._lock.unlock()
        self._lock = lock


class Waiting(QObject):
    """A window that only reads because another one writes: it offers to write once it can."""

    def __init__(self, window: MainWindow, holder: Holder) -> None:
        super().__init__(window)
        self._window, self._holder = window, holder
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY)

    @property
    def _path(self) -> Path:
        return self._window.session.project.path

    def say(self) -> None:
        """Tell who has it; where that may be nobody any more, with something to do about it."""
        button = tr("Write here…") if self._holder.is_elsewhere else ""
        self._window.messages.say(sentence(self._path, self._holder), button, self.choose)

    def look(self) -> None:
        """Offer to write where the other has closed. Nothing is claimed before the person says so."""
        found = claimed(self._path, "")
        if isinstance(found, QLockFile):
            found.unlock()
            self._timer.stop()
            words = tr("The other window has closed {0}; you can write here now.")
            self._window.messages.say(words.format(self._path.name), tr("Write here"), self.write)

    def choose(self) -> None:
        """Ask what to do about a lock that nobody here can judge."""
        window = self._window
        title, question = tr("Open in another window"), sentence(self._path, self._holder)
        choices = [
            tr("Only read here"),
            tr("Work on a copy"),
            tr("Write here all the same: the other window is gone"),
        ]
        answer = ask.one_of(window, title, question, choices)
        if answer == 1:
            window.filing.work_on_copy()
        elif answer == 2:
            QLockFile(str(lock_path(self._path))).removeStaleLockFile()
            self.write()

    def write(self) -> None:
        """Write here from now on, if the lock can be had."""
        window, project = self._window, self._window.session.project
        lock = claimed(self._path, project.reader.name)
        if isinstance(lock, Holder):
            self._holder = lock
            self._timer.start()
            self.say()
            return
        try:
            project.go_on_with(self._path)
        except AnnotatorError as error:
            if lock is not None:
                lock.unlock()
            window.say(said(error))
            return
        self._timer.stop()
        window.right.hold(lock)
        window.messages.hide()
        window.status.show_saved(saved=True, read_only=project.read_only)
        window.session.changed.emit(None)
        window.exchange.start()
