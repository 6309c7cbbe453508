"""Projects of every earlier version of the file open with all that is in them."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from annotator import exchanging
from annotator.errors import UnreadableFile
from annotator.model import Identity
from annotator.store import annotations, check, documents, history, merging, outline, places
from annotator.store.project import Project
from annotator.store.schema import VERSION
from tests.conftest import HERE
from tests.making import tamper

FIXTURES = sorted((HERE / "fixtures").glob("version-*.annotator.gz"))


@pytest.fixture(params=FIXTURES, ids=lambda path: path.name.partition(".")[0])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "Old.annotator"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def version_of(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_there_is_one_of_every_earlier_version() -> None:
    assert len(FIXTURES) == VERSION - 1


def holds_all(project: Project) -> bool:
    here = documents.listed(project)[0]
    found = annotations.load(project, [row[-1] for row in places.order(project, here.id)])
    assert [(one.quote, one.note, one.tags, one.colour, one.placement) for one in found] == [
        ("on ice until the end of the elections", "A pledge.", ("elections/congress",), "sky", "exact")
    ]
    assert [reply.note for reply in found[0].replies] == ["Is it?"]
    assert [link.other.kind for link in found[0].links] == ["missing"]
    assert [one.kind for one in history.bin_contents(project)] == ["annotation"]
    assert check.problems(project) == []
    return True


def test_an_old_project_opens_with_everything_and_is_brought_up_to_date(old: Path, identity: Identity) -> None:
    project = Project.open(old, identity)
    assert holds_all(project)
    while project.undo():
        pass
    assert documents.listed(project) == []
    while project.redo():
        pass
    assert holds_all(project)
    project.close()
    assert version_of(old) == VERSION


def test_an_old_project_that_may_not_be_written_stays_as_it_is(old: Path, identity: Identity) -> None:
    before = old.read_bytes()
    project = Project.open(old, identity, read_only=True)
    assert holds_all(project)
    project.close()
    assert old.read_bytes() == before


def test_an_old_project_is_folded_into_a_new_one(old: Path, project: Project) -> None:
    report = exchanging.merge(project, old, exchanging.read(old))
    assert documents.listed(project)[0].title in report.added
    assert holds_all(project)


def test_an_old_project_with_a_foreign_trigger_is_not_brought_up_to_date(old: Path, identity: Identity) -> None:
    connection = sqlite3.connect(old)
    connection.execute("CREATE TRIGGER evil AFTER UPDATE ON annotation BEGIN DELETE FROM tag; END")
    connection.commit()
    connection.close()
    before = version_of(old)
    with pytest.raises(UnreadableFile, match="trigger"):
        Project.open(old, identity)
    assert version_of(old) == before


def test_a_migration_that_is_cut_short_leaves_the_old_version(
    old: Path, identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.store import schema

    before = version_of(old)
    *whole, last = schema.MIGRATIONS

    def broken(db: Database) -> None:
        last(db)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(schema, "MIGRATIONS", (*whole, broken))
    with pytest.raises(Exception, match="error"):
        Project.open(old, identity)
    monkeypatch.undo()
    assert version_of(old) == before
    project = Project.open(old, identity)
    assert holds_all(project)
    project.close()


def test_an_outline_that_came_before_its_time_is_there_once_its_kind_is_known(
    tmp_path: Path, identity: Identity
) -> None:
    path = tmp_path / "Second.annotator"
    path.write_bytes(gzip.decompress((HERE / "fixtures" / "version-2.annotator.gz").read_bytes()))
    tamper(path, "UPDATE opaque SET line = replace(line, '\"parent_id\"', '\"lost\"') WHERE line LIKE '%Argument%'")
    project = Project.open(path, identity)
    assert [(one.title, one.level, len(one.entries)) for one in outline.read(project)] == [("Evidence", 0, 1)]
    assert project.rows("SELECT count(*) FROM opaque")[0][0] == 0
    assert len({one.id for one in merging.all_records(project)}) == len(list(merging.all_records(project)))
    project.undo()
    assert outline.read(project) == ()
    project.redo()
    assert [one.title for one in outline.read(project)] == ["Evidence"]
    project.close()
