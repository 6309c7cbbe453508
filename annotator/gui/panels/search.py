"""Search everywhere: every document, note, quotation, reply and tag, each hit in its line of context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.gui import theme as themes
from annotator.gui.language import counted, tr
from annotator.gui.panels.documents import background
from annotator.gui.panels.sheet import Sheet
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import Hit
from annotator.store import search
from annotator.text.excerpt import folded

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_SLICE = 20  # milliseconds of looking between two looks at the keyboard
_PAUSE = 180
_ROW = 26
_MIDDLE = 0.46  # where the words stand across the list
Row = Hit | str  # a hit, or the heading of a group


class HitModel(QAbstractListModel):
    """Hits by place under the heading of their document, or in the order of what stands beside them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self._rows: list[Row] = []
        self.order = "place"

    def clear(self) -> None:
        self.beginResetModel()
        self.hits, self._rows = [], []
        self.endResetModel()

    def add(self, hits: list[Hit]) -> None:
        """Show more hits, below the others."""
        rows: list[Row] = []
        last = self.hits[-1] if self.hits else None
        for hit in hits:
            if last is None or group_of(hit) != group_of(last):
                rows.append(group_of(hit))
            rows.append(hit)
            last = hit
        self.hits += hits
        if rows:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def sort_by(self, order: str) -> None:
        """Order by `place`, by what stands to the `left`, or by what stands to the `right`."""
        self.order = order
        found, self.hits = self.hits, []
        if order == "place":
            self.clear()
            self.add(found)
            return
        key = _left_words if order == "left" else _right_words
        self.beginResetModel()
        self.hits = found
        self._rows = [*sorted(found, key=key)]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, HIT):
            return None
        row = self._rows[index.row()]
        if role == HIT:
            return [row]  # in a list: Qt must not take it apart
        return row if isinstance(row, str) else f"{row.left}{row.words}{row.right}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and isinstance(self._rows[index.row()], str)
        return Qt.ItemFlag.ItemIsEnabled if heading else super().flags(index)


def group_of(hit: Hit) -> str:
    """The heading a hit stands under."""
    kinds = {"note": tr("Notes"), "quotation": tr("Quotations"), "reply": tr("Replies"), "tag": tr("Tags")}
    return hit.document_title if hit.kind == "document" else kinds[hit.kind]


def _left_words(hit: Hit) -> list[str]:
    return folded(hit.left).split()[::-1]


def _right_words(hit: Hit) -> list[str]:
    return folded(hit.right).split()


class HitDelegate(QStyledItemDelegate):
    """Paints a hit so that the words stand below each other, and what is around them on both sides."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(HIT)[0]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(6, 1, -6, -1)
        if isinstance(row, str):
            painter.setFont(themes.sans(12, bold=True))
            painter.setPen(QColor(self.theme.muted))
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box.adjusted(8, 0, 0, -3), flags, row)
        else:
            background(painter, box, option, self.theme)
            self._line(painter, box.adjusted(8, 0, -8, 0), row)
        painter.restore()

    def _line(self, painter: QPainter, box: QRectF, hit: Hit) -> None:
        plain, bold = themes.serif(15), themes.serif(15, bold=True)
        metrics, middle = QFontMetricsF(plain), box.left() + box.width() * _MIDDLE
        centre = Qt.AlignmentFlag.AlignVCenter
        width = QFontMetricsF(bold).horizontalAdvance(hit.words)
        left = metrics.elidedText(hit.left, Qt.TextElideMode.ElideLeft, middle - box.left())
        right = metrics.elidedText(hit.right, Qt.TextElideMode.ElideRight, box.right() - middle - width)
        painter.setFont(plain)
        painter.setPen(QColor(self.theme.soft))
        painter.drawText(
            QRectF(box.left(), box.top(), middle - box.left(), box.height()),
            centre | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextIncludeTrailingSpaces,
            left,
        )
        painter.drawText(
            QRectF(middle + width, box.top(), box.right() - middle - width, box.height()),
            centre | Qt.AlignmentFlag.AlignLeft,
            right,
        )
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.accent))
        painter.drawText(QRectF(middle, box.top(), width + 2, box.height()), centre, hit.words)


class SearchPanel(Sheet):
    """Lies over the page while one searches; Enter goes to the hit, Escape back to the page."""

    hit_wanted = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("searchPanel", tr("Search everywhere"), parent)
        self._session = session
        self._looking: Iterator[Hit] | None = None
        self.line = QLineEdit(self)
        self.line.setObjectName("searchLine")
        self.line.setAccessibleName(tr("Search everywhere"))
        self.line.setPlaceholderText(tr("Search all documents, notes and tags; “a phrase” in quotation marks"))
        self.line.setClearButtonEnabled(True)
        self.order = QComboBox(self)
        self.order.setAccessibleName(tr("Order"))
        for words, name in ((tr("By place"), "place"), (tr("By words before"), "left")):
            self.order.addItem(words, name)
        self.order.addItem(tr("By words after"), "right")
        self.count = QLabel(self)
        self.count.setObjectName("hint")
        self.model = HitModel(self)
        self.list = QListView(self)
        self.list.setObjectName("searchHits")
        self.list.setAccessibleName(tr("Hits"))
        self.list.setModel(self.model)
        self.delegate = HitDelegate(theme, self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.setUniformItemSizes(True)
        self._build()
        self._pause, self._next = QTimer(self), QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        self._next.setInterval(0)
        self._next.timeout.connect(self._look_on)
        self.line.textChanged.connect(lambda _words: self._pause.start())
        self.line.installEventFilter(self)
        self.order.activated.connect(lambda _row: self.model.sort_by(self.order.currentData()))
        self.list.activated.connect(lambda _index: self._go())
        self.list.clicked.connect(lambda _index: self._go())
        session.changed.connect(lambda _step: self._pause.start() if self.isVisible() else None)

    def _build(self) -> None:
        self.top.addWidget(self.line, 1)
        self.top.addWidget(self.order)
        self.top.addWidget(self.count)
        self.add_close()
        self.body.addWidget(self.list, 1)

    def open_on(self, words: str) -> None:
        """Search for words; for those typed before where there are none."""
        if words and "\n" not in words and len(words) < 100:
            self.line.setText(f'"{words}"' if " " in words else words)
        self.line.setFocus()
        self.line.selectAll()
        self.look()

    def close_sheet(self) -> None:
        """Stop looking, and go back to the page."""
        self._next.stop()
        super().close_sheet()

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.list.viewport().update()

    def look(self) -> None:
        """Look for what is typed, from the beginning."""
        self._pause.stop()
        self.model.clear()
        self._looking = search.everywhere(self._session.project, self.line.text())
        self._next.start()

    def _look_on(self) -> None:
        """Look for some milliseconds, show what was found, and let the window live."""
        clock = QElapsedTimer()
        clock.start()
        found: list[Hit] = []
        for hit in self._looking or ():
            found.append(hit)
            if clock.elapsed() > _SLICE:
                break
        else:
            self._next.stop()
            self._looking = None
        self.model.add(found)
        if self._looking is None and self.model.order != "place":
            self.model.sort_by(self.model.order)
        self._tell()

    def _tell(self) -> None:
        number = len(self.model.hits)
        words = tr("1 hit") if number == 1 else tr("{0} hits").format(counted(number))
        typed = bool(self.line.text().strip())
        self.count.setText(words if number or (typed and self._looking is None) else "")
        if number and not self.list.currentIndex().isValid():
            self._move(1)

    def _move(self, by: int) -> None:
        """Go to the next hit of the list, over the headings."""
        row = self.list.currentIndex().row() + by
        while 0 <= row < self.model.rowCount():
            index = self.model.index(row)
            if self.model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentIndex(index)
                return
            row += by

    def _go(self) -> None:
        found = self.list.currentIndex().data(HIT)
        if found and isinstance(found[0], Hit):
            self.close_sheet()
            self.hit_wanted.emit(found[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move among the hits while one types; Enter goes there."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if move:
                self._move(move)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return bool(super().eventFilter(watched, event))
