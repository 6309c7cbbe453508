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


def data_folder() -> Path:
    """Where the program keeps files for the reader; beside the settings where the environment names them."""
    beside = os.environ.get("ANNOTATOR_SETTINGS")
    return Path(beside).parent if beside else platformdirs.user_data_path(APP)


def sample_project() -> Path:
    """Where the project lies that is opened the first time."""
    return data_folder() / "Sample.annotator"


def backups_folder() -> Path:
    """Where the backups lie, in a folder for each project."""
    return data_folder() / "backups"


def log_file() -> Path:
    """Where unexpected errors are written down."""
    return platformdirs.user_log_path(APP) / "annotator.log"


def synced_by(path: Path) -> str:
    """Which well-known program keeps the folder of a file in step between computers, by the folder's name."""
    folders = [part.casefold() for part in path.resolve().parent.parts]
    return next((name for start, name in _SYNCED for part in folders if part.startswith(start)), "")


_SYNCED = (  # how the folder's name begins, and the program
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
)
