"""The end of a transaction, also on a failing disk: what is said to be saved is saved, and what is not, is not."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from annotator.errors import SaveFailed
from annotator.store.schema import VERSION

_COUNT = 24  # where the header of an SQLite file counts the commits, four bytes


class Header:
    """The beginning of a project file, which says how often it was committed to.

    On POSIX the file stays open for as long as the project: to close it would end SQLite's locks on it, also those
    of another connection of this program. Who only reads does not open it.
    """

    def __init__(self, path: Path, *, writes: bool) -> None:
        self._path = path
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC) if os.name == "posix" and writes else -1

    def commits(self) -> int:
        """The number of commits so far; it begins anew after four billion."""
        if self._file >= 0:
            return int.from_bytes(os.pread(self._file, 4, _COUNT), "big")
        with self._path.open("rb") as file:
            file.seek(_COUNT)
            return int.from_bytes(file.read(4), "big")

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    __del__ = close


def displaced(name: str) -> SaveFailed:
    """What there is to say where another file lies in the place of the one that is open."""
    return SaveFailed(
        "{name} was moved or replaced by another program. Nothing was overwritten and the last change was not saved; "
        "open the file again where it is now.",
        name=name,
    )


def commit(db: Database, header: Header, name: str) -> None:
    """Commit. Where the disk fails after the change came to be in the file, another commit makes it safe there.

    SQLite reports an error also when all is written and only the end of its journal could not be made
    safe. Whoever then believes that nothing was saved does it again, and has it twice.

    :raises sqlite3.Error: when nothing of the change is in the file.
    :raises SaveFailed: when it is there, and may be gone after a power cut.
    """
    before = header.commits()
    try:
        db.execute("COMMIT")
    except sqlite3.Error:
        roll_back(db)
        if not _is_whole(db) or header.commits() == before:
            raise
        _commit_again(db, name)


def roll_back(db: Database) -> None:
    """End a transaction that failed; SQLite may have done so already."""
    with suppress(sqlite3.Error):
        if db.conn.in_transaction:
            db.execute("ROLLBACK")


def _is_whole(db: Database) -> bool:
    """Whether the file can be read again, and so holds no half of a change that is still to be rolled back."""
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        return False
    return True


def _commit_again(db: Database, name: str) -> None:
    """A commit that changes nothing, but makes all safe that is in the file."""
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except sqlite3.Error as error:
        roll_back(db)
        raise SaveFailed(
            "The disk reported an error at the very end of saving {name}. The last change is there, but may be gone "
            "after a power cut; save a copy of the project on another disk.",
            name=name,
        ) from error
