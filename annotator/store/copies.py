"""A copy of the whole project in another file."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from annotator import parts
from annotator.errors import AnnotatorError
from annotator.store import connection as files
from annotator.store import guard
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
            with guard.writing(project.db):
                project.db.execute("VACUUM INTO ?", [str(part)])
            parts.put_in_place(part, path)
    except sqlite3.Error as error:
        if not (error.sqlite_errorname or "").startswith(_OF_THE_COPY):
            raise files.explained(error, project.path) from error
        raise _not_written(path, str(error)) from error
    except OSError as error:
        raise _not_written(path, files.reason(error)) from error


def _not_written(path: Path, reason: str) -> AnnotatorError:
    return AnnotatorError(
        "The copy {path} could not be written: {reason}. Your project is as it was; choose another folder.",
        path=path,
        reason=reason,
    )


def keep_aside(project: Project) -> Path:
    """Copy the file as it is, damage and all, to a dated file beside it; returns where.

    Page by page, because what goes by rows would leave out what it cannot read.

    :raises AnnotatorError: when it cannot be written.
    """
    at = datetime.now().astimezone().strftime("%Y-%m-%d %H-%M-%S")
    path = project.path.with_name(f"{project.path.stem} before repair {at}{project.path.suffix}")
    try:
        with parts.beside(path) as part:
            _copy_pages(project, part)
            parts.put_in_place(part, path)
    except sqlite3.Error as error:
        raise _not_written(path, str(error)) from error
    except OSError as error:
        raise _not_written(path, files.reason(error)) from error
    return path


def _copy_pages(project: Project, path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        project.db.conn.backup(copy)
    finally:
        copy.close()
