"""Any table as CSV, for spreadsheets and scripts."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from annotator.formats.atomic import whole_file
from annotator.formats.write_csv import harmless


def write(path: Path, rows: Iterable[Sequence[str | int | float]]) -> None:
    """UTF-8 with a byte order mark, RFC 4180, and no words that a spreadsheet takes for a formula.

    :raises AnnotatorError: when the file cannot be written; then what was there stays.
    """
    with whole_file(path, "utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        for row in rows:
            table.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
