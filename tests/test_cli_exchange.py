"""The commands of exchange, as a seminar uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import foreign, jobs
from annotator.model import Identity
from annotator.store import documents
from annotator.store.project import Project
from tests.conftest import HERE, LETTER, Command
from tests.foreign_files import a_word_document, all_kinds, as_json, hypothesis, qualcoder
from tests.making import a_document, mark_words

ICE = "on ice until the end of the elections"


@pytest.fixture
def anas(tmp_path: Path, identity: Identity) -> Path:
    """Ana's project with the letter as TEI and one annotation."""
    project = jobs.create_project(tmp_path / "Ana.annotator", identity)
    jobs.import_documents(project, HERE.parent / "sample_docs" / "letter.xml")
    mark_words(project, documents.listed(project)[0].id, ICE, tag_paths=["elections"])
    project.close()
    return project.path


@pytest.fixture
def bens(tmp_path: Path, ben: Identity) -> Path:
    """Ben's project with the letter as it stands on the web."""
    project = jobs.create_project(tmp_path / "Ben.annotator", ben)
    jobs.import_documents(project, LETTER)
    project.close()
    return project.path


def test_a_file_goes_from_one_to_the_other(anas: Path, bens: Path, tmp_path: Path, done: Command) -> None:
    file = tmp_path / "ana.annotations.json"
    printed = done("export", anas, "--to", "exchange", "-o", file)
    code = done("state", anas).out.strip()
    assert f"state code is {code}" in printed.err
    before = done("state", bens).out
    shown = done("merge", bens, file, "--preview").out
    assert "Ana: 1 new, 0 changed, 0 deleted, 0 unchanged" in shown
    assert "is a copy of a document here" in shown
    assert done("state", bens).out == before
    found = done("merge", bens, file, "--json").json[0]
    assert [one["new"] for one in found["readers"]] == [1]
    assert found["state"] == done("state", bens).out.strip() != code
    assert done("merge", bens, file).out == "ana.annotations.json: nothing new\n"
    rows = done("annotations", bens, "--json").json
    assert [(one["quote"], one["author"], one["tags"]) for one in rows] == [(ICE, "Ana", ["elections"])]
    done("merge", anas, bens)
    assert done("state", anas).out == done("state", bens).out


def test_what_may_be_the_same_document_is_asked(
    tmp_path: Path, identity: Identity, ben: Identity, done: Command, refused: Command
) -> None:
    words = (HERE.parent / "sample_docs" / "letter.txt").read_text("utf-8").split()
    one = jobs.create_project(tmp_path / "One.annotator", identity)
    other = jobs.create_project(tmp_path / "Other.annotator", ben)
    mark_words(one, a_document(one, " ".join(words[:500]), "Half"), " ".join(words[40:45]))
    a_document(other, " ".join(words[250:750]), "Other half")
    foreign, local = (documents.listed(project)[0].id for project in (one, other))
    for project in (one, other):
        project.close()
    sentence = refused("merge", other.path, one.path).err
    assert f"“Half” ({foreign[:8]}) may be a copy of “Other half” ({local[:8]})" in sentence
    assert "1 new" in done("merge", other.path, one.path, "--match", f"{foreign[:8]}={local[:8]}", "--preview").out
    assert "“Half”: came along" in done("merge", other.path, one.path, "--match", f"{foreign[:8]}=").out
    opened = Project.open(other.path, ben)
    assert sorted(found.title for found in documents.listed(opened)) == ["Half", "Other half"]
    opened.close()


def test_what_cannot_be_merged_is_told(anas: Path, tmp_path: Path, refused: Command) -> None:
    file = tmp_path / "odd.json"
    assert "There is no file" in refused("merge", anas, file).err
    file.write_text('{"format": "other"}', "utf-8")
    assert "odd.json" in refused("merge", anas, file).err
    assert "leave the query out" in refused("export", anas, "#x", "--to", "exchange", "-o", tmp_path / "x").err
    assert "cannot take the place of the project" in refused("export", anas, "--to", "exchange", "-o", anas).err


def test_texts_can_stay_at_home(anas: Path, tmp_path: Path, done: Command) -> None:
    whole, bare = tmp_path / "whole.json", tmp_path / "bare.json"
    done("export", anas, "--to", "exchange", "-o", whole)
    done("export", anas, "--to", "exchange", "-o", bare, "--without-text")
    assert "Khrushchev" in whole.read_text("utf-8")
    assert "ambassador" not in bare.read_text("utf-8").lower()


# --- what other programs wrote


def test_a_page_that_came_without_its_text_is_told_by_what_is_quoted(bens: Path, tmp_path: Path, done: Command) -> None:
    file = as_json(tmp_path / "page.json", {"total": 1, "rows": [hypothesis("a")]})
    shown = done("merge", bens, file, "--preview")
    assert "Ana Kern: 1 new" in shown.out
    assert "“The letter” (" in shown.out
    pair = shown.err.partition("--match ")[2].partition(".")[0]
    assert done("annotations", bens, "--json").json == []
    found = done("merge", bens, file, "--match", pair, "--json").json[0]
    assert [(one["title"], one["local_id"][:8]) for one in found["documents"]] == [("The letter", pair[-8:])]
    assert found["bare"] == []
    rows = done("annotations", bens, "--json").json
    assert [(one["quote"], one["author"], one["tags"]) for one in rows] == [("on ice", "Ana Kern", ["elections"])]
    again = done("merge", bens, file)
    assert (again.out, again.err) == ("page.json: nothing new\n", "")


def test_what_could_not_be_kept_is_told(bens: Path, tmp_path: Path, done: Command) -> None:
    printed = done("merge", bens, qualcoder(tmp_path / "data.qda"))
    assert "came along" in printed.out
    assert "Left out: cases (1)." in printed.err
    report = done("merge", bens, tmp_path / "data.qda", "--json").json[0]
    assert "Left out: cases (1)." in report["warnings"]


@pytest.mark.parametrize("kind", foreign.FORMATS)
def test_every_kind_of_file_is_merged(kind: str, bens: Path, tmp_path: Path, done: Command) -> None:
    printed = done("merge", bens, all_kinds(tmp_path)[kind])
    assert "new" in printed.out


def test_a_refi_qda_project_goes_out_and_comes_in(anas: Path, bens: Path, tmp_path: Path, done: Command) -> None:
    for kind in ("qdpx", "qdc"):
        done("export", anas, "--to", kind, "-o", tmp_path / f"ana.{kind}")
    assert "new tags: 1" in done("merge", bens, tmp_path / "ana.qdc").out
    assert "Ana: 1 new" in done("merge", bens, tmp_path / "ana.qdpx").out
    assert [one["quote"] for one in done("annotations", bens, "--json").json] == [ICE]


def test_what_is_to_be_imported_and_what_merged(anas: Path, tmp_path: Path, done: Command, refused: Command) -> None:
    own = tmp_path / "own.json"
    done("export", anas, "--to", "json", "-o", own)
    assert done("merge", anas, own).out == "own.json: nothing new\n"
    assert "0 new annotations" in done("import", anas, own).err
    assert "plan" in done("import", anas, a_word_document(tmp_path / "plan.docx")).out
    assert "which part?" in done("annotations", anas).out
