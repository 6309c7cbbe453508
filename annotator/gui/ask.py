"""Every question put to the person in a box: the one module that tests replace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.panels.choice import Choice
from annotator.gui.previewing import Option, PreviewDialog


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
    line = QLineEdit(proposed)
    line.selectAll()
    dialog = _asking(parent, title, question, line)
    return line.text() if dialog.exec() else None


def paragraph(parent: QWidget, title: str, question: str, proposed: str = "") -> str | None:
    """Several lines of text."""
    box = QPlainTextEdit(proposed)
    box.setTabChangesFocus(True)
    dialog = _asking(parent, title, question, box)
    return box.toPlainText() if dialog.exec() else None


def one_of(parent: QWidget, title: str, question: str, choices: Sequence[str]) -> int | None:
    """Which of several, by its place in the list."""
    box = Choice()
    box.addItems(list(choices))
    dialog = _asking(parent, title, question, box)
    return box.currentIndex() if dialog.exec() else None


def with_preview(
    parent: QWidget, title: str, question: str, options: Sequence[Option], striking: str = ""
) -> int | None:
    """Which of several, by its place in the list, with a page that shows how each would read.

    What meets the pattern `striking` is set off there.
    """
    dialog = PreviewDialog(parent, title, question, options, striking)
    answer = dialog.chosen if dialog.exec() else None
    dialog.deleteLater()
    return answer


def one_or_new(parent: QWidget, title: str, question: str, choices: Sequence[str], proposed: str = "") -> str | None:
    """One of several, or words of one's own."""
    box = Choice()
    box.setEditable(True)
    box.addItems(list(choices))
    box.setCurrentIndex(choices.index(proposed) if proposed in choices else 0)
    dialog = _asking(parent, title, question, box)
    return box.currentText() if dialog.exec() and box.currentText().strip() else None


def sure(parent: QWidget, title: str, question: str) -> bool:
    """Yes or no."""
    return bool(_asking(parent, title, question).exec())


def printing(parent: QWidget, printer: QPrinter) -> bool:
    """Which printer, paper and pages; whether to print at all."""
    dialog = QPrintDialog(printer, parent)
    return bool(dialog.exec())


def _asking(parent: QWidget, title: str, question: str, field: QWidget | None = None) -> QDialog:
    """A box with a question: answered in a field, or with Yes or No. Words that are not ours stay plain text.

    Whoever asks holds it until the answer is read: the field goes with it.
    """
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(420)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(22, 18, 22, 16)
    layout.setSpacing(10)
    label = QLabel(question, dialog)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    layout.addWidget(label)
    known = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(known.Ok | known.Cancel if field else known.Yes | known.No, parent=dialog)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    if field is not None:
        label.setBuddy(field)
        field.setAccessibleName(question)
        layout.addWidget(field)
        field.setFocus()
    layout.addSpacing(6)
    layout.addWidget(buttons)
    return dialog
