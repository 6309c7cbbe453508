"""Every question put to the person in a box: the one module that tests replace."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget


def open_files(parent: QWidget, title: str, folder: str, kinds: str) -> list[Path]:
    """Files to open; none when the person thinks better of it."""
    found, _ = QFileDialog.getOpenFileNames(parent, title, folder, kinds)
    return [Path(one) for one in found]


def save_file(parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None:
    """Where to write a file."""
    found, _ = QFileDialog.getSaveFileName(parent, title, proposed, kinds)
    return Path(found) if found else None


def folder(parent: QWidget, title: str) -> Path | None:
    """A folder that is there."""
    found = QFileDialog.getExistingDirectory(parent, title)
    return Path(found) if found else None


def words(parent: QWidget, title: str, question: str, proposed: str = "") -> str | None:
    """A line of text."""
    found, given = QInputDialog.getText(parent, title, _safe(question), text=proposed)
    return found if given else None


def paragraph(parent: QWidget, title: str, question: str, proposed: str = "") -> str | None:
    """Several lines of text."""
    found, given = QInputDialog.getMultiLineText(parent, title, _safe(question), proposed)
    return found if given else None


def one_of(parent: QWidget, title: str, question: str, choices: Sequence[str]) -> int | None:
    """Which of several, by its place in the list."""
    numbered = [f"{number}.  {choice}" for number, choice in enumerate(choices, 1)]  # so that no two are alike
    found, given = QInputDialog.getItem(parent, title, _safe(question), numbered, 0, False)
    return numbered.index(found) if given else None


def one_or_new(parent: QWidget, title: str, question: str, choices: Sequence[str], proposed: str = "") -> str | None:
    """One of several, or words of one's own."""
    at = choices.index(proposed) if proposed in choices else 0
    found, given = QInputDialog.getItem(parent, title, _safe(question), list(choices), at, True)
    return found if given and found.strip() else None


def _safe(question: str) -> str:
    """A question with words that are not ours: Qt must not take them for rich text and open what they name."""
    return f"<p>{html.escape(question)}</p>"


def sure(parent: QWidget, title: str, question: str) -> bool:
    """Yes or no."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    return box.exec() == QMessageBox.StandardButton.Yes


def printing(parent: QWidget, printer: QPrinter) -> bool:
    """Which printer, paper and pages; whether to print at all."""
    dialog = QPrintDialog(printer, parent)
    return bool(dialog.exec())
