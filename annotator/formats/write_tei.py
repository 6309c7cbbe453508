"""TEI with stand-off annotations: the text untouched, and beside it who said what of which words.

Targets are string ranges (TEI P5, 16.2.4.6): the id of a paragraph, the offset in it and the length, both in code
points. Page breaks and calls of notes are empty elements, so they count for nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from annotator import __version__
from annotator.formats.atomic import whole_binary
from annotator.formats.runs import Paragraph, Run, annotated, paragraphs
from annotator.formats.write_csv import described
from annotator.model import Annotation, Document, Snapshot, Text
from annotator.progress import Progress, part
from annotator.text.placing import UNPLACED

_TEI = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_RENDERED = ("italic", "bold", "smallcaps")


def write(snapshot: Snapshot, path: Path, progress: Progress) -> None:
    """Every document that has one of the annotations; with all of them where none has. Several make a corpus.

    :raises AnnotatorError: when it cannot be written; then what was there before is unchanged.
    """
    shown = annotated(snapshot)
    found = []
    for number, one in enumerate(shown):
        letter = _Letter(f"d{number}", one.text, one.annotations)
        found.append(letter.element(one.document, part(progress, number, len(shown))))
    root = found[0] if len(found) == 1 else etree.Element(f"{{{_TEI}}}teiCorpus", nsmap={None: _TEI})
    if len(found) != 1:
        _header(root, "Annotated documents")
        root.extend(found)
    with whole_binary(path) as file:
        etree.ElementTree(root).write(file, encoding="UTF-8", xml_declaration=True)
        file.write(b"\n")


def _add(parent: etree._Element, name: str, words: str = "", **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_TEI}}}{name}", {key: value for key, value in attributes.items() if value})
    made.text = words or None
    made.tail = "\n" if name in ("TEI", "standOff", "annotation", "text", "div", "p", "l", "head", "note") else None
    return made


def _header(parent: etree._Element, title: str, source: str = "") -> None:
    described_file = _add(_add(parent, "teiHeader"), "fileDesc")
    _add(_add(described_file, "titleStmt"), "title", title)
    _add(_add(described_file, "publicationStmt"), "p", f"Written by Annotator {__version__}.")
    _add(_add(described_file, "sourceDesc"), "p", source or title)


class _Letter:
    """One document: its text with an id for each paragraph, and the annotations that point into it."""

    def __init__(self, prefix: str, text: Text, found: Sequence[Annotation]) -> None:
        self._prefix = prefix
        self._text = text
        self._found = found
        self._paragraphs = list(paragraphs(*text, ()))
        self._starts = [*(one.start for one in self._paragraphs), len(text.words) + 1]
        self._notes = {one.value: at for at, one in reversed([*enumerate(self._paragraphs)]) if one.kind == "note"}
        self._readers = {one.author: one.author_name for one in found}
        self._readers |= {reply.author: reply.author_name for one in found for reply in one.replies}
        self._numbers = {author: number for number, author in enumerate(self._readers)}
        self._tags = {path: at for at, path in enumerate(dict.fromkeys(path for one in found for path in one.tags))}

    def element(self, document: Document, progress: Progress) -> etree._Element:
        """The whole as one element."""
        root = etree.Element(f"{{{_TEI}}}TEI", nsmap={None: _TEI})
        source = ", ".join(str(value) for value in document.details.values() if isinstance(value, str) and value)
        _header(root, document.name, source)
        beside = _add(root, "standOff")
        if self._readers:
            people = _add(beside, "listPerson")
            for author, name in self._readers.items():
                person = _add(people, "person")
                person.set(_ID, self._reader(author))
                _add(person, "persName", name)
        if self._tags:
            tags = _add(beside, "interpGrp", type="tags")
            for path, at in self._tags.items():
                _add(tags, "interp", path).set(_ID, f"{self._prefix}t{at}")
        if self._found:
            listed = _add(beside, "listAnnotation")
            for number, one in enumerate(self._found, start=1):
                progress(number, len(self._found) + len(self._paragraphs))
                self._annotation(listed, number, one)
        body = _add(_add(_add(root, "text"), "body"), "div")
        for number, paragraph in enumerate(self._paragraphs):
            progress(len(self._found) + number, len(self._found) + len(self._paragraphs))
            body = self._paragraph(body, number, paragraph)
        return root

    def _reader(self, author: str) -> str:
        return f"{self._prefix}r{self._numbers[author]}"

    def _annotation(self, listed: etree._Element, number: int, one: Annotation) -> None:
        ranges = [span for span in one.spans if span.placement != UNPLACED]
        target = " ".join(part for span in ranges for part in self._ranges(span.start, span.end))
        tags = " ".join(f"#{self._prefix}t{self._tags[path]}" for path in one.tags)
        motive = "commenting" if one.note else "tagging" if one.tags else "highlighting"
        made = _add(listed, "annotation", target=target, ana=tags, motivation=motive, rend=one.colour)
        made.set(_ID, f"{self._prefix}a{number}")
        said = _add(made, "respStmt")
        _add(said, "resp", "annotated")
        _add(said, "name", one.author_name, ref=f"#{self._reader(one.author)}")
        _add(_add(made, "revisionDesc"), "change", "created", when=one.created)
        if not ranges:
            _add(made, "note", one.quote, type="quotation")
        if one.note:
            _add(made, "note", one.note)
        for link in one.links:
            _add(made, "note", described(link), type="cross-reference")
        for reply in one.replies:
            _add(made, "note", reply.note, type="reply", resp=f"#{self._reader(reply.author)}")

    def _ranges(self, start: int, end: int) -> list[str]:
        """A passage as ranges of the paragraphs that it runs over."""
        found = []
        for number in range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)):
            begun, ended = self._starts[number], self._starts[number + 1] - 1
            first, last = max(start, begun), min(end, ended)
            if first < last:
                found.append(f"#string-range({self._prefix}p{number},{first - begun},{last - first})")
        return found

    def _paragraph(self, body: etree._Element, number: int, paragraph: Paragraph) -> etree._Element:
        """Add a paragraph; a heading begins a division of its own, where there is something before it."""
        if not paragraph.runs:
            return body
        kind = paragraph.kind
        if kind in ("title", "heading"):
            if len(body):
                body = _add(body.getparent(), "div")  # type: ignore[arg-type]
            made = _add(body, "head")
        elif kind == "note":
            made = _add(body, "note", n=paragraph.value, place="foot")
        else:
            made = _add(body, "l" if kind == "verse" else "p", rend=kind)
        made.set(_ID, f"{self._prefix}p{number}")
        for run in paragraph.runs:
            self._run(made, run)
        return body

    def _run(self, parent: etree._Element, run: Run) -> None:
        if run.page:
            _add(parent, "pb", n=run.page)
        styles = " ".join(one for one in _RENDERED if one in run.styles)
        if styles:
            _add(parent, "hi", run.words, rend=styles)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + run.words
        else:
            parent.text = (parent.text or "") + run.words
        for value in run.notes:
            _add(parent, "ptr", type="note", n=value, target=self._note(value))

    def _note(self, value: str) -> str:
        return f"#{self._prefix}p{self._notes.get(value, 0)}"
