"""The whole of a project in tables: tags over documents, over time, beside each other, and words of passages.

All of it counts the passages that a filter line leaves. A passage counts for each of its tags and
for the tags above them, once each; merged tags are one. Rows and columns without any passage are
left out, and how many passages bear no tag at all is said.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from annotator.store import documents, filter, tags
from annotator.store.derived import unseen
from annotator.store.project import Project
from annotator.text import dates
from annotator.text.words import Tally, stands_in, words_in

_PASSAGES = 300  # counted between two looks at the clock
_CHARACTERS = 50_000
_TAGGINGS = 5_000
_LETTERS_OF_WORD, _LETTERS_OF_PASSAGE = 6, 150  # enough to say how far the work is


class Name(NamedTuple):
    """A row or a column: the id of a tag or a document, a period, a word, or empty for undated documents."""

    id: str
    words: str
    short: str
    colour: str = ""
    depth: int = 0


Cell = tuple[int, int]


class Grid(NamedTuple):
    """Counts by row and column, and the passages behind them, in no order.

    `apart` are cells that say nothing: a tag beside itself or one above it. `undated` is how many
    documents with passages have no date that can be read.
    """

    rows: tuple[Name, ...]
    columns: tuple[Name, ...]
    counts: Mapping[Cell, int]
    passages: Mapping[Cell, Sequence[str]]
    totals: tuple[int, ...]
    found: int = 0
    untagged: int = 0
    undated: int = 0
    apart: frozenset[Cell] = frozenset()

    def at(self, cell: Cell) -> int:
        """The number in a cell."""
        return self.counts.get(cell, 0)


class _Found(NamedTuple):
    """What a filter leaves: the document of each passage, and the tags it bears with those above them."""

    document: dict[str, str]
    bears: dict[str, tuple[str, ...]]


def prepare(project: Project, line: str) -> Iterator[None]:
    """Read what a filter leaves, a little at a time; every table of it is quick then, until something changes.

    :raises AnnotatorError: for a filter line that cannot be read.
    """
    if project.cache.get("overview", (None,))[0] != line:
        found = project.cache["overview_begun"] = _Found({}, {})
        yield from _fill(found, project, line)
        if project.cache.get("overview_begun") is found:  # nothing was written meanwhile
            project.cache["overview"] = (line, found)


def by_document(project: Project, line: str) -> Grid:
    """Tags by documents.

    :raises AnnotatorError: for a filter line that cannot be read.
    """
    found = _found(project, line)
    used = set(found.document.values())
    columns = tuple(Name(one.id, one.name, one.name) for one in documents.listed(project) if one.id in used)
    return _by_column(project, found, columns, found.document)


def over_time(project: Project, line: str, *, months: bool = False) -> Grid:
    """Tags by the years or months that documents are from; undated documents come last, under an empty id.

    :raises AnnotatorError: for a filter line that cannot be read.
    """
    found = _found(project, line)
    used = set(found.document.values())
    when = {one.id: dates.period(one.date, months=months) for one in documents.listed(project) if one.id in used}
    periods = dates.in_order({one for one in when.values() if one}, months=months)
    undated = sum(not one for one in when.values())
    columns = tuple(Name(one, one, one) for one in [*periods, *([""] if undated else [])])
    under = {passage: when[document] for passage, document in found.document.items()}
    return _by_column(project, found, columns, under)._replace(undated=undated)


def together(project: Project, line: str) -> Grid:
    """Tags by tags: passages that bear both. A tag is not set beside itself or those above it.

    :raises AnnotatorError: for a filter line that cannot be read.
    """
    found = _found(project, line)
    names = _tag_names(project, found)
    at, above = _places(names), _with_those_above(project)
    apart = {pair for one in names for other in above[one.id] for pair in _both_ways(at[one.id], at[other])}
    cells: dict[Cell, list[str]] = {}
    for passage, bears in found.bears.items():
        for pair in combinations(sorted([at[one] for one in bears]), 2):
            cells.setdefault(pair, []).append(passage)
    both = {way: some for (row, column), some in cells.items() for way in _both_ways(row, column)}
    behind = {pair: some for pair, some in both.items() if pair not in apart}
    return _grid(found, names, names, behind)._replace(apart=frozenset(apart))


def _both_ways(row: int, column: int) -> tuple[Cell, Cell]:
    return (row, column), (column, row)


def passages(project: Project, line: str, tag_id: str = "") -> list[str]:
    """The passages that a filter leaves and that bear a tag or one below it, in no order; all for an empty id.

    :raises AnnotatorError: for a filter line that cannot be read.
    """
    found = _found(project, line)
    return [one for one in found.document if not tag_id or tag_id in found.bears.get(one, ())]


def in_order(project: Project, wanted: Collection[str]) -> list[str]:
    """Passages by document and place in the text."""
    sql = """SELECT a.id FROM json_each(?) w JOIN annotation a ON a.id = w.value
             LEFT JOIN document_text t ON t.document_id = a.home LEFT JOIN place p ON p.annotation_id = a.id
             GROUP BY a.id ORDER BY t.position, min(p.start), max(p.end), a.id"""
    return [row[0] for row in project.rows(sql, [json.dumps(list(wanted))])]


def count_words(project: Project, wanted: Collection[str], tally: Tally, *, whole: bool) -> Iterator[float]:
    """Count the words of passages, and of the whole text of all documents where `whole` is asked for.

    Fills `tally`, and says now and then which part of the work is done, from 0 to 1. A word that
    stands in two passages that overlap is counted in both.
    """
    listed = documents.listed(project) if whole else []
    total = len(wanted) * _LETTERS_OF_PASSAGE + sum(one.words for one in listed) * _LETTERS_OF_WORD
    quotes = ("\n".join(some) for some in _quotations(project, wanted))
    texts = (piece for one in listed for piece in _pieces(documents.text(project, one.id)))
    done = 0
    for counter, pieces in ((tally.passages, quotes), (tally.texts, texts)):
        for piece in pieces:
            counter.update(words_in(piece))
            done += len(piece)
            yield min(1.0, done / max(1, total))


def _pieces(text: str) -> Iterator[str]:
    """A text in parts that can be counted in some milliseconds, divided between words."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _CHARACTERS) if start + _CHARACTERS < len(text) else len(text)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end


def with_word(project: Project, wanted: Collection[str], word: str) -> list[str]:
    """Those of some passages in which a word stands, as `count_words` counts it; in no order."""
    sql = """SELECT s.annotation_id, s.quote FROM span_search f JOIN span s ON s.rowid = f.rowid
             WHERE span_search MATCH ? AND s.alive"""
    asked = set(wanted)
    rows = project.rows(sql, [f'"{word}"'])  # which takes accented letters and plain ones for the same
    return list(dict.fromkeys(one for one, quote in rows if one in asked and stands_in(quote, word)))


def _quotations(project: Project, wanted: Collection[str]) -> Iterator[list[str]]:
    """The words of passages, some at a time, in no order."""
    asked, last = set(wanted), 0
    sql = "SELECT entry, annotation_id, quote FROM span WHERE alive AND entry > ? ORDER BY entry LIMIT ?"
    while rows := project.rows(sql, [last, _PASSAGES]):
        last = rows[-1]["entry"]
        yield [quote for _, annotation_id, quote in rows if annotation_id in asked]


# --- counting tags


def _by_column(project: Project, found: _Found, columns: tuple[Name, ...], under: Mapping[str, str]) -> Grid:
    """Tags by what each passage stands under: the id of one column."""
    names = _tag_names(project, found)
    row_at, column_at = _places(names), _places(columns)
    cells: dict[Cell, list[str]] = {}
    for passage, bears in found.bears.items():
        column = column_at[under[passage]]
        for one in bears:
            cells.setdefault((row_at[one], column), []).append(passage)
    return _grid(found, names, columns, cells)


def _grid(found: _Found, rows: tuple[Name, ...], columns: tuple[Name, ...], cells: dict[Cell, list[str]]) -> Grid:
    totals = Counter(one for bears in found.bears.values() for one in bears)
    return Grid(
        rows=rows,
        columns=columns,
        counts={cell: len(some) for cell, some in cells.items()},
        passages=cells,
        totals=tuple(totals[name.id] for name in rows),
        found=len(found.document),
        untagged=len(found.document) - len(found.bears),
    )


def _places(names: Iterable[Name]) -> dict[str, int]:
    return {name.id: at for at, name in enumerate(names)}


def _tag_names(project: Project, found: _Found) -> tuple[Name, ...]:
    """The tags that passages bear, as rows."""
    used = {one for some in set(found.bears.values()) for one in some}
    known, above = tags.codebook(project).tags, _with_those_above(project)
    listed = [tag for tag in tags.listed(project) if tag.id in used]
    colours = [next((known[one].colour for one in above[tag.id] if known[one].colour), "") for tag in listed]
    return tuple(
        Name(tag.id, tag.path, tag.name, colour, len(above[tag.id]) - 1)
        for tag, colour in zip(listed, colours, strict=True)
    )


def _with_those_above(project: Project) -> dict[str, tuple[str, ...]]:
    """For each tag as it is shown: it and those above it, the nearest first."""
    lines: dict[str, tuple[str, ...]] = {}
    for tag in tags.listed(project):  # parents come before their children
        lines[tag.id] = (tag.id, *lines.get(tag.parent_id, ()))
    return lines


def _found(project: Project, line: str) -> _Found:
    for _ in prepare(project, line):
        pass
    found: _Found = project.cache["overview"][1]
    return found


def _fill(found: _Found, project: Project, line: str) -> Iterator[None]:
    there = {one.id for one in documents.listed(project)}
    left = filter.documents_of(project, line)
    found.document.update({passage: document for passage, document in left.items() if document in there})
    yield
    canonical, above = tags.codebook(project).canonical, _with_those_above(project)
    lines = {one: above[shown] for one, shown in canonical.items()}
    sql = f"SELECT annotation_id, tag_id FROM tagging WHERE alive AND NOT {unseen('author')} ORDER BY tag_id"
    rows = project.rows(sql, [project.reader.id])
    yield
    for at in range(0, len(rows), _TAGGINGS):
        for passage, tag_id in rows[at : at + _TAGGINGS]:
            if passage in found.document and tag_id in lines:
                before = found.bears.get(passage)
                own = lines[tag_id]
                found.bears[passage] = own if before is None else tuple(dict.fromkeys(before + own))
        yield
