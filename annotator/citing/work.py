"""A work that is quoted, in the terms of CSL, read from a record and written as one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from annotator.citing.names import Name, as_csl, names_of, without_others
from annotator.errors import AnnotatorError
from annotator.text import edtf

BOOK, CHAPTER, ARTICLE, WEB = "book", "chapter", "article-journal", "webpage"
LETTER, DOCUMENT, ARCHIVED = "personal_communication", "document", "manuscript"
KINDS = (LETTER, DOCUMENT, BOOK, CHAPTER, ARTICLE, ARCHIVED, WEB)
_NEAREST = {
    "article": ARTICLE, "article-magazine": ARTICLE, "article-newspaper": ARTICLE, "review": ARTICLE,
    "thesis": BOOK, "report": BOOK, "pamphlet": BOOK, "collection": BOOK, "classic": BOOK,
    "paper-conference": CHAPTER, "entry-encyclopedia": CHAPTER, "entry-dictionary": CHAPTER, "entry": CHAPTER,
    "post-weblog": WEB, "post": WEB, "letter": LETTER,
}  # fmt: skip
_VOLUME = re.compile(r"^(?:volume|vol\.?|band|bd\.?|tome)\s+", re.IGNORECASE)

PEOPLE = ("author", "recipient", "editor", "translator", "series_editor")
KEYS = {
    "kind": "type",
    "author": "author",
    "recipient": "recipient",
    "editor": "editor",
    "translator": "translator",
    "series_editor": "collection-editor",
    "genre": "genre",
    "date_words": "date_words",
    "event_place": "event-place",
    "container": "container-title",
    "series": "collection-title",
    "series_years": "collection-years",
    "volume": "volume",
    "volume_title": "volume-title",
    "issue": "issue",
    "edition": "edition",
    "pages": "page",
    "publisher": "publisher",
    "place": "publisher-place",
    "issued": "issued",
    "archive": "archive",
    "archive_place": "archive-place",
    "archive_collection": "archive_collection",
    "box": "archive_location",
    "isbn": "ISBN",
    "doi": "DOI",
    "url": "URL",
    "accessed": "accessed",
    "short_title": "title-short",
}  # the fields of a work, and what each is called in a record


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited. Dates are EDTF, or words; `date` is the document's own, `issued` that of its publication.

    `date_words` is the date as the document words it, `pages` the pages of the whole item in its volume.
    """

    kind: str = BOOK
    title: str = ""
    number: str = ""
    date: str = ""
    date_words: str = ""
    author: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    series_editor: tuple[Name, ...] = ()
    genre: str = ""
    event_place: str = ""
    container: str = ""
    series: str = ""
    series_years: str = ""
    volume: str = ""
    volume_title: str = ""
    issue: str = ""
    edition: str = ""
    pages: str = ""
    publisher: str = ""
    place: str = ""
    issued: str = ""
    archive: str = ""
    archive_place: str = ""
    archive_collection: str = ""
    box: str = ""
    isbn: str = ""
    doi: str = ""
    url: str = ""
    accessed: str = ""
    short_title: str = ""

    @property
    def series_whole(self) -> str:
        """The series with the years it covers."""
        return ", ".join(filter(None, (self.series, self.series_years)))

    @property
    def is_in_volume(self) -> bool:
        """Whether it is one document of a printed volume of documents."""
        return self.kind in (LETTER, DOCUMENT) and bool(self.series or self.volume_title or self.container)

    def dated(self, *, day_first: bool = False, short: bool = False) -> str:
        """Its own date in words: where it has no exact one, what its date line says."""
        exact = edtf.is_date(self.date) and edtf.parsed(self.date).is_exact
        if self.date_words and not exact:
            return self.date_words
        return edtf.in_words(self.date, day_first=day_first, short=short)


def work_of(title: str, details: Mapping[str, Any], *, number: str = "", date: str = "") -> Work:
    """The work that a record describes; anything in it that is not as it should be is left out."""
    found: dict[str, Any] = {}
    for field in fields(Work):
        value = details.get(KEYS.get(field.name, ""))
        if field.name in PEOPLE:
            found[field.name] = names_of(value)
        elif field.name in KEYS:
            found[field.name] = date_of(value) if field.name in ("issued", "accessed") else _words(value)
    whole = _words(details.get("title"))
    if whole and whole != title and not (found["volume_title"] or found["container"] or found["series"]):
        found["container"] = whole  # a part of a text: its header names the whole
    found |= {"title": title or whole, "number": number, "date": date, "volume": _VOLUME.sub("", found["volume"])}
    found["kind"] = _kind(found)
    if found["kind"] in (LETTER, DOCUMENT, ARCHIVED):
        return Work(**found)
    return Work(**{**found, "issued": found["issued"] or date})


def _kind(found: Mapping[str, Any]) -> str:
    """The kind a record names, or else the one its fields speak of."""
    named = _NEAREST.get(found["kind"], found["kind"])
    if named in KINDS:
        return str(named)
    if found["author"] and found["recipient"]:
        return LETTER
    for kind, wanted in (
        (ARCHIVED, ("archive", "archive_collection")),
        (DOCUMENT, ("volume_title", "series")),
        (ARTICLE, ("issue", "doi")),
        (CHAPTER, ("container",)),
        (BOOK, ("publisher", "isbn")),
        (WEB, ("url",)),
    ):
        if any(found[name] for name in wanted):
            return kind
    return DOCUMENT


def _words(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return _words(value[0]) if value else ""
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


def date_of(value: Any) -> str:
    """A date of a record as EDTF: words as they are, or an object of CSL."""
    if not isinstance(value, Mapping):
        return _words(value)
    if value.get("edtf") or value.get("literal") or value.get("raw"):
        return _words(value.get("edtf") or value.get("literal") or value.get("raw"))
    parts = value.get("date-parts")
    if not isinstance(parts, (list, tuple)):
        return ""
    ends = [_parts(one) for one in parts if isinstance(one, (list, tuple)) and one][:2]
    season = str(value.get("season") or "")
    if len(ends) == 1 and season.isdecimal() and 1 <= int(season) <= 4 and len(ends[0]) == 4:
        ends[0] = f"{ends[0]}-2{season}"
    return "/".join(filter(None, ends)) + ("~" if value.get("circa") and ends else "")


def _parts(parts: list[Any] | tuple[Any, ...]) -> str:
    numbers = [str(one) for one in parts[:3] if str(one).lstrip("-").isdecimal()]
    return "-".join(f"{int(one):04d}" if at == 0 else f"{int(one):02d}" for at, one in enumerate(numbers))


def cleaned(details: Mapping[str, Any]) -> dict[str, Any]:
    """What a record keeps of somebody's CSL: the fields it knows, names as objects, dates as EDTF."""
    found: dict[str, Any] = {}
    for name, key in KEYS.items():
        value = details.get(key)
        if name in PEOPLE:
            found[key] = as_csl(names_of(value))
        else:
            found[key] = date_of(value) if name in ("issued", "accessed") else _words(value)
    return {key: value for key, value in found.items() if value}


def csl_date(written: str) -> dict[str, Any]:
    """A date as CSL-JSON holds it: parts where it is that simple, else the words."""
    try:
        date = edtf.parsed(written)
    except AnnotatorError:
        return {"literal": written}
    days = [date.first, date.last] if date.stretch else [date.first]
    if any(one is None or not one.year.lstrip("-").isdecimal() for one in days) or date.within:
        return {"literal": edtf.in_words(written)}
    found: dict[str, Any] = {"date-parts": [_numbers(one) for one in days if one]}
    if any(one and one.month > "12" for one in days):
        found["season"] = int(days[0].month) - 20 if days[0] else 0
    if any(one and one.doubt for one in days):
        found["circa"] = True
    return found


def _numbers(day: edtf.Day) -> list[int]:
    return [int(part) for part in (day.year, day.month if day.month <= "12" else "", day.day) if part]


def as_csl_json(work: Work, identifier: str) -> dict[str, Any]:
    """The work as CSL-JSON, for other programs: only variables that CSL has."""
    found: dict[str, Any] = {"id": identifier, "title": work.title}
    for name, key in KEYS.items():
        value = getattr(work, name)
        if not value or name in ("date_words", "series_years"):
            continue
        if isinstance(value, tuple):
            found[key] = as_csl(without_others(value))
        else:
            found[key] = csl_date(value) if name in ("issued", "accessed") else value
    if work.series_years:
        found["collection-title"] = work.series_whole
    if work.number:
        found["number"] = work.number
    if work.kind in (LETTER, DOCUMENT, ARCHIVED) and (work.date or work.date_words):
        own = csl_date(work.date) if work.dated() == edtf.in_words(work.date) else {"literal": work.date_words}
        found["original-date" if work.issued else "issued"] = own
    return found
