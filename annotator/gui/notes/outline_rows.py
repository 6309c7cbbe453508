"""The outline as rows: each section, below it its annotations, then the sections within it."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from annotator.errors import AnnotatorError
from annotator.gui.language import counted, quoted, tr
from annotator.gui.notes.rows import CARD, MIME
from annotator.model import Annotation, Section
from annotator.store import annotations, outline
from annotator.store.project import Project

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 2
SECTION_MIME = "application/x-annotator-section"
_AHEAD = 24
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.EditRole)


class Row(NamedTuple):
    """A section, or an annotation in one; the number counts the annotations of a section and all within it."""

    section: Section
    annotation_id: str = ""
    number: int = 0


class OutlineModel(QStringListModel):
    """Rows of the outline; sections that are closed hide what is in them.

    Qt counts the strings of the model itself, so that thousands are laid out without a call to Python for each.
    """

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self.rows: list[Row] = []
        self.sections: tuple[Section, ...] = ()
        self.closed: set[str] = set()
        self._cards: dict[str, Annotation] = {}

    def read(self) -> None:
        """Read the outline anew."""
        self.sections = outline.read(self._project)
        self._cards.clear()
        numbers = _numbers(self.sections)
        self.rows = []
        hidden = len(self.sections) + 1  # the level below which all is within a closed section
        for section in self.sections:
            if section.level > hidden:
                continue
            self.rows.append(Row(section, number=numbers[section.id]))
            hidden = section.level if section.id in self.closed else len(self.sections) + 1
            if section.id not in self.closed:
                self.rows += [Row(section, one) for one in section.entries]
        self.setStringList([""] * len(self.rows))

    def is_stale(self) -> bool:
        """Whether the project's outline is another one by now."""
        return outline.read(self._project) != self.sections

    def renew(self) -> None:
        """Read the annotations anew that are seen."""
        self._cards.clear()
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def place(self, section_id: str, annotation_id: str = "") -> int:
        """The row of a section, or of an annotation in it; -1 where it is not shown."""
        for number, row in enumerate(self.rows):
            if row.section.id == section_id and row.annotation_id == annotation_id:
                return number
        return -1

    def row(self, index: Index) -> Row | None:
        """What stands in a row."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def is_within(self, row: Row) -> bool:
        """Whether there is something in a section that can be hidden."""
        return bool(row.section.entries or outline.within(self.sections, row.section.id))

    def is_in(self, section_id: str, other_id: str) -> bool:
        """Whether a section is another one, or stands within it."""
        parents = {one.id: one.parent_id for one in self.sections}
        while section_id and section_id != other_id:
            section_id = parents.get(section_id, "")
        return bool(section_id)

    def card(self, number: int) -> Annotation | None:
        """The annotation of a row, read together with those after it."""
        wanted = self.rows[number].annotation_id
        if wanted and wanted not in self._cards:
            near = [row.annotation_id for row in self.rows[number : number + _AHEAD]]
            try:
                self._cards |= {one.id: one for one in annotations.load(self._project, list(filter(None, near)))}
            except AnnotatorError:
                return None
        return self._cards.get(wanted)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return [row]  # in a list: Qt would take a named tuple apart
        if role == CARD:
            return self.card(index.row())
        if role not in _WORDS:
            return None
        if row.annotation_id:
            card = self.card(index.row())
            return quoted(card.quote) if card else ""
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return row.section.title
        words = tr("Section {0}, level {1}, {2} annotations")
        return words.format(row.section.title, counted(row.section.level + 1), counted(row.number))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """The view renames sections; nothing else is written here."""
        return False

    # --- dragging

    def mimeTypes(self) -> list[str]:
        return [MIME, SECTION_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        row = self.row(indexes[0]) if indexes else None
        if row is not None and row.annotation_id:
            data.setData(MIME, json.dumps([row.annotation_id]).encode())
        elif row is not None:
            data.setData(SECTION_MIME, row.section.id.encode())
        return data


def _numbers(sections: Sequence[Section]) -> dict[str, int]:
    """How many annotations are in each section and those within it."""
    found = {one.id: len(one.entries) for one in sections}
    for one in reversed(sections):
        if one.parent_id:
            found[one.parent_id] += found[one.id]
    return found
