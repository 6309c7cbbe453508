"""Connect to a project file, brought to this version; an older one is backed up first."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from annotator.errors import BackupFailed, UnreadableFile
from annotator.ids import new_id
from annotator.store import backup_folders as folders
from annotator.store import backups
from annotator.store import connection as files
from annotator.store.schema import VERSION, migrate, version_of


def opened(path: Path, *, read_only: bool) -> Database:
    """A connection through which one edit at a time is written, or none.

    :raises UnreadableFile: when it is damaged, or is older and cannot be backed up.
    :raises SaveFailed: when SQLite refuses.
    """
    files.check_journal(path)
    try:
        if read_only:
            files.heal(path)
        db = files.connect(path, read_only=read_only)
        try:
            return _ready(db, path, read_only=read_only)
        except BaseException:
            db.close()
            raise
    except UnicodeDecodeError as error:
        raise UnreadableFile("{name} is damaged and was left as it is; open a copy of it.", name=path.name) from error
    except sqlite3.Error as error:
        raise files.explained(error, path) from error


def _ready(db: Database, path: Path, *, read_only: bool) -> Database:
    files.check_schema(db, path)
    version = version_of(db.conn)
    if version < VERSION and read_only:
        db = files.in_memory(db)
    elif version < VERSION:
        if version:
            _back_up(db, path)
        migrate(db)
    db.execute(f"PRAGMA query_only = {'OFF' if read_only else 'ON'}")
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
