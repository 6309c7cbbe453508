"""Put a file in place whole, or leave what was there."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from annotator.errors import AnnotatorError


@contextmanager
def whole_file(path: Path, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A text file to write to that takes the place of `path` when all of it is on the disk.

    :raises AnnotatorError: when it cannot be written; then `path` is as it was.
    """
    with _in_place_of(path) as file:
        words = io.TextIOWrapper(file, encoding, newline="")
        yield words
        words.detach()  # which writes out what is left in it


def write_bytes(path: Path, content: bytes) -> None:
    """Put bytes in place whole, as a picture is.

    :raises AnnotatorError: when they cannot be written; then `path` is as it was.
    """
    with _in_place_of(path) as file:
        file.write(content)


@contextmanager
def _in_place_of(path: Path) -> Iterator[IO[bytes]]:
    path = path.resolve()  # a link stays one, and what it leads to is replaced
    if path.is_dir():
        raise AnnotatorError(f"{path} is a folder; give the name of a file.")
    if path.exists() and not path.is_file():
        raise AnnotatorError(f"{path} is no ordinary file; give another name.")
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent or ".")
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
        temporary = ""
        _sync_folder(path.parent)
    except OSError as error:
        text = (error.strerror or str(error)).lower()
        raise AnnotatorError(f"{path} could not be written: {text}. What was there before is unchanged.") from error
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


def _mode(path: Path) -> int:
    """The rights of the file that is replaced; else those the system gives to new files."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder or ".", os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
