"""What a reader does to passages: highlight, note, tag, link, delete, and go from one to the next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.gui.language import tr
from annotator.gui.linking import Passage
from annotator.gui.panels.card_links import follow
from annotator.model import COLOURS
from annotator.store import annotations, places, tags
from annotator.text import stretch
from annotator.text.placing import UNPLACED
from annotator.text.stretch import WORD

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


class Annotating:
    """The verbs of the Annotate and Go menus, on the selection or the current annotation."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session

    def highlight(self) -> None:
        """Highlight the selection in the last colour."""
        self._annotated()

    def in_colour(self, colour: str) -> None:
        """Highlight in a colour, or give it to the current annotation where nothing is selected."""
        self._window.viewing.set_colour(colour)
        if self._passage():
            self._annotated()
        elif self._session.annotation_id:
            self._session.attempt(annotations.recolour, self._session.project, self._session.annotation_id, colour)

    def note(self) -> None:
        """Highlight the selection, and write a note; without one, go on with the current note."""
        if self._annotated():
            self._window.sidebar.show()
            current = self._session.current()
            if current and not annotations.is_mine(self._session.project, current):
                words = tr("This note is another reader’s; tag or link it, or annotate the words anew.")
                self._window.messages.tell(words)
                return
            self._window.sidebar.write_note()

    def tag(self) -> None:
        """Highlight the selection, and tag it; without one, tag the current annotation."""
        if self._annotated():
            self._window.sidebar.show()
            self._window.sidebar.write_tag()

    def tag_again(self) -> None:
        """Give the selection, or the current annotation, the tag that was given last."""
        path = self._session.last_tag
        if not path:
            self._window.messages.tell(tr("No tag has been given yet; T gives one."))
        elif self._annotated():
            self._session.attempt(tags.apply, self._session.project, [self._session.annotation_id], [path])

    def reply(self) -> None:
        """Reply to the current annotation."""
        if self._has_current():
            self._window.sidebar.show()
            self._window.sidebar.write_reply()

    def add_fragment(self) -> None:
        """Let the current annotation go on in the selection, with something left out between."""
        chosen = self._chosen_for_current()
        if chosen:
            self._change(annotations.add_fragment, chosen.start, chosen.end)

    def set_passage(self) -> None:
        """Make the selection the passage of the current annotation, also of one that was not found."""
        chosen, current = self._chosen_for_current(), self._session.current()
        if chosen and current and annotations.is_mine(self._session.project, current):
            self._change(annotations.change_passage, [(chosen.start, chosen.end)])
        elif chosen:
            self._change(annotations.put_in_place, chosen.start, chosen.end)

    def stretch(self, verb: Callable[[str, int, int, str], tuple[int, int]], *, front: bool = False) -> None:
        """Move the end, or the beginning, of the current annotation's passage by a word."""
        current = self._session.current() if self._has_current() else None
        if current is None or not current.spans:
            return
        ranges = [(span.start, span.end) for span in current.spans]
        at = 0 if front else -1
        ranges[at] = verb(self._window.view.text, *ranges[at], WORD)
        self._change(annotations.change_passage, ranges)

    def _change(self, verb: Callable[..., None], *values: object) -> None:
        self._session.attempt(verb, self._session.project, self._session.annotation_id, *values)
        self._window.selection_bar.hide()
        self._window.view.clear_selection()

    def _has_current(self) -> bool:
        if not self._session.annotation_id:
            self._window.messages.tell(tr("Choose an annotation first; J and K go from one to the next."))
        return bool(self._session.annotation_id)

    def _chosen_for_current(self) -> Passage | None:
        """The selection, where there is a current annotation to give it to."""
        chosen = self._passage() if self._has_current() else None
        if chosen is None and self._session.annotation_id:
            self._window.messages.tell(tr("Select some words first; Shift and the arrows do it too."))
        return chosen

    def select(self, kind: str, *, less: bool = False) -> None:
        """Select the word, sentence or paragraph at the caret; again, one more, or one fewer."""
        view = self._window.view
        chosen = view.passage()
        if chosen is None:
            here = view.caret_offset()
            found = stretch.around(view.text, here, here, kind)
        elif less:
            found = stretch.shorter(view.text, *chosen, kind)
        else:
            whole = stretch.around(view.text, *chosen, kind)
            found = stretch.longer(view.text, *chosen, kind) if whole == chosen else whole
        view.select(*found)
        view.offer_selection()

    def link(self) -> None:
        """Link the selection, the current annotation, or the document; the one that is chosen in the list first."""
        self._window.documents.show_chosen()
        chosen = self._passage()
        start = chosen or self._session.annotation_id or self._session.document_id
        if start:
            self._window.selection_bar.hide()
            self._window.floating.pick_link(start)

    def linked(self, made: str) -> None:
        """Back to the page; what the selection has become is chosen, so that one goes on with it."""
        if made:
            self._choose_made(made)
        self._window.page.take_focus()

    def delete(self) -> None:
        """Delete the current annotation; undo brings it back."""
        current = self._session.annotation_id
        if current:
            order = self._window.sidebar.model
            row = order.row_of(current)
            following = order.id_at(row + 1) or order.id_at(row - 1)
            self._window.sidebar.flush()
            self._session.attempt(annotations.remove, self._session.project, [current])
            self._session.choose(following)

    def move(self, by: int) -> None:
        """Go to the next annotation or the one before, from where one reads."""
        model, view = self._window.sidebar.model, self._window.view
        row = model.row_of(self._session.annotation_id)
        if row < 0:
            here = view.caret_offset()
            row = next((n for n, one in enumerate(model.starts()) if one >= here), model.rowCount())
            row -= 1 if by > 0 else 0
        wanted = model.id_at(row + by) if row + by >= 0 else ""
        found = annotations.get(self._session.project, wanted) if wanted else None
        if found:
            self._session.choose(found.id)
            view.put_caret(found.start)
            view.show_range(found.start, found.end)

    def next_to_check(self) -> None:
        """Go to the next annotation whose passage was not found, or not surely, also in another document."""
        session, view = self._session, self._window.view
        current = session.current()
        at = current.end if current else view.caret_offset()
        found = places.next_to_check(session.project, session.document_id, at, session.annotation_id)
        if not found:
            self._window.messages.tell(tr("Every passage was found; there is nothing to check."))
            return
        there = annotations.get(session.project, found)
        if there and there.document_id == session.document_id and there.placement == UNPLACED:
            session.choose(found)  # the page stays where it is: there is nowhere to go
        else:
            session.go_to_id(found)
        self._window.sidebar.show()
        self._window.sidebar.check_place()

    def follow(self) -> None:
        """Follow the first cross-reference of the current annotation."""
        current = self._session.current()
        if current and current.links:
            follow(self._session, current.links[0], self._window.show_source)
        elif current:
            self._window.messages.tell(tr("This annotation has no cross-references yet; L makes one."))

    def follow_at_caret(self) -> None:
        """Choose the annotation under the caret; where it is chosen already, follow its cross-reference."""
        found = self._window.view.annotations_at(self._window.view.caret_offset())
        if found and self._session.annotation_id not in found:
            self._session.choose(found[0])
        self.follow()

    def _passage(self) -> Passage | None:
        """The selected words, unless the keyboard is on a card: then one means that."""
        chosen = self._window.view.passage()
        if not chosen or (self._session.annotation_id and self._window.sidebar.list.hasFocus()):
            return None
        start, end = chosen
        return Passage(self._session.document_id, start, end, self._window.view.text[start:end])

    def _annotated(self) -> bool:
        """Make an annotation of the selection, if there is one; whether there is a current one then."""
        chosen = self._passage()
        if chosen is None:
            if not self._session.annotation_id:
                self._window.messages.tell(tr("Select some words first; Shift and the arrows do it too."))
            return bool(self._session.annotation_id)
        made = self._session.attempt(
            annotations.add,
            self._session.project,
            chosen.document_id,
            [(chosen.start, chosen.end)],
            colour=self._session.colour if self._session.colour in COLOURS else COLOURS[0],
        )
        if not made:
            return False
        self._choose_made(made)
        return True

    def _choose_made(self, annotation_id: str) -> None:
        """The selection is this annotation now."""
        self._window.selection_bar.hide()
        self._window.view.clear_selection()
        self._session.choose(annotation_id)
