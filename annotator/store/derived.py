"""What is worked out from the records: where passages stand in this copy, and the search index.

Everything goes by sets of records, so that folding in another reader's thousands is as quick for each
as writing one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from annotator.model import Change
from annotator.progress import Progress, no_progress, part
from annotator.store.journal import Entry
from annotator.store.placed import Foreign, Placed, placed_elsewhere
from annotator.store.schema import SAME, SEARCHED

_MOST_TEXTS = 4
_CHUNK = 500
_IN = "(SELECT value FROM json_each(?))"


def text(db: Database, document_id: str, kept: dict[str, str]) -> str:
    """The text of a document, from those kept if it is among them: a text never changes under its id."""
    if document_id not in kept:
        found = db.execute("SELECT text FROM document_text WHERE document_id = ?", [document_id]).fetchone()
        if found is None:
            return ""
        while len(kept) >= _MOST_TEXTS:
            del kept[next(iter(kept))]
        kept[document_id] = found["text"]
    return kept[document_id]


def refresh(db: Database, entry: Entry, texts: dict[str, str], progress: Progress) -> None:
    """Place the passages of a step anew, and enter its words into the search index."""
    touched: dict[str, list[str]] = {}
    fresh, entry.fresh = entry.fresh, {}
    for kind, record_id in fresh:
        touched.setdefault(kind, []).append(record_id)
    steps = len(SEARCHED) + 1
    for number, (kind, column) in enumerate(SEARCHED.items()):
        worded = [one for one in touched.get(kind, ()) if entry.may_differ(Change(kind, one), column)]
        index(db, kind, worded, part(progress, number, steps))
    if SAME in touched:
        rehome(db, touched[SAME], texts, entry.reader)
    annotations = touched.get("annotation", ())
    moved = [one for one in annotations if entry.may_differ(Change("annotation", one), "document_id")]
    if moved:
        show_in(db, moved, entry.reader)
    spans = {*touched.get("span", ()), *_put_by_hand(db, touched.get("placement", ())), *entry.moved}
    entry.moved = set()
    place(db, sorted(spans), texts, part(progress, steps - 1, steps))
    known = [one for one in annotations if entry.changes[Change("annotation", one)] is not None]
    if known:  # the places of new ones have just been written
        _paint(db, known)


def show_anew(db: Database, annotation_ids: Sequence[str], reader: str) -> None:
    """After readers were hidden, or are shown again: their annotations come and go, as `reader` sees them."""
    show_in(db, annotation_ids, reader)
    _paint(db, annotation_ids)


def _paint(db: Database, annotation_ids: Sequence[str]) -> None:
    """Give places the colours of their annotations, and those out of sight none."""
    sql = f"""UPDATE place SET (colour, alive) =
                (SELECT colour, alive AND home != '' FROM annotation WHERE id = place.annotation_id)
              WHERE annotation_id IN (SELECT id FROM annotation WHERE id IN {_IN})"""
    db.execute(sql, [json.dumps(annotation_ids)])


def rehome(db: Database, document_ids: Sequence[str], texts: dict[str, str], reader: str) -> None:
    """Show and place anew what stands in some documents for `reader`, after one learnt more of them."""
    ids = [json.dumps(document_ids)]
    annotations = db.execute(f"SELECT id FROM annotation WHERE document_id IN {_IN}", ids).fetchall()
    spans = db.execute(f"SELECT id FROM span WHERE document_id IN {_IN}", ids).fetchall()
    show_in(db, [row["id"] for row in annotations], reader)
    place(db, [row["id"] for row in spans], texts)


def index(db: Database, kind: str, ids: Sequence[str], progress: Progress = no_progress) -> None:
    """Enter the words of some records into the search index."""
    words = f"SELECT rowid, {SEARCHED[kind]} FROM {kind} WHERE id IN {_IN}"
    sql = f"INSERT OR REPLACE INTO {kind}_search(rowid, words) VALUES (?, ?)"
    for at in range(0, len(ids), _CHUNK):
        progress(at, len(ids))
        db.conn.executemany(sql, db.execute(words, [json.dumps(ids[at : at + _CHUNK])]).fetchall())


def index_anew(db: Database) -> None:
    """Make the search index of notes, quotations and replies from nothing."""
    for kind, column in SEARCHED.items():
        db.execute(f"DELETE FROM {kind}_search")
        db.execute(f"INSERT INTO {kind}_search(rowid, words) SELECT rowid, {column} FROM {kind}")


def unseen(author: str) -> str:
    """SQL: whether what the author in a column made is out of sight for the reader in the parameter that follows.

    One's own never is; others' while they are hidden, or while someone reads blind.
    """
    return f"""(({author} IN (SELECT reader_id FROM hidden)
      OR EXISTS (SELECT 1 FROM project WHERE key = 'blind' AND value != {author})) AND {author} != ?)"""


def show_in(db: Database, annotation_ids: Sequence[str], reader: str) -> None:
    """Say in which of our documents annotations show: their own, or the one that it is a copy of.

    Those out of sight for `reader`, who writes here, show in none.
    """
    sql = f"""UPDATE annotation SET home = CASE
                WHEN {unseen("annotation.author")} THEN ''
                ELSE coalesce((SELECT local_id FROM same_document WHERE id = annotation.document_id), document_id) END
              WHERE id IN {_IN}"""
    db.execute(sql, [reader, json.dumps(annotation_ids)])


def _put_by_hand(db: Database, placement_ids: Sequence[str]) -> list[str]:
    """The passages that the given placements are of."""
    sql = f"SELECT DISTINCT span_id FROM placement WHERE id IN {_IN}"
    return [row["span_id"] for row in db.execute(sql, [json.dumps(placement_ids)]).fetchall()] if placement_ids else []


def place(db: Database, span_ids: Sequence[str], texts: dict[str, str], progress: Progress = no_progress) -> None:
    """Find passages in this copy of the text: by hand, at their own offsets, or where the copies agree.

    `texts` keeps the texts that were read, for the next call.
    """
    for at in range(0, len(span_ids), _CHUNK):
        db.execute(f"DELETE FROM place WHERE span_id IN {_IN}", [json.dumps(span_ids[at : at + _CHUNK])])
    places = worked_out(db, span_ids, texts, part(progress, 0, 2))
    for at in range(0, len(places), _CHUNK):
        progress(len(places) + at, 2 * len(places))
        db.conn.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", places[at : at + _CHUNK])


def worked_out(
    db: Database, span_ids: Sequence[str], texts: dict[str, str], progress: Progress = no_progress
) -> list[tuple[Any, ...]]:
    """The rows of `place` for passages, as they should be; nothing is written."""
    rows: list[sqlite3.Row] = []
    by_hand: dict[tuple[str, str], Placed] = {}
    for at in range(0, len(span_ids), _CHUNK):
        progress(at, len(span_ids))
        chunk = json.dumps(span_ids[at : at + _CHUNK])
        here = db.execute(_SPANS, [chunk]).fetchall()
        by_hand |= _hands(db, chunk) if here else {}
        rows += here
    found = _found(db, rows, by_hand, texts)
    return [
        (
            row["id"],
            row["annotation_id"],
            row["home"],
            *found[row["id"]][:3],
            row["colour"] or "",
            row["shown"] or 0,
            found[row["id"]].confidence,
        )
        for row in rows
    ]


_SPANS = f"""
SELECT s.*, a.colour, a.alive AND a.home != '' AND a.author = s.author AS shown,
    coalesce((SELECT local_id FROM same_document WHERE id = s.document_id), s.document_id) AS home
FROM span s LEFT JOIN annotation a ON a.id = s.annotation_id
WHERE s.alive AND s.id IN {_IN} ORDER BY s.document_id, s.start, s.id"""


def _found(
    db: Database, rows: Sequence[sqlite3.Row], by_hand: Mapping[tuple[str, str], Placed], texts: dict[str, str]
) -> dict[str, Placed]:
    """Where each passage stands."""
    found: dict[str, Placed] = {}
    elsewhere: dict[tuple[str, str], list[sqlite3.Row]] = {}
    for row in rows:
        hand = by_hand.get((row["id"], row["home"]))
        if hand and hand.end <= len(text(db, row["home"], texts)):  # another program may say what cannot be
            found[row["id"]] = hand
        elif row["home"] == row["document_id"]:
            own = text(db, row["home"], texts)
            exact = own[row["start"] : row["end"]] == row["quote"]
            found[row["id"]] = Placed(row["start"], row["end"], "exact" if exact else "unplaced", float(exact))
        else:
            elsewhere.setdefault((row["document_id"], row["home"]), []).append(row)
    for (foreign, home), some in elsewhere.items():
        copy = db.execute("SELECT text FROM copy WHERE document_id = ?", [foreign]).fetchone()
        theirs = copy["text"] if copy else text(db, foreign, texts)  # an earlier transcription of ours
        found |= placed_elsewhere(Foreign(theirs, text(db, home, texts)), some)
    return found


def _hands(db: Database, spans: str) -> dict[tuple[str, str], Placed]:
    """Where readers put passages by hand, in which document; of several the one said last counts."""
    sql = f"""SELECT span_id, document_id, start, "end" FROM placement
              WHERE alive AND span_id IN {_IN} ORDER BY json_extract(stamps, '$.place'), id"""
    rows = db.execute(sql, [spans]).fetchall()
    return {(row["span_id"], row["document_id"]): Placed(row["start"], row["end"], "by hand", 1.0) for row in rows}


def forget(db: Database, kind: str, rows: Iterable[sqlite3.Row]) -> None:
    """Take what was worked out from records that are no longer there out of index and places."""
    for row in rows:
        if kind in SEARCHED:
            db.execute(f"DELETE FROM {kind}_search WHERE rowid = ?", [row["entry"]])
        if kind == "span":
            db.execute("DELETE FROM place WHERE span_id = ?", [row["id"]])
