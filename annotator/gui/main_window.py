"""The window: three columns around the page, joined to one session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QLockFile, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from annotator.errors import AnnotatorError
from annotator.gui import actions, background, context_menus, habits, help_pages, mirror, tab_order, vocabulary
from annotator.gui.annotating import Annotating
from annotator.gui.checking import Checking
from annotator.gui.columns import Guide, Header, LeftColumn, StatusLine, labelled, section
from annotator.gui.exchange import Exchange
from annotator.gui.filing import Filing
from annotator.gui.floating import Floating
from annotator.gui.focus import Focus
from annotator.gui.language import counted, said, tr
from annotator.gui.linking import LinkPicker, Passage
from annotator.gui.locks import Right
from annotator.gui.palette import CommandPalette
from annotator.gui.panels import naming
from annotator.gui.panels.annotations import AnnotationPanel
from annotator.gui.panels.documents import DocumentList
from annotator.gui.panels.message_bar import MessageBar
from annotator.gui.panels.references import DocumentReferences
from annotator.gui.panels.tags import TagTree
from annotator.gui.peek import PeekSlip
from annotator.gui.quoting.copying import Quoting
from annotator.gui.reading.area import PageArea
from annotator.gui.reading.selection_bar import SelectionBar
from annotator.gui.session import Place, Session
from annotator.gui.sheets import Sheets
from annotator.gui.viewing import Viewing
from annotator.gui.whereabouts import Whereabouts
from annotator.model import Hit, Step
from annotator.settings import Settings
from annotator.store import documents, tags
from annotator.store.project import Project
from annotator.text import pages, query

_LOOK_EVERY = 700  # milliseconds between looks for what other programs wrote
_NARROW, _MIDDLE = 1120, 1340


class MainWindow(QMainWindow):
    """Holds the parts together; what they do is theirs."""

    project_wanted = Signal(Path)

    def __init__(self, project: Project, settings: Settings, lock: QLockFile | None = None) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.right = Right(lock)
        self.session = Session(project, settings, self)
        self.theme = habits.chosen_theme(settings)
        self.filing = Filing(self)
        self.exchange = Exchange(self)
        self.annotating = Annotating(self)
        self.viewing = Viewing(self)
        self.quoting = Quoting(self)
        self.checking = Checking(self)
        self.floating = Floating(self)
        self.focus = Focus(self)
        self.whereabouts = Whereabouts(self)
        self._make_parts()
        self.actions_by_name = actions.build(self)
        self._make_selection_bar()
        self._arrange()
        self._connect()
        self.viewing.restore()
        self._turned = False  # whether the margins are those of a window from right to left
        self._turn()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.whereabouts.look)
        self._timer.timeout.connect(self.session.look_for_changes)
        self._timer.start(_LOOK_EVERY)

    # --- making

    def _make_parts(self) -> None:
        session, theme = self.session, self.theme
        self.header = Header(self)
        self.messages = MessageBar(self)
        self.page = PageArea(session, theme, self)
        self.view, self.find_bar = self.page.view, self.page.find_bar
        self.documents = DocumentList(session, theme, self)
        self.tags = TagTree(session, theme, self)
        self.references = DocumentReferences(session, self)
        self._references_title = section(tr("CROSS-REFERENCES"), self)
        self.left = LeftColumn(
            [
                (section(tr("DOCUMENTS"), self), self.documents),
                (section(tr("TAGS"), self), self.tags),
                (self._references_title, self.references),
            ],
            self,
        )
        self.sidebar = AnnotationPanel(session, theme, self)
        self.status = StatusLine(self)
        self.link_picker = LinkPicker(session, self.page)
        self.sheets = Sheets(self)
        self.palette_of_commands = CommandPalette(self, self.page)
        self.slip = PeekSlip(session, self.page)
        self.guide = Guide(self.page)
        self.guide.hide()

    def _make_selection_bar(self) -> None:
        by_name = self.actions_by_name
        colours = [by_name[name] for name in by_name if name.startswith("annotate.colour_")]
        verbs = [by_name[name] for name in ("annotate.note", "annotate.tag", "annotate.link", "edit.copy_quotation")]
        self.selection_bar = SelectionBar(colours, verbs, self.page)
        self.page.selection_bar = self.selection_bar

    def _arrange(self) -> None:
        inside = QWidget(self)
        inside.setObjectName("window")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._columns = QSplitter(Qt.Orientation.Horizontal, inside)
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        for column, least in ((self.left, 180), (self.page, 380), (self.sidebar, 240)):
            column.setMinimumWidth(least)
            self._columns.addWidget(column)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes([228, 880, 332])
        for part in (self.header, self.messages, self._columns, self.status):
            layout.addWidget(part, 1 if part is self._columns else 0)
        parts = (self.header, self.messages, self.left, self.page, self.sidebar, self.status)
        tab_order.chain(stop for part in parts for stop in tab_order.stops(part))
        self.setCentralWidget(inside)
        self.setMinimumSize(640, 420)
        self.resize(1440, 900)

    def _connect(self) -> None:
        session = self.session
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.viewing.follow_system)
        session.trouble.connect(self._show_trouble)
        session.message.connect(self.messages.tell)
        session.saved.connect(lambda saved: self.status.show_saved(saved=saved, read_only=session.project.read_only))
        session.changed.connect(self._changed)
        session.document_shown.connect(lambda _id: self._refresh())
        session.annotation_chosen.connect(lambda _id: self._show_what_can_be_done())
        session.turned.connect(self._show_what_can_be_done)
        self.view.zoom_wanted.connect(self.viewing.zoom_by)
        self.view.reference_followed.connect(self._follow_reference)
        self.view.entered.connect(self.annotating.follow_at_caret)
        self.page.moved.connect(self._show_page)
        self.page.rested.connect(lambda: self.sidebar.follow_reading(*self.view.seen()))
        self.page.resized.connect(self.floating.place)
        self.page.passage_offered.connect(self._offer_passage)
        self.page.invitation.import_wanted.connect(self.filing.import_)
        context_menus.connect(self)
        self.documents.chosen.connect(self.session.go_to_id)
        self.tags.chosen.connect(lambda path: self.sidebar.set_filter(query.quoted("#", path)))
        self.references.source_wanted.connect(self.show_source)
        self.references.counted.connect(lambda count: self._references_title.setVisible(count > 0))
        self.sidebar.link_wanted.connect(self.annotating.link)
        self.sidebar.source_wanted.connect(self.show_source)
        self.sidebar.filter_changed.connect(self.page.show_filter)
        self.sidebar.page_wanted.connect(self.page.take_focus)
        self.link_picker.done.connect(self.annotating.linked)
        self.status.zoom_wanted.connect(self.viewing.set_zoom)
        self.status.theme_wanted.connect(self.viewing.other_theme)
        self.guide.closed.connect(lambda: session.settings.set("guide_closed", True))
        labelled(self.header.back, session.back)
        labelled(self.header.forward, session.forward)
        labelled(self.header.search, self.floating.search)
        labelled(self.header.side, self.viewing.toggle_sidebar)
        self.sheets.connect()

    def start(self) -> None:
        """Read the project and show what was shown last."""
        self.documents.read()
        self.tags.read()
        self.references.read()
        habits.restore(self)
        self._refresh()
        if self.session.project.read_only:
            self.status.show_saved(saved=True, read_only=True)
        if not self.session.settings.get("guide_closed", False) and habits.is_sample(self.session.project):
            self.floating.guide()
        self.exchange.start()
        self.view.setFocus()

    # --- what is shown

    def _changed(self, step: Step | None) -> None:
        if documents.touched(step):
            self._refresh()
        else:
            self._show_what_can_be_done()
            self.left.fit()
            self._show_count()

    def _refresh(self) -> None:
        self._show_what_can_be_done()
        self.left.fit()
        known = documents.listed(self.session.project)
        here = next((one for one in known if one.id == self.session.document_id), None)
        if here is None and (known or self.session.document_id):
            self.session.show_document(known[0].id if known else "")
            return
        details = here.details if here else {}
        words = (details.get("collection-title"), details.get("collection-years"), details.get("volume"))
        parts = [str(word) for word in words if word]
        dated = str(details.get("date_words") or (here.date if here else ""))
        self.header.show_names(here.name if here else "", " · ".join(filter(None, [", ".join(parts), dated])))
        title = self.session.project.path.stem
        self.setWindowTitle(f"{here.name} — {title}" if here else title)
        self._show_page()
        self._show_count()

    def _show_count(self) -> None:
        total = self.sidebar.model.total
        one = tr("1 annotation here")
        words = one if total == 1 else tr("{0} annotations here").format(counted(total))
        self.status.count.setText(words if self.session.document_id else "")

    def _show_page(self) -> None:
        top = self.view.top_offset()
        found = pages.stretches(self.view.drawing.pages, [(top, top + 1)])
        self.status.page.setText(vocabulary.printed_pages(found))

    def _show_what_can_be_done(self) -> None:
        by_name, session = self.actions_by_name, self.session
        for name, step, words in (
            ("edit.undo", session.next_undo(), (tr("Undo"), tr("Undo {0}"))),
            ("edit.redo", session.next_redo(), (tr("Redo"), tr("Redo {0}"))),
        ):
            by_name[name].setEnabled(step is not None)
            by_name[name].setText(words[1].format(vocabulary.step(step.label)) if step else words[0])
        by_name["go.back"].setEnabled(session.can_go_back)
        by_name["go.forward"].setEnabled(session.can_go_forward)
        self.header.back.setEnabled(session.can_go_back)
        self.header.forward.setEnabled(session.can_go_forward)
        by_name["annotate.delete"].setEnabled(bool(session.annotation_id))
        again = tr("Tag again: {0}").format(session.last_tag) if session.last_tag else tr("Tag again")
        by_name["annotate.tag_again"].setText(again.replace("&", "&&"))

    def _show_trouble(self, sentence: str) -> None:
        if self.sidebar.unsaved():
            words = tr("{0} The words you typed are still in the card.").format(sentence)
            self.messages.say(words, tr("Save a copy…"), self.filing.save_copy)
        else:
            self.messages.say(sentence)

    def say(self, sentence: str) -> None:
        """Tell the person something that stays until it is closed."""
        self.messages.say(sentence)

    def say_with_report(self, sentence: str) -> None:
        """Tell of something that should not have happened, with what can be mailed to those who mend it."""
        self.messages.say(sentence, tr("Copy report"), partial(help_pages.copy_report, self))

    def attempt(self, verb: Callable[..., Any], *values: Any) -> Any:
        """Do something that may fail with a sentence for the person."""
        try:
            return verb(*values)
        except AnnotatorError as error:
            self.messages.say(said(error))
            return None

    # --- verbs of the menus

    def undo(self) -> None:
        """Save what is being typed, but for a tag that is begun, then take the last step back."""
        self.sidebar.flush(finished=False)
        with background.progress(self, tr("Undoing…")) as progress:
            self.session.undo(progress)

    def redo(self) -> None:
        """Do the last undone step again."""
        self.sidebar.flush(finished=False)
        with background.progress(self, tr("Redoing…")) as progress:
            self.session.redo(progress)

    def show_source(self, words: str) -> None:
        """Show where an outside source is; an address is opened only when the person says so."""
        help_pages.open_source(self, words)

    # --- searching

    def go_to_hit(self, hit: Hit) -> None:
        """Show what a search found; a tag by its annotations."""
        if hit.kind == "tag":
            found = tags.codebook(self.session.project).tags.get(hit.annotation_id)
            if found is not None:  # it may have been deleted since
                self.sidebar.set_filter(query.quoted("#", found.path))
        elif hit.kind == "document":
            self.session.go_to(Place(hit.document_id, hit.start))
            self.view.select(hit.start, hit.end)
        else:
            self.session.go_to_id(hit.annotation_id)

    # --- links

    def _offer_passage(self, start: int, end: int) -> None:
        words = self.view.text[start:end]
        self.link_picker.offer(Passage(self.session.document_id, start, end, words))

    def _follow_reference(self, target: str) -> None:
        there = next((one for one in documents.listed(self.session.project) if one.key == target), None)
        if there:
            self.session.go_to_id(there.id)
        else:
            self.show_source(target)

    def open_project(self, path: Path) -> None:
        """Open another project in place of this one."""
        if path.resolve() != self.session.project.path.resolve():
            self.project_wanted.emit(path)

    # --- events

    def _turn(self) -> None:
        """Exchange the margins where the window is turned round."""
        if self.isRightToLeft() != self._turned:
            self._turned = self.isRightToLeft()
            mirror.turn_margins(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.floating.put_away() and self.focus.is_on and self.view.hasFocus():
                self.focus.leave()
            self.page.take_focus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns, before = _columns_for(event.size().width()), _columns_for(event.oldSize().width())
        if self.focus.is_on:
            return
        if columns != before or not event.oldSize().isValid():
            left, sidebar = columns
            self.left.setVisible(left > 0)
            self._columns.setSizes([left, max(380, self.width() - left - sidebar), sidebar])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.filing.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.filing.may_close():
            event.ignore()
            return
        naming.finish_all(self)
        for timer in self.findChildren(QTimer):
            timer.stop()
        self.checking.stop()
        self.exchange.at_closing()
        habits.keep(self)
        self.hide()
        for timer in self.findChildren(QTimer):  # those that were started meanwhile
            timer.stop()
        self.whereabouts.at_closing()
        self.session.backups.at_closing()
        self.session.project.close()
        self.right.hold(None)
        event.accept()


def _columns_for(width: int) -> tuple[int, int]:
    """How wide the columns beside the page are, so that it keeps its measure; none on the left where it is narrow."""
    if width < _NARROW:
        return 0, 272
    return (196, 286) if width < _MIDDLE else (228, 332)
