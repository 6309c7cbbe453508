"""Measure everything once and print one table: `python -m tests.bench [--quick] [--json FILE]`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import rows, table
from tests.bench.case import SIZES
from tests.bench.timing import Samples

_HERE = Path(__file__).resolve().parent
_LIMIT = 900  # seconds for one measurement


class Bench:
    """Runs measurements, each once however many rows ask for it, and keeps their samples."""

    def __init__(self, folder: Path) -> None:
        self.samples: dict[str, dict[str, Samples]] = {size: {} for size in SIZES}
        self._folder = folder

    def find(self, name: str, size: str) -> list[float]:
        """The samples of `module.function:name`; none where the measurement failed."""
        measurement, _, sample = name.partition(":")
        known = self.samples[size]
        if measurement not in known:
            known[measurement] = {}
            for _ in range(rows.runs_of(measurement, size)):
                for key, values in self._run(measurement, size).items():
                    known[measurement].setdefault(key, []).extend(values)
        return known[measurement].get(sample, [])

    def _run(self, measurement: str, size: str) -> Samples:
        print(f"{size}: {measurement}", file=sys.stderr, flush=True)
        folder = self._folder / size
        folder.mkdir(exist_ok=True)
        words = [sys.executable, "-m", "tests.bench.child", measurement, str(folder), size]
        try:
            done = subprocess.run(
                words, cwd=_HERE.parents[1], env=_surroundings(folder), capture_output=True, text=True, timeout=_LIMIT
            )
            found: Samples = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {}
            problem = (done.stderr or f"exit {done.returncode}") if done.returncode else ""
        except (subprocess.TimeoutExpired, ValueError, IndexError) as error:
            found, problem = {}, str(error)
        if problem:
            print(f"{measurement} failed: {problem.strip()[-2000:]}", file=sys.stderr)
        for copy in folder.glob("*-[0-9]*.*"):
            copy.unlink(missing_ok=True)
        return found


def _surroundings(folder: Path) -> dict[str, str]:
    """A screen of known size, known fonts, preferences of this run alone; modules compiled, as installed ones are."""
    return {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "QT_QPA_PLATFORM": f"offscreen:configfile={_HERE.parent}/screens.json",
        "FONTCONFIG_FILE": str(_HERE.parent / "fonts.conf"),
        "ANNOTATOR_SETTINGS": str(folder / "settings.json"),
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
    }


def main() -> None:
    """Build the projects, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the project of 3.6 MB and 20,000 highlights")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample, in milliseconds, to a file")
    parser.add_argument("--only", default="", metavar="WORDS", help="only rows whose name holds these words")
    wanted = parser.parse_args()
    sizes = ["small"] if wanted.quick else list(SIZES)
    chosen = [row for row in rows.ROWS if wanted.only in f"{row.work} {row.ours}"]
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        bench = Bench(Path(folder))
        for size in sizes:
            bench.find("building.build:bulk", size)
        found = table.lines(chosen, sizes, bench.find)
    print(_where(), "", *found, sep="\n")
    if wanted.json:
        wanted.json.write_text(json.dumps(bench.samples, indent=1), "utf-8")


def _where() -> str:
    """What the numbers depend on."""
    from sqlite3 import sqlite_version

    from PySide6 import __version__ as qt

    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()}, Qt {qt}, SQLite {sqlite_version}, {os.cpu_count()} cores{load}"


if __name__ == "__main__":
    main()
