"""Real files of others, where they lie beside the checkout: the publisher's TEI, and the official W3C schemas."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

from annotator import jobs
from annotator.formats import read_tei
from annotator.model import ImportedDocument
from annotator.store import annotations, documents, links
from annotator.store.project import Project
from annotator.text import pages
from tests.conftest import HERE
from tests.making import mark_words

DATA = HERE.parent.parent / "shared" / "data"
SCHEMAS = DATA / "others" / "w3c" / "schemas"
SAMPLES = DATA / "others" / "w3c" / "samples"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not beside this checkout")


# --- the publisher's own encoding of the letter


@cache
def frus() -> tuple[ImportedDocument, ...]:
    return tuple(read_tei.read(DATA / "frus1961-63v15-excerpt.xml"))


def test_the_excerpt_holds_three_documents() -> None:
    assert [(one.number, one.key) for one in frus()] == [
        ("123", "frus1961-63v15#d123"),
        ("124", "frus1961-63v15#d124"),
        ("125", "frus1961-63v15#d125"),
    ]
    assert frus()[1].title == "Editorial Note"
    assert frus()[2].title == "Message From Chairman Khrushchev to President Kennedy"


def test_the_pages_of_the_three_are_those_of_the_book() -> None:
    labels = [[*dict.fromkeys(page.label for page in one.pages)] for one in frus()]
    assert labels == [["334", "335", "336"], ["336"], ["337", "338"]]
    assert not any(page.inferred for one in frus() for page in one.pages)


def test_the_letter_reads_as_the_bundled_one() -> None:
    (bundled,) = read_tei.read(HERE.parent / "sample_docs" / "letter.xml")
    letter = frus()[2]
    assert " ".join(letter.text.split()) == " ".join(bundled.text.split())


def test_a_quotation_over_the_page_break_is_whole() -> None:
    text = frus()[2].text
    quote = "“traditions” in the United States"
    at = text.index(quote)
    assert pages.labels(frus()[2].pages, at, at + len(quote)) == ("337", "338")


def test_persons_and_terms_are_explained() -> None:
    marks = frus()[2].marks
    persons = {mark.value for mark in marks if mark.kind == "person" and "Adenauer" in mark.value}
    assert any("Chancellor" in value for value in persons)
    assert all(mark.value for mark in marks if mark.kind == "person")


def test_date_and_bibliographic_data() -> None:
    letter = frus()[2]
    assert letter.date == "1962-09-25/1962-09-30" or letter.date.startswith("1962-09")
    assert letter.details["date_words"].startswith("undated")
    assert letter.details["publisher"]


def test_the_reference_to_another_volume_waits_for_it(project: Project) -> None:
    ids = jobs.import_documents(project, DATA / "frus1961-63v15-excerpt.xml")
    found = documents.references(project, ids[2])
    assert [(mark.target, mark.value, there) for mark, there in found] == [("frus1961-63v06", "volume VI", None)]


def test_the_web_copy_differs_only_in_the_date_line(letter: Project, letter_id: str) -> None:
    web, printed = documents.text(letter, letter_id).split(), frus()[2].text.split()
    assert Counter(printed) - Counter(web) == Counter({"Moscow,": 1, "undated.": 1})
    assert not Counter(web) - Counter(printed)


def test_milton_is_verse_and_terence_is_drama() -> None:
    (milton,) = read_tei.read(DATA / "others" / "tei" / "recogito-paradise-lost.xml")
    (terence,) = read_tei.read(DATA / "others" / "tei" / "romdracor-terence-hecyra.xml")
    assert milton.title == "Paradise Lost: Book 1"
    assert "Mans First Disobedience, and the Fruit" in milton.text
    assert terence.title == "Hecyra"
    assert sum(mark.kind == "speaker" for mark in terence.marks) > 200
    assert sum(mark.kind == "verse" for mark in terence.marks) > 700


# --- the official schemas


FORMATS = FormatChecker(())


@FORMATS.checks("uri")
def is_uri(value: object) -> bool:
    return not isinstance(value, str) or re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.-]*:[!-~]+", value) is not None


@FORMATS.checks("date-time")
def is_time(value: object) -> bool:
    pattern = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
    return not isinstance(value, str) or re.fullmatch(pattern, value) is not None


@cache
def validators() -> dict[str, Draft4Validator]:
    """The schemas of what an annotation must be, with one another's definitions and nothing from the network."""
    registry: Registry[Any] = Registry().with_resources(
        (path.name, DRAFT4.create_resource(json.loads(path.read_text("utf-8"))))
        for path in (SCHEMAS / "definitions").glob("*.json")
    )
    musts = json.loads((SCHEMAS / "annotations" / "annotationMusts.test").read_text("utf-8"))["assertions"]
    found = {}
    for name in musts:
        schema = json.loads((SCHEMAS / name).read_text("utf-8"))
        schema["id"] = Path(name).name
        found[name] = Draft4Validator(schema, registry=registry, format_checker=FORMATS)
    return found


def broken_musts(annotation: object) -> list[str]:
    return [name for name, validator in validators().items() if not validator.is_valid(annotation)]


def sample(kind: str, name: str) -> object:
    return json.loads((SAMPLES / kind / name).read_text("utf-8"))


def test_the_official_samples_pass() -> None:
    composites = {"anno11.json", "anno12.json", "anno13.json"}  # the schemas are narrower than the model here
    names = {path.name for path in (SAMPLES / "correct").glob("anno*.json")} - composites
    assert len(names) > 30
    assert {name: broken for name in names if (broken := broken_musts(sample("correct", name)))} == {}


def test_the_official_mistakes_are_found() -> None:
    wrong = [path for path in (SAMPLES / "incorrect").glob("*.json") if is_json(path)]
    assert len(wrong) > 15
    assert [path.name for path in wrong if not broken_musts(sample("incorrect", path.name))] == []


def is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text("utf-8"))
    except ValueError:
        return False
    return True


def test_a_wrong_annotation_does_not_pass() -> None:
    good = sample("correct", "anno22.json")
    assert isinstance(good, dict)
    assert broken_musts({name: value for name, value in good.items() if name != "target"}) != []
    assert broken_musts({**good, "type": "Note"}) != []
    assert broken_musts({**good, "created": "yesterday"}) != []


def test_what_we_export_is_valid(letter: Project, letter_id: str, tmp_path: Path) -> None:
    ice = mark_words(letter, letter_id, "on ice", note="put off", tag_paths=["elections"])
    both = mark_words(letter, letter_id, "symbolic troops", "hot-bed which", colour="sky")
    mark_words(letter, letter_id, "third force", tag_paths=["a/b"])
    links.add(letter, ice, both)
    jobs.link_to_source(letter, ice, "https://history.state.gov/a b", "see also")
    jobs.link_to_source(letter, ice, "A book, 3", "see also")
    annotations.reply(letter, ice, "an answer")
    path = tmp_path / "export.json"
    jobs.export(letter, "json", path)
    items = json.loads(path.read_text("utf-8"))["first"]["items"]
    assert len(items) == 7
    for item in items:
        assert broken_musts(item) == [], item
