"""Make the text of a foreign file uniform, once, at import; after that it never changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029\ufdd0\ufdd1]")
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff\ufffc]")
_SPACES = re.compile(r"[ \t\n]+")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0\ufdd1\ufeff\ufffc\ufffe\uffff]"
)
_PILED = re.compile(r"[^\w\s\x00-\x7f]{16,}")  # where more than 30 marks may stand on one letter
_MOST_PILED = 30  # as the Unicode standard has it in its Stream-Safe Text Format
JOINER = "\u034f"  # what divides more of them, by the same standard: it is not seen


def normalise(text: str) -> str:
    """Newlines as `\\n`, canonical composition, no control characters: what Qt, XML and SQLite all keep."""
    return unicodedata.normalize("NFC", divided(FORBIDDEN.sub("", NEWLINES.sub("\n", text))))


def divided(text: str) -> str:
    """The text with no more marks on a letter than the standard allows.

    To compose a letter with a million marks takes Python minutes, because it sorts them by insertion.
    """
    parts, before = [], 0
    for at in piles(text):
        parts += [text[before:at], JOINER]
        before = at
    return "".join([*parts, text[before:]]) if before else text


def piles(text: str) -> Iterator[int]:
    """Where a text is to be divided, for more marks than the standard allows stand before that place."""
    for found in () if text.isascii() else _PILED.finditer(text):
        run = 0
        for at, character in enumerate(found[0], found.start()):
            marks = [unicodedata.combining(one) > 0 for one in unicodedata.normalize("NFD", character)]
            run = run + len(marks) if all(marks) else sum(marks)
            if run > _MOST_PILED:
                yield at
                run = len(marks)


def one_line(text: str) -> str:
    """The text with every run of white space as one space, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def typed(text: str) -> str:
    """What a person typed or pasted into a note: newlines kept, what no file can hold replaced."""
    if text.isascii() and text.isprintable():
        return text
    return FORBIDDEN.sub("\ufffd", NEWLINES.sub("\n", text))


def name(text: str) -> str:
    """A name as it may be shown anywhere: one line, no control or direction characters."""
    return one_line(_HIDDEN.sub(" ", text))
