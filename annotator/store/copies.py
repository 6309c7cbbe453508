"""A copy of the whole project in another file."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from annotator import parts
from annotator.errors import AnnotatorError
from annotator.store import connection as files
from annotator.store.project import Project

_OF_THE_COPY = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")  # not of what is copied


def save(project: Project, path: Path) -> None:
    """Write everything to another file, which comes into being whole or not at all.

    :raises AnnotatorError: when it cannot be written, or is the project itself.
    """
    if path.exists() and files.identity_of(path) == files.identity_of(project.path):
        raise AnnotatorError("This is the project itself; give the copy another name.")
    try:
        with parts.beside(path) as part:
            project.db.execute("PRAGMA query_only = OFF")
            project.db.execute("VACUUM INTO ?", [str(part)])
            parts.put_in_place(part, path)
    except sqlite3.Error as error:
        if not (error.sqlite_errorname or "").startswith(_OF_THE_COPY):
            raise files.explained(error, project.path) from error
        raise _not_written(path, str(error)) from error
    except OSError as error:
        raise _not_written(path, files.reason(error)) from error
    finally:
        with suppress(sqlite3.Error):
            project.db.execute(f"PRAGMA query_only = {'OFF' if project.read_only else 'ON'}")


def _not_written(path: Path, reason: str) -> AnnotatorError:
    return AnnotatorError(
        "The copy {path} could not be written: {reason}. Your project is as it was; choose another folder.",
        path=path,
        reason=reason,
    )
