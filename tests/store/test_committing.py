"""A save on a disk that fails at one end or the other of a commit: what is said of it is true."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from annotator.errors import SaveFailed
from annotator.store import annotations
from annotator.store.project import Project
from tests.making import mark_words


def failing(project: Project, fails: Sequence[bool], *, done: bool) -> Callable[..., Any]:
    """What stands for `execute`: of the commits to come these fail, after they were done or before."""
    properly, coming = project.db.execute, list(fails)

    def execute(sql: str, *values: Any) -> Any:
        fail = sql == "COMMIT" and bool(coming) and coming.pop(0)
        if not fail or done:
            result = properly(sql, *values)
        if fail:
            raise sqlite3.OperationalError("disk I/O error")
        return result

    return execute


def saved(project: Project) -> int:
    return int(project.rows("SELECT count(*) AS n FROM annotation")[0]["n"])


def test_a_commit_that_failed_after_it_was_done_is_made_safe_and_told_as_done(
    letter: Project, letter_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    letter.listen(told.append)
    monkeypatch.setattr(letter.db, "execute", failing(letter, [True], done=True))
    one = mark_words(letter, letter_id, "on ice")
    assert (saved(letter), len(told)) == (1, 1)
    letter.undo()
    assert annotations.get(letter, one) is None


def test_where_it_cannot_be_made_safe_this_is_said(
    letter: Project, letter_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter.db, "execute", failing(letter, [True, True], done=True))
    with pytest.raises(SaveFailed, match="The last change is there"):
        mark_words(letter, letter_id, "on ice")
    assert saved(letter) == 1
    mark_words(letter, letter_id, "symbolic troops")
    assert saved(letter) == 2


def test_a_commit_that_failed_before_it_was_done_left_nothing(
    letter: Project, letter_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter.db, "execute", failing(letter, [True], done=False))
    with pytest.raises(SaveFailed, match="was not saved"):
        mark_words(letter, letter_id, "on ice")
    assert saved(letter) == 0
    mark_words(letter, letter_id, "on ice")
    assert saved(letter) == 1
