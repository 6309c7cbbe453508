from __future__ import annotations

import pytest

from annotator.errors import AnnotatorError
from annotator.text.query import parse, without


def kinds(line: str) -> list[tuple[str, str]]:
    return [(term.kind, term.value) for term in parse(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ice elections", [("word", "ice"), ("word", "elections")]),
        ("#settlement/troops", [("tag", "settlement/troops")]),
        ('#"peace treaty"', [("tag", "peace treaty")]),
        ("tag:troops", [("tag", "troops")]),
        ("@Ana", [("reader", "Ana")]),
        ("author:Ana reader:Ben", [("reader", "Ana"), ("reader", "Ben")]),
        ("colour:sky color:Amber", [("colour", "sky"), ("colour", "Amber")]),
        ("page:338 doc:125", [("page", "338"), ("document", "125")]),
        ("has:note is:mine", [("has", "note"), ("is", "mine")]),
        ('"on ice"', [("word", "on ice")]),
        ('document:"Berlin Crisis"', [("document", "Berlin Crisis")]),
        ("http://example.org", [("word", "http://example.org")]),
        ("7:30", [("word", "7:30")]),
        ("note: ice", [("word", "note:"), ("word", "ice")]),
        ("", []),
        ('# @ ""', []),
        ('"unclosed phrase', [("word", "unclosed phrase")]),
    ],
)
def test_a_filter_line_is_read_as_conditions(line: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(line) == expected


@pytest.mark.parametrize("line", ["has:everything", "is:lost", "colour:mauve"])
def test_a_condition_that_does_not_exist_is_refused_with_those_that_do(line: str) -> None:
    with pytest.raises(AnnotatorError, match="there is"):
        parse(line)


def test_one_condition_can_be_taken_out() -> None:
    line = 'ice #"peace treaty" @Ana'
    tag = parse(line)[1]
    assert without(line, tag) == "ice @Ana"
