"""The annotated documents as one web page that opens anywhere: notes in the margin, no script, nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from annotator import look, paths
from annotator.formats.atomic import whole_file
from annotator.formats.runs import Paragraph, Run, annotated, paragraphs
from annotator.formats.write_csv import described
from annotator.model import Annotation, Document, Snapshot, Text
from annotator.progress import Progress, part
from annotator.text import pages
from annotator.text.placing import UNPLACED

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_TAGS = {"title": "h2", "heading": "h3"}


def write(snapshot: Snapshot, path: Path, progress: Progress) -> None:
    """A page with every document that has one of the annotations; with all of them where none has.

    :raises AnnotatorError: when it cannot be written; then what was there before is unchanged.
    """
    shown = annotated(snapshot)
    title = shown[0].document.name if len(shown) == 1 else f"{len(shown)} annotated documents"
    with whole_file(path) as file:
        file.write(_HEAD.format(policy=_POLICY, title=escape(title), style=stylesheet()))
        if len(shown) > 1:
            links = (
                f'<li><a href="#d{number}">{escape(one.document.name)}</a></li>' for number, one in enumerate(shown)
            )
            file.write(f"<nav><ol>{''.join(links)}</ol></nav>\n")
        for number, one in enumerate(shown):
            count = one.text.words.count("\n") + 1
            for done, words in enumerate(_Page(number, *one).parts()):
                part(progress, number, len(shown))(min(done, count), count)
                file.write(words)
        file.write("</main>\n</body>\n</html>\n")


_HEAD = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="generator" content="Annotator">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
"""


def stylesheet() -> str:
    """The style sheet, with the colours of both themes."""
    sheet = paths.bundled("resources", "letter.css").read_text("utf-8")
    names = ("page", "ground", "card", "line", "text", "muted", "accent")
    dark = "".join(f"--{name}: {getattr(look.DARK, name)}; " for name in names) + _colours(look.DARK)
    sheet = sheet.replace("@dark", dark).replace("@colours", _colours(look.LIGHT))
    sheet = re.sub(r"@(page|ground|card|line|text|muted|accent);", lambda at: f"{getattr(look.LIGHT, at[1])};", sheet)
    rules = (f".{name} {{ --rule: var(--{name}); --tint: var(--{name}-tint) }}\n" for name in look.LIGHT.colours)
    return sheet + "".join(rules)


def _colours(chosen: look.Look) -> str:
    return " ".join(
        f"--{name}: {value}; --{name}-tint: {value}{round(chosen.tint * 255):02x};"
        for name, value in chosen.colours.items()
    )


class _Page:
    """One document on the page. Ids begin with its number, so that several do not get in each other's way."""

    def __init__(self, number: int, document: Document, text: Text, found: Sequence[Annotation]) -> None:
        self._id = f"d{number}"
        self._document = document
        self._text = text
        self._notes = {one.id: (at, one) for at, one in enumerate(found, start=1)}
        self._passages = [
            (span.start, span.end, one.id) for one in found for span in one.spans if span.placement != UNPLACED
        ]
        self._open: set[str] = set()  # annotations whose note stands on the page already

    def parts(self) -> Iterator[str]:
        """The document, in pieces."""
        details = self._document.details
        place = [str(details[name]) for name in ("container-title", "collection-title", "volume") if details.get(name)]
        where = " · ".join([*dict.fromkeys(place), *([self._document.date] if self._document.date else [])])
        entitled = any(mark.kind == "title" and mark.start == 0 for mark in self._text.marks)
        heading = "" if entitled else f'<h1 dir="auto">{escape(self._document.name)}</h1>'
        yield f'<article id="{self._id}">\n<header>{heading}<p dir="auto">{escape(where)}</p></header>\n'
        yield '<div class="text">\n'
        noted = False
        for paragraph in paragraphs(*self._text, self._passages):
            if paragraph.kind == "note" and not noted:
                noted = True
                yield '<hr class="rule">\n'
            yield self._paragraph(paragraph)
        yield "</div>\n"
        lost = [one for one in self._notes if one not in self._open]
        if lost:
            yield "<footer><p>Not found in this text:</p>\n"
            yield from (f"<p>{self._note(one)}</p>\n" for one in lost)
            yield "</footer>\n"
        yield "</article>\n"

    def _paragraph(self, paragraph: Paragraph) -> str:
        tag = _TAGS.get(paragraph.kind, "p")
        kind = "footnote" if paragraph.kind == "note" else paragraph.kind
        runs = "".join(self._run(run, first=at == 0) for at, run in enumerate(paragraph.runs))
        if not runs:
            return ""
        if paragraph.kind == "note":
            number = escape(paragraph.value)
            runs = f'<a class="back" id="{self._id}f{number}" href="#{self._id}r{number}">{number}</a> {runs}'
        named = f' class="{kind}"' if kind else ""
        return f'<{tag}{named} dir="auto">{runs}</{tag}>\n'

    def _run(self, run: Run, *, first: bool) -> str:
        begun = [one for one in run.over if one not in self._open]
        before = "".join(self._note(one) for one in begun)
        if run.page:
            before += f'<span class="page">{escape(run.page)}</span>' + ("" if first else '<span class="tick"></span>')
        words = escape(run.words, quote=False)
        for style, tag in (("italic", "i"), ("bold", "b")):
            words = f"<{tag}>{words}</{tag}>" if style in run.styles else words
        words = f'<span class="smallcaps">{words}</span>' if "smallcaps" in run.styles else words
        for one in reversed(run.over):
            number, annotation = self._notes[one]
            anchor = f' id="{self._id}m{number}"' if one in begun else ""
            words = f'<mark class="{escape(annotation.colour)}"{anchor}>{words}</mark>'
        calls = (
            f'<sup><a id="{self._id}r{escape(value)}" href="#{self._id}f{escape(value)}">{escape(value)}</a></sup>'
            for value in run.notes
        )
        return f"{before}{words}{''.join(calls)}"

    def _note(self, annotation_id: str) -> str:
        """What readers say of a passage, beside where it begins."""
        self._open.add(annotation_id)
        number, one = self._notes[annotation_id]
        placed = any(span.placement != UNPLACED for span in one.spans)
        back = f'<a href="#{self._id}m{number}">{number}</a>' if placed else str(number)
        who = " · ".join(filter(None, (one.author_name, pages.prefixed(one.where), one.created[:10])))
        lines = [("who", f"{back} · {escape(who)}")]
        if not placed:
            lines.append(("words", f"“{escape(one.quote, quote=False)}”"))
        if one.note:
            lines.append(("", escape(one.note, quote=False)))
        if one.tags:
            lines.append(("tags", escape("  ".join(f"#{path}" for path in one.tags))))
        lines += [("tags", escape(described(link))) for link in one.links]
        lines += [
            ("", f"<b>{escape(reply.author_name)}</b>: {escape(reply.note, quote=False)}") for reply in one.replies
        ]
        inside = "".join(f'<span dir="auto" class="{kind}">{words}</span>' for kind, words in lines)
        return f'<span class="note {escape(one.colour)}" id="{self._id}n{number}" role="note">{inside}</span>'
