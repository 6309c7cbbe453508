"""Footnotes of web pages, which HTML has no element for.

A mark is a short link to a paragraph that says it is a note, or that leads back to the mark.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from annotator.formats.refi import local
from annotator.formats.web_page import classes, hidden, roles, words_of
from annotator.text.clean import one_line

_MARK = re.compile(r"[\[({]?\s*(\d{1,4}|[*†‡§¶#]{1,4}|[a-zA-Z]{1,2}|[ivxlc]{1,8})\s*[.)\]}]?")
_CONTAINERS = frozenset(("li", "p", "aside", "dd", "div", "tr", "td"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INLINE_STEPS = 4  # how far an id or a role may stand above or below its link
_NOTES = frozenset(("footnote", "endnote", "rearnote", "note"))
_NOTE_ID = re.compile(r"(sd)?(foot|end)note\d+|(ftn|edn)\d+")  # as LibreOffice and Word name them
_NOTE_CLASS = re.compile(r"(foot|end)?note(s|text)?|fn|reference-text")


class Note(NamedTuple):
    """A note: the element with its words, the label of its mark, and the name that joins the two."""

    body: etree._Element
    label: str
    target: str


class Notes:
    """The notes of some pages that belong together.

    `marks` lead to notes, `bodies` hold their words; `back` are the links back, and labels that are said again.
    """

    def __init__(self, pages: Mapping[str, etree._Element]) -> None:
        self.marks: dict[etree._Element, Note] = {}
        self.back: set[etree._Element] = set()
        self.bodies: dict[etree._Element, Note] = {}
        everything = [(page, one) for page, root in pages.items() for one in root.iter()]
        self._order = {one: at for at, (_, one) in enumerate(everything)}
        self._pages = {one: page for page, one in everything}
        named = {(page, one.get(name, "")): one for page, one in everything for name in ("name", "id") if one.get(name)}
        links = [
            (one, named[address])
            for page, one in everything
            if local(one) == "a" and (address := _address(one, page)) in named
        ]
        self._ends = {end for _, end in links}
        # what is asked of one element by many links is worked out once
        self._has_heading = cache(lambda body: any(local(one) in _HEADINGS for one in body.iter()))
        self._has_more = cache(lambda above: len([*islice(filter(self._ends.__contains__, above.iter()), 2)]) > 1)
        self._leads_to = cache(
            lambda body: {_address(one, self._pages[body]) for one in body.iter() if local(one) == "a"}
        )
        for link, end in links:
            self._look_at(link, end)
        self.back.update(link for link, end in links if self._is_way_back(link, end))
        for body, note in self.bodies.items():
            self.back.update(_label_of(body, note.label))
            self.back.update(one for one in body.iter() if "backlink" in roles(one))

    def _look_at(self, link: etree._Element, end: etree._Element) -> None:
        """Take a link for the mark of a note, if it is one."""
        label = _MARK.fullmatch(one_line(words_of(link)))
        body = self._body(end)
        if not label or body is None or any(one is body or hidden(one) for one in link.iterancestors()):
            return
        if self._has_heading(body):
            return
        known = self.bodies.get(body)
        again = known is not None and known.label == label[1]
        if not (again or self._says_so(link, end, body) or self._leads_back(link, body)):
            return
        note = self.bodies.setdefault(body, Note(body, label[1], f"note-{len(self.bodies) + 1}"))
        self.marks[link] = note

    def _body(self, end: etree._Element) -> etree._Element | None:
        """The paragraph or item that holds a note's words, and nothing but this note."""
        body = next((one for one in (end, *end.iterancestors()) if local(one) in _CONTAINERS), None)
        while body is not None:
            above = body.getparent()
            if above is None or not (local(above) in ("li", "aside", "p") or _is_note(above) or _is_named(above)):
                break
            if self._has_more(above):
                break
            body = above
        return body

    def _says_so(self, link: etree._Element, end: etree._Element, body: etree._Element) -> bool:
        """Whether the page calls it a note."""
        if "noteref" in roles(link) or (roles(end) | roles(body)) & _NOTES:
            return True
        raised = local(link) == "sup" or any(local(one) == "sup" for one in _near(link))
        return raised and (_is_note(body) or any(_is_note(one) for one in body.iterancestors()))

    def _leads_back(self, link: etree._Element, body: etree._Element) -> bool:
        """Whether a link in the note leads to where its mark stands, which is further up."""
        if self._order[link] > self._order[body]:
            return False
        page = self._pages[link]
        names = {(page, one.get(name, "")) for one in _near(link) for name in ("id", "name") if one.get(name)}
        return not names.isdisjoint(self._leads_to(body))

    def _is_way_back(self, link: etree._Element, end: etree._Element) -> bool:
        """Whether a link in a note leads to the mark of one, or stands there for the note's own label."""
        if link in self.marks or not any(above in self.bodies for above in link.iterancestors()):
            return False
        after = end.getnext()
        return after in self.marks or any(one in self.marks for one in (*end.iter(), *_near(end)))


def _near(link: etree._Element) -> Iterator[etree._Element]:
    """An element, the few that it stands in within its line, and those next to it that only carry a name."""
    at: etree._Element | None = link
    for _ in range(_INLINE_STEPS):
        if at is None or local(at) in _CONTAINERS:
            break
        yield at
        before = at.getprevious()
        if before is not None and local(before) in ("a", "span") and not words_of(before) and not (before.tail or ""):
            yield before
        at = at.getparent()
    yield from (one for one in link.iter() if one is not link)


def _is_note(element: etree._Element) -> bool:
    return bool(roles(element) & _NOTES) or any(_NOTE_CLASS.fullmatch(one) for one in classes(element))


def _is_named(element: etree._Element) -> bool:
    return local(element) == "div" and bool(_NOTE_ID.fullmatch(element.get("id", "")))


def _label_of(body: etree._Element, label: str) -> Iterator[etree._Element]:
    """The element at the beginning of a note that only repeats its mark."""
    for one in body.iter():
        words = one_line(words_of(one)) if one is not body else ""
        if words:
            found = _MARK.fullmatch(words)
            if found and found[1] == label and local(one) in ("sup", "a", "span", "b", "strong"):
                yield one
            if local(one) not in _CONTAINERS:
                return
        if one is body and (one.text or "").strip():
            return


def _address(link: etree._Element, page: str) -> tuple[str, str] | None:
    """The page and the name in it that a link leads to; none for one that leads away."""
    href = link.get("href", "").strip()
    file, sign, name = href.partition("#")
    if not sign or not name or "://" in file or file.startswith("mailto:"):
        return None
    return beside(page, file) if file else page, name


def beside(page: str, file: str) -> str:
    """The page that another calls by its own name for it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(file)))
