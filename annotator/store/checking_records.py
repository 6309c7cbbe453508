"""What `check` asks of records: that texts are whole, marks inside, ends there, times times, no rings."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime

from annotator.errors import AnnotatorError, Notice
from annotator.store import json_columns, outline, tags
from annotator.store.project import Project
from annotator.store.rows import record_in
from annotator.store.schema import RECORDS

_STAMP = re.compile(r"[0-9]{13}\.[0-9a-f]{5}\.[0-9A-Za-z]{1,32}")


def _texts(project: Project) -> Iterator[Notice]:
    for row in project.rows("SELECT document_id, text, sha256 FROM document_text"):
        short = row["document_id"][:8]
        if hashlib.sha256(row["text"].encode("utf-8")).hexdigest() != row["sha256"]:
            yield Notice("The text of document {id} is not what was imported.", id=short)
        for table, end in (("mark", "end"), ("page", "start")):
            sql = f'SELECT count(*) AS n FROM {table} WHERE document_id = ? AND (start < 0 OR "{end}" > ?)'
            outside = project.rows(sql, [row["document_id"], len(row["text"])])[0]["n"]
            if outside and table == "mark":
                yield Notice("{number} marks of document {id} lie outside its text.", number=outside, id=short)
            elif outside:
                yield Notice("{number} pages of document {id} lie outside its text.", number=outside, id=short)
    for row in project.rows("SELECT sha256, name, content FROM source_file"):
        if hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
            yield Notice(
                "The source file {name} ({id}) is not what was imported.", name=row["name"], id=row["sha256"][:8]
            )


_ENDS = (
    ("span", "annotation_id", "annotation"),
    ("tagging", "annotation_id", "annotation"),
    ("reply", "annotation_id", "annotation"),
    ("annotation", "document_id", "document"),
    ("tagging", "tag_id", "tag"),
    ("tag_alias", "tag_id", "tag"),
    ("tag_alias", "into_id", "tag"),
    ("placement", "span_id", "span"),
    ("outline_entry", "section_id", "section"),
    ("outline_entry", "annotation_id", "annotation"),
)


def _ends(project: Project) -> Iterator[Notice]:
    for kind, column, other in _ENDS:
        sql = f"SELECT count(*) AS n FROM {kind} WHERE alive AND {column} NOT IN (SELECT id FROM {other})"
        if lost := project.rows(sql)[0]["n"]:
            yield Notice(
                "{number} of kind {kind} point at a missing {other}; they are kept until it arrives.",
                number=lost,
                kind=kind,
                other=other,
            )


def _stamps(project: Project) -> Iterator[Notice]:
    for kind, fields in RECORDS.items():
        for row in project.rows(f"SELECT id, born, dead, dead_stamp, alive, stamps, extra FROM {kind}"):
            yield from _of_record(kind, row, set(fields.values()))


def _of_record(kind: str, row: sqlite3.Row, registers: set[str]) -> Iterator[Notice]:
    one = row["id"]
    try:
        stamps = json_columns.stamps(row["stamps"])
        json_columns.read(row["extra"])
    except AnnotatorError:
        yield Notice(
            "The stamps of {kind} {id} are damaged: when it was written can no longer be read.", kind=kind, id=one
        )
        return
    if set(stamps) != registers:
        yield Notice("The stamps of {kind} {id} are incomplete.", kind=kind, id=one)
    elif not all(map(is_stamp, (row["born"], row["dead_stamp"], *stamps.values()))):
        yield Notice("The stamps of {kind} {id} hold something that is no time.", kind=kind, id=one)
    elif bool(row["alive"]) != (not row["dead"] or max(stamps.values()) > row["dead_stamp"]):
        yield Notice("Whether {kind} {id} is deleted is not what its stamps say.", kind=kind, id=one)


def is_stamp(written: str) -> bool:
    """Whether something is a time as records bear it."""
    return _STAMP.fullmatch(written) is not None


def _times(project: Project) -> Iterator[Notice]:
    for table, column in (("step", "made"), ("document_text", "imported"), ("merged", "made")):
        for row in project.rows(f"SELECT {column} AS said FROM {table}"):
            try:
                datetime.fromisoformat(row["said"])
            except ValueError:
                yield Notice("{words} in {table} is no time; it is damaged.", words=row["said"][:40], table=table)


def _json(project: Project) -> Iterator[Notice]:
    for table, column in (
        ("document", "details"),
        ("source", "details"),
        ("change", "before"),
        ("fingerprint", "value"),
        ("merged", "counts"),
    ):
        broken = sum(not _is_json(row[0]) for row in project.rows(f'SELECT "{column}" FROM {table}'))
        if broken:
            yield Notice("{number} entries of {table} can no longer be read.", number=broken, table=table)
    for row in project.rows("SELECT id, line FROM opaque"):
        try:
            record_in(row["line"])
        except AnnotatorError:
            yield Notice("Record {id} of a newer version can no longer be read.", id=row["id"])


def _is_json(words: str | None) -> bool:
    try:
        json.loads(words or "null")
    except (ValueError, RecursionError):
        return False
    return True


def _rings(project: Project) -> Iterator[Notice]:
    for one in tags.below_themselves(project):
        yield Notice("Tag {id} stands below itself.", id=one)
    for one in outline.below_themselves(project):
        yield Notice("Section {id} stands below itself.", id=one)


TESTS = (_texts, _ends, _stamps, _times, _json, _rings)
