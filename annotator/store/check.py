"""Look for what is wrong with a project file: what SQLite sees, and what only we can."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator

from annotator.errors import AnnotatorError
from annotator.store import derived, tags
from annotator.store.project import Project
from annotator.store.schema import RECORDS, SEARCHED

_BROKEN = (sqlite3.Error, AnnotatorError, ValueError, TypeError, AttributeError, IndexError, KeyError)


def problems(project: Project) -> list[str]:
    """What is wrong, a sentence each; an empty list where nothing is."""
    found: list[str] = []
    for test in _TESTS:
        try:
            found += test(project)
        except _BROKEN as error:
            found.append(f"The file is damaged: {str(error).rstrip('.')}.")
    return found


def _file(project: Project) -> Iterator[str]:
    for row in project.db.execute("PRAGMA integrity_check(20)").fetchall():
        if row[0] != "ok":
            yield f"The file is damaged: {row[0]}."
    for row in project.db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"The history is damaged: a {row[0]} belongs to nothing."


def _search(project: Project) -> Iterator[str]:
    for kind, column in SEARCHED.items():
        sql = f"""SELECT count(*) AS n FROM {kind} k LEFT JOIN {kind}_search s ON s.rowid = k.rowid
                  WHERE s.words IS NOT k.{column}"""
        stale = project.rows(sql)[0]["n"]
        if stale:
            yield f"The search index lacks {stale} of kind {kind}."


def _texts(project: Project) -> Iterator[str]:
    for row in project.rows("SELECT document_id, text, sha256 FROM document_text"):
        if hashlib.sha256(row["text"].encode("utf-8")).hexdigest() != row["sha256"]:
            yield f"The text of document {row['document_id'][:8]} is not what was imported."
        for table in ("mark", "page"):
            end = "end" if table == "mark" else "start"
            sql = f"SELECT count(*) AS n FROM {table} WHERE document_id = ? AND (start < 0 OR {end} > ?)"
            outside = project.rows(sql, [row["document_id"], len(row["text"])])[0]["n"]
            if outside:
                yield f"{outside} {table}s of document {row['document_id'][:8]} lie outside its text."
    for row in project.rows("SELECT sha256, content FROM source_file"):
        if hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
            yield f"The source file {row['sha256'][:8]} is not what was imported."


def _passages(project: Project) -> Iterator[str]:
    sql = """SELECT s.id, s.quote, p.start, p.end, p.document_id FROM place p JOIN span s ON s.id = p.span_id
             WHERE p.status = 'exact' ORDER BY p.document_id"""
    open_id, text = "", ""
    for row in project.rows(sql):
        if row["document_id"] != open_id:
            open_id = row["document_id"]
            found = project.rows("SELECT text FROM document_text WHERE document_id = ?", [open_id])
            text = found[0]["text"] if found else ""
        if text[row["start"] : row["end"]] != row["quote"]:
            yield f"Passage {row['id']} does not stand where it is shown: “{row['quote'][:60]}”."
    sql = """SELECT a.id FROM annotation a WHERE a.alive AND NOT EXISTS
               (SELECT 1 FROM span s WHERE s.annotation_id = a.id AND s.alive)"""
    for row in project.rows(sql):
        yield f"Annotation {row['id']} has no passage."
    sql = """SELECT s.id FROM span s LEFT JOIN place p ON p.span_id = s.id WHERE s.alive AND p.span_id IS NULL"""
    for row in project.rows(sql):
        yield f"Passage {row['id']} has no place."
    sql = """SELECT count(*) AS n FROM place p JOIN annotation a ON a.id = p.annotation_id
             WHERE p.colour != a.colour OR p.alive != (a.alive AND a.home != '')"""
    if stale := project.rows(sql)[0]["n"]:
        yield f"{stale} passages are painted otherwise than their annotations say."


def _ends(project: Project) -> Iterator[str]:
    wanted = (
        ("span", "annotation_id", "annotation"),
        ("tagging", "annotation_id", "annotation"),
        ("reply", "annotation_id", "annotation"),
        ("annotation", "document_id", "document"),
        ("tagging", "tag_id", "tag"),
        ("tag_alias", "tag_id", "tag"),
        ("tag_alias", "into_id", "tag"),
        ("outline_entry", "section_id", "section"),
        ("outline_entry", "annotation_id", "annotation"),
    )
    for kind, column, other in wanted:
        sql = f"SELECT count(*) AS n FROM {kind} WHERE alive AND {column} NOT IN (SELECT id FROM {other})"
        lost = project.rows(sql)[0]["n"]
        if lost:
            yield f"{lost} of kind {kind} point at a missing {other}; they are kept until it arrives."


def _records(project: Project) -> Iterator[str]:
    for kind, fields in RECORDS.items():
        for row in project.rows(f"SELECT * FROM {kind}"):
            stamps = json.loads(row["stamps"])
            if set(stamps) != set(fields.values()):
                yield f"The stamps of {kind} {row['id']} are incomplete."
            elif bool(row["alive"]) != (not row["dead"] or max(stamps.values()) > row["dead_stamp"]):
                yield f"Whether {kind} {row['id']} is deleted is not what its stamps say."


def _rings(project: Project) -> Iterator[str]:
    for kind in ("tag", "section"):
        parents = {row["id"]: row["parent_id"] for row in project.rows(f"SELECT id, parent_id FROM {kind} WHERE alive")}
        for one in parents:
            seen, at = {one}, parents[one]
            while at in parents and at not in seen:
                seen.add(at)
                at = parents[at]
            if at == one:
                yield f"{kind.capitalize()} {one} stands below itself."
    tags.codebook(project)


_TESTS: tuple[Callable[[Project], Iterator[str]], ...] = (
    _file,
    _search,
    _texts,
    _passages,
    _ends,
    _records,
    _rings,
)


def repair(project: Project) -> list[str]:
    """Work out again what can be worked out again (places, search index), and cut tag rings; says what it did."""
    done: list[str] = []
    with project.edit("Repair"):
        derived.index_anew(project.db)
        spans = project.rows("SELECT id FROM span")
        every = [row["id"] for row in project.rows("SELECT id FROM annotation")]
        derived.show_in(project.db, every, project.reader.id)
        derived.place(project.db, [row["id"] for row in spans], project.texts)
        done.append(f"Rebuilt the search index and placed {len(spans)} passages anew.")
        while sentence := next(_rings(project), ""):
            kind, one = sentence.lower().split()[:2]
            project.put(kind, one, {"parent_id": ""})
            done.append(f"Put {kind} {one} at the top of the tree.")
    return done
