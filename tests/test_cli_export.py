"""Every name that `annotator export --to` promises, and that the file is what the name says."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from annotator.store.project import Project
from tests.conftest import LETTER, Command
from tests.making import mark_words


def begins(words: str) -> Callable[[Path], bool]:
    return lambda path: path.read_text("utf-8-sig").lstrip().startswith(words)


def holds(*names: str) -> Callable[[Path], bool]:
    return lambda path: set(names) <= set(zipfile.ZipFile(path).namelist())


def is_json(key: str, value: str) -> Callable[[Path], bool]:
    return lambda path: json.loads(path.read_text("utf-8"))[key] == value


def is_xml(name: str) -> Callable[[Path], bool]:
    return lambda path: etree.QName(etree.parse(path).getroot()).localname == name


def is_list(path: Path) -> bool:
    return [one["title"] for one in json.loads(path.read_text("utf-8"))] == [
        "Message From Chairman Khrushchev to President Kennedy"
    ]


PROMISED: dict[str, Callable[[Path], bool]] = {
    "csv": begins("id,document,pages,quotation"),
    "json": is_json("type", "AnnotationCollection"),
    "exchange": is_json("format", "scholars-annotations"),
    "markdown": begins("# z\n"),
    "docx": holds("word/document.xml", "word/comments.xml"),
    "docx-notes": holds("word/document.xml", "word/footnotes.xml"),
    "docx-endnotes": holds("word/document.xml", "word/endnotes.xml"),
    "html": begins("<!DOCTYPE html>"),
    "xlsx": holds("xl/workbook.xml"),
    "qdpx": holds("project.qde"),
    "qdc": is_xml("CodeBook"),
    "tei": is_xml("TEI"),
    "bibtex": begins("@"),
    "csl-json": is_list,
    "ris": begins("TY  - "),
}


@pytest.fixture
def path(letter: Project, letter_id: str) -> Path:
    """The letter with a note and a tag that nothing bears first."""
    mark_words(letter, letter_id, "lebensraum")
    made = mark_words(letter, letter_id, "on ice until the end", note="*n*")
    with letter.edit("Tag"):
        from annotator.store import tags

        tags.apply(letter, [made], ["z"])
    return letter.path


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_name_writes_what_it_says(path: Path, done: Command, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    assert done("export", path, "--to", name, "-o", out).err.startswith("Wrote ")
    assert PROMISED[name](out), out.read_bytes()[:200]


def test_the_help_names_them_all(path: Path, done: Command, refused: Command, tmp_path: Path) -> None:
    told = done("export", "--help").out
    assert [name for name in PROMISED if name not in told] == []
    assert "leave the query out" in refused("export", path, "#z", "--to", "exchange", "-o", tmp_path / "x").err
    assert "no outline" in refused("export", path, "--to", "csv", "--order", "outline", "-o", tmp_path / "x").err
    assert not (tmp_path / "x").exists()


def test_a_wrong_option_is_wrong_usage(path: Path, annotator: Command, done: Command) -> None:
    assert annotator("export", path).status == 2
    assert annotator("cite", path).status == 2
    assert annotator("cite", path, "x", "--copy-form", "rtf").status == 2
    assert annotator("cite", path, "x", "--style", "rtf").status == 2
    wrong = annotator("export", path, "--to", "pdf", "-o", path.with_name("x"))
    assert wrong.status == 2
    assert "'csv', 'xlsx'" in wrong.err
    assert annotator("works", path, "--to", "rtf").status == 2
    assert annotator("import", path, LETTER, "--as", "rft").status == 2
    before = done("history", path).out
    assert annotator("annotate", path, "125", "--quote", "ice", "--colour", "mauve").status == 2
    assert done("history", path).out == before
    assert not path.with_name("x").exists()
    assert annotator("cite", path, "x").status == 1


def test_what_was_exported_as_json_is_merged_again(path: Path, done: Command, tmp_path: Path) -> None:
    sent, other = tmp_path / "sent.json", tmp_path / "Other.annotator"
    done("export", path, "--to", "json", "-o", sent)
    done("new", other)
    done("import", other, LETTER)
    told = f"{sent.name}:\n  Ana: 2 new, 0 changed, 0 deleted, 0 unchanged\n  new tags: 1\n"
    assert done("merge", other, sent, "--preview").out == told
    assert done("annotations", other, "--json").json == []
    assert done("merge", other, sent).out == told
    assert [one["quote"] for one in done("annotations", other, "--json").json] == ["lebensraum", "on ice until the end"]
    assert done("merge", other, sent).out == f"{sent.name}: nothing new\n"
    report = done("merge", other, sent, "--json").json[0]
    assert (report["nothing_new"], report["readers"][0]["unchanged"]) == (True, 2)


def test_it_waits_for_its_document(path: Path, done: Command, refused: Command, tmp_path: Path) -> None:
    sent, other = tmp_path / "sent.json", tmp_path / "Other.annotator"
    done("export", path, "--to", "json", "-o", sent)
    done("new", other)
    for more in ([], ["--preview"]):
        assert "Import them first" in refused("merge", other, sent, *more).err
