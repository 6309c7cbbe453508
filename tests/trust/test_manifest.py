"""The manifest is right after whatever is done, and finds what SQLite's own check does not."""

from __future__ import annotations

import ast
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator import exchanging, jobs
from annotator.model import Identity
from annotator.store import annotations, check, comparing, manifest, outline, tags
from annotator.store.connection import sqlite_version
from annotator.store.project import Project
from annotator.store.schema import OPAQUE, RECORDS, SAME
from tests.conftest import HERE
from tests.making import a_document, mark_words, reopened, tamper
from tests.trust.bar import Bar
from tests.verbs import LOCAL, VERBS, Scene, Verb, set_scene

ROOT = HERE.parent


@pytest.fixture
def scene(letter: Project, letter_id: str, tmp_path: Path) -> Scene:
    return set_scene(letter, letter_id, tmp_path)


def assert_right(project: Project) -> None:
    assert manifest.differing(project.db.conn) == []
    assert manifest.miscounted(project.db.conn) == []


@pytest.mark.parametrize("verb", [*VERBS.values(), *LOCAL.values()], ids=[*VERBS, *LOCAL])
def test_it_is_right_after_every_verb_and_after_undo_and_redo(scene: Scene, verb: Verb) -> None:
    verb(scene)
    assert_right(scene.project)
    scene.project.undo()
    assert_right(scene.project)
    scene.project.redo()
    assert_right(scene.project)
    assert_right(reopened(scene.project))


def _outlined(project: Project, letter_id: str) -> None:
    section = outline.add(project, "Argument")
    outline.put(project, section, [mark_words(project, letter_id, "on ice")])
    outline.take_out(project, [row["id"] for row in project.rows("SELECT id FROM annotation")])
    outline.remove(project, section)


def _hidden(project: Project, letter_id: str) -> None:
    comparing.hide(project, "01900000-0000-7000-8000-00000000000b")
    comparing.read_blind(project)
    comparing.read_blind(project)
    comparing.end_blind(project)
    comparing.show(project, "01900000-0000-7000-8000-00000000000b")


def _remembered(project: Project, letter_id: str) -> None:
    project.remember("colour", "amber")
    project.remember("colour", "sky")


def _typed(project: Project, letter_id: str) -> None:
    one = mark_words(project, letter_id, "on ice")
    for words in ("p", "pu", "put", "put off"):
        annotations.write_note(project, one, words)
    project.undo()
    annotations.write_note(project, one, "later")


def _given_up(project: Project, letter_id: str) -> None:
    def give_up() -> None:
        with project.edit("Given up"):
            mark_words(project, letter_id, "on ice", note="never")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        give_up()
    mark_words(project, letter_id, "symbolic troops")


@pytest.mark.parametrize("verb", [_outlined, _hidden, _remembered, _typed, _given_up])
def test_it_is_right_after_the_rest(letter: Project, letter_id: str, verb: Callable[[Project, str], None]) -> None:
    verb(letter, letter_id)
    assert_right(letter)
    while letter.undo():
        assert_right(letter)


def test_it_is_right_after_merging(letter: Project, letter_id: str, tmp_path: Path, ben: Identity) -> None:
    theirs = Project.create(tmp_path / "Ben.annotator", ben)
    text = letter.rows("SELECT text FROM document_text")[0][0]
    copy = a_document(theirs, text.replace("Chairman", "Chair") + "\nEnd.")
    annotations.reply(theirs, mark_words(theirs, copy, "on ice", tag_paths=["a/b"]), "yes")
    exchanging.export(theirs, tmp_path / "Ben.annotations.json")
    theirs.close()
    mark_words(letter, letter_id, "on ice", tag_paths=["a/b"])
    for _ in range(2):
        exchanging.merge(letter, tmp_path / "Ben.annotations.json", exchanging.read(tmp_path / "Ben.annotations.json"))
        assert_right(letter)
    letter.undo()
    assert_right(letter)
    letter.redo()
    assert_right(letter)


def test_two_windows_write_in_turn(letter: Project, letter_id: str, ben: Identity) -> None:
    other = Project.open(letter.path, ben)
    mark_words(letter, letter_id, "on ice")
    mark_words(other, letter_id, "symbolic troops")
    tags.ensure(letter, "a")
    assert_right(other)
    other.close()


def test_only_the_door_writes_tables_of_records() -> None:
    """Their digests are summed where they are written; whoever writes them elsewhere makes sound files look damaged."""
    names = "|".join((*RECORDS, OPAQUE, SAME, "change"))
    # a name that is put in ends the constant before it
    writing = re.compile(rf"(INSERT (OR \w+ )?INTO|UPDATE|DELETE FROM) ?(({names})\b|$)")
    found = set()
    for path in (ROOT / "annotator" / "store").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            words = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if writing.search(" ".join(words.split())):
                found.add(path.name)
    by_the_door = {"project.py", "whole.py", "journal.py"}
    of_what_is_not_guarded = {"derived.py", "checking_places.py"}  # `home` and the search index
    then_signed_anew = {"kept_unread.py", "schema.py", "repair.py", "manifest.py"}
    assert found <= by_the_door | of_what_is_not_guarded | then_signed_anew


def test_it_finds_what_sqlite_does_not(letter: Project, letter_id: str, bar: Bar) -> None:
    mark_words(letter, letter_id, "on ice", note="put off", tag_paths=["a/b"])
    letter.close()
    whole = letter.path.read_bytes()
    places = _content(letter.path, whole)[: bar.count(300)]
    missed = unseen = 0
    for at in places:
        letter.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        connection = sqlite3.connect(f"file:{letter.path}?mode=ro&immutable=1", uri=True)
        missed += connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        unseen += manifest.differing(connection) == []
        connection.close()
    bar.tell(
        "A changed byte of content is noticed",
        f"{len(places)} bytes",
        f"{unseen} not noticed",
        f"integrity_check of SQLite {sqlite_version()} missed {missed}",
    )
    assert unseen == 0
    assert missed > len(places) // 2


def _content(path: Path, whole: bytes) -> list[int]:
    """Where bytes of notes, names and stamps stand, a few of each."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    words = {str(row[0]) for row in connection.execute("SELECT note FROM annotation UNION SELECT quote FROM span")}
    words |= {str(row[0]) for row in connection.execute("SELECT born FROM tag UNION SELECT name FROM reader")}
    words |= {str(row[0]) for row in connection.execute("SELECT before FROM change UNION SELECT value FROM mark")}
    connection.close()
    found = []
    for word in sorted(words - {"", "None"}):
        at = whole.find(word.encode())
        found += [at + offset for offset in range(0, len(word.encode()), 3) if at > 0]
    return sorted(set(found))


def test_damage_is_told_with_what_it_means(letter: Project, letter_id: str) -> None:
    mark_words(letter, letter_id, "on ice", note="put off")
    tamper(letter.path, "UPDATE annotation SET note = 'put on' WHERE note = 'put off'")
    told = [str(one) for one in check.problems(reopened(letter))]
    assert any("notes and colours" in one and "not as they were saved" in one for one in told), told


def test_a_project_that_is_only_read_has_no_triggers(letter: Project) -> None:
    again = Project.open(letter.path, read_only=True)
    assert again.rows("SELECT count(*) FROM temp.sqlite_master")[0][0] == 0
    assert letter.path.suffix == jobs.PROJECT_SUFFIX
    again.close()
