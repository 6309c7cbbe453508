"""Word documents, and what readers marked in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import exchanging, jobs
from annotator.errors import UnreadableFile
from annotator.formats import read_docx
from annotator.model import Annotation, ImportedDocument
from annotator.store import documents, snapshot
from annotator.store.project import Project
from tests.document_files import a_note, a_paragraph, a_word_file, docx
from tests.foreign_files import HIGHLIGHT, a_word_document, packed, run


def read(path: Path) -> ImportedDocument:
    return read_docx.read(path)[0]


def marked(found: ImportedDocument, kind: str) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks if mark.kind == kind]


def marks_in(project: Project) -> tuple[Annotation, ...]:
    return snapshot.of(project, "").annotations


def test_one_thing_of_each_kind(tmp_path: Path) -> None:
    found = read(a_word_file(tmp_path))
    assert found.title == "A Letter of 1962"
    assert found.text == (
        "A Letter of 1962\nWords and more \u2011b see itα\nin a box\none\nQuoted\na b\n"
        "a line\nanother\nnew\nAt home\nEnd."
    )
    kinds = ("title", "italic", "bold", "item", "quote", "row", "line", "note")
    assert {kind: marked(found, kind) for kind in kinds} == {
        "title": ["A Letter of 1962"],
        "italic": ["Words", "Quoted"],
        "bold": ["more"],
        "item": ["one"],
        "quote": ["Quoted"],
        "row": ["a b"],
        "line": ["a line"],
        "note": ["At home", "End."],
    }
    assert [(mark.target, mark.value) for mark in found.marks if mark.kind == "reference"] == [
        ("https://example.org/a", "it"),
        ("https://example.org/note", "home"),
    ]


def test_footnotes_and_endnotes_have_their_own_numbers(tmp_path: Path) -> None:
    found = read(a_word_file(tmp_path))
    assert [(found.text[: mark.start].split()[-1], mark.value) for mark in found.marks if mark.kind == "noteref"] == [
        ("Words", "1"),
        ("\u2011b", "i"),
    ]


def test_pages_as_word_set_them_are_inferred_and_printed_ones_go_before(tmp_path: Path) -> None:
    found = read(a_word_file(tmp_path))
    assert [(found.text[page.start :].split()[0], page.label, page.inferred) for page in found.pages] == [
        ("A", "1", True),
        ("another", "2", True),
    ]
    body = a_paragraph(run("one [Page 338] two") + "<w:r><w:lastRenderedPageBreak/></w:r>" + run("three"))
    printed = read(docx(tmp_path / "printed.docx", body))
    assert (printed.text, [page.label for page in printed.pages]) == ("one twothree", ["337", "338"])


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<w:altChunk/>" + a_paragraph(run("x")), "another format"),
        ("<w:p/>", "no words"),
        ("<w:sdt>" * 300 + "</w:sdt>" * 300, "not well-formed"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(tmp_path: Path, body: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(docx(tmp_path / "a.docx", body))


def test_another_archive_is_no_word_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not a Word document"):
        read(packed(tmp_path / "a.docx", {"a.txt": "words"}))


def test_a_file_whose_words_stand_where_nobody_looks_is_refused(tmp_path: Path) -> None:
    """The count goes by the words alone, so it sees those that the way through the structure misses."""
    with pytest.raises(UnreadableFile, match="4 characters would be lost"):
        read(docx(tmp_path / "a.docx", a_paragraph(run("seen") + "<w:rPr><w:t>lost</w:t></w:rPr>")))


# --- what readers marked


def test_a_document_comes_with_its_comments_and_highlights(project: Project, tmp_path: Path) -> None:
    path = a_word_document(tmp_path / "plan.docx")
    found, sent = jobs.read_documents(path), jobs.read_file(path).marked
    assert sent is not None
    assert not exchanging.is_of_ours(project, sent)
    (one,) = exchanging.add_marked(project, path, found, sent)
    there = marks_in(project)
    assert {(mark.author_name, mark.quote, mark.note) for mark in there} == {
        ("Ana", "West Berlin", "which part?"),
        ("unknown", "city.", "ends"),
        ("unknown", "Deep red", ""),
    }
    assert [(reply.author_name, reply.note) for mark in there for reply in mark.replies] == [("Ben", "all of it")]
    assert {mark.document_id for mark in there} == {one}
    assert [document.title for document in documents.listed(project)] == ["plan"]


def test_one_undo_takes_document_and_comments_back(project: Project, tmp_path: Path) -> None:
    path = a_word_document(tmp_path / "plan.docx")
    sent = jobs.read_file(path).marked
    assert sent is not None
    exchanging.add_marked(project, path, jobs.read_documents(path), sent)
    project.undo()
    assert (documents.listed(project), marks_in(project)) == ([], ())
    project.redo()
    assert len(marks_in(project)) == 3


def test_comments_stand_in_notes_and_across_rows(project: Project, tmp_path: Path) -> None:
    note = a_note("footnote", 1, run("An ") + run("archive", HIGHLIGHT))
    path = docx(
        tmp_path / "a.docx", a_paragraph(run("words") + '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=note
    )
    sent = jobs.read_file(path).marked
    assert sent is not None
    exchanging.add_marked(project, path, jobs.read_documents(path), sent)
    assert [mark.quote for mark in marks_in(project)] == ["archive"]


def test_a_document_without_marks_brings_none(tmp_path: Path) -> None:
    assert jobs.read_file(a_word_file(tmp_path)).marked is None


def test_a_copy_of_a_document_that_is_here_is_to_merge(project: Project, tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(300))
    project_path = tmp_path / "text.txt"
    project_path.write_text(f"A title\n\n{words}.", "utf-8")
    jobs.import_documents(project, project_path)
    copy = docx(tmp_path / "copy.docx", a_paragraph(run(words, HIGHLIGHT)))
    sent = jobs.read_file(copy).marked
    assert sent is not None
    assert exchanging.is_of_ours(project, sent)
