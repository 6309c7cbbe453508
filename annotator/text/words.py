"""Words counted: which stand most often in some passages, and which more often than in the whole text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import NamedTuple

LEAST = 3  # letters of a word that is counted
_MARKS = "".join(chr(one) for one in range(0x300, 0x1D00) if unicodedata.category(chr(one)).startswith("M"))
_SIGNS = rf"\w{_MARKS}"  # what words are made of: letters and the marks on them
_RUN = re.compile(f"[{_SIGNS}]+")
_FUNCTION_WORDS = (
    "the and for are but nor not you all any can had has have having her hers him himself his how its itself may our "
    "ours out own she they them their theirs themselves this that these those was were been being will would could "
    "should shall might must who whom whose which what when where why with within without from into onto upon over "
    "under than then there here also only very some such same other others another each every either neither both few "
    "more most much many one two too yet did does doing done don didn doesn isn aren wasn weren hasn haven hadn "
    "couldn wouldn shouldn about above after again against because before below between down during further just "
    "once through until while off now let per though although however your yours yourself myself ourselves"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


class Word(NamedTuple):
    """A word of some passages. `weight` says how far it is their own: see `distinctive`."""

    word: str
    times: int
    weight: float = 0.0


@dataclass(slots=True)
class Tally:
    """Counts of words, filled bit by bit: in the passages, and in the text to compare them with."""

    passages: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)


def words_in(text: str) -> list[str]:
    """The words of a text in lower case; an apostrophe or a hyphen divides two."""
    return _RUN.findall(_lowered(text))


def stands_in(text: str, word: str) -> bool:
    """Whether a word is among the words of a text."""
    return re.search(rf"(?<![{_SIGNS}]){re.escape(word)}(?![{_SIGNS}])", _lowered(text)) is not None


def _lowered(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def most_used(tally: Tally) -> list[Word]:
    """The words of the passages, the most frequent first; words used alike by the alphabet.

    Words of fewer than three letters, numbers and English function words are left out.
    """
    counted = [Word(word, times) for word, times in tally.passages.items() if _counts(word)]
    return sorted(counted, key=lambda one: (-one.times, one.word))


def distinctive(tally: Tally) -> list[Word]:
    """The words that the passages use more than the whole text does, the most distinctive first.

    The weight is Dunning's log-likelihood (G²): 0 where a word is as frequent in the passages as
    in the text; above 3.84 such a difference comes about by chance in fewer than 1 of 20 cases,
    above 10.83 in fewer than 1 of 1,000. The passages are themselves a part of the text.
    """
    found = most_used(tally)
    here = sum(one.times for one in found)
    there = sum(times for word, times in tally.texts.items() if _counts(word))
    weighed = (one._replace(weight=_likelihood(one.times, tally.texts[one.word], here, there)) for one in found)
    return sorted((one for one in weighed if one.weight > 0), key=lambda one: (-one.weight, one.word))


def _likelihood(in_passages: int, in_text: int, passages: int, text: int) -> float:
    """G² of one word; 0 where the passages do not use it more than the text."""
    if not text or in_passages * text <= in_text * passages:
        return 0.0
    expected = passages * (in_passages + in_text) / (passages + text)
    elsewhere = text * (in_passages + in_text) / (passages + text)
    beside = in_text * log(in_text / elsewhere) if in_text else 0.0
    return 2 * (in_passages * log(in_passages / expected) + beside)


def _counts(word: str) -> bool:
    letters = sum(sign.isalpha() for sign in word)
    return letters >= LEAST and word not in FUNCTION_WORDS and not any(sign.isdigit() or sign == "_" for sign in word)
