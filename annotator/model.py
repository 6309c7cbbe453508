"""The nouns, as frozen records. Offsets are code points of the stored text, ends exclusive; times are UTC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

COLOURS = ("amber", "sky", "green", "pink", "red", "blue", "olive", "violet")
RELATIONS = (
    "see also",
    "responds to",
    "repeats",
    "contradicts",
    "elaborates",
    "is evidence for",
    "is source of",
    "translates",
)
OMISSION = " … "


class Mark(NamedTuple):
    """What the source says of a stretch of text: a heading, a name, a footnote and its mark.

    `target` is what it points at (a note, a person, another document), `value` the words that
    go with it (a note's number, the explanation of a name). A note's mark has no length.
    """

    start: int
    end: int
    kind: str
    target: str = ""
    value: str = ""


class Page(NamedTuple):
    """A printed page that begins at `start`; `inferred` where no break in the source says so."""

    start: int
    label: str
    inferred: bool = False


Stretches = tuple[tuple[Page, Page], ...]  # of printed pages, each from a first to a last


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a text is recognised by; hashes are in hexadecimal, the length is in characters.

    `normal` is the hash of the text's signs: copies that differ only in white space, hyphens,
    accents, case, quotation marks and page marks have the same. `minhash` holds 128 numbers
    below 2³².
    """

    text: str
    normal: str
    length: int
    minhash: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A document as a reader of files hands it over, before it is in any project.

    The fingerprint may be there already: of a long text it takes a while, and files are read beside the window.
    """

    title: str
    text: str
    marks: tuple[Mark, ...] = ()
    pages: tuple[Page, ...] = ()
    number: str = ""
    date: str = ""
    key: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    fingerprint: Fingerprint | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the project, without its text. `key` is the name other documents call it by."""

    id: str
    title: str
    number: str
    date: str
    key: str
    details: Mapping[str, Any]
    words: int
    pages: tuple[str, ...]
    annotations: int

    @property
    def name(self) -> str:
        """Number and title, as a heading gives them."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Span:
    """One unbroken passage of an annotation, as its author marked it."""

    id: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    pages: tuple[str, ...]
    placement: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A link as it looks from one of its ends; `other` is the end it leads to."""

    id: str
    direction: str  # "to" or "from"
    relation: str
    other: End
    author: str


@dataclass(frozen=True, slots=True)
class End:
    """Something a link can join. `kind` is annotation, document, source, or missing.

    `where` are the printed pages of a passage, `page` the place in a source, as a reader wrote it.
    """

    kind: str
    id: str
    title: str
    quote: str = ""
    document_id: str = ""
    page: str = ""
    url: str = ""
    where: Stretches = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A cross-reference as it is written down: from one end to the other."""

    id: str
    from_id: str
    to_id: str
    relation: str
    author: str
    created: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reader says to an annotation. `author` is the reader's id."""

    id: str
    author: str
    author_name: str
    note: str
    created: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlighted passage with all that readers attached to it. `where` are its printed pages, as notes cite them."""

    id: str
    document_id: str
    document_title: str
    colour: str
    note: str
    author: str
    author_name: str
    created: str
    modified: str
    spans: tuple[Span, ...]
    tags: tuple[str, ...] = ()
    tag_ids: tuple[str, ...] = ()
    links: tuple[CrossReference, ...] = ()
    replies: tuple[Reply, ...] = ()
    where: Stretches = field(default=(), compare=False)  # worked out for this copy

    @property
    def quote(self) -> str:
        """The words, with the reader's own omissions between fragments."""
        return OMISSION.join(span.quote for span in self.spans)

    @property
    def start(self) -> int:
        return self.spans[0].start if self.spans else 0

    @property
    def end(self) -> int:
        return self.spans[-1].end if self.spans else 0

    @property
    def pages(self) -> tuple[str, ...]:
        """Labels of the printed pages the passage stands on, in order, each once."""
        if len(self.spans) == 1:
            return self.spans[0].pages
        return tuple(dict.fromkeys(page for span in self.spans for page in span.pages))

    @property
    def placement(self) -> str:
        """`exact`, or how the least surely placed of its spans was placed."""
        if len(self.spans) == 1:
            return self.spans[0].placement
        order = ("unplaced", "check", "found", "aligned", "by hand")
        there = {span.placement for span in self.spans}
        return next((one for one in order if one in there), "exact")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the codebook; `path` is its place in the tree, such as `settlement/troops`."""

    id: str
    name: str
    parent_id: str
    path: str
    colour: str
    description: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the outline; `level` is 0 at the top, `entries` the ids of its annotations in order."""

    id: str
    title: str
    parent_id: str
    level: int
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A work outside the project that passages are linked to."""

    id: str
    title: str
    locator: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone who writes, or wrote, in the project."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who writes on this computer: the reader, and the installation whose stamps are used."""

    reader: Reader
    device: str


class Change(NamedTuple):
    """A record touched by a step."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Step:
    """One action on the project: its name in the Edit menu, and the records it touched."""

    id: int
    label: str
    made: str
    reader: str
    state: str  # "done", "undone" or "dropped"
    changes: tuple[Change, ...] = ()

    def ids(self, kind: str) -> set[str]:
        """The ids of the records of one kind that the step touched."""
        return {change.id for change in self.changes if change.kind == kind}


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where searched words stand, in its line of context."""

    kind: str  # "document", "note", "quotation", "tag" or "reply"
    document_id: str
    document_title: str
    annotation_id: str
    start: int
    end: int
    left: str
    words: str
    right: str


class Text(NamedTuple):
    """The words of a document with what its source says of them."""

    words: str
    marks: Sequence[Mark]
    pages: Sequence[Page]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A project, or a chosen part of it, as one value for those who write files."""

    documents: tuple[Document, ...]
    annotations: tuple[Annotation, ...]
    links: tuple[Link, ...]
    tags: tuple[Tag, ...]
    sources: tuple[Source, ...]
    readers: tuple[Reader, ...]
    outline: tuple[Section, ...] = ()
    outlined: bool = False  # whether the annotations are in the order of the outline
    style: str = ""  # the citation style of notes; Chicago where it is empty
    texts: Mapping[str, Text] = field(default_factory=dict, compare=False, repr=False)  # by document, where wanted
    pages: Mapping[str, Sequence[Page]] = field(default_factory=dict, compare=False, repr=False)  # of those annotated
