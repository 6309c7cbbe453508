"""The words of a footnote: which document an annotation's passage stands in, and on which page."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.citing import styles
from annotator.citing.locator import Locator
from annotator.citing.runs import Runs
from annotator.citing.runs import words as plain
from annotator.citing.work import Work, work_of
from annotator.model import Annotation, Document, Page
from annotator.text import pages


def works(documents: Iterable[Document]) -> dict[str, Work]:
    """What documents are cited as, by their ids: worked out once for the thousands of notes that may follow."""
    return {one.id: work_of(one.title, one.details, number=one.number, date=one.date) for one in documents}


def of(annotation: Annotation, work: Work | None) -> Runs:
    """A full note after the Chicago Manual, with the printed pages where they are known."""
    if work is None:
        where = pages.prefixed(annotation.pages)
        return plain(", ".join(part for part in (annotation.document_title, where) if part) + ".")
    labels = annotation.pages
    both = (Page(0, labels[0]), Page(0, labels[-1])) if labels else None
    return styles.named(styles.DEFAULT).cite(work, Locator((both,) if both else ()))
