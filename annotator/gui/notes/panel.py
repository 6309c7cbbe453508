"""The notes sheet: all annotations in a table, and beside it the outline they are put into."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from annotator.errors import AnnotatorError
from annotator.gui import tab_order
from annotator.gui.language import counted, keys, said, tr
from annotator.gui.notes.outline_tree import OutlineTree
from annotator.gui.notes.table import NotesTable
from annotator.gui.panels.filter_bar import FilterBar
from annotator.gui.panels.sheet import Sheet
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import Step
from annotator.store import annotations

_PAUSE = 150  # milliseconds
_NARROW = 700  # below this width the outline stands under the table
_OUTLINE = ("section", "outline_entry")


class NotesPanel(Sheet):
    """Lies over the page. Enter or a click on a quotation goes to the passage, Escape back to the page."""

    export_wanted = Signal(str, bool)  # a format, and whether tags are its headings, not the outline

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("notesPanel", tr("Notes"), parent)
        self._session = session
        self.filter_bar = FilterBar(session, self)
        self.filter_bar.line.setObjectName("notesFilter")
        self.table = NotesTable(session, theme, self)
        self.outline = OutlineTree(session, theme, self)
        self.count, self.empty, self.hint = self._label("hint"), self._label("hint"), self._label("hint")
        self.outline_title = self._label("sectionTitle")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._build()
        self._connect()

    # --- making

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _build(self) -> None:
        self.add_title(tr("Notes"))
        self.count.setWordWrap(False)
        self.top.addWidget(self.count)
        self.top.addStretch(1)
        self.unsorted = self._button("notesUnsorted", tr("In no section"), tr("Only those in no section"), "Alt+I")
        self.unsorted.setCheckable(True)
        self.columns = self._button("notesColumns", tr("Columns"), tr("Columns and order"), "Alt+C")
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(lambda: self.table.fill_menu(self._menu))
        self.columns.setMenu(self._menu)
        self.export = self._button("notesExport", tr("Export"), tr("Export these notes"), "Alt+X")
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setMenu(self._export_menu())
        for part in (self.unsorted, self.columns, self.export):
            self.top.addWidget(part)
        self.add_close()
        self.body.addWidget(self.filter_bar)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setObjectName("notesSplit")
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._column([self.table, self.empty], (0, 4, 8, 0)))
        self._split.addWidget(self._beside())
        self.body.addWidget(self._split, 1)
        self.body.addWidget(self.hint)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setText(
            tr(
                "Enter goes to the passage. N writes the note, T the tags, S puts it into a section. "
                "Alt with the arrow keys moves in the outline."
            )
        )
        order = [self.filter_bar, self.table, self._add, self.outline, self.unsorted, self.columns, self.export]
        tab_order.chain([self.filter_bar.line, *order[1:]])

    def _export_menu(self) -> QMenu:
        formats = QMenu(self)
        for name, words in (
            ("docx-notes", tr("Word, with footnotes…")),
            ("docx-endnotes", tr("Word, with end notes…")),
            ("md", tr("Markdown…")),
            ("csv", tr("CSV…")),
            ("xlsx", tr("Workbook (XLSX)…")),
        ):
            formats.addAction(words, partial(self._export, name)).setObjectName(f"notes.export.{name}")
        formats.addSeparator()
        self.by_tag = formats.addAction(tr("Headings by tag, not by outline"))
        self.by_tag.setCheckable(True)
        return formats

    def _column(self, parts: list[QWidget], margins: tuple[int, int, int, int]) -> QWidget:
        column = QWidget(self)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(*margins)
        layout.setSpacing(4)
        for part in parts:
            layout.addWidget(part, 1)
        return column

    def _beside(self) -> QWidget:
        self._add = self._button("notesAddSection", tr("Add section"), tr("Add section"), "Alt+S")
        self.outline_empty = self._label("hint")
        self.outline_empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.outline_empty.setText(
            tr("No sections yet. Add one, then drag notes into it, or press S on a note and choose the section.")
        )
        beside = self._column([self.outline_empty, self.outline], (10, 4, 0, 0))
        layout = beside.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretchFactor(self.outline_empty, 0)
        top = QHBoxLayout()
        top.addWidget(self.outline_title, 1)
        top.addWidget(self._add)
        layout.insertLayout(0, top)
        return beside

    def _button(self, name: str, words: str, what: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setAccessibleName(what)
        button.setToolTip(f"{what} ({keys(key)})")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(key), self, context=context).activated.connect(button.click)
        return button

    def _connect(self) -> None:
        self.filter_bar.changed.connect(self.refresh)
        self.unsorted.toggled.connect(lambda _on: self.refresh())
        self._add.clicked.connect(lambda: self.outline.add())
        self.table.wanted.connect(self._go)
        self.outline.wanted.connect(self._go)
        self.table.put_wanted.connect(self._put)
        self.table.rows.arranged.connect(self._tell)
        self.table.delegate.closeEditor.connect(lambda *_how: self._pause.start())
        self._session.changed.connect(self._changed)

    # --- opening

    def open_again(self) -> None:
        """Show all there is now, where one was last."""
        self.refresh()
        if not self.table.currentIndex().isValid():
            self.table.go_to(self._session.annotation_id)
        (self.table if self.table.rows.ids else self.filter_bar.line).setFocus()

    def close_sheet(self) -> None:
        """Save what is typed, and go back to the page."""
        self._pause.stop()
        self.table.setFocus()  # an open note is saved when one leaves it
        super().close_sheet()

    def set_theme(self, theme: Theme) -> None:
        self.table.delegate.theme = theme
        self.outline.delegate.theme = theme
        self.table.viewport().update()
        self.outline.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self.hint.setVisible(not narrow)
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._split.orientation() != wanted or not event.oldSize().isValid():
            self._split.setOrientation(wanted)
            self._split.setSizes([600, 330] if narrow else [640, 260])

    # --- showing

    def filter_line(self) -> str:
        return f"is:unsorted {self.filter_bar.words}".strip() if self.unsorted.isChecked() else self.filter_bar.words

    def refresh(self) -> None:
        """Read anew what the filter leaves, and the outline; what is chosen stays chosen."""
        self._pause.stop()
        if self.table.is_writing():
            return  # what one is writing in does not go away
        try:
            self.table.read(self.filter_line())
        except AnnotatorError as error:
            self.count.setText(said(error))
            return
        if self.outline.rows.is_stale():
            self.outline.read()
        self._tell_outline()

    def _changed(self, step: Step | None) -> None:
        if not self.isVisible():
            return
        touched = annotations.touched(self._session.project, step) if step else None
        if step and step.changes and all(change.kind in _OUTLINE for change in step.changes):
            self.outline.read()
            self._tell_outline()
            self.table.rows.renew_sections()
            if self.unsorted.isChecked() or self.table.rows.by_section:
                self._pause.start()
            return
        self.table.rows.renew(touched)
        self.outline.rows.renew()
        self._pause.start()

    def _tell(self) -> None:
        """Say how many there are, or why there are none."""
        number = len(self.table.rows.ids)
        self.count.setText(tr("{0} annotations").format(counted(number)) if number else "")
        words = tr("None yet. Select words on the page, then press H to highlight or N to write a note.")
        if self.filter_line():
            words = tr("No annotation meets the filter.")
        self.empty.setText(words)
        self.empty.setVisible(not number)
        self.table.setVisible(bool(number))

    def _tell_outline(self) -> None:
        some = bool(self.outline.rows.sections)
        self.outline_title.setText(tr("OUTLINE"))
        self.outline_empty.setVisible(not some)
        self.outline.setVisible(some)

    def _export(self, format_name: str) -> None:
        """Write what is shown, in the order of the outline where there is one, unless tags are to be the headings."""
        self.export_wanted.emit(format_name, self.by_tag.isChecked())

    def _put(self) -> None:
        """Ask into which section the chosen notes go."""
        self.outline.verbs.put_into_chosen(self.table.chosen(), self.outline.current())

    def _go(self, annotation_id: str) -> None:
        if annotation_id:
            self.close_sheet()
            self._session.go_to_id(annotation_id)
