"""Readers: who wrote here, whose annotations one sees, and reading blind. Each change is kept at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.gui import mirror, people
from annotator.gui.columns import section
from annotator.gui.language import counted, tr
from annotator.gui.mirror import Mirror
from annotator.gui.people import Person
from annotator.gui.theme import Theme
from annotator.store import comparing

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


_BOX = 15


def show(window: MainWindow) -> None:
    """Open the dialog; the page behind it shows each change."""
    ReadersDialog(window).open()


class Check(QCheckBox):
    """A check box that can be seen in both themes, with a reader’s disc before its words."""

    def __init__(self, words: str, theme: Theme, person: Person | None, parent: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words, self._theme, self._person = words, theme, person

    def sizeHint(self) -> QSize:
        before = _BOX + 10 + (people.width(self._person) + 6 if self._person else 0)
        width = round(before) + self.fontMetrics().horizontalAdvance(self._words)
        return QSize(width + 10, max(_BOX + 8, self.fontMetrics().height() + 6))

    def hitButton(self, _at: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, middle = QPainter(self), self._theme, self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = Mirror(QRectF(self.rect()), self.isRightToLeft())
        mark = QRectF(2, middle - _BOX / 2, _BOX, _BOX)
        box = side.box(mark)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.muted), 1.6 if self.hasFocus() else 1))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.text if self.isEnabled() else theme.muted), 1.8))
            painter.drawPolyline([box.topLeft() + QPointF(*at) for at in ((3.5, 7.5), (6.2, 10.4), (11, 4))])
        x = mark.right() + 8
        room = QRectF(x, 0, self.width() - x, self.height())
        if self._person:
            room.setLeft(x + people.draw(painter, side, room, self._person, theme))
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.muted))
        mirror.draw(painter, side.box(room), side.begin, self._words)


class ReadersDialog(QDialog):
    """There is nothing to confirm: Close and Escape close it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("readersDialog")
        self.setWindowTitle(tr("Readers"))
        self._session = window.session
        self._theme = window.theme
        self.boxes: dict[str, Check] = {}
        self.blind = Check(tr("Read blind"), self._theme, None, self)
        self.blind.setObjectName("readBlind")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(_heading(tr("SHOWN"), self))
        layout.addLayout(self._everybody())
        layout.addSpacing(12)
        layout.addWidget(_heading(tr("READING BLIND"), self))
        layout.addWidget(self.blind)
        words = tr("Hides what all others marked, also what arrives later, until you end it. Nobody else notices.")
        layout.addWidget(_hint(words, self))
        layout.addStretch(1)
        close = QPushButton(tr("Close"), self)
        close.setObjectName("primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout.addLayout(foot)
        self.setMinimumWidth(420)
        self._show_state()
        self.blind.toggled.connect(self._read_blind)

    def _everybody(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        project = self._session.project
        made = comparing.made(project)
        for row, (one, person) in enumerate(people.of(project).items()):
            name = tr("{0} (you)").format(person.name) if one == project.reader.id else person.name
            box = Check(name, self._theme, person, self)
            box.setAccessibleName(tr("Show what {0} marked").format(person.name))
            box.toggled.connect(partial(self._see, one))
            number = made.get(one, 0)
            words = tr("1 annotation") if number == 1 else tr("{0} annotations").format(counted(number))
            self.boxes[one] = box
            grid.addWidget(box, row, 0)
            grid.addWidget(_hint(words, self), row, 1, Qt.AlignmentFlag.AlignRight)
        if not self.boxes:
            grid.addWidget(_hint(tr("Nobody has annotated anything yet."), self), 0, 0)
        return grid

    def _show_state(self) -> None:
        project = self._session.project
        hidden, blind, me = comparing.hidden(project), comparing.is_blind(project), project.reader.id
        for one, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(one == me or (one not in hidden and not blind))
            box.setEnabled(one != me and not blind)
        with QSignalBlocker(self.blind):
            self.blind.setChecked(blind)

    def _see(self, reader_id: str, seen: bool) -> None:
        self._session.attempt(comparing.show if seen else comparing.hide, self._session.project, reader_id)
        self._show_state()

    def _read_blind(self, blind: bool) -> None:
        self._session.attempt(comparing.read_blind if blind else comparing.end_blind, self._session.project)
        self._show_state()


def _heading(words: str, parent: QWidget) -> QLabel:
    heading = section(words, parent)
    heading.setContentsMargins(0, 0, 0, 0)
    return heading


def _hint(words: str, parent: QWidget) -> QLabel:
    hint = QLabel(words, parent)
    hint.setObjectName("hint")
    hint.setWordWrap(len(words) > 40)
    return hint
