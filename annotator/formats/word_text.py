"""The text of a Word document with its structure, its notes last, and the places of comments and highlights in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import replace
from typing import Any

from lxml import etree

from annotator.formats import visible, word_parts, xml
from annotator.formats.archive import Archive
from annotator.formats.builder import TextBuilder, run_together
from annotator.formats.read_plain import PAGE
from annotator.formats.refi import child, children, local
from annotator.formats.word_parts import value
from annotator.model import ImportedDocument, Page
from annotator.text.clean import one_line
from annotator.text.pages import with_first_inferred

Way = AbstractContextManager[None] | None  # what opens and closes an element; none for one that is left out

_SILENT = frozenset(
    ("del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr", "sdtPr", "instrText", "delText")
)
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
SEEN = etree.XPath(
    ".//*[local-name()='t'][not(ancestor::*[local-name()='del' or local-name()='moveFrom' or local-name()='Fallback'])]"
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_SYMBOLS = dict(zip(_LETTERS, _GREEK, strict=False))


def seen(part: etree._Element) -> Iterator[str]:
    """The words that can be seen in a part, by a way that does not go through its structure."""
    return (one.text or "" for one in SEEN(part))


class WordText:
    """A Word document, read. `ranges` and `points` are where comments stand, `highlights` what is painted."""

    def __init__(self, archive: Archive, name: str) -> None:
        self.ranges: dict[str, tuple[int, int]] = {}
        self.points: dict[str, int] = {}
        self.highlights: list[tuple[int, int, str]] = []
        self._archive = archive
        self._name = name
        self._main = word_parts.main_part(archive)
        self._builder = TextBuilder()
        self._styles = word_parts.styles(self.part("styles"))
        self._addresses = self._addresses_in(self._main)
        self._notes = {kind: self.part(f"{kind}s") for kind in _NOTES.values()}
        self._bodies = {
            (kind, value(one, "id")): one
            for kind, part in self._notes.items()
            for one in children(part, kind)
            if not value(one, "type") and "".join(seen(one)).strip()
        }
        self._labels: dict[tuple[str, str], str] = {}  # of the notes, in the order of their marks
        self._starts: dict[str, int] = {}
        self._boxes: list[etree._Element] = []
        self._kinds: list[str] = []  # of the paragraphs and rows that are open
        self._line = 0
        self._hidden = False
        self._turned: list[int] = []  # where Word began a page when it last set the text
        self._left_out: list[str] = []
        self._added: list[str] = []
        self.document = self._read()

    # --- the whole

    def part(self, kind: str) -> etree._Element | None:
        """A part that belongs to the text; none where it is missing."""
        return self._parsed(word_parts.related(self._archive, self._main, kind))

    def _parsed(self, part: str) -> etree._Element | None:
        return xml.from_bytes(self._archive.read(part), self._name, xml.MOST_TAGS) if part else None

    def _addresses_in(self, part: str) -> dict[str, str]:
        return word_parts.addresses(self._archive, part) if part else {}

    def about(self) -> dict[str, str]:
        """What the file says of itself: `title`, `creator`, `modified`."""
        core = self._parsed(word_parts.related(self._archive, "", "core-properties"))
        return {local(one): one_line("".join(map(str, one.itertext()))) for one in core} if core is not None else {}

    def _read(self) -> ImportedDocument:
        root = self._parsed(self._main)
        if root is None:
            raise ValueError("its text is missing")
        self._walk(root)
        self._write_notes()
        said = self.about()
        details: dict[str, Any] = {"author": [said["creator"]]} if said.get("creator") else {}
        found = run_together(self._builder.document("", details))
        parts = [root, *(part for part in self._notes.values() if part is not None)]
        everything = [words for part in parts for words in seen(part)]
        visible.check(self._name, [*everything, *self._added], [found.text], self._left_out)
        return replace(found, title=self._title(found, said.get("title", "")), pages=self._pages(found))

    def _title(self, found: ImportedDocument, said: str) -> str:
        headings = (found.text[mark.start : mark.end] for mark in found.marks if mark.kind in ("title", "heading"))
        own = next((mark for mark in found.marks if mark.kind == "title"), None)
        if own is not None:
            return one_line(found.text[own.start : own.end])
        return said or next((one_line(words) for words in headings), "") or self._name.rpartition(".")[0]

    def _pages(self, found: ImportedDocument) -> tuple[Page, ...]:
        """The printed pages that the text names, else those that Word set it on when it was last saved."""
        if found.pages or not self._turned:
            return with_first_inferred(found.pages)
        starts = [0, *(at + 1 if at else 0 for at in self._turned if at < len(found.text))]
        return tuple(Page(at, str(number), inferred=True) for number, at in enumerate(dict.fromkeys(starts), 1))

    def _write_notes(self) -> None:
        """The notes that marks lead to, in the order of their marks; the others cannot be seen in Word either."""
        for (kind, number), label in self._labels.items():
            self._addresses = self._addresses_in(word_parts.related(self._archive, self._main, f"{kind}s"))
            with self._block("note", f"{kind}-{number}", label):
                self._walk(self._bodies[kind, number])
        written = {self._bodies[key] for key in self._labels}
        notes = [one for kind, part in self._notes.items() for one in children(part, kind)]
        self._left_out += [words for one in notes if one not in written for words in seen(one)]

    # --- walking, without calling oneself: how deep it goes is up to others

    def _walk(self, root: etree._Element) -> None:
        opened: list[AbstractContextManager[None]] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, one in walk:
            if event == "end":
                opened.pop().__exit__(None, None, None)
                continue
            way = nullcontext() if one is root else self._way(local(one), one)
            opened.append(way or nullcontext())
            opened[-1].__enter__()
            if way is None:
                walk.skip_subtree()

    def _way(self, name: str, one: etree._Element) -> Way:
        if name in _SILENT or not name:
            return None
        if name == "txbxContent":
            self._boxes.append(one)
            return None
        if name == "altChunk":
            raise ValueError("a part of its text is kept in another format")
        if name == "p":
            return self._paragraph(one)
        if name == "tr" and all(sum(local(inner) == "p" for inner in cell.iter()) <= 1 for cell in children(one, "tc")):
            return self._block("row")
        if name == "r":
            return self._run(one)
        if name == "hyperlink":
            return self._link(one)
        self._sign(name, one)
        return nullcontext()

    @contextmanager
    def _block(self, kind: str, target: str = "", label: str = "") -> Iterator[None]:
        self._kinds.append(kind)
        with self._builder.block(kind, target, label):
            self._begin_line()
            yield
        self._kinds.pop()
        self._begin_line()

    def _begin_line(self) -> None:
        self._line = self._builder.here + 1 if self._builder.here else 0

    @contextmanager
    def _paragraph(self, one: etree._Element) -> Iterator[None]:
        """A paragraph; boxes that are tied to it follow it."""
        if "row" in self._kinds:
            self._builder.words(" ")
            yield
            self._builder.words(" ")
        else:
            with self._block(self._kind_of(one)):
                yield
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._walk(box)

    def _kind_of(self, paragraph: etree._Element) -> str:
        properties = child(paragraph, "pPr")
        numbered = child(properties, "numPr")
        style = self._styles.get(value(child(properties, "pStyle")))
        kind = style.kind if style else ""
        if kind == "heading" and self._builder.here == 0:
            kind = "title"
        if kind == "title" and self._builder.here:
            kind = "heading"
        if numbered is not None and not kind:
            kind = "item" if value(child(numbered, "numId")) != "0" else ""
        return kind

    @contextmanager
    def _run(self, one: etree._Element) -> Iterator[None]:
        """Words that are set in one way."""
        properties = child(one, "rPr")
        style = self._styles.get(value(child(properties, "rStyle")))
        set_so = word_parts.emphasis(properties) | (style.emphasis if style else frozenset())
        if "hidden" in set_so:
            set_so, self._hidden = frozenset(), True
        colour = value(child(properties, "highlight"))
        start = self._builder.here
        with ExitStack() as stack:
            for kind in sorted(set_so):
                stack.enter_context(self._builder.inline(kind))
            yield
        self._hidden = False
        if colour and colour != "none" and self._builder.here > start:
            self._highlight(start, self._builder.here, colour)

    def _highlight(self, start: int, end: int, colour: str) -> None:
        """What is painted goes on over the ends of runs and paragraphs."""
        last = self.highlights[-1] if self.highlights else (0, -1, "")
        if last[1] == start and last[2] == colour:
            self.highlights[-1] = (last[0], end, colour)
        else:
            self.highlights.append((start, end, colour))

    def _link(self, one: etree._Element) -> AbstractContextManager[None]:
        target = self._addresses.get(value(one, "id"), "")
        return self._builder.inline("reference", target, one_line("".join(seen(one)))) if target else nullcontext()

    # --- signs and places

    def _sign(self, name: str, one: etree._Element) -> None:
        if name == "t":
            self._words(one.text or "")
        elif name in ("br", "cr") and value(one, "type") in ("", "textWrapping"):
            self._break()
        elif name in ("tab", "ptab", "br", "tc"):
            self._builder.words(" ")
        elif name == "noBreakHyphen":
            self._add("\u2011")
        elif name == "sym":
            self._add(_symbol(one))
        elif name in _NOTES:
            self._mark(_NOTES[name], value(one, "id"))
        elif name == "lastRenderedPageBreak":
            self._turned.append(self._builder.here)
        else:
            self._comment(name, value(one, "id"))

    def _words(self, words: str) -> None:
        """Add words; what says that a page begins leaves the text, and so do hidden ones."""
        if self._hidden:
            self._left_out.append(words)
            return
        at = 0
        for found in PAGE.finditer(words):
            self._builder.words(words[at : found.start()])
            self._builder.page(found[1])
            self._left_out.append(found[0])
            at = found.end()
        self._builder.words(words[at:])

    def _add(self, sign: str) -> None:
        if not self._hidden:
            self._added.append(sign)
            self._builder.words(sign)

    def _break(self) -> None:
        """A line ends, not the paragraph; within headings and rows it is a space."""
        if any(kind in ("title", "heading", "row") for kind in self._kinds):
            self._builder.words(" ")
            return
        if self._builder.here > self._line and not any(self._kinds):
            self._builder.mark(self._line, self._builder.here, "line")
        self._builder.end_block()
        self._begin_line()

    def _mark(self, kind: str, number: str) -> None:
        if (kind, number) in self._bodies:
            count = 1 + sum(one[0] == kind for one in self._labels)
            label = self._labels.setdefault((kind, number), str(count) if kind == "footnote" else roman(count))
            self._builder.point("noteref", f"{kind}-{number}", label)

    def _comment(self, name: str, one: str) -> None:
        here = self._builder.here
        if name == "commentRangeStart":
            self._starts[one] = here
        elif name == "commentRangeEnd":
            self.ranges[one] = (self._starts.get(one, here), here)
        elif name == "commentReference":
            self.points[one] = here


def _symbol(one: etree._Element) -> str:
    """A sign of a font of signs; Greek letters are known, of others only that there is one."""
    code = value(one, "char")
    letter = chr(int(code, 16) & 0xFF) if code and all(digit in "0123456789abcdefABCDEF" for digit in code) else ""
    greek = _SYMBOLS.get(letter, "") if value(one, "font").casefold() == "symbol" else ""
    return greek or "\ufffd"


def roman(number: int) -> str:
    """A number in small Roman numerals, as Word counts endnotes."""
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (number // worth)
        number %= worth
    return written
