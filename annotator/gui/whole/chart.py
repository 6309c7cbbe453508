"""A chart: a grid of counts with the words for its title, headings and cells. It is painted, and it is a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.gui.language import tr
from annotator.gui.mirror import within_line
from annotator.store.overview import Cell, Grid, Name
from annotator.text.words import Word

DOCUMENTS, TOGETHER, TIME, WORDS = "documents", "together", "time", "words"
ALL = -1  # the column of a tag's own passages, whatever they stand under
_TIMES, _WEIGHT = "times", "weight"
_MOST_WORDS = 100


class Chart(NamedTuple):
    """What is shown: one of the four kinds, and its counts. A cell is a row and a column, or a row and `ALL`."""

    kind: str
    grid: Grid

    @property
    def title(self) -> str:
        """What the chart is called."""
        return {
            DOCUMENTS: tr("Tags by document"),
            TOGETHER: tr("Tags together"),
            TIME: tr("Tags over time"),
            WORDS: tr("Words of the passages"),
        }[self.kind]

    @property
    def columns(self) -> range:
        """The columns, with `ALL` where the rows are tags."""
        return range(0 if self.kind == WORDS else ALL, len(self.grid.columns))

    def value(self, cell: Cell) -> int:
        """The number in a cell."""
        row, column = cell
        return self.grid.totals[row] if column == ALL else self.grid.at(cell)

    def compared(self, cell: Cell) -> int:
        """What the number of a cell is set beside: over time its row, for words its column, else all cells."""
        return {TIME: cell[0], WORDS: cell[1]}.get(self.kind, 0)

    def largest(self) -> dict[int, int]:
        """The largest number of each of those."""
        found: dict[int, int] = {}
        for cell, count in self.grid.counts.items():
            beside = self.compared(cell)
            found[beside] = max(count, found.get(beside, 0))
        return found

    def heading(self, column: int) -> str:
        """What stands above a column, in full."""
        if column == ALL:
            return tr("All")
        return _heading(self.grid.columns[column], self.kind).words

    def short_heading(self, column: int) -> str:
        """The same for narrow places."""
        return _heading(self.grid.columns[column], self.kind).short

    def said(self, cell: Cell) -> str:
        """A cell in words, for those who hear it."""
        row, column = cell
        name, count = within_line(self.grid.rows[row].words), self.value(cell)
        if self.kind == WORDS and self.grid.columns[column].id == _WEIGHT:
            return tr("{0}: log-likelihood {1}").format(name, count)
        if self.kind == WORDS:
            return tr("{0}: once").format(name) if count == 1 else tr("{0}: {1} times").format(name, count)
        if column == ALL:
            return tr("{0}: {1}").format(name, passages(count))
        words = tr("{0} and {1}: {2}") if self.kind == TOGETHER else tr("{0}, {1}: {2}")
        what = tr("not compared") if cell in self.grid.apart else passages(count)
        return words.format(name, within_line(self.heading(column)), what)

    def table(self) -> Iterator[Sequence[str | int]]:
        """The chart in rows, the headings first."""
        yield [tr("word") if self.kind == WORDS else tr("tag"), *(self.heading(column) for column in self.columns)]
        for row, name in enumerate(self.grid.rows):
            cells = ((row, column) for column in self.columns)
            yield [name.words, *("" if cell in self.grid.apart else self.value(cell) for cell in cells)]


def _heading(name: Name, kind: str) -> Name:
    if kind == TIME and not name.id:
        return Name("", tr("undated"), tr("undated"))
    ours = {_TIMES: tr("times"), _WEIGHT: tr("log-likelihood")}
    return Name(name.id, ours[name.id], ours[name.id]) if kind == WORDS else name


def passages(count: int) -> str:
    """So many passages."""
    return tr("1 passage") if count == 1 else tr("{0} passages").format(count)


def words_grid(found: Sequence[Word], *, weighed: bool) -> Grid:
    """The first words of a list as rows, with how often they are used and, where asked for, their weight."""
    shown = found[:_MOST_WORDS]
    counts = {(row, 0): one.times for row, one in enumerate(shown)}
    if weighed:
        counts |= {(row, 1): round(one.weight) for row, one in enumerate(shown)}
    columns = [Name(one, one, one) for one in ((_TIMES, _WEIGHT) if weighed else (_TIMES,))]
    rows = [Name(one.word, one.word, one.word) for one in shown]
    return Grid(tuple(rows), tuple(columns), counts, {}, tuple(one.times for one in shown), len(found))
