"""A project file that another program replaces, renames or deletes while it is open: nothing of anybody is lost."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator import jobs, paths
from annotator.gui.main_window import MainWindow
from annotator.model import Identity
from annotator.settings import Settings
from annotator.store import annotations, displaced, documents
from annotator.store.project import Project
from tests.gui.conftest import SAMPLES, Hand, Opener, hand, no_boxes, opened, project_path, settle, window
from tests.gui.test_day import FEVERISH, ICE
from tests.making import records
from tests.trust.bar import Bar

__all__ = ["hand", "no_boxes", "opened", "project_path", "window"]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file in its place")
TYPED = "typed while it happened"


def theirs(path: Path, ben: Identity) -> Path:
    """A newer version of the project, as a syncing program brings it: Ben annotated in it."""
    newer = path.with_name(f".{path.name}.sync")
    shutil.copy(path, newer)
    project = Project.open(newer, ben)
    document = next(one for one in documents.listed(project) if one.number == "125")
    at = documents.text(project, document.id).index(ICE)
    annotations.add(project, document.id, [(at, at + len(ICE))], note="Ben wrote this")
    project.close()
    return newer


def notes_in(path: Path) -> list[str]:
    project = Project.open(path, read_only=True)
    ids = [row["id"] for row in project.rows("SELECT id FROM annotation WHERE alive")]
    found = sorted(one.note for one in annotations.load(project, ids))
    project.close()
    return found


def wait_for(true: Callable[[], bool], seconds: float = 6.0) -> None:
    """Let the window's timer look until something is so."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        settle()
    assert true()


def typing(hand: Hand) -> None:
    """A highlight that is saved, and a note that is being typed."""
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_N)
    hand.type(TYPED)
    assert hand.window.sidebar.unsaved()


def replaced(path: Path, ben: Identity) -> bytes:
    os.replace(theirs(path, ben), path)
    return path.read_bytes()


def deleted(path: Path, _ben: Identity) -> bytes:
    path.unlink()
    return b""


def moved_away(path: Path, _ben: Identity) -> bytes:
    (path.parent / "other").mkdir()
    path.rename(path.parent / "other" / path.name)
    return b""


def backed_up_by_an_editor(path: Path, ben: Identity) -> bytes:
    newer = theirs(path, ben)
    path.rename(path.with_name(path.name + "~"))
    newer.rename(path)
    return path.read_bytes()


WAYS = (replaced, deleted, moved_away, backed_up_by_an_editor)


@pytest.mark.parametrize("save_first", [True, False], ids=["found by a save", "found by looking"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.replace("_", " "))
def test_all_goes_to_a_conflict_copy_and_the_window_goes_on_with_it(
    window: MainWindow,
    hand: Hand,
    ben: Identity,
    way: Callable[[Path, Identity], bytes],
    save_first: bool,
    bar: Bar,
) -> None:
    typing(hand)
    path, project = window.session.project.path, window.session.project
    there = way(path, ben)
    if save_first:
        assert window.sidebar.flush()
    wait_for(lambda: project.path != path and not window.sidebar.unsaved())
    settle()
    assert project.path.name.startswith("Seminar (conflict, Ana, 20")
    assert project.path.parent == path.parent
    assert notes_in(project.path) == [TYPED]
    assert (path.read_bytes() if path.exists() else b"") == there
    assert "Nothing" in window.messages.sentence
    assert project.path.name in window.messages.sentence
    assert window.filing.recent()[0] == str(project.path)
    hand.drag_over(ICE)
    hand.key(Qt.Key.Key_H)
    assert len(notes_in(project.path)) == 2
    window.close()
    beside = [one for one in path.parent.iterdir() if "journal" in one.name or one.suffix in (".lock", ".part")]
    assert [one.name for one in beside if one.stat().st_size] == []
    assert beside == [] or there
    assert (path.read_bytes() if path.exists() else b"") == there
    if way is replaced and save_first:
        bar.tell(
            "A file replaced, moved or deleted under the window is never written over",
            f"{2 * len(WAYS)} ways",
            "the other's file byte for byte, ours whole in a conflict copy with what was being typed",
            control_that_overwrites(path, ben),
        )


def control_that_overwrites(path: Path, ben: Identity) -> str:
    """A naive save: everything is written to the path where the file was."""
    naive = Project.open(path)
    state = path.with_name("state of the naive program")
    shutil.copy(path, state)
    naive.close()
    os.replace(theirs(path, ben), path)
    others = notes_in(path)
    os.replace(state, path)
    assert notes_in(path) != others
    assert others.count("Ben wrote this") > notes_in(path).count("Ben wrote this")
    return "a naive save to the path lost the other's annotation"


def test_the_two_are_merged_by_one_click(window: MainWindow, hand: Hand, ben: Identity) -> None:
    typing(hand)
    path = window.session.project.path
    os.replace(theirs(path, ben), path)
    wait_for(lambda: window.session.project.path != path)
    settle()
    assert window.messages._button.text() == "Merge the two"
    window.messages._button.click()
    settle()
    assert notes_in(window.session.project.path) == ["Ben wrote this", TYPED]
    assert notes_in(path) == ["", "Ben wrote this"]
    window.undo()
    assert notes_in(window.session.project.path) == [TYPED]


def test_a_newer_file_that_comes_late_is_offered_too(window: MainWindow, hand: Hand, ben: Identity) -> None:
    typing(hand)
    path = window.session.project.path
    newer = theirs(path, ben)
    path.unlink()
    assert window.sidebar.flush()
    wait_for(lambda: window.session.project.path != path)
    settle()
    newer.rename(path)
    wait_for(lambda: "is there again" in window.messages.sentence)
    window.messages._button.click()
    settle()
    assert notes_in(window.session.project.path) == ["Ben wrote this", TYPED]


def test_a_file_put_in_place_in_two_moves_makes_no_conflict_of_a_moment(
    window: MainWindow,
) -> None:
    path = window.session.project.path
    away = path.with_name("away for a moment")
    path.rename(away)
    window.whereabouts.look()
    away.rename(path)
    window.whereabouts.look()
    assert window.session.project.path == path


def test_a_renamed_file_is_followed(window: MainWindow, hand: Hand, opened: Opener) -> None:
    typing(hand)
    path = window.session.project.path
    there = path.with_name("Thesis.annotator")
    path.rename(there)
    wait_for(lambda: window.session.project.path == there)
    settle()
    assert "is called Thesis.annotator now" in window.messages.sentence
    assert window.windowTitle().endswith("Thesis")
    assert notes_in(there) == [TYPED]
    second = opened(there)
    assert second.session.project.read_only
    assert sorted(one for one in os.listdir(path.parent) if one.endswith((".annotator", "-journal"))) == [
        "Thesis.annotator",
        "Thesis.annotator-journal",
    ]
    second.close()
    window.close()
    assert not [one for one in os.listdir(path.parent) if "lock" in one or "journal" in one]


@pytest.mark.parametrize("how", ["renamed", "deleted", "replaced"])
def test_a_tag_that_is_begun_stays_in_its_line(window: MainWindow, hand: Hand, ben: Identity, how: str) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_T)
    hand.type("elec")
    project, path = window.session.project, window.session.project.path
    if how == "renamed":
        path.rename(path.with_name("Other.annotator"))
    elif how == "deleted":
        path.unlink()
    else:
        theirs(path, ben).replace(path)
    wait_for(lambda: project.path != path)
    settle()
    hand.type("tions")
    hand.key(Qt.Key.Key_Return)
    current = window.session.current()
    assert current is not None
    assert current.tags == ("elections",)


def test_the_journal_of_the_other_file_is_not_taken_away(window: MainWindow, ben: Identity) -> None:
    """Closing must not delete what another program needs to undo a save that was interrupted."""
    path, project = window.session.project.path, window.session.project
    os.replace(theirs(path, ben), path)
    other = Project.open(path, ben)
    with other.edit("Add highlight"):
        other.put("tag", "0190", {"name": "half a save"})
        journal = path.with_name(path.name + "-journal")
        before = journal.read_bytes()
        assert before
        project.when_displaced()
        assert journal.read_bytes() == before
    settle()
    assert project.path != path
    assert other.rows("SELECT 1 FROM tag WHERE id = '0190'")
    other.close()


def test_closing_at_once_loses_nothing(window: MainWindow, hand: Hand, settings: Settings) -> None:
    path = window.session.project.path
    hand.drag_over(FEVERISH)
    window.annotating.highlight()
    path.unlink()
    window.close()
    settle()
    copy = Path(Settings(settings.path).get("recent", [])[0])
    assert copy.name.startswith("Seminar (conflict, Ana")
    assert notes_in(copy) == [""]


def test_where_the_folder_is_gone_the_copy_is_among_the_readers_own_files(window: MainWindow, hand: Hand) -> None:
    typing(hand)
    project = window.session.project
    folder = project.path.parent / "stick"
    folder.mkdir()
    there = folder / "Seminar.annotator"
    project.path.rename(there)
    project.go_on_with(there)
    shutil.rmtree(folder)
    assert window.sidebar.flush()
    settle()
    assert project.path.parent == paths.data_folder()
    assert notes_in(project.path) == [TYPED]


def test_a_window_that_only_reads_shows_what_lies_there_now(
    window: MainWindow, opened: Opener, ben: Identity, project_path: Path
) -> None:
    second = opened(project_path)
    newer = theirs(project_path, ben)
    os.replace(newer, project_path)
    wait_for(lambda: second.sidebar.model.rowCount() == 1)
    assert second.session.project.read_only
    assert second.session.project.path == project_path
    project_path.unlink()
    wait_for(lambda: window.session.project.path != project_path)
    assert second.sidebar.model.rowCount() == 1


def test_a_window_that_only_reads_says_once_what_is_wrong_with_what_lies_there_now(
    window: MainWindow, opened: Opener, project_path: Path
) -> None:
    second = opened(project_path)
    told: list[str] = []
    second.session.trouble.connect(told.append)
    project_path.with_name("empty").write_bytes(b"")
    os.replace(project_path.with_name("empty"), project_path)
    for _ in range(3):
        second.whereabouts.look()
    assert told == ["Seminar.annotator is empty; it is not a project file."]
    assert len(documents.listed(second.session.project)) == 2
    assert window.session.project.path != second.session.project.path or window.session.project.is_displaced


def test_nothing_is_lost_whenever_it_happens(tmp_path: Path, identity: Identity, bar: Bar) -> None:
    """The store alone, many times: after each save the file may be replaced, and each save is somewhere."""
    path = tmp_path / "Many.annotator"
    project = jobs.create_project(path, identity)
    (document,) = jobs.import_documents(project, SAMPLES / "letter.txt")

    def escape() -> None:
        project.go_on_with(displaced.conflict_copy(project, "conflict", [tmp_path]))

    project.when_displaced = escape
    count = bar.count(25)
    for number in range(count):
        annotations.add(project, document, [(number, number + 3)], note=f"note {number}")
        here = project.path
        kept = [records(project)]
        shutil.copy(path, tmp_path / "other")
        os.replace(tmp_path / "other", here)
        before = here.read_bytes()
        assert records(project) == kept[0]
        annotations.add(project, document, [(number + 500, number + 503)], note=f"after {number}")
        assert here.read_bytes() == before
        assert project.path != here
    names = {row["note"] for row in project.rows("SELECT note FROM annotation WHERE alive")}
    assert names == {f"{word} {number}" for word in ("note", "after") for number in range(count)}
    project.close()
    naive = naive_saves(tmp_path, identity)
    assert naive
    bar.tell(
        "Each save outlives that its file is replaced",
        f"{count} replacements",
        "0 of all saves lost, no file written over",
        f"a program that writes its state to the path lost {naive} of 5 changes of the other",
    )


def naive_saves(folder: Path, identity: Identity) -> int:
    """What is lost by a program that writes its state to the path again after each change, and never looks."""
    path, lost = folder / "naive.annotator", 0
    project = jobs.create_project(path, identity)
    for number in range(5):
        project.remember("note", f"mine {number}")
        state = path.read_bytes()
        other = folder / "other"
        shutil.copy(path, other)
        theirs_now = Project.open(other)
        theirs_now.remember("theirs", f"theirs {number}")
        theirs_now.close()
        os.replace(other, path)
        path.write_bytes(state)
        again = Project.open(path, read_only=True)
        lost += not again.rows("SELECT 1 FROM project WHERE value = ?", [f"theirs {number}"])
        again.close()
        project.go_on_with(path)
    project.close()
    return lost
