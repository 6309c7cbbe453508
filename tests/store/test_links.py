from __future__ import annotations

import pytest

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.model import RELATIONS
from annotator.store import annotations, documents, history, links
from annotator.store.project import Project
from annotator.text import pages
from tests.making import a_document, loaded, mark_words


@pytest.fixture
def ice(letter: Project, letter_id: str) -> str:
    return mark_words(letter, letter_id, "on ice")


@pytest.fixture
def troops(letter: Project, letter_id: str) -> str:
    return mark_words(letter, letter_id, "symbolic troops under the UN flag")


def test_a_link_is_seen_from_both_its_ends(letter: Project, letter_id: str, ice: str, troops: str) -> None:
    link = links.add(letter, ice, troops, "contradicts")
    (there,) = loaded(letter, ice).links
    (back,) = loaded(letter, troops).links
    assert (there.id, there.direction, there.relation) == (link, "to", "contradicts")
    assert (back.id, back.direction, back.relation) == (link, "from", "contradicts")
    assert (there.other.id, there.other.quote) == (troops, "symbolic troops under the UN flag")
    assert pages.prefixed(there.other.where) == "p. [337]"
    assert (back.other.id, pages.prefixed(back.other.where), back.other.document_id) == (ice, "p. 338", letter_id)
    assert there.author == "Ana"


def test_a_document_can_be_an_end(letter: Project, letter_id: str, ice: str) -> None:
    other = a_document(letter, "Other text", "Other", number="12")
    links.add(letter, ice, other)
    links.add(letter, other, letter_id, "responds to")
    found = links.of(letter, [other])[other]
    assert [(one.direction, one.other.kind) for one in found] == [("from", "annotation"), ("to", "document")]
    assert loaded(letter, ice).links[0].other.title == "12. Other"


def test_an_outside_source_can_be_an_end(letter: Project, ice: str) -> None:
    jobs.link_to_source(letter, ice, "Public Papers of the Presidents, 533", "is evidence for")
    end = loaded(letter, ice).links[0].other
    assert (end.kind, end.title, end.page) == ("source", "Public Papers of the Presidents", "533")


@pytest.mark.parametrize(
    ("words", "title", "locator", "url"),
    [
        ("A book, p. 12", "A book", "p. 12", ""),
        ("A book", "A book", "", ""),
        ("A book, 1961, 12", "A book, 1961", "12", ""),
        ("https://example.org/a,b", "", "", "https://example.org/a,b"),
        ("doi:10.1017/S0165115300023299", "", "", "https://doi.org/10.1017/S0165115300023299"),
        ("10.1017/S0165115300023299", "", "", "https://doi.org/10.1017/S0165115300023299"),
        ("10. Memorandum of Conversation, p. 3", "10. Memorandum of Conversation", "p. 3", ""),
    ],
)
def test_a_source_is_read_from_one_line(project: Project, words: str, title: str, locator: str, url: str) -> None:
    links.source_from(project, words)
    (found,) = links.sources(project)
    assert (found.title, found.locator, found.url) == (title, locator, url)


def test_a_source_is_entered_once(project: Project) -> None:
    first = links.source_from(project, "A book, 12")
    assert links.source_from(project, " A  book ,12") == first
    assert links.source_from(project, "A book, 13") != first


@pytest.mark.parametrize("words", ["", "  ", ",", "\x00"])
def test_a_source_needs_a_title(project: Project, words: str) -> None:
    with pytest.raises(AnnotatorError, match="needs a title"):
        links.source_from(project, words)


def test_an_address_without_a_title_is_shown_as_the_address(letter: Project, ice: str) -> None:
    jobs.link_to_source(letter, ice, "https://history.state.gov", "see also")
    assert loaded(letter, ice).links[0].other.title == "https://history.state.gov"


def test_a_link_whose_end_is_deleted_is_kept_and_shows_again(letter: Project, ice: str, troops: str) -> None:
    links.add(letter, ice, troops)
    annotations.remove(letter, [troops])
    assert loaded(letter, ice).links[0].other.kind == "missing"
    history.restore(letter, [troops])
    assert loaded(letter, ice).links[0].other.kind == "annotation"


def test_a_link_that_came_before_its_end_shows_when_the_end_comes(letter: Project, letter_id: str, ice: str) -> None:
    with letter.edit("From elsewhere"):
        letter.put("link", "a link", {"from_id": "to come", "to_id": ice, "relation": "repeats"})
    assert loaded(letter, ice).links[0].other.kind == "missing"
    with letter.edit("From elsewhere"):
        letter.put("annotation", "to come", {"document_id": letter_id, "colour": "sky", "note": ""})
    assert loaded(letter, ice).links[0].other.kind == "annotation"


def test_an_end_in_a_removed_document_is_missing(letter: Project, ice: str) -> None:
    other = a_document(letter, "Other text", "Other")
    there = mark_words(letter, other, "Other")
    links.add(letter, ice, there)
    documents.remove(letter, other)
    assert loaded(letter, ice).links[0].other.kind == "missing"
    letter.undo()
    assert loaded(letter, ice).links[0].other.id == there


def test_a_deleted_link_is_gone_at_both_ends(letter: Project, ice: str, troops: str) -> None:
    link = links.add(letter, ice, troops)
    links.remove(letter, link)
    assert loaded(letter, ice).links == loaded(letter, troops).links == ()


def test_relations_are_the_usual_ones_and_the_readers_own(letter: Project, ice: str, troops: str) -> None:
    link = links.add(letter, ice, troops, "  Echoes\n faintly ")
    assert links.relations(letter) == [*RELATIONS, "echoes faintly"]
    links.relate(letter, link, "")
    assert loaded(letter, ice).links[0].relation == RELATIONS[0]
    assert links.relations(letter) == list(RELATIONS)


def test_nothing_is_linked_to_itself_or_to_nothing(letter: Project, ice: str) -> None:
    with pytest.raises(AnnotatorError, match="itself"):
        links.add(letter, ice, ice)
    with pytest.raises(AnnotatorError, match="nothing “x”"):
        links.add(letter, ice, "x")
