from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.intervals import Intervals, Painted, lanes

RANGES = st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 9_000)), max_size=30)


def painted(ranges: list[tuple[int, int]]) -> list[Painted]:
    return [Painted(start, start + length, f"a{at}", "amber") for at, (start, length) in enumerate(ranges)]


@given(RANGES, st.integers(0, 30_000), st.integers(1, 9_000))
def test_touching_finds_what_a_plain_search_finds(ranges: list[tuple[int, int]], start: int, length: int) -> None:
    items = painted(ranges)
    end = start + length
    expected = {item for item in items if item.start < end and item.end > start}
    assert set(Intervals(items).touching(start, end)) == expected


@given(RANGES)
def test_a_removed_highlight_is_found_nowhere(ranges: list[tuple[int, int]]) -> None:
    items = painted(ranges)
    index = Intervals(items)
    for item in items[::2]:
        index.remove(item.annotation_id)
    assert set(index) == set(items[1::2])
    assert set(index.touching(0, 40_000)) == set(items[1::2])


def test_touching_stretches_do_not_share_their_border() -> None:
    index = Intervals([Painted(10, 20, "a", "amber")])
    assert index.touching(20, 30) == []
    assert index.touching(0, 10) == []
    assert [item.annotation_id for item in index.touching(19, 20)] == ["a"]


def test_wider_highlights_come_first_where_they_begin_together() -> None:
    narrow, wide = Painted(5, 8, "a", "amber"), Painted(5, 50, "b", "sky")
    assert Intervals([narrow, wide]).touching(0, 100) == [wide, narrow]


def test_an_annotation_of_two_fragments_is_removed_whole() -> None:
    index = Intervals([Painted(0, 5, "a", "amber"), Painted(9000, 9005, "a", "amber")])
    assert len(index) == 1
    assert [item.start for item in index.of("a")] == [0, 9000]
    index.remove("a")
    assert list(index) == []
    assert index.of("a") == []


def test_removing_what_is_not_there_is_no_error() -> None:
    index = Intervals([Painted(0, 5, "a", "amber")])
    index.remove("b")
    assert len(index) == 1


@given(RANGES)
def test_overlapping_highlights_have_lanes_of_their_own(ranges: list[tuple[int, int]]) -> None:
    items = sorted(painted(ranges))
    taken = lanes(items, most=len(items) + 1)
    for one in items:
        for other in items:
            if one != other and one.start < other.end and other.start < one.end:
                assert taken[one] != taken[other]


def test_a_lane_is_used_again_once_it_is_free() -> None:
    first, second, third = Painted(0, 10, "a", ""), Painted(5, 15, "b", ""), Painted(10, 20, "c", "")
    assert lanes([first, second, third], most=4) == {first: 0, second: 1, third: 0}


def test_past_the_most_lanes_the_last_is_shared() -> None:
    items = [Painted(at, 100, f"a{at}", "") for at in range(6)]
    assert [lanes(items, most=3)[item] for item in items] == [0, 1, 2, 2, 2, 2]
