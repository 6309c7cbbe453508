"""Rich text (RTF), as word processors of thirty years write it: headings, emphasis, tables, links and footnotes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from annotator.errors import UnreadableFile
from annotator.formats import decoding, visible
from annotator.formats.builder import TextBuilder, run_together
from annotator.formats.read_plain import PAGE
from annotator.formats.rtf_tokens import ESCAPED, SHOWN, SIGNS, SILENT, Token, masked, seen, tokens
from annotator.model import ImportedDocument
from annotator.text.clean import one_line
from annotator.text.pages import with_first_inferred

_DEEPEST = 1000
_EMPHASIS = {"i": "italic", "b": "bold", "scaps": "smallcaps"}
_SINGLE = "cp1253 cp1254 cp1255 cp1256 cp1257 cp1251 cp1250"
_OTHERS = "cp932 cp949 cp936 cp950 mac-roman"
_CHARSETS = {
    **dict(zip(("161", "162", "177", "178", "186", "204", "238"), _SINGLE.split(), strict=True)),
    **dict(zip(("128", "129", "134", "136", "77"), _OTHERS.split(), strict=True)),
}
_FONT = re.compile(r"\\f(\d+)[^{};]{0,200}?\\fcharset(\d+)")
_GROUP = re.compile(r"\{([^{}]{1,2000})\}")
_TITLE = re.compile(r"\{\\title ([^{}]*)\}")


class _State(NamedTuple):
    """What holds in a group, until it ends."""

    emphasis: frozenset[str] = frozenset()
    page: str = "cp1252"
    skip: int = 1  # signs after one in Unicode that repeat it for old readers
    silent: bool = False
    hidden: bool = False
    deleted: bool = False  # by a tracked change


def read(path: Path, encoding: str = "") -> Sequence[ImportedDocument]:
    """The one document of an RTF file. `encoding` is the file's own affair.

    :raises UnreadableFile: when it is no RTF, has no words, or some of them would be lost.
    """
    source = decoding.content(path).rstrip(b"\0 \r\n").decode("latin-1")
    if not source.startswith("{\\rtf"):
        raise UnreadableFile("{name} is not RTF, whatever its name says; nothing was imported.", name=path.name)
    try:
        everything = list(tokens(source))
        text = _Text(source, everything)
        text.write(0, len(everything))
        text.write_notes()
    except (ValueError, IndexError):
        raise UnreadableFile("{name} is damaged, or no RTF; nothing was imported.", name=path.name) from None
    found = run_together(text.builder.document("", {}))
    if not found.text:
        raise UnreadableFile("{name} has no words in it; there is nothing to import.", name=path.name)
    left_out = [masked(words) for words in text.left_out]
    visible.check(path.name, [masked("".join(seen(everything)))], [masked(found.text)], left_out)
    headings = [found.text[mark.start : mark.end] for mark in found.marks if mark.kind in ("title", "heading")]
    said = _TITLE.search(source)
    title = next(map(one_line, headings), "") or (one_line(said[1]) if said and said[1].isascii() else "") or path.stem
    return [replace(found, title=title, pages=with_first_inferred(found.pages))]


class _Text:
    """Writes tokens into a builder, notes last."""

    def __init__(self, source: str, everything: list[Token]) -> None:
        self.builder = TextBuilder()
        self.left_out: list[str] = []
        self._tokens = everything
        self._ends = _ends_of_groups(everything)
        self._wordy = list(accumulate((_is_wordy(one) for one in everything), initial=0))
        said = re.search(r"\\ansicpg(\d+)", source[:2000])
        self._page = _known(f"cp{said[1]}") if said else "mac-roman" if "\\mac" in source[:200] else "cp1252"
        self._fonts = {font: _CHARSETS[one] for font, one in _FONT.findall(source) if one in _CHARSETS}
        self._kinds = _kinds_of_styles(source)
        self._notes: list[tuple[int, int]] = []
        self._boxes: list[tuple[int, int]] = []  # with text, that wait for the end of their paragraph
        self._in_box = False
        self._state = _State(page=self._page)
        self._stack: list[_State] = []
        self._held = b""  # bytes that wait for their letters
        self._half = ""  # the first half of a character in two
        self._skip = 0
        self._starred = False
        self._kind = ""  # of the paragraph
        self._in_table = False
        self._in_note = False
        self._start = self._line = 0  # of the paragraph, and of the line in it

    def write(self, at: int, end: int) -> None:
        """Write a stretch of tokens."""
        while at < end:
            token = self._tokens[at]
            if not token.code and not token.text:
                self._flush()
            if token.brace:
                self._turn(token.brace)
            elif token.word == "footnote" and not self._state.silent:
                at = self._note(at)
                continue
            elif token.word == "shptxt" and not self._state.silent:
                self._boxes.append((at + 1, self._ends[at]))
                at = self._ends[at]
                continue
            elif token.word:
                self._word(token.word, token.number)
            elif token.sign == "*":
                self._starred = True
            elif self._skip and (token.code or token.text):
                self._hold(token.text[self._skip :].encode("latin-1"))
                self._skip -= min(self._skip, len(token.text) or 1)
            else:
                self._hold(bytes.fromhex(token.code) or token.text.encode("latin-1"))
                self._words(ESCAPED.get(token.sign, ""))
            at += 1
        self._flush()
        self._end()

    def write_notes(self) -> None:
        """The notes, each a paragraph."""
        self._in_note = True
        for number, (start, end) in enumerate(self._notes, 1):
            self._state, self._stack = _State(page=self._page), []
            with self.builder.block("note", f"note-{number}", str(number)):
                self.write(start, end)

    def _note(self, at: int) -> int:
        """Put a note aside; returns where its group ends."""
        end = self._ends[at]
        if self._wordy[end] > self._wordy[at]:
            self._notes.append((at + 1, end))
            self.builder.point("noteref", f"note-{len(self._notes)}", str(len(self._notes)))
        return end

    def _turn(self, brace: str) -> None:
        """A group begins or ends."""
        self._skip, self._starred = 0, False
        if brace == "{":
            self._stack.append(self._state)
            if len(self._stack) > _DEEPEST:
                raise ValueError("too deep")
        else:
            self._state = self._stack.pop()

    # --- control words

    def _word(self, word: str, number: str) -> None:
        starred, self._starred = self._starred, False
        if word in SILENT or (starred and word not in SHOWN):
            self._state = self._state._replace(silent=True)
        elif word == "u":
            self._sign(chr(int(number or 0) & 0xFFFF))
            self._skip = self._state.skip
        elif word in ("par", "sect", "page", "row", "nestrow", "line"):
            self._divide(word)
        elif word in SIGNS:
            self._words(SIGNS[word])
        else:
            self._set(word, number)

    def _set(self, word: str, number: str) -> None:
        """How what follows is set."""
        state = self._state
        if word in _EMPHASIS:
            one = {_EMPHASIS[word]}
            state = state._replace(emphasis=state.emphasis - one if number == "0" else state.emphasis | one)
        elif word == "plain":
            state = state._replace(emphasis=frozenset(), hidden=False)
        elif word == "v":
            state = state._replace(hidden=number != "0")
        elif word == "deleted":
            state = state._replace(deleted=number != "0")
        elif word == "f":
            state = state._replace(page=self._fonts.get(number, self._page))
        elif word == "uc":
            state = state._replace(skip=int(number or 1))
        elif not state.silent:
            self._set_paragraph(word, number)
        self._state = state

    def _set_paragraph(self, word: str, number: str) -> None:
        if word == "pard":
            self._kind, self._in_table = "", False
        elif word == "s":
            self._kind = self._kinds.get(number, "")
        elif word == "outlinelevel" and number in "012345678":
            self._kind = "heading"
        elif word == "ls" and not self._kind:
            self._kind = "item"
        elif word == "intbl":
            self._in_table = True

    def _divide(self, word: str) -> None:
        """A line, a paragraph or a row ends."""
        if self._state.silent:
            return
        in_heading = word == "line" and self._kind in ("heading", "title")
        if in_heading or (self._in_table and not word.endswith("row")):
            self._words(" ")
        elif word == "line":
            if self.builder.here > self._line and not self._kind and not self._in_note:
                self.builder.mark(self._line, self.builder.here, "line")
            self.builder.end_block()
            self._line = self.builder.here + 1
        else:
            self._end("row" if word.endswith("row") else "")

    def _end(self, kind: str = "") -> None:
        """A paragraph ends."""
        here, kind = self.builder.here, kind or self._kind
        if kind in ("heading", "title"):
            kind = "heading" if self._start else "title"
        if kind and here > self._start and not self._in_note:
            self.builder.mark(self._start, here, kind)
        self.builder.end_block()
        self._start = self._line = self.builder.here + 1 if self.builder.here else 0
        if self._boxes and not self._in_box:
            self._write_boxes()

    def _write_boxes(self) -> None:
        """What stands in boxes, after the paragraph that they hang on; a box in a box follows it."""
        before = self._state, self._stack, self._kind, self._in_table
        self._in_box = True
        while self._boxes:
            self._state, self._stack, self._kind, self._in_table = _State(page=self._page), [], "", False
            self.write(*self._boxes.pop(0))
        self._in_box = False
        self._state, self._stack, self._kind, self._in_table = before

    # --- words

    def _hold(self, some: bytes) -> None:
        self._held += some

    def _flush(self) -> None:
        held, self._held = self._held, b""
        if held:
            self._words(held.decode(self._state.page, "replace"))

    def _sign(self, character: str) -> None:
        """A character in Unicode, which may come in two halves."""
        if "\ud800" <= character <= "\udbff":
            self._half = character
            return
        whole = (self._half + character).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._half = ""
        self._words(whole)

    def _words(self, words: str) -> None:
        """Add words; what says that a page begins leaves the text, and so do hidden ones."""
        if not words or self._state.silent:
            return
        if self._state.hidden or self._state.deleted:
            self.left_out.append(words)
            return
        with ExitStack() as stack:
            for kind in sorted(self._state.emphasis):
                stack.enter_context(self.builder.inline(kind))
            at = 0
            for found in PAGE.finditer(words):
                self.builder.words(words[at : found.start()])
                self.builder.page(found[1])
                self.left_out.append(found[0])
                at = found.end()
            self.builder.words(words[at:])


def _ends_of_groups(everything: list[Token]) -> dict[int, int]:
    """Where the group of each note and box ends.

    :raises ValueError: where one does not.
    """
    found: dict[int, int] = {}
    opened: list[list[int]] = [[]]  # those that began in each group that is open
    for at, token in enumerate(everything):
        if token.brace == "{":
            opened.append([])
        elif token.brace:
            found.update(dict.fromkeys(opened.pop(), at))
        elif token.word in ("footnote", "shptxt"):
            opened[-1].append(at)
    if any(opened):
        raise ValueError("a note or a box that does not end")
    return found


def _is_wordy(token: Token) -> bool:
    return bool(token.text.strip() or token.code or token.word == "u")


def _known(name: str) -> str:
    """An encoding, if there is one of that name."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _kinds_of_styles(source: str) -> dict[str, str]:
    """The kinds of paragraphs that styles stand for, by their numbers."""
    found: dict[str, str] = {}
    start = source.find("{\\stylesheet")
    for said in _GROUP.findall(source[start : start + 500_000]) if start >= 0 else ():
        number = re.search(r"\\s(\d+)", said)
        name = re.split(r"\\[a-z]+-?\d* ?", said)[-1].strip().rstrip(";").casefold()
        if number and (name.startswith("heading ") or re.search(r"\\outlinelevel[0-8]\b", said)):
            found.setdefault(number[1], "heading")
        elif number and name in ("title", "quote", "quotations", "intense quote", "block text"):
            found.setdefault(number[1], "title" if name == "title" else "quote")
    return found
