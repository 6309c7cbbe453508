"""Tags at a glance, in the window."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton

from annotator.gui import ask
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import DARK, LIGHT, Theme
from annotator.gui.whole import exporting, painting
from annotator.gui.whole.chart import ALL, Chart
from annotator.store import annotations as notes
from annotator.store import documents
from tests.gui.conftest import Hand, settle
from tests.gui.test_day import FEVERISH, ICE
from tests.gui.test_theme import contrast, over
from tests.making import mark_words

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = "a very long name, " * 12 + "<b>bold & more"
HEBREW = "שלום ומלחמה"


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    """Two passages in the letter, one in the companion."""
    project = window.session.project
    letter, companion = (one.id for one in documents.listed(project))
    mark_words(project, letter, FEVERISH, tag_paths=["settlement/peace", "mood"])
    mark_words(project, letter, ICE, tag_paths=["settlement"])
    mark_words(project, companion, "Sakhalin", tag_paths=["mood"])
    settle()
    return window


def look(hand: Hand, kind: str = "documents") -> None:
    """Open the sheet with keys and choose a chart."""
    hand.key(Qt.Key.Key_T, CONTROL, SHIFT)
    choose(hand.window, kind)


def choose(window: MainWindow, kind: str) -> None:
    button = window.sheets.whole.findChild(QToolButton, f"whole.{kind}")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    counted(window)


def counted(window: MainWindow) -> None:
    """Wait until everything is counted and listed."""
    whole = window.sheets.whole
    for _ in range(200):
        settle()
        if not any(timer.isActive() for timer in (whole._next, whole._pause, whole._listing)):
            return
    raise AssertionError("still counting")


def chart(window: MainWindow) -> Chart:
    found = window.sheets.whole.chart
    assert found is not None
    return found


def quotations(window: MainWindow) -> list[str]:
    found = notes.load(window.session.project, list(window.sheets.whole.list.passages.ids))
    return [one.quote for one in found]


def test_arrows_move_over_the_cells_and_enter_goes_to_a_passage(tagged: MainWindow, hand: Hand) -> None:
    look(hand)
    board = tagged.sheets.whole.board
    board.setFocus()
    assert board.accessibleName() == "mood, 125. Message From Chairman Khrushchev to President Kennedy: 1 passage"
    hand.walk(2, Qt.Key.Key_Down)
    assert board.accessibleName().startswith("settlement/peace, 125.")
    hand.key(Qt.Key.Key_Up)
    counted(tagged)
    assert quotations(tagged) == [FEVERISH, ICE]
    hand.key(Qt.Key.Key_Right)
    assert board.accessibleName().endswith(": 0 passages")
    hand.key(Qt.Key.Key_Home)
    assert board.accessibleName() == "settlement: 2 passages"
    hand.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is tagged.sheets.whole.list
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    assert tagged.sheets.whole.isHidden()
    assert tagged.view.hasFocus()
    current = tagged.session.current()
    assert current is not None
    assert current.quote == ICE


def test_a_click_on_a_cell_lists_its_passages_and_one_on_a_passage_goes_there(tagged: MainWindow, hand: Hand) -> None:
    look(hand)
    whole = tagged.sheets.whole
    at = whole.board.box((0, 1)).center().toPoint()
    QTest.mouseClick(whole.board.viewport(), Qt.MouseButton.LeftButton, pos=at)
    counted(tagged)
    assert quotations(tagged) == ["Sakhalin"]
    assert "mood, Berlin" in whole.behind.text()
    row = whole.list.visualRect(whole.list.passages.index(0)).center()
    QTest.mouseClick(whole.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    settle()
    assert whole.isHidden()
    assert tagged.session.document_id == documents.listed(tagged.session.project)[1].id
    assert whole.board.cell_at(whole.board.box((0, ALL)).center()) == (0, ALL)
    assert whole.board.cell_at(whole.board.box((9, 0)).center()) == (-1, ALL)


def test_the_table_tells_the_same_and_keeps_the_cell(tagged: MainWindow, hand: Hand) -> None:
    look(hand, "together")
    whole = tagged.sheets.whole
    whole.board.go_to((0, 1))
    whole.outward.table.click()
    counted(tagged)
    table = whole.table
    assert table.isVisible()
    assert table.numbers.cell(table.currentIndex()) == (0, 1)
    said = [
        [table.numbers.index(row, column).data() for column in range(table.numbers.columnCount())] for row in range(3)
    ]
    assert said == [["2", "–", "1", "1"], ["2", "1", "–", "–"], ["1", "1", "–", "–"]]
    spoken = table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "mood and settlement: 1 passage"
    table.setFocus()
    hand.key(Qt.Key.Key_Right)
    counted(tagged)
    assert quotations(tagged) == [FEVERISH]
    whole.outward.table.click()
    assert whole.board.cell == (0, 2)
    assert whole.board.accessibleName() == "mood and settlement/peace: 1 passage"


def test_time_shows_years_and_months_and_what_has_none(tagged: MainWindow, hand: Hand) -> None:
    look(hand, "time")
    assert [chart(tagged).heading(column) for column in range(2)] == ["1962", "undated"]
    assert "1 document without a date" in tagged.sheets.whole.hint.text()
    unit = tagged.sheets.whole.findChild(QComboBox, "wholeUnit")
    assert unit is not None
    unit.setFocus()
    hand.key(Qt.Key.Key_Down)
    counted(tagged)
    assert chart(tagged).heading(0) == "1962-09"


def test_words_of_one_tag_and_the_passages_they_stand_in(tagged: MainWindow, hand: Hand) -> None:
    look(hand, "words")
    box = tagged.sheets.whole.findChild(QComboBox, "wholeTag")
    assert box is not None
    box.setFocus()
    hand.walk(box.findText("settlement/peace"), Qt.Key.Key_Down)
    counted(tagged)
    words = [name.words for name in chart(tagged).grid.rows]
    assert words == ["always", "feverish", "make", "relations", "source"]
    tagged.sheets.whole.board.go_to((1, 0))
    counted(tagged)
    assert tagged.sheets.whole.board.accessibleName() == "feverish: once"
    assert quotations(tagged) == [FEVERISH]
    order = tagged.sheets.whole.findChild(QComboBox, "wholeOrder")
    assert order is not None
    order.setFocus()
    hand.key(Qt.Key.Key_Down)
    counted(tagged)
    assert [chart(tagged).heading(column) for column in (0, 1)] == ["times", "log-likelihood"]
    assert "feverish" in [name.words for name in chart(tagged).grid.rows]


def test_it_follows_changes_and_the_filter_while_one_looks(tagged: MainWindow, hand: Hand) -> None:
    look(hand)
    tagged.sheets.whole.board.go_to((1, 0))
    letter = tagged.session.document_id
    mark_words(tagged.session.project, letter, "German problem", tag_paths=["a new tag"])
    counted(tagged)
    assert chart(tagged).grid.rows[0].words == "a new tag"
    assert tagged.sheets.whole.board.accessibleName().startswith("settlement, 125.")
    tagged.sidebar.set_filter("#mood")
    counted(tagged)
    assert [name.words for name in chart(tagged).grid.rows] == ["mood", "settlement", "settlement/peace"]
    assert "filter: #mood" in tagged.sheets.whole.hint.text()
    tagged.sidebar.set_filter("zzzz")
    counted(tagged)
    assert "No annotation meets the filter" in tagged.sheets.whole.empty.text()
    assert tagged.sheets.whole.chart is None
    assert not tagged.sheets.whole.outward.isEnabled()


def test_where_there_is_nothing_a_sentence_says_what_to_do(window: MainWindow, hand: Hand) -> None:
    look(hand)
    assert window.sheets.whole.empty.isVisible()
    assert "press H" in window.sheets.whole.empty.text()
    mark_words(window.session.project, window.session.document_id, FEVERISH)
    counted(window)
    assert "press T" in window.sheets.whole.empty.text()
    choose(window, "together")
    hand.key(Qt.Key.Key_Escape, on=window.sheets.whole)
    assert window.sheets.whole.isHidden()
    assert window.view.hasFocus()


def test_letters_are_no_commands_while_the_page_is_covered(tagged: MainWindow, hand: Hand) -> None:
    look(hand)
    tagged.sheets.whole.board.setFocus()
    before = tagged.session.annotation_id
    hand.key(Qt.Key.Key_J)
    assert tagged.session.annotation_id == before
    assert tagged.sheets.whole.isVisible()


@pytest.fixture
def hostile(tagged: MainWindow) -> MainWindow:
    project, here = tagged.session.project, tagged.session.document_id
    mark_words(project, here, "German problem", tag_paths=[LONG, HEBREW, "=1+2"])
    documents.rename(project, here, LONG)
    return tagged


def answered(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *_: path)


def export(window: MainWindow, kind: str) -> None:
    action = window.sheets.whole.findChild(QAction, f"whole.export.{kind}")
    assert action is not None
    action.trigger()
    settle()


def test_svg_is_xml_with_the_names_as_words(
    hostile: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "picture.svg"
    answered(monkeypatch, path)
    look(hand)
    export(hostile, "SVG")
    texts = [one.text for one in ElementTree.parse(path).iter("{http://www.w3.org/2000/svg}text")]
    assert {"settlement", "peace", "mood", "=1+2", *HEBREW.split()} <= set(texts)
    assert any(words and words.startswith("a very long name") for words in texts)
    title = ElementTree.parse(path).getroot().find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == "Tags by document"


def test_png_has_two_pixels_for_each(
    hostile: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "picture.png"
    answered(monkeypatch, path)
    for kind in ("documents", "together", "time", "words"):
        look(hand, kind)
        export(hostile, "PNG")
        image, size = QImage(str(path)), exporting.Paper(chart(hostile), "").size
        assert image.height() == 2 * size.height()
        assert image.width() >= 2 * size.width()
        assert image.pixelColor(3, 3) == QColor("#ffffff")


def test_csv_holds_every_name_and_number_and_no_formula(
    hostile: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.csv"
    answered(monkeypatch, path)
    look(hand)
    export(hostile, "CSV")
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    companion = documents.listed(hostile.session.project)[1].name
    assert head == ["tag", "All", f"125. {LONG}", companion]
    assert {row[0]: row[1:] for row in rows} == {
        "'=1+2": ["1", "1", "0"],
        LONG: ["1", "1", "0"],
        "mood": ["2", "1", "1"],
        "settlement": ["2", "2", "0"],
        "settlement/peace": ["1", "1", "0"],
        HEBREW: ["1", "1", "0"],
    }


def test_an_export_never_takes_the_place_of_the_project(
    tagged: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tagged.session.project.path
    answered(monkeypatch, path)
    look(hand)
    export(tagged, "CSV")
    assert path.read_bytes().startswith(b"SQLite format 3")
    assert "take the place of the project" in tagged.messages.sentence


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_numbers_can_be_read_on_every_tint(theme: Theme) -> None:
    for opacity in (painting.LEAST_TINT, painting.MOST_TINT):
        ground = over(QColor(theme.accent), opacity, QColor(theme.page))
        assert contrast(QColor(theme.text), ground) >= 4.5


def test_a_large_chart_scrolls_with_the_cursor_and_its_headings_stay(tagged: MainWindow, hand: Hand) -> None:
    project, here = tagged.session.project, tagged.session.document_id
    mark_words(project, here, "German problem", tag_paths=[f"many/tag {n:02d}" for n in range(60)])
    look(hand, "together")
    board = tagged.sheets.whole.board
    board.setFocus()
    hand.key(Qt.Key.Key_End, CONTROL)
    last = (len(chart(tagged).grid.rows) - 1, len(chart(tagged).grid.columns) - 1)
    assert board.cell == last
    port = board.viewport().rect()
    box = board.box(last).toRect()
    assert port.contains(box.adjusted(0, 0, -2, -2))
    assert board.cell_at(board.box(last).center()) == last
    headings = board.grab(port.adjusted(0, 0, 0, int(board.measures.heads) - port.height())).toImage()
    ground = headings.pixelColor(1, 1)
    middle = range(int(board.measures.names), headings.width())
    assert any(headings.pixelColor(QPoint(x, headings.height() - 12)) != ground for x in middle)
    hand.key(Qt.Key.Key_Home, CONTROL)
    assert board.cell == (0, ALL)
