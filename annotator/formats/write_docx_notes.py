"""Notes for a paper as a Word file: headings by outline or tag, and each quotation with its citation in a real note."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import etree

from annotator.citing.quotation import words_of
from annotator.formats import chapters, footnote, word_markdown
from annotator.formats.atomic import whole_binary
from annotator.formats.word_file import paragraph, save, turn
from annotator.formats.word_footnotes import ENDNOTES, FOOTNOTES, Kind, Notes
from annotator.formats.write_csv import described
from annotator.model import Annotation, Snapshot
from annotator.progress import Progress

_DEEPEST = 9  # levels of headings that Word has
_LONG = 100  # words from which on a quotation is set off, after the Chicago Manual
_INK, _SOFT = RGBColor(0x22, 0x20, 0x1C), RGBColor(0x6A, 0x64, 0x5A)
_DETAILS, _END, _REPLY = "NoteDetails", "NoteEnd", "NoteReply"


def write(snapshot: Snapshot, path: Path, progress: Progress, kind: Kind = FOOTNOTES) -> None:
    """Headings by the outline where the annotations are in its order, else by the first tag of each.

    :raises AnnotatorError: when it cannot be written; then what was there before is unchanged.
    """
    paper = docx.Document()
    paper.core_properties.author, paper.core_properties.comments = "", ""
    _prepare(paper)
    body = paper.element.body
    notes = Notes(kind)
    last = body[-1]  # what says how large the paper is
    body.remove(last)
    _Writer(body, snapshot, notes, word_markdown.Lists(paper), progress).write()
    body.append(last)
    notes.write(paper)
    with whole_binary(path) as file:
        save(paper, file)


def write_with_end_notes(snapshot: Snapshot, path: Path, progress: Progress) -> None:
    """The same, with the citations at the end.

    :raises AnnotatorError: as `write` does.
    """
    write(snapshot, path, progress, ENDNOTES)


def _prepare(paper: Paper) -> None:
    """Sober headings, upright quotations, and styles for what is said about an annotation."""
    for level in range(1, _DEEPEST + 1):
        heading = _style(paper, f"Heading {level}", Pt(18 if level == 1 else 6))
        heading.font.color.rgb = _INK
        heading.paragraph_format.space_after = Pt(6)
    quote = _style(paper, "Quote", Pt(0))
    quote.font.italic = False
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Cm(1)
    for name, after in ((_DETAILS, 2), (_END, 16)):
        details = _style(paper, name, Pt(0))
        details.font.size, details.font.color.rgb = Pt(9), _SOFT
        details.paragraph_format.space_after = Pt(after)
    _style(paper, _REPLY, Pt(0)).paragraph_format.left_indent = Cm(1)
    for name in ("Normal", "Quote", "List Paragraph", _REPLY):
        _style(paper, name, Pt(0)).paragraph_format.space_after = Pt(6)


def _style(paper: Paper, name: str, before: Pt) -> ParagraphStyle:
    """A style of the file, made where it is not there yet."""
    known = name in paper.styles
    found = paper.styles[name] if known else paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(found, ParagraphStyle)
    if not known:
        found.base_style = paper.styles["Normal"]
    found.paragraph_format.space_before = before
    return found


class _Writer:
    """Writes the chapters one after the other."""

    def __init__(
        self, body: etree._Element, snapshot: Snapshot, notes: Notes, lists: word_markdown.Lists, progress: Progress
    ) -> None:
        self._body = body
        self._snapshot = snapshot
        self._notes = notes
        self._lists = lists
        self._progress = progress
        self._cited = footnote.Notes(snapshot)

    def write(self) -> None:
        number = 0
        for chapter in chapters.of(self._snapshot):
            heading = f"Heading{min(chapter.level + 1, _DEEPEST)}"
            turn(paragraph(self._body, heading, chapter.title))
            for one in chapter.annotations:
                number += 1
                self._progress(number, len(self._snapshot.annotations))
                self._entry(one)

    def _entry(self, one: Annotation) -> None:
        """The quotation with its note, what readers say of it, and who wrote it when."""
        self._notes.add(self._quotation(one), self._cited.of(one))
        word_markdown.write(self._body, one.note, self._lists)
        for link in one.links:
            turn(paragraph(self._body, _DETAILS, described(link)))
        for reply in one.replies:
            lead = f"{reply.author_name}, {reply.created[:10]}: "
            word_markdown.write(self._body, reply.note, self._lists, _REPLY, lead)
        _keep(self._body[-1])
        about = [f"#{path}" for path in one.tags] + [one.author_name, one.created[:10]]
        turn(paragraph(self._body, _END, " · ".join(part for part in about if part)))

    def _quotation(self, one: Annotation) -> etree._Element:
        """The words, set off when they are long or several paragraphs, else in quotation marks; returns the last."""
        lines = [line.strip() for line in one.quote.splitlines() if line.strip()] or ["…"]
        if len(lines) > 1 or len(lines[0].split()) >= _LONG:
            blocks = [paragraph(self._body, "Quote", line) for line in lines]
        else:
            blocks = [paragraph(self._body, "", words_of([span.quote for span in one.spans], self._cited.style.marks))]
        for block in blocks:
            turn(block)
        _keep(blocks[-1])
        return blocks[-1]


def _keep(block: etree._Element) -> None:
    """Keep a paragraph on one page with what comes next."""
    properties = block[0]
    if properties.find(qn("w:keepNext")) is None:
        styled = len(properties) > 0 and properties[0].tag == qn("w:pStyle")
        properties.insert(1 if styled else 0, etree.Element(qn("w:keepNext")))
