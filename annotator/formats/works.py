"""Bibliographic records from and for reference managers: CSL-JSON, BibTeX and BibLaTeX, RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from annotator.citing.work import Work, as_csl_json, cleaned
from annotator.errors import AnnotatorError, UnreadableFile
from annotator.formats import bibtex, ris
from annotator.formats.atomic import whole_file
from annotator.text import clean

NAMES = {"biblatex": "BibLaTeX", "csl-json": "CSL-JSON", "ris": "RIS"}
SUFFIXES = {"biblatex": ".bib", "csl-json": ".json", "ris": ".ris"}
MOST_CHARACTERS = 5_000_000
_TAG = re.compile(r"<(?P<closes>/?)(?P<name>i|b|em|strong|sc|sup|sub|span)(?:\s[^<>]*)?>", re.IGNORECASE)


class Entry(NamedTuple):
    """A work as a file describes it; `details` are in the terms of CSL."""

    title: str
    number: str
    details: dict[str, Any]

    @property
    def label(self) -> str:
        """What the entry is called where one of several is chosen."""
        return ", ".join(filter(None, (self.title, str(self.details.get("issued") or ""))))


def read(text: str) -> list[Entry]:
    """The works that pasted or dropped words describe, whichever of the three formats they are in.

    :raises AnnotatorError: when they are in none, or are damaged.
    """
    if len(text) > MOST_CHARACTERS:
        raise AnnotatorError("This is too long to be a list of works; nothing was taken in.")
    raw, text = text.removeprefix("\N{BYTE ORDER MARK}"), clean.normalise(text)
    start = text.lstrip()
    reader = next((read for signs, read in _READERS if start.startswith(signs)), None)
    if reader is None and "@" in start and "{" in start:
        reader = bibtex.read
    if reader is None:
        raise AnnotatorError("This is neither CSL-JSON, BibTeX nor RIS; nothing was taken in.")
    found = [_entry(one) for one in reader(raw if reader is _from_json else text)]  # a string may hold a line's end
    if not found:
        raise AnnotatorError("There is no work in this.")
    return found


def read_file(path: Path) -> list[Entry]:
    """The works in a file.

    :raises UnreadableFile: with the reason.
    """
    try:
        return read(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            "{path} cannot be read as text in UTF-8; nothing was taken in. Save it as UTF-8 and try again.", path=path
        ) from error


def _from_json(text: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AnnotatorError(
            "This is not CSL-JSON that can be read: {reason}. Nothing was taken in.", reason=error
        ) from None
    items = found.get("items", [found]) if isinstance(found, dict) else found
    if not isinstance(items, list):
        raise AnnotatorError("There is no work in this.")
    return [item for item in items if isinstance(item, dict)]


_READERS: tuple[tuple[tuple[str, ...], Callable[[str], list[dict[str, Any]]]], ...] = (
    (("{", "["), _from_json),
    (("@", "%"), bibtex.read),
    (("TY  -",), ris.read),
)


def _entry(item: dict[str, Any]) -> Entry:
    item = {
        key: _untagged(value) if "title" in key and isinstance(value, str) else value for key, value in item.items()
    }
    return Entry(clean.name(str(item.get("title") or "")), clean.name(str(item.get("number") or "")), cleaned(item))


def _untagged(title: str) -> str:
    """A title without the tags that reference managers set italics and the like with. One that is alone is a word."""
    tags = list(_TAG.finditer(title))
    opened: dict[str, list[int]] = {}
    pairs: set[int] = set()
    for number, tag in enumerate(tags):
        before = opened.setdefault(tag["name"].casefold(), [])
        if not tag["closes"]:
            before.append(number)
        elif before:
            pairs |= {before.pop(), number}
    found, at = [], 0
    for number in sorted(pairs):
        found.append(title[at : tags[number].start()])
        at = tags[number].end()
    return "".join([*found, title[at:]])


def write(works: Sequence[tuple[str, Work]], path: Path, format_name: str) -> None:
    """Write works, each with its id, to a file.

    :raises AnnotatorError: for an unknown format, or a file that cannot be written; then it is as it was.
    """
    text = written(works, format_name)
    with whole_file(path) as file:
        file.write(text)


def written(works: Sequence[tuple[str, Work]], format_name: str) -> str:
    """Works in one of the formats.

    :raises AnnotatorError: for an unknown format.
    """
    if format_name == "csl-json":
        items = [as_csl_json(work, one) for one, work in works]
        return json.dumps(items, ensure_ascii=False, indent=1) + "\n"
    if format_name == "biblatex":
        return bibtex.written([work for _, work in works])
    if format_name == "ris":
        return ris.written([work for _, work in works])
    known = ", ".join(SUFFIXES)
    raise AnnotatorError("There is no format “{name}” for works; there are {known}.", name=format_name, known=known)
