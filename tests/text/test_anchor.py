from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import anchor

LETTER = "Such, evidently, are “traditions” in the U.S.\nThey forget “common sense”—and begin playing with fire."


@given(st.text(min_size=1, max_size=100), st.data())
def test_a_described_passage_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = anchor.describe(text, start, end)
    assert (start, end) in anchor.occurrences(text, passage.quote, passage.prefix, passage.suffix)


@given(st.text(alphabet=" \n\u00a0ab", max_size=40), st.data())
def test_trimmed_loses_white_space_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = anchor.trimmed(text, start, end)
    assert text[first:last] == text[start:end].strip()


def test_context_is_64_characters_and_ends_with_the_text() -> None:
    text = "x" * 100 + "QUOTE" + "y" * 10
    passage = anchor.describe(text, 100, 105)
    assert (passage.prefix, passage.quote, passage.suffix) == ("x" * 64, "QUOTE", "y" * 10)


def test_every_occurrence_is_found_also_overlapping_ones() -> None:
    assert anchor.occurrences("aaaa", "aa") == [(0, 2), (1, 3), (2, 4)]


def test_context_chooses_among_equal_words() -> None:
    text = "to forget, to forgive, to forget"
    assert len(anchor.occurrences(text, "forget")) == 2
    assert anchor.occurrences(text, "forget", prefix="forgive, to ") == [(26, 32)]
    assert anchor.occurrences(text, "forget", suffix=", to forgive") == [(3, 9)]


@pytest.mark.parametrize(
    "typed",
    [
        '"traditions"',
        "are “traditions”  in",
        'forget "common sense"-and',
        "U.S. They forget",
        "are\u00a0“traditions”",
    ],
)
def test_typed_quotations_match_printed_ones(typed: str) -> None:
    ((start, end),) = anchor.occurrences(LETTER, typed)
    assert LETTER[start:end].split()[0] in ("“traditions”", "are", "forget", "U.S.")
    assert len(LETTER[start:end].split()) == len(typed.split())


def test_exact_words_come_before_alike_ones() -> None:
    assert anchor.occurrences("it’s and it's", "it's") == [(9, 13)]
    assert anchor.occurrences("it’s and it’s", "it's") == [(0, 4), (9, 13)]


def test_typed_context_may_lack_the_space_next_to_the_words() -> None:
    text = "one fire, two fire"
    assert anchor.occurrences(text, "fire", prefix="two") == [(14, 18)]


def test_signs_of_regular_expressions_are_plain_characters() -> None:
    text = "a (b) [c] c.*"
    assert anchor.occurrences(text, "(b)  [c]") == [(2, 9)]
    assert anchor.occurrences(text, "c .*") == []


@pytest.mark.parametrize("nothing", ["", "   ", "not there"])
def test_what_is_not_there_is_nowhere(nothing: str) -> None:
    assert anchor.occurrences(LETTER, nothing) == []
