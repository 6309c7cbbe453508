"""No text lost in silence: what can be seen in a file is counted twice, in two ways that know nothing of each other."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from annotator.errors import UnreadableFile
from annotator.text.clean import JOINER, normalise


def characters(words: Iterable[str]) -> Counter[str]:
    """How often each character stands in some words; white space does not count, nor how accents are composed."""
    found = Counter(unicodedata.normalize("NFD", normalise("".join(words))))
    for character in [one for one in found if one.isspace() or one == JOINER]:
        del found[character]
    return found


def check(name: str, seen: Iterable[str], kept: Iterable[str], left_out: Iterable[str] = ()) -> None:
    """Refuse a file of which a reader lost or doubled anything.

    `seen` is all that can be seen in the file, `kept` what was made of it, and `left_out` what
    was left out on purpose: marks of notes, numbers of pages, parts that are hidden.

    :raises UnreadableFile: with how many characters differ.
    """
    before, after = characters(seen), characters(kept) + characters(left_out)
    lost, gained = (before - after).total(), (after - before).total()
    if lost or gained:
        raise UnreadableFile(
            "{name} cannot be read faithfully: {lost} characters would be lost and {gained} added; "
            "nothing was imported.",
            name=name,
            lost=lost,
            gained=gained,
        )
