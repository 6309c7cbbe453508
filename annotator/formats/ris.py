"""RIS: two letters, a value, a line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from annotator.citing.names import without_others
from annotator.citing.work import ARCHIVED, ARTICLE, BOOK, CHAPTER, DOCUMENT, LETTER, WEB, Work
from annotator.errors import AnnotatorError
from annotator.text import edtf

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
_KINDS = {
    "BOOK": BOOK, "EBOOK": BOOK, "EDBOOK": BOOK, "RPRT": BOOK, "THES": BOOK, "CHAP": CHAPTER, "ECHAP": CHAPTER,
    "CONF": CHAPTER, "ENCYC": CHAPTER, "JOUR": ARTICLE, "EJOUR": ARTICLE, "MGZN": ARTICLE, "NEWS": ARTICLE,
    "ELEC": WEB, "BLOG": WEB, "ICOMM": LETTER, "PCOMM": LETTER, "MANSCPT": ARCHIVED, "GOVDOC": DOCUMENT,
    "GEN": DOCUMENT,
}  # fmt: skip
_TYPES = {
    BOOK: "BOOK", CHAPTER: "CHAP", ARTICLE: "JOUR", WEB: "ELEC", LETTER: "PCOMM", ARCHIVED: "MANSCPT",
    DOCUMENT: "GOVDOC",
}  # fmt: skip
_NAMES = {"AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A4": "translator", "A3": "collection-editor"}
_WORDS = {
    "TI": "title", "T1": "title", "CT": "title", "T2": "container-title", "JO": "container-title",
    "JF": "container-title", "BT": "container-title", "T3": "collection-title", "ST": "title-short", "VL": "volume",
    "IS": "issue", "ET": "edition", "PB": "publisher", "CY": "publisher-place", "PP": "publisher-place", "SN": "ISBN",
    "DO": "DOI", "UR": "URL", "DB": "archive", "AN": "archive_location", "M1": "number",
}  # fmt: skip
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}


def read(text: str) -> list[dict[str, Any]]:
    """The records of a RIS file, in the terms of CSL.

    :raises AnnotatorError: where a record does not end.
    """
    found: list[dict[str, Any]] = []
    item: dict[str, Any] | None = None
    for line in text.splitlines():
        match = _LINE.fullmatch(line.strip("\ufeff ").rstrip())
        if match is None:
            continue
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            item = {"type": _KINDS.get(value, BOOK)}
        elif tag == "ER" and item is not None:
            found.append(_whole(item))
            item = None
        elif item is not None and value:
            _take(item, tag, value)
    if item is not None:
        raise AnnotatorError(
            "The last record of this RIS has no end (ER); it may have been copied in part. Nothing was taken in."
        )
    return found


def _take(item: dict[str, Any], tag: str, value: str) -> None:
    if tag in _NAMES:
        item.setdefault(_NAMES[tag], []).append(value)
    elif tag in _WORDS:
        item.setdefault(_WORDS[tag], value)
    elif tag in ("PY", "Y1", "DA"):
        date = _date(value)
        if len(date) > len(str(item.get("issued") or "")):
            item["issued"] = date
    elif tag == "Y2":
        item["accessed"] = _date(value)
    elif tag in ("SP", "EP"):
        item[tag] = value


def _date(value: str) -> str:
    """Year, month and day, or year and season, as EDTF."""
    parts = [part.strip() for part in value.split("/")]
    known = [part.zfill(2) for part in parts[:3] if part.isdecimal()]
    season = _SEASONS.get(parts[3].casefold(), "") if len(parts) == 4 and len(known) == 1 else ""
    return "-".join(filter(None, (*known, season)))


def _whole(item: dict[str, Any]) -> dict[str, Any]:
    """A record with its first and last page as one range."""
    pages = [str(item.pop(tag)) for tag in ("SP", "EP") if tag in item]
    if pages:
        item["page"] = "-".join(dict.fromkeys(pages))
    if item["type"] == BOOK and "container-title" in item:
        item.setdefault("collection-title", item.pop("container-title"))
    return item


def written(works: Sequence[Work]) -> str:
    """Works as RIS."""
    return "\n".join("".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in _lines(work)) for work in works)


def _lines(work: Work) -> list[tuple[str, str]]:
    """The tags of a work, from its type to its end."""
    lines = [("TY", _TYPES[work.kind]), ("TI", work.title)]
    for tag, names in (("AU", work.author), ("ED", work.editor), ("A4", work.translator), ("A3", work.series_editor)):
        lines += [(tag, name.inverted) for name in without_others(names)]
    first, dash, last = work.pages.replace("–", "-").replace("--", "-").partition("-")
    whole = ", ".join(filter(None, (work.volume_title or work.container,)))
    lines += [
        ("T2", whole),
        ("T3", work.series_whole),
        ("ST", work.short_title),
        ("VL", work.volume),
        ("IS", work.issue),
        ("ET", work.edition),
        ("M1", work.number),
        ("PB", work.publisher),
        ("CY", work.place),
        ("PY", _day(work.issued or work.date)),
        ("SP", first),
        ("EP", last if dash else ""),
        ("SN", work.isbn),
        ("DO", work.doi),
        ("UR", work.url),
        ("Y2", _day(work.accessed)),
        ("DB", work.archive or work.archive_collection),
        ("AN", work.box),
    ]
    return [(tag, value) for tag, value in lines if value] + [("ER", "")]


def _day(date: str) -> str:
    """A date with slashes, as far as it is known; for a stretch of time its beginning.

    A season is what RIS calls other information. Words, doubt and decades it has no place for.
    """
    try:
        known = edtf.parsed(date)
    except AnnotatorError:
        year = re.search(r"(?<!\d)\d{4}(?!\d)", date)
        return year[0] if year else ""
    day = next((one for one in (known.first, known.last) if one and re.fullmatch(r"\d{4}", one.year)), None)
    if day is None or known.within:
        return day.year if day else ""
    if day.month > "12":
        return f"{day.year}///{edtf.in_words(f'{day.year}-{day.month}').partition(' ')[0]}"
    return "/".join(filter(None, (day.year, day.month, day.day)))
