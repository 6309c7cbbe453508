"""PDF with text, and what readers marked in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import exchanging, jobs
from annotator.errors import UnreadableFile
from annotator.formats import pdf_pages, read_pdf
from annotator.store import snapshot
from annotator.store.project import Project
from tests.document_files import a_pdf, a_printed_file


def test_lines_become_paragraphs_and_words_that_they_divide_are_whole(tmp_path: Path) -> None:
    (found,) = read_pdf.read(a_printed_file(tmp_path))
    assert found.text == (
        "A Letter\nSome words of information and well-known things, as all well-known things are.\n"
        "A second paragraph that goes on on the next page.\nThird.\nFourth.\nFifth."
    )
    assert found.title == "A Letter"
    assert [(found.text[mark.start : mark.end], mark.kind) for mark in found.marks] == [("A Letter", "title")]


def test_pages_have_their_labels(tmp_path: Path) -> None:
    (found,) = read_pdf.read(a_printed_file(tmp_path))
    assert [(found.text[page.start :].split()[0], page.label, page.inferred) for page in found.pages] == [
        ("A", "337", False),
        ("on", "338", False),
        ("Fourth.", "339", False),
        ("Fifth.", "340", False),
    ]


def test_printed_numbers_tell_the_pages_where_there_are_no_labels(tmp_path: Path) -> None:
    numbered = a_pdf(tmp_path / "a.pdf", [[str(12 + at), "", f"words {'abcd'[at]}."] for at in range(4)])
    (found,) = read_pdf.read(numbered)
    assert [(page.label, page.inferred) for page in found.pages] == [(str(12 + at), False) for at in range(4)]
    counted = a_pdf(tmp_path / "b.pdf", [["one."], ["two."]])
    assert [(page.label, page.inferred) for page in read_pdf.read(counted)[0].pages] == [("1", True), ("2", True)]


def test_what_stands_at_the_edge_of_two_pages_alone_stays(tmp_path: Path) -> None:
    (found,) = read_pdf.read(a_pdf(tmp_path / "a.pdf", [["Head", "", "one."], ["Head", "", "two."]]))
    assert found.text.count("Head") == 2


def test_marked_words_are_annotations_of_those_who_marked_them(project: Project, tmp_path: Path) -> None:
    path = a_printed_file(tmp_path)
    sent = jobs.read_file(path).marked
    assert sent is not None
    exchanging.add_marked(project, path, jobs.read_documents(path), sent)
    there = snapshot.of(project, "").annotations
    assert [(one.author_name, one.quote, one.note, one.colour, one.created[:10]) for one in there] == [
        ("Ana", "known things, as all well", "which?", "amber", "2024-03-01"),
        ("Ben", "A", "On the page.", "amber", "2024-03-02"),
    ]


def test_nobody_marked_anything(tmp_path: Path) -> None:
    assert jobs.read_file(a_pdf(tmp_path / "a.pdf", [["words"]])).marked is None


def test_pictures_alone_are_refused_and_some_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="pictures of pages"):
        read_pdf.read(a_pdf(tmp_path / "a.pdf", [[], []]))
    (found,) = read_pdf.read(a_pdf(tmp_path / "b.pdf", [["words"], []]))
    assert found.details[read_pdf.WITHOUT_TEXT] == 1


def test_what_is_damaged_or_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for content in (b"", b"words", b"%PDF-1.4\n" + b"\0" * 1000):
        path.write_bytes(content)
        with pytest.raises(UnreadableFile, match="damaged"):
            read_pdf.read(path)


def test_a_line_that_a_reader_drops_refuses_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_pdf(tmp_path / "a.pdf", [["one", "two"]])
    whole = pdf_pages.read(path)
    sheet = whole.sheets[0]
    monkeypatch.setattr(pdf_pages, "read", lambda *_: whole._replace(sheets=(sheet._replace(lines=sheet.lines[:1]),)))
    with pytest.raises(UnreadableFile, match="3 characters would be lost"):
        read_pdf.read(path)
