"""The style of the Modern Humanities Research Association, third edition of its guide."""

from __future__ import annotations

from annotator.citing import locator, parts
from annotator.citing.locator import Locator
from annotator.citing.marks import SINGLE
from annotator.citing.names import families, listed
from annotator.citing.runs import Runs, closed, italic, joined, words
from annotator.citing.work import ARCHIVED, ARTICLE, BOOK, CHAPTER, WEB, Work
from annotator.text import edtf

_MOST = 3
_OTHERS = "and others"


def note(work: Work, where: Locator) -> Runs:
    """The full note; the page quoted stands in parentheses after those of the whole item."""
    said = _said(work, listed(work.author, most=_MOST, comma=False, others=_OTHERS))
    page = where.prefixed(locator.same_hundred)
    if work.pages and page and work.kind in (CHAPTER, ARTICLE):
        return closed(joined([joined(said), words(f"({page})")], " "))
    return closed(joined([*said, words(page)]))


def again(work: Work, where: Locator) -> Runs:
    """A later note: the author, or else the title, and the page."""
    who = families(work.author or (work.editor if work.kind == BOOK else ()), most=_MOST)
    title = parts.short_title(work)
    said = words(who) or (italic(title) if work.kind == BOOK else _quoted(title))
    return closed(joined([said, *_number(work), words(where.prefixed(locator.same_hundred))]))


def entry(work: Work) -> Runs:
    """The entry of a bibliography: family name first, without a stop at the end."""
    return joined(_said(work, listed(work.author, most=_MOST, invert=True, others=_OTHERS)))


def _said(work: Work, who: str) -> list[Runs]:
    if work.kind == BOOK:
        return [words(who), _with_facts([italic(work.title), *_people(work)], work)]
    if work.kind == CHAPTER:
        book = words("in ") + italic(work.container)
        return [words(who), _quoted(work.title), _with_facts([book, *_people(work)], work), _pages(work)]
    if work.kind == ARTICLE:
        return [words(who), _quoted(work.title), italic(work.container), _issue(work), _pages(work)]
    if work.kind == WEB:
        return [words(who), _quoted(work.title), _address(work)]
    letter = f"{work.genre or 'letter'} to {listed(work.recipient, most=_MOST)}" if work.recipient else ""
    item = [words(who), _quoted(work.title) if not letter else words(letter), words(work.dated(day_first=True))]
    if work.kind == ARCHIVED:
        held = (work.archive_place, work.archive, work.archive_collection, work.box)
        return [*item, *(words(one) for one in held)]
    return [*item, _with_facts(_volume(work), work), *_number(work)]


def _quoted(title: str) -> Runs:
    return words(SINGLE.around(title) if title else "")


def _people(work: Work) -> list[Runs]:
    """Who edited and translated it, which edition and volume."""
    editors = listed(work.editor, most=_MOST, comma=False, others=_OTHERS)
    translators = listed(work.translator, most=_MOST, comma=False, others=_OTHERS)
    return [
        words(f"ed. by {editors}" if editors else ""),
        words(f"trans. by {translators}" if translators else ""),
        words(parts.edition(work, "edn")),
        words(work.volume),
        italic(work.volume_title),
    ]


def _volume(work: Work) -> list[Runs]:
    """The printed volume of a document: `in Series, XV: Title, ed. by Editor`."""
    number = joined([words(work.volume), italic(work.volume_title)], ": ")
    editors = listed(work.editor, most=_MOST, comma=False, others=_OTHERS)
    said = [one for one in (parts.series(work), italic(work.container), number) if one]
    if said:
        said[0] = words("in ") + said[0]
    return [*said, words(f"ed. by {editors}" if editors else "")]


def _with_facts(said: list[Runs], work: Work) -> Runs:
    house = ": ".join(filter(None, (work.place, parts.publisher(work))))
    facts = ", ".join(filter(None, (house, edtf.year_of(work.issued))))
    return joined([joined(said), words(f"({facts})" if facts else "")], " ")


def _issue(work: Work) -> Runs:
    number = ".".join(filter(None, (work.volume, work.issue)))
    year = edtf.year_of(work.issued)
    found = words(" ".join(filter(None, (number, f"({year})" if year else ""))))
    return joined([found, _address(work)], " ") if work.url else found


def _pages(work: Work) -> Runs:
    """The pages of an article go without `pp.` where the number of the volume is given."""
    if work.kind == ARTICLE:
        return words(locator.ranged(work.pages, locator.same_hundred))
    return words(locator.prefixed(work.pages, locator.same_hundred))


def _address(work: Work) -> Runs:
    read = f" [accessed {edtf.in_words(work.accessed, day_first=True)}]" if work.accessed else ""
    return words(f"<{work.url}>{read}" if work.url else "")


def _number(work: Work) -> list[Runs]:
    return [words(f"doc. {work.number}")] if work.number and work.kind not in (BOOK, CHAPTER, ARTICLE, WEB) else []
