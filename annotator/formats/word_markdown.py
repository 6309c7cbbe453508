"""A note in Markdown as paragraphs of a Word file: emphasis, lists, quotations, code; HTML in it stays words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from docx.document import Document as Paper
from docx.oxml.ns import nsmap, qn
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from annotator.formats.word_file import PLAIN, Face, paragraph, run, turn

_DEEPEST = 8  # levels of lists that Word has, from 0 on
_BULLETS, _NUMBERS = 90, 91  # ids of the two ways of counting, and 90 of the only list with bullets
_LEVELS = ("decimal", "lowerLetter", "lowerRoman")
_WIDTH, _HANGING = 360, 360  # twentieths of a point
_QUIET = "Quote"


class Lists:
    """How items are counted in one file; each numbered list begins anew."""

    def __init__(self, paper: Paper) -> None:
        self._root = paper.part.numbering_part.element
        first = self._root.find(qn("w:num"))
        for kind in (_BULLETS, _NUMBERS):
            first.addprevious(_counting(kind))
        self._next = 1 + max(int(one.get(qn("w:numId"))) for one in self._root.iter(qn("w:num")))
        self.bullets = self._add(_BULLETS)

    def numbered(self, level: int, start: int) -> int:
        """The id of a new numbered list."""
        made = self._add(_NUMBERS)
        over = etree.SubElement(self._root[-1], qn("w:lvlOverride"), {qn("w:ilvl"): str(level)})
        etree.SubElement(over, qn("w:startOverride"), {qn("w:val"): str(start)})
        return made

    def _add(self, kind: int) -> int:
        made, self._next = self._next, self._next + 1
        number = etree.SubElement(self._root, qn("w:num"), {qn("w:numId"): str(made)})
        etree.SubElement(number, qn("w:abstractNumId"), {qn("w:val"): str(kind)})
        return made


def _counting(kind: int) -> etree._Element:
    """Bullets, or numbers, letters and Roman numbers in turn, each level farther in."""
    found = etree.Element(qn("w:abstractNum"), {qn("w:abstractNumId"): str(kind)}, nsmap={"w": nsmap["w"]})
    etree.SubElement(found, qn("w:multiLevelType"), {qn("w:val"): "multilevel"})
    for level in range(_DEEPEST + 1):
        one = etree.SubElement(found, qn("w:lvl"), {qn("w:ilvl"): str(level)})
        form, words = ("bullet", "•") if kind == _BULLETS else (_LEVELS[level % 3], f"%{level + 1}.")
        for name, value in (("start", "1"), ("numFmt", form), ("lvlText", words), ("lvlJc", "left")):
            etree.SubElement(one, qn(f"w:{name}"), {qn("w:val"): value})
        indent = {qn("w:left"): str(_WIDTH * (level + 1)), qn("w:hanging"): str(_HANGING)}
        etree.SubElement(etree.SubElement(one, qn("w:pPr")), qn("w:ind"), indent)
    return found


def write(body: etree._Element, note: str, lists: Lists, style: str = "", lead: str = "") -> None:
    """Write a note at the end of a file, its first words perhaps led by others in bold."""
    writer = _Writer(body, lists, style, lead)
    for token in _parser().parse(note):
        writer.take(token)
    if writer.lead:
        run(paragraph(body, style), writer.lead, Face(bold=True))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})  # making one takes longer than reading a note


@dataclass(slots=True)
class _Link:
    """A link that is being written: its address, and its words so far."""

    address: str
    words: str = ""


@dataclass(slots=True)
class _Writer:
    """Takes the tokens of a note one by one."""

    body: etree._Element
    lists: Lists
    style: str
    lead: str
    open_lists: list[int] = field(default_factory=list)  # their numberings, from the outside in
    quotes: int = 0
    is_heading: bool = False
    begins: bool = False  # whether an item has no paragraph yet

    def take(self, token: Token) -> None:
        verb = _VERBS.get(token.type)
        if verb:
            verb(self, token)

    def open_list(self, token: Token) -> None:
        level = min(len(self.open_lists), _DEEPEST)
        start = int(token.attrGet("start") or 1) if token.attrGet("start") != 0 else 0
        ordered = token.type == "ordered_list_open"
        self.open_lists.append(self.lists.numbered(level, start) if ordered else self.lists.bullets)

    def close_list(self, _token: Token) -> None:
        self.open_lists.pop()

    def open_item(self, _token: Token) -> None:
        self.begins = True

    def quote(self, token: Token) -> None:
        self.quotes += token.nesting

    def heading(self, token: Token) -> None:
        self.is_heading = token.nesting > 0

    def inline(self, token: Token) -> None:
        block = self._block()
        faces = [Face(bold=self.is_heading)]
        opened: list[_Link] = []
        for one in token.children or ():
            _inline(block, one, faces, opened)
        turn(block)

    def code(self, token: Token) -> None:
        run(self._block(), token.content.rstrip("\n"), Face(code=True))

    def rule(self, _token: Token) -> None:
        run(self._block(), "* * *")

    def _block(self) -> etree._Element:
        """The paragraph that comes next: an item, what goes on in one, a quotation, or a plain one."""
        level = min(len(self.open_lists) - 1, _DEEPEST)
        style = _QUIET if self.quotes else self.style
        if self.open_lists:
            numbering = self.open_lists[-1] if self.begins else 0
            block = paragraph(self.body, "ListParagraph", level=level, numbering=numbering)
            if not self.begins:
                left = {qn("w:left"): str(_WIDTH * (level + 1))}
                etree.SubElement(block[0], qn("w:ind"), left)
        else:
            block = paragraph(self.body, style)
        self.begins = False
        run(block, self.lead, Face(bold=True))
        self.lead = ""
        return block


_VERBS: dict[str, Callable[[_Writer, Token], None]] = {
    "bullet_list_open": _Writer.open_list,
    "ordered_list_open": _Writer.open_list,
    "bullet_list_close": _Writer.close_list,
    "ordered_list_close": _Writer.close_list,
    "list_item_open": _Writer.open_item,
    "blockquote_open": _Writer.quote,
    "blockquote_close": _Writer.quote,
    "heading_open": _Writer.heading,
    "heading_close": _Writer.heading,
    "inline": _Writer.inline,
    "fence": _Writer.code,
    "code_block": _Writer.code,
    "hr": _Writer.rule,
}


def _inline(block: etree._Element, token: Token, faces: list[Face], opened: list[_Link]) -> None:
    """Write words, or change how the next ones look. An address that its words do not give is written after them."""
    if token.type == "strong_open":
        faces.append(faces[-1]._replace(bold=True))
    elif token.type == "em_open":
        faces.append(faces[-1]._replace(italic=True))
    elif token.type in ("strong_close", "em_close"):
        faces.pop()
    elif token.type == "link_open":
        opened.append(_Link(str(token.attrGet("href") or "")))
    elif token.type == "link_close":
        _address(block, opened.pop())
    elif token.type in ("softbreak", "hardbreak"):
        run(block, "\n")
    elif token.type == "image":
        _image(block, token, faces[-1], opened)
    else:
        run(block, token.content, faces[-1]._replace(code=True) if token.type == "code_inline" else faces[-1])
        for link in opened:
            link.words += token.content


def _image(block: etree._Element, token: Token, face: Face, opened: Sequence[_Link]) -> None:
    """What is written below a picture, and where the picture is; one that is a link has that address besides."""
    words = "".join(" " if "break" in one.type else one.content for one in token.children or ())
    image = _Link(str(token.attrGet("src") or ""), words)
    run(block, image.words, face)
    _address(block, image)
    for link in opened:
        link.words += image.words


def _address(block: etree._Element, link: _Link) -> None:
    if link.address and link.words != link.address:
        run(block, f"{' ' if link.words else ''}<{link.address}>", PLAIN)
