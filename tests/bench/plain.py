"""The same work by the plainest code: raw sqlite3, `csv`, `json`, LIKE and `str.find`."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from pathlib import Path
from time import perf_counter
from typing import Any

from annotator.store.project import Project
from tests.bench import material
from tests.bench.case import Case
from tests.bench.timing import Samples, repeated, took

Rows = dict[str, list[tuple[Any, ...]]]
_TABLES = ("tag", "annotation", "span", "tagging", "place", "step", "change")
_SEARCHES = {"annotation_search": ("annotation", "note"), "span_search": ("span", "quote")}
_LISTED = """
SELECT a.id, d.title, s.quote, a.note, a.colour, a.author, a.born, s.start, s.end,
  (SELECT group_concat(t.name) FROM tagging g JOIN tag t ON t.id = g.tag_id WHERE g.annotation_id = a.id) AS tags
FROM annotation a JOIN span s ON s.annotation_id = a.id JOIN document d ON d.id = a.document_id
WHERE a.alive ORDER BY s.start"""


def connected(path: Path) -> sqlite3.Connection:
    """A connection that waits for the disk as the program's does."""
    found = sqlite3.connect(path, isolation_level=None)
    found.execute("PRAGMA cache_size = -65536")
    found.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    found.execute("PRAGMA synchronous = EXTRA")
    return found


# --- the rows of one highlight


def rows_of(project: Project, annotation_id: str) -> Rows:
    """Every row that the last step wrote for a highlight."""
    step = project.rows("SELECT max(id) AS last FROM step")[0]["last"]
    wanted = {
        "annotation": ("SELECT * FROM annotation WHERE id = ?", annotation_id),
        "span": ("SELECT * FROM span WHERE annotation_id = ?", annotation_id),
        "place": ("SELECT * FROM place WHERE annotation_id = ?", annotation_id),
        "step": ("SELECT * FROM step WHERE id = ?", step),
        "change": ("SELECT * FROM change WHERE step_id = ?", step),
        "annotation_search": ("SELECT rowid, note FROM annotation WHERE id = ?", annotation_id),
        "span_search": ("SELECT rowid, quote FROM span WHERE annotation_id = ?", annotation_id),
        "manifest": ("SELECT rows, digest, name FROM manifest WHERE name IN ('annotation', 'span', ?)", "step"),
    }
    return {name: [tuple(row) for row in project.rows(sql, [value])] for name, (sql, value) in wanted.items()}


def write(raw: sqlite3.Connection, rows: Rows) -> tuple[float, float]:
    """Write them in one transaction; milliseconds in all, and of these in the commit."""
    began = perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'")
    _insert(raw, rows)
    before = perf_counter()
    raw.execute("COMMIT")
    after = perf_counter()
    return (after - began) * 1000, (after - before) * 1000


def _insert(raw: sqlite3.Connection, rows: Rows) -> None:
    for table, some in rows.items():
        if table == "manifest":
            raw.executemany("UPDATE manifest SET rows = ?, digest = ? WHERE name = ?", some)
        elif some:
            columns = "(rowid, words)" if table in _SEARCHES else ""
            raw.executemany(f"INSERT INTO {table} {columns} VALUES ({', '.join('?' * len(some[0]))})", some)


def undo(raw: sqlite3.Connection, rows: Rows) -> None:
    """Mark the rows of a highlight as deleted, and its step as undone."""
    step = rows["step"][0][0]
    raw.execute("BEGIN IMMEDIATE")
    for table in ("annotation", "span"):
        for row in rows[table]:
            changed = raw.execute(
                f"UPDATE {table} SET dead = 1, alive = 0, dead_stamp = born WHERE entry = ?", [row[0]]
            )
            assert changed.rowcount == 1
    gone = raw.execute("DELETE FROM place WHERE span_id IN (SELECT id FROM span WHERE entry = ?)", [rows["span"][0][0]])
    assert gone.rowcount == 1
    raw.execute("UPDATE step SET state = 'undone' WHERE id = ?", [step])
    raw.execute("DELETE FROM change WHERE step_id = ?", [step])
    _insert(raw, {"change": [(*row[:4], '{"dead":0}') for row in rows["change"]], "manifest": rows["manifest"]})
    raw.execute("COMMIT")


# --- everything


def bulk(case: Case) -> Samples:
    """All rows of the full project into one that has only the book, in one transaction."""
    source = sqlite3.connect(case.project)
    rows: Rows = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in _TABLES}
    for name, (table, column) in _SEARCHES.items():
        rows[name] = source.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
    first = source.execute("SELECT min(step_id) FROM change WHERE kind = 'annotation'").fetchone()[0]
    rows["step"] = [row for row in rows["step"] if row[0] >= first]
    rows["change"] = [row for row in rows["change"] if row[1] >= first]
    source.close()
    raw = connected(case.copy(case.bare))
    found = write(raw, rows)[0]
    raw.close()
    return {"bulk": [found]}


def search(case: Case) -> Samples:
    """LIKE over the notes and quotations, `str.find` in the text as it is read."""
    raw = connected(case.project)
    found = {"first": repeated(lambda: _first(raw), 9), "all": repeated(lambda: _all(raw))}
    raw.close()
    return found


def _first(raw: sqlite3.Connection) -> None:
    text = raw.execute("SELECT text FROM document_text").fetchone()[0]
    text.find(material.WORD)
    raw.execute("SELECT id FROM annotation WHERE note LIKE ? LIMIT 20", [f"%{material.WORD}%"]).fetchall()


def _all(raw: sqlite3.Connection) -> None:
    text = raw.execute("SELECT text FROM document_text").fetchone()[0]
    places: list[int] = []
    at = text.find(material.WORD)
    while at >= 0 and len(places) < 2000:
        places.append(at)
        at = text.find(material.WORD, at + 1)
    for table, column in _SEARCHES.values():
        sql = f"SELECT id, {column} FROM {table} WHERE {column} LIKE ? LIMIT 2000"
        raw.execute(sql, [f"%{material.WORD}%"]).fetchall()


def export(case: Case) -> Samples:
    """One joined query, written by `csv` and by `json`."""
    raw = connected(case.project)
    found = {
        "csv": repeated(lambda: _to_csv(raw, case.folder / "plain.csv"), 3),
        "json": repeated(lambda: _to_json(raw, case.folder / "plain.json"), 3),
    }
    raw.close()
    return found


def _to_csv(raw: sqlite3.Connection, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(raw.execute(_LISTED))


def _to_json(raw: sqlite3.Connection, path: Path) -> None:
    cursor = raw.execute(_LISTED)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")


def import_book(case: Case) -> Samples:
    """The file read, its text and paragraphs put into a table and a search index."""
    raw = connected(case.folder / f"plain-{os.getpid()}.db")
    raw.execute("CREATE TABLE IF NOT EXISTS book (source BLOB, text TEXT)")
    raw.execute("CREATE VIRTUAL TABLE IF NOT EXISTS book_search USING fts5(words, content='')")
    found = [took(lambda: _import(raw, case.text_file))]
    raw.close()
    return {"all": found}


def _import(raw: sqlite3.Connection, path: Path) -> None:
    content = path.read_bytes()
    text = content.decode("utf-8")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO book VALUES (?, ?)", [content, text])
    raw.executemany("INSERT INTO book_search(words) VALUES (?)", [(line,) for line in text.split("\n") if line])
    raw.execute("COMMIT")
