"""Which way a text is read."""

from __future__ import annotations

import pytest

from annotator.text.direction import from_the_right


@pytest.mark.parametrize(
    ("words", "leftwards"),
    [("", False), ("1962", False), ("“peace”", False), ("“שלום”", True), ("12 رسالة", True), ("see שלום", False)],
)
def test_the_first_letter_with_a_direction_decides(words: str, *, leftwards: bool) -> None:
    assert from_the_right(words) == leftwards
