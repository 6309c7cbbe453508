"""Books in EPUB: a document for each chapter of the table of contents, or one for the book; printed pages, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from annotator.errors import UnreadableFile
from annotator.formats import visible, web_details, web_page, word_parts, xml
from annotator.formats.archive import Archive
from annotator.formats.read_html import away
from annotator.formats.refi import child, children, local
from annotator.formats.web_notes import Notes, beside
from annotator.formats.web_writer import Writer
from annotator.model import ImportedDocument
from annotator.text.clean import one_line
from annotator.text.pages import with_first_inferred

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # fonts that are only made unusable
_ROLES = {"aut": "author", "edt": "editor", "trl": "translator"}
_XML = re.compile(r"\s*<\?xml\b.*?\?>", re.DOTALL)
Place = tuple[str, str]  # a file of the book, and the name of an element in it


class _Entry(NamedTuple):
    """A line of the table of contents, or of the list of pages."""

    place: Place
    label: str


def read(path: Path, encoding: str = "") -> Sequence[ImportedDocument]:
    """The chapters of a book. `encoding` is the file's own affair.

    :raises UnreadableFile: when it is no EPUB, is protected, has no words, or some of them would be lost.
    """
    book = _Book(path)
    return book.documents(book.chapters())


def read_whole(path: Path, encoding: str = "") -> Sequence[ImportedDocument]:
    """The same as one document."""
    book = _Book(path)
    return book.documents([("", [name for names in book.chapters() for name in names[1]])])


class _Book:
    def __init__(self, path: Path) -> None:
        self._name, self._fallback = path.name, path.stem
        self._archive = Archive(path)
        package = self._package()
        self._refuse_locks()
        self._manifest = {one.get("id", ""): one for one in self._items(package, "manifest", "item")}
        self._details = _details(package)
        self.title = str(self._details.get("title") or self._fallback)
        spine = [self._manifest.get(one.get("idref", "")) for one in self._items(package, "spine", "itemref")]
        self._markup = {
            name: self._text(name)
            for one in spine
            if one is not None
            and "html" in one.get("media-type", "")
            and (name := self._place_of(one)) in self._archive
        }
        self._roots = {name: web_page.parsed(markup, self._name) for name, markup in self._markup.items()}
        self._contents = self._entries("toc", "navMap", "navPoint")
        self._printed = self._entries("page-list", "pageList", "pageTarget")

    # --- the package

    def _package(self) -> etree._Element:
        if _CONTAINER not in self._archive:
            raise UnreadableFile(
                "{name} is not an EPUB, whatever its name says; nothing was imported.", name=self._name
            )
        container = self._xml(_CONTAINER)
        root = next((one for one in container.iter() if local(one) == "rootfile"), None)
        self._opf = beside("", (root.get("full-path") or "") if root is not None else "")
        if self._opf not in self._archive:
            raise UnreadableFile("{name} does not say what it holds; nothing was imported.", name=self._name)
        return self._xml(self._opf)

    def _xml(self, name: str) -> etree._Element:
        return xml.from_bytes(self._archive.read(name), self._name, xml.MOST_TAGS)

    def _refuse_locks(self) -> None:
        if _LOCKS in self._archive:
            methods = [one.get("Algorithm") for one in self._xml(_LOCKS).iter() if local(one) == "EncryptionMethod"]
            if any(method not in _FONTS for method in methods):
                raise UnreadableFile("{name} is protected against reading; nothing was imported.", name=self._name)

    def _items(self, package: etree._Element, part: str, kind: str) -> Iterator[etree._Element]:
        return children(child(package, part), kind)

    def _place_of(self, item: etree._Element) -> str:
        return beside(self._opf, item.get("href", ""))

    def _text(self, name: str) -> str:
        content = self._archive.read(name)
        try:
            markup = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError:
            raise UnreadableFile(
                "{name} is damaged: a chapter of it is no text; nothing was imported.", name=self._name
            ) from None
        return _XML.sub("", markup, count=1)

    def _entries(self, kind: str, older_list: str, older: str) -> list[_Entry]:
        """The lines of the table of contents or of the list of pages, in whichever of two ways the book gives them."""
        for item in self._manifest.values():
            name = self._place_of(item)
            if name in self._archive and "nav" in item.get("properties", "").split():
                page = web_page.parsed(self._text(name), self._name)
                lists = [one for one in page.iter() if local(one) == "nav" and kind in web_page.roles(one)]
                links = [one for top in lists for one in top.iter() if local(one) == "a" and one.get("href")]
                if links:
                    return [_entry(name, one.get("href", ""), web_page.words_of(one)) for one in links]
        for item in self._manifest.values():
            name = self._place_of(item)
            if name in self._archive and item.get("media-type") == "application/x-dtbncx+xml":
                top = child(self._xml(name), older_list)
                points = [one for one in top.iter() if local(one) == older] if top is not None else []
                return [_older_entry(name, one) for one in points]
        return []

    # --- chapters

    def chapters(self) -> list[tuple[str, list[str]]]:
        """Title and files of each chapter: one begins at each file that the table of contents leads to."""
        titles: dict[str, str] = {}
        for entry in self._contents:
            titles.setdefault(entry.place[0], entry.label)
        found: list[tuple[str, list[str]]] = []
        for name in self._roots:
            if name in titles or not found:
                found.append((titles.get(name, ""), []))
            found[-1][1].append(name)
        return found

    def documents(self, chapters: list[tuple[str, list[str]]]) -> Sequence[ImportedDocument]:
        """A document for each chapter that has words.

        :raises UnreadableFile: when there is none, or words would be lost.
        """
        notes, breaks = Notes(self._roots), self._breaks()
        keys = {name: self._key(names) for _, names in chapters for name in names}
        found: list[ImportedDocument] = []
        left_out: list[str] = []
        added: list[str] = []
        noted: set[str] = set()  # a note that several chapters call stands in the first of them
        page = ""
        for title, names in chapters:
            writer = Writer(notes, lambda _: "", breaks, noted)
            if page:
                writer.begin_page(page)
            for name in names:
                writer.link = self._links(name, keys)
                writer.write(self._roots[name])
            page = writer.page
            writer.write_notes()
            document = writer.builder.document("", self._details_of(chapters, title), key=self._key(names))
            title = title or writer.heading(document) if len(chapters) > 1 else self.title
            if document.text:
                found.append(replace(document, title=title or f"{self.title} {len(found) + 1}"))
            left_out += writer.left_out
            added += writer.added
        if not found:
            raise UnreadableFile("{name} has no words in it; there is nothing to import.", name=self._name)
        seen = [words for markup in self._markup.values() for words in web_page.seen(markup)]
        visible.check(self._name, [*seen, *added], [one.text for one in found], left_out)
        return [replace(found[0], pages=with_first_inferred(found[0].pages)), *found[1:]]

    def _key(self, names: list[str]) -> str:
        """The name by which chapters of this book call each other."""
        return f"{self._details.get('ISBN') or self._details.get('URL') or self.title}#{names[0]}" if names else ""

    def _links(self, here: str, keys: dict[str, str]) -> Callable[[str], str]:
        def link(address: str) -> str:
            """Another chapter, or an address of the web."""
            if ":" in address.partition("#")[0]:
                return away(address, "")
            file = address.partition("#")[0]
            there = keys.get(beside(here, file), "") if file else ""
            return there if there != keys.get(here) else ""

        return link

    def _breaks(self) -> dict[etree._Element, str]:
        """Where printed pages begin, by the book's list of them."""
        labels = {entry.place: entry.label for entry in self._printed}
        return {
            one: labels[name, one.get("id", "")]
            for name, root in self._roots.items()
            for one in root.iter()
            if (name, one.get("id", "")) in labels
        }

    def _details_of(self, chapters: list[tuple[str, list[str]]], title: str) -> dict[str, Any]:
        if len(chapters) < 2:
            return {"type": "book", **self._details}
        return {**self._details, "type": "chapter", "container-title": self.title, "title": title or self.title}


def _details(package: etree._Element) -> dict[str, Any]:
    """What the package says of the book, with who wrote, edited and translated it."""
    metadata = child(package, "metadata")
    roles = {
        (one.get("refines") or "").lstrip("#"): one_line(one.text or "")
        for one in children(metadata, "meta")
        if one.get("property") == "role"
    }
    said: list[tuple[str, str]] = []
    for one in metadata if metadata is not None else ():
        name, words = local(one), one_line("".join(map(str, one.itertext())))
        role = roles.get(one.get("id", ""), "") or word_parts.value(one, "role")
        if name in ("creator", "contributor") and (role or name == "creator"):
            said.append((_ROLES.get(role, "author" if name == "creator" else ""), words))
        elif name not in ("creator", "contributor", "meta"):
            said.append((name, words))
    return web_details.details(said)


def _entry(page: str, address: str, words: str) -> _Entry:
    file, _, name = address.partition("#")
    return _Entry((beside(page, file) if file else page, name), one_line(words))


def _older_entry(page: str, point: etree._Element) -> _Entry:
    content, label = child(point, "content"), child(point, "navLabel")
    words = "".join(map(str, label.itertext())) if label is not None else ""
    return _entry(page, content.get("src", "") if content is not None else "", words)
