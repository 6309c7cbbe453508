"""The Chicago Manual of Style: notes in full and short, and entries of a bibliography or list of references."""

from __future__ import annotations

from annotator.citing import parts
from annotator.citing.locator import Locator, ranged
from annotator.citing.names import Name, families, listed
from annotator.citing.runs import Run, Runs, closed, italic, joined, words
from annotator.citing.work import ARCHIVED, ARTICLE, BOOK, CHAPTER, WEB, Work
from annotator.text import edtf

_MOST = 3


def note(work: Work, where: Locator) -> Runs:
    """The full note."""
    if work.kind == ARTICLE:
        return closed(joined([*_before(work), _journal(work, where.written()), words(parts.address(work))]))
    if work.kind == WEB:
        return closed(joined([*_before(work), *_site(work), words(work.url)]))
    if work.kind == ARCHIVED:
        return closed(joined([*_item(work), *_archive(work), words(_page(work, where))]))
    if work.kind in (BOOK, CHAPTER):
        book = _with_facts([*_before(work), *_book(work)], work)
        return closed(joined([book, words(where.written()), words(parts.address(work))]))
    volume = _with_facts([*_item(work), *_in_volume(work)], work)
    return closed(joined([volume, *_numbered(work, where), words(parts.address(work))]))


def again(work: Work, where: Locator) -> Runs:
    """The short note, for a work that was cited in full before."""
    title = parts.short_title(work)
    if work.kind == BOOK:
        return closed(joined([words(_families(work)), italic(title), words(where.written())]))
    if work.kind in (CHAPTER, ARTICLE, WEB):
        return closed(joined([words(_families(work)), parts.quoted(title), words(where.written())]))
    if work.author and work.recipient:
        both = f"{families(work.author, most=_MOST)} to {families(work.recipient, most=_MOST)}"
        return closed(joined([words(both), words(work.dated()), *_numbered(work, where)]))
    return closed(joined([words(_families(work)), words(title), *_numbered(work, where)]))


def ibid(work: Work, where: Locator) -> Runs:
    """The note for the work that the note before cited; `where` is empty for the same page."""
    return closed(joined([(Run("Ibid."),), words(_page(work, where))]))


def _families(work: Work) -> str:
    return families(work.author or (work.editor if work.kind == BOOK else ()), most=_MOST)


def _before(work: Work) -> list[Runs]:
    """Who wrote it and what it is called."""
    who = listed(work.author, most=_MOST)
    if work.kind == BOOK and not who and work.editor:
        who = f"{listed(work.editor, most=_MOST)}, {'eds.' if len(work.editor) > 1 else 'ed.'}"
    return [words(who), italic(work.title) if work.kind == BOOK else parts.quoted(work.title)]


def _book(work: Work) -> list[Runs]:
    """What follows the title of a book, or of a chapter in one."""
    book: list[Runs] = []
    if work.kind == CHAPTER:
        book.append(joined([words("in"), italic(work.container)], " "))
    if work.kind == CHAPTER or work.author:
        book.append(_by("ed.", work.editor))
    volume = words(f"vol. {work.volume}") if work.volume else ()
    return [*book, _by("trans.", work.translator), words(parts.edition(work)), volume, italic(work.volume_title)]


def _by(verb: str, names: tuple[Name, ...]) -> Runs:
    return words(f"{verb} {listed(names, most=_MOST)}" if names else "")


def _with_facts(said: list[Runs], work: Work) -> Runs:
    """Parts of a note with the facts of publication after the last of them, in parentheses."""
    facts = _facts(work, year=edtf.year_of(work.issued))
    return joined([joined(said), words(f"({facts})" if facts else "")], " ")


def _facts(work: Work, year: str = "") -> str:
    """`Chicago: University of Chicago Press, 2016`."""
    house = ": ".join(filter(None, (work.place, parts.publisher(work))))
    return ", ".join(filter(None, (house, year)))


def _journal(work: Work, pages: str, said_year: str = "") -> Runs:
    """`Classical Philology 111, no. 2 (April 2016): 170`; without the year where that was said before."""
    issue = ", ".join(filter(None, (work.volume, f"no. {work.issue}" if work.issue else "")))
    when = edtf.in_words(work.issued)
    if said_year:
        when = when.removesuffix(said_year).rstrip(" ,")
    number = " ".join(filter(None, (issue, f"({when})" if when else "")))
    return joined([joined([italic(work.container), words(number)], " "), words(pages)], ": ")


def _site(work: Work) -> list[Runs]:
    when = edtf.in_words(work.issued)
    read = f"accessed {edtf.in_words(work.accessed)}" if work.accessed and not when else ""
    return [words(work.container), words(work.publisher), words(when), words(read)]


def _item(work: Work) -> list[Runs]:
    """A letter or a document by itself: between whom, or what it is called, and of when."""
    if work.author and work.recipient:
        between = f"{listed(work.author, most=_MOST)} to {listed(work.recipient, most=_MOST)}"
        return [words(between), words(work.genre), words(work.event_place), words(work.dated())]
    who = listed(work.author, most=_MOST)
    return [words(who), words(work.title), words(work.genre), words(work.event_place), words(work.dated())]


def _in_volume(work: Work) -> list[Runs]:
    """The printed volume that a document stands in."""
    volume = words(f"vol. {work.volume}") if work.volume else ()
    titles = [parts.series(work), _by("ed.", work.series_editor), italic(work.container), volume]
    said = [one for one in (*titles, italic(work.volume_title), _by("ed.", work.editor)) if one]
    if said and work.author and work.recipient:
        said[0] = words("in ") + said[0]
    return said


def _numbered(work: Work, where: Locator) -> list[Runs]:
    return [words(f"doc. {work.number}" if work.number else ""), words(_page(work, where))]


def _page(work: Work, where: Locator) -> str:
    """With `p.` where the number of a document stands beside it."""
    plain = work.kind in (BOOK, CHAPTER, ARTICLE, WEB) or (work.is_in_volume and not work.number)
    return where.written() if plain else where.prefixed()


def _archive(work: Work) -> list[Runs]:
    return [words(one) for one in (work.box, work.archive_collection, work.archive, work.archive_place)]


# --- lists


def entry(work: Work) -> Runs:
    """The entry of a bibliography."""
    return _entry(work, "")


def entry_by_year(work: Work) -> Runs:
    """The entry of a list of references, with the year after the author."""
    return _entry(work, _year(work))


def in_text(work: Work, where: Locator) -> Runs:
    """The parenthesis in the text: `(Thoreau 2016, 177–78)`."""
    who = families(work.author if not work.is_in_volume else work.editor or work.author, most=_MOST)
    if not who:
        named = work.kind == BOOK or (work.is_in_volume and work.volume_title)
        title = work.volume_title or parts.short_title(work)
        said = italic(title) if named else parts.quoted(title)
    else:
        said = words(who)
    said = joined([said, words(_year(work))], " ")
    document = words(f"doc. {work.number}" if work.number and work.is_in_volume else "")
    return words("(") + joined([said, document, words(where.written())]) + words(")")


def _year(work: Work) -> str:
    return edtf.year_of(work.issued or work.date) or "n.d."


def _entry(work: Work, year: str) -> Runs:
    if work.kind == ARCHIVED:
        return _archived(work, year)
    if work.is_in_volume:
        return _volume(work, year)
    who = listed(work.author, most=10, invert=True)
    if work.kind == BOOK and not who and work.editor:
        who = f"{listed(work.editor, most=10, invert=True)}, {'eds' if len(work.editor) > 1 else 'ed'}."
    title = italic(work.title) if work.kind == BOOK else parts.quoted(work.title)
    said = [words(who), words(year), title] if who else [title, words(year)]
    if work.kind == ARTICLE:
        journal = _journal(work, ranged(work.pages), year)
        return closed(joined([*said, journal, words(parts.address(work))], ". "))
    if work.kind == WEB:
        said += [words(work.container), words(work.publisher), words(edtf.in_words(work.issued) if not year else "")]
        read = f"Accessed {edtf.in_words(work.accessed)}" if work.accessed and not work.issued else ""
        return closed(joined([*said, words(read), words(work.url)], ". "))
    return closed(joined([*said, *_within(work), *_facts_of_entry(work, year)], ". "))


def _within(work: Work) -> list[Runs]:
    """For a chapter the book it is in; for a book who edited and translated it."""
    named = work.editor if work.author or work.kind == CHAPTER else ()
    editors = f"edited by {listed(named, most=10)}" if named else ""
    translators = f"translated by {listed(work.translator, most=10)}" if work.translator else ""
    if work.kind == CHAPTER:
        book = joined([words("In"), italic(work.container)], " ")
        return [joined([book, words(editors), words(translators), words(ranged(work.pages))])]
    volume = f"Vol. {work.volume}" if work.volume else ""
    said = [words(_capital(editors)), words(_capital(translators)), words(parts.edition(work))]
    return [*said, joined([words(volume), italic(work.volume_title)])]


def _facts_of_entry(work: Work, year: str) -> list[Runs]:
    facts = _facts(work, year="" if year else edtf.year_of(work.issued))
    return [words(facts), words(parts.address(work))]


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _volume(work: Work, year: str) -> Runs:
    """The volume that a document stands in: Chicago lists the volume, not each document of it."""
    who = listed(work.editor, most=10, invert=True)
    who = f"{who}, {'eds' if len(work.editor) > 1 else 'ed'}." if who else ""
    volume = f"Vol. {work.volume}" if work.volume else ""
    titles = [joined([parts.series(work), italic(work.container)])]
    titles.append(joined([words(volume), italic(work.volume_title)]))
    said = [words(who), words(year), *titles] if who else [*titles, words(year)]
    return closed(joined([*said, *_facts_of_entry(work, year)], ". "))


def _archived(work: Work, year: str) -> Runs:
    """An archive is listed by its collection."""
    where = ", ".join(filter(None, (work.archive, work.archive_place)))
    if work.archive_collection:
        return closed(joined([words(work.archive_collection), words(where)], ". "))
    who = listed(work.author, most=10, invert=True)
    return closed(joined([words(who), words(year or work.dated()), words(work.title), words(where)], ". "))
