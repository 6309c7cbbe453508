"""The cross-references on an open card: follow them, say how they belong together, take them away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui import ask, vocabulary
from annotator.gui import theme as themes
from annotator.gui.language import quoted, tr
from annotator.gui.panels.card_paint import link_words
from annotator.gui.panels.small import small_button
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import CrossReference
from annotator.store import links


class CutButton(QPushButton):
    """A button whose words are cut short where they do not fit."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - 10)
        self.setText(cut.replace("&", "&&"))


class CardLinks(QWidget):
    """A row for each cross-reference, whichever way it leads."""

    source_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._shown: tuple[CrossReference, ...] = ()
        self.hide()

    def show_links(self, found: tuple[CrossReference, ...]) -> None:
        """Show the cross-references as they are now."""
        if found == self._shown:
            return
        self._shown = found
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for link in found:
            self._rows.addWidget(self._row(link))
        self.setVisible(bool(found))

    def _row(self, link: CrossReference) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        words = f"{vocabulary.arrow(link.direction)}  {vocabulary.relation(link.relation)}  {link_words(link)}"
        follow_button = CutButton(words, row)
        follow_button.setObjectName("reference")
        follow_button.setToolTip(themes.plain_tip(told(link)))
        follow_button.setAccessibleName(tr("Follow: {0}").format(words))
        follow_button.clicked.connect(lambda: follow(self._session, link, self.source_wanted.emit))
        layout.addWidget(follow_button, 1)
        for icon, name, act in (
            ("chevron-down", tr("Change relation"), lambda: self._relate(link)),
            ("x", tr("Delete cross-reference"), lambda: self._unlink(link)),
        ):
            layout.addWidget(small_button(row, self._theme, icon, name, act))
        return row

    def _relate(self, link: CrossReference) -> None:
        """Say otherwise how the two ends belong together."""
        known = {vocabulary.relation(one): one for one in links.relations(self._session.project)}
        question = tr("The two ends belong together as (one of these, or your own words):")
        now = vocabulary.relation(link.relation)
        answer = ask.one_or_new(self, tr("Change relation"), question, list(known), now)
        if answer is not None:
            self._session.attempt(links.relate, self._session.project, link.id, known.get(answer, answer))

    def _unlink(self, link: CrossReference) -> None:
        self._session.attempt(links.remove, self._session.project, link.id)


def told(link: CrossReference) -> str:
    """Where a cross-reference leads, in full: the passage, its document, its page."""
    other = link.other
    page = other.page or vocabulary.printed_pages(other.where)
    place = ", ".join(part for part in (vocabulary.title(other), page) if part)
    return f"{quoted(other.quote)}\n{place}" if other.quote else place


def follow(session: Session, link: CrossReference, open_source: Callable[[str], object]) -> None:
    """Go where a cross-reference leads; an outside source is shown, not opened."""
    if link.other.kind == "source":
        open_source(link.other.url or link.other.title)
    elif link.other.kind == "missing":
        session.trouble.emit(tr("The other end of this cross-reference is deleted or not here yet."))
    else:
        session.go_to_id(link.other.id)
