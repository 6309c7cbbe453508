"""The open document's own cross-references: its links both ways, and the works its text refers to."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from annotator.gui import theme as themes
from annotator.gui import vocabulary
from annotator.gui.language import tr
from annotator.gui.mirror import within_line
from annotator.gui.panels.card_links import follow
from annotator.gui.panels.card_paint import link_words
from annotator.gui.session import Session
from annotator.model import CrossReference, Document, Mark, Step
from annotator.store import annotations, documents, links

Reference = CrossReference | tuple[Mark, Document | None]  # what a reader made, or what the text itself says
Index = QModelIndex | QPersistentModelIndex


def words_of(reference: Reference) -> str:
    """A reference on one line."""
    if isinstance(reference, CrossReference):
        arrow, relation = vocabulary.arrow(reference.direction), vocabulary.relation(reference.relation)
        return f"{arrow} {relation}  {link_words(reference)}"
    mark, there = reference
    words = within_line(there.name if there else mark.value)
    if there is None and not mark.target.startswith("http"):
        words = tr("{0} (not in this project)").format(words)
    return f"{vocabulary.arrow('to')} {words}"


class ReferenceModel(QAbstractListModel):
    """The references of a document. Words are made for those in view: a volume refers to thousands of works."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.references: list[Reference] = []

    def show(self, references: list[Reference]) -> None:
        """Show these, in place of others."""
        self.beginResetModel()
        self.references = references
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.references)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(self.references[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return themes.plain_tip(words_of(self.references[index.row()]))
        return None


class DocumentReferences(QListView):
    """A row each; Enter or a click follows, Delete takes a link away."""

    source_wanted = Signal(str)
    counted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentLinks")
        self.setAccessibleName(tr("Cross-references of this document"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setSpacing(1)
        self._session = session
        self._rows = ReferenceModel(self)
        self.setModel(self._rows)
        self._links: list[CrossReference] = []  # of the document itself
        self.clicked.connect(self._follow)
        self.activated.connect(self._follow)
        session.document_shown.connect(lambda _id: self.read())
        session.changed.connect(self._changed)

    def _changed(self, step: Step | None) -> None:
        touched = annotations.touched(self._session.project, step) if step else None
        if touched is None or self._session.document_id in touched:
            self.read()

    def read(self) -> None:
        """Read the rows anew; those of no document are none."""
        project, here = self._session.project, self._session.document_id
        self._links = links.of(project, [here])[here] if here else []
        self._rows.show([*self._links, *(documents.references(project, here) if here else ())])
        self.setVisible(bool(self._rows.references))
        self.counted.emit(len(self._rows.references))

    def _follow(self, index: QModelIndex) -> None:
        reference = self._rows.references[index.row()]
        if isinstance(reference, CrossReference):
            follow(self._session, reference, self.source_wanted.emit)
            return
        mark, there = reference
        if there:
            self._session.go_to_id(there.id)
        else:
            self.source_wanted.emit(mark.target)

    def remove_current(self) -> None:
        """Take the chosen link away; what the text itself refers to stays."""
        index = self.currentIndex()
        reference = self._rows.references[index.row()] if index.isValid() else None
        if isinstance(reference, CrossReference):
            self._session.attempt(links.remove, self._session.project, reference.id)

    def sizeHint(self) -> QSize:
        return QSize(200, len(self._rows.references) * 28 + 6)
