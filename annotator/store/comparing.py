"""Several readers of a document side by side, and which of them one sees."""

from __future__ import annotations

from annotator.errors import AnnotatorError
from annotator.model import Reader
from annotator.store import agreed, derived, documents
from annotator.store.project import Project
from annotator.text.agreement import Marked
from annotator.text.reliability import Reading


def reading(project: Project, document_id: str) -> Reading:
    """What the readers one sees marked in a document, where it stands in this copy, with their own tags.

    Passages that were not found in this text are left out, and so are the versions the group stands by.
    """
    found = _marked(project, document_id, settled=False)
    return Reading(documents.text(project, document_id), tuple(found))


def layer(project: Project, document_id: str) -> list[Marked]:
    """The versions the group stands by in a document, in the order of the text, without the tag that says so."""
    mark = {agreed.tag_path(project)}
    return [one._replace(tags=one.tags - mark) for one in _marked(project, document_id, settled=True)]


def _marked(project: Project, document_id: str, *, settled: bool) -> list[Marked]:
    sql = """SELECT p.annotation_id, a.author, p.start, p.end FROM place p JOIN annotation a ON a.id = p.annotation_id
             WHERE p.document_id = ? AND p.alive AND p.status != 'unplaced' AND p.start < p.end
             ORDER BY p.start, p.end, p.annotation_id"""
    versions = agreed.versions(project)
    ranges: dict[str, list[tuple[int, int]]] = {}
    authors: dict[str, str] = {}
    for one, author, start, end in project.rows(sql, [document_id]):
        if (one in versions) == settled:
            ranges.setdefault(one, []).append((start, end))
            authors[one] = author
    tagged = agreed.tags_by_author(project, list(ranges))
    return [Marked(one, authors[one], tuple(some), frozenset(tagged.get(one, ()))) for one, some in ranges.items()]


def readers(project: Project) -> dict[str, Reader]:
    """Everybody who made an annotation, by id, in the order in which they first wrote here or anywhere."""
    sql = """SELECT a.author AS id, coalesce(r.name, '') AS name FROM (SELECT DISTINCT author FROM annotation) a
             LEFT JOIN reader r ON r.id = a.author ORDER BY r.born IS NULL, r.born, a.author"""
    return {row["id"]: Reader(row["id"], row["name"]) for row in project.rows(sql)}


def made(project: Project) -> dict[str, int]:
    """How many annotations each reader made, whether one sees them or not."""
    sql = "SELECT author, count(*) AS n FROM annotation WHERE alive GROUP BY author"
    return {row["author"]: row["n"] for row in project.rows(sql)}


# --- whom one sees; this stays in this file and is never sent


def hidden(project: Project) -> set[str]:
    """The readers who were hidden one by one."""
    return {row["reader_id"] for row in project.rows("SELECT reader_id FROM hidden")}


def hide(project: Project, reader_id: str) -> None:
    """Take a reader's annotations out of sight, also those that arrive later.

    :raises AnnotatorError: for one's own.
    """
    if reader_id == project.reader.id:
        raise AnnotatorError("Your own annotations are always shown.")
    _see_otherwise(project, "INSERT OR IGNORE INTO hidden VALUES (?)", reader_id, of=reader_id)


def show(project: Project, reader_id: str) -> None:
    """Show a reader's annotations again; while one reads blind, once that ends."""
    _see_otherwise(project, "DELETE FROM hidden WHERE reader_id = ?", reader_id, of=reader_id)


def is_blind(project: Project) -> bool:
    """Whether everybody else is out of sight, those included who are not here yet."""
    return bool(project.rows("SELECT 1 FROM project WHERE key = 'blind'"))


def read_blind(project: Project) -> None:
    """See one's own annotations only, until `end_blind`."""
    _see_otherwise(
        project,
        "INSERT INTO project VALUES ('blind', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        project.reader.id,
    )


def end_blind(project: Project) -> None:
    """See the others again, but for those who were hidden one by one."""
    _see_otherwise(project, "DELETE FROM project WHERE key = ?", "blind")


def _see_otherwise(project: Project, sql: str, value: str, *, of: str = "") -> None:
    """Write whom one sees, and let the annotations of one reader, or of all but oneself, come and go."""
    with project.arrange() as db:
        db.execute(sql, [value])
        whose = ("author = ?", of) if of else ("author != ?", project.reader.id)
        rows = db.execute(f"SELECT id FROM annotation WHERE {whose[0]}", [whose[1]]).fetchall()
        derived.show_anew(db, [row["id"] for row in rows], project.reader.id)
