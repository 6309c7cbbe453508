"""Books in EPUB."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import jobs
from annotator.errors import UnreadableFile
from annotator.formats import read_epub
from annotator.store import documents
from annotator.store.project import Project
from tests.document_files import CHAPTER, PACKAGE, a_book
from tests.foreign_files import packed


def test_a_document_for_each_chapter_with_its_notes(tmp_path: Path) -> None:
    first, second = read_epub.read(a_book(tmp_path))
    assert (first.title, first.text) == ("First", "One\nWords and\u00a0more\nSee the next.\nNote 1.")
    assert (second.title, second.text) == ("Second", "Two\nIt ends.\nNote 2.")
    assert [mark.value for mark in first.marks if mark.kind == "noteref"] == ["1"]


def test_the_book_as_one_document(tmp_path: Path) -> None:
    (book,) = read_epub.read_whole(a_book(tmp_path))
    assert book.title == "A Book"
    assert book.text == "One\nWords and\u00a0more\nSee the next.\nTwo\nIt ends.\nNote 1.\nNote 2."
    assert book.details["type"] == "book"


def test_printed_pages_go_on_from_chapter_to_chapter(tmp_path: Path) -> None:
    first, second = read_epub.read(a_book(tmp_path))
    assert [(first.text[page.start :].split()[0], page.label) for page in first.pages] == [
        ("One", "6"),
        ("and", "7"),
        ("Note", "6"),
    ]
    assert [(second.text[page.start :].split()[0], page.label) for page in second.pages] == [
        ("Two", "7"),
        ("It", "9"),
        ("Note", "9"),
    ]


def test_a_note_that_two_chapters_call_stands_in_the_first(tmp_path: Path) -> None:
    call = "<a epub:type='noteref' href='notes.xhtml#n{0}'>{0}</a>"
    two = f"<h1 id='top'>Two</h1><p>It{call.format(1)} ends.{call.format(2)}</p>"
    first, second = read_epub.read(a_book(tmp_path, **{"text/two.xhtml": CHAPTER.format(two)}))
    assert first.text.endswith("\nNote 1.")
    assert second.text == "Two\nIt ends.\nNote 2."
    calls = [(mark.start, mark.value) for mark in second.marks if mark.kind == "noteref"]
    assert calls == [(6, "1"), (12, "2")]


def test_what_the_package_says_of_the_book(tmp_path: Path) -> None:
    details = read_epub.read(a_book(tmp_path))[0].details
    assert {name: details[name] for name in ("title", "container-title", "author", "editor", "issued", "ISBN")} == {
        "title": "First",
        "container-title": "A Book",
        "author": ["A. Author"],
        "editor": ["E. Editor"],
        "issued": "1962",
        "ISBN": "9780160451974",
    }


def test_a_link_to_another_chapter_leads_there(project: Project, tmp_path: Path) -> None:
    first, second = jobs.import_documents(project, a_book(tmp_path))
    assert [(mark.value, there and there.id) for mark, there in documents.references(project, first)] == [
        ("the next", second)
    ]


def test_a_book_of_the_older_kind(tmp_path: Path) -> None:
    points = '<navPoint><navLabel><text>Second</text></navLabel><content src="text/two.xhtml"/></navPoint>'
    package = PACKAGE.replace('properties="nav"', "").replace(
        "</manifest>", '<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    )
    found = read_epub.read(a_book(tmp_path, package, **{"toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>"}))
    assert [one.title for one in found] == ["One", "Second"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"META-INF/encryption.xml": '<e><EncryptionMethod Algorithm="http://x/aes"/></e>'}, "protected"),
        ({"b.opf": PACKAGE.replace("itemref", "x")}, "no words"),
        ({"META-INF/container.xml": '<c><rootfile full-path="../../etc/passwd"/></c>'}, "does not say what it holds"),
        ({"text/two.xhtml": "<p>" + "<b>" * 5000 + "deep"}, "would be lost"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(tmp_path: Path, more: dict[str, str], reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_epub.read(a_book(tmp_path, **more))


def test_fonts_that_are_made_unusable_are_no_protection(tmp_path: Path) -> None:
    lock = '<e><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>'
    assert len(read_epub.read(a_book(tmp_path, **{"META-INF/encryption.xml": lock}))) == 2


def test_another_archive_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not an EPUB"):
        read_epub.read(packed(tmp_path / "a.epub", {"a.txt": "words"}))
