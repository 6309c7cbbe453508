"""Paint the picture of cross-references: on the screen and into files, by the same hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from annotator.gui import theme as themes
from annotator.gui.network import strokes, words
from annotator.gui.network.scene import DOT, QUOTE, SQUARE, TITLE, Curve, Placed, Scene
from annotator.gui.network.strokes import Group
from annotator.gui.theme import Theme

_FAR, _VERY_FAR = 0.6, 0.33  # zoomed out further than this, words are too small to read, and titles too
_THIN = 0.45  # pixels on the screen; no line is thinner
_LINE = 24.0
_HIGHEST = 24  # letters that a label has room for, in pixels
_SAMPLE = 34.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Look:
    """How a scene is looked at: its theme, zoom (1 is usual), numbers of nodes (-1 for none), and the part in view."""

    theme: Theme
    zoom: float = 1.0
    pointed: int = -1
    cursor: int = -1  # where the keyboard is
    here: int = -1  # what is open on the page
    room: QRectF = field(default_factory=QRectF)


def paint(painter: QPainter, scene: Scene, look: Look) -> None:
    """Paint a whole scene."""
    _paint(painter, scene, look, range(len(scene.nodes)), scene.curves, scene.tethers)


def paint_around(painter: QPainter, scene: Scene, look: Look) -> None:
    """Paint the pointed node and what it is joined to, with all their words; the rest is not touched."""
    one = look.pointed
    tethers = [pair for pair in scene.tethers if one in pair]
    _paint(painter, scene, look, sorted(scene.around(one)), scene.curves_of(one), tethers)
    if look.cursor >= 0:
        _frame(painter, scene.nodes[look.cursor], QPen(QColor(look.theme.accent), 2.2))


def _paint(
    painter: QPainter,
    scene: Scene,
    look: Look,
    numbers: Iterable[int],
    curves: Iterable[Curve],
    tethers: Iterable[tuple[int, int]],
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.theme.line), 1.4))
    for one, home in tethers:
        painter.drawLine(scene.nodes[one].at, scene.nodes[home].at)
    for curve in curves:
        strokes.draw(painter, curve.line, curve.head, curve.stroke, look.theme, least=_THIN / look.zoom)
    for at in numbers:
        placed = scene.nodes[at]
        if placed.node.kind == "annotation":
            _dot(painter, placed, look, asked=look.pointed >= 0)
        else:
            _label(painter, placed, look, here=at == look.here)
        if at == look.here and placed.node.kind == "annotation":
            _frame(painter, placed, QPen(QColor(look.theme.muted), 1.6))


def _frame(painter: QPainter, placed: Placed, pen: QPen) -> None:
    """A frame round a node that stands out."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if placed.node.kind == "annotation":
        painter.drawEllipse(placed.at, DOT + 4, DOT + 4)
    else:
        painter.drawRoundedRect(placed.box.adjusted(-3, -3, 3, 3), 10, 10)


def _hollow(painter: QPainter, theme: Theme) -> None:
    """The hand for what is deleted or not here yet."""
    painter.setBrush(QColor(theme.page))
    painter.setPen(QPen(QColor(theme.muted), 1.4, Qt.PenStyle.DashLine))


def _dot(painter: QPainter, placed: Placed, look: Look, *, asked: bool) -> None:
    if placed.node.alive:
        painter.setPen(QPen(QColor(look.theme.page), 1.5))
        painter.setBrush(look.theme.colour(placed.node.colour))
    else:
        _hollow(painter, look.theme)
    radius = max(DOT, min(1.5 * DOT, 3 / look.zoom))
    painter.drawEllipse(placed.at, radius, radius)
    if placed.label and (asked or (placed.always and look.zoom >= _FAR)):
        _quote(painter, placed, look, larger=1 / look.zoom if asked and look.zoom < 1 else 1.0)


def _quote(painter: QPainter, placed: Placed, look: Look, larger: float) -> None:
    """The words of a passage beside it, over what lies there."""
    box, to_left = QRectF(placed.beside), placed.beside.left() < placed.at.x()
    box.setSize(box.size() * larger)
    box.moveCenter(QPointF(placed.beside.center().x(), placed.at.y()))
    if to_left:
        box.moveRight(placed.beside.right())
    else:
        box.moveLeft(placed.beside.left())
    if larger > 1:  # room was made for the usual size
        box.moveLeft(max(look.room.left(), min(box.left(), look.room.right() - box.width())))
    ground = QColor(look.theme.page)
    ground.setAlphaF(0.8)
    painter.fillRect(box.adjusted(3, 2, -3, -2), ground)
    painter.setFont(themes.serif(QUOTE * larger, italic=True))
    painter.setPen(QColor(look.theme.soft if placed.node.alive else look.theme.muted))
    painter.drawText(box.adjusted(4, 0, -4, 0), _RIGHT if to_left else _LEFT, placed.label)


def _label(painter: QPainter, placed: Placed, look: Look, *, here: bool) -> None:
    """A document's rounded label, or a source's or unknown thing's mark with its name."""
    node, theme, box = placed.node, look.theme, placed.box
    if node.kind == "document":
        painter.setPen(QPen(QColor(theme.muted), max(1.2, 0.9 / look.zoom)))
        painter.setBrush(QColor(theme.chosen if here else theme.card))
        if not node.alive:
            _hollow(painter, theme)
        painter.drawRoundedRect(box, 8, 8)
        inside = box.adjusted(11, 0, -11, 0)
    else:
        inside = _marked(painter, placed, theme)
    painter.setPen(QColor(theme.text if node.alive else theme.muted))
    size = TITLE if look.zoom >= _FAR else min(_HIGHEST, 11 / look.zoom)
    number = words.shown(node.number, 12)
    if number and look.zoom < _VERY_FAR:
        painter.setFont(themes.sans(_HIGHEST, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
        return
    if number:
        bold = themes.sans(size, bold=True)
        _cut(painter, inside, number, bold)
        inside.setLeft(inside.left() + QFontMetricsF(bold).horizontalAdvance(number) + 7)
    _cut(painter, inside, placed.label, themes.sans(size, italic=node.kind != "document"))


def _marked(painter: QPainter, placed: Placed, theme: Theme) -> QRectF:
    """Paint the square of a source or the ring of something unknown; returns the room for words."""
    mark = QRectF(placed.box.left() + 6, placed.at.y() - SQUARE / 2, SQUARE, SQUARE)
    if placed.node.alive:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.soft))
    else:
        _hollow(painter, theme)
    if placed.node.kind == "source":
        painter.drawRect(mark)
    else:
        painter.drawEllipse(mark)
    return placed.box.adjusted(11 + SQUARE + 4, 0, -4, 0)


def _cut(painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
    """Words in a box, cut short where they must be."""
    painter.setFont(font)
    painter.drawText(box, _LEFT, QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 2))


# --- the legend of a file


def legend_height(groups: Sequence[Group], width: float) -> float:
    """How much room a legend needs below a picture of a width."""
    return _LINE * len(_rows(groups, width)) + 10 if groups else 0.0


def paint_legend(
    painter: QPainter, at: QPointF, width: float, groups: Sequence[Group], look: Look, own: Sequence[str]
) -> None:
    """Say below the picture what each line means."""
    painter.setFont(themes.sans(TITLE))
    for row, line in enumerate(_rows(groups, width)):
        x, y = at.x(), at.y() + row * _LINE
        for group in line:
            sample = QRectF(x, y, _SAMPLE, _LINE)
            strokes.draw_sample(painter, sample, strokes.stroke_of(group, own), look.theme)
            painter.setPen(QColor(look.theme.soft))
            painter.drawText(QRectF(sample.right() + 8, y, _wide(group), _LINE), _LEFT, words.shown(group[1], 40))
            x += _wide(group)


def _wide(group: Group) -> float:
    return _SAMPLE + 8 + QFontMetricsF(themes.sans(TITLE)).horizontalAdvance(words.shown(group[1], 40)) + 26


def _rows(groups: Sequence[Group], width: float) -> list[list[Group]]:
    """The legend in lines no wider than the picture."""
    rows: list[list[Group]] = []
    full = 0.0
    for group in groups:
        if not rows or full + _wide(group) > width:
            rows.append([])
            full = 0.0
        rows[-1].append(group)
        full += _wide(group)
    return rows
