"""Parse foreign XML so that it can neither reach out nor lose text in silence."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from annotator.errors import UnreadableFile

MOST_BYTES = 64_000_000
MOST_TAGS = 2_000_000  # of files that hold annotations


def parsed(path: Path, most_tags: int = 0) -> etree._Element:
    """The root of an XML file. More than `most_tags` are refused, where a number is given.

    Entities of the file itself are resolved, nothing outside is read, and nothing is repaired:
    a repair drops text without a word.

    :raises UnreadableFile: when it is not well formed, with the line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "{path} cannot be read: {reason}. Nothing was imported.",
            path=path,
            reason=(error.strerror or str(error)).lower(),
        ) from error
    return from_bytes(content, path.name, most_tags)


def from_bytes(content: bytes, name: str, most_tags: int = 0) -> etree._Element:
    """The root of XML that was read from somewhere; `name` is what a person calls it.

    :raises UnreadableFile: when it is not well formed, with the line.
    """
    if not content.strip():
        raise UnreadableFile("{name} is empty; there is nothing to import.", name=name)
    if len(content) > MOST_BYTES:
        raise UnreadableFile("{name} is larger than 64 MB, too large for a text; nothing was imported.", name=name)
    if most_tags and content.count(b"<") > most_tags:
        raise UnreadableFile("{name} has more markup than any text; nothing was imported.", name=name)
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False, recover=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise UnreadableFile(
            "{name} is not well-formed XML (line {line}, column {column}: {reason}); nothing was imported.",
            name=name,
            line=line,
            column=column,
            reason=" ".join(error.msg.partition(", line ")[0].split()),
        ) from None
    if next(root.iter(etree.Entity), None) is not None:
        raise UnreadableFile("{name} uses entities that it does not define; nothing was imported.", name=name)
    return root
