"""Put a file in place whole, or leave what was there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from annotator import parts
from annotator.errors import AnnotatorError


@contextmanager
def whole_file(path: Path, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A text file to write to that takes the place of `path` when all of it is on the disk.

    :raises AnnotatorError: when it cannot be written; then `path` is as it was.
    """
    with _whole(path, "w", encoding=encoding, newline="") as file:
        yield file


@contextmanager
def whole_binary(path: Path) -> Iterator[IO[bytes]]:
    """The same for a file of bytes.

    :raises AnnotatorError: when it cannot be written; then `path` is as it was.
    """
    with _whole(path, "wb") as file:
        yield file


@contextmanager
def _whole(path: Path, mode: str, **how: Any) -> Iterator[IO[Any]]:
    path = path.resolve()  # a link stays one, and what it leads to is replaced
    try:
        _refuse_what_is_no_file(path)
        with parts.beside(path) as part:
            with open(part, mode.replace("w", "x"), opener=_private, **how) as file:
                yield file
            parts.put_in_place(part, path, _mode(path))
    except OSError as error:
        text = (error.strerror or str(error)).lower()
        raise AnnotatorError(
            "{path} could not be written: {reason}. What was there before is unchanged.", path=path, reason=text
        ) from error


def _refuse_what_is_no_file(path: Path) -> None:
    if path.is_dir():
        raise AnnotatorError("{path} is a folder; give the name of a file.", path=path)
    if path.exists() and not path.is_file():
        raise AnnotatorError("{path} is no ordinary file; give another name.", path=path)


def _private(name: str, how: int) -> int:
    """Open a file that nobody else may read until it has the rights of the one it replaces."""
    return os.open(name, how, 0o600)


def _mode(path: Path) -> int:
    """The rights of the file that is replaced; else those the system gives to new files."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
