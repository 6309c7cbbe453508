"""Messages in the window: what happened, what was not lost, and perhaps what to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from annotator.gui.language import tr

_STAYS = 6000  # milliseconds, for what needs no answer


class MessageBar(QFrame):
    """One sentence at the top of the window; trouble stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act: Callable[[], object] | None = None
        self._button = QPushButton(self)
        self._button.clicked.connect(self._acted)
        close = QToolButton(self)
        close.setObjectName("close")
        close.setText("×")
        close.setToolTip(tr("Close"))
        close.setAccessibleName(tr("Close message"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 7, 10, 7)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._button)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Show what needs attention, with a button where something can be done at once."""
        self._timer.stop()
        self._show(sentence, passing=False)
        self._act = act
        self._button.setText(button)
        self._button.setVisible(bool(button))

    def tell(self, sentence: str) -> None:
        """Show for a while what merely may be of interest."""
        self.say(sentence)
        self._show(sentence, passing=True)
        self._timer.start(_STAYS)

    @property
    def sentence(self) -> str:
        """What is shown, for those who ask later."""
        return self._words.text() if not self.isHidden() else ""

    def _show(self, sentence: str, *, passing: bool) -> None:
        if self.property("passing") != passing:
            self.setProperty("passing", passing)
            self.style().unpolish(self)
            self.style().polish(self)
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self.setAccessibleName(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _acted(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
