"""Look for what is wrong with a project file: what SQLite sees, what only the manifest does, and what only we can."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from annotator.errors import AnnotatorError, Notice, sentence
from annotator.progress import Progress, no_progress
from annotator.store import checking_places, checking_records, manifest, opening, tags
from annotator.store.project import Project

Test = Callable[[Project], Iterator[Notice]]
_MOST = 20  # sentences of one test
_BROKEN = (sqlite3.Error, AnnotatorError, ValueError, TypeError, AttributeError, IndexError, KeyError)


def problems(project: Project, progress: Progress = no_progress) -> list[Notice]:
    """What is wrong, a sentence each; an empty list where nothing is.

    :raises Cancelled: when `progress` does.
    """
    found: list[Notice] = []
    for done, test in enumerate(TESTS):
        progress(done, len(TESTS))
        found += _told(project, test)
    return found


def of_file(path: Path, progress: Progress = no_progress) -> list[Notice]:
    """The same for a file that is opened for reading only, so that it can be done beside a window.

    :raises UnreadableFile: when it cannot be opened.
    """
    project = _opened(path)
    try:
        return problems(project, progress)
    finally:
        project.close()


def at_opening(path: Path) -> list[Notice]:
    """What can be seen quickly of a file: pages that do not fit together, and rows that are missing.

    :raises UnreadableFile: when it cannot be opened.
    """
    project = _opened(path)
    try:
        return _told(project, _pages_quickly) + _told(project, _counts)
    finally:
        project.close()


def _opened(path: Path) -> Project:
    """The file by SQLite alone: whoever opens it otherwise takes away, closing it, the locks that a window holds."""
    return Project(path, opening.opened(path, read_only=True), None, read_only=True)


def _told(project: Project, test: Test) -> list[Notice]:
    """What a test finds; where words cannot be read it is made once more with signs in their place."""
    try:
        return _first(test(project))
    except _BROKEN as error:
        project.db.conn.text_factory = lambda words: words.decode("utf-8", "replace")
        try:
            return [_damage(error), *_first(test(project))]
        except _BROKEN:
            return [_damage(error)]
        finally:
            project.db.conn.text_factory = str


def _first(found: Iterator[Notice]) -> list[Notice]:
    some = list(islice(found, _MOST))
    more = sum(1 for _ in found)
    return [*some, Notice("There are {number} more of these.", number=more)] if more else some


def _damage(error: BaseException) -> Notice:
    if isinstance(error, AnnotatorError):
        return Notice(error.template, **error.values)
    return Notice("The file is damaged: {reason}.", reason=" ".join(str(error).split()).rstrip("."))


# --- the file itself


def _pages(project: Project) -> Iterator[Notice]:
    yield from _said_by_sqlite(project, "PRAGMA integrity_check(20)")
    for row in project.db.execute("PRAGMA foreign_key_check").fetchall():
        yield Notice("The history is damaged: a {kind} belongs to nothing.", kind=row[0])


def _pages_quickly(project: Project) -> Iterator[Notice]:
    yield from _said_by_sqlite(project, "PRAGMA quick_check(1)")


def _said_by_sqlite(project: Project, question: str) -> Iterator[Notice]:
    for row in project.db.execute(question).fetchall():
        if row[0] != "ok":
            yield Notice("The file is damaged: {reason}.", reason=" ".join(str(row[0]).split()))


def _counts(project: Project) -> Iterator[Notice]:
    for table in manifest.miscounted(project.db.conn):
        yield Notice(_TABLES[table])


def _manifest(project: Project) -> Iterator[Notice]:
    differing = manifest.differing(project.db.conn)
    for table in differing:
        yield Notice(_TABLES[table])
    if differing:
        yield Notice(
            "Either the file was damaged, or another program wrote to it. Nothing says what stood there before: "
            "compare with a backup before you go on."
        )


_TABLES = {
    "document": sentence("The titles and details of documents are not as they were saved."),
    "annotation": sentence("The notes and colours of annotations are not as they were saved."),
    "span": sentence("The passages of annotations are not as they were saved."),
    "reply": sentence("The replies are not as they were saved."),
    "tag": sentence("The tags are not as they were saved."),
    "tag_alias": sentence("Which tags were merged is not as it was saved."),
    "tagging": sentence("Which annotations bear which tags is not as it was saved."),
    "link": sentence("The cross-references are not as they were saved."),
    "source": sentence("The outside sources are not as they were saved."),
    "reader": sentence("The readers’ names are not as they were saved."),
    "placement": sentence("The places that were put by hand are not as they were saved."),
    "section": sentence("The sections of the outline are not as they were saved."),
    "outline_entry": sentence("What stands in the outline is not as it was saved."),
    "opaque": sentence("What newer versions of this program wrote is not as it was saved."),
    "same_document": sentence("Which documents are the same is not as it was saved."),
    "project": sentence("What this file knows of itself is not as it was saved."),
    "document_text": sentence("The list of texts is not as it was saved."),
    "source_file": sentence("The list of imported files is not as it was saved."),
    "mark": sentence("The headings, names and references in documents are not as they were saved."),
    "page": sentence("The page numbers of documents are not as they were saved."),
    "copy": sentence("Other readers’ copies of texts are not as they were saved."),
    "fingerprint": sentence("What texts are recognised by is not as it was saved."),
    "step": sentence("The list of steps, by which undo goes, is not as it was saved."),
    "change": sentence("The earlier states of things, by which undo goes, are not as they were saved."),
    "hidden": sentence("Which readers are hidden is not as it was saved."),
    "manifest": sentence("The list of what was saved can itself no longer be read."),
    "merged": sentence("The list of files that were folded in is not as it was saved."),
}


def _readable(project: Project) -> Iterator[Notice]:
    """The codebook and what depends on it can be read."""
    tags.codebook(project)
    yield from ()


TESTS: tuple[Test, ...] = (
    _pages,
    _manifest,
    *checking_places.TESTS,
    *checking_records.TESTS,
    _readable,
)
