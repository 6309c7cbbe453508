"""All cross-references at once: what they join, also where an end is missing."""

from __future__ import annotations

import pytest

from annotator.errors import AnnotatorError
from annotator.model import Mark
from annotator.store import annotations, documents, links, network
from annotator.store.network import Edge, Network, Node
from annotator.store.project import Project
from annotator.text import pages
from tests.making import a_document, mark_words


@pytest.fixture
def ice(letter: Project, letter_id: str) -> str:
    return mark_words(letter, letter_id, "on ice", colour="sky", tag_paths=["elections"])


@pytest.fixture
def troops(letter: Project, letter_id: str) -> str:
    return mark_words(letter, letter_id, "symbolic troops under the UN flag")


def node(found: Network, wanted: str) -> Node:
    return next(one for one in found.nodes if one.id == wanted)


def test_passages_come_with_words_page_colour_and_their_document(
    letter: Project, letter_id: str, ice: str, troops: str
) -> None:
    link = links.add(letter, ice, troops, "contradicts")
    found = network.read(letter)
    assert found.edges == (Edge(link, "link", ice, troops, "contradicts", "Ana"),)
    assert [(one.id, one.kind, one.alive) for one in found.nodes] == [
        (letter_id, "document", True),
        (troops, "annotation", True),
        (ice, "annotation", True),
    ]
    here = node(found, ice)
    assert (here.quote, here.colour, here.document_id) == ("on ice", "sky", letter_id)
    assert [pages.prefixed(one.where) for one in found.nodes] == ["", "p. [337]", "p. 338"]
    assert here.title == documents.get(letter, letter_id).title


def test_documents_and_sources_can_be_joined_and_what_is_not_joined_is_left_out(letter: Project, ice: str) -> None:
    other = a_document(letter, "Other text", "Other", number="12")
    a_document(letter, "A third text", "Third")
    source = links.source_from(letter, "A book, 12")
    links.add(letter, ice, other)
    links.add(letter, other, source)
    found = network.read(letter)
    assert [one.kind for one in found.nodes] == ["document", "document", "annotation", "source"]
    assert (node(found, other).number, node(found, source).page) == ("12", "12")


def test_a_deleted_end_stays_with_its_words(letter: Project, letter_id: str, ice: str, troops: str) -> None:
    links.add(letter, ice, troops)
    annotations.remove(letter, [troops])
    gone = node(network.read(letter), troops)
    assert (gone.kind, gone.alive, gone.quote) == ("annotation", False, "symbolic troops under the UN flag")
    documents.remove(letter, letter_id)
    found = network.read(letter)
    assert [one.alive for one in found.nodes] == [False, False, False]
    assert len(found.edges) == 1


def test_an_end_that_was_never_here_stays(letter: Project, ice: str) -> None:
    with letter.edit("Merge"):
        letter.put("link", "01900000-0000-7000-8000-000000000001", {"from_id": ice, "to_id": "from afar"})
    found = network.read(letter)
    assert node(found, "from afar") == Node("from afar", "missing")
    assert [edge.to_id for edge in found.edges] == ["from afar"]


def test_deleted_links_are_gone(letter: Project, ice: str, troops: str) -> None:
    links.remove(letter, links.add(letter, ice, troops))
    assert network.read(letter) == Network()


def test_what_the_texts_refer_to_is_joined_once(project: Project) -> None:
    first = a_document(
        project, "See 2, and 2 again; also 9.", "One", key="one", marks=_refer("two", "two", "nine", "one")
    )
    second = a_document(project, "Nothing to see.", "Two", key="two")
    found = network.read(project)
    assert [(edge.kind, edge.from_id, edge.to_id, edge.relation) for edge in found.edges] == [
        ("text", first, second, "refers to")
    ]
    assert network.read(project, "two").edges == found.edges
    assert network.read(project, "#two") == Network()
    documents.remove(project, second)
    assert network.read(project) == Network()


def _refer(*targets: str) -> tuple[Mark, ...]:
    return tuple(Mark(4 + at, 5 + at, "reference", target) for at, target in enumerate(targets))


def test_a_filter_line_leaves_the_cross_references_of_its_annotations(letter: Project, ice: str, troops: str) -> None:
    other = a_document(letter, "See the letter.", "Other", key="other")
    with_ice = links.add(letter, ice, other)
    links.add(letter, troops, other)
    assert [edge.id for edge in network.read(letter, "#elections").edges] == [with_ice]
    assert network.read(letter, "nowhere") == Network()
    assert len(network.read(letter, "other").edges) == 2  # so is the document called
    assert len(network.read(letter, "document:other").edges) == 2
    assert network.read(letter, "other has:reply") == Network()
    with pytest.raises(AnnotatorError):
        network.read(letter, "has:nothing")


def test_a_part_keeps_the_documents_of_its_passages(letter: Project, letter_id: str, ice: str, troops: str) -> None:
    source = links.source_from(letter, "A book")
    links.add(letter, ice, source, "repeats")
    links.add(letter, troops, source)
    whole = network.read(letter)
    part = whole.of(tuple(edge for edge in whole.edges if edge.relation == "repeats"))
    assert [one.id for one in part.nodes] == [letter_id, ice, source]
