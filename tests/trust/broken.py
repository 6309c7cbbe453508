"""A connection to a project that fails when it is told to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from annotator.store.project import Project


class Broken:
    """A connection whose n-th statement fails: once, from then on, or by a mistake of ours.

    Where `writing`, only statements that write are counted, so that what reads afterwards is well.
    """

    def __init__(self, connection: sqlite3.Connection, at: int, how: str, *, writing: bool) -> None:
        self._connection, self._at, self._how, self._writing = connection, at, how, writing
        self.count = 0

    def _fail(self, sql: str) -> None:
        if sql.startswith(("ROLLBACK", "PRAGMA")):  # which write nothing
            return
        if self._writing and not sql.lstrip().startswith(("BEGIN", "INSERT", "UPDATE", "DELETE", "COMMIT")):
            return
        self.count += 1
        if self.count == self._at or (self._how == "always" and self.count > self._at > 0):
            raise ZeroDivisionError if self._how == "bug" else sqlite3.OperationalError("disk I/O error")

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self._fail(sql)
        return self._connection.execute(sql, *values)

    def executemany(self, sql: str, rows: Any) -> sqlite3.Cursor:
        self._fail(sql)
        return self._connection.executemany(sql, rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@contextmanager
def broken(project: Project, at: int, how: str, *, writing: bool = False) -> Iterator[Broken]:
    """The project's connection, broken for a while."""
    whole_one = project.db.conn
    project.db.conn = Broken(whole_one, at, how, writing=writing)
    try:
        yield project.db.conn
    finally:
        project.db.conn = whole_one
