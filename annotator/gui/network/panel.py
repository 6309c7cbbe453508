"""All cross-references over the page: as a picture, or as a list for those who do not see it."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.gui import ask, background, vocabulary
from annotator.gui import theme as themes
from annotator.gui.language import said, tr
from annotator.gui.network import export, strokes, words
from annotator.gui.network.arranging import MOST, Arranging, best_of
from annotator.gui.network.edge_list import EdgeList
from annotator.gui.network.legend import Legend
from annotator.gui.network.picture import Picture
from annotator.gui.network.scene import build
from annotator.gui.network.strokes import Group
from annotator.gui.panels.card_paint import lines_of
from annotator.gui.panels.sheet import Sheet
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import RELATIONS
from annotator.store import links, network
from annotator.store.network import Edge, Network, Node
from annotator.text.graph import Point

_PAUSE = 180
_WORDS, _JOINED = 15, 13  # pixels
_MOST_JOINED = 4
_KINDS = {"svg": "SVG (*.svg)", "png": "PNG (*.png)", "csv": "CSV (*.csv)"}


class NetworkPanel(Sheet):
    """Lies over the page; a click or Enter goes to a passage, Escape back to the page."""

    source_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("networkPanel", tr("Cross-references"), parent)
        self._session = session
        self._whole = Network()  # what the filter line leaves
        self._laid = Network()  # what has places
        self.shown = Network()  # what the legend leaves of it
        self._places: dict[str, Point] = {}
        self._own: list[str] = []  # the readers' own relations
        self.line = QLineEdit(self)
        self.legend = Legend(theme, self)
        self.views = QStackedWidget(self)
        self.picture = Picture(theme, self.views)
        self.list = EdgeList(theme, self.views)
        self.empty = QLabel(self.views)
        self.passage, self.joined, self.hint = QLabel(self), QLabel(self), QLabel(self)
        self._arranging = Arranging(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build()
        self._connect()

    # --- making

    def _build(self) -> None:
        self.line.setObjectName("networkFilter")
        self.line.setAccessibleName(tr("Filter cross-references"))
        self.line.setPlaceholderText(tr("Filter by words, #tag, @reader…"))
        self.line.setClearButtonEnabled(True)
        self.as_picture, self.as_list = self._switch(tr("Picture")), self._switch(tr("List"))
        self.top.addWidget(self.line, 1)
        group = QButtonGroup(self)
        for button in (self.as_picture, self.as_list):
            group.addButton(button)
            self.top.addWidget(button)
        self.top.addWidget(self._export_button())
        self.add_close()
        for label in (self.empty, self.passage, self.joined, self.hint):
            label.setObjectName("networkPassage" if label is self.passage else "hint")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.passage.setFont(themes.serif(_WORDS))
        self.passage.setFixedHeight(46)
        self.passage.setIndent(0)
        for label in (self.passage, self.joined):  # cut to the room there is, so they ask for none
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for view in (self.picture, self.list, self.empty):
            self.views.addWidget(view)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.views, 1)
        self.body.addWidget(self.passage)
        self.body.addWidget(self.joined)
        foot = QHBoxLayout()
        self._zoom = self.picture.zoom_buttons(self)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self._zoom)
        self.body.addLayout(foot)

    def _switch(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        button.setAccessibleName(words)
        return button

    def _export_button(self) -> QToolButton:
        self.export_button = QToolButton(self)
        self.export_button.setText(tr("Export"))
        self.export_button.setAccessibleName(tr("Export"))
        self.export_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.export_button)
        for kind, label in (
            ("svg", tr("Picture as SVG…")),
            ("png", tr("Picture as PNG…")),
            ("csv", tr("Cross-references as CSV…")),
        ):
            menu.addAction(label, partial(self.export, kind)).setObjectName(f"action.network.{kind}")
        self.export_button.setMenu(menu)
        return self.export_button

    def _connect(self) -> None:
        self.as_picture.setChecked(True)
        self.as_picture.clicked.connect(self.show_picture)
        self.as_list.clicked.connect(self.show_list)
        self.picture.list_wanted.connect(self.show_list)
        self.list.picture_wanted.connect(self.show_picture)
        self.picture.pointed.connect(self._point)
        self.picture.chosen.connect(lambda number: self._go(self.picture.scene.nodes[number].node))
        self.list.chosen.connect(self._go)
        self.legend.changed.connect(self._show)
        self._arranging.done.connect(self._arranged)
        self._pause.timeout.connect(self.read)
        self.line.textChanged.connect(lambda _words: self._pause.start())
        self.line.returnPressed.connect(self.read)
        self._session.changed.connect(lambda _step: self._pause.start() if self.isVisible() else None)

    # --- showing

    def open(self) -> None:
        """Cover the page with what there is now."""
        super().open()
        self._whole = Network()
        self.read()
        self._go_to_view()

    def close_sheet(self) -> None:
        """Stop working, and go back to the page."""
        self._pause.stop()
        self._arranging.stop()
        super().close_sheet()

    def set_theme(self, theme: Theme) -> None:
        self.picture.theme = self.legend.theme = self.list.delegate.theme = theme
        self.legend.paint_chips()
        self.picture.update()
        self.list.viewport().update()

    def read(self) -> None:
        """Read what the filter line leaves; nothing moves where that is the same as before."""
        self._pause.stop()
        try:
            found = network.read(self._session.project, self.line.text())
        except AnnotatorError:
            return  # the line is not finished: `has:` before its word
        self._own = links.relations(self._session.project)[len(RELATIONS) :]
        self.picture.here = self._session.annotation_id or self._session.document_id
        if found != self._whole or not found.edges:
            self._whole = found
            self.legend.show_groups(self._counts(), self._own)
            self._show()

    def _counts(self) -> dict[Group, int]:
        """How many cross-references of each relation: the usual ones, the readers' own, those of the texts."""
        counts = Counter(edge.group for edge in self._whole.edges)
        return {group: counts[group] for group in strokes.in_order(counts, self._own)}

    def _show(self) -> None:
        """Show what the legend leaves. It keeps its places, unless there is more than a picture can hold."""
        shown = self._whole.of(tuple(edge for edge in self._whole.edges if edge.group not in self.legend.off))
        fits = len(self._whole.nodes) <= MOST
        laid = self._whole if fits else best_of(shown)
        self.shown = shown
        self.list.show_network(shown, self._own)
        self._tell(left_out=0 if fits else len(shown.nodes) - len(laid.nodes))
        if laid != self._laid:
            self._laid, self._places = laid, {}
            self._show_scene(anew=False)
            self._arranging.start(laid)
        else:
            self._show_scene(anew=False)
        self._show_view()

    def _arranged(self, places: dict[str, Point]) -> None:
        self._places = places
        self._show_scene(anew=True)

    def _show_scene(self, *, anew: bool) -> None:
        edges = [one for one in self.shown.edges if one.from_id in self._places and one.to_id in self._places]
        self.picture.show_scene(build(self.shown.of(tuple(edges)), self._places, self._own), anew=anew)
        self.export_button.setEnabled(bool(self.picture.scene.nodes))

    def _tell(self, *, left_out: int) -> None:
        """Say how much there is, and what the picture has no room for."""
        number = len(self.shown.edges)
        said = tr("1 cross-reference") if number == 1 else tr("{0} cross-references").format(number)
        if left_out:
            rest = tr("The picture shows the best linked; {0} more are left out, and a filter shows them.")
            said = f"{said}. {rest.format(left_out)}"
        self.hint.setText(said if number else "")
        if self._whole.edges:
            self.empty.setText(tr("All cross-references are hidden. Choose a relation above to see them."))
        elif self.line.text().strip():
            self.empty.setText(tr("No cross-reference meets the filter."))
        else:
            self.empty.setText(tr("No cross-references yet. Choose an annotation and press L to make one."))

    def _show_view(self) -> None:
        """Show the picture or the list; where there is nothing, a sentence."""
        listed = self.as_list.isChecked()
        view = (self.list if listed else self.picture) if self.shown.edges else self.empty
        self.views.setCurrentWidget(view)
        for part in (self.passage, self.joined, self._zoom):
            part.setVisible(view is self.picture)
        self._point(self.picture.at())

    def show_picture(self) -> None:
        """Show the picture, and go there."""
        self.as_picture.setChecked(True)
        self._show_view()
        self._go_to_view()

    def show_list(self) -> None:
        """Show the list, and go there."""
        self.as_list.setChecked(True)
        self._show_view()
        self._go_to_view()

    def _go_to_view(self) -> None:
        (self.list if self.as_list.isChecked() else self.picture).setFocus(Qt.FocusReason.TabFocusReason)

    def _point(self, number: int) -> None:
        """Say what is pointed at, and what it is joined to."""
        self.passage.setEnabled(number >= 0)
        if number < 0:
            self._say(tr("Point at something to read it; Enter or a click goes there. Tab leads to the list."), "")
            return
        node = self.picture.scene.nodes[number].node
        joined = [curve.edge for curve in self.picture.scene.curves if number in (curve.start, curve.end)]
        others = {placed.node.id: placed.node for placed in self.picture.scene.nodes}
        said = [_seen_from(edge, node, others) for edge in joined[:_MOST_JOINED]]
        more = len(joined) - len(said)
        self._say(words.called(node, 240), "  ·  ".join([*said, *([tr("{0} more").format(more)] if more else [])]))

    def _say(self, passage: str, joined: str) -> None:
        room = self.passage.width() - 4
        self.passage.setText("\n".join(lines_of(passage, themes.serif(_WORDS), room, 2)))
        metrics = QFontMetricsF(themes.sans(_JOINED))
        self.joined.setText(metrics.elidedText(joined, Qt.TextElideMode.ElideRight, room))
        self.picture.setAccessibleDescription(". ".join(filter(None, (passage, joined))))

    # --- going and writing

    def _go(self, node: Node) -> None:
        """Go to a passage or document; a source is outside, so that the picture stays."""
        if not node.alive:
            self._session.trouble.emit(tr("This end of the cross-reference is deleted or not here yet."))
        elif node.kind == "source":
            self.source_wanted.emit(node.url or words.passage(node, 300))
        else:
            self.close_sheet()
            self._session.go_to_id(node.id)

    def export(self, kind: str) -> None:
        """Write what is shown to a file: `svg`, `png` or `csv`."""
        proposed = f"{self._session.project.path.stem}.{kind}"
        path = ask.save_file(self, tr("Export cross-references"), proposed, _KINDS[kind])
        if path is None:
            return
        try:
            self._write(kind, path)
        except AnnotatorError as error:
            self._session.trouble.emit(said(error))
        else:
            self._session.message.emit(tr("Wrote {0}.").format(path.name))

    def _write(self, kind: str, path: Path) -> None:
        jobs.spare_project(self._session.project, path)
        if kind == "csv":
            export.table(self.shown, path)
            return
        scene, own, title = self.picture.scene, self._own, self._session.project.path.stem
        paint = partial(export.png, scene, own) if kind == "png" else partial(export.svg, scene, own, title)
        export.write(background.read(self, tr("Exporting…"), lambda _: paint()), path)


def _seen_from(edge: Edge, node: Node, others: dict[str, Node]) -> str:
    """A cross-reference as it looks from one of its ends."""
    way, other = ("to", edge.to_id) if edge.from_id == node.id else ("from", edge.from_id)
    return f"{vocabulary.arrow(way)} {words.shown(edge.relation, 40)}: {words.called(others[other], 36)}"
