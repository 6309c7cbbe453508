from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.store import annotations
from annotator.store.project import Project
from annotator.store.stamps import Clock, moment, stamp_of
from tests.making import mark_words


class Wall:
    """A wall clock that shows what it is told."""

    def __init__(self, shows: int) -> None:
        self.shows = shows

    def __call__(self) -> int:
        return self.shows


@given(st.lists(st.integers(0, 10**13 - 10), min_size=2, max_size=20))
def test_stamps_of_one_device_only_grow_whatever_the_clock_does(times: list[int]) -> None:
    wall = Wall(0)
    clock = Clock("d", wall)
    stamps = []
    for wall.shows in times:
        stamps.append(clock.stamp())
    assert stamps == sorted(set(stamps))


def test_a_stamp_is_milliseconds_counter_device() -> None:
    clock = Clock("anasown1", Wall(1_700_000_000_123))
    assert clock.stamp() == "1700000000123.00000.anasown1"
    assert clock.stamp() == "1700000000123.00001.anasown1"


def test_a_full_counter_goes_to_the_next_millisecond() -> None:
    clock = Clock("d", Wall(5))
    assert clock.stamp(after="0000000000005.fffff.z") == "0000000000006.00000.d"


def test_what_was_seen_never_beats_what_replaces_it() -> None:
    clock = Clock("a", Wall(1000))
    future = "9999999999999.00007.zzz"
    assert clock.stamp(after=future) == "9999999999999.00008.a"


def test_an_equal_time_of_another_device_is_beaten_too() -> None:
    assert Clock("a", Wall(1000)).stamp(after="0000000001000.00000.z") == "0000000001000.00001.a"


def test_a_time_from_the_future_is_not_learnt() -> None:
    clock = Clock("a", Wall(1000))
    clock.stamp(after="9999999999999.00007.zzz")
    assert clock.stamp() == "0000000001000.00000.a"


def test_an_older_stamp_does_not_hold_the_clock_back() -> None:
    assert Clock("a", Wall(1000)).stamp(after="0000000000007.00000.z") == "0000000001000.00000.a"


def test_times_there_and_back() -> None:
    assert moment(stamp_of("1972-09-28T10:00:00.250Z")) == "1972-09-28T10:00:00.250Z"
    assert stamp_of("2024-01-01T02:00:00+02:00") == stamp_of("2024-01-01T00:00:00") == "1704067200000.00000.import00"


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        stamp_of("yesterday")


def stamps_of(project: Project, kind: str, record_id: str) -> dict[str, str]:
    row = project.find(kind, record_id)
    assert row is not None
    found: dict[str, str] = json.loads(row["stamps"])
    return found | {"dead": row["dead_stamp"], "born": row["born"]}


def test_only_the_field_that_changes_gets_a_new_stamp(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice", note="a")
    before = stamps_of(letter, "annotation", annotation)
    annotations.write_note(letter, annotation, "b")
    after = stamps_of(letter, "annotation", annotation)
    assert {name for name in after if after[name] != before[name]} == {"note"}
    assert after["note"] > before["note"]


def test_a_deletion_is_later_than_every_field_also_one_from_the_future(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice")
    future = "9000000000000.00000.other000"
    with letter.edit("As if merged"):
        stamps = json.dumps({"document_id": future, "colour": future, "note": future})
        letter.db.execute("UPDATE annotation SET stamps = ? WHERE id = ?", [stamps, annotation])
    annotations.remove(letter, [annotation])
    assert annotations.get(letter, annotation) is None
    assert stamps_of(letter, "annotation", annotation)["dead"] > future


def test_a_deleted_record_stays_as_a_tombstone_with_its_fields(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice", note="kept")
    annotations.remove(letter, [annotation])
    row = letter.find("annotation", annotation)
    assert row is not None
    assert (row["alive"], row["dead"], row["note"]) == (0, 1, "kept")


def test_an_edit_later_than_the_deletion_brings_a_record_back(letter: Project, letter_id: str) -> None:
    annotation = mark_words(letter, letter_id, "on ice")
    annotations.remove(letter, [annotation])
    with letter.edit("Edited elsewhere"):
        letter.put("annotation", annotation, {"note": "later"})
    found = annotations.get(letter, annotation)
    assert found is not None
    assert found.note == "later"
    annotations.remove(letter, [annotation])
    assert annotations.get(letter, annotation) is None


def test_the_device_in_the_stamps_is_not_written_anywhere_else(letter: Project, letter_id: str) -> None:
    mark_words(letter, letter_id, "on ice")
    assert {row["author"] for row in letter.rows("SELECT author FROM annotation")} == {letter.reader.id}
    assert letter.rows("SELECT * FROM project") == []
