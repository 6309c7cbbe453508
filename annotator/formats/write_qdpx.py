"""Projects and codebooks of the REFI-QDA standard, for ATLAS.ti, MAXQDA, NVivo, QualCoder and others.

The standard knows no highlight colours and no passage of several parts: each part becomes a selection
with the same codings, the note stays with the first. An answer is a note with a link to what it answers.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from annotator import __version__
from annotator.errors import AnnotatorError
from annotator.formats.atomic import whole_binary
from annotator.formats.read_qdpx import REPLY
from annotator.formats.refi import CODEBOOK, PROJECT, write_codes
from annotator.ids import derived_id, tagging_id
from annotator.model import Annotation, Document, Link, Snapshot, Span
from annotator.text.clean import typed

_ORIGIN = f"Annotator {__version__}"
_TIME = (1980, 1, 1, 0, 0, 0)  # equal projects give equal files
_NAME = 60


def write(snapshot: Snapshot, path: Path, progress: Callable[[int, int], None]) -> None:
    """The whole project: one file with its documents, tags, passages, notes and links."""
    project = _Project(snapshot)
    project.fill(progress)
    with whole_binary(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        _pack(packed, "project.qde", _bytes(project.root))
        for document in snapshot.documents:
            if text := _words(snapshot, document.id):
                _pack(packed, f"sources/{document.id}.txt", text.encode("utf-8"))


def write_codebook(snapshot: Snapshot, path: Path, _progress: Callable[[int, int], None]) -> None:
    """The tags alone.

    :raises AnnotatorError: when there are none, for which the standard has no form.
    """
    if not snapshot.tags:
        raise AnnotatorError("This project has no tags yet, so there is no codebook to write.")
    root = etree.Element(f"{{{CODEBOOK}}}CodeBook", {"origin": _ORIGIN}, nsmap={None: CODEBOOK})
    write_codes(etree.SubElement(root, f"{{{CODEBOOK}}}Codes"), CODEBOOK, snapshot.tags)
    with whole_binary(path) as file:
        file.write(_bytes(root))


def _pack(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, content)


def _bytes(root: etree._Element) -> bytes:
    held = io.BytesIO()
    etree.ElementTree(root).write(held, encoding="utf-8", xml_declaration=True, standalone=True)
    return held.getvalue()


class _Project:
    """The inner file. The order of the parts is the schema's."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.root = etree.Element(
            f"{{{PROJECT}}}Project", {"name": "Annotations", "origin": _ORIGIN}, nsmap={None: PROJECT}
        )
        self._notes = etree.Element(f"{{{PROJECT}}}Notes", nsmap={None: PROJECT})
        self._links = etree.Element(f"{{{PROJECT}}}Links", nsmap={None: PROJECT})
        self._ends = {one.id: one.id for one in snapshot.documents}  # what links lead to, and its GUID
        self._tags = {one.id for one in snapshot.tags}

    def fill(self, progress: Callable[[int, int], None]) -> None:
        self._users()
        if self._snapshot.tags:
            write_codes(_add(_add(self.root, "CodeBook"), "Codes"), PROJECT, self._snapshot.tags)
        by_document: dict[str, list[Annotation]] = {}
        for annotation in self._snapshot.annotations:
            by_document.setdefault(annotation.document_id, []).append(annotation)
        if self._snapshot.documents:
            sources = _add(self.root, "Sources")
        done = 0
        for document in self._snapshot.documents:
            source = self._source(sources, document)
            for annotation in by_document.get(document.id, ()):
                self._annotation(source, annotation)
                done += 1
                if done % 500 == 0:
                    progress(done, len(self._snapshot.annotations))
        self._cross_references()
        self.root.extend(part for part in (self._notes, self._links) if len(part))

    def _users(self) -> None:
        names = {one.id: one.name for one in self._snapshot.readers}
        for annotation in self._snapshot.annotations:
            names.setdefault(annotation.author, annotation.author_name)
            names |= {one.author: one.author_name for one in annotation.replies if one.author not in names}
        names |= {link.author: "" for link in self._snapshot.links if link.author not in names}
        if names:
            users = _add(self.root, "Users")
            for one, name in names.items():
                _add(users, "User", guid=one, name=name or "unknown")

    def _source(self, sources: etree._Element, document: Document) -> etree._Element:
        found = _add(sources, "TextSource", guid=document.id, name=document.name)
        if _words(self._snapshot, document.id):
            found.set("plainTextPath", f"internal://{document.id}.txt")
        return found

    def _annotation(self, source: etree._Element, one: Annotation) -> None:
        replies = []
        for reply in one.replies:
            words = {"name": _name(reply.note), "creatingUser": reply.author, "creationDateTime": reply.created}
            _add(_add(self._notes, "Note", guid=reply.id, **words), "PlainTextContent", reply.note)
            replies.append(reply.id)
        for place, span in enumerate(one.spans):
            selection = self._selection(source, one, span)
            if place == 0:
                self._ends[one.id] = span.id
                self._note(selection, one)
            for tag_id in one.tag_ids:
                if tag_id in self._tags:
                    guid = tagging_id(span.id, tag_id, one.author)
                    coding = _add(selection, "Coding", guid=guid, creatingUser=one.author, creationDateTime=one.created)
                    _add(coding, "CodeRef", targetGUID=tag_id)
            if place == 0 and one.note:
                _add(selection, "NoteRef", targetGUID=derived_id("note", one.id))
        for reply_id in replies:
            self._join(derived_id("answer", reply_id), REPLY, reply_id, self._ends[one.id])

    def _selection(self, source: etree._Element, one: Annotation, span: Span) -> etree._Element:
        """A passage; one that was not found in this copy has its words, but no place."""
        start, end = (0, 0) if span.placement == "unplaced" else (span.start, span.end)
        return _add(
            source,
            "PlainTextSelection",
            guid=span.id,
            name=span.quote,
            startPosition=str(start),
            endPosition=str(end),
            creatingUser=one.author,
            creationDateTime=one.created,
            modifyingUser=one.author,
            modifiedDateTime=one.modified,
        )

    def _note(self, selection: etree._Element, one: Annotation) -> None:
        """The note, as the selection's description too: some programs show only the one, some only the other."""
        if one.note:
            _add(selection, "Description", one.note)
            times = {"creationDateTime": one.created, "modifiedDateTime": one.modified}
            guid = derived_id("note", one.id)
            note = _add(self._notes, "Note", guid=guid, name=_name(one.note), creatingUser=one.author, **times)
            _add(note, "PlainTextContent", one.note)

    def _cross_references(self) -> None:
        sources = {one.id: one for one in self._snapshot.sources}
        for link in self._snapshot.links:
            for end in (link.from_id, link.to_id):
                if end in sources and end not in self._ends:
                    one = sources[end]
                    note = _add(self._notes, "Note", guid=one.id, name=one.title)
                    _add(note, "PlainTextContent", "\n".join(filter(None, (one.title, one.locator, one.url))))
                    self._ends[end] = end
            self._link(link)

    def _link(self, link: Link) -> None:
        if link.from_id in self._ends and link.to_id in self._ends:
            self._join(link.id, link.relation, self._ends[link.from_id], self._ends[link.to_id])

    def _join(self, guid: str, name: str, origin: str, target: str) -> None:
        _add(self._links, "Link", guid=guid, name=name, direction="OneWay", originGUID=origin, targetGUID=target)


def _add(parent: etree._Element, kind: str, words: str = "", /, **names: str) -> etree._Element:
    """Add an element, with what XML cannot hold replaced."""
    values = {key: typed(value) for key, value in names.items()}
    found = etree.SubElement(parent, f"{{{PROJECT}}}{kind}", values)
    if words:
        found.text = typed(words)
    return found


def _name(words: str) -> str:
    """What a note is called: how it begins."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _NAME else f"{flat[: _NAME - 1].rstrip()}…"


def _words(snapshot: Snapshot, document_id: str) -> str:
    return snapshot.texts[document_id].words if document_id in snapshot.texts else ""
