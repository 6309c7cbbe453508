"""What the process that reads files answers: written as JSON there, and opened here, where nothing in it can run."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from annotator import errors
from annotator.errors import AnnotatorError, Notice, UnreadableFile
from annotator.model import ImportedDocument
from annotator.records import Sent
from annotator.text import clean

Found = TypeVar("Found")
_LONGEST_SENTENCE = 2_000
_REFUSALS = (AnnotatorError, UnreadableFile, errors.UnknownEncoding)
WRONG = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


class Read(NamedTuple):
    """The documents of a file, and what readers marked in it; nothing of that where the file cannot hold it."""

    documents: tuple[ImportedDocument, ...]
    marked: Sent | None = None


class Answer(msgspec.Struct):
    """One answer: what was found, or why nothing was (a kind of error, its sentence and the values in it).

    `memory` is the most that was used, in bytes, and `seconds` is processor time.
    """

    found: msgspec.Raw = msgspec.Raw(b"null")
    refusal: tuple[str, str, dict[str, str | int]] | None = None
    memory: int = 0
    seconds: float = 0.0


# --- in the process that reads


def written(found: object) -> msgspec.Raw:
    """What was found, as JSON."""
    return msgspec.Raw(msgspec.json.encode(found, enc_hook=_notice_written))


def _notice_written(one: object) -> object:
    if isinstance(one, Notice):
        return one.template, _plain(one.values)
    return str(one)


def refused(error: AnnotatorError) -> tuple[str, str, dict[str, str | int]]:
    """Why nothing was found, in values that can be passed on."""
    return type(error).__name__, error.template, _plain(error.values)


def _plain(values: Mapping[str, object]) -> dict[str, str | int]:
    return {name: one if type(one) is int else _said(one) for name, one in values.items()}


def _said(value: object) -> str:
    return str(value).encode("utf-8", "replace").decode("utf-8")


# --- in the program


def opened(content: bytes, kind: type[Found]) -> Found:
    """What an answer says was found, of the kind that was asked for.

    :raises AnnotatorError: where it says why nothing was.
    :raises ValueError: where it is no such answer.
    """
    try:
        answer = msgspec.json.decode(content, type=Answer)
        if answer.refusal:
            raise _refusal(*answer.refusal)
        found: Found = msgspec.json.decode(answer.found, type=kind, dec_hook=_notice)
        return found
    except AnnotatorError:
        raise
    except (msgspec.MsgspecError, *WRONG) as error:
        raise ValueError(" ".join(str(error).split())[:200]) from None


def _refusal(name: str, template: str, values: dict[str, str | int]) -> AnnotatorError:
    kind = next((one for one in _REFUSALS if one.__name__ == name), UnreadableFile)
    return kind(_sentence(template, values), **_shown(values))


def _notice(kind: type, value: Any) -> Any:
    if kind is not Notice:
        raise TypeError(f"there is no way to make a {kind}")
    template, values = value
    if not isinstance(values, dict) or not all(isinstance(one, (str, int)) for one in values.values()):
        raise TypeError("a notice with strange values")
    return Notice(_sentence(template, values), **_shown(values))


def _sentence(template: str, values: Mapping[str, object]) -> str:
    """A sentence in whose places nothing stands but the values that came along."""
    if len(template) > _LONGEST_SENTENCE:
        raise ValueError("a sentence without end")
    for _, name, form, turned in string.Formatter().parse(template):
        if name is not None and (name not in values or form or turned):
            raise ValueError("a sentence with strange places")
    return template


def _shown(values: Mapping[str, str | int]) -> dict[str, str | int]:
    return {name: one if isinstance(one, int) else clean.typed(one[:_LONGEST_SENTENCE]) for name, one in values.items()}
