"""A sheet: something that covers the page for a while, and is put away with Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotator.gui.language import tr
from annotator.gui.reading.area import PageArea
from annotator.gui.theme import Theme


class Sheet(QFrame):
    """Has a line at the top for what one can set, and a body. `name` is its object name."""

    closed = Signal()

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("sheet", True)
        self.setAccessibleName(title)
        self.top = QHBoxLayout()
        self.top.setSpacing(8)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 12, 8)
        self.body.addLayout(self.top)
        self.hide()

    def add_title(self, words: str) -> None:
        """A heading at the beginning of the top line."""
        label = QLabel(words, self)
        label.setObjectName("headerTitle")
        self.top.addWidget(label)

    def add_close(self) -> None:
        """The button that puts the sheet away, at the end of the top line."""
        close = QToolButton(self)
        close.setObjectName("close")
        close.setText("×")
        close.setToolTip(tr("Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.close_sheet)
        self.top.addWidget(close)

    def open(self) -> None:
        """Cover the page."""
        self.show()
        self.raise_()
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        page = self.parentWidget()
        if isinstance(page, PageArea):
            page.cover(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        page = self.parentWidget()
        if isinstance(page, PageArea) and page.sheet is self:
            page.cover(None)

    def close_sheet(self) -> None:
        """Back to the page."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def filter_line(self) -> str | None:
        """The filter of what the sheet shows; none where it has none of its own."""
        return None

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""

    def event(self, event: QEvent) -> bool:
        """Single letters are commands on the page; while this lies over it they are not."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if not held and event.text().isprintable() and event.text():
                event.accept()
                return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        super().keyPressEvent(event)
