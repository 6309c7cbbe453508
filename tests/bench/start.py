"""Starting the program, and starting as little as can show a window at all."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from annotator import jobs
from tests.bench.case import Case
from tests.bench.timing import Samples, took

_ROOT = Path(__file__).resolve().parents[2]
_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QPlainTextEdit
application = QApplication([])
view = QPlainTextEdit("A page.")
view.resize(1440, 900)
view.show()
application.processEvents()
view.grab().save(sys.argv[1])
"""


def starts(case: Case) -> Samples:
    """The help, and a picture of the window on a small project; each in processes of its own."""
    small, picture = case.folder / "Small.annotator", str(case.folder / "window.png")
    if not small.exists():
        jobs.make_sample_project(small, case.identity).close()
    commands: dict[str, Sequence[str]] = {
        "help": ("-m", "annotator", "--help"),
        "window": ("-m", "annotator", "--screenshot", picture, str(small)),
        "bare_help": ("-c", "import click"),
        "bare_window": ("-c", _BARE, picture),
    }
    return {name: [took(partial(_run, words)) for _ in range(5)] for name, words in commands.items()}


def _run(words: Sequence[str]) -> None:
    subprocess.run([sys.executable, *words], cwd=_ROOT, check=True, capture_output=True)
