"""A web page as a tree of elements, and what can be seen on it counted in another way.

The tree is libxml2's: it never runs, fetches or shows anything. The count goes through the characters
themselves, so that what a parser drops while it mends a page is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from annotator.errors import UnreadableFile
from annotator.formats.refi import local

MOST_TAGS = 1_000_000
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_RAW = re.compile(r"(script|style|head|template|title)\b", re.IGNORECASE)
_TAG = re.compile(r"""<[/!?]?[a-zA-Z\[](?:[^"'>]|"[^"]*"|'[^']*')*+>""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_LONG, _MOST = 10_000, 5_000  # characters, and attributes, of a tag
_MARKUP = re.compile(r"[/!?]?[a-zA-Z\[]")
_SILENT = ("script", "style", "template", "title")
_LEFT_OUT = "noscript iframe object audio video canvas button select textarea nav script style template title"
HIDDEN = frozenset(_LEFT_OUT.split())
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TYPE = "{http://www.idpf.org/2007/ops}type"


def resolved(markup: str) -> str:
    """The page with its character references as characters, as browsers read them, but for those that are markup."""
    return _REFERENCE.sub(_character, markup)


def _character(found: re.Match[str]) -> str:
    character = unescape(found[0])
    return found[0] if character.startswith(("&", "<", ">", '"', "'")) else character


def parsed(markup: str, name: str) -> etree._Element:
    """The outermost element of a page; mended where it is no XML.

    :raises UnreadableFile: for more markup than any text has, and for nothing.
    """
    if markup.count("<") > MOST_TAGS:
        raise UnreadableFile("{name} has more markup than any text; nothing was imported.", name=name)
    if any(end - opened > _LONG and _attributes(markup[opened:end]) > _MOST for opened, end in _tags(markup)):
        raise UnreadableFile("{name} has more markup than any text; nothing was imported.", name=name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(resolved(markup).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableFile("{name} is empty; there is nothing to import.", name=name)
    return root


def _attributes(tag: str) -> int:
    """About how many attributes a tag has: libxml2 compares each with all before it."""
    return len(re.findall(r"[\s/]+", _QUOTED.sub("", tag)))


def seen(markup: str) -> Iterator[str]:
    """All words of a page outside its head, scripts and styles, hidden or not."""
    at = 0
    for opened, end in _tags(markup):
        yield unescape(markup[at:opened])
        at = end
    yield unescape(markup[at:])


def _tags(markup: str) -> Iterator[tuple[int, int]]:
    """Where each piece of markup begins, and where it ends with what belongs to it; all else is words."""
    at, quoted = 0, True
    while (opened := markup.find("<", at)) >= 0:
        end, quoted = _end_of_tag(markup, opened, quoted=quoted)
        if end >= 0:
            yield opened, end
        at = end if end >= 0 else opened + 1


def _end_of_tag(markup: str, opened: int, *, quoted: bool) -> tuple[int, bool]:
    """Where what begins with `<` ends, with what belongs to it; -1 where it is no markup."""
    if markup.startswith("<!--", opened):
        closed = markup.find("-->", opened + 2)
        return (closed + 3 if closed >= 0 else len(markup)), quoted
    found = _TAG.match(markup, opened) if quoted else None
    if not found and not _MARKUP.match(markup, opened + 1):
        return -1, quoted
    end = found.end() if found else markup.find(">", opened) + 1
    if not end:
        return len(markup), quoted
    raw = _RAW.match(markup, opened + 1)
    if raw and markup[end - 2] != "/":
        after = re.compile(r"</head\b|<body\b" if raw[1].lower() == "head" else rf"</{raw[1]}\b", re.IGNORECASE)
        closing = after.search(markup, end)
        end = closing.start() if closing else end if raw[1].lower() == "head" else len(markup)
    return end, quoted and found is not None


def hidden(element: etree._Element) -> bool:
    """Whether an element is not part of what is read: a script, a menu, a part that is not shown."""
    return (
        local(element) in HIDDEN
        or element.get("hidden") is not None
        or element.get("role") == "navigation"
        or bool(_NOT_SHOWN.search(element.get("style", "")))
    )


def words_of(element: etree._Element) -> str:
    """All words in an element that `seen` counts."""
    return "".join(_words(element))


def _words(element: etree._Element) -> Iterator[str]:
    if local(element) in _SILENT:
        return
    for event, one in (walk := etree.iterwalk(element, events=("start", "end"))):
        if event == "start" and local(one) in _SILENT:
            walk.skip_subtree()
        elif event == "start":
            yield one.text or ""
        elif one is not element:
            yield one.tail or ""


def roles(element: etree._Element) -> set[str]:
    """What an element says it is, in whichever way: role, EPUB type, classes."""
    said = f"{element.get('role', '')} {element.get(_TYPE) or element.get('epub:type') or ''}".casefold()
    return {one.removeprefix("doc-") for one in said.split()}


def classes(element: etree._Element) -> set[str]:
    """The names of the styles of an element."""
    return set(element.get("class", "").casefold().split())
