"""What another program's file says, gathered as records: with derived ids, its own times, and checked."""

from __future__ import annotations

import colorsys
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from annotator.errors import Notice
from annotator.formats import read_exchange
from annotator.formats.copies import Budget, Copy
from annotator.formats.write_exchange import VERSION
from annotator.ids import derived_id, document_id, stamp_of, tagging_id
from annotator.model import COLOURS, Fingerprint, ImportedDocument
from annotator.records import Record, Register, Sent, SentDocument, join
from annotator.text import clean
from annotator.text.anchor import Passage
from annotator.text.likeness import fingerprint
from annotator.text.offsets import Normalised

UNKNOWN = derived_id("reader", "unknown")  # who wrote what bears no name
_LONG_AGO = "1970-01-01T00:00:00Z"  # when what bears no time was made
_LONGEST_TEXT = 20_000_000
_NO_TEXT = Fingerprint("", "", 0, ())
_COLOUR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_HUES = (
    (0.03, "red"),
    (0.15, "amber"),
    (0.21, "olive"),
    (0.45, "green"),
    (0.54, "sky"),
    (0.68, "blue"),
    (0.79, "violet"),
    (0.95, "pink"),
    (1.01, "red"),
)


class Tables(Protocol):
    """A foreign database, as far as one may look at it."""

    @property
    def columns(self) -> Mapping[str, tuple[str, ...]]:
        """The tables with their columns."""

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Some columns of all rows; those that the table lacks are None."""


class Gathering:
    """Takes things in any order; `sent` is all of them. `tool` is the program that they come from."""

    def __init__(self, tool: str) -> None:
        self._tool = tool
        self._records: dict[str, Record] = {}
        self._documents: dict[str, SentDocument] = {}
        self._tags: dict[str, dict[str, str]] = {}
        self._named = 0
        self._notes: dict[str, dict[str, str]] = {}  # what is said under each key, and the annotation that says it
        self._tagged: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._warnings: list[Notice] = []
        self._whole = 0
        self._budget = Budget()

    # --- people and documents

    def reader(self, name: str, key: str = "", *, one: str = "") -> str:
        """The id of somebody who wrote there.

        `key` is what tells people apart where their names do not; `one` is the id itself, where it is known.
        """
        name = clean.name(name)
        if not (name or key or one):
            return self._put("reader", UNKNOWN, UNKNOWN, {"name": "unknown"})
        one = one or derived_id("reader", self._tool, key or name)
        return self._put("reader", one, one, {"name": name or "unknown"})

    def text(self, title: str, raw: str, *, at: str = "") -> Copy:
        """A document that came with its text, such as it came."""
        if len(raw) > _LONGEST_TEXT:
            raise ValueError("a text is too long")
        found = Normalised(raw)
        if not found.text.strip():
            return self.address(title, f"{self._tool}:{title}", at=at)
        first = clean.name(found.text.strip()[:60])
        return self._document(Copy(document_id(found.text), clean.name(title) or first, self._budget, found), at, "")

    def imported(self, found: ImportedDocument, *, at: str = "") -> Copy:
        """A document that came with its text, as a reader of documents understood it."""
        if not found.text:
            return self.text(found.title, "", at=at)
        copy = Copy(document_id(found.text), clean.name(found.title), self._budget, Normalised(found.text))
        return self._document(copy, at, "", found)

    def address(self, title: str, address: str, *, one: str = "", at: str = "") -> Copy:
        """A document that is known by its address alone; `one` is its id, where it is known."""
        title = clean.name(title) or clean.name(address) or "untitled"
        return self._document(Copy(one or derived_id("document", address), title, self._budget), at, address)

    def _document(self, copy: Copy, at: str, address: str, found: ImportedDocument | None = None) -> Copy:
        details = {"source": address} if "://" in address else {}
        found = found or ImportedDocument(copy.title, copy.text, details=details)
        values = {"title": copy.title, "number": found.number, "date": found.date, "key": found.key}
        values["details"] = json.dumps(dict(found.details), ensure_ascii=False, sort_keys=True)
        self._put("document", copy.id, UNKNOWN, values, at)
        known = fingerprint(copy.text) if copy.text else _NO_TEXT
        self._documents[copy.id] = SentDocument(copy.id, copy.title, copy.text, found.pages, found.marks, known)
        return copy

    # --- annotations and what hangs on them

    def annotation(
        self,
        key: Iterable[str],
        copy: Copy,
        passages: Sequence[Passage],
        *,
        author: str,
        at: str = "",
        changed: str = "",
        colour: str = "",
        note: str = "",
        one: str = "",
    ) -> str:
        """Enter an annotation; returns its id. Without a passage it is a note on the whole document.

        `key` tells it apart at its source. Two of one key are one annotation, unless both say something
        different. `colour` is one of ours, or as the web writes colours.
        """
        note = words(note)
        one = self._told_apart(one or derived_id("annotation", self._tool, *key), note)
        if not passages:
            self._whole += 1
            passages = [copy.heading()]
        values = {"document_id": copy.id, "colour": nearest_colour(colour), "note": note}
        self._put("annotation", one, author, values, at, changed)
        for place, passage in enumerate(passages):
            anchor = {"document_id": copy.id, **passage._asdict()}
            span = derived_id("span", one, str(place))
            self._put("span", span, author, {"annotation_id": one, "anchor": anchor}, at, changed)
        return one

    def _told_apart(self, wanted: str, note: str) -> str:
        """The id of an annotation: another one for each thing that is said under one key."""
        known = self._notes.setdefault(wanted, {})
        if not note and known:
            return next(iter(known.values()))
        if note not in known:
            alone = not known or (len(known) == 1 and "" in known)
            known[note] = wanted if alone else derived_id("annotation", wanted, str(len(known) + 1))
        return known[note]

    def tag(
        self, path: Iterable[str], *, below: str = "", description: str = "", colour: str = "", at: str = ""
    ) -> str:
        """The id of a tag, given by the names on the way to it, from the top or from the tag it stands `below`.

        A slash in a name divides it, as it does here. Where no name is left it is the one above.
        """
        names = [clean.name(part) for name in path for part in name.split("/")]
        self._named += len(names)
        if self._named > read_exchange.MOST_RECORDS:
            raise ValueError("it has too many tags")
        parent = below
        for name in filter(None, names):
            one = derived_id("tag", self._tool, parent, name)
            top = "" if parent else COLOURS[int(one[:8], 16) % len(COLOURS)]
            self._tags.setdefault(one, {"name": name, "parent_id": parent, "colour": top, "description": "", "at": ""})
            parent = one
        if parent != below:
            more = {"description": words(description), "colour": nearest_colour(colour) if colour else "", "at": at}
            self._tags[parent] |= {name: value for name, value in more.items() if value}
        return parent

    def tagging(self, annotation: str, tag: str, author: str, at: str = "") -> None:
        """Give an annotation a tag; its tags keep their order."""
        if annotation and tag:
            one = tagging_id(annotation, tag, author)
            values = {"annotation_id": annotation, "tag_id": tag}
            self._put("tagging", one, author, values, at, count=self._tagged[annotation])
            self._tagged[annotation] += 1

    def reply(
        self,
        key: Iterable[str],
        annotation: str,
        author: str,
        note: str,
        at: str = "",
        changed: str = "",
        one: str = "",
    ) -> str:
        """Enter an answer to an annotation, which may be missing."""
        one = one or derived_id("reply", self._tool, *key)
        return self._put("reply", one, author, {"annotation_id": annotation, "note": words(note)}, at, changed)

    def link(self, key: Iterable[str], ends: tuple[str, str], relation: str, author: str, at: str = "") -> str:
        """Enter a cross-reference from one thing to another."""
        values = {"from_id": ends[0], "to_id": ends[1], "relation": clean.name(relation) or "see also", "note": ""}
        return self._put("link", derived_id("link", self._tool, *key, *ends), author, values, at)

    def source(self, title: str, url: str = "", locator: str = "") -> str:
        """The id of a work outside."""
        names = {"title": clean.name(title) or clean.name(url), "locator": clean.name(locator), "url": clean.name(url)}
        return self._put("source", derived_id("source", *names.values()), UNKNOWN, names | {"details": ""})

    # --- all of it

    def left_out(self, template: str, number: int = 1) -> None:
        """Count what has no place here; the sentence that says so has a place for the `{number}`."""
        self._left_out[template] += number

    def warn(self, notice: Notice) -> None:
        """Something the reader should know."""
        self._warnings.append(notice)

    def sent(self) -> Sent:
        """All that was gathered, looked at as closely as what an exchange file holds.

        :raises ValueError: and its kin, when any of it is not as it should be.
        """
        for one, tag in self._tags.items():
            self._put("tag", one, UNKNOWN, {key: tag[key] for key in tag if key != "at"}, tag["at"])
        kinds = {one.kind for one in self._records.values()}
        if not self._tags and not self._warnings and not kinds & {"annotation", "reply", "link"}:
            raise ValueError("there are no annotations in it")
        found = [
            {**one._asdict(), "f": {name: list(field) for name, field in one.fields.items()}, "dead": list(one.dead)}
            for one in self._records.values()
        ]
        checked = read_exchange.sent({"version": list(VERSION), "records": found, "documents": []})
        return Sent(checked.records, tuple(self._documents.values()), (*self._told(), *checked.warnings))

    def _told(self) -> Iterator[Notice]:
        yield from dict.fromkeys(self._warnings)
        if self._whole:
            yield Notice("Notes on a whole document stand at its heading ({number}).", number=self._whole)
        for template, number in self._left_out.items():
            yield Notice(template, number=number)

    def _put(
        self,
        kind: str,
        one: str,
        author: str,
        values: Mapping[str, Any],
        at: str = "",
        changed: str = "",
        count: int = 0,
    ) -> str:
        born = _stamp(at, count)
        stamp = max(born, _stamp(changed, count)) if changed else born
        fields = {name: Register(value, stamp) for name, value in values.items()}
        record = Record(one, kind, author, born, fields, Register(False, born))
        known = self._records.get(one)
        if not known and len(self._records) >= read_exchange.MOST_RECORDS:
            raise ValueError("there is too much in it")
        if known and known.kind != kind:
            raise ValueError(f"{one} is the name of two things")
        self._records[one] = join(known, record) if known else record
        return one


def as_number(value: Any) -> int:
    """A whole number from a foreign file.

    :raises TypeError: when it is none.
    """
    if type(value) is not int:
        raise TypeError(f"{str(value)[:40]} is no number")
    return value


def as_text(value: Any) -> str:
    """A text from a foreign file, empty for nothing.

    :raises TypeError: when it is something else.
    """
    if not isinstance(value, str | None):
        raise TypeError(f"{str(value)[:40]} is no text")
    return value or ""


def words(note: str) -> str:
    """A note as it is kept; empty where there is nothing to read in it."""
    note = clean.typed(note)
    return note if note.strip() else ""


def nearest_colour(colour: str) -> str:
    """Ours that is most like a colour as the web writes it; the first where that says nothing."""
    if colour in COLOURS:
        return colour
    found = _COLOUR.fullmatch(colour.strip())
    if not found:
        return _NAMED.get(colour.strip().lower(), COLOURS[0])
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    hue, light, saturation = colorsys.rgb_to_hls(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if saturation < 0.1 or not 0.05 < light < 0.97:
        return COLOURS[0]
    return next(name for limit, name in _HUES if hue < limit)


_NAMED = {
    "yellow": "amber",
    "orange": "amber",
    "cyan": "sky",
    "turquoise": "sky",
    "teal": "sky",
    "lime": "green",
    "magenta": "pink",
    "purple": "violet",
    "darkyellow": "olive",
    "darkblue": "blue",
    "darkcyan": "sky",
    "darkgreen": "green",
    "darkmagenta": "violet",
    "darkred": "red",
}


def _stamp(when: str, count: int = 0) -> str:
    """The stamp of a time; of long ago where it is none, or in a far future."""
    try:
        return stamp_of(when or _LONG_AGO, count=min(count, 0xFFFFF))
    except (ValueError, OverflowError):
        return stamp_of(_LONG_AGO, count=min(count, 0xFFFFF))
