"""Whether a picture of the window shows the letter: size, ink, and likeness to the picture this checkout makes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

WIDTH, HEIGHT = 1440, 900  # pixels, as `--screenshot` has them where nothing is said
_PAGE = slice(340, 960)  # columns of the picture in which the text stands
_DARK = 110  # of 255: ink, and not highlights, rules or grey words
_COARSE = QSize(WIDTH // 3, HEIGHT // 3)  # in which pictures are compared: edges of letters may differ
_NEAR = 24  # of 255, by which such a pixel may differ


def lines_of_text(picture: QImage) -> int:
    """How many lines of ink stand on the page, with paper between them."""
    inked = [min(row[_PAGE]) < _DARK for row in _rows(picture)[80:-40]]
    return sum(1 for above, here in zip([False, *inked], inked, strict=False) if here and not above)


def likeness(one: QImage, other: QImage) -> float:
    """What part of the picture is the same in both, 0 to 1."""
    first, second = (b"".join(_rows(_coarse(picture))) for picture in (one, other))
    return sum(abs(a - b) <= _NEAR for a, b in zip(first, second, strict=True)) / len(first)


def judged(path: Path, model: Path) -> str:
    """What speaks against a picture, in words; nothing where it is as it should be."""
    found = QImage(str(path))
    if (found.width(), found.height()) != (WIDTH, HEIGHT):
        return f"{path.name} is {found.width()} x {found.height()} pixels"
    if (lines := lines_of_text(found)) < 15:
        return f"{path.name} has {lines} lines of text"
    if (like := likeness(found, QImage(str(model)))) < 0.995:
        return f"{path.name} is like the checkout's own picture in {like:.1%} of its pixels"
    return ""


def _coarse(picture: QImage) -> QImage:
    return picture.scaled(_COARSE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _rows(picture: QImage) -> list[bytes]:
    """The greys of a picture, 0 to 255, row by row."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    every, wide = bytes(grey.constBits()), grey.bytesPerLine()
    return [every[y * wide : y * wide + grey.width()] for y in range(grey.height())]
