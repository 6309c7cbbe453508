"""The list after the text: each annotation by its number, with all that readers attached to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from annotator.formats.write_csv import described
from annotator.gui.language import tr
from annotator.gui.paper.manuscript import Entry, Manuscript
from annotator.gui.paper.setting import EM, block_format, breakable, gap_before, sans_format, set_block
from annotator.gui.reading.styles import KINDS, STYLES, Style, turn
from annotator.model import CrossReference
from annotator.progress import Progress
from annotator.text import direction, pages

_HEAD = Style(size=0.92, leading=1.45, after=0.15)
_LINE = Style(size=0.84, leading=1.4, after=0.1)
_INDENT = 3.0  # ems that the numbers stand in
_LONGEST = 400  # characters of a quotation; the whole of it stands in the text


def add(document: QTextDocument, manuscript: Manuscript, colour: Callable[[str], str], progress: Progress) -> None:
    """Set the list after the text. `colour` gives the words for a colour's name."""
    if not manuscript.entries and manuscript.left == manuscript.total:
        return
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    _heading(cursor, manuscript)
    numbers = {entry.annotation.id: entry.number for entry in manuscript.entries}
    for done, entry in enumerate(manuscript.entries):
        _entry(cursor, entry, numbers, colour)
        progress(done, len(manuscript.entries))


def _heading(cursor: QTextCursor, manuscript: Manuscript) -> None:
    form = block_format(STYLES["title"])
    form.setTopMargin(0)
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.insertBlock(form, sans_format(STYLES["title"].size, bold=True))
    cursor.block().setUserState(KINDS.index("title"))
    cursor.insertText(tr("Annotations"))
    if manuscript.left < manuscript.total:
        words = tr("Only what the filter “{0}” leaves: {1} of {2} annotations. The others are not on these pages.")
        _paragraph(cursor, words.format(manuscript.query, manuscript.left, manuscript.total), italic=True, indent=0.0)


def _entry(cursor: QTextCursor, entry: Entry, numbers: Mapping[str, int], colour: Callable[[str], str]) -> None:
    one = entry.annotation
    cursor.insertBlock(QTextBlockFormat(), sans_format(0.84, bold=True))
    cursor.block().setUserState(KINDS.index("heading"))  # stays with the line after it
    cursor.insertText(f"[{entry.number}]{gap_before(one.quote)}")
    leftward = direction.leftward(one.quote)
    quoted = QTextCharFormat()
    quoted.setProperty(QTextFormat.Property.FontPixelSize, round(_HEAD.size * EM))
    cursor.insertText(f"“{breakable(shortened(one.quote))}”", quoted)
    place = pages.prefixed(one.where) if entry.end is not None else tr("not found in this text")
    if place:
        cursor.insertText(f"\u2002{direction.isolated(place, within=leftward)}", sans_format(0.8))
    head = block_format(_HEAD)
    head.setTopMargin(0.7 * EM)
    turn(cursor.block(), leftward=leftward)
    set_block(cursor.block(), head, _INDENT)
    for line in one.note.split("\n") if one.note.strip() else ():
        _paragraph(cursor, line)
    if one.tags:
        tags = "  ".join(direction.isolated(f"#{tag}", within=leftward) for tag in one.tags)
        _paragraph(cursor, tags, bold=True, leftward=leftward)
    for link in one.links:
        _paragraph(cursor, _reference(link, numbers), leftward=leftward)
    for reply in one.replies:
        _paragraph(cursor, f"{reply.author_name}: {reply.note}")
    last = " · ".join(part for part in (one.author_name, colour(one.colour)) if part)
    _paragraph(cursor, last, italic=True, leftward=leftward)


def _reference(link: CrossReference, numbers: Mapping[str, int]) -> str:
    """A cross-reference on one line, with the number of its other end where that is in this list."""
    words = described(replace(link, other=replace(link.other, quote=shortened(link.other.quote))))
    if direction.leftward(words):
        words = {"→": "←", "←": "→"}[words[0]] + words[1:]  # away from where reading begins, or back to it
    number = numbers.get(link.other.id)
    return f"{words} [{number}]" if number else words


def shortened(quote: str) -> str:
    """A quotation on one line; of a long one its beginning and its end."""
    words = " ".join(quote.split())
    half = _LONGEST // 2
    return words if len(words) <= _LONGEST else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _paragraph(
    cursor: QTextCursor,
    words: str,
    *,
    bold: bool = False,
    italic: bool = False,
    indent: float = _INDENT,
    leftward: bool | None = None,
) -> None:
    """A line of an entry, set as its own letters run, or on the side of what it belongs to."""
    cursor.insertBlock(QTextBlockFormat(), sans_format(_LINE.size, bold=bold, italic=italic))
    own = direction.leftward(words)
    side = own if leftward is None else leftward
    cursor.insertText(breakable(words if own == side else direction.isolated(words, within=True)))
    form = block_format(_LINE)
    form.setLeftMargin(indent * EM)
    turn(cursor.block(), leftward=side)
    set_block(cursor.block(), form)
