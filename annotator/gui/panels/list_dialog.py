"""A dialog with a list of rows, something said above it, and one button for what is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from annotator.gui.panels.rows import Rows


class ListDialog(QDialog):
    """The dialog of the first name with the list of the second, which is `called`; Enter does what the button does."""

    def __init__(
        self, window: QWidget, names: tuple[str, str], called: str, button: str, act: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(names[0])
        self.resize(580, 430)
        self.above = QLabel(self)
        self.above.setObjectName("hint")
        self.above.setTextFormat(Qt.TextFormat.PlainText)
        self.above.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName(names[1])
        self.list.setAccessibleName(called)
        self.list.setItemDelegate(Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: act())
        self.button = QPushButton(button, self)
        self.button.setObjectName("primary")
        self.button.setAutoDefault(False)  # Enter in the list would press it, too
        self.button.clicked.connect(lambda: act())
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(self.above)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._foot)

    def show_whether_any(self) -> None:
        """The list and the button are for what there is."""
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.button.setEnabled(self.list.count() > 0)

    def add_button(self, words: str, act: Callable[[], object]) -> None:
        """Another thing that can be done, at the other end of the row; it closes the dialog."""
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: (self.close(), act()))
        self._foot.insertWidget(0, button)
