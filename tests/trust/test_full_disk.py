"""On a full disk nothing is lost: neither what was saved, nor an earlier export, nor the words in the editor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator import jobs
from annotator.errors import AnnotatorError, SaveFailed
from annotator.formats import WRITERS, atomic
from annotator.model import Identity
from annotator.settings import Settings
from annotator.store import annotations, check, copies, documents
from annotator.store.project import Project
from tests.conftest import LETTER
from tests.gui.conftest import Hand, Opener, no_boxes, opened, settle
from tests.trust import sins
from tests.trust.bar import Bar
from tests.trust.small_disk import FULL, KINDS, SmallDisk, small_disk

__all__ = ["no_boxes", "opened"]
LONG = "A long thought. " * 30_000  # characters enough that the file must grow


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def disk(tmp_path: Path, kind: str) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "small", kind) as found:
        yield found


@pytest.fixture
def project(disk: SmallDisk, identity: Identity) -> Iterator[Project]:
    """A project with the letter, on the small disk."""
    made = jobs.create_project(disk.folder / "Seminar.annotator", identity)
    jobs.import_documents(made, LETTER)
    yield made
    made.close()


def note(project: Project, words: str) -> None:
    annotations.add(project, documents.listed(project)[0].id, [(0, 9)], note=words)


def saved(project: Project) -> int:
    return int(project.rows("SELECT count(*) AS n FROM annotation WHERE alive")[0]["n"])


def note_until_full(project: Project) -> None:
    while True:
        note(project, LONG)


def size(project: Project) -> int:
    return project.path.stat().st_size


def naive_save(path: Path) -> None:
    """Writing over what was there, as the control."""
    with suppress(OSError), path.open("w") as file:
        file.write(LONG)


def test_saving_until_the_disk_is_full_keeps_every_save(
    disk: SmallDisk, kind: str, project: Project, identity: Identity, bar: Bar
) -> None:
    naive = disk.folder / "naive.txt"
    naive.write_text("All that was saved before. " * 100, "utf-8")
    note(project, LONG)
    if kind == "limit":
        disk.fill(size(project) + 3 * len(LONG))
    with pytest.raises(SaveFailed, match=FULL[kind]):
        note_until_full(project)
    done = saved(project)
    other = Project.open(project.path, identity)
    assert (saved(other), check.problems(other)) == (done, [])
    other.close()
    disk.fill(100)
    naive_save(naive)
    lost = naive.read_text("utf-8") != "All that was saved before. " * 100
    disk.make_room()
    note(project, "There is room again.")
    assert (saved(project), check.problems(project)) == (done + 1, [])
    assert lost
    bar.tell(
        f"A full disk loses no save ({kind})",
        f"{done} saves until there was no room",
        "all there, also for another who opens the file; saved once there was room",
        "writing over the file lost what it held",
    )


def test_an_earlier_file_outlives_a_full_disk(
    disk: SmallDisk, kind: str, project: Project, bar: Bar, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(project, LONG)
    paths = {name: disk.folder / f"earlier-{name}{one.suffix}" for name, one in WRITERS.items()}
    paths["copy"] = disk.folder / "earlier.annotator"
    annotations.add(project, documents.listed(project)[0].id, [(10, 20)], tag_paths=["tag"])
    for path in paths.values():
        path.write_bytes(b"An earlier file.")
    disk.fill(100)
    for what, path in paths.items():
        with pytest.raises(AnnotatorError, match=r"could not be written: "):
            write(project, what, path)
        assert path.read_bytes() == b"An earlier file."
    lost = [what for what, path in paths.items() if what != "copy" and lost_by_writing_over(project, what, path)]
    disk.make_room()
    monkeypatch.undo()
    for what, path in paths.items():
        write(project, what, path)
        assert path.read_bytes() != b"An earlier file."
    assert list(disk.folder.glob(".*.part*")) == []
    assert lost
    bar.tell(
        f"An earlier file outlives a full disk ({kind})",
        f"{len(paths)} kinds of file",
        "all unchanged, and written once there was room",
        f"writing over them lost {len(lost)}",
    )


def write(project: Project, what: str, path: Path) -> None:
    if what == "copy":
        copies.save(project, path)
    else:
        jobs.export(project, what, path)


def lost_by_writing_over(project: Project, what: str, path: Path) -> bool:
    """Whether a writer that does not put files in place whole loses the earlier one: the control."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(atomic, "_whole", atomic._whole)  # so that it is put back
        sins.SINS["writing over the old file"]()
        with suppress(AnnotatorError):
            jobs.export(project, what, path)
    return path.read_bytes() != b"An earlier file."


def test_a_full_disk_leaves_the_words_in_the_editor(
    disk: SmallDisk, kind: str, project: Project, opened: Opener, settings: Settings, bar: Bar
) -> None:
    project.close()
    window = opened(project.path)
    hand = Hand(window)
    hand.drag_over("feverish")
    hand.key(Qt.Key.Key_N)
    hand.type("A short note. ")
    assert window.sidebar.flush()
    before = project.path.read_bytes()
    disk.fill(len(before))
    editor = window.sidebar.editor
    assert editor is not None
    editor.note.insertPlainText(LONG)
    assert not window.sidebar.flush()
    settle()
    shown = window.messages.sentence
    assert FULL[kind] in shown
    assert editor.note.words() == "A short note. " + LONG
    assert project.path.read_bytes() == before
    disk.make_room()
    hand.type(" And more.")
    assert window.sidebar.flush()
    there = annotations.get(window.session.project, window.session.annotation_id)
    assert there is not None
    assert there.note == "A short note. " + LONG + " And more."
    bar.tell(
        f"A full disk leaves the words in the editor ({kind})",
        f"a note of {len(LONG)} characters in the window",
        "said, kept, and saved once there was room",
        "while there was none, the file took nothing",
    )
