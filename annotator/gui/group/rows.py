"""The list beside the page: groups of annotations, and below each difference the versions there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui import mirror, people
from annotator.gui import theme as themes
from annotator.gui.group.side_by_side import AGREED, SideBySide, named
from annotator.gui.language import quoted, tr
from annotator.gui.mirror import Mirror
from annotator.gui.panels.documents import background
from annotator.gui.theme import Theme
from annotator.text.agreement import DIFFERENCE, Group, Marked

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole + 1
_HEAD, _VERSION, _INDENT, _CHIP = 50, 27, 22, 18


class Row(NamedTuple):
    """A group, or one version of a difference."""

    group: Group
    version: Marked | None = None

    @property
    def ranges(self) -> list[tuple[int, int]]:
        """The words it is about."""
        return list(self.version.ranges) if self.version else [(self.group.start, self.group.end)]

    @property
    def ids(self) -> frozenset[str]:
        """The annotations it is about."""
        return frozenset(one.annotation_id for one in ([self.version] if self.version else self.group.versions))


class GroupModel(QAbstractListModel):
    """Groups of one kind, in the order of the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: SideBySide | None = None
        self.rows: list[Row] = []

    def show(self, found: SideBySide | None, kind: str) -> None:
        """List other groups, or none."""
        self.beginResetModel()
        self.found = found
        self.rows = []
        for group in found.of_kind(kind) if found else ():
            self.rows.append(Row(group))
            if group.kind == DIFFERENCE:
                self.rows += [Row(group, one) for one in group.versions]
        self.endResetModel()

    def at_offset(self, offset: int) -> QModelIndex:
        """The first group around a place of the text; nowhere where there is none."""
        rows = (at for at, row in enumerate(self.rows) if row.group.start <= offset < row.group.end)
        return self.index(next(rows, -1))

    def again(self, row: Row, at: int) -> QModelIndex:
        """Where a row of before is now that something changed; where it was, if it is not listed any longer."""
        shared = [(len(row.ids & one.ids), bool(one.version) == bool(row.version)) for one in self.rows]
        best = max(shared, default=(0, False))
        return self.index(shared.index(best) if best[0] else min(at, len(self.rows) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.found is None:
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return [self.found, row]  # in a list: Qt must not take it apart
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(self.found, row)
        return None


def said(found: SideBySide, row: Row) -> str:
    """A row for those who hear it."""
    if row.version:
        name, tags = found.people[row.version.reader].name, [f"#{tag}" for tag in sorted(row.version.tags)]
        return ", ".join((name, *tags, quoted(found.quote(row.ranges))))
    tags = [f"#{tag}" for tag in sorted(row.group.versions[0].tags)] if row.group.kind != DIFFERENCE else []
    parts = (quoted(found.quote(row.ranges)), who(found, row.group), *tags, *remarks(row.group))
    return ", ".join(filter(None, (*parts, settled(found, row.group))))


def who(found: SideBySide, group: Group) -> str:
    """The readers of a group by their names."""
    names = [found.people[reader].name for reader in group.readers]
    return tr("as {0} wrote it down").format(named(names)) if group.kind == AGREED else named(names)


def remarks(group: Group) -> list[str]:
    """In what a difference lies."""
    parts = []
    if group.other_words:
        parts.append(tr("other words"))
    if group.other_tags:
        parts.append(tr("other tags"))
    return parts


def settled(found: SideBySide, group: Group) -> str:
    """That a version stands for it, or nothing."""
    return tr("✓ settled") if found.is_settled(group) else ""


class GroupDelegate(QStyledItemDelegate):
    """A group in two lines, a version in one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        given = index.data(_ROW)
        return QSize(100, _VERSION if given and given[1].version else _HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found, row = index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        background(painter, box, option, self.theme)
        ground = self.theme.card if option.state & QStyle.StateFlag.State_Selected else self.theme.chosen
        line = _Line(painter, mirror.of_row(option), box.adjusted(10, 4, -10, -4), self.theme, ground)
        if row.version:
            line.box.setLeft(line.box.left() + _INDENT)
            self._version(line, found, row)
        else:
            self._head(line, found, row.group)
        painter.restore()

    def _head(self, line: _Line, found: SideBySide, group: Group) -> None:
        whole = QRectF(line.box)
        line.box.setHeight(whole.height() / 2)
        line.at_end(settled(found, group))
        line.words(quoted(found.quote([(group.start, group.end)])), self.theme.text, serif=True)
        line.box = QRectF(whole.left(), whole.center().y(), whole.width(), whole.height() / 2)
        if group.kind == DIFFERENCE:  # the versions stand below it, with their readers
            line.words(" · ".join(remarks(group)), self.theme.muted)
            return
        if group.kind == AGREED:
            line.words(who(found, group), self.theme.muted)
        else:
            for reader in group.readers:
                line.person(found, reader)
        line.chips(sorted(group.versions[0].tags))

    def _version(self, line: _Line, found: SideBySide, row: Row) -> None:
        assert row.version is not None
        line.person(found, row.version.reader)
        line.chips(sorted(row.version.tags))
        if row.group.other_words:
            line.words(found.quote(row.version.ranges), self.theme.soft, serif=True)


class _Line:
    """Paints one thing after another, from the side where reading begins, until the line is full.

    Its box is measured from the left, whichever way the window runs.
    """

    def __init__(self, painter: QPainter, side: Mirror, box: QRectF, theme: Theme, chip: str) -> None:
        self._painter, self._side, self.box, self._theme = painter, side, QRectF(box), theme
        self._chip = chip  # the ground of tags

    def words(self, words: str, ink: str, *, serif: bool = False) -> None:
        """Words, cut short where they must be."""
        self._painter.setFont(themes.serif(15) if serif else themes.sans(13))
        self._painter.setPen(QColor(ink))
        if self.box.width() > 0:
            used = mirror.draw(self._painter, self._side.box(self.box), self._side.begin, words)
            self.box.setLeft(self.box.left() + used + 10)

    def at_end(self, words: str) -> None:
        """Words at the far side, for which the others leave room."""
        if words:
            self._painter.setFont(themes.sans(13))
            self._painter.setPen(QColor(self._theme.good))
            used = mirror.draw(self._painter, self._side.box(self.box), self._side.end, words)
            self.box.setRight(self.box.right() - used - 10)

    def person(self, found: SideBySide, reader: str) -> None:
        """A reader's disc and name."""
        if self.box.width() < 30:
            return
        person = found.people[reader]
        self.box.setLeft(self.box.left() + people.draw(self._painter, self._side, self.box, person, self._theme))
        self.words(person.name, self._theme.soft)

    def chips(self, tags: Sequence[str]) -> None:
        """Tags in rounded boxes, as cards have them."""
        metrics = QFontMetricsF(themes.sans(12))
        for tag in tags:
            words = metrics.elidedText(tag.replace("/", " / "), Qt.TextElideMode.ElideRight, self.box.width() - 18)
            if self.box.width() < 44:
                return
            width = metrics.horizontalAdvance(words) + 16
            place = QRectF(self.box.left(), self.box.center().y() - _CHIP / 2, width, _CHIP)
            chip = self._side.box(place)
            path = QPainterPath()
            path.addRoundedRect(chip, _CHIP / 2, _CHIP / 2)
            self._painter.fillPath(path, QColor(self._chip))
            self._painter.setFont(themes.sans(12))
            self._painter.setPen(QColor(self._theme.soft))
            self._painter.setLayoutDirection(mirror.way(words))
            self._painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
            self.box.setLeft(place.right() + 6)


class GroupList(QListView):
    """Moving in it points the words out on the page; Enter or a double click goes to them."""

    moved = Signal()
    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compareGroups")
        self.setAccessibleName(tr("Agreements and differences"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups = GroupModel(self)
        self.setModel(self.groups)
        self.delegate = GroupDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.activated.connect(lambda _index: self.wanted.emit())

    def row(self) -> Row | None:
        """Where the keyboard is."""
        index = self.currentIndex()
        return self.groups.rows[index.row()] if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()
