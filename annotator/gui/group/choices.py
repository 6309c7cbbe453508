"""What stands above and beside the list: the readers in their colours, what is listed, and the numbers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QWidget,
)

from annotator.gui import people
from annotator.gui import theme as themes
from annotator.gui.group.side_by_side import AGREED, SideBySide, figure
from annotator.gui.language import counted, tr
from annotator.gui.panels.flow import FlowLayout
from annotator.gui.people import Person
from annotator.gui.theme import Theme
from annotator.text.agreement import AGREEMENT, ALONE, DIFFERENCE
from annotator.text.reliability import Measure

NUMBERS = "numbers"


class Legend(QWidget):
    """The readers of the document, each with the colour of their line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._flow = FlowLayout(self, 14)
        self._found: SideBySide | None = None

    def show_readers(self, found: SideBySide | None) -> None:
        """Name other readers, or none."""
        self._found = found
        self._flow.clear()
        for reader, person in found.people.items() if found else ():
            if found and reader in found.numbers.readers:
                self._flow.addWidget(self._person(person))
        self._flow.invalidate()

    def _person(self, person: Person) -> QWidget:
        both, label = QWidget(self), QLabel(person.name, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName("compareReader")
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(people.label(person, self.theme, both))
        row.addWidget(label)
        both.show()
        return both

    def set_theme(self, theme: Theme) -> None:
        """Show the colours as the theme has them."""
        self.theme = theme
        self.show_readers(self._found)


class Listed(QWidget):
    """What is listed, as buttons of which one is down, each with its number."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = DIFFERENCE
        self._words = {
            DIFFERENCE: tr("Differences {0}"),
            AGREEMENT: tr("Agreements {0}"),
            ALONE: tr("Alone {0}"),
            AGREED: tr("Ours {0}"),
            NUMBERS: tr("Numbers"),
        }
        group, flow = QButtonGroup(self), FlowLayout(self, 2)
        self.buttons: dict[str, QToolButton] = {}
        for kind in self._words:
            button = self.buttons[kind] = QToolButton(self)
            button.setObjectName(f"compare.{kind}")
            button.setCheckable(True)
            button.setChecked(kind == self.kind)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self.choose, kind))
            group.addButton(button)
            flow.addWidget(button)

    def choose(self, kind: str) -> None:
        """List groups of this kind, or the numbers."""
        self.kind = kind
        self.buttons[kind].setChecked(True)
        self.chosen.emit()

    def count(self, found: SideBySide) -> None:
        """Say how many there are of each."""
        for kind, button in self.buttons.items():
            words = self._words[kind].format(counted(len(found.of_kind(kind))))
            button.setText(words)
            button.setAccessibleName(words)


class NumberTable(QTableWidget):
    """Krippendorff's coefficients for what is marked, for tags, and for each tag."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        self.setObjectName("compareNumbers")
        self.setAccessibleName(tr("Numbers"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(27)
        self.setHorizontalHeaderLabels(["", tr("Words"), tr("Alpha"), tr("Unitizing")])
        meanings = (
            tr("Words that anyone marked so"),
            tr("Krippendorff’s alpha for nominal data, over the words of the text"),
            tr("Krippendorff’s alpha for unitizing: where passages begin and end"),
        )
        for column, words in enumerate(meanings, 1):
            self.model().setHeaderData(column, Qt.Orientation.Horizontal, words, Qt.ItemDataRole.ToolTipRole)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_numbers(self, found: SideBySide) -> None:
        """Show the coefficients of other readers."""
        numbers = found.numbers
        rows = [
            (tr("Marked or not"), numbers.marking),
            (tr("Tags, where two marked"), numbers.tagging),
            (tr("Both together"), numbers.overall),
            *((f"#{tag}", one) for tag, one in numbers.by_tag.items()),
        ]
        self.setRowCount(len(rows))
        for row, (words, one) in enumerate(rows):
            for column, cell in enumerate((words, *_cells(one))):
                item = QTableWidgetItem(cell)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                else:
                    item.setToolTip(themes.plain_tip(words))
                self.setItem(row, column, item)


def _cells(one: Measure) -> tuple[str, str, str]:
    return counted(one.words), figure(one.alpha), figure(one.unitizing)
