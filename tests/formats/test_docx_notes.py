"""Notes for a paper as a Word file: real footnotes and end notes, headings, notes in Word's own formatting."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from annotator import jobs
from annotator.formats import READERS, WRITERS
from annotator.model import Annotation, Document, Reply, Section, Snapshot, Span
from annotator.progress import no_progress
from annotator.store import annotations, documents, links, outline
from annotator.store.project import Project
from tests.conftest import Command
from tests.making import a_document, mark_words
from tests.test_quoting import FOOTNOTE, QUOTATION, TEI, WORDS

NOTE = """A *pledge*, or a **threat**? `so`

1. one
   - within
2. two

- apart

5. five

> He said it

<b>words</b> [memoir](https://example.org/x)"""
ANYTHING = st.text(max_size=30)


def exported(project: Project, path: Path, kind: str = "docx-notes", **more: bool) -> etree._Element:
    jobs.export(project, kind, path, **more)
    return body_of(path)


def body_of(path: Path) -> etree._Element:
    return part(path, "word/document.xml")[0]


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as packed:
        return etree.fromstring(packed.read(name))


def words(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def value(element: etree._Element, path: str) -> str:
    """The first value at a path of Word's names."""
    steps = "/".join(qn(f"w:{name}") for name in path.split("/"))
    found = element.find(steps)
    return "" if found is None else found.get(qn("w:val"), "")


def lines(body: etree._Element) -> list[tuple[str, str]]:
    """The style and the words of each paragraph."""
    return [(value(one, "pPr/pStyle"), words(one)) for one in body.iter(qn("w:p"))]


def as_markdown(element: etree._Element) -> str:
    """The words, those that are really italic between stars."""
    runs = element.iter(qn("w:r"))
    return "".join(
        f"*{words(run)}*" if run.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None else words(run) for run in runs
    )


def cited(path: Path, kind: str = "footnote") -> dict[str, str]:
    """The notes of a file by their ids, the rules left out."""
    notes = part(path, f"word/{kind}s.xml")
    return {one.get(qn("w:id"), ""): as_markdown(one).strip() for one in notes if one.get(qn("w:type")) is None}


@pytest.fixture
def paper(project: Project) -> dict[str, str]:
    """A letter with three notes, two of them in sections."""
    letter = jobs.import_documents(project, TEI)[0]
    ids = {
        "ice": mark_words(project, letter, WORDS, note=NOTE, tag_paths=["elections"]),
        "room": mark_words(project, letter, "lebensraum", tag_paths=["a"]),
        "trad": mark_words(project, letter, "Such, evidently, are “traditions” in the United States"),
    }
    annotations.reply(project, ids["ice"], "Is it *really*?\n\nI wonder.")
    links.add(project, ids["ice"], ids["room"], "contradicts")
    argument = outline.add(project, "Argument: #1")
    outline.put(project, outline.add(project, "Calendar", argument), [ids["room"], ids["ice"]])
    return ids


def test_every_quotation_has_its_citation_in_a_real_footnote(
    project: Project, paper: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "notes.docx"
    body = exported(project, path)
    notes = cited(path)
    assert list(notes) == ["1", "2", "3"]
    assert notes["2"] == FOOTNOTE
    assert notes["3"].endswith("doc. 125, pp. 337–38.")
    called = {one.get(qn("w:id")): one.getparent().getparent() for one in body.iter(qn("w:footnoteReference"))}
    assert {number: words(block) for number, block in called.items()} == {
        "1": "“lebensraum”",
        "2": QUOTATION,
        "3": "“Such, evidently, are ‘traditions’ in the United States”",
    }
    signs = {value(one.getparent(), "rPr/rStyle") for one in body.iter(qn("w:footnoteReference"))}
    assert signs == {"FootnoteReference"}
    rules = {one.get(qn("w:type")): one.get(qn("w:id")) for one in part(path, "word/footnotes.xml")}
    told = part(path, "word/settings.xml").find(qn("w:footnotePr"))
    assert told is not None
    ids = [one.get(qn("w:id")) for one in told.iter(qn("w:footnote"))]
    assert ids == [rules["separator"], rules["continuationSeparator"]] == ["-1", "0"]
    assert {"FootnoteText", "FootnoteReference"} <= {one.style_id for one in docx.Document(str(path)).styles}


def test_headings_go_by_the_outline_or_by_tags(project: Project, paper: dict[str, str], tmp_path: Path) -> None:
    found = lines(exported(project, tmp_path / "a.docx"))
    assert [one for one in found if one[0].startswith("Heading")] == [
        ("Heading1", "Argument: #1"),
        ("Heading2", "Calendar"),
        ("Heading1", "In no section"),
    ]
    found = lines(exported(project, tmp_path / "b.docx", outlined=False))
    assert [text for style, text in found if style.startswith("Heading")] == ["a", "elections", "Without a tag"]


def test_a_note_in_markdown_becomes_formatting(project: Project, paper: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    body = exported(project, path)
    found = lines(body)
    at = found.index(("", QUOTATION)) + 1
    assert found[at : at + 10] == [
        ("", "A pledge, or a threat? so"),
        ("ListParagraph", "one"),
        ("ListParagraph", "within"),
        ("ListParagraph", "two"),
        ("ListParagraph", "apart"),
        ("ListParagraph", "five"),
        ("Quote", "He said it"),
        ("", "<b>words</b> memoir <https://example.org/x>"),
        (
            "NoteDetails",
            "→ contradicts: “lebensraum” (125. Message From Chairman Khrushchev to President Kennedy), p. 337",
        ),
        ("NoteReply", f"{project.reader.name}, {loaded_day(project, paper['ice'])}: Is it really?"),
    ]
    blocks = list(body.iter(qn("w:p")))[at:]
    assert [words(run) for run in blocks[0].iter(qn("w:r")) if run.find(f".//{qn('w:b')}") is not None] == ["threat"]
    assert as_markdown(blocks[0]).startswith("A *pledge*, or")
    items = [(value(one, "pPr/numPr/ilvl"), value(one, "pPr/numPr/numId")) for one in blocks[1:6]]
    assert [level for level, _ in items] == ["0", "1", "0", "0", "0"]
    first, bullets, last = items[0][1], items[1][1], items[4][1]
    assert [number for _, number in items] == [first, bullets, first, bullets, last]
    starts = {
        one.get(qn("w:numId")): value(one, "lvlOverride/startOverride")
        for one in part(path, "word/numbering.xml").iter(qn("w:num"))
    }
    assert (starts[first], starts[bullets], starts[last]) == ("1", "", "5")
    assert found[-1] == ("NoteEnd", f"{project.reader.name} · {loaded_day(project, paper['ice'])}")
    assert ("NoteEnd", f"#elections · {project.reader.name} · {loaded_day(project, paper['ice'])}") in found


def loaded_day(project: Project, annotation_id: str) -> str:
    found = annotations.get(project, annotation_id)
    assert found is not None
    return found.created[:10]


def test_what_word_wants_in_an_order_stands_in_it(project: Project, tmp_path: Path) -> None:
    word = "\u05e9\u05dc\u05d5\u05dd"
    document = a_document(project, f"{word} {word}\n{word}", word)
    inline = f"*{word}* **{word}** `{word}` ***{word}***"
    note = f"1. {word}\n\n   {word}\n\n   > {word}\n\n# {inline}\n\n> {word}"
    made = annotations.add(project, document, [(0, 14)], note=note, tag_paths=[word])
    annotations.reply(project, made, note)
    path = tmp_path / "a.docx"
    body = exported(project, path)
    assert len(list(body.iter(qn("w:bidi")))) > 8
    for root in (body, part(path, "word/footnotes.xml"), part(path, "word/styles.xml")):
        for name, order in ORDERS.items():
            for one in root.iter(qn(name)):
                found = [etree.QName(child).localname for child in one]
                assert found == sorted(found, key=order.index), found
                assert len(found) == len(set(found))


_BLOCK = "pStyle keepNext keepLines widowControl numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl"
_WORDS = "rStyle rFonts b bCs i iCs caps smallCaps color spacing kern sz szCs u shd vertAlign lang"
_PAPER = "footnotePr pgSz pgMar cols docGrid"
ORDERS = {f"w:{name}Pr": tuple(order.split()) for name, order in (("p", _BLOCK), ("r", _WORDS), ("sect", _PAPER))}


def test_the_address_of_a_link_is_written_where_its_words_do_not_give_it(project: Project, tmp_path: Path) -> None:
    document = a_document(project, "Words.")
    annotations.add(
        project, document, [(0, 5)], note="<http://a> [see *this*](http://b) ![a *b*](http://c) ![](http://d)"
    )
    found = [text for _, text in lines(exported(project, tmp_path / "a.docx"))]
    assert "http://a see this <http://b> a b <http://c> <http://d>" in found


def test_the_notes_are_in_the_style_one_chose(project: Project, tmp_path: Path, done: Command) -> None:
    letter = jobs.import_documents(project, TEI)[0]
    mark_words(project, letter, "Such, evidently, are “traditions” in the United States")
    path = tmp_path / "a.docx"
    done("export", project.path, "--to", "docx-notes", "--style", "mhra", "-o", path)
    assert cited(path)["1"].startswith("‘Message From Chairman Khrushchev to President Kennedy’, undated, in *Foreign")
    assert ("", "‘Such, evidently, are “traditions” in the United States’") in lines(body_of(path))
    done("export", project.path, "--to", "md", "--style", "mhra", "-o", path)
    assert "[^1]: \\‘Message From Chairman" in path.read_text("utf-8")
    for in_text in ("mla", "chicago-author-date"):
        done("export", project.path, "--to", "docx-notes", "--style", in_text, "-o", path)
        assert cited(path)["1"] == FOOTNOTE.replace("p. 338", "pp. 337–38"), "they have no notes of their own"


def test_end_notes_instead(project: Project, paper: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    body = exported(project, path, "docx-endnotes")
    assert cited(path, "endnote")["2"] == FOOTNOTE
    assert [one.get(qn("w:id")) for one in body.iter(qn("w:endnoteReference"))] == ["1", "2", "3"]
    assert "word/footnotes.xml" not in zipfile.ZipFile(path).namelist()
    assert value(body, "sectPr/endnotePr/numFmt") == "decimal"


def test_long_quotations_are_set_off(project: Project, tmp_path: Path) -> None:
    document = a_document(project, "One end.\nAnother beginning.\n" + "word " * 99 + "last")
    text = documents.text(project, document)
    annotations.add(project, document, [(0, 27)])
    annotations.add(project, document, [(28, len(text))])
    annotations.add(project, document, [(33, len(text))])
    found = [style for style, words in lines(exported(project, tmp_path / "a.docx")) if words and style != "NoteEnd"]
    assert found == ["Heading1", "Quote", "Quote", "Quote", ""]


def test_pages_that_are_inferred_stay_in_brackets_until_they_are_confirmed(
    letter: Project, letter_id: str, tmp_path: Path
) -> None:
    mark_words(letter, letter_id, "this source will always")
    path = tmp_path / "a.docx"
    exported(letter, path)
    assert cited(path)["1"].endswith("doc. 125, p. [337].")


def test_our_own_reader_reads_the_notes_back(project: Project, paper: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    exported(project, path)
    (found,) = READERS["docx"].read(path, "")
    assert QUOTATION in found.text
    assert f"\n{FOOTNOTE.replace('*', '')}" in found.text
    assert [mark.value for mark in found.marks if mark.kind == "noteref"] == ["1", "2", "3"]


@pytest.mark.parametrize("kind", ["docx-notes", "docx-endnotes", "docx"])
def test_the_same_notes_are_the_same_bytes(
    project: Project, paper: dict[str, str], tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(project, tmp_path / "a.docx", kind)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    exported(project, tmp_path / "b.docx", kind)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@settings(deadline=None, max_examples=40)
@given(ANYTHING, ANYTHING, ANYTHING, st.sampled_from(["docx-notes", "docx-endnotes"]))
def test_any_characters_make_a_file_that_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, one: str, two: str, three: str, kind: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.docx"
    span = Span("s", 0, 1, two, "", "", (), "exact")
    note = f"{one}\n\n- {two}\n\n1. *{three}* [{one}](http://x/{two})\n\n> {three}"
    reply = Reply("r", "b", three, one, "2024-01-01T00:00:00Z")
    given = Annotation(
        "a", "d", one, "sky", note, "a", two, "2024-01-01T00:00:00Z", "", (span,), tags=(three,), replies=(reply,)
    )
    work = Document("d", one, two, "", "", {"collection-title": three, "publisher": one}, 1, (), 1)
    snapshot = Snapshot((work,), (given,), (), (), (), (), (Section("s", two, "", 0, ("a",)),), outlined=True)
    WRITERS[kind].write(snapshot, path, no_progress)
    body = body_of(path)
    assert len(cited(path, "endnote" if kind == "docx-endnotes" else "footnote")) == 1
    docx.Document(str(path))
    assert lines(body)[0][0] == "Heading1"


def test_on_the_command_line(project: Project, paper: dict[str, str], done: Command, tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    done("export", project.path, "--to", "docx-notes", "#elections", "-o", path)
    assert list(cited(path)) == ["1"]
    assert [text for style, text in lines(body_of(path)) if style.startswith("Heading")] == ["Argument: #1", "Calendar"]
