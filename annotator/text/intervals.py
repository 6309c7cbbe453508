"""Which highlights touch a stretch of text: an index that is as quick with 100,000 as with ten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WIDTH = 4096


class Painted(NamedTuple):
    """A highlight as the page needs it: where, whose annotation, what colour, which rule it draws."""

    start: int
    end: int
    annotation_id: str
    colour: str


class Intervals:
    """Highlights by the stretches of 4,096 offsets they touch."""

    def __init__(self, items: Iterable[Painted] = ()) -> None:
        self._buckets: dict[int, list[Painted]] = {}
        self._of: dict[str, Painted | list[Painted]] = {}  # a list only where an annotation has several
        for item in items:  # as `add` does, without a call for each of a hundred thousand
            start, end, annotation_id, _ = item
            if self._of.setdefault(annotation_id, item) is not item:
                self._join(item)
            for bucket in range(start // _WIDTH, max(start, end - 1) // _WIDTH + 1):
                self._buckets.setdefault(bucket, []).append(item)

    def _join(self, item: Painted) -> None:
        """Enter a highlight with those that its annotation has already."""
        known = self._of[item.annotation_id]
        if isinstance(known, list):
            known.append(item)
        else:
            self._of[item.annotation_id] = [known, item]

    def __len__(self) -> int:
        return len(self._of)

    def __iter__(self) -> Iterator[Painted]:
        for annotation_id in self._of:
            yield from self.of(annotation_id)

    def add(self, item: Painted) -> None:
        if self._of.setdefault(item.annotation_id, item) is not item:
            self._join(item)
        for bucket in self._touched(item.start, item.end):
            self._buckets.setdefault(bucket, []).append(item)

    def remove(self, annotation_id: str) -> None:
        """Forget the highlights of one annotation, if there are any."""
        for item in self.of(annotation_id):
            for bucket in self._touched(item.start, item.end):
                self._buckets[bucket].remove(item)
        self._of.pop(annotation_id, None)

    def of(self, annotation_id: str) -> list[Painted]:
        """The highlights of one annotation, in the order in which they were added."""
        found = self._of.get(annotation_id, [])
        return found if isinstance(found, list) else [found]

    def touching(self, start: int, end: int) -> list[Painted]:
        """Those that share an offset with `start` to `end`; wider ones first where they begin together."""
        found = {
            item
            for bucket in self._touched(start, end)
            for item in self._buckets.get(bucket, ())
            if item.start < end and item.end > start
        }
        return sorted(found, key=lambda item: (item.start, -item.end, item.annotation_id))

    @staticmethod
    def _touched(start: int, end: int) -> range:
        return range(start // _WIDTH, (max(end, start + 1) - 1) // _WIDTH + 1)


def lanes(items: Iterable[Painted], most: int) -> dict[Painted, int]:
    """Give highlights that overlap different lanes below the line, so that each rule can be seen.

    `items` come ordered by start. Past `most` lanes the last one is shared.
    """
    ends: list[int] = []
    taken: dict[Painted, int] = {}
    for item in items:
        lane = next((lane for lane, end in enumerate(ends) if end <= item.start), len(ends))
        if lane == len(ends) and lane < most:
            ends.append(item.end)
        lane = min(lane, most - 1)
        ends[lane] = max(ends[lane], item.end)
        taken[item] = lane
    return taken
