"""What a program must not do when it writes: each control commits one of these and must be caught."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from sqlite_utils import Database

from annotator.errors import AnnotatorError
from annotator.formats import atomic
from annotator.store import connection


def _connecting(*pragmas: str) -> None:
    properly = connection.prepare

    def prepare(db: Database) -> None:
        properly(db)
        for pragma in pragmas:
            db.execute(f"PRAGMA {pragma}").fetchone()

    connection.prepare = prepare


def _never_fsync() -> None:
    os.fsync = lambda _file: None


def _write_over_what_was_there() -> None:
    @contextmanager
    def whole(path: Path, mode: str, **how: Any) -> Iterator[IO[Any]]:
        try:
            with open(path, mode, **how) as file:
                yield file
        except OSError as error:
            raise AnnotatorError("The file could not be written.") from error

    atomic._whole = whole


SINS = {
    "WAL with NORMAL": lambda: _connecting("journal_mode = WAL", "synchronous = NORMAL"),
    "synchronous OFF": lambda: _connecting("synchronous = OFF"),
    "no journal": lambda: _connecting("journal_mode = OFF", "cache_size = 2", "cache_spill = 1"),
    "no fsync": _never_fsync,
    "writing over the old file": _write_over_what_was_there,
}
