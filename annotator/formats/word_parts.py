"""The parts of a Word document: which there are, what they are to one another, and the styles they use."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from annotator.formats import xml
from annotator.formats.archive import Archive
from annotator.formats.refi import child, children, local

_DOCUMENT = "word/document.xml"
_MOST_ABOVE = 12  # styles that a style is based on, one on the other
_QUOTES = ("quote", "intense quote", "block text", "quotation", "quotations")
PART = "Part {} of {} of this passage; the note is at part 1."  # what our comment at a further fragment says


class Style(NamedTuple):
    """What a style says: the kind of its paragraphs, or how its words are set."""

    kind: str = ""
    emphasis: frozenset[str] = frozenset()


def main_part(archive: Archive) -> str:
    """The part with the text, whether it is there or not."""
    return related(archive, "", "officeDocument") or _DOCUMENT


def related(archive: Archive, part: str, kind: str) -> str:
    """The part that another calls its comments, say; empty where there is none."""
    for one in _relations(archive, part):
        if (one.get("Type") or "").rpartition("/")[2] == kind:
            target = one.get("Target") or ""
            inside = posixpath.join(posixpath.dirname(part), target)
            found = target[1:] if target.startswith("/") else posixpath.normpath(inside)
            return found if found in archive else ""
    return ""


def _relations(archive: Archive, part: str) -> Iterator[etree._Element]:
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing in archive:
        yield from children(xml.from_bytes(archive.read(listing), listing, xml.MOST_TAGS), "Relationship")


def addresses(archive: Archive, part: str) -> dict[str, str]:
    """The addresses of the web that a part links to, by the names it has for them."""
    return {
        one.get("Id", ""): one.get("Target", "")
        for one in _relations(archive, part)
        if one.get("TargetMode") == "External" and one.get("Target", "").startswith(("http://", "https://", "mailto:"))
    }


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute, whatever its namespace; empty where it is missing."""
    if element is None:
        return ""
    return next((str(found) for key, found in element.items() if str(key).rpartition("}")[2] == name), "")


def styles(root: etree._Element | None) -> dict[str, Style]:
    """The styles of a document, by the ids that paragraphs and runs name them by."""
    found = {value(one, "styleId"): one for one in children(root, "style")}
    return {name: _style(name, found) for name in found}


def _style(name: str, known: Mapping[str, etree._Element]) -> Style:
    """What a style says, or the nearest of those it is based on."""
    kind, set_so = "", frozenset[str]()
    for _ in range(_MOST_ABOVE):
        one = known.get(name)
        if one is None:
            break
        called = value(child(one, "name")).casefold()
        properties = child(one, "pPr")
        kind = kind or _kind_of(called, properties)
        set_so = set_so or emphasis(child(one, "rPr"))
        name = value(child(one, "basedOn"))
    return Style(kind, set_so)


def _kind_of(called: str, properties: etree._Element | None) -> str:
    if called == "title":
        return "title"
    level = value(child(properties, "outlineLvl"))
    if called.startswith("heading ") or (level.isdecimal() and int(level) < 9):
        return "heading"
    if called in _QUOTES:
        return "quote"
    return "item" if child(properties, "numPr") is not None else ""


def emphasis(properties: etree._Element | None) -> frozenset[str]:
    """How the words of a run, or a style, are set: `italic`, `bold`, `smallcaps`; `hidden` where they are not shown."""
    names = {"i": "italic", "b": "bold", "smallCaps": "smallcaps", "vanish": "hidden"}
    on = [one for one in children(properties, *names) if value(one) not in ("0", "false", "off", "none")]
    return frozenset(names[local(one)] for one in on)
