"""Words written so that Pandoc reads the same characters again, whatever they are."""

from __future__ import annotations

import re

from annotator.text.markdown import Styled, styled

_ALWAYS = re.compile(r"""[\\`*_{}\[\]<>#!|~^$"'@&]|\.(?=\.)|-(?=-)""")  # dots and hyphens: no ellipsis, no dash
_AT_THE_START = re.compile(r"[-+=:%]|\(?[A-Za-z0-9]+(?=[.)](?:\s|$))")
_INLINE = ("bold", "italic", "code")


def escaped(words: str) -> str:
    """Words on one line, every sign of them plain."""
    return _started(_plain(" ".join(words.split())))


def paragraphs(words: str) -> list[str]:
    """Plain words as paragraphs: a line each."""
    return [escaped(line) for line in words.splitlines() if line.strip()]


def note(words: str) -> list[str]:
    """A note as paragraphs: what is bold, italic or code in it stays so, all other signs are plain."""
    found: list[list[str]] = [[]]
    for line in words.splitlines():
        if line.strip():
            found[-1].append(_styled_line(line.strip()))
        elif found[-1]:
            found.append([])
    return ["\\\n".join(lines) for lines in found if lines]


def _plain(words: str) -> str:
    found = _ALWAYS.sub(lambda sign: f"\\{sign.group()}", words)
    return found.replace("‘", "\\‘").replace(" ”", " \\”")  # of these Pandoc makes other signs


def _started(words: str) -> str:
    """A line whose beginning is no list, heading or title."""
    first = _AT_THE_START.match(words)
    if first is None:
        return words
    at = first.end() if first.group()[0].isalnum() or first.group()[0] == "(" else 0
    return f"{words[:at]}\\{words[at:]}"


def _styled_line(line: str) -> str:
    parts = [one for one in styled(line) if one.kind in _INLINE]
    kept: list[Styled] = []
    for one in parts:  # the outermost of those within each other
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    found, at = "", 0
    for one in kept:
        found += _plain(line[at : one.start]) + _inline(line[one.start : one.end], one.kind)
        at = one.end
    return _started(found + _plain(line[at:]))


def _inline(words: str, kind: str) -> str:
    if kind == "code":
        return words
    sign, width = ("**", 2) if kind == "bold" else ("*", 1)
    return f"{sign}{_plain(words[width:-width])}{sign}"
