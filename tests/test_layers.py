"""Arrows between the layers point down: gui, cli → jobs → store, formats → text → model."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import HERE

ROOT = HERE.parent / "annotator"
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}

BASE = {"model", "errors", "ids", "look", "progress", "records", "parts", ""}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "ids": set(),
    "look": set(),
    "progress": set(),
    "parts": {"errors", "ids"},
    "records": {"model", "errors", "text", "progress"},
    "paths": {""},
    "text": {"model", "errors", "text"},
    "citing": {"model", "errors", "text", "citing"},
    "store": {*BASE, "paths", "text", "store"},
    "formats": {*BASE, "paths", "text", "citing", "formats"},
    "settings": {*BASE, "paths", "text", "formats.atomic"},
    "foreign": {*BASE, "store", "formats"},
    "report": {"", "errors", "paths", "store.stamps", "store.damage"},
    "crashes": {"", "paths", "report"},
    "reading_child": {"errors", "progress", "answers", "formats", "foreign"},
    "child": {"", "errors", "progress", "reading_child", "report"},
    "answers": {*BASE, "text"},
    "checking": {*BASE, "text", "formats", "answers"},
    "reading": {*BASE, "formats", "answers", "checking", "child", "reading_child"},
    "jobs": {*BASE, "paths", "text", "store", "formats", "reading", "answers"},
    "concordance": {*BASE, "text", "store", "formats", "jobs"},
    "exchanging": {*BASE, "text", "store", "formats", "jobs", "foreign", "reading"},
    "sending": {*BASE, "store", "formats", "jobs"},
    "shared_folder": {*BASE, "store", "exchanging", "sending"},
    "quoting": {*BASE, "text", "citing", "store", "formats"},
    "printing": {*BASE, "text", "formats"},
    "cli": {
        *BASE,
        "paths",
        "text",
        "store",
        "formats",
        "settings",
        "jobs",
        "reading",
        "concordance",
        "exchanging",
        "printing",
        "cli",
        "citing",
        "quoting",
    },
    "gui": {
        *BASE,
        "paths",
        "text",
        "store",
        "formats",
        "settings",
        "concordance",
        "jobs",
        "reading",
        "exchanging",
        "citing",
        "quoting",
        "sending",
        "shared_folder",
        "report",
        "crashes",
        "gui",
    },
    "__init__": set(),
    "__main__": {"errors", "cli", "report", "gui", "child", "reading_child"},
}


def layer_of(name: str) -> str:
    return name.split("/")[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Dotted names of all modules that a file imports, wherever in it; of a package's parts too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relative to itself"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def of_ours(path: Path) -> set[str]:
    """The parts of this program that a file imports, as `layer` or `layer.module`."""
    found = set()
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "annotator":
            inside = [part for part in parts[1:] if (ROOT / part).is_dir() or (ROOT / f"{part}.py").is_file()]
            found.add(".".join([*inside[:1], *parts[2:3]]) if inside else "")
    return found


def may(layer: str, wanted: str) -> bool:
    return wanted.split(".")[0] in ALLOWED[layer] or wanted in ALLOWED[layer]


@pytest.mark.parametrize("name", FILES)
def test_a_file_imports_only_what_its_layer_may(name: str) -> None:
    refused = [wanted for wanted in of_ours(FILES[name]) if not may(layer_of(name), wanted)]
    assert refused == []


@pytest.mark.parametrize(
    ("library", "layer"),
    [
        ("PySide6", "gui"),
        ("sqlite3", "store"),
        ("sqlite_utils", "store"),
        ("lxml", "formats"),
        ("regex", "text"),
        ("rapidfuzz", "text"),
    ],
)
def test_a_library_is_known_to_one_layer(library: str, layer: str) -> None:
    users = {name for name, path in FILES.items() if any(one.split(".")[0] == library for one in imported(path))}
    assert {layer_of(name) for name in users} <= {layer}
    assert users or layer == "gui"


def test_qt_and_click_are_nothing_to_the_middle() -> None:
    for name, path in FILES.items():
        if layer_of(name) in ("text", "citing", "store", "formats", "jobs", "settings", "model"):
            assert not {one.split(".")[0] for one in imported(path)} & {"PySide6", "click"}, name


def test_this_test_sees_an_arrow_that_points_up(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def f():\n    from annotator.store import tags\n    import annotator.jobs\n", "utf-8")
    assert of_ours(wrong) == {"store.tags", "jobs"}
    assert not may("text", "store.tags")
    assert not may("formats", "store.tags")
    assert not may("store", "formats.atomic")
    assert not may("cli", "gui.app")
    assert not may("gui", "cli")
    assert not may("settings", "formats.read_tei")
    assert may("settings", "formats.atomic")


def test_every_file_has_a_layer() -> None:
    assert {layer_of(name) for name in FILES} <= set(ALLOWED)
