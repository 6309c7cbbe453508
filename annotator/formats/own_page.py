"""Our own web page, read back: its documents as they were, without the notes in the margin and the page labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace

from lxml import etree

from annotator.formats import visible, web_page
from annotator.formats.refi import local
from annotator.formats.runs import BLOCKS
from annotator.formats.web_notes import Notes
from annotator.formats.web_page import classes, words_of
from annotator.formats.web_writer import Writer
from annotator.model import ImportedDocument
from annotator.text.clean import one_line

_SIGN, _HEAD = 'content="Annotator"', 20_000
_CALL = re.compile(r"d\d+r.*", re.DOTALL)
_PART = re.compile(r"d\d+")
_NUMBERED = re.compile(r"(\d{1,4}[a-z]?)\.\s+(.*)", re.DOTALL)


def documents(markup: str, name: str) -> list[ImportedDocument]:
    """The documents of a page that `write_html` wrote; none where it is another page.

    :raises UnreadableFile: when some words of it would be lost.
    """
    if _SIGN not in markup[:_HEAD]:
        return []
    root = web_page.parsed(markup, name)
    ours = any(one.get("name") == "generator" and one.get("content") == "Annotator" for one in _named(root, "meta"))
    parts = [one for one in _named(root, "article") if ours and _PART.fullmatch(one.get("id", ""))]
    menus = [*_named(root, "nav")]
    titles = [words_of(one) for menu in menus for one in _named(menu, "a")] or [_title(root)]
    left_out = [words_of(one) for one in menus]
    found = []
    for number, part in enumerate(parts):
        writer = _Writer(Notes({}), lambda _: "")
        writer.write(part)
        left_out += writer.left_out
        title = one_line(titles[number]) if number < len(titles) else ""
        numbered = _NUMBERED.fullmatch(title)
        document = writer.builder.document(numbered[2] if numbered else title, {})
        found.append(replace(document, number=numbered[1] if numbered else ""))
    if found:
        visible.check(name, web_page.seen(markup), [one.text for one in found], left_out)
    return [one for one in found if one.text]


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in root.iter() if local(one) == name)


def _title(root: etree._Element) -> str:
    return next((one.text or "" for one in _named(root, "title")), "")


class _Writer(Writer):
    """Writes each paragraph where it stands, notes too, and takes the kinds of paragraphs from their classes."""

    def _way(self, one: etree._Element) -> AbstractContextManager[None] | None:
        name, kinds = local(one), classes(one)
        if name == "span" and "page" in kinds:
            self.begin_page(words_of(one), words_of(one))
        elif name in ("header", "footer") or (name == "span" and "note" in kinds) or "back" in kinds:
            self.left_out.append(words_of(one))
        elif name == "a" and _CALL.fullmatch(one.get("id", "")):
            self.left_out.append(words_of(one))
            self.builder.point("noteref", f"note-{words_of(one)}", words_of(one), ahead=True)
        elif name == "p" and "footnote" in kinds:
            number = next((words_of(inside) for inside in one if "back" in classes(inside)), "")
            return self._block("note", f"note-{number}", number)
        elif name == "p" and kinds & BLOCKS:
            return self._block(min(kinds & BLOCKS))
        else:
            return super()._way(one)
        return None

    def _plain(self, words: str) -> None:
        self.builder.words(words)
