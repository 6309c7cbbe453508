from __future__ import annotations

import pytest

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.model import Identity
from annotator.store import annotations, documents, filter, links, places, tags
from annotator.store.project import Project
from tests.making import a_document, mark_words


@pytest.fixture
def seminar(letter: Project, letter_id: str, ben: Identity) -> tuple[Project, dict[str, str]]:
    """Ana's and Ben's annotations, named by what is asked for."""
    with letter.edit("All"):
        second = a_document(letter, "The Élysée was not told.", "Über Berlin", number="12")
        names = {
            "troops": mark_words(letter, letter_id, "symbolic troops", tag_paths=["settlement/troops"], colour="sky"),
            "break": mark_words(letter, letter_id, "“traditions” in the United States", note="Over the break, Élan"),
            "ice": mark_words(letter, letter_id, "on ice", tag_paths=["elections"], note="put off"),
            "second": mark_words(letter, second, "Élysée", colour="red"),
        }
        links.add(letter, names["ice"], names["troops"])
        jobs.link_to_source(letter, names["ice"], "A book, 3", "see also")
    bens = Project.open(letter.path, ben)
    names["bens"] = mark_words(bens, letter_id, "hot-bed which spoils", tag_paths=["peace treaty"])
    annotations.reply(bens, names["break"], "an unusual answer")
    bens.close()
    letter.changed_elsewhere()
    return letter, names


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", "troops break ice bens second"),
        ("ice", "ice"),
        ("put off", "ice"),
        ('"put off"', "ice"),
        ('"off put"', ""),
        ("tradition", "break"),
        ("elan", "break"),
        ("unusual", "break"),
        ("elections", "ice"),
        ("…", "troops break ice bens second"),
        ("#settlement", "troops"),
        ("#troops", "troops"),
        ("#Settlement/Troops", "troops"),
        ("#ments", ""),
        ('#"peace treaty"', "bens"),
        ("tag:elections", "ice"),
        ("@ana", "troops break ice second"),
        ("@Ben", "bens"),
        ("@me", "troops break ice second"),
        ("@nobody", ""),
        ("is:mine", "troops break ice second"),
        ("colour:sky", "troops"),
        ("color:RED", "second"),
        ("page:337", "troops break"),
        ("page:338", "break ice bens"),
        ("page:1", ""),
        ("document:125", "troops break ice bens"),
        ("document:über", "second"),
        ('document:"message from"', "troops break ice bens"),
        ("document:12", "second"),
        ("has:note", "break ice"),
        ("has:tag", "troops ice bens"),
        ("has:link", "troops ice"),
        ("has:reply", "break"),
        ("is:unplaced", ""),
        ("is:orphan", ""),
        ("is:check", ""),
        ("page:338 has:note", "break ice"),
        ("page:338 has:note @ana ice", "ice"),
        ("colour:sky colour:red", ""),
    ],
)
def test_each_condition_leaves_what_it_says(seminar: tuple[Project, dict[str, str]], line: str, expected: str) -> None:
    project, names = seminar
    by_id = {one: name for name, one in names.items()}
    assert [by_id[one] for one in filter.chosen(project, line)] == expected.split()


def test_document_12_is_a_number_and_not_the_start_of_one(seminar: tuple[Project, dict[str, str]]) -> None:
    project, names = seminar
    assert names["ice"] not in filter.chosen(project, "document:12")


def test_a_passage_that_begins_with_a_page_is_not_on_the_one_before(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "in the United States that in the course")
    assert filter.chosen(letter, "page:338") == [one]
    assert filter.chosen(letter, "page:337") == []


def test_has_tag_asks_for_tags_that_are_there(seminar: tuple[Project, dict[str, str]]) -> None:
    project, names = seminar
    tag = tags.named(project, "elections")
    assert tag is not None
    tags.remove(project, tag.id)
    assert names["ice"] not in filter.chosen(project, "has:tag")


def test_one_document_can_be_asked_for(seminar: tuple[Project, dict[str, str]]) -> None:
    project, names = seminar
    second = documents.named(project, "12").id
    assert filter.chosen(project, "", second) == [names["second"]]
    assert filter.chosen(project, "colour:sky", second) == []


def test_annotations_of_a_removed_document_are_left_out(seminar: tuple[Project, dict[str, str]]) -> None:
    project, names = seminar
    documents.remove(project, documents.named(project, "12").id)
    assert names["second"] not in filter.chosen(project, "")


def test_a_passage_that_is_not_in_this_copy_is_unplaced(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice")
    with letter.edit("From a copy that differs"):
        span = letter.rows("SELECT id FROM span WHERE annotation_id = ?", [one])[0]["id"]
        letter.put("span", span, {"quote": "on the rocks"})
    assert filter.chosen(letter, "is:unplaced") == filter.chosen(letter, "is:orphan") == [one]
    assert places.painted(letter, letter_id) == []


@pytest.mark.parametrize(
    "line", ['"', "'", "a* OR b", "NEAR(a b)", "-ice", "col:x", "#%", "@%", "page:%", "a\\", "(", "_"]
)
def test_nothing_that_is_typed_is_an_operator(letter: Project, letter_id: str, line: str) -> None:
    mark_words(letter, letter_id, "on ice")
    assert isinstance(filter.chosen(letter, line), list)
    assert filter.chosen(letter, f"zebra {line}") == []


def test_a_tag_name_is_not_a_pattern(letter: Project, letter_id: str) -> None:
    mark_words(letter, letter_id, "on ice", tag_paths=["100 percent"])
    assert filter.chosen(letter, "#1%") == []
    assert filter.chosen(letter, "#1__") == []


def test_more_tags_than_a_statement_has_places_for(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice")
    with letter.edit("Many tags"):
        tags.apply(letter, [one], [f"all/tag {number}" for number in range(1200)])
    assert filter.chosen(letter, "#all") == [one]


def test_what_does_not_exist_is_refused(letter: Project) -> None:
    with pytest.raises(AnnotatorError, match="has:everything"):
        filter.chosen(letter, "has:everything")
