"""Open a project file safely, and say in plain words what went wrong with it."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from annotator.errors import AnnotatorError, SaveFailed, UnreadableFile, sentence
from annotator.parts import put_in_place as put_in_place
from annotator.store import damage
from annotator.store.guard import GuardedConnection
from annotator.store.schema import APPLICATION_ID, VERSION, migrate, version_of

_HEADER = 100
# KiB of the file held in memory: indexes grow fast where they are held whole, reading is as quick with little
READING, WRITING = "cache_size = -4096", "cache_size = -65536"


def connect(path: Path, *, read_only: bool) -> Database:
    """A connection of which nothing was asked yet; `prepare` it for writing once its tables were looked at."""
    uri = f"file:{quote(os.fsencode(path.resolve()))}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5.0, factory=GuardedConnection)
    connection.row_factory = sqlite3.Row
    for limit, value in _LIMITS:
        connection.setlimit(limit, value)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", READING):
        connection.execute(f"PRAGMA {pragma}")
    return Database(connection, execute_plugins=False, recursive_triggers=False)


# of what a schema may hold: ours is far below, and what is above is no schema of ours
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 200),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 2),
)


def prepare(db: Database) -> None:
    """Make a connection keep every acknowledged save through a power cut.

    TRUNCATE with EXTRA lost nothing in simulated cuts where FULL lost the last save and WAL
    leaves committed work in a second file that is forgotten when the first is mailed.
    """
    db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    db.execute("PRAGMA synchronous = EXTRA")
    if sys.platform == "darwin":
        db.execute("PRAGMA fullfsync = 1")


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
    """Refuse a project beside which lies what SQLite would obey to the harm of other files, or of this one.

    A journal that names other files would delete them; one that is a link would empty what it points to. A log of
    writing ahead (`-wal`) would be taken in. This program writes none of these.

    :raises UnreadableFile: then nothing was opened.
    """
    journal = path.with_name(path.name + "-journal")
    try:
        strange = journal.is_symlink() or (journal.exists() and not _is_journal(journal))
        if not strange:
            journal = path.with_name(path.name + "-wal")
            strange = journal.is_symlink() or (journal.exists() and journal.stat().st_size > 0)
    except OSError as error:
        raise UnreadableFile(
            "{journal} beside the project cannot be read ({reason}), so the project was not "
            "opened. See whether you may read both files.",
            journal=journal.name,
            reason=reason(error),
        ) from error
    if strange:
        raise UnreadableFile(
            "Beside {name} lies {journal}, which this program did not write and which would harm other "
            "files. Nothing was opened; move it away, and do not trust where it came from.",
            name=path.name,
            journal=journal.name,
        )


def _is_journal(journal: Path) -> bool:
    """Whether a file may be a journal of ours: it has one name, and names no other."""
    found = journal.stat()
    with journal.open("rb") as file:
        file.seek(max(0, found.st_size - len(_JOURNAL_MAGIC)))
        names_others = file.read() == _JOURNAL_MAGIC
    return stat.S_ISREG(found.st_mode) and found.st_nlink <= 1 and not names_others


def heal(path: Path) -> None:
    """Let SQLite roll back a save that a crash interrupted, so that the file can be read."""
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size and os.access(path, os.W_OK):
        db = connect(path, read_only=False)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        db.close()


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose tables, views or triggers are not those this program makes: they could do anything.

    :raises UnreadableFile: naming what is foreign. Plain tables and views of other names are left alone.
    """
    sql = "SELECT type, name, sql, tbl_name FROM sqlite_master"
    objects = connection.execute(sql).fetchmany(_MOST_OBJECTS + 1)
    if len(objects) > _MOST_OBJECTS:
        raise UnreadableFile("{name} holds more tables than any project; it was not opened.", name=path.name)
    if any(row[0] == "trigger" for row in objects):
        raise UnreadableFile("{name} holds a trigger, which no project has; it was not opened.", name=path.name)
    found, own = {(row[0], row[1]): row[2] for row in objects}, _own_schema(version_of(connection))
    foreign = [key for key, made in own.items() if found.get(key) != made]
    foreign += [(row[0], row[1]) for row in objects if (row[0], row[1]) not in own and not _is_harmless(row, own)]
    for what, table in foreign:
        raise UnreadableFile(
            "{name} is damaged or was tampered with ({what} {table}); it was not opened.",
            name=path.name,
            what=what,
            table=str(table)[:80],
        )


_MOST_OBJECTS = 1_000
_OURS = ("sqlite_autoindex_", "sqlite_stat", "sqlite_sequence")


def _is_harmless(row: Sequence[str | None], own: Mapping[tuple[str, str], str]) -> bool:
    """Whether something of another name may stay: no index on our tables, for SQLite works its terms out."""
    kind, name, made, of = (str(one) for one in row)
    if name.startswith(_OURS) or not own:
        return bool(own)
    if kind == "index":
        return ("table", of) not in own
    words = f" {made} ".upper()
    return kind == "view" or (kind == "table" and "VIRTUAL" not in words and " AS " not in words)


@cache
def _own_schema(version: int) -> dict[tuple[str, str], str]:
    db = Database(memory=True, execute_plugins=False)
    migrate(db, version)
    sql = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    own = {(row[0], row[1]): row[2] for row in db.conn.execute(sql)}
    db.close()
    return own


def brought_up_to_date(connection: sqlite3.Connection) -> Database:
    """A copy of a file that may not be written, of this version; it lies in memory, and beyond that on the disk."""
    aside = sqlite3.connect("", isolation_level=None)
    aside.row_factory = sqlite3.Row
    connection.backup(aside)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON"):
        aside.execute(f"PRAGMA {pragma}")
    copy = Database(aside, execute_plugins=False, recursive_triggers=False)
    migrate(copy)
    return copy


def let_go(db: Database, *, with_journal: bool) -> None:
    """Close a connection, and take the empty journal away; one beside another's file is the other's, and stays."""
    if with_journal:
        with suppress(sqlite3.Error):
            db.execute("PRAGMA journal_mode = DELETE").fetchone()
    db.close()


def sqlite_version() -> str:
    """The version of SQLite that writes here."""
    return sqlite3.sqlite_version


def check_header(path: Path) -> None:
    """Refuse, without opening it, what is not a project file or was made by a newer version.

    :raises UnreadableFile: with the reason; the file is left as it is.
    """
    try:
        if stat.S_ISFIFO(path.stat().st_mode):
            raise UnreadableFile("{name} is no file.", name=path.name)  # and reading would wait for ever
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
    if header[18:20] != b"\x01\x01":
        raise UnreadableFile(
            "Another program set {name} to a mode (WAL) in which what is saved lies in a second file. It was left as "
            "it is; set it back there with “PRAGMA journal_mode = DELETE”.",
            name=path.name,
        )
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        raise UnreadableFile(
            "{name} was made by a newer version of Annotator (format {version}; this one reads up to "
            "{newest}). It was left as it is; install the newer version to open it.",
            name=path.name,
            version=version,
            newest=VERSION,
        )


def can_be_written(path: Path) -> bool:
    """Whether the system lets this program write to a file that is there. Not for one that is open: it would unlock."""
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


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
    if damage.is_of_content(error):
        return UnreadableFile("{name} is damaged; “annotator check” says where.", name=path.name)
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
