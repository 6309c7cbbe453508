"""The command that compares readers: where they agree, differ and stand alone, and the numbers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from annotator import printing
from annotator.cli.group import commands, json_flag, open_project, project_file
from annotator.model import Reader
from annotator.store import agreed, comparing, documents
from annotator.store.project import Project
from annotator.text.agreement import KINDS, Group, Marked, groups
from annotator.text.reliability import RELIABLE, TENTATIVE, Measure, Numbers, Reading, numbers

_MEANING = (
    "Alpha is 1 where readers agree on every word and 0 where they agree as often as chance would have it; "
    f"Krippendorff relies on data from {RELIABLE:.2f} and draws cautious conclusions from {TENTATIVE:.3f}. "
    "Unitizing is the same for where passages begin and end."
)


@commands.command()
@project_file
@click.option("--by", type=click.Choice(["author"]), default="author", help="What is compared: author.")
@click.option("--document", "name", default="", help="One document; else all that two readers marked.")
@json_flag
def compare(project: Path, by: str, name: str, as_json: bool) -> None:
    """Compare readers: agreements, differences, solitary finds, and Krippendorff's alpha.

    A tag counts as its annotation's author gave it. Readers who are hidden are left out.
    """
    with open_project(project, read_only=True) as opened:
        known = [documents.named(opened, name)] if name else documents.listed(opened)
        readings = {one.id: comparing.reading(opened, one.id) for one in known}
        compared = [one for one in known if name or len({each.reader for each in readings[one.id].marked}) > 1]
        names = comparing.readers(opened)
        found = [(one.id, one.name, readings[one.id]) for one in compared]
        everything = numbers([reading for _, _, reading in found])
        if as_json:
            shown = [_document(opened, one, title, reading, names) for one, title, reading in found]
            printing.json_of({"documents": shown, "numbers": _numbers(everything, names), "meaning": _MEANING})
            return
        for _, title, reading in found:
            _print(title, reading, names)
        if len(found) > 1:
            _print_numbers("All documents", everything, names)
        printing.say(_MEANING if found else "No document has annotations of two readers.")


def _document(
    project: Project, document_id: str, title: str, reading: Reading, names: Mapping[str, Reader]
) -> dict[str, Any]:
    settled = agreed.standing_for(project, [one.annotation_id for one in reading.marked])
    return {
        "id": document_id,
        "title": title,
        "groups": [
            {
                "kind": group.kind,
                "start": group.start,
                "end": group.end,
                "quote": reading.text[group.start : group.end],
                "other_words": group.other_words,
                "other_tags": group.other_tags,
                "versions": [_version(one, reading.text, names) for one in group.versions],
                "agreed": sorted({each for one in group.versions for each in settled.get(one.annotation_id, ())}),
            }
            for group in groups(reading.marked, reading.text)
        ],
        "numbers": _numbers(numbers([reading]), names),
    }


def _version(one: Marked, text: str, names: Mapping[str, Reader]) -> dict[str, Any]:
    quote = " … ".join(text[start:end] for start, end in one.ranges)
    return {"id": one.annotation_id, "author": names[one.reader].name, "quote": quote, "tags": sorted(one.tags)}


def _numbers(found: Numbers, names: Mapping[str, Reader]) -> dict[str, Any]:
    measures = {"marking": found.marking, "tagging": found.tagging, "overall": found.overall}
    return {
        "readers": [names[one].name for one in found.readers],
        "words": found.words,
        **{name: one._asdict() for name, one in measures.items()},
        "tags": {tag: one._asdict() for tag, one in found.by_tag.items()},
    }


def _print(title: str, reading: Reading, names: Mapping[str, Reader]) -> None:
    found = groups(reading.marked, reading.text)
    counts = ", ".join(f"{words} {sum(one.kind == kind for one in found)}" for kind, words in _PLURALS.items())
    click.echo(f"{title}: {counts}")
    printing.table([(one.kind, _described(one, names), reading.text[one.start : one.end]) for one in found])
    _print_numbers(title, numbers([reading]), names)


_PLURALS = dict(zip(KINDS, ("differences", "agreements", "alone"), strict=True))


def _described(group: Group, names: Mapping[str, Reader]) -> str:
    """Who gave which tags: `Ana #settlement; Ben`."""
    parts = (f"{names[one.reader].name} {printing.hashed(sorted(one.tags))}".strip() for one in group.versions)
    return "; ".join(parts)


def _print_numbers(title: str, found: Numbers, names: Mapping[str, Reader]) -> None:
    who = ", ".join(names[one].name for one in found.readers)
    click.echo(f"{title}: {found.words} words, {who}")
    rows = [("marked or not", found.marking), ("tags, where two marked", found.tagging), ("together", found.overall)]
    rows += [(f"#{tag}", one) for tag, one in found.by_tag.items()]
    printing.table([("", "words", "alpha", "unitizing"), *((words, *_figures(one)) for words, one in rows)])


def _figures(one: Measure) -> tuple[str, str, str]:
    alpha, unitizing = (
        "–" if value is None else f"{round(value, 3) + 0.0:.3f}" for value in (one.alpha, one.unitizing)
    )
    return str(one.words), alpha, unitizing
