from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import parts
from annotator.errors import AnnotatorError
from annotator.formats.atomic import whole_binary, whole_file


def write(path: Path, words: str) -> None:
    with whole_file(path) as file:
        file.write(words)


def fail_half_way(path: Path, error: Exception) -> None:
    with whole_file(path) as file:
        file.write("half of the new")
        raise error


def test_a_file_is_put_in_place_whole(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    with whole_file(path) as file:
        file.write("new")
        file.flush()
        assert not path.exists()
    assert path.read_text("utf-8") == "new"
    assert os.listdir(tmp_path) == ["notes.csv"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), ValueError("a bug"), KeyboardInterrupt()])
def test_a_failure_keeps_the_old_file_and_leaves_no_other(tmp_path: Path, error: Exception) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("old", "utf-8")
    with pytest.raises((AnnotatorError, ValueError, KeyboardInterrupt)):
        fail_half_way(path, error)
    assert path.read_text("utf-8") == "old"
    assert os.listdir(tmp_path) == ["notes.csv"]


def test_a_failure_of_the_disk_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="could not be written: no space left on device"):
        fail_half_way(tmp_path / "notes.csv", OSError(28, "No space left on device"))


def test_what_cannot_be_encoded_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("old", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        write(path, "\ud800")
    assert path.read_text("utf-8") == "old"
    assert os.listdir(tmp_path) == ["notes.csv"]


def test_a_folder_or_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="is a folder"):
        write(tmp_path, "x")
    with pytest.raises(AnnotatorError, match="no such file or directory"):
        write(tmp_path / "none" / "notes.csv", "x")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_the_rights_of_the_old_file_stay_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    old, new, plain = (tmp_path / name for name in ("old.csv", "new.csv", "plain.csv"))
    old.write_text("old", "utf-8")
    old.chmod(0o640)
    plain.write_text("x", "utf-8")
    write(old, "new")
    write(new, "new")
    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


def test_newlines_are_written_as_they_are(tmp_path: Path) -> None:
    write(tmp_path / "a", "1\r\n2\n")
    assert (tmp_path / "a").read_bytes() == b"1\r\n2\n"


def test_bytes_are_put_in_place_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    with whole_binary(path) as file:
        file.write(b"\x89PNG\r\n")
    assert path.read_bytes() == b"\x89PNG\r\n"
    with pytest.raises(ValueError), whole_binary(path) as file:  # noqa: PT011, PT012
        file.write(b"half")
        raise ValueError
    assert path.read_bytes() == b"\x89PNG\r\n"
    assert os.listdir(tmp_path) == ["picture.png"]


def test_a_long_name_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 120)
    write(path, "x")
    assert path.read_text("utf-8") == "x"


def left_by(process: int, folder: Path, host: str = parts._HOST) -> Path:
    """A part that somebody began, as it is called."""
    part = folder / f".notes.csv.{host}-{process}-abcd1234.part"
    part.write_text("half", "utf-8")
    return part


def ended_process() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_a_part_whose_writer_was_ended_is_taken_away_by_the_next_write(tmp_path: Path) -> None:
    dead = left_by(ended_process(), tmp_path)
    dead.with_name(dead.name + "-journal").write_text("half", "utf-8")
    write(tmp_path / "other.csv", "new")
    assert os.listdir(tmp_path) == ["other.csv"]


@pytest.mark.skipif(os.name == "nt", reason="Windows itself keeps what is being written")
def test_a_part_that_is_being_written_stays_and_so_does_one_of_another_computer_for_a_day(tmp_path: Path) -> None:
    here, elsewhere = left_by(os.getppid(), tmp_path), left_by(ended_process(), tmp_path, host="01234567")
    strange = tmp_path / ".notes.csv.part"
    strange.write_text("not ours", "utf-8")
    with whole_file(tmp_path / "one.csv") as file:
        file.write("new")
        write(tmp_path / "two.csv", "in between")
    assert {here, elsewhere, strange} < set(tmp_path.iterdir())
    assert (tmp_path / "one.csv").read_text("utf-8") == "new"
    os.utime(elsewhere, (0, 0))
    write(tmp_path / "one.csv", "new")
    assert not elsewhere.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not make folders safe")
@pytest.mark.parametrize(("number", "is_told"), [(errno.EIO, True), (errno.EINVAL, False)])
def test_what_is_in_place_and_not_surely_safe_is_not_called_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, is_told: bool
) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("old", "utf-8")
    properly = os.fsync

    def fsync(file: int) -> None:
        if stat.S_ISDIR(os.fstat(file).st_mode):
            raise OSError(number, os.strerror(number))
        properly(file)

    monkeypatch.setattr(os, "fsync", fsync)
    if is_told:
        with pytest.raises(AnnotatorError, match="was written, but the disk reported an error at the very end"):
            write(path, "new")
    else:
        write(path, "new")
    assert path.read_text("utf-8") == "new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_file_that_may_not_be_written_is_replaced_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("old", "utf-8")
    path.chmod(0o444)
    write(path, "new")
    assert path.read_text("utf-8") == "new"
