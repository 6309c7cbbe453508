"""From a passage of the project to the finished quotation, letter for letter, and the works as lists and files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from annotator import jobs, quoting
from annotator.citing.marks import MARKS
from annotator.citing.quotation import finished
from annotator.citing.styles import STYLES
from annotator.errors import AnnotatorError
from annotator.model import Page
from annotator.store import documents, links, works
from annotator.store.project import Project
from annotator.text import pages
from tests.conftest import HERE, LETTER, Command
from tests.making import a_document, loaded, mark_words, tamper

TEI = LETTER.with_suffix(".xml")
VOLUME = HERE.parent.parent / "shared" / "data" / "frus1961-63v15-excerpt.xml"
WORDS = "put the German problem, so to say, on ice until the end of the elections"
QUOTATION = "“put the German problem, so to say, on ice until the end of the elections”"
FOOTNOTE = (
    "Message From Chairman Khrushchev to President Kennedy, undated, *Foreign Relations of the United States, "
    "1961–1963*, vol. XV, *Berlin Crisis, 1962–1963*, ed. Charles S. Sampson (Washington: Government Printing Office, "
    "1994), doc. 125, p. 338."
)
MARKDOWN = f"{QUOTATION}[^1]\n\n[^1]: {FOOTNOTE}"
UNKNOWN_TO_THE_WEB_COPY = (
    "date_words=undated",
    "collection-title=Foreign Relations of the United States",
    "collection-years=1961–1963",
    "volume=Volume XV",
    "volume-title=Berlin Crisis, 1962–1963",
    "editor=Sampson, Charles S.",
    "publisher=United States Government Printing Office",
    "publisher-place=Washington",
    "issued=1994",
)


def copied(project: Project, source: Path, *quotes: str, style: str = "chicago") -> str:
    """The quotation of an annotation in a document of a file, as Markdown."""
    jobs.import_documents(project, source)
    letter = next(one for one in documents.listed(project) if one.number == "125")
    made = mark_words(project, letter.id, *quotes)
    return finished(quoting.passage_of(project, made), STYLES[style]).markdown


def test_the_letter_is_quoted_letter_for_letter(project: Project) -> None:
    assert copied(project, TEI, WORDS) == MARKDOWN


@pytest.mark.skipif(not VOLUME.exists(), reason="the shared data are not beside this checkout")
def test_so_is_the_letter_in_its_volume(project: Project) -> None:
    assert copied(project, VOLUME, WORDS) == MARKDOWN


def test_the_web_copy_is_quoted_without_what_it_does_not_know(letter: Project, letter_id: str, done: Command) -> None:
    made = mark_words(letter, letter_id, WORDS)
    passage = quoting.passage_of(letter, made)
    note = "Message From Chairman Khrushchev to President Kennedy, doc. 125, p. 338."
    assert finished(passage, STYLES["chicago"]).markdown == f"{QUOTATION}[^1]\n\n[^1]: {note}"
    filled = [one for value in UNKNOWN_TO_THE_WEB_COPY for one in ("--set", value)]
    done("record", letter.path, "125", *filled)
    assert done("cite", letter.path, made).out == f"{MARKDOWN}\n"
    assert done("undo", letter.path).err == "Undid “Edit bibliographic data”.\n"


def test_a_quotation_over_a_page_break_gives_both_pages(project: Project) -> None:
    found = copied(project, TEI, "Such, evidently, are “traditions” in the United States")
    assert found.startswith("“Such, evidently, are ‘traditions’ in the United States”[^1]")
    assert found.endswith("doc. 125, pp. 337–38.")


def test_what_the_reader_leaves_out_and_what_the_editors_left_out(project: Project) -> None:
    found = copied(project, TEI, "[Here follow 6 pages on Cuba and a U-2 flight over Sakhalin.]", "do anything")
    assert found.startswith(r"“\[Here follow 6 pages on Cuba and a U-2 flight over Sakhalin.\] … do anything”[^1]")


def test_the_letter_in_every_style(project: Project) -> None:
    made = mark_words(project, jobs.import_documents(project, TEI)[0], WORDS)
    passage = quoting.passage_of(project, made)
    notes = {name: finished(passage, style).markdown.partition("\n\n") for name, style in STYLES.items()}
    assert notes["frus"][2] == (
        "[^1]: *Foreign Relations of the United States*, 1961–1963, Volume XV, *Berlin Crisis, 1962–1963*, "
        "ed. Charles S. Sampson (Washington: Government Printing Office, 1994), Document 125."
    )
    assert notes["mhra"] == (
        "‘put the German problem, so to say, on ice until the end of the elections’[^1]",
        "\n\n",
        "[^1]: ‘Message From Chairman Khrushchev to President Kennedy’, undated, in *Foreign Relations of the United "
        "States, 1961–1963*, XV: *Berlin Crisis, 1962–1963*, ed. by Charles S. Sampson (Washington: Government "
        "Printing Office, 1994), doc. 125, p. 338.",
    )
    assert notes["chicago-author-date"] == (
        f"{QUOTATION} (Sampson 1994, doc. 125, 338)",
        "\n\n",
        "Sampson, Charles S., ed. 1994. *Foreign Relations of the United States, 1961–1963*. Vol. XV, *Berlin Crisis, "
        "1962–1963*. Washington: Government Printing Office.",
    )
    assert notes["mla"] == (
        f"{QUOTATION} (“Message From Chairman Khrushchev to President Kennedy” 338)",
        "\n\n",
        "“Message From Chairman Khrushchev to President Kennedy.” Undated. *Foreign Relations of the United States, "
        "1961–1963*, vol. XV, *Berlin Crisis, 1962–1963*, edited by Charles S. Sampson, Government Printing Office, "
        "1994, doc. 125.",
    )


def test_inferred_pages_are_marked_until_they_are_confirmed(letter: Project, letter_id: str) -> None:
    start = documents.text(letter, letter_id).index("this source")

    def note() -> str:
        return finished(quoting.passage_at(letter, letter_id, start, start + 11), STYLES["chicago"]).note

    assert note().endswith("p. [337].")
    assert works.has_inferred_pages(letter, letter_id)
    works.confirm_pages(letter, letter_id)
    assert note().endswith("p. 337.")
    assert not works.has_inferred_pages(letter, letter_id)
    letter.undo()
    assert note().endswith("p. [337].")


def test_a_date_line_with_an_hour_is_cited_by_its_day(project: Project) -> None:
    made = a_document(project, "Words.", "Telegram", date="1962-09-25", details={"date_words": "September 25, 9 p.m."})
    note = finished(quoting.passage_at(project, made, 0, 5), STYLES["mhra"]).note
    assert note == "‘Telegram’, 25 September 1962."


def test_a_record_survives_what_others_may_have_sent(project: Project) -> None:
    title = "An outside work"
    made = links.add_source(project, title, url="https://example.org/work")
    project.close()
    for details in ("[1]", "{broken", json.dumps({"author": [7, {"given": None}], "issued": [], "volume": {"a": 1}})):
        tamper(project.path, "UPDATE source SET details = ?", [details])
        again = Project.open(project.path)
        assert quoting.work(again, made).title == title
        again.close()


def test_the_works_quoted_as_files(project: Project, done: Command, tmp_path: Path) -> None:
    here = mark_words(project, jobs.import_documents(project, TEI)[0], WORDS)
    source = links.add_source(project, "Swing Time")
    links.add(project, here, source)
    jobs.import_documents(project, LETTER.with_name("berlin-chronology.txt"))
    book = tmp_path / "book.bib"
    book.write_text(
        "@book{s, title={Swing Time}, author={Smith, Zadie}, publisher={Penguin Press}, year=2016}", "utf-8"
    )
    done("record", project.path, "Swing Time", "--from", book, "--set", "publisher-place=New York")
    assert done("works", project.path).lines == [
        "Sampson, Charles S., ed. Foreign Relations of the United States, 1961–1963. Vol. XV, Berlin Crisis, "
        "1962–1963. Washington: Government Printing Office, 1994.",
        "Smith, Zadie. Swing Time. New York: Penguin Press, 2016.",
    ]
    assert done("works", project.path, "--style", "mla").lines[-1] == "Smith, Zadie. Swing Time. Penguin Press, 2016."
    items = done("works", project.path, "--to", "csl-json").json
    assert [item["title"] for item in items] == ["Message From Chairman Khrushchev to President Kennedy", "Swing Time"]
    assert items[0]["original-date"] == {"literal": "undated"}
    assert items[1]["author"] == [{"family": "Smith", "given": "Zadie"}]
    written = tmp_path / "works.ris"
    assert done("works", project.path, "--to", "ris", "-o", written).err == f"Wrote 2 works to {written}.\n"
    assert "AU  - Smith, Zadie\n" in written.read_text("utf-8")


def test_what_cannot_be_done_is_said(letter: Project, refused: Command, tmp_path: Path) -> None:
    several = tmp_path / "several.ris"
    several.write_text("TY  - BOOK\nTI  - One\nER  - \nTY  - BOOK\nTI  - Two\nER  - \n", "utf-8")
    assert "2 works" in refused("record", letter.path, "125", "--from", several).err
    assert "no date" in refused("record", letter.path, "125", "--set", "issued=next year").err
    assert "FIELD=VALUE" in refused("record", letter.path, "125", "--set", "colour=red").err
    assert "title" in refused("record", letter.path, "125", "--set", "title=").err
    assert "project itself" in refused("works", letter.path, "--to", "ris", "-o", letter.path).err


def test_a_record_travels_with_the_letter(letter: Project, letter_id: str, tmp_path: Path, done: Command) -> None:
    works.write(letter, works.get(letter, letter_id)._replace(details={"publisher": "Somebody"}))
    sent = tmp_path / "for-ben.annotations.json"
    done("export", letter.path, "--to", "exchange", "-o", sent)
    done("new", tmp_path / "Ben.annotator")
    done("merge", tmp_path / "Ben.annotator", sent)
    other = Project.open(tmp_path / "Ben.annotator")
    assert works.get(other, letter_id).details["publisher"] == "Somebody"
    other.close()


def test_an_annotation_without_a_passage_is_refused(letter: Project) -> None:
    with pytest.raises(AnnotatorError, match="no words"):
        quoting.passage_of(letter, "not there")


def test_german_marks_around_the_letter(letter: Project, letter_id: str) -> None:
    made = mark_words(letter, letter_id, "Such, evidently, are “traditions” in the United States")
    found = finished(quoting.passage_of(letter, made), STYLES["chicago"], MARKS["german"])
    assert found.plain.startswith("„Such, evidently, are ‚traditions‘ in the United States“\n")


def test_pages_are_everywhere_what_the_footnote_says(project: Project, done: Command, tmp_path: Path) -> None:
    printed = (Page(0, "336", inferred=True), Page(8, "337"), Page(18, "338"), Page(19, "345"), Page(35, "346"))
    document = a_document(project, "Heading.The treaty.Occupation rights of them.", pages=printed)
    heading = mark_words(project, document, "Heading.")
    treaty = mark_words(project, document, "treaty", "rights of them")
    links.add(project, treaty, heading)
    places = {one: finished(quoting.passage_of(project, one), STYLES["chicago"]).note for one in (heading, treaty)}
    assert places == {heading: "A text, p. [336].", treaty: "A text, pp. 337, 345–46."}

    assert [line.split("\t")[2] for line in done("annotations", project.path).lines] == ["p. [336]", "pp. 337, 345–46"]
    done("export", project.path, "--to", "csv", "-o", tmp_path / "a.csv")
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines(keepends=True)))
    assert [row["pages"] for row in rows] == ["[336]", "337, 345–46"]
    assert [row["cross-references"].rpartition(")")[2] for row in rows] == [", pp. 337, 345–46", ", p. [336]"]
    done("export", project.path, "--to", "html", "-o", tmp_path / "a.html")
    web = (tmp_path / "a.html").read_text("utf-8")
    assert "pp. 337, 345–46 ·" in web
    assert "p. [336] ·" in web

    works.confirm_pages(project, document)
    assert [line.split("\t")[2] for line in done("annotations", project.path).lines] == ["p. 336", "pp. 337, 345–46"]
    assert [
        pages.prefixed(one.where) for one in (loaded(project, heading), loaded(project, treaty).links[0].other)
    ] == [
        "p. 336",
        "p. 336",
    ]
