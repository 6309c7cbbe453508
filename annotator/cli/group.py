"""What all commands share: their group, their usual arguments, and an open project."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from annotator import __version__, paths, printing
from annotator.citing import styles
from annotator.citing.styles import STYLES
from annotator.errors import AnnotatorError
from annotator.settings import Settings, own_identity
from annotator.store import backups
from annotator.store.project import Project

json_flag = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
style_option = click.option("--style", type=click.Choice([*STYLES]), help="Else the one in your preferences.")
project_file = click.argument("project", type=click.Path(path_type=Path))


def citation_style(name: str | None) -> str:
    """The style of this name, or else the one in the person's preferences."""
    return name or str(Settings(paths.settings_file()).get("citation_style", styles.DEFAULT))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="annotator")
def commands() -> None:
    """Close reading: highlights, notes, tags and cross-references in one local file.

    Without a command, `annotator [FILE…]` opens the window on a project or on documents, and
    `annotator --screenshot FILE [--size WxH] [PROJECT]` saves a picture of it without a screen.
    PROJECT is a file made by `annotator new`; DOCUMENT an id, the start of one, a number or a
    title; ANNOTATION an id or the start of one.
    """


@contextmanager
def open_project(path: Path, *, read_only: bool = False, backup: str = "") -> Iterator[Project]:
    """A project for one command, perhaps with a backup before it, made for this reason."""
    project = Project.open(path, own_identity(printing.say), read_only=read_only)
    try:
        if backup:
            back_up(project, backup)
        yield project
    finally:
        project.close()


def back_up(project: Project, reason: str) -> None:
    """Have a backup of what is there now; where none can be made that is said, and work goes on."""
    if project.read_only:
        return
    try:
        backups.make(project, reason)
    except AnnotatorError as error:
        printing.say(str(error))
