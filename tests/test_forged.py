"""Exchange files that somebody changed by hand: what they say harms nobody, and undoing passes over nothing newer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator import exchanging, jobs
from annotator.errors import UnreadableFile
from annotator.ids import new_id
from annotator.model import Identity, Reader
from annotator.store import annotations, check, documents, history, merging, outline, tags
from annotator.store.project import Project
from tests.conftest import LETTER
from tests.making import loaded, mark_words

EVIL = "01900000-0000-7000-8000-00000000dead"
LONG_AGO = "1700000000000.00000.evilevil"
ICE = "on ice until the end of the elections"
Forge = Callable[[dict[str, Any]], object]


@pytest.fixture
def one(letter: Project, letter_id: str) -> str:
    return mark_words(letter, letter_id, ICE, note="v1", tag_paths=["elections"])


def sent(project: Project, tmp_path: Path, forge: Forge = lambda _file: None) -> Path:
    path = tmp_path / f"{project.path.stem}.annotations.json"
    exchanging.export(project, path)
    found = json.loads(path.read_text("utf-8"))
    forge(found)
    path.write_text(json.dumps(found), "utf-8")
    return path


def fold(project: Project, path: Path, *, undoable: bool = True) -> exchanging.MergeReport:
    return exchanging.merge(project, path, exchanging.read(path), undoable=undoable)


def record(kind: str, one: str, fields: dict[str, Any], stamp: str = LONG_AGO) -> dict[str, Any]:
    written = {name: [value, stamp] for name, value in fields.items()}
    return {"id": one, "kind": kind, "author": EVIL, "born": stamp, "f": written, "dead": [False, stamp]}


def of(found: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(one for one in found["records"] if one["kind"] == kind)


@pytest.mark.parametrize("kind", ["tag", "zzz"])
def test_one_id_for_two_kinds_is_sent_on(letter: Project, bens: Project, tmp_path: Path, one: str, kind: str) -> None:
    forged = record(kind, one, {"name": "t", "parent_id": "", "colour": "", "description": ""})
    fold(letter, sent(bens, tmp_path, lambda found: found["records"].append(forged)))
    fold(bens, sent(letter, tmp_path))
    fold(letter, sent(bens, tmp_path))
    assert merging.state(bens) == merging.state(letter)
    assert loaded(bens, one).note == "v1"
    assert check.problems(bens) == []


def test_a_time_that_ours_cannot_come_after_is_refused(letter: Project, tmp_path: Path, one: str) -> None:
    with pytest.raises(UnreadableFile, match="a hundred years ahead"):
        fold(
            letter,
            sent(
                letter, tmp_path, lambda found: of(found, "tag")["f"].update(name=["x", "6999999999999.fffff.zzzzzzzz"])
            ),
        )


def test_annotations_of_the_year_9999_are_sent_on(letter: Project, bens: Project, tmp_path: Path, one: str) -> None:
    exported = tmp_path / "w3c.json"
    jobs.export(letter, "json", exported)
    found = exported.read_text("utf-8").replace(one, one[:-4] + "abcd")
    year = loaded(letter, one).created[:4]
    exported.write_text(found.replace(f'"{year}-', '"9999-'), "utf-8")
    assert jobs.import_annotations(letter, exported) == 1
    assert fold(bens, sent(letter, tmp_path)).readers[0].new == 2


def test_a_note_longer_than_a_million_signs_is_sent_on(
    letter: Project, bens: Project, tmp_path: Path, one: str
) -> None:
    annotations.write_note(letter, one, "x" * 1_000_001)
    fold(bens, sent(letter, tmp_path))
    assert len(loaded(bens, one).note) == 1_000_001


def test_who_is_said_to_have_written_ones_own_is_told(letter: Project, bens: Project, tmp_path: Path, one: str) -> None:
    def steal(found: dict[str, Any]) -> None:
        of(found, "annotation").update(author=EVIL, born="0000000000000.00000.evilevil")

    assert fold(letter, sent(letter, tmp_path, steal)).overwritten == (one,)


def test_nobody_else_adds_words_to_ones_passage(letter: Project, bens: Project, tmp_path: Path, one: str) -> None:
    fold(bens, sent(letter, tmp_path))

    def add(found: dict[str, Any]) -> None:
        span = of(found, "span")
        anchor = {**span["f"]["anchor"][0], "start": 10, "end": 20, "quote": "x"}
        found["records"].append(record("span", EVIL, {"annotation_id": one, "anchor": anchor}))

    fold(letter, sent(bens, tmp_path, add))
    assert [span.quote for span in loaded(letter, one).spans] == [ICE]
    assert check.problems(letter) == []


@pytest.mark.parametrize(
    "details",
    [r'{"publisher":"\ud800"}', r'{"publisher":"a\u0000b"}', '{"a":' + "[" * 600 + "]" * 600 + "}", "[" * 5000],
)
def test_details_that_no_file_can_hold_are_refused(letter: Project, tmp_path: Path, details: str) -> None:
    def put(found: dict[str, Any]) -> None:
        of(found, "document")["f"]["details"][0] = details

    with pytest.raises(UnreadableFile):
        fold(letter, sent(letter, tmp_path, put))


def test_a_place_beyond_the_text_is_none(letter: Project, bens: Project, tmp_path: Path, one: str) -> None:
    fold(bens, sent(letter, tmp_path))
    span = loaded(letter, one).spans[0]
    place = {"document_id": loaded(letter, one).document_id, "start": 190_000_000, "end": 190_000_009}
    forged = record("placement", EVIL, {"span_id": span.id, "place": place})
    fold(letter, sent(bens, tmp_path, lambda found: found["records"].append(forged)))
    assert loaded(letter, one).start == span.start
    jobs.export(letter, "tei", tmp_path / "out.xml")


def test_an_entry_under_an_id_of_its_own_hinders_nobody(
    letter: Project, bens: Project, tmp_path: Path, one: str
) -> None:
    section = outline.add(letter, "One")
    forged = record("outline_entry", EVIL, {"section_id": section, "annotation_id": one, "rank": "m"})
    fold(letter, sent(bens, tmp_path, lambda found: found["records"].append(forged)))
    another = mark_words(letter, documents.listed(letter)[0].id, "symbolic troops")
    outline.put(letter, section, [another])
    assert set(outline.read(letter)[0].entries) == {one, another}


# --- undo, and what came since


def test_undoing_a_merge_takes_its_places_back(letter: Project, bens: Project, tmp_path: Path, one: str) -> None:
    fold(bens, sent(letter, tmp_path))
    fold(letter, sent(bens, tmp_path))
    annotations.put_in_place(bens, one, 5, 12)
    fold(letter, sent(bens, tmp_path))
    assert loaded(letter, one).start == 5
    letter.undo()
    assert loaded(letter, one).quote == ICE
    assert loaded(letter, one).start > 12
    assert check.problems(letter) == []
    letter.redo()
    assert loaded(letter, one).start == 5
    assert check.problems(letter) == []


@pytest.mark.parametrize("redone", [True, False])
def test_what_came_by_itself_since_is_not_undone(
    letter: Project, bens: Project, tmp_path: Path, one: str, *, redone: bool
) -> None:
    fold(bens, sent(letter, tmp_path))
    annotations.write_note(letter, one, "v2")
    if redone:
        bens.undo()
    fold(bens, sent(letter, tmp_path), undoable=redone)
    annotations.write_note(letter, one, "v3")
    fold(bens, sent(letter, tmp_path), undoable=False)
    assert loaded(bens, one).note == "v3"
    bens.undo()
    found = annotations.get(bens, one)
    assert found is not None
    assert found.note == "v3"
    bens.redo()
    assert loaded(bens, one).note == "v3"
    assert check.problems(bens) == []


def test_a_deletion_comes_after_what_newer_versions_wrote(letter: Project, tmp_path: Path, one: str) -> None:
    ahead = sent(
        letter, tmp_path, lambda found: of(found, "annotation")["f"].update(mood=["x", "3000000000000.00000.evilevil"])
    )
    fold(letter, ahead)
    annotations.remove(letter, [one])
    fold(letter, ahead)
    assert annotations.get(letter, one) is None
    assert check.problems(letter) == []
    tags.ensure(letter, "still works")


# --- documents


def test_two_copies_in_one_file_are_one_document(letter: Project, tmp_path: Path, one: str, ben: Identity) -> None:
    other = jobs.create_project(tmp_path / "Ben.annotator", ben)
    differing = tmp_path / "letter.txt"
    differing.write_text(LETTER.read_text("utf-8").replace("Moscow", "Moskau"), "utf-8")
    (there,) = jobs.import_documents(other, differing)
    theirs = mark_words(other, there, "symbolic troops")
    fold(letter, sent(other, tmp_path))
    empty = jobs.create_project(tmp_path / "Cid.annotator", Identity(Reader(new_id(), "Cid"), "cidsown1"))
    path = sent(letter, tmp_path)
    fold(empty, path)
    assert len(documents.listed(empty)) == 1
    here = documents.listed(empty)[0].id
    assert {loaded(empty, each).document_id for each in (one, theirs)} == {here}
    assert fold(empty, path).nothing_new
    assert merging.state(empty) != ""
    assert check.problems(empty) == []


def test_a_deleted_document_is_no_copy_of_a_similar_one(
    letter: Project, letter_id: str, bens: Project, tmp_path: Path, one: str
) -> None:
    edition = tmp_path / "edition.txt"
    edition.write_text(LETTER.read_text("utf-8").replace("Moscow", "Moskau"), "utf-8")
    jobs.import_documents(letter, edition)
    path = sent(bens, tmp_path)
    documents.remove(letter, letter_id)
    fold(letter, path)
    assert fold(letter, path).nothing_new
    history.restore(letter, [letter_id])
    assert letter_id in [found.id for found in documents.listed(letter)]
    assert loaded(letter, one).document_id == letter_id
