"""JSON from others: read strictly, or refused with the reason."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, NoReturn

from annotator.errors import UnreadableFile
from annotator.text.clean import typed

MOST_BYTES = 400_000_000
_MOST_CHARACTERS = 64_000_000  # as many as a text may have that is imported
_MOST_BRACKETS = 1_500_000  # an annotation with a tag and a link has some 20; a large file may have more
_BYTES_TO_A_BRACKET = 30
_LARGEST = 1 << 63


def load(path: Path) -> Any:
    """What a JSON file holds: no key twice, no NaN, no number beyond 64 bits, no half characters.

    :raises UnreadableFile: with the reason.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(
                "{name} is larger than 400 MB, too large for an annotation file; nothing was imported.", name=path.name
            )
        text = path.read_text("utf-8-sig")
        if text.count("[") + text.count("{") > max(_MOST_BRACKETS, len(text) // _BYTES_TO_A_BRACKET):
            raise ValueError("more brackets than any annotations need")
        return json.loads(
            text, parse_constant=_refuse, parse_int=_integer, parse_float=_fraction, object_pairs_hook=_object
        )
    except OSError as error:
        raise UnreadableFile(
            "{path} cannot be read: {reason}. Nothing was imported.",
            path=path,
            reason=(error.strerror or str(error)).lower(),
        ) from error
    except RecursionError as error:
        raise UnreadableFile(
            "{name} is nested deeper than any annotations are; nothing was imported.", name=path.name
        ) from error
    except ValueError as error:
        raise UnreadableFile(
            "{name} is not JSON that can be read ({reason}); nothing was imported.", name=path.name, reason=error
        ) from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _integer(digits: str) -> int:
    if len(digits) > 20 or abs(found := int(digits)) >= _LARGEST:
        raise ValueError("a number is too large")
    return found


def _fraction(digits: str) -> float:
    if not math.isfinite(found := float(digits)):
        raise ValueError("a number is too large")
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {_clean(key): _clean(value) for key, value in pairs}
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _clean(value: Any) -> Any:
    """Text as it can be kept: what no file can hold becomes U+FFFD."""
    if type(value) is str:
        if len(value) > _MOST_CHARACTERS:
            raise ValueError("a text is too long")
        return value if value.isascii() and value.isprintable() else typed(value)  # a million times in a large file
    return list(map(_clean, value)) if type(value) is list else value
