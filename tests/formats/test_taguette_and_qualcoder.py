"""Databases and codebooks of Taguette and QualCoder."""

from __future__ import annotations

from pathlib import Path

from annotator import foreign
from tests.foreign_files import of_kind, qualcoder, quotes, tag_paths, taguette, told, value


def test_taguettes_highlights_stand_at_their_words(tmp_path: Path) -> None:
    found = foreign.read(taguette(tmp_path / "a.sqlite3"))
    assert found.documents[0].text == "Die Größe & mehr\nWest Berlin"
    tags = frozenset({("etc.", "ana"), ("actor/USSR", "ana")})
    assert told(found) == {
        ("unknown", ("Größe",), "", frozenset(), frozenset()),
        ("ana", ("West Berlin",), "", tags, frozenset()),
    }


def test_the_log_says_who_highlighted_first_and_when_it_was_changed(tmp_path: Path) -> None:
    found = foreign.read(taguette(tmp_path / "a.sqlite3"))
    newest = max(of_kind(found, "annotation"), key=lambda one: one.newest)
    assert newest.born.startswith("1709373600000.")
    assert newest.newest.startswith("1709460000000.")
    bare = foreign.read(taguette(tmp_path / "b.sqlite3", log=False))
    assert {who for who, *_ in told(bare)} == {"unknown"}


def test_tags_keep_their_descriptions(tmp_path: Path) -> None:
    found = foreign.read(taguette(tmp_path / "a.sqlite3"))
    paths = tag_paths(found)
    described = {paths[one.id]: value(one, "description") for one in of_kind(found, "tag")}
    assert described == {"actor": "", "actor/USSR": "a state", "etc.": ""}


def test_both_codebooks_of_taguette_hold_the_same_tags(tmp_path: Path) -> None:
    table, qdc = tmp_path / "codebook.csv", tmp_path / "codebook.qdc"
    table.write_text("tag,description,number of highlights\nactor.USSR,a state,1\n'=x,,0\n", "utf-8")
    code = '<Code guid="D7AB8AF1-866A-5396-AF63-0815892A6FB9" name="{}" isCodable="true"/>'
    qdc.write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.5.2"><Codes>'
        f"{code.format('actor.USSR')}{code.format('=x')}</Codes><Sets/></CodeBook>",
        "utf-8",
    )
    for path in (table, qdc):
        assert set(tag_paths(foreign.read(path)).values()) == {"actor", "actor/USSR", "=x"}


def test_qualcoders_codings_of_one_passage_are_one_annotation(tmp_path: Path) -> None:
    found = foreign.read(qualcoder(tmp_path / "plan.qda"))
    berlin, loose = "places/cities/Berlin", "loose"
    assert told(found) == {
        ("ana", ("West Berlin",), "a memo", frozenset({(berlin, "ana"), (loose, "ana")}), frozenset()),
        ("ben", ("Größe",), "", frozenset({(berlin, "ben")}), frozenset()),
        ("ben", ("Plans",), "no code here", frozenset(), frozenset()),
    }
    assert any("cases (1)" in one for one in map(str, found.warnings))


def test_qualcoders_database_without_its_folder(tmp_path: Path) -> None:
    folder = qualcoder(tmp_path / "plan.qda")
    assert foreign.read(folder / "data.qda") == foreign.read(folder)
    assert "West Berlin" in quotes(foreign.read(folder))
