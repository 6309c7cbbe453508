"""Undo and redo, for every verb there is; and both survive closing the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from annotator import jobs
from annotator.model import Identity
from annotator.store import annotations, documents, history, journal, links, readers, search, tags
from annotator.store.project import Project
from tests.making import a_document, loaded, mark_words, places, records, reopened


class Scene(NamedTuple):
    """A project in which there is something of each kind."""

    project: Project
    letter: str
    other: str
    ice: str
    troops: str
    gone: str
    link: str
    folder: Path

    def tag(self, path: str) -> str:
        found = tags.named(self.project, path)
        assert found is not None
        return found.id


@pytest.fixture
def scene(letter: Project, letter_id: str, tmp_path: Path) -> Scene:
    with letter.edit("The scene"):
        other = a_document(letter, "Another text\nwith two lines", "Another")
        ice = mark_words(letter, letter_id, "on ice", note="a note", tag_paths=["elections", "settlement/troops"])
        troops = mark_words(letter, letter_id, "symbolic troops", colour="sky", tag_paths=["actors"])
        gone = mark_words(letter, letter_id, "hot-beds that", note="gone")
        annotations.reply(letter, troops, "a reply")
        link = links.add(letter, ice, troops)
        links.add(letter, ice, links.add_source(letter, "A book", "12"))
        letter.delete("annotation", gone)
    return Scene(letter, letter_id, other, ice, troops, gone, link, tmp_path)


def _edit_then_delete(scene: Scene) -> None:
    with scene.project.edit("Edit and delete"):
        annotations.write_note(scene.project, scene.ice, "last words")
        annotations.remove(scene.project, [scene.ice])


def _delete_then_restore_and_edit(scene: Scene) -> None:
    with scene.project.edit("There and back"):
        annotations.remove(scene.project, [scene.ice])
        history.restore(scene.project, [scene.ice])
        annotations.write_note(scene.project, scene.ice, "back again")


def _edit_of_what_was_deleted(scene: Scene) -> None:
    annotations.write_note(scene.project, scene.gone, "an edit brings it back")


def _import_a_file(scene: Scene) -> None:
    path = scene.folder / "third.txt"
    path.write_text("Third text\n\nA paragraph.", "utf-8")
    jobs.import_documents(scene.project, path)


def _import_annotations(scene: Scene) -> None:
    path = scene.folder / "others.json"
    jobs.export(scene.project, "json", path)
    found = json.loads(path.read_text("utf-8"))
    for at, item in enumerate(found["first"]["items"]):
        item["id"] = f"urn:uuid:01900000-0000-7000-8000-{at:012d}"
    path.write_text(json.dumps(found), "utf-8")
    jobs.import_annotations(scene.project, path)


Verb = Callable[[Scene], Any]
VERBS: dict[str, Verb] = {
    "add a highlight": lambda s: mark_words(s.project, s.letter, "lebensraum"),
    "add with all": lambda s: mark_words(
        s.project, s.letter, "lebensraum", "danger?", note="n", colour="red", tag_paths=["new/one", "elections"]
    ),
    "write a note": lambda s: annotations.write_note(s.project, s.ice, "another note"),
    "blank a note": lambda s: annotations.write_note(s.project, s.ice, ""),
    "recolour": lambda s: annotations.recolour(s.project, s.ice, "violet"),
    "reply": lambda s: annotations.reply(s.project, s.ice, "an answer"),
    "delete a highlight": lambda s: annotations.remove(s.project, [s.ice]),
    "delete two": lambda s: annotations.remove(s.project, [s.ice, s.troops]),
    "restore": lambda s: history.restore(s.project, [s.gone]),
    "edit and delete": _edit_then_delete,
    "delete, restore, edit": _delete_then_restore_and_edit,
    "edit the deleted": _edit_of_what_was_deleted,
    "make a tag": lambda s: tags.ensure(s.project, "a/b/c"),
    "tag": lambda s: tags.apply(s.project, [s.ice, s.troops], ["settlement", "actors/Adenauer"]),
    "untag": lambda s: tags.take_off(s.project, s.ice, "settlement/troops"),
    "rename a tag": lambda s: tags.rename(s.project, s.tag("settlement"), "peace"),
    "rename a tag into a new place": lambda s: tags.rename(s.project, s.tag("actors"), "people/leaders"),
    "move a tag": lambda s: tags.move(s.project, s.tag("elections"), s.tag("actors")),
    "move a tag to the top": lambda s: tags.move(s.project, s.tag("settlement/troops"), ""),
    "merge tags": lambda s: tags.merge(s.project, s.tag("actors"), s.tag("settlement")),
    "describe a tag": lambda s: tags.describe(s.project, s.tag("actors"), colour="red", description="who acts"),
    "delete a tag": lambda s: tags.remove(s.project, s.tag("settlement")),
    "link": lambda s: links.add(s.project, s.troops, s.other, "contradicts"),
    "change a relation": lambda s: links.relate(s.project, s.link, "repeats"),
    "delete a link": lambda s: links.remove(s.project, s.link),
    "add a source": lambda s: links.add_source(s.project, "Another book"),
    "link to a source": lambda s: jobs.link_to_source(s.project, s.ice, "A new book, 7", "see also"),
    "import a document": _import_a_file,
    "rename a document": lambda s: documents.rename(s.project, s.letter, "The letter"),
    "remove a document": lambda s: documents.remove(s.project, s.letter),
    "import annotations": _import_annotations,
    "change one's name": lambda s: readers.rename(s.project, "Anna"),
}


def whole(project: Project) -> dict[tuple[str, str], dict[str, Any]]:
    """Every record; whether it is deleted is what `alive` says."""
    return {
        (kind, row["id"]): {name: value for name, value in row.items() if name != "dead"}
        for kind, rows in records(project).items()
        for row in rows
    }


def assert_as_before(project: Project, before: dict[tuple[str, str], dict[str, Any]]) -> None:
    """What was there is there unchanged; what came is deleted."""
    now = whole(project)
    assert {key: now[key] for key in before} == before
    assert [key for key in now.keys() - before.keys() if now[key]["alive"]] == []


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS.keys())
def test_undo_and_redo_of_every_verb(scene: Scene, verb: Verb) -> None:
    project, before, stood = scene.project, whole(scene.project), places(scene.project)
    verb(scene)
    after, stands = whole(project), places(project)
    assert after != before, "a verb that does nothing tests nothing"
    assert len(stood) == 3
    for _ in range(2):
        project.undo()
        assert_as_before(project, before)
        assert places(project) == stood
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
