"""The passages behind a cell: each its quotation, and where it stands."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.errors import AnnotatorError
from annotator.gui import mirror
from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.panels.documents import background
from annotator.gui.theme import Theme
from annotator.model import Annotation
from annotator.store import annotations
from annotator.store.project import Project
from annotator.text import pages

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PASSAGE = Qt.ItemDataRole.UserRole + 1
_ROW, _AHEAD = 46, 30
_WORDS = 400  # letters of a quotation that can be seen on one line


class PassageModel(QAbstractListModel):
    """Passages by their ids; each is read when it comes into view."""

    def __init__(self, project: Project, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self._known: dict[str, Annotation] = {}
        self.ids: Sequence[str] = ()

    def show(self, ids: Sequence[str]) -> None:
        """List other passages."""
        self.beginResetModel()
        self.ids, self._known = ids, {}
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, _PASSAGE)
        if not index.isValid() or role not in roles:
            return None
        found = self._passage(index.row())
        if role == _PASSAGE or found is None:
            return found
        return f"{_quoted(found)}, {_place(found)}"

    def _passage(self, row: int) -> Annotation | None:
        if self.ids[row] not in self._known:
            try:
                near = annotations.load(self._project, self.ids[row : row + _AHEAD])
            except AnnotatorError:
                return None
            self._known |= {one.id: one for one in near}
        return self._known.get(self.ids[row])


def _quoted(passage: Annotation) -> str:
    return f"“{' '.join(passage.quote[:_WORDS].split())}”"


def _place(passage: Annotation) -> str:
    return ", ".join(part for part in (passage.document_title, pages.prefixed(passage.where)) if part)


class PassageDelegate(QStyledItemDelegate):
    """Two lines: the words, and below them document and page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        passage: Annotation | None = index.data(_PASSAGE)
        if passage is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, side = QRectF(option.rect).adjusted(2, 1, -2, -1), mirror.of_row(option)
        background(painter, box, option, self.theme)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(passage.colour))
        painter.drawRoundedRect(side.box(QRectF(box.left() + 6, box.top() + 7, 3, box.height() - 14)), 1.5, 1.5)
        words = side.box(box.adjusted(18, 3, -8, -3))
        half = words.height() / 2
        painter.setFont(themes.serif(15))
        painter.setPen(QColor(self.theme.text))
        mirror.draw(painter, words.adjusted(0, 0, 0, -half), side.begin, _quoted(passage))
        painter.setFont(themes.sans(12))
        painter.setPen(QColor(self.theme.muted))
        mirror.draw(painter, words.adjusted(0, half, 0, 0), side.begin, _place(passage))
        painter.restore()


class PassageList(QListView):
    """Enter or a click goes to a passage."""

    wanted = Signal(str)

    def __init__(self, project: Project, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wholePassages")
        self.setAccessibleName(tr("Passages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.passages = PassageModel(project, self)
        self.setModel(self.passages)
        self.delegate = PassageDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.clicked.connect(self._go)

    def enter(self) -> None:
        """Bring the keyboard to the first passage."""
        if self.passages.ids:
            self.setFocus()
            self.setCurrentIndex(self.passages.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._go(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        self.wanted.emit(self.passages.ids[index.row()])
