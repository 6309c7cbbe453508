"""Places in a list as text keys, so that something can come between two others and neither is numbered anew."""

from __future__ import annotations

import re

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_HEAD = 6  # digits of a key at either end of a list
_STEP = _BASE * _BASE
_MIDDLE = _BASE**_HEAD // 2
_KEY = re.compile(r"[0-9a-z]*[1-9a-z]")  # one that ended in zero would leave no room before it


def is_rank(value: object) -> bool:
    """Whether something is a key as this module makes them."""
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def between(low: str, high: str, tail: str) -> str:
    """A key after `low` and before `high`, either of which may be empty: the beginning, or the end.

    `tail`, of digits and small letters, keeps keys apart that two people make for one gap. Where `low`
    is not before `high` there is no room; the key then comes after `low`.
    """
    return f"{_middle(low, high)}{tail}1"


def spread(low: str, high: str, tails: list[str]) -> list[str]:
    """As many keys as there are tails, in order, all between `low` and `high`."""
    found: list[str] = []
    if not high:
        for tail in tails:
            found.append(between(found[-1] if found else low, high, tail))
        return found
    if not tails:
        return found
    half = len(tails) // 2
    middle = between(low, high, tails[half])
    return [*spread(low, middle, tails[:half]), middle, *spread(middle, high, tails[half + 1 :])]


def _middle(low: str, high: str) -> str:
    """The beginning of all keys between two; it is no beginning of either."""
    if not low or not high:
        head = _at_an_end(low, high)
        if 0 < head < _BASE**_HEAD:
            return _written(head)
    found = ""
    for at in range(max(len(low), len(high)) + 1):
        least = DIGITS.find(low[at]) if at < len(low) else 0
        most = DIGITS.find(high[at]) if at < len(high) else _BASE
        if most - least > 1:
            return found + DIGITS[(least + most) // 2]
        found += DIGITS[least]
        if most != least:
            high = ""
    return found + DIGITS[_BASE // 2]


def _at_an_end(low: str, high: str) -> int:
    if low:
        return int(low[:_HEAD].ljust(_HEAD, "0"), _BASE) + _STEP
    return int(high[:_HEAD].ljust(_HEAD, "0"), _BASE) - _STEP if high else _MIDDLE


def _written(number: int) -> str:
    digits = ""
    for _ in range(_HEAD):
        number, digit = divmod(number, _BASE)
        digits = DIGITS[digit] + digits
    return digits
