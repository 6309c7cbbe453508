"""Tags at a glance: a sheet with one chart of the whole project, and the passages behind each of its cells."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.formats import write_table
from annotator.formats.atomic import whole_binary
from annotator.gui import ask, background
from annotator.gui.language import said, tr
from annotator.gui.panels.sheet import Sheet
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.gui.whole import exporting, painting
from annotator.gui.whole.board import Board
from annotator.gui.whole.chart import ALL, DOCUMENTS, TIME, TOGETHER, WORDS, Chart, passages, words_grid
from annotator.gui.whole.choices import Cuts, Kinds, Outward
from annotator.gui.whole.passages import PassageList
from annotator.gui.whole.table import ChartTable
from annotator.store import overview, tags
from annotator.store.overview import Cell
from annotator.text.words import Tally, distinctive, most_used

_SLICE = 20  # milliseconds of counting between two looks at the keyboard
_PAUSE = 150  # milliseconds after a change or a keystroke
_KINDS = {"SVG": "SVG (*.svg)", "PNG": "PNG (*.png)", "CSV": "CSV (*.csv)"}


class LegendLine(QWidget):
    """The legend of the chart that is shown."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._legend: painting.Legend | None = None

    def show_chart(self, chart: Chart | None) -> None:
        """Explain another chart, or none."""
        self._legend = painting.Legend(chart) if chart else None
        self.setFixedSize(int(self._legend.width) + 4 if self._legend else 0, int(painting.Legend.HEIGHT) + 2)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._legend is not None:
            painter = QPainter(self)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            self._legend.paint(painter, self.theme)


class WholePanel(Sheet):
    """Lies over the page. Arrows move over the cells, Enter goes to their passages, Escape back to the page."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("wholePanel", tr("Tags at a glance"), parent)
        self._session = session
        self._line = ""
        self.chart: Chart | None = None
        self.kinds = Kinds(self)
        self.cuts = Cuts(self)
        self.outward = Outward(list(_KINDS), self)
        self.board, self.table = Board(theme, self), ChartTable(self)
        self.legend = LegendLine(theme, self)
        self.list = PassageList(session.project, theme, self)
        self.hint, self.empty, self.behind = QLabel(self), QLabel(self), QLabel(self)
        self.shown = QStackedWidget(self)
        self._build()
        self._work: Iterator[float] = iter(())
        self._next, self._pause, self._listing = QTimer(self), QTimer(self), QTimer(self)
        self._next.timeout.connect(self._work_on)
        for timer, wait, act in ((self._pause, _PAUSE, self.refresh), (self._listing, 40, self._list)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(act)
        self._connect()

    def _build(self) -> None:
        self.top.addWidget(self.kinds)
        self.top.addStretch(1)
        self.top.addWidget(self.outward)
        self.add_close()
        for label in (self.hint, self.empty, self.behind):
            label.setObjectName("hint")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self.cuts)
        second.addWidget(self.hint, 1)
        second.addWidget(self.legend)
        self.body.addLayout(second)
        for part in (self.board, self.table, self.empty):
            self.shown.addWidget(part)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.behind)
        column.addWidget(self.list, 1)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.shown)
        self._split.addWidget(below)
        self._split.setHandleWidth(1)
        self._split.setSizes([620, 280])
        self.body.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self.refresh)
        self.cuts.changed.connect(self.refresh)
        self.outward.table_wanted.connect(lambda _on: self._show_side())
        self.outward.export_wanted.connect(self.export)
        for side in (self.board, self.table):
            side.moved.connect(lambda _row, _column: self._listing.start())
            side.entered.connect(self._enter)
        self.list.wanted.connect(self._go)
        self._session.changed.connect(lambda _step: self._pause.start() if self.isVisible() else None)

    # --- opening

    def open_for(self, line: str) -> None:
        """Count what a filter line leaves."""
        self._line = line
        self.refresh()
        self._side().setFocus()

    def set_filter(self, line: str) -> None:
        """The filter line is another; count anew if one looks."""
        if self.isVisible() and line != self._line:
            self._line = line
            self._pause.start()

    def close_sheet(self) -> None:
        """Stop counting, and go back to the page."""
        self._next.stop()
        super().close_sheet()

    def set_theme(self, theme: Theme) -> None:
        self.board.theme = self.legend.theme = self.list.delegate.theme = theme
        for part in (self.board.viewport(), self.legend, self.list.viewport()):
            part.update()

    # --- counting

    def refresh(self) -> None:
        """Count anew, a little at a time, so that the window lives."""
        self._pause.stop()
        self.cuts.show_for(self.kinds.kind, tags.listed(self._session.project))
        self.hint.setText(tr("Counting…"))
        self._work = self._counted()
        self._next.start()

    def _work_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            for part in self._work:
                if clock.elapsed() > _SLICE:
                    self.hint.setText(tr("Counting… {0} %").format(round(part * 100)) if part else tr("Counting…"))
                    return
        except AnnotatorError as error:
            self._show_empty(said(error))
        self._next.stop()

    def _counted(self) -> Iterator[float]:
        """Make the chart that is asked for and show it; says now and then how far it is."""
        project, kind, line, cuts = self._session.project, self.kinds.kind, self._line, self.cuts
        yield from (0.0 for _ in overview.prepare(project, line))
        found = overview.passages(project, line, cuts.tag_id if kind == WORDS else "")
        if kind == WORDS:
            tally = Tally()
            yield from overview.count_words(project, found, tally, whole=cuts.distinctive)
            words = distinctive(tally) if cuts.distinctive else most_used(tally)
            grid = words_grid(words, weighed=cuts.distinctive)
        elif kind == TIME:
            grid = overview.over_time(project, line, months=cuts.months)
        else:
            grid = (overview.by_document if kind == DOCUMENTS else overview.together)(project, line)
        yield 1.0
        self._show(Chart(kind, grid), any_passage=bool(found))

    # --- showing

    def _show(self, chart: Chart, *, any_passage: bool) -> None:
        before, cell = self.chart, self._cell()
        self.chart = chart
        if not chart.grid.rows or (chart.kind == TOGETHER and not chart.grid.counts):
            self._show_empty(self._why_empty(chart, any_passage=any_passage))
            return
        self.outward.setEnabled(True)
        self.hint.setText(self._described(chart))
        self.legend.show_chart(chart)
        self.board.show_chart(chart, _same_cell(before, cell, chart))
        self.table.show_chart(chart, self.board.cell)
        self._show_side()

    def _show_side(self) -> None:
        """The picture or the table, with the cursor where it was on the other."""
        if self.chart is None:
            return
        focused = self.board.hasFocus() or self.table.hasFocus()
        if self.outward.table.isChecked():
            self.table.go_to(self.board.cell)
        elif self.shown.currentWidget() is self.table:
            self.board.go_to(self.table.numbers.cell(self.table.currentIndex()))
        self.shown.setCurrentWidget(self._side())
        if focused:
            self._side().setFocus()
        self._listing.start()

    def _side(self) -> Board | ChartTable:
        return self.table if self.outward.table.isChecked() else self.board

    def _cell(self) -> Cell:
        return self.table.numbers.cell(self.table.currentIndex()) if self._side() is self.table else self.board.cell

    def _show_empty(self, words: str) -> None:
        self.chart = None
        self.outward.setEnabled(False)
        self.hint.clear()
        self.legend.show_chart(None)
        self.empty.setText(words)
        self.shown.setCurrentWidget(self.empty)
        self.behind.clear()
        self.list.passages.show([])

    def _why_empty(self, chart: Chart, *, any_passage: bool) -> str:
        if not any_passage and self._line.strip():
            return tr("No annotation meets the filter. Clear it beside the page to count them all.")
        if not any_passage and chart.kind == WORDS and self.cuts.tag_id:
            return tr("No passage bears this tag yet.")
        if not any_passage:
            return tr("Nothing is highlighted yet. Select words on the page, then press H.")
        if chart.kind == WORDS and self.cuts.distinctive:
            return tr("No word stands here more often than in the whole text.")
        if chart.kind == WORDS:
            return tr("These passages have no words that are counted, only short ones such as “the” and “of”.")
        if chart.grid.rows:
            return tr("No passage bears two tags yet. A second tag on a highlight shows which of them go together.")
        return tr("No passage has a tag yet. Choose a highlight, then press T.")

    def _described(self, chart: Chart) -> str:
        """What was counted, and what was not."""
        grid = chart.grid
        if chart.kind == WORDS:
            words = tr("{0} of {1} words, without numbers, short ones and common English ones (the, and, of)")
            chance = tr(" · above 10.83 is hardly chance") if len(grid.columns) > 1 else ""
            return words.format(len(grid.rows), grid.found) + chance
        parts = [passages(grid.found)]
        if grid.untagged:
            parts.append(tr("{0} without a tag").format(grid.untagged))
        if chart.kind == TOGETHER:
            parts.append(tr("grey: a tag beside itself or one above it"))
        if chart.kind == TIME and grid.undated:
            one = tr("1 document without a date that can be read")
            parts.append(one if grid.undated == 1 else tr("{0} documents without a date that can be read"))
            parts[-1] = parts[-1].format(grid.undated)
        if self._line.strip():
            parts.append(tr("filter: {0}").format(self._line.strip()))
        return " · ".join(parts)

    # --- the passages of a cell

    def _list(self) -> None:
        """List what is behind the cell under the cursor."""
        self._listing.stop()
        if self.chart is None:
            return
        cell = self._cell()
        if cell[0] < 0:
            return
        self.behind.setText(self.chart.said(cell))
        project = self._session.project
        try:
            self.list.passages.show(overview.in_order(project, self._behind(self.chart, cell)))
        except AnnotatorError as error:
            self._session.trouble.emit(said(error))

    def _behind(self, chart: Chart, cell: Cell) -> Sequence[str]:
        project, name = self._session.project, chart.grid.rows[cell[0]]
        if chart.kind == WORDS:
            return overview.with_word(project, overview.passages(project, self._line, self.cuts.tag_id), name.id)
        if cell[1] == ALL:
            return overview.passages(project, self._line, name.id)
        return chart.grid.passages.get(cell, ())

    def _enter(self) -> None:
        self._list()
        self.list.enter()

    def _go(self, annotation_id: str) -> None:
        self.close_sheet()
        self._session.go_to_id(annotation_id)

    # --- writing out

    def export(self, kind: str) -> None:
        """Write the chart to a file that the person names."""
        chart = self.chart
        if chart is None:
            return
        project = self._session.project
        proposed = f"{project.path.stem}, {chart.title}.{kind.lower()}"
        path = ask.save_file(self, tr("Export"), proposed, _KINDS[kind])
        if path is None:
            return
        parts = [project.path.stem, *(self.cuts.words if chart.kind == WORDS else []), self._described(chart)]
        if self._session.attempt(self._written, kind, chart, " · ".join(parts), path):
            self._session.message.emit(tr("Wrote {0}.").format(path.name))

    def _written(self, kind: str, chart: Chart, subtitle: str, path: Path) -> bool:
        jobs.spare_project(self._session.project, path)
        if kind == "CSV":
            write_table.write(path, chart.table())
        else:
            draw = partial(exporting.DRAWN[kind], chart, subtitle)
            content = background.read(self, tr("Exporting…"), lambda _: draw())
            with whole_binary(path) as file:
                file.write(content)
        return True


def _same_cell(before: Chart | None, cell: Cell, chart: Chart) -> Cell:
    """Where the cursor belongs in a new chart: on the same row and column, or on the first passage."""
    first = min(chart.grid.counts, default=(0, 0))
    if before is None or before.kind != chart.kind or cell[0] >= len(before.grid.rows):
        return first
    rows = [name.id for name in chart.grid.rows]
    row, column = before.grid.rows[cell[0]].id, cell[1]
    if row not in rows:
        return first
    columns = [name.id for name in chart.grid.columns]
    under = before.grid.columns[column].id if column != ALL else ""
    return rows.index(row), ALL if column == ALL else columns.index(under) if under in columns else first[1]
