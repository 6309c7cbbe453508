"""The annotations of all documents as rows of a table; each is read from the project when it comes into view."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.errors import AnnotatorError
from annotator.gui import theme as themes
from annotator.gui.language import moment, quoted, tr
from annotator.model import Annotation
from annotator.store import annotations, listing, outline
from annotator.store.project import Project
from annotator.text import pages

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole + 1
MIME = "application/x-annotator-annotations"
QUOTATION, NOTE, TAGS, PAGE, DOCUMENT, READER, WHEN, SECTION = range(8)
ORDERS = ("quotation", "note", "tag", "place", "place", "reader", "newest", "section")  # of the columns
_ROOT = QModelIndex()
_AHEAD = 24
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole)


def headings() -> list[str]:
    """What the columns are called."""
    return [
        tr("Quotation"),
        tr("Note"),
        tr("Tags"),
        tr("Page"),
        tr("Document"),
        tr("Reader"),
        tr("When"),
        tr("Section"),
    ]


class NotesModel(QAbstractTableModel):
    """Rows in the order of a column, as far as a filter leaves them."""

    arranged = Signal()  # other rows, or in another order

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self.ids: list[str] = []
        self._row_of: dict[str, int] = {}
        self._cards: dict[str, Annotation] = {}
        self.line = ""
        self.column, self.descending = PAGE, False
        self._sections: dict[str, str] | None = None

    # --- which rows

    def read(self, line: str | None = None) -> None:
        """Read anew which annotations there are, of those that another filter line leaves where one is given.

        :raises AnnotatorError: for a filter that cannot be understood; then rows and filter stay as they were.
        """
        by, wanted = ORDERS[self.column], self.line if line is None else line
        found = listing.rows(self._project, wanted, by)
        self.line = wanted
        self.beginResetModel()
        self.ids = found[::-1] if self.descending else found
        self._row_of = {one: row for row, one in enumerate(self.ids)}
        self._cards.clear()
        self._sections = None
        self.endResetModel()
        self.arranged.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows in the order of a column."""
        wanted = (column, order == Qt.SortOrder.DescendingOrder)
        if 0 <= column < len(ORDERS) and wanted != (self.column, self.descending):
            self.column, self.descending = wanted
            self.read()

    def renew(self, touched: Iterable[str] | None) -> None:
        """Read some rows anew, or all for None; they stay where they are."""
        if touched is None:
            self._cards.clear()
            self._sections = None
            if self.ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, SECTION))
            return
        for one in touched:
            self._cards.pop(one, None)
            row = self._row_of.get(one)
            if row is not None:
                self.dataChanged.emit(self.index(row, 0), self.index(row, SECTION))

    def renew_sections(self) -> None:
        """Say anew in which sections the annotations are."""
        self._sections = None
        if self.ids:
            self.dataChanged.emit(self.index(0, SECTION), self.index(len(self.ids) - 1, SECTION))

    def row_of(self, annotation_id: str) -> int:
        """The row of an annotation; -1 where it is not shown."""
        return self._row_of.get(annotation_id, -1)

    def id_at(self, row: int) -> str:
        """The annotation of a row; empty beyond the last."""
        return self.ids[row] if 0 <= row < len(self.ids) else ""

    @property
    def by_section(self) -> bool:
        """Whether the rows go by the outline."""
        return self.column == SECTION

    # --- what is in them

    def card(self, row: int) -> Annotation | None:
        """The annotation of a row, read together with those after it."""
        wanted = self.id_at(row)
        if wanted and wanted not in self._cards:
            ahead = [one for one in self.ids[row : row + _AHEAD] if one not in self._cards]
            try:
                self._cards |= {one.id: one for one in annotations.load(self._project, ahead)}
            except AnnotatorError:
                return None
        return self._cards.get(wanted)

    def section_of(self, annotation_id: str) -> str:
        """The titles of the sections an annotation is in."""
        if self._sections is None:
            self._sections = {}
            sections = outline.read(self._project)
            for section in sections:
                titles = outline.path(sections, section.id)
                for one in section.entries:
                    before = self._sections.get(one)
                    self._sections[one] = f"{before}; {titles}" if before else titles
        return self._sections.get(annotation_id, "")

    def words(self, card: Annotation, column: int) -> str:
        """What a cell says."""
        if column == QUOTATION:
            return quoted(card.quote)
        if column == TAGS:
            return "; ".join(card.tags)
        if column == PAGE:
            return pages.cited(card.where)
        if column == READER:
            return tr("you") if card.author == self._project.reader.id else card.author_name
        if column == WHEN:
            return moment(card.created)
        if column == SECTION:
            return self.section_of(card.id)
        return card.note if column == NOTE else card.document_title

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(ORDERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (CARD, Qt.ItemDataRole.ToolTipRole, *_WORDS):
            return None
        card = self.card(index.row())
        if role == CARD or card is None:
            return card
        words = self.words(card, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return themes.plain_tip(words) if len(words) > 40 else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words or tr("none")
        return words

    def headerData(self, at: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return headings()[at]

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        card = self.card(index.row()) if index.column() in (NOTE, TAGS) else None
        writes = card is not None and (index.column() == TAGS or annotations.is_mine(self._project, card))
        return found | Qt.ItemFlag.ItemIsEditable if writes and not self._project.read_only else found

    # --- dragging

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        data.setData(MIME, json.dumps([self.id_at(row) for row in rows]).encode())
        return data
