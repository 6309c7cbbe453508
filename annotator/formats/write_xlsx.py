"""Annotations as a workbook: a row each, with the columns of the CSV table."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import xlsxwriter

from annotator.formats.atomic import whole_binary
from annotator.formats.write_csv import HEAD, rows
from annotator.model import Snapshot

_CELL = 32_767  # UTF-16 units that a cell of a workbook can hold
_WIDTHS = {
    "quotation": 60,
    "note": 60,
    "document": 28,
    "tags": 28,
    "cross-references": 40,
    "replies": 40,
    "section": 28,
}
_WRAPPED = ("quotation", "note", "cross-references", "replies")
MORE = "continued"  # the sheet for what is longer than a cell


def write(snapshot: Snapshot, path: Path, progress: Callable[[int, int], None]) -> None:
    """A workbook with a row for each annotation. What no cell can hold goes on in a sheet of its own.

    :raises AnnotatorError: when it cannot be written; then what was there before is unchanged.
    """
    made = BytesIO()  # xlsxwriter answers a failing disk with errors of its own
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        plain = book.add_format({"valign": "top"})
        sheet = book.add_worksheet("annotations")
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(HEAD):
            sheet.write_string(0, column, name, bold)
            sheet.set_column(column, column, _WIDTHS.get(name, 14), wrapped if name in _WRAPPED else plain)
        long: list[tuple[str, str, str]] = []
        for row, cells in enumerate(rows(snapshot), start=1):
            for column, (name, words) in enumerate(zip(HEAD, cells, strict=True)):
                first, *more = pieces(words)
                sheet.write_string(row, column, first)
                long += [(cells[0], name, piece) for piece in more]
            if row % 500 == 0:
                progress(row, len(snapshot.annotations))
        sheet.autofilter(0, 0, max(1, len(snapshot.annotations)), len(HEAD) - 1)
        if long:
            rest = book.add_worksheet(MORE)
            for row, parts in enumerate([("id", "column", MORE), *long]):
                for column, words in enumerate(parts):
                    rest.write_string(row, column, words)
    with whole_binary(path) as file:
        file.write(made.getbuffer())


def pieces(words: str) -> list[str]:
    """Words in as many pieces as cells are needed; a character of two units is not cut."""
    cuts, units = [0], 0
    if len(words) > _CELL // 2:
        for at, character in enumerate(words):
            size = 2 if ord(character) > 0xFFFF else 1
            if units + size > _CELL:
                cuts.append(at)
                units = 0
            units += size
    return [words[start:end] for start, end in pairwise([*cuts, len(words)])]
