"""What can be read of a table whose pages are damaged: all rows but those on pages that cannot be read."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

_MOST_FAILURES = 5_000
_MOST_BEFORE_ANY = 300  # of them, until there is a first row
_DOUBLINGS = 24  # how far row numbers are looked for where the last one cannot be read


class Table(NamedTuple):
    """A table, and the columns that are wanted of it."""

    name: str
    columns: tuple[str, ...]


def readable(connection: sqlite3.Connection, table: Table) -> dict[int, tuple[Any, ...]]:
    """The rows that can be read, by their numbers.

    Ranges of numbers are read from below; one that fails is halved, until only single rows fail.
    """
    columns = ", ".join(f'"{name}"' for name in table.columns)
    sql = f"SELECT rowid, {columns} FROM {table.name} WHERE rowid BETWEEN ? AND ?"
    found: dict[int, tuple[Any, ...]] = {}
    waiting = _ranges(connection, table)
    failures = 0
    while waiting and failures < (_MOST_FAILURES if found else _MOST_BEFORE_ANY):
        first, last = waiting.pop()
        if _read(connection, sql, (first, last), found):
            continue
        failures += 1
        if first < last:
            middle = (first + last) // 2
            waiting += [(middle + 1, last), (first, middle)]
    return dict(sorted(found.items()))


def _ranges(connection: sqlite3.Connection, table: Table) -> list[tuple[int, int]]:
    """All numbers a row may have, the lowest last; each range is twice as long as the one below it."""
    try:
        last = connection.execute(f"SELECT max(rowid) FROM {table.name}").fetchone()[0]
    except sqlite3.Error:
        return [(1 << step, (2 << step) - 1) for step in reversed(range(_DOUBLINGS))]
    return [(0, last)] if isinstance(last, int) else []


def _read(
    connection: sqlite3.Connection, sql: str, numbers: tuple[int, int], found: dict[int, tuple[Any, ...]]
) -> bool:
    """Read a range of rows; whether it could be read to its end."""
    try:
        for number, *values in connection.execute(sql, numbers):
            found[number] = tuple(values)
    except (sqlite3.Error, OverflowError):
        return False
    return True
