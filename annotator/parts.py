"""Files on their way: each is written beside its place, and takes it when all of it is on the disk."""

from __future__ import annotations

import errno
import os
import platform
import re
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.ids import new_device

_HOST = f"{zlib.crc32(platform.node().encode()):08x}"
_NAME = re.compile(r"\..*\.([0-9a-f]{8})-(\d+)-[0-9a-z]{8}\.part(-journal)?", re.DOTALL)
_DAY = 24 * 60 * 60  # seconds
_CANNOT = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)  # what file systems answer whose folders know no fsync

_being_written: set[str] = set()  # the parts of this process


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A new name beside a file, for what will take its place; what is left there at the end is taken away.

    Parts of others whose writer was ended go first: the name tells which process writes.
    """
    sweep(path.parent)
    part = path.with_name(f".{path.name[:40]}.{_HOST}-{os.getpid()}-{new_device()}.part")
    _being_written.add(part.name)
    try:
        yield part
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            with suppress(OSError):
                left.unlink()
        _being_written.discard(part.name)


def put_in_place(part: Path, path: Path, mode: int | None = None) -> None:
    """Make a finished part take the place of `path`, for good; with these rights, where they are given.

    :raises OSError: when it cannot; then `path` is as it was.
    :raises AnnotatorError: when it did, and the disk does not say that it is safe there.
    """
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if mode is not None:
        os.chmod(part, mode)
    os.replace(part, path)
    try:
        _keep_names(path.parent)
    except OSError as error:
        raise AnnotatorError(
            "{path} was written, but the disk reported an error at the very end: {reason}. Write it once more, "
            "on another disk if it happens again.",
            path=path,
            reason=(error.strerror or str(error)).lower(),
        ) from error


def _keep_names(folder: Path) -> None:
    """Let the names in a folder survive a power cut, where the system can promise that."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # a folder one may write to and not read: the system keeps its names in its own time
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Take away the parts in a folder whose writer was ended before they were finished."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _NAME.fullmatch(entry.name)
            if found and entry.name not in _being_written and _is_abandoned(entry, found[1], int(found[2])):
                with suppress(OSError):  # Windows refuses while somebody writes
                    os.unlink(entry.path)


def _is_abandoned(entry: os.DirEntry[str], host: str, process: int) -> bool:
    if time.time() - entry.stat().st_mtime > _DAY:
        return True
    return host == _HOST and (os.name == "nt" or process == os.getpid() or not _is_running(process))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
