"""A program that is killed at any moment loses nothing it reported, and leaves nothing half done or lying about."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter

import pytest

from tests.trust import recorder
from tests.trust.bar import Bar

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked"),
    pytest.mark.timeout(0),
]
_MIGRATIONS = ("migrate 1", "migrate 2", "migrate 3")
_FILES = ("import", "merge", "export", "copy", "create", "first start", *_MIGRATIONS, "back up", "settings")


def killed(times: int, *names: str, early: bool = False) -> tuple[Counter[str], str]:
    """What became of a program that was killed so many times, and how many a second that were."""
    began = time.monotonic()
    more = ("--early",) if early else ()
    printed = recorder.plainly("tests.trust.killing", times, 1, *names, *more)
    return Counter(json.loads(printed)), f"{times / (time.monotonic() - began):.0f} a second"


def faults(tally: Counter[str]) -> dict[str, int]:
    """What must not be."""
    return {what: number for what, number in tally.items() if what not in ("right", "too late", "swept")}


@pytest.mark.parametrize(("promise", "times", "names"), [("save", 400, ("save",)), ("all else", 200, _FILES)])
def test_a_kill_loses_nothing_and_leaves_nothing_half_done(
    bar: Bar, promise: str, times: int, names: tuple[str, ...]
) -> None:
    number = bar.count(times)
    tally, speed = killed(number, *names)
    control, _ = killed(40, "save", early=True)
    caught = sum(faults(control).values())
    assert caught > 0, "a step that is reported before it is saved must be caught"
    bar.tell(
        f"Kills during {promise} lose and leave nothing",
        f"{number} kills in {', '.join(names)}, {tally['too late']} of them too late, {speed}",
        f"{sum(faults(tally).values())} wrong, {tally['swept']} times a part was left and swept by the next write",
        f"reporting before COMMIT was caught in {caught} of 40",
    )
    assert faults(tally) == {}
