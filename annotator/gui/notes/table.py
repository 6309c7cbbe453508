"""The table of all annotations: moved through by keys, written in where it stands, dragged from into the outline."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, groupby

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QMenu, QTableView, QWidget

from annotator.gui.language import tr
from annotator.gui.notes.cells import HIGH, NotesDelegate
from annotator.gui.notes.rows import DOCUMENT, NOTE, PAGE, QUOTATION, READER, SECTION, TAGS, WHEN, NotesModel, headings
from annotator.gui.panels.documents import say_empty
from annotator.gui.session import Session
from annotator.gui.theme import Theme

# pixels, at least
_WIDTHS = {QUOTATION: 160, NOTE: 130, TAGS: 96, PAGE: 66, DOCUMENT: 140, READER: 86, WHEN: 104, SECTION: 120}
_SHARES = {QUOTATION: 4, NOTE: 3, TAGS: 2}  # how the room that is left is divided
_HIDDEN = [DOCUMENT, READER, WHEN, SECTION]  # until the person says otherwise
_HIDDEN_KEY = "notes_hidden"


class NotesTable(QTableView):
    """Enter or a click on a quotation goes to the passage; F2 or a double click writes."""

    wanted = Signal(str)
    put_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notesTable")
        self.setAccessibleName(tr("Notes"))
        self._session = session
        self._pressed = QPoint()
        self.rows = NotesModel(session.project)
        self.setModel(self.rows)
        self.delegate = NotesDelegate(session, theme, self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDragEnabled(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(HIGH)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(48)
        header.setSortIndicator(PAGE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for column in session.settings.get(_HIDDEN_KEY, _HIDDEN):
            if column in _WIDTHS and column != QUOTATION:
                self.setColumnHidden(column, True)

    # --- columns

    def fit(self) -> None:
        """Divide the width among the columns; words get what numbers leave."""
        shown = [column for column in _WIDTHS if not self.isColumnHidden(column)]
        left = max(0, self.viewport().width() - sum(_WIDTHS[column] for column in shown))
        shares = sum(_SHARES.get(column, 0) for column in shown)
        for column in shown:
            self.setColumnWidth(column, _WIDTHS[column] + left * _SHARES.get(column, 0) // max(1, shares))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show or hide a column, from now on."""
        self.setColumnHidden(column, not shown)
        hidden = [one for one in _WIDTHS if self.isColumnHidden(one)]
        self._session.settings.set(_HIDDEN_KEY, hidden)
        self.fit()

    def fill_menu(self, menu: QMenu) -> None:
        """Which columns there are, and which one the rows go by."""
        menu.clear()
        for column, words in enumerate(headings()):
            if column != QUOTATION:
                action = menu.addAction(words)
                action.setCheckable(True)
                action.setChecked(not self.isColumnHidden(column))
                action.toggled.connect(lambda shown, column=column: self.show_column(column, shown=shown))
        menu.addSeparator()
        inside = menu.addMenu(tr("Sort by"))
        for column, words in enumerate(headings()):
            if column != DOCUMENT:  # the order of places is that of documents too
                action = inside.addAction(words, partial(self.go_by, column))
                action.setCheckable(True)
                action.setChecked(column == self.rows.column)

    def go_by(self, column: int) -> None:
        """Show the rows in the order of a column; once more, from its end."""
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        again = column == self.rows.column and not self.rows.descending
        self.sortByColumn(column, descending if again else ascending)

    # --- rows

    def current_id(self) -> str:
        """The annotation that the cursor is at."""
        return self.rows.id_at(self.currentIndex().row())

    def chosen(self) -> list[str]:
        """The chosen annotations, in the order of the rows."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows(QUOTATION))
        return [self.rows.id_at(row) for row in rows] or list(filter(None, [self.current_id()]))

    def read(self, line: str) -> None:
        """Show what a filter line leaves; what is chosen stays so, and the cursor goes to the next that is left.

        :raises AnnotatorError: for a filter that cannot be understood; then all stays as it was.
        """
        before, at, chosen = self.rows.ids, self.currentIndex().row(), self.chosen()
        self.rows.read(line)
        if at < 0:
            return
        nearest = chain(before[at : at + 1], chosen, before[at + 1 :], reversed(before[:at]))
        self.go_to(next((one for one in nearest if self.rows.row_of(one) >= 0), ""))
        rows = sorted(row for row in map(self.rows.row_of, chosen) if row >= 0)
        if rows:
            lines, model = QItemSelection(), self.selectionModel()
            for first, last in _runs(rows):
                lines.append(QItemSelectionRange(self.rows.index(first, 0), self.rows.index(last, SECTION)))
            model.select(lines, model.SelectionFlag.ClearAndSelect)

    def go_to(self, annotation_id: str) -> None:
        """Put the cursor on an annotation, or on the first row where it is not shown."""
        if self.rows.ids:
            index = self.rows.index(max(0, self.rows.row_of(annotation_id)), max(0, self.currentIndex().column()))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def is_writing(self) -> bool:
        """Whether a note or tags are open for writing."""
        return self.state() == QAbstractItemView.State.EditingState

    def write(self, column: int) -> None:
        """Open the note or the tags of the current row."""
        index = self.rows.index(self.currentIndex().row(), column)
        if index.isValid() and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            if self.isColumnHidden(column):
                self.show_column(column, shown=True)
            self.setCurrentIndex(index)
            self.edit(index)
        elif index.isValid():
            self._session.message.emit(tr("Only the one who wrote this note can change it."))

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        column, held = self.currentIndex().column(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_writing():
            self.wanted.emit(self.current_id())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() == Qt.Key.Key_F2:
            self.write(column if column == TAGS else NOTE)
        elif event.key() == Qt.Key.Key_N and not held:
            self.write(NOTE)
        elif event.key() == Qt.Key.Key_T and not held:
            self.write(TAGS)
        elif event.key() == Qt.Key.Key_S and not held:
            self.put_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:
        """Letters are commands here; Qt would read every row for them."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        near = (at - self._pressed).manhattanLength() < QApplication.startDragDistance()
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if near and plain and index.isValid() and index.column() == QUOTATION:
            self.wanted.emit(self.rows.id_at(index.row()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.ids:
            say_empty(self)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of rows that stand below each other."""
    for _, together in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        run = [row for _, row in together]
        yield run[0], run[-1]
