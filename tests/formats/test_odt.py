"""OpenDocument texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import exchanging, jobs
from annotator.errors import UnreadableFile
from annotator.formats import read_odt
from annotator.store import snapshot
from annotator.store.project import Project
from tests.document_files import an_open_document, odt
from tests.foreign_files import packed


def test_one_thing_of_each_kind(tmp_path: Path) -> None:
    (found,) = read_odt.read(an_open_document(tmp_path))
    assert found.text == ("A Letter of 1962\nWords and more see it.\none\nQuoted\na b\na line\nanother on\nAt home.")
    assert (found.title, found.details["author"]) == ("A Title", ["A. Author"])
    assert {mark.kind: found.text[mark.start : mark.end] for mark in found.marks} == {
        "title": "A Letter of 1962",
        "noteref": "",
        "italic": "more",
        "reference": "it",
        "item": "one",
        "quote": "Quoted",
        "row": "a b",
        "line": "a line",
        "note": "At home.",
    }
    assert [page.label for page in found.pages] == ["337", "338"]


def test_comments_are_annotations(project: Project, tmp_path: Path) -> None:
    path = an_open_document(tmp_path)
    sent = jobs.read_file(path).marked
    assert sent is not None
    exchanging.add_marked(project, path, jobs.read_documents(path), sent)
    assert [(one.author_name, one.quote, one.note) for one in snapshot.of(project, "").annotations] == [
        ("Ana", "more", "which?")
    ]


BOX = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box><draw:desc>no</draw:desc></draw:frame>"
NOTE = "<text:note><text:note-body>{}</text:note-body></text:note>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<text:p>The {BOX.format('Map')}end.</text:p><text:p>Next.</text:p>", "The end.\nMap\nNext."),
        (f"<text:p>The {BOX.format('Map' + BOX.format('in it'))}end.</text:p>", "The end.\nMap\nin it"),
        ("<text:h>The <draw:rect><text:p>Map</text:p></draw:rect>end.</text:h>", "The end.\nMap"),
        ("<text:p>The <draw:a><text:span>Map</text:span></draw:a> end.</text:p>", "The Map end."),
        (f"{BOX.format('Map')}<text:p>The end.</text:p>", "Map\nThe end."),
        (f"<text:p>a{NOTE.format('<text:p>b ' + BOX.format('Map') + 'c</text:p>')}d</text:p>", "ad\nb c\nMap"),
    ],
)
def test_a_box_comes_after_the_paragraph_it_hangs_on(tmp_path: Path, body: str, text: str) -> None:
    found = read_odt.read(odt(tmp_path / "a.odt", body))[0]
    assert found.text == text
    notes = [found.text[mark.start : mark.end] for mark in found.marks if mark.kind == "note"]
    assert notes == (["b c\nMap"] if "note" in body else [])


def test_a_row_with_a_note_and_a_box_is_one(tmp_path: Path) -> None:
    note = NOTE.format("<text:p>Note.</text:p><text:p>More.</text:p>")
    cells = f"<text:p>a{note} {BOX.format('Map')}</text:p>", f"<text:p>b<text:span>{note}</text:span></text:p>"
    row = "".join(f"<table:table-cell>{one}</table:table-cell>" for one in cells)
    found = read_odt.read(
        odt(tmp_path / "a.odt", f"<table:table><table:table-row>{row}</table:table-row></table:table>")
    )[0]
    assert found.text == "a b\nMap\nNote.\nMore.\nNote.\nMore."
    assert [found.text[mark.start : mark.end] for mark in found.marks if mark.kind == "row"] == ["a b"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<text:p/>", "no words"),
        ("<text:section>" * 300 + "</text:section>" * 300, "not well-formed"),
        ("<text:p>seen<text:sequence-decls>lost</text:sequence-decls></text:p>", "4 characters would be lost"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(tmp_path: Path, body: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_odt.read(odt(tmp_path / "a.odt", body))


def test_another_archive_is_no_open_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not an OpenDocument"):
        read_odt.read(packed(tmp_path / "a.odt", {"a.txt": "words"}))
