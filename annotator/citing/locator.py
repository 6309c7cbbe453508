"""Where in a work the quoted words stand: its printed pages, as styles write them."""

from __future__ import annotations

from typing import NamedTuple

from annotator.model import Stretches
from annotator.text import pages
from annotator.text.pages import Shorten

chicago = pages.shortened  # 337–38, 101–8


def two_digits(first: str, last: str) -> str:
    """As the MLA does: 103–04, 395–401, 1608–774."""
    if not (first.isdecimal() and last.isdecimal() and len(first) == len(last) >= 3):
        return last
    same = next((at for at, digit in enumerate(first) if digit != last[at]), len(first))
    return last[-max(len(last) - same, 2) :]


def same_hundred(first: str, last: str) -> str:
    """As the MHRA does: two figures within the same hundred, else all of them."""
    return two_digits(first, last) if first[:-2] == last[:-2] else last


class Locator(NamedTuple):
    """Stretches of printed pages, each from a first to a last. Inferred ones stand in brackets."""

    stretches: Stretches = ()

    def __bool__(self) -> bool:
        return bool(self.stretches)

    @property
    def is_inferred(self) -> bool:
        """Whether any page is inferred from the break after it."""
        return any(page.inferred for both in self.stretches for page in both)

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """The stretches by the numbers of their pages, whether these are inferred or not."""
        return tuple((first.label, last.label) for first, last in self.stretches)

    def written(self, shorten: Shorten = chicago) -> str:
        """`338`, `337–38`, `[337]–38`, `12, 15`."""
        return pages.cited(self.stretches, shorten)

    def prefixed(self, shorten: Shorten = chicago) -> str:
        """`p. 338`, `pp. 337–38`, or nothing."""
        return pages.prefixed(self.stretches, shorten)


def ranged(written: str, shorten: Shorten = chicago) -> str:
    """The pages of an item as a record has them (`193-200`), as a style writes them (`193–200`)."""
    first, dash, last = written.replace("--", "–").replace("-", "–").partition("–")
    first, last = first.strip(), last.strip()
    if not dash or not (first.isdecimal() and last.isdecimal()):
        return written.replace("--", "–")
    whole = f"{first[: len(first) - len(last)]}{last}" if len(last) < len(first) else last
    return f"{first}–{shorten(first, whole)}"


def prefixed(written: str, shorten: Shorten) -> str:
    """The pages of an item with `p.` or `pp.`."""
    found = ranged(written, shorten)
    return f"{'pp.' if '–' in found or ',' in found else 'p.'} {found}" if found else ""
