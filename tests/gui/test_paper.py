"""The document on paper: what is on it, where pages break, and what becomes of the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPageRanges, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from annotator.gui import ask, background
from annotator.gui.main_window import MainWindow
from annotator.gui.paper import end_notes, manuscript, pages, printing
from annotator.gui.paper.breaking import Line, sheets
from annotator.gui.paper.positions import PaperUnits
from annotator.gui.paper.setting import PaperDocument, set_text
from annotator.gui.reading import geometry
from annotator.gui.theme import SERIF
from annotator.progress import no_progress
from annotator.store import annotations as notes
from annotator.store import links
from tests.gui.conftest import settle
from tests.gui.test_day import FEVERISH, ICE
from tests.making import a_document, mark_words

A4 = QSizeF(595, 842)
HEBREW = "שלום עולם, זהו מסמך בעברית שנכתב כדי לבדוק את הכיוון של השורות."


def printed(window: MainWindow, query: str = "") -> PaperDocument:
    """The open document with its list, as it goes on paper."""
    found = manuscript.read(window.session.project, window.session.document_id, query, no_progress)
    document, _ = set_text(found, SERIF, no_progress)
    end_notes.add(document, found, str, no_progress)
    return document


def annotate(window: MainWindow) -> tuple[str, str]:
    """A note with a tag and a cross-reference to a passage further down."""
    project, here = window.session.project, window.session.document_id
    ice = mark_words(project, here, ICE, colour="green", tag_paths=["elections"])
    fever = mark_words(project, here, FEVERISH, note="An <img src='x'> illness\nshared", tag_paths=["mood/fever"])
    links.add(project, fever, ice, "contradicts")
    mark_words(project, here, "hot-beds that from time", colour="red")
    return fever, ice


def test_annotations_are_numbered_in_the_text_and_listed_after_it(window: MainWindow) -> None:
    annotate(window)
    words = printed(window).toPlainText()
    assert f"{FEVERISH}[1]" in words
    assert f"{ICE}[2]" in words
    assert "[3]" not in words  # a highlight that says nothing has no number
    text, listed = words.split("\nAnnotations\n")
    assert "illness" not in text
    lines = listed.split("\n")
    assert lines[0] == f"[1]\t“{FEVERISH}”\u2002p. 337"
    assert lines[1:4] == ["An <img src='x'> illness", "shared", "#mood/fever"]
    assert lines[4].startswith(f"→ contradicts: “{ICE}”")
    assert lines[4].endswith("[2]")
    assert lines[5] == "Ana · amber"


def test_what_the_filter_leaves_out_is_left_out_and_that_is_said(window: MainWindow) -> None:
    annotate(window)
    words = printed(window, "#elections").toPlainText()
    assert f"{ICE}[1]" in words
    assert f"{FEVERISH}[" not in words
    assert "“#elections” leaves: 1 of 3 annotations" in words
    assert "leaves" not in printed(window, "@me").toPlainText()


def coloured(window: MainWindow) -> int:
    """How many points of the first page are neither black nor white nor grey."""
    page = QImage(595, 842, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    painter = QPainter(page)
    painter.scale(pages.UNIT, pages.UNIT)
    printing.lay_out(window, A4, no_progress).paint(painter, 0)
    painter.end()
    points = (page.pixelColor(x, y).getRgb()[:3] for x in range(100, 500, 3) for y in range(60, 780))
    return sum(1 for one in points if max(one) - min(one) > 24)


def test_highlights_are_tinted_where_the_filter_leaves_them(window: MainWindow) -> None:
    assert coloured(window) == 0
    annotate(window)
    assert coloured(window) > 100
    window.sidebar.set_filter("page:999")
    assert coloured(window) == 0


def test_an_annotation_without_a_place_is_listed_last(window: MainWindow) -> None:
    fever, _ = annotate(window)
    project = window.session.project
    found = [one for one in (notes.get(project, fever),) if one]
    entries = manuscript.numbered([*found], [])
    assert [(one.number, one.end) for one in entries] == [(1, None)]


def test_a_heading_stays_with_its_words_and_no_line_stands_alone() -> None:
    def paragraph(number: int, top: float, count: int, *, kept: bool = False) -> list[Line]:
        may = [not kept if n == 0 else 1 < n < count - 1 for n in range(count)]
        return [Line(top + 10 * n, top + 10 * n + 10, number, one) for n, one in enumerate(may)]

    heading = [*paragraph(0, 0, 8), *paragraph(1, 80, 1), *paragraph(2, 90, 4, kept=True)]
    assert [(one.top, one.bottom) for one in sheets(heading, 100)] == [(0, 80), (80, 130)]
    assert [one.bottom for one in sheets(paragraph(0, 0, 11), 100)] == [90, 110]
    assert [one.bottom for one in sheets(paragraph(0, 0, 3), 20)] == [20, 30]  # there is no better place
    assert [(one.first, one.last) for one in sheets(heading, 100)] == [(0, 0), (1, 2)]


def test_places_are_found_between_the_marks() -> None:
    text = "ab𝔸cd"
    units = PaperUnits(text, [(3, 3), (3, 2), (5, 1)])
    assert [units.to_qt(offset) for offset in range(6)] == [0, 1, 2, 4, 10, 11]
    assert [units.from_qt(position) for position in range(12)] == [0, 1, 2, 2, 3, 3, 3, 3, 3, 3, 4, 5]


def test_right_to_left_words_are_tinted_once_and_hang_on_the_right(window: MainWindow) -> None:
    project = window.session.project
    made = a_document(project, f"{HEBREW}\n", "Hebrew")
    mark_words(project, made, "זהו מסמך בעברית שנכתב", note="n")
    window.session.show_document(made)
    settle()
    line = next(iter(geometry.seen_lines(window.view, 0, 500)))
    assert len(line.boxes(line.start, line.end)) == 1
    document = printed(window)
    entry = document.findBlockByNumber(document.toPlainText().split("\n").index("Annotations") + 1)
    assert entry.text().startswith("[1]\u2003")
    assert entry.blockFormat().rightMargin() > 0
    assert entry.blockFormat().leftMargin() == 0


def sheets_of(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person says that the PDF shall go."""
    path = tmp_path / "letter.pdf"
    monkeypatch.setattr(ask, "save_file", lambda *_: path)
    return path


def test_the_pdf_has_all_pages_and_the_title(window: MainWindow, target: Path) -> None:
    annotate(window)
    window.actions_by_name["file.export_pdf"].trigger()
    count = printing.lay_out(window, A4, no_progress).count
    assert window.messages.sentence == f"Wrote {count} pages to letter.pdf."
    assert target.read_bytes().startswith(b"%PDF")
    assert sheets_of(target) == count
    assert "Message From Chairman".encode("utf-16-be") in target.read_bytes()


def test_a_pdf_that_is_stopped_leaves_the_old_file(
    window: MainWindow, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_bytes(b"old")
    monkeypatch.setattr(background, "_ROUND", -1)
    paint = pages.Pages.paint

    def stop(self: pages.Pages, painter: QPainter, number: int) -> None:
        paint(self, painter, number)
        for dialog in window.findChildren(QProgressDialog):
            dialog.cancel()

    monkeypatch.setattr(pages.Pages, "paint", stop)
    window.actions_by_name["file.export_pdf"].trigger()
    settle()
    assert "Stopped" in window.messages.sentence
    assert target.read_bytes() == b"old"


def test_a_pdf_that_cannot_be_written_is_said(window: MainWindow, target: Path) -> None:
    target.mkdir()
    window.actions_by_name["file.export_pdf"].trigger()
    assert "is a folder" in window.messages.sentence


def test_only_the_chosen_pages_are_printed(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "paper.pdf"

    def choose(_parent: QWidget, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        printer.setPageRanges(QPageRanges.fromString("2"))
        return True

    monkeypatch.setattr(ask, "printing", choose)
    annotate(window)
    assert printing.lay_out(window, A4, no_progress).count > 2
    window.actions_by_name["file.print"].trigger()
    assert window.messages.sentence == ""
    assert sheets_of(paper) == 1
