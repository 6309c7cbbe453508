"""What an error of SQLite says of damage to a project."""

from __future__ import annotations

import sqlite3

from annotator.errors import AnnotatorError
from annotator.store import json_columns

_WORDS = ("Could not decode", "malformed JSON", "user-defined function")  # what damaged words or JSON end in


def is_of_content(error: BaseException) -> bool:
    """Whether an error says that words or JSON in the file are not as they were written."""
    return isinstance(error, sqlite3.Error) and any(words in str(error) for words in _WORDS)


def in_error(error: BaseException) -> AnnotatorError | None:
    """The sentence for an error that is damage, wherever it came up; None where it says no such thing."""
    name = getattr(error, "sqlite_errorname", "") or ""
    told = is_of_content(error) or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))
    return json_columns.damaged() if told else None
