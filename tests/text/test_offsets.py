"""Offsets of a foreign text lead to the same words in the text as it is kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.clean import normalise
from annotator.text.offsets import Normalised

PIECES = [
    "a",
    "word ",
    "\r\n",
    "\r",
    "\n",
    "e\u0301",
    "\u0301",
    "\u0958",
    "\u0301\u0323" * 20,
    "\x00",
    "\ufeff",
    "\u2028",
    "😀",
    "가",
    "ᄒ",
    "ᅡ",
    "ᆫ",
]


@pytest.mark.parametrize("raw", ["plain text", "a\r\nb c\r\nd", "e\u0301t\u0301 \u0958 x", "\ufeffa\x00b c\u2028d e"])
def test_words_are_found_where_their_offsets_lead(raw: str) -> None:
    found = Normalised(raw)
    assert found.text == normalise(raw)
    for word in re.finditer(r"[^ ]+", raw):
        assert found.text[found.place(word.start()) : found.place(word.end())] == normalise(word[0])


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_offsets_never_run_back_and_end_at_the_end(raw: str) -> None:
    found = Normalised(raw)
    places = [found.place(offset) for offset in range(len(raw) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(found.text)


def test_a_word_after_all_that_changes_length() -> None:
    raw = "\ufeffe\u0301\r\n\x00\u0958\r\nᄒ\u1161ᆫ word end"
    found = Normalised(raw)
    at = raw.index("word")
    assert found.text[found.place(at) : found.place(at + 4)] == "word"
