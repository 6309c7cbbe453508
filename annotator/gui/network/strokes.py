"""How the line of a relation looks: tint, dashes and head, so that none is told by colour alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from annotator.gui.theme import Theme
from annotator.model import RELATIONS
from annotator.store.network import LINK, REFERS, TEXT

Group = tuple[str, str]  # kind and relation of an edge

_TINTS = ("blue", "green", "sky", "red", "violet", "amber", "olive", "pink")  # in the order of RELATIONS
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 3), (1, 2.4), (7, 2.5, 1, 2.5), (7, 2, 1, 2, 1, 2))
_HEAD = 8.5


class Stroke(NamedTuple):
    """The line of one relation. `tint` is a highlight colour, or empty for a quiet grey."""

    tint: str
    dashes: tuple[float, ...]
    solid_head: bool
    width: float


def stroke_of(group: Group, own: Sequence[str]) -> Stroke:
    """The stroke of a relation; `own` are the readers' own relations, in an order that stays."""
    kind, relation = group
    if kind == TEXT:
        return Stroke("", (1, 2.4), solid_head=False, width=1.1)
    known = [*RELATIONS, *own]
    at = known.index(relation) if relation in known else len(known)
    many = len(_DASHES)
    return Stroke(_TINTS[at % len(_TINTS)], _DASHES[at % many], solid_head=at // many % 2 == 0, width=1.7)


def in_order(groups: Iterable[Group], own: Sequence[str]) -> list[Group]:
    """The usual relations, then the readers' own, then references of the texts; each once."""
    order = [*((LINK, relation) for relation in (*RELATIONS, *own)), (TEXT, REFERS)]
    found = set(groups)
    return [group for group in order if group in found]


def pen(stroke: Stroke, theme: Theme, least: float) -> QPen:
    """The pen that draws the line, no thinner than `least`."""
    found = QPen(theme.colour(stroke.tint), max(stroke.width, least))
    found.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke.dashes:
        found.setDashPattern(list(stroke.dashes))
    return found


def head(tip: QPointF, angle: float, stroke: Stroke) -> QPainterPath:
    """The arrow head at the end of a line that arrives at an angle, in radians; closed where it is solid."""
    wings = [
        QPointF(tip.x() - _HEAD * math.cos(angle + turn), tip.y() - _HEAD * math.sin(angle + turn))
        for turn in (0.42, -0.42)
    ]
    path = QPainterPath(wings[0])
    path.lineTo(tip)
    path.lineTo(wings[1])
    if stroke.solid_head:
        path.closeSubpath()
    return path


def draw(
    painter: QPainter, line: QPainterPath, tip: QPainterPath, stroke: Stroke, theme: Theme, least: float = 0.0
) -> None:
    """Draw a line and its head, no thinner than `least`."""
    drawn = pen(stroke, theme, least)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(drawn)
    painter.drawPath(line)
    painter.setPen(QPen(drawn.color(), drawn.widthF(), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if stroke.solid_head:
        painter.setBrush(drawn.color())
    painter.drawPath(tip)


def draw_sample(painter: QPainter, box: QRectF, stroke: Stroke, theme: Theme, *, leftward: bool = False) -> None:
    """A short line with its head, for a legend; it points the way one reads."""
    middle, start, end, way = box.center().y(), box.left(), box.right(), 1
    if leftward:
        start, end, way = end, start, -1
    line = QPainterPath(QPointF(start, middle))
    line.lineTo(end - way * (_HEAD if stroke.solid_head else 1), middle)
    tip = head(QPointF(end - way, middle), math.pi if leftward else 0.0, stroke)
    draw(painter, line, tip, stroke, theme)


def sample(
    stroke: Stroke, theme: Theme, *, faint: bool, leftward: bool = False, width: int = 34, height: int = 14
) -> QIcon:
    """The same as an icon; faint where the relation is switched off."""
    picture = QPixmap(width * 2, height * 2)
    picture.setDevicePixelRatio(2.0)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.35 if faint else 1.0)
    draw_sample(painter, QRectF(1, 0, width - 2, height), stroke, theme, leftward=leftward)
    painter.end()
    return QIcon(picture)
