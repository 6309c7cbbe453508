from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import UnknownEncoding, UnreadableFile
from annotator.formats import decoding, read_plain
from annotator.model import ImportedDocument, Mark, Page
from annotator.text import anchor, pages
from tests.conftest import LETTER


def read(tmp_path: Path, content: str | bytes, name: str = "text.txt", encoding: str = "") -> ImportedDocument:
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    (found,) = read_plain.read(path, encoding)
    return found


def marked(found: ImportedDocument, kind: str) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks if mark.kind == kind]


@pytest.fixture(scope="module")
def letter() -> ImportedDocument:
    (found,) = read_plain.read(LETTER)
    return found


# --- the letter


def test_the_letter_has_its_number_and_title_without_the_note_mark(letter: ImportedDocument) -> None:
    assert (letter.number, letter.title) == ("125", "Message From Chairman Khrushchev to President Kennedy")
    assert letter.text.startswith("125. Message From Chairman Khrushchev to President Kennedy\n")
    assert "Kennedy0" not in letter.text
    assert marked(letter, "title") == ["125. Message From Chairman Khrushchev to President Kennedy"]


def test_the_letters_pages_are_337_and_338(letter: ImportedDocument) -> None:
    at = letter.text.index("in the United States that in the course")
    assert letter.pages == (Page(0, "337", inferred=True), Page(at, "338"))
    assert "[Page" not in letter.text


def test_a_quotation_over_the_page_break_is_unbroken(letter: ImportedDocument) -> None:
    quote = "Such, evidently, are “traditions” in the United States that in the course of election struggle"
    ((start, end),) = anchor.occurrences(letter.text, quote)
    assert letter.text[start:end] == quote
    assert pages.labels(letter.pages, start, end) == ("337", "338")


def test_the_letters_insertions_are_the_editors(letter: ImportedDocument) -> None:
    assert marked(letter, "insertion") == [
        "[Here follow 7–1/2 pages on the cessation of nuclear testing.]",
        "[Here follow 6 pages on Cuba and a U-2 flight over Sakhalin.]",
    ]


def test_the_letters_source_note_hangs_on_its_heading(letter: ImportedDocument) -> None:
    (ref,) = [mark for mark in letter.marks if mark.kind == "noteref"]
    (note,) = [mark for mark in letter.marks if mark.kind == "note"]
    assert (ref.start, ref.end) == (len("125. Message From Chairman Khrushchev to President Kennedy"),) * 2
    assert ref.target == note.target == "1"
    assert letter.text[note.start : note.end].startswith("Source: Kennedy Library")
    assert letter.text.endswith("printed in volume VI.")


def test_nothing_else_of_the_letter_is_lost(letter: ImportedDocument) -> None:
    source = LETTER.read_text("utf-8").replace("Kennedy0", "Kennedy").replace("[Page 338] ", "").replace("  1. ", "")
    assert letter.text.split() == source.split()


# --- paragraphs


def test_text_that_is_wrapped_throughout_is_joined(tmp_path: Path) -> None:
    line = "a line of about sixty characters as typewriters break them\n"
    found = read(tmp_path, f"{line * 3}short end.\n\n{line * 2}the end.\n")
    assert found.text.count("\n") == 1
    assert "typewriters break them a line" in found.text


def test_verse_is_not_joined(tmp_path: Path) -> None:
    found = read(tmp_path, "Tyger Tyger, burning bright,\nIn the forests of the night;\n\nWhat immortal\nhand or eye\n")
    assert found.text.split("\n") == [
        "Tyger Tyger, burning bright,",
        "In the forests of the night;",
        "What immortal",
        "hand or eye",
    ]


def test_long_lines_are_paragraphs(tmp_path: Path) -> None:
    found = read(tmp_path, "word " * 60 + ".\n" + "more " * 60 + ".\n\nlast\n")
    assert len(found.text.split("\n")) == 3


@pytest.mark.parametrize(
    ("sign", "label"),
    [("[Page 12]", "12"), ("[Seite 7]", "7"), ("[page xii]", "xii")],
)
def test_page_breaks_as_they_are_printed(tmp_path: Path, sign: str, label: str) -> None:
    found = read(tmp_path, f"A sentence goes on, {sign} and on.")
    assert found.text == "A sentence goes on, and on."
    assert found.pages[-1] == Page(len("A sentence goes on, "), label)


@pytest.mark.parametrize("form", ["[p. {}]", "|{}|", "[S. {}]"])
def test_short_marks_that_count_up(tmp_path: Path, form: str) -> None:
    found = read(tmp_path, f"A sentence goes on, {form.format(3)} and on, {form.format(4)} and on.")
    assert found.text == "A sentence goes on, and on, and on."
    assert found.pages == (Page(0, "2", inferred=True), Page(20, "3"), Page(28, "4"))


@pytest.mark.parametrize("sign", ["[p. 112]", "|5|", "[S. 7]"])
def test_a_single_short_mark_counts_only_in_a_line_of_its_own(tmp_path: Path, sign: str) -> None:
    text = f"The argument was put in the memorandum {sign} and nobody answered it."
    assert read(tmp_path, text).text == text
    found = read(tmp_path, f"First.\n\n {sign}\n\nSecond.")
    assert (found.text, found.pages[-1]) == ("First.\nSecond.", Page(7, sign.strip("[]|pS. ")))


def test_a_page_break_inside_a_word_leaves_the_word_whole(tmp_path: Path) -> None:
    found = read(tmp_path, "A long, long par[Page 2]agraph, it is.")
    assert found.text == "A long, long paragraph, it is."
    assert found.pages == (Page(0, "1", inferred=True), Page(16, "2"))


def test_a_page_break_between_paragraphs_begins_the_next(tmp_path: Path) -> None:
    found = read(tmp_path, "One thing.\n\n[Page 5]\n\nAnother thing.")
    assert found.text == "One thing.\nAnother thing."
    assert found.pages == (Page(0, "4", inferred=True), Page(11, "5"))


def test_what_only_looks_like_a_page_break_stays(tmp_path: Path) -> None:
    text = "He wrote [sic] on [the] page |a| of [Page seven]."
    assert read(tmp_path, text).text == text


# --- headings and notes


def test_a_sentence_is_no_heading(tmp_path: Path) -> None:
    found = read(tmp_path, "This is a sentence.\n\nAnd another.", name="Diary.txt")
    assert found.title == "Diary"
    assert marked(found, "title") == []


def test_a_numbered_list_is_no_notes_unless_it_names_a_source(tmp_path: Path) -> None:
    found = read(tmp_path, "Plans\n\nThis is to do.\n\n1. Rest\n\n2. Work")
    assert marked(found, "note") == []
    assert found.text.endswith("1. Rest\n2. Work")


def test_a_glued_number_stays_where_there_are_no_notes(tmp_path: Path) -> None:
    found = read(tmp_path, "Meeting of Group20\n\nText.")
    assert found.title == "Meeting of Group20"


def test_several_notes_at_the_end(tmp_path: Path) -> None:
    found = read(tmp_path, "7. Minutes1\n\nText.\n\n  1. Source: Archive.\n\n  2. Not printed.")
    notes = [mark for mark in found.marks if mark.kind == "note"]
    assert [(found.text[n.start : n.end], n.value) for n in notes] == [("Source: Archive.", "1"), ("Not printed.", "2")]
    assert [mark for mark in found.marks if mark.kind == "noteref"] == [Mark(10, 10, "noteref", "1", "1")]


def test_brackets_within_a_paragraph_are_no_insertion(tmp_path: Path) -> None:
    found = read(tmp_path, "Heading\n\n[One] and [two]\n\n[All of this]")
    assert marked(found, "insertion") == ["[All of this]"]


# --- bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom"])
def test_unicode_in_each_of_its_forms(tmp_path: Path, encoding: str) -> None:
    text = "Élysée “quoted” 😀 שלום."
    boms = {
        "utf-16-le-bom": b"\xff\xfe" + text.encode("utf-16-le"),
        "utf-16-be-bom": b"\xfe\xff" + text.encode("utf-16-be"),
    }
    assert read(tmp_path, boms.get(encoding) or text.encode(encoding)).text == text


def test_another_encoding_is_asked_for_with_a_sample(tmp_path: Path) -> None:
    with pytest.raises(UnknownEncoding, match="windows-1252 it would read “…Caf\u00e9 \u201cM\u00fcnchen\u201d…”"):
        read(tmp_path, "One line\nCafé “München”\n".encode("windows-1252"))


def test_a_named_encoding_is_used(tmp_path: Path) -> None:
    assert read(tmp_path, "Café “München”.".encode("windows-1252"), encoding="windows-1252").text == "Café “München”."
    assert read(tmp_path, "Łódź.".encode("iso-8859-2"), encoding="iso-8859-2").text == "Łódź."


@pytest.mark.parametrize("encoding", ["no-such-encoding", "base64", "rot13"])
def test_an_encoding_that_does_not_exist_is_named(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(UnreadableFile, match=encoding):
        read(tmp_path, "text", encoding=encoding)


def test_previews_show_how_each_encoding_reads(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"plain\nCaf\xe9\n")
    found = dict(decoding.previews(path))
    words = [found[name] for name in ("windows-1252", "iso-8859-2", "cp437")]
    assert words == ["plain\nCafé\n", "plain\nCafé\n", "plain\nCafΘ\n"]


def test_a_preview_begins_shortly_before_the_first_foreign_sign(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"far away\n" * 1000 + b"near it\nCaf\xe9\n" + b"after\n" * 5000)
    shown = dict(decoding.previews(path))["windows-1252"]
    assert shown.startswith("…\nfar away\n")
    assert 0 < shown.index("Café") < 300
    assert len(shown) < 7000


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="is empty"):
        read(tmp_path, content)


@pytest.mark.parametrize("content", [b"%PDF-1.7\x00\x01", bytes(range(1, 256)) * 4, b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_binary_file_is_refused_whatever_its_name(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="not a text file"):
        read(tmp_path, content)


def test_newlines_of_all_systems_are_one(tmp_path: Path) -> None:
    assert read(tmp_path, "One.\r\nTwo.\rThree.\u2028Four.").text == "One.\nTwo.\nThree.\nFour."


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_plain.read(tmp_path)
