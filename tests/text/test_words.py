from __future__ import annotations

from collections import Counter

import pytest

from annotator.text.words import Tally, Word, distinctive, most_used, stands_in, words_in


def test_words_are_in_lower_case_and_whole() -> None:
    assert words_in("L’Élysée: PEACE-treaty, Khrushchev's") == ["l", "élysée", "peace", "treaty", "khrushchev", "s"]
    assert words_in("e\u0301lan") == ["élan"]
    assert words_in("שָׁלוֹם עולם") == ["שָׁלוֹם", "עולם"]
    assert stands_in("The Treaty.", "treaty")
    assert not stands_in("treaties, entreaty", "treaty")
    assert not stands_in("façade", "facade")


def test_the_most_used_words_without_short_ones_numbers_and_function_words() -> None:
    text = "The treaty and the Treaty of 1961, in UN troops; troops_x didn’t treaty élan"
    counted = most_used(Tally(Counter(words_in(text))))
    assert counted == [Word("treaty", 3), Word("troops", 1), Word("élan", 1)]


def test_a_word_is_distinctive_that_stands_in_passages_more_than_in_the_text() -> None:
    passages = Counter({"ice": 10, "treaty": 10, "the": 99})
    texts = Counter({"ice": 10, "treaty": 190, "the": 900})
    found = distinctive(Tally(passages, texts))
    # ice: 20 of 220 words in all, so 1.818 and 18.18 are expected: 2 (10 ln 5.5 + 10 ln 0.55) = 22.14
    assert [one.word for one in found] == ["ice"]
    assert found[0].times == 10
    assert found[0].weight == pytest.approx(22.14, abs=0.01)


def test_without_a_text_nothing_is_distinctive() -> None:
    assert distinctive(Tally(Counter({"ice": 3}))) == []
