"""Notes for a paper: Markdown in the order of the outline, and the section in the table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.store import annotations, documents, links, outline
from annotator.store.project import Project
from tests.conftest import Command
from tests.making import a_document, mark_words

LETTERS = Path(__file__).resolve().parents[2] / "sample_docs" / "letter.xml"


@pytest.fixture
def paper(project: Project) -> tuple[Project, dict[str, str]]:
    """A letter with three notes, two of them in sections."""
    letter = jobs.import_documents(project, LETTERS)[0]
    ids = {
        "ice": mark_words(
            project, letter, "on ice until the end of the elections", note="A *pledge*.", tag_paths=["a_b"]
        ),
        "room": mark_words(project, letter, "lebensraum"),
        "source": mark_words(project, letter, "this source will always make our relations feverish"),
    }
    annotations.reply(project, ids["ice"], "Is it?")
    links.add(project, ids["ice"], ids["room"], "contradicts")
    argument = outline.add(project, "Argument: #1")
    outline.put(project, outline.add(project, "Calendar", argument), [ids["room"], ids["ice"]])
    return project, ids


def written(project: Project, name: str, path: Path, **more: bool) -> str:
    jobs.export(project, name, path, **more)
    return path.read_text("utf-8-sig")


def test_sections_become_headings_and_pages_footnotes(paper: tuple[Project, dict[str, str]], tmp_path: Path) -> None:
    text = written(paper[0], "md", tmp_path / "a.md", outlined=True)
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == ["# Argument: \\#1", "## Calendar", "# In no section"]
    assert text.index("> lebensraum") < text.index("> on ice") < text.index("> this source")
    assert "> on ice until the end of the elections[^2]\n\nA *pledge*.\n" in text
    assert "Ana: Is it?" in text
    assert "contradicts: “lebensraum”" in text
    assert "\\#a\\_b · Ana · " in text
    note = next(line for line in text.splitlines() if line.startswith("[^2]:"))
    assert note.startswith(
        "[^2]: Message From Chairman Khrushchev to President Kennedy, undated, *Foreign Relations of the United States"
    )
    assert note.endswith("doc\\. 125, p\\. 338.")


def test_without_the_outline_headings_are_tags(paper: tuple[Project, dict[str, str]], tmp_path: Path) -> None:
    text = written(paper[0], "md", tmp_path / "a.md", outlined=False)
    assert [line for line in text.splitlines() if line.startswith("#")] == ["# a\\_b", "# Without a tag"]


def test_a_quotation_of_several_paragraphs_is_one_block(project: Project, tmp_path: Path) -> None:
    document = a_document(project, "One end.\n- Another beginning.")
    annotations.add(project, document, [(0, 29)])
    assert "> One end.\n>\n> \\- Another beginning.[^1]" in written(project, "md", tmp_path / "a.md")


def test_the_table_names_the_section_in_the_order_of_the_outline(
    paper: tuple[Project, dict[str, str]], tmp_path: Path
) -> None:
    text = written(paper[0], "csv", tmp_path / "a.csv", outlined=True)
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["id"] for row in rows] == [paper[1]["room"], paper[1]["ice"], paper[1]["source"]]
    assert [row["section"] for row in rows] == ["Argument: #1 / Calendar", "Argument: #1 / Calendar", ""]


def test_the_order_of_an_outline_needs_one(letter: Project, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="no outline"):
        jobs.export(letter, "md", tmp_path / "a.md", outlined=True)
    assert not (tmp_path / "a.md").exists()


def test_the_command_line_prints_and_makes_an_outline(
    paper: tuple[Project, dict[str, str]], done: Command, refused: Command, tmp_path: Path
) -> None:
    project, ids = paper
    path = project.path
    assert done("outline", path).lines[:2] == ["Argument: #1", "  Calendar"]
    made = done("outline", path, "--add", "Origins", "--into", "Argument: #1").lines[0]
    done("outline", path, "--put", ids["source"], "--into", "argument: #1 / origins")
    found = done("outline", path, "--json").json
    assert [(one["title"], one["level"], one["entries"]) for one in found][-1] == ("Origins", 1, [ids["source"]])
    assert found[-1]["id"] == made
    refused("outline", path, "--add", "Lost", "--into", "Nowhere")
    out = tmp_path / "paper.md"
    done("export", path, "--to", "markdown", "-o", out)
    assert "## Origins\n\n> this source" in out.read_text("utf-8")
    done("delete", path, made)
    assert len(done("outline", path, "--json").json) == 2
    assert len(documents.listed(project)) == 1
