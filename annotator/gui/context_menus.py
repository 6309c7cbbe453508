"""What the right button offers: commands for what is under it, which is chosen first. All are in the menus too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QMenu

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_ON_PAGE = (
    *("annotate.highlight", "annotate.note", "annotate.tag", "annotate.link", "annotate.delete", ""),
    *("edit.copy", "edit.copy_quotation", "edit.select_all", "edit.find"),
)
_ON_DOCUMENT = ("file.rename_document", "edit.record", "annotate.link", "", "file.remove_document")


def connect(window: MainWindow) -> None:
    """Offer commands on the page and in the list of documents."""
    window.view.customContextMenuRequested.connect(partial(_on_page, window))
    window.documents.customContextMenuRequested.connect(partial(_on_document, window))


def _on_page(window: MainWindow, at: QPoint) -> None:
    if not window.view.passage():
        window.view.choose_at(at)
    _offer(window, _ON_PAGE, window.view, at)


def _on_document(window: MainWindow, at: QPoint) -> None:
    window.documents.show_chosen()
    _offer(window, _ON_DOCUMENT, window.documents, at)


def _offer(window: MainWindow, names: tuple[str, ...], widget: QAbstractScrollArea, at: QPoint) -> None:
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in names:
        menu.addAction(window.actions_by_name[name]) if name else menu.addSeparator()
    menu.popup(widget.viewport().mapToGlobal(at))
