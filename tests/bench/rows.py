"""Everything that is measured: what, beside what, and how fast it ought to be."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A line of the table. `ours` and `plain` name a measurement and one of its samples."""

    work: str
    ours: str
    plain: str = ""
    beside: str = ""  # the plain code in words
    aim: float = 0.0  # milliseconds; as many times the plain code where `times`
    times: bool = False
    memory: bool = False
    p95: bool = False
    sizes: tuple[str, ...] = ("small",)
    aim_at: tuple[str, ...] = ("small", "large")  # the sizes that the aim speaks of


BOTH = ("small", "large")
SMALL = ("small",)
_RUNS = {
    **dict.fromkeys(("open_project", "jump", "show_cards", "import_book", "cards"), 5),
    **dict.fromkeys(("bulk", "empty_window", "reading", "changing", "taking_back", "volume"), 3),
}
_LARGE_RUNS = 3


def runs_of(measurement: str, size: str) -> int:
    """How many fresh processes a measurement gets; those that repeat within one get one."""
    found = _RUNS.get(measurement.partition(".")[2], 1)
    return min(found, _LARGE_RUNS) if size == "large" else found


ROWS = (
    Row(
        "open to the first painted page",
        "window.open_project:opened",
        "plain_window.open_project:opened",
        "bare QPlainTextEdit",
        300,
        memory=True,
    ),
    Row(
        "open to the first painted page",
        "window.open_project:opened",
        "plain_window.open_project:opened",
        "bare QPlainTextEdit",
        1000,
        memory=True,
        sizes=("large",),
    ),
    Row(
        "PageDown to painted",
        "window.page_down:page",
        "plain_window.page_down:page",
        "bare QPlainTextEdit",
        8,
        p95=True,
        sizes=BOTH,
    ),
    Row(
        "add a highlight: painted and on disk",
        "window.add_highlight:total",
        "store.save_and_undo:raw_save",
        "raw sqlite3, saved only",
        p95=True,
        sizes=BOTH,
    ),
    Row(
        "add a highlight: all beside the commit",
        "window.add_highlight:beside",
        "plain_window.add_highlight:beside",
        "one extra selection, painted",
        8,
        p95=True,
        sizes=BOTH,
    ),
    Row(
        "undo a highlight: all beside the commit",
        "window.undo_highlight:beside",
        "plain_window.add_highlight:beside",
        "one extra selection, painted",
        8,
        p95=True,
        sizes=BOTH,
    ),
    Row("cold jump to 97 %", "window.jump:jump", "plain_window.jump:jump", "bare QPlainTextEdit", 20, sizes=BOTH),
    Row(
        "resize far down",
        "window.resize:resize",
        "plain_window.resize:resize",
        "bare QPlainTextEdit",
        60,
        sizes=BOTH,
    ),
    Row(
        "sidebar: show all cards",
        "window.show_cards:show",
        "plain_window.cards:show",
        "QListView of strings",
        150,
        sizes=BOTH,
        aim_at=SMALL,
    ),
    Row(
        "sidebar: filter by a tag",
        "window.filter_cards:tag",
        "plain_window.cards:filter",
        "list comprehension, QListView",
        20,
        p95=True,
    ),
    Row(
        "sidebar: filter by a word",
        "window.filter_cards:word",
        "plain_window.cards:filter",
        "list comprehension, QListView",
        20,
        p95=True,
    ),
    Row(
        "sidebar: take the filter away",
        "window.filter_cards:clear",
        "plain_window.cards:clear",
        "QListView of strings",
        150,
        p95=True,
    ),
    Row(
        "sidebar: scroll one page",
        "window.filter_cards:page",
        "plain_window.cards:page",
        "QListView of strings",
        8,
        p95=True,
    ),
    Row(
        "save one highlight",
        "store.save_and_undo:save",
        "store.save_and_undo:raw_save",
        "raw sqlite3, same rows",
        1.3,
        times=True,
        p95=True,
        sizes=BOTH,
    ),
    Row(
        "save one highlight: all beside the commit",
        "store.save_and_undo:save_beside",
        "store.save_and_undo:raw_beside",
        "raw sqlite3, same rows",
        p95=True,
        sizes=BOTH,
    ),
    Row(
        "undo one highlight in the file",
        "store.save_and_undo:undo",
        "store.save_and_undo:raw_undo",
        "raw sqlite3, same rows",
        1.3,
        times=True,
        p95=True,
    ),
    Row(
        "bulk: all annotations in one step, by `put`",
        "building.build:bulk",
        "plain.bulk:bulk",
        "raw sqlite3, same rows",
        sizes=BOTH,
    ),
    Row("bulk: each of 200 in one step, by `annotations.add`", "building.add_in_one_step:each"),
    Row(
        "search everywhere: first hit",
        "store.search_everywhere:first",
        "plain.search:first",
        "str.find and LIKE",
        10,
        p95=True,
        sizes=BOTH,
        aim_at=SMALL,
    ),
    Row(
        "search everywhere: first hit of two rarer words",
        "store.search_everywhere:rare",
        aim=10,
        sizes=BOTH,
        aim_at=SMALL,
    ),
    Row("search everywhere: all hits", "store.search_everywhere:all", "plain.search:all", "str.find and LIKE"),
    Row("export to CSV", "store.export:csv", "plain.export:csv", "one query, csv", 1000),
    Row("export to JSON", "store.export:json", "plain.export:json", "one query, json", 1000),
    Row("export to a web page", "store.export:html", aim=3000),
    Row("export to REFI-QDA", "store.export:qdpx", aim=3000),
    Row("export to Markdown", "store.export:md"),
    Row("export to TEI", "store.export:tei"),
    Row("export to a workbook", "store.export:xlsx"),
    Row("export to Word", "store.export:docx"),
    Row("take the exported JSON back into a bare project", "store.take_back:all", "plain.bulk:bulk", "raw", 3000),
    Row(
        "import the text",
        "store.import_book:all",
        "plain.import_book:all",
        "decode, INSERT, FTS5",
        5000,
        sizes=BOTH,
        aim_at=SMALL,
    ),
    Row("import a volume of 236 papers, 4 MB of TEI", "store.import_volume:all", aim=5000),
    Row("the same in the window: until progress is shown", "gaps.volume:told", aim=200),
    Row(
        "fold in as many annotations of another reader",
        "merging.merge:merge",
        "plain.bulk:bulk",
        "raw",
        3000,
        sizes=BOTH,
        aim_at=SMALL,
    ),
    Row("the same, a tenth as many", "merging.merge:few_merge", sizes=BOTH),
    Row("read that file", "merging.merge:read", sizes=BOTH),
    Row("say what folding it in comes to", "merging.merge:preview", sizes=BOTH),
    Row("fold it in again: nothing new", "merging.merge:again", sizes=BOTH),
    Row("undo folding it in", "merging.merge:undo", sizes=BOTH),
    Row("write everybody's annotations as an exchange file", "merging.merge:write", sizes=BOTH),
    Row("place 1,000 quotations in a damaged copy of 6 KB", "merging.place:short", aim=200),
    Row("place 1,000 quotations in a damaged copy of 1 MB", "merging.place:long", aim=4000),
    Row("start: --help", "start.starts:help", "start.starts:bare_help", "python -c 'import click'", 1000),
    Row(
        "start: picture of a usable window",
        "start.starts:window",
        "start.starts:bare_window",
        "bare QPlainTextEdit, grabbed",
        1000,
    ),
    *(
        Row(f"longest silence of the window: {words}", f"gaps.{name}", aim=100)
        for words, name in (
            ("go to the document from another", "reading:go"),
            ("choose an annotation, its card opens", "reading:choose"),
            ("type a note", "reading:note"),
            ("filter by a tag", "reading:tag"),
            ("filter by a word", "reading:word"),
            ("take the filter away", "reading:clear"),
            ("sort the cards by tag", "reading:sort"),
            ("the other theme", "reading:theme"),
            ("zoom", "reading:zoom"),
            ("find in the document", "reading:find"),
            ("picture of cross-references", "reading:network"),
            ("tags at a glance", "reading:whole"),
            ("search everywhere", "changing:search"),
            ("tag all hits", "changing:tag_hits"),
            ("undo that", "changing:undo"),
            ("import the text", "changing:import"),
            ("import a volume of 236 papers", "volume:silence"),
            ("take exported JSON back", "taking_back:json"),
        )
    ),
)
