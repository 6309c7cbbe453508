"""The middle of the window: the page, what floats over it, and how it follows the session."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.reading.find import FindBar
from annotator.gui.reading.invitation import Invitation
from annotator.gui.reading.ruler import OverviewRuler
from annotator.gui.reading.selection_bar import SelectionBar
from annotator.gui.reading.view import ReadingView
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import Step
from annotator.store import annotations, documents, places

_REST = 180  # milliseconds
_MOST_CHANGED = 200  # annotations from which on it is quicker to read all anew


class PageArea(QWidget):
    """Shows the session's document and tells which passage is selected."""

    passage_offered = Signal(int, int)
    moved = Signal()
    rested = Signal()  # some time after the last scrolling
    resized = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageArea")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.view = ReadingView(theme, self)
        self.ruler = OverviewRuler(theme, self)
        self.find_bar = FindBar(self)
        self.selection_bar: SelectionBar | None = None
        self.invitation = Invitation(self)
        self.sheet: QWidget | None = None  # what lies over the page
        self.cover(None)
        page = QHBoxLayout()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.view, 1)
        page.addWidget(self.ruler)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addLayout(page, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.rested)
        self._connect()

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.here = view.top_offset
        session.document_shown.connect(self._show_document)
        session.annotation_chosen.connect(self._choose)
        session.passage_wanted.connect(self._show_passage)
        session.passage_pointed.connect(self._point_out)
        session.changed.connect(self._changed)
        view.passage_selected.connect(self._selected)
        view.selection_cleared.connect(self.hide_bar)
        view.annotation_clicked.connect(session.choose)
        view.place_changed.connect(self._scrolled)
        self.ruler.place_wanted.connect(self._go_to_part)
        self.find_bar.hits_changed.connect(self._show_hits)
        self.find_bar.closed.connect(self.take_focus)

    def set_theme(self, theme: Theme) -> None:
        """Show the page in another theme."""
        self.view.set_theme(theme)
        self.ruler.theme = theme
        self.ruler.update()

    # --- following the session

    def _show_document(self, document_id: str) -> None:
        project = self._session.project
        text = documents.text(project, document_id)
        highlights = places.painted(project, document_id)
        marks, pages = documents.marks(project, document_id), documents.pages(project, document_id)
        self.view.drawing.hits, self.view.drawing.hit = (), -1
        self.view.show_document(text, marks, pages, highlights)
        self.ruler.show_items(self.view.drawing.highlights, len(text))
        self.find_bar.change_text(text)
        self.invitation.setVisible(not document_id)
        self.cover(self.sheet)
        self.hide_bar()

    def _changed(self, step: Step | None) -> None:
        project, here = self._session.project, self._session.document_id
        if step is None or here in step.ids("document"):
            self.view.drawing.pages = documents.pages(project, here)  # one may have confirmed what was inferred
            self.view.refresh()
        touched = annotations.touched(project, step) if step else None
        if touched is None or len(touched) > _MOST_CHANGED:
            self.view.show_highlights(places.painted(project, here))
        else:
            self.view.set_highlights(sorted(touched), places.painted_of(project, here, sorted(touched)))
        self.ruler.show_items(self.view.drawing.highlights, len(self.view.text))

    def _choose(self, annotation_id: str) -> None:
        self.view.drawing.current = annotation_id
        self.view.refresh()

    def _show_passage(self, start: int, end: int) -> None:
        self.view.put_caret(start)
        self.view.show_range(start, end)

    def _point_out(self, start: int, end: int) -> None:
        self.view.drawing.pointed = (start, end)
        if start < end:
            self.view.show_range(start, end)
        self.view.refresh()

    def show_filter(self, left: frozenset[str] | None) -> None:
        """Dim on the page what the filter leaves out."""
        self.view.drawing.left_by_filter = left
        self.view.refresh()

    def _show_hits(self, hits: Sequence[tuple[int, int]], current: int) -> None:
        drawing = self.view.drawing
        drawing.hits, drawing.hit = hits, current
        self.ruler.show_hits(hits)
        if 0 <= current < len(hits):
            self.view.put_caret(hits[current][0])
            self.view.show_range(*hits[current])
        self.view.refresh()

    def _go_to_part(self, part: float) -> None:
        offset = int(part * len(self.view.text))
        self.view.show_range(offset, offset)

    # --- the selection

    def _selected(self, start: int, end: int) -> None:
        self.passage_offered.emit(start, end)
        if self.selection_bar is None:
            return
        chosen = self.view.rect_of(start, end)
        if chosen:
            self.selection_bar.show_by(chosen.translated(self.view.viewport().mapTo(self, QPoint())))

    def cover(self, sheet: QWidget | None) -> None:
        """Something lies over the whole page, or no longer: Tab leads to the page only while it can be seen."""
        self.sheet = sheet
        hidden = sheet is not None or not self._session.document_id
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus if hidden else Qt.FocusPolicy.StrongFocus)

    def take_focus(self) -> None:
        """Bring the keyboard to the page, or to what lies over it: keys are never for what nobody sees."""
        sheet = self.sheet
        ((sheet.focusWidget() or sheet) if sheet else self.view).setFocus()

    def hide_bar(self) -> None:
        """Put the selection's bar away."""
        if self.selection_bar is not None:
            self.selection_bar.hide()

    def _scrolled(self) -> None:
        self.hide_bar()
        self._rest.start()
        self.moved.emit()

    def find_words(self) -> None:
        """Look for words in the document; for the selected ones where there are some."""
        chosen = self.view.passage()
        words = self.view.text[chosen[0] : chosen[1]] if chosen else ""
        start = chosen[0] if chosen else self.view.top_offset()
        self.find_bar.open_on(self.view.text, start, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.invitation.setGeometry(self.rect())
        self.hide_bar()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            QTimer.singleShot(0, self.view.turn)  # once the scroll bar has gone over
