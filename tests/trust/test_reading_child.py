"""Files are read in a process of its own: kept to limits, killed, not believed, and never left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from annotator import child, jobs, paths, reading, reading_child
from annotator.errors import AnnotatorError, Cancelled, UnreadableFile
from annotator.progress import no_progress
from annotator.reading_child import Limits
from tests.conftest import HERE
from tests.document_files import SAMPLES, a_page
from tests.trust.bar import Bar

Misbehave = Callable[[str], Path]
SHORT = Limits(memory=300_000_000, processor=30, wall=1, answer=1_000_000)
ANSWER = "(Path(sys.argv[1]) / 'answer')"
START = """
import json, os, sys, threading, time
from pathlib import Path
from annotator import reading_child
def read(path, format_name, encoding, tell):
{}
reading_child.READ["documents"] = read
reading_child.main(sys.argv[1:])
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return a_page(tmp_path)


@pytest.fixture
def misbehave(monkeypatch: pytest.MonkeyPatch, page: Path, tmp_path: Path) -> Misbehave:
    """Has the process that reads do something else; gives the page that it should read."""
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "annotator.log")

    def with_code(code: str) -> Path:
        script = START.format(textwrap.indent(code, "    "))
        monkeypatch.setattr(child, "command", lambda: [sys.executable, "-c", script])
        return page

    return with_code


def asked(path: Path, limits: Limits = SHORT) -> bytes:
    return child.ask(["documents", str(path), "", ""], path.name, no_progress, limits)


def descendants() -> list[psutil.Process]:
    return [one for one in psutil.Process().children(recursive=True) if one.status() != psutil.STATUS_ZOMBIE]


def gone(process_id: int, seconds: float = 15.0) -> bool:
    """Whether a process ends within some seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not psutil.pid_exists(process_id) or psutil.Process(process_id).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


TROUBLES = {
    "waits for ever": ("time.sleep(60)", "takes far longer"),
    "counts for ever": ("while True: pass", "takes far longer"),
    "fills the memory": ("held = [bytearray(1 << 20) for _ in range(2000)]", "needs far more memory"),
    "aborts": ("os.abort()", "without an answer"),
    "is killed": ("os.kill(os.getpid(), 9)", "without an answer"),
    "makes a mistake": ("1 / 0", "without an answer"),
    "ends at once": ("os._exit(0)", "no answer of the right size"),
    "writes rubbish": (f"{ANSWER}.write_bytes(bytes(range(256))); os._exit(0)", "not what it should be"),
    "answers nothing": (f"{ANSWER}.write_bytes(b'{{}}'); os._exit(0)", "not what it should be"),
    "writes far too much": (f"{ANSWER}.write_bytes(b' ' * 1_100_000); os._exit(0)", "without an"),
    "gives a link": (f"os.symlink(sys.argv[1] + '/told', {ANSWER}); os._exit(0)", "right size"),
    "gives a pipe": (f"os.mkfifo({ANSWER}); os._exit(0)", "right size"),
}


@pytest.mark.parametrize("code", TROUBLES)
def test_whatever_goes_wrong_is_one_sentence(misbehave: Misbehave, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    path = misbehave(TROUBLES[code][0])
    monkeypatch.setattr(reading, "limits_for", lambda _: SHORT)
    started = time.monotonic()
    with pytest.raises(UnreadableFile, match=TROUBLES[code][1]) as refusal:
        jobs.read_file(path)
    assert "othing was imported" in str(refusal.value)
    assert str(refusal.value).count("\n") == 0
    assert time.monotonic() - started < 6
    assert descendants() == []


def test_memory_is_watched_where_the_system_keeps_no_limit(
    misbehave: Misbehave, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import resource\nresource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, -1))\n"
    path = misbehave(code + "held = []\nwhile True: held.append(b'x' * (1 << 20)); time.sleep(0.002)")
    with pytest.raises(UnreadableFile, match="takes far longer"):
        asked(path, SHORT._replace(memory=10**10, wall=1))  # the control: nobody looks
    monkeypatch.setattr(reading_child, "MEMORY_IS_LIMITED", False)
    with pytest.raises(UnreadableFile, match="needs far more memory"):
        asked(path, SHORT._replace(wall=30))
    assert descendants() == []


def test_processor_time_is_limited_too(misbehave: Misbehave) -> None:
    with pytest.raises(UnreadableFile, match="takes far longer"):
        asked(misbehave("while True: pass"), SHORT._replace(processor=1, wall=30))


def test_the_details_of_a_crash_are_in_the_log(misbehave: Misbehave, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"details are in .*annotator\.log"):
        asked(misbehave("print('half a word'); raise KeyError('which page')"))
    logged = (tmp_path / "annotator.log").read_text("utf-8")
    assert "KeyError" in logged
    assert "which page" not in logged  # which may be somebody's words
    assert "half a word" not in logged


def test_where_no_process_can_be_started_a_sentence_says_so(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "command", lambda: [str(page.parent / "nothing")])
    with pytest.raises(AnnotatorError, match="could not be started"):
        jobs.read_file(page)


def test_how_far_it_is_comes_through(misbehave: Misbehave) -> None:
    heard: list[tuple[int, int]] = []
    path = misbehave("for at in range(20): tell(at, 20); time.sleep(0.05)\nos._exit(3)")
    with pytest.raises(UnreadableFile):
        child.ask(["documents", str(path), "", ""], "a", lambda *far: heard.append(far), SHORT)
    told = [done for done, total in heard if total == 20]
    assert len(set(told)) > 3
    assert told == sorted(told)


def test_stopping_kills_it_and_leaves_nothing(misbehave: Misbehave, page: Path) -> None:
    misbehave("while True: pass")
    seen: list[int] = []

    def stop(_done: int, _total: int) -> None:
        seen.extend(one.pid for one in descendants())
        if seen:
            raise Cancelled("Stopped; nothing was changed.")

    with pytest.raises(Cancelled):
        jobs.read_file(page, "", "", stop)
    assert seen
    assert gone(seen[0], 0.5)


ORPHAN = """
import sys
from annotator import child, reading_child
child.command = lambda: [sys.executable, "-c", {script!r}]
child.ask(["documents", {path!r}, "", ""], "a", lambda *_: None, reading_child.limits_for(0))
"""


def test_it_does_not_outlive_the_program(misbehave: Misbehave, page: Path, bar: Bar) -> None:
    """Killed without a chance to tidy up; the control is a process that was started plainly."""
    code = "open(sys.argv[1] + '/who', 'w').close()\ntime.sleep(60)"
    script = START.format(textwrap.indent(code, "    "))
    left = 0
    times = bar.count(3)
    for _ in range(times):
        program = subprocess.Popen([sys.executable, "-c", ORPHAN.format(script=script, path=str(page))])
        reader = _child_of(program.pid)
        folder = Path(reader.cmdline()[3])
        program.kill()
        program.wait()
        left += not gone(reader.pid)
        left += folder.exists()
    plain = subprocess.Popen([sys.executable, "-c", f"import subprocess; subprocess.run({['sleep', '30']!r})"])
    sleeper = _child_of(plain.pid)
    plain.kill()
    plain.wait()
    outlived = not gone(sleeper.pid, 0.5)
    sleeper.kill()
    assert left == 0
    assert outlived
    bar.tell("No reader outlives the program", f"{times} kills", "0 left", "a process started plainly lived on")


def _child_of(process_id: int) -> psutil.Process:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        program = psutil.Process(process_id)
        for started in program.children():
            said = started.cmdline()
            if said != program.cmdline() and (len(said) < 4 or (Path(said[3]) / "who").exists()):
                return started  # and no copy of the program that has not become another yet
        time.sleep(0.02)
    raise AssertionError("it started nothing")


FORBIDDEN = {
    "start a program": "import subprocess; subprocess.run(['true'])",
    "open a connection": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "write elsewhere": "open(path + '.changed', 'w')",
    "remove a file": "os.remove(path)",
    "rename a file": "os.rename(path, path + '.old')",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_reader_may_not(misbehave: Misbehave, tmp_path: Path, what: str) -> None:
    path = misbehave(FORBIDDEN[what])
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    with pytest.raises(UnreadableFile):
        asked(path)
    assert "a reader of files may not" in (tmp_path / "annotator.log").read_text("utf-8")
    (tmp_path / "annotator.log").unlink()
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


HEAVY = ("PySide6", "sqlite_utils", "sqlite3", "docx", "psutil", "click", "xlsxwriter")
NEEDED = {"pdf": {"pypdfium2"}, "markdown": {"markdown_it"}}


@pytest.mark.parametrize("name", SAMPLES)
def test_it_loads_only_what_its_file_needs(tmp_path: Path, name: str) -> None:
    code = (
        "import json, sys\nfrom pathlib import Path\nfrom annotator import answers, reading_child\n"
        "answers.written(reading_child.READ['documents'](sys.argv[1], '', '', lambda *_: None))\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLES[name](tmp_path))], capture_output=True, text=True, check=True
    )
    loaded = {one.split(".")[0] for one in json.loads(done.stdout)}
    libraries = {"pypdfium2", "markdown_it", *HEAVY}
    assert loaded & libraries == NEEDED.get(name, set())


@pytest.mark.parametrize("name", SAMPLES)
def test_both_ways_give_the_same(tmp_path: Path, name: str) -> None:
    path = SAMPLES[name](tmp_path)
    apart = jobs.read_file(path)
    here = reading_child.READ["documents"](path, "", "", no_progress)
    assert apart.documents == here.documents
    assert apart.marked == here.marked


def test_the_frozen_program_starts_itself(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen = tmp_path / "annotator-frozen"
    frozen.write_text(f"#!{sys.executable}\nfrom annotator.__main__ import main\nmain()\n", "utf-8")
    frozen.chmod(0o755)
    before = jobs.read_file(page)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(frozen))
    assert child.command() == [str(frozen), reading_child.COMMAND]
    assert jobs.read_file(page) == before


def test_a_module_beside_the_file_is_not_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "lxml", "annotator", "msgspec", "sitecustomize"):
        (page.parent / f"{name}.py").write_text("import os; os.abort()", "utf-8")
    monkeypatch.chdir(page.parent)
    assert jobs.read_file(page).documents
    plain = subprocess.run([sys.executable, "-c", "import json"], cwd=page.parent, capture_output=True, check=False)
    assert plain.returncode != 0  # the control: Python by itself runs them


def test_short_plain_texts_need_no_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(child, "ask", lambda *_: pytest.fail("a process was started"))
    assert jobs.read_file(HERE.parent / "sample_docs" / "letter.txt").documents
    long = tmp_path / "long.txt"
    long.write_text("Words and words.\n\n" * 60_000, "utf-8")
    with pytest.raises(pytest.fail.Exception):
        jobs.read_file(long)


def test_a_path_of_any_name_is_read(page: Path) -> None:
    for name in ("-c.html", "--help.html", "a b“ü😀.html", "{name}.html"):
        odd = page.with_name(name)
        odd.write_bytes(page.read_bytes())
        assert jobs.read_file(odd).documents
    if sys.platform.startswith("linux"):
        odd = Path(os.fsdecode(os.fsencode(page.parent) + b"/\xff.html"))
        odd.write_bytes(page.read_bytes())
        assert reading.documents(odd, "", "").documents
        odd.write_bytes(b"")
        with pytest.raises(UnreadableFile, match="is empty"):
            jobs.read_file(odd)
