"""Writes a page's elements into a builder: paragraphs and what is said of them, notes last.

It goes through the tree without calling itself: how deep a page goes is up to others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext

from lxml import etree

from annotator.formats.builder import TextBuilder
from annotator.formats.read_plain import PAGE
from annotator.formats.refi import local
from annotator.formats.web_notes import Note, Notes
from annotator.formats.web_page import classes, hidden, roles, words_of
from annotator.model import ImportedDocument
from annotator.text.clean import one_line

_DIVISIONS = (
    "address article aside body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "header hgroup hr html legend main menu ol optgroup p pre search section summary table tbody tfoot thead ul"
)
_BLOCKS = {
    **dict.fromkeys(_DIVISIONS.split(), ""),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "item",
    "blockquote": "quote",
}
_EMPHASIS = {
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "dfn": "italic",
    "var": "italic",
    "b": "bold",
    "strong": "bold",
}
_STYLES = (
    (re.compile(r"font-variant[^;]*small-caps"), "smallcaps"),
    (re.compile(r"font-weight\s*:\s*(bold|[6-9]00)"), "bold"),
    (re.compile(r"font-style\s*:\s*(italic|oblique)"), "italic"),
)
_WHOLE = re.compile(r"\s*-?\d{1,9}\s*")
_SMALL = {"smallcaps", "small-caps", "smcap", "sc"}
_PAGE_CLASSES = {"pagenum", "pageno", "pagenumber", "page-number", "pagebreak", "page-break", "pb", "tei-pb", "newpage"}
_PAGE_LABEL = re.compile(
    r"[\[({|]?\s*(?:pages?|pp?\.?|pg\.?|seite|s\.)?\s*(\d{1,5}|[ivxlcdm]{1,9})\s*[\])}|]?", re.IGNORECASE
)


class Writer:
    """Writes pages into one builder.

    `left_out` is what can be seen in the pages and is not in the text, `added` what is in the text alone.
    `link` says what the address of a link is here; nothing where it leads nowhere. `breaks` are elements
    where a printed page begins, with its label, besides those that say so themselves. `noted` are notes that
    another writer has written; the call of one of those stays a call.
    """

    def __init__(
        self,
        notes: Notes,
        link: Callable[[str], str],
        breaks: Mapping[etree._Element, str] | None = None,
        noted: set[str] | None = None,
    ) -> None:
        self.builder = TextBuilder()
        self.page = ""  # that is open
        self._first = ""  # page that began
        self.left_out: list[str] = []
        self.added: list[str] = []
        self._notes = notes
        self.link = link
        self._breaks = breaks or {}
        self._waiting: list[tuple[Note, str]] = []
        self._noted = set() if noted is None else noted
        self._line = 0  # where the paragraph that is being written begins
        self._kinds: list[str] = []  # of the blocks that are open
        self._headings: list[tuple[str, int]] = []  # by their order, and where each begins
        self._quotations = 0
        self._numbers: dict[etree._Element, str] = {}  # of items
        self._number = ""  # that waits for the first word of its item

    def write(self, root: etree._Element) -> None:
        """Write an element and all in it, but for its notes."""
        opened: list[AbstractContextManager[None]] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, one in walk:
            if event == "start":
                way = nullcontext() if one is root else self._way(one)
                opened.append(way or nullcontext())
                opened[-1].__enter__()
                if way is None:
                    walk.skip_subtree()
                else:
                    self._words(one.text or "")
            else:
                opened.pop().__exit__(None, None, None)
                if one is not root:
                    self._words(one.tail or "")

    def write_notes(self) -> None:
        """The notes, each a paragraph on the page where its mark stands; a note's notes follow it."""
        while self._waiting:
            note, page = self._waiting.pop(0)
            if not page and self._first.isdecimal() and int(self._first) > 1:
                page = str(int(self._first) - 1)
            if page:
                self.builder.page(page)
            with self._block("note", note.target, note.label):
                self.write(note.body)

    def heading(self, document: ImportedDocument) -> str:
        """The words of the first heading of the highest order."""
        ends = {mark.start: mark.end for mark in document.marks if mark.kind in ("title", "heading")}
        found = min((one for one in self._headings if one[1] in ends), key=lambda one: one[0], default=None)
        return one_line(document.text[found[1] : ends[found[1]]]) if found else ""

    def _words(self, words: str) -> None:
        if "pre" in self._kinds:
            for at, line in enumerate(words.split("\n")):
                if at:
                    self._break()
                self._plain(line)
        else:
            self._plain(words)

    def _plain(self, words: str) -> None:
        """Add words; what says that a page begins leaves the text."""
        if self._number and words.strip():
            self._write_number()
        at = 0
        for found in PAGE.finditer(words):
            self.builder.words(words[at : found.start()])
            self.begin_page(found[1], found[0])
            at = found.end()
        self.builder.words(words[at:])

    def _write_number(self) -> None:
        """The number of an item, which a browser shows and the file only says."""
        number, self._number = self._number, ""
        self.added.append(number)
        self.builder.words(number)

    def begin_page(self, label: str, words: str = "") -> None:
        """A printed page begins; `words` are what says so on the page."""
        self.page, self._first = label, self._first or label
        self.builder.page(label)
        self.left_out.append(words)

    # --- which way an element is written

    def _way(self, one: etree._Element) -> AbstractContextManager[None] | None:
        """What opens and closes an element; none for one that is not gone into."""
        if one in self._notes.bodies:
            return None
        if one in self._notes.marks:
            self._mark(one)
            return None
        label = _page_label(one)
        if one in self._breaks and not label:
            self.begin_page(self._breaks[one])
        if label or hidden(one) or one in self._notes.back:
            self._leave(one, label)
            return None
        name = local(one)
        if name == "br":
            self._break()
        if name in ("td", "th") and "row" in self._kinds:
            return self._cell()
        if name == "tr" and _is_row(one):
            return self._block("row")
        if name in _BLOCKS or name in ("tr", "td", "th"):
            return self._block_of(name, one)
        return self._inline(name, one)

    def _leave(self, one: etree._Element, label: str) -> None:
        words = words_of(one)
        if label:
            self.begin_page(label, words)
            return
        self.left_out.append(words)
        for page in one.iter():
            if page is not one and (inside := _page_label(page)):
                self.begin_page(inside, "")

    def _mark(self, one: etree._Element) -> None:
        note = self._notes.marks[one]
        self.left_out.append(words_of(one))
        if note.target not in self._noted:
            self._noted.add(note.target)
            self._waiting.append((note, self.page))
        self.builder.point("noteref", note.target, note.label)

    def _block_of(self, name: str, one: etree._Element) -> AbstractContextManager[None]:
        if "row" in self._kinds:
            return self._cell()
        kind = _BLOCKS.get(name, "")
        if name == "ol":
            self._numbers.update(_numbers(one))
        self._number += self._numbers.pop(one, "")
        if kind == "heading":
            here = self.builder.here
            kind = "heading" if self._headings or here else "title"
            self._headings.append((name, here + 1 if here else 0))
        return self._block(kind, own="pre" if name == "pre" else kind)

    @contextmanager
    def _block(self, kind: str, target: str = "", value: str = "", own: str = "") -> Iterator[None]:
        self._kinds.append(own or kind)
        with self.builder.block(kind, target, value):
            self._begin_line()
            yield
        if kind == "item":
            self._number = ""
        self._kinds.pop()
        self._begin_line()

    def _begin_line(self) -> None:
        self._line = self.builder.here + 1 if self.builder.here else 0

    def _break(self) -> None:
        """A line ends, not the paragraph; within headings and rows it is a space."""
        if any(kind in ("title", "heading", "row") for kind in self._kinds):
            self.builder.words(" ")
            return
        if self.builder.here > self._line and set(self._kinds) <= {"", "pre"}:
            self.builder.mark(self._line, self.builder.here, "line")
        self.builder.end_block()
        self._begin_line()

    @contextmanager
    def _cell(self) -> Iterator[None]:
        self.builder.words(" ")
        yield
        self.builder.words(" ")

    def _inline(self, name: str, one: etree._Element) -> AbstractContextManager[None]:
        if self._number and words_of(one).strip():
            self._write_number()
        if name == "q":
            return self._quotation()
        if name == "a" and one.get("href"):
            target = self.link(one.get("href", ""))
            return self.builder.inline("reference", target, one_line(words_of(one))) if target else nullcontext()
        style = one.get("style", "").casefold()
        kind = next((kind for pattern, kind in _STYLES if pattern.search(style)), _EMPHASIS.get(name, ""))
        if classes(one) & _SMALL:
            kind = "smallcaps"
        return self.builder.inline(kind) if kind else nullcontext()

    @contextmanager
    def _quotation(self) -> Iterator[None]:
        """Words that a browser shows between quotation marks, which are not in the file."""
        marks = "‘’" if self._quotations % 2 else "“”"
        self._quotations += 1
        self.added.append(marks)
        self.builder.words(marks[0])
        yield
        self.builder.words(marks[1])
        self._quotations -= 1


def _is_row(row: etree._Element) -> bool:
    """Whether a row is one of a table, and not a part of the page that was set with one."""
    cells = [one for one in row if local(one) in ("td", "th")]
    return all(sum(local(one) in _BLOCKS for one in cell.iter()) <= 1 for cell in cells)


def _numbers(above: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The items of a list with their numbers, from where the page says one, at the list or at an item."""
    if above.get("type", "1") != "1" or above.get("reversed") is not None:
        return
    start = above.get("start", "")
    number = int(start) if _WHOLE.fullmatch(start) else None
    for item in above:
        if local(item) == "li":
            said = item.get("value", "")
            number = int(said) if _WHOLE.fullmatch(said) else number
            if number is not None:
                yield item, f"{number}. "
                number += 1


def _page_label(one: etree._Element) -> str:
    """The number of the printed page that begins at an element; empty where none does."""
    if "pagebreak" not in roles(one) and not classes(one) & _PAGE_CLASSES:
        return ""
    for words in (words_of(one), one.get("title", ""), one.get("aria-label", "")):
        found = _PAGE_LABEL.fullmatch(one_line(words))
        if found:
            return found[1]
    return ""
