"""A slip that shows where cross-references lead, without leaving the page."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui import theme as themes
from annotator.gui import vocabulary
from annotator.gui.language import quoted, tr
from annotator.gui.mirror import show_words, within_line
from annotator.gui.panels.card_links import CutButton, follow
from annotator.gui.reading.area import PageArea
from annotator.gui.session import Session
from annotator.gui.shadow import Shadow
from annotator.gui.theme import Theme
from annotator.model import Annotation, CrossReference
from annotator.store import annotations, documents
from annotator.text import direction
from annotator.text.markdown import plain
from annotator.text.units import Units

_CONTEXT = 160  # characters around a passage
_LONGEST = 600  # characters of a passage that are shown
_LEADING = 23.0
_MOST = 4


class PeekSlip(QFrame):
    """The other ends of the current annotation's cross-references, each with its passage in its sentence."""

    def __init__(self, session: Session, page: PageArea) -> None:
        super().__init__(page)
        self.setObjectName("peekSlip")
        self.setAccessibleName(tr("Where the cross-references lead"))
        self._session = session
        self._page = page
        self._shown: tuple[CrossReference, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(5)
        Shadow(self)
        session.annotation_chosen.connect(lambda _id: self.hide())
        session.document_shown.connect(lambda _id: self.hide())
        session.changed.connect(lambda _step: self._changed())
        self.hide()

    def toggle(self) -> bool:
        """Show the slip, or put it away; false where the annotation leads nowhere."""
        current = self._session.current()
        if self.isVisible() or current is None or not current.links:
            self.hide()
            return current is None or bool(current.links)
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._shown = current.links
        for link in current.links[:_MOST]:
            self._add(link)
        self.show()
        self.raise_()
        return True

    def _changed(self) -> None:
        """Show no cross-references that are others by now."""
        current = self._session.current() if self.isVisible() else None
        if current is None or current.links != self._shown:
            self.hide()

    def _add(self, link: CrossReference) -> None:
        arrow, title = vocabulary.arrow(link.direction), within_line(vocabulary.title(link.other))
        place = ", ".join(part for part in (title, _page(link)) if part)
        button: QPushButton = CutButton(f"{arrow} {vocabulary.relation(link.relation)}: {place}", self)
        button.setObjectName("reference")
        button.setAccessibleName(tr("Follow: {0}").format(place))
        button.clicked.connect(lambda: follow(self._session, link, self._session.trouble.emit))
        self._layout.addWidget(button)
        self._add_passage(link)

    def _add_passage(self, link: CrossReference) -> None:
        """The passage with what stands around it in its paragraph, and its note."""
        found = annotations.get(self._session.project, link.other.id) if link.other.kind == "annotation" else None
        if found is None:
            return
        text = documents.text(self._session.project, found.document_id)
        around = _before(text, found.start), _after(text, found.end)
        self._layout.addWidget(InSentence(found, around, self._page.view.theme, self))
        if found.note:
            note = QLabel(self)
            note.setObjectName("reply")
            note.setTextFormat(Qt.TextFormat.PlainText)
            note.setWordWrap(True)
            show_words(note, plain(found.note))
            self._layout.addWidget(note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.hide()
            return
        super().keyPressEvent(event)


class InSentence(QWidget):
    """A passage as it is highlighted, and the words before and after it in a lesser voice."""

    def __init__(self, found: Annotation, around: tuple[str, str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        before, after = around
        quote = found.quote if len(found.quote) <= _LONGEST else found.quote[:_LONGEST] + " …"
        self.setAccessibleName(f"{before}{quoted(quote)}{after}")
        text = f"{before}{quote}{after}".replace("\n", " ")
        self._words = QTextLayout(text, themes.serif(16))
        self.leftward = direction.leftward(text)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if self.leftward else Qt.AlignmentFlag.AlignLeft)
        way = Qt.LayoutDirection.RightToLeft if self.leftward else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(way)
        option.setAlignment(option.alignment() | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._words.setTextOption(option)
        tint = theme.colour(found.colour)
        tint.setAlphaF(theme.tint)
        units = Units(text)
        edges = [units.to_qt(at) for at in (0, len(before), len(before + quote), len(text))]
        inks = ((theme.muted, None), (theme.text, tint), (theme.muted, None))
        parts = zip(pairwise(edges), inks, strict=True)
        self._words.setFormats([_formatted(start, end, ink, ground) for (start, end), (ink, ground) in parts])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _set(self, width: float) -> float:
        """Break it into lines of this width; returns their height."""
        y = 0.0
        self._words.beginLayout()
        while (line := self._words.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += _LEADING
        self._words.endLayout()
        return y

    def heightForWidth(self, width: int) -> int:
        return int(self._set(width)) + 2

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(200, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._set(self.width())
        painter = QPainter(self)
        self._words.draw(painter, QPointF())
        painter.end()


def _formatted(start: int, end: int, ink: str, ground: QColor | None) -> QTextLayout.FormatRange:
    part, form = QTextLayout.FormatRange(), QTextCharFormat()
    form.setForeground(QColor(ink))
    if ground is not None:
        form.setBackground(ground)
    part.start, part.length, part.format = start, end - start, form
    return part


def _before(text: str, start: int) -> str:
    """What stands before a place in its paragraph, from the beginning of a word."""
    line = text[:start].rpartition("\n")[2]
    return line if len(line) <= _CONTEXT else f"… {line[-_CONTEXT:].partition(' ')[2]}"


def _after(text: str, end: int) -> str:
    """What stands after a place in its paragraph, to the end of a word."""
    line = text[end : end + 10 * _CONTEXT].partition("\n")[0]
    return line if len(line) <= _CONTEXT else f"{line[:_CONTEXT].rpartition(' ')[0]} …"


def _page(link: CrossReference) -> str:
    return link.other.page or vocabulary.printed_pages(link.other.where)
