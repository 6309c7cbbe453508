"""A finished quotation: the words between quotation marks with their footnote, written three ways at once."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

from annotator.citing import runs, styles
from annotator.citing.locator import Locator
from annotator.citing.marks import Marks
from annotator.citing.runs import Runs
from annotator.citing.styles import FULL, IBID, SHORT, Style
from annotator.citing.work import Work
from annotator.model import OMISSION


class Passage(NamedTuple):
    """What is quoted: fragments in order, their printed pages, and the work. `work_id` says which work it is.

    `places` are the stretches of the text in which the fragments stand, where they were found.
    """

    fragments: tuple[str, ...]
    where: Locator
    work: Work
    work_id: str
    places: tuple[tuple[int, int], ...] = ()

    def is_same(self, other: Passage) -> bool:
        """Whether it is the same words at the same place; confirming a page number makes no other of it."""
        return self._known_by() == other._known_by()

    def _known_by(self) -> tuple[object, ...]:
        return self.work_id, self.fragments, self.places, self.where.labels


class Finished(NamedTuple):
    """A quotation with its note. `form` is the form the note has, `number` the number it bears in Markdown."""

    plain: str
    markdown: str
    html: str
    note: str
    form: str
    number: int


def words_of(fragments: Sequence[str], marks: Marks) -> str:
    """The fragments as one quotation: what the reader left out is ` … `, what the editors say stays as printed."""
    parts = ([" ".join(part.split()) for part in one.split("\n")] for one in fragments)
    whole = OMISSION.join("\n".join(filter(None, paragraphs)) for paragraphs in parts)
    return marks.around(whole).replace("\n", " ")  # a quotation in it may open anew with each paragraph


def finished(
    passage: Passage,
    style: Style,
    marks: Marks | None = None,
    *,
    form: str = FULL,
    same_page: bool = False,
    number: int = 1,
) -> Finished:
    """The quotation in a style. `marks` replaces its quotation marks; `same_page` leaves the page out of *ibid.*"""
    words = words_of(passage.fragments, marks or style.marks)
    where = Locator() if same_page and form == IBID else passage.where
    cited = style.cite(passage.work, where, form)
    if style.in_text:
        return _in_text(words, cited, style.entry(passage.work), form, number)
    said = runs.plain(cited)
    return Finished(
        plain=f"{words}\n\n{said}",
        markdown=f"{_markdown(words)}[^{number}]\n\n[^{number}]: {runs.as_markdown(cited)}",
        html=f"<p>{_html(words)}<sup>{number}</sup></p>\n<p><sup>{number}</sup> {runs.as_html(cited)}</p>",
        note=said,
        form=form,
        number=number,
    )


def _in_text(words: str, cited: Runs, entry: Runs, form: str, number: int) -> Finished:
    """The parenthesis after the quotation, and the entry below."""
    return Finished(
        plain=f"{words} {runs.plain(cited)}\n\n{runs.plain(entry)}",
        markdown=f"{_markdown(words)} {runs.as_markdown(cited)}\n\n{runs.as_markdown(entry)}",
        html=f"<p>{_html(words)} {runs.as_html(cited)}</p>\n<p>{runs.as_html(entry)}</p>",
        note=runs.plain(cited),
        form=form,
        number=number,
    )


def _markdown(words: str) -> str:
    return runs.as_markdown(runs.words(words))


def _html(words: str) -> str:
    return html.escape(words, quote=False)


class Notes:
    """The notes of one sitting: the first in full, later ones short, and *ibid.* right after the same work."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin again, as for another paper: the next note is in full and bears the number 1."""
        self._cited: set[str] = set()
        self._last: Passage | None = None
        self._form = FULL
        self._same_page = False
        self._number = 0

    def quote(self, passage: Passage, style: Style, marks: Marks | None = None) -> Finished:
        """The finished quotation. The same passage once more is given once more as it was."""
        last = self._last
        if last is None or not passage.is_same(last):
            self._number += 1
            self._same_page = last is not None and last.where.labels == passage.where.labels
            if last is not None and last.work_id == passage.work_id:
                self._form = IBID
            else:
                self._form = SHORT if passage.work_id in self._cited else FULL
        self._cited.add(passage.work_id)
        self._last = passage
        form, same, number = self._form, self._same_page, self._number
        return finished(passage, style, marks, form=form, same_page=same, number=number)


def listed(works: Sequence[Work], style_name: str) -> list[Runs]:
    """Works as the entries of a list in a style, in the order of the alphabet, each once."""
    style = styles.named(style_name)
    entries = dict.fromkeys(style.entry(work) for work in works)
    return sorted(entries, key=lambda entry: runs.plain(entry).casefold().lstrip("“‘"))
