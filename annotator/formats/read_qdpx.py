"""A project of the REFI-QDA standard, as ATLAS.ti, MAXQDA, NVivo, QualCoder and others exchange them.

Ids in it are made anew with each export, so that things are told apart by what they say. Notes by another
person than the passage's become answers. Where positions and words disagree, the words are followed.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from annotator.errors import Notice, UnreadableFile, sentence
from annotator.formats import refi, xml
from annotator.formats.archive import Archive
from annotator.formats.copies import Copy
from annotator.formats.gathering import UNKNOWN, Gathering
from annotator.formats.qdpx_positions import Positions, Selection
from annotator.formats.refi import child, children, guid, local
from annotator.records import Sent
from annotator.text.anchor import Passage

TOOL = "refi"
REPLY = "reply to"
_INSIDE = "internal://"
_MEDIA = {
    "PictureSource": sentence("Left out: pictures ({number})."),
    "AudioSource": sentence("Left out: sound recordings ({number})."),
    "VideoSource": sentence("Left out: films ({number})."),
}
_MEDIA_SELECTIONS = ("PictureSelection", "AudioSelection", "VideoSelection", "TranscriptSelection")
_LISTS = {
    "Variables": sentence("Left out: variables ({number})."),
    "Cases": sentence("Left out: cases ({number})."),
    "Sets": sentence("Left out: sets ({number})."),
    "Graphs": sentence("Left out: graphs ({number})."),
}


def recognise(archive: Archive) -> bool:
    """Whether a ZIP file holds a project, whatever that is called."""
    return bool(_inner(archive))


def _inner(archive: Archive) -> list[str]:
    return [name for name in archive.names if "/" not in name and name.lower().endswith(".qde")]


def read(archive: Archive, name: str) -> Sent:
    """The codings, notes and links of a project."""
    inner = _inner(archive)
    if len(inner) != 1:
        raise ValueError("it holds more than one project")
    root = xml.from_bytes(archive.read(inner[0]), name, xml.MOST_TAGS)
    if not recognise_bare(root):
        raise ValueError("its project is none of the standard")
    return _Project(root, archive).read()


def recognise_bare(root: etree._Element) -> bool:
    """Whether XML is the inner file of a project."""
    return local(root) == "Project" and (etree.QName(root).namespace or "").startswith("urn:QDA-XML:project")


def read_bare(root: etree._Element, _name: str) -> Sent:
    """The inner file alone, without the texts that lie beside it."""
    return _Project(root, None).read()


class _Note(NamedTuple):
    words: str
    author: str
    made: str
    changed: str
    name: str


class _Marked(NamedTuple):
    """What stands at a passage, or at a whole document: the element, its document and where."""

    element: etree._Element
    copy: Copy
    passages: list[Passage]
    title: str
    key: tuple[str, ...]


class _Project:
    def __init__(self, root: etree._Element, archive: Archive | None) -> None:
        self._root = root
        self._archive = archive
        self._gathering = Gathering(TOOL)
        self._moved = 0
        self._missing: list[str] = []
        self._things: dict[str, str] = {}  # GUIDs of sources and selections, and the ids of what they became
        self._used: set[str] = set()  # GUIDs of notes that found a place
        self._users = {
            guid(one.get("guid")): self._gathering.reader(name, "" if name else guid(one.get("guid")))
            for one in children(child(root, "Users"), "User")
            for name in ((one.get("name") or "").strip(),)
        }
        codes = child(child(root, "CodeBook"), "Codes")
        self._tags = refi.read_codes(self._gathering, codes)
        self._notes = {guid(one.get("guid")): self._note(one) for one in children(child(root, "Notes"), "Note")}
        self._links = list(children(child(root, "Links"), "Link"))
        self._memos: dict[str, list[str]] = {}  # notes that links lead from, by what they lead to
        self._answers: set[str] = set()  # those of them that say that they are answers
        for link in self._links:
            if guid(link.get("originGUID")) in self._notes:
                self._memos.setdefault(guid(link.get("targetGUID")), []).append(guid(link.get("originGUID")))
                if link.get("name") == REPLY:
                    self._answers.add(guid(link.get("originGUID")))

    def read(self) -> Sent:
        for source in children(child(self._root, "Sources"), "TextSource", "PDFSource", *_MEDIA):
            if local(source) in _MEDIA:
                self._pass_over(source)
            else:
                self._source(source)
        for link in self._links:
            self._link(link)
        self._tell()
        return self._gathering.sent()

    def _user(self, value: str | None) -> str:
        return self._users.get(guid(value), "") or (self._gathering.reader("", guid(value)) if value else "")

    def _note(self, element: etree._Element) -> _Note:
        parts = [refi.words(element, "Description"), (self._content(element) or "").strip()]
        return _Note(
            words="\n\n".join(filter(None, parts)),
            author=self._user(element.get("creatingUser")),
            made=element.get("creationDateTime") or "",
            changed=element.get("modifiedDateTime") or "",
            name=(element.get("name") or "").strip(),
        )

    # --- documents

    def _content(self, element: etree._Element | None) -> str | None:
        """The words of a text: those in it, or in the file it names; None where there are none."""
        if element is None:
            return None
        inline = child(element, "PlainTextContent")
        if inline is not None:
            return "".join(inline.itertext())
        path = element.get("plainTextPath") or ""
        inside = f"sources/{path.removeprefix(_INSIDE)}"
        if self._archive is None or not path.startswith(_INSIDE) or inside not in self._archive:
            return None
        content = self._archive.read(inside)
        try:
            return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
        except UnicodeDecodeError:
            raise UnreadableFile("A text in the project is not in Unicode; nothing was imported.") from None

    def _source(self, source: etree._Element) -> None:
        text = source if local(source) == "TextSource" else child(source, "Representation")
        name, made = (source.get("name") or "").strip(), source.get("creationDateTime") or ""
        raw = self._content(text)
        if raw is None or not raw.strip():
            self._missing.append(name)
            copy = self._gathering.address(name, f"{TOOL}:{name} {made}", at=made)
        else:
            copy = self._gathering.text(name, raw, at=made)
        self._things[guid(source.get("guid"))] = copy.id
        if any(True for _ in children(source, "Coding", "NoteRef", "Description")) or self._memo(source):
            self._mark(_Marked(source, copy, [], "", (copy.id,)))
        chosen = list(children(text, "PlainTextSelection"))
        stretches = [_selection(one) for one in chosen]
        positions = Positions(copy, raw or "", stretches)
        for element, stretch in zip(chosen, stretches, strict=True):
            found = positions.find(stretch)
            self._moved += found.moved
            key = (copy.id, str(stretch.start), str(stretch.end))
            passages = [found.passage] if found.passage else []
            self._mark(_Marked(element, copy, passages, found.title, key))
        for element in children(source, "PDFSelection"):
            self._on_page(element, copy)

    def _on_page(self, element: etree._Element, copy: Copy) -> None:
        """Enter a passage that a PDF shows: by its words, for it is a box on a page."""
        words = (self._content(child(element, "Representation")) or "").strip() or _selection_name(element)
        passage = copy.quoted(words)
        box = [element.get(name) or "" for name in ("page", "firstX", "firstY", "secondX", "secondY")]
        self._mark(_Marked(element, copy, [passage] if passage else [], "", (copy.id, *box)))

    # --- what stands at them

    def _memo(self, element: etree._Element) -> list[str]:
        """The GUIDs of the notes on something: those it names, those its codings name, those that link to it."""
        named = [ref for one in (element, *children(element, "Coding")) for ref in children(one, "NoteRef")]
        found = [guid(ref.get("targetGUID")) for ref in named] + self._memos.get(guid(element.get("guid")), [])
        return [one for one in dict.fromkeys(found) if one in self._notes]

    def _mark(self, marked: _Marked) -> None:
        element, codings = marked.element, list(children(marked.element, "Coding"))
        memos = {one: self._notes[one] for one in self._memo(element)}
        self._used.update(memos)
        authors = (self._user(one.get("creatingUser")) for one in (element, *codings))
        author = next(filter(None, (*authors, *(one.author for one in memos.values()))), "")
        author = author or self._gathering.reader("")
        own = {one for one, note in memos.items() if note.author in ("", author)} - self._answers
        parts = [
            marked.title,
            refi.words(element, "Description"),
            *(_said(note) for one, note in memos.items() if one in own),
        ]
        made = element.get("creationDateTime") or next((one.get("creationDateTime") or "" for one in codings), "")
        entered = self._gathering.annotation(
            (*marked.key, author, made),
            marked.copy,
            marked.passages,
            author=author,
            at=made,
            changed=element.get("modifiedDateTime") or "",
            note="\n\n".join(dict.fromkeys(filter(None, parts))),
        )
        self._things.setdefault(guid(element.get("guid")), entered)
        for coding in codings:
            who = self._user(coding.get("creatingUser")) or author
            for ref in children(coding, "CodeRef"):
                tag = self._tags.get(guid(ref.get("targetGUID")), "")
                self._gathering.tagging(entered, tag, who, coding.get("creationDateTime") or made)
        for note in (note for one, note in memos.items() if one not in own):
            key, who = (entered, note.author, note.made, note.words), note.author or self._gathering.reader("")
            self._gathering.reply(key, entered, who, _said(note), note.made, note.changed)

    def _link(self, link: etree._Element) -> None:
        origin, target = guid(link.get("originGUID")), guid(link.get("targetGUID"))
        if origin in self._notes:
            return  # it was told with what it leads to
        start, end = self._things.get(origin, ""), self._things.get(target, "")
        if start and not end and target in self._notes:
            self._used.add(target)
            note = self._notes[target]
            end = self._gathering.source(note.name or note.words[:60], *_address(note.words))
        if start and end:
            self._gathering.link((link.get("name") or "",), (start, end), link.get("name") or "", UNKNOWN)
        else:
            self._gathering.left_out(
                sentence("Left out: links between other things than passages and documents ({number}).")
            )

    # --- what has no place here

    def _pass_over(self, source: etree._Element) -> None:
        self._gathering.left_out(_MEDIA[local(source)])
        inside = sum(1 for one in source.iter() if local(one) in _MEDIA_SELECTIONS)
        if inside:
            self._gathering.left_out(sentence("Left out: passages in pictures, sound and film ({number})."), inside)

    def _tell(self) -> None:
        for name, what in _LISTS.items():
            found = child(self._root, name)
            number = sum(1 for one in (found if found is not None else ()) if local(one))
            if number:
                self._gathering.left_out(what, number)
        loose = [note.name or note.words[:40] for one, note in self._notes.items() if one not in self._used]
        if loose:
            self._gathering.warn(
                Notice("Notes that belong to no passage and no document were left out: {names}.", names=_few(loose))
            )
        if self._missing:
            self._gathering.warn(Notice("The file does not hold the texts of: {names}.", names=_few(self._missing)))
        if self._moved:
            self._gathering.warn(
                Notice(
                    "Positions and words of some passages disagreed; the words were followed ({number}).",
                    number=self._moved,
                )
            )


def _few(names: list[str]) -> str:
    shown = "; ".join(names[:5])
    return f"{shown}; …" if len(names) > 5 else shown


def _selection(element: etree._Element) -> Selection:
    start, end = (int(element.get(name) or "0") for name in ("startPosition", "endPosition"))
    return Selection(start, end, _selection_name(element))


def _selection_name(element: etree._Element) -> str:
    return (element.get("name") or "").strip()


def _said(note: _Note) -> str:
    """What a note says, with its name where that is not its beginning."""
    flat, name = " ".join(note.words.split()), " ".join(note.name.removesuffix("…").split())
    return note.words if flat.startswith(name) else "\n\n".join(filter(None, (note.name, note.words)))


def _address(words: str) -> tuple[str, str]:
    """The address and the place that a note on a work outside gives, as we write them: a line each."""
    lines = words.split("\n")
    url = next((line for line in lines if line.startswith(("http://", "https://"))), "")
    return url, next((line for line in lines[1:] if line and line != url), "")
