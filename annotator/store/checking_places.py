"""What `check` asks of what was worked out: places and search index are compared with what comes of doing it anew."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotator.errors import AnnotatorError, Notice
from annotator.store import derived, guard
from annotator.store.project import Project
from annotator.store.schema import SEARCHED

_SURE = ("exact", "by hand")  # what is found in another copy depends on how much time there was


def _quotations(project: Project) -> Iterator[Notice]:
    """Passages at offsets of a text that is here say what stands there; those that were not found are told as such."""
    sql = """SELECT s.id, s.quote, s.start, s."end", s.document_id FROM span s
             JOIN document_text t ON t.document_id = s.document_id JOIN place p ON p.span_id = s.id
             WHERE s.alive AND p.status = 'exact' ORDER BY s.document_id"""
    for row in project.rows(sql):
        text = derived.text(project.db, row["document_id"], project.texts)
        if not 0 <= row["start"] <= row["end"] <= len(text):
            yield Notice("Passage {id} lies outside its text: “{words}”.", id=row["id"], words=row["quote"][:60])
        elif text[row["start"] : row["end"]] != row["quote"]:
            yield Notice(
                "Passage {id} quotes other words than stand in the text: “{words}”.",
                id=row["id"],
                words=row["quote"][:60],
            )


def _passages(project: Project) -> Iterator[Notice]:
    sql = """SELECT a.id FROM annotation a WHERE a.alive AND NOT EXISTS
               (SELECT 1 FROM span s WHERE s.annotation_id = a.id AND s.alive)"""
    for row in project.rows(sql):
        yield Notice("Annotation {id} has no passage.", id=row["id"])
    sql = """SELECT count(*) AS n FROM annotation a
             WHERE home != coalesce((SELECT local_id FROM same_document WHERE id = a.document_id), document_id)
               AND NOT (home = '' AND (author IN (SELECT reader_id FROM hidden)
                        OR EXISTS (SELECT 1 FROM project WHERE key = 'blind')))"""
    if stale := project.rows(sql)[0]["n"]:
        yield Notice("{number} annotations show in another document than they should.", number=stale)


def _places(project: Project) -> Iterator[Notice]:
    """Where passages are shown."""
    every = [row["id"] for row in project.rows("SELECT id FROM span WHERE alive ORDER BY id")]
    wanted = {row[0]: row for row in derived.worked_out(project.db, every, project.texts)}
    found = {row[0]: tuple(row) for row in project.rows("SELECT * FROM place")}
    moved = painted = 0
    for one, row in wanted.items():
        here = found.get(one)
        if here is None:
            yield Notice("Passage {id} has no place.", id=one)
            continue
        moved += _place(here) != _place(row)
        painted += here[6:8] != row[6:8]
    if moved:
        yield Notice("{number} passages are not shown where they stand.", number=moved)
    if painted:
        yield Notice("{number} passages are painted otherwise than their annotations say.", number=painted)
    alive = [one for one, row in found.items() if one not in wanted and row[7]]
    if alive:
        yield Notice("{number} passages are shown that are not there.", number=len(alive))


def _place(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row[:6] if row[5] in _SURE else row[:3]


def _index(project: Project) -> Iterator[Notice]:
    """The words the search finds."""
    for kind, column in SEARCHED.items():
        sql = f"""SELECT count(*) AS n FROM {kind} k LEFT JOIN {kind}_search s ON s.rowid = k.rowid
                  WHERE s.words IS NOT k.{column}"""
        try:
            stale = project.rows(sql)[0]["n"]
            sound = stale or _is_as_made(project, f"{kind}_search", project.rows(f"SELECT rowid, {column} FROM {kind}"))
        except (AnnotatorError, sqlite3.Error):
            stale, sound = 0, False
        if stale:
            yield Notice("The search index lacks {number} of kind {kind}.", number=stale, kind=kind)
        elif not sound:
            yield Notice("The search index of kind {kind} is damaged: some words are not found.", kind=kind)
    yield from _index_of_documents(project)


def _index_of_documents(project: Project) -> Iterator[Notice]:
    rows = list(paragraphs(project))
    here = [tuple(row) for row in project.rows("SELECT document_id, start, end FROM paragraph ORDER BY id")]
    if sorted(here) != sorted(row[1:4] for row in rows):
        yield Notice("The list of paragraphs, which the search goes by, is damaged.")
        return
    try:
        sound = _is_as_made(project, "paragraph_search", ((row[0], row[4]) for row in rows))
    except sqlite3.Error:
        sound = False
    if not sound:
        yield Notice("The search index of documents is damaged: some words are not found.")


def paragraphs(project: Project) -> Iterator[tuple[int, str, int, int, str]]:
    """The paragraphs of all documents: number, document, range and words. Those that are listed keep their numbers."""
    known = {tuple(row[1:]): row[0] for row in project.rows("SELECT id, document_id, start, end FROM paragraph")}
    free = max(known.values(), default=0)
    for document in project.rows("SELECT document_id, text FROM document_text ORDER BY position, document_id"):
        for found in re.finditer(r"[^\n]+", document["text"]):
            place = (document["document_id"], *found.span())
            if place not in known:
                free += 1
            yield known.get(place, free), *place, found.group()


def index_paragraphs(project: Project) -> None:
    """Make the list of paragraphs and their index from nothing, within the edit that is going on."""
    rows = list(paragraphs(project))
    project.db.execute("DELETE FROM paragraph")
    sql = "INSERT INTO paragraph (id, document_id, start, end) VALUES (?, ?, ?, ?)"
    project.db.conn.executemany(sql, [row[:4] for row in rows])
    project.db.execute("INSERT INTO paragraph_search(paragraph_search) VALUES ('delete-all')")
    words = [(row[0], row[4]) for row in rows]
    project.db.conn.executemany("INSERT INTO paragraph_search(rowid, words) VALUES (?, ?)", words)


def _is_as_made(project: Project, table: str, rows: Iterable[Sequence[Any]]) -> bool:
    """Whether an index holds every word at every place, and no other."""
    with guard.writing(project.db):  # a table that is in no file
        sql = project.rows("SELECT sql FROM sqlite_master WHERE name = ?", [table])[0]["sql"]
        anew = sqlite3.connect(":memory:", isolation_level=None)
        try:
            anew.execute(sql)
            anew.execute("BEGIN")
            anew.executemany(f"INSERT INTO {table}(rowid, words) VALUES (?, ?)", map(tuple, rows))
            return _words_of(anew, table) == _words_of(project.db.conn, table)
        finally:
            anew.close()


def _words_of(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    """Every word of an index with how often and, summed up, where it stands."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.words_of_index USING fts5vocab(main, {table}, instance)")
    try:
        sql = """SELECT term, count(*), sum(doc), sum(doc * ("offset" + 1)) FROM temp.words_of_index GROUP BY term"""
        return [tuple(row) for row in connection.execute(sql)]
    finally:
        connection.execute("DROP TABLE temp.words_of_index")


TESTS = (_quotations, _passages, _places, _index)
