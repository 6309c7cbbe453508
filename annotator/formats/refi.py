"""What project and codebook of the REFI-QDA standard share: names, and the tree of codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from annotator.formats.gathering import Gathering, nearest_colour
from annotator.model import Tag
from annotator.text.clean import typed

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
COLOURS = {
    "amber": "#E69F00",
    "sky": "#40C4E6",
    "green": "#3FA34D",
    "pink": "#E056C1",
    "red": "#D93A2B",
    "blue": "#2F6FDE",
    "olive": "#A8A020",
    "violet": "#8A4FD0",
}


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of some names, in order."""
    for one in element if element is not None else ():
        if local(one) in names:
            yield one


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a name."""
    return next(children(element, name), None)


def words(element: etree._Element | None, name: str) -> str:
    """The words in the child of a name; empty where there is none."""
    found = child(element, name)
    return "" if found is None else "".join(found.itertext()).strip()


def guid(value: str | None) -> str:
    """An id as all forms of it are compared: no braces, lower case."""
    return (value or "").strip().strip("{}").lower()


def read_codes(
    gathering: Gathering, element: etree._Element | None, below: str = "", *, dotted: bool = False
) -> dict[str, str]:
    """Enter the codes in an element, below a tag; returns the id of the tag for each GUID."""
    found: dict[str, str] = {}
    for one in children(element, "Code"):
        name = one.get("name") or ""
        names = name.split(".") if dotted and all(name.split(".")) else [name]
        tag = gathering.tag(names, below=below, description=words(one, "Description"), colour=one.get("color") or "")
        found[guid(one.get("guid"))] = tag
        found |= read_codes(gathering, one, tag, dotted=dotted)
    return found


def write_codes(parent: etree._Element, namespace: str, tags: Sequence[Tag]) -> None:
    """Write a tree of tags as codes. A tag whose parent is missing, or that stands below itself, stands on top."""
    known = {tag.id: tag for tag in tags}
    below: dict[str, list[Tag]] = {}
    for tag in tags:
        below.setdefault(tag.parent_id if _is_rooted(tag, known) else "", []).append(tag)
    waiting = [(parent, tag) for tag in reversed(below.get("", ()))]
    while waiting:
        above, tag = waiting.pop()
        names = {"guid": tag.id, "name": typed(tag.name), "isCodable": "true"}
        if tag.colour:
            names["color"] = COLOURS[nearest_colour(tag.colour)]
        element = etree.SubElement(above, f"{{{namespace}}}Code", names)
        if tag.description:
            etree.SubElement(element, f"{{{namespace}}}Description").text = typed(tag.description)
        waiting += [(element, one) for one in reversed(below.get(tag.id, ()))]


def _is_rooted(tag: Tag, known: dict[str, Tag]) -> bool:
    """Whether the way up from a tag ends at the top."""
    seen = {tag.id}
    at = tag.parent_id
    while at in known and at not in seen:
        seen.add(at)
        at = known[at].parent_id
    return at == "" and tag.parent_id in known
