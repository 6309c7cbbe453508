"""Make the text of a foreign file uniform, once, at import; after that it never changes."""

from __future__ import annotations

import re
import unicodedata

NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029\ufdd0\ufdd1]")
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff\ufffc]")
_SPACES = re.compile(r"[ \t\n]+")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0\ufdd1\ufeff\ufffc\ufffe\uffff]"
)


def normalise(text: str) -> str:
    """Newlines as `\\n`, canonical composition, no control characters: what Qt, XML and SQLite all keep."""
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", NEWLINES.sub("\n", text)))


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
