from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import clean

ANYTHING = st.text(alphabet=st.characters(), max_size=60)
FORBIDDEN = "\x00\x07\ufeff\ufffe\uffff\ufffc\ud800\udfff"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\ufdd0"])
def test_every_newline_is_one_kind_of_newline(newline: str) -> None:
    assert clean.normalise(f"a{newline}b") == "a\nb"


@pytest.mark.parametrize("character", FORBIDDEN)
def test_what_no_text_holds_is_left_out_at_import(character: str) -> None:
    assert clean.normalise(f"a{character}b") == "ab"


@pytest.mark.parametrize("character", "\u00a0\u200d\u200f\u00adא😀\t")
def test_what_looks_odd_but_belongs_to_the_text_stays(character: str) -> None:
    assert clean.normalise(f"a{character}b") == f"a{character}b"


def test_letters_and_their_accents_are_joined() -> None:
    assert clean.normalise("e\u0301") == "é"
    assert clean.normalise("e\x00\u0301") == "é"


@given(ANYTHING)
def test_a_normalised_text_stays_as_it_is(text: str) -> None:
    once = clean.normalise(text)
    assert clean.normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


@given(ANYTHING)
def test_what_is_typed_can_be_stored_and_keeps_its_length_but_for_newlines(text: str) -> None:
    typed = clean.typed(text)
    typed.encode("utf-8")
    assert "\x00" not in typed
    assert len(typed) == len(text) - text.count("\r\n")


def test_what_is_typed_shows_where_something_was_replaced() -> None:
    assert clean.typed("a\x00b\r\nc") == "a\ufffdb\nc"


def test_a_name_is_one_line_without_direction_marks() -> None:
    assert clean.name("  A\u202en\na\x00 \ud800") == "A n a"


def test_one_line_joins_white_space() -> None:
    assert clean.one_line(" a \n\t b ") == "a b"
    assert clean.one_line("a\u00a0b") == "a\u00a0b"
