"""Readers: who wrote here, whose annotations one sees, and reading blind. Each change is kept at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.gui.columns import section
from annotator.gui.group.side_by_side import people
from annotator.gui.language import counted, tr
from annotator.gui.theme import Theme
from annotator.store import comparing

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


_BOX, _DOT = 15, 11


def show(window: MainWindow) -> None:
    """Open the dialog; the page behind it shows each change."""
    ReadersDialog(window).open()


class Check(QCheckBox):
    """A check box that can be seen in both themes, with a spot of colour before its words."""

    def __init__(self, words: str, theme: Theme, colour: str, parent: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words, self._theme, self._colour = words, theme, colour

    def sizeHint(self) -> QSize:
        width = _BOX + 10 + (_DOT + 8 if self._colour else 0) + self.fontMetrics().horizontalAdvance(self._words)
        return QSize(width + 10, max(_BOX + 8, self.fontMetrics().height() + 6))

    def hitButton(self, _at: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, middle = QPainter(self), self._theme, self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, middle - _BOX / 2, _BOX, _BOX)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.muted), 1.6 if self.hasFocus() else 1))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.text if self.isEnabled() else theme.muted), 1.8))
            painter.drawPolyline([box.topLeft() + QPointF(*at) for at in ((3.5, 7.5), (6.2, 10.4), (11, 4))])
        x = box.right() + 8
        if self._colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._colour))
            painter.drawEllipse(QRectF(x, middle - _DOT / 2, _DOT, _DOT))
            x += _DOT + 8
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.muted))
        room = QRectF(x, 0, self.width() - x, self.height())
        cut = QFontMetricsF(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


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
        self.blind = Check(tr("Read blind"), self._theme, "", self)
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
        for row, (one, person) in enumerate(people(comparing.readers(project)).items()):
            name = tr("{0} (you)").format(person.name) if one == project.reader.id else person.name
            box = Check(name, self._theme, person.colour, self)
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
