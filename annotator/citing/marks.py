"""Quotation marks: by language, with those of quotations within a quotation turned."""

from __future__ import annotations

import re
from typing import NamedTuple


class Marks(NamedTuple):
    """The outer pair of quotation marks and the inner one."""

    outer: tuple[str, str]
    inner: tuple[str, str]

    def around(self, words: str) -> str:
        """Words as a quotation, those quoted in them by the other pair."""
        return f"{self.outer[0]}{turned(words, self)}{self.outer[1]}"


DOUBLE = Marks(("“", "”"), ("‘", "’"))
SINGLE = Marks(("‘", "’"), ("“", "”"))
MARKS = {
    "double": DOUBLE,
    "single": SINGLE,
    "german": Marks(("„", "“"), ("‚", "‘")),
    "french": Marks(("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), ("“", "”")),
    "straight": Marks(('"', '"'), ("'", "'")),
}

_CLOSES = {"“": "”", "‘": "’", "„": "“”", "‚": "‘’", "«": "»", "‹": "›", "»": "«", "›": "‹", '"': '"'}
_FRENCH_SPACE = re.compile(r"(?<=«)[ \u00a0\u202f]|[ \u00a0\u202f](?=»)")
_BEFORE_OPENING = "([{—–-/"


def turned(words: str, marks: Marks) -> str:
    """Words to stand between the outer marks: quotations in them get the inner ones, and so on in turn.

    An apostrophe stays what it is. The marks may be those of any language. A quotation over several
    paragraphs opens anew with each of them, and goes no level deeper for that.
    """
    words = _FRENCH_SPACE.sub("", words)
    found: list[str] = []
    opened: list[str] = []
    resumed = 0  # how many quotations a paragraph that is just beginning has opened anew; -1 later in it
    for at, sign in enumerate(words):
        resumed = 0 if words[at - 1 : at] == "\n" else resumed
        if 0 <= resumed < len(opened) and sign == opened[resumed] and words[at + 1 : at + 2].strip():
            resumed += 1
            found.append(_pair(marks, resumed)[0])
            continue
        resumed = -1
        if opened and sign in _CLOSES[opened[-1]] and not _is_apostrophe(words, at, opened[-1]):
            found.append(_pair(marks, len(opened))[1])
            opened.pop()
        elif sign in _CLOSES and _opens(words, at):
            opened.append(sign)
            found.append(_pair(marks, len(opened))[0])
        elif sign in "”»" or (sign == '"' and not opened):
            found.append(marks.inner[1])  # what it closes began before the words
        else:
            found.append(sign)
    return "".join(found)


def _pair(marks: Marks, depth: int) -> tuple[str, str]:
    return marks.inner if depth % 2 else marks.outer


def _opens(words: str, at: int) -> bool:
    """Whether a sign that can open a quotation does: it follows no letter, and words follow it."""
    before, after = words[at - 1 : at], words[at + 1 : at + 2]
    return bool(after.strip()) and (not before.strip() or before in _BEFORE_OPENING or before in _CLOSES)


def _is_apostrophe(words: str, at: int, opened: str) -> bool:
    """Whether `’` stands for a letter: within a word, or where the quotation is closed later on."""
    if words[at] != "’":
        return False
    if words[at - 1 : at].isalnum() and words[at + 1 : at + 2].isalnum():
        return True
    rest = words[at + 1 :]
    return opened == "‘" and words[at - 1 : at] == "s" and _closed_later(rest)


def _closed_later(rest: str) -> bool:
    """Whether another `’` that ends a word comes before the next quotation opens."""
    before_next = rest.partition("‘")[0]
    return any(sign == "’" and not before_next[at + 1 : at + 2].isalnum() for at, sign in enumerate(before_next))
