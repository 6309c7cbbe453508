"""The form that the Office of the Historian recommends for Foreign Relations of the United States.

It cites the document's number, which is the same in print and on the web, and leaves out the page.
"""

from __future__ import annotations

from annotator.citing import chicago, parts
from annotator.citing.locator import Locator
from annotator.citing.names import listed
from annotator.citing.runs import Runs, closed, italic, joined, words
from annotator.citing.work import Work
from annotator.text import edtf


def note(work: Work, where: Locator) -> Runs:
    """The volume with its editors, and the number of the document; other works as Chicago has them."""
    if not (work.is_in_volume and work.number):
        return chicago.note(work, where)
    return closed(joined([_volume(work), words(f"Document {work.number}"), _address(work)]))


def entry(work: Work) -> Runs:
    """The volume, for a list."""
    return closed(_volume(work)) if work.is_in_volume else chicago.entry(work)


def _volume(work: Work) -> Runs:
    editors = f"{'eds.' if len(work.editor) > 1 else 'ed.'} {listed(work.editor, most=3)}" if work.editor else ""
    titles = [
        italic(work.series or work.container),
        words(work.series_years),
        words(f"Volume {work.volume}" if work.volume else ""),
        italic(work.volume_title),
        words(editors),
    ]
    house = ": ".join(filter(None, (work.place, parts.publisher(work))))
    facts = ", ".join(filter(None, (house, edtf.year_of(work.issued))))
    return joined([joined(titles), words(f"({facts})" if facts else "")], " ")


def _address(work: Work) -> Runs:
    day = edtf.in_words(work.accessed, day_first=True, short=True).replace(".", "")
    read = f" [accessed {day}]" if day else ""
    return words(f"{work.url}{read}" if work.url else "")
