"""Documents: taken in, listed, found by what a person calls them, read."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.ids import document_id
from annotator.model import Document, ImportedDocument, Mark, Page, Step
from annotator.progress import Progress, no_progress, part
from annotator.records import SentDocument
from annotator.store import derived, json_columns
from annotator.store.project import Project
from annotator.store.schema import RECORDS, SAME
from annotator.store.stamps import now
from annotator.text.clean import name as clean_name

_LIST = """
SELECT d.id, d.title, d.number, d.date, d.key, d.details, t.words,
  (SELECT count(*) FROM annotation a WHERE a.home = d.id AND a.alive) AS annotations
FROM document d JOIN document_text t ON t.document_id = d.id
WHERE d.alive AND d.id NOT IN (SELECT id FROM same_document) {condition} ORDER BY t.position, d.id"""
_CHUNK = 500
CONFIRMED = "pages_confirmed"  # in the details of a document whose inferred page numbers a reader has checked
_MARKS = "SELECT start, end, kind, target, value FROM mark WHERE document_id = ? ORDER BY start, end DESC, rowid"


def add(
    project: Project,
    found: Sequence[ImportedDocument],
    source: Path,
    format_name: str,
    progress: Progress = no_progress,
) -> list[str]:
    """Take documents of one file into the project; returns their ids, also of those it had already.

    One that is an earlier transcription, or another copy, of a document that is here gives the id of that one.
    """
    try:
        content = source.read_bytes()
    except OSError as error:
        raise AnnotatorError("{name} can no longer be read; nothing was imported.", name=source.name) from error
    digest = hashlib.sha256(content).hexdigest()
    with project.edit("Import document" if len(found) == 1 else f"Import {len(found)} documents"):
        row = {"sha256": digest, "name": clean_name(source.name), "format": format_name, "content": content}
        project.keep("source_file", [row])
        ids = []
        for done, document in enumerate(found):
            ids.append(_add_one(project, document, digest, part(progress, done, len(found))))
        return ids


def _add_one(project: Project, found: ImportedDocument, digest: str, progress: Progress) -> str:
    new_id = document_id(found.text)
    if not has_text(project, new_id):
        keep_text(project, new_id, found, digest, progress)
    if project.find("document", new_id) is None:
        values = {name: clean_name(getattr(found, name)) for name in ("title", "number", "date", "key")}
        details = json.dumps(dict(found.details), ensure_ascii=False, sort_keys=True)
        project.put("document", new_id, {**values, "details": details})
    here = home(project, new_id)
    project.restore("document", here)
    return here


def has_text(project: Project, wanted: str) -> bool:
    """Whether the project holds a document's text, and not only others' word that there is such a document."""
    return bool(project.rows("SELECT 1 FROM document_text WHERE document_id = ?", [wanted]))


def keep_text(
    project: Project, new_id: str, found: ImportedDocument, digest: str, progress: Progress = no_progress
) -> None:
    """Keep a document's text, marks and pages; passages that waited for it find their places.

    `digest` is that of the file it came from, empty where another reader sent it.
    """
    position = project.rows("SELECT coalesce(max(position), 0) + 1 AS next FROM document_text")[0]["next"]
    row = {
        "document_id": new_id,
        "text": found.text,
        "sha256": hashlib.sha256(found.text.encode("utf-8")).hexdigest(),
        "words": len(found.text.split()),
        "position": position,
        "source_sha256": digest,
        "imported": now(),
    }
    project.keep("document_text", [row])
    project.keep("mark", [{"document_id": new_id, **mark._asdict()} for mark in found.marks])
    project.keep("page", [{"document_id": new_id, **page._asdict()} for page in found.pages])
    if found.fingerprint:
        project.keep("fingerprint", [{"document_id": new_id, "value": json.dumps(asdict(found.fingerprint))}])
    _index(project, new_id, found.text, progress)
    project.swap(SAME, {new_id: None})  # no other document's copy any more; and what waited for it finds its place


def home(project: Project, wanted: str) -> str:
    """The document that one stands for: itself, or the corrected transcription of it, or the one it is a copy of."""
    found = project.rows("SELECT local_id FROM same_document WHERE id = ?", [wanted])
    return str(found[0]["local_id"]) if found else wanted


def correct(project: Project, wanted: str, found: ImportedDocument, source: Path, format_name: str) -> str:
    """Put a corrected transcription in a document's place, under its title; everybody's annotations move over.

    Returns the new document's id. Undo brings the old text back.

    :raises AnnotatorError: when the text is no other.
    """
    old = get(project, wanted)
    if document_id(found.text) == wanted:
        raise AnnotatorError(
            "{name} holds the text that the document has already; nothing was changed.", name=source.name
        )
    with project.edit("Correct transcription"):
        new_id = document_id(found.text)
        project.swap(SAME, {new_id: None})  # an earlier transcription stands for itself again
        add(project, [found], source, format_name)
        row = project.find("document", wanted) or {}
        project.put("document", new_id, {name: row[name] for name in RECORDS["document"]})
        earlier = project.rows("SELECT id FROM same_document WHERE local_id = ?", [wanted])
        moved = {old.id, *(one["id"] for one in earlier)} - {new_id}
        project.take(SAME, [{"id": one, "local_id": new_id, "likeness": 1.0, "confirmed": 1} for one in sorted(moved)])
    return new_id


def keep_sent(project: Project, sent: SentDocument, *, recorded: bool) -> None:
    """Keep a document that another reader sent. Where its record came along (`recorded`) that says its title."""
    if not has_text(project, sent.id):
        keep_text(project, sent.id, ImportedDocument(sent.title, sent.text, sent.marks, sent.pages), "")
    if not recorded and project.find("document", sent.id) is None:
        project.put("document", sent.id, {"title": sent.title, "details": "{}"})


def _index(project: Project, new_id: str, text: str, progress: Progress) -> None:
    """Enter the paragraphs into the search index."""
    first = project.rows("SELECT coalesce(max(id), 0) + 1 AS next FROM paragraph")[0]["next"]
    places = [found.span() for found in re.finditer(r"[^\n]+", text)]
    rows = [
        {"id": first + at, "document_id": new_id, "start": start, "end": end} for at, (start, end) in enumerate(places)
    ]
    project.keep("paragraph", rows)
    for at in range(0, max(1, len(rows)), _CHUNK):
        progress(at, len(rows))
        some = rows[at : at + _CHUNK]
        words = [{"rowid": row["id"], "words": text[row["start"] : row["end"]]} for row in some]
        project.keep("paragraph_search", words)


def listed(project: Project) -> list[Document]:
    """All documents, in the order they came in; kept until something changes."""
    if "documents" not in project.cache:
        labels = _page_labels(project)
        rows = project.rows(_LIST.format(condition=""))
        project.cache["documents"] = [_document(row, labels) for row in rows]
    found: list[Document] = project.cache["documents"]
    return found


def touched(step: Step | None) -> bool:
    """Whether the list of documents may be another after a step: by a document, or by what is a copy of one."""
    return step is None or bool(step.ids("document") or step.ids(SAME))


def get(project: Project, wanted: str) -> Document:
    """One document by its id.

    :raises AnnotatorError: when the project does not have it.
    """
    rows = project.rows(_LIST.format(condition="AND d.id = ?"), [wanted])
    if not rows:
        raise AnnotatorError("This document is not in the project.")
    return _document(rows[0], {wanted: _labels(pages(project, wanted))})


def named(project: Project, name: str) -> Document:
    """The one document a person means by an id, a unique start of one, a number or a title.

    :raises AnnotatorError: when there is none, or more than one.
    """
    documents = listed(project)
    wanted = name.casefold().strip()
    if not wanted:
        raise AnnotatorError("Say which document: its id, number or title.")
    tests = (
        lambda document: document.id == wanted,
        lambda document: document.number.casefold() == wanted,
        lambda document: wanted in (document.title.casefold(), document.name.casefold()),
        lambda document: len(wanted) >= 4 and document.id.startswith(wanted),
        lambda document: len(wanted) >= 4 and document.title.casefold().startswith(wanted),
    )
    for test in tests:
        found = [document for document in documents if test(document)]
        if len(found) == 1:
            return found[0]
        if found:
            titles = "; ".join(f"{document.name} ({document.id[:8]})" for document in found[:5])
            raise AnnotatorError(
                "“{name}” may be any of {number} documents: {titles}. Give the id.",
                name=name,
                number=len(found),
                titles=titles,
            )
    raise AnnotatorError("The project has no document “{name}”.", name=name)


def text(project: Project, wanted: str) -> str:
    """The stored text of a document; empty where the project does not have it."""
    with project.reading():
        return derived.text(project.db, wanted, project.texts)


def marks(project: Project, wanted: str) -> list[Mark]:
    """What the source says of the text, by place. Those of the last document are kept: page and references both ask."""
    kept: tuple[str, list[Mark]] = project.cache.get("marks", ("", []))
    if kept[0] != wanted:
        kept = project.cache["marks"] = (wanted, list(map(Mark._make, project.rows(_MARKS, [wanted]))))
    return kept[1]


def pages(project: Project, wanted: str) -> list[Page]:
    """The printed pages of a document, by place; inferred ones that a reader confirmed are like the others."""
    sql = "SELECT start, label, inferred FROM page WHERE document_id = ? ORDER BY start, rowid"
    rows = project.rows(sql, [wanted])
    record = project.find("document", wanted) if any(row["inferred"] for row in rows) else None
    sure = record is not None and bool(details_of(record["details"]).get(CONFIRMED))
    return [Page(row["start"], row["label"], bool(row["inferred"]) and not sure) for row in rows]


def details_of(written: str) -> dict[str, Any]:
    """The details of a record; nothing where others sent what is no object."""
    try:
        found = json.loads(written or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def references(project: Project, wanted: str) -> list[tuple[Mark, Document | None]]:
    """The references a document makes to others, with the document where the project has it."""
    found = [mark for mark in marks(project, wanted) if mark.kind == "reference"]
    by_key = {document.key: document for document in listed(project) if document.key} if found else {}
    return [(mark, by_key.get(mark.target)) for mark in found]


def remove(project: Project, wanted: str) -> None:
    """Take a document out of the lists; its annotations come back with it."""
    with project.edit("Remove document"):
        project.delete("document", wanted)


def rename(project: Project, wanted: str, title: str) -> None:
    """Give a document another title.

    :raises AnnotatorError: for an empty title.
    """
    title = clean_name(title)
    if not title:
        raise AnnotatorError("A document needs a title.")
    with project.edit("Rename document"):
        project.put("document", wanted, {"title": title})


def _document(row: sqlite3.Row, page_labels: dict[str, tuple[str, ...]]) -> Document:
    details = json_columns.read(row["details"])
    return Document(
        id=row["id"],
        title=row["title"],
        number=row["number"],
        date=row["date"],
        key=row["key"],
        details=details,
        words=row["words"],
        pages=page_labels.get(row["id"], ()),
        annotations=row["annotations"],
    )


def _page_labels(project: Project) -> dict[str, tuple[str, ...]]:
    """The page numbers of all documents, each once."""
    if "page_labels" not in project.cache:
        found: dict[str, list[str]] = {}
        for row in project.rows("SELECT document_id, label FROM page ORDER BY document_id, start, rowid"):
            found.setdefault(row["document_id"], []).append(row["label"])
        project.cache["page_labels"] = {key: tuple(dict.fromkeys(labels)) for key, labels in found.items()}
    labelled: dict[str, tuple[str, ...]] = project.cache["page_labels"]
    return labelled


def _labels(found: Sequence[Page]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(page.label for page in found))
