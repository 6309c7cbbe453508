"""Tags or sections that stand below each other, as two readers may put them without knowing: one comes to the top."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from annotator.store import json_columns
from annotator.store.project import Project


def cut(rows: dict[str, dict[str, Any]], ids: Iterable[str], above: Callable[[str], str]) -> list[str]:
    """Put the one of each ring at the top that was put below another first, in `rows`; returns those.

    `above` gives what one of the `ids` stands below, by the rows as they are then: everywhere the same are cut.
    """
    tops: list[str] = []
    sound: set[str] = set()
    for one in ids:
        way: dict[str, None] = {}
        at = one
        while at in rows and at not in way and at not in sound:
            way[at] = None
            at = above(at)
        if at in way:
            ring = [*way][[*way].index(at) :]
            tops.append(min(ring, key=lambda each: (_since(rows[each]), each)))
            rows[tops[-1]]["parent_id"] = ""
        sound |= way.keys()
    return tops


def write_down(project: Project, kind: str, tops: list[str]) -> list[str]:
    """Put those that came to the top there for good, within an edit; returns them."""
    for one in tops:
        project.put(kind, one, {"parent_id": ""})
    return tops


def _since(row: dict[str, Any]) -> str:
    """The stamp of where it was put."""
    return json_columns.stamps(row["stamps"]).get("parent_id", "")
