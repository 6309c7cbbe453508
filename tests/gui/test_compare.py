"""Comparing readers and choosing whom one sees, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from annotator import exchanging, jobs
from annotator.gui import ask
from annotator.gui.group.page import strength
from annotator.gui.group.panel import ComparePanel
from annotator.gui.group.readers import ReadersDialog
from annotator.gui.group.side_by_side import AGREED, figure, sentence
from annotator.gui.main_window import MainWindow
from annotator.gui.reading.paint import MOST_TINT
from annotator.gui.theme import DARK, LIGHT, Theme
from annotator.model import Identity
from annotator.store import agreed, comparing, documents, filter, tags
from annotator.store import annotations as notes
from annotator.text.agreement import AGREEMENT, ALONE, DIFFERENCE, Marked
from annotator.text.reliability import Reading, numbers
from tests.gui.conftest import SAMPLES, Hand, Opener, settle
from tests.gui.test_day import FEVERISH, ICE
from tests.gui.test_theme import contrast, over
from tests.making import loaded, mark_words

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
GLOW, TROOPS = "red-hot glow", "symbolic troops"
HOSTILE = "<b>Ben</b> & Söhne"


@pytest.fixture
def project_path(tmp_path: Path, identity: Identity, ben: Identity) -> Path:
    """Ana's project with what Ben marked: an agreement, a difference of words and one of tags, one of each alone."""
    letter = SAMPLES / "letter.xml"
    mine, bens = (jobs.create_project(tmp_path / f"{who.reader.id[-1]}.annotator", who) for who in (identity, ben))
    for project in (mine, bens):
        here = documents.get(project, jobs.import_documents(project, letter)[0]).id
        mark_words(project, here, FEVERISH, tag_paths=["peace"])
        mark_words(project, here, TROOPS if project is mine else f"{TROOPS} under the UN flag", tag_paths=["troops"])
        mark_words(project, here, ICE, tag_paths=["elections" if project is mine else "delay <b>&"])
        if project is bens:
            mark_words(project, here, GLOW, note="A metaphor.")
    with bens.edit("Change name"):
        bens.put("reader", ben.reader.id, {"name": HOSTILE})
    path = tmp_path / "Ben.annotations.json"
    exchanging.export(bens, path)
    exchanging.merge(mine, path, exchanging.read(path))
    for project in (bens, mine):
        project.close()
    return mine.path


@pytest.fixture
def panel(window: MainWindow, hand: Hand) -> ComparePanel:
    """The sheet, opened by keys."""
    hand.key(Qt.Key.Key_R, CONTROL, SHIFT)
    wait(window)
    return window.sheets.compare


def wait(window: MainWindow) -> None:
    for _ in range(200):
        settle()
        if not window.sheets.compare._pause.isActive() and not window.sheets.compare._busy:
            return
    raise AssertionError("still comparing")


def rows(panel: ComparePanel) -> list[str]:
    model = panel.list.groups
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def go_to(panel: ComparePanel, words: str) -> None:
    """Put the keyboard on the row with these words."""
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.groups.index(next(at for at, row in enumerate(rows(panel)) if words in row)))
    settle()


def button(panel: ComparePanel, name: str) -> QToolButton | QPushButton:
    found = panel.findChild(QToolButton, name) or panel.findChild(QPushButton, name)
    assert found is not None
    return found


def test_differences_agreements_and_solitary_finds(panel: ComparePanel) -> None:
    assert [one.text() for one in panel.listed.buttons.values()] == [
        "Differences 2",
        "Agreements 1",
        "Alone 1",
        "Ours 0",
        "Numbers",
    ]
    assert rows(panel) == [
        f"“{TROOPS} under the UN flag”, Ana and {HOSTILE}, other words",
        f"Ana, #troops, “{TROOPS}”",
        f"{HOSTILE}, #troops, “{TROOPS} under the UN flag”",
        f"“{ICE}”, Ana and {HOSTILE}, other tags",
        f"Ana, #elections, “{ICE}”",
        f"{HOSTILE}, #delay <b>&, “{ICE}”",
    ]
    QTest.mouseClick(button(panel, f"compare.{AGREEMENT}"), Qt.MouseButton.LeftButton)
    assert rows(panel) == [f"“{FEVERISH}”, Ana and {HOSTILE}, #peace"]
    QTest.mouseClick(button(panel, f"compare.{ALONE}"), Qt.MouseButton.LeftButton)
    assert rows(panel) == [f"“{GLOW}”, {HOSTILE}"]
    QTest.mouseClick(button(panel, f"compare.{AGREED}"), Qt.MouseButton.LeftButton)
    assert panel.lists.currentWidget() is panel.nothing


def test_the_page_says_who_marked_what_and_a_click_finds_it(panel: ComparePanel) -> None:
    text = panel.page.text
    assert panel.page.who(text.index(ICE)) == f"Ana: #elections\n{HOSTILE}: #delay <b>&"
    assert panel.page.who(text.index("under the UN flag")) == f"{HOSTILE}: #troops"
    assert panel.page.who(text.index("Moscow")) == ""
    cursor = QTextCursor(panel.page.document())
    cursor.setPosition(panel.page.drawing.units.to_qt(text.index(GLOW) + 3))
    panel.page.show_range(text.index(GLOW), text.index(GLOW) + 3)
    settle()
    at = panel.page.cursorRect(cursor).center()
    QTest.mouseClick(panel.page.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(2, 0))
    assert panel.listed.kind == ALONE
    row = panel.list.row()
    assert row is not None
    assert text[row.group.start : row.group.end] == GLOW


def test_names_of_others_are_plain_words(panel: ComparePanel) -> None:
    labels = [one for one in panel.findChildren(QLabel) if HOSTILE in one.text()]
    assert labels
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}


def test_enter_goes_to_the_passage_and_escape_to_the_page(panel: ComparePanel, window: MainWindow, hand: Hand) -> None:
    go_to(panel, f"Ana, #troops, “{TROOPS}”")
    hand.key(Qt.Key.Key_Return)
    assert panel.isHidden()
    current = window.session.current()
    assert current is not None
    assert (current.quote, current.author_name) == (TROOPS, "Ana")
    for part in (panel.list, panel.page, panel.numbers, panel.readers):
        hand.key(Qt.Key.Key_R, CONTROL, SHIFT)
        if part is panel.numbers:
            panel.listed.choose("numbers")
        part.setFocus()
        hand.key(Qt.Key.Key_Escape)
        assert panel.isHidden(), part
        assert window.view.hasFocus()


def test_a_version_is_chosen_and_is_a_layer_of_its_own(panel: ComparePanel, window: MainWindow, hand: Hand) -> None:
    go_to(panel, f"“{ICE}”, Ana and")
    assert not panel.choose_this.isEnabled()
    hand.walk(2, Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_C, ALT)
    wait(window)
    project = window.session.project
    (version,) = filter.chosen(project, "is:agreed")
    assert set(loaded(project, version).tags) == {"delay <b>&", agreed.AGREED}
    assert panel.listed.buttons[AGREED].text() == "Ours 1"
    assert panel.listed.buttons[DIFFERENCE].text() == "Differences 2"
    row = panel.list.row()
    assert row is not None
    assert row.version is not None, "what was chosen stays chosen"
    assert "✓ settled" in rows(panel)[3]
    QTest.mouseClick(button(panel, f"compare.{AGREED}"), Qt.MouseButton.LeftButton)
    assert rows(panel) == [f"“{ICE}”, as Ana wrote it down, #delay <b>&"]
    assert not panel.write_own.isEnabled()
    window.undo()
    wait(window)
    assert panel.listed.buttons[AGREED].text() == "Ours 0"


def test_a_version_of_our_own_with_words_tags_and_a_note(panel: ComparePanel, window: MainWindow, hand: Hand) -> None:
    go_to(panel, "under the UN flag")
    hand.key(Qt.Key.Key_W, ALT)
    own = panel.own
    assert own.passage.hasFocus()
    assert [own.passage.itemText(at) for at in range(own.passage.count())] == [
        "as Ana marked it",
        f"as {HOSTILE} marked it",
    ], "what all and what any marked are these two"
    assert panel.page.text[slice(*own.ranges[0])] == TROOPS
    hand.key(Qt.Key.Key_Down)
    assert panel.page.text[slice(*own.ranges[0])] == f"{TROOPS} under the UN flag"
    assert own.tags == ["troops"]
    own.line.setFocus()
    hand.type("#symbols")
    hand.key(Qt.Key.Key_Return)
    chip = next(one for one in own.findChildren(QPushButton, "chip") if "troops" in one.text())
    chip.click()
    own.note.setFocus()
    hand.type("Ours.")
    keep = own.findChild(QPushButton, "primary")
    assert keep is not None
    keep.setFocus()
    hand.key(Qt.Key.Key_Space)
    wait(window)
    assert own.isHidden()
    project = window.session.project
    (version,) = filter.chosen(project, "is:agreed")
    found = loaded(project, version)
    assert (found.quote, found.note, set(found.tags)) == (
        f"{TROOPS} under the UN flag",
        "Ours.",
        {"symbols", agreed.AGREED},
    )


def test_escape_leaves_the_own_version_and_one_goes_on_where_one_was(
    panel: ComparePanel, window: MainWindow, hand: Hand
) -> None:
    panel.write()
    own = panel.own
    hand.key(Qt.Key.Key_Down)
    chosen = own.ranges
    own.line.setFocus()
    hand.type("mine")
    hand.key(Qt.Key.Key_Return)
    hand.type("half")
    own.note.setFocus()
    hand.type("No.")
    hand.key(Qt.Key.Key_Escape)
    assert own.isHidden()
    assert panel.isVisible()
    assert panel.list.hasFocus()
    assert filter.chosen(window.session.project, "is:agreed") == []
    panel.write()
    assert own.ranges == chosen
    assert (own.tags[-1], own.line.text(), own.note.toPlainText()) == ("mine", "half", "No.")
    own.line.setFocus()
    hand.key(Qt.Key.Key_Escape)
    go_to(panel, "other tags")
    panel.write()
    assert own.note.toPlainText() == "", "another passage is another version"
    hand.key(Qt.Key.Key_Escape)
    go_to(panel, "other words")
    panel.write()
    assert (own.line.text(), own.note.toPlainText()) == ("half", "No.")
    cancel = next(one for one in own.findChildren(QPushButton) if one.text() == "Cancel")
    cancel.click()
    settle()
    assert not own.is_begun()
    panel.write()
    assert own.note.toPlainText() == ""


@pytest.mark.parametrize("how", ["close", "escape", "enter"])
def test_a_version_that_is_begun_is_there_again_when_the_sheet_was_put_away(
    panel: ComparePanel, window: MainWindow, hand: Hand, how: str
) -> None:
    panel.write()
    panel.own.note.setFocus()
    hand.type("Ours.")
    panel.list.setFocus()
    if how == "close":
        button(panel, "close").click()
    else:
        hand.key(Qt.Key.Key_Escape if how == "escape" else Qt.Key.Key_Return)
    assert panel.isHidden()
    assert window.sheets.has_draft()
    hand.key(Qt.Key.Key_R, CONTROL, SHIFT)
    wait(window)
    panel.write()
    assert panel.own.note.toPlainText() == "Ours."
    panel.own.left.emit()
    assert not window.sheets.has_draft()


def test_a_version_that_is_begun_is_asked_about_when_the_window_closes(
    panel: ComparePanel, window: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ask, "sure", lambda _parent, _title, question: asked.append(question))
    panel.write()
    panel.own.note.setFocus()
    hand.type("No.")
    assert not window.close()
    hand.key(Qt.Key.Key_Escape)
    assert not window.close()
    assert ["version of the group" in one for one in asked] == [True, True]
    panel.write()
    panel.own.kept.emit()
    assert window.close()
    assert len(asked) == 2


def test_a_version_stays_with_the_document_it_was_begun_on(panel: ComparePanel, window: MainWindow, hand: Hand) -> None:
    project, letter = window.session.project, window.session.document_id
    (other,) = jobs.import_documents(project, SAMPLES / "berlin-chronology.txt")
    go_to(panel, "under the UN flag")
    hand.key(Qt.Key.Key_W, ALT)
    ranges = panel.own.ranges
    panel.own.note.setFocus()
    hand.type("Ours.")
    hand.key(Qt.Key.Key_PageDown, CONTROL)
    wait(window)
    assert window.session.document_id == other
    assert panel.own.isVisible()
    assert panel.page.text[slice(*ranges[0])] == TROOPS
    hand.key(Qt.Key.Key_W, ALT)
    assert panel.own.note.toPlainText() == "Ours.", "it is not begun anew over what is written"
    panel.own.kept.emit()
    wait(window)
    (version,) = filter.chosen(project, "is:agreed")
    found = loaded(project, version)
    assert (found.document_id, found.quote, found.note) == (letter, TROOPS, "Ours.")
    assert panel.shown.currentWidget() is panel.empty, "then the sheet is about the document that is shown"


def test_a_version_of_a_document_that_is_gone_is_not_written(
    panel: ComparePanel, window: MainWindow, hand: Hand, ben: Identity
) -> None:
    project, letter = window.session.project, window.session.document_id
    jobs.import_documents(project, SAMPLES / "berlin-chronology.txt")
    hand.key(Qt.Key.Key_W, ALT)
    panel.own.note.setFocus()
    hand.type("Ours.")
    comparing.hide(project, ben.reader.id)
    wait(window)
    assert panel.own.isVisible()
    assert panel.found is None
    assert rows(panel) == []
    assert panel.page.who(panel.page.text.index(GLOW)) == "", "who is hidden is hidden here too"
    documents.remove(project, letter)
    wait(window)
    panel.own.kept.emit()
    wait(window)
    assert "is not in the project" in window.messages.sentence
    assert panel.own.isVisible()
    assert panel.own.note.toPlainText() == "Ours."
    panel.own.left.emit()
    assert filter.chosen(project, "is:agreed") == []


def test_what_is_chosen_stays_chosen_when_it_changes(panel: ComparePanel, window: MainWindow, hand: Hand) -> None:
    project, letter = window.session.project, window.session.document_id
    mine = mark_words(project, letter, "lebensraum")
    wait(window)
    panel.listed.choose(ALONE)
    go_to(panel, "lebensraum")
    tags.apply(project, [mine], ["geography"])
    wait(window)
    row = panel.list.row()
    assert row is not None
    assert row.ids == {mine}
    panel.listed.choose(DIFFERENCE)
    go_to(panel, f"Ana, #elections, “{ICE}”")
    row = panel.list.row()
    assert row is not None
    assert row.version is not None
    tags.apply(project, [row.version.annotation_id], ["another"])
    wait(window)
    now = panel.list.row()
    assert now is not None
    assert now.version is not None
    assert now.ids == row.ids


def test_a_version_is_not_chosen_while_one_writes_one(panel: ComparePanel, window: MainWindow, hand: Hand) -> None:
    go_to(panel, f"Ana, #elections, “{ICE}”")
    hand.key(Qt.Key.Key_W, ALT)
    panel.own.note.setFocus()
    hand.key(Qt.Key.Key_C, ALT)
    assert comparing.layer(window.session.project, window.session.document_id) == []
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_C, ALT)
    assert len(comparing.layer(window.session.project, window.session.document_id)) == 1


def test_the_numbers_and_what_they_mean(panel: ComparePanel, window: MainWindow) -> None:
    panel.listed.choose("numbers")
    found = panel.found
    assert found is not None
    table = panel.numbers
    cells = [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]  # type: ignore[union-attr]
    assert [row[0] for row in cells] == [
        *("Marked or not", "Tags, where two marked", "Both together"),
        *("#delay <b>&", "#elections", "#peace", "#troops"),
    ]
    assert cells[0][2:] == [figure(found.numbers.marking.alpha), figure(found.numbers.marking.unitizing)]
    assert cells[5][2:] == ["1.00", "1.00"]
    alpha = found.numbers.marking.alpha
    assert alpha is not None
    assert f"differ {round((1 - alpha) * 100)} % as often as chance" in panel.meaning.text()
    assert "reliable" in panel.meaning.text()


def test_what_is_said_of_coefficients() -> None:
    text = "one two three four"

    def said(*ranges: tuple[int, int]) -> str:
        marked = [Marked(str(at), str(at), (one,), frozenset()) for at, one in enumerate(ranges)]
        return sentence(numbers([Reading(text, tuple(marked))]))

    assert "reliable" in said((0, 7), (0, 7))
    assert "no more than chance" in said((0, 7), (8, 18))
    assert "cannot be told from chance" in said((0, 18), (0, 18))
    assert "much to talk about" in said((0, 7), (4, 7))


def test_alone_blind_or_without_anything_it_says_so(panel: ComparePanel, window: MainWindow, ben: Identity) -> None:
    project = window.session.project
    comparing.hide(project, ben.reader.id)
    wait(window)
    assert panel.shown.currentWidget() is panel.empty
    assert "Only Ana has marked this document" in panel.empty.text()
    assert "hidden are left out" in panel.empty.text()
    comparing.read_blind(project)
    wait(window)
    assert "You read blind" in panel.empty.text()
    comparing.end_blind(project)
    comparing.show(project, ben.reader.id)
    wait(window)
    assert panel.shown.currentWidget() is not panel.empty
    notes.remove(project, filter.chosen(project, "is:mine"))
    wait(window)
    assert "nobody to compare with" in panel.empty.text()


def test_readers_are_hidden_shown_and_read_blind(window: MainWindow, hand: Hand, ben: Identity) -> None:
    window.actions_by_name["group.readers"].trigger()
    settle()
    dialog = window.findChild(ReadersDialog)
    assert dialog is not None
    mine, theirs = dialog.boxes[window.session.project.reader.id], dialog.boxes[ben.reader.id]
    assert not mine.isEnabled()
    assert theirs.accessibleName() == f"Show what {HOSTILE} marked"
    assert window.sidebar.model.total == 7
    theirs.setFocus()
    hand.key(Qt.Key.Key_Space, on=theirs)
    assert window.sidebar.model.total == 3
    assert len(window.view.drawing.highlights) == 3
    hand.key(Qt.Key.Key_Space, on=dialog.blind)
    assert not theirs.isEnabled()
    hand.key(Qt.Key.Key_Space, on=dialog.blind)
    assert theirs.isEnabled()
    assert not theirs.isChecked()
    hand.key(Qt.Key.Key_Space, on=theirs)
    assert window.sidebar.model.total == 7
    hand.key(Qt.Key.Key_Escape, on=dialog)
    settle()
    assert window.findChild(ReadersDialog) is None


def test_a_narrow_window_has_the_list_below_the_page(opened: Opener, project_path: Path) -> None:
    window = opened(project_path, 900, 650)
    window.floating.compare()
    wait(window)
    panel = window.sheets.compare
    assert panel._split.orientation() == Qt.Orientation.Vertical
    assert panel.page.height() > 120
    window.resize(1400, 800)
    settle()
    assert panel._split.orientation() == Qt.Orientation.Horizontal
    assert panel.page.width() > panel.list.width()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_words_can_be_read_on_any_ground_and_each_reader_more_is_stronger(theme: Theme) -> None:
    grounds = [strength(count, 4) for count in (1, 2, 3, 4)]
    assert grounds == sorted(set(grounds))
    assert grounds[-1] == strength(1, 1) == MOST_TINT
    for one in grounds:
        assert contrast(QColor(theme.text), over(theme.colour("amber"), one, QColor(theme.page))) >= 4.5


def test_everything_has_a_name(panel: ComparePanel) -> None:
    panel.write()
    parts = (panel, panel.page, panel.list, panel.numbers, panel.own, panel.own.passage, panel.own.line, panel.own.note)
    assert all(part.accessibleName() for part in parts)
    assert QApplication.focusWidget() is panel.own.passage
