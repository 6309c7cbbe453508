"""Dated copies of a project in the reader's own folder: made, verified, listed, thinned, brought back."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import parts
from annotator.errors import AnnotatorError, BackupFailed
from annotator.store import backup_folders as folders
from annotator.store import connection as files
from annotator.store import thinning
from annotator.store.schema import APPLICATION_ID, version_of

if TYPE_CHECKING:
    from annotator.store.project import Project

HOURLY, CLOSING = "hourly", "closing"
MIGRATION, IMPORT, MERGE, DELETION = (
    "before-migration",
    "before-import",
    "before-merge",
    "before-deletion",
)
REASONS = (HOURLY, CLOSING, MIGRATION, IMPORT, MERGE, DELETION)
MANY = 20  # of more than these at once, a deletion is preceded by a backup
_PINNED = {MIGRATION: thinning.LONG, **dict.fromkeys((IMPORT, MERGE, DELETION), thinning.A_WHILE)}
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{{3}})Z ({'|'.join(REASONS)})\.annotator")
_MOMENT = "%Y-%m-%dT%H-%M-%S"
_PAGES = 256  # copied at a time: a save waits for no more than these, about a millisecond
_PAUSE = 0.002  # seconds between them, in which a save may begin
_PATIENCE = 2.0  # seconds for a copy in steps, which begins anew after each save; then who writes has to wait
_COARSE = 10_000_000  # nanoseconds: a file system that counts time like this may show two states as one
_one_at_a_time = threading.RLock()


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: when it was made (UTC), what for, its bytes, and when the state it holds was written last."""

    path: Path
    made: datetime
    reason: str
    size: int
    state: int  # nanoseconds since 1970: the project file's time, which the copy bears too

    @property
    def name(self) -> str:
        """What it is called, without its ending."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds."""

    documents: int
    annotations: int
    last_step: str  # its label, in English; empty where nothing was done yet
    last_made: str


def take(path: Path, project_id: str, reason: str) -> Backup:
    """Make a backup of a project file as it stands now, through a connection of its own; others may write meanwhile.

    Where the newest backup holds this state already, that one is given, and pinned for the reason.
    Earlier ones are thinned only after the new one was read again and is whole.

    :raises BackupFailed: with the reason; then nothing else is touched.
    """
    with _one_at_a_time, _explained(path):
        folder = folders.of(project_id)
        folder.mkdir(parents=True, exist_ok=True)
        folders.note(folder, path)
        state = path.stat().st_mtime_ns
        known = _holding(listed_in(folder), state)
        if known is not None:
            return _pinned(known, reason)
        made = _copied(path, folder, reason, state)
        _thin(folder, made.made)
        return made


def make(project: Project, reason: str) -> Backup:
    """The same for an open project.

    :raises AnnotatorError: when none can be made.
    """
    return take(project.path, folders.own_id(project), reason)


def is_held(path: Path, project_id: str) -> bool:
    """Whether the newest backup holds the project as it stands now."""
    try:
        return _holding(listed_in(folders.of(project_id)), path.stat().st_mtime_ns) is not None
    except OSError:
        return False


def of_file(path: Path, *, project_id: str = "") -> list[Backup]:
    """The backups of a project file, newest first, also of one that can no longer be read or is gone."""
    found = folders.of_file(path, project_id or folders.id_at(path))
    return sorted((one for folder in found for one in listed_in(folder)), key=lambda one: one.name, reverse=True)


def listed_in(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; what is half written or called otherwise is none."""
    found = [_read(path) for path in folder.glob("*.annotator")]
    return sorted((one for one in found if one), key=lambda one: one.name, reverse=True)


def _read(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        found = path.stat()
        made = datetime.strptime(match[1][:-4], _MOMENT).replace(microsecond=1000 * int(match[1][-3:]), tzinfo=UTC)
    except (OSError, ValueError):
        return None
    return Backup(path, made, match[2], found.st_size, found.st_mtime_ns)


def contents(backup: Backup) -> Contents | None:
    """What a backup holds; None where it cannot be read any more."""
    try:
        with closing(files.connect_stranger(backup.path).conn) as connection:
            (documents,) = connection.execute("SELECT count(*) FROM document WHERE alive").fetchone()
            sql = "SELECT count(*) FROM annotation a JOIN document d ON d.id = a.document_id WHERE a.alive AND d.alive"
            (annotations,) = connection.execute(sql).fetchone()
            sql = "SELECT label, made FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1"
            last = connection.execute(sql).fetchone() or ("", "")
            return Contents(documents, annotations, str(last[0]), str(last[1]))
    except sqlite3.Error:
        return None


def restore(backup: Backup, target: Path) -> None:
    """Make a new project file of a backup; nothing is ever overwritten.

    :raises AnnotatorError: when there is something already, or it cannot be written.
    """
    if target.exists():
        raise AnnotatorError("{name} exists already; choose another name.", name=target.name)
    try:
        with parts.beside(target) as part:
            shutil.copyfile(backup.path, part)
            _verify(part, None)
            parts.put_in_place(part, target)
    except (OSError, sqlite3.Error) as error:
        reason = files.reason(error) if isinstance(error, OSError) else str(error)
        raise AnnotatorError(
            "{path} could not be written: {reason}. Nothing was overwritten; choose another folder.",
            path=target,
            reason=reason,
        ) from error


def proposed(backup: Backup, path: Path, moment: str) -> Path:
    """A free name beside the project for a backup brought back; `moment` says in words when it was made."""
    said = re.sub(r"[^\w .,-]", ".", moment)
    stem = f"{path.stem} ({said})"
    names = (path.with_name(f"{stem}{again}{path.suffix}") for again in ("", *(f" {n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


# --- making one


def _holding(found: list[Backup], state: int) -> Backup | None:
    """The newest of the backups, where it holds this very state."""
    if not found or found[0].state != state:
        return None
    late = state % _COARSE == 0 and found[0].made.timestamp() - state / 1e9 < 3
    return None if late else found[0]


def _pinned(backup: Backup, reason: str) -> Backup:
    """The backup under a name that says what it is kept for, unless it is kept as long already."""
    if _PINNED.get(reason, 0) <= _PINNED.get(backup.reason, 0):
        return backup
    renamed = backup.path.with_name(f"{backup.name.split(' ')[0]} {reason}.annotator")
    os.replace(backup.path, renamed)
    return _read(renamed) or backup


def _copied(path: Path, folder: Path, reason: str, state: int) -> Backup:
    made = datetime.now(UTC)
    name = f"{made.strftime(_MOMENT)}-{made.microsecond // 1000:03}Z {reason}.annotator"
    with parts.beside(folder / name) as part:
        with closing(files.connect(path, read_only=True).conn) as source:
            _verify(part, _copy(source, part), version_of(source))
        os.utime(part, ns=(state, state))
        parts.put_in_place(part, folder / name)
    found = _read(folder / name)
    if found is None:
        raise OSError(f"{name} is gone")
    return found


def _copy(source: sqlite3.Connection, part: Path) -> dict[str, int]:
    """Copy in small steps, so that nobody who writes has to wait; returns the rows of each table."""
    before = _data_version(source)
    with suppress(_TooBusy):
        _copy_once(source, part, in_steps=True)
        rows = _rows(source)
        if _data_version(source) == before:
            return rows
    with _held(source):
        _copy_once(source, part, in_steps=False)
        return _rows(source)


class _TooBusy(Exception):
    """So much is written that a copy in steps begins anew again and again."""


def _copy_once(source: sqlite3.Connection, part: Path, *, in_steps: bool) -> None:
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part, isolation_level=None)) as target:
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):  # the whole file is synced when it is whole
            target.execute(f"PRAGMA {pragma}").fetchall()
        if not in_steps:
            source.backup(target)
            return
        source.execute("PRAGMA busy_timeout = 0")  # SQLite's own waiting grows to a tenth of a second
        try:
            source.backup(target, pages=_PAGES, progress=_patiently(), sleep=_PAUSE)
        finally:
            source.execute("PRAGMA busy_timeout = 5000")


def _patiently() -> Callable[[int, int, int], None]:
    """Pauses between the steps of a copy, in which a save may begin; after too long a time they end it."""
    began = time.monotonic()

    def pause(_status: int, _remaining: int, pages: int) -> None:
        if time.monotonic() - began > _PATIENCE + _PAUSE * pages / 25:
            raise _TooBusy
        time.sleep(_PAUSE)

    return pause


@contextmanager
def _held(source: sqlite3.Connection) -> Iterator[None]:
    """Keep the file as it is, for as long as this takes."""
    source.execute("BEGIN")
    try:
        _data_version(source)
        yield
    finally:
        source.execute("COMMIT")


def _data_version(connection: sqlite3.Connection) -> int:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _rows(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has; of search tables those they consist of."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    names = [str(row[0]) for row in connection.execute(sql)]
    quoted = {name: name.replace('"', '""') for name in names}
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{said}"').fetchone()[0]) for name, said in quoted.items()
    }


def _verify(part: Path, rows: dict[str, int] | None, version: int | None = None) -> None:
    """Read a copy again: whole, a project of this version, with all rows.

    :raises BackupFailed: when it is not.
    """
    with closing(files.connect_stranger(part).conn) as copy:
        answer = str(copy.execute("PRAGMA quick_check(1)").fetchone()[0])
        made_here = int(copy.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID
        same = version is None or version_of(copy) == version
        if answer != "ok" or not made_here or not same or (rows is not None and _rows(copy) != rows):
            raise sqlite3.DatabaseError(answer if answer != "ok" else "the copy is not whole")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Give every reason why a backup cannot be made one sentence."""
    try:
        yield
    except AnnotatorError as error:
        raise BackupFailed(error.template, **error.values) from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or "SQLITE_CORRUPT"
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise BackupFailed(
                "{name} seems to be damaged, so no backup was made of it; earlier backups are kept. "
                "Run “annotator check” on it.",
                name=path.name,
            ) from error
        raise _failed(path, str(error)) from error
    except OSError as error:
        raise _failed(path, files.reason(error)) from error


def _failed(path: Path, reason: str) -> BackupFailed:
    return BackupFailed(
        "No backup of {name} could be made: {reason}. What you write is saved all the same; see that "
        "{folder} can be written and has room.",
        name=path.name,
        reason=reason,
        folder=folders.folder(),
    )


def _thin(folder: Path, now: datetime) -> None:
    found = {one.name: one for one in listed_in(folder)}
    dated = [
        thinning.Dated(one.name, one.made.replace(tzinfo=None), one.size, _PINNED.get(one.reason, thinning.NEVER))
        for one in found.values()
    ]
    for name in thinning.superfluous(dated, now.replace(tzinfo=None)):
        found[name].path.unlink(missing_ok=True)
