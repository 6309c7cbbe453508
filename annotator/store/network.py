"""All cross-references at once: what they join, for a picture or a list of them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace

from annotator.model import Stretches
from annotator.store import documents, filter, links, printed
from annotator.store.project import Project
from annotator.text.excerpt import folded
from annotator.text.query import Term, parse

LINK, TEXT = "link", "text"  # made by a reader; standing in the text itself
REFERS = "refers to"


@dataclass(frozen=True, slots=True)
class Node:
    """Something that cross-references join, or the document it stands in.

    `kind` is annotation, document, source, or missing for what this file never held. Where `alive`
    is false it is deleted or not here yet. `document` and `number` say where it stands, `where` on which
    pages; of a source `page` says it.
    """

    id: str
    kind: str
    alive: bool = False
    title: str = ""
    number: str = ""
    quote: str = ""
    document_id: str = ""
    page: str = ""
    url: str = ""
    colour: str = ""
    where: Stretches = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A cross-reference. `kind` is link where a reader made it, text where the document itself refers."""

    id: str
    kind: str
    from_id: str
    to_id: str
    relation: str
    reader: str = ""

    @property
    def group(self) -> tuple[str, str]:
        """What it is shown and hidden with."""
        return self.kind, self.relation


@dataclass(frozen=True, slots=True)
class Network:
    """Cross-references and what they join, in an order that stays the same."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def of(self, edges: tuple[Edge, ...]) -> Network:
        """The part that some of the edges make, with the documents that their passages stand in."""
        ends = {end for edge in edges for end in (edge.from_id, edge.to_id)}
        ends |= {node.document_id for node in self.nodes if node.id in ends}
        return Network(tuple(node for node in self.nodes if node.id in ends), edges)


def read(project: Project, line: str = "") -> Network:
    """All cross-references, of readers and of the texts; under a filter line those with an end that it leaves.

    It leaves annotations as it does elsewhere; words and `document:` also leave what has such a name.

    :raises AnnotatorError: for a condition that does not exist.
    """
    edges = [*_links(project), *_references(project)]
    if line.strip():
        left = {*filter.chosen(project, line), *_named(project, parse(line))}
        edges = [edge for edge in edges if edge.from_id in left or edge.to_id in left]
    return Network(tuple(_nodes(project, edges)), tuple(edges))


def _named(project: Project, terms: tuple[Term, ...]) -> list[str]:
    """Documents and sources with all the words in their name; none where something else is asked for."""
    if not terms or any(term.kind not in ("word", "document") for term in terms):
        return []
    wanted = [folded(term.value) for term in terms]
    names = [(one.id, folded(one.name)) for one in documents.listed(project)]
    if all(term.kind == "word" for term in terms):
        names += [(one.id, folded(f"{one.title} {one.locator} {one.url}")) for one in links.sources(project)]
    return [one for one, name in names if all(word in name for word in wanted)]


def _links(project: Project) -> list[Edge]:
    sql = """SELECT l.id, l.from_id, l.to_id, l.relation, r.name AS reader FROM link l
             LEFT JOIN reader r ON r.id = l.author WHERE l.alive ORDER BY l.born, l.id"""
    rows = project.rows(sql)
    return [Edge(row["id"], LINK, row["from_id"], row["to_id"], row["relation"], row["reader"] or "") for row in rows]


def _references(project: Project) -> list[Edge]:
    """Which documents refer to which, each pair once; references to what is not in the project are no edges."""
    by_key = {document.key: document.id for document in documents.listed(project) if document.key}
    sql = """SELECT DISTINCT m.document_id, m.target FROM mark m JOIN document d ON d.id = m.document_id
             JOIN document_text t ON t.document_id = d.id WHERE d.alive AND m.kind = 'reference'
             ORDER BY t.position, d.id, m.target"""
    pairs = [(row["document_id"], by_key.get(row["target"], "")) for row in project.rows(sql)]
    return [Edge("", TEXT, here, there, REFERS) for here, there in pairs if there and there != here]


# --- what they join

_DOCUMENTS = """SELECT 'document' AS kind, d.id, d.alive, d.title, d.number, '' AS quote, d.id AS document_id,
  '' AS page, '' AS url, '' AS colour
FROM document d LEFT JOIN document_text t ON t.document_id = d.id
WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY t.position, d.id"""
_ANNOTATIONS = """SELECT 'annotation' AS kind, a.id, a.alive AND coalesce(d.alive, 0) AS alive,
  coalesce(d.title, '') AS title, coalesce(d.number, '') AS number,
  (SELECT group_concat(quote, ' … ') FROM (SELECT quote FROM span WHERE annotation_id = a.id AND alive
     ORDER BY start)) AS quote, a.home AS document_id, '' AS page, '' AS url, a.colour
FROM annotation a LEFT JOIN document d ON d.id = a.home
WHERE a.id IN (SELECT value FROM json_each(?))
ORDER BY a.home, (SELECT min(start) FROM place WHERE annotation_id = a.id), a.id"""
_SOURCES = """SELECT 'source' AS kind, id, alive, title, '' AS number, '' AS quote, '' AS document_id,
  locator AS page, url, '' AS colour
FROM source WHERE id IN (SELECT value FROM json_each(?)) ORDER BY title, locator, id"""


def _nodes(project: Project, edges: list[Edge]) -> list[Node]:
    """Documents first, in their order, then passages, sources, and what is nowhere."""
    ends = {end for edge in edges for end in (edge.from_id, edge.to_id)}
    where = printed.where(project, ends)
    passages = [replace(node, where=where.get(node.id, ())) for node in _rows(project, _ANNOTATIONS, ends)]
    ends |= {node.document_id for node in passages}
    found = [*_rows(project, _DOCUMENTS, ends), *passages, *_rows(project, _SOURCES, ends)]
    unknown = ends - {node.id for node in found}
    return [*found, *(Node(one, "missing") for one in sorted(unknown))]


def _rows(project: Project, sql: str, ids: set[str]) -> list[Node]:
    return [_node(row) for row in project.rows(sql, [json.dumps(sorted(ids))])]


def _node(row: sqlite3.Row) -> Node:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row gives values
    return Node(**{**values, "alive": bool(row["alive"]), "quote": row["quote"] or ""})
