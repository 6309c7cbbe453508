"""W3C Web Annotations, whoever wrote them, and Recogito's own form of the same.

Positions are hints: some count UTF-16, some another text. What a body leads to outside becomes a
cross-reference to a work outside; a target in a second document becomes an annotation of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from annotator.errors import Notice, sentence
from annotator.formats import w3c_rules
from annotator.formats.copies import Copy
from annotator.formats.gathering import Gathering
from annotator.formats.w3c_rules import listed
from annotator.ids import derived_id
from annotator.records import Sent
from annotator.text.anchor import Passage
from annotator.text.markup import plain

TOOL = "w3c"
Json = dict[str, Any]
_URN = re.compile(r"urn:uuid:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")
_DEEPEST = 20
_RECOGITO = "recogito:"
_LEFT_OUT = {
    "audience": sentence("Left out: audiences ({number})."),
    "rights": sentence("Left out: statements of rights ({number})."),
    "canonical": sentence("Left out: canonical addresses ({number})."),
    "via": sentence("Left out: addresses of origin ({number})."),
}
_PAGES = ("AnnotationCollection", "AnnotationPage")


def recognise(found: Any) -> bool:
    """Whether parsed JSON is meant to be Web Annotations."""
    first = found[0] if isinstance(found, list) and found else found
    if not isinstance(first, dict):
        return False
    types = listed(first.get("type"))
    return "@context" in first or "Annotation" in types or any(one in _PAGES for one in types)


def read(found: Any, _name: str) -> Sent:
    """The annotations of one, a list, a page or a collection."""
    gathering = Gathering(TOOL)
    return _Reader(gathering, list(_annotations(gathering, found))).read()


def recognise_recogito(found: Any) -> bool:
    """Whether parsed JSON is Recogito's own form, which it writes where nobody asks for the standard."""
    first = found[0] if isinstance(found, list) and found else found
    return isinstance(first, dict) and "bodies" in first and isinstance(first.get("target"), dict)


def read_recogito(found: Any, name: str) -> Sent:
    """Recogito's own form; it does not say which document it is about, so that is known by the file's name."""
    return _Reader(Gathering(TOOL), [_from_recogito(one, name) for one in listed(found)]).read()


def _from_recogito(one: Json, name: str) -> Json:
    target = one["target"]
    times = {"created": target.get("created"), "modified": target.get("updated")}
    selectors = [_recogito_selector(selector) for selector in target["selector"]]
    return {
        "type": "Annotation",
        "id": one["id"],
        **({"creator": target["creator"]} if target.get("creator") else {}),
        **{key: value for key, value in times.items() if value},
        "body": [{"purpose": "commenting", **body, "type": "TextualBody", "id": None} for body in one["bodies"]],
        "target": [{"source": f"{_RECOGITO}{name}", "selector": selector} for selector in selectors],
    }


def _recogito_selector(one: Json) -> list[Json]:
    found: list[Json] = []
    if isinstance(one.get("quote"), str):
        found.append({"type": "TextQuoteSelector", "exact": one["quote"]})
    if "start" in one and "end" in one:
        found.append({"type": "TextPositionSelector", "start": one["start"], "end": one["end"]})
    return found or [{"type": "RangeSelector"}]


def _elsewhere(address: str) -> Notice:
    return Notice("Annotations of this collection are kept elsewhere: {address}.", address=address)


def _annotations(gathering: Gathering, found: Any) -> Iterator[Json]:
    """The annotations in a file, each looked at."""
    for one in listed(found):
        if not isinstance(one, dict):
            raise ValueError("an annotation is no object")
        kind = next((kind for kind in listed(one.get("type")) if kind in _PAGES), "")
        if not kind:
            w3c_rules.check(one, context=True)
            yield one
            continue
        w3c_rules.check_context(one)
        page = one.get("first") if kind == "AnnotationCollection" and "items" not in one else one
        if page is not None and not isinstance(page, dict):
            gathering.warn(_elsewhere(page))
        for item in listed(page.get("items")) if isinstance(page, dict) else ():
            if isinstance(item, str):
                gathering.warn(_elsewhere(item))
                continue
            w3c_rules.check(item, context=False)
            yield item
        if isinstance(page, dict) and isinstance(page.get("next"), str):
            gathering.warn(_elsewhere(page["next"]))


class _Place(NamedTuple):
    """Passages that one annotation marks in one document."""

    copy: Copy
    passages: list[Passage]


class _Reader:
    """Turns annotations into records, knowing which of them there are."""

    def __init__(self, gathering: Gathering, annotations: list[Json]) -> None:
        self._gathering = gathering
        self._annotations = annotations
        self._roots: dict[str, str] = {}  # what answers are about in the end
        self._known = {one["id"]: one for one in annotations if isinstance(one.get("id"), str)}

    def read(self) -> Sent:
        for one in self._annotations:
            self._enter(one)
        return self._gathering.sent()

    def _enter(self, one: Json) -> None:
        for name, what in _LEFT_OUT.items():
            if name in one:
                self._gathering.left_out(what)
        author = self._author(one)
        times = one.get("created", ""), one.get("modified", "")
        motivations = listed(one.get("motivation"))
        bodies = list(_bodies(one))
        parent = self._parent(one) if "replying" in motivations else ""
        if parent:
            note = "\n\n".join(filter(None, (_words(body) for body in bodies)))
            self._gathering.reply((), parent, author, note, *times, one=self._id(one))
        elif "linking" in motivations and (start := self._end(listed(one["target"])[0])):
            self._link(one, start, bodies, author)
        else:
            self._mark(one, bodies, author)

    def _mark(self, one: Json, bodies: list[Json], author: str) -> None:
        """Enter a highlight with its note and tags: one for each document it marks, the note with the first."""
        tagging = "tagging" in listed(one.get("motivation"))
        purposes = [body.get("purpose", "tagging" if tagging else "") for body in bodies]
        tags = [body for body, purpose in zip(bodies, purposes, strict=True) if purpose == "tagging"]
        others = [body for body, purpose in zip(bodies, purposes, strict=True) if purpose != "tagging"]
        notes = [words for body in others if (words := _words(body))]
        note, born, changed = "\n\n".join(notes), one.get("created", ""), one.get("modified", "")
        colour = next((name for target in _targets(one) if (name := target.get("styleClass"))), "")
        first = ""
        for place in self._places(one):
            own = self._id(one) if not first else ""
            found = self._gathering.annotation(
                (first, place.copy.id),
                place.copy,
                place.passages,
                author=author,
                at=born,
                changed=changed,
                colour=colour if isinstance(colour, str) else "",
                note="" if first else note,
                one=own,
            )
            for body in tags:
                self._gathering.tagging(found, self._gathering.tag([_label(body)]), author, born)
            first = first or found
        self._link(one, first, others, author)

    def _link(self, one: Json, start: str, bodies: list[Json], author: str) -> None:
        """Enter cross-references to what bodies lead to; a body that classifies says how."""
        relation = next((_words(body) for body in bodies if body.get("purpose") == "classifying"), "")
        for body in bodies:
            address = "" if _words(body) else _address(body)
            if address:
                end = self._end(body) or self._gathering.source(address, address)
                self._gathering.link((self._id(one),), (start, end), relation, author, one.get("created", ""))

    def _id(self, one: Json) -> str:
        if isinstance(one.get("id"), str):
            found = _URN.fullmatch(one["id"])
            return found[1].lower() if found else derived_id("annotation", TOOL, one["id"])
        said = [one.get(name) for name in ("creator", "created", "target", "body", "bodyValue")]
        return derived_id("annotation", TOOL, json.dumps(said, sort_keys=True))

    def _author(self, one: Json) -> str:
        creator = next(iter(listed(one.get("creator"))), None)
        if creator is None:
            return self._gathering.reader("")
        if isinstance(creator, str):
            return self._reader(creator, creator)
        names = (name for key in ("name", "nickname") for name in listed(creator.get(key)) if isinstance(name, str))
        address = creator.get("id")
        return self._reader(next(names, ""), address if isinstance(address, str) else "")

    def _reader(self, name: str, address: str) -> str:
        found = _URN.fullmatch(address)
        return self._gathering.reader(name, address, one=found[1].lower() if found else "")

    def _end(self, resource: Any) -> str:
        """The id of what an address means among our own things; empty for what is outside."""
        address = _address(resource) if isinstance(resource, dict) else resource
        if address in self._known:
            return self._id(self._known[address])
        found = _URN.fullmatch(address or "")
        return found[1].lower() if found and not (isinstance(resource, dict) and resource.get("selector")) else ""

    def _parent(self, one: Json) -> str:
        """The annotation that an answer is about, in the end; empty where it answers no annotation."""
        way: set[str] = set()
        own = self._id(one)
        while own not in self._roots and own not in way and "replying" in listed(one.get("motivation")):
            way.add(own)
            target = listed(one["target"])[0]
            address = _address(target) if isinstance(target, dict) else target
            own = self._end(target)
            one = self._known.get(address, {})
        root = self._roots.get(own, "" if own in way else own)
        self._roots |= dict.fromkeys(way, root)
        return root

    def _places(self, one: Json) -> list[_Place]:
        found: dict[str, _Place] = {}
        for target in _targets(one):
            address = _address(target).partition("#")[0] or "nowhere"
            urn = _URN.fullmatch(address)
            copy = self._gathering.address(address.removeprefix(_RECOGITO), address, one=urn[1].lower() if urn else "")
            passage = _passage(copy, target)
            place = found.setdefault(copy.id, _Place(copy, []))
            if passage:
                place.passages.append(passage)
            elif target.get("selector"):
                self._gathering.left_out(sentence("Left out: places that are not given in words ({number})."))
        return list(found.values())


def _targets(one: Json) -> Iterator[Json]:
    for target in listed(one["target"]):
        yield from _resources(target)


def _bodies(one: Json) -> Iterator[Json]:
    if "bodyValue" in one:
        yield {"type": "TextualBody", "value": one["bodyValue"]}
    for body in listed(one.get("body")):
        if isinstance(body, dict) and "Choice" in listed(body.get("type")):
            body = next(iter(listed(body.get("items"))), {})
        yield from _resources(body)


def _resources(one: Any) -> Iterator[Json]:
    """What a body or target comes to: an address becomes an object, a set its members."""
    if isinstance(one, str):
        yield {"id": one}
    elif "items" in one:
        for item in listed(one["items"]):
            yield from _resources(item)
    else:
        yield one


def _address(one: Json) -> str:
    """What a body or target is, or is a part of."""
    source = one.get("source")
    found = source.get("id") if isinstance(source, dict) else source or one.get("id")
    return found if isinstance(found, str) else ""


def _words(body: Json) -> str:
    """The words of a body, empty where it has none or leads elsewhere."""
    value = body.get("value")
    if not isinstance(value, str):
        return ""
    return plain(value) if "text/html" in listed(body.get("format")) else value


def _label(body: Json) -> str:
    """What a tag is called: its words, or the end of the address it has."""
    return _words(body) or _address(body).rstrip("/#").rpartition("/")[2]


def _passage(copy: Copy, target: Json) -> Passage | None:
    selectors = {one["type"]: one for one in _selectors(target.get("selector")) if isinstance(one.get("type"), str)}
    quote, position = selectors.get("TextQuoteSelector", {}), selectors.get("TextPositionSelector", {})
    start, end = position.get("start"), position.get("end")
    if type(start) is not int or type(end) is not int:
        start = end = 0
    names = [quote.get(name) or "" for name in ("exact", "prefix", "suffix")]
    if not all(isinstance(name, str) for name in names):
        raise TypeError("a quotation is no text")
    return copy.quoted(names[0], start=start, end=end, prefix=names[1], suffix=names[2])


def _selectors(found: Any) -> Iterator[Json]:
    """All selectors of a target, with those that narrow them."""
    for one in listed(found):
        for _ in range(_DEEPEST):
            if not isinstance(one, dict):
                break
            yield one
            one = one.get("refinedBy")
