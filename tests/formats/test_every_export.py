"""What holds for every format annotations go out in: the filter, progress that can be stopped, the outline's order."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from annotator import jobs
from annotator.errors import Cancelled
from annotator.formats import WRITERS
from annotator.store import annotations, links, outline
from annotator.store.project import Project
from tests.making import a_document, mark_words

OF_ANNOTATIONS = [name for name in WRITERS if name != "qdc"]  # a codebook holds tags alone
FOR_PAPERS = [name for name, one in WRITERS.items() if one.for_papers]


def content(path: Path) -> str:
    """All that a file holds, unpacked."""
    if not zipfile.is_zipfile(path):
        return path.read_text("utf-8-sig")
    with zipfile.ZipFile(path) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


@pytest.fixture
def notes(project: Project) -> Project:
    """Three notes, put into an outline the other way round."""
    document = a_document(project, "One two three.\nFour five six.\n" * 250)
    ids = [
        annotations.add(project, document, [(at, at + 3)], note=f"note{at}x", tag_paths=[tag])
        for at, tag in ((0, "a"), (4, "b"), (8, "a"))
    ]
    outline.put(project, outline.add(project, "Section"), ids[::-1])
    return project


@pytest.mark.parametrize("name", OF_ANNOTATIONS)
def test_only_what_the_filter_leaves_is_written(notes: Project, tmp_path: Path, name: str) -> None:
    assert jobs.export(notes, name, tmp_path / "out", "#a") == 2
    written = content(tmp_path / "out")
    assert [f"note{at}x" in written for at in (0, 4, 8)] == [True, False, True]


@pytest.mark.parametrize("name", OF_ANNOTATIONS)
def test_stopped_at_any_look_at_the_clock_it_leaves_what_was_there(notes: Project, tmp_path: Path, name: str) -> None:
    document = notes.rows("SELECT id FROM document")[0]["id"]
    with notes.edit("Many"):
        for at in range(600):
            annotations.add(notes, document, [(at, at + 2)], note="n")
    path = tmp_path / "out"
    looks: list[tuple[int, int]] = []
    jobs.export(notes, name, path, progress=lambda *how_far: looks.append(how_far))
    assert len(looks) >= 3
    assert all(0 <= done <= of for done, of in looks)
    shares = [done / of for done, of in looks]
    assert shares == sorted(shares)
    path.write_bytes(b"as it was")
    for stop in (0, len(looks) // 2, len(looks) - 1):
        with pytest.raises(Cancelled):
            jobs.export(notes, name, path, progress=_stopping_at(stop))
        assert path.read_bytes() == b"as it was"
        assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize("name", OF_ANNOTATIONS)
def test_a_cross_reference_to_what_was_deleted_is_left_out(project: Project, name: str, tmp_path: Path) -> None:
    document = a_document(project, "One two three.")
    first, second, third = (annotations.add(project, document, [(at, at + 3)]) for at in (0, 4, 8))
    links.add(project, first, second, "repeats")
    links.add(project, first, third, "contradicts")
    annotations.remove(project, [third])
    jobs.export(project, name, tmp_path / "notes")
    written = content(tmp_path / "notes")
    assert "missing" not in written
    assert "contradicts" not in written
    jobs.export(project, "csv", tmp_path / "notes.csv")
    assert "→ repeats: “two” (A text)" in content(tmp_path / "notes.csv")


def _stopping_at(look: int) -> jobs.Progress:
    left = [look]

    def tell(_done: int, _of: int) -> None:
        if not left[0]:
            raise Cancelled("Stopped; nothing was changed.")
        left[0] -= 1

    return tell


@pytest.mark.parametrize("name", FOR_PAPERS)
def test_notes_for_papers_go_by_the_outline_where_there_is_one(
    notes: Project, letter_at: str, tmp_path: Path, name: str
) -> None:
    def order(**how: bool) -> list[str]:
        jobs.export(notes, name, tmp_path / "out", **how)
        written = content(tmp_path / "out")
        return sorted(("note0x", "note4x", "note8x", "inletter"), key=written.index)

    assert order() == order(outlined=True) == ["note8x", "note4x", "note0x", "inletter"]
    by_tag = ["note0x", "note8x", "note4x", "inletter"]
    by_place = ["note0x", "note4x", "note8x", "inletter"]
    assert order(outlined=False) == (by_place if name in ("csv", "xlsx") else by_tag)
    for section in outline.read(notes):
        outline.remove(notes, section.id)
    assert order() == order(outlined=False)


@pytest.fixture
def letter_at(notes: Project) -> str:
    """A note in another document and in no section."""
    return mark_words(notes, a_document(notes, "Another text.", "Other"), "Another", note="inletter")


def test_formats_for_papers_are_those_the_manual_names() -> None:
    assert FOR_PAPERS == ["csv", "xlsx", "md", "docx-notes", "docx-endnotes"]
