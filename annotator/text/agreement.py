"""Several readers of one text: what all marked, what only some did, and where they differ.

Passages are compared without the white space and punctuation at their ends. The order in which
readers or annotations come makes no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

AGREEMENT, DIFFERENCE, ALONE = "agreement", "difference", "alone"
KINDS = (DIFFERENCE, AGREEMENT, ALONE)
SAME = 0.8  # two passages are the same from this part of shared characters on
Range = tuple[int, int]


class Marked(NamedTuple):
    """An annotation as far as readers are compared: its words in the text and its author's own tags."""

    annotation_id: str
    reader: str
    ranges: tuple[Range, ...]
    tags: frozenset[str]

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return self.ranges[-1][1]


class Stretch(NamedTuple):
    """A stretch of text within which no highlight begins or ends; each reader who marked it, with the tags given."""

    start: int
    end: int
    by: Mapping[str, frozenset[str]]


class Group(NamedTuple):
    """Annotations that belong together. In a difference, the words marked, the tags given, or both are others."""

    kind: str
    versions: tuple[Marked, ...]
    other_words: bool = False
    other_tags: bool = False

    @property
    def start(self) -> int:
        return min(one.start for one in self.versions)

    @property
    def end(self) -> int:
        return max(one.end for one in self.versions)

    @property
    def readers(self) -> tuple[str, ...]:
        """Who marked something here, each once."""
        return tuple(dict.fromkeys(one.reader for one in self.versions))


def stretches(marked: Iterable[Marked]) -> list[Stretch]:
    """The text cut where any highlight begins or ends; what nobody marked is left out."""
    events: dict[int, tuple[list[Marked], list[Marked]]] = {}
    for one in marked:
        for start, end in one.ranges:
            events.setdefault(start, ([], []))[0].append(one)
            events.setdefault(end, ([], []))[1].append(one)
    found: list[Stretch] = []
    over: dict[Marked, int] = {}
    for at, beyond in pairwise(sorted(events)):
        begun, ended = events[at]
        for one in begun:
            over[one] = over.get(one, 0) + 1
        for one in ended:
            over[one] -= 1
            if not over[one]:
                del over[one]
        if over:
            found.append(Stretch(at, beyond, _by_reader(over)))
    return found


def _by_reader(over: Iterable[Marked]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one in over:
        found[one.reader] = found.get(one.reader, frozenset()) | one.tags
    return found


def groups(marked: Sequence[Marked], text: str) -> list[Group]:
    """Agreements, differences and solitary finds, in the order of the text.

    An agreement stands although one of its readers also marked something else there; a reader who is
    not part of it, and marked some of its words otherwise, makes it a difference.
    """
    ordered = sorted(marked, key=lambda one: (one.start, one.end, one.reader, one.annotation_id))
    bare = [one._replace(ranges=tuple(_bare(text, *part) for part in one.ranges)) for one in ordered]
    pairs = list(_overlapping(bare))
    alike = _clusters(len(bare), (pair for pair in pairs if _same(*(bare[at] for at in pair))))
    readers: dict[int, set[str]] = {}
    for at, one in enumerate(bare):
        readers.setdefault(alike[at], set()).add(one.reader)
    disputed = [pair for pair in pairs if _is_disputed(*(readers[alike[at]] for at in pair))]
    apart = _clusters(len(bare), [*disputed, *((at, root) for at, root in enumerate(alike))])
    together: dict[int, list[int]] = {}
    for at, root in enumerate(apart):
        together.setdefault(root, []).append(at)
    found = [_group([ordered[at] for at in some], [bare[at] for at in some]) for some in together.values()]
    return sorted(found, key=lambda group: (group.start, group.end, group.versions))


def _bare(text: str, start: int, end: int) -> Range:
    """A range without what is no letter or digit at its ends; as it is where it has none."""
    first, last = start, end
    while first < last and not text[first].isalnum():
        first += 1
    while last > first and not text[last - 1].isalnum():
        last -= 1
    return (first, last) if first < last else (start, end)


def _overlapping(marked: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """Places of annotations of different readers that share a character, each pair once."""
    parts = sorted((start, end, at) for at, one in enumerate(marked) for start, end in one.ranges)
    seen: set[tuple[int, int]] = set()
    open_: list[tuple[int, int]] = []
    for start, end, at in parts:
        open_ = [(until, other) for until, other in open_ if until > start]
        for _, other in open_:
            pair = (min(at, other), max(at, other))
            if marked[at].reader != marked[other].reader and pair not in seen:
                seen.add(pair)
                yield pair
        open_.append((end, at))


def _is_disputed(some: Collection[str], others: Collection[str]) -> bool:
    """Whether each of two sets of readers has someone who is not in the other."""
    return not set(some) <= set(others) and not set(others) <= set(some)


def _same(one: Marked, other: Marked) -> bool:
    return one.tags == other.tags and shared(one.ranges, other.ranges) >= SAME


def shared(some: Sequence[Range], others: Sequence[Range]) -> float:
    """Characters that stand in both of two passages, as a part of those that stand in either."""
    both = sum(max(0, min(end, last) - max(start, first)) for start, end in some for first, last in others)
    either = sum(end - start for start, end in (*some, *others)) - both
    return both / either if either else 1.0


def _clusters(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of some things the first of those that pairs join it with, directly or through others."""
    first = list(range(count))

    def root(at: int) -> int:
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        first[high] = low
    return [root(at) for at in range(count)]


def _group(versions: Sequence[Marked], bare: Sequence[Marked]) -> Group:
    """What a set of annotations comes to: each reader's are taken together."""
    ranges: dict[str, list[Range]] = {}
    tags: dict[str, frozenset[str]] = {}
    for one in bare:
        ranges.setdefault(one.reader, []).extend(one.ranges)
        tags[one.reader] = tags.get(one.reader, frozenset()) | one.tags
    if len(ranges) == 1:
        return Group(ALONE, tuple(versions))
    whole = [merged(some) for some in ranges.values()]
    other_words = any(shared(one, other) < SAME for one, other in combinations(whole, 2))
    other_tags = len(set(tags.values())) > 1
    kind = DIFFERENCE if other_words or other_tags else AGREEMENT
    return Group(kind, tuple(versions), other_words, other_tags)


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that overlap as one; those that only touch stay two."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def marked_by_all(versions: Sequence[Marked]) -> list[Range]:
    """The words that every reader of a group marked; none where no word is common to all."""
    readers = {one.reader for one in versions}
    common = [(one.start, one.end) for one in stretches(versions) if len(one.by) == len(readers)]
    found: list[Range] = []
    for start, end in common:
        if found and found[-1][1] == start:
            start = found.pop()[0]
        found.append((start, end))
    return found
