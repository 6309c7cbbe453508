"""What stands on the pages of a PDF: lines of characters with their places, labels, and what readers marked there.

PDFium reads one file at a time, so a lock is held while one is open.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from annotator.errors import UnreadableFile
from annotator.formats.archive import MOST_BYTES
from annotator.progress import Progress, no_progress
from annotator.text.clean import one_line

_MOST_PAGES = 5_000
_MOST_CHARACTERS = 20_000_000
_HYPHENS = ("\ufffe", "\x02")  # how PDFium says that a word goes on in the next line
_MARKED = {1: "note", 9: "highlight", 10: "underline", 11: "underline", 12: "strikeout"}
_lock = threading.Lock()
Box = tuple[float, float, float, float]  # left, bottom, right, top, in points from below


class Line(NamedTuple):
    """A line of a page: its characters, with the number of the first on the page; where it stands; its size."""

    words: str
    first: int
    box: Box
    size: float
    broken: bool = False  # its last word goes on in the next line


class Marking(NamedTuple):
    """What a reader marked: the numbers of the characters of the page, who, when, what was said, in which colour."""

    characters: tuple[int, ...]
    author: str
    made: str
    note: str
    colour: str


class Sheet(NamedTuple):
    """A page. `words` is its text as PDFium gives it in one piece."""

    label: str
    lines: tuple[Line, ...]
    markings: tuple[Marking, ...]
    words: str


class Pdf(NamedTuple):
    """A PDF: what it says of itself, its pages, and its bookmarks with the numbers of their pages."""

    about: dict[str, str]
    sheets: tuple[Sheet, ...]
    bookmarks: tuple[tuple[int, str], ...]


def read(path: Path, progress: Progress = no_progress) -> Pdf:
    """All of a file.

    :raises UnreadableFile: when it is damaged, locked, or larger than any text.
    """
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFile(
            "{name} is larger than 100 MB, too large for a text; nothing was imported.", name=path.name
        )
    with _opened(path) as document:
        if len(document) > _MOST_PAGES:
            raise UnreadableFile("{name} has more than 5,000 pages; nothing was imported.", name=path.name)
        sheets, characters = [], 0
        for number in range(len(document)):
            progress(number, len(document))
            sheets.append(_sheet(document, number))
            characters += len(sheets[-1].words)
            if characters > _MOST_CHARACTERS:
                raise UnreadableFile("{name} is too long for a text; nothing was imported.", name=path.name)
        about = {name: one_line(words) for name, words in document.get_metadata_dict().items()}
        return Pdf(about, tuple(sheets), tuple(_bookmarks(document)))


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import pypdfium2  # takes a moment, and few need it

    with _lock:
        try:
            document = pypdfium2.PdfDocument(path.read_bytes())
        except pypdfium2.PdfiumError as error:
            locked = "assword" in str(error)
            if locked:
                raise UnreadableFile(
                    "{name} is locked with a password; nothing was imported.", name=path.name
                ) from None
            raise UnreadableFile("{name} is damaged, or no PDF; nothing was imported.", name=path.name) from None
        try:
            yield document
        except pypdfium2.PdfiumError:
            raise UnreadableFile(
                "{name} is damaged: a page of it cannot be read; nothing was imported.", name=path.name
            ) from None
        finally:
            document.close()


def _bookmarks(document: Any) -> Iterator[tuple[int, str]]:
    for item in document.get_toc(max_depth=8):
        there = item.get_dest()
        if there is not None and there.get_index() is not None:
            yield int(there.get_index()), one_line(item.get_title())


def _sheet(document: Any, number: int) -> Sheet:
    page = document[number]
    text = page.get_textpage()
    try:
        lines = tuple(_lines(text))
        markings = tuple(_markings(page, text))
        return Sheet(one_line(document.get_page_label(number)), lines, markings, text.get_text_range())
    finally:
        text.close()
        page.close()


def _lines(text: Any) -> Iterator[Line]:
    import pypdfium2.raw as pdfium

    characters = [chr(pdfium.FPDFText_GetUnicode(text.raw, at)) for at in range(text.count_chars())]
    start = 0
    for at in range(len(characters) + 1):
        ended = at == len(characters) or characters[at] in ("\n", "\r", *_HYPHENS)
        if ended:
            words = "".join(characters[start:at])
            if words.strip():
                broken = at < len(characters) and characters[at] in _HYPHENS
                yield _line(text, _whole(words), start, at, broken=broken)
            start = at + 1


def _whole(words: str) -> str:
    """The words, with characters whole that came in two halves."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _line(text: Any, words: str, start: int, end: int, *, broken: bool) -> Line:
    import pypdfium2.raw as pdfium

    first = start + len(words) - len(words.lstrip())
    last = max(first, end - 1 - (len(words) - len(words.rstrip())))
    left, bottom, _, top = text.get_charbox(first)
    _, end_bottom, right, end_top = text.get_charbox(last)
    box = (left, min(bottom, end_bottom), right, max(top, end_top))
    return Line(words, start, box, float(pdfium.FPDFText_GetFontSize(text.raw, first)), broken)


# --- what readers marked


def _markings(page: Any, text: Any) -> Iterator[Marking]:
    import pypdfium2.raw as pdfium

    boxes: list[Box] = []
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, at)
        try:
            kind = _MARKED.get(pdfium.FPDFAnnot_GetSubtype(annotation), "")
            if not kind:
                continue
            boxes = boxes or [text.get_charbox(one) for one in range(text.count_chars())]
            areas = _areas(annotation)
            inside = tuple(one for one, box in enumerate(boxes) if any(_covers(area, box) for area in areas))
            if kind == "note" and not inside:
                inside = _nearest(areas, boxes)
            said = [_said(annotation, name) for name in (b"T", b"M", b"CreationDate", b"Contents")]
            yield Marking(inside, said[0], _time(said[2] or said[1]), said[3].strip(), _colour(annotation))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _areas(annotation: Any) -> list[Box]:
    """The parts of the page that are marked."""
    import pypdfium2.raw as pdfium

    found = []
    for at in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        points = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, at, points):
            across, up = [points.x1, points.x2, points.x3, points.x4], [points.y1, points.y2, points.y3, points.y4]
            found.append((min(across), min(up), max(across), max(up)))
    if not found:
        whole = pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetRect(annotation, whole):
            found.append((whole.left, min(whole.bottom, whole.top), whole.right, max(whole.bottom, whole.top)))
    return found


def _covers(area: Box, box: Box) -> bool:
    """Whether the middle of a character is inside."""
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return box[2] > box[0] and area[0] <= across <= area[2] and area[1] <= up <= area[3]


def _nearest(areas: list[Box], boxes: list[Box]) -> tuple[int, ...]:
    """The character that a note on the page stands next to."""
    if not areas or not boxes:
        return ()
    left, bottom, _, top = areas[0]
    up = (bottom + top) / 2
    seen = [at for at, box in enumerate(boxes) if box[2] > box[0]]
    best = min(
        seen, key=lambda at: (boxes[at][0] - left) ** 2 + 4 * ((boxes[at][1] + boxes[at][3]) / 2 - up) ** 2, default=-1
    )
    return (best,) if best >= 0 else ()


def _said(annotation: Any, name: bytes) -> str:
    import pypdfium2.raw as pdfium

    length = min(pdfium.FPDFAnnot_GetStringValue(annotation, name, None, 0), 2_000_000)
    held = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(annotation, name, ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return held.raw[:length].decode("utf-16-le", "replace").rstrip("\0")


def _time(said: str) -> str:
    """A time as PDF writes it, `D:20110128153022-05'00'`, as everybody else does; empty where it is none."""
    digits = said.removeprefix("D:")
    if len(digits) < 14 or not digits[:14].isdecimal():
        return ""
    zone = digits[14:].replace("'", "")
    offset = f"{zone[:3]}:{zone[3:5] or '00'}" if zone[:1] in ("+", "-") else "Z"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}{offset}"


def _colour(annotation: Any) -> str:
    import pypdfium2.raw as pdfium

    parts = [ctypes.c_uint() for _ in range(4)]
    kind = pdfium.FPDFANNOT_COLORTYPE_Color
    if not pdfium.FPDFAnnot_GetColor(annotation, kind, *map(ctypes.byref, parts)):
        return ""
    return "#" + "".join(f"{part.value:02x}" for part in parts[:3])
