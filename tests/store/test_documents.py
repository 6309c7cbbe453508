from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.model import Mark, Page
from annotator.store import annotations, documents, history
from annotator.store.project import Project
from tests.conftest import LETTER
from tests.making import a_document, mark_words


def test_a_document_keeps_text_marks_pages_and_its_source(letter: Project, letter_id: str) -> None:
    (one,) = documents.listed(letter)
    (found,) = jobs.read_documents(LETTER)
    assert (one.number, one.title, one.pages) == (
        "125",
        "Message From Chairman Khrushchev to President Kennedy",
        ("337", "338"),
    )
    assert one.words == len(found.text.split())
    assert documents.text(letter, letter_id) == found.text
    assert documents.marks(letter, letter_id) == list(found.marks)
    assert documents.pages(letter, letter_id) == list(found.pages)
    (source,) = letter.rows("SELECT * FROM source_file")
    assert source["content"] == LETTER.read_bytes()
    assert (source["name"], source["format"]) == ("letter.txt", "text")
    assert source["sha256"] == hashlib.sha256(LETTER.read_bytes()).hexdigest()


def test_the_same_text_is_the_same_document_everywhere(letter: Project, letter_id: str, tmp_path: Path) -> None:
    other = jobs.create_project(tmp_path / "Other.annotator", None)
    try:
        assert jobs.import_documents(other, LETTER) == [letter_id]
    finally:
        other.close()


def test_importing_again_changes_nothing(letter: Project, letter_id: str) -> None:
    mark_words(letter, letter_id, "on ice")
    assert jobs.import_documents(letter, LETTER, title="Another title") == [letter_id]
    assert [step.label for step in history.steps(letter)] == ["Add highlight", "Import document"]
    assert documents.get(letter, letter_id).annotations == 1


def test_importing_brings_a_removed_document_back_with_its_annotations(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice")
    documents.remove(letter, letter_id)
    assert documents.listed(letter) == []
    assert annotations.get(letter, one) is None
    jobs.import_documents(letter, LETTER)
    assert annotations.get(letter, one) is not None


def test_documents_are_listed_in_the_order_they_came(letter: Project) -> None:
    a_document(letter, "one", "Zebra")
    a_document(letter, "two", "Ant")
    assert [one.title for one in documents.listed(letter)][1:] == ["Zebra", "Ant"]


@pytest.mark.parametrize(
    "name",
    [
        "125",
        "message from chairman khrushchev to president kennedy",
        "Message From",
        "125. Message From Chairman Khrushchev to President Kennedy",
    ],
)
def test_a_document_is_named_by_number_title_or_the_start_of_it(letter: Project, letter_id: str, name: str) -> None:
    a_document(letter, "other", "Other", number="12")
    assert documents.named(letter, name).id == letter_id
    assert documents.named(letter, letter_id[:8].upper()).id == letter_id


def test_a_number_comes_before_the_start_of_an_id(letter: Project, letter_id: str) -> None:
    numbered = a_document(letter, "other", "Other", number=letter_id[:4])
    assert documents.named(letter, letter_id[:4]).id == numbered


@pytest.mark.parametrize("name", ["12", "Mes", "no such", "%"])
def test_what_names_no_document_is_refused(letter: Project, name: str) -> None:
    with pytest.raises(AnnotatorError, match="no document"):
        documents.named(letter, name)


def test_what_may_be_several_documents_is_asked_back(letter: Project) -> None:
    a_document(letter, "one", "Minutes", number="7")
    a_document(letter, "two", "Minutes", number="8")
    with pytest.raises(AnnotatorError, match=r"any of 2 documents: 7\. Minutes .*; 8\. Minutes"):
        documents.named(letter, "minutes")


def test_references_find_their_document_when_it_comes(letter: Project) -> None:
    text = "see document 2"
    first = a_document(letter, text, "First", key="vol#d1", marks=(Mark(4, 14, "reference", "vol#d2", "document 2"),))
    assert [there for _, there in documents.references(letter, first)] == [None]
    second = a_document(letter, "the second", "Second", key="vol#d2")
    assert [there.id for _, there in documents.references(letter, first) if there] == [second]


def test_renaming_a_document(letter: Project, letter_id: str) -> None:
    documents.rename(letter, letter_id, " The\nletter ")
    assert documents.get(letter, letter_id).title == "The letter"
    with pytest.raises(AnnotatorError, match="needs a title"):
        documents.rename(letter, letter_id, " ")


def test_a_document_that_is_not_there(letter: Project) -> None:
    with pytest.raises(AnnotatorError, match="not in the project"):
        documents.get(letter, "x")
    assert documents.text(letter, "x") == ""


def test_pages_and_marks_come_back_in_order(letter: Project) -> None:
    given = (Mark(0, 3, "title"), Mark(0, 1, "bold"), Mark(4, 7, "note", "n", "1"))
    one = a_document(letter, "one two", marks=given, pages=(Page(0, "i", inferred=True), Page(4, "ii")))
    assert documents.marks(letter, one) == list(given)
    assert documents.pages(letter, one) == [Page(0, "i", inferred=True), Page(4, "ii")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always Unicode")
def test_a_file_whose_name_is_not_unicode(project: Project, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/Br\xfcder.txt"))
    path.write_text("No heading here, just a sentence.", "utf-8")
    (one,) = jobs.import_documents(project, path)
    assert documents.get(project, one).title == "Br der"
