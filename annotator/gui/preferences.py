"""Preferences: how the page looks, what the colours stand for, who writes. Each change is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from annotator.citing import styles
from annotator.gui import habits, vocabulary
from annotator.gui import theme as themes
from annotator.gui.columns import section
from annotator.gui.language import tr
from annotator.gui.panels.choice import Choice
from annotator.gui.quoting import fields
from annotator.model import COLOURS
from annotator.store import readers

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


def show(window: MainWindow) -> None:
    """Open the dialog; the page behind it shows each change."""
    Preferences(window).open()


class Preferences(QDialog):
    """There is nothing to confirm: Close and Escape close it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("preferences")
        self.setWindowTitle(tr("Preferences"))
        self._window = window
        self._settings = window.session.settings
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for title, part in (
            (tr("READING"), self._reading()),
            (tr("COLOURS"), self._colours()),
            (tr("QUOTING"), self._quoting()),
            (tr("YOU"), self._person()),
        ):
            heading = section(title, self)
            heading.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(heading)
            layout.addLayout(part)
            layout.addSpacing(4)
        layout.addStretch(1)
        close = QPushButton(tr("Close"), self)
        close.setObjectName("primary")
        close.setDefault(False)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout.addLayout(foot)
        self.setMinimumWidth(560)

    # --- the parts

    def _reading(self) -> QFormLayout:
        window, view = self._window, self._window.view
        form = self._form()
        self._add(form, tr("Typeface"), self._faces())
        self.size_of_text, percent = self._slider(60, 250, view.zoom, tr("{0} %"), window.viewing.set_zoom)
        self._add(form, tr("Size of the text"), self.size_of_text, percent)
        least, most = habits.MEASURES
        self.length, count = self._slider(least, most, view.measure, tr("{0} characters"), window.viewing.set_measure)
        self._add(form, tr("Length of the lines"), self.length, count)
        themed = [(tr("As the system"), "system"), (tr("Light"), "light"), (tr("Dark"), "dark")]
        self.theme = self._choice(themed, self._settings.get("theme", "system"), self._set_theme)
        self._add(form, tr("Theme"), self.theme)
        return form

    def _colours(self) -> QVBoxLayout:
        self.colour = self._choice(
            [(vocabulary.colour(one), one) for one in COLOURS],
            self._window.session.colour,
            self._window.viewing.set_colour,
        )
        form = self._form()
        self._add(form, tr("Next highlight"), self.colour)
        hint = QLabel(tr("What each colour stands for, in your own words:"), self)
        hint.setObjectName("hint")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        self.words: dict[str, QLineEdit] = {}
        self._dots: dict[str, QLabel] = {}
        for number, colour in enumerate(COLOURS):
            row, column = number % 4, number // 4 * 3
            self._dots[colour] = QLabel(self)
            grid.addWidget(self._dots[colour], row, column)
            grid.addWidget(QLabel(vocabulary.colour(colour), self), row, column + 1)
            grid.addWidget(self._word(colour), row, column + 2)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(5, 1)
        self._show_dots()
        layout = QVBoxLayout()
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addLayout(grid)
        return layout

    def _quoting(self) -> QFormLayout:
        form = self._form()
        names = [(words, name) for name, words in fields.styles().items()]
        now = self._settings.get("citation_style", styles.DEFAULT)
        self.citation_style = self._choice(names, now, lambda name: self._settings.set("citation_style", name))
        names = [(words, name) for name, words in fields.marks().items()]
        now = self._settings.get("quotation_marks", "")
        self.marks = self._choice(names, now, lambda name: self._settings.set("quotation_marks", name))
        for box in (self.citation_style, self.marks):
            box.setMinimumContentsLength(18)
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.marks.setAccessibleName(tr("Quotation marks"))
        self.marks.setToolTip(tr("Quotation marks"))
        self._add(form, tr("Citation style"), self.citation_style, self.marks)
        return form

    def _person(self) -> QFormLayout:
        form = self._form()
        self.name = QLineEdit(readers.current(self._window.session.project).name, self)
        self.name.setMaxLength(200)
        self.name.setReadOnly(self._window.session.project.read_only)
        self.name.editingFinished.connect(self._rename)
        self._add(form, tr("Your name"), self.name)
        languages = [(tr("As the system"), "system"), ("English", "en"), ("Deutsch", "de")]
        self.language = self._choice(
            languages, self._settings.get("language", "system"), lambda name: self._settings.set("language", name)
        )
        self._add(form, tr("Language"), self.language)
        hint = QLabel(tr("Another language shows when the program is started next."), self)
        hint.setObjectName("hint")
        form.addRow("", hint)
        return form

    # --- making controls

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return form

    def _add(self, form: QFormLayout, words: str, control: QWidget, beside: QWidget | None = None) -> None:
        """A row; the label names the control, also for those who hear it."""
        label = QLabel(words, self)
        label.setFixedWidth(130)
        label.setBuddy(control)
        control.setAccessibleName(words)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(control, 1)
        if beside is not None:
            row.addWidget(beside)
        form.addRow(label, row)

    def _choice(self, choices: list[tuple[str, str]], now: str, act: Callable[[str], object]) -> QComboBox:
        box = Choice(self)
        for words, name in choices:
            box.addItem(words, name)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.activated.connect(lambda _row: act(box.currentData()))
        return box

    def _faces(self) -> QComboBox:
        """The faces that come with the program, then those of the system."""
        others = [one for one in QFontDatabase.families() if one not in habits.FACES and not one.startswith(".")]
        self.face = self._choice([(one, one) for one in habits.FACES], "", self._window.viewing.set_face)
        self.face.insertSeparator(len(habits.FACES))
        for family in others:
            self.face.addItem(family, family)
        self.face.setCurrentIndex(max(0, self.face.findData(self._window.view.face)))
        self.face.setMaxVisibleItems(16)
        return self.face

    def _slider(
        self, least: int, most: int, now: int, words: str, act: Callable[[int], object]
    ) -> tuple[QSlider, QLabel]:
        slider, label = QSlider(Qt.Orientation.Horizontal, self), QLabel(words.format(now), self)
        slider.setRange(least, most)
        slider.setValue(now)
        slider.valueChanged.connect(lambda value: label.setText(words.format(value)))
        slider.valueChanged.connect(act)
        label.setObjectName("hint")
        label.setFixedWidth(96)
        return slider, label

    def _word(self, colour: str) -> QLineEdit:
        line = QLineEdit(habits.colour_words(self._settings).get(colour, ""), self)
        line.setAccessibleName(tr("What {0} stands for").format(vocabulary.colour(colour)))
        line.setMaxLength(60)
        line.textChanged.connect(lambda words: self._window.viewing.set_colour_words(colour, words))
        self.words[colour] = line
        return line

    # --- changing

    def _set_theme(self, name: str) -> None:
        self._window.viewing.set_theme(name)
        self._show_dots()

    def _show_dots(self) -> None:
        for row, (colour, label) in enumerate(self._dots.items()):
            icon = themes.dot(self._window.theme.colour(colour), 16)
            label.setPixmap(icon.pixmap(QSize(16, 16)))
            self.colour.setItemIcon(row, icon)

    def _rename(self) -> None:
        self._window.viewing.rename(self.name.text())
        self.name.setText(readers.current(self._window.session.project).name)
