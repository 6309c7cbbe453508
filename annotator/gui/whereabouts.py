"""What the window does when its file is moved, replaced or deleted by another program: it goes on with all it has."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer

from annotator import paths
from annotator.errors import AnnotatorError
from annotator.gui import locks
from annotator.gui.language import said, tr
from annotator.store import displaced

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_AGAIN = 30.0  # seconds until it is tried again where nothing could be written
_PATIENCE = 1.0  # seconds in which a file that is gone may come back, as when a syncing program puts a newer in place


class Whereabouts(QObject):
    """Follows a file that got another name in its folder; otherwise makes a conflict copy, and offers to merge."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._missed = 0.0  # when the file was first missed
        self._failed = -_AGAIN  # when it could not be done last
        self._left: Path | None = None  # where the file was, if nothing lies there yet
        self._is_closing = False
        window.session.project.when_displaced = self._escape

    def look(self) -> None:
        """Look whether the file is still where it was."""
        project = self._session.project
        if self._left is not None and self._left.exists():
            self._offer_merge(self._left, tr("{0} is there again, put there by another program."))
            self._left = None
        if project.is_editing or not project.is_displaced:
            self._missed = 0.0
            return
        now = time.monotonic()
        self._missed = self._missed or now
        if project.path.exists() or now - self._missed > _PATIENCE:
            self._read_anew() if project.read_only else self._escape()

    def at_closing(self) -> None:
        """Leave nothing in an open file that nobody finds again; next time one goes on in the copy."""
        self._is_closing = True
        project = self._session.project
        if project.is_displaced and not project.read_only:
            self._failed = -_AGAIN
            self._escape()
            self._window.filing.remember()

    def _read_anew(self) -> None:
        """A window that only reads shows what lies there now, or what was there last."""
        project = self._session.project
        if not project.path.exists() or time.monotonic() - self._failed < _AGAIN:
            return
        try:
            project.go_on_with(project.path, read_only=True)
        except AnnotatorError as error:
            self._failed = time.monotonic()
            self._session.trouble.emit(said(error))
            return
        self._session.changed.emit(None)

    def _escape(self) -> None:
        """Go on with the same file under its new name, or with a copy of all that is open."""
        project, now = self._session.project, time.monotonic()
        if project.read_only or now - self._failed < _AGAIN:
            return
        old = project.path
        is_replaced = old.exists()
        try:
            there = displaced.found_again(project)
            followed = there is not None
            if there is None:
                there = displaced.conflict_copy(project, tr("conflict"), (old.parent, paths.data_folder()))
            project.go_on_with(there)
        except AnnotatorError as error:
            self._failed = now
            self._session.trouble.emit(said(error))
            return
        displaced.tidy(old)
        lock = locks.claimed(there, project.reader.name)
        self._window.right.hold(lock if isinstance(lock, QLockFile) else None)
        self._left = None if is_replaced or followed else old
        QTimer.singleShot(0, self, partial(self._arrived, old, followed=followed, is_replaced=is_replaced))

    def _arrived(self, old: Path, *, followed: bool, is_replaced: bool) -> None:
        """Show the file one is in now, save what is being typed, and say what happened."""
        window, here = self._window, self._session.project.path
        if self._is_closing:
            return
        self._session.changed.emit(None)
        window.sidebar.flush(finished=False)
        window.exchange.moved()
        if self._session.settings.path is not None:
            window.filing.remember()
        if is_replaced:
            words = tr("{0} was replaced by another program. Nothing of yours is lost: all of it is in {1}, open here.")
            self._offer_merge(old, words)
        elif followed:
            window.say(tr("{0} is called {1} now; you go on in it.").format(old.name, here.name))
        else:
            words = tr("{0} was moved or deleted by another program. Nothing is lost: all of it is in {1}, open here.")
            window.say(words.format(old.name, here))

    def _offer_merge(self, old: Path, words: str) -> None:
        here = self._session.project.path
        where = here.name if here.parent == old.parent else str(here)
        merge = partial(self._window.exchange.merge_at_once, old)
        self._window.messages.say(words.format(old.name, where), tr("Merge the two"), merge)
