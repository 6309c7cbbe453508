"""A note in Markdown as Pandoc reads it: emphasis, lists, links and code stay, all other signs are plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from annotator.text import pandoc

_BREAK = "\\\n"  # a new line within a paragraph, as it was typed
_APART = "<!-- -->"  # keeps two lists in a row from becoming one
_LISTS = ("bullet_list", "ordered_list")
_INDENT = "    "
_BARE = re.compile(r"[^\s<>\\()]+")
_LANGUAGE = re.compile(r"[A-Za-z0-9+-]+")
_TICKS = re.compile("`+")


def blocks(note: str, lead: str = "") -> list[str]:
    """The blocks of a note, parted by an empty line where they are written; plain words may lead the first."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).parse(note))
    found = list(_blocks(tree.children))
    if lead:
        led = pandoc.escaped(lead)
        if tree.children and tree.children[0].type == "paragraph":
            found[0] = f"{led} {found[0]}"
        else:
            found.insert(0, led)
    return found


def _blocks(nodes: list[SyntaxTreeNode]) -> Iterator[str]:
    before = ""
    for node in nodes:
        if node.type in _LISTS and before in _LISTS:
            yield _APART
        before = node.type
        yield _block(node)


def _block(node: SyntaxTreeNode) -> str:
    if node.type in _LISTS:
        return _list(node)
    if node.type == "blockquote":
        return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(node.children)).split("\n"))
    if node.type in ("fence", "code_block"):
        return _code(node.content.rstrip("\n"), node.info)
    if node.type == "hr":
        return "* * *"
    words = "".join(_inline(one, bold=node.type == "heading") for one in node.children)
    lines = _BREAK.join(pandoc.started(line) for line in words.split(_BREAK))
    return f"**{lines}**" if node.type == "heading" and lines else lines


def _list(node: SyntaxTreeNode) -> str:
    start = int(node.attrs.get("start", 1) or 0)
    tight = all(one.hidden for item in node.children for one in item.children if one.type == "paragraph")
    items = []
    for number, item in enumerate(node.children, start):
        mark = f"{number}." if node.type == "ordered_list" else "-"
        held = ("\n" if tight else "\n\n").join(_blocks(item.children))
        indented = "\n".join(f"{_INDENT}{line}".rstrip() for line in held.split("\n"))
        items.append(f"{mark.ljust(len(_INDENT) - 1)} {indented[len(_INDENT) :]}".rstrip())
    return ("\n" if tight else "\n\n").join(items)


def _code(words: str, info: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(words)), default=0))
    language = _LANGUAGE.match(info)
    return f"{fence}{language.group() if language else ''}\n{words}\n{fence}"


def _inline(node: SyntaxTreeNode, *, bold: bool) -> str:
    """Words within a block; what is bold there already is not made so again."""
    if node.type in ("softbreak", "hardbreak"):
        return _BREAK
    if node.type == "code_inline":
        return _code_within(node.content)
    if node.type == "image":
        return pandoc.plain(f"![{node.content}]({node.attrs.get('src', '')})")
    inner = "".join(_inline(one, bold=bold or node.type == "strong") for one in node.children)
    if node.type == "strong":
        return inner if bold or not inner else f"**{inner}**"
    if node.type == "em":
        return f"*{inner}*" if inner else ""
    if node.type == "link":
        return _link(inner, str(node.attrs.get("href", "")))
    return inner if node.children else pandoc.plain(node.content)


def _code_within(words: str) -> str:
    """Code in a line, between fewer than three ticks: those could begin a block of code."""
    known = set(map(len, _TICKS.findall(words)))
    ticks = next(("`" * number for number in (1, 2) if number not in known), "")
    space = " " if ticks and (words.startswith("`") or words.endswith("`")) else ""
    return f"{ticks}{space}{words}{space}{ticks}" if ticks else pandoc.plain(words)


def _link(words: str, address: str) -> str:
    return f"[{words}]({address})" if _BARE.fullmatch(address) else f"{words} {pandoc.plain(f'<{address}>')}"
