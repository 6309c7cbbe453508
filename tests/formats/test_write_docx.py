"""The annotated documents as a Word file: the text whole, each annotation a comment at its words."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document as Paper
from docx.oxml.ns import qn

from annotator import foreign, jobs
from annotator.model import Identity
from annotator.store import annotations, documents, links
from annotator.store.project import Project
from tests.foreign_files import told
from tests.making import a_document, mark_words

HOSTILE = "<w:p> & “so” ]]> \U0001f600 \u05d0\u05d1\n=1+1\tand on"


def exported(project: Project, tmp_path: Path, query: str = "") -> Paper:
    jobs.export(project, "docx", tmp_path / "letter.docx", query)
    return docx.Document(str(tmp_path / "letter.docx"))


def text_of(paper: Paper) -> list[str]:
    """The paragraphs, without the small signs for pages and notes."""
    found = ("".join(run.text for run in one.runs if not run.font.superscript) for one in paper.paragraphs)
    return [words for words in found if words.strip()]


def words_of(paper: Paper, comment_id: int) -> str:
    """The words that a comment stands at."""
    inside, found = False, ""
    for element in paper.element.body.iter():
        if element.get(qn("w:id")) == str(comment_id):
            inside = element.tag == qn("w:commentRangeStart")
        elif inside and element.tag == qn("w:t"):
            found += element.text or ""
    return found


def test_the_text_is_whole_and_each_annotation_a_comment(
    letter: Project, letter_id: str, tmp_path: Path, ben: Identity
) -> None:
    one = mark_words(letter, letter_id, "on ice until the end", note=HOSTILE, tag_paths=["elections"], colour="sky")
    mark_words(letter, letter_id, "ice until the end of the elections", note="over it")
    annotations.reply(letter, one, "So it seems.")
    links.add(letter, one, letter_id, "see also")
    paper = exported(letter, tmp_path)
    text = [words for words in documents.text(letter, letter_id).split("\n") if words]
    assert [words.strip() for words in text_of(paper)] == text
    found = list(paper.comments)
    assert [words_of(paper, one.comment_id) for one in found] == [
        "on ice until the end",
        "on ice until the end",
        "ice until the end of the elections",
    ]
    assert found[0].text.startswith(HOSTILE)
    assert "#elections" in found[0].text
    assert "see also" in found[0].text
    assert (found[1].text, found[1].author) == ("So it seems.", letter.reader.name)
    stamp = found[0].timestamp
    assert stamp is not None
    loaded = annotations.get(letter, one)
    assert loaded is not None
    assert stamp.isoformat()[:19] == loaded.created[:19]


def test_a_passage_of_fragments_has_a_comment_at_each(letter: Project, letter_id: str, tmp_path: Path) -> None:
    made = mark_words(letter, letter_id, "this source", "put the German problem", "until the end", note="thus")
    annotations.reply(letter, made, "So it seems.")
    mark_words(letter, letter_id, "symbolic troops", note="alone")
    paper = exported(letter, tmp_path)
    assert [(words_of(paper, one.comment_id), one.text) for one in paper.comments] == [
        ("this source", "thus"),
        ("put the German problem", "Part 2 of 3 of this passage; the note is at part 1."),
        ("until the end", "Part 3 of 3 of this passage; the note is at part 1."),
        ("this source", "So it seems."),
        ("symbolic troops", "alone"),
    ]
    back = told(foreign.read(tmp_path / "letter.docx"))
    assert {(quotes, note) for _, quotes, note, *_ in back} == {
        (("this source", "put the German problem", "until the end"), "thus"),
        (("this source",), "So it seems."),
        (("symbolic troops",), "alone"),
    }


def test_words_that_highlights_share_have_a_ground_of_their_own(
    letter: Project, letter_id: str, tmp_path: Path
) -> None:
    mark_words(letter, letter_id, "on ice until", colour="sky")
    mark_words(letter, letter_id, "ice until the end", colour="red")
    runs = [run for one in exported(letter, tmp_path).paragraphs for run in one.runs]
    shades = {run.text: shade.get(qn("w:fill")) for run in runs for shade in run._r.iter(qn("w:shd"))}
    assert list(shades) == ["on ", "ice until", " the end"]
    assert len(set(shades.values())) == 3


def test_a_passage_over_paragraphs_and_one_that_is_not_found(letter: Project, tmp_path: Path) -> None:
    other = a_document(letter, "First.\n\nSecond one.\n\n\u05e9\u05dc\u05d5\u05dd", "Short")
    annotations.add(letter, other, [(2, 14)], note="both")
    lost = annotations.add(letter, other, [(15, 18)], note="lost")
    with letter.edit("Lose"):
        for row in letter.rows("SELECT id FROM span WHERE annotation_id = ?", [lost]):
            letter.put("span", row["id"], {"quote": "no such words"})
    paper = exported(letter, tmp_path, "both")
    assert [words_of(paper, one.comment_id) for one in paper.comments] == ["rst.Second"]
    paper = exported(letter, tmp_path, "lost")
    assert text_of(paper)[-1] == "Not found in this text: “no such words”"
    assert [one.text for one in paper.comments] == ["lost"]
    assert len(list(paper.element.body.iter(qn("w:bidi")))) == 1
