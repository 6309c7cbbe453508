"""The words of a footnote: which document an annotation's passage stands in, and on which page."""

from __future__ import annotations

from annotator.citing import styles
from annotator.citing.locator import Locator
from annotator.citing.runs import Runs
from annotator.citing.runs import words as plain
from annotator.citing.work import work_of
from annotator.model import Annotation, Document, Page
from annotator.text import pages


def of(annotation: Annotation, document: Document | None) -> Runs:
    """A full note after the Chicago Manual, with the printed pages where they are known."""
    if document is None:
        where = pages.prefixed(annotation.pages)
        return plain(", ".join(part for part in (annotation.document_title, where) if part) + ".")
    labels = annotation.pages
    both = (Page(0, labels[0]), Page(0, labels[-1])) if labels else None
    work = work_of(document.title, document.details, number=document.number, date=document.date)
    return styles.named(styles.DEFAULT).cite(work, Locator((both,) if both else ()))
