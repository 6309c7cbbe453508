"""JSON that stands in columns of a project: read, or told as damage and not as an accident of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from annotator.errors import UnreadableFile


def read(written: str | None) -> dict[str, Any]:
    """The object in a column; an empty one for an empty column.

    :raises UnreadableFile: when it is damaged.
    """
    try:
        found = json.loads(written or "{}")
    except (ValueError, RecursionError) as error:
        raise damaged() from error
    if not isinstance(found, dict):
        raise damaged()
    return found


def stamps(written: str) -> dict[str, str]:
    """The stamps of a record, by register.

    :raises UnreadableFile: when they are damaged.
    """
    found = read(written)
    if not all(isinstance(one, str) for one in found.values()):
        raise damaged()
    return found


def newest(row: Mapping[str, Any]) -> str:
    """The latest stamp of a record's fields, those of newer versions too.

    :raises UnreadableFile: when they are damaged.
    """
    found = [*stamps(row["stamps"]).values()]
    if row.get("extra", "{}") != "{}":
        found += [str(pair[1]) for pair in read(row["extra"]).values() if isinstance(pair, list) and len(pair) == 2]
    return max(found, default="")


def damaged() -> UnreadableFile:
    """What to say where something in the file is not as this program wrote it."""
    return UnreadableFile(
        "The project file is damaged: what stands in it is not as this program wrote it. Nothing was changed; "
        "“annotator check” says what is wrong and what can be done."
    )
