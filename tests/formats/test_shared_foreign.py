"""Real files of other programs, where they lie beside the checkout, and the official schemas for what we write."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from annotator import foreign, jobs
from annotator.errors import UnreadableFile
from annotator.formats import WRITERS
from annotator.formats.archive import Archive
from annotator.progress import no_progress
from annotator.records import Sent
from annotator.store import annotations, links
from annotator.store.project import Project
from tests.conftest import HERE
from tests.foreign_files import as_snapshot, of_kind, packed, quotes, tag_paths, told
from tests.making import mark_words

DATA = HERE.parent.parent / "shared" / "data" / "others"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not beside this checkout")

ATLAS = DATA / "refi-qda" / "qdpx" / "skyloom-TestProject.qdpx"
HAND = DATA / "refi-qda" / "qdpx" / "ornio-hand_authored"


def names(*parts: str) -> list[str]:
    return sorted(path.name for path in DATA.joinpath(*parts).glob("*.json"))


def kinds(found: Sent) -> Counter[str]:
    return Counter(one.kind for one in found.records)


# --- W3C, Recogito, Hypothesis


@pytest.mark.parametrize("name", names("w3c", "samples", "correct"))
def test_every_correct_sample_comes_in(name: str) -> None:
    found = foreign.read(DATA / "w3c" / "samples" / "correct" / name)
    assert of_kind(found, "annotation") or (name == "example41.json" and "kept elsewhere" in str(found.warnings[0]))


def test_a_collection_of_all_samples_comes_in_whole() -> None:
    found = foreign.read(DATA / "w3c" / "samples" / "correct" / "collection1.json")
    assert len(of_kind(found, "annotation")) >= 40


@pytest.mark.parametrize("name", names("w3c", "samples", "incorrect"))
def test_every_incorrect_sample_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile):
        foreign.read(DATA / "w3c" / "samples" / "incorrect" / name)


@pytest.mark.parametrize(
    ("name", "number"), [("text-annotations.w3c.json", 5), ("pdf-annotations.json", 4), ("tei-annotations.json", 1)]
)
def test_recogitos_files_come_in(name: str, number: int) -> None:
    found = foreign.read(DATA / "recogito" / name)
    assert len(of_kind(found, "annotation")) == number


def test_hypothesis_annotations_keep_their_page() -> None:
    found = foreign.read(DATA / "hypothesis" / "html-baselines" / "wikipedia-regression-testing.json")
    assert kinds(found) == {"reader": 1, "document": 1, "annotation": 5, "span": 5}
    assert {who for who, *_ in told(found)} == {"mark"}
    assert "11 November 2016" in quotes(found)


# --- REFI-QDA


@cache
def atlas() -> Sent:
    return foreign.read(ATLAS)


@pytest.fixture
def hand(tmp_path: Path) -> Sent:
    """The hand-made project as one file."""
    files = {path.relative_to(HAND).as_posix(): path.read_bytes() for path in HAND.rglob("*") if path.is_file()}
    return foreign.read(packed(tmp_path / "hand.qdpx", files))


def test_what_atlas_writes_comes_in() -> None:
    found = atlas()
    assert kinds(found) == {"reader": 3, "document": 8, "annotation": 12, "span": 12, "tagging": 13, "tag": 14}
    assert {who for who, *_ in told(found)} == {"Friedrich Markgraf"}
    assert any("Research Plan" in one for one in map(str, found.warnings))


def test_the_hand_made_project_comes_in(hand: Sent) -> None:
    assert quotes(hand) == ["Diet and health", "health are closely", "diet and health"]
    paths = {"Topics", "Topics/Health", "Topics/Health/Diet", "Topics/Wellbeing"}
    assert set(tag_paths(hand).values()) == paths
    left_out = {f"Left out: {what}." for what in ("variables (2)", "cases (1)", "sets (1)", "graphs (1)")}
    assert left_out <= set(map(str, hand.warnings))
    notes = {note for _, _, note, _, _ in told(hand)}
    assert "Research memo\n\nRemember to follow up on diet-related comments." in notes


@cache
def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(DATA / "refi-qda" / "xsd" / name))


def assert_valid(path: Path) -> None:
    schema("Project.xsd").assertValid(etree.fromstring(Archive(path).read("project.qde")))


@pytest.mark.parametrize("which", ["atlas", "hand"])
def test_read_written_and_read_again_they_say_the_same(which: str, hand: Sent, tmp_path: Path) -> None:
    found = atlas() if which == "atlas" else hand
    path = tmp_path / "again.qdpx"
    WRITERS["qdpx"].write(as_snapshot(found), path, no_progress)
    assert_valid(path)
    again = foreign.read(path)
    assert told(again) == told(found)
    assert set(tag_paths(again).values()) == set(tag_paths(found).values())
    assert {one.text for one in again.documents} == {one.text for one in found.documents}


def test_what_we_write_is_valid(letter: Project, letter_id: str, tmp_path: Path) -> None:
    ice = mark_words(letter, letter_id, "on ice", note="put off", tag_paths=["elections", "a/b"])
    both = mark_words(letter, letter_id, "symbolic troops", "hot-bed which", colour="sky", note="<&\u2028")
    links.add(letter, ice, both)
    jobs.link_to_source(letter, ice, "https://history.state.gov/a b", "see also")
    annotations.reply(letter, both, "an answer")
    jobs.export(letter, "qdpx", tmp_path / "a.qdpx")
    assert_valid(tmp_path / "a.qdpx")
    jobs.export(letter, "qdc", tmp_path / "a.qdc")
    schema("Codebook.xsd").assertValid(etree.parse(tmp_path / "a.qdc"))


def test_an_empty_project_is_valid(project: Project, tmp_path: Path) -> None:
    jobs.export(project, "qdpx", tmp_path / "a.qdpx")
    assert_valid(tmp_path / "a.qdpx")


def test_the_schema_finds_a_mistake(letter: Project, letter_id: str, tmp_path: Path) -> None:
    mark_words(letter, letter_id, "on ice", note="put off")
    jobs.export(letter, "qdpx", tmp_path / "a.qdpx")
    root = etree.fromstring(Archive(tmp_path / "a.qdpx").read("project.qde"))
    root.insert(0, root[-1])
    assert not schema("Project.xsd").validate(root)


# --- Taguette, Word


def test_taguettes_own_database() -> None:
    found = foreign.read(DATA / "taguette" / "taguette-live.sqlite3")
    said = {words: {path for path, _ in tags} for _, (words,), _, tags, _ in told(found)}
    assert said == {
        "Adenauer": {"actor", "actor/Adenauer"},
        "“lebensraum”": {"theme/peace treaty"},
        "Such, evidently, are “traditions” [Page 338] in the United States": {"theme/Überraschung"},
        "the question—the troops of what countries will be stationed there": set(),
        "West Berlin": {"theme/peace treaty", "actor/USSR"},
    }


def test_taguettes_codebooks_hold_the_tags_of_its_database() -> None:
    paths = [
        set(tag_paths(foreign.read(DATA / "taguette" / name)).values())
        for name in ("taguette-live.sqlite3", "codebook.csv", "codebook.qdc")
    ]
    assert paths[0] == paths[1] == paths[2]


def test_comments_of_a_real_word_document() -> None:
    found = foreign.read(DATA / "docx" / "mammoth-comments.docx")
    assert told(found) == {
        ("Michael Williamson", ("Ouch",), "A tachyon walks into a bar.", frozenset(), frozenset()),
        ("Michael Williamson", ("Ouch.",), "Fin.", frozenset(), frozenset()),
    }


def test_nothing_else_here_is_taken_for_annotations() -> None:
    """Every other file is refused in a sentence."""
    others = [*DATA.glob("tei/*"), *DATA.glob("**/*.txt"), *DATA.glob("**/*.html"), *DATA.glob("**/*.pdf")]
    assert len(others) > 10
    for path in others:
        with pytest.raises(UnreadableFile):
            foreign.read(path)
