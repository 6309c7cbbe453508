"""The start waits for no library that reading alone does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from annotator import jobs

HEAVY = {"docx", "lxml", "pypdfium2", "xlsxwriter", "markdown_it", "mdit_py_plugins", "rapidfuzz", "edtf", "openpyxl"}
_WINDOW = """
import sys
from annotator.gui import app
window = app.open_window(sys.argv[1], sys.argv[2])
app.application().processEvents()
window.view.grab()
assert window.view.text, "the page is there"
print(*sorted({name.partition(".")[0] for name in sys.modules}))
window.close()
"""
_EXPORT = """
import sys
from annotator import jobs
from annotator.store.project import Project
from pathlib import Path
project = Project.open(sys.argv[1])
jobs.export(project, "docx", Path(sys.argv[1] + ".docx"))
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded(script: str, tmp_path: Path) -> set[str]:
    """The libraries that a program of its own has loaded at its end."""
    path = tmp_path / "Sample.annotator"
    if not path.exists():
        jobs.make_sample_project(path, None).close()
    words = [sys.executable, "-c", script, str(path), str(tmp_path / "settings.json")]
    return set(subprocess.run(words, check=True, capture_output=True, text=True).stdout.split())


@pytest.mark.timeout(120)
def test_the_window_starts_without_the_libraries_for_files(tmp_path: Path) -> None:
    assert "PySide6" in (found := loaded(_WINDOW, tmp_path))
    assert not found & HEAVY
    assert loaded(_EXPORT, tmp_path) & HEAVY >= {"docx", "lxml"}, "what is loaded is told by these names"
