"""Where another reader's passages stand in our copy of a document."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple


class Placed(NamedTuple):
    start: int
    end: int
    status: str
    confidence: float


class Foreign(NamedTuple):
    document_id: str
    text: str
    home: str
    own: str


def placed_elsewhere(sent: Foreign, rows: Sequence[sqlite3.Row]) -> dict[str, Placed]:
    found = {}
    for row in rows:
        ok = sent.own[row["start"] : row["end"]] == row["quote"]
        found[row["id"]] = Placed(row["start"], row["end"], "exact" if ok else "unplaced", float(ok))
    return found
