"""Rich text (RTF)."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import UnreadableFile
from annotator.formats import read_rtf
from annotator.model import ImportedDocument
from tests.document_files import a_rich_text


def read(tmp_path: Path, source: str) -> ImportedDocument:
    path = tmp_path / "a.rtf"
    path.write_text(source, "latin-1")
    return read_rtf.read(path)[0]


def test_one_thing_of_each_kind(tmp_path: Path) -> None:
    (found,) = read_rtf.read(a_rich_text(tmp_path))
    assert found.text == (
        "A Letter of 1962\nGröße and more α „that“ 😀 see it.\nQuoted {so}\u00a0far\na b\na line\nanother on\nAt home."
    )
    assert found.title == "A Letter of 1962"
    marks = [(mark.kind, found.text[mark.start : mark.end]) for mark in found.marks if mark.kind != "noteref"]
    assert marks == [
        ("title", "A Letter of 1962"),
        ("bold", "A Letter of 1962"),
        ("italic", "more"),
        ("quote", "Quoted {so}\u00a0far"),
        ("row", "a b"),
        ("line", "a line"),
        ("note", "At home."),
        ("italic", "home"),
    ]
    assert [found.text[: mark.start].split()[-1] for mark in found.marks if mark.kind == "noteref"] == ["Größe"]
    assert [page.label for page in found.pages] == ["337", "338"]


def test_accents_in_pieces_and_signs_for_old_readers(tmp_path: Path) -> None:
    assert read(tmp_path, r"{\rtf1\ansi e\u769?t\u233\'e9 {\uc2\u945aax}b\u8211-c}").text == "été αxb–c"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("words", "not RTF"),
        (r"{\rtf1 }", "no words"),
        (r"{\rtf1 a}}}b", "damaged"),
        (r"{\rtf1 " + "{" * 2000 + "a" + "}" * 2000 + "}", "damaged"),
        ("{\\rtf1 a\\", "damaged"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(tmp_path: Path, source: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(tmp_path, source)


def test_the_count_sees_what_the_way_through_the_structure_misses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_rtf._Text, "write_notes", lambda _: None)
    with pytest.raises(UnreadableFile, match="7 characters would be lost"):
        read_rtf.read(a_rich_text(tmp_path))


def test_notes_as_word_processors_write_them(tmp_path: Path) -> None:
    """With a star before them, so that programs which know no notes leave them out."""
    source = r"{\rtf1 a{\super\chftn}{\*\footnote\chftn\~\plain\pard {\pard \ql A {\i note}.\par}}b\par}"
    found = read(tmp_path, source)
    assert found.text == "ab\nA note."
    assert [mark.kind for mark in found.marks] == ["noteref", "note", "italic"]


def test_words_that_a_tracked_change_took_out_are_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, r"{\rtf1 a {\revised\revauth1 new }{\deleted\revauthdel1\plain old }b\par}")
    assert found.text == "a new b"


def test_a_note_that_does_not_end_is_damage(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read(tmp_path, r"{\rtf1 a{\footnote b")


def test_boxes_come_after_their_paragraph_without_what_they_look_like(tmp_path: Path) -> None:
    properties = r"{\sp{\sn shapeType}{\sv 202}}{\sp{\sn pName}{\sv {\*\x Box}{1}}}"
    inner = rf"{{\shp{{\*\shpinst{properties}{{\shptxt Inner.\par}}}}}}"
    words = rf"{{\shptxt\pard\intbl {{\b Cap}}tion{inner}\par Two}}"
    box = rf"{{\shp{{\*\shpinst{properties}{words}}}{{\shprslt{{\*\do{{\dptxbxtext no}}}}Caption}}}}"
    line = rf"{{\shp{{\*\shpinst{properties}}}}}"
    found = read(tmp_path, rf"{{\rtf1 {{\i Before {box}after}}{line}\u945?.\par\trowd\intbl a{box}\cell b\row\pard c}}")
    again = "Caption Two\nInner."
    assert found.text == f"Before afterα.\n{again}\na b\n{again}\nc"
    marks = [(mark.kind, found.text[mark.start : mark.end]) for mark in found.marks]
    assert marks == [("italic", "Before after"), ("bold", "Cap"), ("row", "a b"), ("bold", "Cap")]


def test_a_box_in_a_note_stays_in_it(tmp_path: Path) -> None:
    found = read(tmp_path, r"{\rtf1 a{\footnote note{\shp{\*\shpinst{\shptxt box\par}}} ends\par}b\par}")
    assert found.text == "ab\nnote ends\nbox"
    assert [found.text[mark.start : mark.end] for mark in found.marks] == ["", "note ends\nbox"]
