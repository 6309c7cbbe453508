"""Records from reference managers, and back to them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotator.citing import runs
from annotator.citing.locator import Locator
from annotator.citing.names import as_typed, names_of
from annotator.citing.styles import FULL, STYLES
from annotator.citing.work import Work, work_of
from annotator.errors import AnnotatorError
from annotator.formats import works
from tests.citing import published as example

BIBTEX = r"""
% exported by a reference manager
@string{cup = "Cambridge University Press"}
@comment{nothing of this}
@Book{mcarthur1986,
  author    = {McArthur, Tom and {Modern Humanities Research Association} and Mart{\'\i}nez-L\'opez, Jos\'{e}},
  title     = {Worlds of {Reference}},
  subtitle  = "Lexicography \& Learning",
  publisher = cup,
  address   = {Cambridge},
  year      = 1986,
  month     = sep,
}
@article(hillyer, title = {In More than Name Only}, journal = "{MLR}", volume = 85, number = 2, pages = {1--11},
  date = {1990})
"""
RIS = """\ufeffTY  - CHAP
AU  - Thoreau, Henry David
TI  - Walking
T2  - The Making of the American Essay
ED  - D’Agata, John
PB  - Graywolf Press
CY  - Minneapolis
PY  - 2016/04/03
SP  - 167
EP  - 195
ER  -
"""


def only(text: str) -> works.Entry:
    (found,) = works.read(text)
    return found


def test_bibtex() -> None:
    book, article = works.read(BIBTEX)
    assert book.title == "Worlds of Reference: Lexicography & Learning"
    assert book.details == {
        "type": "book",
        "author": [
            {"family": "McArthur", "given": "Tom"},
            {"literal": "Modern Humanities Research Association"},
            {"family": "Martínez-López", "given": "José"},
        ],
        "publisher": "Cambridge University Press",
        "publisher-place": "Cambridge",
        "issued": "1986-09",
    }
    assert article.details["container-title"] == "MLR"
    assert (article.details["issue"], article.details["page"], article.details["issued"]) == ("2", "1–11", "1990")


def test_ris() -> None:
    found = only(RIS)
    assert found.title == "Walking"
    assert found.details["editor"] == [{"family": "D’Agata", "given": "John"}]
    assert (found.details["page"], found.details["issued"]) == ("167-195", "2016-04-03")


def test_csl_json() -> None:
    found = only(
        '{"id": 1, "type": "article-journal", "title": "Livy", "author": [{"family": "Beethoven", "given": "L.", '
        '"non-dropping-particle": "van"}], "issued": {"date-parts": [[2016, 4]]}, "note": "left out"}'
    )
    assert found.details == {
        "type": "article-journal",
        "author": [{"family": "van Beethoven", "given": "L."}],
        "issued": "2016-04",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "neither"),
        ("Smith, Swing Time", "neither"),
        ("{broken", "not CSL-JSON"),
        ("[]", "no work"),
        ("7", "neither"),
        ("[7]", "no work"),
        ("@book{key, title = {never closed", "line 1"),
        ("@book{key,\n title {no sign}}", "line 2"),
        ("@book{", "line 1"),
        ("TY  - BOOK\nTI  - Without an end", "no end"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, words: str) -> None:
    with pytest.raises(AnnotatorError, match=words):
        works.read(text)


ALL = [one for one in vars(example).values() if isinstance(one, Work)]


@pytest.mark.parametrize("format_name", list(works.SUFFIXES))
@pytest.mark.parametrize("work", ALL, ids=lambda work: work.title[:20] or work.genre)
def test_what_is_written_can_be_read_back(work: Work, format_name: str) -> None:
    found = only(works.written([("one", work)], format_name))
    again = work_of(found.title, found.details, number=found.number)
    same = ("title", "author", "editor", "publisher", "place", "pages", "url", "doi", "short_title")
    kept: dict[str, Any] = {name: getattr(work, name) for name in same}
    kept["pages"] = kept["pages"].replace("-", "–")
    assert {name: getattr(again, name) for name in same} | {"pages": again.pages.replace("-", "–")} == kept


@pytest.mark.parametrize(
    ("issued", "line"), [("1994~", "  date = {1994~},"), ("spring of 1994", "  year = {spring of 1994},")]
)
def test_a_date_that_biblatex_cannot_read_is_a_year_to_it(issued: str, line: str) -> None:
    assert line in works.written([("a", example.work("A", type="book", issued=issued, ISBN="1"))], "biblatex")
    assert "undated" not in works.written([("a", example.work("A", type="book", issued="undated"))], "biblatex")


def test_keys_are_told_apart() -> None:
    text = works.written([("a", example.SMITH), ("b", example.SMITH)], "biblatex")
    assert [line for line in text.splitlines() if line.startswith("@")] == ["@book{smith2016,", "@book{smith2016a,"]


def test_a_string_of_json_may_hold_what_ends_a_line_elsewhere() -> None:
    (found,) = works.read('\ufeff[{"type": "book", "title": "one\u2028two\u0085three"}]')
    assert found.title == "one two three"


def test_braces_and_commands_are_words_to_other_programs_and_come_back() -> None:
    title = "{a \\input{x} b~c^d} 100% & #1_$"
    text = works.written([("one", example.work(title, type="book"))], "biblatex")
    (line,) = [line for line in text.splitlines() if line.startswith("  title")]
    assert line.count("{") == line.count("}")
    assert "\\input" not in line
    assert only(text).title == title


@pytest.mark.parametrize(
    ("date", "year", "back"),
    [
        ("1962", "1962", "1962"),
        ("1962-09-25", "1962/09/25", "1962-09-25"),
        ("1962-09~", "1962/09", "1962-09"),
        ("1962~", "1962", "1962"),
        ("1962?", "1962", "1962"),
        ("1962-21", "1962///Spring", "1962-21"),
        ("1961/1963", "1961", "1961"),
        ("1962-09-25/..", "1962/09/25", "1962-09-25"),
        ("../1963", "1963", "1963"),
        ("[1962-09-25..1962-09-30]", "1962", "1962"),
        ("Easter 1962", "1962", "1962"),
        ("196X", "", ""),
        ("-0043", "", ""),
        ("undated", "", ""),
    ],
)
def test_ris_has_of_a_date_what_it_has_a_place_for(date: str, year: str, back: str) -> None:
    written = works.written([("1", Work(title="A book", issued=date))], "ris")
    assert [line for line in written.split("\n") if line.startswith("PY")] == ([f"PY  - {year}"] if year else [])
    assert only(written).details.get("issued", "") == back


@pytest.mark.parametrize(
    "text",
    [
        "@book{k, author={King, Jr., Martin Luther}, title={T}}",
        "@book{k, author={{King, Jr.}, Martin Luther}, title={T}}",
        "TY  - BOOK\nAU  - King, Martin Luther, Jr.\nTI  - T\nER  - \n",
        '[{"title": "T", "author": [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}]}]',
    ],
)
def test_a_suffix_stands_after_the_family_name(text: str) -> None:
    found = work_of("T", only(text).details)
    assert [name.direct for name in found.author] == ["Martin Luther King Jr."]
    for format_name in works.SUFFIXES:
        assert work_of("T", only(works.written([("k", found)], format_name)).details).author == found.author


def test_a_comma_in_braces_divides_no_name() -> None:
    found = only("@book{k, author={von Last, Esq., First and {Smith, Jones, Sons} and Lee, {A, B}}, title={T}}")
    assert found.details["author"] == [
        {"family": "von Last Esq.", "given": "First"},
        {"literal": "Smith, Jones, Sons"},
        {"family": "Lee", "given": "A, B"},
    ]


def test_others_are_no_person() -> None:
    found = only("@book{k, author={Smith, Ann and others}, title={T}, year=1964}")
    work = work_of("T", found.details)
    notes = {name: runs.plain(style.cite(work, Locator(), FULL)) for name, style in STYLES.items()}
    assert notes["chicago"] == "Ann Smith et al., T (1964)."
    assert notes["mhra"].startswith("Ann Smith and others, T")
    assert runs.plain(STYLES["mla"].entry(work)).startswith("Smith, Ann, et al. T.")
    assert names_of(as_typed(work.author)) == work.author
    assert "author = {Smith, Ann and others}" in works.written([("k", work)], "biblatex")
    for format_name in ("csl-json", "ris"):
        written = works.written([("k", work)], format_name)
        assert "others" not in written
        assert "et al" not in written
    two = work_of("T", only("@book{k, author={Smith, Ann and Lee, Bo and others}, title={T}}").details)
    assert runs.plain(STYLES["chicago"].cite(two, Locator(), FULL)).startswith("Ann Smith, Bo Lee, et al., T")


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("A Reading of <i>Hamlet</i>", "A Reading of Hamlet"),
        ('<span class="nocase">The <b>A<sub>2</sub></b></span> case', "The A2 case"),
        ("What <i> means in 1 < 2 > 0 </b>", "What <i> means in 1 < 2 > 0 </b>"),
    ],
)
def test_a_title_comes_without_the_tags_of_its_italics(title: str, plain: str) -> None:
    found = only(
        json.dumps([{"title": title, "container-title": title, "title-short": title, "publisher": "<i>P</i>"}])
    )
    assert found.title == plain
    assert found.details == {"container-title": plain, "title-short": plain, "publisher": "<i>P</i>"}
    assert only(f"TY  - BOOK\nTI  - {title}\nER  - \n").title == plain
