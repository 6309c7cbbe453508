"""Words and patterns found everywhere: documents, notes, quotations, tags and replies."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from annotator.model import Hit
from annotator.store import documents, tags
from annotator.store.project import Project
from annotator.text import excerpt, pattern
from annotator.text.pattern import Finder

_CHUNK = 1000


class _Wanted(NamedTuple):
    """What is looked for: how it is found in a text, and a full-text query that says in which; none for all."""

    places: Finder
    match: str


def match_expression(words: list[str]) -> str:
    """Words as a full-text query; each may go on, so `treat` finds `treaty`. Nothing typed is an operator."""
    found = [re.sub(r"[^\w\s]+", " ", word).strip() for word in words]
    return " ".join(f'"{word}"*' for word in found if word)


def everywhere(project: Project, line: str, *, regex: bool = False) -> Iterator[Hit]:
    """Every hit, documents first in their order, then notes, quotations, replies and tags.

    The line holds words, or a regular expression where `regex` says so or it stands between slashes.

    :raises AnnotatorError: for a regular expression with a mistake, or one that takes too long.
    """
    return (hit for hit in looking(project, line, regex=regex) if hit is not None)


def looking(project: Project, line: str, *, regex: bool = False) -> Iterator[Hit | None]:
    """The same with a None after each text that was looked through, so that a window can do other things."""
    wanted = _wanted(line, regex=regex)
    if wanted is not None:
        yield from _in_documents(project, wanted)
        for kind, source in _IN_ANNOTATIONS.items():
            yield from _in_annotations(project, kind, source, wanted)
        yield from _in_tags(project, wanted)


def _wanted(line: str, *, regex: bool) -> _Wanted | None:
    expression = pattern.in_line(line) or (line.strip() if regex else "")
    if expression:
        return _Wanted(pattern.finder(expression), "")
    words = [] if regex else excerpt.words_of(line)
    match = match_expression(words)
    return _Wanted(partial(excerpt.places, words=words), match) if match else None


def _in_documents(project: Project, wanted: _Wanted) -> Iterator[Hit | None]:
    source = "paragraph_search s JOIN paragraph g ON g.id = s.rowid" if wanted.match else "paragraph g"
    sql = f"""SELECT g.document_id, g.start, g.end FROM {source}
              JOIN document d ON d.id = g.document_id JOIN document_text t ON t.document_id = d.id
              WHERE {"paragraph_search MATCH ? AND" if wanted.match else ""} d.alive ORDER BY t.position, g.start"""
    names = {document.id: document.name for document in documents.listed(project)}
    open_id, text = "", ""
    for row in project.rows(sql, [wanted.match] if wanted.match else []):
        if row["document_id"] not in names:
            continue
        if row["document_id"] != open_id:
            open_id = row["document_id"]
            text = documents.text(project, open_id)
        for start, end in wanted.places(text[row["start"] : row["end"]]):
            start, end = start + row["start"], end + row["start"]
            yield Hit("document", open_id, names[open_id], "", start, end, *excerpt.line(text, start, end))
        yield None


class _Source(NamedTuple):
    """Where annotations have words: the column, and the table it is in joined with that of the annotations."""

    search: str
    words: str
    tables: str


_IN_ANNOTATIONS = {
    "note": _Source("annotation_search", "a.note", "annotation a ON a.rowid = f.rowid"),
    "quotation": _Source(
        "span_search", "s.quote", "span s ON s.rowid = f.rowid AND s.alive JOIN annotation a ON a.id = s.annotation_id"
    ),
    "reply": _Source(
        "reply_search", "y.note", "reply y ON y.rowid = f.rowid AND y.alive JOIN annotation a ON a.id = y.annotation_id"
    ),
}


def _in_annotations(project: Project, kind: str, source: _Source, wanted: _Wanted) -> Iterator[Hit | None]:
    """At most one hit in each note, quotation and reply, in the order in which they came into the file."""
    names = {document.id: document.name for document in documents.listed(project)}
    for row in _rows(project, source, wanted.match):
        if row["document_id"] not in names:
            continue
        place = next(wanted.places(row["words"]), (0, 0) if wanted.match else None)
        if place is not None:
            context = excerpt.line(row["words"], *place)
            yield Hit(kind, row["document_id"], names[row["document_id"]], row["id"], *place, *context)
        yield None


def _rows(project: Project, source: _Source, match: str) -> Iterator[sqlite3.Row]:
    """Words of annotations, some at a time: a hundred thousand at once would be waited for."""
    sql = f"""SELECT f.rowid AS entry, a.id, a.home AS document_id, {source.words} AS words
              FROM {source.search} f JOIN {source.tables}
              WHERE {f"{source.search} MATCH :match AND" if match else ""} f.rowid > :last AND a.alive
              ORDER BY f.rowid LIMIT {_CHUNK}"""
    last = -1
    while rows := project.rows(sql, {"match": match, "last": last}):
        yield from rows
        last = rows[-1]["entry"]


def _in_tags(project: Project, wanted: _Wanted) -> Iterator[Hit | None]:
    for tag in tags.listed(project):
        for start, end in wanted.places(tag.path):
            yield Hit("tag", "", "", tag.id, start, end, *excerpt.line(tag.path, start, end))
        yield None
