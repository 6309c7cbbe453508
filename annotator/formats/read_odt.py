"""OpenDocument texts, as LibreOffice writes them: headings, emphasis, lists, tables, notes, links; comments apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from annotator.errors import UnreadableFile
from annotator.formats import visible, xml
from annotator.formats.archive import Archive
from annotator.formats.builder import TextBuilder, run_together
from annotator.formats.gathering import Gathering
from annotator.formats.read_plain import PAGE
from annotator.formats.refi import child, local
from annotator.formats.word_parts import value
from annotator.model import ImportedDocument
from annotator.records import Sent
from annotator.text.clean import one_line
from annotator.text.pages import with_first_inferred

TOOL = "odt"
_SILENT = frozenset(("tracked-changes", "forms", "sequence-decls", "variable-decls", "note-citation", "title", "desc"))
_SEEN = etree.XPath(
    ".//text()[ancestor::*[local-name()='p' or local-name()='h']][not(ancestor::*[local-name()='tracked-changes'"
    " or local-name()='annotation' or local-name()='note-citation' or local-name()='title' or local-name()='desc'])]"
)
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_QUOTES = ("quotations", "quotation", "block_20_text", "quote")
_MOST_ABOVE = 12  # styles that a style is based on, one on the other


class _Comment(NamedTuple):
    """What a reader said at a place: `name` joins it with the end of its range."""

    name: str
    author: str
    made: str
    words: str
    start: int


def read(path: Path, encoding: str = "") -> Sequence[ImportedDocument]:
    """The one document of an OpenDocument file. `encoding` is the file's own affair.

    :raises UnreadableFile: when it is none, has no words, or some of them would be lost.
    """
    return [_Text(path).document]


def marked(path: Path) -> Sent | None:
    """The comments in it; none where there are none."""
    text = _Text(path)
    if not text.comments:
        return None
    gathering = Gathering(TOOL)
    copy = gathering.imported(text.document)
    for one in text.comments:
        found = copy.between(one.start, text.ends.get(one.name, one.start))
        author = gathering.reader(one.author)
        if found is None:  # it stands at a point: its word is the one before
            before = text.document.text[: one.start]
            word = before.split()[-1:]
            found = copy.between(len(before.rstrip()) - len(word[0]), len(before.rstrip())) if word else None
        place = f"{found.start} {found.end}" if found else ""
        key = (copy.id, place, author, one.made)
        gathering.annotation(key, copy, [found] if found else [], author=author, at=one.made, note=one.words)
    return gathering.sent()


class _Text:
    """An OpenDocument text, read."""

    def __init__(self, path: Path) -> None:
        self.comments: list[_Comment] = []
        self.ends: dict[str, int] = {}
        self._name = path.name
        self._archive = Archive(path)
        self._builder = TextBuilder()
        self._kinds: list[str] = []
        self._line = 0
        self._notes: list[tuple[etree._Element, str, str]] = []
        self._boxes: list[etree._Element] = []  # that wait for the end of the paragraph or row that they hang on
        self._in_box = False
        self._left_out: list[str] = []
        content = self._part("content.xml")
        body = next((one for one in content.iter() if local(one) == "text" and local(_above(one)) == "body"), None)
        if body is None:
            raise UnreadableFile(
                "{name} is not an OpenDocument text, whatever its name says; nothing was imported.", name=self._name
            )
        self._styles = _styles(content, self._part("styles.xml") if "styles.xml" in self._archive else None)
        self.document = self._read(body, path.stem)

    def _part(self, name: str) -> etree._Element:
        if name not in self._archive:
            raise UnreadableFile(
                "{name} is not an OpenDocument text, whatever its name says; nothing was imported.", name=self._name
            )
        return xml.from_bytes(self._archive.read(name), self._name, xml.MOST_TAGS)

    def _read(self, body: etree._Element, fallback: str) -> ImportedDocument:
        self._walk(body)
        while self._notes:
            note, target, label = self._notes.pop(0)
            with self._block("note", target, label):
                self._walk(note)
        said = self._about()
        details: dict[str, Any] = {"author": [said["creator"]]} if said.get("creator") else {}
        found = run_together(self._builder.document("", details))
        if not found.text:
            raise UnreadableFile("{name} has no words in it; there is nothing to import.", name=self._name)
        visible.check(self._name, map(str, _SEEN(body)), [found.text], self._left_out)
        headings = [found.text[mark.start : mark.end] for mark in found.marks if mark.kind in ("title", "heading")]
        title = said.get("title") or next(map(one_line, headings), "") or fallback
        pages = with_first_inferred(found.pages)
        return ImportedDocument(title, found.text, found.marks, pages, details=found.details)

    def _about(self) -> dict[str, str]:
        if "meta.xml" not in self._archive:
            return {}
        said = {local(one): one_line("".join(map(str, one.itertext()))) for one in self._part("meta.xml").iter()}
        return {**said, "creator": said.get("initial-creator") or said.get("creator", "")}

    # --- walking, without calling oneself: how deep it goes is up to others

    def _walk(self, root: etree._Element) -> None:
        opened: list[AbstractContextManager[None]] = []
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, one in walk:
            if event == "start":
                way = nullcontext() if one is root else self._way(local(one), one)
                opened.append(way or nullcontext())
                opened[-1].__enter__()
                if way is None:
                    walk.skip_subtree()
                else:
                    self._words(one.text)
                continue
            if event == "end":
                opened.pop().__exit__(None, None, None)
            if one is not root:
                self._words(one.tail)

    def _words(self, words: str | None) -> None:
        """Add words, if they stand in a paragraph; what says that a page begins leaves the text."""
        if not words or not self._kinds:
            return
        at = 0
        for found in PAGE.finditer(words):
            self._builder.words(words[at : found.start()])
            self._builder.page(found[1])
            self._left_out.append(found[0])
            at = found.end()
        self._builder.words(words[at:])

    def _way(self, name: str, one: etree._Element) -> AbstractContextManager[None] | None:
        if name in _SILENT:
            return None
        if name in ("note", "annotation", "annotation-end"):
            self._beside(name, one)
            return None
        if self._kinds and _is_box(one):
            self._boxes.append(one)
            return None
        if name in ("p", "h"):
            return self._paragraph(name, one)
        if name == "table-row" and _is_row(one):
            return self._block("row")
        if name == "span":
            return self._builder.inline(kind) if (kind := self._emphasis(one)) else nullcontext()
        if name == "a":
            return self._link(one)
        if name in ("tab", "s", "table-cell"):
            self._builder.words(" ")
        elif name == "line-break":
            self._break()
        return nullcontext()

    def _beside(self, name: str, one: etree._Element) -> None:
        """A note or a comment, which does not stand in the text."""
        body = child(one, "note-body")
        if name == "annotation-end":
            self.ends[value(one, "name")] = self._builder.here
        elif name == "annotation":
            author, made = (
                one_line("".join(map(str, part.itertext()))) if part is not None else ""
                for part in (child(one, "creator"), child(one, "date"))
            )
            words = "\n".join("".join(map(str, part.itertext())) for part in one if local(part) in ("p", "list"))
            self.comments.append(_Comment(value(one, "name"), author, made, words, self._builder.here))
        elif body is not None and "".join(map(str, body.itertext())).strip():
            citation = child(one, "note-citation")
            label = one_line("".join(map(str, citation.itertext()))) if citation is not None else ""
            target = value(one, "id") or f"note-{len(self._notes) + 1}"
            self._notes.append((body, target, label or str(len(self._notes) + 1)))
            self._builder.point("noteref", target, self._notes[-1][2])

    @contextmanager
    def _block(self, kind: str, target: str = "", label: str = "") -> Iterator[None]:
        self._kinds.append(kind)
        with self._builder.block(kind, target, label):
            self._begin_line()
            yield
        self._kinds.pop()
        self._begin_line()
        if self._boxes and not self._in_box and set(self._kinds) <= {"note"}:
            self._write_boxes()

    def _write_boxes(self) -> None:
        """What stands in boxes; a box in a box follows it."""
        self._in_box = True
        while self._boxes:
            self._walk(self._boxes.pop(0))
        self._in_box = False

    def _begin_line(self) -> None:
        self._line = self._builder.here + 1 if self._builder.here else 0

    def _paragraph(self, name: str, one: etree._Element) -> AbstractContextManager[None]:
        if "row" in self._kinds:
            self._builder.words(" ")
            return nullcontext()
        style = value(one, "style-name")
        kind = "heading" if name == "h" else self._styles.get(style, ("", ""))[0]
        if not kind and any(local(above) == "list-item" for above in one.iterancestors()):
            kind = "item"
        if kind in ("heading", "title"):
            kind = "heading" if self._builder.here else "title"
        return self._block("" if "note" in self._kinds else kind)

    def _emphasis(self, one: etree._Element) -> str:
        return self._styles.get(value(one, "style-name"), ("", ""))[1]

    def _link(self, one: etree._Element) -> AbstractContextManager[None]:
        target = value(one, "href")
        if not target.startswith(("http://", "https://", "mailto:")):
            return nullcontext()
        return self._builder.inline("reference", target, one_line("".join(map(str, one.itertext()))))

    def _break(self) -> None:
        if any(kind in ("title", "heading", "row") for kind in self._kinds):
            self._builder.words(" ")
            return
        if self._builder.here > self._line and not any(self._kinds):
            self._builder.mark(self._line, self._builder.here, "line")
        self._builder.end_block()
        self._begin_line()


def _above(one: etree._Element) -> etree._Element:
    found = one.getparent()
    return one if found is None else found


def _is_row(row: etree._Element) -> bool:
    """Whether a row is one of a table: each cell is a paragraph, whatever hangs on that."""
    cells = [one for one in row if local(one) == "table-cell"]
    return all(_paragraphs_in(cell) <= 1 for cell in cells)


def _paragraphs_in(cell: etree._Element) -> int:
    found = 0
    for _, one in (walk := etree.iterwalk(cell, events=("start",))):
        found += local(one) in ("p", "h")
        if local(one) in ("note", "annotation") or (found and _is_box(one)):
            walk.skip_subtree()
    return found


def _is_box(one: etree._Element) -> bool:
    """Whether it is a drawing or frame with paragraphs in it."""
    drawn = str(one.tag).startswith(_DRAWING) and local(one) != "a"
    return drawn and any(local(inside) in ("p", "h") for inside in one.iter())


def _styles(*parts: etree._Element | None) -> dict[str, tuple[str, str]]:
    """What each style says: the kind of its paragraphs, and how its words are set."""
    known = {
        value(one, "name"): one for part in parts if part is not None for one in part.iter() if local(one) == "style"
    }
    return {name: (_kind(name, known), _set_so(known[name])) for name in known}


def _kind(name: str, known: dict[str, etree._Element]) -> str:
    for _ in range(_MOST_ABOVE):
        if name.casefold() == "title":
            return "title"
        if name.casefold() in _QUOTES:
            return "quote"
        if name not in known:
            return ""
        name = value(known[name], "parent-style-name")
    return ""


def _set_so(style: etree._Element) -> str:
    if value(style, "family") != "text":
        return ""
    said = {str(key).rpartition("}")[2]: str(words) for one in style for key, words in one.items()}
    if said.get("font-variant") == "small-caps":
        return "smallcaps"
    if said.get("font-weight", "") in ("bold", "600", "700", "800", "900"):
        return "bold"
    return "italic" if said.get("font-style") in ("italic", "oblique") else ""
