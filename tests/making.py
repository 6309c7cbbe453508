"""Short ways to make and look at things that many tests need."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotator import jobs
from annotator.model import Annotation, Identity, ImportedDocument
from annotator.store import annotations, documents
from annotator.store.project import Project
from annotator.store.schema import RECORDS

STAMPS = {"born", "dead_stamp", "stamps"}


def mark_words(project: Project, document_id: str, *quotes: str, **more: Any) -> str:
    """Highlight a quotation that stands once in a document; returns the annotation's id."""
    places = jobs.find_passages(documents.text(project, document_id), quotes)
    return annotations.add(project, document_id, places, **more)


def loaded(project: Project, annotation_id: str) -> Annotation:
    """An annotation that must be there."""
    found = annotations.get(project, annotation_id)
    assert found is not None
    return found


def a_document(project: Project, text: str, title: str = "A text", **more: Any) -> str:
    """Take a text into a project, as a reader of files would hand it over."""
    source = project.path.with_name("source.txt")
    source.write_text(text, "utf-8")
    return documents.add(project, [ImportedDocument(title, text, **more)], source, "text")[0]


def records(project: Project, *, alive_only: bool = False) -> dict[str, list[dict[str, Any]]]:
    """All record tables, without stamps."""
    where = "WHERE alive" if alive_only else ""
    return {
        kind: [
            {name: row[name] for name in row.keys() if name not in STAMPS}  # noqa: SIM118 - a Row gives values
            for row in project.rows(f"SELECT * FROM {kind} {where} ORDER BY id")
        ]
        for kind in RECORDS
    }


def places(project: Project) -> list[tuple[Any, ...]]:
    """Where all passages stand."""
    return [tuple(row) for row in project.rows("SELECT * FROM place ORDER BY span_id")]


def reopened(project: Project, identity: Identity | None = None) -> Project:
    """The same file, closed and opened again."""
    project.close()
    return Project.open(project.path, identity or Identity(project.reader, "anasown1"))


def tamper(path: Path, sql: str, values: Sequence[Any] = ()) -> None:
    """Change a project file behind the program's back."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql, values)
    connection.close()
