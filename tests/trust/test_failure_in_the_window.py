"""After a verb that failed, and after undo, the window shows what is in the file, and has said what happened."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui import app
from annotator.settings import Settings
from annotator.store.project import Project
from tests.trust.bar import Bar
from tests.trust.broken import broken
from tests.trust.shown import differences
from tests.verbs import VERBS, Scene, Verb, set_scene


@pytest.fixture
def scene(letter: Project, letter_id: str, tmp_path: Path) -> Scene:
    return set_scene(letter, letter_id, tmp_path)


def test_the_window_shows_the_file_after_a_failed_verb_and_after_undo(
    scene: Scene, settings: Settings, qtbot: QtBot, bar: Bar
) -> None:
    chance, path = random.Random(bar.seed(1)), scene.project.path
    scene.project.close()
    settings.set("language", "en")
    window = app.open_window(path, settings.path)
    qtbot.addWidget(window)
    here = scene._replace(project=window.session.project)
    verbs = sorted(VERBS.keys() - {"import annotations"})  # whose made-up ids leave passages behind
    names = chance.sample(verbs, min(len(verbs), bar.count(25)))
    for name in names:
        window.messages.hide()
        with broken(here.project, chance.randint(1, 5), "once", writing=True):
            done = window.session.attempt(_told, VERBS[name], here)
        assert done is None, name
        assert "not saved" in window.messages.sentence, (name, window.messages.sentence)
        assert differences(window) == [], name
        _clear(scene.folder)
        window.session.attempt(VERBS[name], here)
        assert differences(window) == [], name
        window.undo()
        assert differences(window) == [], name
        _clear(scene.folder)
    window.session.changed.disconnect(window.tags._changed)
    window.session.attempt(VERBS["make a tag"], here)
    control = differences(window)
    assert any(line.startswith("tags") for line in control)
    told = f"a tag tree that hears nothing shows {control[0]}"
    bar.tell(
        "The window shows the file after a failed verb and after undo", f"{len(names)} verbs", "0 differences", told
    )


def _told(verb: Verb, scene: Scene) -> bool:
    verb(scene)
    return True


def _clear(folder: Path) -> None:
    """Take away what a verb wrote beside the project."""
    for one in folder.iterdir():
        if (one.is_file() and one.suffix in (".json", ".docx", ".txt")) or one.name == "Ben.annotator":
            one.unlink()
