"""A seminar that exchanges through one shared folder: `python -m tests.bench.seminar [READERSxANNOTATIONS…]`.

Each reader's program writes its own file there and takes in those of the others, in an order of its
own. Without words it runs 30 readers with 2,000 annotations each and 300 with 200; `--everybody N` says
how many of the readers take everything in (the others' programs would do the same work again).
Says how long one reader's exchange takes, and how much memory the process had at most.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from annotator import jobs
from annotator.model import COLOURS, Identity, Reader
from annotator.shared_folder import SharedFolder
from annotator.store import annotations, documents, merging, places
from annotator.store.project import Project

_SAMPLES = Path(__file__).resolve().parents[2] / "sample_docs"
_RUNS = ["30x2000", "300x200"]


def identity_of(number: int) -> Identity:
    """One of the readers."""
    return Identity(Reader(f"01900000-0000-7000-8000-{number:012}", f"Reader {number}"), f"dev{number:05}")


def project_of(folder: Path, number: int, many: int) -> Project:
    """A reader's project: the letter, every other one's as the web has it, with annotations all over it."""
    project = jobs.create_project(folder / f"{number}.annotator", identity_of(number))
    here = jobs.import_documents(project, _SAMPLES / ("letter.xml" if number % 2 else "letter.txt"))[0]
    text, chance = documents.text(project, here), Random(number)
    with project.edit("Read the letter"):
        for at in range(many):
            start = chance.randrange(len(text) - 100)
            passage = [(start, start + chance.randrange(12, 90))]
            annotations.add(
                project, here, passage, colour=chance.choice(COLOURS), note=f"note {at}", tag_paths=[f"t/{at % 20}"]
            )
    return project


def exchange(folder: Path, readers: int, many: int, everybody: int) -> Iterator[str]:
    """Everyone writes, some take everything in; yields what there is to say."""
    shared = folder / "shared"
    shared.mkdir()
    wrote, took, codes, sure = [], [], set(), 0
    for number in range(readers):
        project = project_of(folder, number, many)
        began = perf_counter()
        SharedFolder(project, shared).write()
        wrote.append(perf_counter() - began)
        project.close()
    size = sum(path.stat().st_size for path in shared.iterdir()) / 1e6
    yield f"{readers} readers with {many} annotations each: {size:.0f} MB; writing one's own file {median(wrote):.1f} s"
    for number in Random(readers).sample(range(readers), min(everybody, readers)):
        project = Project.open(folder / f"{number}.annotator", identity_of(number))
        began = perf_counter()
        for _report in SharedFolder(project, shared).take():
            pass
        took.append(perf_counter() - began)
        codes.add(merging.state(project))
        here = documents.listed(project)[0].id
        sure += len(places.painted(project, here))
        began = perf_counter()
        again = list(SharedFolder(project, shared).take())
        seconds = perf_counter() - began
        yield f"  reader {number}: {took[-1]:.1f} s; all files again {seconds:.1f} s, {len(again)} with news"
        project.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    yield (
        f"  taking in {(readers - 1) * many} annotations: median {median(took):.1f} s; {len(codes)} state code(s) "
        f"among {len(took)} readers; {100 * sure / (len(took) * readers * many):.2f} % placed; at most {peak:.0f} MB"
    )


def main() -> None:
    """Run the seminars."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.seminar", description=__doc__)
    parser.add_argument("runs", nargs="*", default=_RUNS, metavar="READERSxANNOTATIONS")
    parser.add_argument("--everybody", type=int, default=30, metavar="N", help="so many readers take everything in")
    wanted = parser.parse_args()
    gc.set_threshold(50_000, 20, 20)  # as `annotator.__main__` does
    for run in wanted.runs:
        readers, _, many = run.partition("x")
        with tempfile.TemporaryDirectory(prefix="annotator-seminar-") as folder:
            for line in exchange(Path(folder), int(readers), int(many), wanted.everybody):
                print(line, flush=True)


if __name__ == "__main__":
    main()
