from __future__ import annotations

import time
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


def test_more_marks_than_a_letter_can_bear_are_divided() -> None:
    """The control: without that, Python needs the square of their number."""
    honest = "a" + "\u0323\u0301" * 14 + " üְ֑…………………………………………≠≠≠≠≠≠≠≠≠≠≠≠≠≠≠≠≠≠≠≠ 😀😀"
    assert clean.JOINER not in clean.normalise(honest)
    piled = "a" + "\u0301\u0323" * 1_000
    made = clean.normalise(piled)
    assert max(map(len, made.split(clean.JOINER))) <= 31
    assert made.replace(clean.JOINER, "").count("\u0323") + made.count("ạ") == 1_000
    ours, plain = ("a" + "\u0301\u0323" * number for number in (100_000, 10_000))
    started = time.process_time()
    clean.normalise(ours)
    took = time.process_time() - started
    started = time.process_time()
    unicodedata.normalize("NFC", plain)
    assert took < (time.process_time() - started) * 30  # of 100 that the square would be


@given(st.text("a\u0301\u0323\u0344\u0f73≠ ", min_size=20, max_size=200))
def test_normalising_twice_is_normalising_once(words: str) -> None:
    once = clean.normalise(words)
    assert clean.normalise(once) == once
