"""Comments and highlights of Word documents."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from annotator import foreign
from annotator.errors import UnreadableFile
from tests.foreign_files import HIGHLIGHT, a_word_document, comment, of_kind, quotes, run, told, value, word


def test_comments_answers_and_highlights(tmp_path: Path) -> None:
    found = foreign.read(a_word_document(tmp_path / "a.docx"))
    assert found.documents[0].text == "West Berlin is a city.\nDeep red and"
    assert told(found) == {
        ("Ana", ("West Berlin",), "which part?", frozenset(), frozenset({("Ben", "all of it")})),
        ("unknown", ("city.",), "ends", frozenset(), frozenset()),
        ("unknown", ("Deep red",), "", frozenset(), frozenset()),
    }
    assert sorted(value(one, "colour") for one in of_kind(found, "annotation")) == ["amber", "amber", "red"]


def test_a_range_over_paragraphs_tabs_and_text_that_is_there_twice(tmp_path: Path) -> None:
    twice = (
        '<w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice><w:t>box</w:t></mc:Choice>'
        "<mc:Fallback><w:t>box</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = (
        f'<w:p>{run("one ")}<w:commentRangeStart w:id="0"/>{run("two")}<w:r><w:tab/></w:r>{twice}</w:p>'
        f'<w:p>{run("three")}<w:commentRangeEnd w:id="0"/><w:moveFrom>{run("gone")}</w:moveFrom></w:p>'
    )
    found = foreign.read(word(tmp_path / "a.docx", body, comment(0, "Ana", "note", "0A")))
    assert quotes(found) == ["two box\nthree"]


def test_highlighting_goes_on_over_the_end_of_a_paragraph(tmp_path: Path) -> None:
    body = f"<w:p>{run('one', HIGHLIGHT)}</w:p><w:p>{run('two', HIGHLIGHT)}{run('x')}{run('three', HIGHLIGHT)}</w:p>"
    assert quotes(foreign.read(word(tmp_path / "a.docx", body))) == ["one\ntwo", "three"]


def test_a_comment_in_an_empty_document_and_a_document_without_any(tmp_path: Path) -> None:
    found = foreign.read(word(tmp_path / "a.docx", "<w:p/>", comment(0, "Ana", "note", "0A")))
    assert quotes(found) == ["a"]
    with pytest.raises(UnreadableFile, match="no comments"):
        foreign.read(word(tmp_path / "b.docx", f"<w:p>{run('words')}</w:p>"))


def test_strict_documents_have_other_namespaces(tmp_path: Path) -> None:
    path = a_word_document(tmp_path / "a.docx")
    plain = foreign.read(path)
    with zipfile.ZipFile(path) as file:
        strict = {
            name: file.read(name)
            .replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/w")
            .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/")
            for name in file.namelist()
        }
    with zipfile.ZipFile(path, "w") as file:
        for name, content in strict.items():
            file.writestr(name, content)
    assert foreign.read(path) == plain
