from __future__ import annotations

import pytest

from annotator.model import Page
from annotator.text import pages

BOOK = (Page(0, "337"), Page(100, "338"), Page(200, "339"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 10, ("337",)),
        (0, 100, ("337",)),
        (99, 101, ("337", "338")),
        (100, 101, ("338",)),
        (50, 250, ("337", "338", "339")),
        (250, 260, ("339",)),
    ],
)
def test_a_passage_stands_on_the_pages_it_touches(start: int, end: int, expected: tuple[str, ...]) -> None:
    assert pages.labels(BOOK, start, end) == expected


def test_words_before_the_first_break_have_no_page() -> None:
    assert pages.labels((Page(50, "2"),), 0, 10) == ()
    assert pages.labels((Page(50, "2"),), 40, 60) == ("2",)
    assert pages.labels((), 0, 10) == ()


def test_a_label_that_returns_is_named_once() -> None:
    notes = (Page(0, "337"), Page(100, "338"), Page(200, "337"))
    assert pages.labels(notes, 50, 250) == ("337", "338")


def test_the_first_leaf_is_inferred_from_the_first_break() -> None:
    assert pages.with_first_inferred((Page(40, "338"),)) == (Page(0, "337", inferred=True), Page(40, "338"))


@pytest.mark.parametrize("first", [Page(0, "338"), Page(40, "xii"), Page(40, "1"), Page(40, "12a")])
def test_nothing_is_inferred_where_nothing_can_be_told(first: Page) -> None:
    assert pages.with_first_inferred((first,)) == (first,)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("3", "10", "3–10"),
        ("71", "72", "71–72"),
        ("96", "117", "96–117"),
        ("100", "104", "100–104"),
        ("300", "301", "300–301"),
        ("1100", "1113", "1100–1113"),
        ("101", "108", "101–8"),
        ("107", "108", "107–8"),
        ("808", "833", "808–33"),
        ("1103", "1104", "1103–4"),
        ("1002", "1003", "1002–3"),
        ("321", "328", "321–28"),
        ("337", "338", "337–38"),
        ("498", "532", "498–532"),
        ("1087", "1089", "1087–89"),
        ("1496", "1500", "1496–500"),
        ("11564", "11615", "11564–615"),
        ("12991", "13001", "12991–3001"),
        ("xi", "xii", "xi–xii"),
        ("337", "338a", "337–338a"),
    ],
)
def test_ranges_are_written_as_the_chicago_manual_does(first: str, last: str, expected: str) -> None:
    assert pages.written([first, last]) == expected


def test_a_range_names_only_its_ends() -> None:
    assert pages.written(["337", "338", "339"]) == "337–39"


def test_one_page_and_no_page() -> None:
    assert [pages.prefixed(pages.stretches(BOOK, one)) for one in ([], [(1, 9)], [(1, 101)])] == [
        "",
        "p. 337",
        "pp. 337–38",
    ]
    assert pages.written([]) == ""
