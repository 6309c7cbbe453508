"""Kills the program while it does a deed, again and again, and looks at what it left.

`python -m tests.trust.killing TIMES SEED DEED… [--early]`. One process imports the program once; each try is a
fork of it, which reports every step through a pipe and is killed at a random moment. With `--early` it
reports a step before it does it, as a program must not: the control. Prints a tally as JSON.
"""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from annotator.errors import AnnotatorError
from tests.trust.deeds import DEEDS, Deed, Scene
from tests.trust.doing import first_seen, seen_now
from tests.trust.recorder import in_memory


class Victim:
    """A deed that is begun and killed, and what may be seen of it afterwards."""

    def __init__(self, deed: Deed, home: Path) -> None:
        self._deed = deed
        self._before, self._folder = home / "before", home / "folder"
        self._before.mkdir(parents=True)
        deed.prepare(self._before)
        self._marks = [first_seen(deed, self._before)]
        self._afresh()
        began = time.perf_counter()
        self._seconds = [0.0]  # at which each step was done, for a try that is not killed
        scene = Scene(self._folder)
        for step in deed.steps:
            step(scene)
            self._seconds.append(time.perf_counter() - began)
            self._marks.append(seen_now(deed, scene))
            began = time.perf_counter() - self._seconds[-1]
        scene.close()

    def _afresh(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._before, self._folder)

    def killed(self, chance: random.Random, *, early: bool) -> str:
        """Begin the deed, kill it, and say what came of it: right, lost, damaged or littered."""
        self._afresh()
        reported = self._reports_until_killed(chance.uniform(0, self._seconds[-1] * 1.2), early=early)
        try:
            seen = self._deed.seen(self._folder)
        except AnnotatorError as error:
            return f"damaged: {error}"
        if seen not in self._marks[reported : reported + 2]:
            return "lost" if seen in self._marks else f"damaged: {seen}"
        if any(self._folder.rglob(".*.part*")):
            return self._once_more()
        return "right" if reported < len(self._deed.steps) else "too late"

    def _reports_until_killed(self, seconds: float, *, early: bool) -> int:
        """How many steps were reported as done."""
        ear, mouth = os.pipe()
        child = os.fork()
        if child == 0:
            self._do(mouth, early=early)
        os.close(mouth)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(ear, "rb") as file:
            return len(file.read())

    def _do(self, mouth: int, *, early: bool) -> None:
        try:
            scene = Scene(self._folder)
            for step in self._deed.steps:
                if early:
                    os.write(mouth, b".")
                step(scene)
                if not early:
                    os.write(mouth, b".")
            scene.close()
        finally:
            os._exit(0)

    def _once_more(self) -> str:
        """What was half written is gone after the next time that something is written there."""
        scene = Scene(self._folder)
        for step in self._deed.steps:
            step(scene)
        scene.close()
        return "littered" if any(self._folder.rglob(".*.part*")) else "swept"


def main(times: int, seed: int, names: list[str], *, early: bool) -> None:
    """Kill so many times, the deeds by turns."""
    chance, tally = random.Random(seed), Counter[str]()
    with in_memory() as home:
        victims = [Victim(DEEDS[name], home / str(number)) for number, name in enumerate(names)]
        gc.collect()
        gc.freeze()
        for number in range(times):
            tally[victims[number % len(victims)].killed(chance, early=early)] += 1
    print(json.dumps(tally))


if __name__ == "__main__":
    main(
        int(sys.argv[1]),
        int(sys.argv[2]),
        [one for one in sys.argv[3:] if one != "--early"],
        early="--early" in sys.argv,
    )
