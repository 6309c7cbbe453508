from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import Cancelled
from annotator.text.align import CHECK, PLACED, Alignment, Carried
from annotator.text.normal import reduced
from tests.bench.damage import DAMAGES, whole
from tests.bench.material import book

WORDS = st.lists(st.sampled_from(["the", "treaty", "of", "berlin", "troops", "a", "corridor", "会議"]), max_size=60)
SENTENCES = [
    "The Soviet Government proposed a treaty with both German states.",
    "Kennedy answered that the garrison would stay where it was.",
    "In August the frontier between the sectors was closed overnight.",
    "Nobody in the embassy had expected that it would happen so soon.",
    "A tank stood at the crossing for the better part of October.",
]


def signs(*sentences: str) -> str:
    return reduced(" ".join(sentences))


def carried(here: str, there: str, words: str) -> Carried | None:
    start = here.index(reduced(words))
    return Alignment(here, there).carried(start, start + len(reduced(words)))


def test_equal_texts_carry_every_range_to_itself() -> None:
    text = signs(*SENTENCES)
    alignment = Alignment(text, text)
    for start in range(0, len(text) - 7, 5):
        assert alignment.carried(start, start + 7) == (start, start + 7, pytest.approx(1.0), True)


def test_a_sentence_put_in_moves_what_follows() -> None:
    here, there = signs(*SENTENCES), signs(SENTENCES[0], "Wholly new words stand here.", *SENTENCES[1:])
    found = carried(here, there, "the garrison would stay")
    assert found is not None
    assert there[found.start : found.end] == "thegarrisonwouldstay"
    assert found.confidence > 0.99


def test_a_sentence_left_out_is_nowhere() -> None:
    here, there = signs(*SENTENCES), signs(*SENTENCES[:2], *SENTENCES[3:])
    found = carried(here, there, "the frontier between the sectors")
    assert found is None or found.confidence < CHECK


def test_words_put_into_a_range_belong_to_it() -> None:
    here, there = signs(*SENTENCES), signs(*SENTENCES).replace("garrison", "garrisonofthreecompanies")
    found = carried(here, there, "the garrison would stay")
    assert found is not None
    assert there[found.start : found.end] == "thegarrisonofthreecompanieswouldstay"
    assert found.confidence >= PLACED


def test_moved_paragraphs_are_followed() -> None:
    here, there = signs(*SENTENCES), signs(SENTENCES[3], SENTENCES[4], *SENTENCES[:3])
    for sentence in SENTENCES:
        found = carried(here, there, sentence)
        assert found is not None
        assert there[found.start : found.end] == reduced(sentence)
        assert found.confidence >= PLACED


def test_of_equal_sentences_each_keeps_its_own_place() -> None:
    refrain = "So it was decided."
    here = signs(SENTENCES[0], refrain, SENTENCES[1], refrain, SENTENCES[2])
    there = signs("A new beginning.", SENTENCES[0], refrain, SENTENCES[1], refrain, SENTENCES[2])
    moved = len(there) - len(here)
    alignment, length = Alignment(here, there), len(reduced(refrain))
    for start in (here.index(reduced(refrain)), here.rindex(reduced(refrain))):
        found = alignment.carried(start, start + length)
        assert found is not None
        assert (found.start, found.end) == (start + moved, start + length + moved)


def test_letters_scattered_over_other_words_are_no_match() -> None:
    here = signs(SENTENCES[0], "Quite different matters were spoken of.", SENTENCES[1])
    there = signs(SENTENCES[0], "The weather remained mild until Easter.", SENTENCES[1])
    found = carried(here, there, "different matters were spoken")
    assert found is None or found.confidence < CHECK


def test_a_side_that_changed_makes_a_place_less_firm() -> None:
    here, there = signs(*SENTENCES), signs(*SENTENCES[:2], "Something else altogether follows from here on, at length.")
    found = carried(here, there, "where it was")
    assert found is not None
    assert not found.firm
    assert 0.5 < found.confidence < 0.95


def test_long_stretches_that_stand_twice_keep_their_places() -> None:
    once = reduced(book(10_000))
    there_once = reduced(DAMAGES["OCR noise 0.5 %"](whole(once), Random(5)).text)
    here, there = once + signs(*SENTENCES) + once, there_once + signs(*SENTENCES) + there_once
    alignment, behind = Alignment(here, there), len(there_once + signs(*SENTENCES))
    for start in range(500, 6_000, 500):
        first = alignment.carried(start, start + 60)
        assert first is not None
        assert abs(first.start - start) < 100
        second = alignment.carried(len(here) - start, len(here) - start + 60)
        assert second is not None
        assert second.start > behind


@given(WORDS, WORDS)
def test_runs_are_in_order_and_within_both_texts(one: list[str], other: list[str]) -> None:
    here, there = "".join(one), "".join(other)
    end = 0
    for run in Alignment(here, there).runs:
        assert run.length > 0
        assert end <= run.here
        end = run.here + run.length
        assert end <= len(here)
        assert 0 <= run.there <= run.there + run.length <= len(there)
        assert not run.same or here[run.here : end] == there[run.there : run.there + run.length]


@given(WORDS, WORDS, st.data())
def test_what_is_carried_lies_in_the_other_text(one: list[str], other: list[str], data: st.DataObject) -> None:
    here, there = "".join(["the", *one]), "".join(other)
    start = data.draw(st.integers(0, len(here) - 1))
    end = data.draw(st.integers(start + 1, len(here)))
    alignment = Alignment(here, there)
    found = alignment.carried(start, end)
    assert found is None or (0 <= found.start < found.end <= len(there) and 0 <= found.confidence <= 1 + 1e-9)
    assert alignment.shared(start, end) <= end - start
    around = alignment.around(start)
    assert around is None or 0 <= around.start <= around.end <= len(there)


def test_a_text_without_rare_words_is_aligned_all_the_same() -> None:
    found = Alignment("a" * 20_000, "a" * 19_000 + "b").carried(5, 50)
    assert found is not None
    assert (found.start, found.end) == (5, 50)


def test_the_work_can_be_stopped() -> None:
    text = reduced(book(60_000))
    other = reduced(DAMAGES["an OCR copy"](whole(text), Random(1)).text)
    calls = iter(range(5))

    def stop() -> None:
        if next(calls) == 3:
            raise Cancelled("stop")

    with pytest.raises(Cancelled):
        Alignment(text, other, stop)
