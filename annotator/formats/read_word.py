"""Comments and highlighting in a Word document: who wrote them, when, at which words, with the answers.

Word gives its times without a zone; they are taken as UTC. Who highlighted, it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from annotator.formats import word_parts
from annotator.formats.archive import Archive
from annotator.formats.copies import Copy
from annotator.formats.gathering import Gathering
from annotator.formats.refi import local
from annotator.formats.word_parts import PART, value
from annotator.formats.word_text import SEEN, WordText
from annotator.records import Sent
from annotator.text.anchor import Passage

TOOL = "word"
_PART = re.compile(re.escape(PART).replace(r"\{\}", r"\d+"))
_NEAR = 200  # characters before a comment without a range, in which its word is


class _Comment(NamedTuple):
    """A comment. `own` is the id of its last paragraph, by which Word names it among answers."""

    author: str
    made: str
    words: str
    own: str


def recognise(archive: Archive) -> bool:
    """Whether a ZIP file is a Word document."""
    return "[Content_Types].xml" in archive and word_parts.main_part(archive) in archive


def read(archive: Archive, name: str) -> Sent:
    """The comments and highlights of a document, and the document as it is imported."""
    found = marked(WordText(archive, name))
    if found is None:
        raise ValueError("there are no comments and no highlights in it")
    return found


def marked(text: WordText) -> Sent | None:
    """The same of a document that was read already; none where nobody marked anything."""
    comments = dict(_comments(text))
    return _Marks(text, comments).read() if comments or text.highlights else None


def _comments(text: WordText) -> Iterator[tuple[str, _Comment]]:
    part = text.part("comments")
    for one in part if part is not None else ():
        if local(one) == "comment":
            paragraphs = [inner for inner in one.iter() if local(inner) == "p"]
            own = value(paragraphs[-1], "paraId") if paragraphs else ""
            words = "\n".join(_said(paragraph) for paragraph in paragraphs).strip()
            yield value(one, "id"), _Comment(value(one, "author"), value(one, "date"), words, own.upper())


def _said(paragraph: etree._Element) -> str:
    """The words of a paragraph of a comment, its lines apart."""
    signs = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
    shown = set(SEEN(paragraph))
    return "".join((one.text or "") if one in shown else signs.get(local(one), "") for one in paragraph.iter())


class _Marks:
    def __init__(self, text: WordText, comments: dict[str, _Comment]) -> None:
        self._text = text
        self._comments = comments
        self._gathering = Gathering(TOOL)

    def read(self) -> Sent:
        made = self._text.about().get("modified", "")
        copy = self._gathering.imported(self._text.document, at=made)
        roots = self._roots()
        comments = self._comments
        parts = self._parts([one for one in comments if roots[one] == one])
        entered = {one: self._comment(copy, parts[one], comments[one]) for one in parts}
        entered |= {part: entered[one] for one, others in parts.items() for part in others}
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

    def _roots(self) -> dict[str, str]:
        """The comment that each is about in the end: itself, where it answers none."""
        comments = self._comments
        part = self._text.part("commentsExtended")
        parents: dict[str, str] = {}
        for entry in part if part is not None else ():
            parents[value(entry, "paraId").upper()] = value(entry, "paraIdParent").upper()
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

    def _parts(self, roots: Sequence[str]) -> dict[str, list[str]]:
        """The comments that each annotation is: several where this program wrote one for each fragment."""
        found: dict[str, list[str]] = {}
        last = ""
        for one in roots:
            here = self._comments[one]
            if last and _PART.fullmatch(here.words) and here[:2] == self._comments[last][:2]:
                found[last].append(one)
            else:
                found[one], last = [one], one
        return found

    def _comment(self, copy: Copy, parts: Sequence[str], comment: _Comment) -> str:
        author = self._gathering.reader(comment.author)
        passages = [passage for one in parts for passage in self._passages(copy, one)]
        key = (copy.id, *(f"{passage.start} {passage.end}" for passage in passages), author, comment.made)
        return self._gathering.annotation(key, copy, passages, author=author, at=comment.made, note=comment.words)

    def _passages(self, copy: Copy, one: str) -> list[Passage]:
        """Where a comment stands: its range, or the word before it where it is set at a point."""
        start, end = self._text.ranges.get(one, (0, 0))
        found = copy.between(start, end)
        if not found and one in (self._text.ranges.keys() | self._text.points.keys()):
            at = end or self._text.points.get(one, 0)
            before = self._text.document.text[max(0, at - _NEAR) : at].rstrip()
            word = before.split()[-1:]
            end = max(0, at - _NEAR) + len(before)
            found = copy.between(end - len(word[0]), end) if word else None
        return [found] if found else []

    def _answer(self, annotation: str, comment: _Comment) -> None:
        author = self._gathering.reader(comment.author)
        key = (annotation, author, comment.made, comment.words)
        self._gathering.reply(key, annotation, author, comment.words, comment.made)
