"""Words in their line of context, for lists of hits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WIDTH = 90


def folded(text: str) -> str:
    """The text without case and accents, with as many characters as before."""
    if text.isascii():
        return text.lower()
    return text.translate({ord(character): _plain(character) for character in set(text)})


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character.isascii():
        return character.lower()
    base = unicodedata.normalize("NFD", character)[0].casefold()
    return base if len(base) == 1 else character


def words_of(query: str) -> list[str]:
    """The words of a search line; a phrase in quotation marks, straight or of any shape, counts as one."""
    found = re.findall(r'["“”„«»]([^"“”„«»]+)["“”„«»]|(\S+)', query)
    return [phrase.strip() or word for phrase, word in found if phrase.strip() or re.search(r"\w", word)]


def places(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    """Where any of the words begins a word of the text, without regard to case, accents and punctuation."""
    wanted = [r"\W+".join(parts) for word in words if (parts := re.findall(r"\w+", folded(word)))]
    if wanted:
        yield from (found.span() for found in re.finditer(rf"\b(?:{'|'.join(wanted)})\w*", folded(text)))


def line(text: str, start: int, end: int, width: int = WIDTH) -> tuple[str, str, str]:
    """What stands left of a place, in it and right of it, on one line, at most `width` each side."""
    left = text[max(0, start - width) : start].rpartition("\n")[2]
    right = text[end : end + width].partition("\n")[0]
    return left, text[start:end].replace("\n", " "), right
