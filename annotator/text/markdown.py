"""The little of Markdown that notes are shown with: what is emphasised, and which signs only say so."""

from __future__ import annotations

import re
from typing import NamedTuple


class Styled(NamedTuple):
    """A stretch of a line and how it is shown. A `sign` only marks what stands beside it."""

    start: int
    end: int
    kind: str  # bold, italic, code, heading, quote, item, link, or sign


_LINE = re.compile(r"^(\s{0,3}#{1,6}\s+)(?=\S)|^(\s{0,3}>\s?)|^(\s*(?:[-*+]|\d{1,3}[.)])\s+)(?=\S)")
_LINE_KINDS = ("heading", "quote", "item")
_INLINE = re.compile(
    r"(?P<code>`[^`\n]+`)"
    r"|(?P<bold>\*\*(?=\S)[^*\n]+?(?<=\S)\*\*|(?<!\w)__(?=\S)[^_\n]+?(?<=\S)__(?!\w))"
    r"|(?P<italic>(?<![\w*])\*(?=[^\s*])[^*\n]*?(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])[^_\n]*?(?<=\S)_(?!\w))"
    r"|(?P<link>\[[^\]\n]+\]\([^()\s]*\)|https?://[^\s<>()]+)"
)


def styled(line: str) -> list[Styled]:
    """How the parts of one line are shown; a part may lie within another."""
    found: list[Styled] = []
    first = _LINE.match(line)
    begun = first.end() if first else 0
    if first and first.lastindex:
        kind = _LINE_KINDS[first.lastindex - 1]
        found += [Styled(0, len(line), kind), Styled(0, begun, "sign")]
    for one in _INLINE.finditer(line, begun):
        start, end = one.span()
        kind = one.lastgroup or ""
        before, after = _signs(one.group(), kind)
        found.append(Styled(start, end, kind))
        found += [Styled(*edge, "sign") for edge in ((start, start + before), (end - after, end)) if edge[0] < edge[1]]
    return found


def _signs(words: str, kind: str) -> tuple[int, int]:
    """How many characters before and after the words of a part only say what it is."""
    if kind == "link":
        return (1, len(words) - words.index("](")) if words.startswith("[") else (0, 0)
    width = 2 if kind == "bold" else 1
    return width, width


def plain(note: str) -> str:
    """A note without its signs, as a card shows it; items keep a dot."""
    return "\n".join(_plain_line(line) for line in note.split("\n"))


def _plain_line(line: str) -> str:
    parts = styled(line)
    item = any(one.kind == "item" for one in parts)
    gone = {at for one in parts if one.kind == "sign" for at in range(one.start, one.end)}
    words = "".join(character for at, character in enumerate(line) if at not in gone)
    return f"• {words}" if item else words
