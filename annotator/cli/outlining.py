"""The outline of a paper on the command line: printed, and built from what `annotations` lists."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from annotator import printing
from annotator.cli.group import commands, json_flag, open_project, project_file
from annotator.errors import AnnotatorError
from annotator.model import Section
from annotator.store import annotations, outline
from annotator.store.project import Project
from annotator.text import pages


@commands.command("outline")
@project_file
@click.option("--add", "title", default="", help="Add a section with this title; prints its id.")
@click.option("--into", default="", help="The section that is added to, or written into: its title, path or id.")
@click.option(
    "--put", "chosen", multiple=True, help="Put an annotation into the section --into, last; may be repeated."
)
@json_flag
def outline_(project: Path, title: str, into: str, chosen: Sequence[str], as_json: bool) -> None:
    """Print the outline, or add to it."""
    if chosen and (title or not into):
        raise click.UsageError("--put needs --into, and goes without --add.")
    with open_project(project, read_only=not (title or chosen)) as opened:
        if title:
            click.echo(outline.add(opened, title, _named(opened, into) if into else ""))
        elif chosen:
            outline.put(opened, _named(opened, into), [annotations.named(opened, one) for one in chosen])
        else:
            _print(opened, as_json=as_json)


def _named(project: Project, name: str) -> str:
    """The id of the section with this title, path, id or start of an id."""
    sections = outline.read(project)
    wanted = name.strip().casefold()
    found = [one.id for one in sections if wanted in (one.title.casefold(), outline.path(sections, one.id).casefold())]
    found = found or [one.id for one in sections if len(wanted) >= 4 and one.id.startswith(wanted)]
    if len(found) > 1:
        raise AnnotatorError("More than one section is called “{name}”; give its path or id.", name=name)
    if not found:
        raise AnnotatorError("The outline has no section “{name}”.", name=name)
    return found[0]


def _print(project: Project, *, as_json: bool) -> None:
    sections = outline.read(project)
    if as_json:
        printing.json_of([asdict(one) for one in sections])
        return
    for section in sections:
        _print_section(project, section)


def _print_section(project: Project, section: Section) -> None:
    indent = "  " * section.level
    click.echo(f"{indent}{section.title}")
    for one in annotations.load(project, section.entries):
        page = f", {pages.prefixed(one.where)}" if one.where else ""
        words = " ".join(one.quote.split())
        click.echo(
            f"{indent}  - {one.id[:13]} “{words[:60]}{'…' if len(words) > 60 else ''}” ({one.document_title}{page})"
        )
