"""Annotations under the headings of a paper: by the outline where they are in its order, else by their first tag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.model import Annotation, Snapshot


class Chapter(NamedTuple):
    """A heading, how deep it lies from 0 on, and the annotations under it."""

    level: int
    title: str
    annotations: Sequence[Annotation]


def of(snapshot: Snapshot) -> Iterator[Chapter]:
    """The chapters in order; each annotation stands in one of them, and only once."""
    return _by_section(snapshot) if snapshot.outlined else _by_tag(snapshot)


def _by_section(snapshot: Snapshot) -> Iterator[Chapter]:
    known = {one.id: one for one in snapshot.annotations}
    for section in snapshot.outline:
        here = [known.pop(one) for one in section.entries if one in known]
        yield Chapter(section.level, section.title, here)
    if known:
        yield Chapter(0, "In no section", [*known.values()])


def _by_tag(snapshot: Snapshot) -> Iterator[Chapter]:
    by_tag: dict[str, list[Annotation]] = {}
    for one in snapshot.annotations:
        by_tag.setdefault(one.tags[0] if one.tags else "", []).append(one)
    for path in sorted(by_tag, key=lambda path: (not path, path.casefold())):
        yield Chapter(0, path or "Without a tag", by_tag[path])
