"""Notes for a paper as Markdown for Pandoc: a heading for each section or tag, quotations with their footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotator.citing.runs import Runs
from annotator.formats import chapters, footnote, note_markdown
from annotator.formats.atomic import whole_file
from annotator.formats.write_csv import described
from annotator.model import Annotation, Snapshot
from annotator.progress import Progress
from annotator.text import pandoc

_DEEPEST = 6  # levels of headings there are


def write(snapshot: Snapshot, path: Path, progress: Progress) -> None:
    """Headings by the outline where the annotations are in its order, else by the first tag of each."""
    cited = footnote.Notes(snapshot)
    number = 0
    with whole_file(path) as file:
        for chapter in chapters.of(snapshot):
            file.write(f"{'#' * min(chapter.level + 1, _DEEPEST)} {pandoc.escaped(chapter.title)}\n\n")
            for one in chapter.annotations:
                number += 1
                progress(number, len(snapshot.annotations))
                file.write("\n\n".join(_entry(one, number)) + f"\n\n[^{number}]: {_note(cited.of(one))}\n\n")


def _note(cited: Runs) -> str:
    found = []
    for run in cited:
        words = pandoc.escaped(run.text.strip())
        before, _, after = run.text.partition(run.text.strip()) if words else (run.text, "", "")
        found.append(f"{before}*{words}*{after}" if run.italic and words else f"{before}{words}{after}")
    return "".join(found)


def _entry(one: Annotation, number: int) -> Iterator[str]:
    """The blocks of an annotation: quotation, note, cross-references, replies, and who wrote it when."""
    quotation = pandoc.paragraphs(one.quote) or ["…"]
    yield "\n>\n".join(f"> {line}" for line in quotation) + f"[^{number}]"
    yield from note_markdown.blocks(one.note)
    yield from (pandoc.escaped(described(link)) for link in one.links)
    for reply in one.replies:
        yield from note_markdown.blocks(reply.note, f"{reply.author_name}:")
    about = [f"#{path}" for path in one.tags] + [one.author_name, one.created[:10]]
    yield pandoc.escaped(" · ".join(part for part in about if part))
