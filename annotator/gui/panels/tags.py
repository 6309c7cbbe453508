"""The tag tree: nesting by dragging, renaming in place, and the rest in a menu that keys reach too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from annotator.gui import ask, vocabulary
from annotator.gui import theme as themes
from annotator.gui.language import counted, tr
from annotator.gui.mirror import Mirror
from annotator.gui.panels.documents import background, say_empty, words_and_count
from annotator.gui.panels.naming import NamingDelegate, Patience
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import COLOURS, Step, Tag
from annotator.store import backups, documents, tags

_TAG = Qt.ItemDataRole.UserRole + 1
_COUNT = Qt.ItemDataRole.UserRole + 2
_ROW = 27
_CALM = 300  # milliseconds: most changes to annotations are the typing of notes, and change no count


def _below(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    """The items below one, each before its own. PySide never frees Qt's own iterator."""
    for row in range(item.childCount()):
        if (child := item.child(row)) is not None:
            yield child
            yield from _below(child)


class TagTree(QTreeWidget):
    """Tags with their counts. Enter or a click filters by one."""

    chosen = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagTree")
        self.setAccessibleName(tr("Tags"))
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setRootIsDecorated(False)
        self.setItemDelegate(TagDelegate(theme, self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.customContextMenuRequested.connect(self._menu_at)
        self.itemClicked.connect(lambda item, _column: self.chosen.emit(item.data(0, _TAG).path))
        self.itemChanged.connect(self._renamed)
        self._session = session
        self._reading = False
        self._counts: dict[str, int] = {}
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._count)
        self._patience = Patience(self, self.read)
        session.changed.connect(self._changed)

    # --- showing

    def _changed(self, step: Step | None) -> None:
        kinds = ("tag", "tag_alias", "tagging")
        if step is None or documents.touched(step) or any(step.ids(kind) for kind in kinds):
            self.read()
        elif tags.any_tagged(self._session.project, step.ids("annotation")):
            self._later.start(_CALM)

    def read(self) -> None:
        """Read the tags anew; the chosen one stays chosen. While a name is typed, that waits until it is."""
        if self._patience.waits():
            return
        chosen = self.current()
        self._reading = True
        self.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for tag in tags.listed(self._session.project):
            parent = items.get(tag.parent_id)
            item = QTreeWidgetItem(parent) if parent else QTreeWidgetItem(self)
            item.setText(0, tag.name)
            item.setData(0, _TAG, tag)
            item.setData(0, _COUNT, self._counts.get(tag.id, 0))
            item.setToolTip(0, themes.plain_tip(tag.description or tag.path))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled)
            items[tag.id] = item
        self.expandAll()
        if chosen and chosen.id in items:
            self.setCurrentItem(items[chosen.id])
        self._reading = False
        self._later.start(0)

    def _count(self) -> None:
        """Put the counts in, once the page is painted."""
        self._counts = tags.counts(self._session.project)
        self._reading = True
        for item in self._items():
            tag: Tag = item.data(0, _TAG)
            count = self._counts.get(tag.id, 0)
            item.setData(0, _COUNT, count)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, tr("{0}, {1}").format(tag.path, counted(count)))
        self._reading = False

    def _items(self) -> list[QTreeWidgetItem]:
        return list(_below(self.invisibleRootItem()))

    def current(self) -> Tag | None:
        """The tag under the cursor."""
        item = self.currentItem()
        found: Tag | None = item.data(0, _TAG) if item else None
        return found

    def sizeHint(self) -> QSize:
        return QSize(200, max(1, len(self._items())) * _ROW + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.topLevelItemCount():
            say_empty(self, tr("None yet; T gives one"))

    # --- changing

    def _renamed(self, item: QTreeWidgetItem, _column: int) -> None:
        tag: Tag | None = item.data(0, _TAG)
        if self._reading or tag is None or item.text(0) == tag.name:
            return
        self._session.attempt(tags.rename, self._session.project, tag.id, item.text(0))
        self.read()

    def rename(self) -> None:
        """Type another name in place; where one does so already, that goes on."""
        item = self.currentItem()
        if item is not None and self.state() != QTreeWidget.State.EditingState:
            self.editItem(item, 0)

    def move_under(self) -> None:
        """Put the tag under another: what dragging does."""
        self._with_other(tr("Move tag"), tr("Put “{0}” under:"), tags.move, top=True)

    def merge(self) -> None:
        """Make the tag and another one."""
        self._with_other(tr("Merge tag"), tr("Merge “{0}” into:"), tags.merge, top=False)

    def _with_other(self, title: str, question: str, verb: Callable[..., object], *, top: bool) -> None:
        tag = self.current()
        if tag is None:
            return
        others = [one for one in tags.listed(self._session.project) if one.id != tag.id]
        names = ([tr("(the top of the tree)")] if top else []) + [one.path for one in others]
        if not names:
            return
        answer = ask.one_of(self, title, question.format(tag.name), names)
        if answer is not None:
            other = "" if top and answer == 0 else others[answer - (1 if top else 0)].id
            self._attempt(verb, tag, other)

    def describe(self) -> None:
        """Say what the tag is for."""
        tag = self.current()
        if tag:
            words = ask.paragraph(self, tr("Describe tag"), tag.path, tag.description)
            if words is not None:
                self._session.attempt(tags.describe, self._session.project, tag.id, description=words)

    def recolour(self, colour: str) -> None:
        """Give the tag a colour."""
        tag = self.current()
        if tag:
            self._session.attempt(tags.describe, self._session.project, tag.id, colour=colour)

    def remove(self) -> None:
        """Delete the tag and those below it; the annotations stay."""
        tag = self.current()
        if tag:
            self._attempt(tags.remove, tag)

    def _attempt(self, verb: Callable[..., object], tag: Tag, *others: str) -> None:
        """Change a tag, with a backup before one that many annotations bear is merged or deleted."""
        project = self._session.project
        is_much = verb is not tags.move and tags.counts(project).get(tag.id, 0) > backups.MANY
        attempt = partial(self._session.after_backup, backups.DELETION) if is_much else self._session.attempt
        attempt(verb, project, tag.id, *others)

    def dropEvent(self, event: QDropEvent) -> None:
        """Nest the dragged tag under the one it is dropped on; beside the rows, at the top."""
        tag, item = self.current(), self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if tag:
            onto: Tag | None = item.data(0, _TAG) if item else None
            self._session.attempt(tags.move, self._session.project, tag.id, onto.id if onto else "")
            self.read()

    # --- keys and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tag = self.current()
        if self.state() == QAbstractItemView.State.EditingState or tag is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(tag.path)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def _menu_at(self, point: QPoint) -> None:
        if self.current():
            self.menu().popup(self.viewport().mapToGlobal(point))

    def menu(self) -> QMenu:
        """Everything that can be done to the current tag."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Rename"), self.rename)
        menu.addAction(tr("Move under…"), self.move_under)
        menu.addAction(tr("Merge into…"), self.merge)
        menu.addAction(tr("Describe…"), self.describe)
        colours = menu.addMenu(tr("Colour"))
        delegate = self.itemDelegate()
        for colour in COLOURS:
            action = colours.addAction(vocabulary.colour(colour), partial(self.recolour, colour))
            if isinstance(delegate, TagDelegate):
                action.setIcon(themes.dot(delegate.theme.colour(colour)))
        menu.addSeparator()
        menu.addAction(tr("Delete"), self.remove)
        return menu


class TagDelegate(NamingDelegate):
    """A tag's row: a spot of its colour, its name, its count."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tag: Tag | None = index.data(_TAG)
        if tag is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else row.right()
        whole = QRectF(0, row.top(), width, row.height())
        side = Mirror(whole, option.direction == Qt.LayoutDirection.RightToLeft)
        full = whole.adjusted(3, 1, -3, -1)
        background(painter, full, option, self.theme)
        x = side.box(row).left() + 10
        if tag.colour:
            painter.setBrush(self.theme.colour(tag.colour))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(side.box(QRectF(x, row.center().y() - 3.5, 8, 8)))
        words = QRectF(x + 16, full.top(), full.right() - x - 24, full.height())
        words_and_count(painter, words, tag.name, index.data(_COUNT) or 0, self.theme, side)
        painter.restore()
