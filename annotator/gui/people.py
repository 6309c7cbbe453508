"""Readers by siglum and colour, the same in every view. Both follow from the project; neither is written anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from annotator.gui import mirror
from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.mirror import Mirror
from annotator.gui.theme import Theme
from annotator.model import Reader, Step
from annotator.store import comparing
from annotator.store.project import Project
from annotator.text.sigla import sigla

SIZE = 18  # pixels from top to bottom of a disc
_GAP = 6
_PIXELS = 9


@dataclass(frozen=True, slots=True)
class Person:
    """A reader as the window shows them; `number` is that of their colour, see `Theme.reader`."""

    name: str
    siglum: str
    number: int


def people(known: Mapping[str, Reader]) -> dict[str, Person]:
    """Readers by their ids, in the order in which they first appeared."""
    signs = sigla([reader.name for reader in known.values()])
    pairs = zip(known.items(), signs, strict=True)
    return {
        one: Person(reader.name or tr("unknown reader"), sign, at) for at, ((one, reader), sign) in enumerate(pairs)
    }


def of(project: Project) -> dict[str, Person]:
    """Everybody who annotated something in a project, seen or hidden."""
    return people(comparing.readers(project))


class Readers:
    """The readers of one project, read again once they may be others."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, Person] = {}

    def follow(self, step: Step | None) -> None:
        """Something was written."""
        if step is None or step.ids("reader"):
            self._known = {}

    def person(self, author: str) -> Person | None:
        """A reader as cards show them; None where there is only one, who needs no sign."""
        if author not in self._known:
            self._known = of(self._project)
        return self._known.get(author) if len(self._known) > 1 else None


def width(person: Person) -> float:
    """How wide a reader's disc is; one with a long siglum is longer than high."""
    return max(SIZE, QFontMetricsF(themes.sans(_PIXELS, bold=True)).horizontalAdvance(person.siglum) + 5)


def draw(painter: QPainter, side: Mirror, row: QRectF, person: Person, theme: Theme) -> float:
    """Paint a reader's disc where a row begins; tells how much of the row it takes, with the gap after it."""
    wide = width(person)
    box = side.box(QRectF(row.left(), row.center().y() - SIZE / 2, wide, SIZE))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.reader(person.number))
    painter.drawRoundedRect(box, SIZE / 2, SIZE / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(theme.page))
    painter.setFont(themes.sans(_PIXELS, bold=True))
    painter.setLayoutDirection(mirror.way(person.siglum))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, person.siglum)
    return wide + _GAP


def label(person: Person, theme: Theme, parent: QWidget) -> QLabel:
    """A reader's disc for a row of widgets; the name stands beside it."""
    disc = QLabel(parent)
    show(disc, person, theme)
    return disc


def show(disc: QLabel, person: Person | None, theme: Theme) -> None:
    """Let a label show a reader's disc, and the gap after it, or nothing."""
    disc.setTextFormat(Qt.TextFormat.PlainText)
    disc.setVisible(person is not None)
    if person is None:
        return
    ratio, row = 2.0, QRectF(0, 0, width(person) + _GAP, SIZE)
    picture = QPixmap(round(row.width() * ratio), round(SIZE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, Mirror(row, disc.isRightToLeft()), row, person, theme)
    painter.end()
    disc.setPixmap(picture)
