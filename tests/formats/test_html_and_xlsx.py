"""The web page and the workbook: everything a person wrote is in them, and nothing of it is more than words."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from annotator import jobs
from annotator.formats import write_xlsx
from annotator.store import annotations, documents, links
from annotator.store.project import Project
from tests.making import a_document, mark_words

HOSTILE = "<script>alert(1)</script> & “so” ]]> \U0001f600 =1+1 _x0041_ \u05d0\u05d1"


def page_of(project: Project, tmp_path: Path, query: str = "") -> html.HtmlElement:
    jobs.export(project, "html", tmp_path / "letter.html", query)
    return html.fromstring((tmp_path / "letter.html").read_text("utf-8"))


def read(element: html.HtmlElement, path: str) -> list[str]:
    return ["".join(one.itertext()) for one in element.xpath(path)]


def test_the_page_is_the_text_with_the_notes_beside_it(letter: Project, letter_id: str, tmp_path: Path) -> None:
    one = mark_words(letter, letter_id, "on ice until the end", note=HOSTILE, tag_paths=["elections"], colour="sky")
    mark_words(letter, letter_id, "ice until the end of the elections", colour="pink")
    annotations.reply(letter, one, "So it seems.")
    links.add(letter, one, letter_id, "see also")
    page = page_of(letter, tmp_path)
    assert page.xpath("//script") == []
    notes = read(page, "//span[contains(@class, 'note ')]")
    assert len(notes) == 2
    assert all(words in notes[0] for words in (HOSTILE, "#elections", "So it seems.", "see also"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href")} <= set(ids)
    assert read(page, "//mark[@class='pink']") == ["ice until the end", " of the elections"]
    assert read(page, "//mark[@class='sky']") == ["on ", "ice until the end"]
    for extra in page.xpath("//span[contains(@class, 'note ') or @class='page' or @class='tick'] | //sup"):
        extra.drop_tree()
    for number in page.xpath("//a[@class='back']"):
        number.tail = (number.tail or "").lstrip()
        number.drop_tree()
    shown = [words for words in read(page, "//div[@class='text']/*") if words]
    assert shown == [words for words in documents.text(letter, letter_id).split("\n") if words]


def test_it_asks_nothing_of_anybody(letter: Project, letter_id: str, tmp_path: Path) -> None:
    mark_words(letter, letter_id, "on ice", note="![x](http://example.org/x.png) https://example.org")
    page = page_of(letter, tmp_path)
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    assert page.xpath("//@src | //link | //a[starts-with(@href, 'http')]") == []


def test_only_documents_with_what_the_filter_leaves(letter: Project, letter_id: str, tmp_path: Path) -> None:
    other = a_document(letter, "A short text.\n\nOf two paragraphs.", "Short")
    mark_words(letter, other, "two", tag_paths=["b"])
    mark_words(letter, letter_id, "on ice", tag_paths=["a"])
    assert len(page_of(letter, tmp_path).xpath("//article")) == 2
    found = page_of(letter, tmp_path, "#b")
    assert read(found, "//h1") == ["Short"]
    assert read(found, "//mark") == ["two"]


def test_what_is_not_found_stands_below(letter: Project, letter_id: str, tmp_path: Path) -> None:
    mark_words(letter, letter_id, "on ice", note="lost")
    with letter.edit("Lose"):
        for row in letter.rows("SELECT id FROM span"):
            letter.put("span", row["id"], {"quote": "no such words"})
    page = page_of(letter, tmp_path)
    assert "lost" in read(page, "//footer")[0]
    assert "no such words" in read(page, "//footer")[0]


def cells(path: Path, sheet: int) -> list[list[str]]:
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(one.itertext("{*}t")) for one in strings.findall("x:si", space)]
        found = etree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert found.find(".//x:f", space) is None, "a formula"
    return [
        [shared[int(cell.findtext("x:v", "", space))] for cell in row.findall("x:c", space) if len(cell)]
        for row in found.findall(".//x:row", space)
    ]


def test_the_workbook_has_a_row_for_each(letter: Project, letter_id: str, tmp_path: Path) -> None:
    mark_words(letter, letter_id, "on ice", note=HOSTILE)
    jobs.export(letter, "xlsx", tmp_path / "a.xlsx")
    head, row = cells(tmp_path / "a.xlsx", 1)
    found = dict(zip(head, row, strict=False))
    assert (found["quotation"], found["document"]) == ("on ice", documents.listed(letter)[0].name)
    assert HOSTILE.replace("_x0041_", "_x005F_x0041_") in row


@pytest.mark.parametrize("words", ["n" * 40_000, "\U0001f600" * 40_000])
def test_what_no_cell_can_hold_goes_on_in_another_sheet(
    letter: Project, letter_id: str, tmp_path: Path, words: str
) -> None:
    one = mark_words(letter, letter_id, "on ice", note=words)
    jobs.export(letter, "xlsx", tmp_path / "a.xlsx")
    first = next(cell for cell in cells(tmp_path / "a.xlsx", 1)[1] if cell.startswith(words[0]))
    more = cells(tmp_path / "a.xlsx", 2)[1:]
    assert {(row[0], row[1]) for row in more} == {(one, "note")}
    assert first + "".join(row[2] for row in more) == words
    assert all(len(piece.encode("utf-16-le")) // 2 <= 32_767 for piece in (first, *(row[2] for row in more)))
    assert write_xlsx.pieces("") == [""]
