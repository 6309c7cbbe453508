"""Words, some of them in italics: what a style makes, and the three ways it is written down."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

_ESCAPED = re.compile(r"([\\`*_\[\]<>])")


class Run(NamedTuple):
    """A stretch of words in one face."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]


def words(text: str) -> Runs:
    """Plain words; nothing for none."""
    return (Run(text),) if text else ()


def italic(text: str) -> Runs:
    """Words in italics; nothing for none."""
    return (Run(text, italic=True),) if text else ()


def joined(parts: Iterable[Runs], between: str = ", ") -> Runs:
    """Parts that are there, with a sign between them; a comma or stop goes inside American quotation marks."""
    found: Runs = ()
    for part in parts:
        if part and found:
            found = _with(found, between)
        found += part
    return found


def closed(found: Runs, sign: str = ".") -> Runs:
    """With a stop at the end, where there is none yet."""
    return _with(found, sign) if found else ()


def _with(found: Runs, sign: str) -> Runs:
    """Words followed by a sign: not a stop after a stop, and within a closing double quotation mark."""
    last = found[-1].text
    mark = sign[:1]
    if last.endswith("”") and mark in ",.":
        inside = last[:-1]
        mark = "" if mark == "." and inside.endswith((".", "?", "!", "…", ".’")) else mark
        return (*found[:-1], Run(f"{inside}{mark}”", found[-1].italic), *words(sign[1:]))
    if mark == "." and last.endswith((".", "?", "!")):
        return found + words(sign[1:])
    return found + words(sign)


def plain(found: Runs) -> str:
    """Without any markup."""
    return "".join(run.text for run in found)


def as_html(found: Runs) -> str:
    """As HTML within a paragraph."""
    return "".join(
        f"<i>{html.escape(run.text, quote=False)}</i>" if run.italic else html.escape(run.text, quote=False)
        for run in found
    )


def as_markdown(found: Runs) -> str:
    """As Markdown; signs that would be markup are escaped, but not within addresses."""
    return "".join(f"*{_escaped(run.text)}*" if run.italic else _escaped(run.text) for run in found)


def _escaped(text: str) -> str:
    return re.sub(
        r"https?://[^\s<>]+|[\\`*_\[\]<>]",
        lambda found: found[0] if found[0].startswith("http") else _ESCAPED.sub(r"\\\1", found[0]),
        text,
    )
