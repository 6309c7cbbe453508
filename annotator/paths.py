"""Where bundled files and the reader's own files are, in a checkout and in an installed wheel."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

import annotator

APP = "annotator"


def bundled(folder: str, name: str = "") -> Path:
    """A file or folder of `resources` or `sample_docs`.

    :raises FileNotFoundError: when the installation is incomplete.
    """
    package = Path(annotator.__file__).resolve().parent
    for place in (package / "_data" / folder, package.parent / folder):
        if place.is_dir():
            return place / name
    raise FileNotFoundError(folder)


def settings_file() -> Path:
    """The reader's preferences; `ANNOTATOR_SETTINGS` in the environment names another file."""
    named = os.environ.get("ANNOTATOR_SETTINGS")
    return Path(named) if named else platformdirs.user_config_path(APP) / "settings.json"


def sample_project() -> Path:
    """Where the project lies that is opened the first time."""
    beside = os.environ.get("ANNOTATOR_SETTINGS")
    folder = Path(beside).parent if beside else platformdirs.user_data_path(APP)
    return folder / "Sample.annotator"


def log_file() -> Path:
    """Where unexpected errors are written down."""
    return platformdirs.user_log_path(APP) / "annotator.log"
