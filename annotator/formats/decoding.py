"""Bytes to text: by the mark at their beginning, by what the file says of itself, else as UTF-8; never by guessing."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from annotator.errors import UnknownEncoding, UnreadableFile
from annotator.text import clean

MOST_BYTES = 64_000_000
_BEFORE, _SAMPLE = 200, 6000  # bytes of a preview: before the first foreign sign, and all
ENCODINGS = ("windows-1252", "iso-8859-15", "iso-8859-2", "windows-1251", "mac-roman", "cp437")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|<\?xml[^>]{0,200}?encoding=["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_AS_BROWSERS = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "ascii": "utf-8"}


def content(path: Path) -> bytes:
    """All of a file that may hold a text.

    :raises UnreadableFile: when it cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(
                "{name} is larger than 64 MB, too large for a text; nothing was imported.", name=path.name
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "{path} cannot be read: {reason}. Nothing was imported.",
            path=path,
            reason=(error.strerror or str(error)).lower(),
        ) from error


def declared(found: bytes) -> str:
    """The encoding that a web page says it is in, as browsers understand that; empty where it says none."""
    said = _DECLARED.search(found[:4096])
    name = (said[1] or said[2]).decode("ascii").lower() if said else ""
    return _AS_BROWSERS.get(name, name)


def decoded(path: Path, encoding: str = "", *, says_itself: bool = False) -> str:
    """The text of a file; `says_itself` where such a file may name its encoding.

    :raises UnknownEncoding: when it is not Unicode and no encoding was given.
    :raises UnreadableFile: when it is no text.
    """
    found = content(path)
    known = next((name for bom, name in _BOMS if found.startswith(bom)), "")
    if not known and not encoding and _is_binary(found):
        raise UnreadableFile("{name} is not a text file, whatever its name says; nothing was imported.", name=path.name)
    known = known or (declared(found) if says_itself and not encoding else "")
    try:
        return found.decode(encoding or known or "utf-8")
    except LookupError:
        raise UnreadableFile(
            "There is no encoding “{encoding}”; some that there are: utf-8, windows-1252, iso-8859-15, macroman.",
            encoding=encoding or known,
        ) from None
    except UnicodeDecodeError as error:
        if encoding:
            raise UnreadableFile(
                "{name} is not in {encoding}; nothing was imported.", name=path.name, encoding=encoding
            ) from None
        raise _unknown(path, found, error) from None
    except UnicodeError:
        raise UnreadableFile(
            "{name} cannot be read as {encoding}; nothing was imported.", name=path.name, encoding=encoding
        ) from None


def _is_binary(found: bytes) -> bool:
    """NUL bytes, or more control characters than any text has."""
    sample = found[:65536]
    controls = sum(sample.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13, 26, 27))
    return b"\x00" in found or controls > len(sample) / 50


def _unknown(path: Path, found: bytes, error: UnicodeDecodeError) -> UnknownEncoding:
    start = found.rfind(b"\n", 0, error.start) + 1
    line = found[max(start, error.start - 30) : error.start + 30].decode("windows-1252", "replace")
    return UnknownEncoding(
        "{name} is not in UTF-8. In windows-1252 it would read “…{words}…”; if that is right, "
        "import it with --encoding windows-1252, else with the encoding it was saved in.",
        name=path.name,
        words=" ".join(line.split()),
    )


def previews(path: Path) -> list[tuple[str, str]]:
    """How a file reads in each likely encoding, from shortly before its first foreign sign on."""
    found = content(path)
    foreign = next((at for at, one in enumerate(found) if one > 127), 0)
    start = found.rfind(b"\n", 0, max(0, foreign - _BEFORE)) + 1
    part = found[start : start + _SAMPLE]
    choices = []
    for name in ENCODINGS:
        try:
            found.decode(name)
        except UnicodeDecodeError:
            continue
        choices.append((name, ("…\n" if start else "") + clean.normalise(part.decode(name))))
    return choices
