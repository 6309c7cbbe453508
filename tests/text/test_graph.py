"""Where nodes go: always the same, apart from each other, and near what they belong to."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from annotator.text import graph
from annotator.text.graph import Shape, arranged, most_linked, nearest

Edges = list[tuple[int, int]]
LABEL = Shape(160, 30)


def passage(home: int) -> Shape:
    return Shape(120, 17, home)


@some.composite
def graphs(draw: some.DrawFn) -> tuple[list[Shape], Edges]:
    """Documents with passages, joined in any way, to themselves too."""
    bodies = draw(some.integers(1, 12))
    homes = draw(some.lists(some.integers(0, bodies - 1), max_size=50))
    shapes = [LABEL] * bodies + [passage(home) for home in homes]
    ends = some.integers(0, len(shapes) - 1)
    return shapes, draw(some.lists(some.tuples(ends, ends), max_size=60))


@given(graphs())
def test_every_node_has_a_place_of_its_own_and_labels_do_not_overlap(made: tuple[list[Shape], Edges]) -> None:
    shapes, edges = made
    places = arranged(shapes, edges)
    assert places == arranged(shapes, edges)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places)
    assert len({(round(x, 3), round(y, 3)) for x, y in places}) == len(shapes)
    labels = [place for place, shape in zip(places, shapes, strict=True) if shape.home < 0]
    for (x, y), (other_x, other_y) in combinations(labels, 2):
        assert abs(x - other_x) >= LABEL.width or abs(y - other_y) >= LABEL.height


@pytest.mark.parametrize("count", [1, 2, 7, graph.BESIDE, graph.BESIDE + 1, 90])
def test_passages_stand_round_their_document_and_clear_of_it(count: int) -> None:
    shapes = [LABEL, LABEL, *(passage(0) for _ in range(count))]
    places = arranged(shapes, [(1, 2)])
    for x, y in places[2:]:
        dx, dy = abs(x - places[0][0]), abs(y - places[0][1])
        assert dx > LABEL.width / 2 or dy > LABEL.height / 2
        assert math.hypot(dx, dy) < 250
    assert len({(round(x), round(y)) for x, y in places}) == len(shapes)


def test_a_passage_stands_on_the_side_it_is_joined_to() -> None:
    places = arranged([LABEL, LABEL, passage(0)], [(2, 1)])
    assert (places[2][0] > places[0][0]) == (places[1][0] > places[0][0])


@pytest.mark.parametrize("shapes", [[], [LABEL], [Shape(0, 0)], [Shape(0, 0), Shape(0, 0)]])
def test_very_small_graphs(shapes: list[Shape]) -> None:
    assert len(set(arranged(shapes, []))) == len(shapes)


def test_what_belongs_together_is_nearer_than_what_does_not() -> None:
    ring = [(0, 1), (1, 2), (2, 3), (3, 0)]
    other = [(4, 5), (5, 6), (6, 4)]
    places = arranged([LABEL] * 7, ring + other)
    joined = [math.dist(places[one], places[two]) for one, two in ring + other]
    apart = [math.dist(places[one], places[two]) for one in range(4) for two in range(4, 7)]
    assert sum(joined) / len(joined) < sum(apart) / len(apart)
    assert max(apart) < 20 * LABEL.width  # no part drifts away


def test_the_best_linked_are_kept_with_their_documents() -> None:
    homes = [-1, -1, 0, 1, 1]
    assert most_linked(homes, [(2, 3), (3, 2), (4, 1)], 3) == [0, 1, 2]
    assert most_linked(homes, [(2, 3)], 99) == [0, 1, 2, 3, 4]


def test_arrows_lead_to_the_nearest_that_way() -> None:
    places = [(0.0, 0.0), (100.0, 5.0), (60.0, 90.0), (0.0, -50.0)]
    assert nearest(places, 0, 1, 0) == 1
    assert nearest(places, 0, 0, 1) == 2
    assert nearest(places, 0, 0, -1) == 3
    assert nearest(places, 1, 1, 0) == 1
