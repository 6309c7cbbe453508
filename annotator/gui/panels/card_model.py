"""The annotations of a document as rows; each is read from the project when it comes into view."""

from bisect import bisect_left
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from annotator.errors import AnnotatorError
from annotator.gui import vocabulary
from annotator.gui.language import quoted
from annotator.model import Annotation
from annotator.store import annotations, places
from annotator.store.places import Order
from annotator.store.project import Project

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole + 1
_AHEAD = 16
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class CardModel(QStringListModel):
    """Rows in the order of the text, or in the order that `by` says, as far as the filter leaves them.

    Qt counts the strings of the model itself, so that a list of 20,000 is laid out without a call to
    Python for each; what they say does not matter.
    """

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self._document_id = ""
        self.by = places.ORDERS[0]
        self._order: list[Order] = []
        self._known: dict[str, Order] = {}
        self._rows: list[Order] = []
        self._left: frozenset[str] | None = None
        self._cards: dict[str, Annotation] = {}
        self.lost: set[str] = set()  # annotations with a passage that was not found in the text
        self.doubtful: set[str] = set()  # with one that was placed with some doubt

    def show(self, document_id: str, left: frozenset[str] | None) -> None:
        """Show a document's annotations, those that `left` has, or all."""
        self._document_id = document_id
        self._order = places.order(self._project, document_id, self.by) if document_id else []
        self.lost = set(places.lost(self._project, document_id)) if document_id else set()
        self.doubtful = set(places.doubtful(self._project, document_id)) if document_id else set()
        self._known = {row[-1]: row for row in self._order}
        self._cards.clear()
        self.fill(left)

    def sort_by(self, by: str) -> None:
        """Show the same rows in another order, one of `places.ORDERS`."""
        self.by = by
        self._order = places.ordered_by(self._project, [row[-3:] for row in self._order], by)
        self._known = {row[-1]: row for row in self._order}
        self.fill(self._left)

    def fill(self, left: frozenset[str] | None) -> None:
        """Show those of the annotations read before that `left` has, or all."""
        self._left = left
        self._rows = [row for row in self._order if left is None or row[-1] in left]
        self.setStringList([""] * len(self._rows))

    def update(self, touched: set[str], left: frozenset[str] | None) -> None:
        """Read some annotations anew; the other rows stay as they are."""
        found, lost, doubtful = places.order_of(self._project, self._document_id, sorted(touched), self.by)
        there = {row[-1]: row for row in found}
        self.lost = (self.lost - touched) | set(lost)
        self.doubtful = (self.doubtful - touched) | set(doubtful)
        known = {one: self._known[one] for one in touched if one in self._known}
        for one in touched:
            self._cards.pop(one, None)
            old, new = self._known.pop(one, None), there.get(one)
            if old and old != new:
                self._forget(old)
            if new:
                self._known[one] = new
            if new and old != new:
                self._order.insert(bisect_left(self._order, new), new)
        if left != self._left:
            self.fill(left)
            return
        for one in touched:
            self._change_row(one, known.get(one), there.get(one))

    def _forget(self, old: Order) -> None:
        """Take a row out of the order."""
        at = bisect_left(self._order, old)
        if at < len(self._order) and self._order[at] == old:
            del self._order[at]
        else:  # what others are sorted by changed without a word
            self._order = sorted(row for row in self._order if row != old)

    def is_to_move(self, one: str, left: frozenset[str] | None) -> bool:
        """Whether the row of an annotation that changed will go, or have another place."""
        found = places.order_of(self._project, self._document_id, [one], self.by)[0]
        wanted = left is None or one in left
        return self.row_of(one) >= 0 and not (wanted and found == [self._known[one]])

    def _change_row(self, one: str, old: Order | None, new: Order | None) -> None:
        """Make one row as it should be."""
        at = bisect_left(self._rows, old) if old else -1
        shown = old is not None and at < len(self._rows) and self._rows[at] == old
        wanted = new is not None and (self._left is None or one in self._left)
        if shown and (not wanted or new != old):
            del self._rows[at]
            self.removeRows(at, 1)
            shown = False
        if wanted and not shown and new is not None:
            at = bisect_left(self._rows, new)
            self._rows.insert(at, new)
            self.insertRows(at, 1)
        elif shown:
            self.dataChanged.emit(self.index(at), self.index(at))

    def row_of(self, annotation_id: str) -> int:
        """The row of an annotation; -1 where it is not shown."""
        order = self._known.get(annotation_id)
        at = bisect_left(self._rows, order) if order else len(self._rows)
        return at if at < len(self._rows) and self._rows[at] == order else -1

    def id_at(self, row: int) -> str:
        """The annotation of a row; empty beyond the last."""
        return self._rows[row][-1] if 0 <= row < len(self._rows) else ""

    @property
    def left(self) -> frozenset[str] | None:
        """What the filter leaves; None where it leaves all."""
        return self._left

    @property
    def total(self) -> int:
        """How many annotations the document has, shown or not."""
        return len(self._order)

    @property
    def shown(self) -> int:
        """How many of them the filter leaves."""
        return len(self._rows)

    def row_at(self, start: int, end: int) -> int:
        """The first row whose passage begins in a stretch of the text, by place; -1 where none does."""
        row = bisect_left(self._rows, (start,))
        return row if row < len(self._rows) and self._rows[row][-3] < end else -1

    def starts(self) -> list[int]:
        """Where the annotations shown begin."""
        return [row[-3] for row in self._rows]

    def card(self, row: int) -> Annotation | None:
        """The annotation of a row, read together with those after it."""
        wanted = self.id_at(row)
        if wanted and wanted not in self._cards:
            ahead = [one[-1] for one in self._rows[row : row + _AHEAD] if one[-1] not in self._cards]
            try:
                for found in annotations.load(self._project, ahead):
                    self._cards[found.id] = found
            except AnnotatorError:
                return None
        return self._cards.get(wanted)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (CARD, *_WORDS):
            return None
        card = self.card(index.row())
        return card if role == CARD or card is None else described(card)


def described(card: Annotation) -> str:
    """An annotation in words, for those who hear it."""
    parts = [quoted(card.quote), card.note, " ".join(f"#{tag}" for tag in card.tags)]
    for link in card.links:
        parts.append(f"{vocabulary.relation(link.relation)}: {link.other.quote or vocabulary.title(link.other)}")
    parts += [vocabulary.colour(card.colour), vocabulary.printed_pages(card.where), card.author_name]
    return ". ".join(part for part in parts if part)
