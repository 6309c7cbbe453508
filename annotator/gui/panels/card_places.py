"""Where the passage of an open card may stand, while that is not sure: confirm it, or choose another place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.gui import background, mirror, vocabulary
from annotator.gui import theme as themes
from annotator.gui.language import counted, keys, tr
from annotator.gui.mirror import Mirror
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import Annotation, Span
from annotator.store import annotations, documents, doubts, printed
from annotator.text import edges, excerpt, pages
from annotator.text.placing import CHECK, Suggestion
from annotator.text.units import Units

_BEFORE, _AFTER = 32, 70  # characters of context
_HEAD, _TAIL = 90, 30  # characters that are shown of long words
_MOST, _LEADING, _FOOT, _PADDING = 3, 19, 17, 7  # lines, and pixels


class PlaceRow(QAbstractButton):
    """A place of the text that may be the right one: its words in their line, its page, and how sure it is."""

    def __init__(self, around: tuple[str, str, str], foot: tuple[str, str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        left, words, right = around
        self._foot, self._theme = foot, theme
        self._words = QTextLayout(left + words + right, themes.serif(15))
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(mirror.way(left + words + right))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._words.setTextOption(option)
        units = Units(left + words + right)
        self._said = units.to_qt(len(left)), units.to_qt(len(left + words))
        self.setObjectName("suggestedPlace")
        self.setAccessibleName(tr("Put it here, {0}: {1}").format(", ".join(filter(None, foot)), left + words + right))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _set(self, width: int) -> int:
        """Break the words into lines; tells how high those are that are shown."""
        y = 0
        self._words.beginLayout()
        while y < _MOST * _LEADING and (line := self._words.createLine()).isValid():
            line.setLineWidth(width - 2 * _PADDING)
            line.setPosition(QPointF(0, y))
            y += _LEADING
        self._words.endLayout()
        return y

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(width) + _FOOT + 2 * _PADDING - 2

    def sizeHint(self) -> QSize:
        width = max(160, self.width())
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(QColor(theme.accent), 1.5) if self.hasFocus() else QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() or self.isDown() else theme.card))
        painter.drawRoundedRect(box, 6, 6)
        height = self._set(self.width())
        painter.setPen(QColor(theme.muted))
        form, strong = QTextCharFormat(), QTextLayout.FormatRange()
        form.setForeground(QColor(theme.text))
        form.setFontWeight(themes.serif(15, bold=True).weight())
        strong.start, strong.length, strong.format = self._said[0], self._said[1] - self._said[0], form
        self._words.draw(painter, QPointF(_PADDING, _PADDING - 3), [strong])
        painter.setFont(themes.sans(12))
        painter.setPen(QColor(theme.muted))
        side = Mirror(QRectF(self.rect()), self.isRightToLeft())
        foot = side.box(QRectF(_PADDING, _PADDING + height - 2, self.width() - 2 * _PADDING, _FOOT))
        mirror.draw(painter, foot, side.begin, self._foot[0])
        mirror.draw(painter, foot, side.end, self._foot[1])
        painter.end()


class CardPlaces(QWidget):
    """Shows while a passage of the card is to be checked or was not found.

    Pointing at a place, or going to it by keys, shows it on the page; Enter or a click puts the passage there.
    """

    grew = Signal()
    settled = Signal()  # just before the passage is put somewhere

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._about: tuple[str, Span] | None = None  # the annotation, and which of its passages
        self._ranges: dict[QObject, tuple[int, int]] = {}  # what each button is about
        self._waiting: QWidget | None = None  # where the keyboard was when it was to go to the first place
        self.rows: list[PlaceRow] = []
        self._aside = background.Aside(self)
        self._aside.found.connect(self._found)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 3)
        self._column.setSpacing(5)
        self.sentence, self._others = self._label(), self._label()
        self.right = QPushButton(tr("These are the words"), self)
        self.right.setObjectName("placeIsRight")
        self.right.setProperty("framed", True)
        self.right.installEventFilter(self)
        self.right.clicked.connect(lambda: self._put(self._ranges[self.right]))
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.right, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._others)
        self.hide()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("hint")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    # --- showing

    def show_places(self, card: Annotation) -> None:
        """Show what there is to say of where the passage stands; nothing where that is sure."""
        span = annotations.in_doubt(card)
        about = (card.id, span) if span else None
        if about == self._about:
            return
        self._about = about
        self._aside.stop()
        self._waiting = None
        self._clear()
        self.setVisible(span is not None)
        if span is None:
            return
        check = span.placement == CHECK
        doubtful = tr("Placed with some doubt; look whether these are the words.")
        self.sentence.setText(doubtful if check else tr("Not found in this text. Looking for words like these…"))
        self.right.setVisible(check)
        text = documents.text(self._session.project, card.document_id)
        self._ranges[self.right] = edges.whole_words(text, span.start, span.end)
        look = doubts.doubt(self._session.project, card.document_id, span)
        self._aside.begin(partial(doubts.suggestions, look))

    def _clear(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows.clear()
        self._ranges.clear()
        self._others.hide()

    def _found(self, found: Sequence[Suggestion]) -> None:
        """List the places that were found for the passage."""
        if self._about is None:
            return
        words = tr("Not found in this text. Select its words on the page, then press {0}.").format(keys("Shift+A"))
        if self._about[1].placement != CHECK:
            self.sentence.setText(tr("Not found in this text. It may be here:") if found else words)
        elif found:
            self._others.setText(tr("It may also be here:"))
            self._others.show()
        for one in found:
            self._add(one)
        if self._waiting is not None and self._waiting is QApplication.focusWidget() and self.rows:
            self.rows[0].setFocus()
        self._waiting = None
        self.grew.emit()

    def _add(self, one: Suggestion) -> None:
        project, here = self._session.project, self._session.document_id
        where = pages.stretches(printed.leaves(project, here).pages, [(one.start, one.end)])
        sure = tr("{0} % sure").format(counted(round(100 * one.confidence)))
        around = _around(documents.text(project, here), one.start, one.end)
        row = PlaceRow(around, (vocabulary.printed_pages(where), sure), self._theme, self)
        row.installEventFilter(self)
        row.clicked.connect(lambda: self._put((one.start, one.end)))
        self._ranges[row] = (one.start, one.end)
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()

    # --- pointing and choosing

    def check(self) -> None:
        """Put the keyboard on the first thing there is to choose, now or once it is found."""
        first: QWidget | None = self.rows[0] if self.rows else None
        first = first if self.right.isHidden() else self.right
        if self.isHidden() or first is None:
            self._waiting = QApplication.focusWidget()
        else:
            first.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn) and watched in self._ranges:
            self._session.passage_pointed.emit(*self._ranges[watched])
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._session.passage_pointed.emit(0, 0)
        elif kind == QEvent.Type.KeyPress and isinstance(watched, QAbstractButton) and _is_enter(event):
            watched.click()
            return True
        return bool(super().eventFilter(watched, event))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._session.passage_pointed.emit(0, 0)

    def _put(self, where: tuple[int, int]) -> None:
        if self._about is not None:
            self.settled.emit()
            self._session.attempt(annotations.put_in_place, self._session.project, self._about[0], *where)


def _is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Words with a little of what stands before and after them on their line."""
    left, words, right = excerpt.line(text, start, end, max(_BEFORE, _AFTER))
    if len(left) > _BEFORE:
        left = f"… {left[-_BEFORE:].partition(' ')[2]}"
    if len(words) > _HEAD + _TAIL:
        words = f"{words[:_HEAD]} … {words[-_TAIL:]}"
    return left, words, right
