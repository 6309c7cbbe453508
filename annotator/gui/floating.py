"""What lies over the page: sheets that cover it, and slips that float on it. One sheet shows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QStyle

from annotator.gui.language import tr
from annotator.gui.linking import End
from annotator.gui.panels.sheet import Sheet

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_GAP = 24
_WIDE, _HIGH = 560, 380


class Floating:
    """Opens what lies over the page, and keeps it in its place when the page grows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def sheets(self) -> list[Sheet]:
        """All sheets, shown or not."""
        return self._window.page.findChildren(Sheet)

    def filter_line(self) -> str:
        """The filter that is on the screen: of the sheet that covers the page, else of the sidebar."""
        lines = (sheet.filter_line() for sheet in self.sheets() if not sheet.isHidden())
        found = next((line for line in lines if line is not None), None)
        return self._window.sidebar.filter.text() if found is None else found

    def open(self, sheet: Sheet) -> None:
        """Show a sheet, in place of any other."""
        for other in self.sheets():
            if other is not sheet:
                other.hide()
        self.put_away()
        self.place()
        sheet.open()

    def find(self) -> None:
        """Find words in the document; what lies over it goes."""
        for sheet in self.sheets():
            sheet.close_sheet()
        self._window.page.find_words()

    def search(self) -> None:
        """Search all documents, notes and tags; for the selected words where there are some."""
        chosen = self._window.view.passage()
        self.open(self._window.sheets.search)
        self._window.sheets.search.open_on(self._window.view.text[chosen[0] : chosen[1]] if chosen else "")

    def network(self) -> None:
        """Show the picture of all cross-references."""
        self.open(self._window.sheets.network)

    def whole(self) -> None:
        """Show what the tags say of the whole project, as far as the filter leaves it."""
        self.open(self._window.sheets.whole)
        self._window.sheets.whole.open_for(self._window.sidebar.filter.text())

    def notes(self) -> None:
        """Show all annotations as a table, with the outline."""
        self._window.sidebar.flush()
        self.open(self._window.sheets.notes)
        self._window.sheets.notes.open_again()

    def compare(self) -> None:
        """Compare the readers of the document that is shown."""
        view = self._window.view
        self.open(self._window.sheets.compare)
        self._window.sheets.compare.open_for(view.face, view.zoom)

    def palette(self) -> None:
        """Choose a command, a document or a tag by its name."""
        self.place()
        self._window.palette_of_commands.open()

    def peek(self) -> None:
        """Show where the current annotation's cross-references lead, or put that away."""
        if not self._window.slip.toggle():
            self._window.messages.tell(tr("This annotation has no cross-references yet; L makes one."))
        self.place()

    def pick_link(self, start: End) -> None:
        """Pick the other end of a cross-reference."""
        self._window.link_picker.open_from(start)
        self.place()

    def guide(self) -> None:
        """List things to try."""
        self._window.guide.show()
        self._window.guide.raise_()
        self.place()

    def put_away(self) -> bool:
        """Close what floats by a selection or an annotation; whether anything did."""
        floating = [one for one in (self._window.selection_bar, self._window.slip) if one.isVisible()]
        for one in floating:
            one.hide()
        return bool(floating)

    def place(self) -> None:
        """Everything where it belongs, for the page's present size."""
        window, page = self._window, self._window.page
        width = min(_WIDE, page.width() - 2 * _GAP)
        left, height = (page.width() - width) // 2, min(_HIGH, page.height() - 2 * _GAP)
        for box in (window.palette_of_commands, window.link_picker):
            box.setGeometry(left, _GAP, width, height)
        for sheet in self.sheets():
            sheet.setGeometry(0, 0, page.width(), page.height())
        window.slip.resize(width, window.slip.heightForWidth(width))
        window.slip.move(left, max(8, page.height() - window.slip.height() - 18))
        window.guide.adjustSize()
        x = max(8, page.width() - window.guide.width() - 34)
        corner = QRect(QPoint(x, max(8, page.height() - window.guide.height() - 18)), window.guide.size())
        window.guide.setGeometry(QStyle.visualRect(page.layoutDirection(), page.rect(), corner))
