"""A document in paragraphs and runs, for the formats that write it out with its highlights."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from annotator.model import Annotation, Document, Mark, Page, Snapshot, Text

_LINES = ("item", "row", "line", "verse", "speaker", "stage", "signature")
BLOCKS = frozenset(("title", "heading", "dateline", "insertion", "quote", "note", *_LINES))  # whole paragraphs
INLINE = frozenset(("italic", "bold", "smallcaps"))


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are all set alike. Before them a printed page may begin, after them a note may be called."""

    words: str
    styles: frozenset[str] = frozenset()
    over: tuple[str, ...] = ()  # the annotations whose passages they belong to
    page: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text. `kind` is empty for an ordinary one; of a note `value` is its number."""

    kind: str
    value: str
    start: int
    runs: tuple[Run, ...]


Passage = tuple[int, int, str]  # from where to where, and whose: an annotation's id


class Annotated(NamedTuple):
    """A document to be written out, with those of the chosen annotations that stand in it."""

    document: Document
    text: Text
    annotations: list[Annotation]


def annotated(snapshot: Snapshot) -> list[Annotated]:
    """Every document that has one of the annotations; all of them where none has."""
    of: dict[str, list[Annotation]] = {}
    for one in snapshot.annotations:
        of.setdefault(one.document_id, []).append(one)
    return [
        Annotated(one, snapshot.texts[one.id], of.get(one.id, []))
        for one in snapshot.documents
        if one.id in snapshot.texts and (one.id in of or not of)
    ]


def paragraphs(
    text: str, marks: Sequence[Mark], pages: Sequence[Page], passages: Sequence[Passage]
) -> Iterator[Paragraph]:
    """The paragraphs of a text in order; together their runs hold every character of it but the line ends."""
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    marks_in: dict[int, list[Mark]] = {}
    for mark in marks:
        for number in _touched(starts, mark.start, mark.end):
            marks_in.setdefault(number, []).append(mark)
    passages_in: dict[int, list[Passage]] = {}
    for passage in passages:
        for number in _touched(starts, passage[0], passage[1]):
            passages_in.setdefault(number, []).append(passage)
    pages_at = {page.start: page.label for page in reversed(pages)}
    page_starts = sorted(pages_at)
    for number, start in enumerate(starts):
        last = number + 1 == len(starts)
        end = len(text) if last else starts[number + 1] - 1
        here = marks_in.get(number, [])
        begun = page_starts[bisect_left(page_starts, start - 1) : bisect_left(page_starts, end + last)]
        block = next((one for one in here if one.kind in BLOCKS), None)
        runs = _runs(
            text, start, end, here, passages_in.get(number, []), {max(start, at): pages_at[at] for at in begun}
        )
        yield Paragraph(block.kind if block else "", block.value if block else "", start, tuple(runs))


def _touched(starts: Sequence[int], start: int, end: int) -> range:
    """The numbers of the paragraphs that a range touches."""
    return range(bisect_right(starts, start) - 1, bisect_left(starts, max(end, start + 1)))


def _runs(
    text: str, start: int, end: int, marks: Sequence[Mark], passages: Sequence[Passage], pages: dict[int, str]
) -> Iterator[Run]:
    calls: dict[int, list[str]] = {}
    for mark in marks:
        if mark.kind == "noteref":
            calls.setdefault(mark.start, []).append(mark.value)
    styled = [mark for mark in marks if mark.kind in INLINE]
    edges = {start, end, *pages, *calls}
    edges |= {at for mark in styled for at in (mark.start, mark.end)}
    edges |= {at for first, last, _ in passages for at in (first, last)}
    cuts = sorted(at for at in edges if start <= at <= end)
    if start in calls or start == end:  # a note that is called before the first word, or an empty paragraph
        yield Run("", page=pages.get(start, ""), notes=tuple(calls.get(start, ())))
    for (first, last), over in zip(pairwise(cuts), _over(cuts, passages), strict=False):
        yield Run(
            text[first:last],
            frozenset(mark.kind for mark in styled if mark.start <= first and mark.end >= last),
            over,
            pages.get(first, "") if first > start or start not in calls else "",
            tuple(calls.get(last, ())),
        )
    if start < end in pages:
        yield Run("", page=pages[end])


def _over(cuts: Sequence[int], passages: Sequence[Passage]) -> Iterator[tuple[str, ...]]:
    """Whose passages lie over what follows each cut, in their order; a paragraph may have a hundred thousand."""
    begun: dict[int, list[int]] = {}
    ended: dict[int, list[int]] = {}
    for number, (first, last, _) in enumerate(passages):
        if first < last:
            begun.setdefault(max(first, cuts[0]), []).append(number)
            ended.setdefault(last, []).append(number)
    there: set[int] = set()
    for at in cuts:
        there.difference_update(ended.get(at, ()))
        there.update(begun.get(at, ()))
        yield tuple(dict.fromkeys(passages[number][2] for number in sorted(there)))
