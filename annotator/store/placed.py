"""Where another reader's passages stand in our copy of a document."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from annotator.text import placing
from annotator.text.anchor import Passage


class Placed(NamedTuple):
    """A range of our text, how it was found, and how far that can be trusted, from 0 to 1."""

    start: int
    end: int
    status: str
    confidence: float


class Foreign(NamedTuple):
    """Another copy of one of our documents; the text is empty where it was not sent."""

    text: str
    own: str


def placed_elsewhere(copy: Foreign, spans: Sequence[sqlite3.Row]) -> dict[str, Placed]:
    """Where passages of another copy stand in ours, by their ids."""
    if not copy.own:
        return {row["id"]: Placed(row["start"], row["end"], placing.UNPLACED, 0.0) for row in spans}
    found = placing.placed(copy.own, [_passage(row) for row in spans], copy.text or None)
    pairs = zip(spans, found, strict=True)
    return {row["id"]: Placed(one.start, one.end, one.status, one.confidence) for row, one in pairs}


def _passage(row: sqlite3.Row) -> Passage:
    return Passage(row["start"], row["end"], row["quote"], row["prefix"], row["suffix"])
