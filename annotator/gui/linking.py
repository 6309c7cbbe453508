"""Pick where a cross-reference leads, without leaving the page: the other passage may be selected meanwhile."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import AnnotatorError
from annotator.gui import vocabulary
from annotator.gui.language import quoted, tr
from annotator.gui.mirror import within_line
from annotator.gui.panels.choice import Choice
from annotator.gui.panels.rows import Rows, row_of
from annotator.gui.session import Session
from annotator.gui.shadow import Shadow
from annotator.store import annotations, documents, filter, links
from annotator.text import direction
from annotator.text.excerpt import folded

_MOST = 40
_HIGH_LETTERS = 8  # pixels
_TARGET = Qt.ItemDataRole.UserRole + 1


class Passage(NamedTuple):
    """A selection that becomes an annotation when it is linked."""

    document_id: str
    start: int
    end: int
    words: str


class SourceWords(NamedTuple):
    """An outside source, as it was typed."""

    words: str


End = str | Passage | SourceWords  # an id, a selection, or a source


class _Rows(QStyledItemDelegate):
    """Two lines in a row. Qt gives them too little room, and cuts one off, where letters are as high as in Arabic."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return size + QSize(0, _HIGH_LETTERS if direction.turns(str(index.data())) else 0)


class LinkPicker(QFrame):
    """Three steps: what is linked, where to, how they belong together."""

    done = Signal(str)  # what a selection on the page has become, if it has

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("linkPicker")
        self.setAccessibleName(tr("Link to…"))
        self._session = session
        self._start: End | None = None
        self._selected: Passage | None = None
        self._from = QLabel(self)
        self._from.setObjectName("linkFrom")
        self._from.setTextFormat(Qt.TextFormat.PlainText)
        self._from.setWordWrap(True)
        self.relation = Choice(self)
        self.relation.setObjectName("linkRelation")
        self.relation.setAccessibleName(tr("Relation"))
        own = QLineEdit(self.relation)
        own.setAccessibleName(tr("Relation"))
        self.relation.setLineEdit(own)
        self.line = QLineEdit(self)
        self.line.setObjectName("linkTarget")
        self.line.setAccessibleName(tr("Link to"))
        self.line.setPlaceholderText(tr("Words of a passage, a document, a title with page, or a URL"))
        self.found = QListWidget(self)
        self.found.setObjectName("linkChoices")
        self.found.setItemDelegate(_Rows(self.found))
        self.found.setAccessibleName(tr("What can be linked to"))
        self.found.setItemDelegate(Rows(self.found))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._pause.timeout.connect(self._look)
        self.line.textChanged.connect(lambda _words: self._pause.start())
        self.line.returnPressed.connect(self.link)
        self.line.installEventFilter(self)
        self.found.itemActivated.connect(lambda _item: self.link())
        self.found.itemClicked.connect(lambda _item: self.link())
        Shadow(self)
        self.hide()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._from, 1)
        close = QToolButton(self)
        close.setObjectName("close")
        close.setText("×")
        close.setToolTip(tr("Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(lambda: self.close_picker())
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        how = QHBoxLayout()
        how.addWidget(self.relation)
        how.addWidget(self.line, 1)
        layout.addLayout(how)
        layout.addWidget(self.found, 1)
        foot = QHBoxLayout()
        hint = QLabel(tr("A passage selected on the page, here or in another document, is offered too."), self)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        foot.addWidget(hint, 1)
        button = QPushButton(tr("Link", "button"), self)
        button.setObjectName("primary")
        button.clicked.connect(self.link)
        foot.addWidget(button)
        layout.addLayout(foot)

    # --- opening

    def open_from(self, start: End) -> None:
        """Begin at an annotation, a document or a selection."""
        self._start = start
        self._selected = None
        self._from.setText(tr("Link {0} to…").format(self._words_of(start)))
        self.relation.clear()
        for relation in links.relations(self._session.project):
            self.relation.addItem(vocabulary.relation(relation), relation)
        self.line.clear()
        self._look()
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_picker(self, made: str = "") -> None:
        """Link nothing more."""
        self.hide()
        self._start = None
        self.done.emit(made)

    def offer(self, passage: Passage) -> None:
        """A passage was selected on the page: it can be the other end."""
        if self.isVisible() and passage != self._start:
            self._selected = passage
            self._look()

    def _words_of(self, end: End) -> str:
        if isinstance(end, Passage):
            return within_line(quoted(_short(end.words)))
        if isinstance(end, SourceWords):
            return end.words
        known = links.ends(self._session.project, [end])[end]
        return within_line(quoted(_short(known.quote)) if known.quote else vocabulary.title(known))

    # --- finding

    def _look(self) -> None:
        """List what the typed words may mean; the first is chosen."""
        self._pause.stop()
        typed = self.line.text().strip()
        self.found.clear()
        if self._selected is not None and not typed:
            self._add(tr("This selection: “{0}”").format(within_line(_short(self._selected.words))), self._selected)
        if typed.startswith(("http://", "https://", "doi:", "10.")):
            self._add(tr("Outside source: {0}").format(typed), SourceWords(typed))
        else:
            self._add_annotations(typed)
            self._add_documents(typed)
            self._add_sources(typed)
        self.found.setCurrentRow(0)

    def _add_annotations(self, typed: str) -> None:
        project = self._session.project
        try:
            ids = [one for one in filter.chosen(project, typed) if one != self._start]
        except AnnotatorError:
            ids = []
        for one in annotations.load(project, ids[:_MOST]):
            title, page = within_line(one.document_title), vocabulary.printed_pages(one.where)
            note = f" — {within_line(_short(one.note, 60))}" if one.note else ""
            place = ", ".join(part for part in (title, page) if part)
            self._add(f"{within_line(quoted(_short(one.quote)))}{note}", one.id, place)

    def _add_documents(self, typed: str) -> None:
        for one in documents.listed(self._session.project):
            if one.id != self._start and folded(typed) in folded(one.name):
                self._add(tr("Document: {0}").format(within_line(one.name)), one.id)

    def _add_sources(self, typed: str) -> None:
        for source in links.sources(self._session.project):
            words = ", ".join(part for part in (source.title or source.url, source.locator) if part)
            if folded(typed) in folded(words):
                self._add(tr("Source: {0}").format(within_line(words)), source.id)
        if typed:
            self._add(tr("New outside source: {0}").format(typed), SourceWords(typed))

    def _add(self, words: str, end: End, place: str = "") -> None:
        item = row_of(words, below=place)
        item.setData(_TARGET, [end])  # in a list: Qt takes a named tuple apart
        self.found.addItem(item)

    # --- linking

    def link(self) -> None:
        """Make the link to the chosen end; both ends and the link are one step."""
        if self._pause.isActive():
            self._look()
        item = self.found.currentItem()
        if item is None or self._start is None:
            return
        target: End = item.data(_TARGET)[0]
        both = self._start, target
        ids = self._session.attempt(self._linked, *both, self._relation())
        if ids:
            made = (one for one, end in zip(ids, both, strict=True) if self._is_on_page(end))
            self.close_picker(next(made, ""))

    def _is_on_page(self, end: End) -> bool:
        return isinstance(end, Passage) and end.document_id == self._session.document_id

    def _relation(self) -> str:
        """The chosen relation, or the person's own as it was typed."""
        words = self.relation.currentText().strip()
        row = self.relation.findText(words, Qt.MatchFlag.MatchFixedString)
        return str(self.relation.itemData(row) or words)

    def _linked(self, start: End, target: End, relation: str) -> tuple[str, str]:
        """Returns the ids of both ends."""
        project = self._session.project
        with project.edit("Add cross-reference"):
            ids = self._id_of(start), self._id_of(target)
            links.add(project, *ids, relation)
        return ids

    def _id_of(self, end: End) -> str:
        if isinstance(end, Passage):
            places = [(end.start, end.end)]
            return annotations.add(self._session.project, end.document_id, places, colour=self._session.colour)
        if isinstance(end, SourceWords):
            return links.source_from(self._session.project, end.words)
        return end

    # --- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while one types."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if move:
                row = min(max(0, self.found.currentRow() + move), self.found.count() - 1)
                self.found.setCurrentRow(row)
                return True
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_picker()
            return
        super().keyPressEvent(event)


def _short(words: str, most: int = 90) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1] + "…"
