"""TEI P5, read by its structure: divisions, paragraphs, notes, page breaks, names and references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from annotator.errors import UnreadableFile
from annotator.formats import OUTSIDE, tei_count, tei_header, visible
from annotator.formats.builder import TextBuilder, is_insertion
from annotator.formats.refi import local
from annotator.formats.tei_count import LEFT_OUT, READINGS
from annotator.formats.xml import parsed
from annotator.model import ImportedDocument
from annotator.text.clean import one_line

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NUMBERED = re.compile(r"(\d{1,4}[a-z]?)\.\s+(.*)", re.DOTALL)
_BLOCKS = {
    "p": "", "ab": "", "head": "heading", "dateline": "dateline", "opener": "", "closer": "", "salute": "",
    "signed": "signature", "byline": "signature", "address": "", "addrLine": "line", "l": "verse", "item": "item",
    "label": "", "speaker": "speaker", "stage": "stage", "row": "row", "trailer": "", "postscript": "",
    "docTitle": "heading", "titlePart": "heading", "docAuthor": "", "docImprint": "", "epigraph": "quote",
    "argument": "", "lg": "", "sp": "", "div": "", "list": "", "table": "", "figure": "", "body": "", "front": "",
    "back": "", "group": "", "text": "", "castList": "", "castItem": "item", "titlePage": "", "listBibl": "",
    "bibl": "", "biblStruct": "", "floatingText": "",
}  # fmt: skip
_INLINE = {
    "persName": "person", "placeName": "place", "orgName": "organisation", "name": "name", "term": "term",
    "gloss": "term", "rs": "name",
}  # fmt: skip
_WHOLES = ("TEI", "TEI.2")
_PARAGRAPHS = {"p", "ab", "l", "head", "item", "cell", "hi", "quote", "q"}


def read(path: Path, encoding: str = "") -> Sequence[ImportedDocument]:
    """The documents of a TEI file: each `div type="document"`, or the whole text where there is none.

    :raises UnreadableFile: when the file is not TEI, or has no text. `encoding` is the file's own affair.
    """
    root = parsed(path)
    if local(root) not in ("TEI", "teiCorpus", "TEI.2", "text"):
        raise UnreadableFile(
            "{name} is XML but not TEI: its outermost element is “{element}”; nothing was imported.",
            name=path.name,
            element=local(root),
        )
    text = next(_named(root, "text"), None)
    body = next(_named(root, "body", "group"), None)
    if text is None or body is None:
        raise UnreadableFile("{name} has no <body>, so there is no text in it to import.", name=path.name)
    volume = _Volume(root, path.name)
    found = [one for part in _texts(root) for one in _documents(volume, part, path.stem) if one.text]
    if not found:
        raise UnreadableFile("{name} has a <body> without any words; there is nothing to import.", name=path.name)
    return found


def _texts(root: etree._Element) -> list[etree._Element]:
    """The texts of a file: one, or as many as a corpus holds; those within another belong to it."""
    found = list(_named(root, "text"))
    return [one for one in found if not any(local(above) == "text" for above in one.iterancestors())]


def _documents(volume: _Volume, text: etree._Element, fallback: str) -> list[ImportedDocument]:
    """The documents of a text, and how many visible characters stand outside them."""
    divisions = [one for one in _named(text, "div") if one.get("type") == "document"]
    if not divisions:
        return [volume.document(text, fallback)]
    outside = _visible(text) - sum(_visible(one) for one in divisions)
    found = [volume.document(one, fallback) for one in divisions]
    if outside > 0 and found:
        found[0] = replace(found[0], details={**found[0].details, OUTSIDE: outside})
    return found


def _visible(element: etree._Element) -> int:
    return sum(len("".join(str(part).split())) for part in element.itertext(tag=etree.Element))


def _named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (one for one in element.iter() if local(one) in names)


def _is_insertion(element: etree._Element) -> bool:
    """Whether the editors speak: a plain paragraph wholly in square brackets."""
    plain = local(element) == "p" and next(_named(element, "lg", "list", "quote"), None) is None
    return plain and sum(1 for _ in _named(element, "p")) == 1 and is_insertion(one_line(_words(element)))


class _Volume:
    """What the documents of one file share: its lists of persons and terms, its pages, its headers."""

    def __init__(self, root: etree._Element, file: str) -> None:
        self._file = file
        self._root = root
        self.id = root.get(_ID, "")
        self._details: dict[etree._Element, dict[str, Any]] = {}  # by the TEI element that they are of
        self.explanations = _explanations(root)
        self._page_before = _pages_before(root)

    def document(self, division: etree._Element, fallback: str) -> ImportedDocument:
        own = next((one for one in division.iterancestors() if local(one) in _WHOLES), self._root)
        if own not in self._details:
            corpora = [one for one in own.iterancestors() if local(one) == "teiCorpus"]
            self._details[own] = {
                name: value for one in (*reversed(corpora), own) for name, value in tei_header.details(one).items()
            }
        details = self._details[own]
        writer = _Writer(self)
        writer.open_page(self._page_before.get(division, ""))
        writer.block(division)
        writer.write_notes()
        title = self._title(division, own, details) or fallback
        numbered = _NUMBERED.fullmatch(title)
        number = division.get("n", "") or (numbered[1] if numbered else "")
        if numbered and numbered[1] == number:
            title = numbered[2]
        name = division.get(_ID) or (own.get(_ID) if own is not self._root else "")
        key = f"{self.id}#{name}" if self.id and name else self.id
        date, words = tei_header.date_of(division)
        details = {**details, **({"date_words": words} if words else {})}
        found = writer.builder.document(title, details, number=number, date=date, key=key)
        visible.check(self._file, tei_count.seen(division), [found.text])
        return found

    def _title(self, division: etree._Element, own: etree._Element, details: dict[str, Any]) -> str:
        """A document's own heading; for a whole text the title in its header comes first, that of a corpus last."""
        heading = next(_named(division, "head"), None)
        words = one_line(_words(heading)) if heading is not None else ""
        said = tei_header.details(own) if local(division) != "div" else {}
        return _entitled(said) or words or _entitled(details)


def _entitled(details: dict[str, Any]) -> str:
    return str(details.get("title") or details.get("collection-title-full") or "")


def _pages_before(root: etree._Element) -> dict[etree._Element, str]:
    """The page that is open where each division begins; each TEI of a corpus has its own."""
    found: dict[etree._Element, str] = {}
    label = ""
    for element in root.iter():
        if local(element) in _WHOLES:
            label = ""
        elif local(element) == "pb":
            label = element.get("n", label)
        elif local(element) in ("div", "text"):
            found[element] = label
    return found


def _explanations(root: etree._Element) -> dict[str, str]:
    """What lists of persons, places and terms say of each entry, by its id."""
    found: dict[str, str] = {}
    for entry in _named(root, "item", "person", "place", "org", "bibl"):
        words = one_line(_words(entry, " " if local(entry) in ("person", "place", "org") else ""))
        for element in (entry, *_named(entry, *_INLINE)):
            if element.get(_ID):
                found[element.get(_ID, "")] = words
    return found


def _words(element: etree._Element, between: str = "") -> str:
    """The words of an element as they are read; without its notes, unless something is put `between`."""
    parts = [element.text or ""]
    for child in element:
        name = local(child)
        if name == "lb" and child.get("break") != "no":
            parts.append(" ")
        elif name in READINGS:
            parts += [_words(one, between) for one in _kept_of(child)]
        elif name and name not in LEFT_OUT and (name != "note" or between):
            parts += [between, _words(child, between)]
        parts.append(child.tail or "")
    return "".join(parts)


def _kept_of(choice: etree._Element) -> list[etree._Element]:
    """The one reading of several that is read: the corrected, regular or expanded one, else the first."""
    children = [child for child in choice if local(child)]
    return [child for child in children if local(child) in READINGS[local(choice)]][:1] or children[:1]


class _Writer:
    """Writes one document's elements into a builder, notes last."""

    def __init__(self, volume: _Volume) -> None:
        self.builder = TextBuilder()
        self._volume = volume
        self._notes: list[tuple[etree._Element, str, str]] = []
        self._page = ""
        self._heads = 0
        self._special: dict[str, Callable[[etree._Element], None]] = {
            "note": self._note,
            "pb": self._page_break,
            "lb": self._line_break,
            "ref": self._reference,
            "ptr": self._reference,
            "hi": self._emphasis,
            "emph": self._emphasis,
            "title": self._emphasis,
            "foreign": self._emphasis,
            "choice": self._choice,
            "app": self._choice,
            "gap": self._gap,
            "quote": self._quotation,
            "q": self._quotation,
            "cit": self._quotation,
            "cell": self._cell,
        }

    def open_page(self, label: str) -> None:
        """The printed page that what follows stands on."""
        if label:
            self._page = label
            self.builder.page(label)

    # --- walking

    def _inside(self, element: etree._Element) -> None:
        """The words and children of an element, in order."""
        if element.text:
            self.builder.words(element.text)
        for child in element:
            self._child(child)
            if child.tail:
                self.builder.words(child.tail)

    def _child(self, element: etree._Element) -> None:
        name = local(element)
        if not name or name in LEFT_OUT or element.tag == "{http://www.w3.org/2001/XInclude}include":
            self._pages_in(element)
            return
        if name in self._special:
            self._special[name](element)
        elif name in _BLOCKS or name.startswith("div"):
            self.block(element)
        elif name in _INLINE:
            self._explained(element, _INLINE[name])
        else:
            self._inside(element)

    def block(self, element: etree._Element) -> None:
        """An element that stands by itself."""
        kind = _BLOCKS.get(local(element), "")
        if kind == "heading":
            kind = "title" if self._heads == 0 and self.builder.here == 0 else "heading"
            self._heads += 1
        if _is_insertion(element):
            kind = "insertion"
        value = element.get("n", "") if kind == "verse" else ""
        with self.builder.block(kind, "", value):
            self._inside(element)

    # --- elements of their own kind

    def _note(self, element: etree._Element) -> None:
        """A note's mark stays where it is; its words follow after the text."""
        parent = element.getparent()
        if parent is not None and local(parent) in ("person", "place", "org"):
            return
        target = element.get(_ID) or f"note-{len(self._notes) + 1}"
        self._notes.append((element, target, self._page))
        begins = parent is not None and local(parent) in _PARAGRAPHS
        self.builder.point("noteref", target, str(len(self._notes)), ahead=begins)

    def write_notes(self) -> None:
        """The notes, each a paragraph on the page where its mark stands; a note's notes follow it."""
        at = 0
        while at < len(self._notes):
            element, target, page = self._notes[at]
            at += 1
            if page:
                self.builder.page(page)
            with self.builder.block("note", target, str(at)):
                self._inside_note(element)

    def _inside_note(self, element: etree._Element) -> None:
        children = [child for child in element if local(child)]
        alone = (
            len(children) == 1 and not "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
        )
        if alone and local(children[0]) == "p":
            self._inside(children[0])
        else:
            self._inside(element)

    def _page_break(self, element: etree._Element) -> None:
        self.open_page(element.get("n", ""))

    def _pages_in(self, element: etree._Element) -> None:
        """Pages that begin in what is left out begin all the same."""
        if isinstance(element.tag, str):
            for one in _named(element, "pb"):
                self._page_break(one)

    def _line_break(self, element: etree._Element) -> None:
        if element.get("break") != "no":
            self.builder.words(" ")

    def _reference(self, element: etree._Element) -> None:
        target = (element.get("target") or "").split(" ")[0]
        if target.startswith("#"):
            target = self._volume.id + target
        with self.builder.inline("reference", target, one_line(_words(element))):
            self._inside(element)

    def _explained(self, element: etree._Element, kind: str) -> None:
        pointer = element.get("corresp") or element.get("ref") or element.get("target") or element.get("key") or ""
        key = pointer.split(" ")[0].lstrip("#")
        with self.builder.inline(kind, key, self._volume.explanations.get(key, "")):
            self._inside(element)

    def _emphasis(self, element: etree._Element) -> None:
        rend = f"{element.get('rend', '')} {element.get('rendition', '')}".casefold()
        if local(element) == "title" and element.get("level") == "a":
            self._inside(element)
            return
        bold = any(word in rend for word in ("strong", "bold"))
        small = "smallcaps" in rend or "small-caps" in rend
        with self.builder.inline("bold" if bold else "smallcaps" if small else "italic"):
            self._inside(element)

    def _choice(self, element: etree._Element) -> None:
        """The reading that is kept; the other goes beside it."""
        for kept in _kept_of(element):
            for left in element:
                if left is not kept:
                    self._pages_in(left)
            other = "; ".join(one_line(_words(child)) for child in element if local(child) and child is not kept)
            with self.builder.inline("reading", local(kept), other):
                self._inside(kept)

    def _gap(self, element: etree._Element) -> None:
        reason = element.get("reason", "")
        with self.builder.inline("gap", "", reason):
            self._inside(element) if one_line(_words(element)) else self.builder.words("[…]")

    def _quotation(self, element: etree._Element) -> None:
        """A quotation is a block of its own where it holds blocks, else it stays in its line."""
        parent = element.getparent()
        holds = any(local(child) in ("p", "lg", "l", "ab") for child in element)
        alone = parent is not None and local(parent).startswith(("div", "body", "cit"))
        if not holds and not alone:
            self._inside(element)
            return
        self.builder.end_block()
        before = self.builder.here
        with self.builder.block():
            self._inside(element)
        start = before + 1 if before else 0
        if self.builder.here > start:
            self.builder.mark(start, self.builder.here, "quote")

    def _cell(self, element: etree._Element) -> None:
        self.builder.words(" ")
        self._inside(element)
        self.builder.words(" ")
