"""Exchange files: written, read, looked through, folded in; and quotations placed in a copy that differs."""

from __future__ import annotations

from pathlib import Path
from random import Random
from time import perf_counter

from annotator import exchanging
from annotator.model import Identity, Reader
from annotator.store.project import Project
from annotator.text.anchor import describe
from annotator.text.placing import placed
from tests.bench import material
from tests.bench.building import highlight_all
from tests.bench.case import Case
from tests.bench.damage import DAMAGES, whole
from tests.bench.timing import Samples, took

OTHER = Identity(Reader("01890000-0000-7000-8000-00000000000b", "Ben"), "benbenbe")
_FEW = 10  # a tenth of the annotations, to see that time goes with their number
_QUOTATIONS = 1_000
_LONGEST = 400  # characters


def merge(case: Case) -> Samples:
    """As many annotations of another reader as there are, folded into the project that has all one's own."""
    few = {f"few_{name}": samples for name, samples in _merge(case, case.size.highlights // _FEW).items()}
    return _merge(case, case.size.highlights) | few


def _merge(case: Case, count: int) -> Samples:
    path = _of_another(case, count)
    project = Project.open(case.copy(case.project, "merge"), case.identity)
    began = perf_counter()
    sent = exchanging.read(path)
    found = {
        "read": [(perf_counter() - began) * 1000],
        "preview": [took(lambda: exchanging.preview(project, path, sent))],
        "merge": [took(lambda: exchanging.merge(project, path, sent))],
        "again": [took(lambda: exchanging.merge(project, path, sent))],
        "write": [took(lambda: exchanging.export(project, case.folder / "All.annotations.json"))],
        "undo": [took(project.undo)],
    }
    project.close()
    return found


def _of_another(case: Case, count: int) -> Path:
    """An exchange file with so many annotations by somebody else."""
    path = case.folder / f"Ben-{count}.annotations.json"
    if not path.exists():
        project = Project.open(case.copy(case.bare, "other"), OTHER)
        highlight_all(project, material.passages(case.size.characters, count, seed=count))
        exchanging.export(project, path)
        project.close()
    return path


def place(case: Case) -> Samples:
    """A thousand quotations in copies of 6 KB and of 1 MB with everything done to them at once."""
    return {"short": _placing(6_000), "long": _placing(1_000_000)}


def _placing(length: int) -> list[float]:
    ours = material.book(length, seed=11)
    theirs = DAMAGES["all at once"](whole(ours), Random(length)).text
    wanted = material.passages(len(theirs), _QUOTATIONS, seed=length)
    passages = [describe(theirs, one.start, min(one.end, one.start + _LONGEST)) for one in wanted]
    return [took(lambda: placed(ours, passages, theirs)) for _ in range(3)]
