"""The manifest: how many rows each table has and a digest of them, so that a changed byte is noticed.

SQLite notices damage to its own pages only: of 952 changed bytes of content its `integrity_check` missed 923.
The digest of a table is the sum, modulo 2^256, of the SHA-256 of its rows, so that writing a row is an addition and
taking one away a subtraction. Records are summed by the door, which has them in hand; of the other tables temporary
triggers of our own connection do it, whoever writes and however. The sums are written in the transaction they belong
to, and thrown away with it. The changes of a step have one digest, which stands in the step.

Guarded is all that cannot be worked out again; what can be is compared with what comes of working it out.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import sha256
from typing import Any

from sqlite_utils import Database

from annotator.progress import Progress, no_progress
from annotator.store.schema import OPAQUE, RECORDS, SAME

Row = Mapping[str, Any]
_SIZE = 1 << 256
_RECORD = ("id", "author", "born", "dead", "dead_stamp", "stamps", "extra")
_WHOLE = {
    # `alive` of a record and `home` of an annotation are worked out; `entry` only counts
    **{kind: (*_RECORD, *columns) for kind, columns in RECORDS.items()},
    OPAQUE: ("id", "kind", "line"),
    SAME: ("id", "local_id", "confirmed", "likeness"),
}
# what a new record has without a word
_UNSAID: dict[str, Row] = {
    **{kind: {"dead": 0, "extra": "{}", **dict.fromkeys(columns, "")} for kind, columns in RECORDS.items()},
    OPAQUE: {},
    SAME: {},
}
_WATCHED = {
    "project": ("key", "value"),
    # of texts and source files their own digests; `check` compares those with the contents
    "document_text": ("document_id", "sha256", "words", "position", "source_sha256", "imported"),
    "source_file": ("sha256", "name", "format"),
    "mark": ("document_id", "start", "end", "kind", "target", "value"),
    "page": ("document_id", "start", "label", "inferred"),
    "copy": ("document_id", "title", "text"),
    "fingerprint": ("document_id", "value"),
    "step": ("id", "label", "made", "reader", "joins", "state", "digest"),
    "hidden": ("reader_id",),
    "merged": ("id", "sha256", "name", "made", "counts"),
}
GUARDED: dict[str, tuple[str, ...]] = {**_WHOLE, **_WATCHED}
CHANGE, MANIFEST = "change", "manifest"


def digest(values: Iterable[Any]) -> int:
    """The digest of one row. Texts of ours hold no NUL, and tables are strict, so that rows that differ do here."""
    return int.from_bytes(sha256("\0".join(map(str, values)).encode("utf-8")).digest(), "big")


def digest_of_changes(rows: Iterable[tuple[str, str, str | None]]) -> str:
    """The digest of a step's changes, in order: kind, id and what was before."""
    found = sha256()
    for kind, record_id, before in rows:
        found.update(f"{kind}\0{record_id}\0{before}\0".encode())
    return found.hexdigest()


def mark(connection: sqlite3.Connection) -> str:
    """What differs where any record does: quick to ask, to know whether something changed."""
    found = dict(connection.execute("SELECT name, digest FROM manifest"))
    return " ".join(str(found.get(kind, "")) for kind in _WHOLE)


class Sums:
    """What an open connection adds to each table and takes from it, until that is written."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rows: defaultdict[str, int] = defaultdict(int)
        self._digests: defaultdict[str, int] = defaultdict(int)
        self._watches = False

    def watch(self) -> None:
        """Make the triggers, where they are not there yet: a project that is only read needs none."""
        if not self._watches:
            for table in _WATCHED:
                self._watch(table)
        self._watches = True

    def _watch(self, table: str) -> None:
        self._db.conn.create_function(f"added_{table}", -1, partial(self._counted, table, 1))
        self._db.conn.create_function(f"taken_{table}", -1, partial(self._counted, table, -1))
        new, old = (", ".join(f'{side}."{name}"' for name in _WATCHED[table]) for side in ("new", "old"))
        added, taken = f"SELECT added_{table}({new});", f"SELECT taken_{table}({old});"
        for when, then in (("INSERT", added), ("UPDATE", taken + added), ("DELETE", taken)):
            self._db.execute(f"CREATE TEMP TRIGGER {table}_{when} AFTER {when} ON main.{table} BEGIN {then} END")

    def _counted(self, table: str, sign: int, *values: Any) -> None:
        self._rows[table] += sign
        self._digests[table] += sign * digest(values)

    def change(self, kind: str, before: Row | None, after: Row | None) -> None:
        """A record has another form now: one of the two is None where it was made, or taken away."""
        for sign, row in ((-1, before), (1, after)):
            if row is not None:
                said = {**_UNSAID[kind], **row}
                self._counted(kind, sign, *[said[name] for name in _WHOLE[kind]])

    def write(self) -> None:
        """Put the sums into the manifest, within the transaction they belong to."""
        tables = [*self._digests]
        sql = f"SELECT name, rows, digest FROM manifest WHERE name IN ({', '.join('?' * len(tables))})"
        known = self._db.conn.execute(sql, tables).fetchall()
        sums = [
            (rows + self._rows[name], f"{(_number(found) + self._digests[name]) % _SIZE:064x}", name)
            for name, rows, found in known
        ]
        self._db.conn.executemany("UPDATE manifest SET rows = ?, digest = ? WHERE name = ?", sums)
        self.forget()

    def forget(self) -> None:
        """Begin anew: what was summed up is written, or was rolled back."""
        self._rows.clear()
        self._digests.clear()


def _number(written: str) -> int:
    """A digest as a number; a damaged one hinders nobody from saving, and is told by `check`."""
    try:
        return int(written, 16)
    except ValueError:
        return 0


# --- all of it


def write_anew(db: Database) -> None:
    """Take every table as it is now for what it should be; within a transaction."""
    rows = [(found, step) for step, found in _changes(db.conn).items()]
    db.conn.executemany("UPDATE step SET digest = ? WHERE id = ?", rows)
    sums = [(table, *_summed(db.conn, table)) for table in GUARDED]
    sql = """INSERT INTO manifest (name, rows, digest) VALUES (?, ?, ?)
             ON CONFLICT(name) DO UPDATE SET rows = excluded.rows, digest = excluded.digest"""
    db.conn.executemany(sql, sums)


def differing(connection: sqlite3.Connection, progress: Progress = no_progress) -> list[str]:
    """The tables that are not as they were saved, also those that cannot be read; or the manifest, if that cannot."""
    try:
        wanted = _saved(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return [MANIFEST]
    tests: dict[str, Callable[[], bool]] = {
        table: partial(_is_as_saved, connection, table, wanted.get(table)) for table in GUARDED
    }
    tests[CHANGE] = partial(_changes_are_as_saved, connection)
    found = []
    for done, (table, test) in enumerate(tests.items()):
        progress(done, len(tests))
        try:
            sound = test()
        except (sqlite3.Error, UnicodeDecodeError):
            sound = False
        if not sound:
            found.append(table)
    return found


def miscounted(connection: sqlite3.Connection) -> list[str]:
    """The tables that have more or fewer rows than were saved: quick to ask, when a project is opened."""
    wanted = _saved(connection)
    counts = {one: connection.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in GUARDED}
    return [table for table, rows in counts.items() if wanted.get(table, (-1, ""))[0] != rows]


def _saved(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    return {row[0]: (row[1], row[2]) for row in connection.execute("SELECT name, rows, digest FROM manifest")}


def _is_as_saved(connection: sqlite3.Connection, table: str, saved: tuple[int, str] | None) -> bool:
    return saved == _summed(connection, table)


def _summed(connection: sqlite3.Connection, table: str) -> tuple[int, str]:
    """Rows and digest of a table as it is in the file."""
    columns = ", ".join(f'"{name}"' for name in GUARDED[table])
    rows = total = 0
    for row in connection.execute(f"SELECT {columns} FROM {table}"):
        rows += 1
        total += digest(row)
    return rows, f"{total % _SIZE:064x}"


def _changes_are_as_saved(connection: sqlite3.Connection) -> bool:
    return _changes(connection) == {row[0]: row[1] for row in connection.execute("SELECT id, digest FROM step")}


def _changes(connection: sqlite3.Connection) -> dict[int, str]:
    """The digests of every step's changes."""
    found = {row[0]: sha256() for row in connection.execute("SELECT id FROM step")}
    for step, *values in connection.execute('SELECT step_id, kind, record_id, "before" FROM change ORDER BY id'):
        found.setdefault(step, sha256()).update("\0".join([*map(str, values), ""]).encode())
    return {step: one.hexdigest() for step, one in found.items()}
