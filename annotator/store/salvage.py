"""Save what can still be read of a damaged project, row by row, into a new file; the damaged one stays as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from annotator.errors import AnnotatorError, Notice, UnreadableFile
from annotator.ids import stamp_of
from annotator.model import Identity
from annotator.progress import Progress, no_progress, part
from annotator.records import is_alive, written
from annotator.store import checking_places, checking_records, json_columns, mending, private_copy
from annotator.store.project import Project
from annotator.store.readable import Table, readable
from annotator.store.rows import record_in
from annotator.store.schema import OPAQUE, RECORDS, SAME

_MOST_BYTES = 2_000_000_000
_SECONDS = 60.0
_RECORD = ("id", "author", "born", "dead", "dead_stamp", "stamps", "extra")
_LOCAL = {
    "document_text": ("document_id", "text", "sha256", "words", "position", "source_sha256", "imported"),
    "source_file": ("sha256", "name", "format", "content"),
    "mark": ("document_id", "start", "end", "kind", "target", "value"),
    "page": ("document_id", "start", "label", "inferred"),
    "copy": ("document_id", "title", "text"),
    "merged": ("sha256", "name", "made", "counts"),
}
_NUMBERS = {"start", "end", "dead", "words", "position", "inferred", "confirmed"}
_LONG_AGO = stamp_of("1970-01-01T00:00:00Z")
_LOST = "A document whose title was lost"


class Saved(NamedTuple):
    """What was saved, and where: annotations, of how many (None where that cannot be told), and other records."""

    path: Path
    annotations: int
    of: int | None
    records: int

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What to tell the person."""
        return (
            _counted(self.annotations, self.of),
            Notice(
                "They are in {path}, with all documents, notes and tags that could be read. What was done before "
                "cannot be undone there. The damaged file was left as it is.",
                path=self.path,
            ),
        )


def count(path: Path) -> Notice | None:
    """How many annotations of a damaged project can be read; None where none of it can."""
    try:
        with _opened(path) as connection:
            found, of = _rows(connection, "annotation"), _wanted(connection, "annotation")
    except UnreadableFile:
        return None
    return _counted(len(found), of) if found else None


def save(path: Path, target: Path, identity: Identity | None, progress: Progress = no_progress) -> Saved:
    """Save what can be read of a damaged project to a new one.

    :raises AnnotatorError: when nothing can be read, or the new one cannot be made.
    """
    with _opened(path) as connection:
        of = _wanted(connection, "annotation")
        records = {kind: _rows(connection, kind) for kind in (*RECORDS, OPAQUE, SAME)}
        local = {table: _rows(connection, table) for table in _LOCAL}
    if not any(records.values()) and not local["document_text"]:
        raise UnreadableFile(
            "Nothing can be read of {name} any more; restore it from a backup. It was left as it is.", name=path.name
        )
    project = Project.create(target, identity)
    try:
        with project.edit("Salvage", progress=part(progress, 1, 2), undoable=False):
            _fill(project, records, local, part(progress, 0, 2))
    finally:
        project.close()
    return Saved(target, len(records["annotation"]), of, sum(map(len, records.values())))


def _counted(found: int, of: int | None) -> Notice:
    if of is None:
        return Notice("{number} annotations could be read.", number=found)
    return Notice("{number} of {all} annotations could be read.", number=found, all=max(of, found))


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A damaged project, as far as it opens: with its first bytes mended, else with its list of tables made anew.

    :raises UnreadableFile: when it is no project, or nothing of it can be read.
    """
    wanted = (*RECORDS, OPAQUE, SAME, *_LOCAL, "manifest")
    for mend in (mending.header, partial(mending.tables, wanted=wanted)):
        with ExitStack() as stack:
            try:
                connection = stack.enter_context(private_copy.opened(path, _MOST_BYTES, _SECONDS, mend))
                tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            except (sqlite3.Error, UnicodeDecodeError):
                continue
            if {"annotation", "span"} & tables:
                connection.text_factory = lambda words: words.decode("utf-8", "replace")
                yield connection
                return
    raise UnreadableFile(
        "Nothing can be read of {name} any more; restore it from a backup. It was left as it is.", name=path.name
    )


def _wanted(connection: sqlite3.Connection, table: str) -> int | None:
    """How many rows a table had when it was saved last."""
    try:
        row = connection.execute("SELECT rows FROM manifest WHERE name = ?", [table]).fetchone()
    except sqlite3.Error:
        return None
    return int(row[0]) if row and isinstance(row[0], int) and row[0] >= 0 else None


def _rows(connection: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    """The rows of a table that can be read and are such as belong there, each id once."""
    columns = _columns(table)
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [table]).fetchone():
        return []  # a view of that name could go on for ever
    found: dict[Any, dict[str, Any]] = {}
    for number, values in readable(connection, Table(table, columns)).items():
        row = _sound(table, dict(zip(columns, values, strict=True)))
        if row is not None:
            found.setdefault(row.get("id", number), row)
    return list(found.values())


def _columns(table: str) -> tuple[str, ...]:
    if table in RECORDS:
        return (*_RECORD, *RECORDS[table])
    if table == OPAQUE:
        return ("id", "kind", "line")
    return ("id", "local_id", "likeness", "confirmed") if table == SAME else _LOCAL[table]


def _sound(table: str, row: dict[str, Any]) -> dict[str, Any] | None:
    """A row with values of the right kind; None where it is none."""
    for name, value in row.items():
        if name in _NUMBERS or name == "likeness":
            if not isinstance(value, (int, float)):
                return None
        elif name == "content":
            if not isinstance(value, bytes):
                return None
        elif not isinstance(value, str):
            return None
    if table in RECORDS:
        return _record(table, row) if row["id"] else None
    return _opaque(row) if table == OPAQUE else row


def _opaque(row: dict[str, Any]) -> dict[str, Any] | None:
    try:
        record_in(row["line"])
    except AnnotatorError:
        return None
    return row


def _record(kind: str, row: dict[str, Any]) -> dict[str, Any]:
    """A record whose times are times: those that were lost are that of its birth."""
    born = row["born"] if checking_records.is_stamp(row["born"]) else _LONG_AGO
    found = _object(row["stamps"])
    stamps = {
        register: found[register] if checking_records.is_stamp(str(found.get(register))) else born
        for register in RECORDS[kind].values()
    }
    dead_stamp = row["dead_stamp"] if checking_records.is_stamp(row["dead_stamp"]) else born
    alive = is_alive(dead=row["dead"], dead_stamp=dead_stamp, stamps=stamps.values())
    return {
        **row,
        "born": born,
        "dead": int(bool(row["dead"])),
        "dead_stamp": dead_stamp,
        "alive": int(alive),
        "stamps": written(stamps),
        "extra": row["extra"] if _object(row["extra"]) else "{}",
    }


def _object(words: str) -> Mapping[str, Any]:
    try:
        return json_columns.read(words)
    except AnnotatorError:
        return {}


def _fill(
    project: Project,
    records: Mapping[str, list[dict[str, Any]]],
    local: Mapping[str, list[dict[str, Any]]],
    progress: Progress,
) -> None:
    """Put everything into the new project."""
    for done, (table, rows) in enumerate(local.items()):
        progress(done, len(local) + len(records))
        project.keep(table, rows)
    for done, (kind, rows) in enumerate(records.items()):
        progress(len(local) + done, len(local) + len(records))
        project.swap(kind, {row["id"]: row for row in rows})
    titled = {row["id"] for row in records["document"]}
    for row in local["document_text"]:
        if row["document_id"] not in titled:
            project.put("document", row["document_id"], {"title": _LOST, "details": "{}"})
    checking_places.index_paragraphs(project)
