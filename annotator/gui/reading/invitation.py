"""What stands in place of the page while the project has no document."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.gui import theme as themes
from annotator.gui.language import keys, tr


class Invitation(QWidget):
    """Says how a project gets its first document."""

    import_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pageArea")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(tr("Nothing to read yet"), self)
        title.setFont(themes.serif(26))
        words = QLabel(tr("Drop a text or a TEI file on this window, or choose one."), self)
        words.setObjectName("invitation")
        words.setWordWrap(True)
        button = QPushButton(tr("Import documents…"), self)
        button.setObjectName("primary")
        button.setToolTip(keys("Ctrl+I"))
        button.clicked.connect(lambda _checked=False: self.import_wanted.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 0, 40, 60)
        layout.setSpacing(10)
        layout.addStretch(2)
        for part in (title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)
