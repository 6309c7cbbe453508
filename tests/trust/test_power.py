"""When the power goes, what was reported as saved is there, and nothing is half done.

The program runs under the recorder; from what it wrote, disks are made as they may be found after a cut at
any moment, and what is on them is opened as the program opens it.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from annotator.errors import AnnotatorError
from tests.trust import recorder
from tests.trust.bar import Bar
from tests.trust.deeds import ALL, Deed
from tests.trust.disk import MODELS, Cut, Disk, cuts

pytestmark = [recorder.NEEDED, pytest.mark.timeout(0)]

# more cuts where one saves most
PROJECTS = ("save", "save", "save", "import", "merge", "create", "migrate 1", "migrate 2", "migrate 3")
FILES = ("export", "export", "copy", "back up", "settings")


class Recording(NamedTuple):
    """What a deed did to its folder, from what was there before."""

    deed: Deed
    folder: Path
    before: dict[str, bytes]
    calls: list[recorder.Call]

    @property
    def played(self) -> tuple[list[recorder.Call], dict[str, bytes], Path]:
        """What cuts are made from."""
        return self.calls, self.before, self.folder

    @property
    def marks(self) -> list[str]:
        """What was to be seen after each step that was reported as done, and before the first."""
        return [call.name for call in self.calls if call.kind == "M"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorder.built(tmp_path_factory.mktemp("recorder"))


def recorded(library: Path, home: Path, name: str, sin: str = "") -> Recording:
    """Do a deed, and write down all that it does to its files."""
    deed, folder = ALL[name], home / f"{name} {sin}".strip()
    folder.mkdir()
    deed.prepare(folder)
    before = files_in(folder)
    log = home / f"{folder.name}.log"
    recorder.run(library, folder, "tests.trust.doing", name, folder, sin, log=log)
    found = Recording(deed, folder, before, recorder.read(log))
    assert len(found.marks) == len(deed.steps) + 1
    if not sin:
        assert_nothing_was_missed(found, folder)
    return found


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_nothing_was_missed(found: Recording, folder: Path) -> None:
    """A recorder that overlooks a way of writing would prove nothing."""
    disk = Disk("strict", found.before, folder)
    for call in found.calls:
        disk.do(call)
    assert disk.now() == files_in(folder)


class Findings:
    """What was seen after power cuts of one recording."""

    def __init__(self, recording: Recording, home: Path) -> None:
        self._recording = recording
        self._folder = home / "found"
        self._known: dict[bytes, str] = {}
        self.tally: Counter[str] = Counter()
        self.first = ""  # what was wrong first

    def cut(self, number: int) -> Findings:
        """Cut the power as many times, on both kinds of disk by turns."""
        for model in MODELS:
            for one in cuts(*self._recording.played, model, number // len(MODELS)):
                self._judge(one)
        return self

    def _judge(self, cut: Cut) -> None:
        seen, marks = self._seen(cut.files), self._recording.marks
        if seen in marks[cut.marks - 1 : cut.marks + 1]:
            outcome = "right"
        else:
            outcome = "lost" if seen in marks else "damaged"
            self.first = self.first or f"{self._recording.deed.name}, after mark {cut.marks}: {seen}"
        self.tally[outcome] += 1

    def _seen(self, files: dict[str, bytes]) -> str:
        key = hashlib.sha256(repr(sorted(files.items())).encode()).digest()
        if key not in self._known:
            self.tally["different"] += 1
            self._known[key] = self._look_at(files)
        return self._known[key]

    def _look_at(self, files: dict[str, bytes]) -> str:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        for name, content in files.items():
            (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_bytes(content)
        try:
            return self._recording.deed.seen(self._folder)
        except AnnotatorError as error:
            return f"DAMAGED {error}"


def judged(library: Path, names: Sequence[str], number: int) -> tuple[str, Counter[str], str]:
    """Cut the power during all of these deeds; gives what was tried in words, the tally, and the first fault."""
    tally: Counter[str] = Counter()
    first, seconds = "", 0.0
    with recorder.in_memory() as home:
        for name in dict.fromkeys(names):
            recording = recorded(library, home, name)
            began = time.monotonic()
            findings = Findings(recording, home).cut(number * names.count(name) // len(names))
            seconds += time.monotonic() - began
            tally += findings.tally
            first = first or findings.first
    done = tally["right"] + tally["lost"] + tally["damaged"]
    words = f"{done} cuts in {', '.join(dict.fromkeys(names))}, {tally['different']} different disks"
    return f"{words}, {done / seconds:.0f} a second", tally, first


def sinned(library: Path, name: str, sin: str, number: int) -> str:
    """What comes of a deed that is done wrongly; it must be caught."""
    with recorder.in_memory() as home:
        tally = Findings(recorded(library, home, name, sin), home).cut(number).tally
    assert tally["lost"] + tally["damaged"] > 0, f"{sin} was not caught: {tally}"
    return f"{sin} lost {tally['lost']} and damaged {tally['damaged']} of {number}"


def test_a_power_cut_loses_no_acknowledged_edit(library: Path, bar: Bar) -> None:
    tried, tally, first = judged(library, PROJECTS, bar.count(1400))
    controls = [sinned(library, "save", sin, 60) for sin in ("WAL with NORMAL", "synchronous OFF")]
    found = f"{tally['lost']} lost, {tally['damaged']} damaged"
    bar.tell("Power cuts lose no acknowledged edit", tried, found, "; ".join(controls))
    assert not first


def test_a_power_cut_leaves_the_old_file_or_the_new_one(library: Path, bar: Bar) -> None:
    tried, tally, first = judged(library, FILES, bar.count(600))
    controls = [sinned(library, "export csv", sin, 120) for sin in ("no fsync", "writing over the old file")]
    found = f"{tally['lost']} lost, {tally['damaged']} mixed"
    bar.tell("Power cuts leave a file old or new, and keep what was reported", tried, found, "; ".join(controls))
    assert not first
