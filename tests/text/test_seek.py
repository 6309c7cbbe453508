from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.normal import Normal, reduced
from annotator.text.seek import CHECK, PLACED, Budget, Found, Sought, seek
from tests.bench.damage import DAMAGES, whole
from tests.bench.material import book

TEXT = (
    "The Soviet Government proposed a treaty with both German states. Kennedy answered that the garrison would stay "
    "where it was. In August the frontier between the sectors was closed overnight. Nobody in the embassy had "
    "expected that it would happen so soon. A tank stood at the crossing for the better part of October."
)


def sought(text: str, words: str, context: int = 64, nth: int = 0) -> Sought:
    """What to look for, as it stands in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    end = start + len(words)
    before, after = text[max(0, start - context) : start], text[end : end + context]
    return Sought(reduced(before), reduced(words), reduced(after), start)


def one(text: str, wanted: Sought) -> Found:
    return seek(Normal(text), [wanted], Budget())[0]


def words(text: str, found: Found, at: int = 0) -> str:
    place = found.places[at]
    start, end = Normal(text).outside(place.start, place.end)
    return text[start:end]


def test_the_very_words_in_their_context_are_certain() -> None:
    found = one(f"A new beginning. {TEXT}", sought(TEXT, "the garrison would stay"))
    assert found.reached
    assert words(f"A new beginning. {TEXT}", found) == "the garrison would stay"
    assert found.places[0].confidence == pytest.approx(1.0)


def test_words_that_were_misread_are_found() -> None:
    ours = TEXT.replace("garrison would", "garr1son vvould").replace("Kennedy", "Kcnnedy")
    found = one(ours, sought(TEXT, "the garrison would stay where it was"))
    assert words(ours, found) == "the garr1son vvould stay where it was"
    assert found.places[0].confidence >= CHECK


def test_a_sentence_put_into_a_quotation_is_part_of_it() -> None:
    quote = TEXT[TEXT.index("In August") : TEXT.index(" A tank")]
    ours = TEXT.replace("overnight. ", "overnight. The barbed wire came first, and the wall a few days later. ")
    found = one(ours, sought(TEXT, quote))
    assert words(ours, found).startswith("In August")
    assert words(ours, found).endswith("so soon.")
    assert found.places[0].confidence >= CHECK


def test_words_that_are_gone_are_not_found() -> None:
    wanted = sought(TEXT, "In August the frontier between the sectors was closed overnight.")
    found = one(TEXT.replace("In August the frontier between the sectors was closed overnight. ", ""), wanted)
    assert not found.places or found.places[0].confidence < CHECK


def test_of_equal_sentences_without_context_neither_is_sure() -> None:
    ours = f"It was decided in Moscow. {TEXT} It was decided in Moscow."
    found = one(ours, Sought("", reduced("It was decided in Moscow."), ""))
    assert len(found.places) == 2
    assert all(place.confidence < CHECK for place in found.places)


def test_context_tells_equal_sentences_apart() -> None:
    theirs = f"It was decided in Moscow. {TEXT} It was decided in Moscow."
    ours = f"A preface. {theirs}"
    found = one(ours, sought(theirs, "It was decided in Moscow.", nth=1))
    assert found.places[0].confidence >= PLACED
    assert Normal(ours).outside(found.places[0].start, found.places[0].end)[0] == ours.rindex("It was decided")


def test_neighbours_tell_equal_stanzas_apart() -> None:
    lines = [f"Stanza {name} has words of its own, as many as it likes." for name in ("one", "two", "three", "four")]
    refrain = "And all the bells of the city rang out loud over the river and the corridor and the frontier again."
    theirs = "\n".join(part for line in lines for part in (line, refrain, refrain))
    wanted = [sought(theirs, line) for line in lines]
    middle = sought(theirs, "over the river", context=20, nth=2)
    alone, *_ = seek(Normal(theirs), [middle], Budget())
    *_, among = seek(Normal(theirs), [*wanted, middle], Budget())
    assert alone.places[0].confidence < PLACED
    assert among.places[0].confidence >= alone.places[0].confidence


def test_a_short_context_speaks_less() -> None:
    ours = "There was once a man who had said no to it."
    near, far = one(ours, Sought("a", "man", "w")), one(ours, sought(ours, "man"))
    assert near.places[0].confidence < PLACED <= far.places[0].confidence


def test_very_long_quotations_are_found_by_head_and_tail() -> None:
    theirs = book(20_000)
    ours = "A preface.\n" + DAMAGES["OCR noise 2 %"](whole(theirs), Random(3)).text
    wanted = sought(theirs, theirs[3_000:9_000])
    found = one(ours, wanted)
    assert found.places[0].confidence >= CHECK
    assert abs(len(words(ours, found)) - 6_000) < 100
    assert words(ours, found)[40:].lstrip()[:1] != ""
    assert one(book(20_000, seed=7), wanted).places == []


def test_a_long_quotation_whose_middle_is_another_text_is_not_taken() -> None:
    theirs = book(12_000)
    ours = theirs[:3_500] + TEXT[::-1] * 15 + theirs[8_500:]
    found = one(ours, sought(theirs, theirs[3_000:9_000]))
    assert not found.places or found.places[0].confidence < PLACED


class Ticking:
    """A clock that goes on by so many seconds with each look at it."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def test_what_time_does_not_suffice_for_is_not_reached() -> None:
    quotes = ("the garrison would stay", "was closed overnight", "better part of October")
    ours = TEXT.replace("garrison", "garr1son").replace("overnight", "over night5").replace("better", "bctter")
    wanted = [sought(TEXT, quote) for quote in quotes]
    assert all(found.reached for found in seek(Normal(ours), wanted, Budget(clock=lambda: 0.0)))
    assert not any(found.reached for found in seek(Normal(ours), wanted, Budget(each=0.5, clock=Ticking(1.0))))
    late = seek(Normal(ours), wanted, Budget(each=5.0, whole=12.0, clock=Ticking(1.0)))
    assert late[0].reached
    assert not late[-1].reached


def test_equal_words_need_no_time() -> None:
    found = seek(Normal(TEXT), [sought(TEXT, "the garrison")], Budget(each=5.0, clock=Ticking(1.0)))
    assert found[0].reached
    assert found[0].places[0].confidence == pytest.approx(1.0)


def quotes() -> Iterator[str]:
    yield from ("", "a", "會議", "😀", "'" * 30, "x" * 3000)


@given(st.text(max_size=200), st.sampled_from(list(quotes())), st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_looked_for_lies_in_the_text(text: str, quote: str, before: str, after: str) -> None:
    normal = Normal(text)
    for place in one(text, Sought(reduced(before), quote, reduced(after))).places:
        assert 0 <= place.start < place.end <= len(normal.signs)
        assert 0 <= place.confidence <= 1 + 1e-9
