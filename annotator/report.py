"""The one place that writes down our own mistakes: a sentence for the reader, the rest into a log of bounded size.

The log may be mailed, so it holds no words of documents, notes or file names: where it happened, what
kind of error it was, and the versions; of an error's own message only what Python or SQLite says of itself.
"""

from __future__ import annotations

import platform
import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import annotator
from annotator import paths
from annotator.errors import AnnotatorError
from annotator.store import damage
from annotator.store.stamps import now

_MOST_BYTES = 200_000  # of one file
_FILES = 5
_MOST_COPIED = 20_000  # characters of a report, the newest
_MOST_FRAMES = 60  # of one error: a recursion has a thousand
_PLACE = re.compile(r"\s+File \".*|(?:Fatal Python error|Current thread|Thread 0x|Traceback|Extension modules).*")
_KIND = re.compile(r"[A-Za-z_][\w.]*(?:: a reader of files may not [\w.]+|(?=:|$))")  # the one message that is ours
_SPEAKS_OF_CODE = (AttributeError, ImportError, IndexError, MemoryError, NameError, RecursionError, TypeError)


def unexpected(error: BaseException) -> AnnotatorError:
    """Log an error that is nobody's fault but ours, and say so; damage to the project is told as such."""
    if damaged := damage.in_error(error):
        return damaged
    place = log(_details(error))
    return AnnotatorError(
        "Something went wrong that should not have ({name}). What you saved is safe; the details are in {path}.",
        name=type(error).__name__,
        path=place,
    )


def log(details: str) -> Path:
    """Write details down, with the time (UTC) and what was running; returns where. `details` hold nobody's words."""
    place = paths.log_file()
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists() and place.stat().st_size > _MOST_BYTES:
            _move_on(place)
        with place.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{now()} {_versions()}\n{without_home(details)[:_MOST_BYTES]}\n")
    return place


def without_messages(told: str) -> str:
    """What a process of ours wrote at its end, without what errors say of somebody's file: places and kinds remain."""
    kept = (_PLACE.match(line) or _KIND.match(line) for line in told.splitlines())
    return "\n".join(found[0] for found in kept if found)


def text(more: Mapping[str, str]) -> str:
    """A report that can be mailed: the versions, also `more` of them, and what was written down last."""
    kept = "".join(_read(file) for file in reversed(_numbered(paths.log_file())))
    system = f"{platform.system()} {platform.release()}"  # `platform.platform` starts another program
    lines = [_versions(), system, *(f"{name} {version}" for name, version in more.items())]
    return without_home("\n".join([*lines, "", kept[-_MOST_COPIED:] or "Nothing was written down."]))


def without_home(words: str) -> str:
    """Words in which the reader's own folder is `~`: its name is often a person's."""
    home = str(Path.home())
    return words.replace(home, "~") if len(home) > 1 else words


def _details(error: BaseException) -> str:
    """What was raised, and what it was raised from: where, and of which kind."""
    return "\nwhich led to\n".join("\n".join(_told(one)) for one in reversed(list(_chain(error))))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _told(error: BaseException) -> Iterator[str]:
    """An error in lines. Lines of the program are code, and hold nobody's words."""
    root = f"{Path(annotator.__file__).resolve().parent.parent}"
    for frame in traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]:
        yield f"  {frame.filename.removeprefix(root)}, line {frame.lineno}, in {frame.name}: {frame.line}"
    yield f"{type(error).__module__}.{type(error).__name__}{_message(error)}"


def _message(error: BaseException) -> str:
    """As much of an error's message as cannot hold what somebody wrote."""
    if isinstance(error, AnnotatorError):
        return f": {error.template}"
    if isinstance(error, OSError):
        return f": {error.strerror or 'no reason given'} ({error.errno})"
    if isinstance(error, UnicodeError):
        return f": {getattr(error, 'encoding', '')}, {getattr(error, 'reason', '')}"
    known = getattr(error, "sqlite_errorname", "")
    if known or isinstance(error, _SPEAKS_OF_CODE):
        return f": {known or error}"
    return ""


def _versions() -> str:
    return f"Annotator {annotator.__version__}, Python {platform.python_version()}"


def _numbered(place: Path) -> list[Path]:
    """The files of the log, the newest first."""
    return [place, *(place.with_suffix(f".{number}.log") for number in range(1, _FILES))]


def _move_on(place: Path) -> None:
    """Begin a new file; each older one goes on by one number, and the oldest goes."""
    files = _numbered(place)
    for older, newer in zip(reversed(files[1:]), reversed(files[:-1]), strict=True):
        if newer.exists():
            newer.replace(older)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""
