"""The one way to open a database that came from elsewhere: a private copy, with nothing in it run or believed.

The main file alone is copied to a folder of its own and opened as one that never changes, so that SQLite neither
writes nor looks beside it: a journal made for the purpose would delete files elsewhere. Limits on size, on what a
statement may be and on time hold for whatever is asked.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from annotator.errors import UnreadableFile
from annotator.store.connection import reason

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


@contextmanager
def opened(
    path: Path, most_bytes: int, seconds: float, mend: Callable[[Path], None] | None = None
) -> Iterator[sqlite3.Connection]:
    """A connection to a private copy of a file, for as long as it is read.

    The copy of a file that is known to be damaged may first be mended as far as SQLite needs it; then it is read
    without a look at its pages.

    :raises UnreadableFile: when the file cannot be copied, or is larger than `most_bytes`.
    """
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        copy = Path(folder) / "copy.sqlite3"
        _copy(path, copy, most_bytes)
        if mend is not None:
            mend(copy)
        uri = f"file:{quote(os.fsencode(copy))}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, cached_statements=0)
        try:
            harden(connection, seconds)
            if mend is not None:
                connection.execute("PRAGMA cell_size_check = OFF")
            yield connection
        finally:
            connection.close()


def _copy(path: Path, copy: Path, most_bytes: int) -> None:
    try:
        if not path.is_file():
            raise UnreadableFile("{path} is no file.", path=path)
        if path.stat().st_size > most_bytes:
            most = most_bytes // 1_000_000
            raise UnreadableFile(
                "{name} is larger than {most} MB, too large to be read; nothing was imported.",
                name=path.name,
                most=most,
            )
        shutil.copyfile(path, copy)
    except OSError as error:
        raise UnreadableFile(
            "{name} cannot be read: {reason}. Nothing was imported.", name=path.name, reason=reason(error)
        ) from error


def harden(connection: sqlite3.Connection, seconds: float) -> None:
    """Set all limits before anything is asked."""
    for limit, value in _LIMITS:
        connection.setlimit(limit, value)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    limit_time(connection, seconds)


def limit_time(connection: sqlite3.Connection, seconds: float) -> None:
    """Let what is asked from now on take no longer than a file of honest size does."""
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > until, 2_000)


def look_at_pages(connection: sqlite3.Connection) -> None:
    """Make sure that the pages of a database fit together.

    :raises ValueError: otherwise.
    """
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise ValueError("its pages do not fit together")
