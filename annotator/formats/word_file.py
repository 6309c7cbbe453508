"""A Word file as elements: paragraphs and runs written down, and the file put together, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO, NamedTuple

from docx.document import Document as Paper
from docx.oxml.ns import qn
from lxml import etree

from annotator.text import clean, direction

_TIME = (1980, 1, 1, 0, 0, 0)  # what is earliest in a ZIP file: no clock gets into the bytes
_BREAKS = re.compile("([\t\n])")


class Face(NamedTuple):
    """How a run looks: a style of characters by its id, and what is laid on it."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    style: str = ""


PLAIN = Face()


def paragraph(
    parent: etree._Element, style: str = "", words: str = "", *, level: int = -1, numbering: int = 0
) -> etree._Element:
    """A new paragraph at the end; with a level from 0 on, an item of the numbering with this id."""
    block = etree.SubElement(parent, qn("w:p"))
    properties = etree.SubElement(block, qn("w:pPr"))
    if style:
        etree.SubElement(properties, qn("w:pStyle"), {qn("w:val"): style})
    if numbering:
        item = etree.SubElement(properties, qn("w:numPr"))
        etree.SubElement(item, qn("w:ilvl"), {qn("w:val"): str(level)})
        etree.SubElement(item, qn("w:numId"), {qn("w:val"): str(numbering)})
    run(block, words)
    return block


def run(block: etree._Element, words: str, face: Face = PLAIN) -> None:
    """Words at the end of a paragraph; what no file can hold is replaced, tabs and newlines stay."""
    if not words:
        return
    found = etree.SubElement(block, qn("w:r"))
    _look(found, face)
    for part in filter(None, _BREAKS.split(clean.typed(words))):
        if part in "\t\n":
            etree.SubElement(found, qn("w:tab" if part == "\t" else "w:br"))
        else:
            text = etree.SubElement(found, qn("w:t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
            text.text = part


def _look(found: etree._Element, face: Face) -> None:
    if face == PLAIN:
        return
    properties = etree.SubElement(found, qn("w:rPr"))
    if face.style:
        etree.SubElement(properties, qn("w:rStyle"), {qn("w:val"): face.style})
    if face.code:
        etree.SubElement(properties, qn("w:rFonts"), {qn(f"w:{name}"): "Courier New" for name in ("ascii", "hAnsi")})
    for wanted, names in ((face.bold, ("b", "bCs")), (face.italic, ("i", "iCs"))):
        for name in names if wanted else ():
            etree.SubElement(properties, qn(f"w:{name}"))


def sign(block: etree._Element, style: str, name: str) -> etree._Element:
    """A run that is a sign of Word's own, such as the number of a note, in a style of characters."""
    found = etree.SubElement(block, qn("w:r"))
    _look(found, Face(style=style))
    return etree.SubElement(found, qn(f"w:{name}"))


def turn(block: etree._Element) -> None:
    """Let a paragraph run from right to left where most of its letters do."""
    if direction.leftward("".join(one.text or "" for one in block.iter(qn("w:t")))):
        after = block[0].find(qn("w:ind"))  # the schema has an order
        where = len(block[0]) if after is None else block[0].index(after)
        block[0].insert(where, etree.Element(qn("w:bidi")))


def save(paper: Paper, file: IO[bytes]) -> None:
    """Write a Word file in which nothing tells when it was written."""
    held, whole = io.BytesIO(), io.BytesIO()  # a disk that fails would leave an archive open
    paper.save(held)
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in made.infolist():
            entry = zipfile.ZipInfo(one.filename, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, made.read(one))
    file.write(whole.getbuffer())
