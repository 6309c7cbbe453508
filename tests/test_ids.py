from __future__ import annotations

import uuid

from annotator import ids


def test_ids_sort_as_they_are_made_also_thousands_in_a_moment() -> None:
    made = [ids.new_id() for _ in range(20_000)]
    assert made == sorted(set(made))


def test_an_id_is_a_uuid_of_version_7() -> None:
    found = uuid.UUID(ids.new_id())
    assert (found.version, found.variant) == (7, uuid.RFC_4122)


def test_equal_texts_have_equal_ids() -> None:
    assert ids.document_id("a text") == ids.document_id("a text") != ids.document_id("a text ")


def test_one_readers_tagging_is_one_and_anothers_another() -> None:
    assert ids.tagging_id("a", "t", "ana") == ids.tagging_id("a", "t", "ana")
    assert len({ids.tagging_id(*parts) for parts in (("a", "t", "ana"), ("a", "t", "ben"), ("t", "a", "ana"))}) == 3


def test_a_device_is_eight_plain_characters() -> None:
    made = {ids.new_device() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) == 8 and one.isalnum() and one == one.lower() for one in made)
