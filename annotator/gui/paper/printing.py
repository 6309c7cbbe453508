"""Print the open document with its annotations, or write it as PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from annotator.errors import AnnotatorError
from annotator.formats.atomic import whole_binary
from annotator.gui import ask, background, habits
from annotator.gui.language import tr
from annotator.gui.paper import end_notes, manuscript
from annotator.gui.paper.pages import UNIT, Pages, sheet_for
from annotator.gui.paper.setting import set_text
from annotator.progress import Progress
from annotator.store import documents

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_STEPS = 1000


def print_document(window: MainWindow) -> None:
    """Ask for a printer, and print what the filter leaves."""
    title = _title(window)
    if not title:
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Annotator")
    printer.setFullPage(True)
    if ask.printing(window, printer):
        window.attempt(_print, window, printer)


def export_pdf(window: MainWindow) -> None:
    """Write what the filter leaves to a PDF; Cancel leaves what was there."""
    title = _title(window)
    if not title:
        return
    proposed = re.sub(r'[\\/:*?"<>|\s]+', " ", title)[:80].strip()
    path = ask.save_file(window, tr("Save as PDF"), f"{proposed}.pdf", "PDF (*.pdf)")
    if path is not None:
        count = window.attempt(_write, window, path, title)
        if count is not None:
            one = tr("Wrote 1 page to {0}.").format(path.name)
            window.messages.tell(one if count == 1 else tr("Wrote {0} pages to {1}.").format(count, path.name))


def usual_size() -> QPageSize:
    """Letter where one measures in inches as in the United States, else A4."""
    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if american else QPageSize.PageSizeId.A4)


def _title(window: MainWindow) -> str:
    """The open document's name; without one the person is told."""
    session = window.session
    if not session.document_id:
        window.messages.tell(tr("Open a document first."))
        return ""
    window.sidebar.flush()
    return documents.get(session.project, session.document_id).name


def _write(window: MainWindow, path: Path, title: str) -> int:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Annotator")
    writer.setPageLayout(QPageLayout(usual_size(), QPageLayout.Orientation.Portrait, QMarginsF()))
    with background.progress(window, tr("Writing {0}…").format(path.name)) as progress:
        pages = lay_out(window, writer.pageLayout().fullRectPoints().size().toSizeF(), _part(progress, 0, 0.7))
        _paint(writer, pages, range(pages.count), _part(progress, 0.7, 1))
    with whole_binary(path) as file:
        file.write(buffer.data().data())
    return pages.count


def _print(window: MainWindow, printer: QPrinter) -> None:
    with background.progress(window, tr("Printing…")) as progress:
        pages = lay_out(window, printer.pageLayout().fullRectPoints().size().toSizeF(), _part(progress, 0, 0.7))
        ranges = printer.pageRanges()
        chosen = [page for page in range(pages.count) if ranges.isEmpty() or ranges.contains(page + 1)]
        if not chosen:
            raise AnnotatorError(
                "There are {number} pages, and none of them was chosen; nothing was printed.", number=pages.count
            )
        if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
            chosen.reverse()
        try:
            _paint(printer, pages, chosen, _part(progress, 0.7, 1))
        except AnnotatorError:
            printer.abort()
            raise


def lay_out(window: MainWindow, points: QSizeF, progress: Progress) -> Pages:
    """The open document, and what the filter on the screen leaves, on paper of a size in points."""
    session, query = window.session, window.floating.filter_line().strip()
    found = manuscript.read(session.project, session.document_id, query, _part(progress, 0, 0.2))
    face = window.view.face
    document, drawing = set_text(found, face, _part(progress, 0.2, 0.3))

    def colour(name: str) -> str:
        return habits.colour_in_words(session.settings, name)

    end_notes.add(document, found, colour, _part(progress, 0.3, 0.45))
    return Pages(document, drawing, sheet_for(points, face), found.title, _part(progress, 0.45, 1))


def _paint(device: QPagedPaintDevice, pages: Pages, chosen: Sequence[int], progress: Progress) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise AnnotatorError(
            "The printer cannot be used; nothing was printed. See whether it is switched on, or "
            "save the document as PDF."
        )
    try:
        scale = device.logicalDpiX() / 72 * UNIT
        painter.scale(scale, scale)
        for done, page in enumerate(chosen):
            if done:
                device.newPage()
            pages.paint(painter, page)
            progress(done, len(chosen))
    finally:
        painter.end()


def _part(progress: Progress, first: float, last: float) -> Progress:
    """Progress of a part of the work, which goes from one share of the whole to another."""

    def tell(done: int, total: int) -> None:
        progress(round(_STEPS * (first + (last - first) * done / max(1, total))), _STEPS)

    return tell
