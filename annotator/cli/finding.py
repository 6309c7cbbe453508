"""Commands that find: annotations by the filter, words and patterns everywhere."""

from dataclasses import asdict
from pathlib import Path

import click

from annotator import concordance, printing
from annotator.cli.group import commands, json_flag, open_project, project_file
from annotator.model import Hit
from annotator.store import annotations, filter, search
from annotator.store.project import Project
from annotator.text import pages


@commands.command("annotations")
@project_file
@click.argument("query", default="")
@json_flag
def annotations_(project: Path, query: str, as_json: bool) -> None:
    """List annotations; QUERY: words, #tag, @reader, colour:, page:, document:, has:, is:."""
    with open_project(project, read_only=True) as opened:
        found = annotations.load(opened, filter.chosen(opened, query))
        if as_json:
            printing.json_of([printing.annotation(one) for one in found])
            return
        where = [(one.id, one.document_title, pages.prefixed(one.where)) for one in found]
        what = [(one.quote, printing.hashed(one.tags), one.note) for one in found]
        printing.table([(*place, *words) for place, words in zip(where, what, strict=True)])


@commands.command("search")
@project_file
@click.argument("words")
@click.option("--regex", is_flag=True, help="WORDS is a regular expression; so is anything between slashes.")
@click.option("--tag", "path", default="", metavar="TAG", help="Tag all hits, in one step.")
@click.option("--kwic", is_flag=True, help="Keyword in context: aligned, a line each.")
@json_flag
def search_(project: Path, words: str, regex: bool, path: str, kwic: bool, as_json: bool) -> None:
    """Find words or a pattern in documents, notes, quotations and tags."""
    with open_project(project, read_only=not path) as opened:
        hits = list(search.everywhere(opened, words, regex=regex))
        if as_json:
            printing.json_of([asdict(hit) for hit in hits])
        elif kwic:
            for hit in hits:
                click.echo(
                    f"{hit.left[-48:]:>48}  {hit.words}  {hit.right[:48]:<48}  [{hit.document_title or hit.kind}]"
                )
        else:
            printing.table([(h.kind, h.document_title, h.annotation_id, f"{h.left}{h.words}{h.right}") for h in hits])
        if path:
            _tag(opened, hits, path)


def _tag(project: Project, hits: list[Hit], path: str) -> None:
    """Tag what was found, and say how much that was."""
    found = concordance.tagging_of(project, hits)
    concordance.tag(project, found, path)
    number = "1 hit" if found.hits == 1 else f"{found.hits} hits"
    new, known = len(found.passages), len(found.annotations)
    printing.say(f"Tagged {number} with “{path}”: {new} newly highlighted, {known} annotated before.")
