"""Readers by siglum and colour: the same on cards, in the dialog and where readers are compared."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from annotator.gui.group.readers import ReadersDialog
from annotator.gui.main_window import MainWindow
from annotator.model import Identity
from annotator.store import readers
from annotator.store.project import Project
from tests.gallery import projects
from tests.gallery.projects import ANA, BEN, CLARA
from tests.gui.conftest import Opener, settle
from tests.making import mark_words


def discs(window: MainWindow, widget: QWidget) -> set[int]:
    """Which readers' colours can be seen in a part of the window."""
    picture = widget.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    return {number for number in range(8) if QColor(window.theme.reader(number)).name() in colours}


def test_every_view_shows_the_same_signs(opened: Opener, identity: Identity, tmp_path: Path) -> None:
    projects.dense(tmp_path / "Dense.annotator")
    window = opened(tmp_path / "Dense.annotator")
    known = [window.session.readers.person(one.reader.id) for one in (ANA, BEN, CLARA)]
    assert [(one.siglum, one.number) for one in known if one] == [("A", 0), ("B", 1), ("CR", 2)]
    assert discs(window, window.sidebar.list.viewport()) == {0, 1, 2}
    window.actions_by_name["group.readers"].trigger()
    dialog = window.findChild(ReadersDialog)
    assert dialog is not None
    assert discs(window, dialog) == {0, 1, 2}
    dialog.close()
    window.floating.compare()
    settle()
    assert discs(window, window.sheets.compare.legend) == {0, 1, 2}
    assert discs(window, window.sheets.compare.page.viewport()) == {0, 1, 2}


def test_signs_come_with_the_second_reader_and_follow_names(window: MainWindow, ben: Identity) -> None:
    project, here = window.session.project, window.session.document_id
    mark_words(project, here, "symbolic troops")
    settle()
    assert discs(window, window.sidebar.list.viewport()) == set()
    with closing(Project.open(project.path, ben)) as other:
        mark_words(other, here, "red-hot glow")
    window.session.look_for_changes()
    settle()
    assert discs(window, window.sidebar.list.viewport()) == {0, 1}
    readers.rename(project, "Zoe Adams")
    person = window.session.readers.person(project.reader.id)
    assert person is not None
    assert person.siglum == "ZA"


def test_a_card_says_whose_it_is(opened: Opener, identity: Identity, tmp_path: Path) -> None:
    projects.dense(tmp_path / "Dense.annotator")
    window = opened(tmp_path / "Dense.annotator")
    said = [window.sidebar.model.index(row).data().rpartition(". ")[2] for row in range(3)]
    assert said == ["Ana", "Ben", "Clara Ruiz"]
