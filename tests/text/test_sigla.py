from __future__ import annotations

import pytest

from annotator.text.sigla import sigla


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("Ana Bell", "AB"),
        ("Ana", "A"),
        ("ana bell", "AB"),
        ("Maria de la Cruz", "MC"),
        ("Jean-Luc Picard", "JLP"),
        ("A. B. C. D. Miller", "ABM"),
        ("(Ben)", "B"),
        ("E\u0301mile Zola", "ÉZ"),
        ("דוד לוי", "דל"),
        ("ßeta", "S"),
        ("…", "?"),
        ("", "?"),
    ],
)
def test_a_siglum_is_the_initials(name: str, sign: str) -> None:
    assert sigla([name]) == [sign]


def test_no_two_readers_have_the_same_one() -> None:
    assert sigla(["Ana Bell", "Aldo Berg", "Ben", "Anna Barth", ""]) == ["AB", "AB2", "B", "AB3", "?"]
    assert len(set(sigla(["A", "A", "A2", "A"]))) == 4


def test_who_comes_later_changes_no_earlier_one() -> None:
    names = ["Ana Bell", "Ben", "Aldo Berg", "Bo"]
    assert all(sigla(names[:at]) == sigla(names)[:at] for at in range(len(names)))
