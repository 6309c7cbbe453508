"""Stamps: when a field was written, so that text order is time order on every machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from annotator.ids import stamp_of as stamp_of  # what was made elsewhere; formats know it from there
from annotator.store import json_columns

_LAST_COUNT = 0xFFFFF


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


class Clock:
    """Gives the stamps of one device, each later than its last and than the stamp it replaces."""

    def __init__(self, device: str, now: Callable[[], int] = _milliseconds) -> None:
        self._device = device
        self._now = now
        self._last = (0, 0)

    def stamp(self, after: str = "") -> str:
        """A stamp `milliseconds.counter.device`.

        What a reader saw while typing never beats what was typed, so it is later than `after`.
        A time from the future in `after` is used for this one stamp and not learnt.
        """
        own = self._next((self._now(), 0), self._last)
        if not after:
            self._last = own
            return self._written(own)
        try:
            seen = (int(after[:13]), int(after[14:19], 16))
        except ValueError as error:
            raise json_columns.damaged() from error
        chosen = self._next(own, seen) if own <= seen else own
        if chosen == own:
            self._last = own
        return self._written(chosen)

    @staticmethod
    def _next(wanted: tuple[int, int], last: tuple[int, int]) -> tuple[int, int]:
        if wanted > last:
            return wanted
        milliseconds, count = last
        return (milliseconds, count + 1) if count < _LAST_COUNT else (milliseconds + 1, 0)

    def _written(self, moment: tuple[int, int]) -> str:
        return f"{moment[0]:013d}.{moment[1]:05x}.{self._device}"


class Origin(NamedTuple):
    """Who made a record elsewhere, and the stamps of its birth and of its last change."""

    author: str
    born: str
    written: str


def moment(stamp: str) -> str:
    """The time of a stamp, ISO 8601 in UTC to the millisecond.

    :raises UnreadableFile: when it is none, because the file it stands in is damaged.
    """
    try:
        at = datetime.fromtimestamp(int(stamp[:13]) / 1000, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise json_columns.damaged() from error
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now() -> str:
    """The present, ISO 8601 in UTC to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
