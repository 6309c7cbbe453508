from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from annotator import jobs
from annotator.errors import Cancelled
from annotator.text.anchor import Passage, describe
from annotator.text.normal import reduced
from annotator.text.placing import ALIGNED, CHECK, EXACT, FOUND, UNPLACED, Placement, placed, suggested
from annotator.text.seek import Budget
from tests.bench.damage import DAMAGES, whole
from tests.bench.material import book
from tests.bench.placing import quotations
from tests.conftest import HERE, LETTER

TAKEN = (EXACT, ALIGNED, FOUND)
PARAGRAPHS = (
    "The Soviet Government proposed a treaty with both German states; the Western powers said “no” – politely.",
    "Kennedy answered that the garrison would stay where it was, and that access to the city was not for sale.",
    "In August the frontier between the sectors was closed overnight. Nobody in the embassy had expected it.",
    "A tank stood at the crossing for the better part of October, and [Page 338] its crew played cards in it.",
)
TEXT = "\n".join(PARAGRAPHS)
OTHER_SCRIPTS = {
    "Greek": "μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος οὐλομένην, ἣ μυρί’ Ἀχαιοῖς ἄλγε’ ἔθηκε, πολλὰς δ’ ἰφθίμους ψυχὰς "
    "Ἄϊδι προΐαψεν ἡρώων, αὐτοὺς δὲ ἑλώρια τεῦχε κύνεσσιν οἰωνοῖσί τε πᾶσι· Διὸς δ’ ἐτελείετο βουλή.",
    "Arabic": "بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ الْحَمْدُ لِلَّهِ رَبِّ الْعَالَمِينَ الرَّحْمَنِ الرَّحِيمِ مَالِكِ يَوْمِ "
    "الدِّينِ إِيَّاكَ نَعْبُدُ وَإِيَّاكَ نَسْتَعِينُ اهْدِنَا الصِّرَاطَ الْمُسْتَقِيمَ",
    "Chinese": "道可道，非常道。名可名，非常名。無名天地之始；有名萬物之母。故常無欲，以觀其妙；常有欲，以觀其徼。"
    "此兩者，同出而異名，同謂之玄。玄之又玄，衆妙之門。天下皆知美之為美，斯惡已。皆知善之為善，斯不善已。",
    "emoji": "Monday 😀 went well, Tuesday 👩🏽‍🚀 flew off, Wednesday 🇩🇪 stayed at home, Thursday ❤️ was spent in bed.",
}


def quoted(text: str, words: str, nth: int = 0) -> Passage:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return describe(text, start, start + len(words))


def one(ours: str, passage: Passage, theirs: str | None = None) -> Placement:
    return placed(ours, [passage], theirs)[0]


def shown(ours: str, place: Placement) -> str:
    return ours[place.start : place.end]


def both_ways(ours: str, words: str) -> list[Placement]:
    """A quotation of TEXT placed in another copy: with the sender's text, and without."""
    return [one(ours, quoted(TEXT, words), TEXT), one(ours, quoted(TEXT, words))]


# --- equal texts


@given(st.text(min_size=1, max_size=200), st.data())
def test_equal_texts_keep_the_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert one(text, describe(text, start, end), text) == Placement(start, end, EXACT, 1.0)


def test_the_same_offsets_and_surroundings_need_no_text_of_the_sender() -> None:
    passage = quoted(TEXT, "garrison")
    assert one(TEXT, passage) == Placement(passage.start, passage.end, EXACT, 1.0)


def test_a_short_word_at_its_own_offsets_may_be_there_by_chance() -> None:
    theirs, ours = "He went to the garden and the house.", "We rode on the garden and the horses."
    bare = Passage(11, 14, "the", "", "")
    assert theirs[11:14] == ours[11:14] == "the"
    assert one(ours, bare).status in (CHECK, UNPLACED)


def test_a_passage_that_does_not_fit_the_senders_text_is_looked_for_by_its_words() -> None:
    start, end, *words = quoted(TEXT, "the garrison would stay")
    place = one(f"Preface. {TEXT}", Passage(start + 40, end + 40, *words), TEXT)
    assert place.status == FOUND
    assert shown(f"Preface. {TEXT}", place) == "the garrison would stay"


# --- copies that differ


@pytest.mark.parametrize(
    ("words", "change", "expected"),
    [
        ("Nobody in the embassy", ("overnight. ", "overnight. One more sentence. "), "Nobody in the embassy"),
        ("the frontier", ("frontier between", "fron-\ntier\u00a0between"), "the fron-\ntier"),
        ("“no” – politely", ("“no” –", '"no" --'), '"no" -- politely'),
        ("the garrison would stay", ("garrison", "garr1son"), "the garr1son would stay"),
        ("October, and [Page 338] its crew", ("October, and [Page 338]", "Oct0ber, and"), "Oct0ber, and its crew"),
        ("its crew played", ("[Page 338] its", "its [Page 12]"), "its [Page 12] crew played"),
        ("not for sale", ("not for sale", "NOT\nFOR\nSALE"), "NOT\nFOR\nSALE"),
    ],
)
def test_passages_follow_their_words(words: str, change: tuple[str, str], expected: str) -> None:
    ours = "A new line.\n" + TEXT.replace(*change)
    for place in both_ways(ours, words):
        assert shown(ours, place) == expected
        assert place.status in TAKEN


def test_with_the_senders_text_it_is_said_that_texts_were_aligned() -> None:
    ours = f"A new line.\n{TEXT}"
    aligned, found = both_ways(ours, "the garrison")
    assert (aligned.status, found.status) == (ALIGNED, FOUND)
    assert (aligned.start, aligned.end) == (found.start, found.end)


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_moved_paragraphs_take_their_passages_along(paragraph: str) -> None:
    ours = "\n".join((PARAGRAPHS[2], PARAGRAPHS[3], PARAGRAPHS[0], PARAGRAPHS[1]))
    words = paragraph[4:40].strip()
    for place in both_ways(ours, words):
        assert shown(ours, place) == words
        assert place.status in TAKEN


def test_a_sentence_that_is_gone_is_unplaced() -> None:
    words = "In August the frontier between the sectors was closed overnight."
    for place in both_ways(TEXT.replace(words, ""), words):
        assert (place.start, place.end, place.status) == (0, 0, UNPLACED)


def test_words_that_were_replaced_are_not_taken() -> None:
    for place in both_ways(TEXT.replace("garrison would stay", "ambassador left"), "garrison would stay"):
        assert place.status in (CHECK, UNPLACED)


@pytest.mark.parametrize("mark", ["[Page 338]", "–"])
def test_marks_that_hold_no_letters_are_found_between_their_neighbours(mark: str) -> None:
    ours = f"A new line – with a dash [Page 1].\n{TEXT}"
    for place in both_ways(ours, mark):
        assert place.status in TAKEN
        assert place.start == ours.rindex(mark) if mark != "–" else ours[place.start - 2] == "”"
        assert shown(ours, place) == mark
    gone = TEXT.replace(mark, "")
    assert [place.status for place in both_ways(gone, mark)] == [UNPLACED, UNPLACED]


def test_dashes_and_marks_at_the_ends_stay_with_the_quotation() -> None:
    ours = f"A new line.\n{TEXT}"
    for words in ("[Page 338] its crew", "said “no” –", "– politely"):
        for place in both_ways(ours, words):
            assert shown(ours, place) == words


def test_white_space_alone_is_nowhere_in_another_copy() -> None:
    assert one("A new line. " + TEXT, quoted(TEXT, " "), TEXT).status == UNPLACED


# --- words that stand twice


TWICE = f"It was decided in Moscow.\n{TEXT}\nIt was decided in Moscow."


def test_equal_sentences_without_context_are_not_told_apart() -> None:
    place = one(f"Preface.\n{TWICE}", Passage(0, 25, "It was decided in Moscow.", "", ""))
    assert place.status in (CHECK, UNPLACED)
    offered = {suggestion.start for suggestion in place.suggestions} | {place.start}
    assert {9, TWICE.rindex("It was decided") + 9} <= offered


def test_context_or_the_senders_text_tells_them_apart() -> None:
    ours = f"Preface.\n{TWICE}"
    for nth in (0, 1):
        passage = quoted(TWICE, "It was decided in Moscow.", nth)
        for place in (one(ours, passage), one(ours, passage, TWICE)):
            assert place.status in TAKEN
            assert place.start == passage.start + 9


def test_words_suggest_and_do_not_overrule_the_alignment() -> None:
    sentence = "It was decided in Moscow that nothing would be decided for the time being, nor for long after."
    theirs = "\n".join((PARAGRAPHS[0], sentence, *PARAGRAPHS[1:], sentence, "The end."))
    ours = "\n".join((*PARAGRAPHS, sentence, "The end."))
    first, second = placed(ours, [quoted(theirs, sentence), quoted(theirs, sentence, 1)], theirs)
    assert (second.status, shown(ours, second)) == (ALIGNED, sentence)
    assert first.status == UNPLACED
    assert (first.suggestions[0].start, first.suggestions[0].end) == (second.start, second.end)


def test_no_more_than_three_suggestions_the_likeliest_first_and_apart() -> None:
    refrain = "and all the bells rang out over the river"
    ours = "\n".join(f"{line} {refrain}" for line in PARAGRAPHS * 3)
    place = one(ours, Passage(0, len(refrain), refrain, "", ""))
    ranges = [(each.start, each.end) for each in place.suggestions]
    assert place.status in (CHECK, UNPLACED)
    assert 0 < len(ranges) <= 3
    assert all(end <= start or last <= first for first, end in ranges for start, last in ranges if first != start)
    assert list(place.suggestions) == sorted(place.suggestions, key=lambda each: -each.confidence)


# --- the letter in two real copies


def letters() -> tuple[str, str]:
    (printed,) = jobs.read_documents(HERE.parent / "sample_docs" / "letter.xml")
    return printed.text, LETTER.read_text("utf-8")


@pytest.mark.parametrize("alone", [False, True], ids=["with the sender's text", "without"])
@pytest.mark.parametrize("way", ["printed to web", "web to printed"])
def test_the_letter_as_printed_and_as_on_the_web_hold_each_others_quotations(way: str, alone: bool) -> None:
    theirs, ours = letters() if way == "printed to web" else letters()[::-1]
    passages = [passage for passage in quotations(theirs, 400, Random(way)) if reduced(passage.quote) in reduced(ours)]
    places = placed(ours, passages, None if alone else theirs)
    wrong = [
        (passage.quote, place.status, shown(ours, place))
        for passage, place in zip(passages, places, strict=True)
        if place.status not in TAKEN or reduced(shown(ours, place)) != reduced(passage.quote)
    ]
    assert len(passages) > 380
    assert wrong == []


# --- what must always hold


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(DAMAGES)), st.integers(0, 10_000), st.booleans())
def test_what_is_taken_is_like_the_quotation_and_lies_in_the_text(damage: str, seed: int, alone: bool) -> None:
    theirs = letters()[1]
    ours = DAMAGES[damage](whole(theirs), Random(seed)).text
    passages = quotations(theirs, 12, Random(seed))
    for passage, place in zip(passages, placed(ours, passages, None if alone else theirs), strict=True):
        assert 0 <= place.start <= place.end <= len(ours)
        assert (place.status == UNPLACED) == (place.start == place.end)
        assert all(0 <= each.start < each.end <= len(ours) for each in place.suggestions)
        cut = re.search(r"^[^\[]*\]|\[[^\]]*$", passage.quote)  # a part of a page mark is no mark, and counts as words
        if place.status in TAKEN and not cut:
            assert Indel.normalized_similarity(reduced(passage.quote), reduced(shown(ours, place))) >= 0.5


SOME_TEXT = st.text(alphabet=st.sampled_from("abc .\n“—[Page 12]|é会"), max_size=120)


@given(SOME_TEXT, SOME_TEXT.filter(bool), st.data())
def test_any_passage_in_any_text_has_an_answer(ours: str, theirs: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(theirs) - 1))
    end = data.draw(st.integers(start + 1, len(theirs)))
    passage = describe(theirs, start, end)
    for place in (one(ours, passage, theirs), one(ours, passage)):
        assert 0 <= place.start <= place.end <= len(ours)
        assert place.status in (*TAKEN, CHECK, UNPLACED)
        assert 0 <= place.confidence <= 1 + 1e-9


@pytest.mark.parametrize(
    "passage",
    [
        Passage(0, 0, "", "", ""),
        Passage(-5, -1, "abc", "", ""),
        Passage(10**12, 10**12 + 3, "treaty", "a ", " with"),
        Passage(5, 2, "treaty", "", ""),
        Passage(0, 3, "\ud800\udc00", "\x00", "\u202e"),
        Passage(0, 5000, "x" * 5000, "", ""),
    ],
)
def test_passages_that_make_no_sense_have_an_answer_too(passage: Passage) -> None:
    for theirs in (None, TEXT, "", f"{TEXT} more"):
        place = one(TEXT, passage, theirs)
        assert place.status in (FOUND, CHECK, UNPLACED)


@pytest.mark.parametrize("script", OTHER_SCRIPTS)
def test_other_scripts_are_placed_where_copies_are_equal_or_little_damaged(script: str) -> None:
    text = OTHER_SCRIPTS[script]
    passages = [describe(text, start, start + 12) for start in range(0, len(text) - 12, 7)]
    assert [place.status for place in placed(text, passages, text)] == [EXACT] * len(passages)
    reflowed = DAMAGES["lines broken elsewhere"](whole("§ 1.\n" + text), Random(1)).text
    for theirs in (text, None):
        for passage, place in zip(passages, placed(reflowed, passages, theirs), strict=True):
            assert place.status in TAKEN
            assert reduced(shown(reflowed, place)) == reduced(passage.quote)
    misread = DAMAGES["OCR noise 2 %"](whole("§ 1.\n" + text), Random(script)).text
    sure = [place for place in placed(misread, passages, text) if place.status in TAKEN]
    assert len(sure) >= 0.8 * len(passages)


# --- the work


def test_progress_is_told_and_can_stop_the_work() -> None:
    told: list[tuple[int, int]] = []
    passages = quotations(TEXT, 20, Random(1))
    placed("Preface.\n" + TEXT, passages, TEXT, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (20, 20)

    def stop(done: int, total: int) -> None:
        if done == 5:
            raise Cancelled("stop")

    for theirs in (TEXT, None):
        with pytest.raises(Cancelled):
            placed("Preface.\n" + TEXT, passages, theirs, stop)


def test_what_the_time_does_not_suffice_for_is_unplaced() -> None:
    ours = DAMAGES["OCR noise 5 %"](whole(TEXT), Random(1)).text
    seconds = iter(range(10**6))
    passages = [quoted(TEXT, PARAGRAPHS[1]), quoted(TEXT, PARAGRAPHS[2])]
    late = placed(ours, passages, None, budget=Budget(each=1.5, whole=3.5, clock=lambda: float(next(seconds))))
    assert [place.status for place in late] == [UNPLACED, UNPLACED]
    assert all(place.status != UNPLACED for place in placed(ours, passages, None, budget=Budget(clock=lambda: 0.0)))


def signature(places: Sequence[Placement]) -> str:
    return repr([(place.start, place.end, place.status, place.confidence, place.suggestions) for place in places])


def everything() -> str:
    """Placements of many quotations in badly damaged copies, as text."""
    theirs = book(6_000)
    found = []
    for damage in ("all at once", "sentences repeated", "a third left out"):
        ours = DAMAGES[damage](whole(theirs), Random(damage)).text
        passages = quotations(theirs, 60, Random(damage))
        found += [placed(ours, passages, known, budget=Budget(clock=lambda: 0.0)) for known in (theirs, None)]
    return "\n".join(map(signature, found))


def test_every_machine_places_alike() -> None:
    script = "from tests.text.test_placing import everything; print(everything())"
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            cwd=HERE.parent,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4711")
    }
    assert len(answers) == 1
    assert answers.pop().decode().splitlines() == everything().splitlines()


def test_places_are_suggested_in_whole_words_beside_the_one_that_is_known() -> None:
    ours = LETTER.read_text("utf-8")
    theirs = ours.replace("By no means", "Nobody wants the conclusion of a German peace treaty less. By no means")
    passage = quoted(theirs, "the conclusion of a German peace treaty less")
    found = suggested(ours, passage, theirs)
    words = [f"the conclusion of a German peace treaty {more}" for more in ("and preserving", "and to preserve")]
    assert [ours[one.start : one.end] for one in found] == words
    assert 1 > found[0].confidence > found[1].confidence > 0
    assert suggested(ours, passage, theirs, found[0][:2]) == found[1:]


def test_what_was_not_reached_among_many_is_suggested_where_it_surely_is() -> None:
    passage = quoted(TEXT, "crossing for the better part")
    ours = "A page before.\n" + TEXT
    found = suggested(ours, passage)
    assert [ours[one.start : one.end] for one in found] == ["crossing for the better part"]
