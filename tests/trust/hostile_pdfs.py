"""Hostile PDFs: streams that swell, trees that lead back into themselves, floods, garbage."""

from __future__ import annotations

import random
import zlib
from collections.abc import Mapping

_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
_CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
_PAGES = "<</Type/Pages/Count 1/Kids[3 0 R]>>"
_PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>{}>>/Contents 4 0 R{}>>"


def _pdf(*objects: str | bytes, trailer: str = "/Root 1 0 R") -> bytes:
    content, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        body = one if isinstance(one, bytes) else one.encode("latin-1")
        content += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{len(content)}\n%%EOF"
    return content + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def _stream(content: bytes, names: str = "") -> bytes:
    return f"<<{names}/Length {len(content)}>>stream\n".encode() + content + b"\nendstream"


def _packed(content: bytes, times: int = 1, names: str = "") -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return _stream(content, f"{names}/Filter[{'/FlateDecode' * times}]")


def _swollen(megabytes: int, words: bytes = b"") -> bytes:
    packer = zlib.compressobj(9)
    content = packer.compress(words)
    for _ in range(megabytes):
        content += packer.compress(b" " * 1_000_000)
    return _stream(content + packer.flush(), "/Filter/FlateDecode")


def _of(content: bytes, resources: str = "", page: str = "", *more: str | bytes) -> bytes:
    """A PDF of one page with this content."""
    return _pdf(_CATALOG, _PAGES, _PAGE.format(resources, page), content, _FONT, *more)


def _text(words: str) -> str:
    return f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET "


def _forms(levels: int, each: int) -> bytes:
    """Forms that draw the next one many times: billion laughs."""
    forms = []
    for level in range(levels):
        last = level == levels - 1
        content = _text("ha") if last else f"/X{level + 1} Do " * each
        names = "" if last else f"/Resources<</XObject<</X{level + 1} {7 + level} 0 R>>>>"
        fonts = "/Resources<</Font<</F1 5 0 R>>>>" if last else names
        forms.append(_stream(content.encode(), f"/Type/XObject/Subtype/Form/BBox[0 0 612 792]{fonts}"))
    return _of(_stream(b"/X0 Do"), "/XObject<</X0 6 0 R>>", "", *forms)


_LETTER = _text("words of a letter")
_QUAD = "72 730 200 730 72 715 200 715 "
_GARBAGE = random.Random(1).randbytes(200_000)
PDFS: Mapping[str, bytes] = {
    "a page that swells to 300 MB": _of(_swollen(300, _LETTER.encode())),
    "a page packed three times": _of(_packed(_LETTER.encode() + b" " * 100_000_000, 3)),
    "a list of objects that swells": _pdf(_CATALOG, _PAGES, _PAGE.format("", ""), _swollen(200), _FONT, _swollen(200)),
    "forms that draw one another": _forms(9, 10),
    "a form that draws itself": _of(
        _stream(b"/X Do"),
        "/XObject<</X 6 0 R>>",
        "",
        _stream(b"/X Do " * 10, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
    ),
    "pages in a ring": _pdf(_CATALOG, "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 2 0 R]>>"),
    "pages that are their own parents": _pdf(_CATALOG, "<</Type/Pages/Count 5/Parent 2 0 R/Kids[3 0 R 2 0 R]>>", _PAGE),
    "a billion pages": _pdf(_CATALOG, "<</Type/Pages/Count 999999999/Kids[3 0 R]>>", _PAGE.format("", ""), "", _FONT),
    "pages 20,000 deep": _pdf(
        _CATALOG, *(f"<</Type/Pages/Count 1/Kids[{at + 3} 0 R]>>" for at in range(20_000)), _PAGE.format("", "")
    ),
    "a flood of operators": _of(_packed(b"q Q " * 500_000 + _LETTER.encode())),
    "states that never end": _of(_packed(b"q " * 300_000 + _LETTER.encode())),
    "a flood of lines": _of(_packed(b"0 0 m 9 9 l S " * 100_000 + _LETTER.encode())),
    "20,000 words": _of(_packed(_LETTER.encode() * 5_000)),
    "words in one place": _of(_packed(b"BT /F1 12 Tf 72 720 Td " + b"(a) Tj 0 0 Td " * 20_000 + b"ET")),
    "letters without size": _of(_stream(b"BT /F1 0 Tf 72 720 Td (aaaa) Tj ET")),
    "letters of endless size": _of(_stream(b"BT /F1 1e38 Tf 1e38 -1e38 Td (aaaa) Tj 0 -1e30 Td (b) Tj ET")),
    "places without number": _of(_stream(b"BT /F1 12 Tf 99999999999999999999 nan Td (aaaa) Tj ET")),
    "a page without end": _of(_stream(_LETTER.encode()), "", "/MediaBox[-1e38 -1e38 1e38 1e38]"),
    "arrays 100,000 deep": _of(_stream(_LETTER.encode()), "", "/X" + "[" * 100_000),
    "dictionaries 50,000 deep": _of(_stream(_LETTER.encode()), "", "/X" + "<</X" * 50_000),
    "5,000 notes on the page": _of(
        _stream(_LETTER.encode()),
        "",
        "/Annots[" + "<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/Contents(a)>>" * 5_000 + "]",
    ),
    "a highlight of 20,000 places": _of(
        _stream(_LETTER.encode()),
        "",
        f"/Annots[<</Type/Annot/Subtype/Highlight/Rect[0 0 612 792]/QuadPoints[{_QUAD * 20_000}]/Contents(a)>>]",
    ),
    "bookmarks in a ring": _pdf(
        "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>",
        _PAGES,
        _PAGE.format("", ""),
        _stream(_LETTER.encode()),
        _FONT,
        "<</First 7 0 R/Last 7 0 R/Count 9>>",
        "<</Title(a)/Next 7 0 R/First 7 0 R/Parent 6 0 R/Dest[3 0 R/Fit]>>",
    ),
    "labels without end": _pdf(
        "<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/R/St 2147483647>>]>>>>",
        _PAGES,
        _PAGE.format("", ""),
        _stream(_LETTER.encode()),
        _FONT,
    ),
    "a table that leads to itself": _pdf(_CATALOG, _PAGES, _PAGE, trailer="/Root 1 0 R/Prev 9"),
    "no root": _pdf(_CATALOG, _PAGES, trailer=""),
    "locked": _pdf(
        _CATALOG,
        _PAGES,
        _PAGE.format("", ""),
        _stream(b"\x99" * 80),
        _FONT,
        trailer=f"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'ab' * 32}>/U<{'cd' * 32}>>>",
    ),
    "something run when opened": _pdf(
        "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>/AA<</WC<</S/URI/URI(http://127.0.0.1:9/)>>>>>>",
        _PAGES,
        _PAGE.format("", ""),
        _stream(_LETTER.encode()),
        _FONT,
    ),
    "a stream in a file": _of(b"<</Length 0/F(/etc/passwd)/FFilter/FlateDecode>>stream\n\nendstream"),
    "garbage": _GARBAGE,
    "garbage with a head": b"%PDF-1.7\n" + _GARBAGE,
    "a head alone": b"%PDF-1.7\n",
    "a page cut short": _of(_packed(_LETTER.encode() * 100))[:700],
    "signs of 30 MB": b"%PDF-1.7\n" + b"1 0 obj " * 1_000_000,
}
