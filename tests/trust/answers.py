"""A person who answers every question of the window at random."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from annotator import exchanging, jobs
from annotator.gui import ask, help_pages
from annotator.model import Identity, Reader
from annotator.store import annotations, documents
from tests.conftest import LETTER
from tests.document_files import a_markdown_file, a_page, a_word_file
from tests.foreign_files import all_kinds

WORDS = (
    "",
    "a note on *ice*",
    "settlement/troops",
    "tone",
    "“quoted”\nand a second line",
    "👩‍🚀 e\u0301 שלום",
    "#tag @me is:new",
    "has:",
    "[a-z",
    "337",
    "<b>x</b>",
)
BEN = Identity(Reader("01900000-0000-7000-8000-00000000000b", "Ben"), "bensown1")


def files_of_others(folder: Path) -> list[Path]:
    """Files that a person may take in: good ones of every kind, and some that cannot be read."""
    folder.mkdir()
    (folder / "damaged.json").write_text('{"records": [', "utf-8")
    (folder / "latin.txt").write_bytes("Königsberg, Zürich\n".encode("latin-1") * 4)
    (folder / "empty.docx").write_bytes(b"")
    (folder / "unknown.xyz").write_bytes(b"\0\1\2")
    (folder / "letter again.txt").write_text(LETTER.read_text("utf-8").replace("Moscow", "Moskau"), "utf-8")
    made = [a_page(folder), a_markdown_file(folder), a_word_file(folder), *all_kinds(folder).values()]
    made += [_bens(folder), *sorted(folder.glob("*.*"))]
    return sorted(set(made))


def _bens(folder: Path) -> Path:
    """What another reader marked in the letter."""
    project = jobs.create_project(folder / "Ben.annotator", BEN)
    jobs.import_documents(project, LETTER)
    here = documents.listed(project)[0].id
    for start in range(300, 3000, 300):
        annotations.add(project, here, [(start, start + 60)], note=f"Ben at {start}", tag_paths=["tone/dry"])
    path = folder / "Ben.annotations.json"
    exchanging.export(project, path)
    project.close()
    return path


class Answers:
    """Stands for `gui/ask.py`; what it is asked for is made up."""

    def __init__(self, chance: random.Random, files: Sequence[Path], folder: Path) -> None:
        self._chance = chance
        self._files = files
        self._folder = folder
        folder.mkdir()

    def replace(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Answer in the person's place; every function of `ask` must have an answer here."""
        for name, found in vars(ask).items():
            if inspect.isfunction(found) and found.__module__ == ask.__name__ and not name.startswith("_"):
                answer: Callable[..., object] = getattr(self, name)
                monkeypatch.setattr(ask, name, answer)
        monkeypatch.setattr(help_pages, "QDesktopServices", self)

    def openUrl(self, _url: object) -> bool:
        return True

    def open_files(self, *_: object) -> list[Path]:
        return self._chance.sample(self._files, self._chance.choice((0, 1, 1, 2)))

    def save_file(self, _parent: object, _title: str, proposed: str, _kinds: str) -> Path | None:
        suffix = Path(proposed).suffix
        return self._chance.choice((None, self._folder / f"{self._chance.randrange(3)}{suffix}"))

    def folder(self, *_: object) -> Path | None:
        return self._chance.choice((None, self._folder))

    def words(self, *_: object) -> str | None:
        return self._chance.choice((None, *WORDS))

    def paragraph(self, *_: object) -> str | None:
        return self._chance.choice((None, *WORDS))

    def one_of(self, _parent: object, _title: str, _question: str, choices: Sequence[str]) -> int | None:
        return self._chance.choice((None, *range(len(choices))))

    def with_preview(
        self, _parent: object, _title: str, _question: str, options: Sequence[object], striking: str = ""
    ) -> int | None:
        return self._chance.choice((None, *range(len(options))))

    def one_or_new(
        self, _parent: object, _title: str, _question: str, choices: Sequence[str], proposed: str = ""
    ) -> str | None:
        words = self._chance.choice((*choices, *WORDS, proposed))
        return words if words.strip() else None

    def sure(self, *_: object) -> bool:
        return self._chance.random() < 0.5

    def printing(self, _parent: object, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._folder / "printed.pdf"))
        return self._chance.random() < 0.5
