"""What Hypothesis and Zotero export."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import foreign
from tests.foreign_files import as_json, hypothesis, of_kind, quotes, told, value, zotero


def test_an_export_of_hypothesis_keeps_authors_times_tags_and_answers(tmp_path: Path) -> None:
    answer = {"user": "acct:ben@hypothes.is", "user_info": None, "target": [{"source": "x"}], "tags": [], "text": "no"}
    rows = [
        hypothesis("c", references=["a", "b"], **answer),
        hypothesis("a"),
        hypothesis("b", references=["a"], **answer | {"text": "yes", "tags": ["x"]}),
        hypothesis("d", references=["gone", "lost"], **answer),
    ]
    found = foreign.read(as_json(tmp_path / "a.json", {"export_date": "2024-05-01", "annotations": rows}))
    answers = frozenset({("ben", "no"), ("ben", "yes\n\n#x")})
    assert told(found) == {("Ana Kern", ("on ice",), "a *note*", frozenset({("elections", "Ana Kern")}), answers)}
    assert len(of_kind(found, "reply")) == 3
    (one,) = of_kind(found, "annotation")
    assert (one.born, one.newest) == ("1709287200000.00000.import00", "1709373600000.00000.import00")
    assert [document.title for document in found.documents] == ["The letter"]


@pytest.mark.parametrize("shape", ["rows", "list"])
def test_dumps_of_its_interface(tmp_path: Path, shape: str) -> None:
    rows = [hypothesis("a"), hypothesis("b", tags=None, text=None, user_info={})]
    found = foreign.read(as_json(tmp_path / "a.json", {"total": 2, "rows": rows} if shape == "rows" else rows))
    assert quotes(found) == ["on ice", "on ice"]


def test_a_note_on_a_page_and_a_private_one(tmp_path: Path) -> None:
    private = {"permissions": {"read": ["acct:ana@hypothes.is"]}}
    rows = [hypothesis("a", target=[{"source": "https://example.org/letter"}]), hypothesis("b", **private)]
    found = foreign.read(as_json(tmp_path / "a.json", rows))
    assert quotes(found) == ["The letter", "on ice"]
    assert "In Hypothesis these were for their author alone: 1." in map(str, found.warnings)
    assert "Notes on a whole document stand at its heading (1)." in map(str, found.warnings)


def test_zoteros_interface_with_the_title_of_the_work(tmp_path: Path) -> None:
    items = [
        {"key": "WORK0001", "data": {"key": "WORK0001", "itemType": "book", "title": "A book"}},
        {
            "key": "FILE0001",
            "data": {"key": "FILE0001", "itemType": "attachment", "parentItem": "WORK0001", "title": "PDF"},
        },
        {"key": "A", "data": zotero("A"), "meta": {}},
        {"key": "B", "data": zotero("B", annotationType="note", annotationText="", annotationAuthorName="")},
        {"key": "C", "data": zotero("C", annotationType="ink", annotationText=None, annotationComment="")},
    ]
    items[3]["meta"] = {"createdByUser": {"username": "ben"}}
    found = foreign.read(as_json(tmp_path / "a.json", items))
    said = {(who, words, note) for who, words, note, _, _ in told(found)}
    assert said == {
        ("Ana", ("implementeda dynamic",), "see Smith"),
        ("ben", ("A book",), "p. 12: see Smith"),
        ("Ana", ("A book",), "p. 12"),
    }
    assert {value(one, "colour") for one in of_kind(found, "annotation")} == {"green"}
    assert any("drawings" in one for one in map(str, found.warnings))


def test_better_bibtex_names_the_same_annotations(tmp_path: Path) -> None:
    attachment = {"title": "PDF", "annotations": [zotero("A")]}
    item = {"key": "WORK0001", "itemType": "book", "title": "A book", "attachments": [attachment]}
    exported = foreign.read(as_json(tmp_path / "b.json", {"config": {}, "version": {}, "items": [item]}))
    asked = foreign.read(as_json(tmp_path / "a.json", [{"key": "A", "data": zotero("A")}]))
    assert {one.id for one in of_kind(exported, "annotation")} == {one.id for one in of_kind(asked, "annotation")}
    assert exported.documents[0].id == asked.documents[0].id
