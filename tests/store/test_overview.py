"""Numbers of small projects, counted by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from annotator.errors import AnnotatorError
from annotator.store import annotations, documents, overview, tags
from annotator.store.overview import Grid
from annotator.store.project import Project
from annotator.text.words import Tally
from tests.making import a_document, mark_words

ONE = "Peace and troops. The treaty of peace. Ice on the river."
TWO = "Adenauer sent troops. Peace was far. Peace!"
HOSTILE = 'Rights, "duties" <b>& more</b> שלום ' + "and so on " * 30


@pytest.fixture
def small(project: Project) -> Project:
    """Two documents; the tags `law/peace`, `law/war` and `mood` on four of five passages."""
    one = a_document(project, ONE, "One", number="1", date="1961-11-09")
    two = a_document(project, TWO, "Two", date="1962~")
    mark_words(project, one, "Peace and troops", tag_paths=["law/peace", "law/war"])
    mark_words(project, one, "treaty of peace", tag_paths=["law/peace"])
    mark_words(project, one, "Ice", tag_paths=["mood"])
    mark_words(project, two, "Peace was far", tag_paths=["LAW/Peace", "mood"])
    mark_words(project, two, "Adenauer")
    return project


def read(grid: Grid) -> dict[str, dict[str, int]]:
    """Row, column and number of all that is counted."""
    found: dict[str, dict[str, int]] = {row.words: {} for row in grid.rows}
    for (row, column), count in grid.counts.items():
        found[grid.rows[row].words][grid.columns[column].words] = count
        assert len(set(grid.passages[row, column])) == count
    return found


def test_tags_by_document_roll_up_and_count_a_passage_once(small: Project) -> None:
    grid = overview.by_document(small, "")
    assert read(grid) == {
        "law": {"1. One": 2, "Two": 1},
        "law/peace": {"1. One": 2, "Two": 1},
        "law/war": {"1. One": 1},
        "mood": {"1. One": 1, "Two": 1},
    }
    assert grid.totals == (3, 3, 1, 2)
    assert (grid.found, grid.untagged) == (5, 1)
    assert [name.depth for name in grid.rows] == [0, 1, 1, 0]
    assert grid.rows[0].colour == grid.rows[1].colour != grid.rows[3].colour
    counts = tags.counts(small)
    assert {name.id: total for name, total in zip(grid.rows, grid.totals, strict=True)} == counts


def test_tags_together_without_a_tag_beside_those_above_it(small: Project) -> None:
    grid = overview.together(small, "")
    assert read(grid) == {
        "law": {"mood": 1},
        "law/peace": {"law/war": 1, "mood": 1},
        "law/war": {"law/peace": 1},
        "mood": {"law": 1, "law/peace": 1},
    }
    assert {(0, 0), (0, 1), (1, 0), (3, 3)} <= grid.apart
    assert not {(1, 2), (0, 3)} & grid.apart


def test_tags_over_time_say_what_has_no_date(small: Project) -> None:
    undated = a_document(small, "Troops without a date.", "Three", date="long ago")
    mark_words(small, undated, "Troops", tag_paths=["mood"])
    grid = overview.over_time(small, "")
    assert [name.id for name in grid.columns] == ["1961", "1962", ""]
    assert read(grid)["mood"] == {"1961": 1, "1962": 1, "": 1}
    assert grid.undated == 1
    months = overview.over_time(small, "", months=True)
    assert [name.id for name in months.columns] == ["1961-11", "1962", ""]


def test_the_filter_leaves_out_rows_and_columns_without_passages(small: Project) -> None:
    grid = overview.by_document(small, "#mood document:two")
    assert read(grid) == {"law": {"Two": 1}, "law/peace": {"Two": 1}, "mood": {"Two": 1}}
    assert (grid.found, grid.untagged) == (1, 0)
    with pytest.raises(AnnotatorError):
        overview.by_document(small, "has:nothing")


def test_what_is_written_while_one_reads_is_not_missed(small: Project) -> None:
    reading = overview.prepare(small, "")
    next(reading)
    mark_words(small, documents.listed(small)[0].id, "river", tag_paths=["mood"])
    assert list(reading)
    assert read(overview.by_document(small, ""))["mood"] == {"1. One": 2, "Two": 1}


def test_merged_tags_are_one_and_deleted_things_do_not_count(small: Project) -> None:
    by_path = {tag.path: tag.id for tag in tags.listed(small)}
    tags.merge(small, by_path["law/war"], by_path["mood"])
    assert read(overview.by_document(small, ""))["mood"] == {"1. One": 2, "Two": 1}
    one, two = documents.listed(small)
    documents.remove(small, two.id)
    assert read(overview.by_document(small, "")) == {
        "law": {"1. One": 2},
        "law/peace": {"1. One": 2},
        "mood": {"1. One": 2},
    }
    annotations.remove(small, overview.passages(small, "#mood"))
    assert read(overview.by_document(small, "")) == {"law": {"1. One": 1}, "law/peace": {"1. One": 1}}
    assert one.name == "1. One"


def test_passages_of_a_tag_come_in_the_order_of_the_text(small: Project) -> None:
    law = tags.named(small, "law")
    assert law is not None
    found = annotations.load(small, overview.in_order(small, overview.passages(small, "", law.id)))
    assert [one.quote for one in found] == ["Peace and troops", "treaty of peace", "Peace was far"]


def test_words_of_passages_and_of_the_whole_text(small: Project) -> None:
    tally = Tally()
    parts = list(overview.count_words(small, overview.passages(small, ""), tally, whole=True))
    assert parts == sorted(parts)
    singly = dict.fromkeys(("and", "troops", "treaty", "of", "ice", "was", "far", "adenauer"), 1)
    assert tally.passages == Counter({"peace": 3, **singly})
    assert tally.texts["peace"] == 4
    assert tally.texts["river"] == 1
    wanted = overview.passages(small, "")
    quotes = [one.quote for one in annotations.load(small, overview.with_word(small, wanted, "peace"))]
    assert sorted(quotes) == ["Peace and troops", "Peace was far", "treaty of peace"]
    assert overview.with_word(small, wanted[:0], "peace") == []


def test_a_long_text_is_counted_whole_however_it_is_divided(project: Project) -> None:
    document = a_document(project, "\n".join(f"word{'s' * (n % 3)} of ice" for n in range(9000)))
    tally = Tally()
    assert len(list(overview.count_words(project, [], tally, whole=True))) > 1
    assert tally.texts["ice"] == 9000
    assert documents.text(project, document).count("ice") == 9000


def test_names_are_given_as_they_are(small: Project) -> None:
    here = documents.listed(small)[0].id
    mark_words(small, here, "river", tag_paths=[HOSTILE.replace("/", "")])
    assert HOSTILE.replace("/", "").strip() in [row.words for row in overview.by_document(small, "").rows]


def test_an_empty_project_has_an_empty_table(project: Project) -> None:
    for grid in (overview.by_document(project, ""), overview.together(project, ""), overview.over_time(project, "")):
        assert (grid.rows, grid.columns, grid.found) == ((), (), 0)
