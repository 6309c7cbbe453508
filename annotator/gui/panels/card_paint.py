"""Paint an annotation card: colour, quotation, note, tags, cross-references, reader and page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui import mirror, people, vocabulary
from annotator.gui import theme as themes
from annotator.gui.language import counted, quoted, tr
from annotator.gui.mirror import Mirror
from annotator.gui.panels.card_model import CARD
from annotator.gui.people import Readers
from annotator.gui.theme import Theme
from annotator.model import Annotation, CrossReference
from annotator.text.clean import one_line
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
    option.setTextDirection(mirror.way(text))
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
    words = mirror.within_line(quoted(one_line(other.quote)) if other.quote else vocabulary.title(other))
    page = vocabulary.printed_pages(other.where)
    return f"{words} {page}".rstrip()


class CardDelegate(QStyledItemDelegate):
    """Paints cards and says how high they are."""

    def __init__(self, theme: Theme, me: str, readers: Readers) -> None:
        super().__init__()
        self.theme = theme
        self.me = me
        self._readers = readers
        self.edited = ""  # the annotation whose card is open, and not painted
        self.open_height = 0  # of that card, in pixels
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
        if card is None:
            return QSize(width, 40)
        if card.id == self.edited:
            return QSize(width, self.open_height)
        return QSize(width, self._measure(card, width).height + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        if card is None or card.id == self.edited:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -2, -GAP)
        side = Mirror(box, option.direction == Qt.LayoutDirection.RightToLeft)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        _frame(painter, box, self.theme, card.colour, side, hovered=hovered)
        if self.uniform:
            self._contents(painter, side, card, quote=2, note=1, links=0 if card.tags else 1)
        else:
            measures = self._measure(card, _width(option))
            self._contents(painter, side, card, quote=measures.quote, note=measures.note, links=_LINKS)
        painter.restore()

    def _contents(
        self, painter: QPainter, side: Mirror, card: Annotation, *, quote: int, note: int, links: int
    ) -> None:
        box = side.room
        row = QRectF(box.left() + PADDING, box.top() + 10, _inner(round(box.width()) + 3), 20)
        painter.setPen(QColor(self.theme.text))
        self._lines(painter, side, row, quoted(card.quote), self._quote, quote)
        if card.note:
            row = QRectF(row.left(), row.top() + 5, row.width(), 19)
            painter.setPen(QColor(self.theme.soft))
            self._lines(painter, side, row, plain(card.note[:_SHOWN]), self._note, note)
        if card.tags:
            self._chips(painter, side, row.translated(0, 5), card)
            row.translate(0, _CHIP + 6)
        row = QRectF(row.left(), row.top() + 1, row.width(), _LINK)
        for link in card.links[:links]:
            self._link(painter, side, row, link)
            row.translate(0, _LINK)
        more = _more(card)
        if more and not self.uniform:
            self._small_line(painter, side, row, more, "")
        row.moveBottom(box.bottom() - 5)
        who = tr("you") if card.author == self.me else card.author_name
        begin = " · ".join(filter(None, (who, vocabulary.placement(card.placement))))
        person = self._readers.person(card.author)
        if person:
            row.setLeft(row.left() + people.draw(painter, side, row, person, self.theme))
        self._small_line(painter, side, row, begin, vocabulary.printed_pages(card.where))

    def _lines(self, painter: QPainter, side: Mirror, row: QRectF, text: str, font: QFont, most: int) -> None:
        """Words as their own letters run, whichever way the window does; `row` goes down with them."""
        painter.setFont(font)
        painter.setLayoutDirection(mirror.way(text))
        leftward, metrics = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft, QFontMetricsF(font)
        for line in lines_of(text, font, row.width(), most):
            place = side.box(row)
            x = place.right() - metrics.horizontalAdvance(line) if leftward else place.left()
            painter.drawText(QPointF(x, place.top() + place.height() * 0.74), line)
            row.translate(0, row.height())

    def _chips(self, painter: QPainter, side: Mirror, row: QRectF, card: Annotation) -> None:
        painter.setFont(self._small)
        metrics, x, right = QFontMetricsF(self._small), row.left(), row.right()
        for tag in card.tags:
            words = tag.replace("/", " / ")
            chip = QRectF(x, row.top(), metrics.horizontalAdvance(words) + 16, _CHIP)
            if chip.right() > right:
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - x - 16)
                chip.setRight(right)
                if chip.width() < 40:
                    return
            x = chip.right() + 5
            chip = side.box(chip)
            path = QPainterPath()
            path.addRoundedRect(chip, _CHIP / 2, _CHIP / 2)
            painter.fillPath(path, QColor(self.theme.chosen))
            painter.setPen(QColor(self.theme.soft))
            painter.setLayoutDirection(mirror.way(words))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _link(self, painter: QPainter, side: Mirror, row: QRectF, link: CrossReference) -> None:
        painter.setFont(themes.sans(13))
        painter.setPen(QColor(self.theme.accent))
        mirror.draw(painter, side.box(row), side.begin, vocabulary.arrow(link.direction))
        painter.setFont(themes.sans(13, italic=True))
        painter.setPen(QColor(self.theme.soft))
        row = row.adjusted(17, 0, 0, 0)
        used = mirror.draw(painter, side.box(row), side.begin, vocabulary.relation(link.relation))
        painter.setFont(themes.sans(13))
        mirror.draw(painter, side.box(row.adjusted(used + 6, 0, 0, 0)), side.begin, link_words(link))

    def _small_line(self, painter: QPainter, side: Mirror, row: QRectF, begin: str, end: str) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self.theme.muted))
        mirror.draw(painter, side.box(row), side.begin, begin)
        mirror.draw(painter, side.box(row), side.end, end)


def _more(card: Annotation) -> str:
    """What a card has no room to show."""
    links, replies = len(card.links) - _LINKS, len(card.replies)
    parts = [tr("{0} more links").format(counted(links))] if links > 0 else []
    if replies:
        parts.append(tr("1 reply") if replies == 1 else tr("{0} replies").format(counted(replies)))
    return " · ".join(parts)


def _frame(painter: QPainter, box: QRectF, theme: Theme, colour: str, side: Mirror, *, hovered: bool = False) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, 7, 7)
    painter.fillPath(path, QColor(theme.card))
    painter.setPen(QPen(QColor(theme.muted if hovered else theme.line), 1))
    painter.drawPath(path)
    colour_bar(painter, side, theme.colour(colour))


def colour_bar(painter: QPainter, side: Mirror, colour: QColor) -> None:
    """The strip at the edge of a card where reading begins, within its rounded corners."""
    painter.save()
    clip, box = QPainterPath(), side.room
    clip.addRoundedRect(box, 7, 7)
    painter.setClipPath(clip)
    painter.fillRect(side.box(QRectF(box.left(), box.top(), 3.5, box.height())), colour)
    painter.restore()
