"""However the page came to its size, theme and width, it looks as one that was made so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject

from annotator.gui import theme as themes
from annotator.gui.main_window import MainWindow
from annotator.gui.reading.page import PageView, character_width
from annotator.store import documents
from tests.gui.conftest import Opener, settle


def look(view: PageView) -> list[Any]:
    """Heights of the paragraphs, and how their characters are set."""
    found: list[Any] = []
    block = view.document().begin()
    while block.isValid():
        found.append(round(view.blockBoundingRect(block).height(), 2))
        for span in block.layout().formats():
            form = span.format
            colour = form.foreground().color().name() if form.hasProperty(form.Property.ForegroundBrush) else ""
            found.append(
                (span.start, span.length, colour, form.fontItalic(), form.fontWeight(), form.fontLetterSpacing())
            )
            found.append(form.property(form.Property.FontPixelSize))
        block = block.next()
    return found


def afresh(view: PageView) -> list[Any]:
    """How a view made now, with the same size, theme, face and text, looks."""
    made = PageView(view.theme)
    made.zoom, made.face, made.measure = view.zoom, view.face, view.measure
    made.resize(view.size())
    made.set_zoom(view.zoom)
    made.show_document(view.text, view.marks, view.drawing.pages, [])
    made.show()
    settle()
    found = look(made)
    made.close()
    made.deleteLater()
    return found


@pytest.mark.parametrize("number", [0, 1])
def test_every_way_to_a_look_leads_to_the_same(window: MainWindow, number: int) -> None:
    window.session.go_to_id(documents.listed(window.session.project)[number].id)
    settle()
    view = window.view
    ways = [
        lambda: window.viewing.set_zoom(140),
        window.viewing.other_theme,
        lambda: window.resize(900, 650),
        lambda: window.viewing.set_face(themes.SANS),
        lambda: window.resize(1500, 800),
        lambda: window.viewing.set_measure(62),
        window.viewing.other_theme,
        lambda: window.viewing.set_zoom(80),
        lambda: window.viewing.set_face(themes.SERIF),
    ]
    looks = [look(view)]
    for way in ways:
        way()
        settle()
        looks.append(look(view))
        assert looks[-1] == afresh(view)
    assert len({str(one) for one in looks}) > 4


class Resized(QObject):
    """Counts how often a widget gets another size."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Resize
        return False


def test_the_text_is_laid_out_once_for_another_size(window: MainWindow) -> None:
    counting = Resized()
    window.view.viewport().installEventFilter(counting)
    for times, wider in enumerate((-200, -150, 300), 1):
        window.view.resize(window.view.width() + wider, window.view.height())
        assert counting.times == times


def test_the_place_is_kept_through_the_other_theme(window: MainWindow) -> None:
    window.view.go_to_top(len(window.view.text) // 2)
    settle()
    place = window.view.top_offset()
    window.viewing.other_theme()
    settle()
    assert window.view.top_offset() == place


def test_lines_have_their_measure_from_the_first_frame_on(opened: Opener, project_path: Path) -> None:
    view = opened(project_path, 1440, 900).view
    character = character_width(themes.serif(view.em, face=view.face))
    assert abs(view.viewport().width() - view.measure * character) <= 3


def test_another_height_leaves_the_lines_counted_that_were_laid_out(window: MainWindow) -> None:
    view = window.view
    for height in (700, 500, 900):
        window.resize(1440, height)
        settle()
        block, counted = view.firstVisibleBlock(), []
        for _ in range(4):
            counted.append((block.lineCount(), block.layout().lineCount()))
            block = block.next()
        assert all(said == laid for said, laid in counted), counted
        bar = view.verticalScrollBar()
        assert bar.pageStep() + bar.maximum() >= view.document().lineCount()
    assert bar.pageStep() > 20, "the bar knows how much is in view"
