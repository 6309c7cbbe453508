"""A copy of the whole project in another file."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.ids import new_device
from annotator.store import connection as files
from annotator.store.project import Project


def save(project: Project, path: Path) -> None:
    """Write everything to another file, which comes into being whole or not at all.

    :raises AnnotatorError: when it cannot be written, or is the project itself.
    """
    if path.exists() and files.identity_of(path) == files.identity_of(project.path):
        raise AnnotatorError("This is the project itself; give the copy another name.")
    part = path.with_name(f".{path.name}.{new_device()}.part")
    try:
        project.db.execute("PRAGMA query_only = OFF")
        project.db.execute("VACUUM INTO ?", [str(part)])
        files.put_in_place(part, path)
    except sqlite3.Error as error:
        raise files.explained(error, path) from error
    except OSError as error:
        raise AnnotatorError("{path} could not be written: {reason}.", path=path, reason=files.reason(error)) from error
    finally:
        project.db.execute(f"PRAGMA query_only = {'OFF' if project.read_only else 'ON'}")
        part.unlink(missing_ok=True)


def keep_aside(project: Project) -> Path:
    """Copy the file as it is, damage and all, to a dated file beside it; returns where.

    Page by page, because what goes by rows would leave out what it cannot read.

    :raises AnnotatorError: when it cannot be written.
    """
    at = datetime.now().astimezone().strftime("%Y-%m-%d %H-%M-%S")
    path = project.path.with_name(f"{project.path.stem} before repair {at}{project.path.suffix}")
    part = path.with_name(f".{path.name}.{new_device()}.part")
    try:
        _copy_pages(project, part)
        files.put_in_place(part, path)
    except sqlite3.Error as error:
        raise files.explained(error, path) from error
    except OSError as error:
        raise AnnotatorError("{path} could not be written: {reason}.", path=path, reason=files.reason(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return path


def _copy_pages(project: Project, path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        project.db.conn.backup(copy)
    finally:
        copy.close()
