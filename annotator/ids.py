"""Names for records: time-ordered for what is made here, derived for what must agree everywhere."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
import uuid
from datetime import UTC, datetime

NAMESPACE = uuid.UUID("7d3a3b1e-6f0c-5f0a-9a52-2f5c0f7b1962")

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# the last time that is believed of others, in milliseconds: a clock may be wrong, but ours must come after it
LATEST = time.time_ns() // 1_000_000 + 100 * 365 * 86_400_000

_last = 0


def new_id() -> str:
    """A new uuid of version 7 (RFC 9562): what is made later here sorts later, also within a millisecond."""
    global _last
    _last = max(time.time_ns() // 1_000_000 << 12, _last + 1)  # twelve bits count within the millisecond
    milliseconds, count = _last >> 12, _last & 0xFFF
    number = milliseconds << 80 | 0x7 << 76 | count << 64 | 0x2 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=number))


def document_id(text: str) -> str:
    """The id of a document, from its stored text: two readers of one text hold one document."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return str(uuid.uuid5(NAMESPACE, f"document {digest}"))


def tagging_id(annotation_id: str, tag_id: str, reader_id: str) -> str:
    """The id of one reader's tagging, so that the same tagging made twice is one."""
    return str(uuid.uuid5(NAMESPACE, f"tagging {annotation_id} {tag_id} {reader_id}"))


def placement_id(span_id: str, document: str, reader_id: str) -> str:
    """The id of where one reader puts a passage in a document, so that putting it again moves it."""
    return str(uuid.uuid5(NAMESPACE, f"placement {span_id} {document} {reader_id}"))


def outline_entry_id(section_id: str, annotation_id: str) -> str:
    """The id of an annotation's place in a section, so that two who put it there put it there once."""
    return str(uuid.uuid5(NAMESPACE, f"outline entry {section_id} {annotation_id}"))


def tag_id(path: str) -> str:
    """The id of a tag that the program itself gives: one tag in every project, whatever readers rename it to."""
    return str(uuid.uuid5(NAMESPACE, f"tag {path}"))


def is_id(value: object) -> bool:
    """Whether something is an id as records bear it."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def new_device() -> str:
    """A random name for this installation, eight characters of 0-9 and a-z."""
    return "".join(secrets.choice("0123456789abcdefghijklmnopqrstuvwxyz") for _ in range(8))


def derived_id(*parts: str) -> str:
    """The id of something made elsewhere, from what identifies it there: whoever takes it in gives it this one."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(parts)))


def stamp_of(when: str, device: str = "import00", count: int = 0) -> str:
    """The stamp of something made elsewhere at a time given in ISO 8601; of long ago where that is in a far future.

    :raises ValueError: when it is no time.
    """
    at = datetime.fromisoformat(when)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    milliseconds = max(0, round(at.timestamp() * 1000))
    milliseconds = milliseconds if milliseconds < LATEST else 0
    return f"{milliseconds:013d}.{count:05x}.{device}"
