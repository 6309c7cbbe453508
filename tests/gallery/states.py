"""Every state of the window that the gallery shows: a project, and what a reader does in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolButton

from annotator.gui import app, ask, importing, language
from annotator.gui.main_window import MainWindow
from annotator.gui.panels.choice import Choice
from annotator.gui.paper.pages import UNIT
from annotator.gui.paper.printing import lay_out
from annotator.gui.previewing import PreviewDialog
from annotator.model import ImportedDocument
from annotator.progress import no_progress
from annotator.settings import Settings
from tests.foreign_files import as_json, hypothesis, qualcoder
from tests.gallery import projects
from tests.gallery.projects import ANA, FEVERISH, ICE
from tests.gui.conftest import Hand, settle

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
USUAL, NARROW, WIDE = (1440, 900), (900, 650), (1920, 1080)
BOTH = ("light", "dark")
_A4 = QSizeF(595, 842)
_PATIENCE = 400  # rounds of waiting until the window rests


def whole_window(window: MainWindow) -> QPixmap:
    """The window, and over it the dialogs and menus it has open."""
    picture = window.grab()
    painter = QPainter(picture)
    for part in QApplication.topLevelWidgets():
        if part.isVisible() and isinstance(part, (QDialog, QMenu)):
            over = part.grab()
            at = (window.rect().center() - part.rect().center()) if isinstance(part, QDialog) else part.pos()
            painter.fillRect(part.rect().translated(at).adjusted(-1, -1, 1, 1), QColor(window.theme.line))
            painter.drawPixmap(at, over)
    painter.end()
    return picture


def first_printed_page(window: MainWindow) -> QPixmap:
    """The first page of the open document on paper."""
    pages = lay_out(window, _A4, no_progress)
    image = QImage(1190, 1684, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(2 * UNIT, 2 * UNIT)
    pages.paint(painter, 0)
    painter.end()
    return QPixmap.fromImage(image)


@dataclass(frozen=True, slots=True)
class State:
    """A project, what is done in the window on it, and how that is pictured."""

    project: Callable[[Path], None]
    act: Callable[[Hand], object] = lambda _hand: None
    size: tuple[int, int] = USUAL
    themes: tuple[str, ...] = BOTH
    language: str = "en"
    picture: Callable[[MainWindow], QPixmap] = whole_window


# --- what is done


def key(name: str, *held: Qt.KeyboardModifier) -> Callable[[Hand], None]:
    """Press one key on the page."""
    return lambda hand: hand.key(Qt.Key[f"Key_{name}"], *held, on=hand.window.view)


def choose(words: str) -> Callable[[Hand], None]:
    """Choose the annotation of a passage; its card opens."""

    def do(hand: Hand) -> None:
        hand.click_on(words)
        rest(hand.window)

    return do


def typed(name: str, words: str, *held: Qt.KeyboardModifier) -> Callable[[Hand], None]:
    """Press a key, then type where the keyboard is."""

    def do(hand: Hand) -> None:
        key(name, *held)(hand)
        hand.type(words)

    return do


def glance(kind: str) -> Callable[[Hand], None]:
    """Open the tags at a glance on one of its charts."""

    def do(hand: Hand) -> None:
        key("T", CONTROL, SHIFT)(hand)
        button = hand.window.sheets.whole.findChild(QToolButton, f"whole.{kind}")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return do


def glance_as_table(hand: Hand) -> None:
    """The heat map in numbers."""
    glance("documents")(hand)
    rest(hand.window)
    hand.window.sheets.whole.outward.table.click()


def select(hand: Hand) -> None:
    """Select words, so that the bar is there."""
    hand.drag_over("a desire to prevent by all means the normalization of relations")


def peek(hand: Hand) -> None:
    """Look where the cross-references of a passage lead."""
    choose(ICE)(hand)
    key("Space")(hand)


def pick_link(hand: Hand) -> None:
    """Look for the other end of a cross-reference."""
    choose(FEVERISH)(hand)
    key("L")(hand)
    hand.type("elect")


def search_and_tag(hand: Hand) -> None:
    """Search by a pattern, and ask for a tag for all hits."""
    typed("F", "/German (peace )?treaty/", CONTROL, SHIFT)(hand)
    rest(hand.window)
    hand.key(Qt.Key.Key_T, CONTROL)
    hand.type("settlement/")


def network_pointed(hand: Hand) -> None:
    """Point at a passage of the picture."""
    key("G", CONTROL, SHIFT)(hand)
    rest(hand.window)
    hand.walk(2, Qt.Key.Key_Right)


def network_list(hand: Hand) -> None:
    """The picture in words."""
    key("G", CONTROL, SHIFT)(hand)
    rest(hand.window)
    hand.key(Qt.Key.Key_Tab)


def to_check(times: int) -> Callable[[Hand], None]:
    """Go on to a passage that is to be checked, and to the first thing there is to choose."""

    def do(hand: Hand) -> None:
        for _ in range(times):
            key("D")(hand)
            rest(hand.window)

    return do


def notes_writing(hand: Hand) -> None:
    """Write a note in the table, with the last section chosen in the outline."""
    key("N", CONTROL, SHIFT)(hand)
    rest(hand.window)
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_N)
    hand.type(" Compare the *cure* that he offers with the illness he describes.")


def fail(hand: Hand) -> None:
    """Be told of trouble with the file."""
    hand.window.session.trouble.emit(
        "The file /home/ana/Seminar.annotator cannot be written: no space left on the disk. "
        "What was saved before is safe; make room, then go on."
    )


def filtered(hand: Hand) -> None:
    """Let the filter leave some annotations."""
    hand.key(Qt.Key.Key_L, CONTROL, on=hand.window.view)
    hand.type("#elections has:note ")
    rest(hand.window)
    hand.window.view.setFocus()


def annotate_menu(hand: Hand) -> None:
    """Open the menu of annotating."""
    bar = hand.window.menuBar()
    action = bar.actions()[3]
    menu = action.menu()
    assert isinstance(menu, QMenu)
    menu.popup(bar.mapTo(hand.window, bar.actionGeometry(action).bottomLeft()) + QPoint(0, 2))


def delete_some(hand: Hand) -> None:
    """Delete two things, and look what is deleted."""
    for words in (FEVERISH, ICE):
        choose(words)(hand)
        hand.key(Qt.Key.Key_Delete, on=hand.window.view)
    hand.window.actions_by_name["edit.bin"].trigger()


def question(hand: Hand) -> None:
    """Be asked, as by Qt's own boxes."""
    words = "The note you are writing could not be saved. Close all the same, and lose it?"
    ask._asking(hand.window, "Not saved", words).open()


def words_asked(hand: Hand) -> None:
    """Be asked for words."""
    field = Choice()
    field.addItems(["see also", "contradicts", "repeats"])
    ask._asking(hand.window, "Change relation", "The two ends belong together as:", field).open()


def encoding_asked(hand: Hand) -> None:
    """Be asked how a text file is encoded."""
    path = hand.window.session.project.path.with_name("Küchengespräch 1962.txt")
    path.write_bytes(_KITCHEN.encode("windows-1252"))
    _without_waiting(partial(importing.encoding, hand.window, path))


def book_asked(hand: Hand) -> None:
    """Be asked whether a book is one document."""
    chapters = [
        ImportedDocument("The Letters", "Words stand here before others do. " * 40),
        ImportedDocument("Berlin, 1961", "What the city looked like from the other side. " * 60),
        ImportedDocument("Notes", "1. See above."),
    ]
    whole = [ImportedDocument("A Book of Letters", "\n".join(f"{one.title}\n{one.text}" for one in chapters))]
    _without_waiting(partial(importing.as_one, hand.window, "letters.epub", chapters, whole))


def _without_waiting(asking: Callable[[], object]) -> None:
    """Leave a question open that would wait for its answer."""
    opened: list[PreviewDialog] = []

    def leave_open(*given: Any) -> None:
        opened.append(PreviewDialog(*given))
        opened[0].open()

    usual, ask.with_preview = ask.with_preview, leave_open
    try:
        asking()
    finally:
        ask.with_preview = usual


_KITCHEN = """Protokoll

Er sagte, die Küche sei größer als Chruschtschows Büro; man müsse „auf dem Teppich“ bleiben.

Straße um Straße sei geräumt worden – für wie lange, wisse niemand. Über die Pässe sprach man nicht.
"""


def command(name: str) -> Callable[[Hand], None]:
    """Do a command of the menus."""
    return lambda hand: hand.window.actions_by_name[name].trigger()


def quote(hand: Hand) -> None:
    """Copy a passage with its footnote."""
    choose(ICE)(hand)
    key("C", CONTROL, SHIFT)(hand)


def merge_page(hand: Hand) -> None:
    """Drop what another program wrote: a page that came without its text, and a project with things left out."""
    folder = hand.window.session.project.path.parent
    quoted = {"selector": [{"type": "TextQuoteSelector", "exact": ICE}]}
    page = as_json(folder / "hypothesis.json", {"total": 1, "rows": [hypothesis("a", target=[quoted])]})
    hand.window.filing.take_in([page, qualcoder(folder / "interviews.qda")])


STATES: dict[str, State] = {
    "letter": State(projects.sample, choose(FEVERISH)),
    "letter-narrow": State(projects.sample, choose(FEVERISH), NARROW),
    "letter-wide": State(projects.sample, choose(FEVERISH), WIDE),
    "letter-german": State(projects.sample, choose(FEVERISH), NARROW, language="de"),
    "empty": State(projects.empty),
    "first-run": State(projects.sample, command("help.guide")),
    "menu": State(projects.sample, annotate_menu),
    "selection": State(projects.sample, select),
    "filter": State(projects.sample, filtered),
    "dense": State(projects.dense),
    "replies": State(projects.answered, choose(FEVERISH)),
    "doubtful": State(projects.doubtful, to_check(1)),
    "doubtful-narrow": State(projects.doubtful, to_check(4), NARROW),
    "not-found": State(projects.doubtful, to_check(4)),
    "hebrew": State(projects.right_to_left, choose("קורא לאט")),
    "arabic": State(projects.right_to_left, key("PageDown", CONTROL)),
    "drama": State(projects.drama, choose("The clouds methought")),
    "peek": State(projects.sample, peek),
    "link-picker": State(projects.sample, pick_link),
    "search": State(projects.sample, typed("F", "berlin", CONTROL, SHIFT)),
    "search-tag": State(projects.sample, search_and_tag),
    "network": State(projects.joined, key("G", CONTROL, SHIFT)),
    "network-pointed": State(projects.joined, network_pointed),
    "network-list": State(projects.joined, network_list),
    "glance-documents": State(projects.tagged, glance("documents")),
    "glance-together": State(projects.tagged, glance("together")),
    "glance-time": State(projects.tagged, glance("time")),
    "glance-words": State(projects.tagged, glance("words")),
    "glance-table": State(projects.tagged, glance_as_table),
    "notes": State(projects.outlined, key("N", CONTROL, SHIFT)),
    "notes-narrow": State(projects.outlined, key("N", CONTROL, SHIFT), NARROW),
    "notes-wide": State(projects.outlined, key("N", CONTROL, SHIFT), WIDE),
    "notes-writing": State(projects.outlined, notes_writing),
    "notes-none": State(projects.empty, key("N", CONTROL, SHIFT)),
    "compare": State(projects.dense, key("R", CONTROL, SHIFT)),
    "compare-narrow": State(projects.dense, key("R", CONTROL, SHIFT), NARROW),
    "readers": State(projects.dense, command("group.readers")),
    "merge": State(projects.sample, merge_page),
    "palette": State(projects.sample, typed("K", "tag", CONTROL)),
    "preferences": State(projects.sample, command("edit.preferences")),
    "record": State(projects.sample, command("edit.record")),
    "record-narrow": State(projects.sample, command("edit.record"), NARROW),
    "quoted": State(projects.sample, quote),
    "keys": State(projects.sample, command("help.keys")),
    "about": State(projects.sample, command("help.about")),
    "deleted": State(projects.sample, delete_some),
    "focus": State(projects.sample, key("F11", SHIFT)),
    "find": State(projects.sample, typed("F", "berlin", CONTROL)),
    "error": State(projects.sample, fail),
    "question": State(projects.sample, question),
    "words-asked": State(projects.sample, words_asked),
    "encoding": State(projects.sample, encoding_asked),
    "book": State(projects.sample, book_asked),
    "printed": State(projects.sample, themes=("light",), picture=first_printed_page),
}


# --- showing


def rest(window: MainWindow) -> None:
    """Wait until the window has done all it began: searching, counting, arranging."""
    for _ in range(_PATIENCE):
        settle()
        if not any(one.isActive() and _passes(one) for one in window.findChildren(QTimer)):
            return
    raise AssertionError("the window does not come to rest")


def _passes(timer: QTimer) -> bool:
    """Whether a timer is at work; a message that stays for a while is not."""
    return timer.interval() == 0 or (timer.isSingleShot() and timer.interval() < 1000)


@contextmanager
def shown(state: State, theme: str, folder: Path) -> Iterator[MainWindow]:
    """The window in a state; its files are in a folder of its own."""
    settings = Settings(folder / "settings.json")
    for name, value in (
        ("device", ANA.device),
        ("reader_id", ANA.reader.id),
        ("reader_name", ANA.reader.name),
        ("theme", theme),
        ("language", state.language),
        ("guide_closed", True),
    ):
        settings.set(name, value)
    path = folder / "Seminar.annotator"
    state.project(path)
    window = app.open_window(path, settings.path)
    window.resize(*state.size)
    window.view.setFocus()
    rest(window)
    state.act(Hand(window))
    rest(window)
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.close()
    window.deleteLater()
    settle()
    language.load(app.application(), "en")
