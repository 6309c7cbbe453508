from __future__ import annotations

import os
from pathlib import Path

import pytest

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
