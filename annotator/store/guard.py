"""A connection that writes only while it is let, so that no write goes beside the door of the project.

`PRAGMA query_only` would do it too, but whenever it changes SQLite compiles every statement anew: a third of what a
save takes beside its commit.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

_READS = re.compile(
    r"""\s*(?: SELECT\b | EXPLAIN\b | BEGIN\b | COMMIT\b | ROLLBACK\b
    | PRAGMA\b (?! \s+ (?: user_version | application_id | schema_version | writable_schema ) \s* [=(] )
    | WITH\b (?! .* \b(?: INSERT | UPDATE | DELETE | REPLACE\s+INTO )\b ))""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


class GuardedConnection(sqlite3.Connection):
    """Refuses what writes, unless `may_write`. It does not look at what goes by a cursor of one's own."""

    may_write = True

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self._check(sql)
        return super().execute(sql, *values)

    def executemany(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self._check(sql)
        return super().executemany(sql, *values)

    def executescript(self, sql: str) -> sqlite3.Cursor:
        self._check("a script")
        return super().executescript(sql)

    def _check(self, sql: str) -> None:
        if not (self.may_write or _only_reads(sql)):
            raise RuntimeError(f"writing needs an open edit(): {sql}")


@lru_cache(maxsize=512)
def _only_reads(sql: str) -> bool:
    return bool(_READS.match(sql))


def forbid_writing(db: Database) -> None:
    """Let a connection only read from now on, but for `writing`; one that is not guarded is left as it is."""
    _set(db, may_write=False)


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """Let a connection write, until the end of the block."""
    before = not isinstance(db.conn, GuardedConnection) or db.conn.may_write
    _set(db, may_write=True)
    try:
        yield
    finally:
        _set(db, may_write=before)


def _set(db: Database, *, may_write: bool) -> None:
    if isinstance(db.conn, GuardedConnection):
        db.conn.may_write = may_write
