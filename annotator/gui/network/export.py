"""The picture as a file: SVG and PNG by the hand that paints it on the screen, and its edges as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from annotator.formats import write_table
from annotator.formats.atomic import whole_binary
from annotator.gui import theme as themes
from annotator.gui.network import strokes, words
from annotator.gui.network.paint import Look, legend_height, paint, paint_legend
from annotator.gui.network.scene import Scene
from annotator.gui.network.strokes import Group
from annotator.store.network import Network, Node
from annotator.text import pages

_WIDEST = 8000  # pixels; a larger picture is written smaller than twice its size
_ENDS = ("kind", "words", "document", "page", "id")
COLUMNS = (*(f"from {name}" for name in _ENDS), "relation", *(f"to {name}" for name in _ENDS), "reader", "state")


def svg(scene: Scene, own: Sequence[str], title: str) -> bytes:
    """The picture as an SVG file, with a legend."""
    size = _size(scene, own)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(QPointF(), size))
    generator.setTitle(title)
    painter = QPainter(generator)
    _paint(painter, scene, own)
    painter.end()
    return bytes(buffer.data().data())


def png(scene: Scene, own: Sequence[str]) -> bytes:
    """The picture as a PNG file, at twice its size, with a legend."""
    size = _size(scene, own)
    times = min(2.0, _WIDEST / max(size.width(), size.height()))
    image = QImage(size * times, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(times, times)
    _paint(painter, scene, own)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def write(content: bytes, path: Path) -> None:
    """Write a picture to a file.

    :raises AnnotatorError: when it cannot be written.
    """
    with whole_binary(path) as file:
        file.write(content)


def table(network: Network, path: Path) -> None:
    """Write a row for each cross-reference, as CSV that every spreadsheet reads.

    :raises AnnotatorError: when it cannot be written.
    """
    by_id = {node.id: node for node in network.nodes}
    rows: list[list[str]] = [list(COLUMNS)]
    for edge in network.edges:
        start, end = by_id[edge.from_id], by_id[edge.to_id]
        whole = "" if start.alive and end.alive else "missing"
        rows.append([*_cells(start), edge.relation, *_cells(end), edge.reader, whole])
    write_table.write(path, rows)


def _cells(node: Node) -> list[str]:
    document = words.name(node, 500) if node.document_id else ""
    what = node.quote if node.kind == "annotation" else node.title or node.url
    return [node.kind, what, document, node.page or pages.cited(node.where), node.id]


def _groups(scene: Scene, own: Sequence[str]) -> list[Group]:
    return strokes.in_order((curve.edge.group for curve in scene.curves), own)


def _size(scene: Scene, own: Sequence[str]) -> QSize:
    legend = legend_height(_groups(scene, own), scene.bounds.width() - 40)
    return QSize(round(scene.bounds.width()), round(scene.bounds.height() + legend))


def _paint(painter: QPainter, scene: Scene, own: Sequence[str]) -> None:
    """The picture and its legend on paper: in the light theme, whatever the window's is."""
    look = Look(themes.LIGHT)
    painter.fillRect(QRectF(QPointF(), _size(scene, own)), QColor(look.theme.page))
    painter.translate(-scene.bounds.topLeft())
    paint(painter, scene, look)
    at = scene.bounds.bottomLeft() + QPointF(20, 0)
    paint_legend(painter, at, scene.bounds.width() - 40, _groups(scene, own), look, own)
