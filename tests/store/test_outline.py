"""The outline: sections, what stands in them, and two people's outlines as one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from annotator import exchanging
from annotator.errors import AnnotatorError
from annotator.model import Identity
from annotator.store import annotations, check, copies, history, merging, outline
from annotator.store.project import Project
from annotator.store.repair import repair
from tests.making import mark_words, tamper

WORDS = (
    "cessation of nuclear test",
    "this source will always make our relations feverish",
    "on ice until the end of the elections",
    "lebensraum",
)


@pytest.fixture
def marked(letter: Project, letter_id: str) -> list[str]:
    """Four annotations."""
    return [mark_words(letter, letter_id, words) for words in WORDS]


def shown(project: Project) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(one.title, one.level, one.entries) for one in outline.read(project)]


def test_sections_stand_within_each_other_and_move(letter: Project) -> None:
    argument = outline.add(letter, "Argument")
    sources = outline.add(letter, "Sources", before=argument)
    treaty = outline.add(letter, "The treaty", argument)
    assert shown(letter) == [("Sources", 0, ()), ("Argument", 0, ()), ("The treaty", 1, ())]
    outline.move(letter, sources, argument, before=treaty)
    assert shown(letter) == [("Argument", 0, ()), ("Sources", 1, ()), ("The treaty", 1, ())]
    assert outline.path(outline.read(letter), treaty) == "Argument / The treaty"
    with pytest.raises(AnnotatorError, match="under itself"):
        outline.move(letter, argument, treaty)
    letter.undo()
    assert [one.title for one in outline.read(letter)] == ["Sources", "Argument", "The treaty"]


def test_a_section_needs_a_title_and_a_place_that_is_there(letter: Project) -> None:
    with pytest.raises(AnnotatorError, match="title"):
        outline.add(letter, " ")
    with pytest.raises(AnnotatorError, match="not in the outline"):
        outline.add(letter, "Lost", "01900000-0000-7000-8000-0000000000ff")


def test_annotations_are_put_in_order_and_stand_in_one_section(letter: Project, marked: list[str]) -> None:
    one, two = outline.add(letter, "One"), outline.add(letter, "Two")
    outline.put(letter, one, marked[:3])
    outline.put(letter, one, [marked[2]], before=marked[0])
    assert outline.get(letter, one).entries == (marked[2], marked[0], marked[1])
    outline.put(letter, two, [marked[0], marked[3]])
    assert outline.get(letter, one).entries == (marked[2], marked[1])
    assert outline.get(letter, two).entries == (marked[0], marked[3])
    outline.take_out(letter, [marked[0]])
    assert outline.get(letter, two).entries == (marked[3],)
    letter.undo()
    letter.undo()
    assert outline.get(letter, one).entries == (marked[2], marked[0], marked[1])
    assert check.problems(letter) == []


def test_removing_a_section_leaves_what_was_in_it(letter: Project, marked: list[str]) -> None:
    first, last = outline.add(letter, "First"), outline.add(letter, "Last")
    for title in ("a", "b"):
        outline.add(letter, title, first)
    outline.put(letter, first, marked[:1])
    outline.remove(letter, first)
    assert shown(letter) == [("a", 0, ()), ("b", 0, ()), ("Last", 0, ())]
    assert annotations.get(letter, marked[0])
    history.restore(letter, [first])
    assert outline.get(letter, first).entries == (marked[0],)
    assert outline.get(letter, last).level == 0


def test_an_annotation_that_is_deleted_comes_back_to_its_place(letter: Project, marked: list[str]) -> None:
    one = outline.add(letter, "One")
    outline.put(letter, one, marked)
    annotations.remove(letter, [marked[1]])
    assert outline.get(letter, one).entries == (marked[0], marked[2], marked[3])
    letter.undo()
    assert outline.get(letter, one).entries == tuple(marked)


def both(letter: Project, tmp_path: Path, ben: Identity) -> Project:
    """Another reader's copy of the project."""
    copies.save(letter, tmp_path / "Ben.annotator")
    return Project.open(tmp_path / "Ben.annotator", ben)


def test_two_outlines_become_the_same_one_either_way(
    letter: Project, marked: list[str], tmp_path: Path, ben: Identity
) -> None:
    one = outline.add(letter, "One")
    outline.put(letter, one, marked[:2])
    with closing(both(letter, tmp_path, ben)) as theirs:
        outline.put(theirs, one, [marked[2]], before=marked[1])
        two = outline.add(theirs, "Two", before=one)
        outline.put(theirs, two, [marked[0]])
        outline.put(letter, one, [marked[3]], before=marked[1])
        outline.rename(letter, one, "One, revised")
        for here, other in ((letter, theirs), (theirs, letter)):
            exchanging.merge(here, other.path, exchanging.read(other.path))
        assert shown(letter) == shown(theirs)
        assert merging.state(letter) == merging.state(theirs)
        assert [one.title for one in outline.read(letter)] == ["Two", "One, revised"]
        assert set(outline.get(letter, one).entries) == set(marked[1:])
        assert outline.get(letter, one).entries[-1] == marked[1]


def test_the_preview_of_a_merge_counts_what_comes_to_the_outline(
    letter: Project, marked: list[str], tmp_path: Path, ben: Identity
) -> None:
    with closing(both(letter, tmp_path, ben)) as theirs:
        outline.put(theirs, outline.add(theirs, "One"), marked[:2])
        report = exchanging.preview(letter, theirs.path, exchanging.read(theirs.path))
        assert (report.outline, report.nothing_new) == (3, False)
        assert outline.read(letter) == ()
        exchanging.merge(letter, theirs.path, exchanging.read(theirs.path))
        assert exchanging.preview(letter, theirs.path, exchanging.read(theirs.path)).outline == 0


def test_sections_moved_into_each_other_are_shown_with_the_first_on_top(
    letter: Project, tmp_path: Path, ben: Identity
) -> None:
    one, two = outline.add(letter, "One"), outline.add(letter, "Two")
    with closing(both(letter, tmp_path, ben)) as theirs:
        outline.move(letter, one, two)
        outline.move(theirs, two, one)
        exchanging.merge(letter, theirs.path, exchanging.read(theirs.path))
    assert shown(letter) == [("One", 0, ()), ("Two", 1, ())]
    assert "stands below itself" in str(check.problems(letter)[0])
    repair(letter)
    assert check.problems(letter) == []


def test_an_entry_without_its_section_is_kept_and_not_shown(letter: Project, marked: list[str]) -> None:
    one = outline.add(letter, "One")
    outline.put(letter, one, marked[:1])
    tamper(letter.path, "DELETE FROM section")
    letter.changed_elsewhere()
    assert outline.read(letter) == ()
    assert any("point at a missing section" in str(one) for one in check.problems(letter))
