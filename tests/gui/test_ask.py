"""The boxes themselves, which other tests replace: what is answered in them comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from annotator.gui.ask import one_of, one_or_new, paragraph, with_preview, words
from annotator.gui.main_window import MainWindow
from annotator.gui.previewing import Option, PreviewDialog
from tests.gui.conftest import settle

OPTIONS = [Option("one", "first", "How \U0001f600 é one reads"), Option("two", "second", "Otherwise")]


def answer(*, accept: bool) -> None:
    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        box.accept() if accept else box.reject()

    QTimer.singleShot(0, close)


@pytest.mark.parametrize("accept", [True, False])
def test_an_answer_comes_back(window: MainWindow, accept: bool) -> None:
    answer(accept=accept)
    assert words(window, "Title", "Which words?", "these") == ("these" if accept else None)
    answer(accept=accept)
    assert one_of(window, "Title", "Which?", ["a", "b"]) == (0 if accept else None)
    answer(accept=accept)
    assert with_preview(window, "Title", "Which?", OPTIONS) == (0 if accept else None)
    answer(accept=accept)
    assert one_or_new(window, "Title", "Which?", ["a", "b"], "b") == ("b" if accept else None)
    answer(accept=accept)
    assert paragraph(window, "Title", "Which words?", "a\nb") == ("a\nb" if accept else None)


def test_the_page_below_follows_the_list_by_keys(window: MainWindow) -> None:
    dialog = PreviewDialog(window, "Title", "Which?", OPTIONS, "é")
    dialog.open()
    settle()
    assert QApplication.focusWidget() is dialog.list
    assert dialog.preview.toPlainText() == OPTIONS[0].preview
    assert [one.cursor.selectedText() for one in dialog.preview.extraSelections()] == ["é"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert (dialog.chosen, dialog.preview.toPlainText()) == (1, "Otherwise")
    assert dialog.preview.extraSelections() == []
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.isHidden()


def test_the_page_cannot_be_written_in_and_tab_leaves_it(window: MainWindow) -> None:
    dialog = PreviewDialog(window, "Title", "Which?", OPTIONS)
    dialog.open()
    settle()
    QTest.keyClick(dialog.list, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.preview
    QTest.keyClicks(dialog.preview, "x")
    assert dialog.preview.toPlainText() == OPTIONS[0].preview
    QTest.keyClick(dialog.preview, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not dialog.preview
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
