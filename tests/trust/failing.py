"""Lets the system refuse the n-th call of a kind while the program does a deed, and looks at what comes of it.

`python -m tests.trust.failing TIMES FOLDER DEED… [--sin=SIN]`, under the recorder, which watches the folder.
Of all calls that could fail it takes as many as it is told, spread evenly; where it is told more than there
are, all. Prints a tally as JSON.
"""

from __future__ import annotations

import errno
import json
import shutil
import sys
import traceback
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from annotator.errors import AnnotatorError
from tests.trust.deeds import ALL, Deed, Scene, Step
from tests.trust.doing import first_seen, seen_now
from tests.trust.recorder import within
from tests.trust.sins import SINS

_WAYS = [
    ("W", errno.ENOSPC, False),
    ("W", errno.ENOSPC, True),
    ("W", errno.EIO, False),
    ("S", errno.EIO, False),
    ("S", errno.EIO, True),
    ("T", errno.EIO, False),
    ("T", errno.ENOSPC, True),
    ("U", errno.EACCES, False),
    ("U", errno.EACCES, True),
    ("R", errno.EACCES, False),
    ("R", errno.EIO, True),
    ("O", errno.EACCES, False),
    ("O", errno.EACCES, True),
    ("O", errno.ENOSPC, False),
    ("WSTURO", errno.EIO, True),
]
_AT_THE_END = "disk reported an error at the very end"  # then what is new is there all the same


class Fault(NamedTuple):
    """Which calls fail: kinds, errno, whether all from the n-th on, and n."""

    kinds: str
    error: int
    lasting: bool
    at: int

    def __str__(self) -> str:
        return f"{self.kinds}{self.at}{'…' if self.lasting else ''} {errno.errorcode[self.error]}"


class Trouble(Exception):
    """Something that must not happen when a call fails."""


class Trial:
    """A deed that meets faults."""

    def __init__(self, deed: Deed, home: Path) -> None:
        self._deed = deed
        self._before, self._folder = home / "before", home / "folder"
        self._before.mkdir(parents=True)
        deed.prepare(self._before)
        self._marks = [first_seen(deed, self._before)]
        self.told: Counter[str] = Counter()  # sentences
        scene = self._afresh()
        for step in deed.steps:
            step(scene)
            self._marks.append(seen_now(deed, scene))
        scene.close()

    def _afresh(self) -> Scene:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._before, self._folder)
        return Scene(self._folder)

    def faults(self) -> list[Fault]:
        """Every call that can fail, in every way."""
        scene = self._afresh()
        _mend()  # which counts anew
        for step in self._deed.steps:
            step(scene)
        scene.close()
        calls = {kinds: within().recorder_count(kinds.encode()) for kinds, _, _ in _WAYS}
        return [Fault(*way, at) for way in _WAYS for at in range(1, calls[way[0]] + 1)]

    def meet(self, fault: Fault) -> str:
        """Do the deed while calls fail; says what came of it."""
        scene = self._afresh()
        within().recorder_fail(fault.kinds.encode(), fault.at, fault.error, int(fault.lasting))
        outcome, done = "", 0
        try:
            for done, step in enumerate(self._deed.steps, start=1):
                if outcome := self._step(scene, done - 1, step):
                    break
            scene.close()
            _mend()
            self._expect(self._deed.seen(self._folder), self._marks[done : done + 1], "at the end")
        except Trouble as trouble:
            return f"{self._deed.name}, {fault}: {trouble}"
        except Exception:
            return f"{self._deed.name}, {fault}: {traceback.format_exc(limit=-4)}"
        finally:
            _mend()
        return outcome or "unnoticed"

    def _step(self, scene: Scene, number: int, step: Step) -> str:
        """Do a step; where it fails, see that nothing is lost, and do it again once nothing fails any more."""
        try:
            step(scene)
        except AnnotatorError as error:
            _mend()
            self._told(error)
            late = _AT_THE_END in str(error)
            self._expect(self._deed.seen(self._folder), self._marks[number + late :][:1], f"after “{error}”")
            again = "told, is there all the same" if late else self._again(scene, step)
            self._expect(seen_now(self._deed, scene), self._marks[number + 1 :][:1], f"once more after “{error}”")
            return again
        return ""

    def _again(self, scene: Scene, step: Step) -> str:
        try:
            step(scene)
        except AnnotatorError as error:
            self._told(error)
            scene.close()
            step(scene)
            return "told, done after opening again"
        return "told, done the second time"

    def _told(self, error: AnnotatorError) -> None:
        if "should not have" in str(error) or not str(error).endswith("."):
            raise Trouble(f"no sentence for people: {error}")
        self.told[error.template] += 1

    def _expect(self, seen: str, wanted: list[str], when: str) -> None:
        if seen not in wanted:
            raise Trouble(f"{'LOST' if seen in self._marks else 'DAMAGED'} {when}")


def _mend() -> None:
    """From now on nothing fails."""
    within().recorder_fail(b"", 0, 0, 0)


def spread(found: list[Fault], number: int) -> list[Fault]:
    """As many of them, evenly."""
    return found if number >= len(found) else [found[at * len(found) // number] for at in range(number)]


def main(times: int, home: Path, names: list[str], sin: str) -> None:
    """Let as many calls fail, as many in each deed."""
    tally, told = Counter[str](), Counter[str]()
    for number, name in enumerate(names):
        trial = Trial(ALL[name], home / str(number))
        if sin:
            SINS[sin]()
        for fault in spread(trial.faults(), times // len(names)):
            tally[trial.meet(fault)] += 1
        told += trial.told
    print(json.dumps({"tally": tally, "told": told}))


if __name__ == "__main__":
    chosen = [one for one in sys.argv[2:] if one in ALL]
    main(
        int(sys.argv[1]),
        Path(sys.argv[2]),
        chosen,
        next((one[6:] for one in sys.argv[2:] if one.startswith("--sin=")), ""),
    )
