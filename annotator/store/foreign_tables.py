"""Databases of other programs: a private copy is looked at, and nothing in it is run or believed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from annotator.errors import UnreadableFile
from annotator.store.connection import reason

HEADER = b"SQLite format 3\x00"
_MOST_BYTES = 256_000_000
_MOST_ROWS = 500_000
_MOST_OBJECTS = 500
_SECONDS = 5.0
_VIEWS = frozenset(("code_text_visible", "code_image_visible", "code_av_visible", "annotation_visible"))  # QualCoder's
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 64_000_000),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 100),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 3),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 25_000),
    (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 8),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
    (sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 50),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
_PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "query_only = ON",
    "ignore_check_constraints = ON",
    "recursive_triggers = OFF",
    "temp_store = MEMORY",
    "cache_size = -8000",
)
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)


class ForeignTables:
    """The plain tables of a foreign database."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self.columns = _columns(connection)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise ValueError("its pages do not fit together")
        connection.set_authorizer(_only_read)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Some columns of all rows of a table; those that it lacks are None, and so are all where it is missing.

        :raises UnreadableFile: when it is damaged, or too large.
        """
        there = self.columns.get(table, ())
        wanted = ", ".join(f'"{column}"' if column in there else "NULL" for column in columns)
        try:
            _limit_time(self._connection)
            sql = f'SELECT {wanted} FROM "{table}"'
            found = self._connection.execute(sql).fetchmany(_MOST_ROWS + 1) if there else []
            if len(found) > _MOST_ROWS:
                raise ValueError("it has too many rows")
        except (sqlite3.Error, ValueError) as error:
            raise _refused(self._name, error) from None
        yield from found


@contextmanager
def opened(path: Path) -> Iterator[ForeignTables]:
    """A foreign database, for as long as it is read.

    The main file alone is copied to a folder of its own and opened as one that never changes, so that SQLite
    neither writes nor looks beside it: a journal made for the purpose would delete files elsewhere.

    :raises UnreadableFile: when it is damaged, or holds what only a trap would hold.
    """
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        copy = Path(folder) / "copy.sqlite3"
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise UnreadableFile(
                    "{name} is larger than 256 MB, too large for an annotation file; nothing was imported.",
                    name=path.name,
                )
            shutil.copyfile(path, copy)
        except OSError as error:
            raise UnreadableFile(
                "{name} cannot be read: {reason}. Nothing was imported.", name=path.name, reason=reason(error)
            ) from error
        uri = f"file:{quote(os.fsencode(copy))}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, cached_statements=0)
        try:
            _harden(connection)
            tables = ForeignTables(connection, path.name)
        except (sqlite3.Error, ValueError, OverflowError) as error:
            connection.close()
            raise _refused(path.name, error) from None
        try:
            yield tables
        finally:
            connection.close()


def unsaved(path: Path) -> bool:
    """Whether beside a database lies what its own program has not yet written into it."""
    beside = [path.with_name(path.name + ending) for ending in ("-wal", "-journal")]
    return any(one.is_file() and one.stat().st_size > 0 for one in beside)


def _refused(name: str, error: Exception) -> UnreadableFile:
    told = " ".join(str(error).split())[:200]
    return UnreadableFile(
        "{name} is damaged, or was made to do harm ({reason}); nothing was imported.", name=name, reason=told
    )


def _harden(connection: sqlite3.Connection) -> None:
    for limit, value in _LIMITS:
        connection.setlimit(limit, value)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    _limit_time(connection)


def _limit_time(connection: sqlite3.Connection) -> None:
    """Let what is asked from now on take no longer than a table of honest size does."""
    until = time.monotonic() + _SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > until, 2_000)


def _columns(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The plain tables with their columns.

    :raises ValueError: for triggers, virtual tables, worked-out columns, and views that are not known.
    """
    found: dict[str, tuple[str, ...]] = {}
    objects = connection.execute("SELECT type, name, rootpage FROM sqlite_master").fetchmany(_MOST_OBJECTS + 1)
    if len(objects) > _MOST_OBJECTS:
        raise ValueError("it has too many tables")
    for kind, name, page in objects:
        if kind == "index" or (kind == "view" and name in _VIEWS):
            continue
        if kind != "table" or not page or not isinstance(name, str) or '"' in name:
            raise ValueError(f"it holds a {kind} of its own")
        columns = connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
        if any(column[6] for column in columns):
            raise ValueError("it holds columns that are worked out")
        found[name] = tuple(column[1] for column in columns)
    return found


def _only_read(action: int, table: str | None, _column: str | None, _db: str | None, inner: str | None) -> int:
    plain = action in _ALLOWED and inner is None and not (table or "").startswith("sqlite_")
    return sqlite3.SQLITE_OK if plain else sqlite3.SQLITE_DENY
