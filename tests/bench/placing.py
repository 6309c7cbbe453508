"""Place quotations in damaged copies and print what is right and what is false: `python -m tests.bench.placing`."""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from math import exp, log
from pathlib import Path
from random import Random
from time import process_time
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from annotator import jobs
from annotator.text import align, seek
from annotator.text.anchor import Passage
from annotator.text.normal import Normal, reduced
from annotator.text.placing import UNPLACED, Placement, placed
from tests.bench.damage import DAMAGES, NEW, Copy, whole
from tests.bench.material import book

ROOT = Path(__file__).resolve().parents[2]
SHARED = next((above / "shared" / "data" for above in ROOT.parents if (above / "shared" / "data").is_dir()), None)
SHORTEST, LONGEST = 3, 400  # characters of a quotation
CONTEXT, CONTEXT_ALONE = 64, 128  # characters on each side, with the sender's text and without
RIGHT, NEAR, FALSE, TWIN, NONE = "right", "near", "false", "twin", "none"


class Answer(NamedTuple):
    """Where a method puts a quotation, and how sure it is."""

    start: int
    end: int
    confidence: float


class Judged(NamedTuple):
    """What became of one quotation; `there` says whether the copy still has it."""

    verdict: str
    confidence: float
    there: bool
    damage: str
    length: int


Method = Callable[[str, str, Sequence[Passage]], list[Answer | None]]


# --- the methods


def by_position(theirs: str, ours: str, passages: Sequence[Passage]) -> list[Answer | None]:
    return [Answer(one.start, one.end, 1.0) if one.end <= len(ours) else None for one in passages]


def by_surroundings(theirs: str, ours: str, passages: Sequence[Passage]) -> list[Answer | None]:
    """The quotation between its contexts, letter by letter."""
    found: list[Answer | None] = []
    for one in passages:
        words = one.prefix + one.quote + one.suffix
        at = ours.find(words)
        sure = 1.0 if ours.find(words, at + 1) < 0 else 0.5
        start = at + len(one.prefix)
        found.append(Answer(start, start + len(one.quote), sure) if at >= 0 else None)
    return found


def by_signs(theirs: str, ours: str, passages: Sequence[Passage]) -> list[Answer | None]:
    """The quotation in reduced signs; of several places the one whose surroundings agree furthest."""
    normal = Normal(ours)
    return [_by_signs(normal, one) for one in passages]


def _by_signs(normal: Normal, one: Passage) -> Answer | None:
    quote, before, after = reduced(one.quote), reduced(one.prefix), reduced(one.suffix)
    best: tuple[float, int] | None = None
    at = normal.signs.find(quote) if quote else -1
    while at >= 0:
        left, right = normal.signs[:at][-len(before) :], normal.signs[at + len(quote) :][: len(after)]
        agree = _agreeing(left[::-1], before[::-1]) + _agreeing(right, after)
        share = agree / max(1, len(before) + len(after))
        best = max(best, (share, -at)) if best else (share, -at)
        at = normal.signs.find(quote, at + 1)
    return Answer(*normal.outside(-best[1], -best[1] + len(quote)), best[0]) if best else None


def _agreeing(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def by_search(theirs: str, ours: str, passages: Sequence[Passage]) -> list[Answer | None]:
    """What the program does without the sender's text."""
    return [_answer(one) for one in placed(ours, [_wider(theirs, one) for one in passages])]


def by_alignment(theirs: str, ours: str, passages: Sequence[Passage]) -> list[Answer | None]:
    """What the program does with the sender's text."""
    return [_answer(one) for one in placed(ours, passages, theirs)]


def _answer(one: Placement) -> Answer | None:
    return None if one.status == UNPLACED else Answer(one.start, one.end, one.confidence)


def _wider(text: str, one: Passage) -> Passage:
    return passage(text, one.start, one.end, CONTEXT_ALONE)


METHODS: dict[str, tuple[Method, tuple[float, ...]]] = {
    "positions alone": (by_position, ()),
    "context and quotation, letter by letter": (by_surroundings, ()),
    "reduced signs, best context": (by_signs, ()),
    "search by words (no sender's text)": (by_search, (seek.CHECK, seek.PLACED)),
    "alignment (with the sender's text)": (by_alignment, (align.CHECK, align.PLACED)),
}


# --- the texts and the quotations


def texts() -> dict[str, str]:
    """The bundled texts and one made by rule; other real ones where they lie beside the checkout."""
    found = {
        "letter": _read(ROOT / "sample_docs" / "letter.txt")[0],
        "chronology": _read(ROOT / "sample_docs" / "berlin-chronology.txt")[0],
        "made by rule": book(40_000),
    }
    if SHARED:
        found["FRUS 123"] = _read(SHARED / "frus1961-63v15-excerpt.xml")[0]
        found["Milton"] = _read(SHARED / "others" / "tei" / "recogito-paradise-lost.xml")[0]
        found["Terence"] = _read(SHARED / "others" / "tei" / "romdracor-terence-hecyra.xml")[0]
    return found


def _read(path: Path) -> list[str]:
    return [one.text for one in jobs.read_documents(path)]


def passage(text: str, start: int, end: int, context: int = CONTEXT) -> Passage:
    return Passage(start, end, text[start:end], text[max(0, start - context) : start], text[end : end + context])


def quotations(text: str, count: int, random: Random) -> list[Passage]:
    """Quotations of 3 to 400 characters, short ones as often as long ones; most begin and end with a word."""
    starts = [at for at in range(len(text)) if text[at].isalnum() and not text[at - 1 : at].isalnum()]
    ends = [at + 1 for at in range(len(text)) if text[at].isalnum() and not text[at + 1 : at + 2].isalnum()]
    found: list[Passage] = []
    while len(found) < count:
        length = round(exp(random.uniform(log(SHORTEST), log(LONGEST))))
        start = random.randrange(max(1, len(text) - length))
        end = min(len(text), start + length)
        if random.random() < 0.8:
            start = starts[min(len(starts) - 1, bisect_left(starts, start))]
            end = ends[min(len(ends) - 1, bisect_left(ends, start + length))]
        words = text[start:end]
        if len(words.strip()) >= SHORTEST and any(map(str.isalnum, words)):
            found.append(passage(text, start, end))
    return found


# --- the judge


class Judge:
    """Knows where each character of a text went in a copy."""

    def __init__(self, text: str, copy: Copy) -> None:
        self._theirs, self._ours = Normal(text), Normal(copy.text)
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        for at, origin in enumerate(copy.origins):
            if origin != NEW:
                self._first.setdefault(origin, at)
                self._last[origin] = at
        self._filled = [0, *accumulate(not sign.isspace() for sign in copy.text)]

    def judged(self, one: Passage, answer: Answer | None, damage: str) -> Judged | None:
        """The verdict on an answer; none on quotations of which the copy has about half."""
        wanted = [at for at in range(one.start, one.end) if not self._theirs.text[at].isspace()]
        kept = [at for at in wanted if at in self._first]
        there = len(kept) >= len(wanted) / 2
        if not there and len(kept) > len(wanted) / 5:
            return None
        low, high = (self._first[kept[0]], self._last[kept[-1]] + 1) if kept else (0, 0)
        if there and not 0 < high - low <= 3 * (one.end - one.start) + 250:
            return None
        verdict = self._verdict(one, answer, (low, high) if there else (0, 0))
        return Judged(verdict, answer.confidence if answer else 0.0, there, damage, one.end - one.start)

    def _verdict(self, one: Passage, answer: Answer | None, place: tuple[int, int]) -> str:
        if answer is None:
            return NONE
        shared = self._size(max(answer.start, place[0]), min(answer.end, place[1]))
        if shared:
            both = self._size(answer.start, answer.end) + self._size(*place) - shared
            return RIGHT if shared >= 0.9 * both else NEAR
        return TWIN if self._twin(one, answer) else FALSE

    def _size(self, start: int, end: int) -> int:
        return self._filled[end] - self._filled[start] if start < end else 0

    def _twin(self, one: Passage, answer: Answer) -> bool:
        """Whether the same words stand there between the same twelve signs on each side: no method can tell."""
        low, high = self._theirs.inside(one.start, one.end)
        start, end = self._ours.inside(answer.start, answer.end)
        mine, other = self._theirs.signs[max(0, low - 12) : high + 12], self._ours.signs[max(0, start - 12) : end + 12]
        return Levenshtein.normalized_similarity(mine, other) >= 0.93


# --- the tables


def measured(count: int) -> tuple[dict[str, list[Judged]], dict[str, float]]:
    """All verdicts by method, and the seconds that each method took."""
    found: dict[str, list[Judged]] = {name: [] for name in METHODS}
    seconds = dict.fromkeys(METHODS, 0.0)
    cases = [(name, text, damage) for name, text in texts().items() for damage in DAMAGES]
    each = max(1, count // len(cases))
    for name, text, damage in cases:
        print(f"{name}: {damage}", file=sys.stderr, flush=True)
        random = Random(f"{name} {damage}")
        passages, copy = quotations(text, each, random), DAMAGES[damage](whole(text), random)
        judge = Judge(text, copy)
        for method, (work, _) in METHODS.items():
            began = process_time()
            answers = work(text, copy.text, passages)
            seconds[method] += process_time() - began
            verdicts = (judge.judged(*pair, damage) for pair in zip(passages, answers, strict=True))
            found[method] += [one for one in verdicts if one]
    return found, seconds


def lines(found: dict[str, list[Judged]]) -> Iterator[str]:
    """Right and false by method and cut-off."""
    yield "| method | cut-off | right | false | placed though left out | same words beside the same words |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for method, (_, cut_offs) in METHODS.items():
        for cut_off in (*(cut_offs or (0.0,)), _safe(found[method])):
            yield f"| {method} | {_named(cut_off, cut_offs)} | {_cells(found[method], cut_off)} |"


def _named(cut_off: float, cut_offs: tuple[float, ...]) -> str:
    if cut_off == 0.0:
        return "none"
    return f"{cut_off:.2f}" if cut_off in cut_offs else f"{cut_off:.2f}: none false"


def _safe(judged: list[Judged]) -> float:
    """The least confidence above that of all false places."""
    worst = max((one.confidence for one in judged if one.verdict == FALSE), default=0.0)
    return worst + 1e-9 if worst else 1e-9


def _cells(judged: list[Judged], cut_off: float) -> str:
    there = [one for one in judged if one.there]
    gone = [one for one in judged if not one.there]
    taken = [one for one in judged if one.confidence >= cut_off and one.verdict != NONE]
    right = sum(one.verdict == RIGHT for one in taken)
    false = sum(one.verdict == FALSE for one in taken)
    lost = sum(not one.there and one.verdict == FALSE for one in taken)
    twins = sum(one.verdict == TWIN for one in taken)
    return f"{_percent(right, there)} | {false} ({_percent(false, judged)}) | {lost} of {len(gone)} | {twins}"


def _percent(part: int, judged: Sequence[object]) -> str:
    return f"{100 * part / max(1, len(judged)):.1f} %"


def by_damage(found: dict[str, list[Judged]]) -> Iterator[str]:
    """Right and false by damage, at the cut-off from which on a place is taken."""
    chosen = {name: cut_offs[-1] for name, (_, cut_offs) in METHODS.items() if cut_offs}
    yield f"| damage | {' | '.join(f'{name}, from {cut_off:.2f}' for name, cut_off in chosen.items())} |"
    yield "| --- |" + " --- |" * len(chosen)
    for damage in DAMAGES:
        cells = []
        for method, cut_off in chosen.items():
            judged = [one for one in found[method] if one.damage == damage]
            taken = [one for one in judged if one.confidence >= cut_off]
            right = sum(one.verdict == RIGHT for one in taken)
            false = sum(one.verdict == FALSE for one in taken)
            cells.append(f"{_percent(right, [one for one in judged if one.there])}, {false} false")
        yield f"| {damage} | {' | '.join(cells)} |"


def speeds() -> Iterator[str]:
    """Seconds of the processor for 1,000 quotations, all that a method does included."""
    yield "| 1,000 quotations in | damage | with the sender's text | without |"
    yield "| --- | --- | --- | --- |"
    for name, text in (("6 KB", texts()["letter"]), ("1 MB", book(1_000_000))):
        for damage in ("an OCR copy", "an edited copy"):
            random = Random(name + damage)
            passages, copy = quotations(text, 1_000, random), DAMAGES[damage](whole(text), random).text
            cells = []
            for work in (by_alignment, by_search):
                began = process_time()
                work(text, copy, passages)
                cells.append(f"{process_time() - began:.2f} s")
            yield f"| {name} | {damage} | {' | '.join(cells)} |"


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=10_000, help="how many quotations")
    found, _ = measured(arguments.parse_args().count)
    total = len(found["positions alone"])
    print(f"{total} quotations of {SHORTEST} to {LONGEST} characters from {len(texts())} texts\n")
    for table in (lines(found), by_damage(found), speeds()):
        print("\n".join(table), end="\n\n")


if __name__ == "__main__":
    main()
