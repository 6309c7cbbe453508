"""How each kind of paragraph is set: size, weight, space and indents, in parts of the type size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from annotator.gui.theme import Theme
from annotator.model import Mark
from annotator.text import direction
from annotator.text.units import Units


@dataclass(frozen=True, slots=True)
class Style:
    """One kind of paragraph. Spaces and indents are in ems of the reading size."""

    size: float = 1.0
    leading: float = 1.5
    before: float = 0.0
    after: float = 0.72
    indent: float = 0.0  # of every line
    hanging: float = 0.0  # of every line but the first
    right: float = 0.0
    bold: bool = False
    italic: bool = False
    muted: bool = False


STYLES: dict[str, Style] = {
    "": Style(),
    "title": Style(size=1.26, leading=1.26, before=1.5, after=0.55, bold=True),
    "heading": Style(size=1.1, leading=1.35, before=0.5, after=0.45, bold=True),
    "dateline": Style(muted=True),
    "insertion": Style(italic=True, muted=True),
    "quote": Style(size=0.96, indent=1.8, right=1.8),
    "item": Style(after=0.25, indent=0.4, hanging=1.2),
    "row": Style(after=0.2),
    "line": Style(after=0.0),
    "verse": Style(after=0.0, hanging=2.0),
    "speaker": Style(before=0.5, after=0.1, bold=True, size=0.94),
    "stage": Style(italic=True, muted=True, after=0.2),
    "signature": Style(bold=True, indent=12.0),
    "note": Style(size=0.84, leading=1.42, after=0.35, indent=1.5),
}
KINDS = list(STYLES)
FIRST_NOTE = Style(size=0.84, leading=1.42, before=1.6, after=0.35, indent=1.5)
INLINE = ("italic", "bold", "smallcaps", "reference", "gap")


def kinds_of_blocks(marks: Sequence[Mark]) -> dict[int, str]:
    """The kind of each paragraph that is no ordinary one, by the offset where it begins."""
    found: dict[int, str] = {}
    for mark in marks:
        if mark.kind in STYLES and mark.end > mark.start:
            found[mark.start] = mark.kind
    return found


def style_blocks(document: QTextDocument, marks: Sequence[Mark], units: Units) -> None:
    """Say of each paragraph, in its user state, which style it has."""
    quotes = [(units.to_qt(mark.start), units.to_qt(mark.end)) for mark in marks if mark.kind == "quote"]
    for offset, kind in kinds_of_blocks(marks).items():
        document.findBlock(units.to_qt(offset)).setUserState(KINDS.index(kind))
    for start, end in quotes:
        block = document.findBlock(start)
        while block.isValid() and block.position() < end:
            if block.userState() <= 0:
                block.setUserState(KINDS.index("quote"))
            block = block.next()


def turn_blocks(document: QTextDocument, text: str, units: Units) -> None:
    """Set each paragraph the way most of its letters run, where Qt would go by the first one."""
    for offset, leftward in direction.paragraphs(text):
        turn(document.findBlock(units.to_qt(offset)), leftward=leftward)


def turn(block: QTextBlock, *, leftward: bool) -> None:
    """Set a paragraph from the right, or from the left."""
    way = Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
    if block.textDirection() != way:
        form = block.blockFormat()
        form.setLayoutDirection(way)
        QTextCursor(block).setBlockFormat(form)


def char_formats(theme: Theme, pixels: float) -> dict[str, QTextCharFormat]:
    """How the characters of each kind of paragraph and of emphasis are set, where in any way of their own."""
    blocks = {kind: _block_format(style, theme, pixels) for kind, style in STYLES.items()}
    inline = {kind: _inline_format(kind, theme) for kind in INLINE}
    return {kind: form for kind, form in (blocks | inline).items() if form.propertyCount()}


def format_text(document: QTextDocument, marks: Sequence[Mark], units: Units, theme: Theme, pixels: float) -> None:
    """Set the characters of headings, notes and emphasis in the document itself; the words stay as they are."""
    forms = char_formats(theme, pixels)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for mark in sorted(marks, key=lambda mark: mark.kind in INLINE):
        if mark.kind in forms and mark.end > mark.start:
            _merge(cursor, units.to_qt(mark.start), units.to_qt(mark.end), forms[mark.kind])
    cursor.endEditBlock()


def beside(block: QTextBlock, at: int) -> int:
    """The letter whose room, which is on its right, is where the number of a note stands that follows a word."""
    before = block.document().characterAt(at - 1)
    usual = block.textDirection() == Qt.LayoutDirection.RightToLeft and not before.isdigit()
    last = at == block.position() + block.length() - 1  # beyond the line's end there is room enough
    return at if direction.leftward(before, usual=usual) and not last else at - 1


def _merge(cursor: QTextCursor, start: int, end: int, form: QTextCharFormat) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(form)


def _block_format(style: Style, theme: Theme, pixels: float) -> QTextCharFormat:
    form = QTextCharFormat()
    if style.size != 1.0:
        form.setProperty(QTextCharFormat.Property.FontPixelSize, round(style.size * pixels))
    if style.bold:
        form.setFontWeight(QFont.Weight.DemiBold)
    if style.italic:
        form.setFontItalic(True)
    if style.muted:
        form.setForeground(QColor(theme.muted))
    return form


def _inline_format(kind: str, theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat()
    if kind == "italic":
        form.setFontItalic(True)
    elif kind == "bold":
        form.setFontWeight(QFont.Weight.DemiBold)
    elif kind == "smallcaps":
        form.setFontCapitalization(QFont.Capitalization.SmallCaps)
    elif kind == "reference":
        form.setForeground(QColor(theme.accent))
    else:
        form.setForeground(QColor(theme.muted))
    return form


def room(pixels: float, label: str) -> QTextCharFormat:
    """Space after a word for the raised number of its note, which is not in the text."""
    form = QTextCharFormat()
    form.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    form.setFontLetterSpacing(max(1, len(label)) * pixels * 0.36 + 2)
    return form
