"""When the system refuses a write, an fsync, a rename: a sentence, nothing lost, and it works the next time."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.trust import recorder
from tests.trust.bar import Bar
from tests.trust.deeds import DEEDS, ONE_EXPORT

pytestmark = [recorder.NEEDED, pytest.mark.timeout(0)]
_GOOD = ("unnoticed", "told, done the second time", "told, done after opening again", "told, is there all the same")


def refused(folder: Path, times: int, names: tuple[str, ...], sin: str = "") -> tuple[Counter[str], Counter[str]]:
    """What came of so many refusals, and the sentences that were said."""
    library = recorder.built(folder)
    with recorder.in_memory() as home:
        printed = recorder.run(library, home, "tests.trust.failing", times, home, *names, f"--sin={sin}")
    found = json.loads(printed)
    return Counter(found["tally"]), Counter(found["told"])


def faults(tally: Counter[str]) -> list[str]:
    return [what for what in tally if what not in _GOOD]


def test_a_refused_call_is_told_loses_nothing_and_is_made_good(tmp_path: Path, bar: Bar) -> None:
    names = (*(name for name in DEEDS if name != "export"), *ONE_EXPORT)
    tally, told = refused(tmp_path, bar.count(12 * len(names)), names)
    control, _ = refused(tmp_path, 30, ("export csv",), "writing over the old file")
    caught = sum(control[what] for what in faults(control))
    assert caught > 0, "a file that is written over what was there must be caught"
    wrong = faults(tally)
    bar.tell(
        "A refused write, fsync, rename, open, unlink or truncate loses nothing",
        f"{tally.total()} refusals in {', '.join(names)}",
        f"{len(wrong)} wrong; {told.total()} told in {len(told)} sentences; "
        f"{tally[_GOOD[1]]} done the second time, {tally[_GOOD[2]]} after opening again, "
        f"{tally[_GOOD[3]]} there all the same",
        f"writing over the old file lost it {caught} of {control.total()} times",
    )
    assert wrong == []
