"""Undo and redo, for every verb there is; and both survive closing the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.model import Identity
from annotator.store import annotations, documents, history, journal, search, tags
from annotator.store.project import Project
from tests.making import loaded, mark_words, places, records, reopened
from tests.verbs import VERBS, Scene, Verb, assert_as_before, set_scene, tables, whole


@pytest.fixture
def scene(letter: Project, letter_id: str, tmp_path: Path) -> Scene:
    return set_scene(letter, letter_id, tmp_path)


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS.keys())
def test_undo_and_redo_of_every_verb(scene: Scene, verb: Verb) -> None:
    project, before, stood = scene.project, whole(scene.project), places(scene.project)
    all_tables = tables(project)
    verb(scene)
    after, stands = whole(project), places(project)
    assert after != before, "a verb that does nothing tests nothing"
    assert len(stood) == 3
    for _ in range(2):
        project.undo()
        assert_as_before(project, before)
        assert places(project) == stood
        assert tables(project) == all_tables
        project.redo()
        assert whole(project) == after
        assert places(project) == stands


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS.keys())
def test_undo_and_redo_after_closing_the_program(scene: Scene, identity: Identity, verb: Verb) -> None:
    before, label = whole(scene.project), ""
    verb(scene)
    after = whole(scene.project)
    project = reopened(scene.project, identity)
    step = history.next_undo(project)
    assert step is not None
    label = step.label
    project.undo()
    assert_as_before(project, before)
    project = reopened(project, identity)
    step = history.next_redo(project)
    assert step is not None
    assert step.label == label
    project.redo()
    assert whole(project) == after
    project.close()


def test_every_step_back_to_the_beginning_and_forth_again(scene: Scene) -> None:
    project = scene.project
    annotations.write_note(project, scene.ice, "changed")
    tags.merge(project, scene.tag("actors"), scene.tag("settlement"))
    annotations.remove(project, [scene.ice])
    end = whole(project)
    count = 0
    while project.undo():
        count += 1
    assert count == 5
    assert records(project, alive_only=True)["annotation"] == []
    assert documents.listed(project) == []
    while project.redo():
        count -= 1
    assert count == 0
    assert whole(project) == end


def test_nothing_to_undo_is_no_error(project: Project) -> None:
    assert project.undo() is None
    assert project.redo() is None
    assert history.next_undo(project) is None


def test_undo_is_an_edit_with_stamps_of_its_own(scene: Scene) -> None:
    def stamp() -> str:
        row = scene.project.find("annotation", scene.ice)
        assert row is not None
        return str(json.loads(row["stamps"])["note"])

    first = stamp()
    annotations.write_note(scene.project, scene.ice, "changed")
    second = stamp()
    scene.project.undo()
    assert first < second < stamp()


def test_undo_takes_words_out_of_the_search_and_redo_puts_them_back(scene: Scene) -> None:
    annotations.write_note(scene.project, scene.ice, "quixotic")
    assert len(list(search.everywhere(scene.project, "quixotic"))) == 1
    scene.project.undo()
    assert list(search.everywhere(scene.project, "quixotic")) == []
    scene.project.redo()
    assert len(list(search.everywhere(scene.project, "quixotic"))) == 1


def test_typing_in_one_note_is_one_step(scene: Scene) -> None:
    for typed in ("f", "fe", "fev", "feverish"):
        annotations.write_note(scene.project, scene.ice, typed)
    steps = [step.label for step in history.steps(scene.project)]
    assert steps == ["Edit note", "The scene", "Import document"]
    scene.project.undo()
    assert loaded(scene.project, scene.ice).note == "a note"
    scene.project.redo()
    assert loaded(scene.project, scene.ice).note == "feverish"


def test_typing_in_two_notes_is_two_steps(scene: Scene) -> None:
    annotations.write_note(scene.project, scene.ice, "one")
    annotations.write_note(scene.project, scene.troops, "two")
    annotations.write_note(scene.project, scene.ice, "three")
    scene.project.undo()
    assert (loaded(scene.project, scene.ice).note, loaded(scene.project, scene.troops).note) == ("one", "two")


def test_typing_after_another_action_or_an_undo_is_a_new_step(scene: Scene) -> None:
    annotations.write_note(scene.project, scene.ice, "one")
    annotations.recolour(scene.project, scene.ice, "red")
    annotations.write_note(scene.project, scene.ice, "two")
    scene.project.undo()
    assert loaded(scene.project, scene.ice).note == "one"
    annotations.write_note(scene.project, scene.ice, "three")
    scene.project.undo()
    assert loaded(scene.project, scene.ice).note == "one"


def test_typing_below_an_undone_step_is_a_new_step(scene: Scene) -> None:
    annotations.write_note(scene.project, scene.ice, "one")
    annotations.recolour(scene.project, scene.ice, "red")
    scene.project.undo()
    annotations.write_note(scene.project, scene.ice, "two")
    assert scene.project.redo() is None
    scene.project.undo()
    assert loaded(scene.project, scene.ice).note == "one"


def test_typing_after_a_minute_is_a_new_step(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "now", lambda: "2020-01-01T00:00:00.000Z")
    annotations.write_note(scene.project, scene.ice, "long ago")
    monkeypatch.undo()
    annotations.write_note(scene.project, scene.ice, "today")
    scene.project.undo()
    assert loaded(scene.project, scene.ice).note == "long ago"


def test_undo_that_finds_nothing_to_take_back_is_told_all_the_same(letter: Project, letter_id: str) -> None:
    made = mark_words(letter, letter_id, "on ice")
    with letter.edit("Came by itself", undoable=False):
        letter.delete("annotation", made)
        for span in letter.rows("SELECT id FROM span WHERE annotation_id = ?", [made]):
            letter.delete("span", span["id"])
    told: list[object] = []
    letter.listen(told.append)
    assert letter.undo() is not None
    assert history.next_redo(letter) is not None
    assert len(told) == 1, "Redo is to be offered now"
