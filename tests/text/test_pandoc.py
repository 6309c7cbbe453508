"""Words for Pandoc: whatever is typed comes back as the same characters."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from typing import Any

import pytest

from annotator.text import pandoc

AWKWARD = (
    "# no heading",
    "1. no list",
    "a) nor this",
    "(i) nor this",
    "- nor this",
    "> no quotation",
    "% no title",
    ": no definition",
    "--- no rule ---",
    "wait... what--really",
    "*not* _emphasised_ `code` $x$ H~2~ x^2^",
    "a@b.org, @doe2020, [a]: http://b.org, <http://c.org>",
    "[^1]: no note, ^[none], ![no](picture), {.none}",
    "AT&T &amp; &lt;b&gt; <b>x</b>",
    "\"straight\" 'quotes' “curly ” ‘ones‘",
    "\\begin{x} ends in \\",
    "| a | b |",
    "::: none",
)


def words_of(parts: list[Any]) -> str:
    found = ""
    for part in parts:
        kind = part["t"]
        if kind == "Quoted":
            begin, end = ("“", "”") if part["c"][0]["t"] == "DoubleQuote" else ("‘", "’")
            found += begin + words_of(part["c"][1]) + end
        else:
            found += {"Str": part.get("c"), "Space": " ", "SoftBreak": " "}.get(kind) or f"<{kind}>"
    return found


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs Pandoc")
def test_pandoc_reads_the_same_characters_again() -> None:
    chance, signs = random.Random(11), "\\`*_{}[]<>#+-.!|~^$\"'@&=:%()/ aA1ix“”‘’–…;?,"
    lines = [*AWKWARD, *("".join(chance.choices(signs, k=chance.randint(1, 30))) for _ in range(2000))]
    lines = [" ".join(line.split()) for line in lines if line.strip()]
    source = "\n\n".join(f"{pandoc.escaped(line)}\n\nEND" for line in lines)
    command = ["pandoc", "--from", "markdown", "--to", "json"]
    done = subprocess.run(command, input=source, capture_output=True, encoding="utf-8", check=True)
    blocks = [block for block in json.loads(done.stdout)["blocks"] if block.get("c") != [{"t": "Str", "c": "END"}]]
    assert {block["t"] for block in blocks} == {"Para"}
    assert [words_of(block["c"]) for block in blocks] == lines


def test_words_that_need_nothing_are_left_as_they_are() -> None:
    assert pandoc.escaped("On ice until the end of the elections (p. 338); no more.").count("\\") == 0
