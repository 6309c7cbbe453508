"""A choice whose outcome one can see: the possibilities in a short list, and below how each would read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.panels.rows import Rows, row_of
from annotator.text.units import Units

_MOST_ROWS = 6  # that are seen without scrolling
_MOST_SHOWN = 400  # places that are shown as striking


class Option(NamedTuple):
    """One possibility: what it is called, a word on it at the side, and how the file would read."""

    words: str
    beside: str
    preview: str


class PreviewDialog(QDialog):
    """The arrow keys go through the list, the page below follows; Enter takes what is chosen, Escape nothing."""

    def __init__(
        self, parent: QWidget, title: str, question: str, options: Sequence[Option], striking: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("previewDialog")
        self.setWindowTitle(title)
        self._options = options
        self._striking = re.compile(striking) if striking else None
        self.list = self._made_list(question)
        self.preview = QPlainTextEdit(self)
        self.preview.setObjectName("preview")
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(tr("How it would read"))
        self.preview.document().setDocumentMargin(10)
        self.preview.setFont(themes.serif(16))
        self._lay_out(question)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self.resize(min(620, parent.width() - 40), min(600, parent.height() - 60))

    @property
    def chosen(self) -> int:
        """Which possibility is chosen, by its place in the list."""
        return self.list.currentRow()

    def _made_list(self, question: str) -> QListWidget:
        found = QListWidget(self)
        found.setObjectName("previewList")
        found.setAccessibleName(question)
        found.setItemDelegate(Rows(found))
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in self._options:
            found.addItem(row_of(one.words, beside=one.beside))
        height = max(found.sizeHintForRow(0), 1) * min(len(self._options), _MOST_ROWS)
        found.setFixedHeight(height + 2 * found.frameWidth() + 2)
        return found

    def _lay_out(self, question: str) -> None:
        label = QLabel(question, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        below = QLabel(tr("How it would read"), self)
        below.setObjectName("hint")
        take = QPushButton(tr("Import"), self)
        take.setObjectName("primary")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        buttons.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self.list)
        layout.addSpacing(4)
        layout.addWidget(below)
        layout.addWidget(self.preview, 1)
        layout.addSpacing(6)
        layout.addWidget(buttons)

    def _show(self, row: int) -> None:
        """The page as the possibility of this row makes it, what is striking in it set off."""
        words = self._options[row].preview if 0 <= row < len(self._options) else ""
        self.preview.setPlainText(words)
        self.preview.setExtraSelections([*map(self._set_off, self._places(words))])

    def _places(self, words: str) -> list[tuple[int, int]]:
        """Where striking signs stand, in the units of Qt."""
        if self._striking is None:
            return []
        found = [one.span() for one, _ in zip(self._striking.finditer(words), range(_MOST_SHOWN), strict=False)]
        units = Units(words)
        return [(units.to_qt(start), units.to_qt(end)) for start, end in found]

    def _set_off(self, place: tuple[int, int]) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.preview.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(self.palette().color(self.palette().ColorRole.Highlight)))
        found = QTextEdit.ExtraSelection()
        found.cursor, found.format = cursor, look
        return found
