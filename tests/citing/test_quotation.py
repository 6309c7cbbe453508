"""Quotation marks turned, omissions kept apart, pages inferred and ranged, and the notes of one sitting."""

from __future__ import annotations

import pytest

from annotator.citing import marks, quotation
from annotator.citing.locator import Locator, chicago, same_hundred, two_digits
from annotator.citing.marks import MARKS
from annotator.citing.quotation import Notes, Passage
from annotator.citing.styles import STYLES
from annotator.model import Page
from annotator.text import pages
from tests.citing import published as example
from tests.citing.published import at

NUMBERED = (Page(0, "337", inferred=True), Page(100, "338"), Page(200, "339"), Page(300, "340"), Page(400, "337"))


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("such are “traditions” here", "double", "“such are ‘traditions’ here”"),
        ("such are “traditions” here", "single", "‘such are “traditions” here’"),
        ("he said: “read ‘Faust’ first”", "double", "“he said: ‘read “Faust” first’”"),
        ("the ‘so-called’ people’s state", "double", "“the ‘so-called’ people’s state”"),
        ("the ministers’ “hot-beds”", "double", "“the ministers’ ‘hot-beds’”"),
        ("‘the ministers’ view’ was his", "single", "‘“the ministers’ view” was his’"),
        ("traditions” in the United States", "double", "“traditions’ in the United States”"),
        ("er sagte „nie“ dazu", "double", "“er sagte ‘nie’ dazu”"),
        ("such are “traditions”", "german", "„such are ‚traditions‘“"),
        ('a "straight" one', "double", "“a ‘straight’ one”"),
        ("il dit «\N{NO-BREAK SPACE}non\N{NO-BREAK SPACE}» enfin", "french", None),
    ],
)
def test_quotations_within_a_quotation_are_turned(words: str, name: str, expected: str | None) -> None:
    space = "\N{NO-BREAK SPACE}"
    assert MARKS[name].around(words) == (expected or f"«{space}il dit “non” enfin{space}»")


def test_what_the_reader_left_out_is_not_what_the_editors_left_out() -> None:
    fragments = ("[Here follow 6 pages on Cuba.]\nTherefore", "do not [less than 1 line not declassified]")
    assert quotation.words_of(fragments, marks.DOUBLE) == (
        "“[Here follow 6 pages on Cuba.] Therefore … do not [less than 1 line not declassified]”"
    )


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("“One.\n“Two,” he said.", "double", "“‘One. ‘Two,’ he said.”"),
        ("“One.\n\n “Two ‘a.\n“‘b’ c.” And “d”", "single", "‘“One. “Two ‘a. “‘b’ c.” And “d”’"),
        ("“One.”\n“Two.”", "double", "“‘One.’ ‘Two.’”"),
        ('"One.\n"Two," he said.', "double", "“‘One. ‘Two,’ he said.”"),
        ("« Un.\n« Deux », dit-il", "double", "“‘Un. ‘Deux’, dit-il”"),
        ("“One.\n‘Two’ and three.” Four", "double", "“‘One. “Two” and three.’ Four”"),
        ("“One “two” three.”", "double", "“‘One “two” three.’”"),
    ],
)
def test_a_quotation_over_paragraphs_opens_with_each_and_goes_no_deeper(words: str, name: str, expected: str) -> None:
    assert quotation.words_of([words], MARKS[name]) == expected


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        ([(110, 120)], "p. 338"),
        ([(10, 20)], "p. [337]"),
        ([(90, 110)], "pp. [337]–38"),
        ([(110, 120), (210, 220)], "pp. 338–39"),
        ([(110, 120), (310, 320)], "pp. 338, 340"),
        ([(390, 410)], "pp. 337–40"),
        ([], ""),
    ],
)
def test_the_pages_where_the_words_stand(passages: list[tuple[int, int]], expected: str) -> None:
    assert Locator(pages.stretches(NUMBERED, passages)).prefixed() == expected


def test_a_text_without_pages_has_none() -> None:
    assert pages.stretches((), [(3, 9)]) == ()


@pytest.mark.parametrize(
    ("first", "last", "shortened"),
    [
        ("101", "108", ("8", "08", "08")),
        ("337", "338", ("38", "38", "38")),
        ("395", "401", ("401", "401", "401")),
        ("1098", "1101", ("101", "101", "1101")),
        ("71", "72", ("72", "72", "72")),
        ("xi", "xii", ("xii", "xii", "xii")),
    ],
)
def test_a_range_as_each_style_shortens_it(first: str, last: str, shortened: tuple[str, str, str]) -> None:
    assert tuple(how(first, last) for how in (chicago, two_digits, same_hundred)) == shortened


def passage(work: str, page: str, words: str = "words") -> Passage:
    found = example.SMITH if work == "smith" else example.GRAZER
    return Passage((words,), at(page), found, work)


def test_the_notes_of_a_sitting() -> None:
    notes, style = Notes(), STYLES["chicago"]
    sitting = [("smith", "315"), ("smith", "320"), ("grazer", "12"), ("smith", "433"), ("smith", "433")]
    said = [notes.quote(passage(*one, words=str(at)), style) for at, one in enumerate(sitting)]
    assert [one.note for one in said[1:]] == [
        "Ibid., 320.",
        "Brian Grazer and Charles Fishman, A Curious Mind: The Secret to a Bigger Life "
        "(New York: Simon & Schuster, 2015), 12.",
        "Smith, Swing Time, 433.",
        "Ibid.",
    ]
    assert said[-1].markdown == "“4”[^5]\n\n[^5]: Ibid."
    assert notes.quote(passage("smith", "433", words="4"), style) == said[-1]
    notes.reset()
    assert (
        notes.quote(passage("smith", "315"), style).note
        == "Zadie Smith, Swing Time (New York: Penguin Press, 2016), 315."
    )


def test_the_same_words_at_another_place_are_another_passage() -> None:
    notes, style = Notes(), STYLES["chicago"]
    notes.quote(passage("smith", "1", "first"), style)
    here = passage("smith", "1", "the peace treaty")._replace(places=((5, 21),))
    again = here._replace(places=((40, 56),))
    on_the_next = again._replace(where=at("2"), places=((80, 96),))
    said = [notes.quote(one, style) for one in (here, again, on_the_next, on_the_next)]
    assert [(one.note, one.number) for one in said] == [("Ibid.", 2), ("Ibid.", 3), ("Ibid., 2.", 4), ("Ibid., 2.", 4)]


def test_a_page_that_was_confirmed_makes_no_other_passage() -> None:
    notes, style = Notes(), STYLES["chicago"]
    sure, inferred = Page(0, "336"), Page(0, "336", inferred=True)
    one = passage("smith", "336")
    first = notes.quote(one._replace(where=Locator(((inferred, inferred),))), style)
    again = notes.quote(one._replace(where=Locator(((sure, sure),))), style)
    assert (first.number, again.number) == (1, 1)
    assert again.note == first.note.replace("[336]", "336")
    assert notes.quote(passage("smith", "336", "others"), style).note == "Ibid."


def test_a_quotation_in_three_ways() -> None:
    made = quotation.finished(passage("smith", "315", "a *b* & <c>"), STYLES["chicago"])
    assert made.plain == "“a *b* & <c>”\n\nZadie Smith, Swing Time (New York: Penguin Press, 2016), 315."
    assert made.markdown == (
        r"“a \*b\* & \<c\>”[^1]" + "\n\n[^1]: Zadie Smith, *Swing Time* (New York: Penguin Press, 2016), 315."
    )
    assert made.html == (
        "<p>“a *b* &amp; &lt;c&gt;”<sup>1</sup></p>\n"
        "<p><sup>1</sup> Zadie Smith, <i>Swing Time</i> (New York: Penguin Press, 2016), 315.</p>"
    )


def test_a_style_with_parentheses_gives_the_entry_too() -> None:
    made = quotation.finished(passage("smith", "315"), STYLES["mla"])
    assert made.plain == "“words” (Smith 315)\n\nSmith, Zadie. Swing Time. Penguin Press, 2016."


def test_a_list_of_works_is_in_order_and_names_each_once() -> None:
    works = [example.SMITH, example.GRAZER, example.SMITH, example.YALE]
    listed = ["".join(run.text for run in one) for one in quotation.listed(works, "chicago")]
    assert [one[:5] for one in listed] == ["“Abou", "Graze", "Smith"]
