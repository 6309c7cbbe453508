"""Another project file, read as a stranger's: a private copy is opened, and only its rows are believed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from annotator.errors import AnnotatorError, UnreadableFile
from annotator.records import Sent
from annotator.store import alike, merging, private_copy
from annotator.store import connection as files
from annotator.store.file import ProjectFile

SUFFIX = ".annotator"
_MOST_BYTES = 2_000_000_000
_SECONDS = 20.0


def read(path: Path) -> Sent:
    """Everything a project file knows, for folding it into another.

    :raises UnreadableFile: when it is no project, is damaged, or holds what no project holds.
    """
    files.check_header(path)
    try:
        with private_copy.opened(path, _MOST_BYTES, _SECONDS) as connection:
            files.check_schema(connection, path)
            private_copy.look_at_pages(connection)
            return _content(path, connection)
    except (_Damaged, sqlite3.Error, ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        told = " ".join(str(error).split())[:200].rstrip(".")
        raise UnreadableFile(
            "{name} is damaged ({reason}); nothing was merged.", name=path.name, reason=told
        ) from error


class _Damaged(Exception):
    """What stands in the file is not as this program wrote it."""


def _content(path: Path, connection: sqlite3.Connection) -> Sent:
    whole = ProjectFile(path, files.brought_up_to_date(connection), read_only=True)
    try:
        return Sent(tuple(merging.all_records(whole)), tuple(alike.sent_documents(whole, with_text=True)))
    except AnnotatorError as error:
        raise _Damaged(str(error)) from error
    finally:
        whole.db.close()
