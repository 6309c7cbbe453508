"""The laws of the join, with the importers that other programs have as controls: those must break them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.records import Record, Register, join, joined, line, state_code
from annotator.store.stamps import Clock

DEVICES = ("aaaaaaaa", "bbbbbbbb", "cccccccc", "bbbbbbbb")  # the last one is a clone of the second
Store = dict[str, Record]
Importer = Callable[[Store, Iterable[Record]], Store]


def by_the_join(mine: Store, theirs: Iterable[Record]) -> Store:
    return joined(mine.values(), theirs)


def the_file_wins(mine: Store, theirs: Iterable[Record]) -> Store:
    return {**mine, **{one.id: one for one in theirs}}


def first_come_wins(mine: Store, theirs: Iterable[Record]) -> Store:
    return {**{one.id: one for one in theirs}, **mine}


def stamps_only(mine: Store, theirs: Iterable[Record]) -> Store:
    """The join without its last rule: of equal stamps the one that is there stays."""
    found = dict(mine)
    for one in theirs:
        known = found.get(one.id)
        if known is None:
            found[one.id] = one
            continue
        fields = {
            name: max(known.fields.get(name), one.fields.get(name), key=lambda pair: pair.stamp if pair else "")
            for name in {*known.fields, *one.fields}
        }
        dead = max(known.dead, one.dead, key=lambda pair: pair.stamp)
        found[one.id] = Record(one.id, known.kind, known.author, known.born, fields, dead)  # type: ignore[arg-type]
    return found


class Reader:
    """Someone who writes on a computer whose clock is wrong, and takes others' files in."""

    def __init__(self, number: int, importer: Importer, wrong: int) -> None:
        self.name, self.importer, self.store = f"reader{number}", importer, Store()
        self._now = 1_700_000_000_000 + wrong
        self._clock = Clock(DEVICES[number], self._tick)
        self.seen: dict[str, str] = {}

    def _tick(self) -> int:
        self._now += 1
        return self._now

    def act(self, chance: random.Random) -> None:
        own = [one for one in self.store.values() if one.author == self.name]
        verb = chance.choice(("make", "write", "write", "delete", "restore"))
        if verb == "make" or not own:
            stamp = self._clock.stamp()
            made = Record(f"{self.name}-{len(own)}", "annotation", self.name, stamp, {}, Register(False, stamp))
            self._put(made, "note", chance)
        elif verb == "write":
            self._put(chance.choice(own), chance.choice(("note", "colour")), chance)
        else:
            one = chance.choice(own)
            dead = Register(verb == "delete", self._clock.stamp(after=one.newest))
            self.store[one.id] = one._replace(dead=dead)

    def _put(self, one: Record, name: str, chance: random.Random) -> None:
        before = one.fields[name].stamp if name in one.fields else one.born
        value = Register(str(chance.random()), self._clock.stamp(after=before))
        self.store[one.id] = one._replace(fields={**one.fields, name: value})

    def take(self, records: Iterable[Record]) -> None:
        self.store = self.importer(self.store, records)


def a_seminar(importer: Importer, seed: int, *, clone: bool = False) -> list[str]:
    """Readers write, exchange now and then, and at the end everybody takes everybody's last file, in any order."""
    chance = random.Random(seed)
    readers = [Reader(number, importer, chance.choice((0, 8, -8)) * 3_600_000) for number in range(3 + clone)]
    if clone:
        readers[3].name, readers[3]._now = readers[1].name, readers[1]._now  # the same person and clock
    for _ in range(40):
        chance.choice(readers).act(chance)
        if chance.random() < 0.2:
            one, other = chance.sample(readers, 2)
            one.take(list(other.store.values()))
    for _ in range(2):
        files = [list(one.store.values()) for one in readers]
        for reader in readers:
            for file in chance.sample(files * 2, len(files) * 2):
                reader.take(file)
    return [state_code(reader.store.values()) for reader in readers]


@pytest.mark.parametrize("clone", [False, True])
def test_everybody_comes_to_the_same_end(clone: bool) -> None:
    for seed in range(60):
        codes = a_seminar(by_the_join, seed, clone=clone)
        assert len(set(codes)) == 1, seed


@pytest.mark.parametrize(("importer", "clone"), [(the_file_wins, False), (first_come_wins, False), (stamps_only, True)])
def test_the_importers_of_others_do_not(importer: Importer, clone: bool) -> None:
    assert any(len(set(a_seminar(importer, seed, clone=clone))) > 1 for seed in range(60))


stamps = st.builds(lambda ms, device: f"{ms:013d}.00000.{device}", st.integers(1, 4), st.sampled_from(DEVICES[:2]))
registers = st.builds(Register, st.sampled_from(["", "a", "b", None, 3]), stamps)
records = st.builds(
    Record,
    st.sampled_from(["one", "two"]),
    st.just("annotation"),
    st.sampled_from(["ana", "ben"]),
    stamps,
    st.dictionaries(st.sampled_from(["note", "colour", "new_in_2030"]), registers, max_size=3),
    st.builds(Register, st.booleans(), stamps),
)


@given(records, records, records)
def test_the_join_is_commutative_associative_and_idempotent(one: Record, other: Record, third: Record) -> None:
    other, third = other._replace(id=one.id), third._replace(id=one.id)
    assert line(join(one, other)) == line(join(other, one))
    assert line(join(join(one, other), third)) == line(join(one, join(other, third)))
    assert line(join(one, one)) == line(one)


@given(st.lists(records, max_size=5))
def test_order_and_repetition_do_not_matter(found: list[Record]) -> None:
    orders = list(permutations(found))[:24]
    codes = {state_code(joined(order, reversed(order)).values()) for order in orders}
    assert len(codes) == 1


@given(records, records)
def test_nothing_vanishes_and_no_stamp_goes_back(one: Record, other: Record) -> None:
    both = join(one, other._replace(id=one.id))
    for record in (one, other):
        assert both.dead.stamp >= record.dead.stamp
        for name, register in record.fields.items():
            assert both.fields[name].stamp >= register.stamp


def test_an_edit_beats_all_that_its_author_had_seen_with_clocks_ten_years_wrong() -> None:
    future = Clock("aaaaaaaa", lambda: 2_000_000_000_000).stamp()
    seen = Record("one", "annotation", "ana", future, {"note": Register("old", future)}, Register(False, future))
    past = Clock("bbbbbbbb", lambda: 1_000_000_000_000)
    written = seen._replace(fields={"note": Register("new", past.stamp(after=future))})
    assert join(seen, written).fields["note"].value == "new"


def test_deleted_stays_deleted_and_a_later_edit_revives() -> None:
    clock = Clock("aaaaaaaa")
    born = clock.stamp()
    old = Record("one", "annotation", "ana", born, {"note": Register("a", born)}, Register(False, born))
    gone = old._replace(dead=Register(True, clock.stamp()))
    assert not join(gone, old).alive
    edited = old._replace(fields={"note": Register("b", clock.stamp())})
    assert join(gone, edited).alive
