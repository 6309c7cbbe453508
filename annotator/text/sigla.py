"""Short signs for readers, such as editors give witnesses: `AB` for Ana Bell, `AB2` for the next of these initials."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_MOST = 3  # letters


def sigla(names: Sequence[str]) -> list[str]:
    """A sign for each of some names, no two alike: the initials, with a number where an earlier name has them.

    Small words before a name (de, von) do not count where it has others; a name without letters becomes `?`.
    """
    given: list[str] = []
    for name in names:
        plain, number = _initials(name), 1
        sign = plain
        while sign in given:
            number += 1
            sign = f"{plain}{number}"
        given.append(sign)
    return given


def _initials(name: str) -> str:
    words = unicodedata.normalize("NFC", name).replace("-", " ").split()
    firsts = [first for word in words if (first := next(filter(str.isalnum, word), ""))]
    proper = [first for first in firsts if first == first.upper()] or firsts
    chosen = proper if len(proper) <= _MOST else [*proper[: _MOST - 1], proper[-1]]
    return "".join(first.upper()[:1] for first in chosen) or "?"
