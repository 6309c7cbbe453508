"""What the picture shows, ready to paint: each node in its place, each line with its curve and head."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainterPath

from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.network import strokes, words
from annotator.gui.network.strokes import Stroke
from annotator.store.network import Edge, Network, Node
from annotator.text import graph
from annotator.text.graph import Point, Shape

DOT = 6.5  # radius of a passage
SQUARE = 13.0
TITLE, QUOTE = 13, 13  # pixels
_TITLE, _QUOTE = 24, 22  # characters
_HIGH = 30.0
_PAD = 11.0
_MARGIN = 20.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A node in its place. `box` is what the mouse finds.

    A passage's words stand beside it in `beside`, where they are shown `always` and not only when
    it is pointed at; those of others stand in their box.
    """

    node: Node
    at: QPointF
    box: QRectF
    label: str
    beside: QRectF = field(default_factory=QRectF)
    always: bool = True


@dataclass(frozen=True, slots=True)
class Curve:
    """A cross-reference from one placed node to another, by their numbers."""

    edge: Edge
    start: int
    end: int
    line: QPainterPath
    head: QPainterPath
    stroke: Stroke


@dataclass(slots=True)
class Scene:
    """Everything the picture shows. Lengths are pixels at usual size."""

    nodes: list[Placed] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    tethers: list[tuple[int, int]] = field(default_factory=list)  # each passage and its document
    bounds: QRectF = field(default_factory=QRectF)

    def number_of(self, node_id: str) -> int:
        """Which placed node it is; -1 where it is not in the picture."""
        return next((at for at, placed in enumerate(self.nodes) if placed.node.id == node_id), -1)

    def number_at(self, point: QPointF) -> int:
        """The node at a point, or -1."""
        return next((at for at, placed in enumerate(self.nodes) if placed.box.contains(point)), -1)

    def together(self, one: int) -> set[int]:
        """A node, and where it is a document its passages too."""
        return {one, *(passage for passage, home in self.tethers if home == one)}

    def curves_of(self, one: int) -> list[Curve]:
        """The cross-references of a node; those of a document's passages are its own too."""
        inside = self.together(one)
        return [curve for curve in self.curves if curve.start in inside or curve.end in inside]

    def around(self, one: int) -> set[int]:
        """A node with all it is joined to; a document with its passages, a passage with its document."""
        found = self.together(one) | {home for passage, home in self.tethers if passage == one}
        return found.union(*((curve.start, curve.end) for curve in self.curves_of(one)))


def label_of(node: Node) -> str:
    """What stands in the picture for a node."""
    if node.kind == "annotation":
        return f"“{words.shown(node.quote, _QUOTE)}”" if node.quote else ""
    return tr("Not here") if node.kind == "missing" else words.shown(node.title or node.url, _TITLE)


def index_of(network: Network) -> dict[str, int]:
    """The number of each node."""
    return {node.id: at for at, node in enumerate(network.nodes)}


def homes_of(network: Network) -> list[int]:
    """The number of the document that each passage gathers round, -1 for what is no passage."""
    index = index_of(network)
    return [index[node.document_id] if node.kind == "annotation" else -1 for node in network.nodes]


def shapes_of(network: Network) -> list[Shape]:
    """The nodes as the layout needs to know them."""
    quote = QFontMetricsF(themes.serif(QUOTE, italic=True))
    plain, bold = QFontMetricsF(themes.sans(TITLE)), QFontMetricsF(themes.sans(TITLE, bold=True))
    found = []
    for node, home in zip(network.nodes, homes_of(network), strict=True):
        if home >= 0:
            found.append(Shape(2 * DOT + 8 + quote.horizontalAdvance(label_of(node)), 2 * DOT + 4, home))
            continue
        number = bold.horizontalAdvance(words.shown(node.number, 12)) + 7 if node.number else 0
        mark = 0.0 if node.kind == "document" else SQUARE + 7
        found.append(Shape(number + mark + plain.horizontalAdvance(label_of(node)) + 2 * _PAD, _HIGH))
    return found


def build(network: Network, places: Mapping[str, Point], own: Sequence[str]) -> Scene:
    """The scene of a network; `places` has the middle of each node, perhaps of more."""
    crowd = Counter(node.document_id for node in network.nodes if node.kind == "annotation")
    shapes = shapes_of(network)
    nodes = []
    for node, shape in zip(network.nodes, shapes, strict=True):
        home = places.get(node.document_id, places[node.id])
        nodes.append(_placed(node, shape, places[node.id], home, alone=crowd[node.document_id] <= graph.BESIDE))
    index = index_of(network)
    tethers = [(at, shape.home) for at, shape in enumerate(shapes) if shape.home >= 0]
    curves = _curves(network, nodes, index, own)
    bounds = QRectF()
    for placed in nodes:
        bounds |= placed.box.united(placed.beside) if placed.always else placed.box
    for curve in curves:
        bounds |= curve.line.controlPointRect()
    return Scene(nodes, curves, tethers, bounds.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))


def _placed(node: Node, shape: Shape, at: Point, home: Point, *, alone: bool) -> Placed:
    x, y = at
    if node.kind == "annotation":
        box = QRectF(x - DOT - 3, y - DOT - 3, 2 * DOT + 6, 2 * DOT + 6)
        wide = shape.width - 2 * DOT
        left = x - DOT - wide if x < home[0] else x + DOT
        return Placed(node, QPointF(x, y), box, label_of(node), QRectF(left, y - 10, wide, 20), alone)
    box = QRectF(x - shape.width / 2, y - shape.height / 2, shape.width, shape.height)
    return Placed(node, QPointF(x, y), box, label_of(node))


# --- curves


def _curves(network: Network, nodes: list[Placed], index: Mapping[str, int], own: Sequence[str]) -> list[Curve]:
    found = []
    twins: Counter[tuple[int, int]] = Counter()
    for edge in network.edges:
        start, end = index[edge.from_id], index[edge.to_id]
        nth = twins[start, end]
        twins[start, end] += 1
        stroke = strokes.stroke_of(edge.group, own)
        if start == end:
            line, angle = _loop(nodes[start], nth)
        else:
            line, angle = _bow(nodes[start], nodes[end], _control_point(nodes, index, start, end, nth))
        tip = line.currentPosition()
        found.append(Curve(edge, start, end, line, strokes.head(tip, angle, stroke), stroke))
    return found


def _control_point(nodes: list[Placed], index: Mapping[str, int], start: int, end: int, nth: int) -> QPointF:
    """What a line bends to: a little to one side, and round the document where both its ends are beside one."""
    a, b = nodes[start].at, nodes[end].at
    middle = (a + b) / 2
    if nodes[start].node.kind == nodes[end].node.kind == "annotation":
        home = index[nodes[start].node.document_id]
        if home == index[nodes[end].node.document_id]:
            return _round(nodes[home].at, a, b, nth)
    dx, dy = b.x() - a.x(), b.y() - a.y()
    bend = min(0.16, 26 / max(1.0, math.hypot(dx, dy))) + 0.14 * nth
    return middle + QPointF(-dy, dx) * bend


def _round(home: QPointF, a: QPointF, b: QPointF, nth: int) -> QPointF:
    """What a line between two passages of a document bends to: between them and it, or above or below it."""
    middle = (a + b) / 2
    if (a.x() < home.x()) == (b.x() < home.x()):
        inwards = 30 + 10 * nth
        return middle + QPointF(inwards if a.x() < home.x() else -inwards, 0)
    past = 75 + 14 * nth
    return QPointF(middle.x(), min(a.y(), b.y()) - past if middle.y() <= home.y() else max(a.y(), b.y()) + past)


def _bow(start: Placed, end: Placed, middle: QPointF) -> tuple[QPainterPath, float]:
    """A bent line between the outlines of two nodes, and the angle it arrives at."""
    a, b = start.at, end.at
    first, last = _leaves(start, middle, b), 1 - _leaves(end, middle, a)
    if first >= last:
        first, last = 0.0, 1.0
    tip, before = _on(a, middle, b, last), _on(a, middle, b, last - 0.03)
    path = QPainterPath(_on(a, middle, b, first))
    part = a * ((1 - first) * (1 - last)) + middle * (first + last - 2 * first * last) + b * (first * last)
    path.quadTo(part, tip)
    return path, math.atan2(tip.y() - before.y(), tip.x() - before.x())


def _on(a: QPointF, middle: QPointF, b: QPointF, t: float) -> QPointF:
    """A point of the quadratic curve."""
    return a * (1 - t) ** 2 + middle * (2 * t * (1 - t)) + b * t**2


def _leaves(placed: Placed, middle: QPointF, b: QPointF) -> float:
    """Where a curve that begins in the middle of a node comes out of it."""
    wide = high = DOT + 2
    if placed.node.kind != "annotation":
        wide, high = placed.box.width() / 2 + 2, placed.box.height() / 2 + 2
    x1, y1 = middle.x() - placed.at.x(), middle.y() - placed.at.y()
    x2, y2 = b.x() - placed.at.x(), b.y() - placed.at.y()
    inside, outside = 0.0, 1.0
    for _ in range(8):
        t = (inside + outside) / 2
        bent, straight = 2 * t * (1 - t), t * t
        if abs(bent * x1 + straight * x2) <= wide and abs(bent * y1 + straight * y2) <= high:
            inside = t
        else:
            outside = t
    return outside


def _loop(placed: Placed, nth: int) -> tuple[QPainterPath, float]:
    """A line from a node to itself, above it, and the angle it arrives at."""
    size, top = 22.0 + 8 * nth, QPointF(placed.at.x(), placed.box.top())
    path = QPainterPath(top - QPointF(7, 0))
    path.cubicTo(top + QPointF(-size, -size * 1.5), top + QPointF(size, -size * 1.5), top + QPointF(7, 0))
    return path, math.atan2(size * 1.5, 7 - size)
