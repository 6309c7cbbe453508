from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import paths
from annotator.errors import AnnotatorError
from annotator.settings import Settings, own_identity


def test_a_value_is_there_again_after_closing(settings: Settings) -> None:
    settings.set("theme", "dark")
    assert settings.path is not None
    assert Settings(settings.path).get("theme", "light") == "dark"


def test_a_value_of_another_kind_counts_as_none(settings: Settings) -> None:
    settings.set("size", "large")
    assert settings.get("size", 12) == 12


def test_setting_the_same_again_writes_nothing(settings: Settings) -> None:
    settings.set("theme", "dark")
    assert settings.path is not None
    settings.path.unlink()
    settings.set("theme", "dark")
    assert not settings.path.exists()


@pytest.mark.parametrize("content", [b"{broken", b"\xff\xfe", b""])
def test_damaged_settings_are_put_aside_and_the_program_starts(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert Settings(path).get("theme", "light") == "light"
    assert (tmp_path / "settings.json.damaged").read_bytes() == content


def test_settings_that_are_a_list_count_as_none(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("[1]", "utf-8")
    assert Settings(path).get("theme", "light") == "light"


def test_settings_that_cannot_be_written_are_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.set("theme", "dark")
    assert settings.get("theme", "light") == "dark"


def test_who_writes_is_made_up_once(settings: Settings) -> None:
    first = settings.identity()
    assert first is not None
    assert first.reader.name
    assert settings.path is not None
    assert Settings(settings.path).identity() == first
    assert json.loads(settings.path.read_text("utf-8"))["device"] == first.device


def test_without_a_file_there_is_no_identity_and_nothing_is_written() -> None:
    settings = Settings(None)
    settings.set("theme", "dark")
    assert settings.get("theme", "light") == "dark"
    assert settings.identity() is None


def test_the_environment_names_the_file(settings: Settings) -> None:
    assert paths.settings_file() == settings.path


def test_bundled_files_are_found() -> None:
    assert paths.bundled("sample_docs", "letter.txt").is_file()
    assert paths.bundled("resources", "icons").is_dir()
    with pytest.raises(FileNotFoundError):
        paths.bundled("no such folder")


def test_damaged_settings_are_put_aside_and_said(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"device": "abc')
    settings = Settings(path)
    assert "damaged" in str(settings.trouble)
    assert path.with_name("settings.json.damaged").read_text() == '{"device": "abc'
    settings.set("zoom", 120)
    assert Settings(path).trouble is None


def test_two_that_write_settings_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    one, other = Settings(path), Settings(path)
    one.set("zoom", 120)
    other.set("theme", "dark")
    one.set("colour", "sky")
    found = Settings(path)
    assert [found.get(name, "") or found.get(name, 0) for name in ("zoom", "theme", "colour")] == [120, "dark", "sky"]


def test_settings_that_cannot_be_written_are_told_once_and_written_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way", "utf-8")
    path = tmp_path / "folder" / "settings.json"
    settings, told = Settings(path), list[AnnotatorError]()
    settings.on_trouble = told.append
    settings.set("theme", "dark")
    settings.set("zoom", 120)
    assert [str(one) for one in told] == [str(settings.trouble)]
    assert "cannot be kept in" in str(settings.trouble)
    path.parent.unlink()
    settings.set("zoom", 120)
    assert settings.trouble is None
    found = Settings(path)
    assert (found.get("theme", ""), found.get("zoom", 0)) == ("dark", 120)


def test_a_full_disk_keeps_the_settings_that_were(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.set("theme", "dark")

    def fsync(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fsync)
    settings.set("theme", "light")
    assert "could not be written: no space left on device" in str(settings.trouble)
    assert settings.path is not None
    assert Settings(settings.path).get("theme", "") == "dark"


def test_who_cannot_keep_who_they_are_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").write_text("in the way", "utf-8")
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(tmp_path / "folder" / "settings.json"))
    told: list[str] = []
    assert own_identity(told.append) is not None
    assert len(told) == 1
    assert "cannot be kept in" in told[0]
