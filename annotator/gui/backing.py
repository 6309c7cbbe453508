"""Backups while one works: each hour beside the window, before what changes much, and at closing."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator import paths
from annotator.errors import AnnotatorError, BackupFailed
from annotator.gui import background
from annotator.gui.language import said, tr
from annotator.store import backup_folders, backups

if TYPE_CHECKING:
    from annotator.gui.session import Session

_EVERY = 60 * 60 * 1000  # milliseconds


class Backups(QObject):
    """Makes them in a thread that reads the file through a connection of its own, so that nobody waits to write.

    Trouble is said once; work goes on without a backup.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._told = ""  # the trouble that was said
        self._waited = 0.0  # when one was made before something, last
        self._aside = background.Aside(self)
        self._aside.found.connect(self._made)
        timer = QTimer(self)
        timer.timeout.connect(self.hourly)
        timer.start(_EVERY)

    @property
    def are_made(self) -> bool:
        """Whether backups are made of what is open: not of what is only read, nor with others' settings or none."""
        settings, project = self._session.settings, self._session.project
        are_own = settings.path == paths.settings_file()
        return are_own and not project.read_only and bool(settings.get("backups", True))

    def hourly(self) -> None:
        """Make one beside the window, where something changed since the last."""
        if self.are_made and not self._session.project.is_editing:
            work = self._work(backups.HOURLY)
            if work is not None:
                self._aside.begin(lambda _progress: work())

    def before(self, reason: str, *, each_hour: bool = False) -> None:
        """Have a backup of what is there now, before much of it changes; the window lives meanwhile.

        For what comes by itself again and again, one `each_hour` will do.

        :raises Cancelled: when the person stops waiting: then what was to come is not done.
        """
        if not self.are_made or self._session.project.is_editing:
            return
        if each_hour and self._waited and time.monotonic() - self._waited < _EVERY / 1000:
            return
        self._waited = time.monotonic()
        work = self._work(reason)
        window = self._session.parent()
        if work is not None and isinstance(window, QWidget):
            self._made(background.read(window, tr("Making a backup first…"), lambda _progress: work()))

    def at_closing(self) -> None:
        """Have a backup of the last state; nothing is done where there is one."""
        if self.are_made:
            self._aside.stop()
            work = self._work(backups.CLOSING)
            if work is not None:
                work()

    def _work(self, reason: str) -> Callable[[], AnnotatorError | None] | None:
        """What is to be done in a thread; nothing where even the project's id cannot be written."""
        project = self._session.project
        try:
            return partial(_tried, project.path, backup_folders.own_id(project), reason)
        except AnnotatorError as error:
            self._made(error)
            return None

    def _made(self, trouble: object) -> None:
        if isinstance(trouble, AnnotatorError) and said(trouble) != self._told:
            self._told = said(trouble)
            self._session.trouble.emit(self._told)


def _tried(path: Path, project_id: str, reason: str) -> AnnotatorError | None:
    try:
        backups.take(path, project_id, reason)
    except BackupFailed as error:
        return error
    return None
