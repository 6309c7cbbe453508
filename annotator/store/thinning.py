"""Which backups stay: close together for what is new, further apart for what is old, and never more than fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

CAP = 2_000_000_000  # bytes for the backups of one project
_AGES = (  # up to which age one is kept of each: hour, day, week, month (four weeks)
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=14), timedelta(days=1)),
    (timedelta(days=61), timedelta(weeks=1)),
    (timedelta(days=365), timedelta(weeks=4)),
)
_BEGINNING = datetime(2000, 1, 1)
NEVER, A_WHILE, LONG = range(3)  # how firmly a backup is pinned
_PINNED = {A_WHILE: timedelta(days=30), LONG: timedelta(days=365)}


class Dated(NamedTuple):
    """A backup, as far as thinning goes: when it was made (UTC, without a zone), its bytes, how firmly it is pinned."""

    name: str
    made: datetime
    size: int
    pinned: int = NEVER


def superfluous(backups: Iterable[Dated], now: datetime, cap: int = CAP) -> set[str]:
    """The names of those that can go. The newest always stays; of each hour, day, week or month its last does."""
    found = sorted(backups, key=lambda one: (one.made, one.name), reverse=True)
    kept = _spaced(found, now)
    return {one.name for one in found} - _fitting(kept, cap)


def _spaced(found: Sequence[Dated], now: datetime) -> list[Dated]:
    """What the calendar keeps, newest first."""
    kept, taken = list(found[:1]), set[tuple[timedelta, int]]()
    for one in found:
        age = now - one.made
        each = next((apart for oldest, apart in _AGES if age <= oldest), None)
        place = (each, (one.made - _BEGINNING) // each) if each else None
        is_last = place is not None and place not in taken
        if place is not None:
            taken.add(place)
        is_pinned = one.pinned != NEVER and age <= _PINNED[one.pinned]
        if one is not found[0] and (is_last or is_pinned):
            kept.append(one)
    return kept


def _fitting(kept: Sequence[Dated], cap: int) -> set[str]:
    """As many as have room: the newest first, then the pinned, then the others, each from new to old."""
    names, room = {one.name for one in kept[:1]}, cap - sum(one.size for one in kept[:1])
    for one in sorted(kept[1:], key=lambda one: -one.pinned):
        if one.size > room:
            continue
        names.add(one.name)
        room -= one.size
    return names
