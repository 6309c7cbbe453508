"""The styles there are, and the one way to have a work cited in one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotator.citing import chicago, frus, mhra, mla
from annotator.citing.locator import Locator
from annotator.citing.marks import DOUBLE, SINGLE, Marks
from annotator.citing.runs import Runs
from annotator.citing.work import Work
from annotator.errors import AnnotatorError

Cite = Callable[[Work, Locator], Runs]
FULL, SHORT, IBID = "full", "short", "ibid"


@dataclass(frozen=True, slots=True)
class Style:
    """How a work is cited. `in_text` styles put a parenthesis after the quotation and an entry in a list."""

    name: str
    full: Cite
    entry: Callable[[Work], Runs]
    short: Cite
    ibid: Cite | None = None
    marks: Marks = DOUBLE
    in_text: bool = False

    def cite(self, work: Work, where: Locator, form: str = FULL) -> Runs:
        """The note, or what stands in the text; the nearest form that the style has."""
        if form == IBID and self.ibid:
            return self.ibid(work, where)
        return self.full(work, where) if form == FULL else self.short(work, where)


STYLES = {
    "chicago": Style("Chicago, notes", chicago.note, chicago.entry, chicago.again, chicago.ibid),
    "chicago-author-date": Style(
        "Chicago, author and date", chicago.in_text, chicago.entry_by_year, chicago.in_text, in_text=True
    ),
    "mla": Style("MLA, 9th edition", mla.in_text, mla.entry, mla.in_text, in_text=True),
    "mhra": Style("MHRA, 3rd edition", mhra.note, mhra.entry, mhra.again, marks=SINGLE),
    "frus": Style("Foreign Relations of the United States", frus.note, frus.entry, frus.note),
}
DEFAULT = "chicago"


def named(name: str) -> Style:
    """The style of this name.

    :raises AnnotatorError: when there is none.
    """
    if name not in STYLES:
        raise AnnotatorError(
            "There is no citation style “{name}”; there are {known}.", name=name, known=", ".join(STYLES)
        )
    return STYLES[name]
