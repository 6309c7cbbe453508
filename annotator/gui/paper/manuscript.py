"""What goes on paper: a document, the highlights that the filter leaves, and the annotations to list."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.model import Annotation, Mark, Page
from annotator.progress import Progress
from annotator.store import annotations, documents, filter, places, snapshot
from annotator.store.project import Project
from annotator.text.intervals import Painted

_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """An annotation with its number on paper; `end` is where its mark stands, None where its words are not found."""

    number: int
    end: int | None
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One document as it is to be printed. `left` of `total` annotations meet the filter line `query`."""

    title: str
    text: str
    marks: Sequence[Mark]
    pages: Sequence[Page]
    highlights: Sequence[Painted]
    entries: Sequence[Entry]
    query: str
    left: int
    total: int


def read(project: Project, document_id: str, query: str, progress: Progress) -> Manuscript:
    """Read a document and what the filter line leaves of its annotations.

    :raises AnnotatorError: for a filter that cannot be understood.
    """
    order = [one for _, _, one in places.order(project, document_id)]
    chosen = filter.matching(project, query, document_id) if query else frozenset(order)
    left = [one for one in order if one in chosen]
    found: list[Annotation] = []
    for at in range(0, len(left), _CHUNK):
        found += map(snapshot.with_links_that_lead, annotations.load(project, left[at : at + _CHUNK]))
        progress(at, len(left))
    highlights = [item for item in places.painted(project, document_id) if item.annotation_id in chosen]
    return Manuscript(
        title=documents.get(project, document_id).name,
        text=documents.text(project, document_id),
        marks=documents.marks(project, document_id),
        pages=documents.pages(project, document_id),
        highlights=highlights,
        entries=numbered(found, highlights),
        query=query,
        left=len(left),
        total=len(order),
    )


def numbered(found: Sequence[Annotation], highlights: Sequence[Painted]) -> list[Entry]:
    """Number the annotations that say something in the order of their marks; those without a place come last."""
    ends: dict[str, int] = {}
    for item in highlights:
        ends[item.annotation_id] = max(item.end, ends.get(item.annotation_id, 0))
    saying = [one for one in found if one.note.strip() or one.tags or one.links or one.replies]
    saying.sort(key=lambda one: (one.id not in ends, ends.get(one.id, 0), one.start))
    return [Entry(number, ends.get(one.id), one) for number, one in enumerate(saying, 1)]
