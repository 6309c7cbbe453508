"""What the program says when it refuses: a whole sentence, and what is safe."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import annotator

ROOT = Path(annotator.__file__).parent
REFUSALS = {"UnreadableFile", "SaveFailed", "ReadOnlyProject", "Cancelled"}
SAFE = re.compile(
    r"othing was|nothing to import|not opened|left as it is|not saved|unchanged|import it like|imported by|merged by"
    r"|those of others are merged|None of|save|restore|Import them first"
)
ENOUGH = {  # which name what is not there, or what to do; nothing can have happened to it
    "There is no file {path}.",
    "{path} is a folder; name the files in it.",
    "There is no format “{name}” to import; there are {known}.",
    "There is no encoding “{encoding}”; some that there are: utf-8, windows-1252, iso-8859-15, macroman.",
    "{name} is of a kind that cannot be imported; these can: {endings}.",
    "{name} holds no annotations that can be read; these can: {titles}.",
    "{name} holds pictures of pages and no text; let a program recognise its text first.",
    "{name} has no <body>, so there is no text in it to import.",
    "{name} is empty; it is not a project file.",
    "{name} is not a project file of this program.",
    "{name} is an SQLite file of another program, not a project.",
    "{name} is not an exchange file of this program.",
    "{name} is damaged; “annotator check” says where.",
}


def templates() -> Iterator[tuple[str, str]]:
    """Kind and words of every sentence that the program is stopped with."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield node.func.id, first.value


def test_every_refusal_says_what_is_safe_or_needs_not() -> None:
    refused = {words for kind, words in templates() if kind in REFUSALS}
    assert len(refused) > 50
    assert refused >= ENOUGH
    assert sorted(words for words in refused - ENOUGH if not SAFE.search(words)) == []


def test_every_sentence_begins_and_ends_as_one() -> None:
    kinds = {*REFUSALS, "AnnotatorError", "Notice", "sentence"}
    found = {words for kind, words in templates() if kind in kinds}
    assert len(found) > 150
    assert sorted(one for one in found if not re.match(r"[A-Z“{]", one) or not re.search(r"[.?!]$", one)) == []
    cold = re.compile(r"\b(invalid|failed|exception|error code|illegal)\b", re.IGNORECASE)
    assert sorted(one for one in found if cold.search(one)) == []
