"""Describe a passage so that it can be found again, and find it."""

from __future__ import annotations

import re
from typing import NamedTuple

CONTEXT = 64
_ALIKE = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "\u00a0": " ",
}
_FOLD = str.maketrans(_ALIKE)


class Passage(NamedTuple):
    """A stretch of one text, with its words and what stands before and after them."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


def describe(text: str, start: int, end: int) -> Passage:
    """The passage from `start` to `end`, with 64 characters of context on each side."""
    return Passage(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def occurrences(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
    """Every place where the quotation stands between the given contexts.

    The exact words are looked for first; where they are nowhere, straight and curly quotation
    marks, kinds of dashes and runs of white space are taken as alike.
    """
    return _exact(text, quote, prefix, suffix) or _alike(text, quote, prefix, suffix)


def _exact(text: str, quote: str, prefix: str, suffix: str) -> list[tuple[int, int]]:
    whole, found = prefix + quote + suffix, []
    at = text.find(whole) if quote else -1
    while at >= 0:
        found.append((at + len(prefix), at + len(prefix) + len(quote)))
        at = text.find(whole, at + 1)
    return found


def _alike(text: str, quote: str, prefix: str, suffix: str) -> list[tuple[int, int]]:
    words = _pattern(quote.strip())
    if not words:
        return []
    before, after = _pattern(prefix.strip()), _pattern(suffix.strip())
    pattern = rf"(?={before}\s*({words})\s*{after})" if before or after else f"(?=({words}))"
    return [found.span(1) for found in re.finditer(pattern, text.translate(_FOLD))]


def _pattern(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.translate(_FOLD).split())
