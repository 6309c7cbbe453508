"""Each style against the examples that its own guide publishes; `published.py` holds the works."""

from __future__ import annotations

import pytest

from annotator.citing import runs
from annotator.citing.locator import Locator
from annotator.citing.styles import FULL, IBID, SHORT, STYLES
from annotator.citing.work import Work
from tests.citing import published as example
from tests.citing.published import at

# “Notes and Bibliography: Sample Citations”, The Chicago Manual of Style Online, Citation Quick Guide (17th edition)
CHICAGO = [
    (example.SMITH, at("315", "316"), "Zadie Smith, *Swing Time* (New York: Penguin Press, 2016), 315–16."),
    (
        example.GRAZER,
        at("12"),
        "Brian Grazer and Charles Fishman, *A Curious Mind: The Secret to a Bigger Life* "
        "(New York: Simon & Schuster, 2015), 12.",
    ),
    (
        example.THOREAU,
        at("177", "178"),
        "Henry David Thoreau, “Walking,” in *The Making of the American Essay*, ed. John D’Agata "
        "(Minneapolis: Graywolf Press, 2016), 177–78.",
    ),
    (
        example.LAHIRI,
        at("146"),
        "Jhumpa Lahiri, *In Other Words*, trans. Ann Goldstein (New York: Alfred A. Knopf, 2016), 146.",
    ),
    (
        example.SATTERFIELD,
        at("170"),
        "Susan Satterfield, “Livy and the Pax Deum,” *Classical Philology* 111, no. 2 (April 2016): 170.",
    ),
    (
        example.KENG,
        at("9", "10"),
        "Shao-Hsun Keng, Chun-Hung Lin, and Peter F. Orazem, “Expanding College Access in Taiwan, 1978–2014: "
        "Effects on Graduate Quality and Income Inequality,” *Journal of Human Capital* 11, no. 1 (Spring 2017): "
        "9–10, https://doi.org/10.1086/690235.",
    ),
    (
        example.YALE,
        Locator(),
        "“About Yale: Yale Facts,” Yale University, accessed May 1, 2017, https://www.yale.edu/about-yale/yale-facts.",
    ),
    # The Chicago Manual of Style, 17th edition, 14.111 and 14.229
    (
        example.WHITE,
        at("273"),
        "E. B. White to Harold Ross, memorandum, May 2, 1946, in *Letters of E. B. White*, ed. Dorothy Lobrano Guth "
        "(New York: Harper & Row, 1976), 273.",
    ),
    (
        example.KALLEN,
        Locator(),
        "Alvin Johnson, memorandum, 1937, file 36, Horace Kallen Papers, YIVO Institute, New York.",
    ),
    # The Chicago Manual of Style Online, Q&A, Citation, Documentation of Sources (faq0443); “Nixon” as there
    (
        example.KISSINGER,
        Locator(),
        "Henry Kissinger to Nixon, memorandum, Washington, December 18, 1970, in *Foreign Relations of the United "
        "States, 1969–1976*, ed. Adam Howard, vol. 21, *Chile, 1969–1973*, ed. James McElveen and James Siekmeier "
        "(Washington, DC: Government Printing Office, 2014), doc. 190, "
        "https://history.state.gov/historicaldocuments/frus1969-76v21/d190.",
    ),
]

SHORT_NOTES = [  # from the same Quick Guide
    (example.SMITH, at("320"), "Smith, *Swing Time*, 320."),
    (example.GRAZER, at("37"), "Grazer and Fishman, *Curious Mind*, 37."),
    (example.THOREAU, at("182"), "Thoreau, “Walking,” 182."),
    (example.LAHIRI, at("184"), "Lahiri, *In Other Words*, 184."),
    (example.SATTERFIELD, at("172", "173"), "Satterfield, “Livy,” 172–73."),
    (example.KENG, at("23"), "Keng, Lin, and Orazem, “Expanding College Access,” 23."),
]

BIBLIOGRAPHY = [  # from the same Quick Guide
    (
        example.GRAZER,
        "Grazer, Brian, and Charles Fishman. *A Curious Mind: The Secret to a Bigger Life*. "
        "New York: Simon & Schuster, 2015.",
    ),
    (
        example.THOREAU,
        "Thoreau, Henry David. “Walking.” In *The Making of the American Essay*, edited by John D’Agata, 167–95. "
        "Minneapolis: Graywolf Press, 2016.",
    ),
    (
        example.LAHIRI,
        "Lahiri, Jhumpa. *In Other Words*. Translated by Ann Goldstein. New York: Alfred A. Knopf, 2016.",
    ),
    (
        example.SATTERFIELD,
        "Satterfield, Susan. “Livy and the Pax Deum.” *Classical Philology* 111, no. 2 (April 2016): 165–76.",
    ),
    (
        example.KENG,
        "Keng, Shao-Hsun, Chun-Hung Lin, and Peter F. Orazem. “Expanding College Access in Taiwan, 1978–2014: "
        "Effects on Graduate Quality and Income Inequality.” *Journal of Human Capital* 11, no. 1 (Spring 2017): "
        "1–34. https://doi.org/10.1086/690235.",
    ),
]

# “Author-Date: Sample Citations”, in the same Citation Quick Guide
AUTHOR_DATE = [
    (
        example.SMITH,
        at("315", "316"),
        "(Smith 2016, 315–16)",
        "Smith, Zadie. 2016. *Swing Time*. New York: Penguin Press.",
    ),
    (
        example.THOREAU,
        at("177", "178"),
        "(Thoreau 2016, 177–78)",
        "Thoreau, Henry David. 2016. “Walking.” In *The Making of the American Essay*, edited by John D’Agata, "
        "167–95. Minneapolis: Graywolf Press.",
    ),
    (
        example.SATTERFIELD,
        at("170"),
        "(Satterfield 2016, 170)",
        "Satterfield, Susan. 2016. “Livy and the Pax Deum.” *Classical Philology* 111, no. 2 (April): 165–76.",
    ),
    (
        example.KENG,
        at("9", "10"),
        "(Keng, Lin, and Orazem 2017, 9–10)",
        "Keng, Shao-Hsun, Chun-Hung Lin, and Peter F. Orazem. 2017. “Expanding College Access in Taiwan, 1978–2014: "
        "Effects on Graduate Quality and Income Inequality.” *Journal of Human Capital* 11, no. 1 (Spring): 1–34. "
        "https://doi.org/10.1086/690235.",
    ),
]

# “Works Cited: A Quick Guide” and “Citations by Format”, MLA Style Center (9th edition)
MLA = [
    (example.MANTEL, "Mantel, Hilary. *Wolf Hall*. Picador, 2010."),
    (
        example.GOLDMAN,
        "Goldman, Anne. “Questions of Transport: Reading Primo Levi Reading Dante.” *The Georgia Review*, vol. 64, "
        "no. 1, 2010, pp. 69–88.",
    ),
    (
        example.BOULD,
        "Bould, Mark. “Speculative Fiction.” *The Cambridge Companion to Twenty-First Century American Fiction*, "
        "edited by Joshua Miller, Cambridge UP, 2021, pp. 63–78.",
    ),
]

# MHRA Style Guide, 3rd edition (2013), chapter 11
MHRA = [
    (
        example.MCARTHUR,
        at("59"),
        "Tom McArthur, *Worlds of Reference: Lexicography, Learning and Language from the Clay Tablet to the Computer* "
        "(Cambridge: Cambridge University Press, 1986), p. 59.",
    ),
    (
        example.ELSKY,
        at("41"),
        "Martin Elsky, ‘Words, Things, and Names: Jonson’s Poetry and Philosophical Grammar’, in *Classic and "
        "Cavalier: Essays on Jonson and the Sons of Ben*, ed. by Claude J. Summers and Ted-Larry Pebworth (Pittsburgh: "
        "University of Pittsburgh Press, 1982), pp. 31–55 (p. 41).",
    ),
    (
        example.HILLYER,
        at("8"),
        "Richard Hillyer, ‘In More than Name Only: Jonson’s “To Sir Horace Vere”’, *MLR*, 85 (1990), 1–11 (p. 8).",
    ),
]


def written(found: runs.Runs) -> str:
    """Italics between asterisks, without Markdown's other signs."""
    return "".join(f"*{run.text}*" if run.italic else run.text for run in found)


@pytest.mark.parametrize(("work", "where", "expected"), CHICAGO)
def test_chicago_notes(work: Work, where: Locator, expected: str) -> None:
    assert written(STYLES["chicago"].cite(work, where, FULL)) == expected


@pytest.mark.parametrize(("work", "where", "expected"), SHORT_NOTES)
def test_chicago_short_notes(work: Work, where: Locator, expected: str) -> None:
    assert written(STYLES["chicago"].cite(work, where, SHORT)) == expected


def test_ibid() -> None:
    """The Chicago Manual of Style, 17th edition, 14.34: `Ibid., 433.`, and `Ibid.` for the same page."""
    assert written(STYLES["chicago"].cite(example.SMITH, at("433"), IBID)) == "Ibid., 433."
    assert written(STYLES["chicago"].cite(example.SMITH, Locator(), IBID)) == "Ibid."


@pytest.mark.parametrize(("work", "expected"), BIBLIOGRAPHY)
def test_chicago_bibliography(work: Work, expected: str) -> None:
    assert written(STYLES["chicago"].entry(work)) == expected


@pytest.mark.parametrize(("work", "where", "in_text", "entry"), AUTHOR_DATE)
def test_chicago_author_and_date(work: Work, where: Locator, in_text: str, entry: str) -> None:
    style = STYLES["chicago-author-date"]
    assert (written(style.cite(work, where)), written(style.entry(work))) == (in_text, entry)


@pytest.mark.parametrize(("work", "expected"), MLA)
def test_mla_works_cited(work: Work, expected: str) -> None:
    assert written(STYLES["mla"].entry(work)) == expected


def test_mla_in_the_text() -> None:
    assert written(STYLES["mla"].cite(example.GOLDMAN, at("69", "70"))) == "(Goldman 69–70)"


@pytest.mark.parametrize(("work", "where", "expected"), MHRA)
def test_mhra_notes(work: Work, where: Locator, expected: str) -> None:
    assert written(STYLES["mhra"].cite(work, where)) == expected


def test_mhra_later_notes() -> None:
    """MHRA Style Guide, 3rd edition, 11.3: `McArthur, p. 62.`"""
    assert written(STYLES["mhra"].cite(example.MCARTHUR, at("62"), SHORT)) == "McArthur, p. 62."


def test_frus_as_its_office_recommends() -> None:
    """“Citing the Foreign Relations series”, history.state.gov/historicaldocuments/citing-frus."""
    expected = (
        "Foreign Relations of the United States, 1969–1976, Volume XIX, Part 1, Korea, 1969–1972, eds. Daniel J. "
        "Lawler and Erin R. Mahan (Washington: Government Printing Office, 2010), Document 75."
    )
    assert runs.plain(STYLES["frus"].cite(example.KOREA, at("210"))) == expected
