"""Words written so that Pandoc reads the same characters again, whatever they are."""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"""[\\`*_{}\[\]<>#!|~^$"'@&]|\.(?=\.)|-(?=-)""")  # dots and hyphens: no ellipsis, no dash
_AT_THE_START = re.compile(r"[-+=:%]|\(?[A-Za-z0-9]+(?=[.)](?:\s|$))")


def escaped(words: str) -> str:
    """Words on one line, every sign of them plain."""
    return started(plain(" ".join(words.split())))


def paragraphs(words: str) -> list[str]:
    """Plain words as paragraphs: a line each."""
    return [escaped(line) for line in words.splitlines() if line.strip()]


def plain(words: str) -> str:
    """Words within a line, every sign of them plain."""
    found = _ALWAYS.sub(lambda sign: f"\\{sign.group()}", words)
    return found.replace("‘", "\\‘").replace(" ”", " \\”")  # of these Pandoc makes other signs


def started(words: str) -> str:
    """A line whose beginning is no list, heading or title."""
    first = _AT_THE_START.match(words)
    if first is None:
        return words
    at = first.end() if first.group()[0].isalnum() or first.group()[0] == "(" else 0
    return f"{words[:at]}\\{words[at:]}"
