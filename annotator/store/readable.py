"""What can be read of a table whose pages are damaged: all rows but those on pages that cannot be read."""

from __future__ import annotations

import sqlite3
from collections import deque
from typing import Any, NamedTuple

_MOST_FAILURES = 20_000
_MOST_ROWS = 1 << 24  # how far row numbers are looked for where the last one cannot be read


class Table(NamedTuple):
    """A table, and the columns that are wanted of it."""

    name: str
    columns: tuple[str, ...]


def readable(connection: sqlite3.Connection, table: Table) -> dict[int, tuple[Any, ...]]:
    """The rows that can be read, by their numbers.

    Ranges of numbers are read; one that fails is halved, until only single rows fail.
    """
    columns = ", ".join(f'"{name}"' for name in table.columns)
    sql = f"SELECT rowid, {columns} FROM {table.name} WHERE rowid BETWEEN ? AND ?"
    found: dict[int, tuple[Any, ...]] = {}
    ranges = deque([(_end(connection, table, "min") or 0, _end(connection, table, "max") or _MOST_ROWS)])
    failures = 0
    while ranges and failures < _MOST_FAILURES:
        first, last = ranges.popleft()
        if _read(connection, sql, (first, last), found):
            continue
        failures += 1
        if first < last:
            middle = (first + last) // 2
            ranges += [(first, middle), (middle + 1, last)]
    return dict(sorted(found.items()))


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


def _end(connection: sqlite3.Connection, table: Table, which: str) -> int | None:
    try:
        row = connection.execute(f"SELECT {which}(rowid) FROM {table.name}").fetchone()
    except sqlite3.Error:
        return None
    return int(row[0]) if row and isinstance(row[0], int) else 0
