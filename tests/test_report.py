"""What is written down of our mistakes: enough to mend them, nothing of anybody's, and never too much."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator import crashes, paths, report

PRIVATE = "what she wrote on 12 May"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of errors, in a folder of this test."""
    place = tmp_path / "state" / "annotator.log"
    monkeypatch.setattr(paths, "log_file", lambda: place)
    return place


def _raised(error: BaseException) -> BaseException:
    """The error as it is caught: from another one, with a place in the program."""
    try:
        try:
            {}[PRIVATE]
        except KeyError as first:
            raise error from first
    except BaseException as caught:
        return caught


@pytest.mark.parametrize(
    "error",
    [
        KeyError(PRIVATE),
        ValueError(f"invalid: {PRIVATE}"),
        FileNotFoundError(2, "No such file or directory", str(Path.home() / PRIVATE)),
        UnicodeEncodeError("utf-8", PRIVATE, 0, 1, "surrogates not allowed"),
        sqlite3.OperationalError(f'fts5: syntax error near "{PRIVATE}"'),
        AssertionError(PRIVATE),
        RuntimeError(PRIVATE),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_report_says_where_and_what_kind_and_nothing_that_was_written(log: Path, error: BaseException) -> None:
    report.unexpected(_raised(error))
    copied = report.text({"Qt for Python": "6"})
    assert "test_report.py" in copied
    assert type(error).__name__ in copied
    assert "KeyError" in copied
    assert "Qt for Python 6" in copied
    for words in (log.read_text("utf-8"), copied):
        assert PRIVATE not in words
        assert str(Path.home()) not in words


def test_this_test_sees_what_an_ordinary_traceback_gives_away() -> None:
    import traceback

    assert PRIVATE in "".join(traceback.format_exception(_raised(KeyError(PRIVATE))))


def test_what_python_says_of_the_code_is_kept(log: Path) -> None:
    report.unexpected(_raised(AttributeError("'NoneType' object has no attribute 'text'")))
    assert "has no attribute 'text'" in log.read_text("utf-8")


def test_values_of_a_statement_are_not_kept(log: Path) -> None:
    try:
        sqlite3.connect(":memory:").execute("SELECT nothing WHERE 1 = ?", [PRIVATE])
    except sqlite3.Error as error:
        report.unexpected(error)
    assert "SQLITE_ERROR" in log.read_text("utf-8")
    assert PRIVATE not in log.read_text("utf-8")


def test_the_log_goes_on_in_numbered_files_and_never_grows_beyond_them(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "_MOST_BYTES", 2000)
    for number in range(60):
        report.log(f"error number {number} {'x' * 200}")
    files = sorted(one.name for one in log.parent.iterdir())
    assert files == ["annotator.1.log", "annotator.2.log", "annotator.3.log", "annotator.4.log", "annotator.log"]
    assert sum(one.stat().st_size for one in log.parent.iterdir()) < 5 * 2500
    assert "error number 59" in log.read_text("utf-8")
    copied = report.text({})
    assert copied.index("error number 58") < copied.index("error number 59")
    assert "error number 3 " not in copied


def test_an_endless_recursion_fits_in_the_log(log: Path) -> None:
    def again() -> None:
        again()

    with pytest.raises(RecursionError) as caught:
        again()
    report.unexpected(caught.value)
    assert log.stat().st_size < 20_000


def test_without_a_place_for_the_log_the_sentence_is_said_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("", "utf-8")
    monkeypatch.setattr(paths, "log_file", lambda: blocked / "annotator.log")
    assert "should not have" in str(report.unexpected(ValueError()))
    with crashes.watched():
        assert not crashes.told()


def test_what_a_child_wrote_at_its_end_is_kept_without_its_messages() -> None:
    told = f"""{PRIVATE}
Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "/usr/lib/python3/pdf.py", line 3 in read
    text = "{PRIVATE}"
Traceback (most recent call last):
ValueError: {PRIVATE}
KeyError
"""
    kept = report.without_messages(told)
    assert PRIVATE not in kept
    for words in ("Segmentation fault", "pdf.py", "ValueError", "KeyError", "Traceback"):
        assert words in kept


_CRASH = """
import faulthandler, pathlib, sys
from annotator import crashes, paths
paths.log_file = lambda: pathlib.Path(sys.argv[1])
with crashes.watched():
    if sys.argv[2] == "crash":
        faulthandler._sigsegv()
"""


def _run(log: Path, how: str) -> int:
    command = [sys.executable, "-c", _CRASH, str(log), how]
    return subprocess.run(command, capture_output=True, check=False, cwd=Path(report.__file__).parents[1]).returncode


def test_a_native_crash_is_told_once(log: Path) -> None:
    assert _run(log, "crash") != 0
    assert crashes.told()
    assert not crashes.told()
    copied = report.text({})
    assert "The program crashed." in copied
    assert "Segmentation fault" in copied or "access violation" in copied
    assert list(log.parent.glob("*.crash")) == []


def test_a_usual_end_is_no_crash(log: Path) -> None:
    assert _run(log, "end") == 0
    assert not crashes.told()
    assert list(log.parent.glob("*")) == []


def test_what_a_running_program_holds_is_left_alone_and_what_is_forgotten_goes(log: Path) -> None:
    log.parent.mkdir()
    running, forgotten = log.parent / "1.crash", log.parent / "2.crash"
    for one in (running, forgotten):
        one.write_text("", "utf-8")
    long_ago = time.time() - 30 * 24 * 3600
    os.utime(forgotten, (long_ago, long_ago))
    assert not crashes.told()
    assert [one.name for one in log.parent.iterdir()] == ["1.crash"]
