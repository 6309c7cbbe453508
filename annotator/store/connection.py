"""Open a project file safely, and say in plain words what went wrong with it."""

from __future__ import annotations

import os
import sqlite3
import sys
from functools import cache
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from annotator.errors import AnnotatorError, SaveFailed, UnreadableFile, sentence
from annotator.parts import put_in_place as put_in_place
from annotator.store.schema import APPLICATION_ID, VERSION, migrate, version_of

_HEADER = 100


def connect(path: Path, *, read_only: bool) -> Database:
    """A connection that keeps every acknowledged save through a power cut.

    TRUNCATE with EXTRA lost nothing in simulated cuts where FULL lost the last save and WAL
    leaves committed work in a second file that is forgotten when the first is mailed.
    """
    uri = f"file:{quote(os.fsencode(path.resolve()))}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5.0)
    connection.row_factory = sqlite3.Row
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")
    if not read_only:
        connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
        connection.execute("PRAGMA synchronous = EXTRA")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = 1")
    return Database(connection, execute_plugins=False, recursive_triggers=False)


def connect_stranger(path: Path) -> Database:
    """A connection to somebody's file that only reads it, and nothing beside it."""
    uri = f"file:{quote(os.fsencode(path.resolve()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return Database(connection, execute_plugins=False, recursive_triggers=False)


_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def check_journal(path: Path) -> None:
    """Refuse a project beside which lies a journal that names other files: opening it would delete them.

    SQLite writes such a journal only for several files at once, which this program never does.

    :raises UnreadableFile: then nothing was opened.
    """
    journal = path.with_name(path.name + "-journal")
    try:
        content = journal.read_bytes()[-8:] if journal.exists() else b""
    except OSError as error:
        raise UnreadableFile(
            "{journal} beside the project cannot be read ({reason}), so the project was not "
            "opened. See whether you may read both files.",
            journal=journal.name,
            reason=reason(error),
        ) from error
    if content == _JOURNAL_MAGIC:
        raise UnreadableFile(
            "Beside {name} lies {journal}, which this program did not write and which would harm other "
            "files. Nothing was opened; move it away, and do not trust where it came from.",
            name=path.name,
            journal=journal.name,
        )


def heal(path: Path) -> None:
    """Let SQLite roll back a save that a crash interrupted, so that the file can be read."""
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size and os.access(path, os.W_OK):
        db = connect(path, read_only=False)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        db.close()


def check_schema(db: Database, path: Path) -> None:
    """Refuse a file whose tables, views or triggers are not those this program makes: they could do anything.

    :raises UnreadableFile: naming what is foreign. Tables and views of other names are left alone.
    """
    sql = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view', 'trigger')"
    found = {(row[0], row[1]): row[2] for row in db.conn.execute(sql)}
    if any(kind == "trigger" for kind, _ in found):
        raise UnreadableFile("{name} holds a trigger, which no project has; it was not opened.", name=path.name)
    for key, made in _own_schema(version_of(db.conn)).items():
        if found.get(key) != made:
            raise UnreadableFile(
                "{name} is damaged or was tampered with ({what} {table}); it was not opened.",
                name=path.name,
                what=key[0],
                table=key[1],
            )


@cache
def _own_schema(version: int) -> dict[tuple[str, str], str]:
    db = Database(memory=True, execute_plugins=False)
    migrate(db, version)
    sql = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view')"
    own = {(row[0], row[1]): row[2] for row in db.conn.execute(sql)}
    db.close()
    return own


def in_memory(db: Database) -> Database:
    """A copy of an older file, brought to this version, where the file itself may not be written."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    memory.row_factory = sqlite3.Row
    db.conn.backup(memory)
    db.close()
    copy = Database(memory, execute_plugins=False, recursive_triggers=False)
    migrate(copy)
    return copy


def sqlite_version() -> str:
    """The version of SQLite that writes here."""
    return sqlite3.sqlite_version


def check_header(path: Path) -> None:
    """Refuse, without opening it, what is not a project file or was made by a newer version.

    :raises UnreadableFile: with the reason; the file is left as it is.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise UnreadableFile(
            "{name} cannot be opened: {reason}. Nothing was changed; see whether you may read it, or open a copy.",
            name=path.name,
            reason=reason(error),
        ) from error
    if not header:
        raise UnreadableFile("{name} is empty; it is not a project file.", name=path.name)
    if not header.startswith(b"SQLite format 3\x00") or len(header) < _HEADER:
        raise UnreadableFile("{name} is not a project file of this program.", name=path.name)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise UnreadableFile("{name} is an SQLite file of another program, not a project.", name=path.name)
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        raise UnreadableFile(
            "{name} was made by a newer version of Annotator (format {version}; this one reads up to "
            "{newest}). It was left as it is; install the newer version to open it.",
            name=path.name,
            version=version,
            newest=VERSION,
        )


def reason(error: OSError) -> str:
    """Why the system refused, in lower case and without its number."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def identity_of(path: Path) -> tuple[int, int] | None:
    """What tells this very file from another put in its place; None where it is gone."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def explained(error: sqlite3.Error, path: Path) -> AnnotatorError:
    """The error as a sentence: what happened, and what is safe."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for start, template in _SENTENCES.items():
        if name.startswith(start):
            return SaveFailed(template, name=path.name)
    return SaveFailed(
        "{name}: {reason}. The last change was not saved; all earlier ones are.",
        name=path.name,
        reason=str(error).rstrip("."),
    )


_SENTENCES = {
    "SQLITE_FULL": sentence(
        "The disk is full, so the last change to {name} was not saved. All earlier ones are; make room and try again."
    ),
    "SQLITE_READONLY_DBMOVED": sentence(
        "{name} was moved or replaced by another program, so the last change was not "
        "saved. Nothing was overwritten; open the file again where it is now."
    ),
    "SQLITE_READONLY": sentence(
        "{name} may not be written here, so the last change was not saved. Save a copy "
        "of the project in another folder."
    ),
    "SQLITE_CANTOPEN": sentence(
        "{name} or its folder may not be written, so the change was not saved. Save a copy "
        "of the project in another folder."
    ),
    "SQLITE_BUSY": sentence("Another program is writing to {name}. The change was not saved; try again in a moment."),
    "SQLITE_IOERR": sentence(
        "The disk reported an error while {name} was being written, so the last change was not "
        "saved. All earlier ones are; save a copy of the project on another disk."
    ),
    "SQLITE_CORRUPT": sentence(
        "{name} is damaged. What was saved before is in your backups; run “annotator check” on it."
    ),
    "SQLITE_NOTADB": sentence(
        "{name} is not a project file, or its beginning is damaged. It was left as it is; open a copy of it."
    ),
}
