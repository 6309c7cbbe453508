"""The boxes themselves, which other tests replace: what is answered in them comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from annotator.gui.ask import one_of, one_or_new, paragraph, words
from annotator.gui.main_window import MainWindow


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
    assert one_or_new(window, "Title", "Which?", ["a", "b"], "b") == ("b" if accept else None)
    answer(accept=accept)
    assert paragraph(window, "Title", "Which words?", "a\nb") == ("a\nb" if accept else None)
