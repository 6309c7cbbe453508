"""The list that shows the cards of the sidebar."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QTreeView, QWidget

from annotator.gui.language import tr
from annotator.gui.panels.documents import say_empty


class CardList(QTreeView):
    """The list of cards. F2 opens the chosen one for writing; Enter follows its first cross-reference."""

    opened = Signal()
    followed = Signal()
    left = Signal()
    arranged = Signal()  # rows may have another place or height

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotationList")
        self.setAccessibleName(tr("Annotations"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that cards keep their width
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: bar.setEnabled(most > 0))
        bar.setEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        bar.setSingleStep(24)
        self.setAutoScroll(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            say_empty(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()  # the open card shows where the keyboard is

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyboardSearch(self, _typed: str) -> None:
        """Letters are commands here; Qt would read every card for them."""

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.arranged.emit()

    def lay_over(self, row: int, card: QWidget) -> None:
        """Put the open card over its row, and where all rows are of one height over those below or above it."""
        box = self.visualRect(self.model().index(row, 0))
        last = self.visualRect(self.model().index(self.model().rowCount() - 1, 0))
        first = self.visualRect(self.model().index(0, 0))
        top = max(first.top(), min(box.top(), last.bottom() + 1 - card.height()))
        card.setGeometry(box.left(), top, box.width(), card.height())
        card.raise_()

    def reveal(self, row: int, card: QWidget) -> None:
        """Scroll so that the open card can be seen, all of it where there is room, and surely what one types in."""
        self.scrollTo(self.model().index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)
        self.lay_over(row, card)
        focus = self.window().focusWidget()
        for part in (card, focus) if focus is not None and card.isAncestorOf(focus) else (card,):
            box = QRect(part.mapTo(self.viewport(), QPoint(0, 0)), part.size())
            if isinstance(part, QPlainTextEdit):
                box = part.cursorRect().translated(box.topLeft())
            over = min(box.bottom() + 1 - self.viewport().height(), box.top())
            by = over if over > 0 else min(0, box.top())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by)
            self.lay_over(row, card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.followed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
