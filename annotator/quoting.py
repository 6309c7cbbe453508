"""Verbs of quoting: passages of the project as finished quotations, its works as lists and as files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.citing.locator import Locator
from annotator.citing.quotation import Passage
from annotator.citing.work import Work, work_of
from annotator.errors import AnnotatorError
from annotator.formats import works as work_files
from annotator.formats.works import Entry
from annotator.progress import Progress, no_progress
from annotator.store import annotations, documents, filter, links, printed, works
from annotator.store.project import Project
from annotator.store.works import Record
from annotator.text import pages


def work(project: Project, wanted: str) -> Work:
    """The work that a document or a source is.

    :raises AnnotatorError: when there is none of this id.
    """
    return of_record(works.get(project, wanted))


def of_record(record: Record) -> Work:
    """The work that a record describes."""
    return work_of(record.title, record.details, number=record.number, date=record.date)


def passage_at(project: Project, document_id: str, start: int, end: int) -> Passage:
    """Words of a document, to be quoted."""
    words = documents.text(project, document_id)[start:end]
    return _passage(project, document_id, (words,), [(start, end)])


def passage_of(project: Project, annotation_id: str) -> Passage:
    """The passage of an annotation, to be quoted; pages only of what was found in this copy of the text.

    :raises AnnotatorError: when there is no such annotation.
    """
    found = annotations.get(project, annotation_id)
    if found is None or not found.spans:
        raise AnnotatorError("This annotation has no words that could be quoted.")
    placed = [(span.start, span.end) for span in found.spans if span.placement != "unplaced"]
    return _passage(project, found.document_id, tuple(span.quote for span in found.spans), placed)


def _passage(project: Project, document_id: str, fragments: tuple[str, ...], places: list[tuple[int, int]]) -> Passage:
    record = works.get(project, document_id)
    where = Locator(pages.stretches(printed.pages_of(project, document_id), places))
    return Passage(fragments, where, of_record(record), document_id, tuple(places))


def quoted(project: Project, query: str = "") -> dict[str, Work]:
    """The works quoted, by id: documents with annotations that a filter leaves, and the sources these are linked to.

    :raises AnnotatorError: for a filter that cannot be understood.
    """
    chosen = annotations.load(project, filter.chosen(project, query))
    ids = dict.fromkeys(one.document_id for one in chosen)
    ids |= dict.fromkeys(link.other.id for one in chosen for link in one.links if link.other.kind == "source")
    return {one: work(project, one) for one in ids}


def export(project: Project, path: Path, format_name: str, query: str = "", progress: Progress = no_progress) -> int:
    """Write the works quoted to a file for reference managers; returns how many they are.

    :raises AnnotatorError: for an unknown format or a file that cannot be written; then it is as it was.
    """
    if path.resolve() == project.path.resolve():
        raise AnnotatorError("An export cannot take the place of the project itself; choose another name.")
    found = quoted(project, query)
    progress(1, 2)
    work_files.write(list(found.items()), path, format_name)
    return len(found)


def filled(record: Record, entry: Entry) -> Record:
    """A record with what a reference manager knows of the work. What the entry does not say stays as it is."""
    details: Mapping[str, Any] = {**record.details, **entry.details}
    return record._replace(title=entry.title or record.title, number=entry.number or record.number, details=details)


def sources(project: Project) -> list[Record]:
    """The records of all outside sources, by title."""
    return [works.get(project, one.id) for one in links.sources(project)]
