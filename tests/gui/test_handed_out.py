"""The window as the desktop knows it: its icon, files opened from outside, and how its picture is judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFileOpenEvent, QImage, QTransform
from PySide6.QtWidgets import QApplication, QLabel

from annotator import exchanging, jobs
from annotator.gui import app
from annotator.model import Identity
from annotator.store import annotations, documents
from tests import document_files as made
from tests.gui.conftest import Hand
from tests.handout import picture
from tests.handout.test_handout import SIZES


def test_the_window_has_the_icon(hand: Hand) -> None:
    sizes = {size.width() for size in hand.window.windowIcon().availableSizes()}
    assert sizes == set(SIZES)


def test_the_about_box_shows_the_icon(hand: Hand) -> None:
    hand.window.actions_by_name["help.about"].trigger()
    box = next(one for one in QApplication.topLevelWidgets() if one.windowTitle() == "About Annotator")
    pictures = [one.pixmap() for one in box.findChildren(QLabel) if not one.pixmap().isNull()]
    assert [one.deviceIndependentSize().width() for one in pictures] == [64]
    box.close()


def test_files_opened_from_the_desktop_are_taken_in(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = app.application()
    monkeypatch.setattr(app, "_windows", [hand.window])
    event = QFileOpenEvent(str(made.a_markdown_file(tmp_path)))
    before = len(documents.listed(hand.window.session.project))
    QApplication.sendEvent(program, event)
    assert len(documents.listed(hand.window.session.project)) == before, "nobody listens yet"
    listener = app.FileOpened(program)
    program.installEventFilter(listener)
    QApplication.sendEvent(program, event)
    program.removeEventFilter(listener)
    assert len(documents.listed(hand.window.session.project)) == before + 1


def test_annotations_opened_together_with_their_document_find_it_there(
    hand: Hand, ben: Identity, tmp_path: Path
) -> None:
    page = made.a_markdown_file(tmp_path)
    theirs = jobs.create_project(tmp_path / "ben.annotator", ben)
    document = documents.get(theirs, jobs.import_documents(theirs, page)[0])
    annotations.add(theirs, document.id, [(0, 12)])
    sent = tmp_path / f"ben{exchanging.EXCHANGE_SUFFIX}"
    exchanging.export(theirs, sent)
    theirs.close()
    hand.window.filing.take_in([sent, page])
    words = " ".join(one.text() for one in hand.window.findChildren(QLabel) if one.isVisible())
    assert "1 new" in words
    assert "comes along with its text" not in words


def test_a_picture_without_the_letter_is_refused(hand: Hand, tmp_path: Path) -> None:
    model, other = tmp_path / "model.png", tmp_path / "other.png"
    hand.window.resize(picture.WIDTH, picture.HEIGHT)
    hand.window.grab().save(str(model))
    assert picture.judged(model, model) == ""
    blank = QImage(picture.WIDTH, picture.HEIGHT, QImage.Format.Format_RGB32)
    blank.fill(QColor("white"))
    blank.save(str(other))
    assert "has 0 lines of text" in picture.judged(other, model)
    QImage(str(model)).scaled(800, 600).save(str(other))
    assert "800 x 600" in picture.judged(other, model)
    QImage(str(model)).transformed(QTransform().scale(-1, 1)).save(str(other))
    assert "is like" in picture.judged(other, model)
