"""A connection to a project that fails when it is told to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from annotator.store.project import Project


class Broken:
    """Makes the n-th statement fail: once, from then on, or by a mistake of ours.

    Where `writing`, only statements that write are counted, so that what reads afterwards is well.
    """

    def __init__(self, at: int, how: str, *, writing: bool) -> None:
        self._at, self._how, self._writing = at, how, writing
        self.count = 0

    def failing(self, act: Callable[..., sqlite3.Cursor]) -> Callable[..., sqlite3.Cursor]:
        """The same as a method of a connection, but for its failing."""

        def do(sql: str, *values: Any) -> sqlite3.Cursor:
            self._fail(sql)
            return act(sql, *values)

        return do

    def _fail(self, sql: str) -> None:
        if sql.startswith(("ROLLBACK", "PRAGMA")):  # which write nothing
            return
        if self._writing and not sql.lstrip().startswith(("BEGIN", "INSERT", "UPDATE", "DELETE", "COMMIT")):
            return
        self.count += 1
        if self.count == self._at or (self._how == "always" and self.count > self._at > 0):
            raise ZeroDivisionError if self._how == "bug" else sqlite3.OperationalError("disk I/O error")


@contextmanager
def broken(project: Project, at: int, how: str, *, writing: bool = False) -> Iterator[Broken]:
    """The project's connection, broken for a while."""
    found, connection = Broken(at, how, writing=writing), project.db.conn
    with pytest.MonkeyPatch.context() as patch:
        for name in ("execute", "executemany"):
            patch.setattr(connection, name, found.failing(getattr(connection, name)))
        yield found
