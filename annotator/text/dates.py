"""When a document is from, as far as its date says: ISO 8601, and as much of EDTF as editors write."""

from __future__ import annotations

import re
from collections.abc import Collection

_DOUBT = str.maketrans("", "", "~?%[]{} ")
_DAY = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(?:\d\d|XX))?", re.IGNORECASE)
_OPEN = ("", "..")
_MOST_GAPS = 120


def period(date: str, *, months: bool = False) -> str:
    """The year a date lies in, or the month, as ISO writes it; empty where it cannot be told.

    Doubt (`1962~`, `1962?`) is left aside. What is wider stays as wide as it is: `196X`,
    `1961/1962`, and `1962` among months.
    """
    ends = [end.partition("T")[0] for end in date.translate(_DOUBT).split("/")]
    if len(ends) > 2 or all(end in _OPEN for end in ends):
        return ""
    found = [".." if end in _OPEN else _reduced(end, months=months) for end in ends]
    return "/".join(dict.fromkeys(found)) if all(found) else ""


def _reduced(day: str, *, months: bool) -> str:
    parts = _DAY.fullmatch(day)
    if parts is None:
        return ""
    year, month = parts[1].upper(), parts[2] or ""
    return f"{year}-{month}" if months and "01" <= month <= "12" else year


def in_order(periods: Collection[str], *, months: bool = False) -> list[str]:
    """Periods from the first to the last, a wider one before what lies in it.

    Years (or months) between them that are not among them are put in, so that a gap can be seen;
    not where that would make more than 120.
    """
    numbers = [_number(one, months=months) for one in periods if _is_plain(one, months=months)]
    between = range(min(numbers), max(numbers) + 1) if numbers else range(0)
    filled = {_label(number, months=months) for number in between} if len(between) <= _MOST_GAPS else set()
    return sorted({*periods, *filled}, key=_order)


def _is_plain(period: str, *, months: bool) -> bool:
    return re.fullmatch(r"-?\d{4}-\d\d" if months else r"-?\d{4}", period) is not None


def _number(period: str, *, months: bool) -> int:
    return int(period[:-3]) * 12 + int(period[-2:]) - 1 if months else int(period)


def _label(number: int, *, months: bool) -> str:
    year, month = divmod(number, 12) if months else (number, 0)
    written = f"{year:05d}" if year < 0 else f"{year:04d}"
    return f"{written}-{month + 1:02d}" if months else written


def _order(period: str) -> tuple[int, bool, str]:
    first = next(end for end in period.split("/") if end not in _OPEN)
    year = re.match(r"-?[\dX]{4}", first)
    number = int(year[0].replace("X", "0")) if year else 0
    return number, "X" not in first and "/" not in period, period
