"""Read an exchange file, and believe nothing in it that was not looked at."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from annotator.errors import Notice, UnreadableFile
from annotator.formats import json_file
from annotator.formats.write_exchange import FORMAT, VERSION
from annotator.ids import LATEST, document_id
from annotator.model import Fingerprint, Mark, Page
from annotator.records import Record, Register, Sent, SentDocument
from annotator.text import clean
from annotator.text.rank import is_rank

MOST_RECORDS = 1_000_000
_LONGEST = 64_000_000  # characters: a note or a quotation may be as long as a text
_DEEPEST = 20  # of objects and lists in details
_LATEST = f"{LATEST:013d}"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_STAMP = re.compile(r"[0-6][0-9]{12}\.[0-9a-f]{5}\.[0-9a-z]{8}")  # until the year 2191
_WORD = re.compile(r"[a-z][a-z_]{0,39}")
_SHA = re.compile(r"[0-9a-f]{64}")


def is_exchange(found: object) -> bool:
    """Whether parsed JSON says that it is an exchange file."""
    return isinstance(found, dict) and found.get("format") == FORMAT


def read(path: Path) -> Sent:
    """What an exchange file holds.

    :raises UnreadableFile: when any of it is not what it should be; files of a later minor version are
        read, those of a later major version refused.
    """
    found = json_file.load(path)
    if not is_exchange(found):
        raise UnreadableFile("{name} is not an exchange file of this program.", name=path.name)
    try:
        return sent(found)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        raise UnreadableFile(
            "{name} is incomplete or was changed by hand ({reason}); nothing was merged.",
            name=path.name,
            reason=error,
        ) from None


def sent(found: dict[str, Any]) -> Sent:
    """The parsed JSON of an exchange file as values.

    :raises UnreadableFile: for a later major version.
    :raises ValueError: and its kin for anything that is not as it should be.
    """
    major = found["version"][0]
    if major != VERSION[0]:
        raise UnreadableFile(
            "This exchange file has format {major}; this program reads format {own}. Nothing was merged; a newer "
            "version of the program reads it.",
            major=major,
            own=VERSION[0],
        )
    raw = found["records"]
    if len(raw) > MOST_RECORDS:
        raise ValueError(f"more than {MOST_RECORDS} records")
    warnings: list[Notice] = []
    records = [_record(one, warnings) for one in raw]
    if len({(one.kind, one.id) for one in records}) != len(records):
        raise ValueError("two records of a kind have one id")
    documents = tuple(_document(one) for one in found["documents"])
    return Sent(tuple(records), documents, tuple(dict.fromkeys(warnings)))


def checked_all(found: Sent, name: str) -> Sent:
    """What another project file holds, looked at as closely as an exchange file.

    :raises UnreadableFile: when any of it is not what it should be.
    """
    warnings: list[Notice] = []
    try:
        for one in found.documents:
            _id(one.id), _check_text(one)
            if one.text or one.fingerprint.text:
                check_fingerprint(one.fingerprint)
            check_places(one.text, one.marks, one.pages)
        records = tuple(checked(one, warnings) for one in found.records)
        return Sent(records, found.documents, (*found.warnings, *warnings))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        raise UnreadableFile(
            "{name} is incomplete or was changed by hand ({reason}); nothing was merged.", name=name, reason=error
        ) from None


# --- records


def _record(one: Any, warnings: list[Notice]) -> Record:
    fields = {name: _register(pair) for name, pair in one["f"].items()}
    return checked(Record(one["id"], one["kind"], one["author"], one["born"], fields, _register(one["dead"])), warnings)


def checked(record: Record, warnings: list[Notice]) -> Record:
    """A record in which everything is as it should be; what may not be in a name is taken out, with a warning.

    :raises ValueError: and its kin otherwise.
    """
    kind = _matching(_WORD, record.kind)
    _id(record.id), _id(record.author), _stamp(record.born)
    fields = record.fields
    for name in fields:
        _matching(_WORD, name)
    cleaned: dict[str, Register] = {}
    for name, check in _FIELDS.get(kind, {}).items():
        if name not in fields:
            raise ValueError(f"a {kind} without {name}")
        value = check(fields[name].value)
        if value != fields[name].value:
            warnings.append(Notice("Control characters were taken out of names."))
            cleaned[name] = Register(value, fields[name].stamp)
    if not isinstance(record.dead.value, bool):
        raise TypeError("dead is neither true nor false")
    return record._replace(fields={**fields, **cleaned}) if cleaned else record


def _register(pair: Any) -> Register:
    value, stamp = pair
    if isinstance(value, str) and len(value) > _LONGEST:
        raise ValueError("a text is too long")
    return Register(value, _stamp(stamp))


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(f"{str(value)[:40]} is not what should stand there")
    return value


def _id(value: Any) -> str:
    return _matching(_UUID, value)


def _id_or_none(value: Any) -> str:
    return _id(value) if value else _text(value)


def _stamp(value: Any) -> str:
    """A stamp, also of a clock that is wrong; but our own must be able to come after it."""
    if _matching(_STAMP, value) > _LATEST:
        raise ValueError("a time a hundred years ahead")
    return str(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{str(value)[:40]} is no text")
    return value


def _name(value: Any) -> str:
    return clean.name(_text(value))


def _details(value: Any) -> str:
    found = json.loads(_text(value) or "{}")
    if not isinstance(found, dict):
        raise TypeError("details are no object")
    check_details(found)
    return str(value)


def check_details(value: object, depth: int = 0) -> None:
    """Make sure that details are what JSON holds, of words that a project can keep.

    :raises ValueError: and its kin otherwise.
    """
    if depth > _DEEPEST:
        raise ValueError("details without end")
    if isinstance(value, Mapping):
        for name, one in value.items():
            check_details(name, depth + 1)
            check_details(one, depth + 1)
    elif isinstance(value, (list, tuple)):
        for one in value:
            check_details(one, depth + 1)
    elif isinstance(value, str):
        if clean.typed(value) != value:
            raise ValueError("details with what no file can hold")
    elif value is not None and not isinstance(value, (int, float)):
        raise TypeError("details of a strange kind")


def _place(value: Any) -> Any:
    start, end = value["start"], value["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= json_file.MOST_BYTES:
        raise ValueError(f"{start} to {end} is no stretch of a text")
    _id(value["document_id"])
    return value


def _anchor(value: Any) -> Any:
    _place(value)
    if not _text(value["quote"]):
        raise ValueError("a passage without words")
    _text(value["prefix"]), _text(value["suffix"])
    if set(value) != {"document_id", "start", "end", "quote", "prefix", "suffix"}:
        raise ValueError("an anchor with more than an anchor has")
    return value


def _only_place(value: Any) -> Any:
    if set(_place(value)) != {"document_id", "start", "end"}:
        raise ValueError("a place with more than a place has")
    return value


def _rank(value: Any) -> str:
    if not is_rank(value):
        raise ValueError(f"{str(value)[:40]} is no place in a list")
    return str(value)


_FIELDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "document": {"title": _name, "number": _name, "date": _name, "key": _name, "details": _details},
    "annotation": {"document_id": _id, "colour": _name, "note": _text},
    "span": {"annotation_id": _id, "anchor": _anchor},
    "reply": {"annotation_id": _id, "note": _text},
    "tag": {"name": _name, "parent_id": _id_or_none, "colour": _name, "description": _text},
    "tag_alias": {"tag_id": _id, "into_id": _id},
    "tagging": {"annotation_id": _id, "tag_id": _id},
    "link": {"from_id": _id, "to_id": _id, "relation": _name, "note": _text},
    "source": {"title": _name, "locator": _name, "url": _name, "details": _details},
    "reader": {"name": _name},
    "placement": {"span_id": _id, "place": _only_place},
    "section": {"title": _name, "parent_id": _id_or_none, "rank": _rank},
    "outline_entry": {"section_id": _id, "annotation_id": _id, "rank": _rank},
}


# --- documents


def _document(one: Any) -> SentDocument:
    text = _text(one.get("text", ""))
    fingerprint = _fingerprint(one["fingerprint"])
    pages = tuple(Page(start, _name(label), bool(inferred)) for start, label, inferred in one.get("pages", []))
    marks = tuple(Mark(*mark) for mark in one.get("marks", []))
    check_places(text, marks, pages)
    return _check_text(SentDocument(_id(one["id"]), _name(one["title"]), text, pages, marks, fingerprint))


def _check_text(one: SentDocument) -> SentDocument:
    """Make sure that a text is the one its id and fingerprint say, and as an import leaves it."""
    if one.text and (digest(one.text) != one.fingerprint.text or document_id(one.text) != one.id):
        raise ValueError("a text that is not the one it says it is")
    if one.text and clean.normalise(one.text) != one.text:
        raise ValueError("a text as no import leaves it")
    return one


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _fingerprint(found: Any) -> Fingerprint:
    one = Fingerprint(found["text"], found["normal"], found["length"], tuple(found["minhash"]))
    check_fingerprint(one)
    return one


def check_fingerprint(one: Fingerprint) -> None:
    """Make sure that a fingerprint can be one.

    :raises ValueError: otherwise.
    """
    if len(one.minhash) > 128 or not all(type(value) is int and value >= 0 for value in (*one.minhash, one.length)):
        raise ValueError("a fingerprint that is none")
    _matching(_SHA, one.text), _matching(_SHA, one.normal)


def check_places(text: str, marks: Iterable[Mark], pages: Iterable[Page]) -> None:
    """Make sure that marks and pages stand in their text, and say what such things say.

    :raises ValueError: and its kin otherwise.
    """
    for page in pages:
        _offset(page.start, text), _text(page.label)
    for start, end, kind, target, value in marks:
        if not _offset(start, text) <= _offset(end, text):
            raise ValueError("a mark that ends before it begins")
        _matching(_WORD, kind), _text(target), _text(value)


def _offset(value: Any, text: str) -> int:
    if type(value) is not int or not 0 <= value <= (len(text) if text else json_file.MOST_BYTES):
        raise ValueError(f"{value} is no place in the text")
    return int(value)
