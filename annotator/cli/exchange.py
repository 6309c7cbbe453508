"""Commands of exchange: fold other readers' files in, and the code that says whether all hold the same."""

from collections.abc import Sequence
from pathlib import Path

import click

from annotator import exchanging, jobs, printing
from annotator.cli.group import commands, json_flag, open_project, project_file
from annotator.errors import AnnotatorError
from annotator.exchanging import MergeReport, ReaderReport
from annotator.records import Sent
from annotator.store import documents, merging
from annotator.store.alike import Likeness
from annotator.store.project import Project

_SAME_AS = "say with --match FOREIGN=LOCAL that it is, or with --match FOREIGN= that it is not"


@commands.command()
@project_file
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Say what it would come to, and change nothing.")
@click.option("--match", "matches", multiple=True, metavar="FOREIGN=LOCAL", help="Which documents are the same.")
@json_flag
def merge(project: Path, files: Sequence[Path], preview: bool, matches: Sequence[str], as_json: bool) -> None:
    """Fold others' annotations in: exchange files, other projects, files of other programs."""
    reports = []
    with open_project(project) as opened:
        for path in files:
            if jobs.is_annotation_file(path):
                report = exchanging.take_back(opened, path, rehearsed=preview)
                if not as_json:
                    _print(report)
                reports.append(exchanging.as_json(report) | {"bare": []})
                continue
            sent = exchanging.read(path)
            same = _matches(opened, sent, matches)
            bare = [one for one in exchanging.bare(opened, sent) if one.foreign_id not in same]
            verb = exchanging.preview if preview else exchanging.merge
            report = verb(opened, path, sent, same)
            if not as_json:
                _print(report)
                _print_bare(opened, bare)
            reports.append(exchanging.as_json(report) | {"bare": [one._asdict() for one in bare]})
        code = merging.state(opened)
    if as_json:
        printing.json_of([report | {"state": code} for report in reports])


def _matches(project: Project, sent: Sent, given: Sequence[str]) -> dict[str, str]:
    """What the person said of documents; what nobody said of doubtful ones is asked."""
    said = dict(one.partition("=")[::2] for one in given)
    known = {one.id for one in sent.documents}
    found = {}
    for foreign, local in said.items():
        ids = [one for one in known if one.startswith(foreign.lower())] if len(foreign) >= 4 else []
        if len(ids) == 1:
            found[ids[0]] = documents.named(project, local).id if local else ""
    for one in exchanging.doubtful(project, sent):
        if one.foreign_id not in found:
            ours = documents.get(project, one.local_id)
            raise AnnotatorError(
                f"“{one.title}” ({one.foreign_id[:8]}) may be a copy of “{ours.name}” ({ours.id[:8]}); {_SAME_AS}."
            )
    return found


def _print(report: MergeReport) -> None:
    click.echo(f"{report.name}: nothing new" if report.nothing_new else f"{report.name}:")
    if not report.nothing_new:
        for one in report.readers:
            click.echo(f"  {one.name}: {_counts(one)}")
        if report.tags:
            click.echo(f"  new tags: {report.tags}")
        if report.outline:
            click.echo(f"  changes of the outline: {report.outline}")
        for like in report.documents:
            click.echo(f"  “{like.title}” is a copy of a document here{_alike(like)}")
        for title in report.added:
            click.echo(f"  “{title}”: came along")
    for warning in report.warnings:
        printing.say(str(warning))


def _alike(one: Likeness) -> str:
    """How alike the copies are; nothing where the other text is not known."""
    return f" ({one.likeness:.0%} alike)" if one.likeness else ""


def _print_bare(project: Project, bare: Sequence[Likeness]) -> None:
    """Say which documents are waited for, and which of ours they may be."""
    for one in bare:
        click.echo(f"  “{one.title}” ({one.foreign_id[:8]}): not here, so its annotations wait")
        if one.local_id:
            ours = documents.get(project, one.local_id)
            pair = f"{one.foreign_id[:8]}={ours.id[:8]}"
            printing.say(f"Its quotations stand in “{ours.name}”; if it is that, merge it with --match {pair}.")


def _counts(one: ReaderReport) -> str:
    numbers = [(getattr(one, name), name) for name in ("new", "changed", "deleted", "unchanged")]
    more = [(one.unplaced, "not found in your copy"), (one.check, "to check"), (one.replies, "new replies")]
    more += [(one.tags, "new tags"), (one.links, "new links")]
    return ", ".join([f"{number} {words}" for number, words in (*numbers, *((n, w) for n, w in more if n))])


@commands.command()
@project_file
def state(project: Path) -> None:
    """Print the state code: equal codes, equal annotations."""
    with open_project(project, read_only=True) as opened:
        click.echo(merging.state(opened))
