"""Small buttons above the cards: what came in from others, what is to check, and what was not found in this text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.gui.language import counted, tr
from annotator.gui.panels.flow import FlowLayout
from annotator.gui.session import Session
from annotator.store import news


class Notices(QWidget):
    """Each shows while there is something to say; a click filters by it."""

    wanted = Signal(str)  # a filter line

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        row = FlowLayout(self)
        self.new = self._chip("is:new", row)
        self.doubtful = self._chip("is:check", row)
        self.lost = self._chip("is:unplaced", row)

    def _chip(self, filter_line: str, row: FlowLayout) -> QPushButton:
        chip = QPushButton(self)
        chip.setObjectName("chip")
        chip.clicked.connect(lambda: self.wanted.emit(filter_line))
        row.addWidget(chip)
        return chip

    def tell(self, doubtful: int, lost: int) -> None:
        """Count again what is new; so many are to check, and so many were not found."""
        project, here = self._session.project, self._session.document_id
        new = len(news.unseen(project, here))
        self.new.setText(tr("{0} new").format(counted(new)))
        self.doubtful.setText(tr("{0} to check").format(counted(doubtful)))
        self.lost.setText(tr("{0} not found in this text").format(counted(lost)))
        for chip, number in ((self.new, new), (self.doubtful, doubtful), (self.lost, lost)):
            chip.setVisible(number > 0)
        self.setVisible(bool(new or doubtful or lost))
