"""A text reduced to the signs that its copies have in common, and the way back to where each of them stands."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from enum import IntEnum
from itertools import chain, repeat

_PIECE = 50_000  # characters
_QUOTES = frozenset("\"'‘’‚‛“”„‟«»‹›′″`´「」『』")
_DROPPED = frozenset("\0\u2212\u0640")  # the minus is one more hyphen; the Arabic one only stretches a word
_MARK = re.compile(
    r"\[\s*(?:page|pp?\.?|pg\.?|seite|s\.|fol\.?|f\.|note|fn)?\s*\d{1,4}[rv]?\s*\]|\|\s*\d{1,4}\s*\|", re.IGNORECASE
)


class Degree(IntEnum):
    """How far a text is reduced; a quotation that one degree leaves nothing of is looked for in the next."""

    WORDS = 0  # case, accents, hyphens, white space, kinds of quotation mark, page and note marks are gone
    MARKS = 1  # the same, but [Page 338] and [12] stay
    SIGNS = 2  # only white space is gone


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __init__(self, degree: Degree) -> None:
        super().__init__()
        self._degree = degree

    def __missing__(self, code: int) -> str:
        self[code] = signs = _bare(chr(code)) if self._degree == Degree.SIGNS else _plain(chr(code))
        return signs


class _Lengths(dict[int, str]):
    """How many signs each character becomes, as the character of that number."""

    def __init__(self, table: _Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, code: int) -> str:
        self[code] = length = chr(len(self._table[code]))
        return length


def _bare(character: str) -> str:
    return "" if character.isspace() or character == "\0" else character


def _plain(character: str) -> str:
    if character in _QUOTES:
        return "'"
    folded = _without_marks(unicodedata.normalize("NFKD", character)).casefold()
    return "".join(map(_sign, _without_marks(unicodedata.normalize("NFKD", folded))))


def _without_marks(characters: str) -> str:
    return "".join(one for one in characters if not _joins(one))


def _sign(character: str) -> str:
    if character.isspace() or character in _DROPPED or unicodedata.category(character) in ("Pd", "Cf"):
        return ""
    return "'" if character in _QUOTES else character


def _joins(character: str) -> bool:
    """Whether a character only changes the one before it: an accent, a variant of a picture."""
    return unicodedata.combining(character) > 0 or "\ufe00" <= character <= "\ufe0f" or character == "\u200d"


_TABLES = {degree: _Table(degree) for degree in Degree}
_LENGTHS = {degree: _Lengths(table) for degree, table in _TABLES.items()}


def reduced(text: str) -> str:
    """The signs of a text, reduced furthest."""
    return _unmarked(text, Degree.WORDS).translate(_TABLES[Degree.WORDS])


def _unmarked(text: str, degree: Degree) -> str:
    """The text with page and note marks blanked, as long as before."""
    if degree != Degree.WORDS or ("[" not in text and "|" not in text):
        return text
    return _MARK.sub(lambda found: "\0" * len(found.group()), text)


class Normal:
    """A text's signs, each with the offset in the text of the character that it came from."""

    def __init__(self, text: str, degree: Degree = Degree.WORDS) -> None:
        shown = _unmarked(text, degree)
        self.text = text
        signs: list[str] = []
        self._places = array("I")
        for at in range(0, len(text), _PIECE):  # in pieces, so that other threads have their turns
            piece = shown[at : at + _PIECE]
            signs.append(piece.translate(_TABLES[degree]))
            lengths = piece.translate(_LENGTHS[degree]).encode("latin-1")
            self._places.extend(chain.from_iterable(map(repeat, range(at, at + len(piece)), lengths)))
        self.signs = "".join(signs)

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The range of signs that stand in a range of the text; empty where it holds none."""
        first = bisect_left(self._places, start)
        return first, bisect_left(self._places, end, first)

    def outside(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text that a range of signs came from, which must not be empty.

        It begins and ends with a character that became a sign, or with the accents on it.
        """
        last = self._places[end - 1] + 1
        while last < len(self.text) and _joins(self.text[last]):
            last += 1
        return self._places[start], last
