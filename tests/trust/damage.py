"""A small project with something of everything, and what becomes of it when its bytes are changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from annotator.errors import AnnotatorError
from annotator.model import Identity, Mark, Page
from annotator.records import Record, Register, line
from annotator.store import alike, annotations, check, comparing, documents, links, manifest, outline, tags
from annotator.store.project import Project
from annotator.text.likeness import fingerprint
from tests.making import a_document, mark_words

PAGE = 4096
TEXT = "On ice until the end of the elections.\nSymbolic troops under the flag.\nA third force, it is said.\n" * 8
COPY = TEXT.replace("flag", "banner")
_BEN = "01900000-0000-7000-8000-00000000000b"
_STAMP = "1764000000000.00000.benbenbe"
_FOREIGN = "01900000-0000-7000-8000-0000000000dd"


def make(path: Path, identity: Identity) -> bytes:
    """The bytes of a project with records of every kind, and everything local."""
    project = Project.create(path, identity)
    here = a_document(project, TEXT + "The end", marks=(Mark(0, 6, "heading", "", "1"),), pages=(Page(0, "1", False),))
    text = documents.text(project, here)
    with project.edit("Everything"):
        at = text.index("third force, it is said.\nThe end")
        one = annotations.add(project, here, [(at, at + 11)], note="a note", tag_paths=["elections/congress"])
        other = mark_words(project, here, "The end", colour="sky")
        annotations.put_in_place(project, other, at, at + 5)
        annotations.reply(project, one, "an answer")
        links.add(project, one, links.source_from(project, "A book, 3"))
        outline.put(project, outline.add(project, "Argument"), [one])
        tags.merge(project, tags.ensure(project, "troops"), tags.ensure(project, "soldiers"))
        _from_others(project, here)
    comparing.hide(project, _BEN)
    project.remember("made by", "a test")
    annotations.write_note(project, one, "another note")
    project.close()
    return path.read_bytes()


def _from_others(project: Project, here: str) -> None:
    project.put("reader", _BEN, {"name": "Ben"})
    record = Record(_BEN[:-1] + "a", "map", _BEN, _STAMP, {"name": Register("A map", _STAMP)}, Register(False, _STAMP))
    project.take("opaque", [{"id": record.id, "kind": record.kind, "line": line(record)}])
    same = {"id": _FOREIGN, "local_id": here, "likeness": 0.97, "confirmed": 1}
    project.take("same_document", [same])
    project.keep("copy", [{"document_id": _FOREIGN, "title": "Ben’s", "text": COPY}])
    project.keep("fingerprint", [{"document_id": _FOREIGN, "value": json.dumps(asdict(fingerprint(COPY)))}])
    made = {"sha256": "0" * 64, "name": "Ben.json", "made": "2025-11-24T16:00:00.000Z", "counts": "{}"}
    project.keep("merged", [made])
    alike.keep_fingerprints(project)


def full_places(content: bytes) -> list[int]:
    """Where bytes stand that are not zero, beyond the pages that say what tables there are."""
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    full = [number for number, page in enumerate(pages) if b"CREATE " not in page]
    return [number * PAGE + at for number in full for at, byte in enumerate(pages[number]) if byte]


def flipped(content: bytes, at: int, chance: Random) -> bytes:
    """The content with one bit of a byte changed."""
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def noticed(path: Path) -> bool:
    """Whether opening the file, or a check of it, says that something is wrong."""
    try:
        project = Project.open(path, read_only=True)
    except AnnotatorError:
        return True
    try:
        return manifest.differing(project.db.conn) != [] or check.problems(project) != []
    finally:
        project.close()


def missed_by_sqlite(path: Path) -> bool:
    """The control: what SQLite itself says of a file."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        found = connection.execute("PRAGMA integrity_check").fetchall()
        connection.close()
    except sqlite3.Error:
        return False
    return found == [("ok",)]


def told(path: Path) -> list[Any] | None:
    """All that a project says, table by table; None where it cannot be read."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        found = list(_rows(connection))
        connection.close()
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    return found


def _rows(connection: sqlite3.Connection) -> Iterator[Any]:
    for table in (*manifest.GUARDED, manifest.CHANGE, "place", "paragraph", "manifest"):
        yield table, connection.execute(f"SELECT * FROM {table}").fetchall()
    for table in ("annotation_search", "span_search", "reply_search"):
        yield table, connection.execute(f"SELECT rowid, words FROM {table}").fetchall()


def words_of(path: Path) -> set[str]:
    """Words that people wrote, as far as they can be read."""
    found: set[str] = set()
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    for sql in (
        "SELECT note FROM annotation",
        "SELECT quote FROM span",
        "SELECT note FROM reply",
        "SELECT name FROM tag",
        "SELECT title FROM section",
        "SELECT text FROM document_text",
    ):
        try:
            found |= {str(row[0]) for row in connection.execute(sql)}
        except (sqlite3.Error, UnicodeDecodeError):
            continue
    connection.close()
    return found
