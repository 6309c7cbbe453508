"""Where pages end: no line alone, no heading without the words below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Line(NamedTuple):
    """A line on the endless page. `paragraph` is the number of its paragraph; `may` and `must` say of a break before
    it whether it looks well and whether it has to be."""

    top: float
    bottom: float
    paragraph: int
    may: bool = True
    must: bool = False


class Slice(NamedTuple):
    """What of the endless page stands on one sheet, and the first and last paragraph that reach into it."""

    top: float
    bottom: float
    first: int
    last: int


def sheets(lines: Iterable[Line], room: float) -> Iterator[Slice]:
    """Cut lines into pages of a height; where no good place for a break is found a bad one is taken."""
    page: list[Line] = []
    for line in lines:
        if page and (line.must or line.bottom - page[0].top > room):
            at = len(page) if line.may or line.must else _last_good(page)
            yield _slice(page[:at])
            page = page[at:]
        page.append(line)
    if page:
        yield _slice(page)


def _last_good(page: list[Line]) -> int:
    return next((at for at in range(len(page) - 1, 0, -1) if page[at].may), len(page))


def _slice(page: list[Line]) -> Slice:
    return Slice(page[0].top, page[-1].bottom, page[0].paragraph, page[-1].paragraph)
