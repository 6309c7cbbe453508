"""The exchange file: every record one knows, a line each, so that others can fold them in.

Equal sets of records give equal bytes but for the line of the producer; `resources/exchange.schema.json`
describes the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from annotator import __version__
from annotator.formats.atomic import whole_file
from annotator.progress import Progress, no_progress
from annotator.records import Record, SentDocument, lines, state_of, written

FORMAT = "scholars-annotations"
VERSION = (1, 1)


def write(
    path: Path,
    records: Sequence[Record],
    documents: Sequence[SentDocument],
    made: str,
    progress: Progress = no_progress,
    *,
    known: str = "",
) -> str:
    """Write an exchange file; returns the state code of what it holds. `made` is a time in UTC.

    Nothing is written where the code is the one that is `known`.

    :raises AnnotatorError: when it cannot be written; then what was there before is unchanged.
    :raises Cancelled: when `progress` does; then, too.
    """
    written_records = lines(records, progress)
    code = state_of(written_records)
    if code == known:
        return code
    producer = {"app": "Annotator", "version": __version__, "written": made}
    with whole_file(path) as file:
        file.write(f'{{"format":"{FORMAT}","version":{written(list(VERSION))},\n"producer":{written(producer)},\n')
        file.write(f'"state":"{code}",\n"documents":[')
        _lines(file, [written(_document(one)) for one in sorted(documents, key=lambda one: one.id)])
        file.write('],\n"records":[')
        _lines(file, written_records)
        file.write("]}\n")
    return code


def _lines(file: IO[str], lines: Sequence[str]) -> None:
    between = "\n"
    for line in lines:  # one by one: a thread that joins a hundred thousand lets nobody else go on
        file.write(between)
        file.write(line)
        between = ",\n"
    file.write("\n" if lines else "")


def _document(one: SentDocument) -> dict[str, Any]:
    found: dict[str, Any] = {"id": one.id, "title": one.title, "fingerprint": asdict(one.fingerprint)}
    if one.pages:
        found["pages"] = [list(page) for page in one.pages]
    if one.text:
        found["text"] = one.text
        found["marks"] = [list(mark) for mark in one.marks]
    return found
