from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text import excerpt

TEXT = "Khrushchev’s peace treaty.\nAdenauer and the peace\n treaty; Élysée"


def found(query: str) -> list[str]:
    return [TEXT[start:end] for start, end in excerpt.places(TEXT, excerpt.words_of(query))]


@given(st.text(max_size=100))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(excerpt.folded(text)) == len(text)


def test_words_are_found_from_their_beginning_without_case_and_accents() -> None:
    assert found("TREAT") == ["treaty", "treaty"]
    assert found("elysee") == ["Élysée"]
    assert found("reaty") == []


def test_a_phrase_is_found_over_a_line_end() -> None:
    assert found('"peace treaty"') == ["peace treaty", "peace\n treaty"]


def test_punctuation_in_the_query_does_not_hide_words() -> None:
    assert found("Khrushchev's") == ["Khrushchev’s"]
    assert found("Adenauer,") == ["Adenauer"]
    assert found("(treaty)") == ["treaty", "treaty"]


def test_words_of_a_line() -> None:
    assert excerpt.words_of('ice "peace treaty" “on ice” - …') == ["ice", "peace treaty", "on ice"]
    assert excerpt.words_of("„on ice“ «peace treaty»") == ["on ice", "peace treaty"]


def test_no_words_no_places() -> None:
    assert list(excerpt.places(TEXT, [])) == []


def test_the_line_of_context_ends_at_its_paragraph() -> None:
    at = TEXT.index("Adenauer")
    assert excerpt.line(TEXT, at, at + 8) == ("", "Adenauer", " and the peace")


def test_the_line_of_context_is_cut_to_its_width() -> None:
    text = "a" * 100 + "WORD" + "b" * 100
    left, word, right = excerpt.line(text, 100, 104, width=10)
    assert (left, word, right) == ("a" * 10, "WORD", "b" * 10)


def test_words_over_a_line_end_are_shown_on_one_line() -> None:
    assert excerpt.line("a\nb", 0, 3)[1] == "a b"
