"""Files of annotations that other programs wrote: one table of what can be read, and the one way to read it.

The table stands above `formats` and `store`, because two of the programs keep databases: those are opened in
`store`, where SQL is, and understood in `formats`.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError, Notice, UnreadableFile
from annotator.formats import (
    json_file,
    read_exchange,
    read_hypothesis,
    read_qdc,
    read_qdpx,
    read_qualcoder,
    read_taguette,
    read_w3c,
    read_word,
    read_zotero,
    xml,
)
from annotator.formats.archive import Archive
from annotator.formats.write_web_annotation import DOCUMENTS
from annotator.records import Sent
from annotator.store import foreign_tables, stranger

_MOST_TABLE = 10_000_000
_QUALCODER = "data.qda"  # in a folder
JSON, ARCHIVE, XML, DATABASE, TABLE = "JSON", "ZIP file", "XML", "database", "table"
_WRONG = (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class ForeignFormat:
    """A kind of file that other programs keep annotations in.

    `kind` is how it is opened; what comes of that is looked at by `recognise`, and read with the file's name.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    kind: str
    recognise: Callable[[Any], bool]
    read: Callable[[Any, str], Sent]


FORMATS = {
    one.name: one
    for one in (
        ForeignFormat("w3c", "W3C Web Annotation", (".json", ".jsonld"), JSON, read_w3c.recognise, read_w3c.read),
        ForeignFormat("recogito", "Recogito", (".json",), JSON, read_w3c.recognise_recogito, read_w3c.read_recogito),
        ForeignFormat("hypothesis", "Hypothesis", (".json",), JSON, read_hypothesis.recognise, read_hypothesis.read),
        ForeignFormat("zotero", "Zotero", (".json",), JSON, read_zotero.recognise, read_zotero.read),
        ForeignFormat("qdpx", "REFI-QDA project", (".qdpx",), ARCHIVE, read_qdpx.recognise, read_qdpx.read),
        ForeignFormat("word", "Word comments", (".docx",), ARCHIVE, read_word.recognise, read_word.read),
        ForeignFormat(
            "qde", "REFI-QDA project without texts", (".qde",), XML, read_qdpx.recognise_bare, read_qdpx.read_bare
        ),
        ForeignFormat("qdc", "REFI-QDA codebook", (".qdc",), XML, read_qdc.recognise, read_qdc.read),
        ForeignFormat("taguette", "Taguette", (".sqlite3",), DATABASE, read_taguette.recognise, read_taguette.read),
        ForeignFormat("qualcoder", "QualCoder", (".qda",), DATABASE, read_qualcoder.recognise, read_qualcoder.read),
        ForeignFormat(
            "taguette-tags",
            "Taguette codebook",
            (".csv",),
            TABLE,
            read_taguette.recognise_codebook,
            read_taguette.read_codebook,
        ),
    )
}


SUFFIXES = tuple(sorted({suffix for one in FORMATS.values() for suffix in one.suffixes}))


def is_called_so(path: Path) -> bool:
    """Whether a file is called as those are that other programs keep annotations in."""
    return path.suffix.lower() in SUFFIXES or (path.is_dir() and (path / _QUALCODER).is_file())


def read(path: Path) -> Sent:
    """What a file of annotations holds, recognised by what is in it; another project by its name.

    :raises UnreadableFile: with the reason, or with what can be read.
    """
    path = _inner(path)
    if path.suffix.lower() == stranger.SUFFIX:
        return read_exchange.checked_all(stranger.read(path), path.name)
    with _opened(path) as (kind, content):
        if read_exchange.is_exchange(content):
            return read_exchange.read(path)
        if isinstance(content, dict) and DOCUMENTS in content:
            raise UnreadableFile("{name} was exported by this program; import it like a document.", name=path.name)
        for one in FORMATS.values():
            if one.kind == kind and one.recognise(content):
                return _read(one, content, path)
        titles = ", ".join(one.title for one in FORMATS.values())
        raise UnreadableFile(
            "{name} holds no annotations that can be read; these can: {titles}.", name=path.name, titles=titles
        )


def _read(one: ForeignFormat, content: Any, path: Path) -> Sent:
    try:
        found = one.read(content, path.name)
    except AnnotatorError:
        raise
    except _WRONG as error:
        reason = error if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        raise UnreadableFile(
            "{name} cannot be read as {title} ({reason}); nothing was imported.",
            name=path.name,
            title=one.title,
            reason=" ".join(str(reason).split())[:200],
        ) from None
    if one.kind == DATABASE and foreign_tables.unsaved(path):
        late = Notice(
            "{title} may not have written its last changes into {name}; close it there to have them all.",
            title=one.title,
            name=path.name,
        )
        return found._replace(warnings=(*found.warnings, late))
    return found


def _inner(path: Path) -> Path:
    """The file that is meant: QualCoder keeps its own in a folder."""
    inside = path / _QUALCODER
    if path.is_dir() and inside.is_file():
        return inside
    if path.is_dir():
        raise UnreadableFile("{path} is a folder; name the files in it.", path=path)
    if not path.is_file():
        raise UnreadableFile("There is no file {path}.", path=path)
    return path


@contextmanager
def _opened(path: Path) -> Iterator[tuple[str, Any]]:
    """A file opened as its first bytes say, with the name of that way."""
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        raise UnreadableFile(
            "{path} cannot be read: {reason}. Nothing was imported.",
            path=path,
            reason=(error.strerror or str(error)).lower(),
        ) from error
    if start.startswith(foreign_tables.HEADER):
        with foreign_tables.opened(path) as tables:
            yield DATABASE, tables
        return
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK") and zipfile.is_zipfile(path):
        yield ARCHIVE, Archive(path)
    elif text.startswith((b"{", b"[")):
        yield JSON, json_file.load(path)
    elif text.startswith(b"<") or start.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        yield XML, xml.parsed(path, xml.MOST_TAGS)
    else:
        yield TABLE, _table(path)


def _table(path: Path) -> list[list[str]]:
    """The rows of a table; none where it is no text."""
    if path.stat().st_size > _MOST_TABLE:
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    except (UnicodeDecodeError, csv.Error):
        return []
