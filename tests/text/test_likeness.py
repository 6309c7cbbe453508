from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import jobs
from annotator.text.likeness import ASK, SAME, fingerprint, jaccard, likeness
from tests.bench.damage import DAMAGES, whole
from tests.conftest import HERE, LETTER

TEI = HERE.parent / "sample_docs" / "letter.xml"
CHRONOLOGY = HERE.parent / "sample_docs" / "berlin-chronology.txt"


@pytest.fixture(scope="module")
def letter() -> str:
    return LETTER.read_text("utf-8")


def alike(one: str, other: str) -> float:
    return likeness(fingerprint(one), fingerprint(other))


def test_the_printed_letter_and_the_web_copy_are_one_document(letter: str) -> None:
    (printed,) = jobs.read_documents(TEI)
    assert alike(letter, printed.text) > 0.9
    assert jaccard(letter, printed.text) > 0.9


def test_another_text_about_the_same_is_another_document(letter: str) -> None:
    chronology = CHRONOLOGY.read_text("utf-8")
    assert alike(letter, chronology) < ASK / 2
    assert jaccard(letter, chronology) < ASK / 2


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_copies_are_recognised_or_asked_about(letter: str, damage: str) -> None:
    copy = DAMAGES[damage](whole(letter), Random(damage)).text
    assert alike(letter, copy) >= ASK
    assert alike(letter, copy) == pytest.approx(jaccard(letter, copy), abs=0.15)


def test_what_differs_in_looks_only_is_the_same(letter: str) -> None:
    flat = " ".join(letter.split()).replace("“", '"').replace("”", '"')
    one, other = fingerprint(letter), fingerprint(flat)
    assert one.text != other.text
    assert one.normal == other.normal
    assert likeness(one, other) == 1.0
    assert SAME < 1.0


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_the_same_both_ways_and_whole_with_itself(one: str, other: str) -> None:
    assert alike(one, one) == 1.0
    assert alike(one, other) == alike(other, one)
    assert 0.0 <= alike(one, other) <= 1.0
    assert 0.0 <= jaccard(one, other) <= 1.0


@pytest.mark.parametrize("text", ["", " ", "—", "😀😀", "\ud800", "a", "会議は踊る", "x" * 5000])
def test_every_text_has_a_fingerprint(text: str) -> None:
    found = fingerprint(text)
    assert found.length == len(text)
    assert len(found.minhash) == 128
    assert all(0 <= value < 1 << 32 for value in found.minhash)


def test_texts_without_letters_are_alike_only_if_equal() -> None:
    assert alike("😀😀😀😀😀😀😀", "😁😁😁😁😁😁😁") == 0.0
    assert alike("", "word") == 0.0


def test_fingerprints_agree_on_every_machine() -> None:
    found = fingerprint("treaty with Berlin")
    assert found.text == "eaa10aca74817a59727e44f819727bc3c3c3c99e1a1686039fda06a110731e38"
    assert found.normal == fingerprint("Treaty with Ber-\nlin").normal
    assert [value for value in found.minhash if value != 0xFFFFFFFF][:3] == [3905631177, 1419807387, 518406872]
