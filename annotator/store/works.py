"""Bibliographic records: of the project's documents, and of the outside sources its passages are linked to."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from annotator.errors import AnnotatorError
from annotator.store import documents, links
from annotator.store.project import Project
from annotator.text.clean import name as clean_name


class Record(NamedTuple):
    """What is known of a work, in CSL terms in `details`. `kind` is document or source."""

    kind: str
    id: str
    title: str
    number: str
    date: str
    details: Mapping[str, Any]


def get(project: Project, wanted: str) -> Record:
    """The record of a document or of a source.

    :raises AnnotatorError: when there is none of this id.
    """
    for kind in ("document", "source"):
        row = project.find(kind, wanted)
        if row is not None and row["alive"]:
            details = documents.details_of(row["details"])
            if kind == "document":
                return Record(kind, wanted, row["title"], row["number"], row["date"], details)
            beside = {name: str(details.pop(name, "")) for name in ("number", "date")}
            found = {"URL": row["url"], **details} if row["url"] else details
            return Record(kind, wanted, row["title"], **beside, details=found)
    raise AnnotatorError("The project has no document or source “{id}”.", id=wanted)


def named(project: Project, name: str) -> Record:
    """The record a person means: a document as elsewhere, or a source by its id or title.

    :raises AnnotatorError: when there is none.
    """
    wanted = name.casefold().strip()
    for source in links.sources(project):
        if wanted and (source.id == wanted or source.title.casefold() == wanted):
            return get(project, source.id)
    return get(project, documents.named(project, name).id)


def write_all(project: Project, records: Sequence[Record]) -> None:
    """Put records in place of those there are, in one step; nothing for none.

    :raises AnnotatorError: for a record without a title; then nothing is written.
    """
    if records:
        with project.edit("Edit bibliographic data"):
            for record in records:
                write(project, record)


def write_changes(project: Project, changes: Sequence[tuple[Record, Record]]) -> None:
    """Write what differs between records as they were and as they are to be, in one step; nothing for none.

    What else has been changed in them meanwhile stays.

    :raises AnnotatorError: as `write_all` does, and where a record is gone.
    """
    if changes:
        with project.edit("Edit bibliographic data"):
            write_all(project, [_laid_over(get(project, before.id), before, after) for before, after in changes])


def _laid_over(now: Record, before: Record, after: Record) -> Record:
    """A record as it is now, with what was changed from `before` to `after`."""
    names = [name for name in ("title", "number", "date") if getattr(before, name) != getattr(after, name)]
    keys = {*before.details, *after.details}
    changed = {key for key in keys if before.details.get(key) != after.details.get(key)}
    kept = {key: value for key, value in now.details.items() if key not in changed}
    details = {**kept, **{key: after.details[key] for key in changed if key in after.details}}
    return now._replace(**{name: getattr(after, name) for name in names}, details=details)


def write(project: Project, record: Record) -> None:
    """Put a record in place of the one there is, in one step.

    :raises AnnotatorError: for a record without a title.
    """
    title = clean_name(record.title)
    if not title and not record.details.get("URL"):
        raise AnnotatorError("A record needs a title.")
    details = {key: _cleaned(value) for key, value in record.details.items() if value not in ("", [], None)}
    values = {"title": title}
    beside = {"number": clean_name(record.number), "date": clean_name(record.date)}
    if record.kind == "document":
        values |= beside
    else:
        values["url"] = clean_name(str(details.pop("URL", "")))
        details |= {name: value for name, value in beside.items() if value}
    values["details"] = json.dumps(details, ensure_ascii=False, sort_keys=True)
    with project.edit("Edit bibliographic data"):
        project.put(record.kind, record.id, values)


def _cleaned(value: Any) -> Any:
    """A value of CSL in which every string is on one line and holds what every file can hold."""
    if isinstance(value, str):
        return clean_name(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return {name: _cleaned(one) for name, one in value.items()} if isinstance(value, dict) else value


def confirm_pages(project: Project, document_id: str) -> None:
    """Say that the inferred page numbers of a document are right: notes no longer mark them."""
    details = {**get(project, document_id).details, documents.CONFIRMED: True}
    with project.edit("Confirm page numbers"):
        project.put("document", document_id, {"details": json.dumps(details, ensure_ascii=False, sort_keys=True)})


def has_inferred_pages(project: Project, document_id: str) -> bool:
    """Whether a document has inferred page numbers that nobody has confirmed."""
    return any(page.inferred for page in documents.pages(project, document_id))
