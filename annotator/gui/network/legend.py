"""The legend: a chip for each relation, with its line and its count, that shows or hides it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from annotator.gui.language import tr
from annotator.gui.network import strokes, words
from annotator.gui.network.strokes import Group
from annotator.gui.panels.flow import FlowLayout
from annotator.gui.theme import Theme
from annotator.store.network import TEXT


class Legend(QWidget):
    """Chips side by side. `off` are the relations that are not shown."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("networkLegend")
        self.theme = theme
        self.off: set[Group] = set()
        self.chips: dict[Group, QToolButton] = {}
        self._own: list[str] = []
        self._flow = FlowLayout(self, spacing=4)

    def show_groups(self, counts: Mapping[Group, int], own: list[str]) -> None:
        """Show the relations there are, and how often; the chips that stay are the same ones."""
        self._own = own
        if list(counts) != list(self.chips):
            self._flow.clear()
            self.chips = {group: self._chip(group) for group in counts}
        for group, chip in self.chips.items():
            name = tr("references of the texts") if group[0] == TEXT else words.shown(group[1], 40)
            chip.setText(f" {name.replace('&', '&&')}  {counts[group]}")
            chip.setAccessibleName(tr("{0}, {1} cross-references").format(name, counts[group]))
            chip.setChecked(group not in self.off)
        self.paint_chips()

    def paint_chips(self) -> None:
        """Draw the chips as they are switched, in the present theme."""
        for group, chip in self.chips.items():
            faint = group in self.off
            stroke, leftward = strokes.stroke_of(group, self._own), self.isRightToLeft()
            chip.setIcon(strokes.sample(stroke, self.theme, faint=faint, leftward=leftward))
            font = chip.font()
            font.setStrikeOut(faint)
            chip.setFont(font)

    def _chip(self, group: Group) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("relationChip")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIconSize(QSize(34, 14))
        chip.setToolTip(tr("Show or hide these cross-references"))
        chip.toggled.connect(lambda shown: self._switch(group, shown=shown))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _switch(self, group: Group, *, shown: bool) -> None:
        if shown == (group in self.off):
            self.off ^= {group}
            self.paint_chips()
            self.changed.emit()
