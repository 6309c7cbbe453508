"""Cross-references: between annotations, documents and outside sources, seen from both ends."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from annotator.errors import AnnotatorError
from annotator.model import RELATIONS, CrossReference, End, Source, Stretches
from annotator.store import printed
from annotator.store.project import Project
from annotator.text.clean import name as clean_name
from annotator.text.clean import one_line

_DOI = re.compile(r"10\.\d{4,9}/\S")


def add(project: Project, from_id: str, to_id: str, relation: str = RELATIONS[0]) -> str:
    """Join two ends; returns the link's id.

    :raises AnnotatorError: when an end is not there, or is joined to itself.
    """
    if from_id == to_id:
        raise AnnotatorError("A passage cannot be linked to itself; choose another end.")
    known = ends(project, [from_id, to_id])
    for end in (from_id, to_id):
        if known[end].kind == "missing":
            raise AnnotatorError("The project has nothing “{id}” that could be linked; nothing was changed.", id=end)
    with project.edit("Add cross-reference"):
        return project.make("link", {"from_id": from_id, "to_id": to_id, "relation": _relation(relation)})


def relate(project: Project, link_id: str, relation: str) -> None:
    """Say otherwise how the two ends belong together."""
    project.require_own("link", link_id)
    with project.edit("Change relation"):
        project.put("link", link_id, {"relation": _relation(relation)})


def remove(project: Project, link_id: str) -> None:
    """Take a cross-reference away, at both its ends."""
    project.require_own("link", link_id)
    with project.edit("Delete cross-reference"):
        project.delete("link", link_id)


def _relation(relation: str) -> str:
    return clean_name(relation).casefold() or RELATIONS[0]


def relations(project: Project) -> list[str]:
    """The relations there are: the usual ones, then the readers' own."""
    rows = project.rows("SELECT DISTINCT relation FROM link WHERE alive ORDER BY relation")
    return [*RELATIONS, *(row["relation"] for row in rows if row["relation"] not in RELATIONS)]


def add_source(project: Project, title: str, locator: str = "", url: str = "") -> str:
    """Enter a work outside the project, or find the one entered before; returns its id."""
    values = {"title": clean_name(title), "locator": clean_name(locator), "url": clean_name(url)}
    if not values["title"] and not values["url"]:
        raise AnnotatorError("An outside source needs a title or an address.")
    sql = "SELECT id FROM source WHERE alive AND title = :title AND locator = :locator AND url = :url"
    known = project.rows(sql, values)
    if known:
        return str(known[0]["id"])
    with project.edit("Add source"):
        return project.make("source", values)


def source_from(project: Project, words: str) -> str:
    """Enter a source from one line: an address, or a title with a place after the last comma."""
    words = one_line(words)
    if words.startswith(("http://", "https://", "doi:")) or _DOI.match(words):
        address = words if words.startswith("http") else "https://doi.org/" + words.removeprefix("doi:").strip()
        return add_source(project, "", url=address)
    title, comma, locator = words.rpartition(",")
    return add_source(project, title, locator) if comma else add_source(project, words)


def sources(project: Project) -> list[Source]:
    """All outside sources, by title."""
    rows = project.rows("SELECT id, title, locator, url FROM source WHERE alive ORDER BY title, locator, id")
    return [Source(*row) for row in rows]


# --- both directions


def of(project: Project, ids: Sequence[str]) -> dict[str, list[CrossReference]]:
    """The cross-references of annotations or documents, those from them first."""
    marks = ", ".join("?" * len(ids))
    sql = f"""SELECT l.*, r.name AS author_name FROM link l LEFT JOIN reader r ON r.id = l.author
              WHERE l.alive AND (l.from_id IN ({marks}) OR l.to_id IN ({marks})) ORDER BY l.born, l.id"""
    rows = project.rows(sql, [*ids, *ids])
    known = ends(project, {row[name] for row in rows for name in ("from_id", "to_id")})
    found: dict[str, list[CrossReference]] = {one: [] for one in ids}
    for row in rows:
        for here, there, direction in (("from_id", "to_id", "to"), ("to_id", "from_id", "from")):
            if row[here] in found:
                found[row[here]].append(_seen_from(row, known[row[there]], direction))
    return found


def _seen_from(row: sqlite3.Row, other: End, direction: str) -> CrossReference:
    return CrossReference(row["id"], direction, row["relation"], other, row["author_name"] or "")


def ends(project: Project, ids: Iterable[str]) -> dict[str, End]:
    """What ids stand for, as far as a link shows it; `missing` for what is deleted or not here yet."""
    wanted = sorted(set(ids))
    found = {one: End("missing", one, "missing") for one in wanted}
    for at in range(0, len(wanted), 500):
        chunk = wanted[at : at + 500]
        where = printed.where(project, chunk)
        for sql in (_ANNOTATIONS, _DOCUMENTS, _SOURCES):
            for row in project.rows(sql.format(marks=", ".join("?" * len(chunk))), chunk):
                found[row["id"]] = _end(row, where.get(row["id"], ()))
    return found


_ANNOTATIONS = """
SELECT 'annotation' AS kind, a.id, d.number, d.title, d.id AS document_id, '' AS locator, '' AS url,
  (SELECT group_concat(quote, ' … ') FROM (SELECT quote FROM span WHERE annotation_id = a.id AND alive
     ORDER BY start)) AS quote, '' AS page
FROM annotation a JOIN document d ON d.id = a.home WHERE a.alive AND d.alive AND a.id IN ({marks})"""
_DOCUMENTS = """
SELECT 'document' AS kind, id, number, title, id AS document_id, '' AS locator, '' AS url, '' AS quote, '' AS page
FROM document WHERE alive AND id IN ({marks})"""
_SOURCES = """
SELECT 'source' AS kind, id, '' AS number, title, '' AS document_id, locator, url, '' AS quote, locator AS page
FROM source WHERE alive AND id IN ({marks})"""


def _end(row: sqlite3.Row, where: Stretches) -> End:
    title = f"{row['number']}. {row['title']}" if row["number"] else row["title"]
    title = title or row["url"]
    return End(row["kind"], row["id"], title, row["quote"] or "", row["document_id"], row["page"], row["url"], where)


def joined_by(project: Project, link_ids: Iterable[str]) -> set[str] | None:
    """What the given links join; None where one of them is there no more."""
    found: set[str] = set()
    for link_id in link_ids:
        row = project.find("link", link_id)
        if row is None:
            return None
        found |= {row["from_id"], row["to_id"]}
    return found


def neighbours(project: Project, ids: Iterable[str]) -> set[str]:
    """What is linked to the given annotations, documents or sources."""
    found: set[str] = set()
    wanted = sorted(ids)
    for at in range(0, len(wanted), 500):
        chunk = wanted[at : at + 500]
        marks = ", ".join("?" * len(chunk))
        sql = f"SELECT from_id, to_id FROM link WHERE from_id IN ({marks}) OR to_id IN ({marks})"
        for row in project.rows(sql, [*chunk, *chunk]):
            found |= {row["from_id"], row["to_id"]}
    return found
