"""Commands that look after the file: list its backups, and bring one back as a new file."""

from pathlib import Path

import click

from annotator import printing
from annotator.cli.group import commands, json_flag, project_file
from annotator.errors import AnnotatorError
from annotator.store import backups
from annotator.store.backups import Backup
from annotator.store.project import Project


@commands.command("backups")
@project_file
@json_flag
def backups_(project: Path, as_json: bool) -> None:
    """List the backups of a project, newest first; also of one that is damaged or gone."""
    rows = [_row(one) for one in _found(project)]
    if as_json:
        printing.json_of(rows)
        return
    if not rows:
        printing.say(f"There are no backups of {project.name}.")
    printing.table([[str(value) for value in row.values()] for row in rows])


def _found(project: Path) -> list[Backup]:
    """The backups there are; where there are none, what is no project is refused as by every command."""
    found = backups.of_file(project)
    if not found:
        Project.open(project, read_only=True).close()
    return found


def _row(backup: Backup) -> dict[str, object]:
    held = backups.contents(backup)
    return {
        "name": backup.name.partition(" ")[0],
        "reason": backup.reason,
        "documents": held.documents if held else "",
        "annotations": held.annotations if held else "",
        "last_step": held.last_step if held else "cannot be read",
        "bytes": backup.size,
    }


@commands.command("restore-backup")
@project_file
@click.argument("backup")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The new file; else one beside the project.")
def restore_backup(project: Path, backup: str, output: Path | None) -> None:
    """Make a new project file of a backup (a name, the beginning of one, or `newest`); nothing is overwritten."""
    found = _found(project)
    chosen = found[:1] if backup == "newest" else [one for one in found if one.name.startswith(backup)]
    if len(chosen) != 1:
        raise AnnotatorError(
            "{number} backups of {project} are called “{name}”; `annotator backups` lists them.",
            number=len(chosen),
            project=project.name,
            name=backup,
        )
    moment = f"{chosen[0].made:%Y-%m-%d %H.%M} UTC"
    target = output or backups.proposed(chosen[0], project, moment)
    backups.restore(chosen[0], target)
    click.echo(target)
