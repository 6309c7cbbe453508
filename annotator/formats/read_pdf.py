"""PDF with text: paragraphs out of lines, words whole that lines divide, pages by their labels, running heads left out.

A PDF says only where characters stand. Lines become paragraphs by their distance, indent and length; a heading is
what is set larger, or what a bookmark leads to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from annotator.errors import UnreadableFile
from annotator.formats import WITHOUT_TEXT, pdf_pages, visible
from annotator.formats.builder import TextBuilder
from annotator.formats.gathering import Gathering
from annotator.formats.pdf_pages import Line, Pdf, Sheet
from annotator.model import ImportedDocument
from annotator.progress import Progress, no_progress
from annotator.records import Sent
from annotator.text.clean import normalise, one_line

TOOL = "pdf"
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(\d{1,5})\W*")
_TOKEN = re.compile(r"\S+")
_SIGNS = ".,;:!?()[]“”\"'’"
_ENDED = re.compile(r"[.!?:;”\"»’)\]]\s*$")
_BULLETS = ("•", "▪", "◦", "‣", "●", "○", "■", "\uf0b7")
_LONGEST_HEADING = 200
_EDGE = 2  # lines at the top and the bottom of a page that may be running heads
_REPEATED = 3  # pages on which one must stand


class _Word(NamedTuple):
    """A word of the text: the number of its first character on its page, and where it begins in the text."""

    first: int
    start: int
    length: int


def read(path: Path, encoding: str = "", progress: Progress = no_progress) -> Sequence[ImportedDocument]:
    """The one document of a PDF. `encoding` is the file's own affair.

    :raises UnreadableFile: when it is damaged or locked, holds pictures of pages alone, or words would be lost.
    """
    return [_Text(pdf_pages.read(path, progress), path).document]


def marked(path: Path) -> Sent | None:
    """What readers marked in it: highlights with their notes, and notes on the page; none where there is nothing."""
    pdf = pdf_pages.read(path)
    if not any(sheet.markings for sheet in pdf.sheets):
        return None
    text = _Text(pdf, path)
    gathering = Gathering(TOOL)
    copy = gathering.imported(text.document, at="")
    for number, sheet in enumerate(pdf.sheets):
        for one in sheet.markings:
            passages = [
                found for start, end in text.places(number, one.characters) if (found := copy.between(start, end))
            ]
            author = gathering.reader(one.author)
            places = [f"{passage.start} {passage.end}" for passage in passages]
            key = (copy.id, *places, author, one.made)
            gathering.annotation(key, copy, passages, author=author, at=one.made, colour=one.colour, note=one.note)
    return gathering.sent()


class _Text:
    """The document that the lines of a PDF make, with the way from characters on pages to places in it."""

    def __init__(self, pdf: Pdf, path: Path) -> None:
        self._pdf = pdf
        self._builder = TextBuilder()
        self._words: dict[int, list[_Word]] = {}
        self._left_out: list[str] = []
        self._added: list[str] = []
        self._heads = _running_heads(pdf.sheets)
        lines = [line for sheet in pdf.sheets for line in sheet.lines]
        if not lines:
            raise UnreadableFile(
                "{name} holds pictures of pages and no text; let a program recognise its text first.", name=path.name
            )
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.words)
        self._size = sizes.most_common(1)[0][0]
        self._gap = _usual_gap(pdf.sheets)
        self._compounds = {word for line in lines for word in line.words.casefold().split() if "-" in word.strip("-")}
        self._titles = {(number, _bare(title)) for number, title in pdf.bookmarks}
        self._labels, self._inferred = _labels(pdf.sheets, self._heads)
        self._right = sorted(line.box[2] for line in lines)[9 * len(lines) // 10]
        self._open = ("", 0)  # kind and beginning of the paragraph that is being written
        self._write()
        self.document = self._finished(path)

    def _finished(self, path: Path) -> ImportedDocument:
        about, empty = self._pdf.about, sum(not sheet.lines for sheet in self._pdf.sheets)
        details: dict[str, Any] = {"author": [about["Author"]]} if about.get("Author") else {}
        if empty:
            details[WITHOUT_TEXT] = empty
        found = self._builder.document("", details)
        seen = [sheet.words for sheet in self._pdf.sheets]
        visible.check(path.name, [*seen, *self._added], [found.text], self._left_out)
        said = about.get("Title", "")
        title = "" if said.startswith("Microsoft Word") or "." in said[-5:-2] else said
        own = next((found.text[mark.start : mark.end] for mark in found.marks if mark.kind == "title"), "")
        pages = tuple(page._replace(inferred=self._inferred) for page in found.pages)
        return ImportedDocument(
            title or one_line(own) or path.stem, found.text, found.marks, pages, details=found.details
        )

    # --- lines to paragraphs

    def _write(self) -> None:
        before: Line | None = None
        was = ""
        for number, sheet in enumerate(self._pdf.sheets):
            if self._labels[number]:
                self._builder.page(self._labels[number])
            for line in sheet.lines:
                if (number, line.first) in self._heads:
                    self._left_out.append(line.words)
                    continue
                kind, line = self._kind(number, line), self._divided(line)
                if before is None or self._is_new(before, line, kind, was):
                    self._end(before)
                    self._begin(kind)
                    before = None if before is None else before._replace(broken=False)
                self._add(number, line, before)
                before, was = line, kind
        self._end(before)

    def _divided(self, line: Line) -> Line:
        """The line, its hyphen aside where a word goes on in the next."""
        words = line.words.rstrip()
        if line.broken or not words.endswith("-") or not words[-2:-1].isalpha():
            return line
        self._left_out.append("-")
        return line._replace(words=words[:-1], broken=True)

    def _kind(self, number: int, line: Line) -> str:
        if (number, _bare(line.words)) in self._titles:
            return "heading"
        if line.words.lstrip().startswith(_BULLETS):
            return "item"
        return "heading" if line.size > 1.15 * self._size else ""

    def _is_new(self, before: Line, line: Line, kind: str, was: str) -> bool:
        """Whether a line begins a paragraph."""
        if before.broken:
            return False
        if kind != was and not (was == "item" and not kind):
            return True
        if kind == "item":
            return True
        down = before.box[1] - line.box[1]
        ended = bool(_ENDED.search(before.words))
        if down <= 0 or down > 20 * self._gap:  # another column, or another page
            return ended or bool(kind)
        if down > 1.35 * self._gap * max(1.0, line.size / self._size):
            return True
        indented = line.box[0] > before.box[0] + 0.8 * line.size
        short = before.box[2] < self._right - 6 * line.size
        return ended and not kind and (indented or short)

    def _begin(self, kind: str) -> None:
        here = self._builder.here
        self._open = ("title" if kind == "heading" and not here else kind, here + 1 if here else 0)

    def _end(self, before: Line | None) -> None:
        if before is not None and before.broken:
            self._hyphen()
        self._builder.end_block()
        kind, start = self._open
        if kind and self._builder.here > start and (kind == "item" or self._is_heading(before)):
            self._builder.mark(start, self._builder.here, kind)

    def _is_heading(self, last: Line | None) -> bool:
        """Whether what is set large is one: short, and no sentence."""
        start = self._open[1]
        sentence = last is not None and last.words.rstrip().endswith((".", ";", ","))
        return self._builder.here - start < _LONGEST_HEADING and not sentence

    def _hyphen(self) -> None:
        self._added.append("-")
        self._builder.words("-")

    def _add(self, number: int, line: Line, before: Line | None) -> None:
        """Add the words of a line; one that the line before divides is put together."""
        found = list(_TOKEN.finditer(line.words))
        if before is None or not before.broken:
            self._builder.words(" ")
        elif found and not self._is_one(before.words.split()[-1], found[0][0]):
            self._hyphen()
        there = self._words.setdefault(number, [])
        for at, token in enumerate(found):
            if at:
                self._builder.words(" ")
            self._builder.words(token[0])
            length = len(normalise(token[0]))
            there.append(_Word(line.first + token.start(), self._builder.here - length, length))

    def _is_one(self, first: str, second: str) -> bool:
        """Whether the hyphen between two halves of a word only stands for the end of the line."""
        whole = f"{first}-{second}".casefold().strip(_SIGNS)
        return second[:1].islower() and whole not in self._compounds

    # --- from the page to the text

    def places(self, number: int, characters: Sequence[int]) -> list[tuple[int, int]]:
        """The stretches of the text that characters of a page became."""
        wanted, words = set(characters), self._words.get(number, [])
        offsets = [word.start + at for word in words for at in range(word.length) if word.first + at in wanted]
        if not offsets and words:  # a note beside the text belongs to the word that it stands next to
            near = min(words, key=lambda word: min((abs(word.first - one) for one in characters), default=word.first))
            offsets = [near.start + at for at in range(near.length)]
        found: list[tuple[int, int]] = []
        for at in sorted(offsets):
            between = self.document.text[found[-1][1] : at] if found else ""
            if found and not between.strip():
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return found


def _bare(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _running_heads(sheets: Sequence[Sheet]) -> set[tuple[int, int]]:
    """Lines at the edge of pages that stand on several at one height, numbers aside: page and first character."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for number, sheet in enumerate(sheets):
        by_height = sorted(sheet.lines, key=lambda line: line.box[1])
        for line in {*by_height[:_EDGE], *by_height[-_EDGE:]}:
            key = _DIGITS.sub("#", one_line(line.words).casefold()), round(line.box[1] / 8)
            found.setdefault(key, []).append((number, line.first))
    return {place for places in found.values() if len({one for one, _ in places}) >= _REPEATED for place in places}


def _usual_gap(sheets: Sequence[Sheet]) -> float:
    """How far lines of a paragraph stand apart."""
    gaps = [
        before.box[1] - line.box[1]
        for sheet in sheets
        for before, line in pairwise(sheet.lines)
        if 0.5 * line.size < before.box[1] - line.box[1] < 3 * line.size
    ]
    return median(gaps) if gaps else 14.0


def _labels(sheets: Sequence[Sheet], heads: set[tuple[int, int]]) -> tuple[list[str], bool]:
    """The labels of the pages, and whether they are inferred: by counting, where no number is printed on them."""
    if any(sheet.label for sheet in sheets):
        return [sheet.label or str(at) for at, sheet in enumerate(sheets, 1)], False
    shifts = Counter(
        int(printed[1]) - at
        for at, sheet in enumerate(sheets)
        for line in sheet.lines
        if (at, line.first) in heads and (printed := _NUMBER.fullmatch(line.words))
    )
    shift, often = shifts.most_common(1)[0] if shifts else (1, 0)
    if often < _REPEATED:
        return [str(at) for at in range(1, len(sheets) + 1)], True
    return [str(at + shift) if at + shift > 0 else "" for at in range(len(sheets))], False
