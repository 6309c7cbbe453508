"""What all tests share: a screen of known size, and projects made of real files in a folder of their own."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pytest

from annotator import jobs
from annotator.__main__ import run
from annotator.model import Identity, Reader
from annotator.settings import Settings
from annotator.store import documents
from annotator.store.project import Project
from tests.trust.bar import add_option, bar, print_table

HERE = Path(__file__).resolve().parent

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={HERE}/screens.json")
    os.environ.setdefault("FONTCONFIG_FILE", str(HERE / "fonts.conf"))

# How long one example takes says how busy the machine is; `timeout` in pyproject.toml stops what hangs.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")

LETTER = HERE.parent / "sample_docs" / "letter.txt"
__all__ = ["bar"]


def pytest_addoption(parser: pytest.Parser) -> None:
    add_option(parser)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    print_table(terminalreporter)


class Printed(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Printed]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path) -> Iterator[None]:
    """Backups and preferences are written beside the test's own files, never into those of the person.

    Patched apart from `monkeypatch`, so that a test which undoes its own patches does not undo this.
    """
    with pytest.MonkeyPatch.context() as apart:
        apart.setenv("ANNOTATOR_SETTINGS", str(tmp_path / "preferences" / "settings.json"))
        yield


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
def bens(tmp_path: Path, ben: Identity) -> Project:
    """Ben's project with the letter, on another computer."""
    made = jobs.create_project(tmp_path / "Ben.annotator", ben)
    jobs.import_documents(made, LETTER)
    return made


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


@pytest.fixture
def annotator(identity: Identity, capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs a command as `annotator …` does."""

    def command(*arguments: object) -> Printed:
        capfd.readouterr()
        status = run([str(one) for one in arguments])
        return Printed(status, *capfd.readouterr())

    return command


@pytest.fixture
def done(annotator: Command) -> Command:
    """Runs a command that must succeed."""

    def command(*arguments: object) -> Printed:
        printed = annotator(*arguments)
        assert printed.status == 0, printed.err
        return printed

    return command


@pytest.fixture
def refused(annotator: Command) -> Command:
    """Runs a command that must be refused with one sentence."""

    def command(*arguments: object) -> Printed:
        printed = annotator(*arguments)
        assert printed.status == 1, printed
        assert len(printed.err.strip().splitlines()) == 1, printed.err
        assert printed.err.strip().endswith((".", "?", "…”."))
        assert "Traceback" not in printed.err
        assert "should not have" not in printed.err
        return printed

    return command
