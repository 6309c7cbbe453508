"""The tables of a project file, and how an older file becomes a new one.

Everything readers share is a *record*: an id, its author, the stamp of its birth, fields, and
`dead`. Each field is a register: beside its value, `stamps` (JSON) keeps when it was last
written, so that anybody's files can be merged later. `alive` is worked out from them. `extra`
holds fields of newer versions, untouched. All else is local, or can be worked out again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlite_utils import Database

APPLICATION_ID = 0x414E4E4F  # "ANNO"

RECORDS: dict[str, dict[str, str]] = {
    # kind: {column: register}; columns of one register are stamped together
    "document": {"title": "title", "number": "number", "date": "date", "key": "key", "details": "details"},
    "annotation": {"document_id": "document_id", "colour": "colour", "note": "note"},
    "span": {
        "annotation_id": "annotation_id",
        **dict.fromkeys(("document_id", "start", "end", "quote", "prefix", "suffix"), "anchor"),
    },
    "reply": {"annotation_id": "annotation_id", "note": "note"},
    "tag": {"name": "name", "parent_id": "parent_id", "colour": "colour", "description": "description"},
    "tag_alias": {"tag_id": "tag_id", "into_id": "into_id"},
    "tagging": {"annotation_id": "annotation_id", "tag_id": "tag_id"},
    "link": {"from_id": "from_id", "to_id": "to_id", "relation": "relation", "note": "note"},
    "source": {"title": "title", "locator": "locator", "url": "url", "details": "details"},
    "reader": {"name": "name"},
    "placement": {"span_id": "span_id", **dict.fromkeys(("document_id", "start", "end"), "place")},
    "section": {"title": "title", "parent_id": "parent_id", "rank": "rank"},
    "outline_entry": {"section_id": "section_id", "annotation_id": "annotation_id", "rank": "rank"},
}
_OUTLINE = ("section", "outline_entry")
_FIRST_KINDS = tuple(kind for kind in RECORDS if kind not in ("placement", *_OUTLINE))  # those of version 1

OPAQUE = "opaque"  # records of kinds that only newer versions know, each as one line
SAME = "same_document"
SEARCHED = {"annotation": "note", "span": "quote", "reply": "note"}  # kind: the column searched

_SHARED = """
    entry INTEGER PRIMARY KEY,         -- the row's own number, which search tables go by; local
    id TEXT NOT NULL UNIQUE,
    author TEXT NOT NULL,              -- id of the reader who made it
    born TEXT NOT NULL,                -- stamp: milliseconds since 1970 UTC, counter, device
    {columns},
    dead INTEGER NOT NULL DEFAULT 0,   -- deleted, unless a field was written later
    dead_stamp TEXT NOT NULL,
    alive INTEGER NOT NULL DEFAULT 1,  -- worked out from dead and stamps
    stamps TEXT NOT NULL,              -- JSON: field -> stamp
    extra TEXT NOT NULL DEFAULT '{{}}'   -- JSON: fields of newer versions, kept as they came
"""
_INTEGERS = {"start", "end"}

_LOCAL = (
    """CREATE TABLE project (            -- facts about this file
    key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT""",
    """CREATE TABLE document_text (      -- the text of a document; it never changes
    document_id TEXT PRIMARY KEY,
    text TEXT NOT NULL,               -- offsets everywhere count its code points
    sha256 TEXT NOT NULL,
    words INTEGER NOT NULL,
    position INTEGER NOT NULL,        -- place in the list of documents
    source_sha256 TEXT NOT NULL,
    imported TEXT NOT NULL) STRICT""",
    """CREATE TABLE source_file (        -- the files documents came from, byte for byte
    sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, format TEXT NOT NULL, content BLOB NOT NULL) STRICT""",
    """CREATE TABLE mark (               -- headings, names, notes and references of a document
    document_id TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    kind TEXT NOT NULL, target TEXT NOT NULL, value TEXT NOT NULL) STRICT""",
    "CREATE INDEX mark_document ON mark(document_id, start)",
    """CREATE TABLE page (               -- printed pages of a document
    document_id TEXT NOT NULL, start INTEGER NOT NULL, label TEXT NOT NULL,
    inferred INTEGER NOT NULL DEFAULT 0) STRICT""",
    "CREATE INDEX page_document ON page(document_id, start)",
    """CREATE TABLE paragraph (          -- where the paragraphs are that paragraph_search finds
    id INTEGER PRIMARY KEY, document_id TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL) STRICT""",
    """CREATE TABLE place (              -- where each passage stands in this copy of the text; derived
    span_id TEXT PRIMARY KEY, annotation_id TEXT NOT NULL, document_id TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    status TEXT NOT NULL,             -- exact, or unplaced
    colour TEXT NOT NULL, alive INTEGER NOT NULL) STRICT  -- the annotation's, so that painting reads one index""",
    "CREATE INDEX place_document ON place(document_id, alive, start, end, annotation_id, colour, status)",
    "CREATE INDEX place_annotation ON place(annotation_id)",
    """CREATE TABLE step (               -- what was done; undo and redo go by it
    id INTEGER PRIMARY KEY, label TEXT NOT NULL, made TEXT NOT NULL, reader TEXT NOT NULL,
    joins TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'done') STRICT  -- done, undone, or dropped""",
    "CREATE INDEX step_state ON step(state, id)",
    """CREATE TABLE change (             -- the records of a step as they were on its other side
    id INTEGER PRIMARY KEY, step_id INTEGER NOT NULL REFERENCES step(id),
    kind TEXT NOT NULL, record_id TEXT NOT NULL,
    before TEXT) STRICT               -- JSON: field -> value; NULL where the record was not there""",
    "CREATE INDEX change_step ON change(step_id)",
    "CREATE INDEX change_record ON change(record_id)",
)

_INDEXES = (
    "CREATE INDEX annotation_document ON annotation(document_id, alive, id)",
    "CREATE INDEX span_annotation ON span(annotation_id)",
    "CREATE INDEX reply_annotation ON reply(annotation_id)",
    "CREATE INDEX tagging_annotation ON tagging(annotation_id)",
    "CREATE INDEX tagging_tag ON tagging(tag_id, alive, annotation_id)",
    "CREATE INDEX link_from ON link(from_id)",
    "CREATE INDEX link_to ON link(to_id)",
)

_VIEW = """CREATE VIEW annotation_list AS
-- One row per annotation, for reading with plain SQL (Datasette, DB Browser, sqlite3).
SELECT a.id, d.number AS document_number, d.title AS document,
  (SELECT group_concat(quote, ' … ') FROM (SELECT quote FROM span
     WHERE annotation_id = a.id AND alive ORDER BY start)) AS quotation,
  (SELECT group_concat(DISTINCT p.label) FROM place l JOIN page p ON p.document_id = l.document_id
     AND p.start < l.end AND p.start >= coalesce((SELECT max(start) FROM page q
       WHERE q.document_id = l.document_id AND q.start <= l.start), 0)
     WHERE l.annotation_id = a.id) AS pages,
  a.note,
  (SELECT group_concat(t.name, ', ') FROM tagging g JOIN tag t ON t.id = g.tag_id
     WHERE g.annotation_id = a.id AND g.alive AND t.alive) AS tags,
  a.colour, r.name AS reader,
  strftime('%Y-%m-%dT%H:%M:%SZ', substr(a.born, 1, 13) / 1000, 'unixepoch') AS created
FROM annotation a JOIN document d ON d.id = a.document_id LEFT JOIN reader r ON r.id = a.author
WHERE a.alive AND d.alive"""


def _first(db: Database) -> None:
    """Version 1: all tables."""
    for kind in _FIRST_KINDS:
        _make_table(db, kind)
    for statement in (*_LOCAL, *_INDEXES, _VIEW):
        db.execute(statement)
    # No triggers keep the search tables: with trusted_schema off SQLite refuses them. `derived` does.
    tokens = "tokenize='unicode61 remove_diacritics 2'"
    db.execute(f"CREATE VIRTUAL TABLE paragraph_search USING fts5(words, content='', {tokens})")
    for kind in SEARCHED:
        db.execute(f"CREATE VIRTUAL TABLE {kind}_search USING fts5(words, {tokens})")


def _second(db: Database) -> None:
    """Version 2: what is exchanged with other readers."""
    _make_table(db, "placement")
    for statement in _EXCHANGED:
        db.execute(statement)
    db.execute("UPDATE annotation SET home = document_id")


_EXCHANGED = (
    # the document an annotation shows in: another copy's, where that is the same document; derived
    "ALTER TABLE annotation ADD COLUMN home TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE place ADD COLUMN confidence REAL NOT NULL DEFAULT 1",
    "DROP INDEX annotation_document",
    "CREATE INDEX annotation_home ON annotation(home, alive, id)",
    "CREATE INDEX placement_span ON placement(span_id)",
    """CREATE TABLE opaque (             -- records of kinds that a newer version knows, kept as they came
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, line TEXT NOT NULL) STRICT""",
    """CREATE TABLE copy (               -- other readers' copies of documents, to place their passages by
    document_id TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL) STRICT""",
    """CREATE TABLE fingerprint (        -- what texts are recognised by, worked out once; JSON
    document_id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT""",
    """CREATE TABLE same_document (      -- what stands for one of our documents: a copy, an earlier transcription
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, local_id TEXT NOT NULL, likeness REAL NOT NULL,
    confirmed INTEGER NOT NULL DEFAULT 0) STRICT""",
    "CREATE INDEX same_local ON same_document(local_id)",
    "DROP VIEW annotation_list",
    _VIEW.replace("a.document_id", "a.home"),
    """CREATE TABLE hidden (             -- readers whose annotations are not shown here
    reader_id TEXT PRIMARY KEY) STRICT""",
    """CREATE TABLE merged (             -- files of other readers that were folded in
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, made TEXT NOT NULL,
    counts TEXT NOT NULL) STRICT""",
)


def _third(db: Database) -> None:
    """Version 3: the outline of a paper."""
    from annotator.store import kept_unread  # which needs the tables' names

    for kind in _OUTLINE:
        _make_table(db, kind)
    db.execute("CREATE INDEX outline_entry_order ON outline_entry(alive, section_id, rank, id, annotation_id)")
    db.execute("CREATE INDEX outline_entry_annotation ON outline_entry(annotation_id)")
    kept_unread.make_real(db, _OUTLINE)


def _fourth(db: Database) -> None:
    """Version 4: what `check` compares the tables with, see `manifest`."""
    db.execute("""CREATE TABLE manifest (        -- of each table how many rows were saved, and their digest
    name TEXT PRIMARY KEY, rows INTEGER NOT NULL, digest TEXT NOT NULL) STRICT""")
    db.execute("ALTER TABLE step ADD COLUMN digest TEXT NOT NULL DEFAULT ''")  # of its changes


def _make_table(db: Database, kind: str) -> None:
    columns = ",\n    ".join(_column(name) for name in RECORDS[kind])
    db.execute(f"CREATE TABLE {kind} ({_SHARED.format(columns=columns)}) STRICT")


def _column(name: str) -> str:
    return f'"{name}" INTEGER NOT NULL' if name in _INTEGERS else f"\"{name}\" TEXT NOT NULL DEFAULT ''"


MIGRATIONS: tuple[Callable[[Database], None], ...] = (_first, _second, _third, _fourth)
VERSION = len(MIGRATIONS)
_GUARDED_FROM = 4


def registers(kind: str) -> dict[str, tuple[str, ...]]:
    """The registers of a kind of record, each with its columns."""
    found: dict[str, tuple[str, ...]] = {}
    for column, register in RECORDS[kind].items():
        found[register] = (*found.get(register, ()), column)
    return found


def migrate(db: Database, version: int = VERSION) -> None:
    """Bring the file to a version, in one transaction that also writes the version and the manifest."""
    from annotator.store import manifest  # which needs the tables' names

    found = version_of(db.conn)
    if found >= version:
        return
    db.execute("BEGIN IMMEDIATE")
    with db.conn:
        for migration in MIGRATIONS[found:version]:
            migration(db)
        if version >= _GUARDED_FROM:
            manifest.write_anew(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version a connected file says it has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
