"""Build a document's text piece by piece, with marks and pages at the right offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from annotator.model import ImportedDocument, Mark, Page
from annotator.text.clean import normalise
from annotator.text.offsets import Normalised

_IN_PIECES = ("italic", "bold", "smallcaps", "reference")
_SPACE = re.compile(r"(\s+)")
_PLAIN_SPACE = re.compile(r"[ \t\n\r]+")
_OTHER_SPACE = re.compile(r"[^\S \t\n\r]")


class TextBuilder:
    """Takes words, blocks, marks and page breaks in reading order.

    White space is one space within a block and none at its ends; spaces of another kind, such as
    those that do not break, stay between words. Blocks are divided by a newline. A page begins at
    the next word; what has no words leaves no trace.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._space = ""
        self._fresh = True  # at the beginning of a block
        self._pages: list[Page] = []
        self._next_page: str | None = None
        self._marks: list[Mark] = []
        self._ahead: list[tuple[str, str, str]] = []  # marks that wait for the first word of a block

    @property
    def here(self) -> int:
        """The offset after the last visible character."""
        return self._length

    def words(self, text: str) -> None:
        """Add running text, in one piece where all its white space is plain."""
        text = normalise(text)
        plain = _OTHER_SPACE.search(text) is None
        for at, piece in enumerate(_at_the_ends(text) if plain else _SPACE.split(text)):
            if at % 2 and not self._fresh:
                self._space = _PLAIN_SPACE.sub(" ", self._space + piece)
            elif piece and not at % 2:
                self._add(piece)

    def _add(self, piece: str) -> None:
        if self._fresh and self._length:
            self._append("\n")
        elif self._space:
            self._append(self._space)
        self._fresh, self._space = False, ""
        self._marks += [Mark(self._length, self._length, *names) for names in self._ahead]
        self._ahead.clear()
        if self._next_page is not None:
            self._pages.append(Page(self._length, self._next_page))
            self._next_page = None
        self._append(piece)

    def _append(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def page(self, label: str) -> None:
        """A printed page begins here."""
        self._next_page = label

    def end_block(self) -> None:
        """What comes next is a new paragraph."""
        self._fresh, self._space = True, ""

    @contextmanager
    def block(self, kind: str = "", target: str = "", value: str = "") -> Iterator[None]:
        """A paragraph of its own; `kind` says which, where it is no ordinary one."""
        self.end_block()
        before = self._length
        yield
        self.end_block()
        start = before + 1 if before else 0
        if kind and self._length > start:
            self.mark(start, self._length, kind, target, value)

    @contextmanager
    def inline(self, kind: str, target: str = "", value: str = "") -> Iterator[None]:
        """Words of a kind within a paragraph."""
        at, length = len(self._marks), self._length
        yield
        if self._length > length:
            start = self._start_after(length)
            self._marks.insert(at, Mark(start, self._length, kind, target, value))

    def _start_after(self, length: int) -> int:
        """Where the first word added since `length` begins."""
        added, at = 0, len(self._parts)
        while at and added < self._length - length:
            at -= 1
            added += len(self._parts[at])
        for piece in self._parts[at:]:
            if not piece.isspace():
                return length
            length += len(piece)
        return length

    def mark(self, start: int, end: int, kind: str, target: str = "", value: str = "") -> None:
        """Say what a stretch of the text is."""
        self._marks.append(Mark(start, end, kind, target, value))

    def point(self, kind: str, target: str, value: str, *, ahead: bool = False) -> None:
        """Mark this place; `ahead` where it may be the beginning of a block, before its first word."""
        if ahead and self._fresh:
            self._ahead.append((kind, target, value))
        else:
            self.mark(self._length, self._length, kind, target, value)

    def document(
        self, title: str, details: Mapping[str, Any], *, number: str = "", date: str = "", key: str = ""
    ) -> ImportedDocument:
        """The finished document."""
        text = "".join(self._parts)
        self._marks += [Mark(self._length, self._length, *names) for names in self._ahead]
        marks = tuple(sorted(self._marks, key=lambda mark: (mark.start, -mark.end)))
        pages = tuple(sorted(self._pages, key=lambda page: page.start))
        found = Normalised(text)  # an accent may stand in another piece than its letter
        if found.text != text:
            marks = tuple(mark._replace(start=found.place(mark.start), end=found.place(mark.end)) for mark in marks)
            pages = tuple(page._replace(start=found.place(page.start)) for page in pages)
        return ImportedDocument(title, found.text, marks, pages, number, date, key, details)


def _at_the_ends(text: str) -> list[str]:
    """Words with single spaces, between the white space before and after them."""
    words = " ".join(text.split())
    before, after = (" " if text[at : at + 1 or None].isspace() else "" for at in (0, -1))
    return ["", before, words, after] if words else ["", before]


def run_together(found: ImportedDocument) -> ImportedDocument:
    """The document with emphasis whole that stands there in pieces: some programs divide words at will."""
    marks: list[Mark] = []
    last: dict[tuple[str, str, str], int] = {}
    for mark in found.marks:
        key = mark[2:]
        at = last.get(key, -1) if mark.kind in _IN_PIECES else -1
        between = found.text[marks[at].end : mark.start] if at >= 0 else "\n"
        if not between.strip() and "\n" not in between:
            marks[at] = marks[at]._replace(end=max(mark.end, marks[at].end))
        else:
            last[key] = len(marks)
            marks.append(mark)
    return replace(found, marks=tuple(marks))


def is_insertion(paragraph: str) -> bool:
    """Whether a paragraph stands wholly in square brackets: the editors speak, not the document."""
    inside = paragraph.strip()
    return (
        len(inside) > 2 and inside[0] == "[" and inside[-1] == "]" and "[" not in inside[1:] and "]" not in inside[:-1]
    )
