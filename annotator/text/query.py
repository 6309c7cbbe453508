"""The filter line: words, `#tag`, `@reader`, `colour:`, `page:`, `document:`, `has:`, `is:`, combined."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.errors import AnnotatorError
from annotator.model import COLOURS

HAS = ("note", "tag", "link", "reply")
IS = ("orphan", "mine", "check", "unplaced", "new", "agreed", "unsorted")
_TERM = re.compile(r"""(#|@|[a-zA-Z]+:)?("[^"]*"?|\S+)""")
_KEYS = {"color": "colour", "doc": "document", "tag": "tag", "author": "reader", "reader": "reader"}
KNOWN = ("colour", "page", "document", "has", "is", "tag", "reader")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: its kind (`word`, `tag`, `reader`, `colour`, …), its value, and its place as typed."""

    kind: str
    value: str
    typed: str


def parse(line: str) -> tuple[Term, ...]:
    """The conditions in a filter line, all of which an annotation must meet.

    :raises AnnotatorError: for a `has:`, `is:` or `colour:` that does not exist.
    """
    return tuple(_term(found) for found in _TERM.finditer(line) if not _unfinished(found.group(0)))


def _unfinished(typed: str) -> bool:
    """Whether a condition is only begun: `#`, `has:`, a lone quotation mark."""
    key = typed.rstrip(":").casefold()
    return not typed.strip('#@"') or (typed.endswith(":") and _KEYS.get(key, key) in KNOWN)


def _term(found: re.Match[str]) -> Term:
    sign, value = found.group(1) or "", found.group(2).strip('"')
    kind = {"": "word", "#": "tag", "@": "reader"}.get(sign) or sign[:-1].casefold()
    kind = _KEYS.get(kind, kind)
    if kind not in ("word", *KNOWN):
        return Term("word", found.group(0).strip('"'), found.group(0))
    _check(kind, value.casefold())
    return Term(kind, value, found.group(0))


def _check(kind: str, value: str) -> None:
    choices = {"has": HAS, "is": IS, "colour": COLOURS}.get(kind)
    if choices and value not in choices:
        raise AnnotatorError(
            "“{key}:{value}” is not known; there is {known}.", key=kind, value=value, known=", ".join(choices)
        )


def begun(line: str, at: int) -> tuple[int, str]:
    """Where the condition that is typed at a place of the line begins, and what of it is typed."""
    found = next((one for one in _TERM.finditer(line[:at]) if one.end() == at), None)
    return (found.start(), found.group()) if found else (at, "")


def quoted(sign: str, value: str) -> str:
    """A condition with this value, in quotation marks where it needs them; those within are the line's own."""
    value = value.replace('"', "")
    return f'{sign}"{value}"' if re.search(r"\s", value) else sign + value


def without(line: str, term: Term) -> str:
    """The filter line with one condition taken out."""
    return " ".join(found.group(0) for found in _TERM.finditer(line) if found.group(0) != term.typed)
