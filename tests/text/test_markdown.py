"""Notes without their signs, and where the signs are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import markdown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a **firm** pledge", "a firm pledge"),
        ("an *on ice* pledge, _so to say_", "an on ice pledge, so to say"),
        ("# Elections", "Elections"),
        ("> quoted", "quoted"),
        ("- one\n2. two", "• one\n• two"),
        ("see [FRUS](https://history.state.gov/x) and `code`", "see FRUS and code"),
        ("snake_case_name and 2*3*4 and a * b", "snake_case_name and 2*3*4 and a * b"),
        ("**not closed and #tag", "**not closed and #tag"),
        ("<b>no HTML</b> & none", "<b>no HTML</b> & none"),
    ],
)
def test_what_a_card_shows(typed: str, shown: str) -> None:
    assert markdown.plain(typed) == shown


def test_parts_and_their_signs() -> None:
    found = markdown.styled("a **b** c")
    assert found == [(2, 7, "bold"), (2, 4, "sign"), (5, 7, "sign")]


@given(st.text(alphabet="ab *_`[]#>-1.\n", max_size=80))
def test_nothing_but_signs_is_lost(note: str) -> None:
    for line in note.split("\n"):
        for one in markdown.styled(line):
            assert 0 <= one.start < one.end <= len(line)
    kept = [character for character in markdown.plain(note) if character in "ab"]
    assert kept == [character for character in note if character in "ab"]
