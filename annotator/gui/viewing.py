"""How the window shows things: size, theme, columns, and where the keyboard goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from annotator.gui import actions, ask, habits
from annotator.gui import theme as themes
from annotator.gui.language import tr
from annotator.gui.panels.documents import RowDelegate
from annotator.gui.panels.tags import TagDelegate
from annotator.store import documents, readers

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


class Viewing:
    """The verbs of the View menu, and those of Go that have to do with columns and documents."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def go_to_filter(self) -> None:
        """Type in the filter line."""
        self._window.sidebar.show()
        self._window.sidebar.filter.setFocus()
        self._window.sidebar.filter.selectAll()

    def zoom_by(self, steps: int) -> None:
        """Make the text larger or smaller by a tenth."""
        self.set_zoom(self._window.view.zoom + 10 * steps)

    def set_zoom(self, percent: int, *, keep: bool = True) -> None:
        """Show the text at a size, 60 to 250 percent."""
        percent = min(250, max(60, percent))
        if percent != self._window.view.zoom:
            self._window.view.set_zoom(percent)
        self._window.status.show_zoom(percent)
        if keep:
            self._session.settings.set("zoom", percent)

    def set_theme(self, name: str, *, keep: bool = True) -> None:
        """Show everything in the light or the dark theme, or as the system does."""
        if keep:
            self._session.settings.set("theme", name)
        self._window.theme = habits.theme_named(name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, self._window.theme)
        themes.sign_lines(self._window, self._window.theme)
        for part in (self._window.header, self._window.page, self._window.sidebar, self._window.status):
            part.set_theme(self._window.theme)
        for sheet in self._window.floating.sheets():
            sheet.set_theme(self._window.theme)
        for view in (self._window.documents, self._window.tags):
            delegate = view.itemDelegate()
            if isinstance(delegate, RowDelegate | TagDelegate):
                delegate.theme = self._window.theme
            view.viewport().update()
        actions.colour_commands(self._window)

    def follow_system(self) -> None:
        """The desktop became light or dark: go with it, unless the person chose."""
        if self._session.settings.get("theme", "system") == "system":
            self.set_theme("system", keep=False)

    def other_theme(self) -> None:
        """Change from light to dark, or back."""
        self.set_theme("dark" if self._window.theme.name == "light" else "light")

    def toggle_left(self) -> None:
        """Show or hide documents and tags."""
        self._window.left.setVisible(not self._window.left.isVisible())

    def rename_tag(self) -> None:
        """Type another name of the tag one is at, where it can be seen."""
        self._window.left.show()
        self._window.tags.rename()

    def toggle_sidebar(self) -> None:
        """Show or hide the annotations."""
        self._window.sidebar.setVisible(not self._window.sidebar.isVisible())

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or no longer."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def move_column(self, by: int) -> None:
        """Go with the keyboard to the next column."""
        window, focus = self._window, self._window.focusWidget()
        columns: list[QWidget] = [
            window.documents,
            window.tags,
            window.page,
            window.sidebar.filter,
            window.sidebar.list,
        ]
        stops = [stop for stop in columns if stop.isVisible()]
        inside = (n for n, stop in enumerate(stops) if focus is stop or (focus and stop.isAncestorOf(focus)))
        here = next(inside, -1)
        stop = stops[(here + by) % len(stops)]
        window.page.take_focus() if stop is window.page else stop.setFocus(Qt.FocusReason.TabFocusReason)

    def copy(self) -> None:
        """Copy the selected words of the page, or of where one writes."""
        self._place_of_words().copy()

    def select_all(self) -> None:
        """Select all words of the page, or of where one writes."""
        self._place_of_words().selectAll()

    def _place_of_words(self) -> QLineEdit | QPlainTextEdit:
        focus = self._window.focusWidget()
        return focus if isinstance(focus, QLineEdit | QPlainTextEdit) else self._window.view

    def move_document(self, by: int) -> None:
        """Show the next document of the list."""
        known = [one.id for one in documents.listed(self._session.project)]
        if self._session.document_id in known:
            row = known.index(self._session.document_id) + by
            if 0 <= row < len(known):
                self._session.go_to_id(known[row])

    def change_name(self) -> None:
        """Write under another name."""
        now = readers.current(self._session.project).name
        window = self._window
        words = ask.words(window, tr("Your name"), tr("The name your annotations bear:"), now)
        if words is not None:
            self.rename(words)

    def rename(self, name: str) -> None:
        """Write under this name; nothing is written where it is the name already."""
        if name == readers.current(self._session.project).name:
            return
        reader = self._session.attempt(readers.rename, self._session.project, name)
        if reader:
            self._session.settings.set("reader_name", reader.name)

    def set_face(self, family: str) -> None:
        """Read in another typeface."""
        self._window.view.set_face(family)
        self._session.settings.set("face", family)

    def set_measure(self, characters: int) -> None:
        """Read in lines of another length."""
        self._window.view.set_measure(characters)
        self._session.settings.set("measure", characters)

    def set_colour(self, colour: str) -> None:
        """Highlight in this colour from now on."""
        self._session.colour = colour
        self._session.settings.set("colour", colour)

    def set_colour_words(self, colour: str, words: str) -> None:
        """Say what a colour stands for; nothing for no words."""
        known = habits.colour_words(self._session.settings)
        self._session.settings.set("colour_words", {**known, colour: words.strip()})
        actions.colour_commands(self._window)

    def restore(self) -> None:
        """Show the page as the person likes it."""
        settings, view = self._session.settings, self._window.view
        face, (least, most) = settings.get("face", view.face), habits.MEASURES
        view.set_face(face if QFontDatabase.hasFamily(face) else view.face)
        view.set_measure(min(most, max(least, settings.get("measure", view.measure))))
        self.set_theme(settings.get("theme", "system"), keep=False)
        self.set_zoom(settings.get("zoom", 100), keep=False)
