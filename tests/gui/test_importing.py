"""Documents of other programs, taken in through the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.gui import ask
from annotator.gui.main_window import MainWindow
from annotator.gui.previewing import Option
from annotator.store import documents, snapshot
from tests.document_files import a_book, a_pdf, a_printed_file, docx
from tests.foreign_files import HIGHLIGHT, a_word_document, run
from tests.gui.conftest import settle


def titles(window: MainWindow) -> list[str]:
    return [one.title for one in documents.listed(window.session.project)]


def test_a_word_document_comes_with_its_comments(window: MainWindow, tmp_path: Path) -> None:
    window.filing.take_in([a_word_document(tmp_path / "plan.docx")])
    settle()
    there = snapshot.of(window.session.project, "").annotations
    assert {one.note for one in there} == {"which part?", "ends", ""}
    assert window.view.text == "West Berlin is a city.\nDeep red and"
    assert not window.sheets.merge.isVisible()


def test_a_copy_of_a_document_that_is_here_is_offered_to_merge(window: MainWindow, tmp_path: Path) -> None:
    before = titles(window)
    words = "".join(f"<w:p>{run(line, HIGHLIGHT)}</w:p>" for line in window.view.text.upper().split("\n"))
    window.filing.take_in([docx(tmp_path / "letter.docx", words)])
    settle()
    assert window.sheets.merge.isVisible()
    assert titles(window) == before


@pytest.mark.parametrize(("answer", "expected"), [(0, ["First", "Second"]), (1, ["A Book"]), (None, [])])
def test_a_book_is_one_document_or_one_for_each_chapter(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int | None, expected: list[str]
) -> None:
    asked: list[Option] = []

    def choose(_parent: object, _title: str, question: str, options: list[Option]) -> int | None:
        assert question.startswith("book.epub is a book.")
        asked.extend(options)
        return answer

    monkeypatch.setattr(ask, "with_preview", choose)
    before = titles(window)
    window.filing.take_in([a_book(tmp_path)])
    assert titles(window) == before + expected
    chapters, one = asked
    assert chapters.beside == "2 documents"
    assert [line.partition(" (")[0] for line in chapters.preview.split("\n\n")] == ["First", "Second"]
    assert one.preview.startswith("A Book\n\n")
    if answer == 1:
        assert one.preview.removeprefix("A Book\n\n") == window.view.text[:6000]


def test_pages_without_text_are_told(window: MainWindow, tmp_path: Path) -> None:
    window.filing.take_in([a_pdf(tmp_path / "a.pdf", [["words"], [], []])])
    assert "2 pages are pictures without text." in window.messages.sentence


def test_a_pdf_comes_with_what_is_marked_in_it(window: MainWindow, tmp_path: Path) -> None:
    window.filing.take_in([a_printed_file(tmp_path)])
    there = snapshot.of(window.session.project, "").annotations
    assert [(one.quote, one.pages) for one in there] == [("known things, as all well", ("337",)), ("A", ("337",))]
