"""Regular expressions of a search: read with care, and matched a paragraph at a time within a time limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import regex

from annotator.errors import AnnotatorError

Finder = Callable[[str], Iterator[tuple[int, int]]]
_LONGEST = 1000  # characters
_LARGEST = 250_000  # characters of a pattern with its counts written out, which is how it is kept in memory
_PATIENCE = 0.08  # seconds in one paragraph; an honest pattern takes a hundredth of that
_PER_CHARACTER = 2e-7  # seconds more for a paragraph that is a book
_COUNT = re.compile(r"\{(\d+)(?:,\d*)?\}", re.ASCII)


def in_line(line: str) -> str:
    """The pattern that a search line holds between slashes, as in /colou?r/; empty where it holds none."""
    line = line.strip()
    return line[1:-1] if len(line) > 2 and line[0] == line[-1] == "/" else ""


def finder(pattern: str) -> Finder:
    """What yields the places of a pattern in a text; `^` and `$` are the ends of a paragraph.

    Capitals and small letters are alike, accents are not. A match without length is none.

    :raises AnnotatorError: for a pattern with a mistake, naming its place; and, while places are
        looked for, when the pattern takes too long for a paragraph.
    """
    compiled = _compiled(pattern)

    def places(text: str) -> Iterator[tuple[int, int]]:
        for paragraph in re.finditer(r"[^\n]+", text):
            at = paragraph.start()
            for start, end in _matches(compiled, paragraph.group()):
                yield at + start, at + end

    return places


def _matches(compiled: regex.Pattern[str], paragraph: str) -> list[tuple[int, int]]:
    """Found in one go, because the time limit goes on while a reader of the matches does other things."""
    limit = _PATIENCE + _PER_CHARACTER * len(paragraph)
    try:
        found = [match.span() for match in compiled.finditer(paragraph, timeout=limit)]
    except (TimeoutError, MemoryError, RecursionError) as error:
        raise AnnotatorError(
            "This pattern takes too long for one paragraph, so the search stopped there. Make it simpler; what "
            "is repeated should not hold another repetition, as in (a+)+."
        ) from error
    return sorted((start, end) for start, end in found if start < end)


def _compiled(pattern: str) -> regex.Pattern[str]:
    _refuse_bombs(pattern)
    try:
        return regex.compile(pattern, regex.IGNORECASE)
    except regex.error as error:
        raise _mistake(pattern, error) from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise AnnotatorError("This pattern has too many brackets inside each other.") from error
    except ValueError as error:
        raise AnnotatorError("This pattern cannot be used: {reason}.", reason=error) from error


def _refuse_bombs(pattern: str) -> None:
    """`a{99999999}` is a few characters, and gigabytes once it is compiled."""
    size = len(pattern)
    if size > _LONGEST or "\n" in pattern:
        raise AnnotatorError("A pattern is one line of at most {most} characters.", most=_LONGEST)
    for count in _COUNT.findall("".join(pattern.split())):
        size *= max(1, int(count[:9]))
    if size > _LARGEST:
        raise AnnotatorError("The counts in this pattern are too large together; use smaller ones.")


def _mistake(pattern: str, error: regex.error) -> AnnotatorError:
    reason = str(error.msg).rstrip(".")
    if error.pos is None:
        return AnnotatorError("This pattern has a mistake: {reason}.", reason=reason)
    if not error.pos:
        return AnnotatorError("This pattern has a mistake at its beginning: {reason}.", reason=reason)
    before = pattern[: error.pos][-20:]
    return AnnotatorError(
        "This pattern has a mistake at character {place}, after “{before}”: {reason}.",
        place=error.pos + 1,
        before=before,
        reason=reason,
    )
