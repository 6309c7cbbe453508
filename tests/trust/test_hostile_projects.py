"""Files made to do harm, opened as a project and as somebody's: refused in a sentence, or read as data."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sqlite3
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from annotator import exchanging, foreign
from annotator.errors import AnnotatorError
from annotator.model import Identity
from annotator.store import annotations, documents, salvage
from annotator.store.damage import in_error
from annotator.store.project import Project
from tests.trust import damage, hostile
from tests.trust.bar import Bar

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a child whose memory can be measured")
_SECONDS, _MEGABYTES = 2.0, 300
_ENOUGH = 30  # seconds after which a child is dead
_VICTIM = b"years of work"


@pytest.fixture
def content(tmp_path: Path, identity: Identity) -> bytes:
    return damage.make(tmp_path / "Sound.annotator", identity)


def as_project(path: Path) -> None:
    """Open a file as one's own, and look at what is in it."""
    project = Project.open(path)
    try:
        documents.listed(project)
        annotations.load(project, [row["id"] for row in project.rows("SELECT id FROM annotation")])
    finally:
        project.close()


def as_somebodys(path: Path) -> None:
    """Read a file that was received."""
    exchanging.read(path)


def to_be_saved(path: Path) -> None:
    """Ask what can be saved of a file."""
    salvage.count(path)


WAYS = (as_project, as_somebodys, to_be_saved)


def outcome(work: Any, path: Path) -> tuple[str, float]:
    """What became of it, in what time: `refused`, `read`, or an accident."""
    began = time.process_time()
    try:
        work(path)
        found = "read"
    except AnnotatorError as error:
        found = "refused" if str(error) else "without a word"
    except sqlite3.Error as error:
        found = "refused" if in_error(error) else repr(error)
    except Exception as error:
        found = repr(error)
    return found, time.process_time() - began


def in_a_child(work: Any, enough: int = _ENOUGH) -> Any:
    """What work in a child of this process comes to, with how many megabytes more it took."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        signal.alarm(enough)
        before = megabytes()
        try:
            found = work()
            os.write(writing, json.dumps([found, megabytes() - before]).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else None


def megabytes() -> float:
    """The most memory this process ever had."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)


@pytest.mark.timeout(120)
@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_was_made_to_do_harm_does_none(tmp_path: Path, content: bytes, bar: Bar) -> None:
    wrong: list[str] = []
    counts = {"refused": 0, "read": 0}
    most, slowest = 0.0, 0.0
    for number, (name, change) in enumerate(hostile.CORPUS.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "thesis.txt").write_bytes(_VICTIM)
        path = folder / "Received.annotator"
        path.write_bytes(content)
        change(path)
        before = files_of(folder)
        results, memory = in_a_child(lambda path=path: [outcome(way, path) for way in WAYS]) or ([], 0.0)
        if not results:
            wrong.append(f"{name}: the child died")
            continue
        most, slowest = max(most, memory), max(slowest, *(seconds for _, seconds in results))
        for way, (found, seconds) in zip(WAYS, results, strict=True):
            counts[found] = counts.get(found, 0) + 1
            if found not in ("refused", "read") or seconds > _SECONDS or memory > _MEGABYTES:
                wrong.append(f"{name}, {way.__name__}: {found}, {seconds:.1f} s, {memory:.0f} MB")
        after = files_of(folder)
        if {**after, "Received.annotator-journal": b""} != {**before, "Received.annotator-journal": b""}:
            wrong.append(f"{name}: files were changed")
        shutil.rmtree(folder)
    control = victim_of_a_plain_connection(tmp_path, content)
    bar.tell(
        "A hostile project does no harm",
        f"{len(hostile.CORPUS)} files in {len(WAYS)} ways",
        f"{counts['refused']} refused, {counts['read']} read as data, at most {slowest:.1f} s and {most:.0f} MB",
        f"a plain connection {control}",
    )
    assert not wrong, "\n".join(wrong)
    assert len(hostile.CORPUS) >= 30
    assert "deleted" in control or sqlite3.sqlite_version_info >= (3, 54)


def files_of(folder: Path) -> dict[str, bytes]:
    """All files with their content; of links where they lead. A journal of noise beside a file is its own affair."""
    return {
        one.name: os.fsencode(os.readlink(one)) if one.is_symlink() else one.read_bytes() if one.is_file() else b"pipe"
        for one in folder.iterdir()
    }


def victim_of_a_plain_connection(folder: Path, content: bytes) -> str:
    """The control: what becomes of another file when a crafted journal is obeyed."""
    path, victim = folder / "Naive.annotator", folder / "thesis.txt"
    path.write_bytes(content)
    victim.write_bytes(_VICTIM)
    hostile.super_journal(folder / "Naive.annotator-journal", victim)
    naive = sqlite3.connect(path)
    naive.execute("SELECT count(*) FROM sqlite_master").fetchone()
    naive.close()
    return "left the victim alone" if victim.exists() else "deleted another file"


@pytest.mark.timeout(0)
def test_mutated_projects_are_refused_or_read(tmp_path: Path, content: bytes, bar: Bar) -> None:
    count = bar.count(3000)
    path = tmp_path / "Received.annotator"
    results, memory = in_a_child(lambda: mutations(path, content, count), 0)
    bar.tell(
        "Mutated projects are refused or read as data",
        f"{count} mutations",
        f"{len(results['wrong'])} accidents, {results['refused']} refused, {results['slowest']:.1f} s, {memory:.0f} MB",
        f"plain reading met {results['naive']} errors that are no sentence",
    )
    assert results["wrong"] == []
    assert results["slowest"] < _SECONDS
    assert memory < _MEGABYTES
    assert results["naive"] > 0


def mutations(path: Path, content: bytes, count: int) -> dict[str, Any]:
    """Change some bytes, mostly where pages say what is on them, and read."""
    chance = Random(6)
    wrong, refused, naive, slowest = [], 0, 0, 0.0
    for number in range(count):
        changed = bytearray(content)
        for _ in range(chance.choice((1, 2, 8))):
            page = chance.randrange(len(content) // damage.PAGE) * damage.PAGE
            at = page + chance.choice((chance.randrange(16), chance.randrange(100), chance.randrange(damage.PAGE)))
            changed[at] = chance.choice((0, 1, 127, 128, 255, chance.randrange(256)))
        path.write_bytes(changed)
        way = as_project if number % 10 == 0 else foreign.read  # as the process does that reads what was received
        found, seconds = outcome(way, path)
        slowest = max(slowest, seconds)
        refused += found == "refused"
        naive += number % 10 == 0 and damage.told(path) is None
        if found not in ("refused", "read"):
            wrong.append(f"{number} {way.__name__}: {found}")
    return {"wrong": wrong, "refused": refused, "naive": naive, "slowest": slowest}
