"""Annotations as a W3C Web Annotation collection, with beside it what that standard has no words for.

Extra keys begin with `annotator:`; other programs pass over them, `read_web_annotation` reads them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

from annotator import __version__
from annotator.formats.atomic import whole_file
from annotator.model import Annotation, End, Link, Reply, Snapshot, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
COLOURS = "urn:annotator:colours"  # the standard wants to know where the names of the colours come from
DOCUMENTS = "annotator:documents"  # the key by which our own exports are known
Json = dict[str, Any]
_URI = "%/:?#[]@!$&'()*+,;=~"
_LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, check_circular=False)


def write(snapshot: Snapshot, path: Path, progress: Callable[[int, int], None]) -> None:
    """One collection with one page, an annotation to the line."""
    head = json.dumps(collection(snapshot), ensure_ascii=False, indent=1, sort_keys=True)
    before, _, after = head.partition('"items": []')
    with whole_file(path) as file:
        file.write(f'{before}"items": [')
        for done, item in enumerate(items(snapshot)):
            file.write((",\n" if done else "\n") + _LINE.encode(item))
            if done % 500 == 0:
                progress(done, len(snapshot.annotations))
        file.write(f"\n]{after}\n")


def collection(snapshot: Snapshot) -> Json:
    """Everything but the annotations themselves."""
    total = len(snapshot.annotations) + len(snapshot.links) + sum(len(one.replies) for one in snapshot.annotations)
    return {
        "@context": CONTEXT,
        "id": "urn:annotator:export",
        "type": "AnnotationCollection",
        "label": "Annotations",
        "generator": {"id": "urn:annotator", "type": "Software", "name": f"Annotator {__version__}"},
        "total": total,
        "first": {"id": "urn:annotator:export:page", "type": "AnnotationPage", "startIndex": 0, "items": []},
        DOCUMENTS: [asdict(one) for one in snapshot.documents],
        "annotator:readers": [asdict(one) for one in snapshot.readers],
        "annotator:sources": [asdict(one) for one in snapshot.sources],
        "annotator:tags": [asdict(one) for one in snapshot.tags],
    }


def items(snapshot: Snapshot) -> Iterator[Json]:
    """The annotations, then their replies, then the links."""
    for annotation in snapshot.annotations:
        yield _annotation(annotation)
    for annotation in snapshot.annotations:
        yield from (_reply(annotation, reply) for reply in annotation.replies)
    ends = {link.other.id: link.other for annotation in snapshot.annotations for link in annotation.links}
    names = {reader.id: reader.name for reader in snapshot.readers}
    yield from (_link(link, ends, names.get(link.author, "")) for link in snapshot.links)


def urn(record_id: str) -> str:
    """A record's id as an address that works everywhere and leads nowhere."""
    return f"urn:uuid:{record_id}"


def _shared(record_id: str, motivation: str, author: str, name: str, created: str) -> Json:
    return {
        "@context": CONTEXT,
        "id": urn(record_id),
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"id": urn(author), "type": "Person", "name": name},
        "created": created,
    }


def _annotation(one: Annotation) -> Json:
    motivation = "commenting" if one.note else "tagging" if one.tags else "highlighting"
    found = _shared(one.id, motivation, one.author, one.author_name, one.created)
    bodies: list[Json] = []
    if one.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": one.note})
    for path, tag_id in zip(one.tags, one.tag_ids, strict=True):
        bodies.append({"type": "TextualBody", "purpose": "tagging", "value": path, "annotator:tag": tag_id})
    if bodies:
        found["body"] = bodies
    targets = [_target(one, span) for span in one.spans]
    found["target"] = targets[0] if len(targets) == 1 else targets
    return found | {"modified": one.modified, "stylesheet": COLOURS}


def _target(one: Annotation, span: Span) -> Json:
    return {
        "type": "SpecificResource",
        "source": urn(one.document_id),
        "styleClass": one.colour,
        "selector": [
            {"type": "TextQuoteSelector", "exact": span.quote, "prefix": span.prefix, "suffix": span.suffix},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
        "annotator:span": span.id,
        "annotator:pages": list(span.pages),
        "annotator:placement": span.placement,
    }


def _reply(annotation: Annotation, reply: Reply) -> Json:
    found = _shared(reply.id, "replying", reply.author, reply.author_name, reply.created)
    body = {"type": "TextualBody", "purpose": "replying", "format": "text/markdown", "value": reply.note}
    return found | {"body": body, "target": urn(annotation.id)}


def _link(link: Link, ends: dict[str, End], name: str) -> Json:
    found = _shared(link.id, "linking", link.author, name, link.created)
    other = ends.get(link.to_id)
    address = (
        quote(other.url, safe=_URI) if other and other.url.startswith(("http://", "https://")) else urn(link.to_id)
    )
    bodies = [
        {"type": "SpecificResource", "purpose": "linking", "source": address, "annotator:to": link.to_id},
        {"type": "TextualBody", "purpose": "classifying", "value": link.relation},
    ]
    return found | {"body": bodies, "target": urn(link.from_id)}
