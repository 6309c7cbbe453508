"""What commands print: tables and JSON to standard output, talk to standard error."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

from annotator.formats.write_csv import described
from annotator.model import Annotation, Step
from annotator.text import pages


def json_of(value: Any) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns, divided by tabs, so that other programs can cut them."""
    for row in rows:
        click.echo("\t".join(" ".join(cell.split()) for cell in row))


def say(sentence: str) -> None:
    """Tell the person something that is not data."""
    click.echo(sentence, err=True)


def hashed(paths: Sequence[str]) -> str:
    """Tags as they are typed: `#elections #settlement/troops`."""
    return " ".join(f"#{path}" for path in paths)


def annotation(one: Annotation) -> dict[str, Any]:
    """An annotation as scripts get it."""
    return {
        "id": one.id,
        "document": one.document_id,
        "title": one.document_title,
        "quote": one.quote,
        "spans": [
            {"start": s.start, "end": s.end, "quote": s.quote, "page": pages.written(s.pages)} for s in one.spans
        ],
        "prefix": one.spans[0].prefix if one.spans else "",
        "suffix": one.spans[-1].suffix if one.spans else "",
        "pages": list(one.pages),
        "colour": one.colour,
        "note": one.note,
        "tags": list(one.tags),
        "author": one.author_name,
        "created": one.created,
        "modified": one.modified,
        "links": [
            {
                "id": link.id,
                "direction": link.direction,
                "relation": link.relation,
                "to": link.other.id,
                "title": link.other.title,
                "kind": link.other.kind,
                "described": described(link),
            }
            for link in one.links
        ],
        "replies": [{"id": r.id, "author": r.author_name, "note": r.note, "created": r.created} for r in one.replies],
        "placement": one.placement,
    }


def step(one: Step, names: Mapping[str, str]) -> dict[str, Any]:
    """A step as scripts get it."""
    found = {name: getattr(one, name) for name in ("id", "label", "made", "state")}
    changes = [{"kind": change.kind, "id": change.id} for change in one.changes]
    return found | {"reader": names.get(one.reader, ""), "changes": changes}
