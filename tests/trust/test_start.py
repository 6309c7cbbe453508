"""The program starts, whatever is wrong with the project that was open last."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import jobs, report
from annotator.errors import AnnotatorError
from annotator.gui import app
from annotator.settings import Settings
from tests.gui.conftest import no_boxes, settle
from tests.trust.bar import Bar

__all__ = ["no_boxes"]


@pytest.fixture
def no_window_left() -> Iterator[None]:
    """Close what the starts leave open."""
    before = len(app._windows)
    yield
    for window in app._windows[before:]:
        window.close()
        window.deleteLater()
    del app._windows[before:]
    settle()


def harmed(content: bytes, chance: random.Random) -> bytes:
    """A project file of which some bytes, or many, or the second half are lost."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        at, length = chance.randrange(100, len(found)), chance.choice((1, 16, 4096))
        found[at : at + length] = chance.randbytes(len(found[at : at + length]))
    return bytes(found[: chance.choice((len(found), len(found), len(found) // 2))])


@pytest.mark.timeout(0)
@pytest.mark.usefixtures("no_window_left")
def test_the_program_starts_whatever_is_wrong_with_the_last_project(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, bar: Bar
) -> None:
    settings.set("language", "en")
    monkeypatch.setattr(report.paths, "log_file", lambda: tmp_path / "log")
    whole = tmp_path / "whole.annotator"
    jobs.make_sample_project(whole, settings.identity()).close()
    count, chance, refused = bar.count(6), random.Random(3), 0
    for number in range(count):
        path = tmp_path / f"{number}.annotator"
        content = whole.read_bytes()
        path.write_bytes(harmed(content, chance) if number else content[: len(content) // 3])
        settings.set("recent", [str(path)])
        try:
            plain = app._shown(path, settings)
            plain.close()
        except AnnotatorError:
            refused += 1
        window = app._first_window([], settings)
        settle()
        assert window.isVisible()
        assert window.session.project.path == path or window.messages.sentence
        window.close()
    assert refused > 0
    bar.tell(
        "The program starts although the last project is damaged",
        f"{count} damaged files",
        "a window each time, and a sentence",
        f"opened plainly {refused} were an error and no window",
    )
