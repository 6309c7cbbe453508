"""Commands of quoting: a finished quotation, the works quoted, and the record of a work."""

from collections.abc import Sequence
from pathlib import Path

import click

from annotator import printing, quoting, reading
from annotator.citing import runs, styles
from annotator.citing.marks import MARKS
from annotator.citing.quotation import finished, listed
from annotator.citing.styles import FULL, IBID, SHORT
from annotator.citing.work import KEYS, cleaned
from annotator.cli.group import citation_style, commands, json_flag, open_project, project_file, style_option
from annotator.errors import AnnotatorError
from annotator.formats import works as work_files
from annotator.store import annotations, works
from annotator.store.project import Project
from annotator.store.works import Record
from annotator.text import edtf

_COPY_FORMS = {"text": "plain", "markdown": "markdown", "html": "html"}  # and what the quotation calls them
_OF_A_RECORD = ("title", "number", "date")
_FIELDS = (*_OF_A_RECORD, *KEYS.values())


@commands.command()
@project_file
@click.argument("annotation")
@style_option
@click.option("--form", type=click.Choice([FULL, SHORT, IBID]), default=FULL, help="The form of the note.")
@click.option("--marks", type=click.Choice(list(MARKS)), default=None, help="Quotation marks; else those of the style.")
@click.option("--copy-form", type=click.Choice(list(_COPY_FORMS)), default="markdown", help="How it is written down.")
def cite(project: Path, annotation: str, style: str | None, form: str, marks: str | None, copy_form: str) -> None:
    """Print the passage of an annotation as a finished quotation with its footnote."""
    with open_project(project, read_only=True) as opened:
        passage = quoting.passage_of(opened, annotations.named(opened, annotation))
        made = finished(passage, styles.named(citation_style(style)), MARKS[marks] if marks else None, form=form)
        click.echo(getattr(made, _COPY_FORMS[copy_form]))


@commands.command("works")
@project_file
@click.argument("query", default="")
@style_option
@click.option("--to", "format_name", type=click.Choice([*work_files.SUFFIXES]), help="A file for other programs.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; else it is printed.")
def works_quoted(project: Path, query: str, style: str | None, format_name: str | None, output: Path | None) -> None:
    """List the works quoted, as entries in a style or for a reference manager; QUERY as in `annotations`."""
    if output and not format_name:
        raise click.UsageError("Say with --to what the file should be.")
    with open_project(project, read_only=True) as opened:
        if output and format_name:
            count = quoting.export(opened, output, format_name, query)
            printing.say(f"Wrote {'1 work' if count == 1 else f'{count} works'} to {output}.")
            return
        found = quoting.quoted(opened, query)
        if format_name:
            click.echo(work_files.written(list(found.items()), format_name), nl=False)
            return
        for entry in listed(list(found.values()), citation_style(style)):
            click.echo(runs.plain(entry))


@commands.command()
@project_file
@click.argument("name", metavar="DOCUMENT|SOURCE")
@click.option("--from", "file", type=click.Path(path_type=Path), help="Fill it from CSL-JSON, BibTeX or RIS.")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="Fill one field; several names with ;")
@click.option("--confirm-pages", is_flag=True, help="The inferred page numbers of the document are right.")
@json_flag
def record(
    project: Path, name: str, file: Path | None, values: Sequence[str], confirm_pages: bool, as_json: bool
) -> None:
    """Print the bibliographic record of a document or an outside source, or fill it."""
    with open_project(project, read_only=not (file or values or confirm_pages)) as opened:
        found = works.named(opened, name)
        if file or values:
            found = _filled(opened, found, file, values)
        if confirm_pages:
            works.confirm_pages(opened, found.id)
            found = works.get(opened, found.id)
        shown = {one: getattr(found, one) for one in _OF_A_RECORD} | dict(found.details)
        if as_json:
            printing.json_of(shown)
            return
        printing.table([(key, _shown(value)) for key, value in shown.items() if value])


def _filled(project: Project, found: Record, file: Path | None, values: Sequence[str]) -> Record:
    if file:
        entries = reading.works(file)
        if len(entries) > 1:
            raise AnnotatorError(f"{file.name} holds {len(entries)} works; a record is one.")
        found = quoting.filled(found, entries[0])
    for value in values:
        field, sign, words = value.partition("=")
        if not sign or field not in _FIELDS:
            raise AnnotatorError(f"“{value}” is no FIELD=VALUE; the fields are {', '.join(_FIELDS)}.")
        if field in ("date", "issued", "accessed") and words:
            edtf.parsed(words)
        if field in _OF_A_RECORD:
            found = Record(**{**found._asdict(), field: words})
        else:
            found = found._replace(details={**found.details, **(cleaned({field: words}) or {field: ""})})
    works.write(project, found)
    return works.get(project, found.id)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(str(value[key]) for key in ("family", "given", "literal") if value.get(key))
    return str(value)
