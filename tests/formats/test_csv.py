from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import jobs
from annotator.formats import write_csv
from annotator.model import Annotation, CrossReference, End, Reply, Snapshot, Span
from annotator.progress import no_progress
from annotator.store import annotations, links
from annotator.store.project import Project
from tests.making import mark_words

ONE = Annotation("id", "d", "125. A letter", "amber", "", "ana", "Ana", "2024-01-01", "2024-01-02", ())
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)


def table(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def written(folder: Path, *given: Annotation) -> list[dict[str, str]]:
    path = folder / "notes.csv"
    write_csv.write(Snapshot((), given, (), (), (), ()), path, no_progress)
    return table(path)


def test_a_row_for_each_annotation_with_all_that_hangs_on_it(letter: Project, letter_id: str, tmp_path: Path) -> None:
    troops = mark_words(letter, letter_id, "symbolic troops")
    ice = mark_words(
        letter,
        letter_id,
        "Such, evidently, are “traditions” in the United States",
        note="two\nlines",
        tag_paths=["b", "a/x"],
    )
    links.add(letter, ice, troops, "contradicts")
    jobs.link_to_source(letter, ice, "A book, p. 3", "see also")
    annotations.reply(letter, ice, "I see")
    path = tmp_path / "notes.csv"
    assert jobs.export(letter, "csv", path) == 2
    first, second = table(path)
    assert (first["id"], first["tags"], first["note"], first["pages"]) == (troops, "", "", "[337]")
    assert first["cross-references"] == (
        "← contradicts: “Such, evidently, are “traditions” in the United States” "
        "(125. Message From Chairman Khrushchev to President Kennedy), pp. [337]–38"
    )
    assert (second["id"], second["note"], second["tags"], second["pages"]) == (ice, "two\nlines", "b; a/x", "[337]–38")
    assert second["cross-references"].split("\n")[1] == "→ see also: A book, p. 3"
    assert (second["replies"], second["reader"], second["colour"]) == ("Ana: I see", "Ana", "amber")


def test_rows_end_as_the_rule_for_csv_says(tmp_path: Path) -> None:
    written(tmp_path, replace(ONE, note='say "no", twice\nand again'))
    content = (tmp_path / "notes.csv").read_bytes().decode("utf-8-sig")
    assert content.count("\r\n") == 2
    assert '"say ""no"", twice\nand again"' in content


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "\t=1", "\r=1", "\n=1", "\ufeff=1", "\u00a0=1", "＝1+1"]
)
def test_no_cell_is_a_formula(tmp_path: Path, cell: str) -> None:
    spans = (Span("s", 0, 1, cell, "", "", (), "exact"),)
    links_ = (CrossReference("l", "to", "see also", End("source", "s", cell), "Ana"),)
    (row,) = written(
        tmp_path,
        replace(
            ONE,
            note=cell,
            spans=spans,
            tags=(cell,),
            tag_ids=("t",),
            author_name=cell,
            document_title=cell,
            links=links_,
            replies=(Reply("r", "b", cell, "x", "2024"),),
        ),
    )
    cells = {name: value for name, value in row.items() if value}
    assert [
        name for name, value in cells.items() if value.strip().startswith(("=", "+", "-", "@", "＝", "\ufeff"))
    ] == []
    assert cells["note"] == "'" + cell


@pytest.mark.parametrize("cell", ["a = b", "1 - 2", "e@mail", "’tis", "", "\tno formula"])
def test_other_cells_are_as_they_were_but_for_a_tab_at_the_front(cell: str) -> None:
    assert write_csv.harmless(cell) in (cell, "'" + cell)
    assert (write_csv.harmless(cell) == cell) is not cell.startswith("\t")


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4))
def test_whatever_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    given = [replace(ONE, note=note, document_title=title, tags=(tag,), tag_ids=("t",)) for note, title, tag in rows]
    found = written(tmp_path_factory.mktemp("csv"), *given)
    names = ("note", "document", "tags")
    assert [tuple(row[name].removeprefix("'") for name in names) for row in found] == [
        tuple(cell.removeprefix("'") for cell in row) for row in rows
    ]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    snapshot = Snapshot((), (ONE,) * 1001, (), (), (), ())
    write_csv.write(snapshot, tmp_path / "a.csv", lambda done, of: told.append((done, of)))
    assert told == [(0, 1001), (500, 1001), (1000, 1001)]
