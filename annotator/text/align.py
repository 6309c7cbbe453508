"""Which stretch of one copy of a text answers to which stretch of another copy."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

PLACED = 0.60  # a confidence from which on a place is taken
CHECK = 0.30  # from which on it is shown, for a person to look at
CONTEXT = 24  # signs on each side that are looked at
_GRAM = 14  # signs; runs of so many that are in both texts once each are what the texts have in common
_SOLID = 4  # signs; where fewer agree in a row it is by chance
_LARGEST = 6_000  # signs of a gap that are aligned one by one
_MOVED = 12  # grams that tell a stretch that was moved from chance
_APART, _DRIFT = 60, 6  # signs between two of its runs, and how far they may slip
_FIRM = 0.5  # of a context that must be there
_NEAR = 80  # signs within which a context must lie
_WIDEST = 3, 250  # a place is at most so many times as long as the passage, and so many signs more

Pulse = Callable[[], None]


class Run(NamedTuple):
    """Signs that answer to each other one by one: from `here` in one text, from `there` in the other.

    `same` says whether they are equal; where not, they stand in the same place and differ.
    """

    here: int
    there: int
    length: int
    same: bool = True


class Carried(NamedTuple):
    """Where a range of signs lies in the other text, and how far that can be trusted, from 0 to 1.

    `firm` where what stands on either side of it there stands on either side here.
    """

    start: int
    end: int
    confidence: float
    firm: bool


class Alignment:
    """Two texts laid side by side, by their signs."""

    def __init__(self, here: str, there: str, pulse: Pulse = lambda: None) -> None:
        """`pulse` is called every now and then, and may raise to stop the work."""
        self._lengths = len(here), len(there)
        self.runs = _aligned(here, there, pulse)
        self._starts = [run.here for run in self.runs]

    def carried(self, start: int, end: int) -> Carried | None:
        """Where a range lies in the other text; nothing where nothing there answers to it."""
        parts = _within_reach(self._parts(start, end), end - start)
        if not parts:
            return None
        low, high = min(run.there for run, _ in parts), max(run.there + run.length for run, _ in parts)
        length = end - start
        solid = _in_order(run for run, whole in parts if whole >= _SOLID) / length
        weight, sides = length / (length + CONTEXT), self._sides(start, end, low, high)
        confidence = solid * (weight + (1 - weight) * _agreement(sides))
        return Carried(low, high, confidence, all(side >= _FIRM for side in sides))

    def shared(self, start: int, end: int) -> int:
        """How many signs of a range agree with those that answer to them."""
        return sum(run.length for run, whole in self._parts(start, end) if whole >= _SOLID)

    def around(self, at: int) -> Carried | None:
        """What lies there between the two signs next to a place here; nothing unless both have kept their places."""
        before = next((run for run, whole in self._parts(at - 1, at) if whole >= _SOLID), None)
        after = next((run for run, whole in self._parts(at, at + 1) if whole >= _SOLID), None)
        if (at and not before) or (at < self._lengths[0] and not after):
            return None
        low, high = before.there + 1 if before else 0, after.there if after else self._lengths[1]
        confidence = _agreement(self._sides(at, at, low, high))
        return Carried(low, high, confidence, True) if low <= high <= low + _WIDEST[1] else None

    def _parts(self, start: int, end: int) -> list[tuple[Run, int]]:
        """The runs in a range, cut to it, each with how many signs agree in a row where it was cut from."""
        at = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for run in self.runs[at : bisect_left(self._starts, end, at)]:
            low, high = max(start, run.here), min(end, run.here + run.length)
            if low < high:
                cut = Run(low, run.there + low - run.here, high - low, run.same)
                found.append((cut, run.length if run.same else 0))
        return found

    def _sides(self, start: int, end: int, low: int, high: int) -> list[float]:
        """How much of what stands before and after a range stands before and after its place; of what there is."""
        sides = []
        first, last = max(0, start - CONTEXT), min(self._lengths[0], end + CONTEXT)
        if first < start:
            sides.append(self._kept(first, start, low - _NEAR, low) / (start - first))
        if end < last:
            sides.append(self._kept(end, last, high, high + _NEAR) / (last - end))
        return sides

    def _kept(self, start: int, end: int, low: int, high: int) -> int:
        runs = [run for run, _ in self._parts(start, end) if run.same]
        return sum(max(0, min(high, run.there + run.length) - max(low, run.there)) for run in runs)


def _agreement(sides: list[float]) -> float:
    """How far a context speaks for a place: its better side more than the other."""
    return 0.65 * max(sides) + 0.35 * sum(sides) / len(sides) if sides else 1.0


def _within_reach(parts: list[tuple[Run, int]], length: int) -> list[tuple[Run, int]]:
    """The parts that lie together, where some lie too far off to belong to them."""
    if not parts:
        return parts
    low, high = min(run.there for run, _ in parts), max(run.there + run.length for run, _ in parts)
    if high - low <= _WIDEST[0] * length + _WIDEST[1]:
        return parts
    middle = _middle([run for run, _ in parts])
    return [part for part in parts if abs(part[0].there + part[0].length // 2 - middle) <= 2 * length + 40]


def _middle(runs: list[Run]) -> int:
    """The place of the sign that has as many before it as behind it."""
    ordered = sorted(runs, key=lambda run: run.there)
    left = sum(run.length for run in ordered) // 2
    for run in ordered:
        if left < run.length:
            return run.there + left
        left -= run.length
    return ordered[-1].there


def _in_order(runs: Iterable[Run]) -> int:
    """How many signs agree without going back."""
    total = reached = 0
    for run in runs:
        fresh = min(run.length, run.there + run.length - reached)
        if fresh > 0:
            total += fresh
            reached = run.there + run.length
    return total


def _aligned(here: str, there: str, pulse: Pulse) -> list[Run]:
    """The runs of two texts in the order of the first; what has none was left out, put in or not recognised."""
    pulse()
    common = list(_common(here, there))
    pulse()
    chain = _heaviest(common)
    runs: list[Run] = []
    for count, (gap, run) in enumerate(_with_gaps(chain, len(here), len(there))):
        if count % 500 == 0:
            pulse()
        runs += _between(here, there, gap, pulse)
        runs += run
    return _joined(_with_moved(here, there, runs, chain, common))


Gap = tuple[int, int, int, int]  # from and to here, from and to there


def _common(here: str, there: str) -> Iterator[Run]:
    """Grams that are in both texts once each, those that follow each other joined; their lengths are in grams."""
    places: dict[str, int] = {}
    for at in range(len(here) - _GRAM + 1):
        gram = here[at : at + _GRAM]
        places[gram] = -1 if gram in places else at
    found = array("q", [-1]) * max(0, len(here) - _GRAM + 1)
    for at in range(len(there) - _GRAM + 1):
        place = places.get(there[at : at + _GRAM], -1)
        if place >= 0:
            found[place] = at if found[place] == -1 else -2
    begin = 0
    for at in range(1, len(found) + 1):
        if at == len(found) or found[begin] < 0 or found[at] != found[at - 1] + 1:
            if found[begin] >= 0:
                yield Run(begin, found[begin], at - begin)
            begin = at


def _heaviest(runs: list[Run]) -> list[Run]:
    """Of the runs those that follow each other in both texts and together hold the most grams."""
    ranks = {there: rank for rank, there in enumerate(sorted(run.there for run in runs), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(runs) + 1)  # a Fenwick tree of the heaviest chain and its last run
    before = []
    for at, run in enumerate(runs):
        rank = ranks[run.there]
        weight, last, step = 0, -1, rank - 1
        while step:
            if best[step][0] > weight:
                weight, last = best[step]
            step &= step - 1
        before.append(last)
        while rank <= len(runs):
            if weight + run.length > best[rank][0]:
                best[rank] = weight + run.length, at
            rank += rank & -rank
    return [runs[at] for at in _followed(before, _last(best, len(runs)))]


def _last(best: Sequence[tuple[int, int]], step: int) -> int:
    weight, last = 0, -1
    while step:
        if best[step][0] > weight:
            weight, last = best[step]
        step &= step - 1
    return last


def _followed(before: list[int], at: int) -> list[int]:
    found = []
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _with_gaps(chain: list[Run], here: int, there: int) -> Iterator[tuple[Gap, list[Run]]]:
    """Each run of a chain in signs, without what the one before holds already, and the gap before it."""
    low, below = 0, 0
    for run in chain:
        skip = max(0, low - run.here, below - run.there)
        length = run.length + _GRAM - 1 - skip
        if length > 0:
            solid = Run(run.here + skip, run.there + skip, length)
            yield (low, solid.here, below, solid.there), [solid]
            low, below = solid.here + length, solid.there + length
    yield (low, here, below, there), []


def _between(here: str, there: str, gap: Gap, pulse: Pulse, again: bool = True) -> list[Run]:
    """The runs of two stretches; very long ones are divided once more by grams that are rare within them."""
    low, high, below, above = gap
    if low >= high or below >= above:
        return []
    mine, theirs = here[low:high], there[below:above]
    if mine == theirs:
        return [Run(low, below, high - low)]
    large = max(len(mine), len(theirs)) > _LARGEST
    found = _divided(mine, theirs, pulse, again) if large else _one_by_one(mine, theirs)
    return [Run(low + run.here, below + run.there, run.length, run.same) for run in found]


def _divided(here: str, there: str, pulse: Pulse, again: bool) -> list[Run]:
    pulse()
    chain = _heaviest(list(_common(here, there))) if again else []
    if not chain:
        return _ends(here, there)
    found = []
    for gap, run in _with_gaps(chain, len(here), len(there)):
        found += _between(here, there, gap, pulse, again=False)
        found += run
    return found


def _ends(here: str, there: str) -> list[Run]:
    """What two texts have in common at their beginnings and ends."""
    shorter = min(len(here), len(there))
    first = next((at for at in range(shorter) if here[at] != there[at]), shorter)
    last = next((at for at in range(shorter - first) if here[-1 - at] != there[-1 - at]), shorter - first)
    runs = [Run(0, 0, first), Run(len(here) - last, len(there) - last, last)]
    return [run for run in runs if run.length]


def _one_by_one(here: str, there: str) -> list[Run]:
    from rapidfuzz.distance import Levenshtein

    steps = [step for step in Levenshtein.opcodes(here, there) if step.tag in ("equal", "replace")]
    return [Run(one.src_start, one.dest_start, one.src_end - one.src_start, one.tag == "equal") for one in steps]


def _with_moved(here: str, there: str, runs: list[Run], chain: list[Run], common: list[Run]) -> list[Run]:
    """The runs, with those of stretches that were moved in place of what was aligned where they were."""
    kept = set(chain)
    moved = [run for group in _groups(run for run in common if run not in kept) for run in _solid(here, there, group)]
    if not moved:
        return runs
    fixed = [run for _, solid in _with_gaps(chain, len(here), len(there)) for run in solid]
    moved = list(_outside(moved, fixed))
    return sorted([*_outside(runs, moved), *moved])


def _groups(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs that lie along one diagonal, where there are enough of them."""
    group: list[Run] = []
    for run in runs:
        last = group[-1] if group else run
        slipped = abs((run.there - run.here) - (last.there - last.here))
        if run.here - (last.here + last.length) > _APART or slipped > _DRIFT:
            if sum(one.length for one in group) >= _MOVED:
                yield group
            group = []
        group.append(run)
    if sum(one.length for one in group) >= _MOVED:
        yield group


def _solid(here: str, there: str, group: list[Run]) -> list[Run]:
    """A moved stretch from its first to its last gram."""
    found: list[Run] = []
    for gap, run in list(_with_gaps(group, 0, 0))[:-1]:
        found += _between(here, there, gap, lambda: None) if found else []
        found += run
    return found


def _outside(runs: Iterable[Run], taken: Sequence[Run]) -> Iterator[Run]:
    """What of some runs lies outside others, which are in order and share nothing."""
    starts = [run.here for run in taken]
    for run in runs:
        at, low, high = max(0, bisect_right(starts, run.here) - 1), run.here, run.here + run.length
        while at < len(taken) and starts[at] < high:
            end = starts[at] + taken[at].length
            if starts[at] > low:
                yield Run(low, run.there + low - run.here, starts[at] - low, run.same)
            low, at = max(low, end), at + 1
        if low < high:
            yield Run(low, run.there + low - run.here, high - low, run.same)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Equal runs that follow each other without a break as one."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and last.same and run.same and (last.here + last.length, last.there + last.length) == run[:2]:
            found[-1] = last._replace(length=last.length + run.length)
        else:
            found.append(run)
    return found
