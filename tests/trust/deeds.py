"""What the program does to files, as a table: whatever is interrupted, cut or refused is taken from here.

A deed prepares a folder, then does steps one by one. What is seen afterwards must be what was seen before
or after one of the steps: `seen` gives it as one line, whatever ids and times were given meanwhile. A
kind of file that the program learns to write adds a line to `DEEDS`.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from annotator import exchanging, jobs
from annotator.formats import WRITERS
from annotator.model import Identity, Reader
from annotator.settings import Settings
from annotator.store import annotations, backups, check, copies, documents, outline, tags
from annotator.store.project import Project
from tests.conftest import HERE

ANA = Identity(Reader("01900000-0000-7000-8000-00000000000a", "Ana"), "anasown1")
BEN = Identity(Reader("01900000-0000-7000-8000-00000000000b", "Ben"), "bensown1")
NAME = "Seminar.annotator"
PASSING = ("-journal", "-wal", "-shm", ".part")  # beside a file while it is written
_TEXT = "The German question could wait until after the elections.\n\nIt did not, as Berlin was to learn in August.\n"
_PLACES = ((0, 19), (20, 30), (39, 56), (59, 69), (74, 80))
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"\d{13}\.[0-9a-f]{5}\.\w{8}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z")  # in the name of a backup


class Scene:
    """A folder in which a deed is done, and the project that is open there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._project: Project | None = None

    @property
    def project(self) -> Project:
        """The project, opened when it is first wanted."""
        if self._project is None:
            self._project = Project.open(self.folder / NAME, ANA)
        return self._project

    def begin(self, make: Callable[[Path, Identity], Project]) -> None:
        """Make the project, unless it is there."""
        if not (self.folder / NAME).exists():
            self._project = make(self.folder / NAME, ANA)

    def close(self) -> None:
        if self._project is not None:
            self._project.close()
            self._project = None


Step = Callable[[Scene], object]


class Deed(NamedTuple):
    """Something the program does: what must be there before, the steps, and what a person looks at afterwards.

    `looks` is at the project where it is empty, else at the files whose names fit it.
    """

    name: str
    prepare: Callable[[Path], None]
    steps: Sequence[Step]
    looks: str = ""
    newest: bool = False  # whether only the newest of these files counts

    def seen(self, folder: Path) -> str:
        """What someone finds in the folder who comes after; damage is an error or said in the line."""
        if self.looks:
            files = sorted(folder.glob(self.looks), key=lambda one: one.name)
            found = [f"{_MOMENT.sub('then', one.name)} {_content(one)}" for one in files]
            if self.newest:  # earlier ones are thinned while it is made, but none of them is ever half
                found = [one for one in found if "DAMAGED" in one] + found[-1:]
            return "; ".join(found)
        return seen_in(folder / NAME)


# --- what is seen


def seen_in(path: Path, *, read_only: bool = False) -> str:
    """All that a project holds, in one line; what is wrong with it comes first."""
    if not path.exists():
        return "nothing"
    project = Project.open(path, ANA, read_only=read_only)
    try:
        wrong = check.problems(project)
        return f"DAMAGED {wrong}" if wrong else rows_of(project)
    finally:
        project.close()


def rows_of(project: Project) -> str:
    """A code of all rows of all tables, in which ids are numbered as they come, and times left out."""
    names = [
        row["name"]
        for row in project.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if "_search" not in row["name"] and row["name"] != "manifest"  # whose digests are of ids and times
    ]
    tables = [(name, [_fields(row) for row in project.rows(f"SELECT * FROM {name} ORDER BY rowid")]) for name in names]
    return _code(repr(tables))


def _fields(row: sqlite3.Row) -> list[object]:
    """All of a row but its place in an outline, which ends with a part of its id, and a step's digest of ids."""
    return [value for name, value in zip(row.keys(), row, strict=True) if name not in ("rank", "digest")]


def _code(words: str) -> str:
    known: dict[str, str] = {}
    alike = _ID.sub(lambda found: known.setdefault(found[0], f"#{len(known)}"), _TIME.sub("then", words))
    return hashlib.sha256(alike.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _content(path: Path) -> str:
    """A code of a file: of a project's rows, of what a ZIP file holds, of the bytes of others."""
    if path.suffix == ".annotator":
        return seen_in(path, read_only=True)
    content = path.read_bytes()
    if content.startswith(b"PK"):
        with (
            suppress(zipfile.BadZipFile, zlib.error, EOFError, OSError),
            zipfile.ZipFile(io.BytesIO(content)) as packed,
        ):
            content = b"".join(name.encode() + packed.read(name) for name in packed.namelist())
    return _code(content.decode("utf-8", "surrogateescape"))


# --- what is there before


def _nothing(_folder: Path) -> None:
    pass


def _nothing_annotated(folder: Path) -> None:
    source = folder / "source.txt"
    source.write_text(_TEXT, "utf-8")
    project = Project.create(folder / NAME, ANA)
    jobs.add_documents(project, source, _read(source, jobs.read_documents))
    project.close()


def _annotated(folder: Path) -> None:
    _nothing_annotated(folder)
    scene = Scene(folder)
    for step in EDITS[:6]:
        step(scene)
    scene.close()


def _exported(folder: Path) -> None:
    """All exports are there already, in an earlier state."""
    _annotated(folder)
    for name, one in WRITERS.items():
        (folder / f"export-{name}{one.suffix}").write_text(f"an earlier export as {name}\n" * 200, "utf-8")
    (folder / "export-exchange.json").write_text("an earlier exchange file\n" * 200, "utf-8")


def _sent(folder: Path) -> None:
    """Ben has annotated the same text and sent his file."""
    _annotated(folder)
    project = Project.create(folder / "Bens.annotator", BEN)
    source = folder / "source.txt"
    here = jobs.add_documents(project, source, _read(source, jobs.read_documents))[0]
    for number, place in enumerate(_PLACES):
        annotations.add(project, here, [place], note=f"Ben’s note {number}", tag_paths=["ben/tag"])
    exchanging.export(project, folder / "ben.annotations.json")
    project.close()


def _copied(folder: Path) -> None:
    _annotated(folder)
    project = Project.open(folder / NAME, ANA)
    copies.save(project, folder / "Copy.annotator")
    project.close()


def _backed_up(folder: Path) -> None:
    _annotated(folder)
    scene = Scene(folder)
    _back_up(scene)
    scene.close()


def _old(version: int, folder: Path) -> None:
    packed = HERE / "fixtures" / f"version-{version}.annotator.gz"
    (folder / NAME).write_bytes(gzip.decompress(packed.read_bytes()))


def _settled(folder: Path) -> None:
    Settings(folder / "settings.json").set("colour", "amber")


# --- the steps


def _document(scene: Scene) -> str:
    return documents.listed(scene.project)[0].id


def _first(scene: Scene) -> str:
    found = scene.project.rows("SELECT id FROM annotation WHERE alive ORDER BY id LIMIT 1")
    return str(found[0]["id"])


def _add(number: int, scene: Scene) -> None:
    place = _PLACES[number % len(_PLACES)]
    annotations.add(scene.project, _document(scene), [place], note=f"Note {number}", tag_paths=[f"tag/{number % 3}"])


def _sketch(scene: Scene) -> None:
    with scene.project.edit("Add to outline"):
        section = outline.add(scene.project, "A chapter")
        outline.put(scene.project, section, [_first(scene)])


def _put_and_delete(scene: Scene) -> None:
    """The door itself: records that come, change and go in one step."""
    one, *others = [row["id"] for row in scene.project.rows("SELECT id FROM annotation WHERE alive ORDER BY id")]
    with scene.project.edit("Edit note"):
        scene.project.put("annotation", one, {"note": "Put directly.", "colour": "green"})
        for other in others:
            scene.project.delete("annotation", other)


EDITS: tuple[Step, ...] = (
    partial(_add, 0),
    partial(_add, 1),
    lambda scene: annotations.write_note(scene.project, _first(scene), "Another note. " * 40),
    lambda scene: annotations.reply(scene.project, _first(scene), "A reply."),
    lambda scene: tags.apply(scene.project, [_first(scene)], ["another tag"]),
    partial(_add, 2),
    _sketch,
    lambda scene: scene.project.undo(),
    lambda scene: scene.project.redo(),
    _put_and_delete,
    lambda scene: scene.project.undo(),
    lambda scene: annotations.remove(scene.project, [_first(scene)]),
    lambda scene: scene.project.remember("last-read", "12"),
)
SAMPLE = HERE.parent / "sample_docs" / "letter.xml"


_known: dict[
    bytes, Any
] = {}  # files that were read: reading is done elsewhere, by another process, and changes nothing


def _read(path: Path, read: Callable[[Path], Any]) -> Any:
    content = path.read_bytes()
    if content not in _known:
        _known[content] = read(path)
    return _known[content]


def _import(scene: Scene) -> None:
    jobs.add_documents(scene.project, SAMPLE, _read(SAMPLE, jobs.read_documents))


def _merge(scene: Scene) -> None:
    path = scene.folder / "ben.annotations.json"
    exchanging.merge(scene.project, path, _read(path, exchanging.read))


def _export(name: str, scene: Scene) -> None:
    jobs.export(scene.project, name, scene.folder / f"export-{name}{WRITERS[name].suffix}")


def _copy(scene: Scene) -> None:
    copies.save(scene.project, scene.folder / "Copy.annotator")


def _back_up(scene: Scene) -> None:
    """Into the folder of the scene, as if the settings of the person lay there."""
    with patch.dict(os.environ, ANNOTATOR_SETTINGS=str(scene.folder / "settings.json")):
        backups.make(scene.project, backups.HOURLY)


EXPORTS: dict[str, Step] = {
    **{f"export {name}": partial(_export, name) for name in WRITERS},
    "export exchange": lambda scene: exchanging.export(scene.project, scene.folder / "export-exchange.json"),
}


def _set(name: str, value: str, scene: Scene) -> None:
    settings = Settings(scene.folder / "settings.json")
    settings.set(name, value)
    if settings.trouble:
        raise settings.trouble


DEEDS = {
    one.name: one
    for one in (
        Deed("save", _nothing_annotated, EDITS),
        Deed("import", _annotated, (_import,)),
        Deed("merge", _sent, (_merge,)),
        Deed("export", _exported, tuple(EXPORTS.values()), "export-*"),
        Deed("copy", _copied, (partial(_add, 3), _copy, partial(_add, 4), _copy), "Copy.annotator"),
        Deed(
            "back up",
            _backed_up,
            (partial(_add, 3), _back_up, partial(_add, 4), _back_up),
            "backups/*/*.annotator",
            newest=True,
        ),
        Deed("create", _nothing, (lambda scene: scene.begin(Project.create), lambda scene: scene.project)),
        Deed("first start", _nothing, (lambda scene: scene.begin(jobs.make_sample_project),)),
        Deed("migrate 1", partial(_old, 1), (lambda scene: scene.project,)),
        Deed("migrate 2", partial(_old, 2), (lambda scene: scene.project,)),
        Deed("migrate 3", partial(_old, 3), (lambda scene: scene.project,)),
        Deed("settings", _settled, (partial(_set, "colour", "sky"), partial(_set, "reader_name", "Ana")), "settings*"),
    )
}
ONE_EXPORT = {name: Deed(name, _exported, (step,), "export-*") for name, step in EXPORTS.items()}
ALL = {**DEEDS, **ONE_EXPORT}
