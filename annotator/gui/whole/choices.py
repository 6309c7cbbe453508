"""What one can set above a chart: which it is, how it is cut, picture or table, and where it is written to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from annotator.gui.language import tr
from annotator.gui.panels.choice import Choice
from annotator.gui.whole.chart import DOCUMENTS, TIME, TOGETHER, WORDS
from annotator.model import Tag


class Kinds(QWidget):
    """The four charts, as buttons of which one is down."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.kind = DOCUMENTS
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for kind, words, name in (
            (DOCUMENTS, tr("By document"), tr("Tags by document")),
            (TOGETHER, tr("Together"), tr("Tags that stand together")),
            (TIME, tr("Over time"), tr("Tags over time")),
            (WORDS, tr("Words"), tr("Words of the passages")),
        ):
            button = _button(words, name, self)
            button.setCheckable(True)
            button.setChecked(kind == self.kind)
            button.clicked.connect(partial(self._choose, kind))
            button.setObjectName(f"whole.{kind}")
            self._group.addButton(button)
            layout.addWidget(button)

    def _choose(self, kind: str) -> None:
        self.kind = kind
        self.chosen.emit()


class Cuts(QWidget):
    """What belongs to one kind of chart only: years or months, and which words of which tag."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._unit = self._box(tr("Years or months"), [(tr("By year"), ""), (tr("By month"), "months")])
        self._tag = self._box(tr("Passages of"), [(tr("All passages"), "")])
        self._tag.setMaximumWidth(220)
        orders = [(tr("Most used first"), ""), (tr("Most distinctive first"), "distinctive")]
        self._order = self._box(tr("Order of the words"), orders)
        self._unit.setObjectName("wholeUnit")
        self._tag.setObjectName("wholeTag")
        self._order.setObjectName("wholeOrder")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for box in (self._unit, self._tag, self._order):
            layout.addWidget(box)

    def _box(self, name: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = Choice(self)
        box.setAccessibleName(name)
        for words, value in choices:
            box.addItem(words, value)
        box.activated.connect(lambda _row: self.changed.emit())
        return box

    @property
    def months(self) -> bool:
        """Whether time is cut into months."""
        return bool(self._unit.currentData())

    @property
    def tag_id(self) -> str:
        """The tag whose words are counted; empty for all passages."""
        return str(self._tag.currentData() or "")

    @property
    def distinctive(self) -> bool:
        """Whether words are compared with the whole text."""
        return bool(self._order.currentData())

    @property
    def words(self) -> list[str]:
        """What is chosen about words, as it is shown."""
        return [self._tag.currentText(), self._order.currentText()]

    def show_for(self, kind: str, tags: list[Tag]) -> None:
        """Show what belongs to a kind of chart; the chosen tag stays chosen while it is there."""
        self._unit.setVisible(kind == TIME)
        self._tag.setVisible(kind == WORDS)
        self._order.setVisible(kind == WORDS)
        self.setVisible(kind in (TIME, WORDS))
        chosen = self.tag_id
        with QSignalBlocker(self._tag):
            self._tag.clear()
            self._tag.addItem(tr("All passages"), "")
            for tag in tags:
                self._tag.addItem(tag.path, tag.id)
            self._tag.setCurrentIndex(max(0, self._tag.findData(chosen)))


class Outward(QWidget):
    """Picture or table, and writing it to a file."""

    table_wanted = Signal(bool)
    export_wanted = Signal(str)

    def __init__(self, kinds: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.table = _button(tr("Table"), tr("Show as a table"), self)
        self.table.setCheckable(True)
        self.table.setObjectName("whole.table")
        self.table.toggled.connect(self.table_wanted)
        self.export = _button(tr("Export"), tr("Export the picture or the table"), self)
        self.export.setObjectName("whole.export")
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.export)
        titles = {"SVG": tr("Drawing (SVG)…"), "PNG": tr("Picture (PNG)…"), "CSV": tr("Table (CSV)…")}
        for kind in kinds:
            menu.addAction(titles[kind], partial(self.export_wanted.emit, kind)).setObjectName(f"whole.export.{kind}")
        self.export.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.table)
        layout.addWidget(self.export)


def _button(words: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(words)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
