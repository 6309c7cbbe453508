"""What every reader of files must hold, whatever it reads."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from annotator.errors import UnreadableFile
from annotator.formats import READERS, reader_for
from annotator.model import ImportedDocument
from annotator.text.clean import normalise
from tests.conftest import HERE
from tests.document_files import SAMPLES

EMPTY = "mammoth-empty.docx"
BUNDLED = [HERE.parent / "sample_docs" / name for name in ("letter.txt", "letter.xml", "berlin-chronology.txt")]
SHARED = HERE.parent.parent / "shared" / "data"
OTHERS = [
    path
    for path in sorted(SHARED.glob("others/*/*")) + sorted(SHARED.glob("others/hypothesis/*/*"))
    if path.suffix in {suffix for one in READERS.values() for suffix in one.suffixes} and path.name != EMPTY
]
FILES = [*SAMPLES, *BUNDLED, *sorted(SHARED.glob("*.*ml")), *OTHERS]


@pytest.fixture(params=FILES, ids=lambda one: one if isinstance(one, str) else one.name)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A document that lies somewhere, or one of the format that is made here."""
    return SAMPLES[request.param](tmp_path) if isinstance(request.param, str) else request.param


def read(path: Path) -> list[ImportedDocument]:
    return list(reader_for(path).read(path, ""))


def test_every_format_has_a_sample_here() -> None:
    assert {reader_for(path).name for path in BUNDLED} | set(SAMPLES) == set(READERS)


def test_the_same_file_gives_the_same_documents(path: Path) -> None:
    assert read(path) == read(path)


def test_the_text_is_normalised_and_has_a_title(path: Path) -> None:
    for found in read(path):
        assert found.text == normalise(found.text)
        assert unicodedata.is_normalized("NFC", found.text)
        assert found.text == found.text.strip()
        assert "\n\n" not in found.text
        assert found.title.strip() == found.title != ""


def test_marks_and_pages_are_sorted_and_inside_the_text(path: Path) -> None:
    for found in read(path):
        length = len(found.text)
        assert all(0 <= mark.start <= mark.end <= length for mark in found.marks)
        assert all(0 <= page.start < length for page in found.pages)
        assert all(one.start <= other.start for one, other in pairwise(found.marks))
        assert all(one.start <= other.start for one, other in pairwise(found.pages))
        assert all(mark.start < mark.end for mark in found.marks if mark.kind != "noteref")


def test_marks_begin_and_end_at_words(path: Path) -> None:
    for found in read(path):
        for mark in found.marks:
            words = found.text[mark.start : mark.end]
            assert words == words.strip(), mark


def test_every_note_stands_once_and_has_a_mark_in_the_text(path: Path) -> None:
    for found in read(path):
        notes = sorted(mark.target for mark in found.marks if mark.kind == "note")
        refs = sorted(mark.target for mark in found.marks if mark.kind == "noteref")
        assert notes == sorted(set(refs))


def test_a_reader_is_chosen_by_name_or_by_ending(tmp_path: Path) -> None:
    assert reader_for(tmp_path / "A.TXT").name == "text"
    assert reader_for(tmp_path / "A.XML").name == "tei"
    assert reader_for(tmp_path / "A.odd", "tei").name == "tei"


def test_what_cannot_be_read_is_refused_with_what_can(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"\.txt, \.text, \.xml, \.tei, \.html"):
        reader_for(tmp_path / "A.pages")
    with pytest.raises(UnreadableFile, match=r"no format “pages”.*text, tei, html"):
        reader_for(tmp_path / "A.txt", "pages")
