"""Passages looked for in a text by their words and what stands around them."""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotator.text.align import Alignment, Pulse
from annotator.text.normal import Normal

PLACED = 0.85  # a confidence from which on a place is taken
CHECK = 0.50  # from which on it is shown, for a person to look at
EACH, ALL = 0.2, 10.0  # seconds for one passage, and for all of a document
_LONG = 2_000  # signs; of a longer quotation the head and the tail are looked for
_END = 400  # signs of a head or tail
_ALONE = 24  # signs of a quotation that count for as much as its context
_FULL = 12  # signs of a context that counts in full
_SHORT = 8  # signs; a shorter quotation is looked for with its context only
_SEED, _SEEDS = 8, 15  # signs of the pieces that are looked for, and how many there are
_COMMON = 200  # a piece that stands in more places tells nothing
_STRETCH = 100_000  # signs read before looking at the clock
_PLACES = 60  # of the very words that are looked at
_WINDOWS = 10
_ENDS = 40  # signs of a quotation's ends, and of the context beside them, by which it is found in a window
_END_ALIKE = 60  # of 100: how like they must be
_RIVAL = 0.25  # of confidence; a second place closer than this makes the first one doubtful
_SURE = 0.9  # a confidence that neighbours need not confirm


class Budget:
    """The time that a search may take: for one passage, and for all of them, in seconds."""

    def __init__(self, each: float = EACH, whole: float = ALL, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._each, self._whole = clock, each, whole
        self._end: float | None = None
        self._until = 0.0

    def begin(self) -> None:
        """The next passage's time begins, and with the first one the time of all."""
        now = self._clock()
        self._end = now + self._whole if self._end is None else self._end
        self._until = min(self._end, now + self._each)

    def over(self) -> bool:
        """Whether the time of all is over."""
        return self._end is not None and self._clock() >= self._end

    def spent(self) -> bool:
        """Whether this passage's time, or that of all, is over."""
        return self._clock() >= self._until


class Sought(NamedTuple):
    """A quotation and its context in signs, and where it stood in the text that it came from."""

    before: str
    quote: str
    after: str
    start: int = 0

    @property
    def pattern(self) -> str:
        return self.before + self.quote + self.after


@dataclass(frozen=True, slots=True)
class Place:
    """A range of signs where a quotation may stand; likenesses are from 0 to 1."""

    start: int
    end: int
    likeness: float  # of the quotation
    context: float
    whole: float  # of the quotation and its context together
    exact: bool
    confidence: float = 0.0


class Found(NamedTuple):
    """The places of one quotation, the likeliest first; not `reached` where time was over before all were seen."""

    places: list[Place]
    reached: bool = True


def seek(normal: Normal, wanted: Sequence[Sought], budget: Budget, pulse: Pulse = lambda: None) -> list[Found]:
    """Where some quotations may stand in a text, each with how far that can be trusted.

    `pulse` is called with each quotation, and may raise to stop the work.
    """
    parts = [part for one in wanted for part in _parts(one)]
    found = iter(_Search(normal, parts, budget, pulse).run())
    return [
        _whole(normal.signs, one, next(found), next(found)) if len(one.quote) > _LONG else next(found) for one in wanted
    ]


def _parts(one: Sought) -> list[Sought]:
    """The quotation itself, or the head and the tail of a long one."""
    if len(one.quote) <= _LONG:
        return [one]
    around = len(one.before) or len(one.after) or _ALONE
    head = Sought(one.before, one.quote[:_END], one.quote[_END : _END + around], one.start)
    tail = Sought(one.quote[-_END - around : -_END], one.quote[-_END:], one.after, one.start)
    return [head, tail]


def _whole(signs: str, one: Sought, head: Found, tail: Found) -> Found:
    """The place from a head to a tail, if they fit together."""
    pairs = [(first, last) for first in head.places for last in tail.places if _fit(first, last, len(one.quote))]
    if not pairs:
        return Found([], head.reached and tail.reached)
    first, last = max(pairs, key=lambda pair: (pair[0].confidence + pair[1].confidence, -pair[0].start))
    words = signs[first.start : last.end]
    alike = 2 * Alignment(one.quote, words).shared(0, len(one.quote)) / (len(one.quote) + len(words))
    confidence = min(first.confidence, last.confidence, 2 * alike)
    place = Place(first.start, last.end, alike, first.context, alike, first.exact and last.exact, confidence)
    return Found([place], head.reached and tail.reached)


def _fit(first: Place, last: Place, length: int) -> bool:
    """Whether two places can be the beginning and the end of so many signs."""
    return first.start < last.end and 0.3 * length <= last.end - first.start <= 2.2 * length + 250


class _Search:
    """One search for several quotations: pieces of all of them are found in one reading of the text."""

    def __init__(self, normal: Normal, wanted: Sequence[Sought], budget: Budget, pulse: Pulse) -> None:
        self._signs, self._wanted, self._budget, self._pulse = normal.signs, wanted, budget, pulse

    def run(self) -> list[Found]:
        exact = [self._exact(one) for one in self._wanted]
        open_ = [at for at, places in enumerate(exact) if not _settled(places)]
        hits = self._hits([self._wanted[at] for at in open_])
        found = [Found(_rated(one, places)) for one, places in zip(self._wanted, exact, strict=True)]
        for at in open_:
            found[at] = self._near(self._wanted[at], exact[at], hits)
        return self._confirmed(found)

    def _exact(self, one: Sought) -> list[Place]:
        """Where the very words stand: with all of their context, else with any."""
        self._pulse()
        self._budget.begin()
        if not one.quote or self._budget.spent():
            return []
        if one.before or one.after:
            first = len(one.before)
            places = [at + first for at in self._occurrences(one.pattern, _SHORT)]
            if places:
                context = _counted(one, 1.0, 1.0)
                return [Place(at, at + len(one.quote), 1.0, context, 1.0, True) for at in places]
        if len(one.quote) < _SHORT:
            return []
        return [self._place(one, at, at + len(one.quote), True) for at in self._occurrences(one.quote, _PLACES)]

    def _occurrences(self, words: str, most: int) -> Iterator[int]:
        at = self._signs.find(words)
        while at >= 0 and most:
            yield at
            at, most = self._signs.find(words, at + 1), most - 1

    def _place(self, one: Sought, start: int, end: int, exact: bool = False) -> Place:
        """What can be said of a quotation in a range."""
        from rapidfuzz.distance import Levenshtein

        signs = self._signs
        likeness = 1.0 if exact else Levenshtein.normalized_similarity(one.quote, signs[start:end])
        room = len(one.before) + 6
        before = _beside(one.before[::-1], signs[max(0, start - room) : start][::-1])
        after = _beside(one.after, signs[end : end + len(one.after) + 6])
        total = len(one.quote) * likeness + len(one.before) * before + len(one.after) * after
        return Place(start, end, likeness, _counted(one, before, after), total / len(one.pattern), exact)

    def _hits(self, wanted: Sequence[Sought]) -> dict[str, list[int]]:
        """Where the pieces of all quotations stand; those that stand in too many places stand nowhere."""
        hits: dict[str, list[int]] = {piece: [] for one in wanted for _, piece in _pieces(one.pattern)}
        last = len(self._signs)
        stretches = ((length, low) for length in sorted({len(one) for one in hits}) for low in range(0, last, _STRETCH))
        for length, low in stretches:
            self._pulse()
            if self._budget.over():
                break
            for at in range(low, min(low + _STRETCH, last - length + 1)):
                places = hits.get(self._signs[at : at + length])
                if places is not None and len(places) <= _COMMON:
                    places.append(at)
        return {piece: places if len(places) <= _COMMON else [] for piece, places in hits.items()}

    def _near(self, one: Sought, exact: list[Place], hits: dict[str, list[int]]) -> Found:
        """The places of the very words, and those where words like them stand."""
        self._pulse()
        self._budget.begin()
        places = list(exact)
        slack = 24 + len(one.pattern) // 4
        for at in _diagonals(one.pattern, hits):
            if self._budget.spent():
                return Found(_rated(one, places), reached=False)
            place = self._within(one, max(0, at - slack), at + len(one.pattern) + slack + 16)
            if place and not any(place.start < other.end and other.start < place.end for other in places):
                places.append(place)
        places.sort(key=lambda place: (-place.whole, place.start))
        if places and not places[0].exact:
            places[0] = self._refined(one, places[0])
        return Found(_rated(one, places), not self._budget.spent())

    def _within(self, one: Sought, low: int, high: int) -> Place | None:
        found = _projected(one.before[-_ENDS:], one.quote, one.after[:_ENDS], self._signs[low:high])
        return self._place(one, low + found[0], low + found[1]) if found else None

    def _refined(self, one: Sought, place: Place) -> Place:
        """The place of a quotation that something was put into or left out of, from its head to its tail."""
        length, end = len(one.quote), min(40, len(one.quote) // 2)
        if length < 40 or place.likeness >= 0.93:
            return place
        low = max(0, place.start - 3 * length - 250)
        window = self._signs[low : place.end + 3 * length + 250]
        head = _projected(one.before[-16:], one.quote[:end], "", window)
        tail = _projected("", one.quote[-end:], one.after[:16], window)
        if not head or not tail or not _is_like(one.quote[:end], window, head):
            return place
        if not _is_like(one.quote[-end:], window, tail) or not 0.3 * length <= tail[1] - head[0] <= 2.2 * length + 250:
            return place
        words = window[head[0] : tail[1]]
        from rapidfuzz.distance import LCSseq

        kept = LCSseq.similarity(one.quote, words) / length
        if kept < max(0.5, place.likeness):
            return place
        found = self._place(one, low + head[0], low + tail[1])
        likeness = max(place.likeness, 0.6 * kept + 0.4 * place.likeness)
        return Place(found.start, found.end, likeness, found.context, place.whole, False)

    def _confirmed(self, found: list[Found]) -> list[Found]:
        """Of places that are equally good, those that sure neighbours on both sides point at."""
        sure = {
            (one.start, places[0].start)
            for one, (places, reached) in zip(self._wanted, found, strict=True)
            if reached and places and places[0].confidence >= PLACED
        }
        chain = _rising(sorted(sure))
        return [
            Found(_pointed_at(one, places, chain), reached) if _doubtful(places) else Found(places, reached)
            for one, (places, reached) in zip(self._wanted, found, strict=True)
        ]


def _settled(places: list[Place]) -> bool:
    """Whether words like the quotation need not be looked for: the very ones stand in their context."""
    return any(place.context > 0.9 for place in places)


def _doubtful(places: list[Place]) -> bool:
    return len(places) > 1 and places[0].confidence < _SURE


def _beside(context: str, words: str) -> float:
    """How alike a context is to what stands beside a place, from the place outwards; 0 where there is none."""
    if not context:
        return 0.0
    from rapidfuzz.distance import Levenshtein

    lengths = (len(context) - 4, len(context), len(context) + 4)
    distance = min(Levenshtein.distance(context, words[: max(0, length)]) for length in lengths)
    return max(0.0, 1 - distance / len(context))


def _counted(one: Sought, before: float, after: float) -> float:
    """How far a context speaks for a place: its better side more than the other, a short one less."""
    if not one.before or not one.after:
        before = after = max(before, after)
    longest = max(len(one.before), len(one.after))
    return (0.65 * max(before, after) + 0.35 * (before + after) / 2) * min(1.0, longest / _FULL)


def _rated(one: Sought, places: list[Place]) -> list[Place]:
    """The places by their whole likeness, each with its confidence: less where another is nearly as good."""
    ordered = sorted(places, key=lambda place: (-place.whole, place.start))
    plain = [_confidence(one, place) for place in ordered]
    rated = []
    for at, place in enumerate(ordered):
        rival = max((value for other, value in enumerate(plain) if other != at), default=0.0)
        rated.append(_with(place, plain[at] * _distinct(plain[at] - rival)))
    return rated


def _confidence(one: Sought, place: Place) -> float:
    length = len(one.quote)
    if not one.before and not one.after:
        return place.likeness * length / (length + 6)
    weight = length / (length + _ALONE)
    return place.likeness * (weight + (1 - weight) * place.context)


def _distinct(lead: float) -> float:
    return max(0.2, min(1.0, 0.35 + 0.65 * lead / _RIVAL))


def _with(place: Place, confidence: float) -> Place:
    return Place(place.start, place.end, place.likeness, place.context, place.whole, place.exact, confidence)


def _pieces(pattern: str) -> list[tuple[int, str]]:
    """Pieces from all over a pattern, each with where it begins."""
    length = _SEED if len(pattern) >= 3 * _SEED else max(3, len(pattern) // 3)
    step = max(1, (len(pattern) - length) // _SEEDS)
    return [(at, pattern[at : at + length]) for at in range(0, len(pattern) - length + 1, step)]


def _diagonals(pattern: str, hits: dict[str, list[int]]) -> list[int]:
    """Where a pattern would begin, by where its pieces stand; the places that most pieces agree on."""
    votes: defaultdict[int, float] = defaultdict(float)
    for offset, piece in _pieces(pattern):
        for at in hits[piece]:
            votes[(at - offset) >> 4] += len(hits[piece]) ** -0.5
    sums = [(votes[at] + votes.get(at + 1, 0.0) + votes.get(at - 1, 0.0) / 2, -at) for at in sorted(votes)]
    chosen: list[int] = []
    for _, at in sorted(sums, reverse=True):
        if len(chosen) < _WINDOWS and all(abs(-at - other) > 2 for other in chosen):
            chosen.append(-at)
    return [at << 4 for at in chosen]


def _projected(before: str, quote: str, after: str, window: str) -> tuple[int, int] | None:
    """Where a quotation falls in a window, if words like its two ends with their contexts stand there."""
    from rapidfuzz.distance import Levenshtein

    pattern, first, last = before + quote + after, len(before), len(before) + len(quote)
    clip, start, end = _clipped(pattern, window), -1, -1
    if clip is None:
        return None
    for step in Levenshtein.opcodes(pattern, window[slice(*clip)]):
        if step.src_start < last and step.src_end > first and step.tag in ("equal", "replace"):
            place = clip[0] + step.dest_start - step.src_start
            start = place + max(first, step.src_start) if start < 0 else start
            end = place + min(last, step.src_end)
    return (start, end) if start >= 0 else None


def _clipped(pattern: str, window: str) -> tuple[int, int] | None:
    """The part of a window that holds a pattern, by the pattern's two ends; none where neither is like it."""
    from rapidfuzz import fuzz

    room = 6 + len(pattern) // 12
    head = fuzz.partial_ratio_alignment(pattern[: 2 * _ENDS], window, score_cutoff=_END_ALIKE)
    tail = fuzz.partial_ratio_alignment(pattern[-2 * _ENDS :], window, score_cutoff=_END_ALIKE)
    if not head and not tail:
        return None
    low = max(0, head.dest_start - room) if head else 0
    high = min(len(window), tail.dest_end + room) if tail else len(window)
    return (low, high) if low < high else (0, len(window))


def _is_like(words: str, window: str, place: tuple[int, int]) -> bool:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(words, window[place[0] : place[1]]) <= 0.3 * len(words)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs, in their order, whose second numbers do not fall."""
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for at, (_, value) in enumerate(pairs):
        rank = bisect_right(ends, value)
        ends[rank : rank + 1] = [value]
        rows[rank : rank + 1] = [at]
        before.append(rows[rank - 1] if rank else -1)
    row, at = [], rows[-1] if rows else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _pointed_at(one: Sought, places: list[Place], chain: list[tuple[int, int]]) -> list[Place]:
    """The places with the one first that the neighbours in a chain point at, if it is one of the best."""
    at = bisect_left(chain, (one.start, -1))
    if not 0 < at < len(chain):
        return places
    (start, place), (end, next_place) = chain[at - 1], chain[at]
    share = (one.start - start) / (end - start) if end > start else 0.0
    expected = place + (next_place - place) * share
    reach = 40 + abs((next_place - place) - 0.85 * (end - start)) + 0.1 * (end - start)
    best = [other for other in places if other.whole >= places[0].whole - 0.10]
    best.sort(key=lambda other: (abs(other.start - expected), other.start))
    if len(best) < 2:
        return places
    near, far = (abs(other.start - expected) for other in best[:2])
    if near > reach or far <= 3 * near + 50:
        return places
    chosen = _with(best[0], 0.97 * _confidence(one, best[0]))
    return [chosen, *(other for other in places if other.start != chosen.start)]
