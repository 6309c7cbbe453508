"""Who writes in the project, and who wrote."""

from __future__ import annotations

from annotator.errors import AnnotatorError
from annotator.model import Reader
from annotator.store.project import Project
from annotator.text.clean import name as clean_name


def listed(project: Project) -> list[tuple[Reader, int]]:
    """All readers, with the number of annotations each has made."""
    sql = """SELECT r.id, r.name, count(a.id) AS made FROM reader r
             LEFT JOIN annotation a ON a.author = r.id AND a.alive WHERE r.alive GROUP BY r.id ORDER BY r.born, r.id"""
    return [(Reader(row["id"], row["name"]), row["made"]) for row in project.rows(sql)]


def current(project: Project) -> Reader:
    """The one who writes here now, under the name the project knows."""
    row = project.find("reader", project.reader.id)
    return Reader(row["id"], row["name"]) if row else project.reader


def rename(project: Project, name: str) -> Reader:
    """Change the name of the one who writes here.

    :raises AnnotatorError: for an empty name.
    """
    name = clean_name(name)
    if not name:
        raise AnnotatorError("A reader needs a name.")
    with project.edit("Change name"):
        project.put("reader", project.reader.id, {"name": name})
    return Reader(project.reader.id, name)
