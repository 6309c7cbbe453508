from __future__ import annotations

import pytest

from annotator.errors import AnnotatorError
from annotator.model import Identity
from annotator.store import annotations, documents, links, places, tags
from annotator.store.project import Project
from tests.making import a_document, loaded, mark_words


def test_a_highlight_keeps_its_words_context_and_pages(letter: Project, letter_id: str) -> None:
    one = loaded(letter, mark_words(letter, letter_id, "Such, evidently, are “traditions” in the United States"))
    text = documents.text(letter, letter_id)
    assert one.quote == text[one.start : one.end] == "Such, evidently, are “traditions” in the United States"
    assert one.spans[0].prefix == text[one.start - 64 : one.start]
    assert one.spans[0].suffix == text[one.end : one.end + 64]
    assert one.pages == ("337", "338")
    assert (one.placement, one.author_name, one.colour) == ("exact", "Ana", "amber")


def test_white_space_at_the_ends_is_not_highlighted(project: Project) -> None:
    document = a_document(project, "one two three")
    one = loaded(project, annotations.add(project, document, [(3, 8)]))
    assert (one.start, one.end, one.quote) == (4, 7, "two")


def test_fragments_are_in_the_order_of_the_text(letter: Project, letter_id: str) -> None:
    text = documents.text(letter, letter_id)
    later, earlier = text.index("on ice"), text.index("symbolic troops")
    one = loaded(letter, annotations.add(letter, letter_id, [(later, later + 6), (earlier, earlier + 15)]))
    assert one.quote == "symbolic troops … on ice"


@pytest.mark.parametrize(
    "ranges", [[], [(3, 3)], [(3, 4)], [(-4, 2)], [(5, 2)], [(0, 99)], [(500, 505)], [(0, 2), (7, 7)]]
)
def test_a_highlight_needs_words_inside_the_text(project: Project, ranges: list[tuple[int, int]]) -> None:
    document = a_document(project, "one two three")
    with pytest.raises(AnnotatorError, match="needs some words"):
        annotations.add(project, document, ranges)
    assert places.order(project, document) == []


def test_a_highlight_needs_a_document(project: Project) -> None:
    with pytest.raises(AnnotatorError):
        annotations.add(project, "no such document", [(0, 3)])


def test_a_colour_that_does_not_exist_is_refused(letter: Project, letter_id: str) -> None:
    with pytest.raises(AnnotatorError, match="mauve"):
        mark_words(letter, letter_id, "on ice", colour="mauve")
    annotation = mark_words(letter, letter_id, "on ice")
    with pytest.raises(AnnotatorError, match="mauve"):
        annotations.recolour(letter, annotation, "mauve")


def test_offsets_count_code_points(project: Project) -> None:
    document = a_document(project, "😀 one 👩‍👩‍👧 two 𝄞 three שלום")
    one = loaded(project, mark_words(project, document, "two 𝄞 three"))
    assert one.quote == "two 𝄞 three"
    assert documents.text(project, document)[one.start : one.end] == one.quote


def test_what_no_file_can_hold_is_replaced_in_a_note(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice", note="a\x00b\ud800")
    assert loaded(letter, annotation).note == "a\ufffdb\ufffd"


def test_annotations_are_listed_in_the_order_of_the_text(letter: Project, letter_id: str) -> None:
    ice = mark_words(letter, letter_id, "on ice")
    troops = mark_words(letter, letter_id, "symbolic troops")
    assert [one for _, _, one in places.order(letter, letter_id)] == [troops, ice]


def test_painted_has_every_fragment_of_a_document_and_of_no_other(letter: Project, letter_id: str) -> None:
    other = a_document(letter, "other words")
    both = mark_words(letter, letter_id, "symbolic troops", "on ice", colour="sky")
    mark_words(letter, other, "other")
    painted = places.painted(letter, letter_id)
    assert [(item.annotation_id, item.colour) for item in painted] == [(both, "sky"), (both, "sky")]
    assert places.painted_of(letter, letter_id, []) == []
    assert len(places.painted_of(letter, letter_id, [both])) == 2
    annotations.remove(letter, [both])
    assert places.painted(letter, letter_id) == []


def test_an_annotation_is_named_by_the_start_of_its_id(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice")
    assert annotations.named(letter, one) == one
    assert annotations.named(letter, one[:18].upper()) == one
    mark_words(letter, letter_id, "symbolic troops")
    with pytest.raises(AnnotatorError, match="More than one"):
        annotations.named(letter, one[:4])


@pytest.mark.parametrize("name", ["", "0", "ffff", "%", "zzzzzzzz"])
def test_what_names_no_annotation_is_refused(letter: Project, letter_id: str, name: str) -> None:
    mark_words(letter, letter_id, "on ice")
    with pytest.raises(AnnotatorError, match="no annotation"):
        annotations.named(letter, name)


def test_another_readers_annotation_can_be_answered_but_not_changed(
    letter: Project, letter_id: str, ben: Identity
) -> None:
    anas = mark_words(letter, letter_id, "on ice", note="Ana's")
    bens = Project.open(letter.path, ben)
    try:
        one = loaded(bens, anas)
        assert not annotations.is_mine(bens, one)
        for change in (
            lambda: annotations.write_note(bens, anas, "mine"),
            lambda: annotations.recolour(bens, anas, "red"),
            lambda: annotations.remove(bens, [anas]),
        ):
            with pytest.raises(AnnotatorError, match="another reader’s"):
                change()
        annotations.reply(bens, anas, "I disagree")
        tags.apply(bens, [anas], ["bens tag"])
        one = loaded(bens, anas)
    finally:
        bens.close()
    assert (one.note, one.tags) == ("Ana's", ("bens tag",))
    assert [(reply.author_name, reply.note) for reply in one.replies] == [("Ben", "I disagree")]


def test_a_reply_needs_words(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice")
    with pytest.raises(AnnotatorError, match="needs some words"):
        annotations.reply(letter, one, " \n")


def test_changing_what_is_not_there_is_refused(letter: Project) -> None:
    with pytest.raises(AnnotatorError, match="not in the project"):
        annotations.write_note(letter, "nothing", "x")


def test_more_annotations_than_one_query_takes_are_loaded_in_order(project: Project) -> None:
    document = a_document(project, "word " * 1203)
    with project.edit("Many"):
        ids = [annotations.add(project, document, [(at * 5, at * 5 + 4)]) for at in range(1203)]
    assert [one.id for one in annotations.load(project, ids)] == ids
    assert len(places.painted_of(project, document, ids)) == 1203


def test_a_step_tells_which_annotations_look_different(letter: Project, letter_id: str) -> None:
    ice = mark_words(letter, letter_id, "on ice")
    troops = mark_words(letter, letter_id, "symbolic troops")
    touched: list[set[str] | None] = []
    letter.listen(lambda step: touched.append(annotations.touched(letter, step)))
    annotations.reply(letter, ice, "a reply")
    tags.apply(letter, [ice], ["elections"])
    tags.apply(letter, [troops], ["elections"])
    links.add(letter, ice, troops)
    annotations.write_note(letter, ice, "seen at the other end")
    assert touched == [{ice}, None, {troops}, {ice, troops}, {ice, troops}]


def test_other_orders_of_the_cards(letter: Project, letter_id: str, ben: Identity) -> None:
    ice = mark_words(letter, letter_id, "on ice", tag_paths=["berlin", "aerial"])
    troops = mark_words(letter, letter_id, "symbolic troops", tag_paths=["Air"])
    other = Project.open(letter.path, ben)
    plain = mark_words(other, letter_id, "the German problem")
    other.close()
    letter.changed_elsewhere()

    def order(by: str) -> list[str]:
        return [row[-1] for row in places.order(letter, letter_id, by)]

    assert order("newest") == [plain, troops, ice]
    assert order("tag") == [troops, ice, plain]  # the first tag counts
    assert order("reader")[-1] == plain
    assert set(order("reader")[:2]) == {ice, troops}
    assert places.order_of(letter, letter_id, [troops], "tag")[0] == places.order(letter, letter_id, "tag")[:1]
    assert places.order(letter, letter_id) == sorted(places.order(letter, letter_id))
