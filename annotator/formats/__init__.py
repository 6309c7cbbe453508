"""Files to values and back. Two tables name every format; dialogs, command line and tests go by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import UnreadableFile
from annotator.formats import read_plain, read_tei, write_csv, write_markdown, write_qdpx, write_web_annotation
from annotator.model import ImportedDocument, Snapshot
from annotator.progress import Progress


@dataclass(frozen=True, slots=True)
class ReadingFormat:
    """A kind of file that documents come in. `read` takes a path and an encoding, empty for Unicode."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, str], Sequence[ImportedDocument]]


@dataclass(frozen=True, slots=True)
class WritingFormat:
    """A kind of file that annotations go out in."""

    name: str
    title: str
    suffix: str
    write: Callable[[Snapshot, Path, Progress], None]


READERS = {
    one.name: one
    for one in (
        ReadingFormat("text", "Plain text", (".txt", ".text"), read_plain.read),
        ReadingFormat("tei", "TEI", (".xml", ".tei"), read_tei.read),
    )
}
WRITERS = {
    one.name: one
    for one in (
        WritingFormat("csv", "Table (CSV)", ".csv", write_csv.write),
        WritingFormat("json", "W3C Web Annotation (JSON)", ".json", write_web_annotation.write),
        WritingFormat("md", "Markdown for Pandoc", ".md", write_markdown.write),
        WritingFormat("qdpx", "REFI-QDA project", ".qdpx", write_qdpx.write),
        WritingFormat("qdc", "REFI-QDA codebook (tags only)", ".qdc", write_qdpx.write_codebook),
    )
}


def reader_for(path: Path, name: str = "") -> ReadingFormat:
    """The reader of a format by its name, or by the file's ending.

    :raises UnreadableFile: when there is none.
    """
    if name in READERS:
        return READERS[name]
    if name:
        raise UnreadableFile(
            "There is no format “{name}” to import; there are {known}.", name=name, known=", ".join(READERS)
        )
    for one in READERS.values():
        if path.suffix.lower() in one.suffixes:
            return one
    endings = ", ".join(suffix for one in READERS.values() for suffix in one.suffixes)
    raise UnreadableFile(
        "{name} is of a kind that cannot be imported; these can: {endings}.", name=path.name, endings=endings
    )
