"""TEI with stand-off annotations: the text is the text, and each target cuts out the words of its annotation."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from annotator import jobs
from annotator.store import annotations, documents
from annotator.store.project import Project
from tests.making import a_document, mark_words

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
NOTE = "<p> & ]]> \U0001f600 \u05d0\nsecond line"


def exported(project: Project, tmp_path: Path) -> etree._Element:
    jobs.export(project, "tei", tmp_path / "letter.xml")
    return etree.parse(str(tmp_path / "letter.xml")).getroot()


def cut_out(root: etree._Element, target: str) -> list[str]:
    """What string ranges point at."""
    by_id = {one.get(ID): "".join(one.itertext()) for one in root.iter() if one.get(ID)}
    found = re.findall(r"#string-range\((\w+),(\d+),(\d+)\)", target)
    return [by_id[where][int(start) : int(start) + int(length)] for where, start, length in found]


def test_targets_are_the_words(letter: Project, letter_id: str, tmp_path: Path) -> None:
    one = mark_words(letter, letter_id, "on ice until the end of the elections", note=NOTE, tag_paths=["a/b"])
    annotations.reply(letter, one, "So.")
    mark_words(letter, letter_id, "Mr. President")
    root = exported(letter, tmp_path)
    first, second = sorted(root.findall(".//t:annotation", TEI), key=lambda one: one.get("motivation") or "")
    assert cut_out(root, first.get("target", "")) == ["on ice until the end of the elections"]
    assert cut_out(root, second.get("target", "")) == ["Mr. President"]
    assert [note.text for note in first.findall("t:note", TEI)] == [NOTE, "So."]
    assert root.xpath("//t:interp/text()", namespaces=TEI) == ["a/b"]
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    pointed = {one.lstrip("#") for name in ("ana", "ref", "resp") for one in root.xpath(f"//@{name}")}
    assert pointed | set(root.xpath("//t:ptr/@target", namespaces=TEI)) <= set(ids) | {f"#{one}" for one in ids}
    shown = root.findall(".//t:text//*[@{http://www.w3.org/XML/1998/namespace}id]", TEI)
    text = [words for words in documents.text(letter, letter_id).split("\n") if words]
    assert [words for one in shown if (words := "".join(one.itertext()))] == text


def test_a_passage_over_paragraphs_several_documents_and_what_is_not_found(letter: Project, tmp_path: Path) -> None:
    short = a_document(letter, "First.\nSecond one.", "Short")
    annotations.add(letter, short, [(2, 13)])
    lost = mark_words(letter, documents.listed(letter)[0].id, "on ice")
    with letter.edit("Lose"):
        for row in letter.rows("SELECT id FROM span WHERE annotation_id = ?", [lost]):
            letter.put("span", row["id"], {"quote": "no such words"})
    root = exported(letter, tmp_path)
    assert root.tag.endswith("teiCorpus")
    targets = [cut_out(root, one.get("target", "")) for one in root.findall(".//t:annotation", TEI)]
    assert targets == [[], ["rst.", "Second"]]
    assert root.xpath("//t:note[@type='quotation']/text()", namespaces=TEI) == ["no such words"]


def test_it_can_be_imported(letter: Project, letter_id: str, tmp_path: Path) -> None:
    mark_words(letter, letter_id, "on ice")
    exported(letter, tmp_path)
    [found] = jobs.read_documents(tmp_path / "letter.xml")
    assert found.text.split() == documents.text(letter, letter_id).split()


def test_several_can_be_imported_with_their_own_titles(letter: Project, tmp_path: Path) -> None:
    a_document(letter, "First.\nSecond one.", "Short")
    exported(letter, tmp_path)
    found = jobs.read_documents(tmp_path / "letter.xml")
    assert [(one.number, one.title) for one in found] == [(one.number, one.title) for one in documents.listed(letter)]
    assert [one.pages for one in found][1] == ()
