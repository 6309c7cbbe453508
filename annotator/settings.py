"""What a person prefers, in one small JSON file that the window and the command line share."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from annotator import paths
from annotator.errors import AnnotatorError
from annotator.formats.atomic import whole_file
from annotator.ids import new_device, new_id
from annotator.model import Identity, Reader
from annotator.text.clean import name as clean_name


class Settings:
    """Named values with defaults, written as they change. Without a path nothing is written anywhere."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        known = path is not None and path.exists()
        self._values = _read(path)
        self.were_damaged = known and path is not None and not path.exists()  # and were put aside
        self._unwritten: dict[str, Any] = {}  # what could not be written yet
        self._failure: AnnotatorError | None = None
        self.on_trouble: Callable[[AnnotatorError], object] | None = None  # told when writing fails, once in a row

    @property
    def trouble(self) -> AnnotatorError | None:
        """What the person should know of a settings file that could not be understood, or cannot be written."""
        if not self.were_damaged or self.path is None:
            return self._failure
        return AnnotatorError(
            "Your settings were damaged and are kept as {name}.damaged; you write as a new reader until "
            "they are mended.",
            name=self.path.name,
        )

    def get(self, name: str, default: Any) -> Any:
        """A value, or the default where there is none of the default's type."""
        found = self._values.get(name, default)
        return found if isinstance(found, type(default)) else default

    def set(self, name: str, value: Any) -> None:
        """Keep a value; a settings file that cannot be written is no reason to stop, and is tried again next time."""
        if self._values.get(name) == value and not self._unwritten:
            return
        self._values[name] = value
        if self.path is None:
            return
        self._unwritten[name] = value
        try:
            self._write(self.path)
        except (AnnotatorError, OSError) as error:
            first, self._failure = self._failure is None, _not_kept(self.path, error)
            if first and self.on_trouble:
                self.on_trouble(self._failure)

    def _write(self, path: Path) -> None:
        """Write the values; another window or command may have changed others meanwhile."""
        self._values = {**_read(path), **self._unwritten}
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            json.dump(self._values, file, ensure_ascii=False, indent=1, sort_keys=True)
        self._unwritten, self._failure = {}, None

    def identity(self) -> Identity | None:
        """Who writes on this computer; made up the first time. None without a settings file."""
        if self.path is None:
            return None
        if not self.get("device", ""):
            self.set("device", new_device())
            self.set("reader_id", new_id())
            self.set("reader_name", _login_name())
        reader = Reader(self.get("reader_id", ""), self.get("reader_name", ""))
        return Identity(reader, self.get("device", ""))


def _not_kept(path: Path, error: AnnotatorError | OSError) -> AnnotatorError:
    if isinstance(error, AnnotatorError):
        return error
    return AnnotatorError(
        "Your settings cannot be kept in {path}: {reason}. What you change holds until the program is closed.",
        path=path,
        reason=(error.strerror or str(error)).lower(),
    )


def own_identity(say: Callable[[str], object]) -> Identity | None:
    """Who writes on this computer; trouble with the settings is said."""
    settings = Settings(paths.settings_file())
    identity = settings.identity()
    if settings.trouble:
        say(str(settings.trouble))
    return identity


def _read(path: Path | None) -> dict[str, Any]:
    if path is None or not path.exists():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise AnnotatorError(
            "Your settings in {path} cannot be read: {reason}. They were left as they are; see whether you may "
            "read the file.",
            path=path,
            reason=(error.strerror or "").lower(),
        ) from error
    except ValueError:
        with suppress(OSError):
            os.replace(path, path.with_name(path.name + ".damaged"))
        return {}
    return found if isinstance(found, dict) else {}


def _login_name() -> str:
    with suppress(Exception):  # getpass raises what the platform likes where there is no login name
        return clean_name(getpass.getuser()) or "Reader"
    return "Reader"
