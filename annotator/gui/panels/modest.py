"""Notes shown with modest formatting while they are typed: the words stay plain text, signs and all."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from annotator.gui.theme import Theme
from annotator.text import markdown
from annotator.text.units import Units


class ModestFormats(QSyntaxHighlighter):
    """Emphasis as emphasis, headings bold, quotations and signs muted. Nothing is loaded, hidden or larger."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        kinds = ("bold", "italic", "heading", "quote", "link", "code", "sign")
        self._formats = {kind: QTextCharFormat() for kind in kinds}
        for kind in ("bold", "heading"):
            self._formats[kind].setFontWeight(QFont.Weight.Bold)
        for kind in ("italic", "quote"):
            self._formats[kind].setFontItalic(True)
        for kind, colour in (("quote", theme.soft), ("link", theme.accent), ("sign", theme.muted)):
            self._formats[kind].setForeground(QColor(colour))
        self._formats["code"].setBackground(QColor(theme.hover))

    def highlightBlock(self, text: str) -> None:
        if len(text) > 5_000:
            return
        units = Units(text)
        for one in markdown.styled(text):
            form = self._formats.get(one.kind)
            if form is not None:
                self._add(units.to_qt(one.start), units.to_qt(one.end), form)

    def _add(self, start: int, end: int, form: QTextCharFormat) -> None:
        """Lay a format over those that are there."""
        for at in range(start, end):
            merged = self.format(at)
            merged.merge(form)
            self.setFormat(at, 1, merged)
