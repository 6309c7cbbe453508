"""Hostile ZIP files: Word, EPUB and OpenDocument files that ask for much, lie, or reach for other files."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from tests import document_files
from tests.document_files import CHAPTER, ODT, PACKAGE, SPACES

Bytes = Callable[[str], bytes]  # of the address of a file that must not be read
WEB = "http://127.0.0.1:9/x"
_CONTENT = {"docx": "word/document.xml", "odt": "content.xml", "epub": "text/one.xhtml"}
_NAMES = {
    "a way up": "../../evil.txt",
    "a way up inside": "a/../../evil.txt",
    "a way up in Windows' manner": "..\\..\\evil.txt",
    "an absolute name": "/tmp/evil.txt",
    "a drive": "C:\\evil.txt",
    "a name without end": "a" * 300,
}


def _zip(files: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return held.getvalue()


def honest(kind: str, folder: Path) -> dict[str, bytes]:
    """The files in an honest document of a kind."""
    make = {"docx": document_files.a_word_file, "odt": document_files.an_open_document, "epub": document_files.a_book}
    with zipfile.ZipFile(make[kind](folder)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def containers(kind: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """Hostile ZIP files, each an honest document but for one thing."""
    whole, content = _zip(files), _CONTENT[kind]
    size = len(files[content])
    return {
        "a bomb": _zip(files | {content: b"\0" * 300_000_000}),
        "a bomb beside the text": _zip(files | {"media/x.png": b"\0" * 300_000_000}),
        "70,000 files": _zip(files | {f"f{at}": b"" for at in range(70_000)}),
        "6,000 files": _zip(files | {f"f{at}": b"" for at in range(6_000)}),
        "a size that is a lie": _lying(_zip(files | {content: files[content] + b" " * 5_000_000}), size),
        "files over one another": _overlapping(content),
        "a link": _zip(files) if kind == "" else _with_link(files),
        "two of one name": _zip(files | {content.upper(): b"x"}),
        "encrypted": _flagged(whole),
        "no list of files": whole[: whole.rindex(b"PK\5\6")],
        "cut": whole[: len(whole) // 2],
        "another packing": _packed_otherwise(files),
        "a wrong sum": whole.replace(struct.pack("<L", zlib.crc32(files[content])), b"abcd"),
        **{what: _zip(files | {name: b"x"}) for what, name in _NAMES.items()},
    }


def _lying(packed: bytes, size: int) -> bytes:
    entry = next(one for one in zipfile.ZipFile(io.BytesIO(packed)).infolist() if one.file_size > 5_000_000)
    return packed.replace(struct.pack("<L", entry.file_size), struct.pack("<L", size))


def _overlapping(name: str) -> bytes:
    """500 entries that share what is packed once: 10 GB in 20 KB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b"\0" * 8_000_000
    data, check = packer.compress(content) + packer.flush(), zlib.crc32(content)
    sizes = (check, len(data), len(content), len(name), 0)
    held = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, *sizes) + name.encode() + data
    listed = b""
    for at in range(500):
        called = f"{name}{at or ''}".encode()
        numbers = (check, len(data), len(content), len(called), 0, 0, 0, 0, 0, 0)
        listed += struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, *numbers) + called
    return held + listed + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 500, 500, len(listed), len(held), 0)


def _with_link(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    return held.getvalue()


def _flagged(whole: bytes) -> bytes:
    changed = bytearray(whole)
    at = whole.index(b"PK\1\2")
    while at >= 0:
        changed[at + 8] |= 1
        at = whole.find(b"PK\1\2", at + 1)
    return bytes(changed)


def _packed_otherwise(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return held.getvalue()


def _word(body: str, **more: str) -> bytes:
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name.replace('__', '/')}": content for name, content in more.items()},
    }
    return _zip(files)


def _relations(target: str, kind: str, mode: str) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return f'<Relationships><Relationship Id="r1" Type="{base}{kind}" Target="{target}"{mode}/></Relationships>'


def _leading_out(target: str, *, inside: bool = False) -> bytes:
    """A Word file each relation of which leads to one place."""
    mode = "" if inside else ' TargetMode="External"'
    kinds = ("attachedTemplate", "subDocument", "aFChunk", "image", "footnotes", "comments", "styles", "hyperlink")
    listed = "".join(_relations(target, kind, mode)[15:-16] for kind in kinds)
    body = (
        '<w:p><w:r><w:t>words</w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>'
        '<w:altChunk r:id="r1"/><w:subDoc r:id="r1"/>'
        f'<w:p><w:r><w:instrText>INCLUDETEXT "{target}"</w:instrText></w:r></w:p>'
    )
    return _word(body, **{"_rels__document.xml.rels": f"<Relationships>{listed}</Relationships>"})


def _paragraphs(inside: str, times: int) -> str:
    return f"<w:p>{inside}</w:p>" * times


_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_RUN = "<w:r><w:t>a</w:t></w:r>"


def _deep_table(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + f"<w:p>{_RUN}</w:p>" + "</w:tc></w:tr></w:tbl>" * depth


def _laughs(document: str) -> str:
    inner = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    return f"<!DOCTYPE x [{inner}]>{document.replace('WORDS', '&e9;')}"


def _stealing(document: str, file: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY x SYSTEM "{file}">]>{document.replace("WORDS", "&x;")}'


_WORD_WORDS = f"<w:document {SPACES}><w:body><w:p><w:r><w:t>WORDS</w:t></w:r></w:p></w:body></w:document>"
WORD: Mapping[str, Bytes] = {
    "parts in a file": lambda file: _leading_out(file),
    "parts in the web": lambda _: _leading_out(WEB),
    "parts on a share": lambda _: _leading_out("\\\\127.0.0.1\\share\\x"),
    "parts further up": lambda file: _leading_out("../" * 12 + file.removeprefix("file:///"), inside=True),
    "parts at the root": lambda file: _leading_out(file.removeprefix("file://"), inside=True),
    "billion laughs": lambda _: _zip({"[Content_Types].xml": "<Types/>", "word/document.xml": _laughs(_WORD_WORDS)}),
    "an external entity": lambda file: _zip(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": _stealing(_WORD_WORDS, file)}
    ),
    "tables in tables": lambda _: _word(_deep_table(80)),
    "tables in tables, too deep": lambda _: _word(_deep_table(2_000)),
    "8,000 runs": lambda _: _word(_paragraphs(_RUN * 8_000, 1)),
    "4,000 paragraphs": lambda _: _word(_paragraphs(_RUN, 4_000)),
    "styles in a ring": lambda _: _word(
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>{_RUN}</w:p>',
        **{
            "styles.xml": f'<w:styles {SPACES}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
            '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>',
            "_rels__document.xml.rels": _relations("styles.xml", "styles", ""),
        },
    ),
    "fields that never end": lambda _: _word(_paragraphs(_FIELD + _RUN, 2_000)),
    "comments on everything": lambda _: _word(
        "".join(f'<w:commentRangeStart w:id="{at}"/>' for at in range(3_000))
        + _paragraphs(_RUN, 300)
        + "".join(f'<w:commentRangeEnd w:id="{at}"/>' for at in range(3_000)),
        **{
            "comments.xml": f"<w:comments {SPACES}>"
            + "".join(f'<w:comment w:id="{at}" w:author="A"><w:p>{_RUN}</w:p></w:comment>' for at in range(3_000))
            + "</w:comments>",
            "_rels__document.xml.rels": _relations("comments.xml", "comments", ""),
        },
    ),
}


def _odt(body: str) -> bytes:
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODT}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        }
    )


_ODT_WORDS = (
    f"<office:document-content {ODT}><office:body><office:text><text:p>WORDS</text:p></office:text></office:body>"
    "</office:document-content>"
)
OPEN: Mapping[str, Bytes] = {
    "a section in a file": lambda file: _odt(
        f'<text:section><text:section-source xlink:href="{file}"/><text:p>a</text:p></text:section>'
    ),
    "a picture in a file": lambda file: _odt(f'<text:p>a<image xlink:href="{file}"/></text:p>'),
    "a billion spaces": lambda _: _odt('<text:p>a<text:s text:c="2000000000"/>b</text:p>'),
    "a billion cells": lambda _: _odt(
        '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="1000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'
    ),
    "sections in one another": lambda _: _odt("<text:section>" * 240 + "<text:p>a</text:p>" + "</text:section>" * 240),
    "sections, too deep": lambda _: _odt("<text:section>" * 9_000 + "<text:p>a</text:p>" + "</text:section>" * 9_000),
    "lists in one another": lambda _: _odt(
        "<text:list><text:list-item>" * 110 + "<text:p>a</text:p>" * 500 + "</text:list-item></text:list>" * 110
    ),
    "2,000 notes": lambda _: _odt(
        "<text:p>a"
        + "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>b</text:p></text:note-body>"
        "</text:note>" * 2_000 + "</text:p>"
    ),
    "notes in notes": lambda _: _odt(
        "<text:p>a"
        + "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>b" * 60
        + "</text:p></text:note-body></text:note>" * 60
        + "</text:p>"
    ),
    "billion laughs": lambda _: _zip({"content.xml": _laughs(_ODT_WORDS)}),
    "an external entity": lambda file: _zip({"content.xml": _stealing(_ODT_WORDS, file)}),
}

_ROOT = '<container><rootfiles><rootfile full-path="{}"/></rootfiles></container>'
_PAGE = CHAPTER.format("<p>WORDS</p>")


def _book(folder: Path, package: str = PACKAGE, **more: str) -> bytes:
    return document_files.a_book(folder, package, **more).read_bytes()


def books(folder: Path) -> Mapping[str, Bytes]:
    """Hostile books; what they are made of is written to a folder first."""
    spine = PACKAGE.index("<spine>")
    item = '<item id="{0}" href="{1}" media-type="application/xhtml+xml"/>'
    outside = PACKAGE[:spine].replace("</manifest>", item.format("out", "PLACE") + "</manifest>") + (
        '<spine><itemref idref="c1"/><itemref idref="out"/></spine></package>'
    )
    lead = {"a chapter in the web": WEB, "a chapter on a share": "\\\\127.0.0.1\\share\\x", "a chapter up": "../../x"}
    return {
        "a chapter in a file": lambda file: _book(folder, outside.replace("PLACE", file)),
        **{name: lambda _, to=to: _book(folder, outside.replace("PLACE", to)) for name, to in lead.items()},  # type: ignore[misc]
        "a package elsewhere": lambda file: _book(
            folder,
            **{"META-INF/container.xml": _ROOT.format(file)},
        ),
        "billion laughs": lambda _: _book(folder, **{"text/one.xhtml": _laughs(_PAGE)}),
        "an external entity": lambda file: _book(folder, **{"text/one.xhtml": _stealing(_PAGE, file)}),
        "one chapter 8,000 times": lambda _: _book(
            folder, PACKAGE[:spine] + "<spine>" + '<itemref idref="c1"/>' * 8_000 + "</spine></package>"
        ),
        "a list of pages without end": lambda _: _book(
            folder,
            **{
                "nav.xhtml": CHAPTER.format(
                    '<nav epub:type="page-list">'
                    + "".join(f'<a href="text/one.xhtml#p{at}">{at}</a>' for at in range(8_000))
                    + "</nav>"
                )
            },
        ),
        "contents in one another": lambda _: _book(
            folder, **{"nav.xhtml": CHAPTER.format('<nav epub:type="toc">' + "<ol><li>" * 5_000 + "</nav>")}
        ),
        "a chapter of tables": lambda _: _book(
            folder, **{"text/one.xhtml": CHAPTER.format("<table><tr><td>" * 10_000 + "a")}
        ),
    }
