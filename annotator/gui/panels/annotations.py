"""The sidebar: a card for each annotation of the document, a filter line above them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.errors import AnnotatorError
from annotator.gui import tab_order
from annotator.gui.language import counted, tr
from annotator.gui.panels.card_editor import CardEditor
from annotator.gui.panels.card_links import follow
from annotator.gui.panels.card_list import CardList
from annotator.gui.panels.card_model import CardModel
from annotator.gui.panels.card_paint import CardDelegate
from annotator.gui.panels.filter_bar import FilterBar
from annotator.gui.panels.notices import Notices
from annotator.gui.panels.order_button import OrderButton
from annotator.gui.panels.unsaved import Where
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import Annotation, Step
from annotator.store import annotations, filter, places

_MANY = 150  # cards from which on all have one height, so that none needs to be measured
_MOST_CHANGED = 200  # rows from which on it is quicker to read all anew than to change each


class AnnotationPanel(QWidget):
    """Everything in the sidebar. It follows the session and writes through the open card."""

    link_wanted = Signal()
    source_wanted = Signal(str)
    filter_changed = Signal(object)  # the ids that are left, or None for all
    page_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._theme = theme
        self._left: frozenset[str] | None = None
        self.editor: CardEditor | None = None  # the open card
        self._made: CardEditor | None = None  # what cards are opened in, one after another
        self._opening = QTimer(self, singleShot=True, interval=10)  # milliseconds: the page is painted first
        self._opening.timeout.connect(self.open_card)
        self._unsaved = session.unsaved
        self._unsaved.card = lambda: self.editor
        self.model = CardModel(session.project)
        self.delegate = CardDelegate(theme, session.project.reader.id, session.readers)
        self._build()
        self.filter_bar.changed.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._row_chosen)
        self.list.opened.connect(self.write_note)
        self.list.followed.connect(self._follow_or_write)
        self.list.left.connect(self.page_wanted)
        self.list.viewport().installEventFilter(self)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._place_editor())
        self.list.arranged.connect(self._place_editor)
        session.changed.connect(self._changed)
        session.document_shown.connect(self._show_document)
        session.annotation_chosen.connect(self._choose)
        self.sort_by(str(session.settings.get("order", "")))
        self._tell()

    def _build(self) -> None:
        self._title = QLabel(self)
        self._title.setObjectName("sectionTitle")
        self.notices = Notices(self._session, self)
        self.notices.wanted.connect(self.set_filter)
        self.order = OrderButton(self)
        self.order.chosen.connect(self.sort_by)
        self.filter_bar = FilterBar(self._session, self)
        self.filter = self.filter_bar.line
        self._hint = QLabel(self)
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self.list = CardList(self)
        self.list.setItemDelegate(self.delegate)
        self.list.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(13, 11, 5, 0)
        layout.setSpacing(9)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self.order)
        layout.addLayout(top)
        layout.addWidget(self.notices)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self._hint)
        layout.addWidget(self.list, 1)

    def sort_by(self, name: str) -> None:
        """Show the cards in another order, one of `places.ORDERS`."""
        name = name if name in places.ORDERS else places.ORDERS[0]
        self._session.settings.set("order", name)
        self.order.show_order(name)
        if name != self.model.by:
            self._change_rows(partial(self.model.sort_by, name))

    # --- showing

    def set_theme(self, theme: Theme) -> None:
        """Paint the cards in another theme."""
        self._theme = theme
        self.delegate.set_theme(theme)
        self.order.set_theme(theme)
        self._change_look(self.list.viewport().update)

    def _show_document(self, document_id: str) -> None:
        self._close_editor()
        self._left = self._chosen_by_filter()
        self._show_left(anew=True)

    def _show_rows(self, *, anew: bool = True) -> None:
        """Fill the list, from the project or from what was read before."""
        self._set_uniform(uniform=True)
        if anew:
            self.model.show(self._session.document_id, self._left)
        else:
            self.model.fill(self._left)
        self._set_uniform(uniform=self.model.shown > _MANY)

    def _set_uniform(self, *, uniform: bool) -> None:
        self.delegate.uniform = uniform
        self.list.setUniformRowHeights(uniform)

    def _changed(self, step: Step | None) -> None:
        touched = annotations.touched(self._session.project, step) if step else None
        if self.filter_bar.words:
            self._left = self._chosen_by_filter()
            if self._left is not None and self.editor is not None:
                self._left |= {self.editor.card.id}  # what one is writing in does not go away
            self.filter_changed.emit(self._left)
        if touched is None or len(touched) > _MOST_CHANGED:
            self._change_rows(self._show_rows)
        elif self._moves(touched):
            self._change_rows(lambda: self.model.update(touched, self._left))  # what is left by then
        else:
            self.model.update(touched, self._left)
            self._refresh_editor()
        chosen = self._session.annotation_id
        may_be_gone = bool(chosen) and (touched is None or chosen in touched)
        if may_be_gone and annotations.get(self._session.project, chosen) is None:
            self._session.choose("")
        self._tell()
        if self._session.annotation_id and self.editor is None:
            self._choose(self._session.annotation_id)

    def _moves(self, touched: set[str]) -> bool:
        """Whether the row of the open card has another place after a change, or all rows are made anew."""
        card = self.editor.card.id if self.editor is not None else ""
        return self._left != self.model.left or (card in touched and self.model.is_to_move(card, self._left))

    def _change_rows(self, change: Callable[[], object]) -> None:
        """Change rows in a way; the open card stays open with all that is typed in it, wherever its row comes to be."""
        seen = self.editor is not None and self.editor.geometry().intersects(self.list.viewport().rect())
        if self.editor is not None:
            self.editor.flush()  # before any row is touched: the news of it comes back here
        self.list.selectionModel().clearCurrentIndex()  # so that no other row becomes the current one
        change()
        self._refresh_editor()
        if self.editor is None:
            self.open_card()
        elif seen:
            self._bring_into_view()

    def _change_look(self, change: Callable[[], object]) -> None:
        """Change how all cards look; one goes on typing in the open one, which is made anew."""
        typing = self.editor.typing() if self.editor is not None else None
        card = self.editor.card.id if self.editor is not None else ""
        self._close_editor(finished=False)
        change()
        self.open_card()
        if typing is not None and self.editor is not None and self.editor.card.id == card:
            self.editor.go_on_typing(typing)

    def read_again(self) -> None:
        """Show what changed without a step: what is new, who is hidden."""
        self._changed(None)

    def _tell(self) -> None:
        shown, total = counted(self.model.shown), counted(self.model.total)
        count = total if shown == total else tr("{0} of {1}").format(shown, total)
        self._title.setText(tr("ANNOTATIONS · {0}").format(count))
        empty = ""
        if not self.model.total and self._session.document_id:
            empty = tr("None yet. Select words on the page, then press H to highlight or N to write a note.")
        elif not self.model.rowCount() and self.filter_bar.words:
            empty = tr("No annotation of this document meets the filter.")
        self.notices.tell(len(self.model.doubtful), len(self.model.lost))
        self._hint.setText(empty)
        self._hint.setVisible(bool(empty))

    # --- the filter

    def set_filter(self, line: str) -> None:
        """Put a filter line in, as a click on a tag does."""
        self.filter_bar.set_words(line)

    def _filter(self) -> None:
        """Show what the filter line leaves."""
        self._left = self._chosen_by_filter()
        self._close_editor()
        self._show_left()
        if self.model.row_of(self._session.annotation_id) >= 0:
            self._choose(self._session.annotation_id)

    def _chosen_by_filter(self) -> frozenset[str] | None:
        line = self.filter_bar.words
        if not line:
            return None
        try:
            return filter.matching(self._session.project, line, self._session.document_id)
        except AnnotatorError:
            return self._left  # the line is not finished: `has:` before its word

    # --- the chosen card

    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and self.model.id_at(current.row()) != self._session.annotation_id:
            self._session.choose(self.model.id_at(current.row()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a card also shows its passage on the page."""
        if event.type() == QEvent.Type.Resize:
            self.list.scheduleDelayedItemsLayout()  # in another width cards have another height
            QTimer.singleShot(0, self._widened)
        if event.type() == QEvent.Type.MouseButtonRelease and self._session.annotation_id:
            found = self._session.current()
            if found:
                self._session.passage_wanted.emit(found.start, found.end)
        return bool(super().eventFilter(watched, event))

    def _choose(self, annotation_id: str) -> None:
        """Open the card of an annotation, once the page has shown which it is."""
        if self.editor is None or self.editor.card.id != annotation_id:
            self._close_editor()
            self._opening.start()

    def open_card(self) -> None:
        """Open the card of the current annotation now, if it is not open."""
        self._opening.stop()
        annotation_id = self._session.annotation_id
        if self.editor is not None and self.editor.card.id == annotation_id:
            return
        self._close_editor()
        if annotation_id and self._left is not None and annotation_id not in self._left:
            self._let_in(annotation_id)
        row = self.model.row_of(annotation_id)
        if (card := self.model.card(row)) is None:
            self.list.selectionModel().clearCurrentIndex()
            return
        self.delegate.edited = annotation_id
        self.editor = self._editor_on(card)
        tab_order.chain([self.list, *tab_order.stops(self.editor)])
        self._unsaved.put_back(self.editor)
        self.list.setCurrentIndex(self.model.index(row))
        self._grown()
        self._bring_into_view()
        self.editor.show()

    def _editor_on(self, card: Annotation) -> CardEditor:
        """What a card is edited in: made once, and again where the theme is another."""
        if self._made is not None:
            if self._made.theme is self._theme:
                self._made.open_on(card)
                return self._made
            self._made.deleteLater()
        made = self._made = CardEditor(self._session, card, self._theme, self.list.viewport())
        made.resize(self.list.viewport().width(), 200)
        made.grew.connect(self._grown)
        made.left.connect(self.page_wanted)
        made.settled.connect(self.list.setFocus)
        made.focus_moved.connect(self._bring_into_view)
        made.link_wanted.connect(self.link_wanted)
        made.source_wanted.connect(self.source_wanted)
        return made

    def _let_in(self, annotation_id: str) -> None:
        """Show the current annotation, although the filter leaves it out."""
        self._left = (self._left or frozenset()) | {annotation_id}
        self._show_left()

    def _show_left(self, *, anew: bool = False) -> None:
        self._show_rows(anew=anew)
        self._tell()
        self.filter_changed.emit(self._left)

    def _grown(self) -> None:
        """The open card has another height."""
        if self.editor is None:
            return
        self.editor.setFixedHeight(self.editor.sizeHint().height())
        self.delegate.open_height = self.editor.height()
        self._measure_row(self.editor.card.id)
        self._place_editor()
        if self.editor.isAncestorOf(self.focusWidget() or self):
            self._bring_into_view()

    def _widened(self) -> None:
        """The list has another size; a card that was in view stays there."""
        if self.editor is not None:
            seen = self.editor.geometry().intersects(self.list.viewport().rect())
            self._grown()
            if seen:
                self._bring_into_view()

    def _measure_row(self, annotation_id: str) -> None:
        """A card has another height; where all are of one height its row has not."""
        if self.model.row_of(annotation_id) >= 0 and not self.delegate.uniform:
            self.list.scheduleDelayedItemsLayout()

    def _place_editor(self) -> None:
        if self.editor is not None:
            self.list.lay_over(self.model.row_of(self.editor.card.id), self.editor)

    def _bring_into_view(self) -> None:
        row = self.model.row_of(self._session.annotation_id)
        if row >= 0 and self.editor is not None:
            self.list.reveal(row, self.editor)

    def follow_reading(self, start: int, end: int) -> None:
        """Bring the card of what is being read into view, unless one is at work on a card."""
        focus = self.window().focusWidget()
        at_work = self.underMouse() or (focus is not None and self.isAncestorOf(focus))
        at_work = at_work or (self.editor is not None and self.editor.card.start < end and self.editor.card.end > start)
        row = -1 if at_work or self.model.by != places.ORDERS[0] else self.model.row_at(start, end)
        if row >= 0:
            box, port = self.list.visualRect(self.model.index(row)), self.list.viewport().rect()
            if box.top() < port.top() or box.bottom() > port.bottom():
                self.list.scrollTo(self.model.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def _refresh_editor(self) -> None:
        """Show the open card as it is now, at its row."""
        if self.editor is None:
            return
        row = self.model.row_of(self.editor.card.id)
        card = self.model.card(row)
        if card is None:
            self._close_editor(finished=False)
            return
        if card is not self.editor.card:
            self.editor.show_card(card)
        if self.list.currentIndex().row() != row and card.id == self._session.annotation_id:
            self.list.setCurrentIndex(self.model.index(row))
            self._grown()

    def _close_editor(self, *, finished: bool = True) -> None:
        """Close the open card; what is typed in it is saved first, a tag too where one has `finished` with the card."""
        if self.editor is not None:  # before letting go: the news of it comes back here
            (self.editor.finish if finished else self.editor.flush)()
        editor, self.editor = self.editor, None
        self.delegate.edited = ""
        if editor is not None:
            self._unsaved.keep(editor, finished=finished)
            self._measure_row(editor.card.id)
            editor.hide()

    def flush(self, *, finished: bool = True) -> bool:
        """Save what is typed, also what could not be saved before, a tag where it is `finished`; whether it all is."""
        if self.editor is not None:
            (self.editor.finish if finished else self.editor.flush)()
        self._unsaved.try_again()
        return not self.unsaved()

    def unsaved(self) -> dict[Where, str]:
        """What is typed and the project could not take."""
        return self._unsaved.all()

    def _follow_or_write(self) -> None:
        if self.editor is not None and self.editor.card.links:
            follow(self._session, self.editor.card.links[0], self.source_wanted.emit)
        else:
            self.write_note()

    def write_note(self) -> None:
        """Go on with the note of the current annotation."""
        self._write(CardEditor.write_note)

    def write_reply(self) -> None:
        """Reply to the current annotation."""
        self._write(CardEditor.write_reply)

    def write_tag(self) -> None:
        """Type a tag for the current annotation."""
        self._write(CardEditor.write_tag)

    def check_place(self) -> None:
        """Say where the passage of the current annotation stands."""
        self._write(CardEditor.check_place)

    def _write(self, begin: Callable[[CardEditor], None]) -> None:
        self.open_card()
        if self.editor is not None:
            begin(self.editor)
            self._bring_into_view()
