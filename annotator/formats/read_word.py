"""Comments and highlighting in a Word document: who wrote them, when, at which words, with the answers.

Word gives its times without a zone; they are taken as UTC. Who highlighted, it does not say.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from annotator.errors import sentence
from annotator.formats import xml
from annotator.formats.archive import Archive
from annotator.formats.copies import Copy
from annotator.formats.gathering import Gathering
from annotator.formats.refi import local
from annotator.records import Sent
from annotator.text.anchor import Passage

TOOL = "word"
_DOCUMENT = "word/document.xml"
_NEAR = 200  # characters before a comment without a range, in which its word is
_SILENT = frozenset(("del", "moveFrom", "Fallback", "pPr", "sectPr", "instrText", "delText"))
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_LEFT_OUT = {
    "footnoteReference": sentence("Left out: footnotes ({number})."),
    "endnoteReference": sentence("Left out: endnotes ({number})."),
}


class _Comment(NamedTuple):
    """A comment. `own` is the id of its last paragraph, by which Word names it among answers."""

    author: str
    made: str
    words: str
    own: str


def recognise(archive: Archive) -> bool:
    """Whether a ZIP file is a Word document."""
    return "[Content_Types].xml" in archive and _main(archive) in archive


def read(archive: Archive, name: str) -> Sent:
    """The comments and highlights of a document."""
    return _Document(archive, name).read()


def _main(archive: Archive) -> str:
    return _related(archive, "", "officeDocument") or _DOCUMENT


def _related(archive: Archive, part: str, kind: str) -> str:
    """The part that another calls its comments, say; empty where there is none."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in archive:
        return ""
    for one in xml.from_bytes(archive.read(listing), listing, xml.MOST_TAGS):
        if local(one) == "Relationship" and (one.get("Type") or "").rpartition("/")[2] == kind:
            target = one.get("Target") or ""
            found = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            return found if found in archive else ""
    return ""


class _Text:
    """The words of a document, with the places of comments and highlights in them."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._parts: list[str] = []
        self._length = 0
        self._starts: dict[str, int] = {}
        self.ranges: dict[str, tuple[int, int]] = {}
        self.points: dict[str, int] = {}
        self.highlights: list[tuple[int, int, str]] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def walk(self, root: etree._Element) -> None:
        """Read all of it, without calling oneself: how deep it goes is up to others."""
        silent: etree._Element | None = None
        colour = ""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            name = local(element)
            if silent is not None:
                silent = None if event == "end" and element is silent else silent
            elif event == "start":
                if name in _SILENT:
                    silent = element
                elif name == "r":
                    colour = _highlight(element)
                else:
                    self._begin(name, element, colour)
            elif name == "p":
                self._add("\n")
            elif name == "r":
                colour = ""

    def _begin(self, name: str, element: etree._Element, colour: str) -> None:
        if name == "t":
            self._add(element.text or "", colour)
        elif name in _SIGNS and local(_parent(element)) == "r":
            self._add(_SIGNS[name], colour)
        elif name in _LEFT_OUT:
            self._gathering.left_out(_LEFT_OUT[name])
        elif name == "commentRangeStart":
            self._starts[_value(element, "id")] = self._length
        elif name == "commentRangeEnd":
            one = _value(element, "id")
            self.ranges[one] = (self._starts.get(one, self._length), self._length)
        elif name == "commentReference":
            self.points[_value(element, "id")] = self._length

    def _add(self, words: str, colour: str = "") -> None:
        start, self._length = self._length, self._length + len(words)
        self._parts.append(words)
        if colour and words:
            last = self.highlights[-1] if self.highlights else (0, -1, "")
            between = "".join(self._parts[-2:-1]) if last[1] == start - 1 else ""
            if last[2] == colour and (last[1] == start or between == "\n"):
                self.highlights[-1] = (last[0], self._length, colour)
            else:
                self.highlights.append((start, self._length, colour))


def _highlight(run: etree._Element) -> str:
    """The colour that a run is highlighted in."""
    for properties in run:
        if local(properties) == "rPr":
            for one in properties:
                if local(one) == "highlight":
                    value = _value(one, "val")
                    return "" if value == "none" else value
    return ""


def _parent(element: etree._Element) -> etree._Element:
    found = element.getparent()
    return element if found is None else found


def _value(element: etree._Element, name: str) -> str:
    """An attribute, whatever its namespace."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


class _Document:
    def __init__(self, archive: Archive, name: str) -> None:
        self._archive = archive
        self._name = name
        self._main = _main(archive)
        self._gathering = Gathering(TOOL)
        self._text = _Text(self._gathering)
        self._words = ""

    def read(self) -> Sent:
        self._text.walk(self._part(self._main))
        self._words = self._text.text
        comments = dict(self._comments())
        if not comments and not self._text.highlights:
            raise ValueError("there are no comments and no highlights in it")
        made, title = self._about()
        copy = self._gathering.text(title, self._words, at=made)
        roots = self._roots(comments)
        entered = {one: self._comment(copy, one, comments[one]) for one in comments if roots[one] == one}
        for one, comment in comments.items():
            if roots[one] != one:
                self._answer(entered[roots[one]], comment)
        for start, end, colour in self._text.highlights:
            passage = copy.between(start, end)
            if passage:
                author = self._gathering.reader("")
                key = (copy.id, str(passage.start), str(passage.end), colour)
                self._gathering.annotation(key, copy, [passage], author=author, at=made, colour=colour)
        return self._gathering.sent()

    def _part(self, name: str) -> etree._Element:
        return xml.from_bytes(self._archive.read(name), self._name, xml.MOST_TAGS)

    def _about(self) -> tuple[str, str]:
        """When the document was last changed, and its title."""
        core = _related(self._archive, "", "core-properties")
        found = {local(one): "".join(one.itertext()).strip() for one in self._part(core)} if core else {}
        return found.get("modified", ""), found.get("title", "") or self._name.rpartition(".")[0]

    def _comments(self) -> Iterator[tuple[str, _Comment]]:
        part = _related(self._archive, self._main, "comments")
        for one in self._part(part) if part else ():
            if local(one) == "comment":
                text = _Text(self._gathering)
                text.walk(one)
                paragraphs = [_value(inner, "paraId") for inner in one.iter() if local(inner) == "p"]
                own = paragraphs[-1] if paragraphs else ""
                yield (
                    _value(one, "id"),
                    _Comment(_value(one, "author"), _value(one, "date"), text.text.strip(), own.upper()),
                )

    def _roots(self, comments: dict[str, _Comment]) -> dict[str, str]:
        """The comment that each is about in the end: itself, where it answers none."""
        part = _related(self._archive, self._main, "commentsExtended")
        parents: dict[str, str] = {}
        for entry in self._part(part) if part else ():
            parents[_value(entry, "paraId").upper()] = _value(entry, "paraIdParent").upper()
        by_paragraph = {comment.own: one for one, comment in comments.items() if comment.own}
        roots: dict[str, str] = {}
        for one in comments:
            way: dict[str, None] = {}
            at = one
            while at not in roots and at not in way:
                way[at] = None
                at = by_paragraph.get(parents.get(comments[at].own, ""), at)
            roots |= dict.fromkeys(way, roots.get(at, at))
        return roots

    def _comment(self, copy: Copy, one: str, comment: _Comment) -> str:
        author = self._gathering.reader(comment.author)
        passages = self._passages(copy, one)
        key = (copy.id, *(f"{passage.start} {passage.end}" for passage in passages), author, comment.made)
        return self._gathering.annotation(key, copy, passages, author=author, at=comment.made, note=comment.words)

    def _passages(self, copy: Copy, one: str) -> list[Passage]:
        """Where a comment stands: its range, or the word before it where it is set at a point."""
        start, end = self._text.ranges.get(one, (0, 0))
        found = copy.between(start, end)
        if not found and one in (self._text.ranges.keys() | self._text.points.keys()):
            at = end or self._text.points.get(one, 0)
            before = self._words[max(0, at - _NEAR) : at].rstrip()
            word = before.split()[-1:]
            end = max(0, at - _NEAR) + len(before)
            found = copy.between(end - len(word[0]), end) if word else None
        return [found] if found else []

    def _answer(self, annotation: str, comment: _Comment) -> None:
        author = self._gathering.reader(comment.author)
        key = (annotation, author, comment.made, comment.words)
        self._gathering.reply(key, annotation, author, comment.words, comment.made)
