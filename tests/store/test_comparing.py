"""Readers side by side, those one does not see, and the versions the group stands by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator import exchanging, jobs
from annotator.errors import AnnotatorError, ReadOnlyProject
from annotator.model import Identity, Step
from annotator.store import (
    agreed,
    annotations,
    check,
    comparing,
    documents,
    filter,
    links,
    merging,
    overview,
    places,
    tags,
)
from annotator.store.project import Project
from annotator.store.repair import repair
from tests.conftest import LETTER
from tests.making import loaded, mark_words, records, reopened

ICE, TROOPS, GLOW = "on ice until the end of the elections", "symbolic troops", "red-hot glow"
Fold = Callable[[], None]


@pytest.fixture
def fold(letter: Project, bens: Project, tmp_path: Path) -> Fold:
    """Takes Ben's annotations into Ana's project."""

    def take() -> None:
        path = tmp_path / "Ben.annotations.json"
        exchanging.export(bens, path)
        exchanging.merge(letter, path, exchanging.read(path))

    return take


def seen(project: Project) -> set[str]:
    """The quotations that the page, the cards, the filter and the comparison show, which all agree."""
    here = documents.listed(project)[0].id
    painted = {item.annotation_id for item in places.painted(project, here)}
    assert painted == {row[-1] for row in places.order(project, here)} == set(filter.chosen(project, ""))
    assert painted == {one.annotation_id for one in comparing.reading(project, here).marked}
    return {one.quote for one in annotations.load(project, sorted(painted))}


def counted(project: Project) -> dict[str, int]:
    """What stands beside the tags."""
    return {tag.path: tags.counts(project)[tag.id] for tag in tags.listed(project)}


def test_what_readers_marked_with_their_own_tags_only(
    letter: Project, letter_id: str, bens: Project, fold: Fold
) -> None:
    theirs = mark_words(bens, letter_id, TROOPS, ICE, tag_paths=["pledge"])
    fold()
    mine = mark_words(letter, letter_id, TROOPS)
    tags.apply(letter, [theirs], ["elections"])
    found = {one.annotation_id: one for one in comparing.reading(letter, letter_id).marked}
    assert (found[theirs].tags, found[theirs].reader) == ({"pledge"}, bens.reader.id)
    assert (found[mine].tags, found[mine].reader) == (frozenset(), letter.reader.id)
    text = documents.text(letter, letter_id)
    assert sorted(text[start:end] for start, end in found[theirs].ranges) == [ICE, TROOPS]
    assert [one.name for one in comparing.readers(letter).values()] == ["Ana", "Ben"]
    assert comparing.made(letter) == {letter.reader.id: 1, bens.reader.id: 1}


def test_a_hidden_reader_is_out_of_sight_also_with_what_arrives_later(
    letter: Project, letter_id: str, bens: Project, fold: Fold
) -> None:
    mark_words(letter, letter_id, TROOPS)
    mark_words(bens, letter_id, ICE)
    fold()
    comparing.hide(letter, bens.reader.id)
    assert (seen(letter), comparing.hidden(letter)) == ({TROOPS}, {bens.reader.id})
    mark_words(bens, letter_id, GLOW)
    fold()
    assert seen(letter) == {TROOPS}
    assert check.problems(letter) == []
    comparing.show(letter, bens.reader.id)
    assert seen(letter) == {TROOPS, ICE, GLOW}


def test_reading_blind_hides_everybody_else_until_it_ends(
    letter: Project, letter_id: str, bens: Project, fold: Fold, identity: Identity
) -> None:
    mine = mark_words(letter, letter_id, TROOPS)
    comparing.read_blind(letter)
    mark_words(bens, letter_id, ICE)
    fold()
    mark_words(letter, letter_id, GLOW)
    again = reopened(letter, identity)
    assert comparing.is_blind(again)
    assert seen(again) == {TROOPS, GLOW}
    repair(again)
    assert seen(again) == {TROOPS, GLOW}
    comparing.hide(again, bens.reader.id)
    comparing.end_blind(again)
    assert not comparing.is_blind(again)
    assert seen(again) == {TROOPS, GLOW}, "who was hidden one by one stays so"
    comparing.show(again, bens.reader.id)
    assert seen(again) == {TROOPS, GLOW, ICE}
    assert loaded(again, mine).quote == TROOPS
    again.close()


def test_what_was_marked_in_a_copy_that_differs_is_compared_where_it_stands_here(
    letter: Project, letter_id: str, ben: Identity, tmp_path: Path
) -> None:
    mine = mark_words(letter, letter_id, ICE)
    comparing.read_blind(letter)
    tei = jobs.create_project(tmp_path / "Tei.annotator", ben)
    jobs.import_documents(tei, LETTER.with_suffix(".xml"))
    theirs = mark_words(tei, documents.listed(tei)[0].id, ICE, tag_paths=["pledge"])
    exchanging.export(tei, tmp_path / "Tei.annotations.json")
    exchanging.merge(letter, tmp_path / "Tei.annotations.json", exchanging.read(tmp_path / "Tei.annotations.json"))
    assert seen(letter) == {ICE}
    comparing.end_blind(letter)
    reading = comparing.reading(letter, letter_id)
    assert {one.annotation_id: one.ranges for one in reading.marked}.keys() == {mine, theirs}
    assert len({one.ranges for one in reading.marked}) == 1
    assert agreed.standing_for(letter, [mine]) == {}
    version = loaded(letter, agreed.choose(letter, theirs, [mine, theirs]))
    assert (version.document_id, version.quote) == (letter_id, ICE)


def test_replies_and_tags_of_those_one_does_not_see_are_not_seen(
    letter: Project, letter_id: str, bens: Project, fold: Fold, tmp_path: Path
) -> None:
    mine = mark_words(letter, letter_id, TROOPS, tag_paths=["own"])
    path = tmp_path / "Ana.annotations.json"
    exchanging.export(letter, path)
    exchanging.merge(bens, path, exchanging.read(path))
    annotations.reply(bens, mine, "Symbolic of what?")
    tags.apply(bens, [mine], ["bens"])
    fold()
    assert (loaded(letter, mine).tags, len(loaded(letter, mine).replies)) == (("own", "bens"), 1)
    assert counted(letter) == {"own": 1, "bens": 1}
    comparing.read_blind(letter)
    assert (loaded(letter, mine).tags, loaded(letter, mine).replies) == (("own",), ())
    assert counted(letter) == {"own": 1, "bens": 0}
    assert (filter.chosen(letter, "#own"), filter.chosen(letter, "#bens")) == ([mine], [])
    assert [one.words for one in overview.by_document(letter, "").rows] == ["own"]


def test_someone_else_who_writes_in_the_file_of_a_blind_reader_sees_what_they_write(
    letter: Project, letter_id: str, ben: Identity
) -> None:
    mark_words(letter, letter_id, TROOPS)
    comparing.read_blind(letter)
    theirs = reopened(letter, ben)
    one = mark_words(theirs, letter_id, ICE)
    assert loaded(theirs, one).quote == ICE
    theirs.close()


def test_whom_one_sees_is_local_and_no_step(letter: Project, letter_id: str, bens: Project, fold: Fold) -> None:
    mark_words(bens, letter_id, ICE)
    fold()
    told: list[Step | None] = []
    letter.listen(told.append)
    before, code = records(letter), merging.state(letter)
    comparing.hide(letter, bens.reader.id)
    comparing.read_blind(letter)
    assert told == [None, None]
    assert (without_home(records(letter)), merging.state(letter)) == (without_home(before), code)
    undone = letter.undo()
    assert undone is not None
    assert undone.label.startswith("Merge")
    with pytest.raises(AnnotatorError, match="Your own annotations are always shown"):
        comparing.hide(letter, letter.reader.id)
    path = letter.path
    letter.close()
    with pytest.raises(ReadOnlyProject):
        comparing.end_blind(Project.open(path, read_only=True))


def without_home(found: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    """Records without what is worked out of where they show."""
    return {kind: [{**row, "home": ""} for row in rows] for kind, rows in found.items()}


# --- the versions the group stands by


@pytest.fixture
def two(letter: Project, letter_id: str, bens: Project, fold: Fold) -> tuple[str, str]:
    """Ana's annotation and Ben's, of other words with other tags."""
    theirs = mark_words(bens, letter_id, ICE, tag_paths=["pledge"], note="Until when?", colour="sky")
    fold()
    return mark_words(letter, letter_id, "on ice until the end", tag_paths=["elections"]), theirs


def test_a_chosen_version_is_a_copy_that_stands_for_all(letter: Project, letter_id: str, two: tuple[str, str]) -> None:
    version = agreed.choose(letter, two[1], two)
    found = loaded(letter, version)
    assert (found.quote, found.note, found.colour, found.author_name) == (ICE, "Until when?", "sky", "Ana")
    assert set(found.tags) == {"pledge", agreed.AGREED}
    assert {(link.relation, link.other.id) for link in found.links} == {("stands for", one) for one in two}
    assert agreed.standing_for(letter, two) == {one: [version] for one in two}
    assert filter.chosen(letter, "is:agreed") == [version]
    assert {one.annotation_id for one in comparing.reading(letter, letter_id).marked} == set(two)
    assert [(one.annotation_id, one.tags) for one in comparing.layer(letter, letter_id)] == [(version, {"pledge"})]
    undone = letter.undo()
    assert undone is not None
    assert undone.label == "Agree on a version"
    assert filter.chosen(letter, "is:agreed") == []


def test_a_version_of_one_s_own_takes_the_place_of_an_earlier_one(
    letter: Project, letter_id: str, two: tuple[str, str]
) -> None:
    first = agreed.choose(letter, two[0], two)
    here = documents.text(letter, letter_id).index(ICE)
    second = agreed.write(letter, letter_id, [(here, here + 6)], note="Ours.", tag_paths=["delay"], stands_for=two)
    assert annotations.get(letter, first) is None
    assert filter.chosen(letter, "is:agreed") == [second]
    assert loaded(letter, second).quote == "on ice"
    assert {link.other.id for link in loaded(letter, two[0]).links} == {second}


def test_versions_of_two_readers_both_stay_and_bear_one_tag(
    letter: Project, bens: Project, fold: Fold, two: tuple[str, str], tmp_path: Path
) -> None:
    mine = agreed.choose(letter, two[1], two)
    theirs = agreed.choose(bens, two[1], two[1:])
    tags.rename(bens, next(tag.id for tag in tags.listed(bens) if tag.path == agreed.AGREED), "consensus")
    fold()
    assert agreed.versions(letter) == {mine, theirs}
    assert agreed.standing_for(letter, two)[two[1]] == sorted((mine, theirs))
    assert [tag.path for tag in tags.listed(letter) if tag.path.startswith("group/")] == ["group/consensus"]
    assert agreed.tag_path(letter) == "group/consensus"
    third = agreed.choose(letter, two[1], two)
    assert agreed.versions(letter) == {theirs, third}, "only one's own gives way"
    assert links.of(letter, [two[1]])[two[1]]


def test_the_tag_is_made_again_where_it_was_deleted(letter: Project, two: tuple[str, str]) -> None:
    agreed.choose(letter, two[1], two)
    tags.remove(letter, next(tag.id for tag in tags.listed(letter) if tag.path == agreed.AGREED))
    assert agreed.versions(letter) == set()
    version = agreed.choose(letter, two[0], two)
    assert version in agreed.versions(letter)


def test_a_passage_that_was_not_found_cannot_be_chosen(letter: Project) -> None:
    with pytest.raises(AnnotatorError, match="not found in this text"):
        agreed.choose(letter, "nowhere", ["nowhere"])
