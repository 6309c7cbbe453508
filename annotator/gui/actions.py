"""Every command of the window in one table: its name, words, keys and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from annotator.gui import habits, help_pages, past, preferences, restoring, vocabulary
from annotator.gui import theme as themes
from annotator.gui.group import readers
from annotator.gui.language import keys, tr
from annotator.gui.paper import printing
from annotator.model import COLOURS
from annotator.text import stretch
from annotator.text.stretch import PARAGRAPH, SENTENCE, WORD

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


class Command(NamedTuple):
    """One command. `area` and `verb` make its name `action.<area>.<verb>`; no verb is a separator."""

    area: str
    verb: str = ""
    words: str = ""
    keys: tuple[str, ...] = ()
    act: Callable[[], object] | None = None
    only_on_page: bool = False  # its keys work on the page and the cards only
    inside: str = ""  # the submenu it stands in


def table(window: MainWindow) -> Iterator[Command]:
    """The commands, in the order of the menus."""
    yield from _file_commands(window)
    yield from _edit_commands(window)
    yield Command("view", "zoom_in", tr("Larger text"), ("Ctrl++", "Ctrl+="), partial(window.viewing.zoom_by, 1))
    yield Command("view", "zoom_out", tr("Smaller text"), ("Ctrl+-",), partial(window.viewing.zoom_by, -1))
    yield Command("view", "zoom_reset", tr("Usual size"), ("Ctrl+0",), partial(window.viewing.set_zoom, 100))
    yield Command("view")
    yield Command("view", "theme_light", tr("Light"), (), partial(window.viewing.set_theme, "light"))
    yield Command("view", "theme_dark", tr("Dark"), (), partial(window.viewing.set_theme, "dark"))
    yield Command("view", "theme_system", tr("As the system"), (), partial(window.viewing.set_theme, "system"))
    yield Command("view")
    yield Command("view", "documents", tr("Documents and tags"), ("F9",), window.viewing.toggle_left)
    yield Command("view", "annotations", tr("Annotations"), ("F10",), window.viewing.toggle_sidebar)
    yield Command("view", "focus", tr("The page alone"), ("Shift+F11",), window.focus.toggle)
    yield Command("view")
    yield Command("view", "notes", tr("Notes and outline"), ("Ctrl+Shift+N",), window.floating.notes)
    yield Command("view", "whole", tr("Tags at a glance"), ("Ctrl+Shift+T",), window.floating.whole)
    yield Command("view", "network", tr("Picture of cross-references"), ("Ctrl+Shift+G",), window.floating.network)
    yield Command("view", "full_screen", tr("Full screen"), ("F11",), window.viewing.toggle_full_screen)
    yield from _annotate_commands(window)
    yield from _go_commands(window)
    yield from _group_commands(window)
    yield Command("help", "keys", tr("Keys"), ("F1", "?"), partial(help_pages.show_keys, window))
    yield Command("help", "guide", tr("Things to try"), (), window.floating.guide)
    yield Command("help", "check", tr("Check the project…"), (), window.checking.check)
    yield Command("help", "copy_report", tr("Copy report"), (), partial(help_pages.copy_report, window))
    yield Command("help", "about", tr("About Annotator"), (), partial(help_pages.show_about, window))


def _file_commands(window: MainWindow) -> Iterator[Command]:
    files = window.filing
    yield Command("file", "new", tr("New project…"), ("Ctrl+N",), files.new)
    yield Command("file", "open", tr("Open project…"), ("Ctrl+O",), files.open)
    yield Command("file", "recent", tr("Recent projects"))
    yield Command("file")
    yield Command("file", "import", tr("Import documents…"), ("Ctrl+I",), files.import_)
    yield Command("file", "rename_document", tr("Rename document…"), (), files.rename_document)
    yield Command("file", "remove_document", tr("Remove document"), (), files.remove_document)
    yield Command("file")
    for name, words in (
        ("csv", tr("Export as CSV…")),
        ("xlsx", tr("Export as workbook (XLSX)…")),
        ("docx-notes", tr("Export as Word file of notes…")),
        ("docx-endnotes", tr("Export as Word file with end notes…")),
        ("md", tr("Export as Markdown…")),
        ("html", tr("Export as web page…")),
        ("docx", tr("Export as Word file with comments…")),
        ("tei", tr("Export as TEI with stand-off annotations…")),
        ("json", tr("Export as JSON…")),
        ("qdpx", tr("Export as REFI-QDA project…")),
        ("qdc", tr("Export tags as REFI-QDA codebook…")),
    ):
        yield Command("file", f"export_{name}", words, (), partial(files.export, name), inside=tr("Export"))
    works = tr("Export works quoted…")
    yield Command("file", "export_works", works, (), window.quoting.export, inside=tr("Export"))
    yield Command("file", "export_pdf", tr("Save as PDF…"), (), partial(printing.export_pdf, window))
    yield Command("file", "save_copy", tr("Save a copy…"), ("Ctrl+Shift+S",), files.save_copy)
    yield Command("file", "restore", tr("Restore from a backup…"), (), partial(restoring.show, window))
    yield Command("file")
    yield Command("file", "print", tr("Print…"), ("Ctrl+P",), partial(printing.print_document, window))
    yield Command("file")
    yield Command("file", "quit", tr("Quit"), ("Ctrl+Q",), window.close)


def _edit_commands(window: MainWindow) -> Iterator[Command]:
    yield Command("edit", "undo", tr("Undo"), ("Ctrl+Z",), window.undo)
    yield Command("edit", "redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), window.redo)
    yield Command("edit")
    yield Command("edit", "copy", tr("Copy"), ("Ctrl+C",), window.viewing.copy, True)
    quoting = window.quoting
    yield Command("edit", "copy_quotation", tr("Copy quotation"), ("Ctrl+Shift+C",), quoting.copy)
    yield Command(
        "edit", "record", tr("Bibliographic data…"), ("Ctrl+Shift+B",), quoting.edit_record, inside=tr("Quoting")
    )
    yield Command("edit", "confirm_pages", tr("Confirm page numbers"), (), quoting.confirm_pages, inside=tr("Quoting"))
    yield Command("edit", "begin_notes", tr("Begin notes again"), (), quoting.begin_again, inside=tr("Quoting"))
    yield Command("edit", "select_all", tr("Select all"), ("Ctrl+A",), window.viewing.select_all, True)
    for kind, words, fewer, pressed in (
        (WORD, tr("Select word, and one more"), tr("Select one word fewer"), ("W", "Shift+W")),
        (SENTENCE, tr("Select sentence, and one more"), tr("Select one sentence fewer"), ("S", "Shift+S")),
        (PARAGRAPH, tr("Select paragraph, and one more"), tr("Select one paragraph fewer"), ("P", "Shift+P")),
    ):
        more = partial(window.annotating.select, kind)
        less = partial(window.annotating.select, kind, less=True)
        yield Command("edit", f"select_{kind}", words, pressed[:1], more, True, tr("Select by"))
        yield Command("edit", f"unselect_{kind}", fewer, pressed[1:], less, True, tr("Select by"))
    yield Command("edit")
    yield Command("edit", "find", tr("Find in document"), ("Ctrl+F",), window.floating.find)
    yield Command("edit", "find_next", tr("Find next"), ("F3", "Ctrl+G"), partial(window.find_bar.move_on, 1))
    yield Command("edit", "find_previous", tr("Find previous"), ("Shift+F3",), partial(window.find_bar.move_on, -1))
    yield Command("edit", "search", tr("Search everywhere"), ("Ctrl+Shift+F",), window.floating.search)
    yield Command("edit", "filter", tr("Filter annotations"), ("Ctrl+L",), window.viewing.go_to_filter)
    yield Command("edit", "bin", tr("Deleted things…"), (), partial(past.show_bin, window))
    yield Command("edit", "wordings", tr("Earlier wordings of the note…"), (), partial(past.earlier_wordings, window))
    yield Command("edit")
    yield Command("edit", "reader", tr("Your name…"), (), window.viewing.change_name)
    yield Command("edit", "preferences", tr("Preferences…"), ("Ctrl+,",), partial(preferences.show, window))


def _annotate_commands(window: MainWindow) -> Iterator[Command]:
    verbs = window.annotating
    yield Command("annotate", "highlight", tr("Highlight"), ("H",), verbs.highlight)
    for number, colour in enumerate(COLOURS, 1):
        act = partial(verbs.in_colour, colour)
        words = vocabulary.colour(colour)
        yield Command("annotate", f"colour_{number}", words, (str(number),), act, inside=tr("Colour"))
    yield Command("annotate", "note", tr("Note"), ("N",), verbs.note)
    yield Command("annotate", "tag", tr("Tag"), ("T",), verbs.tag)
    yield Command("annotate", "tag_again", tr("Tag again"), ("G",), verbs.tag_again)
    yield Command("annotate", "link", tr("Link"), ("L",), verbs.link)
    yield Command("annotate", "reply", tr("Reply"), ("R",), verbs.reply)
    passage = tr("Passage")
    words = tr("Add selection to annotation")
    yield Command("annotate", "add_fragment", words, ("A",), verbs.add_fragment, inside=passage)
    words = tr("Move annotation to selection")
    yield Command("annotate", "set_passage", words, ("Shift+A",), verbs.set_passage, inside=passage)
    for verb, words, pressed, move, front in (
        ("longer", tr("One word more at the end"), ("+", "="), stretch.longer, False),
        ("shorter", tr("One word fewer at the end"), ("-",), stretch.shorter, False),
        ("sooner", tr("One word more at the beginning"), ("Alt++", "Alt+="), stretch.sooner, True),
        ("later", tr("One word fewer at the beginning"), ("Alt+-",), stretch.later, True),
    ):
        yield Command("annotate", verb, words, pressed, partial(verbs.stretch, move, front=front), True, passage)
    yield Command("annotate", "delete", tr("Delete annotation"), ("Del",), verbs.delete, True)
    yield Command("annotate")
    for verb, words, on_tag in (
        ("rename_tag", tr("Rename tag"), window.viewing.rename_tag),
        ("move_tag", tr("Move tag under…"), window.tags.move_under),
        ("merge_tag", tr("Merge tag into…"), window.tags.merge),
        ("describe_tag", tr("Describe tag…"), window.tags.describe),
        ("delete_tag", tr("Delete tag"), window.tags.remove),
    ):
        yield Command("annotate", verb, words, (), on_tag, inside=tr("Codebook"))


def _go_commands(window: MainWindow) -> Iterator[Command]:
    session, verbs, viewing = window.session, window.annotating, window.viewing
    yield Command("go", "next", tr("Next annotation"), ("J",), partial(verbs.move, 1))
    yield Command("go", "previous", tr("Previous annotation"), ("K",), partial(verbs.move, -1))
    yield Command("go", "next_to_check", tr("Next passage to check"), ("D",), verbs.next_to_check)
    yield Command("go", "follow", tr("Follow cross-reference"), ("Ctrl+Return",), verbs.follow)
    yield Command("go", "peek", tr("Peek at cross-references"), ("Space",), window.floating.peek, True)
    yield Command("go", "unlink", tr("Delete cross-reference of the document"), (), window.references.remove_current)
    yield Command("go")
    yield Command("go", "palette", tr("Commands…"), ("Ctrl+K",), window.floating.palette)
    yield Command("go", "back", tr("Back"), ("Alt+Left",), session.back)
    yield Command("go", "forward", tr("Forward"), ("Alt+Right",), session.forward)
    yield Command("go")
    yield Command("go", "next_column", tr("Next column"), ("F6",), partial(viewing.move_column, 1))
    yield Command("go", "previous_column", tr("Previous column"), ("Shift+F6",), partial(viewing.move_column, -1))
    yield Command("go", "next_document", tr("Next document"), ("Ctrl+PgDown",), partial(viewing.move_document, 1))
    yield Command(
        "go", "previous_document", tr("Previous document"), ("Ctrl+PgUp",), partial(viewing.move_document, -1)
    )


def _group_commands(window: MainWindow) -> Iterator[Command]:
    group = window.exchange
    yield Command("group", "compare", tr("Compare readers"), ("Ctrl+Shift+R",), window.floating.compare)
    yield Command("group", "readers", tr("Readers…"), (), partial(readers.show, window))
    yield Command("group")
    yield Command("group", "share", tr("Share annotations…"), ("Ctrl+E",), group.share)
    without = partial(group.share, with_text=False)
    yield Command("group", "share_without_text", tr("Share without the texts…"), (), without)
    yield Command("group", "merge", tr("Merge annotations…"), ("Ctrl+M",), group.choose)
    yield Command("group")
    yield Command("group", "folder", tr("Shared folder…"), (), group.choose_folder)
    yield Command("group", "leave_folder", tr("Leave the shared folder"), (), group.leave_folder)
    yield Command("group", "looked", tr("Mark everything as seen"), ("Ctrl+Shift+M",), group.look)
    yield Command("group")
    yield Command("group", "correct", tr("Corrected transcription…"), (), group.correct)
    yield Command("group", "state", tr("State code"), (), group.show_state)


def build(window: MainWindow) -> dict[str, QAction]:
    """Make the actions and the menus; returns the actions by `area.verb`."""
    titles = {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "view": tr("&View"),
        "annotate": tr("&Annotate"),
        "go": tr("&Go"),
        "group": tr("Gro&up"),
        "help": tr("&Help"),
    }
    menus: dict[str, QMenu] = {area: window.menuBar().addMenu(title) for area, title in titles.items()}
    actions: dict[str, QAction] = {}
    for command in table(window):
        menu = menus[command.area]
        if not command.verb:
            menu.addSeparator()
        elif command.verb == "recent":
            recent = menu.addMenu(command.words)
            recent.setObjectName("menu.file.recent")
            menu.aboutToShow.connect(partial(window.filing.fill_recent, recent))
        else:
            actions[f"{command.area}.{command.verb}"] = _action(window, _submenu(menu, command.inside), command)
    return actions


def _submenu(menu: QMenu, words: str) -> QMenu:
    """The menu of these words within a menu, made where it is not there; the menu itself for none."""
    known = (action.menu() for action in menu.actions() if words and action.text() == words)
    found = next((one for one in known if isinstance(one, QMenu)), None)
    return found or (menu.addMenu(words) if words else menu)


def _action(window: MainWindow, menu: QMenu, command: Command) -> QAction:
    action = QAction(command.words, window)
    action.setObjectName(f"action.{command.area}.{command.verb}")
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    if command.keys:
        action.setToolTip(f"{command.words} ({keys(command.keys[0])})")
    if command.act is not None:
        act = command.act
        action.triggered.connect(lambda _checked=False: act())
    if command.only_on_page:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        for widget in (window.view, window.sidebar.list):
            widget.addAction(action)
    else:
        window.addAction(action)  # so that its keys work while the menus are hidden
    roles = {
        "quit": QAction.MenuRole.QuitRole,
        "about": QAction.MenuRole.AboutRole,
        "preferences": QAction.MenuRole.PreferencesRole,
    }
    action.setMenuRole(roles.get(command.verb, QAction.MenuRole.NoRole))
    menu.addAction(action)
    return action


def colour_commands(window: MainWindow) -> None:
    """Give the colour commands a spot of their colour in the present theme, and say what it stands for."""
    for number, colour in enumerate(COLOURS, 1):
        action = window.actions_by_name[f"annotate.colour_{number}"]
        words = tr("Highlight {0}").format(habits.colour_in_words(window.session.settings, colour))
        action.setIcon(themes.dot(window.theme.colour(colour), 16))
        action.setText(words.replace("&", "&&"))
        action.setToolTip(themes.plain_tip(f"{words} ({number})"))
