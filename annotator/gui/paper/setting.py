"""Set a document for paper: the text by its marks, the numbers of notes between its words, the list after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from annotator.gui import theme as themes
from annotator.gui.paper.manuscript import Manuscript
from annotator.gui.paper.positions import PaperUnits
from annotator.gui.reading import paint, styles
from annotator.gui.reading.styles import FIRST_NOTE, KINDS, STYLES, Style
from annotator.progress import Progress
from annotator.text import direction
from annotator.text.intervals import Intervals
from annotator.text.units import Units

EM = 19.0  # the type size in the units that paper is measured in
_TIGHTER = 0.94  # the leading of paper against that of the screen
_LONG_WORD = re.compile(r"\S{400,}")
_PIECE = 40  # characters after which a word without end may be broken
_NOTE = KINDS.index("note")


class PaperDocument(QTextDocument):
    """Loads nothing, whatever the words in it name."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return QByteArray()


class _Insertion(NamedTuple):
    """Words to set into the text that are not its own."""

    offset: int
    words: str
    form: QTextCharFormat


def set_text(manuscript: Manuscript, face: str, progress: Progress) -> tuple[PaperDocument, paint.Drawing]:
    """The text with the marks of notes and annotations, and what is drawn beside its words."""
    document = PaperDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(themes.serif(EM, face=face))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setPlainText(manuscript.text)
    marks, units = manuscript.marks, Units(manuscript.text)
    styles.style_blocks(document, marks, units)
    styles.turn_blocks(document, manuscript.text, units)
    styles.format_text(document, marks, units, themes.PAPER, EM)
    _set_blocks(document)
    insertions = sorted(_insertions(manuscript), key=lambda one: one.offset)
    _insert(document, insertions, units, progress)
    paper = PaperUnits(manuscript.text, [(one.offset, len(one.words.encode("utf-16-le")) // 2) for one in insertions])
    leftward = direction.leftward(manuscript.text)
    return document, paint.Drawing(paper, Intervals(manuscript.highlights), (), (), manuscript.pages, leftward)


def _set_blocks(document: QTextDocument) -> None:
    block = document.begin()
    while block.isValid():
        hanging = STYLES["note"].indent if block.userState() == _NOTE else 0.0
        set_block(block, block_format(_style_of(block)), hanging)
        block = block.next()


def _style_of(block: QTextBlock) -> Style:
    state = block.userState()
    if is_first_note(block):
        return FIRST_NOTE
    return STYLES[KINDS[state]] if 0 <= state < len(KINDS) else STYLES[""]


def is_first_note(block: QTextBlock) -> bool:
    """Whether the notes of the text begin with this paragraph."""
    return block.userState() == _NOTE and block.previous().userState() != _NOTE


def block_format(style: Style) -> QTextBlockFormat:
    """A paragraph's spaces and indents."""
    form = QTextBlockFormat()
    form.setTopMargin(style.before * EM)
    form.setBottomMargin(style.after * EM)
    form.setLeftMargin((style.indent + style.hanging) * EM)
    form.setTextIndent(-style.hanging * EM)
    form.setRightMargin(style.right * EM)
    least = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
    form.setLineHeight(style.leading * _TIGHTER * style.size * EM, least)
    return form


def set_block(block: QTextBlock, form: QTextBlockFormat, hanging: float = 0.0) -> None:
    """Format a paragraph as its direction wants it; a number, with a tab after it, may hang before it."""
    if hanging:
        form.setLeftMargin(hanging * EM)
        form.setTextIndent(-hanging * EM)
        form.setTabPositions([QTextOption.Tab(hanging * EM, QTextOption.TabType.LeftTab)])
    form.setLayoutDirection(block.textDirection())
    if block.textDirection() == Qt.LayoutDirection.RightToLeft:
        left, right = form.leftMargin(), form.rightMargin()
        form.setLeftMargin(right)
        form.setRightMargin(left)
    QTextCursor(block).setBlockFormat(form)


def _insertions(manuscript: Manuscript) -> Iterator[_Insertion]:
    """Numbers of the source's notes, then those of annotations, and places to break words without end."""
    for mark in manuscript.marks:
        if mark.kind == "noteref":
            yield _Insertion(mark.start, mark.value, _raised())
        elif mark.kind == "note":
            words = manuscript.text[mark.start : mark.end]
            yield _Insertion(mark.start, mark.value + gap_before(words) if mark.value else "", _label())
    for entry in manuscript.entries:
        if entry.end is not None:
            yield _Insertion(entry.end, f"[{entry.number}]", raised_mark())
    for offset in _breaks(manuscript.text):
        yield _Insertion(offset, "\u200b", QTextCharFormat())


def gap_before(words: str) -> str:
    """What stands between a hanging number and its words; Qt knows tabs from left to right only."""
    return "\u2003" if direction.leftward(words) else "\t"


def _label() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setProperty(QTextFormat.Property.FontPixelSize, round(STYLES["note"].size * EM))
    return form


def _raised() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return form


def raised_mark() -> QTextCharFormat:
    """How the number of an annotation looks: no serifs, so that it is not taken for a note of the source."""
    form = sans_format(1.0, bold=True)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return form


def sans_format(size: float, *, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    """The face of everything but the text, at a part of the type size."""
    form = QTextCharFormat()
    form.setFontFamilies(themes.sans(EM).families())
    form.setProperty(QTextFormat.Property.FontPixelSize, round(size * EM))
    form.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    form.setFontItalic(italic)
    return form


def _breaks(text: str) -> Iterator[int]:
    for word in _LONG_WORD.finditer(text):
        yield from range(word.start() + _PIECE, word.end(), _PIECE)


def breakable(words: str) -> str:
    """Words in which those without end can be broken: Qt takes very long over them otherwise."""
    found = [0, *_breaks(words), len(words)]
    return "\u200b".join(words[start:end] for start, end in pairwise(found))


def _insert(document: QTextDocument, insertions: Sequence[_Insertion], units: Units, progress: Progress) -> None:
    """Set words in from the last to the first, so that the places of those before stay."""
    cursor = QTextCursor(document)
    for done, one in enumerate(reversed(insertions)):
        cursor.setPosition(units.to_qt(one.offset))
        cursor.insertText(one.words, one.form)
        progress(done, len(insertions))
