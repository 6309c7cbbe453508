"""What was typed in cards and the project could not take: it is kept until it can."""

from annotator.gui.panels.card_editor import CardEditor
from annotator.gui.session import Session
from annotator.store import annotations

Where = tuple[str, str]  # an annotation, and the reply to it; none for its note, `TYPED_TAG` for a tag


class Unsaved:
    """Words of cards that were closed since."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: dict[Where, str] = {}

    def keep(self, editor: CardEditor, *, finished: bool) -> None:
        """Keep what a card that is closed could not save; a tag only where one has `finished` with the card."""
        words = editor.unsaved()
        if not finished:
            words.pop(annotations.TYPED_TAG, None)
        self._words |= {(editor.card.id, where): typed for where, typed in words.items()}

    def put_back(self, editor: CardEditor) -> None:
        """Put into a card that is opened what was typed there."""
        for where in [one for one in self._words if one[0] == editor.card.id]:
            editor.go_on(where[1], self._words.pop(where))

    def try_again(self) -> None:
        """Save what could not be saved before."""
        for where, words in list(self._words.items()):
            self._session.attempt(self._write, where, words)

    def _write(self, where: Where, words: str) -> None:
        annotations.write_words(self._session.project, *where, words)
        del self._words[where]

    def all(self, editor: CardEditor | None) -> dict[Where, str]:
        """All that is typed and the project could not take, in the open card too."""
        ahead = {(editor.card.id, where): words for where, words in editor.unsaved().items()} if editor else {}
        return self._words | ahead
