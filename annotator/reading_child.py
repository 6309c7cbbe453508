"""What runs in the process that reads files from others: limits first, then one file, then one answer.

A mistake of ours in it is not caught: Python writes it to standard error, and the program keeps that in its log.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from annotator.errors import AnnotatorError
from annotator.progress import Progress

COMMAND = "--read-for-the-program"  # what starts it; no person types that
ANSWER, HOW_FAR = "answer", "how-far"  # files in its folder
TOO_LONG, TOO_MUCH = 3, 4  # exit statuses: out of time, out of memory
MEMORY_IS_LIMITED = sys.platform.startswith("linux")  # macOS knows the limit and does not keep it
_TOLD_EVERY = 0.1  # seconds
_STARTS = ("subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "os.fork", "pty.")
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod")


class Limits(NamedTuple):
    """What a task may take: memory and answer in bytes, processor and wall time in seconds."""

    memory: int
    processor: int
    wall: int
    answer: int


def limits_for(size: int) -> Limits:
    """What reading a file of some bytes may take: many times what it takes of an honest one.

    Measured: 166 MB of addresses to begin with, most of them never used; then 60 MB and a second for a million bytes.
    """
    memory = min(400_000_000 + 80 * size, 3_000_000_000)
    processor = min(5 + size // 50_000, 120)
    return Limits(memory, processor, 60 + 5 * processor, 400_000_000)


def main(arguments: Sequence[str]) -> None:
    """Read one file: its folder, the limits, what is wanted, and what that needs to know."""
    folder, limits = Path(arguments[0]), Limits(*map(int, arguments[1:5]))
    _limit(limits)
    threading.Thread(target=_end_with_parent, args=[folder], daemon=True).start()
    sys.addaudithook(_keeper(folder))
    try:
        _write(folder, _answered(arguments[5], arguments[6:], _teller(folder / HOW_FAR)))
    except MemoryError:
        os._exit(TOO_MUCH)
    sys.stdout.flush()
    os._exit(0)  # whatever a library would still do at the end


def _answered(wanted: str, values: Sequence[str], tell: Progress) -> bytes:
    import msgspec

    from annotator import answers

    answer = answers.Answer()
    try:
        answer.found = answers.written(READ[wanted](*values, tell))
    except AnnotatorError as error:
        answer.refusal = answers.refused(error)
    answer.memory, answer.seconds = _memory(), time.process_time()
    return msgspec.json.encode(answer)


def _write(folder: Path, answer: bytes) -> None:
    with (folder / ANSWER).open("wb") as file:
        file.write(answer)


# --- what can be read


def _documents(path: str, format_name: str, encoding: str, tell: Progress) -> object:
    return _read(Path(path), format_name, encoding, tell, whole=False)


def _whole(path: str, format_name: str, encoding: str, tell: Progress) -> object:
    return _read(Path(path), format_name, encoding, tell, whole=True)


def _read(path: Path, format_name: str, encoding: str, tell: Progress, *, whole: bool) -> object:
    from annotator.answers import Read
    from annotator.formats import documents_of, reader_for

    reader = reader_for(path, format_name)
    found = documents_of(reader, path, encoding, tell, whole=whole)
    return Read(found, reader.marked(path) if reader.marked else None)


def _annotations(path: str, _tell: Progress) -> object:
    from annotator import foreign

    return foreign.read(Path(path))


def _exchange(path: str, _tell: Progress) -> object:
    from annotator.formats import read_exchange

    return read_exchange.read(Path(path))


def _exported(path: str, _tell: Progress) -> object:
    from annotator.formats import read_web_annotation

    return read_web_annotation.read(Path(path))


def _works(path: str, _tell: Progress) -> object:
    from annotator.formats import works

    return works.read_file(Path(path))


READ: dict[str, Callable[..., Any]] = {
    "documents": _documents,
    "whole": _whole,
    "annotations": _annotations,
    "exchange": _exchange,
    "exported": _exported,
    "works": _works,
}


# --- limits


def _limit(limits: Limits) -> None:
    """Keep to the limits where the system has them; where it has none, whoever waits for us looks at us."""
    if sys.platform == "win32":
        return
    import resource

    most = {resource.RLIMIT_CPU: limits.processor, resource.RLIMIT_FSIZE: limits.answer, resource.RLIMIT_CORE: 0}
    if MEMORY_IS_LIMITED:
        most[resource.RLIMIT_AS] = limits.memory
    for which, value in most.items():
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, hard))


def _end_with_parent(folder: Path) -> None:
    """End when standard input does, and leave nothing behind."""
    os.read(0, 1)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _keeper(folder: Path) -> Callable[[str, tuple[Any, ...]], None]:
    """Refuses what no reader does: to start programs, to reach into the network, to change files but in its folder."""
    own = os.fspath(folder)

    def is_elsewhere(path: object) -> bool:
        if isinstance(path, int):
            return False  # a file that is open already
        name = os.fsdecode(path) if isinstance(path, (str, bytes)) else str(path)
        return not name.startswith(own) and "__pycache__" not in name

    def keep(event: str, values: tuple[Any, ...]) -> None:
        refused = event.startswith((*_STARTS, "socket."))
        if event in _CHANGES:
            refused = values[-1] == -1 and is_elsewhere(values[0])  # else it is a name in a folder that is open
        if event == "open" and _is_writing(values[1], values[2]):
            refused = is_elsewhere(values[0])
        if refused:
            raise PermissionError(f"a reader of files may not {event} {values!r:.200}")

    return keep


def _is_writing(mode: object, flags: object) -> bool:
    asked = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    return (isinstance(mode, str) and any(sign in mode for sign in "wax+")) or (
        isinstance(flags, int) and bool(flags & asked)
    )


def _teller(path: Path) -> Progress:
    """Writes down how far reading is, now and then."""
    last = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > _TOLD_EVERY:
            last = time.monotonic()
            path.write_bytes(b"%d %d" % (done, total))

    return tell


def _memory() -> int:
    """The most memory that was used, in bytes."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, IndexError, ValueError):
        return 0
