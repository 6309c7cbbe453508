from __future__ import annotations

from pathlib import Path

import pytest

from annotator import jobs
from annotator.errors import UnreadableFile
from annotator.formats import read_tei
from annotator.model import ImportedDocument, Page
from annotator.store import documents
from annotator.store.project import Project

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="vol">{header}<text><body>{body}</body></text></TEI>'


def read_all(tmp_path: Path, content: str, name: str = "text.xml") -> list[ImportedDocument]:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    return list(read_tei.read(path))


def read(tmp_path: Path, body: str, header: str = "") -> ImportedDocument:
    (found,) = read_all(tmp_path, TEI.format(body=body, header=header))
    return found


def marked(found: ImportedDocument, kind: str) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks if mark.kind == kind]


def values(found: ImportedDocument, kind: str) -> list[tuple[str, str]]:
    return [(mark.target, mark.value) for mark in found.marks if mark.kind == kind]


# --- white space and blocks


def test_white_space_is_as_xml_means_it(tmp_path: Path) -> None:
    found = read(tmp_path, "<div>\n <p>\n  one\n   two <hi>\n three</hi>four\n</p>\n\n<p>five</p> </div>")
    assert found.text == "one two threefour\nfive"


def test_comments_and_instructions_are_not_text(tmp_path: Path) -> None:
    found = read(tmp_path, "<p>one<!-- hidden --> two<?hidden too?>three</p>")
    assert found.text == "one twothree"


def test_lists_verse_and_tables_are_lines(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "<list><item>a</item><item>b <list><item>c</item></list></item></list>"
        '<lg><l n="5">roses</l><l>violets</l></lg>'
        "<table><row><cell>1</cell><cell>2</cell></row><row><cell>3</cell></row></table>",
    )
    assert found.text == "a\nb\nc\nroses\nviolets\n1 2\n3"
    assert marked(found, "item") == ["a", "b\nc", "c"]
    assert marked(found, "verse") == ["roses", "violets"]
    assert values(found, "verse") == [("", "5"), ("", "")]
    assert marked(found, "row") == ["1 2", "3"]


def test_a_play_has_speakers_and_stage_directions(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "<stage>Enter Hamlet</stage><sp who='#h'><speaker>HAMLET</speaker><l>To be</l></sp>"
        "<sp><speaker>OPHELIA</speaker><p>My lord</p></sp><sp><speaker>HAMLET</speaker><l>or not</l></sp>",
    )
    assert found.text == "Enter Hamlet\nHAMLET\nTo be\nOPHELIA\nMy lord\nHAMLET\nor not"
    assert marked(found, "speaker") == ["HAMLET", "OPHELIA", "HAMLET"]
    assert marked(found, "stage") == ["Enter Hamlet"]


def test_the_first_heading_is_the_title_and_others_are_headings(tmp_path: Path) -> None:
    found = read(tmp_path, "<div><head>One</head><p>text</p><div><head>Two</head><p>more</p></div></div>")
    assert marked(found, "title") == ["One"]
    assert marked(found, "heading") == ["Two"]


def test_quotations_in_a_line_stay_there_and_others_stand_alone(tmp_path: Path) -> None:
    found = read(tmp_path, "<div><p>He said <quote>no</quote>.</p><quote><p>At length</p></quote><p>End</p></div>")
    assert found.text == "He said no.\nAt length\nEnd"
    assert marked(found, "quote") == ["At length"]


def test_line_breaks_are_spaces_unless_they_divide_a_word(tmp_path: Path) -> None:
    assert read(tmp_path, '<p>one<lb/>two inter<lb break="no"/>rupted</p>').text == "one two interrupted"


def test_insertions_date_lines_and_emphasis(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "<div><dateline>Moscow, <date>undated</date>.</dateline><p>[Here follow 6 pages.]</p>"
        '<p><hi rend="strong">A</hi> <hi rend="smallcaps">B</hi> <hi rend="italic">C</hi></p></div>',
    )
    kinds = ("dateline", "insertion", "bold", "smallcaps", "italic")
    assert [marked(found, kind) for kind in kinds] == [
        ["Moscow, undated."],
        ["[Here follow 6 pages.]"],
        ["A"],
        ["B"],
        ["C"],
    ]


# --- pages


def test_page_breaks_inside_words_between_paragraphs_and_before_the_text(tmp_path: Path) -> None:
    found = read(tmp_path, '<pb n="1"/><p>inter<pb n="2"/>rupted words</p><pb n="3"/><p>next</p><pb n="4"/>')
    assert found.text == "interrupted words\nnext"
    assert found.pages == (Page(0, "1"), Page(5, "2"), Page(18, "3"))


def test_a_page_that_is_open_when_a_document_begins_is_its_first(tmp_path: Path) -> None:
    first, second = read_all(
        tmp_path,
        TEI.format(
            header="",
            body='<pb n="7"/><div type="document" xml:id="d1"><p>one</p></div>'
            '<div type="document" xml:id="d2"><p>two <pb n="8"/>three</p></div>',
        ),
    )
    assert first.pages == (Page(0, "7"),)
    assert second.pages == (Page(0, "7"), Page(4, "8"))


def test_a_note_stands_on_the_page_of_its_mark(tmp_path: Path) -> None:
    found = read(tmp_path, '<pb n="1"/><p>one<note>first</note></p><pb n="2"/><p>two</p>')
    note = found.text.index("first")
    assert found.pages == (Page(0, "1"), Page(4, "2"), Page(note, "1"))


# --- notes


def test_notes_leave_the_sentence_whole_and_follow_the_text(tmp_path: Path) -> None:
    found = read(tmp_path, "<div><head>Title<note>on the title</note></head><p>one<note>on one</note>, two</p></div>")
    assert found.text == "Title\none, two\non the title\non one"
    assert found.title == "Title"
    refs = [(mark.start, mark.value) for mark in found.marks if mark.kind == "noteref"]
    assert refs == [(5, "1"), (9, "2")]
    assert marked(found, "note") == ["on the title", "on one"]
    assert [target for target, _ in values(found, "noteref")] == [target for target, _ in values(found, "note")]


def test_a_note_at_the_beginning_of_a_paragraph_belongs_to_it(tmp_path: Path) -> None:
    found = read(tmp_path, "<div><p>before</p><p><note>n</note>word</p></div>")
    (ref,) = [mark for mark in found.marks if mark.kind == "noteref"]
    assert found.text[ref.start :].startswith("word")


def test_a_note_after_a_heading_belongs_to_the_heading(tmp_path: Path) -> None:
    found = read(tmp_path, "<div><head>Title</head><note>source</note><p>text</p></div>")
    (ref,) = [mark for mark in found.marks if mark.kind == "noteref"]
    assert ref.start == len("Title")


def test_a_note_of_several_paragraphs_and_a_note_in_a_note(tmp_path: Path) -> None:
    found = read(tmp_path, "<p>text<note><p>a</p><p>b<note>inner</note></p></note></p>")
    assert found.text == "text\na\nb\ninner"
    assert marked(found, "note") == ["a\nb", "inner"]


# --- readings


def test_the_corrected_regular_and_expanded_reading_is_the_text_and_the_other_is_kept(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "<p><choice><sic>teh</sic><corr>the</corr></choice> <choice><orig>olde</orig><reg>old</reg></choice> "
        "<choice><abbr>Amb.</abbr><expan>Ambassador</expan></choice> <sic>recieved</sic></p>",
    )
    assert found.text == "the old Ambassador recieved"
    assert marked(found, "reading") == ["the", "old", "Ambassador"]
    assert values(found, "reading") == [("corr", "teh"), ("reg", "olde"), ("expan", "Amb.")]


def test_of_an_apparatus_the_lemma_is_the_text_and_the_other_readings_are_kept(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "<p>a <app><lem wit='#A'>red</lem><rdg wit='#B'>read</rdg><rdg wit='#C'>ready</rdg></app> rose, "
        "<app><rdg>one</rdg><rdg>two</rdg></app></p>",
    )
    assert found.text == "a red rose, one"
    assert values(found, "reading") == [("lem", "read; ready"), ("rdg", "two")]


def test_words_that_the_reader_passes_over_refuse_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_tei._Writer, "write_notes", lambda _: None)
    with pytest.raises(UnreadableFile, match="4 characters would be lost"):
        read(tmp_path, "<p>text<note>lost</note></p>")


def test_a_title_reads_as_its_heading_does(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "<div type='document'><head>1. The <choice><sic>Teh</sic><corr>Real</corr></choice> Title<lb/>In Two Lines"
        "<del>gone</del><!-- no --></head><p>text</p></div>",
    )
    assert found.title == "The Real Title In Two Lines"
    assert marked(found, "title") == ["1. The Real Title In Two Lines"]


def test_gaps_and_deletions(tmp_path: Path) -> None:
    found = read(
        tmp_path, '<p>a <gap reason="illegible"/> b<del> struck</del> <add>added</add> <supplied>c</supplied></p>'
    )
    assert found.text == "a […] b added c"
    assert [(words, value) for words, (_, value) in zip(marked(found, "gap"), values(found, "gap"), strict=True)] == [
        ("[…]", "illegible")
    ]


# --- names and references


def test_names_are_explained_by_the_lists_of_the_volume(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '<p><persName corresp="#k">Khrushchev</persName> and the <gloss target="#un">UN</gloss> '
        "in <placeName>Bonn</placeName></p>",
        header='<teiHeader><profileDesc><particDesc><listPerson><person xml:id="k">'
        "<persName>Khrushchev, Nikita</persName><!-- secret --><occupation>Chairman</occupation></person>"
        "</listPerson></particDesc></profileDesc>"
        '<list><item><term xml:id="un">UN</term>, United Nations</item></list></teiHeader>',
    )
    assert values(found, "person") == [("k", "Khrushchev, Nikita Chairman")]
    assert values(found, "term") == [("un", "UN, United Nations")]
    assert marked(found, "place") == ["Bonn"]


VOLUME = TEI.format(
    header="",
    body='<div type="document" xml:id="d1" n="1"><head>1. First</head><p>see <ref target="#d2">document 2</ref> and '
    '<ref target="vol6#d9">volume VI</ref></p></div>'
    '<div type="document" xml:id="d2"><head>2. Second</head><p>text</p></div>',
)


def test_a_volume_becomes_its_documents_with_numbers_and_keys(tmp_path: Path) -> None:
    found = read_all(tmp_path, VOLUME)
    assert [(one.number, one.title, one.key) for one in found] == [("1", "First", "vol#d1"), ("2", "Second", "vol#d2")]


def test_references_in_the_volume_are_links_and_others_wait(tmp_path: Path, project: Project) -> None:
    path = tmp_path / "vol.xml"
    path.write_text(VOLUME, "utf-8")
    first, second = jobs.import_documents(project, path)
    found = documents.references(project, first)
    assert [(mark.value, there and there.id) for mark, there in found] == [("document 2", second), ("volume VI", None)]
    other = tmp_path / "vol6.xml"
    other.write_text(VOLUME.replace('"vol"', '"vol6"').replace("d1", "d9").replace("First", "Ninth"), "utf-8")
    ninth = jobs.import_documents(project, other)[0]
    found = documents.references(project, first)
    assert [there and there.id for _, there in found] == [second, ninth]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<persName>Ann Kern</persName>\n<persName type='pen'>A. K.</persName><idno>Q1</idno>", "Ann Kern"),
        ("<idno>Q1</idno><name>Ann <idno>Q2</idno>Kern</name><name>A. K.</name>", "Ann Kern"),
        ("Ann Kern<idno>Q1</idno>", "Ann Kern"),
        ("<persName>Ann Kern</persName> and <persName>Ben Lee</persName>", "Ann Kern and Ben Lee"),
        ("Ann Kern, <orgName>Jena</orgName>", "Ann Kern, Jena"),
    ],
)
def test_an_author_is_the_first_form_of_the_name(tmp_path: Path, author: str, name: str) -> None:
    said = f"<titleStmt><title>T</title><author>{author}</author><author><idno>Q3</idno></author></titleStmt>"
    found = read(tmp_path, "<p>x</p>", f"<teiHeader><fileDesc>{said}</fileDesc></teiHeader>")
    assert found.details["author"] == [name]


def test_header_to_bibliographic_data(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "<div><dateline><date notBefore='1962-09-25T21:00:00' notAfter='1962-09-30'>undated</date></dateline></div>",
        header="<teiHeader><fileDesc><titleStmt><title>Letters</title><author>A. Author</author>"
        "<editor>C. Sampson</editor>"
        "<editor role='general'>G. General</editor></titleStmt><publicationStmt><publisher>GPO</publisher>"
        "<pubPlace>Washington</pubPlace><date>1994</date></publicationStmt></fileDesc></teiHeader>",
    )
    assert found.title == "Letters"
    assert (found.date, found.details["date_words"]) == ("1962-09-25/1962-09-30", "undated")
    wanted = ("author", "editor", "publisher", "publisher-place", "issued")
    assert [found.details[name] for name in wanted] == [["A. Author"], ["C. Sampson"], "GPO", "Washington", "1994"]


# --- entities and refusals


def test_entities_of_the_file_itself_are_resolved(tmp_path: Path) -> None:
    head = '<!DOCTYPE TEI [<!ENTITY auml "ä"><!ENTITY long "a &auml; b">]>'
    (found,) = read_all(tmp_path, head + TEI.format(header="", body="<p>x &long; &#233; &amp;</p>"))
    assert found.text == "x a ä b é &"


def test_an_entity_from_outside_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET", "utf-8")
    head = f'<!DOCTYPE TEI [<!ENTITY out SYSTEM "file://{tmp_path}/secret.txt">]>'
    with pytest.raises(UnreadableFile, match="nothing was imported") as refused:
        read_all(tmp_path, head + TEI.format(header="", body="<p>x &out; y</p>"))
    assert "SECRET" not in str(refused.value)


def test_a_document_type_from_outside_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.dtd").write_text('<!ENTITY out "SECRET">', "utf-8")
    head = f'<!DOCTYPE TEI SYSTEM "file://{tmp_path}/outside.dtd">'
    (found,) = read_all(tmp_path, head + TEI.format(header="", body="<p>x</p>"))
    assert found.text == "x"
    with pytest.raises(UnreadableFile, match="nothing was imported"):
        read_all(tmp_path, head + TEI.format(header="", body="<p>x &out;</p>"))


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE TEI [<!ENTITY a0 "lol">{lines}]>'
    with pytest.raises(UnreadableFile, match="nothing was imported"):
        read_all(tmp_path, head + TEI.format(header="", body="<p>&a11;</p>"))


def test_an_include_that_is_missing_is_left_out(tmp_path: Path) -> None:
    found = read(
        tmp_path, '<p>one</p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="none.xml"/><p>two</p>'
    )
    assert found.text == "one\ntwo"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("<TEI><text><body><p>one</TEI>", "line 1"),
        ("plain text", "not well-formed"),
        ("<html><body><p>x</p></body></html>", "not TEI"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>', "no <body>"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><front><p>x</p></front></text></TEI>', "no <body>"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div/></body></text></TEI>', "without any words"),
        ("<TEI><text><body><p>&undefined;</p></body></text></TEI>", "undefined"),
    ],
)
def test_what_is_no_tei_is_refused_with_the_reason(tmp_path: Path, content: str, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        read_all(tmp_path, content)


def test_files_without_the_namespace_and_of_the_older_kind_are_read(tmp_path: Path) -> None:
    (found,) = read_all(tmp_path, "<TEI.2><text><body><div1><head>A</head><p>b</p></div1></body></text></TEI.2>")
    assert found.text == "A\nb"


# --- several in one file


def a_part(body: str, title: str = "", author: str = "", name: str = "") -> str:
    said = f"<title>{title}</title>" * bool(title) + f"<author>{author}</author>" * bool(author)
    header = f"<teiHeader><fileDesc><titleStmt>{said}</titleStmt></fileDesc></teiHeader>" if said else ""
    named = f' xml:id="{name}"' * bool(name)
    return f"<TEI{named}>{header}<text><body>{body}</body></text></TEI>"


def test_the_texts_of_a_corpus_have_their_own_headers_and_pages(tmp_path: Path) -> None:
    parts = (
        a_part('<pb n="410"/><p>Dear Ben <ref target="#b">you</ref>.</p>', "Ann to Ben", "Ann"),
        a_part('<p>Dear Ann.</p><pb n="7"/><p>More.</p>', "3. Ben to Ann", name="b"),
        a_part("<head>Ann again</head><p>Dear Ben.</p>"),
        a_part('<div type="document"><p>Dear all.</p></div>'),
    )
    said = "<titleStmt><title>Letters</title><author>E. Ditor</author></titleStmt><publicationStmt><date>1962</date>"
    header = f"<teiHeader><fileDesc>{said}</publicationStmt></fileDesc></teiHeader>"
    corpus = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:id="c">{header}{"".join(parts)}</teiCorpus>'
    found = read_all(tmp_path, corpus)
    assert [(one.number, one.title) for one in found] == [
        ("", "Ann to Ben"), ("3", "Ben to Ann"), ("", "Ann again"), ("", "Letters"),
    ]  # fmt: skip
    assert [one.details["author"] for one in found] == [["Ann"], ["E. Ditor"], ["E. Ditor"], ["E. Ditor"]]
    assert {one.details["issued"] for one in found} == {"1962"}
    assert [[page.label for page in one.pages] for one in found] == [["410"], ["7"], [], []]
    assert values(found[0], "reference") == [(found[1].key, "you")]
