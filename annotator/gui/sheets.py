"""The sheets that can cover the page. Those that few need are made when they are first wanted: the start is quicker."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from annotator.gui import mirror
from annotator.gui.merging import MergeSheet
from annotator.gui.panels.search import SearchPanel
from annotator.gui.panels.sheet import Sheet

if TYPE_CHECKING:
    from annotator.gui.group.panel import ComparePanel
    from annotator.gui.main_window import MainWindow
    from annotator.gui.network.panel import NetworkPanel
    from annotator.gui.notes.panel import NotesPanel
    from annotator.gui.whole.panel import WholePanel


class Sheets:
    """Has one attribute for each sheet of the window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.search = SearchPanel(window.session, window.theme, window.page)
        self.merge = MergeSheet(window.session, window.page)

    def connect(self) -> None:
        """Join the sheets there are from the start to the window."""
        self.search.hit_wanted.connect(self._window.go_to_hit)
        self.merge.merged.connect(self._window.exchange.merged)
        for sheet in (self.search, self.merge):
            sheet.closed.connect(self._window.view.setFocus)

    @cached_property
    def network(self) -> NetworkPanel:
        """The picture of cross-references."""
        from annotator.gui.network.panel import NetworkPanel

        panel = NetworkPanel(self._window.session, self._window.theme, self._window.page)
        panel.source_wanted.connect(self._window.show_source)
        self._add(panel)
        return panel

    @cached_property
    def whole(self) -> WholePanel:
        """Tags at a glance."""
        from annotator.gui.whole.panel import WholePanel

        panel = WholePanel(self._window.session, self._window.theme, self._window.page)
        sidebar = self._window.sidebar
        sidebar.filter_changed.connect(lambda _left: panel.set_filter(sidebar.filter.text()))
        self._add(panel)
        return panel

    @cached_property
    def compare(self) -> ComparePanel:
        """The readers of the document that is shown, side by side."""
        from annotator.gui.group import readers
        from annotator.gui.group.panel import ComparePanel

        panel = ComparePanel(self._window.session, self._window.theme, self._window.page)
        panel.readers_wanted.connect(lambda: readers.show(self._window))
        self._add(panel)
        return panel

    @cached_property
    def notes(self) -> NotesPanel:
        """All annotations as a table, and the outline."""
        from annotator.gui.notes.panel import NotesPanel

        panel = NotesPanel(self._window.session, self._window.theme, self._window.page)
        panel.export_wanted.connect(self._window.filing.export)
        self._add(panel)
        return panel

    def has_draft(self) -> bool:
        """Whether a version of the group's own is begun and not kept."""
        return "compare" in vars(self) and self.compare.own.is_begun()

    def _add(self, sheet: Sheet) -> None:
        """What the window did at its start for the other sheets."""
        sheet.closed.connect(self._window.view.setFocus)
        if self._window.isRightToLeft():
            mirror.turn_margins(sheet)
