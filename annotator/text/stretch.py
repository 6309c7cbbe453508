"""Words, sentences and paragraphs of a text, to select by and to move a passage's ends by."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

WORD, SENTENCE, PARAGRAPH = "word", "sentence", "paragraph"
Range = tuple[int, int]

_LETTER = r"[\w\p{M}\u200c\u200d]"  # with the points of Hebrew and Arabic, and the joiners within a word of Persian
_JOINED = r"[’'‑\-־׳]|(?<=[א-ת])[\"”״](?=[א-ת])"  # maqaf as a hyphen; the sign of a Hebrew abbreviation
_WORD = regex.compile(rf"{_LETTER}+(?:(?:{_JOINED}){_LETTER}+)*׳?")
_STOP = re.compile(r"[.!?…؟۔׃]+[\"”’»)\]]*(?=\s)|[。！？]")
_SHORT = re.compile(
    r"(?:^|[\s(\[“\"])(?:[A-Z]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Dr|Prof|Sen|Gen|Col|Amb|St|No|Nos|Vol|vol|pp?|ff|cf|eds?)\.$"
)


def around(text: str, start: int, end: int, kind: str) -> Range:
    """The whole words, sentences or paragraphs that a range touches; the next one where it touches none."""
    found = [one for one in _near(text, start, end, kind) if one[1] >= start and one[0] <= max(end, start)]
    touched = [one for one in found if one[0] < end and one[1] > start] or found[:1]
    if touched:
        return touched[0][0], touched[-1][1]
    return next(_after(text, end, kind), (start, end))


def longer(text: str, start: int, end: int, kind: str) -> Range:
    """The range made whole at its end, or with one more word, sentence or paragraph where it is whole."""
    return start, next((one[1] for one in _after(text, end, kind) if one[1] > end), end)


def shorter(text: str, start: int, end: int, kind: str) -> Range:
    """The range without its last word, sentence or paragraph; as it is where it has one only."""
    inside = [one[1] for one in _near(text, start, end, kind) if start < one[1] < end]
    return start, inside[-1] if inside else end


def sooner(text: str, start: int, end: int, kind: str) -> Range:
    """The range begun one word, sentence or paragraph sooner."""
    low = start
    while low > 0:
        low = text.rfind("\n", 0, low - 1) + 1 if low > 1 else 0
        before = [one[0] for one in _units(text, low, start, kind) if one[0] < start]
        if before:
            return before[-1], end
    return start, end


def later(text: str, start: int, end: int, kind: str) -> Range:
    """The range begun one word, sentence or paragraph later; as it is where it has one only."""
    inside = [one[0] for one in _near(text, start, end, kind) if start < one[0] < end]
    return inside[0] if inside else start, end


def _near(text: str, start: int, end: int, kind: str) -> list[Range]:
    """All units in the paragraphs that a range touches."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", max(start, end))
    return list(_units(text, low, high if high >= 0 else len(text), kind))


def _after(text: str, end: int, kind: str) -> Iterator[Range]:
    """The units that end behind a place, from its paragraph on."""
    low = text.rfind("\n", 0, end) + 1
    while low < len(text):
        high = text.find("\n", low)
        high = high if high >= 0 else len(text)
        yield from (one for one in _units(text, low, high, kind) if one[1] > end)
        low = high + 1


def _units(text: str, low: int, high: int, kind: str) -> Iterator[Range]:
    for at, paragraph in _lines(text, low, high):
        if kind == WORD:
            yield from ((at + found.start(), at + found.end()) for found in _WORD.finditer(paragraph))
        elif kind == PARAGRAPH:
            yield at, at + len(paragraph)
        else:
            yield from ((at + first, at + last) for first, last in _sentences(paragraph))


def _lines(text: str, low: int, high: int) -> Iterator[tuple[int, str]]:
    """The paragraphs between two places, each with where it begins, without white space at its ends."""
    for found in re.finditer(r"[^\n]+", text[low:high]):
        words = found.group().strip()
        if words:
            yield low + found.start() + found.group().index(words), words


def _sentences(paragraph: str) -> Iterator[Range]:
    """A full stop ends a sentence unless it belongs to an abbreviation or the next word is not capital."""
    first = 0
    for stop in _STOP.finditer(paragraph):
        following = paragraph[stop.end() :].lstrip()
        if following[:1].islower() or _SHORT.search(paragraph[: stop.start() + 1]):
            continue
        yield first, stop.end()
        first = len(paragraph) - len(following)
    if first < len(paragraph):
        yield first, len(paragraph)
