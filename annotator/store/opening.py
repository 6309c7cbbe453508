"""Make a project file, or connect to one, brought to this version; an older one is backed up first."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from annotator import parts
from annotator.errors import AnnotatorError, BackupFailed, SaveFailed, UnreadableFile
from annotator.ids import new_id
from annotator.store import backup_folders as folders
from annotator.store import backups, guard
from annotator.store import connection as files
from annotator.store.schema import VERSION, migrate, version_of


def create(path: Path) -> None:
    """Make an empty project file; it comes into being whole or not at all.

    :raises AnnotatorError: when there is a file already, or none can be made there.
    """
    if path.exists():
        raise AnnotatorError("{name} exists already; choose another name.", name=path.name)
    if not path.parent.is_dir():
        raise AnnotatorError("There is no folder {folder}; make it first.", folder=path.parent)
    if not path.name:
        raise AnnotatorError("A project needs a file name.")
    try:
        with parts.beside(path) as made:
            files.let_go(opened(made, read_only=False), with_journal=True)
            parts.put_in_place(made, path)
    except (SaveFailed, OSError) as error:
        raise AnnotatorError(
            "{path} cannot be made: its folder may not be written, or the disk is full.", path=path
        ) from error


def opened(path: Path, *, read_only: bool) -> Database:
    """A connection through which one edit at a time is written, or none.

    :raises UnreadableFile: when it is damaged, or is older and cannot be backed up.
    :raises SaveFailed: when SQLite refuses.
    """
    files.check_journal(path)
    db = None
    try:
        if read_only:
            files.heal(path)
        db = files.connect(path, read_only=read_only)
        files.check_schema(db.conn, path)
        db = _to_read(db) if read_only else _to_write(db, path)
        guard.forbid_writing(db)
    except BaseException as error:
        if db is not None:
            db.close()
        if isinstance(error, UnicodeDecodeError):
            raise UnreadableFile(
                "{name} is damaged and was left as it is; restore it from a backup.", name=path.name
            ) from error
        if isinstance(error, sqlite3.Error):
            raise files.explained(error, path) from error
        raise
    return db


def _to_read(db: Database) -> Database:
    """The same, or a copy of this version where the file is older."""
    if version_of(db.conn) >= VERSION:
        return db
    try:
        return files.brought_up_to_date(db.conn)
    finally:
        db.close()


def _to_write(db: Database, path: Path) -> Database:
    files.prepare(db)
    version = version_of(db.conn)
    if 0 < version < VERSION:
        _back_up(db, path)
    migrate(db)
    return db


def _back_up(db: Database, path: Path) -> None:
    """Put a verified backup of an older file on the disk before it is changed."""
    project_id = folders.id_in(db.conn)
    if not project_id:
        project_id = new_id()
        db.execute("INSERT OR REPLACE INTO project (key, value) VALUES (?, ?)", [folders.KEY, project_id])
    try:
        backups.take(path, project_id, backups.MIGRATION)
    except BackupFailed as error:
        raise UnreadableFile(
            "{name} is of an older version. It was not opened, because no backup of it could be made before "
            "bringing it up to date; nothing was changed. {folder} must be writable and have room, and the file whole.",
            name=path.name,
            folder=folders.folder(),
        ) from error
