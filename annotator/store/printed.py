"""The printed pages that passages stand on in this copy of a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from annotator.model import Page, Stretches
from annotator.store import documents
from annotator.store.project import Project
from annotator.text.pages import Leaves, stretches


def leaves(project: Project, document_id: str) -> Leaves:
    """The pages of a document, kept until documents come or go."""
    kept: dict[str, Leaves] = project.cache.setdefault("pages", {})
    if document_id not in kept:
        kept[document_id] = Leaves(documents.pages(project, document_id))
    return kept[document_id]


def pages_of(project: Project, document_id: str) -> Sequence[Page]:
    """The same, page by page."""
    return leaves(project, document_id).pages


def where(project: Project, annotation_ids: Iterable[str]) -> dict[str, Stretches]:
    """The pages of annotations, as far as they were found here."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for one, document_id, start, end in project.rows(_PLACED, [json.dumps([*annotation_ids])]):
        found.setdefault((one, document_id), []).append((start, end))
    return {one: stretches(leaves(project, here).pages, places) for (one, here), places in found.items()}


_PLACED = """SELECT a.id, p.document_id, p.start, p.end FROM place p
  JOIN span s ON s.id = p.span_id JOIN annotation a ON a.id = s.annotation_id AND a.author = s.author
  WHERE p.annotation_id IN (SELECT value FROM json_each(?)) AND p.document_id = a.home AND p.status != 'unplaced'
    AND s.alive"""
