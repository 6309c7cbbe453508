"""RTF taken apart: control words, groups and words; and all its words counted by a way that knows no structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.text.clean import normalise

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<code>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)"
)
SILENT = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf"),
        *("footer", "footerl", "footerr", "footerf", "fldinst", "xe", "tc", "listtext", "pntext", "nonshppict"),
        *("listtable", "listoverridetable", "revtbl", "rsidtbl", "themedata", "datastore", "latentstyles", "generator"),
        *("filetbl", "private", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "template", "bkmkstart", "bkmkend"),
        *("sp", "sn", "sv", "shprslt"),  # what a drawing is like, and the drawing again for old readers
    )
)
_DASHES = {"emdash": "—", "endash": "–", "bullet": "•"}
_QUOTES = {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}
_SPACES = {"emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "tab": " ", "cell": " ", "nestcell": " "}
SIGNS = _DASHES | _QUOTES | _SPACES
CODED = "\ue000"
SHOWN = frozenset(("shptxt", "shpinst", "shp", "ud", "upr", "footnote"))  # words which old readers do not know
ESCAPED = {**{one: one for one in "\\{}"}, "~": "\u00a0", "_": "\u2011"}


class Token(NamedTuple):
    """A control word with its number, a brace, a coded byte, a sign, or words: the one that is not empty."""

    word: str = ""
    number: str = ""
    code: str = ""
    sign: str = ""
    brace: str = ""
    text: str = ""


def tokens(source: str) -> Iterator[Token]:
    """All of a file, each byte of it as one character.

    :raises ValueError: where something stands in it that is nothing of RTF.
    """
    at = 0
    for found in _TOKEN.finditer(source):
        if found.start() != at:
            break
        at = found.end()
        yield Token(*found.groups(""))
    if at != len(source):
        raise ValueError(f"a sign at byte {at} that means nothing")


def masked(words: str) -> str:
    """Words with everything but ASCII as one sign: which letter a byte means is the business of fonts."""
    whole = normalise(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return "".join(letter if letter.isascii() or letter.isspace() else CODED for letter in whole)


def seen(everything: list[Token]) -> Iterator[str]:
    """All words outside silent groups; nothing else is understood, so that it knows no structure to lose.

    A coded byte is a sign of its own, `CODED`: it may be any letter.
    """
    depth, silent, skip = 0, 0, 0
    starred = False
    skips = [1]
    for token in everything:
        if token.brace:
            depth += 1 if token.brace == "{" else -1
            skips = [*skips, skips[-1]] if token.brace == "{" else skips[:-1] or [1]
            silent = 0 if depth < silent else silent
            skip = 0
        elif token.word:
            if token.word in SILENT or (starred and token.word not in SHOWN):
                silent = silent or depth
            if token.word == "uc":
                skips[-1] = int(token.number or 1)
            skip = skips[-1] if token.word == "u" else skip
            yield "" if silent else _character(token)
        else:
            left = min(skip, len(token.text) or len(token.code) // 2)
            skip -= left
            yield "" if silent or (left and not token.text) else _plain(token)[left:]
        starred = token.sign == "*"


def _character(token: Token) -> str:
    """What a control word shows."""
    return chr(int(token.number or 0) & 0xFFFF) if token.word == "u" else SIGNS.get(token.word, "")


def _plain(token: Token) -> str:
    return CODED if token.code else token.text or ESCAPED.get(token.sign, "")
