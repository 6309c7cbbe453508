from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.units import Units

TEXTS = st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("a😀𝄞é")), max_size=60)


def qt_position(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


@given(TEXTS)
def test_positions_are_those_of_utf16(text: str) -> None:
    units = Units(text)
    for offset in range(len(text) + 1):
        assert units.to_qt(offset) == qt_position(text, offset)


@given(TEXTS)
def test_there_and_back_is_the_same_offset(text: str) -> None:
    units = Units(text)
    for offset in range(len(text) + 1):
        assert units.from_qt(units.to_qt(offset)) == offset


def test_a_position_inside_a_pair_is_the_pairs_own() -> None:
    units = Units("a😀b😀")
    assert [units.from_qt(position) for position in range(7)] == [0, 1, 1, 2, 3, 3, 4]


def test_a_letter_outside_the_basic_plane_counts_two() -> None:
    assert Units("𝄞x").to_qt(1) == 2
