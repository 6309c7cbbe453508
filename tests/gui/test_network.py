"""The picture of cross-references and its list, in the window."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui import ask, help_pages
from annotator.gui.main_window import MainWindow
from annotator.gui.network.arranging import MOST
from annotator.gui.network.panel import NetworkPanel
from annotator.model import Mark
from annotator.store import annotations as notes
from annotator.store import documents, links
from tests.gui.conftest import Hand, settle
from tests.gui.test_day import FEVERISH, ICE
from tests.making import a_document

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def joined(window: MainWindow) -> dict[str, str]:
    """Two passages of the letter, its companion and a source, joined by three relations."""
    project, here = window.session.project, window.session.document_id
    ids = {"letter": here, "companion": documents.listed(project)[1].id}
    for name, words, colour in (("fever", FEVERISH, "amber"), ("ice", ICE, "sky")):
        at = window.view.text.index(words)
        ids[name] = notes.add(project, here, [(at, at + len(words))], colour=colour, tag_paths=[name])
    ids["source"] = links.source_from(project, "A <b>bold</b> & “quoted” book, 12")
    links.add(project, ids["fever"], ids["ice"], "contradicts")
    links.add(project, ids["ice"], ids["companion"], "echoes")
    links.add(project, ids["fever"], ids["source"], "see also")
    settle()
    return ids


def opened(hand: Hand) -> NetworkPanel:
    hand.key(Qt.Key.Key_G, CONTROL, SHIFT, on=hand.window.view)
    return hand.window.sheets.network


def in_picture(panel: NetworkPanel) -> set[str]:
    return {placed.node.id for placed in panel.picture.scene.nodes}


def place_of(panel: NetworkPanel, node_id: str) -> QPoint:
    return panel.picture.place_of(panel.picture.scene.number_of(node_id))


def rows(panel: NetworkPanel) -> list[str]:
    return [panel.list.rows.data(panel.list.rows.index(row)) for row in range(panel.list.rows.rowCount())]


def chip(panel: NetworkPanel, relation: str) -> None:
    button = next(button for group, button in panel.legend.chips.items() if group[1] == relation)
    QTest.mouseClick(button, LEFT)
    settle()


def test_a_key_shows_it_and_escape_returns_to_the_page(window: MainWindow, hand: Hand, joined: dict[str, str]) -> None:
    panel = opened(hand)
    assert panel.picture.hasFocus()
    assert panel.objectName() == "networkPanel"
    assert in_picture(panel) == set(joined.values())
    assert panel.hint.text() == "3 cross-references"
    hand.key(Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert window.view.hasFocus()


def test_an_empty_project_says_what_to_do(window: MainWindow, hand: Hand) -> None:
    panel = opened(hand)
    assert panel.views.currentWidget() is panel.empty
    assert "press L" in panel.empty.text()
    assert not panel.export_button.isEnabled()


def test_the_mouse_shows_a_passage_and_a_click_goes_there(
    window: MainWindow, hand: Hand, joined: dict[str, str]
) -> None:
    panel = opened(hand)
    QTest.mouseMove(panel.picture, place_of(panel, joined["ice"]))
    settle()
    assert panel.passage.text().replace("\n", " ").startswith(f"“{ICE}")
    assert "125, p. 338" in panel.passage.text().replace("\n", " ")
    assert "← contradicts: “this source" in panel.joined.text()
    near = panel.picture.scene.around(panel.picture.at())
    assert {panel.picture.scene.nodes[one].node.id for one in near} == set(joined.values()) - {joined["source"]}
    QTest.mouseClick(panel.picture, LEFT, pos=place_of(panel, joined["ice"]))
    settle()
    assert panel.isHidden()
    assert window.session.annotation_id == joined["ice"]


def test_arrows_go_from_node_to_node_and_enter_goes_there(
    window: MainWindow, hand: Hand, joined: dict[str, str]
) -> None:
    panel = opened(hand)
    picture = panel.picture
    hand.key(Qt.Key.Key_Right)
    assert picture.scene.nodes[picture.at()].node.id == joined["letter"]  # what is open on the page
    seen = set()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) * 3:
        hand.key(key)
        seen.add(picture.scene.nodes[picture.at()].node.id)
        assert picture.accessibleDescription().startswith(panel.passage.text().replace("\n", " ")[:20])
    assert len(seen) >= 3
    picture.point_at(picture.scene.number_of(joined["companion"]))
    hand.key(Qt.Key.Key_Return)
    assert panel.isHidden()
    assert window.session.document_id == joined["companion"]


def test_the_picture_is_moved_and_made_larger(window: MainWindow, hand: Hand, joined: dict[str, str]) -> None:
    panel = opened(hand)
    picture, before = panel.picture, panel.picture.zoom
    hand.key(Qt.Key.Key_Plus)
    assert picture.zoom > before
    hand.key(Qt.Key.Key_Minus)
    assert picture.zoom == pytest.approx(before)
    at = QPointF(place_of(panel, joined["ice"]))
    turned = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(picture, turned)
    assert picture.zoom > before
    assert (QPointF(place_of(panel, joined["ice"])) - at).manhattanLength() <= 2
    corner, far = QPoint(3, 3), QPoint(63, 43)
    QTest.mousePress(picture, LEFT, pos=corner)
    QTest.mouseMove(picture, far)
    QTest.mouseRelease(picture, LEFT, pos=far)
    assert (QPointF(place_of(panel, joined["ice"])) - at - QPointF(60, 40)).manhattanLength() <= 2
    assert panel.isVisible()
    hand.key(Qt.Key.Key_0)
    assert picture.zoom == pytest.approx(before)


def test_a_chip_hides_a_relation_and_nothing_else_moves(window: MainWindow, hand: Hand, joined: dict[str, str]) -> None:
    panel = opened(hand)
    assert [button.text().split() for button in panel.legend.chips.values()] == [
        ["see", "also", "1"],
        ["contradicts", "1"],
        ["echoes", "1"],
    ]
    places = {placed.node.id: placed.at for placed in panel.picture.scene.nodes}
    chip(panel, "echoes")
    assert in_picture(panel) == set(joined.values()) - {joined["companion"]}
    assert all(places[placed.node.id] == placed.at for placed in panel.picture.scene.nodes)
    assert len(rows(panel)) == 2
    chip(panel, "see also")
    chip(panel, "contradicts")
    assert "hidden" in panel.empty.text()
    assert panel.views.currentWidget() is panel.empty
    for relation in ("echoes", "see also", "contradicts"):
        chip(panel, relation)
    assert in_picture(panel) == set(joined.values())


def test_the_filter_line_is_that_of_the_sidebar(window: MainWindow, hand: Hand, joined: dict[str, str]) -> None:
    panel = opened(hand)
    panel.line.setFocus()
    hand.type("#ice")
    hand.key(Qt.Key.Key_Return)
    assert in_picture(panel) == set(joined.values()) - {joined["source"]}
    hand.type(" has:")
    hand.type("x")
    hand.key(Qt.Key.Key_Return)
    assert len(rows(panel)) == 2  # what is no condition changes nothing
    panel.line.setText("nowhere")
    panel.read()
    assert "filter" in panel.empty.text()


def test_the_list_says_the_same_and_goes_to_both_ends(window: MainWindow, hand: Hand, joined: dict[str, str]) -> None:
    panel = opened(hand)
    hand.key(Qt.Key.Key_Tab)
    assert panel.list.hasFocus()
    assert rows(panel)[0].startswith(f"“{FEVERISH[:60]}")
    assert " (125, p. 337) contradicts “" in rows(panel)[0]
    assert rows(panel)[0].endswith(" (125, p. 338)")
    hand.key(Qt.Key.Key_Tab, SHIFT)
    assert panel.picture.hasFocus()
    hand.key(Qt.Key.Key_Tab)
    hand.key(Qt.Key.Key_Return, SHIFT)
    assert window.session.annotation_id == joined["ice"]
    opened(hand)
    hand.key(Qt.Key.Key_Return)
    assert window.session.annotation_id == joined["fever"]
    opened(hand)
    box = panel.list.visualRect(panel.list.rows.index(1))
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=box.bottomLeft() + QPoint(60, -8))
    settle()
    assert window.session.document_id == joined["companion"]


def test_a_source_is_shown_and_the_picture_stays(
    window: MainWindow, hand: Hand, joined: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(help_pages, "open_source", lambda _window, words: shown.append(words))
    panel = opened(hand)
    QTest.mouseClick(panel.picture, LEFT, pos=place_of(panel, joined["source"]))
    assert shown == ["A <b>bold</b> & “quoted” book, 12"]
    assert panel.isVisible()


def test_a_missing_end_stays_hollow_and_says_so(window: MainWindow, hand: Hand, joined: dict[str, str]) -> None:
    project = window.session.project
    with project.edit("Merge"):
        project.put("link", "01900000-0000-7000-8000-000000000001", {"from_id": joined["fever"], "to_id": "afar"})
        project.put("link", "01900000-0000-7000-8000-000000000002", {"from_id": "afar", "to_id": "afar"})
    panel = opened(hand)
    notes.remove(project, [joined["ice"]])
    panel.read()
    for _ in range(100):  # it is arranged in slices
        settle()
        if any(placed.node.id == "afar" for placed in panel.picture.scene.nodes):
            break
    alive = {placed.node.id: placed.node.alive for placed in panel.picture.scene.nodes}
    assert (alive["afar"], alive[joined["ice"]], alive[joined["fever"]]) == (False, False, True)
    assert sum("deleted, or not here yet" in row.lower() for row in rows(panel)) == 4
    panel.picture.point_at(panel.picture.scene.number_of("afar"))
    hand.key(Qt.Key.Key_Return, on=panel.picture)
    assert panel.isVisible()
    assert "deleted or not here yet" in window.messages.sentence


def test_changes_show_while_it_is_open(window: MainWindow, hand: Hand, joined: dict[str, str]) -> None:
    panel = opened(hand)
    before = panel.picture.scene
    notes.write_note(window.session.project, joined["ice"], "A thought")
    panel.read()
    assert panel.picture.scene is before  # nothing that the picture shows
    links.add(window.session.project, joined["companion"], joined["letter"], "translates")
    QTest.qWait(250)
    assert panel.hint.text() == "4 cross-references"
    assert len(rows(panel)) == 4


def test_more_than_a_picture_can_hold_is_said(window: MainWindow, hand: Hand, joined: dict[str, str]) -> None:
    project, here = window.session.project, joined["letter"]
    with project.edit("Many"):
        for at in range(MOST):
            links.add(project, notes.add(project, here, [(at, at + 40)]), joined["source"], "repeats")
    panel = opened(hand)
    for _ in range(20):
        settle()
    assert len(panel.picture.scene.nodes) <= MOST
    assert {joined["letter"], joined["source"], joined["fever"]} <= in_picture(panel)
    assert "left out" in panel.hint.text()
    assert len(rows(panel)) == MOST + 3
    chip(panel, "repeats")
    assert in_picture(panel) == set(joined.values())
    assert panel.hint.text() == "3 cross-references"


def test_references_of_the_texts_can_be_switched_off(window: MainWindow, hand: Hand) -> None:
    project = window.session.project
    with project.edit("Two more"):
        first = a_document(project, "See the other.", "One", key="one", marks=(Mark(4, 7, "reference", "two"),))
        second = a_document(project, "Nothing.", "Two", key="two")
    panel = opened(hand)
    assert in_picture(panel) == {first, second}
    assert rows(panel) == ["One refers to Two"]
    chip(panel, "refers to")
    assert rows(panel) == []


@pytest.mark.parametrize("kind", ["svg", "png", "csv"])
def test_exports_are_whole_files_of_what_is_shown(
    window: MainWindow,
    hand: Hand,
    joined: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    project = window.session.project
    hostile = "\x00\x08<script>&amp;]]>\ufffe\U0001f600 =1+1 שלום\n"
    with project.edit("From elsewhere"):
        project.put("source", joined["source"], {"title": hostile, "locator": "=2"})
        project.put("document", joined["companion"], {"title": hostile * 300})
    panel = opened(hand)
    path = tmp_path / f"picture.{kind}"
    monkeypatch.setattr(ask, "save_file", lambda *_: path)
    panel.export(kind)
    if kind == "svg":
        words = " ".join(etree.parse(path).getroot().itertext())
        assert "“this source" in words
        assert "contradicts" in words  # the legend
        assert "<script>" in words
    elif kind == "png":
        image = QImage(str(path))
        assert image.width() == 2 * round(panel.picture.scene.bounds.width())
        assert len({image.pixelColor(x, image.height() // 2).rgb() for x in range(image.width())}) > 5
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = list(csv.DictReader(file))
        assert [row["relation"] for row in table] == ["contradicts", "echoes", "see also"]
        assert table[0]["from words"] == FEVERISH
        assert table[2]["to page"] == "'=2"
    assert path.name in window.messages.sentence
    assert [found.name for found in tmp_path.glob(".*.part")] == []


def test_an_export_never_takes_the_place_of_the_project(
    window: MainWindow, hand: Hand, joined: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.session.project.path
    monkeypatch.setattr(ask, "save_file", lambda *_: path)
    before = path.read_bytes()
    opened(hand).export("csv")
    assert path.read_bytes() == before
    assert "place of the project" in window.messages.sentence


def test_both_themes_and_a_narrow_window(window: MainWindow, hand: Hand, joined: dict[str, str]) -> None:
    panel = opened(hand)
    window.viewing.set_theme("dark")
    assert panel.picture.theme.name == "dark"
    window.resize(700, 480)
    settle()
    room = panel.picture.rect()
    assert all(room.contains(place_of(panel, one)) for one in joined.values())
    assert panel.grab().toImage().pixelColor(panel.width() // 2, 4).name() == window.theme.page
