"""Notes in Markdown for Pandoc: it reads the same as in the note itself."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from typing import Any

import pytest

from annotator.formats import note_markdown

NOTE = """A *pledge*, **kept** until [November](https://example.org/a).
Next line, 2 * 3 [x], `a*b`.

# A heading

- first
- second
  1. inner

> quoted, "so"

```
code *here*
```"""
WRITTEN = [
    "A *pledge*, **kept** until [November](https://example.org/a).\\\nNext line, 2 \\* 3 \\[x\\], `a*b`.",
    "**A heading**",
    "-   first\n-   second\n    1.  inner",
    '> quoted, \\"so\\"',
    "```\ncode *here*\n```",
]


def test_lists_links_quotations_and_code_stay() -> None:
    assert note_markdown.blocks(NOTE) == WRITTEN


def test_the_name_before_a_reply_never_changes_what_follows() -> None:
    assert note_markdown.blocks("Yes, so.", "Ana_B:") == ["Ana\\_B: Yes, so."]
    assert note_markdown.blocks("- a list", "Ana:") == ["Ana:", "-   a list"]
    assert note_markdown.blocks("", "Ana:") == ["Ana:"]


def test_two_lists_stay_two() -> None:
    assert note_markdown.blocks("- a\n\n* b") == ["-   a", "<!-- -->", "-   b"]


def read(source: str, form: str) -> list[Any]:
    done = subprocess.run(
        ["pandoc", "--from", form, "--to", "json"], input=source, capture_output=True, encoding="utf-8", check=True
    )
    return list(json.loads(done.stdout)["blocks"])


def words(part: Any) -> str:
    """All words, without what is around them."""
    if isinstance(part, list):
        return "".join(map(words, part))
    if not isinstance(part, dict):
        return ""
    kind, held = part.get("t"), part.get("c")
    if kind in ("Str", "Code", "CodeBlock"):
        return held if isinstance(held, str) else str(held[-1])
    if kind == "Link":
        return words(held[1])
    if kind == "Quoted":
        begin, end = ("“", "”") if held[0]["t"] == "DoubleQuote" else ("‘", "’")
        return begin + words(held[1]) + end
    return " " if kind in ("Space", "SoftBreak", "LineBreak") else words(held)


PIECES = (
    *("*a*", "**b c**", "`d`", "[e f](https://x.org/g)", "h_i", "“j”", "'k'", "l: m", "<b>n</b>", "$o$ p", "2 * 3"),
    *("\n", "\n\n", "\n- q", "\n1. r", "\n\n> s", "\n\n```\nt\n```\n\n", "\n\n# u\n\n", " ", " v", "@w", "#x", "| y |"),
)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs Pandoc")
def test_pandoc_reads_the_same_words_as_stand_in_the_note() -> None:
    chance = random.Random(5)
    notes = ["".join(chance.choices(PIECES, k=chance.randint(1, 14))).strip("\n") for _ in range(400)]
    kept = [one for one in notes if one.strip()]
    ours = "\n\n".join(f"ENDS{n}\n\n" + "\n\n".join(note_markdown.blocks(one)) for n, one in enumerate(kept))
    theirs = "\n\n".join(f"ENDS{n}\n\n{without_html(one)}\n\n<!-- -->" for n, one in enumerate(kept))
    found, wanted = (words(read(source, form)) for source, form in ((ours, "markdown"), (theirs, "commonmark")))
    for one, back, said in zip(kept, found.split("ENDS")[1:], wanted.split("ENDS")[1:], strict=True):
        assert "".join(back.split()) == "".join(said.split()), one


def without_html(note: str) -> str:
    """HTML is words here, and would be none there."""
    return note.replace("<b>", "&lt;b>").replace("</b>", "&lt;/b>")
