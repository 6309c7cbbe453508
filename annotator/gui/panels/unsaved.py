"""What was typed and the project could not take: it is kept until it can."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from annotator.store.annotations import TYPED_TAG, write_words

if TYPE_CHECKING:
    from annotator.gui.panels.card_editor import CardEditor
    from annotator.gui.session import Session

Where = tuple[str, str]  # an annotation, and the reply to it; none for its note, `TYPED_TAG` for a tag


class Cell(Protocol):
    """Where one writes a note beside the cards."""

    def flush(self) -> None: ...

    def unsaved(self) -> dict[Where, str]: ...


class Unsaved:
    """Words of cards and cells: of those that were closed since, and of those that are open."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: dict[Where, str] = {}
        self._cells: list[Cell] = []
        self.card: Callable[[], CardEditor | None] = lambda: None  # the open one

    # --- cards

    def keep(self, editor: CardEditor, *, finished: bool) -> None:
        """Keep what a card that is closed could not save; a tag only where one has `finished` with the card."""
        words = editor.unsaved()
        if not finished:
            words.pop(TYPED_TAG, None)
        self._words |= {(editor.card.id, where): typed for where, typed in words.items()}

    def put_back(self, editor: CardEditor) -> None:
        """Put into a card that is opened what was typed there."""
        for where in [one for one in self._words if one[0] == editor.card.id]:
            editor.go_on(where[1], self._words.pop(where))

    def begun_tag(self) -> str:
        """The annotation on whose open card a tag is begun, which would be given if one left the card."""
        card = self.card()
        return card.card.id if card is not None and TYPED_TAG in card.unsaved() else ""

    # --- cells

    def open_cell(self, cell: Cell) -> None:
        """One writes in a cell, too, until it is closed."""
        self._cells.append(cell)

    def close_cell(self, cell: Cell) -> None:
        """Keep what a cell that is closed could not save; where the card is open, in the card."""
        if cell in self._cells:
            self._cells.remove(cell)
            for (annotation_id, where), words in cell.unsaved().items():
                self.keep_words(annotation_id, where, words)

    def keep_words(self, annotation_id: str, where: str, words: str) -> None:
        """Keep words that could not be saved."""
        card = self.card()
        if card is not None and card.card.id == annotation_id:
            card.go_on(where, words)
        else:
            self._words[annotation_id, where] = words

    def take_note(self, annotation_id: str) -> str | None:
        """The note of an annotation as it could not be saved, if so: one goes on with it elsewhere now."""
        card = self.card()
        if card is not None and card.card.id == annotation_id and card.note.is_ahead():
            words = card.note.words()
            card.note.begin(card.card.note)
            return words
        return self._words.pop((annotation_id, ""), None)

    # --- all

    def try_again(self) -> None:
        """Save what could not be saved before, and what is typed in a cell."""
        for cell in list(self._cells):
            cell.flush()
        for where, words in list(self._words.items()):
            self._session.attempt(self._write, where, words)

    def _write(self, where: Where, words: str) -> None:
        write_words(self._session.project, *where, words)
        del self._words[where]

    def all(self) -> dict[Where, str]:
        """All that is typed and the project could not take, where one is at it too."""
        found, card = dict(self._words), self.card()
        if card is not None:
            found |= {(card.card.id, where): words for where, words in card.unsaved().items()}
        for cell in self._cells:
            found |= cell.unsaved()
        return found
