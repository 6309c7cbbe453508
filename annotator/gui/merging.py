"""Fold other readers' files in: what it would come to, in a person's words, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator import exchanging
from annotator.errors import AnnotatorError, Cancelled
from annotator.exchanging import MergeReport, ReaderReport
from annotator.gui import background
from annotator.gui.language import counted, said, tr
from annotator.gui.panels.choice import Choice
from annotator.gui.panels.sheet import Sheet
from annotator.gui.session import Session
from annotator.records import Sent
from annotator.store import documents
from annotator.store.alike import Likeness

_BETWEEN, _WIDEST = 14, 560  # pixels: between two files, and an answer
_MOST_ASKED = 20  # documents without a text, of one file


class Read(NamedTuple):
    """A file that was read and looked at, and is not merged yet."""

    path: Path
    sent: Sent


class MergeSheet(Sheet):
    """Lists what each file brings of each reader; Merge writes it, in one step for each file."""

    merged = Signal(list)  # the reports

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("mergePanel", tr("Merge annotations"), parent)
        self._session = session
        self._files: list[Read] = []
        self._answers: dict[str, Choice] = {}
        self.add_title(tr("Merge annotations"))
        self.top.addStretch(1)
        self.add_close()
        self._inside = QWidget(self)
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(5)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self._inside)
        area.viewport().setAutoFillBackground(False)  # the sheet's own ground
        self._inside.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area, 1)
        self.button = QPushButton(tr("Merge"), self)
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.merge)
        foot = QHBoxLayout()
        hint = QLabel(tr("Your own annotations stay as they are. Undo takes a merge back whole."), self)
        hint.setObjectName("hint")
        foot.addWidget(hint, 1)
        foot.addWidget(self.button)
        self.body.addLayout(foot)

    # --- what it would come to

    def look_at(self, paths: Sequence[Path]) -> bool:
        """Read files and say what they bring; false where none could be read."""
        self._files, self._answers = [], {}
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for path in paths:
            try:
                self._look_at_one(path)
            except Cancelled:
                return False
            except AnnotatorError as error:
                self._say(said(error), "hint")
        self._list.addStretch(1)
        self.button.setEnabled(bool(self._files))
        return bool(self._files)

    def _look_at_one(self, path: Path) -> None:
        project = self._session.project
        sent = background.read(self.window(), tr("Reading {0}…").format(path.name), partial(exchanging.read, path))
        with background.progress(self.window(), tr("Comparing {0}…").format(path.name)) as progress:
            report = exchanging.preview(project, path, sent, {}, progress)
            bare = exchanging.bare(project, sent)
        asked = sorted(bare, key=lambda one: not one.local_id)[:_MOST_ASKED]
        if self._list.count():
            self._list.addSpacing(_BETWEEN)
        self._say(path.name, "headerTitle")
        for sentence in sentences(report, asked):
            self._say(sentence)
        doubtful = exchanging.doubtful(project, sent)
        for one in doubtful:
            self._ask(one)
        for one in asked:
            self._ask_which(one)
        if not report.nothing_new or doubtful or asked:
            self._files.append(Read(path, sent))

    def _say(self, words: str, name: str = "") -> None:
        label = QLabel(words, self._inside)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._list.addWidget(label)

    def _ask(self, one: Likeness) -> None:
        """A document that may be a copy of ours: only a person can say."""
        ours = documents.get(self._session.project, one.local_id)
        question = tr("“{0}” is partly like “{1}”. Is it the same document?").format(one.title, ours.name)
        box = self._choice(one, question)
        box.addItem(tr("Another document"), "")
        box.addItem(tr("The same document, in another copy"), one.local_id)

    def _ask_which(self, one: Likeness) -> None:
        """A document whose text nobody sent: a person may know which of ours it is."""
        words = tr("“{0}” came without its text. Which document is it?")
        if one.local_id:
            words = tr("“{0}” came without its text. Its quotations stand in this document:")
        box = self._choice(one, words.format(one.title))
        box.addItem(tr("None of these: its annotations wait for it"), "")
        for ours in documents.listed(self._session.project):
            box.addItem(ours.name, ours.id)
        box.setCurrentIndex(max(0, box.findData(one.local_id)) if one.local_id else 0)

    def _choice(self, one: Likeness, question: str) -> Choice:
        self._say(question)
        box = self._answers[one.foreign_id] = Choice(self._inside)
        box.setAccessibleName(question)
        box.setMaximumWidth(_WIDEST)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._list.addWidget(box)
        return box

    # --- writing

    def merge(self) -> None:
        """Fold the files in, with progress; Cancel leaves the one that is being written out."""
        answers = {foreign: str(box.currentData()) for foreign, box in self._answers.items()}
        reports: list[MergeReport] = []
        for one in self._files:
            with background.progress(self.window(), tr("Merging {0}…").format(one.path.name)) as progress:
                project = self._session.project
                found = self._session.attempt(exchanging.merge, project, one.path, one.sent, answers, progress)
            if found is None:
                break
            reports.append(found)
        self.close_sheet()
        if reports:
            self.merged.emit(reports)


def sentences(report: MergeReport, asked: Sequence[Likeness] = ()) -> list[str]:
    """What a file brings, a line for each reader and for each document that needs a word and is not asked for."""
    if report.nothing_new:
        return [tr("Nothing new."), *map(said, report.warnings)]
    found = [tr("{0}: {1}").format(one.name, brings(one)) for one in report.readers]
    if report.tags:
        found.append(tr("New tags: {0}").format(counted(report.tags)))
    if report.outline:
        found.append(tr("Changes of the outline: {0}").format(counted(report.outline)))
    for like in report.documents:
        found.append(tr("“{0}” is another copy of a document you have.").format(like.title))
    for title in report.added:
        found.append(tr("“{0}” comes along with its text.").format(title))
    for title in sorted(set(report.missing) - {one.title for one in asked}):
        found.append(tr("“{0}” is not here and its text was not sent: its annotations wait for it.").format(title))
    return [*found, *map(said, report.warnings)]


def brings(one: ReaderReport) -> str:
    """What is new of one reader."""
    parts = [
        (one.new, tr("{0} new")),
        (one.changed, tr("{0} changed")),
        (one.deleted, tr("{0} deleted")),
        (one.replies, tr("{0} replies")),
        (one.tags, tr("{0} tags given")),
        (one.links, tr("{0} cross-references")),
        (one.unplaced, tr("{0} not found in your copy")),
        (one.check, tr("{0} to check")),
    ]
    said_of = [words.format(counted(number)) for number, words in parts if number]
    return ", ".join(said_of) or tr("nothing new")
