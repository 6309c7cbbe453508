"""Files to values and back. Two tables name every format; dialogs, command line and tests go by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import UnreadableFile
from annotator.formats import (
    read_docx,
    read_epub,
    read_html,
    read_markdown,
    read_odt,
    read_pdf,
    read_plain,
    read_rtf,
    read_tei,
    write_csv,
    write_html,
    write_markdown,
    write_qdpx,
    write_tei,
    write_web_annotation,
)
from annotator.model import ImportedDocument, Snapshot
from annotator.progress import Progress
from annotator.records import Sent


@dataclass(frozen=True, slots=True)
class ReadingFormat:
    """A kind of file that documents come in. `read` takes a path and an encoding, empty for Unicode.

    `marked` gives what readers marked in such a file, where it can hold that; `whole` gives as one
    document what `read` divides into chapters.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, str], Sequence[ImportedDocument]]
    marked: Callable[[Path], Sent | None] | None = None
    whole: Callable[[Path, str], Sequence[ImportedDocument]] | None = None


@dataclass(frozen=True, slots=True)
class WritingFormat:
    """A kind of file that annotations go out in."""

    name: str
    title: str
    suffix: str
    write: Callable[[Snapshot, Path, Progress], None]
    with_texts: bool = False  # whether it holds the documents too
    for_papers: bool = False  # whether it goes by the outline where there is one


def _write_docx(snapshot: Snapshot, path: Path, progress: Progress) -> None:
    from annotator.formats import write_docx  # its library takes a tenth of a second, which no start waits for

    write_docx.write(snapshot, path, progress)


def _write_docx_notes(snapshot: Snapshot, path: Path, progress: Progress) -> None:
    from annotator.formats import write_docx_notes

    write_docx_notes.write(snapshot, path, progress)


def _write_docx_end_notes(snapshot: Snapshot, path: Path, progress: Progress) -> None:
    from annotator.formats import word_footnotes, write_docx_notes

    write_docx_notes.write(snapshot, path, progress, word_footnotes.ENDNOTES)


def _write_xlsx(snapshot: Snapshot, path: Path, progress: Progress) -> None:
    from annotator.formats import write_xlsx

    write_xlsx.write(snapshot, path, progress)


READERS = {
    one.name: one
    for one in (
        ReadingFormat("text", "Plain text", (".txt", ".text"), read_plain.read),
        ReadingFormat("tei", "TEI", (".xml", ".tei"), read_tei.read),
        ReadingFormat("html", "Web page", (".html", ".htm", ".xhtml"), read_html.read),
        ReadingFormat("markdown", "Markdown", (".md", ".markdown"), read_markdown.read),
        ReadingFormat("docx", "Word document", (".docx",), read_docx.read, read_docx.marked),
        ReadingFormat("epub", "EPUB", (".epub",), read_epub.read, whole=read_epub.read_whole),
        ReadingFormat("pdf", "PDF", (".pdf",), read_pdf.read, read_pdf.marked),
        ReadingFormat("odt", "OpenDocument text", (".odt",), read_odt.read, read_odt.marked),
        ReadingFormat("rtf", "Rich text (RTF)", (".rtf",), read_rtf.read),
    )
}
WRITERS = {
    one.name: one
    for one in (
        WritingFormat("csv", "Table (CSV)", ".csv", write_csv.write, for_papers=True),
        WritingFormat("xlsx", "Workbook (XLSX)", ".xlsx", _write_xlsx, for_papers=True),
        WritingFormat("json", "W3C Web Annotation (JSON)", ".json", write_web_annotation.write),
        WritingFormat("md", "Markdown for Pandoc", ".md", write_markdown.write, for_papers=True),
        WritingFormat("docx-notes", "Word, notes with footnotes", ".docx", _write_docx_notes, for_papers=True),
        WritingFormat("docx-endnotes", "Word, notes with end notes", ".docx", _write_docx_end_notes, for_papers=True),
        WritingFormat("html", "Web page", ".html", write_html.write, with_texts=True),
        WritingFormat("docx", "Word, with comments", ".docx", _write_docx, with_texts=True),
        WritingFormat("tei", "TEI with stand-off annotations", ".xml", write_tei.write, with_texts=True),
        WritingFormat("qdpx", "REFI-QDA project", ".qdpx", write_qdpx.write, with_texts=True),
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
