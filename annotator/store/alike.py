"""Which of our documents another reader's copy is, and others' copies themselves, to place passages by."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import NamedTuple

from annotator.model import Fingerprint, Mark, Page
from annotator.records import SentDocument
from annotator.store import json_columns
from annotator.store.file import ProjectFile
from annotator.store.project import Project
from annotator.store.schema import SAME
from annotator.text import likeness
from annotator.text.likeness import fingerprint

_SOUGHT, _QUOTES, _HALF = 20, 12, 0.5  # documents that are looked for, by how many quotations; a share


class Likeness(NamedTuple):
    """A document of others beside the one of ours that it is most like. `local_id` is empty where none is."""

    foreign_id: str
    title: str
    local_id: str
    likeness: float

    @property
    def same(self) -> bool:
        """Whether it is taken for the same document without asking."""
        return bool(self.local_id) and self.likeness >= likeness.SAME

    @property
    def doubtful(self) -> bool:
        """Whether a person has to say."""
        return bool(self.local_id) and likeness.ASK <= self.likeness < likeness.SAME


def recognised(project: ProjectFile, sent: Sequence[SentDocument]) -> list[Likeness]:
    """For each document of others that is not here, and of which nobody has said what it is: the likest of ours."""
    known = {row["id"] for row in project.rows("SELECT id FROM same_document")}
    here = {row["document_id"] for row in project.rows("SELECT document_id FROM document_text")}  # deleted ones too
    found = []
    for one in sent:
        if one.id in here or one.id in known:
            continue
        own = _fingerprints(project)  # those of long texts take a while, and are kept
        scores = [(likeness.likeness(one.fingerprint, mine), local_id) for local_id, mine in own.items()]
        best, local_id = max(scores, default=(0.0, ""))
        found.append(Likeness(one.id, one.title, local_id if best >= likeness.ASK else "", best))
    return found


def apart(sent: Sequence[SentDocument]) -> tuple[list[SentDocument], list[Likeness]]:
    """Documents of others that all are new here: one of each kind, and which of the rest are copies of those."""
    added: list[SentDocument] = []
    twins: list[Likeness] = []
    for one in sent:
        scores = [(likeness.likeness(one.fingerprint, other.fingerprint), other.id) for other in added]
        best, twin = max(scores, default=(0.0, ""))
        if best >= likeness.SAME:
            twins.append(Likeness(one.id, one.title, twin, best))
        else:
            added.append(one)
    return added, twins


def by_quotations(
    project: ProjectFile, sent: Sequence[SentDocument], quoted: Iterable[tuple[str, str]]
) -> list[Likeness]:
    """Documents of others that came without a text and are not recognised: the one of ours that holds what is quoted.

    `quoted` are ids of documents and words that stand in them. `likeness` is the share of the words that one
    holds, white space aside; below a half, or where two hold as much, it is none of ours.
    Those with most quotations come first, and only the first few are looked for.
    """
    quotes: dict[str, list[str]] = {}
    for where, words in quoted:
        quotes.setdefault(where, []).append("".join(words.split()))
    texts = {one.id for one in sent if one.text}
    found = [one for one in recognised(project, sent) if not one.local_id and one.foreign_id not in texts]
    asked = sorted((one for one in found if one.foreign_id in quotes), key=lambda one: -len(quotes[one.foreign_id]))
    ours = {one: _pressed(project, one) for one in _fingerprints(project)} if asked else {}
    likely = []
    for one in asked[:_SOUGHT]:
        some = quotes[one.foreign_id][:_QUOTES]
        shares = {local_id: sum(words in text for words in some) / len(some) for local_id, text in ours.items()}
        best = max(shares.values(), default=0.0)
        first, *more = [local_id for local_id, share in shares.items() if share == best] or [""]
        likely.append(one._replace(local_id="" if more or best < _HALF else first, likeness=best))
    return [*likely, *asked[_SOUGHT:]]


def _pressed(project: ProjectFile, document_id: str) -> str:
    row = project.rows("SELECT text FROM document_text WHERE document_id = ?", [document_id])[0]
    return "".join(row["text"].split())


def _fingerprints(project: ProjectFile) -> dict[str, Fingerprint]:
    """Fingerprints of our documents."""
    return {one: fingerprint_of(project, one, "document_text") for one in _own(project)}


def _own(project: ProjectFile) -> list[str]:
    """Our documents that have a text and stand for themselves."""
    sql = """SELECT d.id FROM document d JOIN document_text t ON t.document_id = d.id
             WHERE d.alive AND d.id NOT IN (SELECT id FROM same_document)"""
    return [row["id"] for row in project.rows(sql)]


def fingerprint_of(project: ProjectFile, document_id: str, table: str) -> Fingerprint:
    """The fingerprint of a text, ours or a copy; texts never change, so it is worked out once."""
    kept: dict[str, Fingerprint] = project.lasting.setdefault("fingerprints", {})
    if document_id not in kept:
        known = project.rows("SELECT value FROM fingerprint WHERE document_id = ?", [document_id])
        if known:
            kept[document_id] = _fingerprint_in(known[0]["value"])
        else:
            text = project.rows(f"SELECT text FROM {table} WHERE document_id = ?", [document_id])[0]["text"]
            kept[document_id] = fingerprint(text)
    return kept[document_id]


def _fingerprint_in(written: str) -> Fingerprint:
    found = json_columns.read(written)
    try:
        return Fingerprint(**{**found, "minhash": tuple(found["minhash"])})
    except (KeyError, TypeError) as error:
        raise json_columns.damaged() from error


def keep_fingerprints(project: Project) -> None:
    """Write down the fingerprints that were worked out, within the edit that is going on."""
    kept: dict[str, Fingerprint] = project.lasting.get("fingerprints", {})
    rows = [{"document_id": one, "value": json.dumps(asdict(found))} for one, found in kept.items()]
    project.keep("fingerprint", rows)


def remember(project: Project, found: Iterable[Likeness], sent: Sequence[SentDocument], *, confirmed: bool) -> None:
    """Keep which documents are the same, with the sender's texts."""
    texts = {one.id: one for one in sent}
    same = [one for one in found if one.local_id]
    rows = [{"id": one.foreign_id, "local_id": one.local_id, "likeness": one.likeness} for one in same]
    project.take(SAME, [{**row, "confirmed": int(confirmed)} for row in rows])
    copies = [texts[one.foreign_id] for one in same if one.foreign_id in texts]
    project.keep("copy", [{"document_id": one.id, "title": one.title, "text": one.text} for one in copies if one.text])
    keep_fingerprints(project)


def sent_documents(project: ProjectFile, *, with_text: bool) -> list[SentDocument]:
    """Our documents and the copies of others, as they are sent."""
    sql = """SELECT t.document_id AS id, d.title, t.text, 1 AS own FROM document_text t
               JOIN document d ON d.id = t.document_id
             UNION ALL SELECT document_id, title, text, 0 FROM copy
               WHERE document_id NOT IN (SELECT document_id FROM document_text)"""
    return [_sent(project, row, with_text=with_text) for row in project.rows(sql)]


def _sent(project: ProjectFile, row: sqlite3.Row, *, with_text: bool) -> SentDocument:
    one, own = row["id"], bool(row["own"])
    marks: tuple[Mark, ...] = ()
    pages: tuple[Page, ...] = ()
    if own:
        sql = "SELECT start, label, inferred FROM page WHERE document_id = ? ORDER BY start, rowid"
        pages = tuple(Page(page["start"], page["label"], bool(page["inferred"])) for page in project.rows(sql, [one]))
    if own and with_text:
        sql = "SELECT start, end, kind, target, value FROM mark WHERE document_id = ? ORDER BY start, end DESC, rowid"
        marks = tuple(Mark(*mark) for mark in project.rows(sql, [one]))
    known = fingerprint_of(project, one, "document_text" if own else "copy")
    return SentDocument(one, row["title"], row["text"] if with_text else "", pages, marks, known)
