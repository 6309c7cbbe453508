"""Where the backups of a project lie: a folder for each project, found by the project's own id or by its path."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import parts, paths
from annotator.ids import new_id
from annotator.store import connection as files

if TYPE_CHECKING:
    from annotator.store.project import Project

KEY = "uuid"  # in the table of facts about the file
_PLACES = "places.json"  # where the project lay, newest first
_MOST_PLACES = 20


def folder() -> Path:
    """Where all backups lie."""
    return paths.backups_folder()


def of(project_id: str) -> Path:
    """The folder of the project with this id."""
    return folder() / project_id


def own_id(project: Project) -> str:
    """The id by which a project that may be written is known; made the first time. A copy of a file gets its own."""
    found = id_in(project.db.conn)
    if not found or _is_a_copy(found, project.path):
        found = new_id()
        project.remember(KEY, found)
    return found


def id_in(connection: sqlite3.Connection) -> str:
    """The id a file says it has; nothing where it has none, or one that is no name for a folder."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'project' AND type = 'table'").fetchone():
        return ""  # a view of this name could do anything
    row = connection.execute("SELECT value FROM project WHERE key = ?", [KEY]).fetchone()
    return row[0] if row and re.fullmatch("[0-9a-f-]{36}", str(row[0])) else ""


def id_at(path: Path) -> str:
    """The same for a file that is not open here; nothing where it cannot be read."""
    if not path.is_file():
        return ""
    try:
        with closing(files.connect_stranger(path).conn) as connection:
            return id_in(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return ""


def of_file(path: Path, project_id: str) -> list[Path]:
    """The folders with backups of a file: that of its id, and those of projects that lay there."""
    here = str(path.resolve())
    lay_there = [one.parent for one in folder().glob(f"*/{_PLACES}") if here in _places(one.parent)]
    by_id = [of(project_id)] if project_id else []
    return list(dict.fromkeys([*by_id, *lay_there]))


def note(project_folder: Path, path: Path) -> None:
    """Write down that the project of a folder lies at a path now."""
    before, here = _places(project_folder), str(path.resolve())
    if before[:1] == [here]:
        return
    places = [here, *(one for one in before if one != here)][:_MOST_PLACES]
    file = project_folder / _PLACES
    with parts.beside(file) as part:
        part.write_text(json.dumps(places, ensure_ascii=False, indent=1), "utf-8", "surrogateescape")
        parts.put_in_place(part, file)


def _places(project_folder: Path) -> list[str]:
    with suppress(OSError, ValueError):
        found = json.loads((project_folder / _PLACES).read_text("utf-8", "surrogateescape"))
        if isinstance(found, list):
            return [one for one in found if isinstance(one, str)]
    return []


def _is_a_copy(project_id: str, path: Path) -> bool:
    """Whether another file has this id too, and was there first."""
    here, places = str(path.resolve()), _places(of(project_id))
    if here in places[:1]:
        return False
    others = [Path(one) for one in places if one != here]
    return any(files.identity_of(one) != files.identity_of(path) and id_at(one) == project_id for one in others[:1])


def sweep_all() -> None:
    """Take away what processes left half written that are no more."""
    for one in folder().glob("*/"):
        parts.sweep(one)
