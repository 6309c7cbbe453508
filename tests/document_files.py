"""Small documents of every kind that can be imported, made here for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Site</title>
<meta name="citation_author" content="A. Author"><meta name="citation_publication_date" content="1962">
<script>if (1 < 2) write("<p>no</p>")</script></head>
<body><nav>Menu</nav><h1>A Letter<br>of 1962</h1>
<p>Words<sup><a id="r1" href="#n1">1</a></sup> and <i>more&nbsp;</i>words&hellip; see
<a href="https://example.org/a">it</a>.</p>
<span class="pagenum">[338]</span>
<ul><li>one</li><li>two<a id="r2" href="#n2">[2]</a></li></ul>
<blockquote><p>Quoted.</p><p>Twice.</p></blockquote>
<table><tr><td>a</td><td><p>b</p></td></tr></table>
<p>a line<br>another</p><p style="display:none">hidden</p><p>&nbsp;</p>
<ol class="footnotes"><li id="n1"><p>First note. <a href="#r1">↩</a></p></li>
<li id="n2">Second <b>note</b>. <a href="#r2">↩</a></li></ol>
</body></html>"""


def a_page(folder: Path) -> Path:
    """A web page with one thing of each kind."""
    path = folder / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


MARKDOWN = """---
title: A Letter
author: [A. Author, B. Writer]
date: "1962"
---

# Of *1962*

Words[^a] and **more** words,\\
see [it](https://example.org/a) &amp; “that”[^a].

> Quoted.

1. one
2. two ^[in the line]

[^a]: First note.

    Goes on.

[^b]: nobody's note

| a | b |
|---|---|
| c | d |
"""


def a_markdown_file(folder: Path) -> Path:
    """Markdown with one thing of each kind."""
    path = folder / "letter.md"
    path.write_text(MARKDOWN, "utf-8")
    return path


SAMPLES: dict[str, Callable[[Path], Path]] = {"html": a_page, "markdown": a_markdown_file}
