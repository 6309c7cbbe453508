"""What several styles say alike: titles, publishers, addresses."""

from __future__ import annotations

import re

from annotator.citing.marks import DOUBLE
from annotator.citing.runs import Runs, italic, words
from annotator.citing.work import Work

_ARTICLE = re.compile(r"^(?:A|An|The)\s+(?=\S)")
_GPO = re.compile(r"^(?:United States|U\.? ?S\.?)\s+(?=Government (?:Printing|Publishing) Office)")
_ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd"}


def quoted(title: str) -> Runs:
    """The title of a part between American quotation marks, those within it turned."""
    return words(DOUBLE.around(title) if title else "")


def short_title(work: Work) -> str:
    """The short title a record gives, else the title without its subtitle and without an article before it."""
    return work.short_title or _ARTICLE.sub("", work.title.partition(":")[0].strip())


def publisher(work: Work) -> str:
    """The publisher as notes call it: the Government Printing Office goes without its country."""
    return _GPO.sub("", work.publisher)


def edition(work: Work, word: str = "ed.") -> str:
    """`2nd ed.`; an edition in words stays as it is."""
    if not work.edition.isdecimal():
        return work.edition
    ends = "th" if work.edition[-2:] in ("11", "12", "13") else _ORDINALS.get(work.edition[-1], "th")[-2:]
    return "" if work.edition == "1" else f"{work.edition}{ends} {word}"


def address(work: Work) -> str:
    """Where it can be read: by its DOI before its URL."""
    if work.doi:
        return work.doi if work.doi.startswith("http") else f"https://doi.org/{work.doi.removeprefix('doi:')}"
    return work.url


def series(work: Work) -> Runs:
    """The series with the years it covers, as one title."""
    return italic(work.series_whole)
