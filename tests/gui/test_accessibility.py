"""What assistive tools find in every state of the gallery: names, order, and where the keyboard is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotator.gui.main_window import MainWindow
from tests.gallery.states import STATES, shown
from tests.gui.conftest import Hand, settle

ROLE = QAccessible.Role
CONTROLS = {
    *(ROLE.Button, ROLE.ButtonMenu, ROLE.ButtonDropDown, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox),
    *(ROLE.EditableText, ROLE.Slider, ROLE.SpinBox, ROLE.List, ROLE.Tree, ROLE.Table, ROLE.Dialog, ROLE.MenuItem),
}
ITEMS = {ROLE.ListItem, ROLE.TreeItem, ROLE.Cell, ROLE.ColumnHeader, ROLE.RowHeader}
WINDOWS = [name for name in STATES if name != "printed"]
FOCUSED = ["replies", "find", "filter", "peek", "link-picker", "search-tag", "network", "network-list", "palette"]
FOCUSED += [
    "doubtful",
    "glance-words",
    "glance-table",
    "notes",
    "compare",
    "readers",
    "merge",
    "preferences",
    "record",
    "deleted",
    "words-asked",
    "encoding",
    "empty",
    "first-run",
    "error",
]
Found = tuple[QAccessibleInterface, str]  # a control, and where it stands


def walk(one: QAccessibleInterface, where: str = "") -> Iterator[Found]:
    """An interface and all below it that can be seen."""
    if one.state().invisible:
        return
    yield one, where
    below = f"{where}/{said(one) or called(one)}"
    for number in range(one.childCount()):
        child = one.child(number)
        if child is not None and child.isValid():
            yield from walk(child, below)


def said(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name)


def called(one: QAccessibleInterface) -> str:
    thing: QObject | None = one.object()
    return f"{thing.metaObject().className()}#{thing.objectName()}" if thing else one.role().name


def everything(window: MainWindow) -> Iterator[Found]:
    """All that can be seen of a window, its dialogs and its open card, which Qt keeps apart from its list."""
    parts: list[QWidget] = [window, *(one for one in window.findChildren(QDialog) if one.isVisible())]
    if window.sidebar.editor is not None and window.sidebar.isVisible():
        parts.append(window.sidebar.editor)
    for part in parts:
        found = QAccessible.queryAccessibleInterface(part)
        assert found is not None
        yield from walk(found)


@pytest.mark.parametrize("name", WINDOWS)
def test_every_control_has_a_name_and_no_two_beside_each_other_the_same(name: str, tmp_path: Path) -> None:
    with shown(STATES[name], "light", tmp_path) as window:
        seen = [(one.role(), said(one).strip(), called(one), where) for one, where in everything(window)]
    nameless = [f"{where}/{what}" for role, words, what, where in seen if role in CONTROLS | ITEMS and not words]
    assert not nameless, "\n".join(nameless)
    twins = Counter((where, words) for role, words, _, where in seen if role in CONTROLS)
    doubled = [f"{where}/{words}" for (where, words), times in twins.items() if times > 1]
    assert not doubled, "\n".join(doubled)


def stops(top: QWidget) -> list[QWidget]:
    """Where Tab leads within a window, once around."""
    found: list[QWidget] = []
    widget = top.nextInFocusChain()
    while widget is not top:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(top) and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def picture(widget: QWidget) -> QImage:
    """What is around a widget too: a line edit within a combo box is framed by the box."""
    settle()
    top = widget.window()
    corner = widget.mapTo(top, widget.rect().topLeft())
    return top.grab(QRect(corner, widget.size()).adjusted(-12, -6, 12, 6)).toImage()


@pytest.mark.parametrize("name", FOCUSED)
def test_where_the_keyboard_is_can_be_seen(name: str, tmp_path: Path) -> None:
    QApplication.setCursorFlashTime(0)
    unseen = []
    with shown(STATES[name], "light", tmp_path) as window:
        dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
        top: QWidget = dialogs[0] if dialogs else window
        top.activateWindow()
        beneath = {window.view} if window.link_picker.isVisible() else set()  # the caret may be below the picker
        for widget in (one for one in stops(top) if one not in beneath):
            for other in (one for one in stops(top) if one is not widget and not one.isAncestorOf(widget)):
                other.setFocus(Qt.FocusReason.TabFocusReason)
                break
            before = picture(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            if picture(widget) == before:
                unseen.append(f"{type(widget).__name__}#{widget.objectName()} {widget.accessibleName()}")
    assert not unseen, "\n".join(unseen)


def test_tab_goes_through_the_window_as_one_reads_it(window: MainWindow, hand: Hand) -> None:
    window.header.search.setFocus()
    visited = [QApplication.focusWidget()]
    while (here := QApplication.focusWidget()) is not None and len(visited) < 40:
        hand.key(Qt.Key.Key_Tab, on=here)
        if QApplication.focusWidget() is visited[0]:
            break
        visited.append(QApplication.focusWidget())
    print([f"{type(one).__name__}#{one.objectName()} {one.accessibleName()}" for one in visited])
    parts = [window.header, window.left, window.page, window.sidebar, window.status]
    where = [next((n for n, part in enumerate(parts) if part.isAncestorOf(one)), -1) for one in visited]
    assert where == sorted(where)
    assert set(where) == set(range(len(parts)))
