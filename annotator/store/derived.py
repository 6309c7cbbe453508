"""What is worked out from the records: where a passage stands in this copy, and the search index."""

from __future__ import annotations

from sqlite_utils import Database

from annotator.store.journal import Entry
from annotator.store.schema import SEARCHED

_MOST_TEXTS = 4


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


def refresh(db: Database, entry: Entry, texts: dict[str, str]) -> None:
    """Place the passages of a step anew, and enter its words into the search index."""
    for kind, record_id in entry.changes:
        if kind == "span":
            place(db, record_id, texts)
        elif kind == "annotation":
            sql = """UPDATE place SET (colour, alive) = (SELECT colour, alive FROM annotation WHERE id = ?1)
                     WHERE annotation_id = ?1"""
            db.execute(sql, [record_id])
        if kind in SEARCHED:
            sql = f"""INSERT OR REPLACE INTO {kind}_search(rowid, words)
                      SELECT rowid, {SEARCHED[kind]} FROM {kind} WHERE id = ?"""
            db.execute(sql, [record_id])


def index_anew(db: Database) -> None:
    """Make the search index of notes, quotations and replies from nothing."""
    for kind, column in SEARCHED.items():
        db.execute(f"DELETE FROM {kind}_search")
        db.execute(f"INSERT INTO {kind}_search(rowid, words) SELECT rowid, {column} FROM {kind}")


def place(db: Database, span_id: str, texts: dict[str, str]) -> None:
    """Find one passage in its document's text: at its own offsets, else nowhere yet.

    `texts` keeps the texts that were read, for the next call.
    """
    span = db.execute("SELECT * FROM span WHERE id = ?", [span_id]).fetchone()
    if not span["alive"]:
        db.execute("DELETE FROM place WHERE span_id = ?", [span_id])
        return
    document_id, start, end = span["document_id"], span["start"], span["end"]
    exact = text(db, document_id, texts)[start:end] == span["quote"]
    row = [span_id, span["annotation_id"], document_id, start, end, "exact" if exact else "unplaced"]
    whole = db.execute("SELECT colour, alive FROM annotation WHERE id = ?", [span["annotation_id"]]).fetchone()
    db.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [*row, *(whole or ("", 0))])
