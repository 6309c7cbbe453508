"""What all tests share: a screen of known size, and projects made of real files in a folder of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import jobs
from annotator.model import Identity, Reader
from annotator.settings import Settings
from annotator.store import documents
from annotator.store.project import Project

HERE = Path(__file__).resolve().parent

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={HERE}/screens.json")
    os.environ.setdefault("FONTCONFIG_FILE", str(HERE / "fonts.conf"))

LETTER = HERE.parent / "sample_docs" / "letter.txt"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Preferences in a file of this test; the command line reads the same one."""
    path = tmp_path / "preferences" / "settings.json"
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(path))
    return Settings(path)


@pytest.fixture
def identity(settings: Settings) -> Identity:
    """Ana, who writes on this computer."""
    settings.set("device", "anasown1")
    settings.set("reader_id", "01900000-0000-7000-8000-00000000000a")
    settings.set("reader_name", "Ana")
    found = settings.identity()
    assert found is not None
    return found


@pytest.fixture
def ben() -> Identity:
    """Another reader, on another computer."""
    return Identity(Reader("01900000-0000-7000-8000-00000000000b", "Ben"), "bensown1")


@pytest.fixture
def project(tmp_path: Path, identity: Identity) -> Iterator[Project]:
    """An empty project."""
    made = jobs.create_project(tmp_path / "Seminar.annotator", identity)
    yield made
    made.close()


@pytest.fixture
def letter(project: Project) -> Project:
    """A project that holds the letter and nothing else."""
    jobs.import_documents(project, LETTER)
    return project


@pytest.fixture
def letter_id(letter: Project) -> str:
    """The letter's id."""
    return documents.listed(letter)[0].id
