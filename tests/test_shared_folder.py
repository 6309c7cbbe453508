"""Readers who share a folder: each writes a file, all end with the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import jobs, sending
from annotator.errors import AnnotatorError, Cancelled
from annotator.exchanging import MergeReport
from annotator.model import Identity
from annotator.records import Sent
from annotator.shared_folder import SharedFolder
from annotator.store import annotations, documents, history, merging, tags
from annotator.store.file import ProjectFile
from annotator.store.project import Project
from tests.conftest import LETTER
from tests.making import loaded, mark_words

ICE = "on ice until the end of the elections"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shared"
    made.mkdir()
    return made


@pytest.fixture
def both(letter: Project, tmp_path: Path, ben: Identity, folder: Path) -> list[SharedFolder]:
    bens = jobs.create_project(tmp_path / "Ben.annotator", ben)
    jobs.import_documents(bens, LETTER)
    return [SharedFolder(letter, folder), SharedFolder(bens, folder)]


def in_step(both: list[SharedFolder]) -> None:
    for _ in range(3):
        for one in both:
            one.write()
            list(one.take())


def test_what_one_writes_the_other_has(both: list[SharedFolder], letter: Project, folder: Path) -> None:
    bens = both[1]._project
    one = mark_words(letter, documents.listed(letter)[0].id, ICE, tag_paths=["elections"])
    in_step(both)
    assert loaded(bens, one).tags == ("elections",)
    annotations.reply(bens, one, "I see.")
    tags.rename(bens, tags.listed(bens)[0].id, "votes")
    in_step(both)
    assert loaded(letter, one).tags == ("votes",)
    assert [reply.note for reply in loaded(letter, one).replies] == ["I see."]
    assert merging.state(letter) == merging.state(bens)
    assert len(list(folder.iterdir())) == 2


def test_nothing_is_written_or_taken_where_nothing_is_new(both: list[SharedFolder], letter: Project) -> None:
    mark_words(letter, documents.listed(letter)[0].id, ICE)
    in_step(both)
    for one in both:
        assert not one.is_behind()
        assert not one.write()
        assert one.others() == []
        assert list(one.take()) == []


def test_the_file_is_not_written_again_by_a_program_that_starts_anew(
    both: list[SharedFolder], letter: Project, folder: Path
) -> None:
    one = mark_words(letter, documents.listed(letter)[0].id, ICE)
    in_step(both)
    before = both[0].own.stat()
    again = SharedFolder(letter, folder)
    assert again.is_behind()
    assert not again.write()
    assert not again.is_behind()
    assert again.own.stat() == before
    annotations.write_note(letter, one, "more")
    assert again.write()
    again.own.write_text("{", "utf-8")
    assert SharedFolder(letter, folder).write()


def test_others_annotations_do_not_make_one_write(both: list[SharedFolder], letter: Project) -> None:
    in_step(both)
    mark_words(letter, documents.listed(letter)[0].id, ICE)
    both[0].write()
    before = both[1].own.stat()
    assert [report.readers[0].new for report in both[1].take()] == [1]
    assert both[1].is_behind(), "something changed"
    assert not both[1].write(), "but nothing of one's own"
    assert both[1].own.stat() == before


def test_what_one_does_not_wait_for_is_left_until_it_is_written_again(
    both: list[SharedFolder], letter: Project
) -> None:
    def stopped(_path: Path, _sent: Sent) -> MergeReport:
        raise Cancelled("Stopped; nothing was changed.")

    one = mark_words(letter, documents.listed(letter)[0].id, ICE)
    both[0].write()
    with pytest.raises(Cancelled):
        list(both[1].take(merge=stopped))
    assert both[1].others() == []
    annotations.write_note(letter, one, "more")
    both[0].write()
    assert [report.readers[0].new for report in both[1].take()] == [1]


def test_undo_passes_over_what_came_by_itself(both: list[SharedFolder], letter: Project) -> None:
    bens = both[1]._project
    own = mark_words(bens, documents.listed(bens)[0].id, "symbolic troops")
    theirs = mark_words(letter, documents.listed(letter)[0].id, ICE)
    in_step(both)
    step = history.next_undo(bens)
    assert step is not None
    assert step.label == "Add highlight"
    bens.undo()
    assert annotations.get(bens, own) is None
    assert loaded(bens, theirs).quote == ICE
    in_step(both)
    bens.redo()
    assert loaded(bens, own).quote == "symbolic troops"


def test_a_file_that_is_half_there_waits(both: list[SharedFolder], letter: Project, folder: Path) -> None:
    one = mark_words(letter, documents.listed(letter)[0].id, ICE)
    both[0].write()
    file = next(folder.iterdir())
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    assert list(both[1].take()) == []
    file.write_bytes(content)
    assert [report.readers[0].new for report in both[1].take()] == [1]
    assert loaded(both[1]._project, one).quote == ICE


def test_a_folder_that_is_gone_is_told(both: list[SharedFolder], folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    with pytest.raises(AnnotatorError, match="is not there"):
        both[0].others()
    with pytest.raises(AnnotatorError):
        both[0].write()


# --- read beside those who write


def test_what_several_queries_find_is_of_one_state(letter: Project) -> None:
    here = documents.listed(letter)[0].id
    asked: list[int] = []

    def count() -> tuple[int, int]:
        before = beside.rows("SELECT count(*) FROM annotation")[0][0]
        asked.append(before)
        if len(asked) < 4:  # the fourth time nobody may write meanwhile
            mark_words(letter, here, ICE)
        return before, beside.rows("SELECT count(*) FROM span")[0][0]

    with ProjectFile.beside(letter.path) as beside:
        assert beside.settled(count) == (3, 3)
    assert asked == [0, 1, 2, 3]
    mark_words(letter, here, ICE)


def test_a_project_that_is_gone_cannot_be_sent(letter: Project, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError):
        sending.state(tmp_path / "none.annotator")
    with pytest.raises(AnnotatorError, match="project itself"):
        sending.export(letter.path, letter.path)
    assert sending.state(letter.path) == merging.state(letter)
