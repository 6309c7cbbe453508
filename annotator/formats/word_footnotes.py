"""Real notes of a Word file, at the foot of the page or at the end: python-docx has none, so the part is made here."""

from __future__ import annotations

from typing import NamedTuple

from docx.document import Document as Paper
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from lxml import etree

from annotator.citing.runs import Runs
from annotator.formats.word_file import Face, paragraph, run, sign, turn

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RULES = ((-1, "separator"), (0, "continuationSeparator"))  # the lines that Word draws above notes


class Kind(NamedTuple):
    """Where notes stand, as the names of Word have it: `footnote` or `endnote`."""

    name: str

    @property
    def text_style(self) -> str:
        return f"{self.name.capitalize()}Text"

    @property
    def sign_style(self) -> str:
        return f"{self.name.capitalize()}Reference"


FOOTNOTES, ENDNOTES = Kind("footnote"), Kind("endnote")


class Notes:
    """The notes of one file, numbered from 1."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._root = etree.Element(qn(f"w:{kind.name}s"), nsmap={name: nsmap[name] for name in ("w", "r")})
        self._count = 0
        for number, rule in _RULES:
            block = paragraph(self._note(number, rule))
            etree.SubElement(block[0], qn("w:spacing"), _named(after="0", line="240", lineRule="auto"))
            etree.SubElement(etree.SubElement(block, qn("w:r")), qn(f"w:{rule}"))

    def _note(self, number: int, kind: str = "") -> etree._Element:
        typed = _named(type=kind) if kind else {}
        return etree.SubElement(self._root, qn(f"w:{self._kind.name}"), typed | _named(id=str(number)))

    def add(self, block: etree._Element, words: Runs) -> None:
        """A note, and its sign at the end of a paragraph."""
        self._count += 1
        sign(block, self._kind.sign_style, f"{self._kind.name}Reference").set(qn("w:id"), str(self._count))
        inside = paragraph(self._note(self._count), self._kind.text_style)
        sign(inside, self._kind.sign_style, f"{self._kind.name}Ref")
        run(inside, " ")
        for one in words:
            run(inside, one.text, Face(italic=one.italic))
        turn(inside)

    def write(self, paper: Paper) -> None:
        """Put the notes into the file, with their styles, and tell it of their rules."""
        name = f"{self._kind.name}s"
        content = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI(f"/word/{name}.xml"), f"{_CONTENT}{name}+xml", content, paper.part.package)
        paper.part.relate_to(part, _RELATION + name)
        told = self._settings()
        for number, _ in _RULES:
            etree.SubElement(told, qn(f"w:{self._kind.name}"), _named(id=str(number)))
        paper.settings.element.find(qn("w:compat")).addprevious(told)  # the schema has it there
        paper.element.body[-1].insert(0, self._settings())
        self._styles(paper.styles.element)

    def _settings(self) -> etree._Element:
        """How notes are counted: those at the end by Arabic numbers, where Word's own are Roman."""
        found = etree.Element(qn(f"w:{self._kind.name}Pr"))
        etree.SubElement(found, qn("w:numFmt"), _named(val="decimal"))
        return found

    def _styles(self, styles: etree._Element) -> None:
        """Words as small as notes are, and signs that stand high."""
        name = self._kind.name
        text = _style(styles, "paragraph", self._kind.text_style, f"{name} text")
        etree.SubElement(text, qn("w:basedOn"), _named(val="Normal"))
        block = etree.SubElement(text, qn("w:pPr"))
        etree.SubElement(block, qn("w:spacing"), _named(after="60", line="240", lineRule="auto"))
        look = etree.SubElement(text, qn("w:rPr"))
        for size in ("sz", "szCs"):
            etree.SubElement(look, qn(f"w:{size}"), _named(val="18"))
        sign = _style(styles, "character", self._kind.sign_style, f"{name} reference")
        look = etree.SubElement(sign, qn("w:rPr"))
        etree.SubElement(look, qn("w:vertAlign"), _named(val="superscript"))


def _style(styles: etree._Element, kind: str, style_id: str, name: str) -> etree._Element:
    found = etree.SubElement(styles, qn("w:style"), _named(type=kind, styleId=style_id))
    etree.SubElement(found, qn("w:name"), _named(val=name))
    return found


def _named(**values: str) -> dict[str, str]:
    return {qn(f"w:{name}"): value for name, value in values.items()}
