"""Bibliographic data from a TEI header, in the terms of CSL-JSON, and the date of a document."""

from __future__ import annotations

from typing import Any

from lxml import etree

from annotator.text.clean import one_line

_NS = {"t": "http://www.tei-c.org/ns/1.0"}
_TITLES = {
    "complete": "collection-title-full",
    "series": "collection-title",
    "sub-series": "collection-years",
    "volume-number": "volume",
    "volume": "volume-title",
}


def details(root: etree._Element) -> dict[str, Any]:
    """Title, series, volume, editors, publisher, place, year and ISBN, as far as the header has them."""
    header = root.find("t:teiHeader", _NS)
    if header is None:
        return {}
    found: dict[str, Any] = {}
    for title in header.iterfind(".//t:titleStmt/t:title", _NS):
        found.setdefault(_TITLES.get(title.get("type", ""), "title"), _text(title))
    authors = [_name(one) for one in header.iterfind(".//t:titleStmt/t:author", _NS)]
    editors = [_name(one) for one in header.iterfind(".//t:titleStmt/t:editor", _NS) if one.get("role") != "general"]
    wanted = {
        "publisher": ".//t:publicationStmt/t:publisher",
        "publisher-place": ".//t:publicationStmt/t:pubPlace",
        "issued": ".//t:publicationStmt/t:date",
        "ISBN": ".//t:publicationStmt/t:idno[@type='isbn-13']",
    }
    for name, path in wanted.items():
        element = header.find(path, _NS)
        found[name] = _text(element) if element is not None else ""
    found["author"], found["editor"] = [*filter(None, authors)], [*filter(None, editors)]
    return {name: value for name, value in found.items() if value}


def date_of(division: etree._Element) -> tuple[str, str]:
    """The date of a document as EDTF, and as its date line words it; empty where it has none."""
    date = division.find(".//t:dateline//t:date", _NS)
    if date is None:
        return "", ""
    words = _text(date)
    if date.get("when"):
        return str(date.get("when"))[:10], words
    first, last = (str(date.get(name) or "")[:10] for name in ("notBefore", "notAfter"))
    if first or last:
        return f"{first or '..'}/{last or '..'}" if first != last else first, words
    return "", words


def _name(person: etree._Element) -> str:
    """A name: the first of several forms of it, unless there are words around them; what identifies it is none."""
    around = "".join([person.text or "", *(one.tail or "" for one in person)])
    forms = [] if around.strip() else person.findall("t:persName", _NS) or person.findall("t:name", _NS)
    name = next((one for one in forms if _text(one)), person)
    inside = name.xpath(".//text()[not(ancestor::t:idno)]", namespaces=_NS)
    return one_line("".join(map(str, inside)) if isinstance(inside, list) else "")


def _text(element: etree._Element) -> str:
    return one_line("".join(str(part) for part in element.itertext()))
