from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest

from annotator.errors import AnnotatorError
from annotator.ids import new_id
from annotator.model import COLOURS, Identity
from annotator.store import annotations, check, history, tags
from annotator.store.project import Project
from tests.making import loaded, mark_words


def paths(project: Project) -> list[str]:
    return [tag.path for tag in tags.listed(project)]


def tag_id(project: Project, path: str) -> str:
    found = tags.named(project, path)
    assert found is not None, path
    return found.id


@pytest.fixture
def ice(letter: Project, letter_id: str) -> str:
    """An annotation with two tags."""
    return mark_words(letter, letter_id, "on ice", tag_paths=["settlement/troops", "elections"])


def test_a_path_makes_all_the_tags_it_names(project: Project) -> None:
    tags.ensure(project, "#settlement / troops/ UN ")
    assert paths(project) == ["settlement", "settlement/troops", "settlement/troops/UN"]
    parent = tags.named(project, "settlement/troops")
    child = tags.named(project, "settlement/troops/UN")
    assert parent is not None
    assert child is not None
    assert child.parent_id == parent.id
    assert child.name == "UN"


def test_a_tag_is_known_without_regard_to_case(project: Project) -> None:
    first = tags.ensure(project, "Élections")
    assert tags.ensure(project, "éLECTIONS") == first
    assert paths(project) == ["Élections"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", []),
        ("peace; #troops/ UN ;; \u202e; Peace;", ["peace", "troops/UN"]),
        ("Bread; Wine", ["Bread; Wine"]),
        ("law; bread; wine; bread", ["law", "bread; wine", "bread"]),
        ("bread; salt; wine", ["bread", "salt", "wine"]),
        ("bread;wine", ["bread", "wine"]),
        ("a; b; c/d; c", ["a; b; c/d", "c"]),
        ("a; b; c", ["a; b", "c"]),
    ],
)
def test_semicolons_divide_tags_but_for_those_that_have_one(line: str, found: list[str]) -> None:
    assert tags.divided(line, ["peace", "bread; wine", "a; b", "a; b; c/d"]) == found


def test_a_line_of_tags_is_given_whole(letter: Project, ice: str) -> None:
    with letter.edit("Import"):
        tags.ensure(letter, "bread; wine")
    assert tags.apply_line(letter, ice, "bread; wine; law") == ["bread; wine", "law"]
    assert set(loaded(letter, ice).tags) == {"bread; wine", "elections", "law", "settlement/troops"}
    letter.undo()
    assert set(loaded(letter, ice).tags) == {"elections", "settlement/troops"}
    with pytest.raises(AnnotatorError, match="needs a name"):
        tags.apply_line(letter, ice, " ;#; ")


@pytest.mark.parametrize("name", ["", "  ", "#", "/", " / / ", "\u202e\x00"])
def test_a_tag_needs_a_name(project: Project, name: str) -> None:
    with pytest.raises(AnnotatorError, match="needs a name"):
        tags.ensure(project, name)


def test_top_tags_get_the_colours_in_turn_and_those_below_none(project: Project) -> None:
    with project.edit("Many"):
        for number in range(3):
            tags.ensure(project, f"tag {number}/below")
    found = {tag.path: tag.colour for tag in tags.listed(project)}
    assert [found[f"tag {number}"] for number in range(3)] == list(COLOURS[:3])
    assert {found[f"tag {number}/below"] for number in range(3)} == {""}


def test_counts_are_of_annotations_that_are_there(letter: Project, letter_id: str, ice: str) -> None:
    troops = mark_words(letter, letter_id, "symbolic troops", tag_paths=["elections"])
    assert {tag.path: tags.counts(letter)[tag.id] for tag in tags.listed(letter)} == {
        "elections": 2,
        "settlement": 1,
        "settlement/troops": 1,
    }
    annotations.remove(letter, [troops])
    assert tags.counts(letter)[tag_id(letter, "elections")] == 1


def test_taking_a_tag_off_leaves_the_others(letter: Project, ice: str) -> None:
    assert tags.take_off(letter, ice, "ELECTIONS")
    assert not tags.take_off(letter, ice, "elections")
    assert not tags.take_off(letter, ice, "settlement")
    assert loaded(letter, ice).tags == ("settlement/troops",)
    tags.apply(letter, [ice], ["elections"])
    assert set(loaded(letter, ice).tags) == {"settlement/troops", "elections"}


def test_renaming_keeps_what_is_below_and_what_is_tagged(letter: Project, ice: str) -> None:
    tags.rename(letter, tag_id(letter, "settlement"), "peace treaty")
    assert paths(letter) == ["elections", "peace treaty", "peace treaty/troops"]
    assert "peace treaty/troops" in loaded(letter, ice).tags


def test_renaming_with_a_path_puts_the_tag_below(letter: Project, ice: str) -> None:
    tags.rename(letter, tag_id(letter, "elections"), "politics/American elections")
    assert "politics/American elections" in paths(letter)
    tags.rename(letter, tag_id(letter, "settlement/troops"), "UN troops")
    assert "settlement/UN troops" in paths(letter)


def test_renaming_may_change_only_the_case(letter: Project, ice: str) -> None:
    tags.rename(letter, tag_id(letter, "elections"), "Elections")
    assert "Elections" in paths(letter)


def test_renaming_to_a_tag_there_is_already_is_refused(letter: Project, ice: str) -> None:
    with pytest.raises(AnnotatorError, match="merge"):
        tags.rename(letter, tag_id(letter, "elections"), "Settlement")


def test_a_tag_cannot_come_to_stand_under_itself(letter: Project, ice: str) -> None:
    settlement, troops = tag_id(letter, "settlement"), tag_id(letter, "settlement/troops")
    before = paths(letter)
    for refused in (
        lambda: tags.move(letter, settlement, troops),
        lambda: tags.move(letter, settlement, settlement),
        lambda: tags.rename(letter, settlement, "settlement/again"),
        lambda: tags.rename(letter, settlement, "Settlement/troops/again"),
        lambda: tags.merge(letter, settlement, troops),
    ):
        with pytest.raises(AnnotatorError, match="itself"):
            refused()
    assert paths(letter) == before


def test_moving_takes_along_what_is_below(letter: Project, ice: str) -> None:
    tags.move(letter, tag_id(letter, "settlement"), tag_id(letter, "elections"))
    assert paths(letter) == ["elections", "elections/settlement", "elections/settlement/troops"]
    tags.move(letter, tag_id(letter, "elections/settlement/troops"), "")
    assert paths(letter) == ["elections", "elections/settlement", "troops"]


def test_moving_onto_a_tag_of_the_same_name_is_refused(letter: Project, ice: str) -> None:
    tags.ensure(letter, "elections/settlement")
    with pytest.raises(AnnotatorError, match="merge"):
        tags.move(letter, tag_id(letter, "settlement"), tag_id(letter, "elections"))


def test_a_merged_tag_is_followed_with_all_below_it(letter: Project, letter_id: str, ice: str) -> None:
    troops = mark_words(letter, letter_id, "symbolic troops", tag_paths=["peace/troops", "peace"])
    tags.merge(letter, tag_id(letter, "peace"), tag_id(letter, "settlement"))
    assert paths(letter) == ["elections", "settlement", "settlement/troops"]
    assert loaded(letter, troops).tags == ("settlement/troops", "settlement")
    assert tags.counts(letter)[tag_id(letter, "settlement/troops")] == 2


def test_a_chain_of_merges_is_followed_to_its_end(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice", tag_paths=["a"])
    for name in ("b", "c"):
        tags.ensure(letter, name)
    tags.merge(letter, tag_id(letter, "a"), tag_id(letter, "b"))
    tags.merge(letter, tag_id(letter, "b"), tag_id(letter, "c"))
    assert paths(letter) == ["c"]
    assert loaded(letter, one).tags == ("c",)


def test_a_tag_can_be_made_again_after_it_was_merged_or_deleted(letter: Project, ice: str) -> None:
    tags.merge(letter, tag_id(letter, "elections"), tag_id(letter, "settlement"))
    first = tags.ensure(letter, "elections")
    tags.remove(letter, first)
    second = tags.ensure(letter, "elections")
    assert first != second
    assert paths(letter) == ["elections", "settlement", "settlement/troops"]


def test_a_deleted_tag_goes_with_those_below_and_the_annotations_stay(letter: Project, ice: str) -> None:
    tags.remove(letter, tag_id(letter, "settlement"))
    assert paths(letter) == ["elections"]
    assert loaded(letter, ice).tags == ("elections",)


@pytest.mark.parametrize("verb", ["rename", "move", "merge", "describe", "remove"])
def test_a_tag_that_is_gone_is_named_as_gone(letter: Project, ice: str, verb: str) -> None:
    gone, other = tag_id(letter, "elections"), tag_id(letter, "settlement")
    tags.remove(letter, gone)
    verbs = {
        "rename": lambda: tags.rename(letter, gone, "x"),
        "move": lambda: tags.move(letter, gone, other),
        "merge": lambda: tags.merge(letter, other, gone),
        "describe": lambda: tags.describe(letter, gone, colour="red"),
        "remove": lambda: tags.remove(letter, gone),
    }
    with pytest.raises(AnnotatorError, match="not in the project"):
        verbs[verb]()


def put_tag(project: Project, name: str, parent: str = "") -> str:
    """A tag as it comes from another reader's file, whatever there is here."""
    made = new_id()
    with project.edit("From elsewhere"):
        project.put("tag", made, {"name": name, "parent_id": parent, "colour": ""})
    return made


def test_two_tags_of_one_path_are_shown_as_one(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice", tag_paths=["elections/late"])
    second = put_tag(letter, "Elections")
    put_tag(letter, "late", second)
    with letter.edit("From elsewhere"):
        letter.put("tagging", new_id(), {"annotation_id": one, "tag_id": second})
    assert paths(letter) == ["elections", "elections/late"]
    assert loaded(letter, one).tags == ("elections/late", "elections")


def test_a_verb_on_a_tag_shown_as_one_reaches_both(letter: Project) -> None:
    first = tags.ensure(letter, "elections")
    second = put_tag(letter, "elections")
    tags.rename(letter, second, "vote")
    assert paths(letter) == ["vote"]
    tags.remove(letter, first)
    assert paths(letter) == []


def test_tags_below_each_other_are_cut_where_the_first_was_put(project: Project) -> None:
    first, second = put_tag(project, "first"), put_tag(project, "second")
    below = put_tag(project, "below", second)
    with project.edit("Joined from two readers"):
        project.put("tag", first, {"parent_id": second})
        project.put("tag", second, {"parent_id": first})
    assert paths(project) == ["first", "first/second", "first/second/below"]
    found = tags.codebook(project).tags
    assert (found[first].parent_id, found[second].parent_id, found[below].parent_id) == ("", first, second)


def test_a_tag_below_itself_comes_to_the_top(project: Project) -> None:
    one = put_tag(project, "one")
    with project.edit("Broken"):
        project.put("tag", one, {"parent_id": one})
    assert paths(project) == ["one"]


def test_tags_merged_in_a_ring_are_one_tag_also_for_those_merged_into_the_ring(project: Project) -> None:
    oldest, first, second = (put_tag(project, name) for name in ("oldest", "first", "second"))
    with project.edit("Joined from two readers"):
        for tag, into in ((oldest, first), (first, second), (second, first)):
            project.put("tag_alias", new_id(), {"tag_id": tag, "into_id": into})
    assert paths(project) == ["first"]
    assert set(tags.codebook(project).canonical.values()) == {first}


def test_a_tag_whose_parent_is_not_here_stands_at_the_top(project: Project) -> None:
    put_tag(project, "orphan", "not here")
    assert paths(project) == ["orphan"]
    assert tags.listed(project)[0].parent_id == ""


def test_taggings_of_two_readers_are_shown_once(letter: Project, ice: str, ben: Identity) -> None:
    bens = Project.open(letter.path, ben)
    try:
        tags.apply(bens, [ice], ["elections"])
        assert len(bens.rows("SELECT id FROM tagging WHERE alive AND tag_id = ?", [tag_id(bens, "elections")])) == 2
        assert loaded(bens, ice).tags == ("settlement/troops", "elections")
    finally:
        bens.close()


def test_a_tag_merged_elsewhere_makes_no_ring(project: Project) -> None:
    """What a merged tag stood below is no longer where it is shown."""
    lower = tags.ensure(project, "top/merged/lower")
    top, merged, other = tag_id(project, "top"), tag_id(project, "top/merged"), tags.ensure(project, "other")
    tags.merge(project, merged, other)
    tags.move(project, top, lower)
    assert paths(project) == ["other", "other/lower", "other/lower/top"]
    assert check.problems(project) == []


def test_what_is_restored_below_what_was_put_below_it_comes_to_the_top(project: Project) -> None:
    tags.ensure(project, "parent/gone/child")
    gone, child, parent = (tag_id(project, one) for one in ("parent/gone", "parent/gone/child", "parent"))
    tags.remove(project, gone)
    history.restore(project, [child])
    tags.move(project, parent, child)
    assert paths(project) == ["child", "child/parent"]
    history.restore(project, [gone])
    assert check.problems(project) == []
    shown = paths(project)
    project.undo()
    assert paths(project) == ["child", "child/parent"]
    project.redo()
    assert paths(project) == shown


@pytest.mark.parametrize("seed", range(4))
def test_whatever_one_does_to_tags_none_stands_below_itself(project: Project, seed: int) -> None:
    chance = Random(seed)

    def some() -> str:
        return chance.choice([*tags.codebook(project).tags, tags.ensure(project, chance.choice("abc"))])

    verbs: list[Callable[[], object]] = [
        lambda: tags.ensure(project, "/".join(chance.choices("abcde", k=chance.randint(1, 3)))),
        lambda: tags.move(project, some(), chance.choice([some(), ""])),
        lambda: tags.merge(project, some(), some()),
        lambda: tags.rename(project, some(), chance.choice(("a", "b", "c/d"))),
        lambda: tags.remove(project, some()),
        lambda: history.restore(project, [chance.choice(project.rows("SELECT id FROM tag"))["id"]]),
        project.undo,
        project.redo,
    ]
    for _ in range(150):
        with suppress(AnnotatorError):
            chance.choice(verbs)()
        assert tags.below_themselves(project) == []
