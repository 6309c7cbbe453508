"""What was done, what can be undone or redone, and what is deleted."""

from dataclasses import dataclass
from typing import Any

from annotator.errors import AnnotatorError
from annotator.model import Step
from annotator.store import deleted, journal, json_columns, links, outline, rings, tags
from annotator.store.project import Project
from annotator.store.schema import RECORDS
from annotator.store.since import BY_ITSELF
from annotator.store.stamps import moment

_BIN = ("annotation", "reply", "link", "tag", "source", "document", "section")


@dataclass(frozen=True, slots=True)
class Deleted:
    """Something in the bin."""

    kind: str
    id: str
    words: str
    deleted: str


def next_undo(project: Project) -> Step | None:
    """The step that undo would take back."""
    return _top(project, "done", "DESC")


def newest(project: Project) -> int:
    """The id of the step that was written last; 0 where there is none."""
    return int(project.rows("SELECT coalesce(max(id), 0) AS id FROM step")[0]["id"])


def stands(project: Project, step_id: int) -> bool:
    """Whether what a step did was not undone; what came by itself never is."""
    found = project.rows("SELECT state, joins FROM step WHERE id = ?", [step_id])
    return bool(found) and (found[0]["state"] == "done" or found[0]["joins"] == BY_ITSELF)


def next_redo(project: Project) -> Step | None:
    """The step that redo would do again."""
    return _top(project, "undone", "ASC")


def _top(project: Project, state: str, order: str) -> Step | None:
    sql = f"SELECT id FROM step WHERE state = ? ORDER BY id {order} LIMIT 1"
    found = project.rows(sql, [state])
    with project.reading():
        return journal.step(project.db, found[0]["id"]) if found else None


def steps(project: Project, most: int = 1000) -> list[Step]:
    """The steps of the project, newest first."""
    found = project.rows("SELECT id FROM step ORDER BY id DESC LIMIT ?", [most])
    with project.reading():
        return [journal.step(project.db, row["id"], journal.changes_of(project.db, row["id"])) for row in found]


def reader_names(project: Project) -> dict[str, str]:
    """Readers' names by id."""
    return {row["id"]: row["name"] for row in project.rows("SELECT id, name FROM reader")}


def wordings(project: Project, annotation_id: str) -> list[tuple[str, str]]:
    """Earlier wordings of a note with the time each was replaced, newest first."""
    sql = """SELECT s.made, c.before FROM change c JOIN step s ON s.id = c.step_id
             WHERE c.kind = 'annotation' AND c.record_id = ? AND c.before IS NOT NULL ORDER BY s.id DESC"""
    found = [(row["made"], json_columns.read(row["before"])) for row in project.rows(sql, [annotation_id])]
    return [(made, before["note"]) for made, before in found if before.get("note")]


def bin_contents(project: Project) -> list[Deleted]:
    """What is deleted and can be restored, newest first."""
    found = []
    for kind in _BIN:
        for row in project.rows(f"SELECT * FROM {kind} WHERE NOT alive"):
            found.append(Deleted(kind, row["id"], _words(project, kind, dict(row)), moment(row["dead_stamp"])))
    return sorted(found, key=lambda one: (one.deleted, one.id), reverse=True)


def _words(project: Project, kind: str, row: dict[str, Any]) -> str:
    if kind == "annotation":
        rows = project.rows("SELECT quote FROM span WHERE annotation_id = ? ORDER BY start", [row["id"]])
        return " … ".join(one["quote"] for one in rows)
    if kind == "link":
        known = links.ends(project, [row["from_id"], row["to_id"]])
        ends = [known[row[end]].quote or known[row[end]].title for end in ("from_id", "to_id")]
        return f"{ends[0]} {row['relation']} {ends[1]}"
    return str(row.get("title") or row.get("name") or row.get("note") or "")


def kind_of(project: Project, record_id: str) -> str:
    """The kind of the record with this id.

    :raises AnnotatorError: when the project has none.
    """
    for kind in RECORDS:
        if project.find(kind, record_id):
            return kind
    raise AnnotatorError("The project has nothing with the id “{id}”.", id=record_id)


def restore(project: Project, record_ids: list[str]) -> None:
    """Take things out of the bin."""
    kinds = {one: kind_of(project, one) for one in record_ids}
    with project.edit("Restore" if len(record_ids) == 1 else f"Restore {len(record_ids)} things"):
        for one, kind in kinds.items():
            if kind == "annotation":
                deleted.restore(project, one)
            else:
                project.restore(kind, one)
        rings.write_down(project, "tag", tags.below_themselves(project))  # what it stood below may stand below it now
        rings.write_down(project, "section", outline.below_themselves(project))
