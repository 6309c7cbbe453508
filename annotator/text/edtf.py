"""Dates as EDTF writes them (levels 0 and 1, and `[a..b]` for one day between two): checked, in words, in order."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from annotator.errors import AnnotatorError

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_UNDATED = ("undated", "no date", "n.d.", "n. d.", "s.d.", "s. d.", "xxxx", "xxxx-xx", "xxxx-xx-xx")
_DAY = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.IGNORECASE)
UNDATED = "XXXX"


class Day(NamedTuple):
    """A day, month, season or year; what is not known is empty. `doubt` is `?`, `~`, `%` (both) or empty."""

    year: str
    month: str = ""
    day: str = ""
    doubt: str = ""


class Date(NamedTuple):
    """One day, or a stretch from `first` to `last`, either of which may be open.

    `within` says that it is one day somewhere in the stretch. Without any day it is undated.
    """

    first: Day | None
    last: Day | None = None
    stretch: bool = False
    within: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it says one day of the calendar, without doubt."""
        return not self.stretch and self.first is not None and bool(self.first.day) and not self.first.doubt


def parsed(written: str) -> Date:
    """What a date in EDTF, or a word for undated, says.

    :raises AnnotatorError: with a sentence about what is wrong.
    """
    words = written.strip()
    if words.casefold() in _UNDATED:
        return Date(None)
    within = words.startswith("[") and words.endswith("]") and ".." in words
    ends = words[1:-1].split("..") if within else words.split("/")
    if len(ends) == 1:
        return Date(_day(words, written))
    if len(ends) > 2:
        raise _wrong(written)
    first, last = (None if end.strip() in ("", "..") else _day(end.strip(), written) for end in ends)
    if first is None and last is None:
        raise _wrong(written)
    if first and last and _key(first) > _key(last):
        raise AnnotatorError("“{date}” ends before it begins.", date=written)
    return Date(first, last, stretch=True, within=within)


def is_date(written: str) -> bool:
    """Whether words are EDTF, or say that there is no date."""
    try:
        parsed(written)
    except AnnotatorError:
        return False
    return True


def _day(words: str, written: str) -> Day:
    found = _DAY.fullmatch(words.partition("T")[0])
    if found is None:
        raise _wrong(written)
    year, month, day = found[1].upper(), (found[2] or "").upper().strip("X"), (found[3] or "").upper().strip("X")
    if month and not ("01" <= month <= "12" or ("21" <= month <= "24" and not day)):
        raise AnnotatorError("“{date}” has no month of the calendar: 01 to 12, or 21 to 24 for seasons.", date=written)
    if day and not (month and 1 <= int(day) <= _days(year, int(month))):
        raise AnnotatorError("“{date}” has a day that its month does not have.", date=written)
    return Day(year, month, day, found[4])


def _days(year: str, month: int) -> int:
    known = year.lstrip("-").isdecimal() and int(year) > 0
    return monthrange(int(year), month)[1] if known else monthrange(2000, month)[1]


def _wrong(written: str) -> AnnotatorError:
    return AnnotatorError(
        "“{date}” is no date that can be read. Write 1962, 1962-09, 1962-09-25, 1962~ for circa, "
        "1961/1963, [1962-09-25..1962-09-30] for between, or undated.",
        date=written,
    )


# --- words


def in_words(written: str, *, day_first: bool = False, short: bool = False) -> str:
    """A date as an English note words it; what is no EDTF is given back as it is, and nothing for nothing.

    `day_first` writes 25 September 1962 in place of September 25, 1962; `short` cuts months as the MLA does.
    """
    if not written.strip():
        return ""
    try:
        date = parsed(written)
    except AnnotatorError:
        return written.strip()
    if not date.stretch:
        return _one(date.first, day_first=day_first, short=short) if date.first else "undated"
    first = _one(date.first, day_first=day_first, short=short) if date.first else ""
    last = _one(date.last, day_first=day_first, short=short) if date.last else ""
    if not first or not last:
        return _open(first, last, within=date.within)
    if date.within:
        return f"between {first} and {last}"
    return _joined(date, first, last, day_first=day_first)


def _open(first: str, last: str, *, within: bool) -> str:
    if within:
        return f"{first} or later" if first else f"{last} or earlier"
    return f"from {first}" if first else f"until {last}"


def _joined(date: Date, first: str, last: str, *, day_first: bool) -> str:
    """A stretch without saying twice what both its ends share."""
    one, other = date.first, date.last
    if one is None or other is None or one.doubt or other.doubt or one.year != other.year or not one.month:
        return f"{first}–{last}"
    if one.month == other.month and one.day and other.day:
        name = next(word for word in first.split() if not word.strip(",").isdecimal())
        days, year = f"{int(one.day)}–{int(other.day)}", last.rpartition(" ")[2]
        return f"{days} {name} {year}" if day_first else f"{name} {days}, {year}"
    if day_first or not one.day:
        return f"{first.removesuffix(one.year).rstrip()}–{last}"
    return f"{first.removesuffix(f', {one.year}')}–{last}"


def _one(day: Day, *, day_first: bool, short: bool) -> str:
    year = day.year.removeprefix("-").lstrip("0") + " BC" if day.year.startswith("-") else day.year
    if year.endswith("X"):
        year = f"{year.replace('X', '0')}s"
    words = year
    if day.month:
        month = _month(int(day.month), short=short)
        words = f"{month} {year}"
        if day.day:
            words = f"{int(day.day)} {month} {year}" if day_first else f"{month} {int(day.day)}, {year}"
    circa = "ca. " if day.doubt in ("~", "%") else ""
    return f"{circa}{words}{'?' if day.doubt in ('?', '%') else ''}"


def _month(number: int, *, short: bool) -> str:
    if number > 12:
        return _SEASONS[number - 21]
    name = MONTHS[number - 1]
    return name if not short or len(name) <= 4 else "Sept." if name == "September" else f"{name[:3]}."


def year_of(written: str) -> str:
    """The year, or the years of a stretch, as an entry of a list gives them; `n.d.` for undated."""
    if not written.strip():
        return ""
    try:
        date = parsed(written)
    except AnnotatorError:
        found = re.search(r"\d{4}", written)
        return found[0] if found else written.strip()
    if date.first is None and date.last is None:
        return "n.d."
    years = [_one(Day(one.year, doubt=one.doubt), day_first=False, short=False) if one else "" for one in date[:2]]
    return "–".join(dict.fromkeys(years)) if date.stretch else years[0]


# --- order


def sort_key(written: str) -> tuple[int, int, int, int]:
    """What to sort dates by: undated and unreadable ones last, a year before its months."""
    try:
        date = parsed(written)
    except AnnotatorError:
        return (1, 0, 0, 0)
    one = date.first or date.last
    return (0, *_key(one)) if one else (1, 0, 0, 0)


def _key(day: Day) -> tuple[int, int, int]:
    month = int(day.month or 0)
    return int(day.year.replace("X", "0")), (month - 21) * 3 + 3 if month > 12 else month, int(day.day or 0)
