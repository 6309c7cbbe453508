"""Places in a list: always room between two, and short keys where a list only grows at its ends."""

from __future__ import annotations

import random

from annotator.text import rank


def test_there_is_room_wherever_something_is_put() -> None:
    chance, keys = random.Random(7), [rank.between("", "", "aaaa")]
    for number in range(600):
        at = chance.choice([0, len(keys), len(keys) // 2, chance.randint(0, len(keys))])
        low, high = keys[at - 1] if at else "", keys[at] if at < len(keys) else ""
        keys.insert(at, rank.between(low, high, f"{number:04x}"))
        assert rank.is_rank(keys[at])
    assert keys == sorted(set(keys))


def test_keys_stay_short_where_a_list_grows_at_its_ends() -> None:
    grown = rank.spread("", "", ["0000"] * 5000)
    assert grown == sorted(set(grown))
    assert len(grown[-1]) < 12
    assert rank.between("", grown[0], "0000") < grown[0]


def test_many_between_two_come_in_order() -> None:
    low, high = rank.between("", "", "0000"), rank.between("", "", "0001")
    found = rank.spread(low, high, ["abcd"] * 300)
    assert [low, *found, high] == sorted({low, high, *found})
    assert max(map(len, found)) < 30


def test_two_who_put_something_in_one_gap_have_different_keys() -> None:
    assert rank.between("i000001", "i100001", "aaaa") != rank.between("i000001", "i100001", "bbbb")


def test_what_is_no_key_is_known() -> None:
    assert not any(rank.is_rank(one) for one in ("", "a0", "A1", "ä1", "a 1", 7, None))
