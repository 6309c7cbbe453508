from __future__ import annotations

import pytest

from annotator.errors import AnnotatorError
from annotator.store import annotations, documents, history, links, tags
from annotator.store.project import Project
from tests.making import loaded, mark_words


@pytest.fixture
def ice(letter: Project, letter_id: str) -> str:
    return mark_words(letter, letter_id, "on ice", note="first", tag_paths=["elections"])


def in_bin(project: Project) -> list[tuple[str, str]]:
    return [(one.kind, one.words) for one in history.bin_contents(project)]


def test_the_history_names_every_step_newest_first(letter: Project, ice: str) -> None:
    annotations.recolour(letter, ice, "sky")
    letter.undo()
    steps = history.steps(letter)
    assert [(step.label, step.state) for step in steps] == [
        ("Change colour", "undone"),
        ("Add note", "done"),
        ("Import document", "done"),
    ]
    assert steps[0].ids("annotation") == {ice}
    assert {step.reader for step in steps} == {letter.reader.id}
    assert history.reader_names(letter) == {letter.reader.id: "Ana"}


def test_the_next_steps_are_named(letter: Project, ice: str) -> None:
    annotations.recolour(letter, ice, "sky")
    letter.undo()
    undo, redo = history.next_undo(letter), history.next_redo(letter)
    assert undo is not None
    assert redo is not None
    assert (undo.label, redo.label) == ("Add note", "Change colour")


def test_earlier_wordings_of_a_note_are_kept(letter: Project, ice: str) -> None:
    annotations.write_note(letter, ice, "second")
    annotations.recolour(letter, ice, "sky")
    annotations.write_note(letter, ice, "third")
    assert [words for _, words in history.wordings(letter, ice)] == ["second", "first"]


def test_the_bin_shows_what_is_deleted_in_words(letter: Project, letter_id: str, ice: str) -> None:
    troops = mark_words(letter, letter_id, "symbolic troops", "hot-bed which")
    link = links.add(letter, ice, troops, "contradicts")
    reply = annotations.reply(letter, ice, "an answer")
    tag = tags.ensure(letter, "short-lived")
    assert in_bin(letter) == []
    with letter.edit("Away with it"):
        links.remove(letter, link)
        letter.delete("reply", reply)
        tags.remove(letter, tag)
        annotations.remove(letter, [troops])
        documents.remove(letter, letter_id)
    assert sorted(in_bin(letter)) == [
        ("annotation", "symbolic troops … hot-bed which"),
        ("document", "Message From Chairman Khrushchev to President Kennedy"),
        ("link", "missing contradicts missing"),
        ("reply", "an answer"),
        ("tag", "short-lived"),
    ]
    history.restore(letter, [letter_id, troops, link, reply, tag])
    assert in_bin(letter) == []
    assert loaded(letter, ice).links[0].other.id == troops


def test_a_deleted_annotation_comes_back_with_all_it_had(letter: Project, letter_id: str, ice: str) -> None:
    annotations.reply(letter, ice, "an answer")
    links.add(letter, ice, letter_id)
    before = loaded(letter, ice)
    annotations.remove(letter, [ice])
    assert annotations.get(letter, ice) is None
    history.restore(letter, [ice])
    after = loaded(letter, ice)
    assert (after.spans, after.note, after.tags, after.replies) == (
        before.spans,
        before.note,
        before.tags,
        before.replies,
    )


def test_an_annotation_whose_making_was_undone_comes_out_of_the_bin_with_its_words(letter: Project, ice: str) -> None:
    letter.undo()
    assert ("annotation", "on ice") in in_bin(letter)
    history.restore(letter, [ice])
    assert loaded(letter, ice).quote == "on ice"
    assert loaded(letter, ice).placement == "exact"


def test_what_is_not_there_cannot_be_restored_and_nothing_is(letter: Project, ice: str) -> None:
    annotations.remove(letter, [ice])
    with pytest.raises(AnnotatorError, match="nothing with the id “x”"):
        history.restore(letter, [ice, "x"])
    assert annotations.get(letter, ice) is None
