"""Thousands of random actions on the real window: no abort, no warning, nothing shown that is not in the file."""

from __future__ import annotations

import gc
import random
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.gui import app
from annotator.settings import Settings
from tests.gallery import projects
from tests.trust.answers import Answers, files_of_others
from tests.trust.bar import Bar
from tests.trust.monkey import Monkey, memory, open_files, put_away
from tests.trust.shown import differences

_EVERY = 150  # actions between two looks
_WARM = 900  # actions after which everything was once made
_MOST_GROWTH = 100.0  # megabytes in all: pictures and papers come and go
_MOST_LOST = 2000  # references to None: a binding that gives back too many aborts at last; gained ones do no harm
_MOST_KEPT = 150  # objects of Qt of one kind: widgets and actions come and go
_MOST_FILES = 12  # more than when it was warm: a project, its lock, its journal, the log

Let = Callable[[int], Monkey]


@pytest.fixture
def let_loose(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Let]:
    """Opens the window on a project that others have read too, and lets a monkey of a seed at it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    files = files_of_others(tmp_path / "files")

    def loose(seed: int) -> Monkey:
        chance = random.Random(seed)
        path = tmp_path / f"{seed}.annotator"
        projects.dense(path)
        settings.set("language", "en")
        Answers(chance, files, tmp_path / f"answers {seed}").replace(monkeypatch)
        app.open_window(path, settings.path)
        return Monkey(chance, tmp_path / f"trail-{seed}.txt")

    yield loose
    put_away()
    for window in filter(isValid, app._windows):
        window.close()
        window.deleteLater()
    app._windows.clear()
    QApplication.processEvents()


class Watch:
    """Looks over the monkey's shoulder: mistakes of ours, warnings of Qt, and what the window shows."""

    def __init__(self, monkey: Monkey, qtlog: _QtMessageCapture, raised: list[object]) -> None:
        self._monkey, self._qtlog, self._raised = monkey, qtlog, raised
        self.looked = 0

    def romp(self, count: int, every: int = _EVERY) -> None:
        """Let the monkey do so many things, and look now and then."""
        for number in range(1, count + 1):
            self._monkey.act()
            warned = [one.message for one in self._qtlog.records if not one.ignored]
            assert not self._raised, self._said(number, self._raised)
            assert not warned, self._said(number, warned)
            if number % every == 0 or number == count:
                self.look(number)

    def look(self, number: int) -> None:
        put_away()
        found = differences(self._monkey.window)
        assert not found, self._said(number, found)
        self.looked += 1

    def _said(self, number: int, found: list[object] | list[str]) -> str:
        did = "\n  ".join(self._monkey.did)
        trouble = "\n".join(_told(one) for one in found)
        return f"after {number} actions:\n{trouble}\nlast done:\n  {did}"


@pytest.mark.timeout(0)
def test_a_monkey_at_the_window_breaks_nothing(
    let_loose: Let, qtbot: QtBot, qtlog: _QtMessageCapture, bar: Bar
) -> None:
    count, seed = bar.count(3000), bar.seed(1)
    with qtbot.capture_exceptions() as raised:
        print(f"seed {seed}")
        watch = Watch(let_loose(seed), qtlog, raised)
        warm = min(_WARM, count // 2)
        watch.romp(warm)
        before = _held()
        watch.romp(count - warm)
        after = _held()
        more = after[3] - before[3]
        kind, gained = max(more.items(), key=lambda one: one[1], default=("objects of Qt", 0))
        told = f"{after[0] - before[0]:+.0f} MB, {after[1] - before[1]:+d} open files, {after[2] - before[2]:+d} None"
        told += f", at most {gained:+d} {kind}"
        print(told)
        assert after[0] - before[0] < _MOST_GROWTH + count / 1000, told
        assert after[1] - before[1] <= _MOST_FILES, told
        assert after[2] - before[2] > -_MOST_LOST, told
        assert gained <= _MOST_KEPT + count / 100, told
        control = _a_view_that_forgets_undo(let_loose(seed + 1), qtlog, raised)
    promise = "Random actions on the window (seed {}) break nothing and show what is in the file"
    bar.tell(promise.format(seed), f"{count} actions, {watch.looked} looks", f"0 differences, {told}", control)


def _told(trouble: object) -> str:
    """A line for what is shown wrongly; for what was raised, where."""
    if isinstance(trouble, tuple):
        return "".join(traceback.format_exception(trouble[1]))
    return str(trouble)


def _held() -> tuple[float, int, int, Counter[str]]:
    """Megabytes, open files, references to None, and objects of Qt by kind, once what is not needed is gone."""
    gc.collect()
    kinds = [type(one) for one in gc.get_objects()]
    of_qt = Counter(kind.__name__ for kind in kinds if str(kind.__module__).startswith("PySide6."))
    return memory(), open_files(), sys.getrefcount(None), of_qt


def _a_view_that_forgets_undo(monkey: Monkey, qtlog: _QtMessageCapture, raised: list[object]) -> str:
    """The control: the page does not hear what changes, so that it goes on painting what was undone."""
    window = monkey.window
    window.session.changed.disconnect(window.page._changed)
    with pytest.raises(AssertionError, match="painted") as caught:
        Watch(monkey, qtlog, raised).romp(600, every=10)
    return f"a page that hears of no change was caught {str(caught.value).split(':')[0]}"
