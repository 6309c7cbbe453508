"""The open card: an annotation edited where it stands."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import habits, people, tab_order, vocabulary
from annotator.gui import theme as themes
from annotator.gui.language import quoted, tr
from annotator.gui.mirror import Mirror, show_words
from annotator.gui.panels.card_links import CardLinks
from annotator.gui.panels.card_list import CardList
from annotator.gui.panels.card_paint import GAP, PADDING, colour_bar
from annotator.gui.panels.card_places import CardPlaces
from annotator.gui.panels.card_replies import CardReplies
from annotator.gui.panels.flow import FlowLayout
from annotator.gui.panels.note_editor import NoteEditor
from annotator.gui.panels.small import small_button
from annotator.gui.panels.tag_line import TagLine
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import COLOURS, Annotation
from annotator.store import annotations, tags

_READING = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class Typing(NamedTuple):
    """Where one is typing in a card (the note, a reply, a tag; None for nowhere), at which place, and the tag begun."""

    where: str | None
    at: int
    tag: str


class CardEditor(QFrame):
    """Shows one annotation whole, and lets its author change everything about it.

    One is made and opened on card after card, because making it takes longer than all else about opening a card.
    """

    grew = Signal()
    left = Signal()
    focus_moved = Signal()  # by Tab
    settled = Signal()  # where the passage stands
    link_wanted = Signal()
    source_wanted = Signal(str)

    def __init__(self, session: Session, card: Annotation, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Annotation"))
        self._session = session
        self.theme = theme
        self.card = card
        self._mine = False
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, 10, PADDING - 2, 7 + GAP)
        layout.setSpacing(5)
        self._quote = QLabel(self)
        self._quote.setObjectName("cardQuote")
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setFont(themes.serif(15))
        self._quote.setWordWrap(True)
        layout.addWidget(self._quote)
        self.places = self._made_places()
        layout.addWidget(self.places)
        self.note = NoteEditor(theme, self)
        layout.addWidget(self.note)
        self._chips = QWidget(self)
        self._chips.hide()
        self._chip_flow = FlowLayout(self._chips)
        self._tags: tuple[str, ...] = ()  # those that have a chip
        layout.addWidget(self._chips)
        self.tag_line = self._made_tag_line()
        layout.addWidget(self.tag_line)
        self._links = CardLinks(session, theme, self)
        self._links.source_wanted.connect(self.source_wanted)
        layout.addWidget(self._links)
        self.replies = CardReplies(session, theme, self)
        self.replies.grew.connect(self._tell_size)
        self.replies.left.connect(self.left)
        layout.addWidget(self.replies)
        self._dots: dict[str, QToolButton] = {}
        self._ringed = ""
        self._colours = self._made_colours()
        layout.addWidget(self._colours)
        layout.addLayout(self._foot())
        self._connect_note()
        self.open_on(card)

    # --- making

    def _made_places(self) -> CardPlaces:
        places = CardPlaces(self._session, self.theme, self)
        places.grew.connect(self._show_places)
        places.settled.connect(self.settled)
        return places

    def _connect_note(self) -> None:
        self.note.written.connect(self._write_note)
        self.note.left.connect(self.left)
        self.note.grew.connect(self._tell_size)

    def _made_tag_line(self) -> TagLine:
        line = TagLine(self._session, self)
        line.setObjectName("tagEditor")
        line.setAccessibleName(tr("Add a tag"))
        line.setPlaceholderText(tr("Add a tag…"))
        line.taken.connect(self._add_tag)
        line.returnPressed.connect(self._add_tag)
        line.left.connect(self.left)
        return line

    def _made_colours(self) -> QWidget:
        colours = QWidget(self)
        row = QHBoxLayout(colours)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for colour in COLOURS:
            row.addWidget(self._dot(colour))
        row.addStretch(1)
        return colours

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(0)
        self._disc = QLabel(self)
        foot.addWidget(self._disc)
        self._place = QLabel(self)
        self._place.setObjectName("cardFoot")
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        foot.addWidget(self._place)
        foot.addStretch(1)
        tools: list[tuple[str, str, Callable[[], object]]] = [
            ("message-square", tr("Reply (R)"), self.write_reply),
            ("link", tr("Link to… (L)"), self.link_wanted.emit),
        ]
        for icon, words, act in tools:
            foot.addWidget(small_button(self, self.theme, icon, words, act))
        self._bin = small_button(self, self.theme, "trash-2", tr("Delete annotation"), self._delete)
        foot.addWidget(self._bin)
        return foot

    def _dot(self, colour: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(themes.dot(self.theme.colour(colour), 14))
        button.setIconSize(QSize(14, 14))
        button.setObjectName("small")
        button.setFixedSize(20, 22)
        button.clicked.connect(lambda: self._recolour(colour))
        self._dots[colour] = button
        return button

    # --- showing

    def open_on(self, card: Annotation) -> None:
        """Show another annotation; of the one before nothing is left."""
        self.card = card
        self._mine = annotations.is_mine(self._session.project, card)
        self.note.begin(card.note)
        self.note.setReadOnly(not self._mine)
        if not self._mine:
            self.note.setTextInteractionFlags(_READING)  # with a caret, so that one sees where the keyboard is
        self.tag_line.clear()
        self.replies.clear()
        self._colours.setVisible(self._mine)
        self._bin.setVisible(self._mine)
        for colour, button in self._dots.items():
            words = habits.colour_in_words(self._session.settings, colour)
            button.setAccessibleName(tr("Colour {0}").format(words))
            button.setToolTip(themes.plain_tip(words))
        self.show_card(card)

    def show_card(self, card: Annotation) -> None:
        """Show the annotation as it is in the project now; what is being typed stays."""
        self.card = card
        quote = card.quote if len(card.quote) < 700 else card.quote[:700] + " …"
        show_words(self._quote, quoted(quote))
        self.places.show_places(card)
        self.note.show_note(card.note)
        self.note.setVisible(self._mine or bool(card.note))
        self._show_chips(card)
        self._links.show_links(card.links)
        self.replies.show_replies(card)
        self._show_ring(card.colour)
        who = tr("you") if self._mine else card.author_name
        where = (who, vocabulary.printed_pages(card.where), vocabulary.placement(card.placement))
        people.show(self._disc, self._session.readers.person(card.author), self.theme)
        self._place.setText(" · ".join(part for part in where if part))
        self._show_places()

    def _show_places(self) -> None:
        """There are more places to choose from, or fewer."""
        tab_order.chain([*tab_order.stops(self.places), *tab_order.stops(self)])
        self._tell_size()

    def _show_ring(self, chosen: str) -> None:
        """Put the ring around the colour that the annotation has."""
        for colour in {self._ringed, chosen} & self._dots.keys():
            ring = self.theme.text if colour == chosen else ""
            self._dots[colour].setIcon(themes.dot(self.theme.colour(colour), 14, ring))
        self._ringed = chosen

    def _show_chips(self, card: Annotation) -> None:
        if card.tags == self._tags:
            return
        self._tags = card.tags
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

    def pens(self) -> dict[str, NoteEditor]:
        """Where one can be writing: the note under no id, and one's replies under theirs."""
        return {"": self.note, **self.replies.pens}

    def pen(self, reply_id: str) -> NoteEditor:
        """The note, or the reply of this id, begun where it is not there."""
        return self.replies.pen(reply_id) if reply_id else self.note

    def flush(self) -> None:
        """Save what is typed and not saved yet, but for a tag that one is at."""
        for pen in self.pens().values():
            pen.flush()

    def finish(self) -> None:
        """Save all that is typed, because one leaves the card."""
        self.flush()
        if self._begun_tag():
            self._add_tag()

    def _begun_tag(self) -> str:
        """What stands in the line of tags, if that names one; a lone slash is nothing to keep."""
        typed = self.tag_line.text().strip()
        return typed if tags.divided(typed, ()) else ""

    def unsaved(self) -> dict[str, str]:
        """What is typed and not in the project, by where it is written."""
        found = {where: pen.words() for where, pen in self.pens().items() if pen.is_ahead()}
        typed = self._begun_tag()
        return {**found, annotations.TYPED_TAG: typed} if typed else found

    def go_on(self, where: str, words: str) -> None:
        """Put back what was typed somewhere and could not be saved."""
        if where == annotations.TYPED_TAG:
            self.tag_line.setText(words)
        else:
            self.pen(where).setPlainText(words)

    def typing(self) -> Typing:
        """Where one is typing, and what stands in the line for tags."""
        pens = self.pens()
        where = next((one for one, pen in pens.items() if pen.hasFocus()), None)
        at = pens[where].textCursor().position() if where is not None else self.tag_line.cursorPosition()
        return Typing(annotations.TYPED_TAG if self.tag_line.hasFocus() else where, at, self.tag_line.text())

    def go_on_typing(self, typing: Typing) -> None:
        """Be where one was typing in this card, when it was open before."""
        self.tag_line.setText(typing.tag)
        if typing.where == annotations.TYPED_TAG:
            self.tag_line.setFocus()
            self.tag_line.setCursorPosition(typing.at)
        elif typing.where is not None:
            pen = self.pen(typing.where)
            pen.setFocus()
            pen.put_caret(typing.at)

    def write_note(self) -> None:
        """Put the caret where the note goes on."""
        self.note.setFocus()
        self.note.put_caret_at_end()

    def check_place(self) -> None:
        """Put the keyboard on what there is to say of where the passage stands."""
        self.places.check()

    def write_tag(self) -> None:
        """Put the caret where tags are typed."""
        self.tag_line.setFocus()

    def write_reply(self) -> None:
        """Begin a reply."""
        pen = self.replies.begin()
        pen.setFocus()

    def _tell_size(self) -> None:
        self._column.activate()
        self.updateGeometry()
        self.grew.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        self.focus_moved.emit()
        return moved

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else 280
        return QSize(width, self._column.totalHeightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self.theme.ground))
        box = QRectF(self.rect()).adjusted(1, 1, -2, -GAP)
        painter.setBrush(QColor(self.theme.card))
        colour = self.theme.colour(self.card.colour)
        keyboard = QApplication.focusWidget()
        here = isinstance(keyboard, CardList) and keyboard.isAncestorOf(self)
        painter.setPen(QPen(QColor(self.theme.accent), 2.4) if here else QPen(colour, 1.4))
        painter.drawRoundedRect(box, 7, 7)
        colour_bar(painter, Mirror(box, self.isRightToLeft()), colour)
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
        typed = self.tag_line.text().strip()
        if typed and not self._session.attempt(self._give, typed):
            return
        completer = self.tag_line.completer()
        popup = completer.popup() if completer else None
        if popup is not None:
            popup.hide()
        self.tag_line.clear()

    def _give(self, typed: str) -> bool:
        self._session.remember_tag(tags.apply_line(self._session.project, self.card.id, typed)[-1])
        return True

    def _take_off(self, path: str) -> None:
        self._session.attempt(tags.take_off, self._session.project, self.card.id, path)

    def _recolour(self, colour: str) -> None:
        self._session.attempt(annotations.recolour, self._session.project, self.card.id, colour)

    def _delete(self) -> None:
        self.flush()
        self._session.attempt(annotations.remove, self._session.project, [self.card.id])
