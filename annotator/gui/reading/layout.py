"""Lay paragraphs out for reading: line height, space between them, indents.

Qt's plain text view lays out only what is seen, which is why it is quick; this gives it the
typography it lacks. A paragraph's lines are made here, and its height includes its spaces.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from annotator.gui.reading.characters import Characters
from annotator.gui.reading.styles import FIRST_NOTE, KINDS, STYLES, Style

_NOTE = KINDS.index("note")
_LONGEST_WORD = 2_000  # Qt takes time that grows with its square to break a longer one at a letter


def _has_long_word(text: str) -> bool:
    return max(map(len, text.split()), default=0) > _LONGEST_WORD


class PageLayout(QPlainTextDocumentLayout):
    """The layout of one document at a width and a type size, both in pixels."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.width = 600.0
        self.em = 19.0
        self._characters: Characters | None = None
        self._laid: set[int] = set()  # the numbers of paragraphs that have been laid out with these characters
        self._rects: dict[int, QRectF] = {}  # of paragraphs laid out, by number: Qt asks many times for each

    def forget(self) -> None:
        """Another text comes; the paragraphs of this one are no more."""
        self._laid.clear()
        self._rects.clear()

    def set_characters(self, characters: Characters) -> None:
        """Set the characters so from now on; paragraphs that were laid out are again when they are seen."""
        self._characters = characters
        self.clear()

    def clear(self) -> None:
        """Lay every paragraph out anew when it is seen."""
        for number in self._laid:
            self.document().findBlockByNumber(number).clearLayout()
        self._laid.clear()
        self._rects.clear()

    def tell_size(self) -> None:
        """Let the scroll bar know how long the text is, and how much of it is in view."""
        self.documentSizeChanged.emit(self.documentSize())

    def style_of(self, block: QTextBlock) -> Style:
        """How a paragraph is set; the first note has the space above all of them."""
        state = block.userState()
        if state == _NOTE and block.previous().userState() != _NOTE:
            return FIRST_NOTE
        return STYLES[KINDS[state]] if 0 <= state < len(KINDS) else STYLES[""]

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        layout, number = block.layout(), block.blockNumber()
        known = self._rects.get(number)
        if known is not None and known.width() == self.width and layout.lineCount():
            return known
        if not block.isValid() or not block.isVisible():
            return QRectF()
        if not layout.lineCount() or layout.lineAt(0).width() != self._first_width(self.style_of(block)):
            self._lay_out(block)
        last = layout.lineAt(layout.lineCount() - 1)
        style = self.style_of(block)
        below = (self._pitch(style, last.height()) - last.height()) / 2
        height = last.y() + last.height() + below + style.after * self.em
        self._rects[number] = QRectF(0, 0, self.width, height)
        return self._rects[number]

    def _pitch(self, style: Style, height: float) -> float:
        """From one line to the next; a line with taller letters than the face's own has room for them."""
        return max(height, style.leading * style.size * self.em)

    def _lay_out(self, block: QTextBlock) -> None:
        style, layout = self.style_of(block), block.layout()
        layout.setTextOption(self._option(block))
        formats = self._characters.of(block) if self._characters else []
        if formats or layout.formats():
            layout.setFormats(formats)
        self._laid.add(block.blockNumber())
        y, number = style.before * self.em, 0
        leftward = block.textDirection() == Qt.LayoutDirection.RightToLeft
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            indent = (style.indent + (style.hanging if number else 0)) * self.em
            line.setLineWidth(self._first_width(style) - (style.hanging * self.em if number else 0))
            height = self._pitch(style, line.height())
            x = self.width - indent - line.width() if leftward else indent
            line.setPosition(QPointF(x, y + (height - line.height()) / 2))
            y += height
            number += 1
        layout.endLayout()
        if block.lineCount() != max(1, number):
            block.setLineCount(max(1, number))
            self.tell_size()

    def _first_width(self, style: Style) -> float:
        """How wide the first line of a paragraph may be; a layout of another width is out of date."""
        return max(80.0, self.width - (style.indent + style.right) * self.em)

    def _option(self, block: QTextBlock) -> QTextOption:
        option = QTextOption(self.document().defaultTextOption())
        direction = block.textDirection()
        option.setTextDirection(direction)
        right = direction == Qt.LayoutDirection.RightToLeft
        option.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute if right else Qt.AlignmentFlag.AlignLeft
        )
        unbroken = block.length() > _LONGEST_WORD and _has_long_word(block.text())
        option.setWrapMode(
            QTextOption.WrapMode.WrapAnywhere if unbroken else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        )
        return option

    def estimate(self, characters_to_line: float) -> None:
        """Guess how many lines each paragraph has, so that the scroll bar is honest from the start.

        For a text of which no paragraph is laid out yet, or no longer.
        """
        self._rects.clear()
        block = self.document().begin()
        while block.isValid():
            block.setLineCount(int(block.length() / characters_to_line) + 1)
            block = block.next()
        self.tell_size()
