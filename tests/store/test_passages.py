"""An annotation's passage: changed, given more fragments, put back by undo."""

from __future__ import annotations

import pytest

from annotator.errors import AnnotatorError
from annotator.model import Identity
from annotator.store import annotations, documents, history, places
from annotator.store.project import Project
from tests.making import a_document, loaded, mark_words, reopened, tamper

ICE = "on ice until the end of the elections"


def place(project: Project, here: str, words: str) -> tuple[int, int]:
    start = documents.text(project, here).index(words)
    return start, start + len(words)


def test_a_passage_grows_and_undo_takes_it_back(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "the German problem", tag_paths=["settlement"])
    before = loaded(letter, one)
    start, end = before.start, before.end + len(", so to say")
    annotations.change_passage(letter, one, [(start, end)])
    after = loaded(letter, one)
    assert after.quote == "the German problem, so to say"
    assert after.tags == ("settlement",)
    assert [span.id for span in after.spans] == [span.id for span in before.spans]
    step = letter.undo()
    assert step is not None
    assert step.label == "Change passage"
    assert loaded(letter, one).quote == before.quote


def test_a_fragment_elsewhere_leaves_something_out(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "the German problem")
    annotations.add_fragment(letter, one, *place(letter, letter_id, ICE))
    assert loaded(letter, one).quote == f"the German problem … {ICE}"
    annotations.change_passage(letter, one, [place(letter, letter_id, ICE)])
    assert loaded(letter, one).quote == ICE
    letter.undo()
    letter.undo()
    assert loaded(letter, one).quote == "the German problem"


def test_fragments_that_touch_are_one(letter: Project, letter_id: str) -> None:
    start, end = place(letter, letter_id, ICE)
    one = annotations.add(letter, letter_id, [(start, start + 6), (start + 3, end)])
    assert loaded(letter, one).quote == ICE
    annotations.add_fragment(letter, one, start - 3, start + 2)
    assert len(loaded(letter, one).spans) == 1


def test_a_fragment_taken_away_stays_away_when_the_annotation_returns(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "the German problem")
    annotations.add_fragment(letter, one, *place(letter, letter_id, ICE))
    annotations.change_passage(letter, one, [place(letter, letter_id, ICE)])
    annotations.remove(letter, [one])
    history.restore(letter, [one])
    assert loaded(letter, one).quote == ICE


def test_only_ones_own_passage_and_only_with_words(letter: Project, letter_id: str, ben: Identity) -> None:
    one = mark_words(letter, letter_id, "the German problem")
    with pytest.raises(AnnotatorError, match="needs some words"):
        annotations.change_passage(letter, one, [])
    with pytest.raises(AnnotatorError, match="needs some words"):
        annotations.change_passage(letter, one, [(5, 5)])
    assert loaded(letter, one).quote == "the German problem"
    other = reopened(letter, ben)
    with pytest.raises(AnnotatorError, match="another reader’s"):
        annotations.change_passage(other, one, [place(other, letter_id, ICE)])
    other.close()


def test_what_was_not_found_is_put_in_its_place(letter: Project, letter_id: str, identity: Identity) -> None:
    one = mark_words(letter, letter_id, "the German problem")
    letter.close()
    tamper(letter.path, "UPDATE place SET status = 'unplaced'")
    again = Project.open(letter.path, identity)
    where = place(again, letter_id, ICE)
    with pytest.raises(AnnotatorError, match="put it in its place first"):
        annotations.add_fragment(again, one, *where)
    annotations.change_passage(again, one, [where])
    found = loaded(again, one)
    assert (found.quote, found.placement, len(found.spans)) == (ICE, "exact", 1)
    again.close()


def test_replies_are_written_on_and_go_when_they_are_emptied(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, ICE)
    reply = annotations.reply(letter, one, "Is it")
    annotations.write_reply(letter, one, reply, "Is it so?")
    annotations.write_reply(letter, one, reply, "Is it so? Yes.")
    assert [found.note for found in loaded(letter, one).replies] == ["Is it so? Yes."]
    annotations.write_reply(letter, one, reply, " ")
    assert loaded(letter, one).replies == ()
    annotations.write_reply(letter, one, reply, "But")
    assert [found.note for found in loaded(letter, one).replies] == ["But"]
    annotations.remove_reply(letter, reply)
    assert loaded(letter, one).replies == ()
    letter.undo()
    assert [found.note for found in loaded(letter, one).replies] == ["But"]
    letter.undo()  # all that was typed in it is one step
    assert loaded(letter, one).replies == ()


def test_the_next_to_check_comes_in_the_order_of_documents_and_round_again(letter: Project, letter_id: str) -> None:
    other = a_document(letter, "One word here, and one word there.", "Later")
    later, first = mark_words(letter, other, "word there"), mark_words(letter, letter_id, "symbolic troops")
    lost, sure = mark_words(letter, letter_id, "feeds the hopes"), mark_words(letter, letter_id, "red-hot glow")
    assert places.next_to_check(letter, letter_id, 0) == ""
    tamper(letter.path, "UPDATE place SET status = 'check' WHERE annotation_id IN (?, ?)", [first, later])
    tamper(letter.path, "UPDATE place SET status = 'unplaced' WHERE annotation_id = ?", [lost])
    assert places.next_to_check(letter, letter_id, 0) == first
    assert places.next_to_check(letter, letter_id, loaded(letter, sure).start) == lost
    assert [places.next_to_check(letter, letter_id, 0, one) for one in (first, lost, later)] == [lost, later, first]
    assert places.doubtful(letter, letter_id) == [first]
