"""Words out of HTML, and where byte offsets over them lead."""

from __future__ import annotations

import pytest

from annotator.text.markup import Marked, plain


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>one</p><p>two <b>bold</b></p>", "one\ntwo bold"),
        ("a &amp; b &lt;i&gt; &#8220;c&#8221;", "a & b <i> “c”"),
        ("1 < 2 and <3", "1 < 2 and <3"),
        ("one<!-- two > --> three<br/>four", "one three\nfour"),
        ("x<script>alert('<p>')</script>y<style>p{}</style>", "xy"),
        ("<p", "<p"),
        ("", ""),
    ],
)
def test_words_of_html(html: str, words: str) -> None:
    assert plain(html) == words


def test_byte_offsets_lead_past_markup_and_wide_letters() -> None:
    marked = Marked("<h1>Größe 😀</h1><p>West <i>Berlin</i>, dann</p>")
    counted = "Größe 😀West Berlin, dann"
    for words in ("Größe", "😀", "West Berlin", "dann"):
        at = counted.encode().index(words.encode())
        assert marked.text[marked.start(at) : marked.end(at + len(words.encode()))] == words


def test_a_passage_over_blocks_and_offsets_outside() -> None:
    marked = Marked("<p>one</p><p>two</p>")
    assert marked.text[marked.start(2) : marked.end(4)] == "e\nt"
    assert (marked.start(-5), marked.end(99)) == (0, 7)
