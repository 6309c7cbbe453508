"""Plain text, as it is typed or copied from a web page.

What published text looks like there becomes structure: `[Page 338]` a page break, `125. Title` a
number and a title, a mark glued to the heading and a numbered list at the end footnotes, a
paragraph wholly in brackets an editorial insertion. Nothing else is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from annotator.errors import UnreadableFile
from annotator.formats.builder import TextBuilder, is_insertion
from annotator.formats.decoding import decoded
from annotator.model import ImportedDocument
from annotator.text.clean import normalise
from annotator.text.pages import with_first_inferred

PAGE = re.compile(r"\[(?:Page|Seite)\s+([0-9]{1,6}|[ivxlcdm]{1,9})\]", re.IGNORECASE)
_SHORT_PAGES = (re.compile(r"\[(?:p|pp|S)\.\s*([0-9]{1,6})\]"), re.compile(r"(?<![|\w])\|([0-9]{1,6})\|(?![|\d])"))
_HEADING = re.compile(r"(?:(?P<number>\d{1,4}[a-z]?)\.\s+)?(?P<title>\S.*)")
_GLUED = re.compile(r"(?<=[^\W\d_])(\d{1,2})$")
_ITEM = re.compile(r"[ \t]*(\d{1,3})\.[ \t]+(\S.*)", re.DOTALL)
_LONGEST_HEADING = 200


class _Note(NamedTuple):
    label: str
    words: str


def read(path: Path, encoding: str = "") -> Sequence[ImportedDocument]:
    """The one document of a text file.

    :raises UnknownEncoding: when it is not Unicode and no encoding was given.
    :raises UnreadableFile: when it is empty, or no text.
    """
    text = normalise(decoded(path, encoding))
    if not text.strip():
        raise UnreadableFile("{name} is empty; there is nothing to import.", name=path.name)
    document = _document(text, path.stem)
    if not document.text:
        raise UnreadableFile("{name} has no words in it; there is nothing to import.", name=path.name)
    return [document]


def _document(text: str, fallback: str) -> ImportedDocument:
    paragraphs = _paragraphs(_with_page_marks(text))
    builder = TextBuilder()
    while paragraphs and (page := PAGE.fullmatch(paragraphs[0].strip())):
        builder.page(page[1])
        del paragraphs[0]
    heading = _heading(paragraphs[0]) if paragraphs else None
    body, notes = _without_notes(paragraphs[1:] if heading else paragraphs)
    title, number = fallback, ""
    if heading:
        number, title = heading["number"] or "", heading["title"].strip()
        title, mark = _without_mark(title, notes)
        with builder.block("title"):
            builder.words(f"{number}. {title}" if number else title)
        if mark:
            builder.mark(builder.here, builder.here, "noteref", mark.label, mark.label)
    for paragraph in body:
        with builder.block("insertion" if is_insertion(paragraph) and not PAGE.fullmatch(paragraph.strip()) else ""):
            _add_words(builder, paragraph)
    for note in notes:
        with builder.block("note", note.label, note.label):
            _add_words(builder, note.words)
    document = builder.document(title, {}, number=number)
    return ImportedDocument(
        title, document.text, document.marks, with_first_inferred(document.pages), number, details=document.details
    )


def _with_page_marks(text: str) -> str:
    """The text with `[p. 3]` and `|3|` written as `[Page 3]`, where several count up one by one.

    One mark counts where it has a line of its own. Anything else of that form is a citation, a sum or a table,
    and stays as it is.
    """
    for form in _SHORT_PAGES:
        marks = [*form.finditer(text)]
        labels = [int(found[1]) for found in marks]
        counted = len(labels) > 1 and all(after == before + 1 for before, after in pairwise(labels))
        if counted or (len(marks) == 1 and _is_alone(marks[0])):
            text = form.sub(r"[Page \1]", text)
    return text


def _is_alone(found: re.Match[str]) -> bool:
    """Whether nothing else stands in its line."""
    start, end = found.string.rfind("\n", 0, found.start()) + 1, found.string.find("\n", found.end())
    return found.string[start : end if end >= 0 else None].strip() == found[0]


def _paragraphs(text: str) -> list[str]:
    """Paragraphs divided by blank lines, else by lines; wrapped lines joined where all are wrapped."""
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    lines = [line for block in blocks for line in block.split("\n") if line.strip()]
    if len(blocks) == 1 or not _is_wrapped(blocks):
        return lines
    return blocks


def _is_wrapped(blocks: list[str]) -> bool:
    """Whether every paragraph is broken into lines of about one width, as typewriters and e-mail do."""
    broken = [block.split("\n") for block in blocks if "\n" in block]
    inner = [len(line.strip()) for lines in broken for line in lines[:-1]]
    longest = max((len(line) for block in blocks for line in block.split("\n")), default=0)
    if not inner or longest > 100:
        return False
    return sum(length > 0.6 * longest for length in inner) > 0.8 * len(inner) and longest >= 40


def _heading(first: str) -> re.Match[str] | None:
    """The first line, if it looks like one: short, and no sentence."""
    line = first.strip()
    found = _HEADING.fullmatch(line)
    if not found or len(line) > _LONGEST_HEADING or "\n" in line:
        return None
    return None if line.endswith((".", ";", ",")) and not found["number"] else found


def _without_notes(paragraphs: list[str]) -> tuple[list[str], list[_Note]]:
    """The paragraphs, and the footnotes in a numbered list at the end, if one of them names a source."""
    at = len(paragraphs)
    while at and _ITEM.fullmatch(paragraphs[at - 1]):
        at -= 1
    items = [found for paragraph in paragraphs[at:] if (found := _ITEM.fullmatch(paragraph))]
    notes = [_Note(found[1], found[2]) for found in items]
    if any(note.words.startswith(("Source:", "Quelle:")) for note in notes):
        return paragraphs[:at], notes
    return paragraphs, []


def _without_mark(title: str, notes: list[_Note]) -> tuple[str, _Note | None]:
    """The title without the note mark that stuck to its last word: `Kennedy0`."""
    glued = _GLUED.search(title)
    if not glued or not notes:
        return title, None
    same = next((note for note in notes if note.label == glued[1]), notes[0] if glued[1] == "0" else None)
    return (title[: glued.start()], same) if same else (title, None)


def _add_words(builder: TextBuilder, paragraph: str) -> None:
    """Add a paragraph's words; what says that a page begins leaves the text."""
    at = 0
    for found in PAGE.finditer(paragraph):
        builder.words(paragraph[at : found.start()])
        builder.page(found[1])
        at = found.end()
    builder.words(paragraph[at:])
