"""After undo, and after a failure at any statement of any verb, everything is as it was."""

from __future__ import annotations

import ast
import random
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import annotator
from annotator.errors import AnnotatorError, SaveFailed
from annotator.model import Identity
from annotator.store import guard
from annotator.store.project import Project
from tests.trust.bar import Bar
from tests.trust.broken import broken
from tests.verbs import LOCAL, VERBS, Scene, Verb, set_scene, tables

ALL = {**VERBS, **LOCAL}
ELSEWHERE = {  # labels of steps that are no verbs of their own
    "Edit and delete": "made by a test",
    "Keep mine": "tests/test_exchange.py undoes it",
    "Salvage": "made in a new file, which is saved whole",
    "Sample project": "the project it makes has nothing before it",
    "Change tags": "“Add tag” and “Remove tag” in one step",
    "Merge": "a look at what a merge would come to, which is always taken back",
    "Delete": "what is deleted is one of the verbs here",
    "Delete * things": "the same, several",
    "Import * documents": "“Import document”, several",
    "Restore * things": "“Restore”, several",
    "Tag 1 hit": "“Tag * hits”, one",
}


@pytest.fixture
def scene(letter: Project, letter_id: str, tmp_path: Path) -> Scene:
    return set_scene(letter, letter_id, tmp_path)


def test_every_label_of_a_step_comes_from_a_verb_that_is_tried(
    scene: Scene, identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    edit = Project.edit

    def edited(self: Project, label: str, *values: Any, **named: Any) -> Any:
        seen.add(label)
        return edit(self, label, *values, **named)

    monkeypatch.setattr(Project, "edit", edited)
    for verb in ALL.values():
        with copied(scene, identity) as copy:
            verb(copy)
    patterns = [re.compile(re.escape(label).replace(r"\*", ".+")) for label in _labels()]
    unseen = [one.pattern for one in patterns if not any(one.fullmatch(label) for label in seen)]
    left = [one for one in unseen if one.replace(".+", "*").replace("\\", "") not in ELSEWHERE]
    assert left == []


def _labels() -> set[str]:
    """What stands first in every call of `edit` in the program; `*` for what is put in."""
    found: set[str] = set()
    for path in sorted(Path(annotator.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "edit":
                found |= {_pattern(one) for one in ast.walk(node.args[0]) if _is_label(one, node.args[0])}
    return found


def _is_label(one: ast.AST, first: ast.AST) -> bool:
    if isinstance(one, ast.JoinedStr):
        return True
    inside = {
        id(value) for whole_one in ast.walk(first) if isinstance(whole_one, ast.JoinedStr) for value in whole_one.values
    }
    plain = isinstance(one, ast.Constant) and isinstance(one.value, str)
    return plain and id(one) not in inside and len(str(getattr(one, "value", ""))) > 3


def _pattern(one: ast.AST) -> str:
    if isinstance(one, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in one.values)
    assert isinstance(one, ast.Constant)
    return str(one.value)


# --- failure


def test_a_failure_at_any_statement_leaves_the_file_as_it_was(scene: Scene, identity: Identity, bar: Bar) -> None:
    chance, count = random.Random(bar.seed(1)), bar.count(300)
    keys, sizes = sorted(ALL), {name: _counted(scene, verb, identity) for name, verb in ALL.items()}
    hurt: list[str] = []
    for number in range(count):
        name = keys[number % len(keys)]
        at, how = chance.randint(1, sizes[name]), ("once", "always", "bug")[number // len(keys) % 3]
        with copied(scene, identity) as copy:
            if trouble := _hurt(copy, ALL[name], at, how):
                hurt.append(f"{name}, statement {at} of {sizes[name]}, {how}: {trouble}")
    assert not hurt, "\n".join(hurt)
    with copied(scene, identity) as copy:
        control = _hurt(copy, _beside_the_door, 2, "once")
    assert control == "other bytes"
    told = f"a verb beside the door left {control}"
    bar.tell("A statement that fails leaves the file as it was", f"{count} failures", "0 changed", told)


@contextmanager
def copied(scene: Scene, identity: Identity) -> Iterator[Scene]:
    """The same scene in a file of its own, just opened."""
    with tempfile.TemporaryDirectory(dir=scene.folder) as folder:
        path = Path(folder) / scene.project.path.name
        shutil.copy(scene.project.path, path)
        project = Project.open(path, identity)
        try:
            yield scene._replace(project=project, folder=Path(folder))
        finally:
            project.close()


def _counted(scene: Scene, verb: Verb, identity: Identity) -> int:
    """How many statements a verb has."""
    with copied(scene, identity) as copy, broken(copy.project, 0, "once") as connection:
        verb(copy)
    return connection.count


def _hurt(scene: Scene, verb: Verb, at: int, how: str) -> str:
    """What is other than before when a verb's statement fails; empty where nothing is."""
    project = scene.project
    before, stood = project.path.read_bytes(), tables(project)
    raised: BaseException | None = None
    told: object = None
    with broken(project, at, how):
        try:
            told = verb(scene)
        except (AnnotatorError, ZeroDivisionError) as error:
            raised = error
    if raised is None:
        return "" if _is_told_as_damage(told) else "nothing was said"
    if how != "bug" and not isinstance(raised, SaveFailed):
        return f"said {raised}"
    if project.db.conn.in_transaction:
        return "a transaction is left open"
    if project.path.read_bytes() != before:
        return "other bytes"
    return "" if tables(project) == stood else "other tables"


def _is_told_as_damage(told: object) -> bool:
    """Whether a repair took what it could not read for damage, which it then mends, and said so."""
    return isinstance(told, list) and any("not as it was saved" in str(one) for one in told)


def _beside_the_door(scene: Scene) -> None:
    """A verb that writes without the door: half of it stays when it fails."""
    db = scene.project.db
    try:
        with guard.writing(db):
            db.execute("UPDATE annotation SET note = note || 'half'")
            db.execute("UPDATE span SET quote = quote || 'half'")
    except sqlite3.Error as error:
        raise SaveFailed("It was not saved.") from error
