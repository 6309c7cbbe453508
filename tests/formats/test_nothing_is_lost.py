"""Text and pages that odd files would lose."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import UnreadableFile
from annotator.formats import read_plain, read_tei
from annotator.model import ImportedDocument

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def tei(tmp_path: Path, body: str) -> list[ImportedDocument]:
    path = tmp_path / "odd.xml"
    path.write_text(body, "utf-8")
    return list(read_tei.read(path))


def text_of(tmp_path: Path, body: str) -> ImportedDocument:
    (found,) = tei(tmp_path, f"<TEI {NS}><text><body>{body}</body></text></TEI>")
    return found


def plain(tmp_path: Path, content: str | bytes) -> ImportedDocument:
    path = tmp_path / "odd.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_plain.read(path)[0]


def test_a_note_of_a_paragraph_a_list_and_more(tmp_path: Path) -> None:
    note = "<note><p>See:</p><list><item>one</item><item>two</item></list> tail</note>"
    found = text_of(tmp_path, f"<p>Word{note} goes on.</p>")
    assert found.text == "Word goes on.\nSee:\none\ntwo\ntail"


def test_a_corpus_is_all_its_texts(tmp_path: Path) -> None:
    one = "<TEI><text><body><p>{}</p></body></text></TEI>"
    found = tei(tmp_path, f"<teiCorpus {NS}>{one.format('first')}{one.format('second')}</teiCorpus>")
    assert [document.text for document in found] == ["first", "second"]


def test_what_stands_outside_the_documents_of_a_volume_is_counted(tmp_path: Path) -> None:
    body = '<div><p>Preface here</p></div><div type="document"><p>one</p></div>'
    assert text_of(tmp_path, body).details[read_tei.OUTSIDE] == len("Prefacehere")


@pytest.mark.parametrize(
    "left_out", ['<del>x<pb n="7"/>y</del>', '<choice><sic>a<pb n="7"/></sic><corr>b</corr></choice>']
)
def test_a_page_that_begins_in_what_is_left_out_begins(tmp_path: Path, left_out: str) -> None:
    found = text_of(tmp_path, f'<p><pb n="6"/>before {left_out} after</p>')
    assert [page.label for page in found.pages] == ["6", "7"]


def test_a_name_that_ends_in_a_number_keeps_it(tmp_path: Path) -> None:
    found = plain(tmp_path, "125. Report on U2\n\nText.\n\n  1. Source: Archive.")
    assert found.title == "Report on U2"


@pytest.mark.parametrize("words", ["| a |12|13| b |", "see [p. 3] and [p. 9] of Smith", "values |5| and |3| apart"])
def test_what_only_looks_like_page_marks_stays(tmp_path: Path, words: str) -> None:
    found = plain(tmp_path, f"Title\n\n{words}")
    assert found.text == f"Title\n{words}"
    assert found.pages == ()


def test_pages_before_the_title_and_in_the_notes(tmp_path: Path) -> None:
    found = plain(tmp_path, "[Page 337]\n\nTitle0\n\nText.\n\n  1. Source: An archive, [Page 338] box 2.")
    assert found.title == "Title"
    assert [(page.label, page.start) for page in found.pages] == [("337", 0), ("338", found.text.index("box"))]


def test_zero_bytes_far_down_and_other_unicode(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not a text file"):
        plain(tmp_path, b"words " * 20_000 + b"\0more")
    assert plain(tmp_path, "Titel\n\n😀 Wörter".encode("utf-32")).text == "Titel\n😀 Wörter"


def test_nothing_but_page_marks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no words"):
        plain(tmp_path, "[Page 1]\n\n[Page 2]")
