"""How far readers agree, in Klaus Krippendorff's coefficients: 1 is perfect, 0 what chance would give.

Alpha for nominal data asks of each word whether readers gave it the same value (Content Analysis, 2004,
chapter 11); alpha for unitizing asks whether they let passages begin and end at the same places (On the
reliability of unitizing continuous data, 1995, with the expected disagreement as corrected in 2004).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from annotator.text.agreement import Marked, Range, merged, stretches

RELIABLE, TENTATIVE = 0.80, 0.667  # from where Krippendorff would rely on data, or draw cautious conclusions
# Chinese and Japanese are written without spaces: each of their signs counts as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_UNMARKED = "unmarked"

Unit = tuple[Sequence[Hashable | None], int]
"""The values that readers gave a thing, None for those who gave none, and how many things are like it."""


def nominal_alpha(units: Iterable[Unit]) -> float | None:
    """Krippendorff's alpha for nominal data; None where nothing varies, or no thing has two values."""
    alike: Counter[tuple[Hashable | None, ...]] = Counter()
    for values, times in units:
        alike[tuple(values)] += times
    observed, given = 0.0, Counter[Hashable]()
    for values, times in alike.items():
        counts = Counter(value for value in values if value is not None)
        total = counts.total()
        if total >= 2:
            observed += times * (total * total - sum(n * n for n in counts.values())) / (total - 1)
            given.update({value: n * times for value, n in counts.items()})
    total = given.total()
    expected = total * total - sum(n * n for n in given.values())
    return 1 - (total - 1) * observed / expected if expected else None


def unitizing_alpha(sections: Sequence[Sequence[Range]], length: int) -> float | None:
    """Krippendorff's alpha for unitizing; None where nobody marked anything, or there is one reader.

    `sections` are what each reader marked of `length` positions, in order and without overlaps.
    """
    readers = len(sections)
    expected = _expected(sections, length) if readers > 1 else 0.0
    if not expected:
        return None
    walked = [_partition(one, length) for one in sections]
    differ = sum(_between(one, other) for one, other in combinations(walked, 2))
    return 1 - 2 * differ / (readers * (readers - 1) * length * length) / expected


_Piece = tuple[int, int, bool]  # begins, ends, is marked


def _partition(sections: Sequence[Range], length: int) -> list[_Piece]:
    """What a reader marked and the gaps between, without a hole."""
    found: list[_Piece] = []
    at = 0
    for start, end in sections:
        if start > at:
            found.append((at, start, False))
        found.append((start, end, True))
        at = end
    if at < length:
        found.append((at, length, False))
    return found


def _between(some: Sequence[_Piece], others: Sequence[_Piece]) -> int:
    """How far two readers are apart: squared distances of ends, and squares of what the other lacks."""
    differ, one, other = 0, 0, 0
    while one < len(some) and other < len(others):
        (start, end, marked), (first, last, marked_too) = some[one], others[other]
        if marked and marked_too:
            differ += (start - first) ** 2 + (end - last) ** 2
        elif marked and first <= start and end <= last:
            differ += (end - start) ** 2
        elif marked_too and start <= first and last <= end:
            differ += (last - first) ** 2
        one += end <= last
        other += last <= end
    return differ


def _expected(sections: Sequence[Sequence[Range]], length: int) -> float:
    """The disagreement of readers who mark passages of these lengths anywhere."""
    readers, units = len(sections), [end - start for some in sections for start, end in some]
    gaps = sorted(end - start for some in sections for start, end, marked in _partition(some, length) if not marked)
    beyond = [0]  # what the longest gaps add up to
    for gap in reversed(gaps):
        beyond.append(beyond[-1] + gap)
    total = 0.0
    for unit in units:
        fitting = len(gaps) - bisect_left(gaps, unit)
        total += (len(units) - 1) * (2 * unit**3 - 3 * unit**2 + unit) / 3
        total += unit**2 * (beyond[fitting] - fitting * (unit - 1))
    ways = readers * length * (readers * length - 1) - sum(unit * (unit - 1) for unit in units)
    return 2 * total / length / ways if ways else 0.0


# --- the numbers of texts


@dataclass(frozen=True, slots=True)
class Reading:
    """What readers marked in one text. Readers are those who marked anything in it."""

    text: str
    marked: tuple[Marked, ...]


class Measure(NamedTuple):
    """Two coefficients, and how many words were marked that they are about; None where one says nothing."""

    words: int
    alpha: float | None
    unitizing: float | None = None


class Numbers(NamedTuple):
    """How far readers agree on what is worth marking, on the tags of what two of them marked, and on each tag.

    `overall` takes it all together: unmarked, or marked with which tags. Unitizing is measured in one
    text only.
    """

    readers: tuple[str, ...]
    words: int
    marking: Measure
    tagging: Measure
    overall: Measure
    by_tag: Mapping[str, Measure]


def numbers(readings: Sequence[Reading]) -> Numbers:
    """The numbers of one text or several; who marked nothing in a text counts as not having read it."""
    weighed = [_Weighed(one) for one in readings]
    units = [unit for one in weighed for unit in one.units()]
    alone = weighed[0] if len(weighed) == 1 else None
    marked = [unit for unit in units if any(value is not None for value in unit[0])]
    twice = sum(times for values, times in marked if sum(value is not None for value in values) > 1)
    total = sum(times for _, times in marked)
    yes_no = nominal_alpha(([value is not None for value in values], times) for values, times in units)
    named = nominal_alpha(
        ([_UNMARKED if value is None else value for value in values], times) for values, times in units
    )
    return Numbers(
        readers=tuple(dict.fromkeys(reader for one in weighed for reader in one.readers)),
        words=sum(len(one.middles) for one in weighed),
        marking=Measure(total, yes_no, alone.unitizing(None) if alone else None),
        tagging=Measure(twice, nominal_alpha(units)),
        overall=Measure(total, named),
        by_tag=_by_tag(units, alone),
    )


def _by_tag(units: Sequence[tuple[Sequence[frozenset[str] | None], int]], alone: _Weighed | None) -> dict[str, Measure]:
    bearing: dict[str, list[int]] = {}
    total: Counter[int] = Counter()  # words of texts, by how many readers they had
    for at, (values, times) in enumerate(units):
        total[len(values)] += times
        for tag in frozenset().union(*(value for value in values if value)):
            bearing.setdefault(tag, []).append(at)
    found: dict[str, Measure] = {}
    for tag in sorted(bearing, key=str.casefold):
        rest = Counter(total)
        given: list[Unit] = []
        for values, times in (units[at] for at in bearing[tag]):
            given.append(([bool(value and tag in value) for value in values], times))
            rest[len(values)] -= times
        without: list[Unit] = [([False] * readers, times) for readers, times in rest.items()]
        words = sum(times for _, times in given)
        found[tag] = Measure(words, nominal_alpha([*given, *without]), alone.unitizing(tag) if alone else None)
    return found


class _Weighed:
    """A reading counted in words: each stands where its middle does."""

    def __init__(self, reading: Reading) -> None:
        self.readers = sorted({one.reader for one in reading.marked})
        self.marked = reading.marked
        self._bearing: dict[str | None, list[Marked]] = {None: list(reading.marked)}
        for one in reading.marked:
            for tag in one.tags:
                self._bearing.setdefault(tag, []).append(one)
        self.middles = [(found.start() + found.end() - 1) // 2 for found in _WORD.finditer(reading.text)]

    def units(self) -> Iterator[tuple[Sequence[frozenset[str] | None], int]]:
        """The tags that each reader gave words, None where a reader marked nothing, and how many words."""
        rest = len(self.middles)
        for one in stretches(self.marked):
            start, end = self._words((one.start, one.end))
            if end > start:
                rest -= end - start
                yield [one.by.get(reader) for reader in self.readers], end - start
        yield [None] * len(self.readers), rest

    def unitizing(self, tag: str | None) -> float | None:
        """Alpha for unitizing of one tag, or of whatever was marked."""
        sections: dict[str, list[Range]] = {reader: [] for reader in self.readers}
        for one in self._bearing[tag]:
            sections[one.reader] += map(self._words, one.ranges)
        some = [merged(part for part in parts if part[0] < part[1]) for parts in sections.values()]
        return unitizing_alpha(some, len(self.middles))

    def _words(self, part: Range) -> Range:
        """Characters to words."""
        return bisect_left(self.middles, part[0]), bisect_left(self.middles, part[1])
