"""How alike two texts are, told from their fingerprints: whether two readers hold copies of one document."""

from __future__ import annotations

import re
from hashlib import blake2b, sha256

from annotator.model import Fingerprint
from annotator.text.normal import reduced

SAME = 0.60  # from here on two texts are taken as copies of one document
ASK = 0.30  # from here on a person is asked
_GRAM = 6
_VALUES = 128
_NO_LETTERS = re.compile(r"[\W_]+")
_NOTHING = (1 << 32) - 1  # the value of a minhash that no gram fell to


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text, the same on every machine."""
    return Fingerprint(_hash(text), _hash(reduced(text)), len(text), _minhash(_grams(text)))


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """How alike two texts are, from 0 to 1: 1 where their signs are equal, else the Jaccard index of their grams.

    The index is estimated from the minhash values; it is off by 0.04 on average, rarely by more than 0.1.
    """
    if one.text == other.text or one.normal == other.normal:
        return 1.0
    pairs = [pair for pair in zip(one.minhash, other.minhash, strict=False) if pair != (_NOTHING, _NOTHING)]
    return sum(mine == theirs for mine, theirs in pairs) / len(pairs) if pairs else 0.0


def jaccard(one: str, other: str) -> float:
    """The Jaccard index of two texts' runs of six letters or digits: of all that are in either, the share in both."""
    mine, theirs = _grams(one), _grams(other)
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _grams(text: str) -> set[str]:
    """All runs of six letters or digits, whatever stands between them; a shorter text is one run."""
    letters = _NO_LETTERS.sub("", reduced(text))
    return {letters[at : at + _GRAM] for at in range(max(1, len(letters) - _GRAM + 1))} - {""}


def _minhash(grams: set[str]) -> tuple[int, ...]:
    """Each gram falls to one of 128 places by its hash; the least number of those that fell there is its value.

    The hash is blake2b of five bytes, the first of them the highest: its lowest 7 bits are the
    place, the 32 highest the number. A place that none fell to has the highest number.
    """
    least = [_NOTHING] * _VALUES
    for gram in grams:
        number = int.from_bytes(blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=5).digest(), "big")
        place, value = number & (_VALUES - 1), number >> 8
        if value < least[place]:
            least[place] = value
    return tuple(least)
