"""Bibliographic data that a web page or a book's package gives of itself, in the terms of CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from annotator.formats.refi import local
from annotator.text.clean import one_line

_NAMES = {
    "citation_title": "title",
    "citation_author": "author",
    "citation_editor": "editor",
    "citation_publication_date": "issued",
    "citation_date": "issued",
    "citation_year": "issued",
    "citation_journal_title": "container-title",
    "citation_inbook_title": "container-title",
    "citation_publisher": "publisher",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_firstpage": "page-first",
    "citation_lastpage": "page-last",
    "citation_doi": "DOI",
    "citation_isbn": "ISBN",
    "citation_issn": "ISSN",
    "citation_language": "language",
    "title": "title",
    "creator": "author",
    "contributor": "editor",
    "editor": "editor",
    "translator": "translator",
    "publisher": "publisher",
    "date": "issued",
    "issued": "issued",
    "created": "issued",
    "ispartof": "container-title",
    "language": "language",
    "author": "author",
    "article:published_time": "issued",
    "og:url": "URL",
}
_MANY = ("author", "editor", "translator")
_CORE = re.compile(r"^(dc|dcterms)[.:]", re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89])?\d{9}[\dXx]")


def of_page(root: etree._Element) -> dict[str, Any]:
    """What the head of a page says: `citation_…`, Dublin Core, author, address, language."""
    return details([*_said(root)])


def _said(root: etree._Element) -> Iterator[tuple[str, str]]:
    for one in root.iter():
        if local(one) == "meta":
            yield one.get("name") or one.get("property") or "", one.get("content") or ""
        elif local(one) == "link" and one.get("rel") == "canonical":
            yield "og:url", one.get("href") or ""
    yield "language", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


def details(said: list[tuple[str, str]]) -> dict[str, Any]:
    """Names and values as a file gives them, in the terms of CSL-JSON; the first value of a name counts."""
    found: dict[str, Any] = {}
    for name, value in sorted(said, key=lambda one: not one[0].lower().startswith("citation_")):
        name, value = _CORE.sub("", name.strip()).lower(), one_line(value)
        known = _NAMES.get(name, "")
        if known in _MANY and value:
            people = found.setdefault(known, [])
            people += [value] if value not in people else []
        elif known and value:
            found.setdefault(known, value)
        elif name in ("identifier", "source"):
            _identify(found, value)
    first, last = found.pop("page-first", ""), found.pop("page-last", "")
    if first:
        found["page"] = f"{first}–{last}" if last and last != first else first
    if not str(found.get("URL", "http")).startswith("http"):
        del found["URL"]
    return found


def _identify(found: dict[str, Any], value: str) -> None:
    """An identifier: an ISBN, a DOI or an address, by its looks."""
    digits = re.sub(r"^(urn:)?isbn:?\s*|[-\s]", "", value, flags=re.IGNORECASE)
    if _ISBN.fullmatch(digits):
        found.setdefault("ISBN", digits)
    elif re.match(r"(doi:|https?://(dx\.)?doi\.org/)?10\.\d{4,9}/", value, re.IGNORECASE):
        found.setdefault("DOI", value[value.index("10.") :])
    elif value.startswith(("http://", "https://")):
        found.setdefault("URL", value)
