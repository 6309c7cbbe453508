"""A copy of the whole project in another file."""

from __future__ import annotations

import sqlite3
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
        raise AnnotatorError(
            "The copy {path} could not be written: {reason}. Your project is as it was; choose another folder.",
            path=path,
            reason=files.reason(error),
        ) from error
    finally:
        project.db.execute(f"PRAGMA query_only = {'OFF' if project.read_only else 'ON'}")
        part.unlink(missing_ok=True)
