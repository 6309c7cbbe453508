"""What was read in another process, looked at again before anything believes it.

That process reads what others made, so it may be in their hands: whatever it says is held to the same rules as
an exchange file.
"""

from __future__ import annotations

from annotator.answers import Read
from annotator.formats import read_exchange, read_web_annotation
from annotator.formats.works import Entry
from annotator.model import Fingerprint, ImportedDocument, Snapshot
from annotator.records import Sent
from annotator.text import clean

_MOST_DOCUMENTS = 100_000
_LONGEST_NAME = 10_000


def read(found: Read, name: str) -> None:
    """Look again at documents, and at what was marked in their file.

    :raises ValueError: and its kin where something is not as every reader leaves it.
    """
    if not 0 < len(found.documents) <= _MOST_DOCUMENTS:
        raise ValueError(f"{len(found.documents)} documents")
    for one in found.documents:
        _check_document(one)
    if found.marked is not None:
        sent(found.marked, name)


def sent(found: Sent, name: str) -> None:
    """Look again at records: as closely as at an exchange file.

    :raises UnreadableFile: where something is not as it should be.
    """
    known = {(one.kind, one.id) for one in found.records}
    if len(known) != len(found.records) or len(known) > read_exchange.MOST_RECORDS:
        raise ValueError("too many records, or two of a kind with one id")
    read_exchange.checked_all(found, name)


def snapshot(found: Snapshot, _name: str) -> None:
    """Look again at annotations that this program exported."""
    read_web_annotation.check(found)


def works(found: list[Entry], _name: str) -> None:
    """Look again at works of a bibliography."""
    for one in found:
        if (clean.name(one.title), clean.name(one.number)) != (one.title, one.number):
            raise ValueError("a name as no reader leaves it")
        read_exchange.check_details(one.details)


def _check_document(one: ImportedDocument) -> None:
    text = one.text
    if not text or clean.normalise(text) != text:
        raise ValueError("a text as no reader leaves it")
    for words in (one.title, one.number, one.date, one.key):
        if len(words) > _LONGEST_NAME:
            raise ValueError("a name without end")
    read_exchange.check_places(text, one.marks, one.pages)
    starts = [[mark.start for mark in one.marks], [page.start for page in one.pages]]
    if any(places != sorted(places) for places in starts):
        raise ValueError("marks or pages out of order")
    read_exchange.check_details(one.details)
    if one.fingerprint is not None:
        _check_fingerprint(one.fingerprint, text)


def _check_fingerprint(one: Fingerprint, text: str) -> None:
    read_exchange.check_fingerprint(one)
    if one.length != len(text) or one.text != read_exchange.digest(text):
        raise ValueError("a fingerprint of another text")
