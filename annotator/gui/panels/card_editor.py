"""The open card: an annotation edited where it stands."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import ask, vocabulary
from annotator.gui import theme as themes
from annotator.gui.language import quoted, tr
from annotator.gui.panels.card_paint import GAP, PADDING, colour_bar, link_words
from annotator.gui.panels.flow import FlowLayout
from annotator.gui.panels.note_editor import NoteEditor
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import COLOURS, Annotation, CrossReference
from annotator.store import annotations, links, tags


class CutButton(QPushButton):
    """A button whose words are cut short where they do not fit."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - 10)
        self.setText(cut.replace("&", "&&"))


class TagLine(QLineEdit):
    """Where tags are typed, with those of the codebook to choose from."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)


class CardEditor(QFrame):
    """Shows one annotation whole, and lets its author change everything about it."""

    grew = Signal()
    left = Signal()
    link_wanted = Signal()
    source_wanted = Signal(str)

    def __init__(self, session: Session, card: Annotation, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Annotation"))
        self._session = session
        self._theme = theme
        self.card = card
        self._mine = annotations.is_mine(session.project, card)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, 10, PADDING - 2, 7 + GAP)
        layout.setSpacing(5)
        self._quote = QLabel(self)
        self._quote.setObjectName("cardQuote")
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setFont(themes.serif(15))
        self._quote.setWordWrap(True)
        layout.addWidget(self._quote)
        self.note = NoteEditor(self)
        self.note.setReadOnly(not self._mine)
        layout.addWidget(self.note)
        self._chips = QWidget(self)
        self._chip_flow = FlowLayout(self._chips)
        layout.addWidget(self._chips)
        self.tag_line = self._made_tag_line()
        layout.addWidget(self.tag_line)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        layout.addLayout(self._links)
        layout.addLayout(self._foot())
        self.note.written.connect(self._write_note)
        self.note.left.connect(self.left)
        self.note.grew.connect(self._tell_size)
        self.show_card(card)

    # --- making

    def _made_tag_line(self) -> TagLine:
        line = TagLine(self)
        line.setObjectName("tagEditor")
        line.setAccessibleName(tr("Add a tag"))
        line.setPlaceholderText(tr("Add a tag…"))
        completer = QCompleter(QStringListModel([tag.path for tag in tags.listed(self._session.project)], line), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _path: self._add_tag())
        line.setCompleter(completer)
        line.returnPressed.connect(self._add_tag)
        line.left.connect(self.left)
        return line

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(0)
        self._dots: dict[str, QToolButton] = {}
        for colour in COLOURS if self._mine else ():
            foot.addWidget(self._dot(colour))
        foot.addStretch(1)
        self._place = QLabel(self)
        self._place.setObjectName("cardFoot")
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        foot.addWidget(self._place)
        foot.addWidget(self._tool("link", tr("Link to… (L)"), self.link_wanted.emit))
        if self._mine:
            foot.addWidget(self._tool("trash-2", tr("Delete annotation"), self._delete))
        return foot

    def _dot(self, colour: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(tr("Colour {0}").format(vocabulary.colour(colour)))
        button.setToolTip(vocabulary.colour(colour))
        button.setIconSize(QSize(14, 14))
        button.setObjectName("small")
        button.setFixedSize(20, 22)
        button.clicked.connect(lambda: self._recolour(colour))
        self._dots[colour] = button
        return button

    def _tool(self, icon: str, words: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(themes.icon(icon, self._theme.muted, 14))
        button.setIconSize(QSize(14, 14))
        button.setObjectName("small")
        button.setFixedSize(24, 22)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(act)
        return button

    # --- showing

    def show_card(self, card: Annotation) -> None:
        """Show the annotation as it is in the project now; what is being typed stays."""
        self.card = card
        quote = card.quote if len(card.quote) < 700 else card.quote[:700] + " …"
        self._quote.setText(quoted(quote))
        self.note.show_note(card.note)
        self.note.setVisible(self._mine or bool(card.note))
        self._show_chips(card)
        self._show_links(card)
        for colour, button in self._dots.items():
            ring = self._theme.text if colour == card.colour else ""
            button.setIcon(themes.dot(self._theme.colour(colour), 14, ring))
        who = tr("you") if self._mine else card.author_name
        self._place.setText(" · ".join(part for part in (who, vocabulary.printed_pages(card.pages)) if part) + "  ")
        self._tell_size()

    def _show_chips(self, card: Annotation) -> None:
        self._chip_flow.clear()
        for path in card.tags:
            chip = QPushButton(f"{path.replace('/', ' / ')}  ×", self._chips)
            chip.setObjectName("chip")
            chip.setToolTip(tr("Take this tag off"))
            chip.setAccessibleName(tr("Take off tag {0}").format(path))
            chip.clicked.connect(lambda _checked=False, path=path: self._take_off(path))
            self._chip_flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(card.tags))

    def _show_links(self, card: Annotation) -> None:
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for link in card.links:
            self._links.addWidget(self._link_row(link))
        for reply in card.replies:
            words = QLabel(f"{reply.author_name}: {reply.note}", self)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setObjectName("cardFoot")
            self._links.addWidget(words)

    def _link_row(self, link: CrossReference) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        arrow = "→" if link.direction == "to" else "←"
        words = f"{arrow} {vocabulary.relation(link.relation)}  {link_words(link)}"
        follow = CutButton(words, row)
        follow.setObjectName("reference")
        follow.setToolTip(themes.plain_tip(link.other.quote or vocabulary.title(link.other)))
        follow.setAccessibleName(tr("Follow: {0}").format(words))
        follow.clicked.connect(lambda: self._follow(link))
        layout.addWidget(follow, 1)
        layout.addWidget(self._tool("chevron-down", tr("Change relation"), lambda: self._relate(link)))
        layout.addWidget(self._tool("x", tr("Delete cross-reference"), lambda: self._unlink(link)))
        return row

    def _tell_size(self) -> None:
        self._column.activate()
        self.updateGeometry()
        self.grew.emit()

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else 280
        return QSize(width, self._column.totalHeightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        box = QRectF(self.rect()).adjusted(1, 1, -2, -GAP)
        painter.setBrush(QColor(self._theme.card))
        colour = self._theme.colour(self.card.colour)
        painter.setPen(QPen(colour, 1.4))
        painter.drawRoundedRect(box, 7, 7)
        colour_bar(painter, box, colour)
        painter.end()

    # --- changing

    def _write_note(self, note: str) -> None:
        project = self._session.project
        if not self._mine:
            return
        self._session.attempt(self._save_note, project, note)

    def _save_note(self, project: object, note: str) -> None:
        annotations.write_note(self._session.project, self.card.id, note)
        self.note.confirm(note)

    def _add_tag(self) -> None:
        path = self.tag_line.text().strip()
        if path:
            self._session.attempt(tags.apply, self._session.project, [self.card.id], [path])
        completer = self.tag_line.completer()
        popup = completer.popup() if completer else None
        if popup is not None:
            popup.hide()
        self.tag_line.clear()

    def _take_off(self, path: str) -> None:
        self._session.attempt(tags.take_off, self._session.project, self.card.id, path)

    def _recolour(self, colour: str) -> None:
        self._session.attempt(annotations.recolour, self._session.project, self.card.id, colour)

    def _relate(self, link: CrossReference) -> None:
        """Say otherwise how the two ends belong together."""
        known = links.relations(self._session.project)
        shown = [vocabulary.relation(one) for one in known]
        answer = ask.one_of(self, tr("Change relation"), tr("The two ends belong together as:"), shown)
        if answer is not None:
            self._session.attempt(links.relate, self._session.project, link.id, known[answer])

    def _unlink(self, link: CrossReference) -> None:
        self._session.attempt(links.remove, self._session.project, link.id)

    def _delete(self) -> None:
        self.note.flush()
        self._session.attempt(annotations.remove, self._session.project, [self.card.id])

    def _follow(self, link: CrossReference) -> None:
        follow(self._session, link, self.source_wanted.emit)


def follow(session: Session, link: CrossReference, open_source: Callable[[str], object]) -> None:
    """Go where a cross-reference leads; an outside source is shown, not opened."""
    if link.other.kind == "source":
        open_source(link.other.url or link.other.title)
    elif link.other.kind == "missing":
        session.trouble.emit(tr("The other end of this cross-reference is deleted or not here yet."))
    else:
        session.go_to_id(link.other.id)
