"""Project files that somebody prepared, or a crash left: nothing else is touched, nothing foreign runs."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from annotator.errors import UnreadableFile
from annotator.model import Identity
from annotator.store import annotations, check, documents
from annotator.store.project import Project

MAGIC = bytes.fromhex("d9d505f920a163d7")


@pytest.fixture
def received(letter: Project, letter_id: str, tmp_path: Path) -> Path:
    """A project as it comes by mail."""
    at = documents.text(letter, letter_id).index("NATO base")
    annotations.add(letter, letter_id, [(at, at + 9)], note="here")
    path = tmp_path / "received.annotator"
    shutil.copy(letter.path, path)
    return path


def tamper(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def super_journal(names: Path) -> bytes:
    """A hot journal that names another journal, as SQLite writes for several files at once."""
    header = MAGIC + b"".join(number.to_bytes(4, "big") for number in (0, 0, 0, 512, 4096))
    name = str(names).encode()
    tail = (0x40000000 // 4096 + 1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big")
    return header.ljust(512, b"\0") + tail + (sum(name) & 0xFFFFFFFF).to_bytes(4, "big") + MAGIC


@pytest.mark.skipif(sqlite3.sqlite_version_info >= (3, 54), reason="this SQLite deletes nothing any more")
def test_control_opened_without_a_look_the_journal_deletes_the_other_file(received: Path, tmp_path: Path) -> None:
    victim = tmp_path / "thesis.txt"
    victim.write_text("years of work")
    received.with_name(received.name + "-journal").write_bytes(super_journal(victim))
    connection = sqlite3.connect(received)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.close()
    assert not victim.exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_journal_that_names_another_file_is_not_obeyed(received: Path, tmp_path: Path, read_only: bool) -> None:
    victim = tmp_path / "thesis.txt"
    victim.write_text("years of work")
    journal = received.with_name(received.name + "-journal")
    journal.write_bytes(super_journal(victim))
    with pytest.raises(UnreadableFile, match="did not write"):
        Project.open(received, read_only=read_only)
    assert victim.read_text() == "years of work"
    assert journal.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON step BEGIN UPDATE annotation SET note = 'x'; END",
        "DROP TABLE page; CREATE VIEW page AS WITH RECURSIVE a AS (SELECT 1 UNION ALL SELECT * FROM a) SELECT * FROM a",
        "DROP TABLE paragraph_search",
        "DROP VIEW annotation_list; CREATE VIEW annotation_list AS SELECT 1",
    ],
)
def test_a_foreign_schema_is_refused(received: Path, ben: Identity, sql: str) -> None:
    tamper(received, sql)
    before = received.read_bytes()
    with pytest.raises(UnreadableFile, match=r"trigger|tampered"):
        Project.open(received, ben)
    assert received.read_bytes() == before


def test_a_view_and_a_table_of_ones_own_do_no_harm(received: Path, ben: Identity) -> None:
    tamper(received, "CREATE VIEW mine AS SELECT note FROM annotation; CREATE TABLE lists (name TEXT)")
    project = Project.open(received, ben)
    assert check.problems(project) == []
    project.close()


def test_writing_to_what_was_deleted_elsewhere_brings_it_back_whole(letter: Project, letter_id: str) -> None:
    at = documents.text(letter, letter_id).index("NATO base")
    one = annotations.add(letter, letter_id, [(at, at + 9)])
    letter.undo()
    assert annotations.get(letter, one) is None
    annotations.write_note(letter, one, "typed meanwhile")
    found = annotations.get(letter, one)
    assert found is not None
    assert (found.quote, found.note) == ("NATO base", "typed meanwhile")
    assert check.problems(letter) == []


def test_an_annotation_without_a_passage_is_found(received: Path, ben: Identity) -> None:
    tamper(received, "UPDATE span SET alive = 0, dead = 1, dead_stamp = '9999999999999.00000.x'")
    project = Project.open(received, ben)
    assert any("has no passage" in str(one) for one in check.problems(project))
    project.close()
