"""Which way words are written."""

from __future__ import annotations

import pytest

from annotator.text import direction, stretch


@pytest.mark.parametrize(
    ("words", "leftward"),
    [
        ("NATO לא היה אז בארץ", True),
        ("The word שלום stands here", False),
        ("هل نعود؟", True),
        ("𞤀𞤣𞤤𞤢𞤥", True),
        ("Привет, 世界", False),
    ],
)
def test_most_letters_say_the_direction(words: str, leftward: bool) -> None:
    assert direction.leftward(words) == leftward


def test_words_without_letters_follow_what_is_around_them() -> None:
    assert not direction.leftward("1962 – 3")
    assert direction.leftward("1962 – 3", usual=True)


def test_paragraphs_are_told_where_it_is_not_plain() -> None:
    assert list(direction.paragraphs("One and two\nשתיים\n3")) == [(12, True)]
    assert list(direction.paragraphs("שתיים ושלוש\n3\nOne")) == [(0, True), (12, True), (14, False)]
    assert not list(direction.paragraphs("“One” – Ω, Ж, 世, अ, 😀"))


def test_words_within_a_line_of_ours_keep_their_order() -> None:
    assert direction.isolated("Henry", within=False) == "Henry"
    assert direction.isolated("Henry", within=True) == "\u2066Henry\u2069"
    assert direction.isolated("NATO לא היה", within=False) == "\u2067NATO לא היה\u2069"


@pytest.mark.parametrize(
    "word", ["שָׁלוֹם", "בית־הספר", 'ק"מ', "צה״ל", "ג׳ורג׳", "المعلّم", "می\u200cخواهم", "e\u0301tude", "reader’s"]
)
def test_points_joiners_and_maqaf_are_of_the_word(word: str) -> None:
    text = f"({word}), אחר"
    assert stretch.around(text, 2, 2, stretch.WORD) == (1, 1 + len(word))


def test_sentences_end_at_the_stops_of_arabic_and_urdu() -> None:
    text = "هل نعود؟ سأل المعلّم. یہ کہانی ہے۔ وہ گیا۔"
    found = stretch.around(text, 0, 0, stretch.SENTENCE)
    assert text[slice(*found)] == "هل نعود؟"
    assert text[slice(*stretch.longer(text, *found, stretch.SENTENCE))] == "هل نعود؟ سأل المعلّم."
    assert text[slice(*stretch.around(text, 25, 25, stretch.SENTENCE))] == "یہ کہانی ہے۔"
