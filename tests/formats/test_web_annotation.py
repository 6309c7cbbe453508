from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator import jobs
from annotator.errors import AnnotatorError, UnreadableFile
from annotator.formats import read_web_annotation
from annotator.model import Identity, Snapshot
from annotator.store import annotations, check, documents, filter, history, links, snapshot, tags
from annotator.store.project import Project
from tests.conftest import LETTER
from tests.making import a_document, loaded, mark_words, records

Json = dict[str, Any]


@pytest.fixture
def full(letter: Project, letter_id: str) -> Project:
    """A project with everything an export must carry."""
    with letter.edit("All"):
        ice = mark_words(
            letter, letter_id, "on ice", note="“put off”\n\nsecond 😀 line", tag_paths=["z", "b/c", "a", "m"]
        )
        troops = mark_words(letter, letter_id, "symbolic troops", "hot-bed which", colour="sky")
        tagged = mark_words(letter, letter_id, "third force", tag_paths=["a"])
        links.add(letter, ice, troops, "contradicts")
        links.add(letter, tagged, letter_id, "responds to")
        jobs.link_to_source(letter, ice, "A book, p. 3", "see also")
        jobs.link_to_source(letter, troops, "https://example.org/x", "see also")
    annotations.reply(letter, ice, "an answer")
    tag = tags.named(letter, "a")
    assert tag is not None
    tags.describe(letter, tag.id, description="first letter", colour="red")
    return letter


def exported(project: Project, folder: Path, query: str = "") -> tuple[Path, Json]:
    path = folder / "seminar.json"
    jobs.export(project, "json", path, query)
    found: Json = json.loads(path.read_text("utf-8"))
    return path, found


def by_motivation(found: Json) -> dict[str, list[Json]]:
    kinds: dict[str, list[Json]] = {}
    for item in found["first"]["items"]:
        kinds.setdefault(item["motivation"], []).append(item)
    return kinds


def test_a_collection_has_one_page_with_all(full: Project, tmp_path: Path) -> None:
    _, found = exported(full, tmp_path)
    assert (found["@context"], found["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    assert found["first"]["type"] == "AnnotationPage"
    assert found["total"] == len(found["first"]["items"]) == 8
    assert {kind: len(items) for kind, items in by_motivation(found).items()} == {
        "commenting": 1,
        "tagging": 1,
        "highlighting": 1,
        "replying": 1,
        "linking": 4,
    }


def test_an_annotation_stands_on_a_line_of_its_own(full: Project, tmp_path: Path) -> None:
    path, found = exported(full, tmp_path)
    lines = [line.rstrip(",") for line in path.read_text("utf-8").split("\n") if line.startswith('{"@context"')]
    assert [json.loads(line) for line in lines] == found["first"]["items"]


def test_every_passage_has_quotation_and_position(full: Project, letter_id: str, tmp_path: Path) -> None:
    _, found = exported(full, tmp_path)
    text = documents.text(full, letter_id)
    (one,) = by_motivation(found)["highlighting"]
    assert [target["styleClass"] for target in one["target"]] == ["sky", "sky"]
    for target in one["target"]:
        quote, position = target["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
        assert target["source"] == f"urn:uuid:{letter_id}"


def test_notes_tags_replies_and_links_are_bodies(full: Project, tmp_path: Path) -> None:
    _, found = exported(full, tmp_path)
    kinds = by_motivation(found)
    (one,) = kinds["commenting"]
    assert [(body["purpose"], body["value"]) for body in one["body"]] == [
        ("commenting", "“put off”\n\nsecond 😀 line"),
        ("tagging", "z"),
        ("tagging", "b/c"),
        ("tagging", "a"),
        ("tagging", "m"),
    ]
    assert kinds["replying"][0]["target"] == one["id"]
    assert one["creator"]["name"] == "Ana"
    assert one["stylesheet"] == "urn:annotator:colours"
    addresses = [link["body"][0]["source"] for link in kinds["linking"]]
    assert "https://example.org/x" in addresses
    assert all(address.startswith(("urn:uuid:", "https://")) for address in addresses)
    assert kinds["linking"][0]["body"][1] == {"type": "TextualBody", "purpose": "classifying", "value": "contradicts"}


def without_seen_links(one: Snapshot) -> Snapshot:
    """A file says each link once, not again at both its ends."""
    return replace(one, annotations=tuple(replace(note, links=()) for note in one.annotations))


def test_what_is_written_is_read_back_without_loss(full: Project, tmp_path: Path) -> None:
    path, _ = exported(full, tmp_path)
    assert read_web_annotation.read(path) == without_seen_links(snapshot.of(full))


def test_an_empty_project_is_read_back(project: Project, tmp_path: Path) -> None:
    path, _ = exported(project, tmp_path)
    assert read_web_annotation.read(path) == snapshot.of(project)


def test_equal_projects_give_equal_bytes(full: Project, tmp_path: Path) -> None:
    first = exported(full, tmp_path)[0].read_bytes()
    assert exported(full, tmp_path)[0].read_bytes() == first


@pytest.fixture
def fresh(tmp_path: Path, identity: Identity) -> Iterator[Project]:
    """A second project with the same letter."""
    made = Project.create(tmp_path / "Fresh.annotator", identity)
    jobs.import_documents(made, LETTER)
    yield made
    made.close()


def test_imported_into_a_fresh_project_all_is_equal(full: Project, fresh: Project, tmp_path: Path) -> None:
    path, _ = exported(full, tmp_path)
    assert jobs.import_annotations(fresh, path) == 3
    assert snapshot.of(fresh) == snapshot.of(full)
    assert check.problems(fresh) == []
    assert exported(fresh, tmp_path)[0].read_bytes() == path.read_bytes()


def test_importing_is_one_step_and_undone_as_one(full: Project, fresh: Project, tmp_path: Path) -> None:
    path, _ = exported(full, tmp_path)
    jobs.import_annotations(fresh, path)
    assert [step.label for step in history.steps(fresh)] == ["Import 3 annotations", "Import document"]
    fresh.undo()
    assert filter.chosen(fresh, "") == []
    assert tags.listed(fresh) == []
    fresh.redo()
    assert snapshot.of(fresh) == replace(snapshot.of(full), annotations=snapshot.of(fresh).annotations)
    assert len(filter.chosen(fresh, "")) == 3


def test_importing_twice_brings_nothing_new(full: Project, fresh: Project, tmp_path: Path) -> None:
    path, _ = exported(full, tmp_path)
    jobs.import_annotations(fresh, path)
    before = records(fresh)
    assert jobs.import_annotations(fresh, path) == 0
    assert jobs.import_annotations(full, path) == 0
    assert records(fresh) == before
    assert len(history.steps(fresh)) == 2


def test_authors_stay_authors_in_another_readers_project(full: Project, tmp_path: Path, ben: Identity) -> None:
    path, _ = exported(full, tmp_path)
    bens = Project.create(tmp_path / "Bens.annotator", ben)
    try:
        jobs.import_documents(bens, LETTER)
        jobs.import_annotations(bens, path)
        found, given = snapshot.of(bens), snapshot.of(full)
        assert found.annotations == given.annotations
        assert found.links == given.links
        assert {reader.name for reader in found.readers} == {"Ana", "Ben"}
    finally:
        bens.close()


def test_what_was_changed_or_deleted_here_stays_so(full: Project, fresh: Project, tmp_path: Path) -> None:
    path, _ = exported(full, tmp_path)
    jobs.import_annotations(fresh, path)
    changed, deleted, _ = filter.chosen(fresh, "")
    annotations.recolour(fresh, changed, "violet")
    annotations.remove(fresh, [deleted])
    jobs.import_annotations(fresh, path)
    assert loaded(fresh, changed).colour == "violet"
    assert annotations.get(fresh, deleted) is None


def test_a_part_can_be_exported(full: Project, tmp_path: Path) -> None:
    _, found = exported(full, tmp_path, "colour:sky")
    kinds = by_motivation(found)
    assert len(kinds["highlighting"]) == 1
    assert "commenting" not in kinds
    assert "replying" not in kinds


def test_annotations_need_their_documents_and_nothing_changes_without(
    full: Project, tmp_path: Path, identity: Identity
) -> None:
    path, _ = exported(full, tmp_path)
    empty = Project.create(tmp_path / "Empty.annotator", identity)
    try:
        a_document(empty, "something else")
        before = records(empty)
        with pytest.raises(UnreadableFile, match=r"125\. Message From .* Import them first"):
            jobs.import_annotations(empty, path)
        assert records(empty) == before
    finally:
        empty.close()


# --- files that were damaged or made by others


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "nested deeper"),
        (b"\xff\xfe", "not JSON"),
        (b"[]", "not an annotation file"),
        (b'"annotator:documents"', "not an annotation file"),
        (b'{"a": NaN, "annotator:documents": []}', "NaN"),
        (b'{"annotator:documents": [], "annotator:documents": []}', "twice"),
        (b'{"annotator:documents": []}', "incomplete"),
        (b'{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}', "not an annotation file"),
    ],
)
def test_what_is_no_export_of_ours_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=sentence):
        read_web_annotation.read(path)


def test_what_no_text_holds_is_replaced(full: Project, fresh: Project, tmp_path: Path) -> None:
    path, _ = exported(full, tmp_path)
    path.write_text(path.read_text("utf-8").replace("put off", "put\\u0000\\ud800off"), "utf-8")
    jobs.import_annotations(fresh, path)
    notes = [loaded(fresh, one).note for one in filter.chosen(fresh, "has:note")]
    assert notes == ["“put\ufffd\ufffdoff”\n\nsecond 😀 line"]


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where the values of a JSON tree are, those of lists and objects too."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inside:
        yield from leaves(child, (*path, key))


def change(tree: Json, path: tuple[Any, ...], into: Any) -> Json:
    copy: Any = json.loads(json.dumps(tree))
    at = copy
    for key in path[:-1]:
        at = at[key]
    if into is GONE:
        del at[path[-1]]
    else:
        at[path[-1]] = into
    changed: Json = copy
    return changed


GONE = object()
WRONG: tuple[Any, ...] = (GONE, None, -5, 10**30, 1e300, "=wrong", [], {}, True)


@pytest.mark.parametrize("turn", [0, 4])
def test_a_file_changed_anywhere_is_refused_whole_or_taken_in_soundly(
    full: Project, fresh: Project, tmp_path: Path, turn: int
) -> None:
    _, good = exported(full, tmp_path)
    path = tmp_path / "changed.json"
    before = records(fresh)
    refused = taken = 0
    places = [place for place in leaves(good) if place[0] != "annotator:documents"]
    for at, place in enumerate(places):
        path.write_text(json.dumps(change(good, place, WRONG[(at + turn) % len(WRONG)])), "utf-8")
        try:
            jobs.import_annotations(fresh, path)
        except UnreadableFile:
            refused += 1
            continue
        taken += 1
        assert [one for one in check.problems(fresh) if "kept until it arrives" not in str(one)] == [], place
        assert snapshot.of(fresh)
        _forget(fresh)
    assert refused > 100
    assert taken > 20
    assert records(fresh) == before


def _forget(project: Project) -> None:
    """Take what was imported out of the file for good, for the next trial."""
    kinds = ("annotation", "span", "reply", "tag", "tagging", "link", "source")
    with project.edit("Forget"):
        for kind in kinds:
            project.db.execute(f"DELETE FROM {kind}")
            if kind in ("annotation", "span", "reply"):
                project.db.execute(f"DELETE FROM {kind}_search")
        project.db.execute("DELETE FROM place")
        project.db.execute("DELETE FROM reader WHERE id != ?", [project.reader.id])
    project.accept()


def test_an_unknown_format_and_the_project_itself_are_refused(full: Project, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"no format “pdf”.*csv, xlsx"):
        jobs.export(full, "pdf", tmp_path / "a.pdf")
    content = full.path.read_bytes()
    with pytest.raises(AnnotatorError, match="project itself"):
        jobs.export(full, "csv", full.path)
    assert full.path.read_bytes() == content
