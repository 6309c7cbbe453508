"""Is an exported file valid, and does nothing in it act by itself? A judge for each format."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from lxml import etree, html

from annotator import foreign
from annotator.formats import read_exchange, read_tei, read_web_annotation
from annotator.formats import works as work_files

_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_WEB = ("http://", "https://", "mailto:", "#", "data:image/", "data:font/")
_ACTIVE = {"script", "iframe", "object", "embed", "form", "link", "meta", "base", "applet", "svg"}
_HARMLESS = "Content-Security-Policy"
QDA = "urn:QDA-XML"


class Bad(AssertionError):
    """A file that is not as it should be."""


def no_formula(path: Path) -> None:
    """A table that every spreadsheet reads, in which no cell is a formula."""
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))
    if len({len(row) for row in rows}) != 1:
        raise Bad("rows of different lengths")
    for cell in (cell for row in rows for cell in row):
        if cell.startswith(("\t", "\r")) or unicodedata.normalize("NFKC", cell).lstrip(" \t\r\n\ufeff").startswith(
            _SIGNS
        ):
            raise Bad(f"a formula: {cell[:40]!r}")


def workbook(path: Path) -> None:
    """A workbook without formulas and without links to elsewhere."""
    for name, tree in _parts(path):
        if name.startswith("xl/worksheets/") and tree.findall(".//{*}f"):
            raise Bad("a formula")
        _relations(name, tree)


def word_file(path: Path) -> None:
    """A Word file that opens, without links that act."""
    for name, tree in _parts(path):
        _relations(name, tree)
    docx.Document(str(path))


def _relations(name: str, tree: etree._Element) -> None:
    for one in tree if name.endswith(".rels") else ():
        if one.get("TargetMode") == "External" and not str(one.get("Target")).startswith(_WEB):
            raise Bad(f"a link to {one.get('Target')}")


def _parts(path: Path) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(path) as archive:
        if archive.testzip():
            raise Bad("a damaged archive")
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".qde", ".vml")):
                yield name, _xml(archive.read(name))


def _xml(content: bytes) -> etree._Element:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Bad(str(error)) from error


def page(path: Path) -> None:
    """A web page that does nothing and asks nothing of anybody."""
    tree = html.document_fromstring(path.read_bytes())
    for one in tree.iter(etree.Element):
        name = str(one.tag)
        if name in _ACTIVE and not (name == "meta" and one.get("http-equiv", _HARMLESS) == _HARMLESS):
            raise Bad(f"<{name}>")
        for key, value in one.attrib.items():
            if str(key).startswith("on") or (
                key in ("href", "src", "action", "data", "background") and not str(value).startswith(_WEB)
            ):
                raise Bad(f"{key}={value[:40]}")
    if any("url(" in (style.text or "").replace("url(data:", "") for style in tree.iter("style")):
        raise Bad("a style that loads something")


def qda_project(path: Path) -> None:
    """A REFI-QDA project: its parts well-formed, its names used once, its sources there; and it can be read."""
    with zipfile.ZipFile(path) as archive:
        tree, names = _xml(archive.read("project.qde")), set(archive.namelist())
    if not str(tree.tag).startswith(f"{{{QDA}:project:1.0}}Project"):
        raise Bad(str(tree.tag))
    known = [one.get("guid") for one in tree.iter() if one.get("guid") and not str(one.tag).endswith("Ref")]
    if len(known) != len(set(known)):
        raise Bad("a guid that stands for two things")
    for one in tree.iter("{*}TextSource"):
        if str(one.get("plainTextPath")).replace("internal://", "sources/") not in names:
            raise Bad("a source that is not in the archive")
    foreign.read(path)


def codebook(path: Path) -> None:
    if not str(_xml(path.read_bytes()).tag).startswith(f"{{{QDA}:codebook"):
        raise Bad("no codebook")


def tei(path: Path) -> None:
    _xml(path.read_bytes())
    read_tei.read(path, "")


def as_json(path: Path) -> None:
    content = json.loads(path.read_bytes().decode("utf-8"), parse_constant=_no_constant)
    json.dumps(content, ensure_ascii=False).encode("utf-8")


def _no_constant(name: str) -> None:
    raise Bad(name)


def annotations(path: Path) -> None:
    as_json(path)
    read_web_annotation.read(path)


def exchange(path: Path) -> None:
    as_json(path)
    read_exchange.read(path)


def plain(path: Path) -> None:
    path.read_bytes().decode("utf-8")


def works(path: Path) -> None:
    words = path.read_bytes().decode("utf-8")
    if words.strip() not in ("", "[]"):
        work_files.read(words)


JUDGES: dict[str, Callable[[Path], None]] = {
    "csv": no_formula,
    "xlsx": workbook,
    "json": annotations,
    "md": plain,
    "html": page,
    "docx": word_file,
    "tei": tei,
    "qdpx": qda_project,
    "qdc": codebook,
    "exchange": exchange,
    **dict.fromkeys(work_files.SUFFIXES, works),
}
