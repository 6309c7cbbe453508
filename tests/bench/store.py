"""The program without its window: save, undo, search, import, export."""

import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from annotator import jobs
from annotator.store import annotations, documents, search
from annotator.store.project import Project
from tests.bench import material, plain
from tests.bench.case import Case
from tests.bench.timing import Samples, repeated, took

_TIMES = 40
_WARM = 3


class Commits:
    """Counts the time a project spends in COMMIT, where the disk is waited for."""

    def __init__(self, project: Project) -> None:
        self.milliseconds = 0.0
        self._execute = project.db.execute
        setattr(project.db, "execute", self._timed)  # noqa: B010

    def _timed(self, sql: str, values: Any = None) -> sqlite3.Cursor:
        began = perf_counter()
        found: sqlite3.Cursor = self._execute(sql, values) if values is not None else self._execute(sql)
        if sql == "COMMIT":
            self.milliseconds += (perf_counter() - began) * 1000
        return found

    def taken(self) -> float:
        """The time since this was last asked."""
        found, self.milliseconds = self.milliseconds, 0.0
        return found


def save_and_undo(case: Case) -> Samples:
    """One highlight after another, saved and undone by the program and in turn by raw sqlite3."""
    project = Project.open(case.copy(case.project), case.identity)
    raw = plain.connected(case.copy(case.project, "raw"))
    commits = Commits(project)
    document_id = documents.listed(project)[0].id
    names = ("save", "save_beside", "raw_save", "raw_beside", "undo", "undo_beside", "raw_undo")
    found: Samples = {name: [] for name in names}
    for number, passage in enumerate(material.passages(case.size.characters - 10_000, _TIMES + _WARM, seed=5)):
        samples = _one_round(project, raw, commits, document_id, passage)
        if number >= _WARM:
            for name, value in zip(names, samples, strict=True):
                found[name].append(value)
    project.close()
    raw.close()
    return found


def _one_round(
    project: Project, raw: sqlite3.Connection, commits: Commits, document_id: str, passage: material.Passage
) -> Sequence[float]:
    commits.taken()
    made: list[str] = []
    ranges = [(passage.start, passage.end)]
    saved = took(lambda: made.append(annotations.add(project, document_id, ranges, colour=passage.colour)))
    in_commit = commits.taken()
    rows = plain.rows_of(project, made[0])
    raw_saved, raw_commit = plain.write(raw, rows)
    undone = took(project.undo)
    in_undo = commits.taken()
    raw_undone = took(lambda: plain.undo(raw, rows))
    return saved, saved - in_commit, raw_saved, raw_saved - raw_commit, undone, undone - in_undo, raw_undone


def search_everywhere(case: Case) -> Samples:
    """A word in the document, the notes and the quotations: the first hit, and all of them."""
    project = Project.open(case.project, case.identity)
    found = {
        "first": repeated(lambda: next(search.everywhere(project, material.WORD)), 9),
        "rare": repeated(lambda: next(search.everywhere(project, "mikoyan gromyko")), 9),
        "all": repeated(lambda: list(search.everywhere(project, material.WORD))),
    }
    project.close()
    return found


def export(case: Case) -> Samples:
    """All annotations to every kind of file."""
    project = Project.open(case.project, case.identity)
    times = {"csv": 3, "json": 3, "html": 3, "qdpx": 3, "md": 1, "tei": 1, "xlsx": 1, "docx": 1}
    found = {name: repeated(partial(_export, project, case.folder, name), times[name]) for name in times}
    project.close()
    return found


def _export(project: Project, folder: Path, name: str) -> None:
    jobs.export(project, name, folder / f"export.{name}")


def take_back(case: Case) -> Samples:
    """The exported annotations taken into a project that has only the document."""
    project = Project.open(case.project, case.identity)
    _export(project, case.folder, "json")
    project.close()
    there = Project.open(case.copy(case.bare), case.identity)
    found = [took(lambda: jobs.import_annotations(there, case.folder / "export.json"))]
    there.close()
    return {"all": found}


def import_book(case: Case) -> Samples:
    """The text file into an empty project."""
    project = Project.open(case.copy(case.empty), case.identity)
    found = [took(lambda: jobs.import_documents(project, case.text_file))]
    project.close()
    return {"all": found}


def import_volume(case: Case) -> Samples:
    """A volume of 236 papers, 4 MB of TEI, into an empty project: read and written."""
    path, project = case.volume(), Project.open(case.copy(case.empty), case.identity)
    found = [took(lambda: jobs.import_documents(project, path))]
    project.close()
    return {"all": found}
