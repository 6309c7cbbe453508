"""A process of its own for what may go wrong: with limits, listened to, and gone when nobody waits for it any more.

It is this program again, started with a word that no person types. It gets its task as arguments, writes one
answer into a folder of its own, and ends when its standard input does: that is, when we do.
"""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import annotator
from annotator import reading_child
from annotator.errors import AnnotatorError, UnreadableFile
from annotator.progress import Progress
from annotator.reading_child import ANSWER, COMMAND, HOW_FAR, TOO_LONG, TOO_MUCH, Limits

_TOLD = "told"  # what it wrote to standard error, in its folder
_LOOK = 0.03  # seconds between looks at it
_MOST_TOLD = 20_000  # bytes of what it wrote to standard error that are kept
_START = (
    "import sys; sys.path.append(sys.argv[1]); from annotator import reading_child; reading_child.main(sys.argv[3:])"
)
_NO_WINDOW = 0x08000000  # so that Windows shows no console


def ask(task: Sequence[str], name: str, progress: Progress, limits: Limits) -> bytes:
    """What a process answers to a task about a file, which people call `name`.

    `progress` hears how far it is, and may raise to have it killed.

    :raises UnreadableFile: when it has to be killed, or ends without an answer.
    :raises AnnotatorError: when it cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="annotator-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        with (place / _TOLD).open("wb") as told:
            process = _started([folder, *map(str, limits), *task], told)
        try:
            status = _waited_for(process, place, name, progress, limits)
        finally:
            process.kill()
            process.wait()
            if process.stdin:
                process.stdin.close()
        if status:
            raise _failed(status, place, name)
        return _answer(place / ANSWER, name, limits)


def command() -> list[str]:
    """How this program is started again, whether it runs in Python or was frozen into one file.

    Nothing beside the person's own files can take the place of a module: the folder one stands in is not searched.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND]
    home = str(Path(annotator.__file__).resolve().parent.parent)
    return [sys.executable, "-P", "-c", _START, home, COMMAND]


def _started(arguments: list[str], told: IO[bytes]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), arguments[0])}
    try:
        return subprocess.Popen(
            [*command(), *arguments],
            stdin=subprocess.PIPE,
            stdout=told,
            stderr=told,
            env=environment,
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
    except (OSError, ValueError) as error:
        raise AnnotatorError(
            "Files from others are read in a process of its own, and that could not be started ({reason}). Nothing "
            "was imported; start the program again, or the computer.",
            reason=str(error).lower(),
        ) from error


def _waited_for(process: subprocess.Popen[bytes], place: Path, name: str, progress: Progress, limits: Limits) -> int:
    """The exit status of the process.

    :raises UnreadableFile: when it took too much.
    """
    until = time.monotonic() + limits.wall
    while True:
        try:
            return process.wait(_LOOK)
        except subprocess.TimeoutExpired:
            progress(*_how_far(place / HOW_FAR))
        if time.monotonic() > until:
            raise _failed(TOO_LONG, place, name)
        if not reading_child.MEMORY_IS_LIMITED and _memory(process.pid) > limits.memory:
            raise _failed(TOO_MUCH, place, name)


def _memory(process_id: int) -> int:
    """Bytes of memory that a process uses; none where it has just ended."""
    import psutil

    try:
        return int(psutil.Process(process_id).memory_info().rss)
    except psutil.Error:
        return 0


def _how_far(path: Path) -> tuple[int, int]:
    """How much is done, of how much."""
    try:
        done, total = path.read_bytes()[:40].split()
        return int(done), int(total)
    except (OSError, ValueError):
        return 0, 0


def _failed(status: int, place: Path, name: str) -> UnreadableFile:
    """Why there is no answer; what the process said of it goes into the log."""
    if status == TOO_LONG or (hasattr(signal, "SIGXCPU") and status == -signal.SIGXCPU):
        return UnreadableFile(
            "{name} takes far longer to read than files of its kind do, so reading it was stopped; nothing was "
            "imported.",
            name=name,
        )
    if status == TOO_MUCH:
        return UnreadableFile(
            "{name} needs far more memory to read than files of its kind do, so reading it was stopped; nothing was "
            "imported.",
            name=name,
        )
    from annotator import report

    with (place / _TOLD).open("rb") as file:
        file.seek(max(0, (place / _TOLD).stat().st_size - _MOST_TOLD))
        told = file.read().decode("utf-8", "replace")
    path = report.log(f"Reading a file ended with status {status}.\n{report.without_messages(told)}")
    return UnreadableFile(
        "{name} could not be read: the process that reads it stopped without an answer. Nothing was imported; the "
        "details are in {path}.",
        name=name,
        path=path,
    )


def _answer(path: Path, name: str, limits: Limits) -> bytes:
    """What the process wrote, if it is a plain file of honest size."""
    try:
        found = path.lstat()
        if stat.S_ISREG(found.st_mode) and found.st_size <= limits.answer:
            return path.read_bytes()
    except OSError:
        pass
    raise unbelievable(name, "no answer of the right size")


def unbelievable(name: str, reason: object) -> UnreadableFile:
    """What is said of an answer that no honest process gives."""
    return UnreadableFile(
        "What came of reading {name} is not what it should be ({reason}); nothing was imported.",
        name=name,
        reason=reason,
    )
