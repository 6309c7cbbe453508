"""Words out of HTML, for notes and texts that other programs keep in it. Nothing in it is ever shown as HTML.

The library's parser takes time in proportion to the square of some inputs; this one reads each character once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import unescape

_BLOCK_NAMES = (
    "address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset(("script", "style", "head", "template"))
_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_MOST_TAGS = 1_000_000
_CHUNK = 4096
_CONTINUED = bytes(range(0x80, 0xC0))  # bytes that begin no character


class Marked:
    """The words of a piece of HTML: blocks divided by newlines, everything else as it stands there.

    `text` is the result. `start` and `end` lead to it from offsets in UTF-8 bytes over the words
    alone, without markup and divisions, as Taguette counts.
    """

    def __init__(self, html: str) -> None:
        """Read it.

        :raises ValueError: when it has more markup than any text.
        """
        if html.count("<") > _MOST_TAGS:
            raise ValueError("a text has too much markup")
        self._befores: list[int] = []  # how many characters of words stand before each piece
        self._starts: list[int] = []  # where each piece begins in the text
        words: list[str] = []
        parts: list[str] = []
        count, length, divided = 0, 0, False
        for piece in _pieces(html):
            if not piece:
                divided = bool(parts)
                continue
            if divided and not parts[-1].endswith("\n"):
                parts.append("\n")
                length += 1
            self._befores.append(count)
            self._starts.append(length)
            words.append(piece)
            parts.append(piece)
            count, length, divided = count + len(piece), length + len(piece), False
        self.text = "".join(parts)
        self._bytes = "".join(words).encode("utf-8", "replace")
        self._counts = [0]
        for at in range(0, len(self._bytes), _CHUNK):
            self._counts.append(self._counts[-1] + _characters(self._bytes[at : at + _CHUNK]))

    def start(self, offset: int) -> int:
        """Where what begins at this byte begins in the text."""
        count = self._before(offset)
        return self._place(bisect_right(self._befores, count) - 1, count)

    def end(self, offset: int) -> int:
        """Where what ends before this byte ends in the text: before a division, where `start` is behind it."""
        count = self._before(offset)
        return self._place(bisect_left(self._befores, count) - 1, count)

    def _before(self, offset: int) -> int:
        """How many characters of the words begin before a byte."""
        offset = max(0, min(offset, len(self._bytes)))
        at = offset // _CHUNK
        return self._counts[at] + _characters(self._bytes[at * _CHUNK : offset])

    def _place(self, at: int, count: int) -> int:
        return self._starts[at] + count - self._befores[at] if at >= 0 else 0


def _characters(encoded: bytes) -> int:
    return len(encoded.translate(None, _CONTINUED))


def plain(html: str) -> str:
    """The words of a piece of HTML."""
    return Marked(html).text.strip()


def _pieces(html: str) -> Iterator[str]:
    """Words between tags; an empty piece where a block begins or ends."""
    at, silent = 0, ""
    while at < len(html):
        opened = html.find("<", at)
        words = html[at:opened] if opened >= 0 else html[at:]
        if words and not silent:
            yield unescape(words)
        if opened < 0:
            return
        tag = _TAG.match(html, opened + 1)
        comment = html.startswith("<!--", opened)
        closed = html.find("-->" if comment else ">", opened)
        if closed < 0 or not (tag or comment or html.startswith("<!", opened)):
            if not silent:
                yield "<"
            at = opened + 1
            if closed < 0:
                yield unescape(html[at:])
                return
            continue
        at = closed + (3 if comment else 1)
        if tag and not comment:
            name = tag[2].lower()
            if name in _SILENT:
                silent = "" if tag[1] else silent or name
            elif name in _BLOCKS and not silent:
                yield ""
