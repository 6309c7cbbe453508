"""The style of the Modern Language Association, ninth edition: a parenthesis in the text, and works cited."""

from __future__ import annotations

import re

from annotator.citing import locator, parts
from annotator.citing.locator import Locator
from annotator.citing.names import families, listed
from annotator.citing.runs import Runs, closed, italic, joined, words
from annotator.citing.work import ARCHIVED, ARTICLE, BOOK, CHAPTER, WEB, Work
from annotator.text import edtf

_MOST = 2


def in_text(work: Work, where: Locator) -> Runs:
    """`(Baron 194)`: no comma, no `p.`."""
    who = families(work.author or (work.editor if work.kind == BOOK else ()), most=_MOST)
    title = parts.short_title(work)
    said = words(who) or (italic(title) if work.kind == BOOK else parts.quoted(title))
    return words("(") + joined([said, words(where.written(locator.two_digits))], " ") + words(")")


def entry(work: Work) -> Runs:
    """The entry in the list of works cited."""
    who = listed(work.author, most=_MOST, invert=True)
    if work.kind == BOOK and not who and work.editor:
        role = "editors" if len(work.editor) > 1 else "editor"
        who = f"{listed(work.editor, most=_MOST, invert=True)}, {role}"
    title = italic(work.title) if work.kind == BOOK else parts.quoted(work.title or _letter(work))
    dated = words(_capital(work.dated(day_first=True, short=True)) if work.kind not in _PUBLISHED else "")
    return closed(joined([words(who), title, dated, joined(_container(work))], ". "))


_PUBLISHED = (BOOK, CHAPTER, ARTICLE, WEB)


def _letter(work: Work) -> str:
    """What a letter without a title of its own is called."""
    return f"{_capital(work.genre or 'letter')} to {listed(work.recipient, most=_MOST)}" if work.recipient else ""


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _container(work: Work) -> list[Runs]:
    """What holds the work, who made it, its numbers, its publisher and date, and the place in it."""
    if work.kind == ARCHIVED:
        return [words(one) for one in (work.archive_collection, work.box, work.archive, work.archive_place)]
    numbers = [
        words(f"vol. {work.volume}" if work.volume else ""),
        words(f"no. {work.issue}" if work.issue else ""),
        italic(work.volume_title),
    ]
    people = [_by("edited by", work, "editor"), _by("translated by", work, "translator")]
    if work.is_in_volume:
        held = [parts.series(work), italic(work.container), *numbers, *people]
    else:
        held = [italic(work.container), *people, words(parts.edition(work)), *numbers]
    made = [words(_house(parts.publisher(work))), words(edtf.in_words(work.issued, day_first=True, short=True))]
    document = words(f"doc. {work.number}" if work.number and work.is_in_volume else "")
    pages = words(locator.prefixed(work.pages, locator.two_digits))
    return [*held, *made, document, pages, words(re.sub(r"^https?://(?!doi\.org)", "", parts.address(work)))]


def _by(verb: str, work: Work, role: str) -> Runs:
    names = getattr(work, role)
    if not names or (role == "editor" and work.kind == BOOK and not work.author):
        return ()
    return words(f"{verb} {listed(names, most=_MOST)}")


def _house(publisher: str) -> str:
    """University presses are shortened: `Oxford UP`, `U of California P`."""
    short = publisher.replace("University Press", "UP")
    if short.endswith(" Press") and "University" in short:
        short = short.removesuffix(" Press").replace("University", "U") + " P"
    return short
