"""Printed pages: which page an offset stands on, and how a range of pages is written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from annotator.model import Page, Span, Stretches

Shorten = Callable[[str, str], str]


def labels(pages: Sequence[Page], start: int, end: int) -> tuple[str, ...]:
    """The labels of the pages that the passage from `start` to `end` (exclusive) stands on."""
    first, last = _between(pages, start, end)
    return tuple(dict.fromkeys(pages[at].label for at in range(max(first, 0), last + 1)))


def _between(pages: Sequence[Page], start: int, end: int) -> tuple[int, int]:
    """The first and the last page of a passage, by their places in the list; -1 before all pages.

    A page is greater than the tuple of its start alone, so that none has to be asked for its start.
    """
    return bisect_left(pages, (start + 1,)) - 1, bisect_left(pages, (max(start + 1, end),)) - 1


class Leaves:
    """The pages of one text, for many passages: what a first and a last page come to is worked out once."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self._known: dict[tuple[int, int], tuple[tuple[str, ...], Stretches]] = {}

    def where(self, spans: Sequence[Span]) -> Stretches:
        """Where the spans of a passage stand, of those that were found in this text."""
        return stretches(self.pages, [(one.start, one.end) for one in spans if one.placement != "unplaced"])

    def of(self, start: int, end: int) -> tuple[tuple[str, ...], Stretches]:
        """The labels of one unbroken passage, and where it stands."""
        both = _between(self.pages, start, end)
        found = self._known.get(both)
        if found is None:
            found = labels(self.pages, start, end), stretches(self.pages, [(start, end)])
            self._known[both] = found
        return found


def stretches(pages: Sequence[Page], passages: Iterable[tuple[int, int]]) -> Stretches:
    """The first and the last page of passages, in order; those on the same or on adjoining pages as one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(_between(pages, *one) for one in passages):
        if last < 0:
            continue
        first = max(first, 0)
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(_upwards(pages[first], pages[last]) for first, last in found)


def _upwards(first: Page, last: Page) -> tuple[Page, Page]:
    """Notes stand after the text, so that a passage over both may end on an earlier page than it begins."""
    both = first.label.isdecimal() and last.label.isdecimal()
    return (last, first) if both and int(first.label) > int(last.label) else (first, last)


def with_first_inferred(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with the leaf before the first break, where its number can be told from the break."""
    if pages and pages[0].start > 0 and pages[0].label.isdecimal() and int(pages[0].label) > 1:
        return (Page(0, str(int(pages[0].label) - 1), inferred=True), *pages)
    return tuple(pages)


def written(page_labels: Sequence[str]) -> str:
    """Labels as a range: `337`, `337–38`, `xi–xii`; nothing for none."""
    if len(page_labels) < 2:
        return "".join(page_labels)
    return f"{page_labels[0]}–{shortened(page_labels[0], page_labels[-1])}"


def shortened(first: str, last: str) -> str:
    """The second number as the Chicago Manual writes it: 337–38, 300–301, 101–8."""
    if not (first.isdecimal() and last.isdecimal() and len(first) == len(last) >= 3):
        return last
    if first.endswith("00"):
        return last
    same = next((at for at, digit in enumerate(first) if digit != last[at]), len(first) - 1)
    keep = len(last) - same
    if first[-2] == "0" and same >= len(first) - 1:
        return last[-1]
    return last[-max(keep, 2) :]


def cited(where: Stretches, shorten: Shorten = shortened) -> str:
    """Stretches of pages, inferred ones in brackets: `338`, `337–38`, `[337]–38`, `12, 15`."""
    return ", ".join(_stretch(first, last, shorten) for first, last in where)


def _stretch(first: Page, last: Page, shorten: Shorten) -> str:
    if first.label == last.label:
        return _bracketed(first.label, first)
    return f"{_bracketed(first.label, first)}–{_bracketed(shorten(first.label, last.label), last)}"


def _bracketed(label: str, page: Page) -> str:
    return f"[{label}]" if page.inferred else label


def are_many(where: Stretches) -> bool:
    """Whether they are `pp.` and not `p.`"""
    return len(where) > 1 or any(first.label != last.label for first, last in where)


def prefixed(where: Stretches, shorten: Shorten = shortened) -> str:
    """`p. 337`, `pp. [337]–38`, or nothing."""
    return f"{'pp.' if are_many(where) else 'p.'} {cited(where, shorten)}" if where else ""
