"""Web Annotations that others wrote: what comes in, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotator import foreign
from annotator.errors import UnreadableFile
from annotator.records import Sent
from tests.foreign_files import ANNO, annotation, as_json, of_kind, quotes, told, value

UUID = "01900000-0000-7000-8000-00000000000a"


def read(tmp_path: Path, *found: dict[str, Any]) -> Sent:
    return foreign.read(as_json(tmp_path / "annotations.json", list(found)))


def test_words_tags_author_and_times(tmp_path: Path) -> None:
    bodies = [
        {"type": "TextualBody", "value": "<p>one &amp;</p><p>two</p>", "format": "text/html"},
        {"type": "TextualBody", "value": "elections", "purpose": "tagging"},
        {"type": "SpecificResource", "source": "http://example.org/city/Berlin", "purpose": "tagging"},
    ]
    times = {"created": "2024-01-01T00:00:00Z", "modified": "2024-01-02T00:00:00Z"}
    found = read(tmp_path, annotation(body=bodies, creator={"id": "http://example.org/ana", "name": "Ana"}, **times))
    tags = frozenset({("elections", "Ana"), ("Berlin", "Ana")})
    assert told(found) == {("Ana", ("on ice",), "one &\ntwo", tags, frozenset())}
    (one,) = of_kind(found, "annotation")
    assert one.born == "1704067200000.00000.import00"
    assert one.fields["note"].stamp == "1704153600000.00000.import00"
    (span,) = of_kind(found, "span")
    anchor = {"start": 12, "end": 18, "quote": "on ice", "prefix": "so to say, ", "suffix": " until"}
    assert value(span, "anchor") == {"document_id": found.documents[0].id, **anchor}


def test_ids_of_ours_are_kept_and_others_derived(tmp_path: Path) -> None:
    found = read(tmp_path, annotation(id=f"urn:uuid:{UUID.upper()}"), annotation(id="http://example.org/2"))
    assert [one.id == UUID for one in of_kind(found, "annotation")] == [True, False]


def test_answers_to_answers_stand_below_the_annotation(tmp_path: Path) -> None:
    said = {"motivation": "replying"}
    found = read(
        tmp_path,
        annotation(id="x:3", target="x:2", bodyValue="no", **said),
        annotation(id="x:2", target="x:1", bodyValue="yes", creator="x:ben", **said),
        annotation(id="x:1", bodyValue="note"),
        annotation(id="x:4", target=f"urn:uuid:{UUID}", bodyValue="of one that is not here", **said),
    )
    (one,) = of_kind(found, "annotation")
    parents = {value(reply, "note"): value(reply, "annotation_id") for reply in of_kind(found, "reply")}
    assert parents == {"no": one.id, "yes": one.id, "of one that is not here": UUID}


def test_links_among_annotations_and_to_works_outside(tmp_path: Path) -> None:
    bodies = [
        {"source": "x:2", "purpose": "linking"},
        {"type": "TextualBody", "value": "repeats", "purpose": "classifying"},
    ]
    found = read(
        tmp_path,
        annotation(id="x:1"),
        annotation(id="x:2", body="https://example.org/book"),
        annotation(id="x:3", motivation="linking", target="x:1", body=bodies),
    )
    first, second = (one.id for one in of_kind(found, "annotation"))
    (source,) = of_kind(found, "source")
    links = {(value(one, "from_id"), value(one, "to_id"), value(one, "relation")) for one in of_kind(found, "link")}
    assert links == {(first, second, "repeats"), (second, source.id, "see also")}
    assert value(source, "url") == "https://example.org/book"


def test_passages_of_one_document_are_one_annotation_those_of_two_are_two(tmp_path: Path) -> None:
    def target(source: str, words: str) -> dict[str, Any]:
        selector = {
            "type": "FragmentSelector",
            "value": "p5",
            "refinedBy": {"type": "TextQuoteSelector", "exact": words},
        }
        return {"source": source, "selector": selector}

    targets = [target("x:a#1", "one"), target("x:b", "two"), target("x:a#2", "three")]
    found = read(tmp_path, annotation(target=targets, bodyValue="note"))
    assert sorted(told(found)) == [
        ("unknown", ("one", "three"), "note", frozenset(), frozenset()),
        ("unknown", ("two",), "", frozenset(), frozenset()),
    ]


def test_a_page_of_a_collection_and_what_is_kept_elsewhere(tmp_path: Path) -> None:
    inner = {name: value for name, value in annotation().items() if name != "@context"}
    page = {"type": "AnnotationPage", "items": [inner], "next": "http://example.org/2"}
    found = read(tmp_path, {"@context": [ANNO], "type": "AnnotationCollection", "first": page})
    assert quotes(found) == ["on ice"]
    assert any("http://example.org/2" in one for one in map(str, found.warnings))


def test_recogitos_own_form_is_known_by_the_files_name(tmp_path: Path) -> None:
    target = {
        "annotation": "1",
        "selector": [{"quote": "on ice", "start": 3, "end": 9}, {"quote": "again", "start": 20, "end": 25}],
        "creator": {"isGuest": True, "id": "dDkm"},
        "created": "2024-02-21T07:09:59.952Z",
    }
    bodies = [{"value": "note"}, {"value": "elections", "purpose": "tagging"}]
    found = read(tmp_path, {"id": "1", "bodies": bodies, "target": target})
    tags = frozenset({("elections", "unknown")})
    assert told(found) == {("unknown", ("on ice", "again"), "note", tags, frozenset())}
    assert found.documents[0].title == "annotations.json"


BROKEN: dict[str, dict[str, Any]] = {
    "no context": {"@context": None},
    "another context": {"@context": ["http://example.org/not.json"]},
    "no type": {"type": None},
    "another type": {"type": "Squirrel"},
    "two ids": {"id": ["http://example.org/1", "http://example.org/2"]},
    "an id of words": {"id": "not a uri"},
    "no target": {"target": []},
    "a number as target": {"target": 9},
    "a target of words": {"target": "not a uri"},
    "part of nothing": {"target": {"type": "SpecificResource"}},
    "a fragment without value": {"target": {"source": "x:1", "selector": {"type": "FragmentSelector"}}},
    "two fragments": {"target": {"source": "x:1", "selector": {"type": "FragmentSelector", "value": ["a", "b"]}}},
    "a body of words": {"body": "not a uri"},
    "a body with an id of words": {"body": {"id": "not a uri"}},
    "a format that is a number": {"body": {"id": "x:1", "format": 6}},
    "a language that is a number": {"body": {"id": "x:1", "language": 3}},
    "a direction that is none": {"body": {"id": "x:1", "textDirection": "squirrel"}},
    "two directions": {"body": {"id": "x:1", "textDirection": ["ltr", "rtl"]}},
    "two languages to process": {"body": {"id": "x:1", "processingLanguage": ["en", "de"]}},
    "words without value": {"body": {"type": "TextualBody"}},
    "words with two values": {"body": {"type": "TextualBody", "value": ["a", "b"]}},
    "two kinds of set": {"body": {"type": ["Choice", "List"], "items": ["x:1"]}},
    "a set of no kind": {"body": {"items": ["x:1"]}},
    "two bodies": {"body": "x:1", "bodyValue": "twice"},
    "several values": {"bodyValue": ["a", "b"]},
    "a number as value": {"bodyValue": 23},
    "a number as creator": {"creator": 6},
    "a number as generator": {"generator": 42},
    "no time": {"created": "yesterday"},
    "two times": {"modified": ["2015-01-28T12:00:00Z", "2015-01-28T12:00:01Z"]},
    "no time of making": {"generated": "now"},
    "rights of words": {"rights": "not a uri"},
    "a way of words": {"via": "not a uri"},
    "an origin of words": {"canonical": "not a uri"},
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_breaks_the_model_is_refused(tmp_path: Path, what: str) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read as W3C"):
        read(tmp_path, annotation(**BROKEN[what]))
