"""Project files that somebody made to do harm: each a change to a sound one, or a file beside it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

MAGIC = bytes.fromhex("d9d505f920a163d7")
Change = Callable[[Path], None]
_ENDLESS = "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT x AS id, x AS label FROM a"


def by_sql(*statements: str) -> Change:
    """Run statements in the file, the list of its tables being open to them."""

    def change(path: Path) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return change


def by_bytes(at: int, content: bytes) -> Change:
    """Write bytes at a place."""

    def change(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(content)

    return change


def beside(ending: str, make: Callable[[Path, Path], None]) -> Change:
    """Put something beside the file that could reach a victim."""
    return lambda path: make(path.with_name(path.name + ending), path.with_name("thesis.txt"))


def super_journal(journal: Path, victim: Path) -> None:
    """A hot journal that names another, as SQLite writes for several files at once: SQLite deletes what it names."""
    header = MAGIC + b"".join(number.to_bytes(4, "big") for number in (0, 0, 0, 512, 4096))
    name = str(victim).encode()
    tail = (0x40000000 // 4096 + 1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big")
    journal.write_bytes(header.ljust(512, b"\0") + tail + (sum(name) & 0xFFFFFFFF).to_bytes(4, "big") + MAGIC)


def schema(table: str, old: str, new: str) -> Change:
    """Change what the file says that a table is."""
    words = f"replace(sql, '{old}', '{new}')"
    return by_sql(f"UPDATE sqlite_master SET sql = {words} WHERE name = '{table}'")


def _many_tables(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    for number in range(3_000):
        connection.execute(f"CREATE TABLE t{number} (a)")
    connection.execute("COMMIT")
    connection.close()


def _ring(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    row = list(connection.execute("SELECT * FROM tag LIMIT 1").fetchone())
    names = [one[1] for one in connection.execute("PRAGMA table_info(tag)")]
    row[0] = None
    connection.execute("BEGIN")
    for number in range(2_000):
        row[names.index("id")] = f"01900000-0000-7000-8000-{number:012d}"
        row[names.index("parent_id")] = f"01900000-0000-7000-8000-{(number + 1) % 2_000:012d}"
        connection.execute(f"INSERT INTO tag VALUES ({', '.join('?' * len(row))})", row)
    connection.execute("COMMIT")
    connection.close()


def _empty_log(log: Path, _victim: Path) -> None:
    log.write_bytes(bytes.fromhex("377f0682002de218") + bytes(9_000))


_BOMB = "hex(zeroblob(400000000))"
CORPUS: dict[str, Change] = {
    "a trigger": by_sql("CREATE TRIGGER t AFTER INSERT ON step BEGIN DELETE FROM annotation; END"),
    "a trigger on the view": by_sql("CREATE TRIGGER t INSTEAD OF INSERT ON annotation_list BEGIN SELECT 1; END"),
    "a table that is an endless view": by_sql("DROP TABLE page", f"CREATE VIEW page AS {_ENDLESS}"),
    "a table that counts for ever": by_sql(
        "DROP TABLE hidden", f"CREATE VIEW hidden AS SELECT count(*) AS reader_id FROM ({_ENDLESS})"
    ),
    "a view that loads code": by_sql("DROP TABLE page", "CREATE VIEW page AS SELECT load_extension('evil') AS label"),
    "a view that reaches into memory": by_sql(
        "DROP VIEW annotation_list", "CREATE VIEW annotation_list AS SELECT hex(fts3_tokenizer('simple')) AS id"
    ),
    "an endless view of its own": by_sql(f"CREATE VIEW mine AS {_ENDLESS}"),
    "a view of what is open": by_sql("CREATE VIEW mine AS SELECT file FROM pragma_database_list"),
    "a check that never ends": schema("annotation", ") STRICT", ", CHECK (note NOT LIKE ''%a%a%a%a%a%a%b'')) STRICT"),
    "a check that takes all memory": schema("annotation", ") STRICT", f", CHECK (length({_BOMB}) > 0)) STRICT"),
    "a column that is worked out": schema("page", "label TEXT NOT NULL", f"label TEXT AS ({_BOMB})"),
    "a table of worked out columns": by_sql(f"CREATE TABLE mine (a, b AS ({_BOMB}))", "INSERT INTO mine VALUES (1)"),
    "a default that takes all memory": schema("hidden", "TEXT PRIMARY KEY", f"TEXT DEFAULT ({_BOMB})"),
    "a search table of its own": by_sql("CREATE VIRTUAL TABLE mine USING fts5(words)"),
    "a search table broken": by_sql("UPDATE annotation_search_data SET block = randomblob(300)"),
    "a search table without its parts": by_sql("DELETE FROM sqlite_master WHERE name = 'annotation_search_data'"),
    "a search table with other words": schema("annotation_search", "unicode61", "porter unicode61"),
    "an index that works something out": by_sql(
        "CREATE INDEX mine ON annotation(length(note))",
        f"UPDATE sqlite_master SET sql = 'CREATE INDEX mine ON annotation({_BOMB})' WHERE name = 'mine'",
    ),
    "an index of a part": by_sql("CREATE INDEX mine ON annotation(note) WHERE length(note) > 3"),
    "statistics that are none": by_sql("ANALYZE", "UPDATE sqlite_stat1 SET stat = randomblob(99)"),
    "tables over each other": by_sql(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'annotation') "
        "WHERE name = 'tag'"
    ),
    "a table beyond the end": by_sql("UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'tag'"),
    "a table on the first page": by_sql("UPDATE sqlite_master SET rootpage = 1 WHERE name = 'tag'"),
    "a table twice": by_sql("INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = 'tag'"),
    "a table without a name": by_sql("UPDATE sqlite_master SET name = NULL WHERE name = 'tag'"),
    "a table whose name is bytes": by_sql("UPDATE sqlite_master SET name = x'ff00' WHERE name = 'tag'"),
    "a table called as SQLite's own": by_sql("UPDATE sqlite_master SET name = 'sqlite_x' WHERE name = 'hidden'"),
    "a column more": schema("page", "inferred INTEGER", "more TEXT, inferred INTEGER"),
    "words where the tables should be": by_sql("UPDATE sqlite_master SET sql = 'DROP TABLE tag' WHERE name = 'tag'"),
    "deep brackets in a view": by_sql(
        "CREATE VIEW mine AS SELECT 1",
        "UPDATE sqlite_master SET sql = 'CREATE VIEW mine AS SELECT ' || replace(hex(zeroblob(20000)), '00', '(') "
        "WHERE name = 'mine'",
    ),
    "a view of megabytes": by_sql(
        "CREATE VIEW mine AS SELECT 1",
        "UPDATE sqlite_master SET sql = 'CREATE VIEW mine AS SELECT 1' || replace(hex(zeroblob(900000)), '00', '+1') "
        "WHERE name = 'mine'",
    ),
    "thousands of tables": _many_tables,
    "a giant note": by_sql("UPDATE annotation SET note = CAST(zeroblob(40000000) AS TEXT)"),
    "a giant note on many pages": by_sql("UPDATE annotation SET note = replace(hex(zeroblob(9000000)), '0', 'a')"),
    "words that are no Unicode": by_sql("UPDATE annotation SET note = CAST(x'eda080ff' AS TEXT)"),
    "brackets without end": by_sql(f"UPDATE document SET details = '{'[' * 90_000}'"),
    "brackets without end in a record": by_sql(f"UPDATE opaque SET line = '{'[' * 90_000}'"),
    "a record that is none": by_sql('UPDATE opaque SET line = \'{"f": 5, "id": [1]}\''),
    "numbers without measure": by_sql('UPDATE span SET start = -9223372036854775808, "end" = 9223372036854775807'),
    "marks without measure": by_sql("UPDATE mark SET start = -9223372036854775808, end = 9223372036854775807"),
    "stamps from the end of time": by_sql("UPDATE annotation SET born = '9999999999999.fffff.zzzzzzzz'"),
    "a fingerprint that is none": by_sql("UPDATE fingerprint SET value = '{\"minhash\": 5}'"),
    "a ring of thousands of tags": _ring,
    "another program's number": by_sql("PRAGMA application_id = 7"),
    "a newer version": by_sql("PRAGMA user_version = 99"),
    "a version before the first": by_sql("PRAGMA user_version = 0"),
    "a version below zero": by_sql("PRAGMA user_version = -1"),
    "an older version than it is": by_sql("PRAGMA user_version = 2"),
    "another encoding": by_bytes(56, (2).to_bytes(4, "big")),
    "an encoding that is none": by_bytes(56, (9).to_bytes(4, "big")),
    "another size of pages": by_bytes(16, (512).to_bytes(2, "big")),
    "pages without room": by_bytes(20, b"\xff"),
    "free pages in a ring": by_bytes(32, (2).to_bytes(4, "big") + (9_999).to_bytes(4, "big")),
    "more pages than there are": by_bytes(28, (0x7FFFFFFF).to_bytes(4, "big")),
    "pages that move by themselves": by_bytes(52, (3).to_bytes(4, "big")),
    "a log that is written ahead": by_bytes(18, b"\x02\x02"),
    "a log beside it": beside("-wal", _empty_log),
    "a log that is a link": beside("-wal", lambda link, victim: os.symlink(victim, link)),
    "a journal that names another file": beside("-journal", super_journal),
    "a journal that is a link": beside("-journal", lambda link, victim: os.symlink(victim, link)),
    "a journal that is another file's other name": beside("-journal", lambda link, victim: os.link(victim, link)),
    "a journal of noise": beside("-journal", lambda journal, _victim: journal.write_bytes(b"\x07" * 5_000)),
    "a pipe in its place": lambda path: (path.unlink(), os.mkfifo(path))[1],
    "a link to endless zeros": lambda path: (path.unlink(), os.symlink("/dev/zero", path))[1],
    "settings as JSON in place of a name": by_sql(f"UPDATE reader SET name = '{json.dumps({'a': 1})}'"),
}
