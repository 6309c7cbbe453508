"""Databases of other programs: a private copy is looked at, and nothing in it is run or believed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from annotator.errors import UnreadableFile
from annotator.store import private_copy

HEADER = b"SQLite format 3\x00"
_MOST_BYTES = 256_000_000
_MOST_ROWS = 500_000
_MOST_OBJECTS = 500
_SECONDS = 5.0
_VIEWS = frozenset(("code_text_visible", "code_image_visible", "code_av_visible", "annotation_visible"))  # QualCoder's
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)


class ForeignTables:
    """The plain tables of a foreign database."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self.columns = _columns(connection)
        private_copy.look_at_pages(connection)
        connection.set_authorizer(_only_read)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Some columns of all rows of a table; those that it lacks are None, and so are all where it is missing.

        :raises UnreadableFile: when it is damaged, or too large.
        """
        there = self.columns.get(table, ())
        wanted = ", ".join(f'"{column}"' if column in there else "NULL" for column in columns)
        try:
            private_copy.limit_time(self._connection, _SECONDS)
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

    :raises UnreadableFile: when it is damaged, or holds what only a trap would hold.
    """
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(private_copy.opened(path, _MOST_BYTES, _SECONDS))
            tables = ForeignTables(connection, path.name)
        except (sqlite3.Error, ValueError, OverflowError) as error:
            raise _refused(path.name, error) from None
        yield tables


def unsaved(path: Path) -> bool:
    """Whether beside a database lies what its own program has not yet written into it."""
    beside = [path.with_name(path.name + ending) for ending in ("-wal", "-journal")]
    return any(one.is_file() and one.stat().st_size > 0 for one in beside)


def _refused(name: str, error: Exception) -> UnreadableFile:
    told = " ".join(str(error).split())[:200]
    return UnreadableFile(
        "{name} is damaged, or was made to do harm ({reason}); nothing was imported.", name=name, reason=told
    )


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
