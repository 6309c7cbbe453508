"""The open document's own cross-references: its links both ways, and the works its text refers to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotator.gui import theme as themes
from annotator.gui import vocabulary
from annotator.gui.language import tr
from annotator.gui.mirror import within_line
from annotator.gui.panels.card_links import follow
from annotator.gui.panels.card_paint import link_words
from annotator.gui.session import Session
from annotator.model import CrossReference, Document, Mark, Step
from annotator.store import documents, links

_WHAT = Qt.ItemDataRole.UserRole + 1


class DocumentReferences(QListWidget):
    """A row each; Enter or a click follows, Delete takes a link away."""

    source_wanted = Signal(str)
    counted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentLinks")
        self.setUniformItemSizes(True)  # a volume may refer to thousands
        self.setAccessibleName(tr("Cross-references of this document"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSpacing(1)
        self._session = session
        self._links: list[CrossReference] = []  # of the document itself
        self.itemClicked.connect(self._follow)
        self.itemActivated.connect(self._follow)
        session.document_shown.connect(lambda _id: self.read())
        session.changed.connect(self._changed)

    def _changed(self, step: Step | None) -> None:
        linked = {link.other.id for link in self._links}
        if (
            step is None
            or any(step.ids(kind) for kind in ("link", "document", "source"))
            or not linked.isdisjoint(step.ids("annotation"))
        ):
            self.read()

    def read(self) -> None:
        """Read the rows anew; those of no document are none."""
        self.clear()
        here = self._session.document_id
        self._links = links.of(self._session.project, [here])[here] if here else []
        if here:
            for link in self._links:
                arrow = vocabulary.arrow(link.direction)
                self._add(f"{arrow} {vocabulary.relation(link.relation)}  {link_words(link)}", link)
            for mark, there in documents.references(self._session.project, here):
                words = within_line(there.name if there else mark.value)
                if there is None and not mark.target.startswith("http"):
                    words = tr("{0} (not in this project)").format(words)
                self._add(f"{vocabulary.arrow('to')} {words}", (mark, there))
        self.setVisible(self.count() > 0)
        self.counted.emit(self.count())

    def _add(self, words: str, what: object) -> None:
        item = QListWidgetItem(words)
        item.setData(_WHAT, what)
        item.setToolTip(themes.plain_tip(words))
        self.addItem(item)

    def _follow(self, item: QListWidgetItem) -> None:
        what: CrossReference | tuple[Mark, Document | None] = item.data(_WHAT)
        if isinstance(what, CrossReference):
            follow(self._session, what, self.source_wanted.emit)
            return
        mark, there = what
        if there:
            self._session.go_to_id(there.id)
        else:
            self.source_wanted.emit(mark.target)

    def remove_current(self) -> None:
        """Take the chosen link away; what the text itself refers to stays."""
        item = self.currentItem()
        if item and isinstance(item.data(_WHAT), CrossReference):
            self._session.attempt(links.remove, self._session.project, item.data(_WHAT).id)

    def sizeHint(self) -> QSize:
        return QSize(200, self.count() * 28 + 6)
