"""Everything is written through one door; one pass is a transaction, an undo step and a piece of news."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from annotator.errors import AnnotatorError, Cancelled, ReadOnlyProject, SaveFailed
from annotator.model import Step
from annotator.store import annotations, guard, history, links, places, printed, tags
from annotator.store.project import Project
from tests.making import mark_words, records


def labels(project: Project) -> list[str]:
    return [step.label for step in history.steps(project)]


def write_and_fail(project: Project, document_id: str) -> None:
    with project.edit("Will fail"):
        mark_words(project, document_id, "hot-beds that", tag_paths=["elections"])
        raise RuntimeError("half way")


def add_two(project: Project, document_id: str, second_colour: str = "sky") -> None:
    mark_words(project, document_id, "on ice")
    mark_words(project, document_id, "symbolic troops", colour=second_colour)


def test_nested_edits_are_one_step_under_the_outer_name(letter: Project, letter_id: str) -> None:
    with letter.edit("Add two"):
        mark_words(letter, letter_id, "on ice", tag_paths=["elections"])
        mark_words(letter, letter_id, "symbolic troops", note="why symbolic?")
    assert labels(letter) == ["Add two", "Import document"]
    letter.undo()
    assert places.order(letter, letter_id) == []


def test_what_fails_leaves_nothing(letter: Project, letter_id: str) -> None:
    before = records(letter)
    with pytest.raises(RuntimeError, match="half way"):
        write_and_fail(letter, letter_id)
    assert records(letter) == before
    assert labels(letter) == ["Import document"]


def test_an_inner_edit_that_fails_takes_the_outer_one_with_it(letter: Project, letter_id: str) -> None:
    before = records(letter)
    with pytest.raises(AnnotatorError), letter.edit("Outer"):
        add_two(letter, letter_id, second_colour="mauve")
    assert records(letter) == before


def test_after_a_failure_the_door_opens_again(letter: Project, letter_id: str) -> None:
    with pytest.raises(AnnotatorError):
        mark_words(letter, letter_id, "on ice", tag_paths=["  /  "])
    mark_words(letter, letter_id, "on ice", tag_paths=["elections"])
    assert [tag.path for tag in tags.listed(letter)] == ["elections"]


def test_a_stray_write_raises(letter: Project) -> None:
    for sql in (
        "UPDATE annotation SET note = 'x'",
        " insert INTO tag (id) VALUES ('x')",
        "WITH one AS (SELECT 1) DELETE FROM annotation",
        "CREATE TABLE x (y)",
        "VACUUM",
        "PRAGMA user_version = 99",
    ):
        with pytest.raises(RuntimeError, match="needs an open edit"):
            letter.db.execute(sql)
    with pytest.raises(RuntimeError, match="needs an open edit"):
        letter.db.conn.executemany("DELETE FROM annotation WHERE id = ?", [["x"]])
    with pytest.raises(RuntimeError, match="needs an open edit"):
        letter.db.conn.executescript("SELECT 1; DELETE FROM annotation;")
    with pytest.raises(RuntimeError, match="needs an open edit"):
        letter.db["annotation"].delete_where()
    with pytest.raises(RuntimeError, match="needs an open edit"):
        letter.put("annotation", "x", {"note": "x"})
    with pytest.raises(RuntimeError, match="needs an open edit"):
        letter.delete("annotation", "x")
    with pytest.raises(RuntimeError, match="needs an open edit"):
        letter.keep("page", [])


def test_the_door_is_closed_again_after_an_edit(letter: Project, letter_id: str) -> None:
    mark_words(letter, letter_id, "on ice")
    with pytest.raises(RuntimeError, match="needs an open edit"):
        letter.db.execute("DELETE FROM annotation")


def test_listeners_are_told_once_and_after_the_commit(letter: Project, letter_id: str) -> None:
    told: list[Step] = []
    seen_by_others: list[int] = []

    def listener(step: Step) -> None:
        told.append(step)
        other = sqlite3.connect(f"file:{letter.path}?mode=ro", uri=True)
        seen_by_others.append(other.execute("SELECT count(*) FROM annotation").fetchone()[0])
        other.close()

    letter.listen(listener)
    with letter.edit("Add two"):
        first = mark_words(letter, letter_id, "on ice", tag_paths=["elections"])
        second = mark_words(letter, letter_id, "symbolic troops")
        assert told == []
    assert [step.label for step in told] == ["Add two"]
    assert told[0].ids("annotation") == {first, second}
    assert len(told[0].ids("span")) == 2
    assert seen_by_others == [2]


def test_listeners_hear_nothing_of_what_failed_or_changed_nothing(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice", note="same")
    told: list[Step] = []
    letter.listen(told.append)
    with pytest.raises(RuntimeError):
        write_and_fail(letter, letter_id)
    annotations.write_note(letter, annotation, "same")
    assert told == []


def test_listeners_hear_of_undo_and_redo(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice")
    told: list[Step] = []
    letter.listen(told.append)
    letter.undo()
    letter.redo()
    assert [(step.label, step.state) for step in told] == [("Add highlight", "undone"), ("Add highlight", "done")]
    assert all(step.ids("annotation") == {annotation} for step in told)


def test_a_listener_may_write(letter: Project, letter_id: str) -> None:
    def answer(step: Step) -> None:
        for annotation in step.ids("annotation") if step.label == "Add highlight" else ():
            annotations.recolour(letter, annotation, "sky")

    letter.listen(answer)
    mark_words(letter, letter_id, "on ice")
    assert labels(letter)[:2] == ["Change colour", "Add highlight"]


def test_what_changes_nothing_leaves_no_step(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice", note="same", tag_paths=["elections"])
    before = records(letter)
    annotations.write_note(letter, annotation, "same")
    annotations.recolour(letter, annotation, "amber")
    tags.apply(letter, [annotation], ["Elections"])
    tags.take_off(letter, annotation, "no such tag")
    history.restore(letter, [annotation])
    with letter.edit("Nothing"):
        pass
    assert labels(letter) == ["Add note", "Import document"]
    assert records(letter) == before


def test_what_changes_nothing_does_not_take_redo_away(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice", note="same")
    mark_words(letter, letter_id, "symbolic troops")
    letter.undo()
    annotations.write_note(letter, annotation, "same")
    redone = letter.redo()
    assert redone is not None
    assert len(places.order(letter, letter_id)) == 2


def test_a_step_that_is_undone_cannot_be_redone_after_another(letter: Project, letter_id: str) -> None:
    mark_words(letter, letter_id, "on ice")
    letter.undo()
    mark_words(letter, letter_id, "symbolic troops")
    assert letter.redo() is None
    assert [(step.label, step.state) for step in history.steps(letter)][:2] == [
        ("Add highlight", "done"),
        ("Add highlight", "dropped"),
    ]


def test_a_project_opened_for_reading_only_is_not_written(letter: Project, letter_id: str) -> None:
    mark_words(letter, letter_id, "on ice")
    content = letter.path.read_bytes()
    reading = Project.open(letter.path, read_only=True)
    try:
        assert len(places.order(reading, letter_id)) == 1
        for write in (lambda: mark_words(reading, letter_id, "symbolic troops"), reading.undo):
            with pytest.raises(ReadOnlyProject, match="reading only"):
                write()
        with guard.writing(reading.db), pytest.raises(sqlite3.OperationalError, match="readonly"):
            reading.db.execute("DELETE FROM annotation")
    finally:
        reading.close()
    assert letter.path.read_bytes() == content


def test_undo_inside_an_edit_is_our_mistake(letter: Project) -> None:
    with pytest.raises(RuntimeError, match="undo inside an edit"), letter.edit("Outer"):
        letter.undo()


def test_an_unknown_kind_of_record_is_our_mistake(letter: Project) -> None:
    with pytest.raises(ValueError, match="no such kind"):
        letter.find("annotation; DROP TABLE tag", "x")


def test_another_program_that_writes_is_named_and_nothing_is_lost(letter: Project, letter_id: str) -> None:
    letter.db.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(letter.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(SaveFailed, match="Another program is writing"):
        mark_words(letter, letter_id, "on ice")
    other.execute("ROLLBACK")
    other.close()
    mark_words(letter, letter_id, "on ice")
    assert labels(letter)[0] == "Add highlight"


def test_ends_of_links_are_checked_before_anything_is_written(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice")
    before = records(letter)
    for other in (annotation, "nothing"):
        with pytest.raises(AnnotatorError):
            links.add(letter, annotation, other)
    assert records(letter) == before


def test_what_is_kept_of_tags_and_pages_is_what_the_file_says(letter: Project, letter_id: str) -> None:
    elsewhere = Project.open(letter.path)
    ice = mark_words(letter, letter_id, "on ice")
    assert tags.listed(letter) == []
    made = tags.ensure(elsewhere, "elections")
    tags.apply(letter, [ice], ["elections"])
    assert [row["id"] for row in letter.rows("SELECT id FROM tag")] == [made], "the other’s tag is not made again"
    assert letter.changed_elsewhere()
    pages = printed.pages_of(letter, letter_id)
    with pytest.raises(RuntimeError):
        write_and_fail(letter, letter_id)
    letter.undo()
    assert tags.codebook(letter) == tags._read(letter)
    assert printed.pages_of(letter, letter_id) == pages
    elsewhere.close()


def test_an_undo_that_is_stopped_changes_nothing(letter: Project, letter_id: str) -> None:
    with letter.edit("Add two"):
        add_two(letter, letter_id)
    told: list[tuple[int, int]] = []
    letter.undo(lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert all(done < total for done, total in told)
    assert len(told) > 4, "taking back, history, places"
    letter.redo()
    before = records(letter)
    for left in range(len(told)):
        ticks = iter(range(left))

        def stop(_done: int, _total: int, ticks: Iterator[int] = ticks) -> None:
            if next(ticks, None) is None:
                raise Cancelled("Stopped; nothing was changed.")

        with pytest.raises(Cancelled):
            letter.undo(stop)
        assert records(letter) == before
    letter.undo()
    assert places.order(letter, letter_id) == []
