"""Annotations in Zotero's JSON: as its web interface gives items, and as Better BibTeX exports them.

It keeps no context and no offsets, and glues the ends of lines: passages are found by their words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from annotator.errors import sentence
from annotator.formats.gathering import Gathering, as_text
from annotator.records import Sent

TOOL = "zotero"
Json = dict[str, Any]
_MARKUP = re.compile(r"</?(?:b|i|sub|sup|strong|em|u)>", re.IGNORECASE)
_DEEPEST = 8


class _Found(NamedTuple):
    """An annotation, who made it, and the work and file it is in."""

    data: Json
    author: str
    title: str
    file: str


def recognise(found: Any) -> bool:
    """Whether parsed JSON is items of Zotero."""
    if isinstance(found, dict) and isinstance(found.get("items"), list) and "config" in found:
        return True
    first = found[0] if isinstance(found, list) and found else found
    if not isinstance(first, dict):
        return False
    inner = first.get("data") if isinstance(first.get("data"), dict) else first
    return isinstance(inner, dict) and "itemType" in inner and "key" in (first.keys() | inner.keys())


def read(found: Any, _name: str) -> Sent:
    """The annotations of all items."""
    gathering = Gathering(TOOL)
    items = found["items"] if isinstance(found, dict) and "items" in found else found
    items = items if isinstance(items, list) else [items]
    for one in _annotations(items):
        _enter(gathering, one)
    return gathering.sent()


def _annotations(items: list[Json]) -> Iterator[_Found]:
    """All annotations, whether they stand in their items or beside them."""
    flat = [{**one["data"], "meta": one.get("meta")} if isinstance(one.get("data"), dict) else one for one in items]
    by_key = {as_text(one.get("key") or one.get("itemKey")): one for one in flat}
    for one in flat:
        if one.get("itemType") == "annotation":
            yield _Found(one, _who(one), _title(one, by_key), as_text(one.get("parentItem")))
        for attachment in one.get("attachments") or []:
            for inner in attachment.get("annotations") or []:
                title = as_text(one.get("title")) or as_text(attachment.get("title"))
                yield _Found(inner, _who(inner), title, _file(attachment, inner, one))


def _file(attachment: Json, inner: Json, item: Json) -> str:
    """What the annotated file is known by: its key, wherever that is written."""
    known = attachment.get("key") or attachment.get("itemKey") or inner.get("parentItem")
    return as_text(known or f"{item.get('key') or item.get('itemKey') or ''} {attachment.get('title') or ''}")


def _title(one: Json, by_key: dict[str, Json]) -> str:
    """The title of the work an annotation is in, as far as the file holds it."""
    titles = []
    for _ in range(_DEEPEST):
        one = by_key.get(as_text(one.get("parentItem")) or "-", {})
        titles.append(as_text(one.get("title")))
    return next((title for title in reversed(titles) if title), "")


def _who(one: Json) -> str:
    creator = (one.get("meta") or {}).get("createdByUser") or {}
    return as_text(one.get("annotationAuthorName") or creator.get("name") or creator.get("username"))


def _enter(gathering: Gathering, found: _Found) -> None:
    one = found.data
    copy = gathering.address(found.title or f"Zotero {found.file}", f"zotero:{found.file}")
    author = gathering.reader(found.author)
    label = as_text(one.get("annotationPageLabel"))
    passage = copy.quoted(_plain(one.get("annotationText")))
    made, changed = as_text(one.get("dateAdded")), as_text(one.get("dateModified"))
    kind = as_text(one.get("annotationType"))
    note = _plain(one.get("annotationComment"))
    if passage is None and label:
        note = f"p. {label}: {note}" if note else f"p. {label}"
    if kind in ("image", "ink"):
        gathering.left_out(sentence("Left out: drawings and pictures ({number})."))
    key = as_text(one.get("key")) or f"{found.file} {one.get('annotationSortIndex')} {made}"
    annotation = gathering.annotation(
        (key,),
        copy,
        [passage] if passage else [],
        author=author,
        at=made,
        changed=changed,
        colour=as_text(one.get("annotationColor")),
        note=note,
    )
    for tag in one.get("tags") or []:
        name = as_text(tag.get("tag") if isinstance(tag, dict) else tag)
        gathering.tagging(annotation, gathering.tag([name]), author, made)


def _plain(words: Any) -> str:
    """Words without the few tags that Zotero sets in them."""
    return _MARKUP.sub("", as_text(words))
