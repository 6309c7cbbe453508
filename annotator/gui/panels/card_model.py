"""The annotations of a document as rows; each is read from the project when it comes into view."""

from __future__ import annotations

from bisect import insort
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.errors import AnnotatorError
from annotator.model import Annotation
from annotator.store import annotations
from annotator.store.project import Project
from annotator.text import pages

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole + 1
_AHEAD = 40
_ROOT = QModelIndex()


class CardModel(QAbstractListModel):
    """Rows in the order of the text, as far as the filter leaves them."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self._order: list[tuple[int, int, str]] = []
        self._rows: list[tuple[int, int, str]] = []
        self._left: frozenset[str] | None = None
        self._cards: dict[str, Annotation] = {}

    def show(self, document_id: str, left: frozenset[str] | None) -> None:
        """Show a document's annotations, those that `left` has, or all."""
        self.beginResetModel()
        self._order = annotations.order(self._project, document_id) if document_id else []
        self._left = left
        self._cards.clear()
        self._rows = [row for row in self._order if left is None or row[2] in left]
        self.endResetModel()

    def update(self, document_id: str, touched: set[str], left: frozenset[str] | None) -> None:
        """Read some annotations anew; the other rows stay as they are."""
        self._left = left
        for one in touched:
            self._cards.pop(one, None)
        there = {row[2]: row for row in annotations.order_of(self._project, document_id, sorted(touched))}
        known = {row[2]: row for row in self._order if row[2] in touched}
        for one in touched:
            old, new = known.get(one), there.get(one)
            if old and old != new:
                self._order.remove(old)
            if new and old != new:
                insort(self._order, new)
        wanted = [row for row in self._order if left is None or row[2] in left]
        self._change_rows(wanted, touched)

    def _change_rows(self, wanted: list[tuple[int, int, str]], touched: set[str]) -> None:
        """Make the rows as wanted with the fewest messages to the view."""
        keep = set(wanted)
        for number in range(len(self._rows) - 1, -1, -1):
            if self._rows[number] not in keep:
                self.beginRemoveRows(_ROOT, number, number)
                del self._rows[number]
                self.endRemoveRows()
        there = set(self._rows)
        for number, row in enumerate(wanted):
            if row not in there:
                self.beginInsertRows(_ROOT, number, number)
                self._rows.insert(number, row)
                self.endInsertRows()
        for number, row in enumerate(self._rows):
            if row[2] in touched:
                self.dataChanged.emit(self.index(number), self.index(number))

    def row_of(self, annotation_id: str) -> int:
        """The row of an annotation; -1 where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row[2] == annotation_id), -1)

    def id_at(self, row: int) -> str:
        """The annotation of a row; empty beyond the last."""
        return self._rows[row][2] if 0 <= row < len(self._rows) else ""

    @property
    def total(self) -> int:
        """How many annotations the document has, shown or not."""
        return len(self._order)

    def starts(self) -> list[int]:
        """Where the annotations shown begin."""
        return [row[0] for row in self._rows]

    def ids(self) -> list[str]:
        return [row[2] for row in self._rows]

    def card(self, row: int) -> Annotation | None:
        """The annotation of a row, read together with those after it."""
        wanted = self.id_at(row)
        if wanted and wanted not in self._cards:
            ahead = [one[2] for one in self._rows[row : row + _AHEAD] if one[2] not in self._cards]
            try:
                for found in annotations.load(self._project, ahead):
                    self._cards[found.id] = found
            except AnnotatorError:
                return None
        return self._cards.get(wanted)

    # --- what Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            CARD,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        card = self.card(index.row())
        if role == CARD or card is None:
            return card
        return described(card)


def described(card: Annotation) -> str:
    """An annotation in words, for those who hear it."""
    parts = [f"“{card.quote}”", card.note, " ".join(f"#{tag}" for tag in card.tags)]
    parts += [f"{link.relation}: {link.other.quote or link.other.title}" for link in card.links]
    return ". ".join(part for part in [*parts, card.colour, pages.prefixed(card.pages)] if part)
