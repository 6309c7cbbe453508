"""Which way words are written: from left to right, or from right to left as Hebrew and Arabic are."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_ANY = re.compile(f"[{_LEFTWARD}]")
_OTHERS = bytes({*range(0xD6), *range(0xE1, 0xEF)})  # with which in UTF-8 no such letter begins
_LETTERS = re.compile(f"([{_LEFTWARD}]+)|([^\\W\\d_{_LEFTWARD}]+)")
_LEFT, _RIGHT, _END = "\u2066", "\u2067", "\u2069"  # around words that have a direction of their own
_SAMPLE = 20_000  # characters that tell how a text is written


def turns(text: str) -> bool:
    """Whether anything in a text is written from right to left."""
    letters = text.encode("utf-8", "surrogatepass").translate(None, _OTHERS)  # told sooner than by searching
    return bool(letters) and _ANY.search(text) is not None


def leftward(text: str, *, usual: bool = False) -> bool:
    """Whether most letters at the beginning of a text are written from right to left; `usual` where it has none.

    Most, and not the first as in Unicode's rule: a Hebrew sentence that begins with NATO is a Hebrew one.
    """
    right = left = 0
    for found in _LETTERS.finditer(text[:_SAMPLE]):
        width = found.end() - found.start()
        right, left = (right + width, left) if found.group(1) else (right, left + width)
    return right > left if right or left else usual


def paragraphs(text: str) -> Iterator[tuple[int, bool]]:
    """Where the paragraphs begin whose direction has to be told, and whether it is from right to left.

    In a text from left to right only those are told in which something runs the other way.
    """
    if not turns(text):
        return
    whole = leftward(text)
    for found in re.finditer(r"[^\n]+", text):
        if whole or turns(found.group()):
            yield found.start(), leftward(found.group(), usual=whole)


def isolated(words: str, *, within: bool) -> str:
    """Words for a line of ours, `within` one from right to left or not: signs without width keep each in its order."""
    if not turns(words) and not (within and words):
        return words
    return f"{_RIGHT if leftward(words) else _LEFT}{words}{_END}"
