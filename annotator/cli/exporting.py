"""The command that writes files: annotations in every format, everything for exchange, the works quoted."""

from pathlib import Path

import click

from annotator import exchanging, jobs, printing, quoting
from annotator.cli.group import citation_style, commands, open_project, project_file, style_option
from annotator.errors import AnnotatorError
from annotator.exchanging import EXCHANGE
from annotator.formats import WRITERS, works
from annotator.store.project import Project

_OTHER_NAMES = {"markdown": "md", "bibtex": "biblatex"}
_ORDERS = {"auto": None, "place": False, "outline": True}
_NAMES = (*WRITERS, EXCHANGE, *works.SUFFIXES, *_OTHER_NAMES)


@commands.command()
@project_file
@click.argument("query", default="")
@click.option("--to", "format_name", required=True, type=click.Choice(_NAMES))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option(
    "--order",
    default="auto",
    type=click.Choice(list(_ORDERS)),
    help="By place, with tags as headings, or by the outline; auto: by the outline where there is one, "
    "if the format is for papers (csv, xlsx, md, docx-notes, docx-endnotes).",
)
@style_option
@click.option("--without-text", is_flag=True, help="Leave the documents' texts out of an exchange file.")
def export(
    project: Path, query: str, format_name: str, output: Path, order: str, style: str | None, without_text: bool
) -> None:
    """Write annotations to a file; QUERY as in `annotations`. An exchange file holds everything."""
    name = _OTHER_NAMES.get(format_name, format_name)
    with open_project(project, read_only=True) as opened:
        if name == EXCHANGE:
            _everything(opened, query, output, with_text=not without_text)
        elif name in works.SUFFIXES:
            count = quoting.export(opened, output, name, query)
            printing.say(f"Wrote {'1 work' if count == 1 else f'{count} works'} to {output}.")
        else:
            count = jobs.export(opened, name, output, query, outlined=_ORDERS[order], style=citation_style(style))
            printing.say(f"Wrote {'all tags' if name == 'qdc' else f'{count} annotations'} to {output}.")


def _everything(project: Project, query: str, output: Path, *, with_text: bool) -> None:
    if query:
        raise AnnotatorError("An exchange file holds everything; leave the query out.")
    code = exchanging.export(project, output, with_text=with_text)
    printing.say(f"Wrote everything to {output}; its state code is {code}.")
