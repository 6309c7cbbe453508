"""The command line for a file that may be damaged: look, mend, save what can still be read."""

from __future__ import annotations

from pathlib import Path

import click

from annotator import printing
from annotator.cli.group import commands, open_project, project_file
from annotator.errors import AnnotatorError, UnreadableFile
from annotator.settings import own_identity
from annotator.store import check, repair, salvage


@commands.command("check")
@project_file
@click.option("--repair", "mend", is_flag=True, help="Keep a copy, then work out again what can be worked out again.")
@click.option("--salvage", "into", type=click.Path(path_type=Path), help="Save what can be read to this new project.")
def check_(project: Path, mend: bool, into: Path | None) -> None:
    """Look for damage in the file, in every record and at every passage."""
    if into is not None:
        for notice in salvage.save(project, into, own_identity(printing.say)).notices:
            printing.say(str(notice))
        return
    try:
        _check(project, mend=mend)
    except UnreadableFile as error:
        raise _with_offer(error, project) from error


def _check(path: Path, *, mend: bool) -> None:
    with open_project(path, read_only=not mend) as opened:
        found = check.problems(opened)
        for notice in found:
            click.echo(str(notice))
        if mend and found:
            for notice in repair.repair(opened):
                printing.say(str(notice))
            found = check.problems(opened)
        if found:
            number = "1 problem" if len(found) == 1 else f"{len(found)} problems"
            raise AnnotatorError(f"{number} in {path.name}.")
        printing.say(f"{path.name} is sound.")


def _with_offer(error: UnreadableFile, path: Path) -> AnnotatorError:
    """Why a file cannot be opened, with how much of it can still be saved."""
    counted = salvage.count(path)
    if counted is None:
        return error
    offer = f"“annotator check {path.name} --salvage NEW.annotator” saves them to a new project."
    return AnnotatorError(f"{error} {counted} {offer}")
