"""The annotations that meet the conditions of a filter line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from annotator.model import COLOURS
from annotator.store import agreed, news, outline, tags
from annotator.store.derived import unseen
from annotator.store.project import Project
from annotator.store.search import match_expression
from annotator.text.query import HAS, IS, KNOWN, Term, parse, quoted

Condition = tuple[str, list[Any]]


def chosen(project: Project, line: str, document_id: str = "") -> list[str]:
    """Ids of the annotations that a filter line leaves, by document and place in the text.

    :raises AnnotatorError: for a condition that does not exist.
    """
    where, values = _where(project, line, document_id)
    sql = f"""SELECT a.id FROM annotation a JOIN document d ON d.id = a.home
              LEFT JOIN document_text t ON t.document_id = d.id LEFT JOIN place p ON p.annotation_id = a.id
              WHERE a.alive AND d.alive{where}
              GROUP BY a.id ORDER BY t.position, min(p.start), max(p.end), a.id"""
    return [row["id"] for row in project.rows(sql, values)]


def matching(project: Project, line: str, document_id: str) -> frozenset[str]:
    """The same for one document, in no order."""
    where, values = _where(project, line, document_id)
    sql = f"SELECT a.id FROM annotation a JOIN document d ON d.id = a.home WHERE a.alive AND d.alive{where}"
    return frozenset(row["id"] for row in project.rows(sql, values))


def documents_of(project: Project, line: str) -> dict[str, str]:
    """The annotations that a filter line leaves, in no order, with the ids of their documents.

    :raises AnnotatorError: for a condition that does not exist.
    """
    where, values = _where(project, line, "")
    sql = f"""SELECT a.id, a.home AS document_id FROM annotation a JOIN document d ON d.id = a.home
              WHERE a.alive AND d.alive{where}"""
    return dict(tuple(row) for row in project.rows(sql, values))


def _where(project: Project, line: str, document_id: str) -> Condition:
    """The conditions of a filter line, and the values in them.

    The sign before `a.home` keeps SQLite from reading all of the document where a list of ids says more.
    """
    conditions = [_condition(project, term) for term in parse(line)]
    if document_id:
        listed = any(sql.startswith("a.id IN") for sql, _ in conditions)
        conditions.append((f"{'+' if listed else ''}a.home = ?", [document_id]))
    return "".join(f" AND {sql}" for sql, _ in conditions), [one for _, values in conditions for one in values]


def _condition(project: Project, term: Term) -> Condition:
    return _KINDS[term.kind](project, term.value)


def _word(project: Project, value: str) -> Condition:
    match = match_expression([value])
    if not match:
        return "1", []
    tagged, tag_values = _bearing(project, lambda path: value.casefold() in path.casefold())
    sql = f"""a.id IN (
      SELECT id FROM annotation WHERE rowid IN
        (SELECT rowid FROM annotation_search WHERE annotation_search MATCH ?)
      UNION ALL SELECT annotation_id FROM span WHERE alive AND rowid IN
        (SELECT rowid FROM span_search WHERE span_search MATCH ?)
      UNION ALL SELECT annotation_id FROM reply WHERE alive AND rowid IN
        (SELECT rowid FROM reply_search WHERE reply_search MATCH ?)
      UNION ALL {tagged})"""
    return sql, [match, match, match, *tag_values]


def _tag(project: Project, value: str) -> Condition:
    wanted = value.strip("/").casefold()  # quotation marks are the filter line’s own, so they do not count
    return _in_tags(project, lambda path: _bears(path.casefold().replace('"', ""), wanted))


def _bears(path: str, wanted: str) -> bool:
    """Whether a tag, or one above it, has the wanted name or path."""
    steps = path.split("/")
    above = ["/".join(steps[:depth]) for depth in range(1, len(steps) + 1)]
    return wanted in steps or wanted in above or any(one.endswith("/" + wanted) for one in above)


def _in_tags(project: Project, test: Callable[[str], bool]) -> Condition:
    sql, values = _bearing(project, test)
    return f"a.id IN ({sql})", values


def _bearing(project: Project, test: Callable[[str], bool]) -> Condition:
    """A query for the annotations with a tag whose path meets a test."""
    book = tags.codebook(project)
    wanted = [one for one, shown in book.canonical.items() if shown in book.tags and test(book.tags[shown].path)]
    sql, values = _one_of("tag_id", wanted)
    seen = f"SELECT annotation_id FROM tagging WHERE alive AND {sql} AND NOT {unseen('author')}"
    return seen, [*values, project.reader.id]


def _one_of(column: str, values: list[str]) -> Condition:
    """Values go as one, so that there may be any number of them."""
    return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps(values)]


def _reader(project: Project, value: str) -> Condition:
    if value.casefold() in ("me", "you"):
        return "a.author = ?", [project.reader.id]
    names = project.rows("SELECT id, name FROM reader")
    return _one_of("a.author", [row["id"] for row in names if value.casefold() in row["name"].casefold()])


def _colour(project: Project, value: str) -> Condition:
    return "a.colour = ?", [value.casefold()]


def _page(project: Project, value: str) -> Condition:
    sql = """a.id IN (SELECT l.annotation_id FROM place l JOIN page g ON g.document_id = l.document_id
      WHERE g.label = ? AND g.start < l.end AND NOT EXISTS (SELECT 1 FROM page n
        WHERE n.document_id = g.document_id AND n.start > g.start AND n.start <= l.start))"""
    return sql, [value]


def _document(project: Project, value: str) -> Condition:
    wanted = value.casefold()
    found = project.rows("SELECT id, number, title FROM document")
    return _one_of(
        "d.id",
        [
            row["id"]
            for row in found
            if wanted in (row["number"].casefold(), row["id"]) or wanted in row["title"].casefold()
        ],
    )


_HAS = {
    "note": "a.note != ''",
    "link": "EXISTS (SELECT 1 FROM link l WHERE l.alive AND a.id IN (l.from_id, l.to_id))",
    "reply": "EXISTS (SELECT 1 FROM reply y WHERE y.annotation_id = a.id AND y.alive)",
}


def _has(project: Project, value: str) -> Condition:
    if value.casefold() == "tag":
        return _in_tags(project, lambda path: True)
    return _HAS[value.casefold()], []


def _is(project: Project, value: str) -> Condition:
    if value.casefold() == "mine":
        return "a.author = ?", [project.reader.id]
    if value.casefold() == "new":
        return _one_of("a.id", news.unseen(project))
    if value.casefold() == "agreed":
        return _one_of("a.id", sorted(agreed.versions(project)))
    if value.casefold() == "unsorted":
        sql, values = _one_of("a.id", [one for section in outline.read(project) for one in section.entries])
        return f"NOT {sql}", values
    statuses = {"orphan": ["unplaced"], "unplaced": ["unplaced"], "check": ["check"]}[value.casefold()]
    return "a.id IN (SELECT annotation_id FROM place WHERE status = ?)", list(statuses)


_KINDS: dict[str, Callable[[Project, str], Condition]] = {
    "word": _word,
    "tag": _tag,
    "reader": _reader,
    "colour": _colour,
    "page": _page,
    "document": _document,
    "has": _has,
    "is": _is,
}


_MOST_OFFERED = 12


def completions(project: Project, begun: str, document_id: str) -> list[str]:
    """Conditions that go on from what is typed, best first."""
    sign = next((one for one in ("#", "@", *(f"{key}:" for key in KNOWN)) if begun.casefold().startswith(one)), "")
    value = begun[len(sign) :].strip('"').casefold()
    if sign:
        offered = [quoted(sign, one) for one in _values(project, sign.rstrip(":"), document_id)]
    else:
        offered = [f"{key}:" for key in KNOWN]
    found = [one for one in offered if value in one[len(sign) :].strip('"').casefold()]
    best = sorted(found, key=lambda one: not one[len(sign) :].strip('"').casefold().startswith(value))
    return best[:_MOST_OFFERED] if sign else [one for one in best if one.startswith(value)]


def _values(project: Project, key: str, document_id: str) -> list[str]:
    """What a condition of this kind can ask for."""
    if key in ("#", "tag"):
        return [tag.path for tag in tags.listed(project)]
    if key in ("@", "reader"):
        return ["me", *(row["name"] for row in project.rows("SELECT name FROM reader WHERE alive ORDER BY name"))]
    if key == "page":
        sql = "SELECT DISTINCT label FROM page WHERE document_id = ? ORDER BY start"
        return [row["label"] for row in project.rows(sql, [document_id])]
    if key == "document":
        rows = project.rows("SELECT number, title FROM document WHERE alive ORDER BY number, title")
        return [row["number"] or row["title"] for row in rows]
    return [*{"has": HAS, "is": IS, "colour": COLOURS}.get(key, ())]
