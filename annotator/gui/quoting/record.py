"""The form of bibliographic data: what is known of a document or an outside source, and how it is cited."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator import quoting, reading
from annotator.citing import runs
from annotator.citing.locator import Locator
from annotator.citing.names import as_csl, as_typed, names_of
from annotator.citing.styles import Style
from annotator.citing.work import KEYS, PEOPLE
from annotator.errors import AnnotatorError
from annotator.formats import works as work_files
from annotator.formats.works import Entry
from annotator.gui import ask
from annotator.gui.columns import section
from annotator.gui.language import keys, said, tr
from annotator.gui.panels.choice import Choice
from annotator.gui.quoting import fields
from annotator.store import works
from annotator.store.works import Record
from annotator.text import edtf

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow
    from annotator.gui.session import Session

_OF_A_RECORD = ("title", "number", "date")  # what stands beside the details of a record
_LABEL = 160  # pixels
_SHORT = 56  # characters that fit beside a label
_FILL = "Ctrl+Shift+V"


def all_records(session: Session) -> dict[str, Record]:
    """What can be edited: the open document first, then the outside sources."""
    project, here = session.project, session.document_id
    found = [works.get(project, here)] if here else []
    return {one.id: one for one in [*found, *quoting.sources(project)]}


class RecordDialog(QDialog):
    """Nothing is written before Save; then it is one step, however many records were edited."""

    def __init__(self, window: MainWindow, style: Style, records: dict[str, Record]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("recordDialog")
        self.setWindowTitle(tr("Bibliographic data"))
        self.setAcceptDrops(True)
        self._session, self._style = window.session, style
        self._records = records
        self._edited: dict[str, Record] = {}
        self.works = self._choice(tr("Work"), "recordWork")
        self.kind = self._choice(tr("Kind"), "recordKind")
        self.lines: dict[str, QLineEdit] = {}
        self._hints: dict[str, QLabel] = {}
        self._headings: list[tuple[QLabel, tuple[str, ...]]] = []
        self._form = self._made_form()
        self._build()
        self._connect()
        self._load()
        self.resize(min(680, window.width() - 40), min(760, window.height() - 60))
        self.lines["title"].setFocus()

    # --- making

    def _choice(self, words: str, name: str) -> Choice:
        box = Choice(self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        return box

    def _made_form(self) -> QFormLayout:
        """A row for every field; those that a kind of work does not have are hidden."""
        form = QFormLayout()
        form.setContentsMargins(24, 6, 10, 12)  # and the scroll bar
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        labels, examples = fields.labels(), fields.examples()
        for heading, names in zip(fields.headings(), fields.GROUPS, strict=True):
            title = section(heading, self)
            title.setContentsMargins(0, 10, 0, 0)
            form.addRow(title)
            self._headings.append((title, names))
            for name in names:
                self._add(form, name, labels[name], examples.get(name, ""))
        return form

    def _add(self, form: QFormLayout, name: str, words: str, example: str) -> None:
        line = QLineEdit(self)
        line.setObjectName(f"record.{name}")
        line.setAccessibleName(words)
        line.setPlaceholderText(example)
        line.textEdited.connect(lambda _words: self._changed())
        self.lines[name] = line
        label = QLabel(words, self)
        label.setBuddy(line)
        label.setFixedWidth(_LABEL)
        form.addRow(label, line)
        if name in fields.DATES:
            hint = QLabel(self)
            hint.setObjectName("hint")
            hint.setTextFormat(Qt.TextFormat.PlainText)
            self._hints[name] = hint
            form.addRow("", hint)

    def _build(self) -> None:
        inside = QWidget(self)
        inside.setLayout(self._form)
        inside.setAutoFillBackground(False)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 18, 0, 14)
        layout.setSpacing(8)
        layout.addLayout(self._top())
        layout.addWidget(self.area, 1)
        layout.addLayout(self._foot())

    def _top(self) -> QFormLayout:
        """Which work, and of which kind."""
        top = QFormLayout()
        top.setContentsMargins(24, 0, 20, 0)
        top.setHorizontalSpacing(14)
        for words, box in ((tr("Work"), self.works), (tr("Kind"), self.kind)):
            label = QLabel(words, self)
            label.setFixedWidth(_LABEL)
            label.setBuddy(box)
            top.addRow(label, box)
        for record in self._records.values():
            title = record.title or str(record.details.get("URL") or "")
            words = tr("Document: {0}") if record.kind == "document" else tr("Source: {0}")
            self.works.addItem(words.format(title), record.id)
        for name, words in fields.kinds().items():
            self.kind.addItem(words, name)
        self.works.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return top

    def _foot(self) -> QVBoxLayout:
        """How the work is cited so, and what can be done."""
        self.preview = QLabel(self)
        self.preview.setObjectName("recordPreview")
        self.preview.setTextFormat(Qt.TextFormat.RichText)  # our own italics; the words in it are escaped
        self.preview.setWordWrap(True)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.trouble = QLabel(self)
        self.trouble.setObjectName("searchTrouble")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.fill = QPushButton(tr("Fill from clipboard"), self)
        tip = tr("A record in CSL-JSON, BibTeX or RIS; dropping one here does it too ({0})")
        self.fill.setToolTip(tip.format(keys(_FILL)))
        self.fill.setAutoDefault(False)
        cancel, self.save = QPushButton(tr("Cancel"), self), QPushButton(tr("Save"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.fill)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 4, 20, 0)
        foot.setSpacing(10)
        for part in (self.preview, self.trouble):
            foot.addWidget(part)
        foot.addLayout(buttons)
        return foot

    def _connect(self) -> None:
        self.works.activated.connect(lambda _row: self._load())
        self.kind.activated.connect(lambda _row: self._changed())
        self.fill.clicked.connect(self.fill_from_clipboard)
        self.save.clicked.connect(self._save)
        QShortcut(QKeySequence(_FILL), self).activated.connect(self.fill_from_clipboard)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        for name in fields.DATES:
            self.lines[name].textChanged.connect(partial(self._read_date, name))

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring the field into sight in which one types, however one came to it."""
        if now is not None and self.area.isAncestorOf(now):
            self.area.ensureWidgetVisible(now, 0, 24)

    # --- what is in the form

    def record(self) -> Record:
        """The chosen record, as it is edited so far."""
        one = str(self.works.currentData())
        return self._edited.get(one, self._records[one])

    def _load(self) -> None:
        """Show the chosen record."""
        work = quoting.of_record(self.record())
        for name, line in self.lines.items():
            value = getattr(work, name)
            with QSignalBlocker(self):
                line.setText(as_typed(value) if name in PEOPLE else value)
            line.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(work.kind))
        self._complain("")
        self._show()

    def _changed(self) -> None:
        """Take what is typed into the record; fields that were not touched stay as they came."""
        record, before = self.record(), quoting.of_record(self.record())
        values, details = {name: getattr(record, name) for name in _OF_A_RECORD}, dict(record.details)
        if self.kind.currentData() != before.kind:
            details["type"] = self.kind.currentData()
        for name, line in self.lines.items():
            value, text = getattr(before, name), line.text().strip()
            if text == (as_typed(value) if name in PEOPLE else value):
                continue
            if name in _OF_A_RECORD:
                values[name] = text
            else:
                details[KEYS[name]] = as_csl(names_of(text)) if name in PEOPLE else text
        self._edited[record.id] = record._replace(**values, details=details)
        self._show()

    def _show(self) -> None:
        """The fields that the kind of work has, and those that are filled all the same; and how it is cited."""
        wanted = fields.OF_KIND[self.kind.currentData()]
        shown = {name for name, line in self.lines.items() if name in wanted or line.text()}
        for name, line in self.lines.items():
            self._form.setRowVisible(line, name in shown)
        for name, hint in self._hints.items():
            self._form.setRowVisible(hint, name in shown and bool(hint.text()))
        for title, names in self._headings:
            self._form.setRowVisible(title, bool(shown & set(names)))
        work = quoting.of_record(self.record())
        cited = self._style.entry(work) if self._style.in_text else self._style.cite(work, Locator())
        self.preview.setText(runs.as_html(cited))
        self.preview.setAccessibleName(tr("Cited as: {0}").format(runs.plain(cited)))

    def _read_date(self, name: str, words: str) -> None:
        """Say how a date reads while it is typed, or what is wrong with it."""
        hint = self._hints[name]
        try:
            date = edtf.parsed(words) if words.strip() else None
            reads = edtf.in_words(words)
            plain = date is None or reads in (words.strip(), "undated")
            hint.setText("" if plain else tr("Reads: {0}").format(reads))
        except AnnotatorError as error:
            hint.setText(tr("{0} Notes give it as it stands.").format(said(error)))
        hint.setWordWrap(len(hint.text()) > _SHORT)  # a label that may wrap is given room for it
        self._form.setRowVisible(hint, bool(hint.text()) and not self.lines[name].isHidden())

    # --- records from reference managers

    def fill_from_clipboard(self) -> None:
        """Fill the form from what a reference manager copied."""
        self._fill_from(QGuiApplication.clipboard().text())

    def _fill_from(self, words: str) -> None:
        try:
            found = work_files.read(words)
        except AnnotatorError as error:
            self._complain(said(error))
            return
        self._take(found)

    def _take(self, found: list[Entry]) -> None:
        at: int | None = 0
        if len(found) > 1:
            question = tr("Which of these works is it?")
            at = ask.one_of(self, tr("Bibliographic data"), question, [one.label for one in found])
        if at is not None:
            record = self.record()
            self._edited[record.id] = quoting.filled(record, found[at])
            self._load()

    def _complain(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.drop(event.mimeData())

    def drop(self, data: QMimeData) -> None:
        """Fill the form from a file or from words that were dropped on it."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if not files:
            self._fill_from(data.text())
            return
        try:
            self._take(reading.works(files[0]))
        except AnnotatorError as error:
            self._complain(said(error))

    # --- writing

    def _save(self) -> None:
        """Write what was changed, and only that, in one step; the dialog stays where that fails."""
        edited = [(self._records[one.id], one) for one in self._edited.values()]
        try:
            works.write_changes(self._session.project, [(was, one) for was, one in edited if one != was])
        except AnnotatorError as error:
            self._complain(said(error))
            return
        self.accept()
