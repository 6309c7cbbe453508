"""Fold other readers' records in: the join of what they know with what is here, in one step."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotator.records import Record, join, line, state_code
from annotator.store import json_columns, whole
from annotator.store.file import ProjectFile, Row
from annotator.store.project import Project
from annotator.store.rows import record_in, record_of, row_of
from annotator.store.schema import OPAQUE, RECORDS

_AT_ONCE = 2_000
NEW, CHANGED, DELETED, UNCHANGED = "new", "changed", "deleted", "unchanged"


class Joined(NamedTuple):
    """What a merge comes to: rows to write by kind, and what became of each record by author and kind."""

    rows: dict[str, list[Row]]
    outcomes: list[tuple[Record, str]]  # each record as it will be, and NEW, CHANGED, DELETED or UNCHANGED
    authors: dict[str, str]  # who wrote the records that have another author now, as only a forged file gives them

    @property
    def changes(self) -> bool:
        """Whether anything is new."""
        return any(self.rows.values())


# --- all there is


def all_records(project: ProjectFile) -> Iterator[Record]:
    """Every record of a project, everyone's and the deleted ones, by kind."""
    for kind in RECORDS:
        for row in project.rows(f"SELECT * FROM {kind} ORDER BY id"):
            yield record_of(kind, row)
    for row in project.rows("SELECT line FROM opaque ORDER BY id"):
        yield record_in(row["line"])


def written_by(project: ProjectFile, reader_id: str, device: str) -> Iterator[Record]:
    """The records that a reader made, or of which this installation wrote anything, such as a tag's new name."""
    for kind in RECORDS:
        sql = f"SELECT * FROM {kind} WHERE author = ? OR stamps LIKE ? OR dead_stamp LIKE ? ORDER BY id"
        for row in project.rows(sql, [reader_id, f'%.{device}"%', f"%.{device}"]):
            yield record_of(kind, row)


def state(project: ProjectFile) -> str:
    """The state code: equal codes mean equal annotations; kept until something changes."""
    if "state" not in project.cache:
        project.cache["state"] = state_code(all_records(project))
    return str(project.cache["state"])


# --- joining


def joined(project: ProjectFile, incoming: Iterable[Record]) -> Joined:
    """What folding records in comes to; nothing is written."""
    by_kind: dict[str, dict[str, Record]] = {}
    for one in incoming:
        known = by_kind.setdefault(one.kind, {}).get(one.id)
        by_kind[one.kind][one.id] = one if known is None else join(known, one)
    result = Joined({}, [], {})
    with project.reading():
        for kind, records in by_kind.items():
            if kind in RECORDS:
                _join_kind(project, kind, records, result)
            else:
                result.rows.setdefault(OPAQUE, []).extend(_joined_opaque(project, records))
    return result


def _join_kind(project: ProjectFile, kind: str, records: dict[str, Record], result: Joined) -> None:
    here = whole.read(project.db, kind, list(records))
    rows = result.rows.setdefault(kind, [])
    for one in records.values():
        mine = record_of(kind, here[one.id]) if one.id in here else None
        both = one if mine is None else join(mine, one)
        if both == mine:
            result.outcomes.append((both, UNCHANGED))
        else:
            rows.append(row_of(both))
            result.outcomes.append((both, _became(mine, both)))
            if mine is not None and mine.author != both.author:
                result.authors[one.id] = mine.author


def _became(mine: Record | None, both: Record) -> str:
    if mine is None:
        return NEW if both.alive else DELETED
    return DELETED if mine.alive and not both.alive else CHANGED


def _joined_opaque(project: ProjectFile, records: dict[str, Record]) -> list[Row]:
    """Records of kinds this version does not know, as far as they are new."""
    rows = whole.read(project.db, OPAQUE, list(records))
    here = {one: record_in(row["line"]) for one, row in rows.items()}
    both = [join(here[one.id], one) if one.id in here else one for one in records.values()]
    return [{"id": one.id, "kind": one.kind, "line": line(one)} for one in both if one != here.get(one.id)]


def take(project: Project, found: Joined) -> Iterator[int]:
    """Write a join within the edit that is going on; yields how many records are written so far."""
    done = 0
    for kind, rows in found.rows.items():
        for at in range(0, len(rows), _AT_ONCE):
            project.take(kind, rows[at : at + _AT_ONCE])
            done += len(rows[at : at + _AT_ONCE])
            yield done


KEPT = ("annotation", "reply", "span")  # what is kept as one's own, or written again


def devices(project: ProjectFile, reader_id: str) -> set[str]:
    """The installations by which a reader wrote what is here."""
    found: set[str] = set()
    for kind in KEPT:
        sql = f"""SELECT DISTINCT substr(born, -8) AS device FROM {kind} WHERE author = :author UNION
                  SELECT DISTINCT substr(s.value, -8) FROM {kind}, json_each(stamps) s WHERE author = :author UNION
                  SELECT DISTINCT substr(dead_stamp, -8) FROM {kind} WHERE author = :author"""
        found |= {row["device"] for row in project.rows(sql, {"author": reader_id})}
    return found


def write_again(project: Project, step_id: int, ids: Iterable[str]) -> None:
    """Write records again as they were before a step: new edits, which win wherever they are folded in."""
    sql = f"SELECT kind, record_id, before FROM change WHERE step_id = ? AND kind IN ({', '.join('?' * len(KEPT))})"
    wanted = set(ids)
    for row in project.rows(sql, [step_id, *KEPT]):
        before = json_columns.read(row["before"]).get("row")
        if row["record_id"] in wanted and before:
            project.put(row["kind"], row["record_id"], {name: before[name] for name in RECORDS[row["kind"]]})
            if before["alive"]:
                project.restore(row["kind"], row["record_id"])


def statuses(project: ProjectFile, annotation_ids: Sequence[str]) -> list[tuple[str, str, int]]:
    """Of annotations that were not surely placed: author, `unplaced` or `check`, and how many."""
    sql = """SELECT a.author, min(p.status) AS status FROM place p JOIN annotation a ON a.id = p.annotation_id
               JOIN document_text t ON t.document_id = a.home
             WHERE a.alive AND p.status IN ('unplaced', 'check') AND a.id IN (SELECT value FROM json_each(?))
             GROUP BY a.id"""
    found = Counter((row["author"], row["status"]) for row in project.rows(sql, [json.dumps(annotation_ids)]))
    return [(author, status, number) for (author, status), number in found.items()]
