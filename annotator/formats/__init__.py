"""Files to values and back. Two tables name every format; dialogs, command line and tests go by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from annotator.errors import UnreadableFile
from annotator.model import ImportedDocument, Snapshot
from annotator.progress import Progress
from annotator.records import Sent
from annotator.text.clean import typed
from annotator.text.likeness import fingerprint

OUTSIDE = "outside_characters"  # in the details of a volume's first document: what no document of it holds
WITHOUT_TEXT = "pages_without_text"  # in the details of a PDF: how many pages are pictures alone


@dataclass(frozen=True, slots=True)
class ReadingFormat:
    """A kind of file that documents come in. `read` takes a path and an encoding, empty for Unicode.

    `marked` gives what readers marked in such a file, where it can hold that; `whole` gives as one
    document what `read` divides into chapters. Where it `tells`, both take a `Progress` too.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[..., Sequence[ImportedDocument]]
    marked: Callable[[Path], Sent | None] | None = None
    whole: Callable[..., Sequence[ImportedDocument]] | None = None
    tells: bool = False


@dataclass(frozen=True, slots=True)
class WritingFormat:
    """A kind of file that annotations go out in."""

    name: str
    title: str
    suffix: str
    write: Callable[[Snapshot, Path, Progress], None]
    with_texts: bool = False  # whether it holds the documents too
    for_papers: bool = False  # whether it goes by the outline where there is one


def late(module: str, verb: str) -> Callable[..., Any]:
    """A verb of one of our modules, which is imported when it is first used: nobody needs all formats at once."""

    def call(*values: Any) -> Any:
        return getattr(import_module(f"annotator.formats.{module}"), verb)(*values)

    return call


def _read(name: str, title: str, suffixes: tuple[str, ...], module: str, *more: str) -> ReadingFormat:
    """A format by what its module can do: to read, and what of `marked`, `read_whole` and `tells` is named."""
    marked = late(module, "marked") if "marked" in more else None
    whole = late(module, "read_whole") if "read_whole" in more else None
    return ReadingFormat(name, title, suffixes, late(module, "read"), marked, whole, tells="tells" in more)


READERS = {
    one.name: one
    for one in (
        _read("text", "Plain text", (".txt", ".text"), "read_plain"),
        _read("tei", "TEI", (".xml", ".tei"), "read_tei"),
        _read("html", "Web page", (".html", ".htm", ".xhtml"), "read_html"),
        _read("markdown", "Markdown", (".md", ".markdown"), "read_markdown"),
        _read("docx", "Word document", (".docx",), "read_docx", "marked"),
        _read("epub", "EPUB", (".epub",), "read_epub", "read_whole"),
        _read("pdf", "PDF", (".pdf",), "read_pdf", "marked", "tells"),
        _read("odt", "OpenDocument text", (".odt",), "read_odt", "marked"),
        _read("rtf", "Rich text (RTF)", (".rtf",), "read_rtf"),
    )
}
WRITERS = {
    one.name: one
    for one in (
        WritingFormat("csv", "Table (CSV)", ".csv", late("write_csv", "write"), for_papers=True),
        WritingFormat("xlsx", "Workbook (XLSX)", ".xlsx", late("write_xlsx", "write"), for_papers=True),
        WritingFormat("json", "W3C Web Annotation (JSON)", ".json", late("write_web_annotation", "write")),
        WritingFormat("md", "Markdown for Pandoc", ".md", late("write_markdown", "write"), for_papers=True),
        WritingFormat(
            "docx-notes", "Word, notes with footnotes", ".docx", late("write_docx_notes", "write"), for_papers=True
        ),
        WritingFormat(
            "docx-endnotes",
            "Word, notes with end notes",
            ".docx",
            late("write_docx_notes", "write_with_end_notes"),
            for_papers=True,
        ),
        WritingFormat("html", "Web page", ".html", late("write_html", "write"), with_texts=True),
        WritingFormat("docx", "Word, with comments", ".docx", late("write_docx", "write"), with_texts=True),
        WritingFormat("tei", "TEI with stand-off annotations", ".xml", late("write_tei", "write"), with_texts=True),
        WritingFormat("qdpx", "REFI-QDA project", ".qdpx", late("write_qdpx", "write"), with_texts=True),
        WritingFormat("qdc", "REFI-QDA codebook (tags only)", ".qdc", late("write_qdpx", "write_codebook")),
    )
}


def documents_of(
    reader: ReadingFormat, path: Path, encoding: str, progress: Progress, *, whole: bool
) -> tuple[ImportedDocument, ...]:
    """The documents of a file with their fingerprints; `whole` takes a book as one, not chapter by chapter.

    :raises UnreadableFile: with the reason.
    """
    read = reader.whole if whole and reader.whole else reader.read
    found = read(path, encoding, progress) if reader.tells else read(path, encoding)
    return tuple(replace(one, fingerprint=fingerprint(one.text), details=_kept(one.details)) for one in found)


def _kept(value: Any) -> Any:
    """Bibliographic data as a project can keep them: what no file can hold is replaced."""
    if isinstance(value, Mapping):
        return {typed(str(name)): _kept(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_kept(one) for one in value]
    return typed(value) if isinstance(value, str) else value


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
