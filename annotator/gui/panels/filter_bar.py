"""The filter line above the cards, with completion, and a chip for each of its conditions."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from annotator.errors import AnnotatorError
from annotator.gui import tab_order
from annotator.gui.language import tr
from annotator.gui.panels.flow import FlowLayout
from annotator.gui.session import Session
from annotator.store import filter
from annotator.text import query

_PAUSE = 160  # milliseconds after the last key


class FilterLine(QLineEdit):
    """Offers tags, readers, pages and conditions while one types them."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("annotationFilter")
        self.setAccessibleName(tr("Filter annotations"))
        self.setPlaceholderText(tr("Words, #tag, @reader, page:338"))
        self.setClearButtonEnabled(True)
        self.setToolTip(
            tr(
                "Words and conditions, all of which must be met:\n"
                "#settlement – a tag\n"
                "@Ana – a reader\n"
                "page:338 – a page\n"
                "document:125 – a document\n"
                "colour:green – a colour\n"
                "has:note – a note; also has:tag, has:link, has:reply\n"
                "is:mine – your own; also is:new, is:unplaced, is:check"
            )
        )
        self._session = session
        self._offers = QStringListModel(self)
        self.offered = QCompleter(self._offers, self)
        self.offered.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.offered.setWidget(self)
        self._popup = QListView(self)
        self._popup.setObjectName("completions")
        self.offered.setPopup(self._popup)
        self.offered.activated.connect(self._take)
        self.textEdited.connect(lambda _words: self._offer())

    def _offer(self) -> None:
        _, begun = query.begun(self.text(), self.cursorPosition())
        found = filter.completions(self._session.project, begun, self._session.document_id) if begun else []
        self._offers.setStringList(found)
        if found and found != [begun]:
            self.offered.complete()
        else:
            self._popup.hide()

    def _take(self, words: str) -> None:
        """Put what was chosen in the place of what was begun."""
        line, at = self.text(), self.cursorPosition()
        start, _ = query.begun(line, at)
        space = "" if words.endswith(":") else " "
        self.setText(f"{line[:start]}{words}{space}{line[at:].lstrip()}")
        self.setCursorPosition(start + len(words) + len(space))
        if not space:
            self._offer()


class FilterBar(QWidget):
    """The line and its chips. `changed` comes when one has stopped typing."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = FilterLine(session, self)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)  # as far as the cards below reach
        layout.setSpacing(9)
        layout.addWidget(self.line)
        layout.addWidget(self._chips)
        self._chips.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.apply)
        self.line.textChanged.connect(lambda _words: self._pause.start())

    @property
    def words(self) -> str:
        """The filter line as it stands."""
        return self.line.text().strip()

    def set_words(self, line: str) -> None:
        """Put a filter line in, as a click on a tag does."""
        self.line.setText(line)
        self.apply()

    def apply(self) -> None:
        """Show the chips, and tell that the filter is another one."""
        self._pause.stop()
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        self._flow.clear()
        line = self.line.text()
        try:
            terms = query.parse(line)
        except AnnotatorError:
            terms = ()
        for term in terms:
            chip = QPushButton(f"{term.typed}  ×", self._chips)
            chip.setObjectName("chip")
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setAccessibleName(tr("Remove filter {0}").format(term.typed))
            chip.clicked.connect(lambda _checked=False, term=term: self.set_words(query.without(line, term)))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(terms))
        tab_order.chain([self.line, *tab_order.stops(self._chips)])
