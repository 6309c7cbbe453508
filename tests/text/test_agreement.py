"""What all readers marked, what only some did, and where they differ."""

from __future__ import annotations

import random

from annotator.text.agreement import (
    AGREEMENT,
    ALONE,
    DIFFERENCE,
    Group,
    Marked,
    groups,
    marked_by_all,
    merged,
    shared,
    stretches,
)

TEXT = "It is, then, “a thing of beauty”, and a joy for ever: its loveliness increases."


def mark(reader: str, words: str, *tags: str, text: str = TEXT) -> Marked:
    parts = tuple((text.index(part), text.index(part) + len(part)) for part in words.split(" … "))
    return Marked(f"{reader} {words} {tags}", reader, parts, frozenset(tags))


def kinds(*marked: Marked) -> list[tuple[str, str]]:
    """The kind of each group, and whose it is."""
    return [(one.kind, "".join(one.readers)) for one in groups(marked, TEXT)]


def only(*marked: Marked) -> Group:
    (found,) = groups(marked, TEXT)
    return found


def test_the_text_is_cut_where_any_highlight_begins_or_ends() -> None:
    found = stretches([mark("A", "a thing of beauty", "x"), mark("B", "beauty”, and a joy", "y"), mark("B", "beauty")])
    assert [(TEXT[one.start : one.end], {who: set(tags) for who, tags in one.by.items()}) for one in found] == [
        ("a thing of ", {"A": {"x"}}),
        ("beauty", {"A": {"x"}, "B": {"y"}}),
        ("”, and a joy", {"B": {"y"}}),
    ]


def test_punctuation_and_white_space_at_the_ends_do_not_count() -> None:
    assert kinds(mark("A", "“a thing of beauty”, ", "x"), mark("B", "a thing of beauty", "x")) == [(AGREEMENT, "AB")]


def test_passages_that_share_four_fifths_are_the_same() -> None:
    assert kinds(mark("A", "a joy for ever"), mark("B", "joy for ever")) == [(AGREEMENT, "AB")]
    found = only(mark("A", "a joy for ever"), mark("B", "for ever"))
    assert (found.kind, found.other_words, found.other_tags) == (DIFFERENCE, True, False)


def test_other_tags_make_a_difference_and_two_without_a_tag_none() -> None:
    found = only(mark("A", "a joy", "x"), mark("B", "a joy", "y"))
    assert (found.kind, found.other_words, found.other_tags) == (DIFFERENCE, False, True)
    assert kinds(mark("A", "a joy"), mark("B", "a joy")) == [(AGREEMENT, "AB")]
    assert kinds(mark("A", "a joy", "x"), mark("B", "a joy")) == [(DIFFERENCE, "AB")]


def test_what_one_reader_marked_alone() -> None:
    assert kinds(mark("A", "a joy"), mark("A", "joy for"), mark("B", "loveliness")) == [
        (ALONE, "A"),
        (ALONE, "A"),
        (ALONE, "B"),
    ]


def test_an_agreement_stands_beside_what_one_of_its_readers_also_marked() -> None:
    wide, narrow = mark("A", "a thing of beauty”, and a joy for ever", "w"), mark("A", "a joy", "x")
    assert kinds(wide, narrow, mark("B", "a joy", "x")) == [(ALONE, "A"), (AGREEMENT, "AB")]
    assert kinds(mark("A", "a joy", "x"), mark("B", "a joy", "x"), mark("C", "a joy", "y")) == [(DIFFERENCE, "ABC")]


def test_tags_given_in_two_annotations_are_one_reader_s() -> None:
    assert kinds(mark("A", "a joy", "x"), mark("A", "a joy", "y"), mark("B", "a joy", "x", "y")) == [(AGREEMENT, "AB")]


def test_fragments_are_compared_together() -> None:
    assert kinds(mark("A", "a joy … its loveliness"), mark("B", "a joy … its loveliness")) == [(AGREEMENT, "AB")]
    assert kinds(mark("A", "a joy … its loveliness"), mark("B", "a joy")) == [(DIFFERENCE, "BA")]


def test_the_order_of_annotations_makes_no_difference() -> None:
    chance = random.Random(5)
    for _ in range(60):
        some = [
            Marked(
                str(at),
                chance.choice("ABC"),
                ((start, start + chance.randrange(1, 25)),),
                frozenset(chance.choice("xy")),
            )
            for at, start in enumerate(chance.choices(range(50), k=9))
        ]
        shuffled = chance.sample(some, len(some))
        assert groups(some, TEXT) == groups(shuffled, TEXT)
        assert sorted(one.annotation_id for group in groups(some, TEXT) for one in group.versions) == list("012345678")


def test_ranges() -> None:
    assert merged([(5, 9), (0, 4), (3, 6), (9, 10)]) == [(0, 9), (9, 10)]
    assert shared([(0, 10)], [(0, 4), (5, 10)]) == 0.9
    assert shared([(0, 2)], [(4, 6)]) == 0
    some = [mark("A", "a thing of beauty"), mark("B", "of beauty”, and a joy"), mark("B", "thing")]
    assert [TEXT[start:end] for start, end in marked_by_all(some)] == ["thing", "of beauty"]
