"""A version of the group's own: which words, which tags, and a note."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.gui.group.side_by_side import SideBySide
from annotator.gui.language import tr
from annotator.gui.panels.choice import Choice
from annotator.gui.panels.flow import FlowLayout
from annotator.gui.panels.tag_line import TagLine
from annotator.gui.session import Session
from annotator.text.agreement import Group, Range, marked_by_all, merged

_NOTE = 62


class Draft(NamedTuple):
    """A version as far as it is written: for which group, in which document."""

    document_id: str
    ids: frozenset[str]  # of the annotations that it is to stand for
    ranges: list[Range]
    tags: list[str]
    tag: str  # what stands in the line of tags
    note: str


class _Tags(TagLine):
    """Escape is for the version, not for the line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class OwnVersion(QFrame):
    """Stands below the list while one writes. What is put away is there when one comes back; Cancel gives it up."""

    kept = Signal()
    left = Signal()
    passage_chosen = Signal(list)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compareOwnVersion")
        self.setAccessibleName(tr("A version of our own"))
        self.group: Group | None = None
        self.document_id = ""  # where it was begun
        self.passage = Choice(self)
        self.line = _Tags(session, self)
        self.line.setPlaceholderText(tr("A tag, then Enter"))
        self.note = QPlainTextEdit(self)
        self.note.setObjectName("compareNote")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE)
        self.chips = FlowLayout()
        self.tags: list[str] = []
        self._drafts: list[Draft] = []  # put away
        self._first: Draft | None = None  # as it was when one began
        self._build()
        self.passage.activated.connect(lambda _row: self.passage_chosen.emit(self.ranges))
        self.line.returnPressed.connect(self._add_tag)
        self.line.taken.connect(self._add_tag)
        self.hide()

    def _build(self) -> None:
        tags = QVBoxLayout()
        tags.setSpacing(4)
        tags.addLayout(self.chips)
        tags.addWidget(self.line)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for words, control, part in (
            (tr("Passage"), self.passage, self.passage),
            (tr("Tags"), self.line, tags),
            (tr("Note"), self.note, self.note),
        ):
            control.setAccessibleName(words)
            form.addRow(words, part)
        keep, cancel = QPushButton(tr("Keep as our version"), self), QPushButton(tr("Cancel"), self)
        keep.setObjectName("primary")
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.left)
        cancel.setToolTip(tr("Keeps nothing of this version"))
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(cancel)
        below.addWidget(keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addLayout(form)
        layout.addLayout(below)

    @property
    def ranges(self) -> list[Range]:
        """The words that are chosen."""
        return [tuple(part) for part in self.passage.currentData()]

    def open_on(self, found: SideBySide, group: Group, document_id: str) -> None:
        """Begin with the words of the first version, and the tags that all gave; or go on where one was."""
        self.group, self.document_id = group, document_id
        self.passage.clear()
        for words, ranges in _choices(found, group):
            self.passage.addItem(words, [list(part) for part in ranges])
        self.tags = sorted(frozenset.intersection(*(one.tags for one in group.versions)))
        self.line.clear()
        self.note.clear()
        self._first = self._draft()
        self._go_on(self._first)
        self._show_tags()
        self.show()
        self.passage.setFocus()
        self.passage_chosen.emit(self.ranges)

    def _draft(self) -> Draft:
        ids = frozenset(one.annotation_id for one in self.group.versions) if self.group else frozenset[str]()
        return Draft(self.document_id, ids, self.ranges, [*self.tags], self.line.text(), self.note.toPlainText())

    def _go_on(self, first: Draft) -> None:
        """Put in what was written before for this group, though somebody may have marked more since."""
        drafts = [one for one in self._drafts if one.document_id == first.document_id and one.ids & first.ids]
        if not drafts:
            return
        draft = drafts[-1]
        self._drafts.remove(draft)
        self.tags = [*draft.tags]
        self.line.setText(draft.tag)
        self.note.setPlainText(draft.note)
        offered = [[tuple(part) for part in self.passage.itemData(row)] for row in range(self.passage.count())]
        if draft.ranges in offered:
            self.passage.setCurrentIndex(offered.index(draft.ranges))

    def put_away(self) -> None:
        """Write no more for now."""
        if not self.isHidden():
            if self._draft() != self._first:
                self._drafts.append(self._draft())
            self.left.emit()

    def is_begun(self) -> bool:
        """Whether something is written that is not kept."""
        return bool(self._drafts) or (not self.isHidden() and self._draft() != self._first)

    def _show_tags(self) -> None:
        self.chips.clear()
        for tag in self.tags:
            chip = QPushButton(f"{tag.replace('/', ' / ').replace('&', '&&')}  ×", self)
            chip.setObjectName("chip")
            chip.setAccessibleName(tr("Take off {0}").format(tag))
            chip.clicked.connect(partial(self._take_off, tag))
            self.chips.addWidget(chip)
            chip.show()

    def _add_tag(self) -> None:
        path = self.line.text().strip().lstrip("#").strip("/ ")
        if path and path not in self.tags:
            self.tags.append(path)
            self._show_tags()
        self.line.clear()

    def _take_off(self, tag: str) -> None:
        self.tags.remove(tag)
        self._show_tags()
        self.line.setFocus()

    def _keep(self) -> None:
        self._add_tag()
        self.kept.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)


def _choices(found: SideBySide, group: Group) -> list[tuple[str, Sequence[Range]]]:
    """The passages one can settle on, each once, with words that say whose they are."""
    choices: dict[tuple[Range, ...], list[str]] = {}
    for one in group.versions:
        choices.setdefault(one.ranges, []).append(found.people[one.reader].name)
    offered: list[tuple[str, Sequence[Range]]] = [
        (tr("as {0} marked it").format(", ".join(names)), ranges) for ranges, names in choices.items()
    ]
    if len(choices) > 1:
        every = merged(part for one in group.versions for part in one.ranges)
        common = marked_by_all(group.versions)
        more = ((tr("all that anyone marked"), every), (tr("only what all marked"), common))
        offered += [(words, ranges) for words, ranges in more if ranges and tuple(ranges) not in choices]
    return offered
