"""Paint what lies behind and beside the words: highlights, search hits, note marks, page ticks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.gui import theme as themes
from annotator.gui.reading.geometry import SeenLine
from annotator.gui.theme import Theme
from annotator.model import Mark, Page
from annotator.text.intervals import Intervals, Painted, lanes
from annotator.text.units import Units

Placed = TypeVar("Placed", Mark, Page)
MOST_LANES = 4
_MOST_LAYERS = 12
MOST_TINT = 0.42  # opacity at which words still have a contrast of 4.5 to 1 in both themes
_DIMMED = 0.28


@dataclass(slots=True)
class Drawing:
    """Everything the page shows beside the words of one document. Marks and pages are by place."""

    units: Units
    highlights: Intervals
    note_marks: Sequence[Mark]  # the raised numbers in the text
    notes: Sequence[Mark]  # the notes themselves
    pages: Sequence[Page]
    leftward: bool = False  # whether the document is one from right to left
    current: str = ""
    hovered: str = ""
    left_by_filter: frozenset[str] | None = None
    hits: Sequence[tuple[int, int]] = ()
    hit: int = -1
    pointed: tuple[int, int] = (0, 0)  # a passage that is pointed out; empty for none
    note_boxes: list[tuple[QRectF, Mark]] = field(default_factory=list)


def behind(painter: QPainter, lines: Sequence[SeenLine], drawing: Drawing, theme: Theme) -> None:
    """Tints and rules, before the words are drawn."""
    if not lines:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    units = drawing.units
    first, last = units.from_qt(lines[0].start), units.from_qt(lines[-1].end)
    found = drawing.highlights.touching(first, max(last, first + 1))
    rows = lanes(found, MOST_LANES)
    shown = [_shown(item, rows[item], drawing, theme) for item in found]
    for line in lines:
        here = [one for one in shown if one.start < line.end and one.end > line.start][:_MOST_LAYERS]
        _tints(painter, line, here, theme)
        for one in here:
            _rule(painter, line.boxes(one.start, one.end), one)
        _hits(painter, line, drawing, theme)
        if drawing.pointed[0] < drawing.pointed[1]:
            frame(painter, line.boxes(*map(units.to_qt, drawing.pointed)), theme)


def frame(painter: QPainter, boxes: Sequence[QRectF], theme: Theme) -> None:
    """A frame around words that are pointed out."""
    painter.setPen(QPen(QColor(theme.accent), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    widest = painter.viewport().width() - 1
    for box in boxes:  # of lines that begin or end at the edge of the page no side is cut off
        left, right = max(1.0, box.left() - 2), min(widest, box.right() + 2)
        painter.drawRoundedRect(QRectF(left, box.top() - 2, right - left, box.height() + 4), 3, 3)


class _Shown(NamedTuple):
    """A highlight in view, in Qt positions, with all that is the same in each of its lines."""

    start: int
    end: int
    strength: float
    colour: QColor
    rule: QColor
    lane: int


def _shown(item: Painted, lane: int, drawing: Drawing, theme: Theme) -> _Shown:
    colour, strength = theme.colour(item.colour), _strength(item, drawing)
    rule = QColor(colour)
    rule.setAlphaF(min(1.0, strength))
    return _Shown(drawing.units.to_qt(item.start), drawing.units.to_qt(item.end), strength, colour, rule, lane)


def _strength(item: Painted, drawing: Drawing) -> float:
    """How strongly a highlight shows: the chosen one more, what the filter leaves out less."""
    if item.annotation_id in (drawing.current, drawing.hovered):
        return 1.5
    left = drawing.left_by_filter
    return 1.0 if left is None or item.annotation_id in left else _DIMMED


def _tints(painter: QPainter, line: SeenLine, here: Sequence[_Shown], theme: Theme) -> None:
    """The soft ground behind words. Where highlights overlap it is one blend, never too strong to read on."""
    edges = sorted({min(max(at, line.start), line.end) for one in here for at in (one.start, one.end)})
    for start, end in pairwise(edges):
        over = [one for one in here if one.start < end and one.end > start]
        if over:
            colour = _ground(over, theme)
            for box in line.boxes(start, end):
                painter.fillRect(box.adjusted(0, -1, 0, 1.5), colour)


def _ground(over: Sequence[_Shown], theme: Theme) -> QColor:
    """The tint of words that these highlights share."""
    strengths = [one.strength for one in over]
    colour = QColor(over[0].colour) if len(over) == 1 else blended([one.colour for one in over], strengths)
    clear = 1.0
    for strength in strengths:
        clear *= 1 - theme.tint * strength
    colour.setAlphaF(min(MOST_TINT, 1 - clear))
    return colour


def blended(colours: Sequence[QColor], weights: Sequence[float]) -> QColor:
    """The mean of several colours."""
    total = sum(weights)
    parts = [
        sum(part(colour) * weight for colour, weight in zip(colours, weights, strict=True)) / total
        for part in (QColor.redF, QColor.greenF, QColor.blueF)
    ]
    return QColor.fromRgbF(*parts)


def _rule(painter: QPainter, boxes: list[QRectF], one: _Shown) -> None:
    """The thin line below, in a lane of its own where highlights overlap."""
    thickness = 2.2 if one.strength > 1 else 1.5
    for box in boxes:
        painter.fillRect(QRectF(box.left(), box.bottom() + 0.5 + one.lane * 2.4, box.width(), thickness), one.rule)


def _hits(painter: QPainter, line: SeenLine, drawing: Drawing, theme: Theme) -> None:
    for number, (start, end) in _in_line(drawing, line):
        for box in line.boxes(drawing.units.to_qt(start), drawing.units.to_qt(end)):
            path = QPainterPath()
            path.addRoundedRect(box.adjusted(-1, 0, 1, 0), 3, 3)
            painter.fillPath(path, QColor(theme.find))
            if number == drawing.hit:
                painter.setPen(QPen(QColor(theme.accent), 1.4))
                painter.drawPath(path)


def _in_line(drawing: Drawing, line: SeenLine) -> list[tuple[int, tuple[int, int]]]:
    hits = drawing.hits
    if not hits:
        return []
    start, end = drawing.units.from_qt(line.start), drawing.units.from_qt(line.end)
    at = max(0, bisect_left(hits, (start, 0)) - 1)
    found = []
    while at < len(hits) and hits[at][0] < end:
        if hits[at][1] > start:
            found.append((at, hits[at]))
        at += 1
    return found


def before(painter: QPainter, lines: Sequence[SeenLine], drawing: Drawing, theme: Theme, em: float) -> None:
    """Note numbers, page ticks and the line above the notes, after the words are drawn."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.note_boxes = []
    for line in lines:
        _note_marks(painter, line, drawing, theme, em)
        _page_ticks(painter, line, drawing, theme)
        _note_label(painter, line, drawing, theme, em)


def _standing(items: Sequence[Placed], line: SeenLine, units: Units) -> Sequence[Placed]:
    """Those of the marks or pages that begin in a line, or at its end."""
    first = bisect_left(items, units.from_qt(line.start), key=_start)
    last = bisect_right(items, units.from_qt(line.end), key=_start)
    return items[first:last]


def _start(item: Mark | Page) -> int:
    return item.start


def _note_marks(painter: QPainter, line: SeenLine, drawing: Drawing, theme: Theme, em: float) -> None:
    standing = _standing(drawing.note_marks, line, drawing.units)
    if standing:
        painter.setFont(themes.sans(em * 0.62, bold=True))
        painter.setPen(QColor(theme.accent))
    for mark in standing:
        at = drawing.units.to_qt(mark.start)
        last = at == line.end and (at == line.first + line.block.length() - 1)
        first = at == line.start == line.first
        if not (line.start < at < line.end or last or first):
            continue
        room = max(1, len(mark.value)) * em * 0.36 + 2
        rect = line.rect
        if first:
            x = rect.right() + room if line.leftward else rect.left()
        else:
            letter, leftward = line.letter(at - 1)
            x = letter.left() if leftward else letter.right()
        box = QRectF(x - room + 1, rect.top() + rect.height() * 0.06, room + 4, em * 0.7)
        painter.drawText(QPointF(box.left(), rect.top() + rect.height() * 0.42), mark.value)
        drawing.note_boxes.append((box, mark))


def _page_ticks(painter: QPainter, line: SeenLine, drawing: Drawing, theme: Theme) -> None:
    """A hairline where a page begins within a line."""
    for page in _standing(drawing.pages, line, drawing.units):
        at = drawing.units.to_qt(page.start)
        if line.start < at < line.end and line.first < at:
            letter, leftward = line.letter(at)
            x, rect = letter.right() + 2 if leftward else letter.left() - 2, line.rect
            painter.setPen(QPen(QColor(theme.muted), 1))
            painter.drawLine(QPointF(x, rect.top() + 2), QPointF(x, rect.bottom() - 1))


def _note_label(painter: QPainter, line: SeenLine, drawing: Drawing, theme: Theme, em: float) -> None:
    """The number before a note, and the hairline above the first."""
    if line.start != line.first:
        return
    offset = drawing.units.from_qt(line.start)
    mark = next((one for one in _standing(drawing.notes, line, drawing.units) if one.start == offset), None)
    if mark is None:
        return
    rect = line.rect
    painter.setFont(themes.sans(em * 0.68, bold=True))
    painter.setPen(QColor(theme.accent))
    box = line.from_start(0, rect.top(), em * 1.2, rect.height())
    side = Qt.AlignmentFlag.AlignRight if line.leftward else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side, mark.value)
    drawing.note_boxes.append((box, mark))
    if mark == drawing.notes[0]:
        painter.setPen(QPen(QColor(theme.line), 1))
        rule = line.from_start(0, rect.top() - em * 0.75, em * 6, 0)
        painter.drawLine(rule.topLeft(), rule.topRight())
