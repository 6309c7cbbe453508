"""Every verb that writes, and a project with something of each kind to try it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from annotator import concordance, exchanging, jobs
from annotator.cli import _import_one
from annotator.model import Identity, Reader
from annotator.store import (
    agreed,
    annotations,
    check,
    comparing,
    documents,
    history,
    links,
    news,
    outline,
    readers,
    search,
    tags,
    works,
)
from annotator.store.project import Project
from annotator.store.schema import SEARCHED
from tests.foreign_files import a_word_document
from tests.making import a_document, loaded, mark_words, places, records

BEN = Identity(Reader("01900000-0000-7000-8000-00000000000b", "Ben"), "bensown1")


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

    @property
    def section(self) -> str:
        """The first section of the outline, which has one below it."""
        return outline.read(self.project)[0].id

    @property
    def reply(self) -> str:
        return loaded(self.project, self.troops).replies[0].id

    def tag(self, path: str) -> str:
        found = tags.named(self.project, path)
        assert found is not None
        return found.id


def set_scene(letter: Project, letter_id: str, folder: Path) -> Scene:
    """Put something of each kind into a project that holds the letter."""
    with letter.edit("The scene"):
        other = a_document(letter, "Another text\nwith two lines", "Another")
        ice = mark_words(letter, letter_id, "on ice", note="a note", tag_paths=["elections", "settlement/troops"])
        troops = mark_words(letter, letter_id, "symbolic troops", colour="sky", tag_paths=["actors"])
        gone = mark_words(letter, letter_id, "hot-beds that", note="gone")
        annotations.reply(letter, troops, "a reply")
        link = links.add(letter, ice, troops)
        links.add(letter, ice, links.add_source(letter, "A book", "12"))
        letter.delete("annotation", gone)
        section = outline.add(letter, "First")
        outline.put(letter, section, [ice, troops])
        outline.add(letter, "Second", section)
    return Scene(letter, letter_id, other, ice, troops, gone, link, folder)


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


def _merge_bens_file(scene: Scene) -> None:
    path = scene.folder / "Ben.annotations.json"
    bens = jobs.create_project(scene.folder / "Ben.annotator", BEN)
    try:
        copy = a_document(bens, documents.text(scene.project, scene.letter), "Letter")
        mark_words(bens, copy, "on ice", note="Ben", tag_paths=["elections"])
        exchanging.export(bens, path)
    finally:
        bens.close()
    exchanging.merge(scene.project, path, exchanging.read(path))


def _correct_the_letter(scene: Scene) -> None:
    path = scene.folder / "corrected.txt"
    path.write_text(documents.text(scene.project, scene.letter).replace("lebensraum", "living space"), "utf-8")
    exchanging.correct(scene.project, scene.letter, path)


def _import_with_comments(scene: Scene) -> None:
    path = a_word_document(scene.folder / "comments.docx")
    _import_one(scene.project, path, "", "", "", whole=False)


def _change_the_record(scene: Scene) -> None:
    found = works.get(scene.project, scene.letter)
    works.write_all(scene.project, [found._replace(title="Another title")])


def _tag_hits(scene: Scene) -> None:
    hits = list(search.everywhere(scene.project, "peace"))
    concordance.tag(scene.project, concordance.tagging_of(scene.project, hits), "peace")


def _set_passage(scene: Scene) -> None:
    text = documents.text(scene.project, scene.letter)
    at = text.index("lebensraum")
    annotations.change_passage(scene.project, scene.ice, [(at, at + 10)])


def _add_fragment(scene: Scene) -> None:
    at = documents.text(scene.project, scene.letter).index("lebensraum")
    annotations.add_fragment(scene.project, scene.ice, at, at + 10)


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
    "write a reply again": lambda s: annotations.write_reply(s.project, s.troops, s.reply, "other words"),
    "delete a reply": lambda s: annotations.remove_reply(s.project, s.reply),
    "set the passage": _set_passage,
    "add a fragment": _add_fragment,
    "put in place": lambda s: annotations.put_in_place(s.project, s.ice, 300, 320),
    "add a section": lambda s: outline.add(s.project, "Third", s.section),
    "rename a section": lambda s: outline.rename(s.project, s.section, "Another title"),
    "move a section": lambda s: outline.move(s.project, outline.read(s.project)[1].id, ""),
    "delete a section": lambda s: outline.remove(s.project, s.section),
    "put into a section": lambda s: outline.put(s.project, outline.read(s.project)[1].id, [s.ice]),
    "take out of a section": lambda s: outline.take_out(s.project, [s.ice]),
    "agree on a version": lambda s: agreed.choose(s.project, s.ice, [s.ice, s.troops]),
    "change a record": _change_the_record,
    "confirm pages": lambda s: works.confirm_pages(s.project, s.letter),
    "tag all hits": _tag_hits,
    "merge a file": _merge_bens_file,
    "correct a transcription": _correct_the_letter,
    "import with comments": _import_with_comments,
}

# what is this file's own, and no step that could be undone
LOCAL: dict[str, Verb] = {
    "hide a reader": lambda s: comparing.hide(s.project, BEN.reader.id),
    "read blind": lambda s: comparing.read_blind(s.project),
    "mark as seen": lambda s: news.look(s.project),
    "repair": lambda s: check.repair(s.project),
}


def whole(project: Project) -> dict[tuple[str, str], dict[str, Any]]:
    """Every record; whether it is deleted is what `alive` says."""
    return {
        (kind, row["id"]): {name: value for name, value in row.items() if name != "dead"}
        for kind, rows in records(project).items()
        for row in rows
    }


def tables(project: Project) -> dict[str, Any]:
    """Everything that undo has to bring back: living records, places, and what a search finds them by."""
    alive = {key: row for key, row in whole(project).items() if row["alive"]}
    found: dict[str, Any] = {"records": alive, "places": [row for row in places(project) if row[-2]]}
    for kind in SEARCHED:
        sql = f"SELECT k.id, s.words FROM {kind}_search s JOIN {kind} k ON k.entry = s.rowid WHERE k.alive ORDER BY 1"
        found[f"search of {kind}"] = [tuple(row) for row in project.rows(sql)]
    return found


def assert_as_before(project: Project, before: dict[tuple[str, str], dict[str, Any]]) -> None:
    """What was there is there unchanged; what came is deleted."""
    now = whole(project)
    assert {key: now[key] for key in before} == before
    assert [key for key in now.keys() - before.keys() if now[key]["alive"]] == []
