"""The annotated documents for a word processor: every annotation is a comment under its author's name.

One with fragments is a comment at each: a range over all of them would hold what its author left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path

import docx
from docx.document import Document as Paper
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as Block
from docx.text.run import Run as Words
from lxml import etree

from annotator import look
from annotator.formats import word_file
from annotator.formats.atomic import whole_binary
from annotator.formats.runs import Paragraph, Run, annotated, paragraphs
from annotator.formats.word_parts import PART
from annotator.formats.write_csv import described
from annotator.model import Annotation, Document, Snapshot, Text
from annotator.progress import Progress, part
from annotator.text import clean, direction
from annotator.text.placing import UNPLACED

_STYLES = {"title": "Heading 1", "heading": "Heading 2", "quote": "Quote", "item": "List Paragraph"}
_ITALIC = ("insertion", "stage")
_GREY = RGBColor(0x70, 0x6A, 0x60)


def write(snapshot: Snapshot, path: Path, progress: Progress) -> None:
    """A file with every document that has one of the annotations; with all of them where none has.

    :raises AnnotatorError: when it cannot be written; then what was there before is unchanged.
    """
    shown = annotated(snapshot)
    paper = docx.Document()
    paper.core_properties.author, paper.core_properties.comments = "", ""
    paper.core_properties.title = shown[0].document.name[:255] if shown else ""
    numbers = count()
    for number, one in enumerate(shown):
        if number:
            paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _Letter(paper, numbers, *one).write(part(progress, number, len(shown)))
    with whole_binary(path) as file:
        word_file.save(paper, file)


class _Letter:
    """One document in the file."""

    def __init__(
        self, paper: Paper, numbers: Iterator[int], document: Document, text: Text, found: Sequence[Annotation]
    ) -> None:
        self._paper = paper
        self._numbers = numbers  # of comments, through the whole file
        self._comments = paper.comments._comments_elm
        self._document = document
        self._text = text
        self._known = {one.id: one for one in found}
        self._parts = {
            one.id: [span for span in one.spans if span.placement != UNPLACED and span.start < span.end]
            for one in found
        }
        self._whose = {span.id: one.id for one in found for span in self._parts[one.id]}
        self._passages = [(span.start, span.end, span.id) for parts in self._parts.values() for span in parts]
        self._ends: dict[str, tuple[Words, Words]] = {}  # the first and the last words of each span

    def write(self, progress: Progress) -> None:
        """Write the text, then what is said of it."""
        if not any(mark.kind == "title" and mark.start == 0 for mark in self._text.marks):
            self._paper.add_heading(self._document.name, 1)
        total = len(self._known) + self._text.words.count("\n") + 1
        for done, paragraph in enumerate(paragraphs(*self._text, self._passages)):
            progress(done, total)
            self._paragraph(paragraph)
        for done, one in enumerate(self._known.values(), start=total - len(self._known)):
            progress(done, total)
            parts = [span.id for span in self._parts[one.id] if span.id in self._ends]
            self._comment(one, parts or [self._not_found(one)])

    def _paragraph(self, paragraph: Paragraph) -> None:
        if not paragraph.runs:
            return
        block = self._paper.add_paragraph(style=_STYLES.get(paragraph.kind))
        if paragraph.kind == "note":
            self._sign(block, paragraph.value)
            block.add_run(" ")
        for run in paragraph.runs:
            words = self._run(block, paragraph.kind, run)
            for one in run.over:
                self._ends[one] = (self._ends.get(one, (words, words))[0], words)
        if direction.leftward("".join(run.words for run in paragraph.runs)):
            etree.SubElement(block._p.get_or_add_pPr(), qn("w:bidi"))

    def _run(self, block: Block, kind: str, run: Run) -> Words:
        if run.page:
            self._sign(block, f"[{run.page}] ")
        words = block.add_run(run.words)
        words.italic = True if "italic" in run.styles or kind in _ITALIC else None
        words.bold = True if "bold" in run.styles else None
        words.font.small_caps = True if "smallcaps" in run.styles else None
        if kind == "note":
            words.font.size = Pt(9)
        if run.over:
            how = {"val": "clear", "color": "auto", "fill": self._tint(run.over)}
            etree.SubElement(words._r.get_or_add_rPr(), qn("w:shd"), {qn(f"w:{name}"): how[name] for name in how})
        for value in run.notes:
            self._sign(block, value)
        return words

    def _sign(self, block: Block, words: str) -> None:
        """A note's number, or where a printed page begins: small, and no part of the text."""
        sign = block.add_run(words)
        sign.font.superscript = True
        sign.font.color.rgb = _GREY

    def _tint(self, ids: Sequence[str]) -> str:
        """The colours of the annotations of some spans as one ground behind words on white paper."""
        known = [self._known[one] for one in dict.fromkeys(self._whose[span] for span in ids)]
        colours = [look.LIGHT.colours.get(one.colour, look.LIGHT.muted) for one in known]
        parts = [
            sum(int(colour[at : at + 2], 16) for colour in colours) / len(colours) * look.LIGHT.tint
            + 255 * (1 - look.LIGHT.tint)
            for at in (1, 3, 5)
        ]
        return "".join(f"{round(part):02X}" for part in parts)

    def _not_found(self, one: Annotation) -> str:
        """The words of an annotation that do not stand in this text, below it."""
        words = self._paper.add_paragraph().add_run(f"Not found in this text: “{one.quote}”")
        self._ends[one.id] = (words, words)
        return one.id

    def _comment(self, one: Annotation, parts: Sequence[str]) -> None:
        lines = [one.note, "  ".join(f"#{path}" for path in one.tags), *map(described, one.links)]
        self._say(parts[0], "\n".join(filter(None, lines)), one.author_name, one.created)
        for number, part_id in enumerate(parts[1:], 2):
            self._say(part_id, PART.format(number, len(parts)), one.author_name, one.created)
        for reply in one.replies:
            self._say(parts[0], reply.note, reply.author_name, reply.created)

    def _say(self, place: str, words: str, author: str, created: str) -> None:
        """A comment at the words of a span. The library's own way takes longer with each one there is."""
        number = next(self._numbers)
        initials = "".join(part[0] for part in author.split())[:3]
        when = datetime.fromisoformat(created).strftime("%Y-%m-%dT%H:%M:%SZ")
        about = {"id": str(number), "author": clean.name(author), "initials": clean.name(initials), "date": when}
        comment = etree.SubElement(self._comments, qn("w:comment"), {qn(f"w:{name}"): about[name] for name in about})
        for at, line in enumerate(words.split("\n")):
            block = word_file.paragraph(comment, "CommentText")
            if at == 0:
                word_file.sign(block, "CommentReference", "annotationRef")
            word_file.run(block, line)
        first, last = self._ends[place]
        first.mark_comment_range(last, number)
