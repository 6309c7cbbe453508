from __future__ import annotations

import pytest

from annotator.errors import AnnotatorError
from annotator.text import pattern

TEXT = "The colour of peace.\nNo color, no peace; Élysée\npeace"


def found(expression: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in pattern.finder(expression)(text)]


def test_capitals_do_not_matter_but_where_the_pattern_says_so() -> None:
    assert found(r"\bco\w*R\b") == ["colour", "color"]
    assert found(r"(?-i:\bT\w+)") == ["The"]


def test_accents_matter() -> None:
    assert found("élysée") == ["Élysée"]
    assert found("elysee") == []


def test_the_ends_of_a_paragraph_are_those_of_the_pattern() -> None:
    assert found("^no") == ["No"]
    assert found("peace$") == ["peace"]
    assert found(r"peace\W+no") == []
    assert found(".+") == TEXT.split("\n")


def test_a_match_without_length_is_none() -> None:
    assert found("x*") == []
    assert found("(?=peace)|^|$") == []


def test_hits_come_in_the_order_of_the_text() -> None:
    assert found("(?r)no", "no, No") == ["no", "No"]


@pytest.mark.parametrize(
    ("expression", "text"), [("(a|aa)+$", "a" * 200 + "!"), ("(?:a|aa)+[bc]", "a" * 200), ("(?:(?R))", TEXT)]
)
def test_a_pattern_that_would_never_end_is_stopped(expression: str, text: str) -> None:
    with pytest.raises(AnnotatorError, match="too long"):
        found(expression, text)


@pytest.mark.parametrize("expression", ["a{99999999}", "(?:a{1000}){1000}", "(?x)a{9 999 999}", "a{2000000,}"])
def test_a_pattern_that_would_fill_the_memory_is_refused(expression: str) -> None:
    with pytest.raises(AnnotatorError, match="too large"):
        pattern.finder(expression)


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("(a", "This pattern has a mistake at character 3, after “(a”: missing )."),
        ("*a", "This pattern has a mistake at its beginning: nothing to repeat."),
        ("peace[a-", "This pattern has a mistake at character 9, after “peace[a-”: unterminated character set."),
        ("(" * 400 + ")" * 400, "This pattern has too many brackets inside each other."),
        ("a" * 1001, "A pattern is one line of at most 1000 characters."),
        ("(?au)a", "This pattern cannot be used: ASCII, LOCALE and UNICODE flags are mutually incompatible."),
    ],
)
def test_a_mistake_is_told_with_its_place(expression: str, sentence: str) -> None:
    with pytest.raises(AnnotatorError) as error:
        pattern.finder(expression)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("line", "expression"),
    [("/colou?r/", "colou?r"), (" /a/b/ ", "a/b"), ("and/or", ""), ("//", ""), ("/", ""), ("/a", ""), ("", "")],
)
def test_a_pattern_in_a_line_stands_between_slashes(line: str, expression: str) -> None:
    assert pattern.in_line(line) == expression
