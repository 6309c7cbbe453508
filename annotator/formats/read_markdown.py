"""Markdown, as Pandoc and most programs understand it: CommonMark with tables, footnotes and data at the beginning.

It is made a web page first, and read as one: what Markdown means is said in terms of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.errors import UnreadableFile
from annotator.formats import OUTSIDE, read_html, visible, web_details, web_page
from annotator.formats.decoding import decoded
from annotator.model import ImportedDocument

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token  # the library itself is loaded when it is wanted

_DEEPEST_WORDS = 20
_MOST_BRACKETS = 100_000
_DEEPEST = 100  # of what stands in one another; a list counts twice
_MOST_CHARACTERS = 10_000_000
_DATA = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([^\W\d_][\w.-]*):(?:[ \t]+(.*))?")
_MORE = re.compile(r"[ \t].*|-[ \t].*|#.*|[\]}]|")  # lines of a value, and what says nothing
_WORDS = ("text", "text_special", "code_inline", "code_block", "fence")
_BACK = "\u21a9\ufe0e"  # an arrow
_MARKUP = ("html_inline", "html_block")
_BEFORE_WORDS = ("ordered_list_open", "list_item_open", "paragraph_open", "heading_open")


def read(path: Path, encoding: str = "") -> Sequence[ImportedDocument]:
    """The one document of a Markdown file.

    :raises UnreadableFile: when it has no words, or some of them would be lost.
    """
    source = decoded(path, encoding).replace("\r\n", "\n").replace("\r", "\n")
    if len(source) > _MOST_CHARACTERS:
        raise UnreadableFile(
            "{name} is longer than ten million characters, too long for Markdown; nothing was "
            "imported. Divide it into chapters.",
            name=path.name,
        )
    if source.count("[") > _MOST_BRACKETS:
        raise UnreadableFile("{name} has more markup than any text; nothing was imported.", name=path.name)
    data = _data(source)
    details = _details(data[1]) if data else {}
    try:
        page, words = _as_page(source[data.end() :] if data else source)
    except (ValueError, RecursionError):
        raise UnreadableFile(
            "{name} has lists or quotations in one another, deeper than any text; nothing was imported.", name=path.name
        ) from None
    visible.check(path.name, web_page.seen(words), web_page.seen(page))
    found = read_html.from_markup(page, path.name, path.stem)
    title = str(details.get("title") or found.title)
    return [replace(found, title=title, details={**found.details, **details})]


def _as_page(source: str) -> tuple[str, str]:
    """The text as a web page, and all its words as the parser found them, before they became one."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    settings = {"html": True, "maxNesting": _DEEPEST + 10}
    parser = MarkdownIt("commonmark", settings).enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.block.ruler.before("table", "depth", _keep_shallow)
    parser.core.ruler.before("inline", "words", _look_less_deep)
    parser.add_render_rule("footnote_caption", lambda _self, tokens, at, *_rest: f"[{tokens[at].meta['id'] + 1}]")
    environment: dict[str, Any] = {}
    tokens = parser.parse(source, environment)
    parser.options["maxNesting"] = settings["maxNesting"]
    unused = [name[1:] for name, number in environment.get("footnotes", {}).get("refs", {}).items() if number < 0]
    if unused:  # notes that no mark leads to would be dropped
        names = "|".join(map(re.escape, unused))
        source = re.sub(rf"^([ \t]*)\[\^({names})\]:", r"\1\\[^\2\\]:", source, flags=re.MULTILINE)
        environment = {}
        tokens = parser.parse(source, environment)
    words = "".join(_words(tokens))
    return str(parser.renderer.render(_numbered(tokens), parser.options, environment)), words


def _keep_shallow(state: StateBlock, _start: int, _end: int, _silent: bool) -> bool:
    """A rule that finds nothing: beyond a depth of its own the parser would drop what it finds, without a word."""
    if state.level > _DEEPEST:
        raise ValueError("too deep")
    return False


def _look_less_deep(state: StateCore) -> None:
    """Brackets in words are tried one in the other: to the depth of blocks that takes five times as long."""
    state.md.options["maxNesting"] = _DEEPEST_WORDS


def _numbered(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each number that was typed in words of its paragraph: it may be a date, or that of an article."""
    from markdown_it.token import Token

    found: list[Token] = []
    waiting = ""
    for token in tokens:
        if waiting and token.type not in _BEFORE_WORDS:
            number = Token("text", "", 0, content=waiting)
            if token.type == "inline":
                token.children = [number, *(token.children or ())]
            else:  # a block that is no paragraph, or nothing
                found.append(Token("inline", "", 0, children=[number]))
            waiting = ""
        if token.type == "ordered_list_open":
            token.attrs.pop("start", None)
        elif token.type == "list_item_open":
            waiting += f"{_typed_number(token)} " if token.info else ""
        found.append(token)
    return found


def _typed_number(item: Token) -> str:
    return f"{item.info}{item.markup}" if item.info else ""


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of all tokens and the marks of notes, with the HTML among them as it stands there."""
    for token in tokens:
        if token.type in _WORDS:
            yield escape(token.content)
        elif token.type in _MARKUP:
            yield token.content
        elif token.type == "list_item_open":
            yield _typed_number(token)
        elif token.type == "footnote_ref":
            yield f"[{token.meta['id'] + 1}]"
        elif token.type == "footnote_anchor":
            yield _BACK
        elif token.type == "inline":
            yield from _words(token.children or ())


def _data(source: str) -> re.Match[str] | None:
    """The data at the beginning, if every line there is of that kind; what else stands between rules is text."""
    found = _DATA.match(source)
    lines = found[1].splitlines() if found else []
    if not lines or not _LINE.fullmatch(lines[0]):
        return None
    return found if all(_LINE.fullmatch(one) or _MORE.fullmatch(one) for one in lines) else None


def _details(data: str) -> dict[str, Any]:
    """What the data say of the text, and how many characters of them say something else."""
    said = [*_said(data)]
    by_name: dict[str, list[tuple[str, str]]] = {}
    for one in said:
        by_name.setdefault(one[0], []).append(one)
    dropped = (words for some in by_name.values() if not web_details.details(some) for _, words in some)
    others = visible.characters(dropped).total()
    return web_details.details(said) | ({OUTSIDE: others} if others else {})


def _said(data: str) -> Iterator[tuple[str, str]]:
    """Names and values of the data at the beginning: one line each, or a list of them."""
    name = ""
    for line in data.splitlines():
        found = _LINE.fullmatch(line)
        if found:
            name = found[1]
        item = (found[2] or "") if found else line.strip().removeprefix("-")
        for value in item.strip().strip("[]").split(",") if item.strip().startswith("[") else [item]:
            if value.strip():
                yield name, value.strip().strip("\"'")
