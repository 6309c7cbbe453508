"""`annotator compare`, as a seminar uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import exchanging, jobs
from annotator.cli import run
from annotator.model import Identity
from annotator.store import agreed, comparing, documents
from annotator.store.project import Project
from tests.conftest import LETTER
from tests.making import a_document, mark_words

ICE, TROOPS = "on ice until the end of the elections", "symbolic troops"


@pytest.fixture
def path(letter: Project, letter_id: str, ben: Identity, tmp_path: Path) -> Path:
    """Ana's project with Ben's annotations."""
    bens = jobs.create_project(tmp_path / "Ben.annotator", ben)
    jobs.import_documents(bens, LETTER)
    mark_words(bens, letter_id, TROOPS, tag_paths=["troops"])
    theirs = mark_words(bens, letter_id, ICE, tag_paths=["delay"])
    mark_words(bens, letter_id, "red-hot glow")
    file = tmp_path / "Ben.annotations.json"
    exchanging.export(bens, file)
    exchanging.merge(letter, file, exchanging.read(file))
    mark_words(letter, letter_id, TROOPS + " under", tag_paths=["troops"])
    mine = mark_words(letter, letter_id, ICE, tag_paths=["elections"])
    agreed.choose(letter, theirs, [mine, theirs])
    a_document(letter, "Nobody but Ana reads this.")
    mark_words(letter, documents.listed(letter)[1].id, "Ana")
    letter.close()
    return letter.path


def test_readers_are_compared_in_words(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(path), "--by", "author"]) == 0
    said, talk = capsys.readouterr()
    lines = said.splitlines()
    assert lines[0].endswith("differences 2, agreements 0, alone 1")
    assert f"difference\tAna #elections; Ben #delay\t{ICE}" in lines
    assert "alone\tBen\tred-hot glow" in lines
    assert "Nobody but Ana" not in said
    assert any(line.startswith("marked or not\t14\t0.") for line in lines)
    assert any(line.startswith("#troops\t3\t0.") for line in lines)
    assert "Alpha is 1 where readers agree" in talk


def test_readers_are_compared_in_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (letter,) = found["documents"]
    ice = next(one for one in letter["groups"] if one["quote"] == ICE)
    assert (ice["kind"], ice["other_words"], ice["other_tags"], len(ice["agreed"])) == ("difference", False, True, 1)
    assert [(one["author"], one["tags"]) for one in ice["versions"]] == [("Ana", ["elections"]), ("Ben", ["delay"])]
    assert letter["numbers"]["readers"] == found["numbers"]["readers"] == ["Ana", "Ben"]
    assert letter["numbers"]["marking"]["alpha"] == found["numbers"]["marking"]["alpha"]
    assert set(letter["numbers"]["tags"]) == {"delay", "elections", "troops"}


def test_one_document_and_readers_who_are_hidden(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(path), "--document", "A text"]) == 0
    assert "differences 0, agreements 0, alone 1" in capsys.readouterr().out
    project = Project.open(path)
    comparing.read_blind(project)
    project.close()
    assert run(["compare", str(path)]) == 0
    assert capsys.readouterr() == ("", "No document has annotations of two readers.\n")
