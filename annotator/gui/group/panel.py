"""Comparing readers: the page as all of them marked it, where they agree and differ, and the version they settle on."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import AnnotatorError
from annotator.gui import background, people
from annotator.gui.group.choices import NUMBERS, Legend, Listed, NumberTable
from annotator.gui.group.own import OwnVersion
from annotator.gui.group.page import ComparedPage
from annotator.gui.group.rows import GroupList, Row
from annotator.gui.group.side_by_side import AGREED, SideBySide, compared, named, sentence
from annotator.gui.language import counted, keys, said, tr
from annotator.gui.panels.sheet import Sheet
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.store import agreed, comparing, documents, places
from annotator.text.agreement import DIFFERENCE, KINDS

_PAUSE = 150
_NARROW = 760  # below this width the list stands under the page
_AROUND = 120  # pixels above and below both, about


class ComparePanel(Sheet):
    """Lies over the page. Enter goes to a passage, Escape back to the page."""

    readers_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("comparePanel", tr("Compare readers"), parent)
        self._session = session
        self._shown = ""  # the document on the page
        self._busy = False
        self.found: SideBySide | None = None
        self.page = ComparedPage(theme, self)
        self.legend, self.listed = Legend(theme, self), Listed(self)
        self.list, self.numbers = GroupList(theme, self), NumberTable(self)
        self.own = OwnVersion(session, self)
        self.empty, self.nothing, self.meaning = self._label(), self._label(), self._label()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._build()
        self._connect()

    # --- making

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("hint")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _build(self) -> None:
        self.add_title(tr("Compare readers"))
        self.top.addStretch(1)
        self.readers = QToolButton(self)
        self.readers.setText(tr("Readers…"))
        self.readers.setObjectName("compareReaders")
        self.readers.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.top.addWidget(self.readers)
        self.add_close()
        for label in (self.empty, self.nothing):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.lists = QStackedWidget(self)
        for part in (self.list, self.numbers, self.nothing):
            self.lists.addWidget(part)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.page)
        self._split.addWidget(self._beside())
        self.shown = QStackedWidget(self)
        self.shown.addWidget(self._split)
        self.shown.addWidget(self.empty)
        self.body.addWidget(self.shown, 1)
        self.body.addWidget(self.meaning)

    def _beside(self) -> QWidget:
        beside = QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(12, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.legend)
        column.addWidget(self.listed)
        column.addWidget(self.lists, 1)
        column.addWidget(self.own)
        self.choose_this = self._button("compareChoose", tr("Choose this version"), "Alt+C", self.choose)
        self.write_own = self._button("compareOwn", tr("Write our own…"), "Alt+W", self.write)
        self.buttons = QWidget(self)
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choose_this)
        row.addWidget(self.write_own)
        row.addStretch(1)
        column.addWidget(self.buttons)
        return beside

    def _button(self, name: str, words: str, key: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("framed", True)
        button.setToolTip(f"{words} ({keys(key)})")
        button.setAutoDefault(False)
        button.clicked.connect(act)
        shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)
        return button

    def _connect(self) -> None:
        session = self._session
        self.readers.clicked.connect(self.readers_wanted)
        self.listed.chosen.connect(self._list)
        self.list.moved.connect(self._point_out)
        self.list.wanted.connect(self._go)
        self.page.clicked_at.connect(self._find)
        self.own.kept.connect(self._keep)
        self.own.left.connect(self._leave_own)
        self.own.passage_chosen.connect(self.page.point_out)
        session.changed.connect(lambda _step: self._pause.start() if self.isVisible() else None)
        session.document_shown.connect(lambda _id: self._pause.start() if self.isVisible() else None)

    # --- opening

    def open_for(self, face: str, zoom: int) -> None:
        """Compare the readers of the session's document, in the page's own face and a little smaller."""
        self.page.set_face(face)
        self.page.set_zoom(max(60, round(zoom * 0.9)))
        self.refresh()
        (self.list if self.found else self.readers).setFocus()

    def close_sheet(self) -> None:
        """Stop, and go back to the page."""
        self.own.put_away()
        self._pause.stop()
        super().close_sheet()

    def set_theme(self, theme: Theme) -> None:
        self.list.delegate.theme = theme
        self.list.viewport().update()
        self.page.set_theme(theme)
        self.legend.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._split.orientation() != wanted or event.oldSize().width() != event.size().width():
            self._split.setOrientation(wanted)
            room = event.size().height() - _AROUND if narrow else event.size().width()
            page = round(room * (0.46 if narrow else 0.56))
            self._split.setSizes([page, room - page])

    # --- comparing

    def refresh(self) -> None:
        """Read the document's annotations and compare them anew; what is chosen stays chosen."""
        if self._busy:  # it looks again when it is done
            self._pause.start()
            return
        self._pause.stop()
        try:
            self._busy, here = True, self._here()
            self._show(self._compared(here), here)
        except AnnotatorError as error:
            self._show_empty(said(error))
        finally:
            self._busy = False

    def _here(self) -> str:
        """The document that is compared: a version that is being written stays with the one it was begun on."""
        return self._session.document_id if self.own.isHidden() else self.own.document_id

    def _compared(self, here: str) -> SideBySide:
        project = self._session.project
        reading = comparing.reading(project, here)
        settled = agreed.standing_for(project, [one.annotation_id for one in reading.marked])
        layer = comparing.layer(project, here)
        known = people.of(project)
        work = partial(compared, reading, known, frozenset(settled), layer)
        return background.read(self, tr("Comparing…"), lambda _: work())

    def _show(self, found: SideBySide, here: str) -> None:
        if len(found.numbers.readers) < 2:
            if here == self._shown:
                self.page.show_readers(found)
            self._show_empty(self._why_empty(found))
            return
        row, at = self.list.row() if here == self._shown else None, self.list.currentIndex().row()
        self.found = found
        self._show_page(found.reading.text, here)
        self.page.show_readers(found)
        self.legend.show_readers(found)
        self.listed.count(found)
        self.numbers.show_numbers(found)
        self.meaning.setText(self._said(found, here))
        self.shown.setCurrentWidget(self._split)
        if self.listed.kind in KINDS and not found.of_kind(self.listed.kind):
            self.listed.kind = next(kind for kind in KINDS if found.of_kind(kind))
        self.listed.choose(self.listed.kind)
        if row:
            self.list.setCurrentIndex(self.list.groups.again(row, at))

    def _show_page(self, text: str, here: str) -> None:
        project = self._session.project
        if here != self._shown:
            self._shown = here
            self.page.show_document(text, documents.marks(project, here), documents.pages(project, here), [])

    def _said(self, found: SideBySide, here: str) -> str:
        lost = places.lost(self._session.project, here)
        words = sentence(found.numbers)
        out = tr("{0} not found in this text are left out.")
        return f"{words} {out.format(counted(len(lost)))}" if lost else words

    def _show_empty(self, words: str) -> None:
        writing = not self.own.isHidden()
        self.found = None
        self.list.groups.show(None, DIFFERENCE)
        self.lists.setCurrentWidget(self.list)
        self.meaning.setText(words if writing else "")
        self.empty.setText(words)
        self.shown.setCurrentWidget(self._split if writing else self.empty)  # what is being written stays in sight

    def _why_empty(self, found: SideBySide) -> str:
        project = self._session.project
        if comparing.is_blind(project):
            return tr("You read blind: what others marked is hidden. End it under Readers… to compare.")
        if not found.numbers.readers:
            return tr("Nobody has marked anything in this document yet.")
        name = named([found.people[one].name for one in found.numbers.readers])
        words = tr("Only {0} has marked this document, so there is nobody to compare with.").format(name)
        out = tr("Readers who are hidden are left out.")
        return f"{words} {out}" if comparing.hidden(project) else words

    # --- the list

    def _list(self) -> None:
        """List what is asked for."""
        kind, found = self.listed.kind, self.found
        if found is None:
            return
        if kind == NUMBERS:
            self.lists.setCurrentWidget(self.numbers)
        else:
            self.list.groups.show(found, kind)
            words = tr("None here.")
            if kind == AGREED:
                words = tr("Nothing is settled yet. Choose a version among the others, or write one of your own.")
            self.nothing.setText(words)
            some = bool(self.list.groups.rows)
            self.lists.setCurrentWidget(self.list if some else self.nothing)
            if some:
                self.list.setCurrentIndex(self.list.groups.index(0))
        self._point_out()

    def _point_out(self) -> None:
        """Show on the page what the list is at, and what can be done with it."""
        row = self.list.row() if self.listed.kind != NUMBERS else None
        self.page.point_out(row.ranges if row else [])
        self.choose_this.setEnabled(bool(row and self._chosen(row)))
        self.write_own.setEnabled(bool(row and row.group.kind != AGREED))

    def _chosen(self, row: Row) -> str:
        """The version that would be chosen; of a difference one has to say which."""
        if row.version:
            return row.version.annotation_id
        return "" if row.group.kind in (DIFFERENCE, AGREED) else row.group.versions[0].annotation_id

    def _find(self, offset: int) -> None:
        """Go to the group around a place of the page, whatever its kind."""
        if self.found is None:
            return
        around = [one for one in self.found.groups if one.start <= offset < one.end]
        if around and self.listed.kind not in (one.kind for one in around):
            self.listed.choose(around[0].kind)
        index = self.list.groups.at_offset(offset)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _go(self) -> None:
        row = self.list.row()
        if row and self.isVisible():
            version = row.version or row.group.versions[0]
            self.close_sheet()
            self._session.go_to_id(version.annotation_id)

    # --- the version the group stands by

    def choose(self) -> None:
        """Settle on the version the list is at."""
        row = self.list.row() if self.own.isHidden() else None  # else its button is hidden
        chosen = self._chosen(row) if row else ""
        if row and chosen:
            ids = [one.annotation_id for one in row.group.versions]
            self._settled(self._session.attempt(agreed.choose, self._session.project, chosen, ids))

    def write(self) -> None:
        """Settle on words and tags of the group's own."""
        row = self.list.row()
        if not self.own.isHidden():
            self.own.note.setFocus()  # one is at it
        elif row and self.found and row.group.kind != AGREED:
            self.buttons.hide()
            for part in (self.listed, self.lists):
                part.setVisible(self._split.orientation() == Qt.Orientation.Horizontal)
            self.own.open_on(self.found, row.group, self._shown)

    def _keep(self) -> None:
        group, own, project = self.own.group, self.own, self._session.project
        if group is None:
            return
        if own.document_id not in {one.id for one in documents.listed(project)}:
            self._session.trouble.emit(tr("The document of this passage is not in the project."))
            return
        ids = [one.annotation_id for one in group.versions]
        write = partial(agreed.write, note=own.note.toPlainText(), tag_paths=own.tags, stands_for=ids)
        if self._settled(self._session.attempt(write, project, own.document_id, own.ranges)):
            self._leave_own()

    def _settled(self, version: str | None) -> bool:
        if version:
            words = tr("This is the version the group stands by now. {0} takes it back.")
            self._session.message.emit(words.format(keys("Ctrl+Z")))
        return bool(version)

    def _leave_own(self) -> None:
        if not self.own.isHidden():
            self.own.hide()
            for part in (self.buttons, self.listed, self.lists):
                part.show()
            self.list.setFocus()
            self._point_out()
            self._pause.start()  # perhaps another document is shown by now
