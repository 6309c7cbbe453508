"""No string is forgotten: all are marked for translation, translated, and in the file the program reads.

Where one of these fails, run `python -m tests.translations`, write what it calls unfinished into
resources/translations/annotator_de.ts, and run it again.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.gui import vocabulary
from annotator.model import COLOURS, RELATIONS
from annotator.store import history
from tests import translations
from tests.translations import ERRORS, MARKS, ROOT

GUI = ROOT / "annotator" / "gui"
LETTERS = re.compile(r"[^\W\d_]{2}")
PHRASE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}|^[A-Z][a-z]{2,}")
PLACES = re.compile(r"\{\w*\}|%n")
# Calls that put words before the person; those of translated words have been through `tr`.
SHOWN = (
    *("setText", "setToolTip", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription"),
    *("setWindowTitle", "setTitle", "setLabelText", "setStatusTip", "setWhatsThis", "setSuffix", "setPrefix"),
    *("addAction", "addMenu", "addItem", "addTab", "addRow", "say", "tell", "drawText", "section"),
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu"),
    *("QListWidgetItem", "QTreeWidgetItem"),
)
NOT_WORDS = {
    *("MainWindow", "Result", "Placed"),  # types
    *("Annotator", "Python", "Qt for Python", "Source Serif, Source Sans, Noto", "Lucide icons"),  # names
    *("SIL Open Font License 1.1", "Source Serif Pro", "Source Sans Pro", "Noto Serif", "Noto Serif Hebrew"),
    *("Noto Naskh Arabic", "Fusion", "Sample.annotator", "English", "Deutsch", "Markdown (*.md)"),
    "the quick brown fox jumps over lazy dogs and in the end a reader of letters sits down again",  # for its length
}
KEYS = re.compile(r"((Ctrl|Alt|Shift|Meta)\+)*(F\d+|Del|Space|Return|Enter|Left|Right|Up|Down|PgUp|PgDown|Home|End|\S)")


def trees(files: list[Path]) -> Iterator[tuple[str, ast.Module]]:
    for path in files:
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def called(node: ast.AST) -> str:
    """The name of the function a node calls; empty where it is no call."""
    function = node.func if isinstance(node, ast.Call) else None
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def marked() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call whose first argument is translated, with the place where it stands."""
    for name, tree in trees(translations.sources()):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) in MARKS and node.args:
                yield f"{name}:{node.lineno}", called(node), node


def literal(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_every_string_of_the_sources_is_in_the_translation_and_no_other() -> None:
    wanted = set()
    for _, mark, call in marked():
        words = literal(call.args[0])
        note = literal(call.args[1]) if len(call.args) > 1 and mark in ("tr", "marked") else ""
        if words:
            wanted.add(("", words, note or ""))
    there = {(one.context, one.source, one.note) for one in translations.messages()}
    assert wanted - there == set()
    assert there - wanted == set()


def test_every_string_is_translated() -> None:
    assert [one.source for one in translations.messages() if not one.finished] == []


def test_what_the_program_reads_is_made_from_what_translators_edit(tmp_path: Path) -> None:
    translations.release(translations.TS, tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == translations.TS.with_suffix(".qm").read_bytes()


def test_translations_hold_the_same_values_and_end_alike() -> None:
    for one in translations.messages():
        assert set(PLACES.findall(one.source)) == set(PLACES.findall(one.translation)), one
        ends = [words.strip()[-1] if words.strip()[-1] in "…:?" else "" for words in (one.source, one.translation)]
        assert ends[0] == ends[1], one


def test_translations_are_set_as_german_is() -> None:
    for one in translations.messages():
        assert not re.search("[\"”]|[.][.][.]|'", one.translation), one
        assert one.translation.count("„") == one.translation.count("“"), one
        assert not re.search(r"[a-zäöüß,;] (Sie|Ihnen|Ihre?[mnrs]?)\b", one.translation), one


def test_strings_are_written_so_that_qt_finds_them() -> None:
    for place, mark, call in marked():
        first = call.args[0]
        inside = [node for node in ast.walk(first) if node is not first and literal(node)]
        assert not inside, f"{place}: one literal, and values by format() afterwards"
        assert mark in ERRORS or not call.keywords, f"{place}: note and number go by their place"
    for name, tree in trees(translations.sources()):
        for node in ast.walk(tree):
            hidden = isinstance(node, ast.JoinedStr) and any(called(one) in MARKS for one in ast.walk(node))
            assert not hidden, f"{name}:{node.lineno}: Qt does not look inside f-strings"  # type: ignore[attr-defined]


def test_nothing_is_translated_before_the_language_is_known() -> None:
    for name, tree in trees(sorted(GUI.rglob("*.py"))):
        functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.Lambda))]
        later = {inner for one in functions for inner in ast.walk(one)}
        early = [node.lineno for node in ast.walk(tree) if called(node) == "tr" and node not in later]
        assert not early, f"{name}: {early}: use marked() here, and tr() where it is shown"


def test_errors_have_the_values_their_sentences_ask_for() -> None:
    for place, mark, call in marked():
        words = literal(call.args[0]) if mark in ERRORS else None
        if words:
            names = {keyword.arg for keyword in call.keywords}
            assert {f"{{{name}}}" for name in names} == set(PLACES.findall(words)), place


def steps_in(node: ast.AST) -> Iterator[str]:
    """The labels an argument of `edit` may be, with `{0}` for what differs."""
    if isinstance(node, ast.IfExp):
        yield from steps_in(node.body)
        yield from steps_in(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        values = iter(range(9))
        yield "".join(literal(part) or f"{{{next(values)}}}" for part in node.values)
    elif words := literal(node):
        yield words


def test_words_that_are_stored_have_a_name_to_show() -> None:
    files = sorted((ROOT / "annotator").rglob("*.py"))
    edits = [node for _, tree in trees(files) for node in ast.walk(tree) if called(node) == "edit"]
    labels = {label for call in edits if isinstance(call, ast.Call) for label in steps_in(call.args[0])}
    assert labels == set(vocabulary.STEPS)
    assert (COLOURS, RELATIONS) == (vocabulary.COLOURS, vocabulary.RELATIONS)
    assert set(history._BIN) <= set(vocabulary.KINDS)


def written(node: ast.AST) -> Iterator[str]:
    """Literal words in an argument, as far as they are not handed to another function first."""
    if words := literal(node):
        yield words
    elif isinstance(node, (ast.JoinedStr, ast.IfExp, ast.BinOp, ast.BoolOp)):
        for child in ast.iter_child_nodes(node):
            yield from written(child)


@pytest.mark.parametrize("path", sorted(GUI.rglob("*.py")), ids=lambda path: path.relative_to(GUI).as_posix())
def test_no_words_reach_the_person_untranslated(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and called(node) in SHOWN:
            shown = node.args[:1] if called(node) in ("addItem", "addAction") else node.args
            values = [words for one in shown for words in written(one) if LETTERS.search(words)]
            assert set(values) <= NOT_WORDS, f"{path.name}:{node.lineno}: {values}"


@pytest.mark.parametrize("path", sorted(GUI.rglob("*.py")), ids=lambda path: path.relative_to(GUI).as_posix())
def test_no_phrase_stands_in_the_window_untranslated(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    apart = {inner for node in ast.walk(tree) if called(node) in {*MARKS, "edit"} for inner in ast.walk(node)}
    apart |= {one.value for one in ast.walk(tree) if isinstance(one, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        words = literal(node) or ""
        if node not in apart and PHRASE.search(words) and not KEYS.fullmatch(words):
            assert words in NOT_WORDS, f"{path.name}:{node.lineno}: {words!r}"  # type: ignore[attr-defined]
