"""Dates as historians have them: in words, in order, and refused with a sentence."""

from __future__ import annotations

import pytest

from annotator.errors import AnnotatorError
from annotator.text import edtf


@pytest.mark.parametrize(
    ("written", "american", "british"),
    [
        ("1962-09-25", "September 25, 1962", "25 September 1962"),
        ("1962-09-25T21:21:00-04:00", "September 25, 1962", "25 September 1962"),
        ("1962-09", "September 1962", "September 1962"),
        ("1962-XX-XX", "1962", "1962"),
        ("2017-21", "Spring 2017", "Spring 2017"),
        ("1962", "1962", "1962"),
        ("-0043", "43 BC", "43 BC"),
        ("196X", "1960s", "1960s"),
        ("1962~", "ca. 1962", "ca. 1962"),
        ("1962-09?", "September 1962?", "September 1962?"),
        ("1962%", "ca. 1962?", "ca. 1962?"),
        ("1961/1963", "1961–1963", "1961–1963"),
        ("1962-09-25/1962-09-30", "September 25–30, 1962", "25–30 September 1962"),
        ("1962-09-25/1962-10-02", "September 25–October 2, 1962", "25 September–2 October 1962"),
        ("1962-09/1962-10", "September–October 1962", "September–October 1962"),
        ("1962-12-30/1963-01-02", "December 30, 1962–January 2, 1963", "30 December 1962–2 January 1963"),
        ("1962/..", "from 1962", "from 1962"),
        ("/1962-09", "until September 1962", "until September 1962"),
        ("[1962-09..1962-11]", "between September 1962 and November 1962", "between September 1962 and November 1962"),
        ("[..1962]", "1962 or earlier", "1962 or earlier"),
        ("undated", "undated", "undated"),
        ("XXXX", "undated", "undated"),
        ("", "", ""),
        ("Michaelmas 1290", "Michaelmas 1290", "Michaelmas 1290"),
    ],
)
def test_a_date_in_words(written: str, american: str, british: str) -> None:
    assert (edtf.in_words(written), edtf.in_words(written, day_first=True)) == (american, british)


def test_months_as_the_mla_cuts_them() -> None:
    dates = ("2014-12-28", "2013-05", "2013-09")
    assert [edtf.in_words(one, day_first=True, short=True) for one in dates] == [
        "28 Dec. 2014",
        "May 2013",
        "Sept. 2013",
    ]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1962-13", "no month of the calendar"),
        ("1962-02-30", "a day that its month does not have"),
        ("1963/1961", "ends before it begins"),
        ("25.9.1962", "no date that can be read"),
        ("1961/1962/1963", "no date that can be read"),
        ("/", "no date that can be read"),
    ],
)
def test_what_is_no_date_is_said_in_a_sentence(written: str, words: str) -> None:
    with pytest.raises(AnnotatorError, match=words):
        edtf.parsed(written)
    assert not edtf.is_date(written)


def test_dates_in_order() -> None:
    in_order = ["-0043", "196X", "1962", "1962-22", "1962-09", "1962-09-25/1962-09-30", "1962-10", "1963", "undated"]
    backwards = [*reversed(in_order)]
    assert sorted(backwards, key=edtf.sort_key) == in_order


def test_the_year_of_a_date() -> None:
    dates = ("1994", "2016-04", "1961/1963", "1962-09-25/1962-09-30", "undated", "1962~", "spring of 1962", "")
    years = ["1994", "2016", "1961–1963", "1962", "n.d.", "ca. 1962", "1962", ""]
    assert [edtf.year_of(one) for one in dates] == years
