from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.normal import Degree, Normal, reduced

TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" -\u00ad\u0301ﬁ[]|Page12’ß가ؤ")), max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a hot-bed\nof war", "a  hotbed of\u00a0war"),
        ("“traditions”", '"traditions"'),
        ("it’s", "it's"),
        ("coöperation", "coo\u0308peration"),
        ("West Ber-\nlin", "West Berlin"),
        ("West Ber\u00adlin", "West Berlin"),
        ("office", "oﬃce"),
        ("BERLIN", "Berlin"),
        ("Straße", "STRASSE"),
        ("in the [Page 338] United States", "in the United States"),
        ("troops[12] and |7| planes [note 3]", "troops and planes"),
        ("1961–1962", "1961-1962"),
        ("μῆνιν ἄειδε θεὰ", "μηνιν αειδε θεα"),
        ("λόγος", "ΛΌΓΟΣ"),
        ("الرَّحِيم", "الرحيم"),
        ("مـــرحبا", "مرحبا"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_copies_that_differ_in_looks_have_the_same_signs(one: str, other: str) -> None:
    assert reduced(one) == reduced(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Berlin", "Bertin"), ("7", "8"), ("会議", "会谈"), ("😀", "😁")])
def test_words_that_differ_do_not(one: str, other: str) -> None:
    assert reduced(one) != reduced(other)


@given(TEXTS, st.sampled_from(Degree))
def test_every_sign_leads_back_to_the_character_it_came_from(text: str, degree: Degree) -> None:
    normal = Normal(text, degree)
    for at in range(len(normal.signs)):
        start, end = normal.outside(at, at + 1)
        assert 0 <= start < end <= len(text)
        first, last = normal.inside(start, end)
        assert first <= at < last


@given(TEXTS)
def test_reducing_twice_is_reducing_once(text: str) -> None:
    signs = "".join(sign for sign in reduced(text) if sign not in "[]|")
    assert reduced(signs) == signs


@given(TEXTS, st.data())
def test_ranges_lead_there_and_back(text: str, data: st.DataObject) -> None:
    normal = Normal(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = normal.inside(start, end)
    assert 0 <= first <= last <= len(normal.signs)
    if first < last:
        low, high = normal.outside(first, last)
        assert start <= low < high
        assert normal.inside(low, high)[0] <= first


def test_a_range_takes_the_accents_on_its_last_letter() -> None:
    text = "un cafe\u0301 noir"
    normal = Normal(text)
    start, end = normal.outside(*normal.inside(3, 7))
    assert text[start:end] == "cafe\u0301"


def test_half_a_ligature_is_the_whole_of_it() -> None:
    normal = Normal("oﬃce")
    assert normal.signs == "office"
    assert normal.outside(2, 3) == (1, 2)


@pytest.mark.parametrize(
    ("quote", "degree"), [("[Page 338]", Degree.MARKS), ("—", Degree.SIGNS), ("word", Degree.WORDS)]
)
def test_what_one_degree_loses_another_keeps(quote: str, degree: Degree) -> None:
    kept = [one for one in Degree if Normal(quote, one).signs]
    assert kept[0] == degree
    assert not any(Normal(" \n\u00a0", one).signs for one in Degree)
