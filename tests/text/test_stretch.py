"""Words, sentences and paragraphs, as one selects by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import stretch
from annotator.text.stretch import PARAGRAPH, SENTENCE, WORD

TEXT = (
    "Dear Mr. President: You know that No. 3 of J. F. Kennedy’s replies said so. “We agree!” he wrote… and left.\n"
    "\n"
    "A second paragraph. It has two sentences, e.g. this one."
)


def words(found: tuple[int, int]) -> str:
    return TEXT[found[0] : found[1]]


@pytest.mark.parametrize(
    ("kind", "at", "expected"),
    [
        (WORD, "resident", "President"),
        (WORD, "ennedy’s", "Kennedy’s"),
        (SENTENCE, "know", "Dear Mr. President: You know that No. 3 of J. F. Kennedy’s replies said so."),
        (SENTENCE, "agree", "“We agree!” he wrote… and left."),
        (SENTENCE, "two", "It has two sentences, e.g. this one."),
        (PARAGRAPH, "two", "A second paragraph. It has two sentences, e.g. this one."),
    ],
)
def test_what_stands_around_a_place(kind: str, at: str, expected: str) -> None:
    start = TEXT.index(at)
    assert words(stretch.around(TEXT, start, start, kind)) == expected


def test_between_words_the_next_one_is_meant() -> None:
    at = TEXT.index("\n\n") + 1
    assert words(stretch.around(TEXT, at, at, WORD)) == "A"
    end = len(TEXT)
    assert words(stretch.around(TEXT, end, end, SENTENCE)) == "It has two sentences, e.g. this one."


def test_a_range_grows_over_the_end_of_a_paragraph_and_back() -> None:
    start = TEXT.index("“We")
    one = stretch.around(TEXT, start, start, SENTENCE)
    two = stretch.longer(TEXT, *one, SENTENCE)
    assert words(two).endswith("left.\n\nA second paragraph.")
    assert stretch.shorter(TEXT, *two, SENTENCE) == one
    assert stretch.shorter(TEXT, *one, SENTENCE) == one


def test_the_beginning_moves_too() -> None:
    start = TEXT.index("second")
    range_ = (start, start + len("second paragraph"))
    assert words(stretch.sooner(TEXT, *range_, WORD)) == "A second paragraph"
    assert words(stretch.sooner(TEXT, *stretch.sooner(TEXT, *range_, WORD), WORD)).startswith("left.\n\nA")
    assert words(stretch.later(TEXT, *range_, WORD)) == "paragraph"
    assert words(stretch.later(TEXT, *stretch.later(TEXT, *range_, WORD), WORD)) == "paragraph"
    assert stretch.sooner(TEXT, 0, 4, WORD) == (0, 4)


@given(st.text(alphabet="ab. \n!A“”’", max_size=60), st.data())
def test_ranges_stay_within_the_text_and_never_turn_round(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kind = data.draw(st.sampled_from([WORD, SENTENCE, PARAGRAPH]))
    for verb in (stretch.around, stretch.longer, stretch.shorter, stretch.sooner, stretch.later):
        first, last = verb(text, start, end, kind)
        assert 0 <= first <= last <= len(text)
    assert stretch.longer(text, start, end, kind)[1] >= end
    assert stretch.sooner(text, start, end, kind)[0] <= start
