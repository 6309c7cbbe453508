"""Works that style guides cite as examples, as records hold them."""

from __future__ import annotations

from typing import Any

from annotator.citing.locator import Locator
from annotator.citing.work import Work, work_of
from annotator.model import Page


def work(title: str = "", *, number: str = "", date: str = "", **details: Any) -> Work:
    """A work by what its record says; `_` in a name stands for `-`."""
    kept = ("archive_collection", "archive_location", "date_words")
    named = {key if key in kept else key.replace("_", "-"): value for key, value in details.items()}
    return work_of(title, named, number=number, date=date)


def at(first: str, last: str = "") -> Locator:
    """A stretch of printed pages."""
    return Locator(((Page(0, first), Page(0, last or first)),))


SMITH = work(
    "Swing Time",
    type="book",
    author="Smith, Zadie",
    publisher="Penguin Press",
    publisher_place="New York",
    issued="2016",
)
GRAZER = work(
    "A Curious Mind: The Secret to a Bigger Life",
    type="book",
    author=["Brian Grazer", "Charles Fishman"],
    publisher="Simon & Schuster",
    publisher_place="New York",
    issued="2015",
)
THOREAU = work(
    "Walking",
    type="chapter",
    author="Thoreau, Henry David",
    container_title="The Making of the American Essay",
    editor="John D’Agata",
    page="167-195",
    publisher="Graywolf Press",
    publisher_place="Minneapolis",
    issued="2016",
)
LAHIRI = work(
    "In Other Words",
    type="book",
    author="Jhumpa Lahiri",
    translator="Ann Goldstein",
    publisher="Alfred A. Knopf",
    publisher_place="New York",
    issued="2016",
)
SATTERFIELD = work(
    "Livy and the Pax Deum",
    type="article-journal",
    author="Satterfield, Susan",
    container_title="Classical Philology",
    volume=111,
    issue="2",
    issued="2016-04",
    page="165-76",
    title_short="Livy",
)
KENG = work(
    "Expanding College Access in Taiwan, 1978–2014: Effects on Graduate Quality and Income Inequality",
    type="article-journal",
    author=["Keng, Shao-Hsun", "Lin, Chun-Hung", "Orazem, Peter F."],
    container_title="Journal of Human Capital",
    volume="11",
    issue="1",
    issued="2017-21",
    page="1–34",
    DOI="10.1086/690235",
    title_short="Expanding College Access",
)
YALE = work(
    "About Yale: Yale Facts",
    type="webpage",
    container_title="Yale University",
    accessed="2017-05-01",
    URL="https://www.yale.edu/about-yale/yale-facts",
)
WHITE = work(
    type="personal_communication",
    author="White, E. B.",
    recipient="Harold Ross",
    genre="memorandum",
    date="1946-05-02",
    container_title="Letters of E. B. White",
    editor="Dorothy Lobrano Guth",
    publisher_place="New York",
    publisher="Harper & Row",
    issued="1976",
)
KALLEN = work(
    type="manuscript",
    author="Alvin Johnson",
    genre="memorandum",
    date="1937",
    archive_location="file 36",
    archive_collection="Horace Kallen Papers",
    archive="YIVO Institute",
    archive_place="New York",
)
KISSINGER = work(
    type="personal_communication",
    author="Kissinger, Henry",
    recipient="Nixon",
    genre="memorandum",
    event_place="Washington",
    date="1970-12-18",
    number="190",
    collection_title="Foreign Relations of the United States",
    collection_years="1969–1976",
    collection_editor="Adam Howard",
    volume="21",
    volume_title="Chile, 1969–1973",
    editor=["James McElveen", "James Siekmeier"],
    publisher_place="Washington, DC",
    publisher="Government Printing Office",
    issued="2014",
    URL="https://history.state.gov/historicaldocuments/frus1969-76v21/d190",
)
KOREA = work(
    "Telegram",
    type="document",
    number="75",
    collection_title="Foreign Relations of the United States",
    collection_years="1969–1976",
    volume="Volume XIX, Part 1",
    volume_title="Korea, 1969–1972",
    editor=["Daniel J. Lawler", "Erin R. Mahan"],
    publisher_place="Washington",
    publisher="U.S. Government Printing Office",
    issued="2010",
)
MANTEL = work("Wolf Hall", type="book", author="Mantel, Hilary", publisher="Picador", issued="2010")
GOLDMAN = work(
    "Questions of Transport: Reading Primo Levi Reading Dante",
    type="article-journal",
    author="Anne Goldman",
    container_title="The Georgia Review",
    volume="64",
    issue="1",
    issued="2010",
    page="69-88",
)
BOULD = work(
    "Speculative Fiction",
    type="chapter",
    author="Bould, Mark",
    container_title="The Cambridge Companion to Twenty-First Century American Fiction",
    editor="Joshua Miller",
    publisher="Cambridge University Press",
    issued="2021",
    page="63-78",
)
MCARTHUR = work(
    "Worlds of Reference: Lexicography, Learning and Language from the Clay Tablet to the Computer",
    type="book",
    author="McArthur, Tom",
    publisher_place="Cambridge",
    publisher="Cambridge University Press",
    issued="1986",
)
ELSKY = work(
    "Words, Things, and Names: Jonson’s Poetry and Philosophical Grammar",
    type="chapter",
    author="Martin Elsky",
    container_title="Classic and Cavalier: Essays on Jonson and the Sons of Ben",
    editor=["Claude J. Summers", "Ted-Larry Pebworth"],
    publisher_place="Pittsburgh",
    publisher="University of Pittsburgh Press",
    issued="1982",
    page="31-55",
)
HILLYER = work(
    "In More than Name Only: Jonson’s “To Sir Horace Vere”",
    type="article-journal",
    author="Hillyer, Richard",
    container_title="MLR",
    volume="85",
    issued="1990",
    page="1-11",
)
