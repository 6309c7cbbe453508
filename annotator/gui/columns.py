"""The parts of the window around the page: header, left column, status line, guide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import mirror
from annotator.gui import theme as themes
from annotator.gui.language import keys, tr
from annotator.gui.shadow import Shadow
from annotator.gui.theme import Theme

_GUIDE = 348  # pixels: how wide the guide is


def section(words: str, parent: QWidget) -> QLabel:
    """The heading of a part of a column."""
    label = QLabel(words, parent)
    label.setObjectName("sectionTitle")
    label.setContentsMargins(8, 0, 0, 0)
    return label


class CutLabel(QLabel):
    """A line of words that ends in an ellipsis where there is no room for all of it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


class Header(QWidget):
    """Back, forward, and what is being read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self._ink: Theme | None = None
        self.back = self._button(tr("Back"))
        self.forward = self._button(tr("Forward"))
        self._title = CutLabel(self)
        self._title.setObjectName("headerTitle")
        self._details = CutLabel(self)
        self._details.setObjectName("headerDetails")
        for label in (self._title, self._details):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._title.setMinimumWidth(40)
        words = tr("Search everywhere")
        self.search = QPushButton(words, self)
        self.search.setObjectName("searchField")
        self.search.setToolTip(f"{words} ({keys('Ctrl+Shift+F')})")
        self.search.setFixedWidth(218)
        self.side = self._button(tr("Annotations"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(self.back)
        layout.addWidget(self.forward)
        layout.addSpacing(8)
        layout.addWidget(self._title)
        layout.addSpacing(10)
        layout.addWidget(self._details, 1)
        layout.addSpacing(12)
        layout.addWidget(self.search)
        layout.addSpacing(6)
        layout.addWidget(self.side)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setIconSize(QSize(18, 18))
        return button

    def show_names(self, title: str, details: str) -> None:
        """Say what is being read, and where it comes from."""
        self._title.setText(mirror.within_line(title))
        self._details.setText(mirror.within_line(details))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and self._ink is not None:
            self.set_theme(self._ink)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in another theme's ink; Back points to where one comes from."""
        self._ink = theme
        self.search.setIcon(themes.icon("search", theme.muted, 14))
        icons = {self.back: "arrow-left", self.forward: "arrow-right", self.side: "panel-right"}
        for button, name in icons.items():
            button.setIcon(themes.icon(name, theme.text, turned=self.isRightToLeft()))


class LeftColumn(QScrollArea):
    """Documents, tags, and the cross-references of the open document, one below the other."""

    def __init__(self, parts: list[tuple[QLabel, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftColumn")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        inside.setObjectName("leftColumn")
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(8, 16, 6, 12)
        self._layout.setSpacing(4)
        self._parts = parts
        for number, (title, part) in enumerate(parts):
            if number:
                self._layout.addSpacing(14)
            self._layout.addWidget(title)
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.setWidget(inside)

    def fit(self) -> None:
        """Give each part the height of its rows: the column scrolls as one."""
        for _, part in self._parts:
            part.setFixedHeight(part.sizeHint().height())


class StatusLine(QWidget):
    """Saved or not, the page, how many annotations, and the size of the text."""

    zoom_wanted = Signal(int)
    theme_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(29)
        self.saved = QLabel(self)
        self.saved.setObjectName("statusSaved")
        self.page, self.count = QLabel(self), QLabel(self)
        self.page.setTextFormat(Qt.TextFormat.PlainText)
        self.percent = QLabel(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(60, 250)
        self.slider.setFixedWidth(90)
        self.slider.setAccessibleName(tr("Size of the text"))
        self.slider.valueChanged.connect(self.zoom_wanted)
        self._theme = QToolButton(self)
        self._theme.setAccessibleName(tr("Light or dark"))
        self._theme.setToolTip(tr("Light or dark"))
        self._theme.setIconSize(QSize(15, 15))
        self._theme.clicked.connect(self.theme_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 0)
        layout.setSpacing(22)
        for widget in (self.saved, self.page, self.count):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.percent)
        layout.addWidget(self.slider)
        layout.addWidget(self._theme)
        self.show_saved(saved=True)

    def show_saved(self, *, saved: bool, read_only: bool = False) -> None:
        """Say whether everything is in the file."""
        words = tr("✓ Saved") if saved else tr("Not saved")
        self.saved.setText(tr("Read only") if read_only else words)
        self.saved.setProperty("trouble", "false" if saved and not read_only else "true")
        self.saved.style().unpolish(self.saved)
        self.saved.style().polish(self.saved)

    def show_zoom(self, percent: int) -> None:
        """Say how large the text is."""
        self.percent.setText(f"{percent} %")
        self.slider.blockSignals(True)
        self.slider.setValue(percent)
        self.slider.blockSignals(False)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in another theme's ink."""
        self._theme.setIcon(themes.icon("moon" if theme.name == "light" else "sun", theme.muted, 15))


class Guide(QFrame):
    """Things to try, shown at the first start beside the sample letter."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 14, 18)
        layout.setSpacing(8)
        top = QHBoxLayout()
        title = QLabel(tr("Things to try"), self)
        title.setObjectName("headerTitle")
        top.addWidget(title)
        top.addStretch(1)
        close = QToolButton(self)
        close.setObjectName("close")
        close.setText("×")
        close.setAccessibleName(tr("Close the guide"))
        close.clicked.connect(self._close)
        top.addWidget(close)
        layout.addLayout(top)
        layout.addLayout(self._listed())
        Shadow(self)

    def _listed(self) -> QGridLayout:
        """The steps, each with its number beside it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        for row, step in enumerate(self._steps()):
            number, words = QLabel(str(row + 1), self), QLabel(step, self)
            number.setObjectName("guideNumber")
            words.setWordWrap(True)
            grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        return grid

    def sizeHint(self) -> QSize:
        return QSize(_GUIDE, self._column.totalHeightForWidth(_GUIDE))

    def _steps(self) -> list[str]:
        return [
            tr("Select a sentence with the mouse, or with Shift and the arrow keys."),
            tr("Press H to highlight it, or a number for another colour."),
            tr("Press N and write a note beside it. It is saved as you type."),
            tr("Press T and give it a tag, such as settlement/guarantees."),
            tr("Press L and link it to a passage of the chronology; {0} goes there, {1} back.").format(
                keys("Ctrl+Enter"), keys("Alt+Left")
            ),
            tr("Undo anything with {0}, even tomorrow.").format(keys("Ctrl+Z")),
        ]

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def labelled(button: QAbstractButton, act: Callable[[], object]) -> None:
    """Let a button do something."""
    button.clicked.connect(lambda _checked=False: act())
