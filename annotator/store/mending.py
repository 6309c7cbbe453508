"""Make a private copy of a damaged project readable for SQLite again: its first bytes, and the list of its tables."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlite_utils import Database

from annotator.store.schema import APPLICATION_ID, migrate

_PAGE = 4096  # bytes, as in all our files
_MOST_MISSING = 100_000  # pages
# magic, page size, versions, reserved space, fractions of a payload: the same in every file of ours
_HEADER = b"SQLite format 3\x00" + _PAGE.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32))
_OF_TABLES = (b"\x0d", b"\x05")  # the first byte of a page with rows, and of one above such pages


def header(copy: Path) -> None:
    """Put back what is the same in all our files, and empty pages for those that are missing at the end."""
    with copy.open("r+b") as file:
        said = int.from_bytes(file.read(32)[28:], "big")
        there = -(-file.seek(0, os.SEEK_END) // _PAGE)
        pages = said if there <= said <= there + _MOST_MISSING else there + _PAGE
        file.truncate(pages * _PAGE)
        _write(file.fileno(), _HEADER, 0)
        _write(file.fileno(), pages.to_bytes(4, "big"), 28)
        _write(file.fileno(), (4).to_bytes(4, "big"), 44)  # the schema’s format
        _write(file.fileno(), bytes(4) + (1).to_bytes(4, "big"), 52)  # no automatic vacuum; UTF-8


def _write(file: int, content: bytes, at: int) -> None:
    os.lseek(file, at, os.SEEK_SET)
    os.write(file, content)


def tables(copy: Path, wanted: Sequence[str]) -> None:
    """Write the first page anew, with the tables whose first pages can be told from what is left of the list."""
    content = copy.read_bytes()
    roots = {name: page for name in wanted if (page := _root(content, name))}
    listed = copy.with_name("list.sqlite3")
    connection = sqlite3.connect(listed, isolation_level=None)
    try:
        _list(connection, roots)
    finally:
        connection.close()
    first = listed.read_bytes()[:_PAGE]
    if first[100:101] == _OF_TABLES[0]:  # else the list does not fit into a page
        with copy.open("r+b") as file:
            file.write(first)
    header(copy)


def _root(content: bytes, name: str) -> int:
    """The first page of a table, from its entry in the list of tables, wherever that is; 0 where it is nowhere."""
    entry = re.compile(rb"table" + 2 * name.encode() + rb"(.{1,4}?)CREATE", re.DOTALL)
    for found in entry.finditer(content):
        page = int.from_bytes(found[1], "big")
        if content[(page - 1) * _PAGE : (page - 1) * _PAGE + 1] in _OF_TABLES and page > 1:
            return page
    return 0


def _list(connection: sqlite3.Connection, roots: dict[str, int]) -> None:
    """A list of tables as short as can be: names of columns alone, because rows say themselves what they hold."""
    own = Database(memory=True, execute_plugins=False)
    migrate(own)
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for name in roots:
        columns = ",".join(f'"{one.name}"{_number(one.name, one.type, one.is_pk)}' for one in own[name].columns)
        connection.execute(f"CREATE TABLE {name}({columns})")
    own.close()
    connection.execute("PRAGMA writable_schema = ON")
    sql = "UPDATE sqlite_master SET rootpage = ? WHERE name = ?"
    connection.executemany(sql, [(page, name) for name, page in roots.items()])


def _number(name: str, kind: str, key: int) -> str:
    return " INTEGER PRIMARY KEY" if key and kind == "INTEGER" and name in ("entry", "id") else ""
