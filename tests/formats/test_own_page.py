"""The exported web page, imported again."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import jobs
from annotator.errors import UnreadableFile
from annotator.formats import read_html
from annotator.model import ImportedDocument, Mark, Page
from annotator.store import annotations, documents
from annotator.store.project import Project
from tests.making import a_document, mark_words

TEXT = "3. Of “a < b”\u00a0& [Page 3]\nTwo words\n* Not called.\nAfter.\nCalled twice.\nLast"
AT = {words: TEXT.index(words) for words in ("Two", "words", "*", "Called", "Last")}
MARKS = (
    Mark(0, AT["Two"] - 1, "title"),
    Mark(7, 12, "italic"),
    Mark(AT["Two"], AT["*"] - 1, "verse"),
    Mark(AT["Two"], AT["Two"], "noteref", "x", "12a"),
    Mark(AT["words"] + 2, AT["words"] + 2, "noteref", "x", "12a"),
    Mark(AT["*"], AT["*"] + 13, "note", "y", "*"),
    Mark(AT["Called"], AT["Last"] - 1, "note", "x", "12a"),
)
PAGES = (Page(0, "A-1"), Page(AT["words"], "A-2"), Page(AT["Called"], "iii"), Page(AT["Last"], "12"))


def exported(project: Project, path: Path) -> list[ImportedDocument]:
    jobs.export(project, "html", path)
    return list(read_html.read(path))


def test_documents_come_back_as_they_were(letter: Project, letter_id: str, tmp_path: Path) -> None:
    other = a_document(letter, TEXT, "Of a", number="3", marks=MARKS, pages=PAGES)
    for words in ("on ice until the end", "ice until the end of the elections"):
        annotations.reply(letter, mark_words(letter, letter_id, words, note="A <b>\n\nnote"), "A reply.")
    mark_words(letter, other, "Two words\n* Not", "After", tag_paths=["a"])
    first, second = exported(letter, tmp_path / "a.html")
    assert first.text == documents.text(letter, letter_id)
    assert second.text == TEXT
    names = [(one.number, one.title) for one in documents.listed(letter)]
    assert [(one.number, one.title) for one in (first, second)] == names
    assert second.pages == PAGES
    assert [mark._replace(target="") for mark in second.marks] == [mark._replace(target="") for mark in MARKS]
    assert second.marks[3].target == second.marks[-1].target
    assert [page[:2] for page in first.pages] == [page[:2] for page in documents.pages(letter, letter_id)]


def test_a_single_document_with_a_passage_that_was_lost(project: Project, tmp_path: Path) -> None:
    only = a_document(project, "First.\nSecond.", "A title that is not in it")
    lost = mark_words(project, only, "Second.")
    with project.edit("Lose"):
        for row in project.rows("SELECT id FROM span WHERE annotation_id = ?", [lost]):
            project.put("span", row["id"], {"quote": "no such words"})
    (found,) = exported(project, tmp_path / "a.html")
    assert (found.title, found.text) == ("A title that is not in it", "First.\nSecond.")


def test_words_outside_the_documents_are_not_lost(project: Project, tmp_path: Path) -> None:
    a_document(project, "First.")
    path = tmp_path / "a.html"
    exported(project, path)
    path.write_text(path.read_text("utf-8").replace("</main>", "</main><p>typed later</p>"), "utf-8")
    with pytest.raises(UnreadableFile, match="10 characters would be lost"):
        read_html.read(path)


def test_a_page_that_only_says_it_is_ours_is_read_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        '<meta name="generator" content="Annotator"><body><header>Head</header><p class="back">words</p>', "utf-8"
    )
    assert read_html.read(path)[0].text == "Head\nwords"
