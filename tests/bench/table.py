"""The measurements as one table in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.bench.case import SIZES
from tests.bench.rows import Row
from tests.bench.timing import median, percentile

Find = Callable[[str, str], list[float]]
_HEAD = ("work", "size", "ours (median)", "p95", "plainest code", "ratio", "aim", "memory")


def lines(rows: Sequence[Row], sizes: Sequence[str], find: Find) -> list[str]:
    """The table; `find` gives the samples of a name and a size."""
    found = [_HEAD, ("---",) * len(_HEAD)]
    found += [_line(row, size, find) for size in sizes for row in rows if size in row.sizes]
    return [f"| {' | '.join(cells)} |" for cells in found]


def _line(row: Row, size: str, find: Find) -> tuple[str, ...]:
    ours = find(row.ours, size)
    plain = find(row.plain, size) if row.plain else []
    name = SIZES[size].name
    if not ours:
        return row.work, name, "failed", "", "", "", _aim(row), ""
    own = median(ours)
    other = median(plain) if plain else 0.0
    return (
        row.work,
        name,
        _time(own),
        _time(percentile(ours, 95)) if row.p95 else "",
        f"{_time(other)} ({row.beside})" if plain else "",
        f"{own / other:.1f}" if other else "",
        _verdict(row, size, own, other),
        _memory(row, size, find) if row.memory else "",
    )


def _verdict(row: Row, size: str, own: float, other: float) -> str:
    if not row.aim or size not in row.aim_at:
        return ""
    measured = own / other if row.times and other else own
    return f"{_aim(row)}: {'met' if measured <= row.aim else '**missed**'}"


def _aim(row: Row) -> str:
    if row.times:
        return f"{row.aim} times"
    return f"under {_time(row.aim)}" if row.aim else ""


def _memory(row: Row, size: str, find: Find) -> str:
    measurement = row.ours.partition(":")[0]
    ours, empty = find(f"{measurement}:memory", size), find("window.empty_window:memory", size)
    plain = find(f"{row.plain.partition(':')[0]}:memory", size)
    if not (ours and empty and plain):
        return ""
    over = median(ours) - median(empty)
    return f"{median(ours):.0f} MB, {over:.0f} over an empty window (bare view: {median(plain):.0f})"


def _time(milliseconds: float) -> str:
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:.2f} s"
    return f"{milliseconds:.0f} ms" if milliseconds >= 9.5 else f"{milliseconds:.2g} ms"
