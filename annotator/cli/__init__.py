"""The command line: one command per job. Each parses, calls, prints."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from annotator import exchanging, jobs, paths, printing
from annotator.cli import checking, comparing, exchange, exporting, finding, keeping, outlining, quoting
from annotator.cli.group import back_up, commands, json_flag, open_project, project_file
from annotator.errors import AnnotatorError
from annotator.formats import READERS, reader_for
from annotator.model import COLOURS, RELATIONS
from annotator.settings import Settings, own_identity
from annotator.store import annotations, backups, documents, history, links, outline, readers, tags
from annotator.store.project import Project
from annotator.text import pages

__all__ = [
    "checking",
    "commands",
    "comparing",
    "exchange",
    "exporting",
    "finding",
    "keeping",
    "outlining",
    "quoting",
    "run",
]

# --- projects and documents


@commands.command()
@click.argument("project", type=click.Path(path_type=Path))
def new(project: Path) -> None:
    """Make an empty project file (.annotator)."""
    made = jobs.create_project(project, own_identity(printing.say))
    made.close()
    printing.say(f"Made {made.path}.")


@commands.command("import")
@project_file
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "format_name", type=click.Choice([*READERS]), help="The format; else by the file's ending.")
@click.option("--title", default="", help="A title of your own.")
@click.option("--encoding", default="", help="How a text file is encoded, if it is not Unicode.")
@click.option("--whole", is_flag=True, help="Take a book as one document, not chapter by chapter.")
def import_(
    project: Path, files: Sequence[Path], format_name: str | None, title: str, encoding: str, whole: bool
) -> None:
    """Add documents, or annotations exported as JSON; prints id, title, words and pages of each."""
    with open_project(project, backup=backups.IMPORT) as opened:
        for file in files:
            if not format_name and file.suffix.lower() == ".json":
                printing.say(f"{jobs.import_annotations(opened, file)} new annotations from {file.name}.")
                continue
            if not format_name and exchanging.is_to_merge(file):
                raise AnnotatorError(
                    "{name} holds annotations, by its name; `annotator merge` takes them in.", name=file.name
                )
            ids = _import_one(opened, file, format_name or "", title, encoding, whole)
            found = [documents.get(opened, one) for one in ids]
            if outside := jobs.outside_documents(found):
                printing.say(
                    f"{outside} characters outside the documents of {file.name} (lists, prefaces) were left out."
                )
            if empty := jobs.pages_without_text(found):
                printing.say(f"{empty} pages of {file.name} are pictures without text.")
            printing.table([(one.id, one.name, str(one.words), pages.written(one.pages)) for one in found])


def _import_one(project: Project, file: Path, format_name: str, title: str, encoding: str, whole: bool) -> list[str]:
    """Import a file's documents, with what readers marked in it."""
    found = jobs.read_file(file, format_name, encoding, whole=whole)
    sent = found.marked
    if sent is not None and not format_name and exchanging.is_of_ours(project, sent):
        raise AnnotatorError(
            "{name} is a copy of a document that is here. `annotator merge` takes in what is marked in it; "
            "with --as {format} it is imported as a document of its own.",
            name=file.name,
            format=reader_for(file).name,
        )
    with project.edit("Import document"):
        named = jobs.retitled(file, found.documents, title)
        ids = jobs.add_documents(project, file, named, format_name=format_name)
        if sent is not None:
            exchanging.merge(project, file, sent)
    return ids


@commands.command("documents")
@project_file
@json_flag
def documents_(project: Path, as_json: bool) -> None:
    """List the documents: id, number, title, date, pages, annotations."""
    with open_project(project, read_only=True) as opened:
        found = documents.listed(opened)
        if as_json:
            printing.json_of([asdict(one) | {"references": _references(opened, one.id)} for one in found])
            return
        printing.table([(d.id, d.number, d.title, d.date, pages.written(d.pages), str(d.annotations)) for d in found])


def _references(project: Project, document_id: str) -> list[dict[str, Any]]:
    found = documents.references(project, document_id)
    return [{"target": mark.target, "words": mark.value, "document": there and there.id} for mark, there in found]


@commands.command()
@project_file
@click.argument("document")
def text(project: Path, document: str) -> None:
    """Print the stored text of a document."""
    with open_project(project, read_only=True) as opened:
        click.echo(documents.text(opened, documents.named(opened, document).id))


# --- annotations


@commands.command()
@project_file
@click.argument("document")
@click.option("--quote", "quotes", multiple=True, required=True, help="The words; more than once for an omission.")
@click.option("--occurrence", default=0, help="Which of several places, from 1.")
@click.option("--prefix", default="", help="What stands before the words.")
@click.option("--suffix", default="", help="What stands after the words.")
@click.option("--note", default="", help="A note (Markdown).")
@click.option("--tag", "tag_paths", multiple=True, help="A tag, such as settlement/troops.")
@click.option("--colour", "--color", default=COLOURS[0], type=click.Choice(COLOURS), show_default=True)
def annotate(
    project: Path,
    document: str,
    quotes: Sequence[str],
    occurrence: int,
    prefix: str,
    suffix: str,
    note: str,
    tag_paths: Sequence[str],
    colour: str,
) -> None:
    """Highlight a passage; prints the annotation's id."""
    with open_project(project) as opened:
        chosen = documents.named(opened, document)
        places = jobs.find_passages(
            documents.text(opened, chosen.id), quotes, occurrence=occurrence, prefix=prefix, suffix=suffix
        )
        click.echo(annotations.add(opened, chosen.id, places, colour=colour, note=note, tag_paths=tag_paths))


@commands.command()
@project_file
@click.argument("annotation")
@click.argument("words")
def note(project: Path, annotation: str, words: str) -> None:
    """Write the note of an annotation."""
    with open_project(project) as opened:
        annotations.write_note(opened, annotations.named(opened, annotation), words)


@commands.command()
@project_file
@click.argument("annotation")
@click.argument("tag_paths", nargs=-1, required=True, metavar="TAG...")
def tag(project: Path, annotation: str, tag_paths: Sequence[str]) -> None:
    """Give an annotation tags."""
    with open_project(project) as opened:
        tags.apply(opened, [annotations.named(opened, annotation)], tag_paths)


@commands.command()
@project_file
@click.argument("annotation")
@click.argument("tag_paths", nargs=-1, required=True, metavar="TAG...")
def untag(project: Path, annotation: str, tag_paths: Sequence[str]) -> None:
    """Take tags off an annotation."""
    with open_project(project) as opened:
        chosen = annotations.named(opened, annotation)
        with opened.edit("Remove tag"):
            for path in tag_paths:
                if not tags.take_off(opened, chosen, path):
                    raise AnnotatorError(f"This annotation does not bear the tag “{path}”; nothing was changed.")


@commands.command()
@project_file
@click.argument("annotation")
@click.argument("words")
def reply(project: Path, annotation: str, words: str) -> None:
    """Reply to an annotation; prints the reply's id."""
    with open_project(project) as opened:
        click.echo(annotations.reply(opened, annotations.named(opened, annotation), words))


@commands.command()
@project_file
@click.argument("ids", nargs=-1, required=True)
def delete(project: Path, ids: Sequence[str]) -> None:
    """Delete annotations, links, replies, tags or documents; `restore` and `undo` bring them back."""
    with open_project(project) as opened:
        records = [_record(opened, one) for one in ids]
        if _is_much(opened, records):
            back_up(opened, backups.DELETION)
        with opened.edit("Delete" if len(records) == 1 else f"Delete {len(records)} things"):
            for kind, record_id in records:
                _delete(opened, kind, record_id)


def _is_much(project: Project, records: Sequence[tuple[str, str]]) -> bool:
    """Whether so much is deleted that a backup comes first."""
    counts = tags.counts(project)
    many = len(records) > backups.MANY
    return many or any(kind == "document" or counts.get(one, 0) > backups.MANY for kind, one in records)


def _record(project: Project, name: str) -> tuple[str, str]:
    try:
        found = annotations.named(project, name)
    except AnnotatorError:
        found = name
    return history.kind_of(project, found), found


def _delete(project: Project, kind: str, record_id: str) -> None:
    deletions: dict[str, Callable[[Project, str], None]] = {
        "annotation": lambda project, one: annotations.remove(project, [one]),
        "link": links.remove,
        "section": outline.remove,
        "tag": tags.remove,
        "document": documents.remove,
    }
    if kind in deletions:
        deletions[kind](project, record_id)
    elif kind in ("reply", "source"):
        project.require_own(kind, record_id)
        project.delete(kind, record_id)
    else:
        raise AnnotatorError(
            f"A {kind} cannot be deleted; annotations, links, replies, sections, tags and documents can."
        )


@commands.command()
@project_file
@click.argument("ids", nargs=-1, required=True)
def restore(project: Path, ids: Sequence[str]) -> None:
    """Take things out of the bin."""
    with open_project(project) as opened:
        history.restore(opened, list(ids))


@commands.command()
@project_file
@click.argument("from_", metavar="FROM")
@click.argument("to", required=False)
@click.option("--source", default="", help='An outside source instead of TO: "Title, page", a URL or a DOI.')
@click.option("--relation", default=RELATIONS[0], help=f"{', '.join(RELATIONS)}, or your own.")
def link(project: Path, from_: str, to: str | None, source: str, relation: str) -> None:
    """Join an annotation or document with another, or with an outside source; prints the link's id."""
    if bool(to) == bool(source):
        raise click.UsageError("Give either TO or --source.")
    with open_project(project) as opened:
        start = jobs.end_named(opened, from_)
        if to and not to.startswith(("http://", "https://", "doi:")):
            click.echo(links.add(opened, start, jobs.end_named(opened, to), relation))
        else:
            click.echo(jobs.link_to_source(opened, start, source or to or "", relation))


# --- steps


@commands.command()
@project_file
def undo(project: Path) -> None:
    """Take the last step back."""
    _move(project, "undo", "Undid")


@commands.command()
@project_file
def redo(project: Path) -> None:
    """Do the step again that was undone last."""
    _move(project, "redo", "Redid")


def _move(path: Path, verb: str, said: str) -> None:
    with open_project(path) as opened:
        step = opened.undo() if verb == "undo" else opened.redo()
        if step is None:
            raise AnnotatorError(f"There is nothing to {verb}.")
        printing.say(f"{said} “{step.label}”.")


@commands.command("history")
@project_file
@json_flag
def history_(project: Path, as_json: bool) -> None:
    """List the steps of the project, newest first."""
    with open_project(project, read_only=True) as opened:
        names, steps = history.reader_names(opened), history.steps(opened)
        if as_json:
            printing.json_of([printing.step(one, names) for one in steps])
            return
        printing.table([(str(s.id), s.made, names.get(s.reader, ""), s.label, s.state) for s in steps])


@commands.command("bin")
@project_file
@json_flag
def bin_(project: Path, as_json: bool) -> None:
    """List what is deleted."""
    with open_project(project, read_only=True) as opened:
        found = history.bin_contents(opened)
        if as_json:
            printing.json_of([asdict(one) for one in found])
            return
        printing.table([(one.kind, one.id, one.deleted, one.words) for one in found])


@commands.command()
@project_file
@click.option("--name", default="", help="Write under this name from now on.")
@json_flag
def who(project: Path, name: str, as_json: bool) -> None:
    """Say who writes here, and who wrote."""
    with open_project(project, read_only=not name) as opened:
        if name:
            readers.rename(opened, name)
            Settings(paths.settings_file()).set("reader_name", readers.current(opened).name)
        me, everyone = readers.current(opened), readers.listed(opened)
        if as_json:
            rows = [(one, {"name": one.name, "annotations": made}) for one, made in everyone]
            printing.json_of([{"id": one.id, **row, "writes": one.id == me.id} for one, row in rows])
            return
        click.echo(me.name)
        printing.table([("", reader.name, str(made)) for reader, made in everyone if reader.id != me.id])


def run(arguments: Sequence[str]) -> int:
    """Carry out one command; returns the exit status."""
    try:
        commands.main(list(arguments), prog_name="annotator", standalone_mode=False)
    except AnnotatorError as error:
        printing.say(str(error))
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 1
    return 0
