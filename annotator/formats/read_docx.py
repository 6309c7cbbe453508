"""Word documents: headings, emphasis, lists, tables, links, footnotes and endnotes; comments and highlights apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotator.errors import UnreadableFile
from annotator.formats import read_word
from annotator.formats.archive import Archive
from annotator.formats.word_text import WordText
from annotator.model import ImportedDocument
from annotator.records import Sent


def read(path: Path, encoding: str = "") -> Sequence[ImportedDocument]:
    """The one document of a Word file. `encoding` is the file's own affair.

    :raises UnreadableFile: when it is no Word document, has no words, or some of them would be lost.
    """
    found = _opened(path).document
    if not found.text:
        raise UnreadableFile("{name} has no words in it; there is nothing to import.", name=path.name)
    return [found]


def marked(path: Path) -> Sent | None:
    """What readers marked in it: comments with their answers, and highlights; none where there is nothing."""
    return read_word.marked(_opened(path))


def _opened(path: Path) -> WordText:
    archive = Archive(path)
    if not read_word.recognise(archive):
        raise UnreadableFile(
            "{name} is not a Word document, whatever its name says; nothing was imported.", name=path.name
        )
    try:
        return WordText(archive, path.name)
    except ValueError as error:
        raise UnreadableFile(
            "{name} cannot be read as a Word document ({reason}); nothing was imported.", name=path.name, reason=error
        ) from None
