"""Put a file in place whole, or leave what was there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

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
    if path.is_dir():
        raise AnnotatorError("{path} is a folder; give the name of a file.", path=path)
    if path.exists() and not path.is_file():
        raise AnnotatorError("{path} is no ordinary file; give another name.", path=path)
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent or ".")
        with os.fdopen(handle, mode, **how) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
        temporary = ""
        _sync_folder(path.parent)
    except OSError as error:
        text = (error.strerror or str(error)).lower()
        raise AnnotatorError(
            "{path} could not be written: {reason}. What was there before is unchanged.", path=path, reason=text
        ) from error
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
