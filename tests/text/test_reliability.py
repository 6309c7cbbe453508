"""Krippendorff's coefficients against the examples he published."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from annotator.text.agreement import Marked, Range
from annotator.text.reliability import Reading, nominal_alpha, numbers, unitizing_alpha


def alpha(*observers: str) -> float | None:
    """Each observer's values one after the other; a dot where there is none."""
    return nominal_alpha(
        ([None if value == "." else value for value in unit], 1) for unit in zip(*observers, strict=True)
    )


@pytest.mark.parametrize(
    ("observers", "published"),
    [
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
    ids=["two observers, two values", "two observers, five values", "four observers, missing values"],
)
def test_nominal_alpha_as_in_computing_krippendorffs_alpha_reliability(
    observers: Sequence[str], published: float
) -> None:
    assert alpha(*observers) == pytest.approx(published, abs=0.0005)


def test_nominal_alpha_of_equal_units_is_that_of_their_number() -> None:
    units = [(("a", "a"), 5), (("a", "b"), 2), (("b", "b"), 4)]
    assert nominal_alpha(units) == alpha("aaaaaaabbbb", "aaaaabbbbbb")
    assert alpha("ab", "ab") == 1
    assert alpha("aa", "aa") is None
    assert alpha("ab", "..") is None


C = [[(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]]
K = [[(30, 90), (150, 200)]] * 2


def test_unitizing_alpha_as_in_content_analysis_2004() -> None:
    assert unitizing_alpha(C, 300) == pytest.approx(1 - 0.0144 / 0.0532, abs=0.002)  # from figures of four decimals
    assert unitizing_alpha(K, 300) == 1


def sections(times: int, *parts: tuple[int, int]) -> list[Range]:
    return [(start * times, (start + length) * times) for start, length in parts]


@pytest.mark.parametrize(
    ("published", "one", "other"),
    [
        (0.553, [(2, 8), (14, 6)], [(4, 4), (15, 2)]),
        (0.066, [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)], [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)]),
    ],
    ids=["A", "D"],
)
def test_unitizing_alpha_as_in_on_the_reliability_of_unitizing_1995(
    published: float, one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]
) -> None:
    """Bertha and Bill, Heather and Hill, as finely as can be: the examples without the misprint of that year."""
    times = 50_000
    found = unitizing_alpha([sections(times, *one), sections(times, *other)], 24 * times)
    assert found == pytest.approx(published, abs=0.0005)


def test_what_can_be_said_of_unitizing_alpha() -> None:
    assert unitizing_alpha([[(0, 5), (7, 9)]] * 4, 20) == 1
    assert unitizing_alpha([[], []], 20) is None
    assert unitizing_alpha([[(1, 2)]], 20) is None
    near = unitizing_alpha([[(10, 20)], [(11, 20)]], 100)
    far = unitizing_alpha([[(10, 20)], [(16, 20)]], 100)
    apart = unitizing_alpha([[(10, 20)], [(60, 70)]], 100)
    assert near is not None
    assert far is not None
    assert apart is not None
    assert 1 > near > far > apart


def test_readers_who_mark_by_chance_agree_about_as_chance_would_have_it() -> None:
    chance = random.Random(7)
    text = " ".join(chance.choices(["one", "two", "three"], k=100_000))
    marked = []
    for reader in "AB":
        start = 0
        while (start := start + chance.randrange(1, 120)) < len(text) - 100:
            end = start + chance.randrange(10, 90)
            marked.append(Marked(f"{reader}{start}", reader, ((start, end),), frozenset(chance.choice("xy"))))
            start = end
    found = numbers([Reading(text, tuple(marked))])
    for one in (found.marking.alpha, found.tagging.alpha, found.overall.alpha, found.by_tag["x"].alpha):
        assert one == pytest.approx(0, abs=0.08)
    assert found.marking.unitizing == pytest.approx(0, abs=0.08)


# --- the numbers of texts

TEXT = "one two three four five six seven eight nine ten"


def mark(reader: str, words: str, *tags: str) -> Marked:
    start = TEXT.index(words)
    return Marked(f"{reader} {words}", reader, ((start, start + len(words)),), frozenset(tags))


def test_words_are_counted_and_half_a_word_is_none() -> None:
    found = numbers([Reading(TEXT, (mark("A", "two three four", "x"), mark("B", " two three f", "x")))])
    assert (found.words, found.marking.words, found.tagging.words, found.readers) == (10, 3, 2, ("A", "B"))
    assert found.marking.alpha == alpha("0111000000", "0110000000")
    assert found.by_tag["x"].alpha == found.marking.alpha == found.overall.alpha
    assert found.tagging.alpha is None  # one tag only: nothing varies
    assert found.marking.unitizing == unitizing_alpha([[(1, 4)], [(1, 3)]], 10)


def test_tags_are_compared_where_two_marked() -> None:
    some = (mark("A", "one two", "x"), mark("B", "one two", "y"), mark("A", "nine", "x"), mark("B", "nine", "x"))
    found = numbers([Reading(TEXT, (*some, mark("A", "five", "z")))])
    assert found.tagging.alpha == alpha("xxx", "yyx")
    assert found.overall.alpha == alpha("xx  z   x ", "yy      x ")
    assert found.by_tag["y"].alpha == alpha("0000000000", "1100000000")


def test_who_marked_nothing_in_a_text_has_not_read_it() -> None:
    first = Reading(TEXT, (mark("A", "one"), mark("B", "one"), mark("C", "two")))
    second = Reading(TEXT, (mark("A", "two"), mark("B", "two three")))
    found = numbers([first, second])
    assert found.marking.alpha == alpha("10000000000100000000", "10000000000110000000", "0100000000..........")
    assert (found.words, found.marking.unitizing) == (20, None)


def test_signs_of_chinese_and_japanese_count_as_words() -> None:
    reading = Reading("学而时习之，不亦说乎", (Marked("1", "A", ((0, 5),), frozenset()),))
    assert (numbers([reading]).words, numbers([reading]).marking.words) == (9, 5)
