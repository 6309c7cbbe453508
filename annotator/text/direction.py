"""Which way a text is read."""

from __future__ import annotations

import unicodedata


def from_the_right(words: str) -> bool:
    """Whether words are read from right to left: the first letter that has a direction says so."""
    found = (unicodedata.bidirectional(one) for one in words)
    return next((one for one in found if one in ("L", "R", "AL")), "L") != "L"
