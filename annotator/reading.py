"""The one door for files from others: read in a process of its own, and looked at again before it is believed.

Plain text and our own kinds of JSON, as long as they are short, are read here: no library is involved, the cost is
bounded by their length, and starting a process takes longer than reading them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from annotator import answers, checking, child, reading_child
from annotator.answers import Read
from annotator.errors import UnreadableFile
from annotator.formats import reader_for
from annotator.formats.works import Entry
from annotator.model import Snapshot
from annotator.progress import Progress, no_progress
from annotator.reading_child import limits_for
from annotator.records import Sent

Found = TypeVar("Found")
_SHORT = 1_000_000  # bytes


def documents(
    path: Path, format_name: str, encoding: str, progress: Progress = no_progress, *, whole: bool = False
) -> Read:
    """The documents of a file and what is marked in it; `whole` takes a book as one document.

    :raises UnreadableFile: with the reason.
    """
    here = reader_for(path, format_name).name == "text" and _is_short(path)
    task = ["whole" if whole else "documents", path, format_name, encoding]
    return _asked(task, Read, checking.read, progress, here=here)


def annotations(path: Path, progress: Progress = no_progress, *, is_exchange: bool) -> Sent:
    """What a file of annotations holds, whichever program wrote it.

    :raises UnreadableFile: with the reason.
    """
    here = is_exchange and _is_short(path)
    task = ["exchange" if is_exchange else "annotations", path]
    return _asked(task, Sent, checking.sent, progress, here=here)


def exported(path: Path, progress: Progress = no_progress) -> Snapshot:
    """The annotations of a file that this program exported.

    :raises UnreadableFile: with the reason.
    """
    return _asked(["exported", path], Snapshot, checking.snapshot, progress, here=_is_short(path))


def works(path: Path, progress: Progress = no_progress) -> list[Entry]:
    """The works in a file of a bibliography.

    :raises UnreadableFile: with the reason.
    """
    return _asked(["works", path], list[Entry], checking.works, progress, here=_is_short(path))


def _is_short(path: Path) -> bool:
    return _size(path) <= _SHORT


def _size(path: Path) -> int:
    """The size of a file in bytes; of what is not there none, and the reader says what is the matter."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _asked(
    task: list[Any], kind: type[Found], check: Callable[[Found, str], None], progress: Progress, *, here: bool
) -> Found:
    """What was found, here or by another process; of the latter nothing is believed that was not looked at."""
    wanted, path, *values = task
    if here:
        found: Found = reading_child.READ[wanted](path, *values, progress)
        return found
    content = child.ask([wanted, str(path), *values], path.name, progress, limits_for(_size(path)))
    try:
        found = answers.opened(content, kind)
        check(found, path.name)
    except UnreadableFile:
        raise
    except answers.WRONG as error:
        raise child.unbelievable(path.name, error) from None
    return found
