"""Search everywhere: every document, note, quotation, reply and tag, each hit in its line of context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QToolButton, QWidget

from annotator import concordance
from annotator.errors import AnnotatorError
from annotator.gui import ask, background
from annotator.gui.language import counted, keys, said, tr
from annotator.gui.panels.choice import Choice
from annotator.gui.panels.hit_list import HitList, HitModel
from annotator.gui.panels.sheet import Sheet
from annotator.gui.panels.tag_hits import TagHits
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import Hit
from annotator.store import search

MOST = 10_000  # hits in the list; so many are laid out and sorted in a blink
_SLICE = 20  # milliseconds of looking between two looks at the keyboard
_PAUSE = 180


class SearchPanel(Sheet):
    """Lies over the page while one searches; Enter goes to the hit, Escape back to the page."""

    hit_wanted = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("searchPanel", tr("Search everywhere"), parent)
        self._session = session
        self._looking: Iterator[Hit | None] | None = None
        self._asked = ("", False)  # what is looked for, and whether it is a regular expression
        self._kept: Hit | None = None  # the hit to be chosen again once it is found again
        self._entered = False  # whether Enter waits for the first hit
        self._cut = False  # whether there are more hits than are shown
        self._make_line()
        self.order = self._made_order()
        self.count = self._label("hint")
        self.trouble = self._label("searchTrouble")
        self.tag_all = self._button("searchTagAll", tr("Tag all…"), tr("Tag all hits"), "Ctrl+T")
        self.export = self._button("searchExport", tr("Export…"), tr("Export hits as CSV"))
        self.tagging = TagHits(session, theme, self)
        self.model = HitModel(self)
        self.list = HitList(self.model, theme, self)
        self._build()
        self._connect()

    # --- making

    def _make_line(self) -> None:
        self.line = QLineEdit(self)
        self.line.setObjectName("searchLine")
        self.line.setAccessibleName(tr("Search everywhere"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.regex = self._button("searchRegex", ".*", tr("Regular expression"), "Alt+R")
        self.regex.setCheckable(True)
        self.regex.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a pattern reads the same everywhere
        self._show_how()

    def _made_order(self) -> Choice:
        order = Choice(self)
        order.setAccessibleName(tr("Order"))
        order.setToolTip(tr("Order ({0})").format(keys("Alt+O")))
        for words, name in ((tr("By place"), "place"), (tr("By words before"), "left")):
            order.addItem(words, name)
        order.addItem(tr("By words after"), "right")
        return order

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, name: str, words: str, what: str, key: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setAccessibleName(what)
        button.setToolTip(f"{what} ({keys(key)})" if key else what)
        if key:
            self._on_key(key, button.click)  # the button's own shortcut would wait a tenth of a second
        return button

    def _on_key(self, key: str, act: Callable[[], object]) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(key), self, context=context).activated.connect(act)

    def _build(self) -> None:
        self.top.addWidget(self.line, 1)
        self.top.addWidget(self.regex)
        self.add_close()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.count, 1)
        for part in (self.order, self.tag_all, self.export):
            below.addWidget(part)
        self.body.addLayout(below)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.tagging)
        self.body.addWidget(self.list, 1)
        self.trouble.hide()

    def _connect(self) -> None:
        self._pause, self._next = QTimer(self), QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        self._next.setInterval(0)
        self._next.timeout.connect(self._look_on)
        self.line.textChanged.connect(lambda _words: self._typing())
        self.regex.toggled.connect(lambda _on: self._changed_how())
        self.order.activated.connect(lambda _row: self._sort())
        self._on_key("Alt+O", self._next_order)
        self.list.wanted.connect(self._go)
        self.model.dataChanged.connect(lambda *_cells: self._tell())
        self.tag_all.clicked.connect(lambda: self.open_tagging())
        self.tagging.left.connect(self._leave_tagging)
        self.export.clicked.connect(lambda: self._export())
        self._session.changed.connect(lambda _step: self._pause.start() if self.isVisible() else None)

    # --- opening and closing

    def open_on(self, words: str) -> None:
        """Search for words; for those typed before where there are none."""
        if words and "\n" not in words and len(words) < 100:
            self.regex.setChecked(False)
            self.line.setText(f'"{words}"' if " " in words or words.startswith("/") else words)
        self.line.setFocus()
        self.line.selectAll()
        self.look()

    def close_sheet(self) -> None:
        """Stop looking, and go back to the page."""
        self._next.stop()
        self._entered = False
        self.tagging.hide()
        super().close_sheet()

    def set_theme(self, theme: Theme) -> None:
        self.list.delegate.theme = theme
        self.list.viewport().update()
        self.tagging.set_theme(theme)

    # --- looking

    def _changed_how(self) -> None:
        self._show_how()
        self.look()

    def _show_how(self) -> None:
        """Say in the empty line what can be typed."""
        words = tr("Search all documents, notes and tags; “a phrase” in quotation marks")
        if self.regex.isChecked():
            words = tr("A regular expression; accents matter, capitals do not; ^ and $ are ends of a paragraph")
        self.line.setPlaceholderText(words)
        self.line.setAccessibleDescription(words)

    def _typed(self) -> tuple[str, bool]:
        return self.line.text().strip(), self.regex.isChecked()

    def _typing(self) -> None:
        """One types on: what is meant is not typed yet."""
        self._entered = False
        self._pause.start()

    def look(self) -> None:
        """Look for what is typed, from the beginning; hits found again stay chosen or left out."""
        self._pause.stop()
        self._entered = False
        asked = self._typed()
        self._kept = (self.list.hit() or self._kept) if asked == self._asked else None
        if asked != self._asked:
            self.model.left_out.clear()
        self._asked, self._cut = asked, False
        self._complain("")
        self.model.clear()
        if self.tagging.isVisible():
            self.tagging.take(None)
        self._looking = search.looking(self._session.project, asked[0], regex=asked[1])
        self._next.start()

    def _look_on(self) -> None:
        """Look for some milliseconds, show what was found, and let the window live."""
        found: list[Hit] = []
        try:
            self._look_for_a_while(found)
        except AnnotatorError as error:
            self._looking = None
            self._complain(said(error))
        self.model.add(found)
        if self._kept in found:
            self._choose(self._kept)
        if self._looking is None:
            self._next.stop()
            if self.model.order != "place":
                self._sort()
            self._kept = None
        self._tell()
        if self._entered and self.list.hit():
            self._go()

    def _look_for_a_while(self, found: list[Hit]) -> None:
        clock = QElapsedTimer()
        clock.start()
        for hit in self._looking or ():
            if hit and len(self.model.hits) + len(found) == MOST:
                self._cut = True
                break
            if hit:
                found.append(hit)
            if clock.elapsed() > _SLICE:
                return
        self._looking = None

    def _complain(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self.trouble, QAccessible.Event.Alert))

    def _tell(self) -> None:
        """Say how many hits there are, and what tagging them comes to."""
        done = self._looking is None
        quiet = not self.model.hits and (not done or not self._asked[0] or bool(self.trouble.text()))
        self.count.setText("" if quiet else _counted(self.model.hits, self.model.left_out, cut=self._cut))
        self.export.setEnabled(done and bool(self.model.hits))
        if self.tagging.isVisible():
            self.tagging.take(self.model.shown() if done else None)
        settled = self._kept is None and (done or self.model.order == "place")
        if settled and not self.list.currentIndex().isValid():
            self.list.step(1)

    # --- hits

    def _next_order(self) -> None:
        self.order.setCurrentIndex((self.order.currentIndex() + 1) % self.order.count())
        self._sort()

    def _sort(self) -> None:
        """Another order; the chosen hit stays chosen."""
        chosen = self.list.hit()
        self.model.sort_by(self.order.currentData())
        self._choose(chosen)

    def _choose(self, hit: Hit | None) -> None:
        self._kept = None
        index = self.model.index_of(hit)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def _go(self) -> None:
        hit = self.list.hit()
        if hit and self.isVisible():
            self.close_sheet()
            self.hit_wanted.emit(hit)

    def _enter(self) -> None:
        """Go to the hit of what is typed by now, as soon as there is one."""
        if self._asked != self._typed():
            self.look()
        if self.list.hit():
            self._go()
        else:
            self._entered = self._looking is not None

    def open_tagging(self) -> None:
        """Ask for a tag for all hits that are not left out."""
        self.tagging.open()
        self._tell()

    def _leave_tagging(self) -> None:
        """To the list, where the keys are those of the window again, Undo among them."""
        self.tagging.hide()
        self.list.setFocus()

    def _export(self) -> None:
        """Write the hits that are not left out to a file, in their order."""
        project = self._session.project
        path = ask.save_file(self, tr("Export hits"), project.path.with_suffix(".csv").name, "CSV (*.csv)")
        if path is None:
            return
        with background.progress(self, tr("Exporting…")) as progress:
            count = self._session.attempt(concordance.export, project, self.model.shown(), path, progress)
        if count is not None:
            self._session.message.emit(tr("Wrote {0} hits to {1}.").format(counted(count), path.name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move among the hits while one types; Enter goes there."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
            if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) or (step and shift):
                QCoreApplication.sendEvent(self.list, event)
                return True
            if step:
                self.list.step(step)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return bool(super().eventFilter(watched, event))


def _counted(hits: Sequence[Hit], left_out: set[Hit], *, cut: bool) -> str:
    """How many hits there are in how many documents, and how many of them are left out."""
    number, out = len(hits), sum(hit in left_out for hit in hits) if left_out else 0
    words = tr("1 hit") if number == 1 else tr("{0} hits").format(counted(number))
    if cut:
        words = tr("The first {0} hits").format(counted(number))
    places = len({hit.document_id for hit in hits if hit.document_id})
    if places:
        documents = tr("1 document") if places == 1 else tr("{0} documents").format(counted(places))
        words = tr("{0} in {1}", "hits in documents").format(words, documents)
    return tr("{0}, {1} left out").format(words, out) if out else words
