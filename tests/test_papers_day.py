"""A day with a volume on the command line: from the file to the notes of a paper, and what was written read back."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from annotator.formats import READERS
from tests.conftest import Command
from tests.formats.test_docx_notes import as_markdown, body_of, cited, lines, part
from tests.volume_file import DENIED, ICE, PROMISE, Quoted, a_volume, footnote


@pytest.fixture
def seminar(tmp_path: Path, done: Command) -> Path:
    """A project with the three letters of a volume."""
    path = tmp_path / "Paper.annotator"
    done("new", path)
    imported = done("import", path, a_volume(tmp_path))
    assert [line.split("\t")[1] for line in imported.lines] == [
        "31. Letter From Consul Amsel to Minister Brandt",
        "32. Telegram From Minister Brandt to Consul Amsel",
        "33. Letter From Consul Amsel to Minister Brandt",
    ]
    return path


def annotate(done: Command, path: Path, one: Quoted, *more: str) -> str:
    """Annotate the words of a letter; returns the annotation's id."""
    quotes = [part for words in one.words for part in ("--quote", words)]
    return done("annotate", path, one.number, *quotes, *more).out.strip()


def test_from_the_volume_to_the_notes_of_a_paper(seminar: Path, done: Command, tmp_path: Path) -> None:
    letters = done("documents", seminar, "--json").json
    assert [(one["number"], one["date"], one["pages"]) for one in letters] == [
        ("31", "1871-03-03", ["90", "91"]),
        ("32", "1871-03-09", ["91", "92"]),
        ("33", "1873-11-20", ["92", "94"]),
    ]
    assert letters[0]["references"] == [
        {"target": "harbour-v2#d33", "words": "document 33", "document": letters[2]["id"]}
    ]
    assert "customs men" in done("text", seminar, "31").out

    ice = annotate(done, seminar, ICE, "--note", "A *promise*, **twice** kept.", "--tag", "promises/ice")
    promise = annotate(done, seminar, PROMISE, "--tag", "promises")
    denied = annotate(done, seminar, DENIED, "--colour", "sky")
    done("tag", seminar, denied, "promises", "denials")
    done("link", seminar, denied, promise, "--relation", "contradicts")
    done("reply", seminar, ice, "By whom?")

    for made, one in ((ice, ICE), (promise, PROMISE), (denied, DENIED)):
        note = footnote(one)
        assert done("cite", seminar, made).out == f"{one.quotation}[^1]\n\n[^1]: {note}\n"
        plain = note.replace("*", "")
        assert done("cite", seminar, made, "--copy-form", "text").out == f"{one.quotation}\n\n{plain}\n"
        in_html = re.sub(r"\*(.+?)\*", r"<i>\1</i>", note)
        words = one.quotation.replace("&", "&amp;")
        assert done("cite", seminar, made, "--copy-form", "html").out == (
            f"<p>{words}<sup>1</sup></p>\n<p><sup>1</sup> {in_html}</p>\n"
        )

    done("outline", seminar, "--add", "Promises")
    done("outline", seminar, "--add", "Broken", "--into", "Promises")
    done("outline", seminar, "--put", denied, "--into", "Broken")
    done("outline", seminar, "--put", promise, "--put", ice, "--into", "Promises")

    written = {name: tmp_path / f"paper.{name}" for name in ("markdown", "docx-notes", "csv", "bibtex")}
    for name, path in written.items():
        done("export", seminar, "--to", name, "-o", path)
    read_markdown(written["markdown"])
    read_word(written["docx-notes"])
    with written["csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["id"], row["pages"], row["section"]) for row in rows] == [
        (promise, "91–92", "Promises"),
        (ice, "90–91", "Promises"),
        (denied, "94", "Promises / Broken"),
    ]
    assert (rows[1]["note"], rows[1]["replies"]) == ("A *promise*, **twice** kept.", "Ana: By whom?")
    assert rows[2]["tags"].split("; ") == ["promises", "denials"]
    assert written["bibtex"].read_text("utf-8").count("{The Treaty of the Quay}") == 3
    only = tmp_path / "only.csv"
    assert done("export", seminar, "#denials", "--to", "csv", "-o", only).err == f"Wrote 1 annotations to {only}.\n"
    assert done("check", seminar).err == "Paper.annotator is sound.\n"


def read_markdown(path: Path) -> None:
    """Headings, quotations and footnotes stand where the outline has them."""
    text = path.read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("#")] == ["# Promises", "## Broken"]
    told = re.sub(r"\\([.&#-])", r"\1", text)
    for number, one in enumerate((PROMISE, ICE, DENIED), start=1):
        assert f"> {one.quotation[1:-1]}[^{number}]" in told
        assert f"[^{number}]: {footnote(one)}\n" in told
    assert "A *promise*, **twice** kept." in told


def read_word(path: Path) -> None:
    """The same in Word: by its parts, and as a person would import it."""
    assert list(cited(path).values()) == [footnote(one) for one in (PROMISE, ICE, DENIED)]
    found = lines(body_of(path))
    assert [text for style, text in found if style.startswith("Heading")] == ["Promises", "Broken"]
    assert [text for _, text in found if text.startswith("“")] == [one.quotation for one in (PROMISE, ICE, DENIED)]
    assert any(as_markdown(one) == "A *promise*, twice kept." for one in part(path, "word/document.xml")[0])
    (again,) = READERS["docx"].read(path, "")
    headings = [again.text[one.start : one.end] for one in again.marks if one.kind in ("title", "heading")]
    assert headings == ["Promises", "Broken"]
    for one in (PROMISE, ICE, DENIED):
        assert one.quotation in again.text
        assert footnote(one).replace("*", "") in again.text
