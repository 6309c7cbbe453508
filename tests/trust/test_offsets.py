"""A passage keeps its words from the file to the page, by the selection into the project, out and in again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from annotator import exchanging, jobs
from annotator.errors import UnreadableFile
from annotator.gui import app
from annotator.gui.main_window import MainWindow
from annotator.model import Identity, Reader
from annotator.settings import Settings
from annotator.store import annotations, documents
from annotator.store.project import Project
from annotator.text.anchor import trimmed
from tests.trust.bar import Bar

ANA = Identity(Reader("01900000-0000-7000-8000-00000000000a", "Ana"), "anasown1")
BEN = Identity(Reader("01900000-0000-7000-8000-00000000000b", "Ben"), "bensown1")
PIECES = (
    *(
        "word ",
        "peace treaty ",
        "a",
        ". ",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\t",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\x0b",
        "\x85",
    ),
    *(
        "😀",
        "👩‍👩‍👧‍👦",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "e\u0301",
        "\u0958",
        "가",
        "\u0301",
        "𝔘𝔫𝔦",
        "\ufeff",
        "\u200d",
        "\x00",
        "\ufdd0",
        "\ufffc",
        "\ufffe",
    ),
    *("שלום ", "العربية ", "\u202eabc\u202c", "\u2067x\u2069", "ไทย", "東京条約", "ﬁ", "İ", "ß"),
)


def a_text(chance: random.Random) -> str:
    """Some pieces, and at least one word to mark."""
    pieces = chance.choices(PIECES, k=chance.randint(3, 60))
    return "".join([*pieces, "marked", *chance.choices(PIECES, k=5)])


@pytest.fixture
def window(settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    jobs.create_project(tmp_path / "Offsets.annotator", ANA).close()
    settings.set("device", ANA.device)
    settings.set("reader_id", ANA.reader.id)
    settings.set("reader_name", "Ana")
    settings.set("language", "en")
    made = app.open_window(tmp_path / "Offsets.annotator", settings.path)
    yield made
    if isValid(made):
        made.close()
        made.deleteLater()
    app._windows.clear()


def test_a_passage_keeps_its_words_all_the_way(window: MainWindow, tmp_path: Path, bar: Bar) -> None:
    chance, count = random.Random(bar.seed(1)), bar.count(60)
    moved = tried = 0
    for number in range(count):
        file = tmp_path / "text.txt"
        file.write_bytes(chance.choice(("", "\ufeff")).encode() + f"{number} {a_text(chance)}".encode())
        try:
            (here,) = jobs.import_documents(window.session.project, file)
        except UnreadableFile:  # mostly control characters: no text file
            continue
        made = _marked_by_hand(window, here, chance)
        tried += len(made)
        moved += sum(_by_utf16(window.view.text, one) for one in made)
    _goes_out_and_in(window.session.project, tmp_path)
    assert moved, "offsets of UTF-16 must fail where letters lie beyond the first plane"
    control = f"offsets of UTF-16 would have shown other words {moved} times"
    bar.tell(
        "A passage keeps its words from file to page to file", f"{tried} passages in {count} texts", "0 other", control
    )


def _marked_by_hand(window: MainWindow, here: str, chance: random.Random) -> list[tuple[int, int, str]]:
    """Show a text, select in it as the mouse does, highlight; what was marked must be what was selected."""
    window.session.show_document(here)
    view, text = window.view, documents.text(window.session.project, here)
    assert view.text == text
    assert view.document().characterCount() - 1 == len(text.encode("utf-16-le")) // 2
    found = []
    for _ in range(3):
        start, end = sorted(chance.sample(range(len(text) + 1), 2))
        view.select(start, end)
        chosen = view.passage()
        if chosen is None or trimmed(text, *chosen)[0] >= trimmed(text, *chosen)[1]:
            continue
        window.annotating.highlight()
        one = window.session.current()
        if one is None:  # none but signs without width
            continue
        assert text[one.start : one.end] == one.quote == text[slice(*trimmed(text, *chosen))]
        assert one.quote in text[max(0, start - 12) : end + 12]  # as far as whole letters go
        found.append((one.start, one.end, one.quote))
    QApplication.processEvents()
    return found


def _by_utf16(text: str, one: tuple[int, int, str]) -> bool:
    """The control: whether offsets that count as Qt does would lead to other words."""
    start, end = (len(text[:offset].encode("utf-16-le")) // 2 for offset in one[:2])
    return text[start:end] != one[2]


def _goes_out_and_in(project: Project, folder: Path) -> None:
    """As an exchange file and as JSON, into projects that have the same texts: the same words, code points, ids."""
    before = _passages(project)
    exchanging.export(project, folder / "sent.json")
    jobs.export(project, "json", folder / "web.json")
    with closing(jobs.create_project(folder / "Ben.annotator", BEN)) as bens:
        exchanging.merge(bens, folder / "sent.json", exchanging.read(folder / "sent.json"))
        assert _passages(bens) == before
    with closing(jobs.create_project(folder / "Again.annotator", BEN)) as again:
        for document in documents.listed(project):
            copy = folder / "copy.txt"
            copy.write_bytes(documents.text(project, document.id).encode())
            assert jobs.import_documents(again, copy) == [document.id]
        jobs.import_annotations(again, folder / "web.json")
        assert _passages(again) == before


def _passages(project: Project) -> set[tuple[str, int, int, str]]:
    ids = [row["id"] for row in project.rows("SELECT id FROM annotation WHERE alive")]
    loaded = annotations.load(project, ids)
    return {(one.document_id, span.start, span.end, span.quote) for one in loaded for span in one.spans}
