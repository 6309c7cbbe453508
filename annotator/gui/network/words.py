"""How what cross-references join is called, in the picture, in the list and for assistive tools."""

from __future__ import annotations

from annotator.gui import vocabulary
from annotator.gui.language import tr
from annotator.store.network import Edge, Node
from annotator.text import clean


def shown(text: str, most: int) -> str:
    """Words on one line that any file can hold, cut short where there are more than so many characters."""
    text = clean.name(clean.normalise(text[: 4 * most]))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def name(node: Node, most: int = 90) -> str:
    """A document's number and title, or a source's title or address."""
    title = shown(node.title or node.url, most) or tr("Untitled")
    return f"{shown(node.number, 12)}. {title}" if node.number else title


def place(node: Node) -> str:
    """Where a passage stands: `125, p. 337`, or the document's title where it has no number."""
    document = shown(node.number, 12) or shown(node.title, 40)
    return ", ".join(part for part in (document, shown(vocabulary.printed_pages(node.where), 24)) if part)


def passage(node: Node, most: int = 90) -> str:
    """The words of a passage in quotation marks, or what else the node is called; says where it is not here."""
    if node.kind == "missing":
        return tr("Deleted, or not here yet")
    if node.kind == "annotation":
        words = f"“{shown(node.quote, most)}”" if node.quote else tr("A passage without words")
    else:
        words = name(node, most)
        if node.kind == "source" and node.page:
            words = f"{words}, {shown(node.page, 24)}"
    return words if node.alive else tr("{0} – deleted, or not here yet").format(words)


def called(node: Node, most: int = 90) -> str:
    """All that a line says of a node: `“words” (125, p. 337)`, or its name."""
    where = place(node) if node.kind == "annotation" else ""
    return f"{passage(node, most)} ({where})" if where else passage(node, most)


def sentence(edge: Edge, start: Node, end: Node) -> str:
    """A cross-reference in one line."""
    return f"{called(start)} {shown(edge.relation, 40)} {called(end)}"
