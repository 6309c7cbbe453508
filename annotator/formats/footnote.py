"""The words of a footnote: which document an annotation's passage stands in, and on which pages.

Styles that cite in the text have no notes; there they are those of the Chicago Manual.
"""

from __future__ import annotations

from annotator.citing import styles
from annotator.citing.locator import Locator
from annotator.citing.runs import Runs
from annotator.citing.runs import words as plain
from annotator.citing.work import Work, work_of
from annotator.model import Annotation, Snapshot
from annotator.text import pages
from annotator.text.placing import UNPLACED


class Notes:
    """Full notes to the annotations of a snapshot, in its citation style."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._documents = {one.id: one for one in snapshot.documents}
        self._pages = snapshot.pages
        self._works: dict[str, Work] = {}
        wanted = styles.named(snapshot.style or styles.DEFAULT)
        self.style = styles.named(styles.DEFAULT) if wanted.in_text else wanted

    def of(self, one: Annotation) -> Runs:
        """The note to an annotation, with the printed pages where they are known; inferred ones in brackets."""
        placed = [(span.start, span.end) for span in one.spans if span.placement != UNPLACED]
        where = Locator(pages.stretches(self._pages.get(one.document_id, ()), placed))
        if one.document_id not in self._documents:
            return plain(", ".join(part for part in (one.document_title, where.prefixed()) if part) + ".")
        return self.style.cite(self._work(one.document_id), where)

    def _work(self, document_id: str) -> Work:
        if document_id not in self._works:
            found = self._documents[document_id]
            self._works[document_id] = work_of(found.title, found.details, number=found.number, date=found.date)
        return self._works[document_id]
