"""An open project file, as far as reading goes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database

from annotator.errors import AnnotatorError, UnreadableFile
from annotator.ids import new_id
from annotator.model import Reader
from annotator.store import connection as files
from annotator.store.schema import OPAQUE, RECORDS, SAME

_TIMES = 3  # to read again what was written to meanwhile
Row = dict[str, Any]
Result = TypeVar("Result")


class ProjectFile:
    """Rows, and what is kept of them until something changes."""

    def __init__(self, path: Path, db: Database, *, read_only: bool) -> None:
        self.path = path
        self.db = db
        self.read_only = read_only
        self.cache: dict[str, Any] = {}
        self.texts: dict[str, str] = {}  # of documents read last; they never change
        self.lasting: dict[str, Any] = {}  # what is worked out from what never changes
        self._version = 0
        self._version = self._data_version()

    @classmethod
    @contextmanager
    def beside(cls, path: Path) -> Iterator[ProjectFile]:
        """A project that this program has open, through one more connection: to read it in another thread.

        :raises AnnotatorError: when it cannot be opened.
        """
        try:
            db = files.connect(path, read_only=True)
        except sqlite3.Error as error:
            raise files.explained(error, path) from error
        try:
            yield cls(path, db, read_only=True)
        finally:
            db.close()

    def settled(self, read: Callable[[], Result]) -> Result:
        """What several queries find in one state of the file, read again where somebody wrote meanwhile.

        Nobody waits to write, but for the last time.
        """
        for _ in range(_TIMES):
            found = read()
            if not self.changed_elsewhere():
                return found
        with self.reading():
            self.db.execute("BEGIN")
        try:
            return read()
        finally:
            self.db.execute("COMMIT")

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query, read to the end so that no lock is left behind."""
        with self.reading():
            found: list[sqlite3.Row] = self.db.execute(sql, values).fetchall()
        return found

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What goes wrong with the file while one reads becomes a sentence.

        :raises AnnotatorError: then.
        """
        try:
            yield
        except UnicodeEncodeError as error:
            raise AnnotatorError("What was typed is no Unicode text, so nothing can have this name.") from error
        except UnicodeDecodeError as error:
            raise UnreadableFile("{name} is damaged; “annotator check” says where.", name=self.path.name) from error
        except sqlite3.Error as error:
            raise files.explained(error, self.path) from error

    def find(self, kind: str, record_id: str) -> Row | None:
        """One record as it stands in its table, dead or alive; None where it is not there."""
        found = self.rows(f"SELECT * FROM {known(kind)} WHERE id = ?", [record_id])
        return dict(found[0]) if found else None

    def changed_elsewhere(self) -> bool:
        """Whether another program wrote to the file since we last wrote or asked."""
        before, self._version = self._version, self._data_version()
        if before != self._version:
            self.cache.clear()
        return before != self._version

    def _data_version(self) -> int:
        """A number that another program's writing changes; while it writes, the one known before."""
        try:
            self.db.execute("PRAGMA busy_timeout = 0")
            return self._version_now()
        except sqlite3.OperationalError:
            return self._version
        finally:
            self.db.execute("PRAGMA busy_timeout = 5000")

    def _version_now(self) -> int:
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def last_reader(self) -> Reader:
        """Who wrote here last, for those who bring no identity of their own."""
        found = self.rows("SELECT id, name FROM reader WHERE id = (SELECT reader FROM step ORDER BY id DESC LIMIT 1)")
        return Reader(found[0]["id"], found[0]["name"]) if found else Reader(new_id(), "Reader")


def known(kind: str) -> str:
    """The kind, which is the name of its table.

    :raises ValueError: when there is none.
    """
    if kind not in (*RECORDS, OPAQUE, SAME):
        raise ValueError(f"no such kind of record: {kind}")
    return kind
