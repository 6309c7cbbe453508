"""What a measurement is about: a size, and the folder where its project lies."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from annotator.model import Identity
from annotator.settings import Settings
from tests.bench import material

_PAPERS, _VOLUME = 236, 4_000_000  # documents of a volume, and its characters


class Size(NamedTuple):
    """How large a project is."""

    name: str
    characters: int
    highlights: int


SIZES = {
    "small": Size("3.6 MB, 20,000", 3_600_000, 20_000),
    "large": Size("20 MB, 100,000", 20_000_000, 100_000),
}


class Case(NamedTuple):
    """A size and its files."""

    folder: Path
    size: Size

    @property
    def text_file(self) -> Path:
        """The book as a text file."""
        return self.folder / "Book.txt"

    @property
    def bare(self) -> Path:
        """The project that has the book and no highlight."""
        return self.folder / "Bare.annotator"

    @property
    def project(self) -> Path:
        """The project with all highlights."""
        return self.folder / "Full.annotator"

    @property
    def empty(self) -> Path:
        """The project with nothing in it."""
        return self.folder / "Empty.annotator"

    @property
    def settings(self) -> Path:
        """Preferences of this process alone, so that none starts where another stopped."""
        own = self.folder / f"settings-{os.getpid()}.json"
        shared = self.folder / "settings.json"
        if shared.exists() and not own.exists():
            shutil.copy(shared, own)
        return own if own.exists() else shared

    @property
    def identity(self) -> Identity | None:
        """The reader who made the highlights."""
        return Settings(self.settings).identity()

    def volume(self) -> Path:
        """A volume of papers in TEI, made when it is first wanted."""
        made = self.folder / "Volume.xml"
        if not made.exists():
            made.write_text(material.volume(_PAPERS, _VOLUME), "utf-8")
        return made

    def copy(self, source: Path, name: str = "copy") -> Path:
        """A copy that may be changed, wholly on the disk before it is used."""
        made = self.folder / f"{name}-{os.getpid()}{source.suffix}"
        shutil.copy(source, made)
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        return made
