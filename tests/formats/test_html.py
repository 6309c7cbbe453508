"""Web pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import UnknownEncoding, UnreadableFile
from annotator.formats import read_html, visible
from annotator.model import ImportedDocument
from tests.document_files import a_page


def read(tmp_path: Path, markup: str | bytes) -> ImportedDocument:
    path = tmp_path / "page.html"
    path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    return read_html.read(path)[0]


def marked(found: ImportedDocument, kind: str) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks if mark.kind == kind]


def test_one_thing_of_each_kind(tmp_path: Path) -> None:
    (found,) = read_html.read(a_page(tmp_path))
    assert found.text == (
        "A Letter of 1962\nWords and more\u00a0words… see it.\none\ntwo\nQuoted.\nTwice.\na b\na line\nanother\n"
        "First note.\nSecond note."
    )
    assert found.title == "A Letter of 1962"
    assert (found.details["author"], found.details["issued"]) == (["A. Author"], "1962")
    kinds = {kind: marked(found, kind) for kind in ("title", "item", "quote", "row", "line", "italic", "bold")}
    assert kinds == {
        "title": ["A Letter of 1962"],
        "item": ["one", "two"],
        "quote": ["Quoted.\nTwice."],
        "row": ["a b"],
        "line": ["a line"],
        "italic": ["more"],
        "bold": ["note"],
    }
    assert [(mark.target, mark.value) for mark in found.marks if mark.kind == "reference"] == [
        ("https://example.org/a", "it")
    ]


def test_footnotes_are_found_by_their_links(tmp_path: Path) -> None:
    (found,) = read_html.read(a_page(tmp_path))
    assert marked(found, "note") == ["First note.", "Second note."]
    refs = [(found.text[: mark.start].split()[-1], mark.value) for mark in found.marks if mark.kind == "noteref"]
    assert refs == [("Words", "1"), ("two", "2")]


def test_a_note_that_is_named_twice_has_two_marks(tmp_path: Path) -> None:
    mark = '<sup id="{}" ><a href="#n">[7]</a></sup>'
    found = read(
        tmp_path, f'<p>one{mark.format("a")} two{mark.format("b")}</p><ol><li id="n"><a href="#a">^</a> note</li></ol>'
    )
    assert found.text == "one two\nnote"
    assert len({mark.target for mark in found.marks if mark.kind in ("note", "noteref")}) == 1
    assert len(marked(found, "noteref")) == 2


@pytest.mark.parametrize(
    ("call", "note"),
    [
        ('<a href="#n1"><sup>1</sup></a>', '<ol class="footnotes"><li id="n1">At home.</li></ol>'),
        ('<a href="#n1"><sup id="r1">1</sup></a>', '<p id="n1"><a href="#r1">1</a> At home.</p>'),
    ],
)
def test_a_raised_number_in_a_link_is_a_call(tmp_path: Path, call: str, note: str) -> None:
    found = read(tmp_path, f"<p>Kennedy{call} was sent <a href='#n1'>there</a>.</p>{note}")
    assert found.text == "Kennedy was sent there.\nAt home."
    assert (marked(found, "noteref"), marked(found, "note")) == ([""], ["At home."])


@pytest.mark.parametrize("name", ["sdfootnote1", "sdendnote1", "ftn1", "edn1"])
def test_a_note_of_a_word_processor_may_have_paragraphs(tmp_path: Path, name: str) -> None:
    call = f'<a name="{name}r" href="#{name}s"><sup>1</sup></a>'
    note = f'<div id="{name}"><p><a name="{name}s" href="#{name}r">1</a> One.</p><p>Two.</p></div>'
    found = read(tmp_path, f"<p>Words{call}.</p>{note}<p>More.</p>")
    assert found.text == "Words.\nMore.\nOne.\nTwo."
    assert marked(found, "note") == ["One.\nTwo."]


def test_numbers_of_items_that_the_page_says(tmp_path: Path) -> None:
    items = "<li>The <i>Parties</i>.</li><li><p></p><p><b>They</b> meet.</p><p>More.</p></li>"
    assert read(tmp_path, f"<ol>{items}</ol>").text == "The Parties.\nThey meet.\nMore."
    found = read(tmp_path, f"<ol start='3'>{items}<li> </li></ol><p>end</p>")
    assert found.text == "3. The Parties.\n4. They meet.\nMore.\nend"
    assert marked(found, "item") == ["3. The Parties.", "4. They meet.\nMore."]
    assert marked(found, "bold") == ["They"]
    other = "<ol><li>a</li><li value='7'>b<ol start='1'><li>c</li></ol></li><li>d</li></ol><ol type='a' start='2'><li>e"
    assert read(tmp_path, other).text == "a\n7. b\n1. c\n8. d\ne"


def test_links_that_are_no_notes_stay_words(tmp_path: Path) -> None:
    contents = '<p><a id="t1" href="#c1">1</a> <a href="#c2">2</a></p>'
    chapters = '<div id="c1"><h2>One</h2><p>a <a href="#t1">up</a></p></div><div id="c2"><p>b</p></div>'
    found = read(tmp_path, contents + chapters)
    assert found.text == "1 2\nOne\na up\nb"
    assert not marked(found, "note")


def test_printed_pages(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '<p>leaf [Page 338] next</p><div role="doc-pagebreak" aria-label="Page 339"></div><p>on'
        '<span class="pagenum">Pg 340</span>wards</p>',
    )
    assert found.text == "leaf next\nonwards"
    assert [(page.label, page.inferred) for page in found.pages] == [
        ("337", True),
        ("338", False),
        ("339", False),
        ("340", False),
    ]


def test_what_is_not_shown_is_left_out(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "<style>p {}</style><noscript>Turn it on</noscript><div hidden>a</div><template><p>b</p></template>"
        '<div role="navigation">c</div><!-- d > --><p title="x > y">words</p><script>"</p>"</script>',
    )
    assert found.text == "words"


@pytest.mark.parametrize("name", ["article", "header", "main", "section"])
def test_a_page_without_head_and_body_keeps_its_beginning(tmp_path: Path, name: str) -> None:
    """Its first element is one that the parser does not know, and leaves in the head."""
    found = read(tmp_path, f"<!DOCTYPE html><meta charset=utf-8><title>T</title><{name}>One</{name}><p>Two")
    assert (found.title, found.text) == ("T", "One\nTwo")


def test_quotation_marks_that_a_browser_adds(tmp_path: Path) -> None:
    assert read(tmp_path, "<p>He: <q>she: <q>no</q></q></p>").text == "He: “she: ‘no’”"


def test_encodings(tmp_path: Path) -> None:
    declared = '<meta charset="iso-8859-1"><p>“Größe”</p>'.encode("windows-1252")
    assert read(tmp_path, declared).text == "“Größe”"
    with pytest.raises(UnknownEncoding, match="Größe"):
        read(tmp_path, "<p>Größe</p>".encode("windows-1252"))
    assert read(tmp_path, "<p>&#150; &ngE; &amp;lt; &#x41;</p>").text == "– ≧̸ &lt; A"


def test_a_page_without_words_is_refused(tmp_path: Path) -> None:
    for markup in ("", "<p>&nbsp;</p>", "<script>1</script>"):
        with pytest.raises(UnreadableFile, match=r"no words|is empty"):
            read(tmp_path, markup)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<div>" * 5000 + "deep", "would be lost"),
        ("<p>" * 1_000_001, "more markup"),
        ("<p>one</p><plaintext><b>two", "would be"),
    ],
)
def test_what_a_parser_would_lose_is_refused(tmp_path: Path, markup: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(tmp_path, markup)


def test_the_count_notices_a_lost_a_doubled_and_a_changed_letter() -> None:
    visible.check("a", ["one two", "e\u0301"], ["twoone", "\u00e9"])
    for kept in ("one tw", "one twoo", "one twu"):
        with pytest.raises(UnreadableFile, match="cannot be read faithfully"):
            visible.check("a", ["one two"], [kept])


def test_files_and_addresses_that_a_page_names_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("<p>SECRET</p>", "utf-8")
    found = read(
        tmp_path,
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret.html">]><p>a &x; '
        f'<iframe src="secret.html"></iframe><a href="file://{tmp_path}/secret.html">b</a>'
        '<a href="javascript:x">c</a></p>',
    )
    assert "SECRET" not in found.text
    assert not marked(found, "reference")
