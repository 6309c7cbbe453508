"""Whether a picture of the window shows the letter: size, ink, and likeness to the picture this checkout makes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

WIDTH, HEIGHT = 1440, 900  # pixels, as `--screenshot` has them where nothing is said
_PAGE = range(340, 960)  # columns of the picture in which the text stands
_DARK = 110  # of 255: ink, and not highlights, rules or grey words
_STEP = 3  # pixels between those that are compared
_NEAR = 24  # of 255, by which a pixel may differ


def lines_of_text(picture: QImage) -> int:
    """How many lines of ink stand on the page, with paper between them."""
    inked = [any(_is_dark(picture, x, y) for x in _PAGE) for y in range(80, picture.height() - 40)]
    return sum(1 for above, here in zip([False, *inked], inked, strict=False) if here and not above)


def likeness(one: QImage, other: QImage) -> float:
    """What part of the pixels is the same in both, 0 to 1."""
    if one.size() != other.size():
        return 0.0
    places = [(x, y) for x in range(0, one.width(), _STEP) for y in range(0, one.height(), _STEP)]
    return sum(_are_near(one, other, x, y) for x, y in places) / len(places)


def judged(path: Path, model: Path) -> str:
    """What speaks against a picture, in words; nothing where it is as it should be."""
    found = QImage(str(path))
    if (found.width(), found.height()) != (WIDTH, HEIGHT):
        return f"{path.name} is {found.width()} x {found.height()} pixels"
    if (lines := lines_of_text(found)) < 15:
        return f"{path.name} has {lines} lines of text"
    if (like := likeness(found, QImage(str(model)))) < 0.97:
        return f"{path.name} is like the checkout's own picture in {like:.0%} of its pixels"
    return ""


def _is_dark(picture: QImage, x: int, y: int) -> bool:
    return picture.pixelColor(x, y).lightness() < _DARK


def _are_near(one: QImage, other: QImage, x: int, y: int) -> bool:
    first, second = one.pixelColor(x, y), other.pixelColor(x, y)
    pairs = ((first.red(), second.red()), (first.green(), second.green()), (first.blue(), second.blue()))
    return all(abs(a - b) <= _NEAR for a, b in pairs)
