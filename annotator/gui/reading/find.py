"""Find in the open document: a line, a count, all hits marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotator.gui.language import counted, tr
from annotator.text.excerpt import folded

_MOST = 20_000
_PIECE = 200_000  # characters folded at once
_SLICE = 30  # milliseconds of looking, after which the window has its turn


class FindBar(QFrame):
    """Stands above the page while one looks for words. Case and accents do not matter."""

    hits_changed = Signal(list, int)  # ranges, and which is the current one
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._text = ""
        self._folded: list[str] = []  # the text without case and accents, in pieces, as far as it was looked at
        self._looking: Iterator[None] = iter(())
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._look_on)
        self._hits: list[tuple[int, int]] = []
        self._current = -1
        self._from = 0
        self.line = QLineEdit(self)
        self.line.setObjectName("findLine")
        self.line.setPlaceholderText(tr("Find in this document"))
        self.line.setAccessibleName(tr("Find in this document"))
        self.line.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setObjectName("hint")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.count)
        for words, sign, move in ((tr("Previous hit"), "↑", -1), (tr("Next hit"), "↓", 1)):
            layout.addWidget(self._button(words, sign, move))
        close = self._button(tr("Close"), "×", 0)
        close.setObjectName("close")
        layout.addWidget(close)
        self.line.textChanged.connect(self._look)
        self.hide()

    def _button(self, words: str, sign: str, move: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect((lambda: self.move_on(move)) if move else self.close_bar)
        return button

    def open_on(self, text: str, start: int, words: str = "") -> None:
        """Look in a text, from an offset on; `words` are what is selected."""
        if text is not self._text:
            self._text, self._folded = text, []
        self._from = start
        self.show()
        self.line.setFocus()
        if words and "\n" not in words and len(words) < 100:
            self.line.setText(words)
        self.line.selectAll()
        self._look()

    def change_text(self, text: str) -> None:
        """Another document is shown."""
        self._text, self._folded, self._from = text, [], 0
        if self.isVisible():
            self._look()

    def close_bar(self) -> None:
        """Stop looking."""
        self.hide()
        self._next.stop()
        self._hits, self._current = [], -1
        self.hits_changed.emit([], -1)
        self.closed.emit()

    def _look(self) -> None:
        self._hits, self._current = [], -1
        self._looking = self._hits_found()
        self._look_on()

    def _look_on(self) -> None:
        """Look for a while; a long text takes several turns of the window."""
        clock = QElapsedTimer()
        clock.start()
        for _ in self._looking:
            if clock.elapsed() > _SLICE:
                self._next.start()
                return
        after = (number for number, hit in enumerate(self._hits) if hit[0] >= self._from)
        self._current = next(after, 0 if self._hits else -1)
        self._tell()

    def _hits_found(self) -> Iterator[None]:
        """Find all hits, and pause now and then."""
        for at in range(len(self._folded) * _PIECE, len(self._text), _PIECE):
            self._folded.append(folded(self._text[at : at + _PIECE]))
            yield
        words = folded(self.line.text()).split()
        if words:
            for found in re.finditer(r"\s+".join(map(re.escape, words)), "".join(self._folded)):
                self._hits.append(found.span())
                if len(self._hits) == _MOST:
                    break
                yield

    def move_on(self, by: int) -> None:
        """Go to the next hit or the one before, around the ends."""
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._tell()

    def _tell(self) -> None:
        if not self.line.text().strip():
            self.count.setText("")
        elif not self._hits:
            self.count.setText(tr("Not found"))
        else:
            self.count.setText(tr("{0} of {1}").format(counted(self._current + 1), counted(len(self._hits))))
        self.hits_changed.emit(self._hits, self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_on(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
