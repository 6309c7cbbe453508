"""Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import UnreadableFile
from annotator.formats import OUTSIDE, read_markdown
from annotator.model import ImportedDocument
from tests.document_files import a_markdown_file


def read(tmp_path: Path, source: str) -> ImportedDocument:
    path = tmp_path / "notes.md"
    path.write_text(source, "utf-8")
    return read_markdown.read(path)[0]


def test_one_thing_of_each_kind(tmp_path: Path) -> None:
    (found,) = read_markdown.read(a_markdown_file(tmp_path))
    assert found.text == (
        "Of 1962\nWords and more words,\nsee it & “that”.\nQuoted.\n1. one\n2. two\n[^b]: nobody's note\na b\nc d\n"
        "First note.\nGoes on.\nin the line"
    )
    kinds = {mark.kind: found.text[mark.start : mark.end] for mark in reversed(found.marks)}
    assert kinds == {
        "title": "Of 1962",
        "italic": "1962",
        "bold": "more",
        "line": "Words and more words,",
        "reference": "it",
        "quote": "Quoted.",
        "item": "1. one",
        "row": "a b",
        "noteref": "",
        "note": "First note.\nGoes on.",
    }
    assert [mark.value for mark in found.marks if mark.kind == "noteref"] == ["1", "1", "2"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("25. September 1962\n\n1962. It was *bad*.", "25. September 1962\n1962. It was bad."),
        ("3. The Parties.\n4) They\n   meet.\n\n   More.", "3. The Parties.\n4) They meet.\nMore."),
        ("1. 2. 1962\n\n- a\n    1. b\n\n007. # c", "1. 2. 1962\na\n1. b\n007. c"),
        ("1. > a\n2.\n3. - b\n4. ```\n   c\n   ```", "1.\na\n2.\n3.\nb\n4.\nc"),
        ("a[^1]\n\n[^1]: 5. note", "a\n5. note"),
        ("7. a\n\n<ol start=3><li>b</ol>", "7. a\n3. b"),
    ],
)
def test_typed_numbers_stay(tmp_path: Path, source: str, text: str) -> None:
    assert read(tmp_path, source).text == text


def test_a_typed_number_that_is_lost_refuses_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_markdown, "_numbered", list)
    with pytest.raises(UnreadableFile, match=r"^notes.md cannot be read faithfully: 3 characters would be lost"):
        read(tmp_path, "25. September 1962")


def test_data_at_the_beginning(tmp_path: Path) -> None:
    (found,) = read_markdown.read(a_markdown_file(tmp_path))
    assert found.title == "A Letter"
    assert (found.details["author"], found.details["issued"]) == (["A. Author", "B. Writer"], "1962")
    listed = read(tmp_path, "---\nauthor:\n  - One\n  - Two\n...\nwords")
    assert (listed.text, listed.details["author"]) == ("words", ["One", "Two"])


def test_markup_and_signs_stay_what_they_are(tmp_path: Path) -> None:
    found = read(tmp_path, "a <b>b</b> `<c>` 1 < 2 \\*d\\* [Page 338] e\n\n```\nx  <y>\nz\n```\n<script>no</script>\n")
    assert found.text == "a b <c> 1 < 2 *d* e\nx <y>\nz"
    assert [page.label for page in found.pages] == ["337", "338"]


def test_a_rule_is_no_data(tmp_path: Path) -> None:
    assert read(tmp_path, "---\n\nwords\n").text == "words"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("---\n\nFirst section.\n\n---\n\nSecond.\n", "First section.\nSecond."),
        ("---\nFirst section.\n\n---\n\nSecond.\n", "First section.\nSecond."),
        ("---\n\ntitle: no data\n\n---\n\nSecond.\n", "title: no data\nSecond."),
        ("---\ntitle: A\nand a sentence\n---\n\nSecond.\n", "title: A and a sentence\nSecond."),
    ],
)
def test_text_between_rules_is_no_data(tmp_path: Path, source: str, text: str) -> None:
    found = read(tmp_path, source)
    assert (found.text, OUTSIDE in found.details) == (text, False)


def test_data_that_are_not_kept_are_counted(tmp_path: Path) -> None:
    data = "---\ntitle: A Diary\nÜberschrift: Tag\nkeywords:\n- one\n# said\n\nabstract: |\n  Two words\n---\ntext"
    found = read(tmp_path, data)
    assert (found.text, found.title) == ("text", "A Diary")
    assert found.details[OUTSIDE] == len("Tagone#said|Twowords")


def test_words_that_html_would_hide_refuse_the_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"would be lost|no words"):
        read(tmp_path, "before <plaintext> *after*")
