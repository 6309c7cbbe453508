"""The list of documents: number, title, count of annotations."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.gui import mirror
from annotator.gui import theme as themes
from annotator.gui.language import counted, tr
from annotator.gui.mirror import Mirror
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import Document, Step
from annotator.store import documents

_ROW = 29
_DOCUMENT = Qt.ItemDataRole.UserRole + 1


class DocumentList(QListWidget):
    """Documents in order. Enter or a click shows one."""

    chosen = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentList")
        self.setAccessibleName(tr("Documents"))
        self.setItemDelegate(RowDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setUniformItemSizes(True)
        self._session = session
        self._later = QTimer(self)  # annotations come one by one; the counts need not keep up with each
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self.read)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_DOCUMENT).id))
        session.changed.connect(self._changed)
        session.document_shown.connect(self._show_current)

    def _changed(self, step: Step | None) -> None:
        if step is None or documents.touched(step):
            self.read()
        elif step.ids("annotation"):
            self._later.start()

    def read(self) -> None:
        """Read the documents anew. The cursor stays where it is while the keyboard is here."""
        at = self.current() if self.window().focusWidget() is self else None
        found = documents.listed(self._session.project)
        if [one.id for one in found] != [self.item(row).data(_DOCUMENT).id for row in range(self.count())]:
            self.clear()
            for _ in found:
                self.addItem(QListWidgetItem())
        for row, one in enumerate(found):
            item = self.item(row)
            if item.data(_DOCUMENT) == one:
                continue
            item.setData(_DOCUMENT, one)
            item.setText(self._described(one))
            item.setToolTip(themes.plain_tip(one.name))
        here = at.id if at is not None and at.id in {one.id for one in found} else self._session.document_id
        self._show_current(here)

    def _described(self, one: Document) -> str:
        count = tr("{0} annotations").format(counted(one.annotations)) if one.annotations else ""
        return ", ".join(part for part in (one.name, one.date, count) if part)

    def _show_current(self, document_id: str) -> None:
        for row in range(self.count()):
            if self.item(row).data(_DOCUMENT).id == document_id:
                self.setCurrentRow(row)

    def current(self) -> Document | None:
        """The document under the cursor."""
        item = self.currentItem()
        found: Document | None = item.data(_DOCUMENT) if item else None
        return found

    def show_chosen(self) -> None:
        """Show the document under the cursor, where the keyboard is here: what is done next is meant for it."""
        found = self.current()
        if found is not None and self.hasFocus() and found.id != self._session.document_id:
            self.chosen.emit(found.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and found:
            self.chosen.emit(found.id)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, max(1, self.count()) * _ROW + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            say_empty(self, tr("None yet"))


class RowDelegate(QStyledItemDelegate):
    """A row of the left column: a leader in grey, words, a count at the end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        one = index.data(_DOCUMENT)
        if one is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(3, 1, -3, -1)
        background(painter, box, option, self.theme)
        leader, side = one.number or "–", mirror.of_row(option)
        painter.setFont(themes.sans(13))
        painter.setPen(QColor(self.theme.muted))
        width = mirror.draw(painter, side.box(box.adjusted(8, 0, -8, 0)), side.begin, leader)
        words = box.adjusted(8 + max(30.0, width + 8), 0, -8, 0)
        words_and_count(painter, words, one.title, one.annotations, self.theme, side)
        painter.restore()


def say_empty(view: QAbstractItemView, words: str = "") -> None:
    """Say in an empty list that it is, with a frame where the keyboard is in it."""
    painter = QPainter(view.viewport())
    palette = QGuiApplication.palette()
    if view.hasFocus():
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color(QPalette.ColorRole.Link))
        painter.drawRoundedRect(QRectF(view.viewport().rect()).adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
    painter.setFont(themes.sans(13))
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    box = view.viewport().rect().adjusted(8, 0, -8, 0)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.end()


def background(painter: QPainter, box: QRectF, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The ground of a row: chosen, under the mouse, or none; with a frame where the keyboard is."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    path = QPainterPath()
    path.addRoundedRect(box, 5, 5)
    if selected or hovered:
        painter.fillPath(path, QColor(theme.chosen if selected else theme.hover))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(theme.accent))
        painter.drawPath(path)


def words_and_count(painter: QPainter, box: QRectF, words: str, count: int, theme: Theme, side: Mirror) -> None:
    """Words, cut short where they must be, and a count at the far side; the box is measured from the left."""
    font = themes.sans(14)
    painter.setFont(themes.sans(13))
    painter.setPen(QColor(theme.muted))
    number = counted(count) if count else ""
    painter.drawText(side.box(box), side.end, number)
    room = box.width() - (QFontMetricsF(font).horizontalAdvance(number) + 10 if number else 0)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    mirror.draw(painter, side.box(QRectF(box.left(), box.top(), room, box.height())), side.begin, words)
