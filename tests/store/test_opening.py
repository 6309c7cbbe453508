"""Project files opened, refused, read twice at once, and replaced under us."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from annotator import jobs
from annotator.errors import AnnotatorError, SaveFailed, UnreadableFile
from annotator.model import Identity
from annotator.store import annotations, documents, history, readers, tags
from annotator.store.project import Project
from annotator.store.schema import VERSION
from tests.making import loaded, mark_words, reopened, tamper


def empty(path: Path) -> None:
    path.write_bytes(b"")


def random_bytes(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def other_sqlite(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE annotation (id)")
    connection.close()


def newer(path: Path) -> None:
    Project.create(path).close()
    tamper(path, f"PRAGMA user_version = {VERSION + 1}")


def damaged_schema(path: Path) -> None:
    Project.create(path).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (empty, "is empty"),
        (random_bytes, "not a project file"),
        (short, "not a project file"),
        (other_sqlite, "another program"),
        (newer, "newer version"),
        (damaged_schema, "damaged"),
    ],
)
def test_what_is_no_project_is_refused_and_left_byte_for_byte(tmp_path: Path, make: object, sentence: str) -> None:
    path = tmp_path / "Seminar.annotator"
    assert callable(make)
    make(path)
    content, names = path.read_bytes(), sorted(os.listdir(tmp_path))
    with pytest.raises(AnnotatorError, match=sentence):
        documents.listed(Project.open(path))
    assert path.read_bytes() == content
    assert sorted(os.listdir(tmp_path)) == names


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no file"):
        Project.open(tmp_path / "none.annotator")
    with pytest.raises(UnreadableFile, match="directory"):
        Project.open(tmp_path)
    assert os.listdir(tmp_path) == []


def test_a_project_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "Thesis.txt"
    path.write_text("years of work", "utf-8")
    with pytest.raises(AnnotatorError, match="exists already"):
        jobs.create_project(path, None)
    assert path.read_text("utf-8") == "years of work"


def test_a_project_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="no folder"):
        jobs.create_project(tmp_path / "none" / "Seminar.annotator", None)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nothing can be made")
def test_a_folder_that_cannot_be_written_is_named() -> None:
    with pytest.raises(AnnotatorError, match="cannot be made"):
        jobs.create_project(Path("/proc/Seminar.annotator"), None)


def test_the_usual_ending_is_added(tmp_path: Path) -> None:
    made = jobs.create_project(tmp_path / "Seminar", None)
    made.close()
    assert made.path.name == "Seminar.annotator"


@pytest.mark.parametrize("name", ["a b?c#d%20e&f.annotator", "Übung שלום.annotator", "'quoted'.annotator"])
@pytest.mark.skipif(os.name == "nt", reason="Windows forbids some of these names")
def test_any_name_a_file_may_have(tmp_path: Path, name: str) -> None:
    Project.create(tmp_path / name).close()
    Project.open(tmp_path / name).close()
    assert os.listdir(tmp_path) == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always Unicode")
def test_a_folder_whose_name_is_not_unicode(tmp_path: Path, identity: Identity) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/B\xfccher"))
    folder.mkdir()
    (folder / "brief.txt").write_text("Ein Brief", "utf-8")
    project = Project.create(folder / "Seminar.annotator", identity)
    jobs.import_documents(project, folder / "brief.txt")
    project.close()
    assert sorted(os.listdir(folder)) == ["Seminar.annotator", "brief.txt"]


def test_the_file_is_one_file(letter: Project, letter_id: str) -> None:
    mark_words(letter, letter_id, "on ice")
    beside = letter.path.with_name("Seminar.annotator-journal")
    assert beside.stat().st_size == 0
    letter.close()
    assert not beside.exists()


def test_saves_are_meant_to_survive_a_power_cut(project: Project) -> None:
    assert project.rows("PRAGMA journal_mode")[0][0] == "truncate"
    assert project.rows("PRAGMA synchronous")[0][0] == 3


def test_a_received_schema_cannot_run_code(project: Project) -> None:
    assert project.rows("PRAGMA trusted_schema")[0][0] == 0
    assert project.rows("PRAGMA cell_size_check")[0][0] == 1
    assert project.rows("PRAGMA mmap_size")[0][0] == 0


def test_all_is_there_again_after_closing(letter: Project, letter_id: str, identity: Identity) -> None:
    one = mark_words(letter, letter_id, "on ice", note="put off", tag_paths=["elections"])
    before = loaded(letter, one)
    again = reopened(letter, identity)
    assert loaded(again, one) == before
    again.close()


def test_the_view_for_plain_sql_shows_each_annotation(letter: Project, letter_id: str) -> None:
    mark_words(letter, letter_id, "symbolic troops", "on ice", note="put off", tag_paths=["a/b"])
    (row,) = letter.rows("SELECT * FROM annotation_list")
    assert (row["document_number"], row["quotation"], row["note"], row["tags"], row["reader"]) == (
        "125",
        "symbolic troops … on ice",
        "put off",
        "b",
        "Ana",
    )
    assert row["pages"] == "337,338"
    assert row["created"].startswith("20")


# --- two at once


def test_another_window_sees_what_was_written_and_is_told(letter: Project, letter_id: str, ben: Identity) -> None:
    other = Project.open(letter.path, ben)
    try:
        assert not other.changed_elsewhere()
        tags.listed(other)
        one = mark_words(letter, letter_id, "on ice", tag_paths=["elections"])
        assert not letter.changed_elsewhere()
        assert other.changed_elsewhere()
        assert not other.changed_elsewhere()
        assert [tag.path for tag in tags.listed(other)] == ["elections"]
        annotations.reply(other, one, "seen")
        assert letter.changed_elsewhere()
        assert [reply.note for reply in loaded(letter, one).replies] == ["seen"]
    finally:
        other.close()


def test_two_windows_write_in_turn_and_nothing_is_lost(letter: Project, letter_id: str, ben: Identity) -> None:
    other = Project.open(letter.path, ben)
    try:
        mark_words(letter, letter_id, "on ice")
        mark_words(other, letter_id, "symbolic troops")
        mark_words(letter, letter_id, "third force")
    finally:
        other.close()
    assert [(reader.name, made) for reader, made in readers.listed(letter)] == [("Ana", 2), ("Ben", 1)]
    assert len(history.steps(letter)) == 4


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file in its place")
@pytest.mark.parametrize("how", ["replaced", "moved", "deleted"])
def test_a_file_that_is_no_longer_ours_is_not_written(letter: Project, letter_id: str, how: str) -> None:
    mark_words(letter, letter_id, "on ice")
    path, aside = letter.path, letter.path.with_name("aside.annotator")
    if how == "replaced":
        shutil.copy(path, aside)
        os.replace(aside, path)
    elif how == "moved":
        path.rename(aside)
    else:
        path.unlink()
    before = {name.name: name.read_bytes() for name in (path, aside) if name.exists()}
    with pytest.raises(SaveFailed, match="moved or replaced"):
        mark_words(letter, letter_id, "symbolic troops")
    with pytest.raises(SaveFailed, match="moved or replaced"):
        letter.undo()
    assert {name.name: name.read_bytes() for name in (path, aside) if name.exists()} == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind the superuser")
def test_a_file_that_may_not_be_written_is_opened_for_reading(letter: Project, letter_id: str) -> None:
    letter.close()
    letter.path.chmod(0o444)
    project = Project.open(letter.path)
    assert project.read_only
    assert documents.listed(project)[0].id == letter_id
    project.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind the superuser")
def test_a_folder_that_may_not_be_written_keeps_the_change_out_and_says_so(letter: Project, letter_id: str) -> None:
    letter = reopened(letter)
    letter.path.parent.chmod(0o555)
    try:
        with pytest.raises(SaveFailed, match="may not be written"):
            mark_words(letter, letter_id, "on ice")
    finally:
        letter.path.parent.chmod(0o755)
        letter.close()


def test_who_writes_without_an_identity_is_who_wrote_last(letter: Project) -> None:
    letter.close()
    project = Project.open(letter.path)
    assert project.reader.name == "Ana"
    project.close()


def test_a_reader_is_entered_with_the_first_edit(project: Project) -> None:
    assert readers.listed(project) == []
    assert readers.current(project).name == "Ana"
    tags.ensure(project, "a")
    assert [reader.name for reader, _ in readers.listed(project)] == ["Ana"]


def test_a_reader_may_change_their_name(project: Project) -> None:
    readers.rename(project, " Anna\nMaria ")
    assert readers.current(project).name == "Anna Maria"
    with pytest.raises(AnnotatorError, match="needs a name"):
        readers.rename(project, "\x00 ")
