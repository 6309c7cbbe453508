"""Annotations, or the hits of a search, as a table: a row each, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from annotator.formats.atomic import whole_file
from annotator.model import Annotation, CrossReference, Hit, Snapshot
from annotator.text import pages

_FORMULA = re.compile("[\t\r]|[\\s\ufeff]*[-=+@＝＋－＠]")
COLUMNS: dict[str, Callable[[Annotation], str]] = {
    "id": lambda one: one.id,
    "document": lambda one: one.document_title,
    "pages": lambda one: pages.cited(one.where),
    "quotation": lambda one: one.quote,
    "note": lambda one: one.note,
    "tags": lambda one: "; ".join(one.tags),
    "cross-references": lambda one: "\n".join(described(link) for link in one.links),
    "replies": lambda one: "\n".join(f"{reply.author_name}: {reply.note}" for reply in one.replies),
    "colour": lambda one: one.colour,
    "reader": lambda one: one.author_name,
    "created": lambda one: one.created,
    "modified": lambda one: one.modified,
    "start": lambda one: str(one.start),
    "end": lambda one: str(one.end),
    "placement": lambda one: one.placement,
}
HEAD = (*COLUMNS, "section")


def write(snapshot: Snapshot, path: Path, progress: Callable[[int, int], None]) -> None:
    """A table with a row for each annotation."""
    _write_table(path, [*HEAD], rows(snapshot), len(snapshot.annotations), progress)


def rows(snapshot: Snapshot) -> Iterator[list[str]]:
    """The cells of each annotation under the names of `HEAD`."""
    sections = _sections(snapshot)
    for one in snapshot.annotations:
        yield [*(cell(one) for cell in COLUMNS.values()), sections.get(one.id, "")]


def _sections(snapshot: Snapshot) -> dict[str, str]:
    """The titles of the sections that each annotation is in, from the top down."""
    found: dict[str, str] = {}
    above: list[str] = []
    for section in snapshot.outline:
        above = [*above[: section.level], section.title]
        for one in section.entries:
            found[one] = "; ".join(filter(None, [found.get(one, ""), " / ".join(above)]))
    return found


def write_concordance(hits: Sequence[tuple[Hit, str]], path: Path, progress: Callable[[int, int], None]) -> None:
    """A table with a row for each hit, given with its page: the words between what stands on both sides of them."""
    columns = ["left", "words", "right", "document", "page", "kind"]
    rows = ([hit.left, hit.words, hit.right, hit.document_title, page, hit.kind] for hit, page in hits)
    _write_table(path, columns, rows, len(hits), progress)


def _write_table(
    path: Path, columns: list[str], rows: Iterable[list[str]], total: int, progress: Callable[[int, int], None]
) -> None:
    """UTF-8 with a byte order mark, so that every spreadsheet reads it; RFC 4180 for the rest."""
    with whole_file(path, "utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(columns)
        for done, row in enumerate(rows):
            table.writerow([harmless(cell) for cell in row])
            if done % 500 == 0:
                progress(done, total)


def harmless(cell: str) -> str:
    """The cell, so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if not cell[:1].isalnum() and _FORMULA.match(cell) else cell


def described(link: CrossReference) -> str:
    """A cross-reference on one line: direction, relation, where it leads."""
    other = link.other
    words = f"“{other.quote}” ({other.title})" if other.quote else other.title
    place = other.page or pages.prefixed(other.where)
    page = f", {place}" if place else ""
    url = f" <{other.url}>" if other.url and other.url != other.title else ""
    return f"{'→' if link.direction == 'to' else '←'} {link.relation}: {words}{page}{url}"
