"""What is done with all hits of a search at once: they are tagged, or written to a table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from annotator import concordance
from annotator.errors import AnnotatorError, Cancelled
from annotator.model import Hit, Identity
from annotator.store import annotations, documents, history, search, tags
from annotator.store.project import Project
from tests.making import a_document, loaded, mark_words, records, reopened

TEXT = "Peace, they said. No peace without a treaty of peace.\nA treaty and peace."


@pytest.fixture
def text_id(project: Project) -> str:
    return a_document(project, TEXT, "Of peace")


def hits(project: Project, line: str) -> list[Hit]:
    return list(search.everywhere(project, line))


def tag(project: Project, line: str, path: str, colour: str = "amber") -> concordance.Tagging:
    found = concordance.tagging_of(project, hits(project, line))
    concordance.tag(project, found, path, colour=colour)
    return found


def bearing(project: Project, path: str) -> list[str]:
    return sorted(loaded(project, one).quote for one in tags.bearers(project, path))


def test_passages_become_annotations_and_those_there_are_get_the_tag(project: Project, text_id: str) -> None:
    own = annotations.add(project, text_id, [(0, 5)], colour="sky")
    wider = annotations.add(project, text_id, [(0, 16)])
    noted = mark_words(project, text_id, "they said", note="who wants peace?")
    found = tag(project, "peace", "mood/peace", "green")
    assert (found.hits, len(found.passages)) == (7, 3)
    assert set(found.annotations) == {own, wider, noted}
    assert bearing(project, "mood/peace") == ["Peace", "Peace, they said", "peace", "peace", "peace", "they said"]
    made = {loaded(project, one).colour for one in tags.bearers(project, "mood/peace") - {own, wider, noted}}
    assert (made, loaded(project, own).colour) == ({"green"}, "sky")


def test_it_is_one_step_and_undo_takes_all_of_it_back(project: Project, text_id: str) -> None:
    mark_words(project, text_id, "they said", note="peace")
    before = records(project, alive_only=True)
    tag(project, "peace", "mood/peace")
    after = records(project, alive_only=True)
    assert [step.label for step in history.steps(project)][:1] == ["Tag 5 hits"]
    project.undo()
    assert records(project, alive_only=True) == before
    project.redo()
    assert records(project, alive_only=True) == after


def test_a_second_time_changes_nothing(project: Project, text_id: str) -> None:
    tag(project, "peace", "mood")
    before = records(project)
    found = tag(project, "peace", "MOOD")
    assert (found.hits, found.passages, len(found.annotations)) == (8, (), 4)
    assert records(project) == before
    assert [step.label for step in history.steps(project)][:1] == ["Tag 4 hits"]


def test_another_readers_annotation_of_the_passage_is_not_taken_for_ones_own(
    project: Project, text_id: str, ben: Identity
) -> None:
    theirs = annotations.add(project, text_id, [(0, 5)])
    project = reopened(project, ben)
    found = concordance.tagging_of(project, [hit for hit in hits(project, "peace") if hit.kind == "document"])
    assert (len(found.passages), found.annotations) == (4, ())
    noted = concordance.tagging_of(project, [hit for hit in hits(project, "peace") if hit.kind == "quotation"])
    assert noted.annotations == (theirs,)
    project.close()


def test_an_annotation_of_more_than_the_passage_does_not_stand_for_it(project: Project, text_id: str) -> None:
    annotations.add(project, text_id, [(0, 5), (18, 20)])
    found = concordance.tagging_of(project, [hit for hit in hits(project, "/^peace/") if hit.kind == "document"])
    assert found.passages == ((text_id, 0, 5),)


def test_white_space_and_names_of_tags_are_no_passages(project: Project, text_id: str) -> None:
    mark_words(project, text_id, "they said", tag_paths=["peace"])
    assert concordance.tagging_of(project, [hit for hit in hits(project, "peace") if hit.kind == "tag"]).hits == 0
    assert concordance.tagging_of(project, hits(project, r"/\s+/")).passages == ()
    assert concordance.tagging_of(project, hits(project, r"/ without /")).passages == ((text_id, 27, 34),)


def test_nothing_is_changed_when_it_is_stopped_or_refused(project: Project, text_id: str) -> None:
    before = records(project)
    found = concordance.tagging_of(project, hits(project, "peace"))

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        concordance.tag(project, found, "mood", progress=stop)
    for wrong, path in ((found, " / "), (concordance.tagging_of(project, []), "mood")):
        with pytest.raises(AnnotatorError):
            concordance.tag(project, wrong, path)
    assert records(project) == before
    assert tags.listed(project) == []


# --- the table


def test_hits_are_written_in_the_order_given_with_their_pages(letter: Project, letter_id: str, tmp_path: Path) -> None:
    mark_words(letter, letter_id, "on ice", note="=1+1 quixotic")
    found = [*hits(letter, "Adenauer"), *hits(letter, "quixotic")][::-1]
    assert concordance.export(letter, found, tmp_path / "hits.csv") == 2
    content = (tmp_path / "hits.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    assert rows[0] == ["left", "words", "right", "document", "page", "kind"]
    name = documents.listed(letter)[0].name
    assert rows[1] == ["'=1+1 ", "quixotic", "", name, "338", "note"]
    assert rows[2][1:] == ["Adenauer", found[1].right, name, "[337]", "document"]


def test_the_table_does_not_take_the_place_of_the_project(letter: Project) -> None:
    with pytest.raises(AnnotatorError, match="project itself"):
        concordance.export(letter, hits(letter, "Adenauer"), letter.path)
