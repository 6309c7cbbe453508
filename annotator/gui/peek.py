"""A slip that shows where cross-references lead, without leaving the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.gui import theme as themes
from annotator.gui import vocabulary
from annotator.gui.language import tr
from annotator.gui.mirror import show_words, within_line
from annotator.gui.panels.card_links import CutButton, follow
from annotator.gui.session import Session
from annotator.model import CrossReference
from annotator.store import annotations, documents

_CONTEXT = 160
_MOST = 4


class PeekSlip(QFrame):
    """The other ends of the current annotation's cross-references, each with its passage in its sentence."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("peekSlip")
        self.setAccessibleName(tr("Where the cross-references lead"))
        self._session = session
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(5)
        session.annotation_chosen.connect(lambda _id: self.hide())
        session.document_shown.connect(lambda _id: self.hide())
        self.hide()

    def toggle(self) -> bool:
        """Show the slip, or put it away; false where the annotation leads nowhere."""
        current = self._session.current()
        if self.isVisible() or current is None or not current.links:
            self.hide()
            return current is None or bool(current.links)
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for link in current.links[:_MOST]:
            self._add(link)
        self.show()
        self.raise_()
        return True

    def _add(self, link: CrossReference) -> None:
        arrow, title = vocabulary.arrow(link.direction), within_line(vocabulary.title(link.other))
        place = ", ".join(part for part in (title, _page(link)) if part)
        button: QPushButton = CutButton(f"{arrow} {vocabulary.relation(link.relation)}: {place}", self)
        button.setObjectName("reference")
        button.setAccessibleName(tr("Follow: {0}").format(place))
        button.clicked.connect(lambda: follow(self._session, link, self._session.trouble.emit))
        self._layout.addWidget(button)
        for words in self._passage(link):
            label = QLabel(self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(themes.serif(15))
            label.setWordWrap(True)
            show_words(label, words)
            self._layout.addWidget(label)

    def _passage(self, link: CrossReference) -> list[str]:
        """The passage with what stands around it in its paragraph, and its note where it has one."""
        found = annotations.get(self._session.project, link.other.id) if link.other.kind == "annotation" else None
        if found is None:
            return []
        text = documents.text(self._session.project, found.document_id)
        before = text[max(0, found.start - _CONTEXT) : found.start].rpartition("\n")[2]
        after = text[found.end : found.end + _CONTEXT].partition("\n")[0]
        passage = f"…{before}[{found.quote}]{after}…"
        return [passage, found.note] if found.note else [passage]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.hide()
            return
        super().keyPressEvent(event)


def _page(link: CrossReference) -> str:
    if link.other.kind == "source":
        return link.other.page
    return vocabulary.printed_pages([link.other.page]) if link.other.page else ""
