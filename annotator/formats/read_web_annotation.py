"""Read back what `write_web_annotation` wrote, without loss."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from annotator.errors import UnreadableFile
from annotator.formats import json_file
from annotator.formats.write_web_annotation import DOCUMENTS
from annotator.model import COLOURS, Annotation, Document, Link, Reader, Reply, Snapshot, Source, Span, Tag

Json = dict[str, Any]
Record = TypeVar("Record", Annotation, Document, Link, Reader, Reply, Source, Span, Tag)


def read(path: Path) -> Snapshot:
    """The annotations of an exported file.

    :raises UnreadableFile: when it is not JSON, or was not exported by this program.
    """
    found = json_file.load(path)
    if not isinstance(found, dict) or DOCUMENTS not in found:
        raise UnreadableFile(
            "{name} is not an annotation file that this program exported; those of others are merged.", name=path.name
        )
    try:
        return _snapshot(found)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        raise UnreadableFile(
            "{name} is incomplete or was changed by hand ({reason}); nothing was imported.",
            name=path.name,
            reason=error,
        ) from None


def check(found: Snapshot) -> None:
    """Make sure that the records of such a file are as this program makes them.

    :raises ValueError: and its kin otherwise.
    """
    everything: tuple[tuple[Any, ...], ...] = (found.documents, found.links, found.tags, found.sources, found.readers)
    parts = [one for annotation in found.annotations for one in (annotation, *annotation.spans, *annotation.replies)]
    for one in chain(*everything, parts):
        _checked(one)
    for annotation in found.annotations:
        for span in annotation.spans:
            _check_stretch(span.start, span.end)


def _check_stretch(start: int, end: int) -> None:
    if not 0 <= start < end <= json_file.MOST_BYTES:
        raise ValueError(f"{start} to {end} is no stretch of a text")


def _snapshot(found: Json) -> Snapshot:
    items: list[Json] = found["first"]["items"]
    documents = [_record(Document, one, pages=tuple(one["pages"])) for one in found[DOCUMENTS]]
    titles = {one.id: one.name for one in documents}
    replies = _replies(one for one in items if one["motivation"] == "replying")
    notes = [one for one in items if one["motivation"] not in ("replying", "linking")]
    return Snapshot(
        documents=tuple(documents),
        annotations=tuple(_annotation(one, titles, replies) for one in notes),
        links=tuple(_link(one) for one in items if one["motivation"] == "linking"),
        tags=tuple(_record(Tag, one) for one in found["annotator:tags"]),
        sources=tuple(_record(Source, one) for one in found["annotator:sources"]),
        readers=tuple(_record(Reader, one) for one in found["annotator:readers"]),
    )


def _record(kind: type[Any], values: Json, **changed: Any) -> Any:
    return _checked(kind(**{**values, **changed}))


def _checked(record: Record) -> Record:
    """The record, if its words are words, its times times, its id and colour such as this program gives."""
    for one in fields(record):
        value = getattr(record, one.name)
        if one.type == "str" and not isinstance(value, str):
            raise TypeError(f"{one.name} is no text")
        if one.type == "tuple[str, ...]" and not all(isinstance(part, str) for part in value):
            raise TypeError(f"{one.name} are no texts")
        if one.name in ("created", "modified"):
            datetime.fromisoformat(value)
        if one.name == "id" and str(uuid.UUID(value)) != value:
            raise ValueError(f"{value} is not an id this program gives")
        if one.name == "colour" and value not in (*COLOURS, ""):
            raise ValueError(f"there is no colour {value}")
    return record


def _id(address: str) -> str:
    if not address.startswith("urn:uuid:"):
        raise ValueError(f"{address} is not an address this program gives")
    return address.removeprefix("urn:uuid:")


def _annotation(one: Json, titles: dict[str, str], replies: dict[str, list[Reply]]) -> Annotation:
    bodies: list[Json] = one.get("body", [])
    targets: list[Json] = one["target"] if isinstance(one["target"], list) else [one["target"]]
    tags = [body for body in bodies if body["purpose"] == "tagging"]
    document_id, own = _id(targets[0]["source"]), _id(one["id"])
    annotation = Annotation(
        id=own,
        document_id=document_id,
        document_title=titles.get(document_id, ""),
        colour=targets[0]["styleClass"],
        note=next((body["value"] for body in bodies if body["purpose"] == "commenting"), ""),
        author=_id(one["creator"]["id"]),
        author_name=one["creator"]["name"],
        created=one["created"],
        modified=one["modified"],
        spans=tuple(_span(target) for target in targets),
        tags=tuple(body["value"] for body in tags),
        tag_ids=tuple(body["annotator:tag"] for body in tags),
        replies=tuple(replies.get(own, ())),
    )
    return _checked(annotation)


def _span(target: Json) -> Span:
    quote, position = target["selector"]
    start, end = int(position["start"]), int(position["end"])
    _check_stretch(start, end)
    span = Span(
        id=target["annotator:span"],
        start=start,
        end=end,
        quote=quote["exact"],
        prefix=quote["prefix"],
        suffix=quote["suffix"],
        pages=tuple(target["annotator:pages"]),
        placement=target["annotator:placement"],
    )
    return _checked(span)


def _replies(items: Iterable[Json]) -> dict[str, list[Reply]]:
    found: dict[str, list[Reply]] = {}
    for one in items:
        creator = one["creator"]
        reply = Reply(_id(one["id"]), _id(creator["id"]), creator["name"], one["body"]["value"], one["created"])
        found.setdefault(_id(one["target"]), []).append(_checked(reply))
    return found


def _link(one: Json) -> Link:
    to, relation = one["body"]
    author = _id(one["creator"]["id"])
    link = Link(_id(one["id"]), _id(one["target"]), to["annotator:to"], relation["value"], author, one["created"])
    return _checked(link)
