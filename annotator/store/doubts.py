"""Passages that were not surely found: what it takes to look for them once more, away from the project."""

from __future__ import annotations

from typing import NamedTuple

from annotator.model import Span
from annotator.progress import Progress, no_progress
from annotator.store import documents
from annotator.store.project import Project
from annotator.text import placing
from annotator.text.anchor import Passage
from annotator.text.placing import Suggestion


class Doubt(NamedTuple):
    """A passage as its author marked it, our text, and the author's where it was sent.

    `known` is the range of ours where the passage stands now; it is empty where that is nowhere.
    """

    passage: Passage
    ours: str
    theirs: str | None
    known: tuple[int, int]


def doubt(project: Project, document_id: str, span: Span) -> Doubt:
    """What is to be known of a passage that shows in a document."""
    sql = """SELECT s.document_id, s.start, s.end, s.quote, s.prefix, s.suffix, c.text FROM span s
             LEFT JOIN copy c ON c.document_id = s.document_id WHERE s.id = ?"""
    where, *passage, sent = tuple(project.rows(sql, [span.id])[0])
    theirs = sent or (documents.text(project, where) if where != document_id else "")
    known = (0, 0) if span.placement == placing.UNPLACED else (span.start, span.end)
    return Doubt(Passage(*passage), documents.text(project, document_id), theirs or None, known)


def suggestions(about: Doubt, progress: Progress = no_progress) -> tuple[Suggestion, ...]:
    """Where a passage may stand; it needs no project, so that the window need not wait for it."""
    return placing.suggested(about.ours, about.passage, about.theirs, about.known, progress)
