"""What a person does first, done by a program that was handed out, far from this checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import document_files as made
from tests.conftest import HERE
from tests.handout import picture

SAMPLES = HERE.parent / "sample_docs"
WORDS = "on ice until the end of the elections"
NOTE = "Ein Versprechen – „auf Eis“."
EVERY_KIND = (
    *(made.a_page, made.a_markdown_file, made.a_word_file, made.a_book, made.a_printed_file),
    *(made.an_open_document, made.a_rich_text),
)
MISSING = ("not found", "could not load")  # words of Qt and of the loader that no picture makes up for


class Failed(Exception):
    """What was handed out does not do what it should; the words say what."""


@dataclass(frozen=True)
class Program:
    """A program that was handed out, and the empty place in which it is tried."""

    command: Sequence[str]
    place: Path

    def run(self, *arguments: object) -> str:
        """What the program prints.

        :raises Failed: when it does not end well.
        """
        command = [*self.command, *map(str, arguments)]
        done = subprocess.run(command, cwd=self.place, env=_bare(self.place), capture_output=True, check=False)
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")
        if done.returncode != 0 or any(one in err.lower() for one in MISSING):
            raise Failed(f"{' '.join(command)} ended with {done.returncode}:\n{out}{err}")
        return out


def _bare(place: Path) -> dict[str, str]:
    """An environment with nothing in it but a home; Windows needs to know where it is itself."""
    system = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE")
    home = {"HOME": str(place), "QT_QPA_PLATFORM": "offscreen"}
    if sys.platform == "win32":
        folders = dict.fromkeys(("USERPROFILE", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP"), str(place))
        return {**{name: os.environ[name] for name in system if name in os.environ}, **folders, **home}
    return home


def try_all(program: Program, version: str) -> list[str]:
    """Do the first things a person does; returns what to tell of it.

    :raises Failed: with what went wrong.
    """
    begun = time.perf_counter()
    _expect(version in program.run("--version"), "it has another version")
    started = time.perf_counter() - begun
    _exchange(program)
    _every_kind(program)
    begun = time.perf_counter()
    program.run("--screenshot", program.place / "letter.png")
    drawn = time.perf_counter() - begun
    model = program.place / "model.png"
    Program([sys.executable, "-m", "annotator"], program.place).run("--screenshot", model)
    _expect(not (trouble := picture.judged(program.place / "letter.png", model)), trouble)
    return [f"--version in {started:.2f} s", f"a picture of the window in {drawn:.2f} s"]


def _exchange(program: Program) -> None:
    """A project from nothing to an exported note and back, under a name that is not ASCII."""
    project = program.place / "Übung 1962.annotator"
    program.run("new", project)
    program.run("import", project, SAMPLES / "letter.xml", SAMPLES / "berlin-chronology.txt")
    program.run("annotate", project, "125", "--quote", WORDS, "--tag", "elections", "--note", NOTE)
    found = json.loads(program.run("annotations", project, "#elections", "--json"))
    _expect(len(found) == 1 and found[0]["note"] == NOTE, f"the annotation reads {found}")
    for kind in ("csv", "xlsx", "docx", "html", "tei", "json", "qdpx", "md"):
        written = program.place / f"notes.{kind}"
        program.run("export", project, "--to", kind, "-o", written)
        _expect(written.stat().st_size > 200, f"{written.name} has {written.stat().st_size} bytes")
    program.run("import", project, program.place / "notes.docx", "--as", "docx")
    program.run("check", project)


def _every_kind(program: Program) -> None:
    """A document of every kind that is read, each into a project of its own: some are copies of each other."""
    for make in EVERY_KIND:
        file = make(program.place)
        project = file.with_suffix(".annotator")
        program.run("new", project)
        program.run("import", project, file)
        _expect(len(json.loads(program.run("documents", project, "--json"))) > 0, f"{file.name} gave no document")
        project.unlink()


def _expect(holds: bool, trouble: str) -> None:
    if not holds:
        raise Failed(trouble)
