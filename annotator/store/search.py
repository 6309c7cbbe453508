"""Words found everywhere: documents, notes, quotations, tags and replies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.model import Hit
from annotator.store import documents, tags
from annotator.store.project import Project
from annotator.text import excerpt

_MOST = 2000


def match_expression(words: list[str]) -> str:
    """Words as a full-text query; each may go on, so `treat` finds `treaty`. Nothing typed is an operator."""
    found = [re.sub(r"[^\w\s]+", " ", word).strip() for word in words]
    return " ".join(f'"{word}"*' for word in found if word)


def everywhere(project: Project, line: str) -> Iterator[Hit]:
    """Every hit, documents first in their order, then notes, quotations, replies and tags."""
    words = excerpt.words_of(line)
    match = match_expression(words)
    if match:
        yield from _in_documents(project, words, match)
        for kind, sql in _IN_ANNOTATIONS.items():
            yield from _in_annotations(project, kind, sql, words, match)
        yield from _in_tags(project, words)


def _in_documents(project: Project, words: list[str], match: str) -> Iterator[Hit]:
    sql = """SELECT g.document_id, g.start, g.end FROM paragraph_search s JOIN paragraph g ON g.id = s.rowid
             JOIN document d ON d.id = g.document_id JOIN document_text t ON t.document_id = d.id
             WHERE paragraph_search MATCH ? AND d.alive ORDER BY t.position, g.start LIMIT ?"""
    names = {document.id: document.name for document in documents.listed(project)}
    open_id, text = "", ""
    for row in project.rows(sql, [match, _MOST]):
        if row["document_id"] not in names:
            continue
        if row["document_id"] != open_id:
            open_id = row["document_id"]
            text = documents.text(project, open_id)
        for start, end in excerpt.places(text[row["start"] : row["end"]], words):
            start, end = start + row["start"], end + row["start"]
            yield Hit("document", open_id, names[open_id], "", start, end, *excerpt.line(text, start, end))


_IN_ANNOTATIONS = {
    "note": """SELECT a.id, a.document_id, a.note AS words FROM annotation_search f
               JOIN annotation a ON a.rowid = f.rowid WHERE annotation_search MATCH ? AND a.alive""",
    "quotation": """SELECT a.id, a.document_id, s.quote AS words FROM span_search f JOIN span s ON s.rowid = f.rowid
               JOIN annotation a ON a.id = s.annotation_id WHERE span_search MATCH ? AND s.alive AND a.alive""",
    "reply": """SELECT a.id, a.document_id, y.note AS words FROM reply_search f JOIN reply y ON y.rowid = f.rowid
               JOIN annotation a ON a.id = y.annotation_id WHERE reply_search MATCH ? AND y.alive AND a.alive""",
}


def _in_annotations(project: Project, kind: str, sql: str, words: list[str], match: str) -> Iterator[Hit]:
    names = {document.id: document.name for document in documents.listed(project)}
    for row in project.rows(f"{sql} ORDER BY a.born, a.id LIMIT {_MOST}", [match]):
        if row["document_id"] not in names:
            continue
        place = next(excerpt.places(row["words"], words), (0, 0))
        left, found, right = excerpt.line(row["words"], *place)
        yield Hit(kind, row["document_id"], names[row["document_id"]], row["id"], *place, left, found, right)


def _in_tags(project: Project, words: list[str]) -> Iterator[Hit]:
    for tag in tags.listed(project):
        for start, end in excerpt.places(tag.path, words):
            yield Hit("tag", "", "", tag.id, start, end, *excerpt.line(tag.path, start, end))
