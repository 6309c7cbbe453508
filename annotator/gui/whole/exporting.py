"""A chart as the content of a picture file, for print. Nothing here needs the window, so a thread may do it."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, sqrt

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from annotator.gui import theme as themes
from annotator.gui.whole import painting
from annotator.gui.whole.chart import Chart

_MARGIN, _TITLE, _FOOT = 20, 40, 34
_MOST_PIXELS = 40_000_000


class Paper:
    """A chart on white with its title, what it is of, and its legend; names have more room than on the screen."""

    def __init__(self, chart: Chart, subtitle: str) -> None:
        self.chart = chart
        self._subtitle = subtitle
        self._legend = painting.Legend(chart)
        self._measures = painting.measured(chart, painting.ON_PAPER)
        font = QFontMetricsF(themes.sans(14))
        least = max(font.horizontalAdvance(subtitle), self._legend.width, 240.0)
        size = self._measures.size
        width, height = max(size.width(), min(least, 1200.0)), size.height() + _TITLE + _FOOT
        self.size = QSize(ceil(width) + 2 * _MARGIN, ceil(height) + 2 * _MARGIN)

    def paint(self, painter: QPainter) -> None:
        """All of it, from the painter's corner, always in the light theme: it is for paper."""
        theme, width = themes.LIGHT, self.size.width() - 2 * _MARGIN
        painter.fillRect(QRect(0, 0, self.size.width(), self.size.height()), QColor(theme.card))
        painter.translate(_MARGIN, _MARGIN)
        painter.setFont(themes.sans(17, bold=True))
        painter.setPen(QColor(theme.text))
        painter.drawText(QRect(4, 0, width, 20), Qt.AlignmentFlag.AlignLeft, self.chart.title)
        painter.setFont(themes.sans(13))
        painter.setPen(QColor(theme.muted))
        cut = QFontMetricsF(painter.font()).elidedText(self._subtitle, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(4, 21, width, 18), Qt.AlignmentFlag.AlignLeft, cut)
        painter.translate(0, _TITLE)
        painting.Painting(self.chart, self._measures, theme).everything(painter)
        painter.translate(4, self._measures.size.height() + 10)
        self._legend.paint(painter, theme)


def svg(chart: Chart, subtitle: str) -> bytes:
    """A drawing that can be made larger without loss, its words as words."""
    paper, buffer = Paper(chart, subtitle), QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setResolution(96)  # pixels to the inch, as everything here is in pixels
    drawing.setSize(paper.size)
    drawing.setViewBox(QRect(0, 0, paper.size.width(), paper.size.height()))
    drawing.setTitle(chart.title)
    drawing.setDescription(subtitle)
    painter = QPainter(drawing)
    paper.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def png(chart: Chart, subtitle: str) -> bytes:
    """A picture of two pixels to each of the screen; of fewer where it would be beyond all bounds."""
    paper = Paper(chart, subtitle)
    ratio = min(2.0, sqrt(_MOST_PIXELS / (paper.size.width() * paper.size.height())))
    image = QImage(paper.size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    paper.paint(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


DRAWN: dict[str, Callable[[Chart, str], bytes]] = {"SVG": svg, "PNG": png}
