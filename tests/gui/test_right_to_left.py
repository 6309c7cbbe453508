"""Hebrew and Arabic in the usual window, and a window that is itself from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextLine
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem, QToolButton, QWidget

from annotator.gui import language, vocabulary
from annotator.gui.main_window import MainWindow
from annotator.gui.mirror import Mirror
from annotator.gui.panels.hit_list import HitDelegate, HitModel
from annotator.gui.paper import printing
from annotator.gui.peek import InSentence
from annotator.gui.reading import geometry
from annotator.gui.reading.geometry import SeenLine
from annotator.model import Hit
from annotator.store import places
from tests.gallery import projects
from tests.gui.conftest import Hand, Opener, settle
from tests.gui.right_to_left import annotated

A4 = QSizeF(595, 842)  # points
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def hebrew(window: MainWindow) -> MainWindow:
    """The usual window on a Hebrew letter, annotated and linked to one in Arabic and one in English."""
    window.session.show_document(annotated(window.session.project))
    settle()
    return window


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The window's words can be Hebrew; as long as nobody translated them they are English, from right to left."""
    monkeypatch.setitem(language._COUNTRIES, "he", "he_IL")
    yield
    app = QApplication.instance()
    assert app is not None
    monkeypatch.undo()
    language.load(app, "en")


@pytest.fixture
def mirrored(turned: None, window: MainWindow) -> MainWindow:
    """The window on that letter, turned round."""
    app = QApplication.instance()
    assert app is not None
    window.session.show_document(annotated(window.session.project))
    language.load(app, "he")
    settle()
    return window


def lines(window: MainWindow) -> list[SeenLine]:
    return list(geometry.seen_lines(window.view, 0, window.view.viewport().height()))


def line_with(window: MainWindow, words: str) -> SeenLine:
    at = window.view.drawing.units.to_qt(window.view.text.index(words))
    return next(line for line in lines(window) if line.start <= at < line.end)


def boxes_of(window: MainWindow, words: str) -> list[QRectF]:
    start = window.view.drawing.units.to_qt(window.view.text.index(words))
    return [box for line in lines(window) for box in line.boxes(start, start + len(words))]


def edges(line: SeenLine, at: int) -> tuple[float, float]:
    """From where to where Qt says that a letter reaches."""
    found = []
    for edge in (QTextLine.Edge.Leading, QTextLine.Edge.Trailing):
        x = line.line.cursorToX(at - line.block.position(), edge)
        found.append(line.origin.x() + float(x[0] if isinstance(x, tuple) else x))
    return min(found), max(found)


# --- documents from right to left


def test_each_letter_is_boxed_where_qt_says_that_it_is(hebrew: MainWindow) -> None:
    told = 0
    for line in lines(hebrew):
        for at in range(line.start, line.end - 1):
            left, right = edges(line, at)
            if right - left < 0.1 or not line.block.layout().isValidCursorPosition(at - line.block.position()):
                continue  # where the direction changes Qt says nothing of use
            box = line.boxes(at, at + 1)[0]
            assert (box.left(), box.right()) == pytest.approx((left, right), abs=0.6)
            told += 1
    assert told > 300


def test_a_range_in_a_mixed_line_has_several_boxes_and_covers_its_letters(hebrew: MainWindow) -> None:
    line = line_with(hebrew, "שנבנה בשנת")
    start = line.start + line.block.text()[line.line.textStart() :].index("בידי")
    for end in range(start + 1, line.end):
        whole = sum(box.width() for box in line.boxes(start, end))
        assert whole == pytest.approx(sum(line.boxes(at, at + 1)[0].width() for at in range(start, end)), abs=1)
    assert len(line.boxes(start, start + len("בידי Henry Smith & Sons"))) == 1  # the words touch
    apart = line.boxes(start, start + len("בידי Henry"))
    assert len(apart) == 2
    assert apart[0].right() < apart[1].left() - 20  # Henry is at the far side of his full name


def test_no_part_of_a_ligature_or_a_pointed_letter_is_lost(hebrew: MainWindow) -> None:
    project = hebrew.session.project
    for title in ("رسالة عن الجسر", "מכתב על הגשר, 1925"):
        row = next(one for one in project.rows("SELECT id FROM document WHERE title = ?", [title]))
        hebrew.session.show_document(row["id"])
        settle()
        for line in lines(hebrew):
            room = line.rect.adjusted(-1, -1, 1, 1)
            for start in range(line.start, line.end - 1):
                for end in (start + 1, start + 2):
                    boxes = line.boxes(start, min(end, line.end - 1)) or line.boxes(start, line.end)
                    assert sum(box.width() for box in boxes) > 0.5
                    assert all(room.contains(box) for box in boxes)


def test_a_paragraph_is_set_as_most_of_its_letters_run(hebrew: MainWindow) -> None:
    width = hebrew.view.viewport().width()
    for words in ("NATO", "1962", "מכתב"):
        line = line_with(hebrew, words)
        assert line.leftward
        assert line.rect.right() == pytest.approx(width, abs=6)
    nato = boxes_of(hebrew, "NATO")[0]
    assert nato.right() == pytest.approx(width, abs=2)


def test_indents_come_off_the_right(hebrew: MainWindow) -> None:
    em = hebrew.view.em
    first = line_with(hebrew, "ומביט אל")
    second = line_with(hebrew, "עד הים")
    assert second.block == first.block
    assert first.rect.right() - second.rect.right() == pytest.approx(2 * em, abs=2)
    item = line_with(hebrew, "ראשית דבר")
    assert first.rect.right() - item.rect.right() == pytest.approx(0.4 * em, abs=2)
    note = line_with(hebrew, "המורה נשאל על")
    label = next(box for box, mark in hebrew.view.drawing.note_boxes if mark.kind == "note")
    assert label.right() == pytest.approx(hebrew.view.viewport().width(), abs=1)
    assert label.left() > note.rect.right() - 1


def test_the_number_of_a_note_follows_its_word(hebrew: MainWindow) -> None:
    found = {mark.value: box for box, mark in hebrew.view.drawing.note_boxes if mark.kind == "noteref"}
    word, following = boxes_of(hebrew, "קשתות")[0], boxes_of(hebrew, " של אבן")[0]
    assert found["2"].right() <= word.left() + 6
    assert found["2"].center().x() > following.left()
    smith = boxes_of(hebrew, "Smith")[0]
    assert smith.left() < found["1"].center().x() <= smith.right()


def test_page_numbers_stand_where_the_document_begins_its_lines(hebrew: MainWindow) -> None:
    view = hebrew.view
    assert view.margin.geometry().left() == view.viewport().geometry().right() + 1
    hebrew.session.show_document(hebrew.documents.item(0).data(Qt.ItemDataRole.UserRole + 1).id)
    settle()
    assert view.margin.geometry().right() == view.viewport().geometry().left() - 1


def test_words_are_selected_with_the_mouse(hebrew: MainWindow) -> None:
    hand, view = Hand(hebrew), hebrew.view
    hand.drag_over("הישן, שנבנה")
    assert view.passage() is not None
    assert view.text[slice(*view.passage() or (0, 0))] == "הישן, שנבנה"
    middle = boxes_of(hebrew, "הדרך")[0].center().toPoint()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert view.text[slice(*view.passage() or (0, 0))] == "הדרך"


def test_a_click_means_the_letter_under_it(hebrew: MainWindow) -> None:
    line = line_with(hebrew, "שנבנה בשנת")
    for at in range(line.start, line.end - 1):
        box = line.boxes(at, at + 1)[0]
        for x in (box.left() + 1, box.center().x(), box.right() - 1):
            assert line.at(x) == at
    hand = Hand(hebrew)
    hand.click_on("בלונדון")
    current = hebrew.session.current()
    assert current is not None
    assert current.quote == "Smith & Sons בלונדון, עמד על"


def test_keys_go_the_way_one_reads(hebrew: MainWindow) -> None:
    hand, view = Hand(hebrew), hebrew.view
    start = view.text.index("ירושלים")
    view.put_caret(start)
    hand.walk(3, Qt.Key.Key_Left, SHIFT)
    assert view.text[slice(*view.passage() or (0, 0))] == "ירו"
    hand.walk(1, Qt.Key.Key_Right, SHIFT)
    assert view.text[slice(*view.passage() or (0, 0))] == "יר"
    hand.key(Qt.Key.Key_End)
    assert view.caret_offset() == view.text.index("\n", start)
    hand.key(Qt.Key.Key_Home)
    assert view.caret_offset() == start
    nato = view.text.index("NATO")
    view.put_caret(nato)
    hand.walk(5, Qt.Key.Key_Left, SHIFT)
    assert view.caret_offset() == nato + 5


def test_the_keys_of_words_and_sentences_know_maqaf_and_the_arabic_question_mark(hebrew: MainWindow) -> None:
    hand, view = Hand(hebrew), hebrew.view
    view.put_caret(view.text.index("בית־הספר") + 1)
    hand.key(Qt.Key.Key_W)
    assert view.text[slice(*view.passage() or (0, 0))] == "בית־הספר"
    other = next(one for one in hebrew.session.project.rows("SELECT id FROM document WHERE number = '٢'"))
    hebrew.session.show_document(other["id"])
    view.put_caret(view.text.index("هل نعود"))
    hand.key(Qt.Key.Key_S)
    assert view.text[slice(*view.passage() or (0, 0))] == "هل نعود؟"


def test_words_of_others_are_set_from_the_side_where_they_begin(hebrew: MainWindow) -> None:
    here = hebrew.session.document_id
    first = places.order(hebrew.session.project, here)[0][2]
    hebrew.session.choose(first)
    hebrew.sidebar.open_card()
    hebrew.floating.peek()
    settle()
    editor = hebrew.sidebar.editor
    assert editor is not None
    quote = editor.findChild(QLabel, "cardQuote")
    assert quote is not None
    assert quote.layoutDirection() == Qt.LayoutDirection.RightToLeft
    note = editor.note.document().firstBlock().layout().lineAt(0)
    assert note.naturalTextRect().right() == pytest.approx(editor.note.viewport().width(), abs=4)
    slips = [one for one in hebrew.slip.findChildren(QLabel) if one.isVisible()]
    assert [(one.text()[:2], one.layoutDirection()) for one in slips] == [("سؤ", Qt.LayoutDirection.RightToLeft)]
    sentences = [one for one in hebrew.slip.findChildren(InSentence) if one.isVisible()]
    assert [one.leftward for one in sentences] == [True, False]
    editor.note.setPlainText("Now in English")
    assert editor.note.document().firstBlock().layout().lineAt(0).naturalTextRect().left() < 4


def inked(picture: QImage, colour: QColor) -> list[int]:
    """The columns of a picture in which a colour stands."""
    found = []
    for x in range(picture.width()):
        if any(picture.pixelColor(x, y) == colour for y in range(picture.height())):
            found.append(x)
    return found


def test_what_stands_before_a_hebrew_hit_is_on_its_right(hebrew: MainWindow) -> None:
    model, owner = HitModel(hebrew), QWidget()
    model.add([Hit("document", hebrew.session.document_id, "", "t", 0, 0, "ראשית כל על ", "הגשר", "")])
    picture = QImage(600, 26, QImage.Format.Format_RGB32)
    picture.fill(QColor(hebrew.theme.page))
    painter, option = QPainter(picture), QStyleOptionViewItem()
    option.rect = picture.rect()
    HitDelegate(hebrew.theme, owner).paint(painter, option, model.index(1))
    painter.end()
    hit, before = inked(picture, QColor(hebrew.theme.accent)), inked(picture, QColor(hebrew.theme.soft))
    assert hit
    assert before
    assert min(before) > max(hit)


def test_paper_has_the_margin_and_the_arrows_of_the_text(hebrew: MainWindow) -> None:
    pages = printing.lay_out(hebrew, A4, lambda _done, _all: None)
    words = pages._document.toPlainText()
    assert "← repeats" in words
    assert "→ responds to" in words


# --- a window from right to left


def test_the_language_turns_the_window_round(turned: None, opened: Opener, window: MainWindow) -> None:
    path = window.session.project.path
    assert not window.isRightToLeft()
    window.close()
    window.session.settings.set("language", "he")
    other = opened(path)
    assert other.isRightToLeft()
    assert left(other.left) > left(other.page) > left(other.sidebar)
    assert left(other.header.back) > left(other.header.forward) > left(other.header.search)
    assert left(other.page.view) > left(other.page.ruler)
    assert left(other.status.saved) > left(other.status.slider)


def left(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint()).x()


def test_boxes_are_mirrored_in_their_room() -> None:
    room, box = QRectF(10, 0, 200, 30), QRectF(15, 4, 40, 20)
    assert Mirror(room, leftward=False).box(box) == box
    assert Mirror(room, leftward=True).box(box) == QRectF(10 + 200 - 5 - 40, 4, 40, 20)


def test_a_window_that_is_turned_round_keeps_its_margins(mirrored: MainWindow) -> None:
    sidebar = mirrored.sidebar.layout()
    assert sidebar is not None
    margins = sidebar.contentsMargins()
    language.load(QApplication.instance() or QApplication([]), "en")
    settle()
    now = sidebar.contentsMargins()
    assert (margins.left(), margins.right()) == (now.right(), now.left())
    assert now.left() > now.right()


def tip(button: QToolButton) -> int:
    """The column, of 36, in which an arrow is highest: that of its tip."""
    picture = button.icon().pixmap(QSize(18, 18), 2.0).toImage()
    inks = [sum(picture.pixelColor(x, y).alpha() for y in range(picture.height())) for x in range(picture.width())]
    return max(range(len(inks)), key=lambda x: inks[x])


def test_cards_tags_and_icons_are_mirrored(mirrored: MainWindow) -> None:
    def look() -> tuple[list[int], list[int], list[int]]:
        port = mirrored.sidebar.list.viewport()
        card = port.grab().toImage().copy(0, 0, port.width(), 60)
        tree = mirrored.tags.viewport().grab().toImage()
        sky = mirrored.theme.colour("sky")
        return inked(card, sky), inked(tree, sky), [tip(one) for one in (mirrored.header.back, mirrored.header.forward)]

    wide, deep = mirrored.sidebar.list.viewport().width(), mirrored.tags.viewport().width()
    bar, dot, tips = look()
    language.load(QApplication.instance() or QApplication([]), "en")
    settle()
    old_bar, old_dot, old_tips = look()
    assert bar
    assert dot
    assert sorted(wide - 1 - x for x in bar) == pytest.approx(old_bar, abs=2)
    assert sorted(deep - 1 - x for x in dot) == pytest.approx(old_dot, abs=1)
    assert tips[0] > 18 > tips[1]
    assert old_tips[1] > 18 > old_tips[0]


def test_the_page_keeps_the_side_of_its_document(mirrored: MainWindow) -> None:
    view = mirrored.view
    port = view.viewport().geometry()
    assert view.margin.geometry().left() == port.right() + 1
    assert view.verticalScrollBar().mapTo(view, QPoint()).x() < port.left()
    mirrored.session.show_document(mirrored.documents.item(0).data(Qt.ItemDataRole.UserRole + 1).id)
    settle()
    assert view.margin.geometry().right() == view.viewport().geometry().left() - 1
    bar = view.verticalScrollBar()
    assert view.margin.geometry().left() >= bar.mapTo(view, QPoint(bar.width(), 0)).x()


def test_arrows_lead_away_from_where_one_reads(mirrored: MainWindow) -> None:
    assert (vocabulary.arrow("to"), vocabulary.arrow("from")) == ("←", "→")
    language.load(QApplication.instance() or QApplication([]), "en")
    assert (vocabulary.arrow("to"), vocabulary.arrow("from")) == ("→", "←")


def test_the_check_marks_of_hits_are_on_the_right(mirrored: MainWindow) -> None:
    mirrored.floating.search()
    mirrored.sheets.search.line.setText("הגשר")
    mirrored.sheets.search.look()
    QTest.qWait(100)
    hits = mirrored.sheets.search.list
    rect = hits.visualRect(mirrored.sheets.search.model.index(1))
    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 20, rect.center().y()))
    assert len(mirrored.sheets.search.model.left_out) == 1
    assert mirrored.sheets.search.isVisible()


def test_the_list_that_compares_readers_is_mirrored(turned: None, opened: Opener, tmp_path: Path) -> None:
    projects.dense(tmp_path / "Dense.annotator")
    window = opened(tmp_path / "Dense.annotator")
    window.floating.compare()
    settle()
    shown = window.sheets.compare.list
    settled = window.sheets.compare.found

    def look() -> tuple[list[int], list[int], int]:
        row = shown.viewport().grab(shown.visualRect(shown.groups.index(1))).toImage()
        disc, chip = QColor(window.theme.reader(0)), QColor(window.theme.chosen)
        return inked(row, disc), inked(row, chip), row.width()

    discs, chips, wide = look()
    assert discs
    assert max(discs) < min(chips)
    language.load(QApplication.instance() or QApplication([]), "he")
    settle()
    assert window.sheets.compare.found is settled
    turned_discs, turned_chips, now = look()
    assert now == wide
    assert sorted(wide - 1 - x for x in turned_discs) == pytest.approx(discs, abs=2)
    assert sorted(wide - 1 - x for x in turned_chips) == pytest.approx(chips, abs=2)


def test_the_selection_bar_and_the_guide_stand_on_the_other_side(mirrored: MainWindow) -> None:
    view = mirrored.view
    at = view.text.index("ירושלים")
    view.select(at, at + 7)
    view.offer_selection()
    settle()
    chosen = view.rect_of(at, at + 7)
    assert chosen is not None
    right = view.viewport().mapTo(mirrored.page, chosen.topRight()).x()
    bar = mirrored.selection_bar.geometry()
    assert bar.right() == pytest.approx(right, abs=2)
    mirrored.floating.guide()
    assert mirrored.guide.geometry().center().x() < mirrored.page.width() / 2
