"""A copy is whole and can be searched; what another reader made is theirs."""

from pathlib import Path

import pytest

from annotator.errors import AnnotatorError
from annotator.model import Identity
from annotator.store import annotations, check, copies, documents, filter, links, search, tags
from annotator.store.project import Project


def test_a_copy_has_everything_and_finds_it(letter: Project, letter_id: str, tmp_path: Path, ben: Identity) -> None:
    text = documents.text(letter, letter_id)
    made = []
    for words in ("lebensraum", "NATO base", "red-hot glow"):
        at = text.index(words)
        made.append(annotations.add(letter, letter_id, [(at, at + len(words))], note=f"on {words}", tag_paths=["a/b"]))
    annotations.remove(letter, made[:1])
    path = tmp_path / "copy.annotator"
    copies.save(letter, path)
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".part") == []
    copy = Project.open(path, ben)
    assert check.problems(copy) == []
    assert filter.chosen(copy, "NATO") == [made[1]]
    assert [hit.kind for hit in search.everywhere(copy, "glow")] == ["document", "note", "quotation"]
    copy.close()


def test_a_copy_over_the_project_itself_is_refused(letter: Project) -> None:
    with pytest.raises(AnnotatorError, match="project itself"):
        copies.save(letter, letter.path)
    assert check.problems(letter) == []


def test_links_and_tags_of_another_reader_stay(letter: Project, letter_id: str, ben: Identity) -> None:
    text = documents.text(letter, letter_id)
    at = text.index("NATO base")
    mine = annotations.add(letter, letter_id, [(at, at + 9)], tag_paths=["bases"])
    link = links.add(letter, mine, letter_id)
    other = Project.open(letter.path, ben)
    for verb in (lambda: links.remove(other, link), lambda: links.relate(other, link, "repeats")):
        with pytest.raises(AnnotatorError, match="another reader"):
            verb()
    with pytest.raises(AnnotatorError, match="another reader"):
        tags.take_off(other, mine, "bases")
    tags.apply(other, [mine], ["bases"])
    assert tags.take_off(other, mine, "bases")
    (found,) = annotations.load(other, [mine])
    assert found.tags == ("bases",)
    other.close()
