"""A day with a volume in the window: from the file to the notes of a paper, and what was written read back."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator import jobs
from annotator.gui import ask
from annotator.gui.main_window import MainWindow
from annotator.model import Annotation, Identity
from annotator.store import documents, outline, snapshot
from tests.formats.test_docx_notes import cited
from tests.gui.conftest import Hand, Opener, settle
from tests.test_papers_day import read_markdown, read_word
from tests.volume_file import DENIED, ICE, PROMISE, Quoted, a_volume, footnote

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FORMATS = ("docx-notes", "md", "csv")


@pytest.fixture
def desk(opened: Opener, tmp_path: Path, identity: Identity) -> MainWindow:
    """The window on an empty project."""
    project = jobs.create_project(tmp_path / "Paper.annotator", identity)
    project.close()
    return opened(project.path)


def all_of(window: MainWindow) -> list[Annotation]:
    return list(snapshot.of(window.session.project).annotations)


def import_volume(hand: Hand, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(ask, "open_files", lambda *_given: [a_volume(folder)])
    hand.key(Qt.Key.Key_I, CONTROL, on=hand.window.view)
    assert hand.window.messages.sentence.startswith("Imported harbour-v2.xml: 3 documents.")
    assert [one.number for one in documents.listed(hand.window.session.project)] == ["31", "32", "33"]
    hand.window.view.setFocus()


def annotate_ice(hand: Hand) -> None:
    """The passage over a page break, with a note and a new tag."""
    hand.drag_over(ICE.words[0])
    hand.key(Qt.Key.Key_N)
    hand.type("A *promise*, **twice** kept.")
    hand.key(Qt.Key.Key_Escape)
    tag(hand, "promises/ice")


def annotate_promise(hand: Hand) -> None:
    """Two fragments of one quotation, with what the reader leaves out between them."""
    hand.key(Qt.Key.Key_PageDown, CONTROL)
    hand.drag_over(PROMISE.words[0])
    hand.key(Qt.Key.Key_H)
    hand.drag_over(PROMISE.words[1])
    hand.key(Qt.Key.Key_A)
    tag(hand, "promises")


def annotate_denied(hand: Hand) -> None:
    """A highlight in another colour, with the last tag again and another."""
    hand.key(Qt.Key.Key_PageDown, CONTROL)
    hand.drag_over(DENIED.words[0])
    hand.key(Qt.Key.Key_2)
    hand.key(Qt.Key.Key_G)
    tag(hand, "denials")


def tag(hand: Hand, path: str) -> None:
    hand.key(Qt.Key.Key_T)
    hand.type(path)
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)


def copied(hand: Hand) -> dict[str, str]:
    """What one key puts on the clipboard of the annotation one is at, in its three forms."""
    hand.key(Qt.Key.Key_C, CONTROL, SHIFT)
    found = QGuiApplication.clipboard().mimeData()
    assert found is not None
    markdown = bytes(found.data("text/markdown").data()).decode("utf-8")
    return {"text": found.text(), "html": found.html(), "markdown": markdown}


def in_three_forms(one: Quoted, number: int) -> dict[str, str]:
    note = footnote(one)
    html = re.sub(r"\*(.+?)\*", r"<i>\1</i>", note)
    words = one.quotation.replace("&", "&amp;")
    return {
        "text": f"{one.quotation}\n\n{note.replace('*', '')}",
        "html": f"<p>{words}<sup>{number}</sup></p>\n<p><sup>{number}</sup> {html}</p>",
        "markdown": f"{one.quotation}[^{number}]\n\n[^{number}]: {note}",
    }


def arrange(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the three into an outline by keys: the last under a section within the first."""
    window = hand.window
    hand.key(Qt.Key.Key_N, CONTROL, SHIFT)
    panel, by_words = window.sheets.notes, {one.quote: one.id for one in all_of(window)}
    wanted = ((" … ".join(PROMISE.words), "Promises"), (ICE.words[0], "Promises"), (DENIED.words[0], "Broken"))
    for words, section in wanted:
        panel.table.setFocus()
        panel.table.go_to(by_words[words])
        monkeypatch.setattr(ask, "one_or_new", lambda *_given, section=section: section)
        hand.key(Qt.Key.Key_S)
    panel.outline.show_section(next(one.id for one in outline.read(window.session.project) if one.title == "Broken"))
    panel.outline.setFocus()
    hand.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [(one.title, one.level, len(one.entries)) for one in outline.read(window.session.project)] == [
        ("Promises", 0, 2),
        ("Broken", 1, 1),
    ]


def export(window: MainWindow, name: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Export from the notes sheet; returns what the window says."""
    monkeypatch.setattr(ask, "save_file", lambda *_given: path)
    action = window.sheets.notes.findChild(QAction, f"notes.export.{name}")
    assert action is not None
    action.trigger()
    return window.messages.sentence


def test_a_day_with_a_volume(desk: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hand = Hand(desk)
    import_volume(hand, monkeypatch, tmp_path)
    reading: tuple[tuple[Callable[[Hand], None], Quoted], ...] = (
        (annotate_ice, ICE),
        (annotate_promise, PROMISE),
        (annotate_denied, DENIED),
    )
    for number, (annotate, one) in enumerate(reading, start=1):
        annotate(hand)
        assert QApplication.focusWidget() is desk.view
        assert copied(hand) == in_three_forms(one, number)
    assert [(one.quote, one.note, one.tags, one.pages) for one in all_of(desk)] == [
        (ICE.words[0], "A *promise*, **twice** kept.", ("promises/ice",), ("90", "91")),
        (" … ".join(PROMISE.words), "", ("promises",), ("91", "92")),
        (DENIED.words[0], "", ("promises", "denials"), ("94",)),
    ]
    arrange(hand, monkeypatch)
    for name in FORMATS:
        sentence = export(desk, name, tmp_path / f"paper.{name}", monkeypatch)
        assert sentence == f"Wrote 3 annotations to paper.{name}."
    read_markdown(tmp_path / "paper.md")
    read_word(tmp_path / "paper.docx-notes")
    with (tmp_path / "paper.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["quotation"], row["section"]) for row in rows] == [
        (" … ".join(PROMISE.words), "Promises"),
        (ICE.words[0], "Promises"),
        (DENIED.words[0], "Promises / Broken"),
    ]


def test_the_notes_are_in_the_style_of_the_preferences(
    desk: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hand, path = Hand(desk), tmp_path / "paper.docx"
    import_volume(hand, monkeypatch, tmp_path)
    annotate_ice(hand)
    desk.session.settings.set("citation_style", "mhra")
    monkeypatch.setattr(ask, "save_file", lambda *_given: path)
    desk.actions_by_name["file.export_docx-notes"].trigger()
    assert cited(path)["1"].startswith("‘Letter From Consul Amsel to Minister Brandt’, 3 March 1871, in *Papers of")


def test_what_is_exported_is_what_the_screen_shows(
    desk: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hand, path = Hand(desk), tmp_path / "some.csv"
    import_volume(hand, monkeypatch, tmp_path)
    for annotate in (annotate_ice, annotate_promise, annotate_denied):
        annotate(hand)
    monkeypatch.setattr(ask, "save_file", lambda *_given: path)

    def exported() -> list[str]:
        desk.actions_by_name["file.export_csv"].trigger()
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [row["pages"] for row in csv.DictReader(file)]

    desk.sidebar.filter.setText("#denials")
    settle()
    assert exported() == ["94"]
    hand.key(Qt.Key.Key_N, CONTROL, SHIFT)
    panel = desk.sheets.notes
    assert exported() == ["90–91", "91–92", "94"], "the sheet that covers the page has a filter of its own"
    panel.filter_bar.line.setText("page:91")
    settle()
    assert exported() == ["90–91", "91–92"]
    panel.table.setFocus()
    panel.table.go_to(all_of(desk)[0].id)
    monkeypatch.setattr(ask, "one_or_new", lambda *_given: "Section")
    hand.key(Qt.Key.Key_S)
    panel.unsorted.click()
    assert exported() == ["91–92"]
    panel.close_sheet()
    assert exported() == ["94"]
