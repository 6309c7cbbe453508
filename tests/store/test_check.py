"""`check` must find what is planted behind the program's back, and be silent where nothing is wrong."""

from __future__ import annotations

import re
import sqlite3

import pytest

from annotator import jobs
from annotator.errors import Notice
from annotator.model import Identity
from annotator.store import annotations, check, documents, history, links, search, tags
from annotator.store.project import Project
from annotator.store.repair import repair
from tests.making import loaded, mark_words, reopened, tamper


@pytest.fixture
def sound(letter: Project, letter_id: str) -> Project:
    """A project with something of everything, in which nothing is wrong."""
    with letter.edit("All"):
        one = mark_words(letter, letter_id, "on ice", note="put off", tag_paths=["settlement/troops", "elections"])
        other = mark_words(letter, letter_id, "symbolic troops", "hot-bed which")
        links.add(letter, one, other)
        at = documents.text(letter, letter_id).index("third force")
        annotations.put_in_place(letter, other, at, at + 11)
        annotations.reply(letter, one, "an answer")
        jobs.link_to_source(letter, one, "A book, 3", "see also")
    annotations.remove(letter, [other])
    letter.undo()
    annotations.remove(letter, [mark_words(letter, letter_id, "third force", note="deleted")])
    return letter


def test_nothing_is_found_where_nothing_is_wrong(sound: Project) -> None:
    assert check.problems(sound) == []
    assert check.problems(reopened(sound)) == []


DAMAGE = {
    "a changed text": (
        "UPDATE document_text SET text = replace(text, 'Kennedy', 'Nixon')",
        "is not what was imported",
    ),
    "a changed source file": ("UPDATE source_file SET content = x'00'", "source file"),
    "a mark outside the text": ("UPDATE mark SET end = 99999", "marks of document .* outside"),
    "a page outside the text": ("UPDATE page SET start = -1", "pages of document .* outside"),
    "a passage at other words": ("UPDATE place SET start = start + 1, end = end + 1", "not shown where they stand"),
    "a changed quotation": ("UPDATE span SET quote = 'on fire' WHERE quote = 'on ice'", "quotes other words"),
    "a passage in another colour": ("UPDATE place SET colour = 'red'", "painted otherwise"),
    "a deleted passage that is painted": ("UPDATE place SET alive = 1", "painted otherwise"),
    "a passage without a place": ("DELETE FROM place", "has no place"),
    "a note the search does not know": ("UPDATE annotation SET note = 'changed'", "search index"),
    "a reply the search does not know": ("UPDATE reply SET note = 'changed'", "search index"),
    "an annotation in no document": ("UPDATE annotation SET document_id = 'x'", "point at a missing document"),
    "a passage of no annotation": ("UPDATE span SET annotation_id = 'x'", "span point at a missing annotation"),
    "a reply to nothing": ("UPDATE reply SET annotation_id = 'x'", "reply point at a missing annotation"),
    "a tagging of nothing": ("UPDATE tagging SET annotation_id = 'x'", "tagging point at a missing annotation"),
    "a tagging with no tag": ("UPDATE tagging SET tag_id = 'x'", "point at a missing tag"),
    "stamps that lack a field": ("UPDATE annotation SET stamps = '{}'", "stamps of annotation"),
    "stamps that are no JSON": ("UPDATE annotation SET stamps = 'broken'", "damaged"),
    "a life that its stamps deny": (
        "UPDATE annotation SET alive = 1 WHERE dead",
        "is deleted is not what its stamps say",
    ),
    "a death that its stamps deny": ("UPDATE link SET alive = 0", "is deleted is not what its stamps say"),
    "a tag below itself": ("UPDATE tag SET parent_id = id WHERE name = 'elections'", "stands below itself"),
    "a note that is not as it was saved": ("UPDATE annotation SET note = 'x'", "notes and colours"),
    "a colour that is not as it was saved": ("UPDATE tag SET colour = 'red'", "tags are not as they were saved"),
    "a text that is missing": ("DELETE FROM document_text", "list of texts"),
    "a step that is missing": ("DELETE FROM change WHERE id = 1", "earlier states of things"),
    "a passage outside the text": ("UPDATE span SET start = 99999, end = 100000", "lies outside its text"),
    "an index that lacks words": ("DELETE FROM annotation_search_data WHERE id > 10", "search index"),
    "an index of documents that lacks words": ("DELETE FROM paragraph_search_data WHERE id > 10", "search index"),
    "paragraphs elsewhere": ("UPDATE paragraph SET start = start + 1", "list of paragraphs"),
    "an annotation shown elsewhere": ("UPDATE annotation SET home = 'x'", "show in another document"),
    "a time that is none": ("UPDATE step SET made = 'soon'", "is no time"),
    "a birth that is no time": ("UPDATE tag SET born = 'long ago'", "that is no time"),
    "details that are no JSON": ("UPDATE document SET details = '{'", "entries of document can no longer be read"),
    "a history that is no JSON": ("UPDATE change SET before = '{'", "entries of change can no longer be read"),
    "a record of a newer version that is no JSON": (
        "INSERT INTO opaque (id, kind, line) VALUES ('x', 'map', '{')",
        "newer version can no longer be read",
    ),
    "a sum that is none": ("UPDATE manifest SET digest = 'x'", "not as they were saved"),
    "words that are none": ("UPDATE annotation SET note = CAST(x'ff41' AS TEXT)", "notes and colours"),
    "a place put by hand on no passage": (
        "UPDATE placement SET span_id = 'x'",
        "placement point at a missing span",
    ),
    "a change of no step": ("INSERT INTO change VALUES (999, 999, 'tag', 'x', NULL)", "history is damaged"),
}


@pytest.mark.parametrize(("sql", "sentence"), DAMAGE.values(), ids=DAMAGE.keys())
def test_planted_damage_is_found(sound: Project, sql: str, sentence: str) -> None:
    tamper(sound.path, sql)
    found = check.problems(reopened(sound))
    assert [one for one in found if _matches(sentence, one)], found


def _matches(pattern: str, sentence: Notice) -> bool:
    return re.search(pattern, str(sentence)) is not None


def test_a_broken_page_of_the_file_is_found(sound: Project, identity: Identity) -> None:
    sound.close()
    content = bytearray(sound.path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    connection = sqlite3.connect(sound.path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'mark'").fetchone()[0]
    connection.close()
    content[(root - 1) * size : (root - 1) * size + 8] = b"\xff" * 8
    sound.path.write_bytes(bytes(content))
    damaged = Project.open(sound.path, identity, read_only=True)
    found = check.problems(damaged)
    damaged.close()
    assert any("damaged" in str(sentence) for sentence in found), found


@pytest.mark.parametrize(
    "damage",
    [
        "a passage at other words",
        "a passage in another colour",
        "a passage without a place",
        "a note the search does not know",
        "a tag below itself",
    ],
)
def test_what_can_be_worked_out_again_is_mended(sound: Project, damage: str) -> None:
    tamper(sound.path, DAMAGE[damage][0])
    project = reopened(sound)
    assert check.problems(project) != []
    assert repair(project) != []
    assert check.problems(project) == []


def test_every_ring_of_tags_is_cut(sound: Project) -> None:
    with sound.edit("More tags"):
        for name in "abcd":
            tags.ensure(sound, name)
    for one, other in ("ab", "ba", "cd", "dc"):
        tamper(
            sound.path, "UPDATE tag SET parent_id = (SELECT id FROM tag WHERE name = ?) WHERE name = ?", (other, one)
        )
    project = reopened(sound)
    assert sum("stands below itself" in str(one) for one in check.problems(project)) == 2
    repair(project)
    assert check.problems(project) == []
    assert history.steps(project)[0].label == "Repair"


def test_a_mended_index_finds_words_again(sound: Project) -> None:
    tamper(sound.path, "UPDATE annotation SET note = 'quixotic' WHERE note != ''")
    project = reopened(sound)
    assert list(search.everywhere(project, "quixotic")) == []
    repair(project)
    assert [hit.words for hit in search.everywhere(project, "quixotic")] == ["quixotic"]


def test_a_quotation_that_is_nowhere_is_kept_as_unplaced(sound: Project) -> None:
    tamper(sound.path, "UPDATE span SET quote = 'on fire' WHERE quote = 'on ice'")
    project = reopened(sound)
    repair(project)
    assert check.problems(project) == []
    one = project.rows("SELECT annotation_id FROM span WHERE quote = 'on fire'")[0]["annotation_id"]
    assert loaded(project, one).placement == "unplaced"
