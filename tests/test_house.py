"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HERE

ROOT = HERE.parent
FILES = sorted((ROOT / "annotator").rglob("*.py"))


def run(*arguments: str) -> None:
    command = [sys.executable, "-m", *arguments]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_ruff_finds_nothing() -> None:
    run("ruff", "check", ".")


def test_all_is_formatted() -> None:
    run("ruff", "format", "--check", ".")


def test_mypy_finds_nothing() -> None:
    run("mypy")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_are_short_enough_to_read(path: Path) -> None:
    text = path.read_text("utf-8")
    functions = [one for one in ast.walk(ast.parse(text)) if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))]
    long = {one.name: length for one in functions if (length := (one.end_lineno or 0) - one.lineno + 1) > 50}
    assert long == {}
    assert len(text.splitlines()) <= 400


def test_every_module_says_what_it_is_for() -> None:
    assert [path.name for path in FILES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []
