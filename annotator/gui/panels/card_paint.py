"""Paint an annotation card: colour, quotation, note, tags, cross-references, reader and page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui import theme as themes
from annotator.gui import vocabulary
from annotator.gui.language import counted, quoted, tr
from annotator.gui.panels.card_model import CARD
from annotator.gui.theme import Theme
from annotator.model import Annotation, CrossReference
from annotator.text.clean import one_line
from annotator.text.direction import from_the_right
from annotator.text.markdown import plain

Index = QModelIndex | QPersistentModelIndex
GAP = 10  # between cards
PADDING = 13
_LINKS = 2
_SHOWN = 600  # characters of a note, at most
_CHIP = 19
_LINK = 20
_FOOT = 20
_UNIFORM = 130  # two lines of quotation, one of the note, tags or a link, and the foot


@dataclass(frozen=True, slots=True)
class _Measures:
    quote: int  # lines
    note: int
    height: int


def _width(option: QStyleOptionViewItem) -> int:
    """How wide a row is; Qt asks for heights before it has set the rectangle."""
    view = option.widget
    return max(120, view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width())


def _inner(width: int) -> int:
    """How wide the words of a card in a row of this width are."""
    return width - 3 - 2 * PADDING


def lines_of(text: str, font: QFont, width: float, most: int) -> list[str]:
    """The text broken into at most so many lines, the last one cut short where more follows."""
    text = " ".join(text[:_SHOWN].split())
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(found) == most - 1:
            rest = text[start:]
            found.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        found.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return found


def link_words(link: CrossReference) -> str:
    """A cross-reference as a card shows it: where it leads, and the page."""
    other = link.other
    words = quoted(one_line(other.quote)) if other.quote else vocabulary.title(other)
    page = vocabulary.printed_pages([other.page]) if other.page and other.kind == "annotation" else ""
    return f"{words} {page}".rstrip()


class CardDelegate(QStyledItemDelegate):
    """Paints cards and says how high they are."""

    def __init__(self, theme: Theme, me: str) -> None:
        super().__init__()
        self.theme = theme
        self.me = me
        self.edited = ""  # the annotation whose card is open, and not painted
        self.uniform = False  # all cards of one height, as long lists need it
        self._measured: dict[tuple[str, str, int], _Measures] = {}
        self._quote = themes.serif(15)
        self._note = themes.sans(14)
        self._small = themes.sans(12)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.theme = theme

    def _measure(self, card: Annotation, width: int) -> _Measures:
        key = (card.id, f"{card.modified}{len(card.tags)}{len(card.links)}{len(card.replies)}", width)
        if key not in self._measured:
            if len(self._measured) > 50_000:
                self._measured.clear()
            inner = _inner(width)
            quote = len(lines_of(quoted(card.quote), self._quote, inner, 2))
            note = len(lines_of(plain(card.note[:_SHOWN]), self._note, inner, 3)) if card.note else 0
            height = 2 * 10 + quote * 20 + note * 19 + _FOOT
            height += (6 if note else 0) + (_CHIP + 6 if card.tags else 0) + min(len(card.links), _LINKS) * _LINK
            height += _LINK if card.replies or len(card.links) > _LINKS else 0
            self._measured[key] = _Measures(quote, note, height)
        return self._measured[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = _width(option)
        if self.uniform:
            return QSize(width, _UNIFORM + GAP)
        card = index.data(CARD)
        if card is None or card.id == self.edited:
            return QSize(width, 40)
        return QSize(width, self._measure(card, width).height + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        if card is None or card.id == self.edited:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -2, -GAP)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        _frame(painter, box, self.theme, card.colour, hovered=hovered)
        if self.uniform:
            self._contents(painter, box, card, quote=2, note=1, links=0 if card.tags else 1)
        else:
            measures = self._measure(card, _width(option))
            self._contents(painter, box, card, quote=measures.quote, note=measures.note, links=_LINKS)
        painter.restore()

    def _contents(self, painter: QPainter, box: QRectF, card: Annotation, *, quote: int, note: int, links: int) -> None:
        inner = _inner(round(box.width()) + 3)
        x, y = box.left() + PADDING, box.top() + 10
        y = self._lines(painter, x, y, quoted(card.quote), self._quote, inner, quote, 20, self.theme.text)
        if card.note:
            y = self._lines(painter, x, y + 5, plain(card.note[:_SHOWN]), self._note, inner, note, 19, self.theme.soft)
        if card.tags:
            self._chips(painter, x, y + 5, card, inner)
            y += _CHIP + 6
        for link in card.links[:links]:
            self._link(painter, QRectF(x, y + 1, inner, _LINK), link)
            y += _LINK
        more = _more(card)
        if more and not self.uniform:
            self._small_line(painter, QRectF(x, y + 1, inner, _LINK), more, "")
        foot = QRectF(x, box.bottom() - _FOOT - 5, inner, _FOOT)
        who = tr("you") if card.author == self.me else card.author_name
        left = who if card.placement == "exact" else tr("{0} · not found in this text").format(who)
        self._small_line(painter, foot, left, vocabulary.printed_pages(card.pages))

    def _lines(
        self,
        painter: QPainter,
        x: float,
        y: float,
        text: str,
        font: QFont,
        width: float,
        most: int,
        step: int,
        ink: str,
    ) -> float:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        leftwards = from_the_right(text)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight)
        for line in lines_of(text, font, width, most):
            beside = width - QFontMetricsF(font).horizontalAdvance(line) if leftwards else 0
            painter.drawText(QPointF(x + beside, y + step * 0.74), line)
            y += step
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        return y

    def _chips(self, painter: QPainter, x: float, y: float, card: Annotation, width: float) -> None:
        painter.setFont(self._small)
        metrics, right = QFontMetricsF(self._small), x + width
        for tag in card.tags:
            words = tag.replace("/", " / ")
            chip = QRectF(x, y, metrics.horizontalAdvance(words) + 16, _CHIP)
            if chip.right() > right:
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - x - 16)
                chip.setRight(right)
                if chip.width() < 40:
                    return
            path = QPainterPath()
            path.addRoundedRect(chip, _CHIP / 2, _CHIP / 2)
            painter.fillPath(path, QColor(self.theme.chosen))
            painter.setPen(QColor(self.theme.soft))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
            x = chip.right() + 5

    def _link(self, painter: QPainter, box: QRectF, link: CrossReference) -> None:
        metrics = QFontMetricsF(themes.sans(13))
        painter.setFont(themes.sans(13))
        painter.setPen(QColor(self.theme.accent))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, flags, "→" if link.direction == "to" else "←")
        italic = themes.sans(13, italic=True)
        painter.setFont(italic)
        painter.setPen(QColor(self.theme.soft))
        relation = vocabulary.relation(link.relation)
        painter.drawText(box.adjusted(17, 0, 0, 0), flags, relation)
        left = 17 + QFontMetricsF(italic).horizontalAdvance(relation) + 6
        painter.setFont(themes.sans(13))
        words = metrics.elidedText(link_words(link), Qt.TextElideMode.ElideRight, box.width() - left)
        painter.drawText(box.adjusted(left, 0, 0, 0), flags, words)

    def _small_line(self, painter: QPainter, box: QRectF, left: str, right: str) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)


def _more(card: Annotation) -> str:
    """What a card has no room to show."""
    links, replies = len(card.links) - _LINKS, len(card.replies)
    parts = [tr("{0} more links").format(counted(links))] if links > 0 else []
    if replies:
        parts.append(tr("1 reply") if replies == 1 else tr("{0} replies").format(counted(replies)))
    return " · ".join(parts)


def _frame(painter: QPainter, box: QRectF, theme: Theme, colour: str, *, hovered: bool = False) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, 7, 7)
    painter.fillPath(path, QColor(theme.card))
    painter.setPen(QPen(QColor(theme.muted if hovered else theme.line), 1))
    painter.drawPath(path)
    colour_bar(painter, box, theme.colour(colour))


def colour_bar(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """The strip at a card's left edge, within its rounded corners."""
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(box, 7, 7)
    painter.setClipPath(clip)
    painter.fillRect(QRectF(box.left(), box.top(), 3.5, box.height()), colour)
    painter.restore()
