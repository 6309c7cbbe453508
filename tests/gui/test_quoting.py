"""One key from a passage to the finished quotation, and the form of what is known of a work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from annotator import quoting
from annotator.gui import ask
from annotator.gui.main_window import MainWindow
from annotator.gui.preferences import Preferences
from annotator.gui.quoting.record import RecordDialog
from annotator.settings import Settings
from annotator.store import documents, history, links, snapshot, works
from tests.conftest import HERE
from tests.gui.conftest import SAMPLES, Hand, Opener, settle
from tests.gui.test_preferences import choose
from tests.making import mark_words
from tests.test_quoting import FOOTNOTE, MARKDOWN, QUOTATION, WORDS

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOOK = "@book{s, title={Swing Time}, author={Smith, Zadie}, publisher={Penguin Press}, address={New York}, year=2016}"


def clipboard() -> QMimeData:
    found = QGuiApplication.clipboard().mimeData()
    assert found is not None
    return found


def quote(hand: Hand, words: str = "") -> str:
    """Select words, if there are any, press the key, and see what the clipboard holds as Markdown."""
    if words:
        hand.drag_over(words)
    hand.key(Qt.Key.Key_C, CONTROL, SHIFT)
    return bytes(clipboard().data("text/markdown").data()).decode("utf-8")


@pytest.fixture
def form(window: MainWindow) -> RecordDialog:
    """The form, on the letter."""
    window.actions_by_name["edit.record"].trigger()
    settle()
    found = window.findChild(RecordDialog)
    assert found is not None
    return found


def write(form: RecordDialog, name: str, words: str) -> None:
    """Type into a field."""
    line = form.lines[name]
    line.setFocus()
    line.selectAll()
    line.insert(words)
    line.textEdited.emit(words)


def test_one_key_copies_the_selection_three_ways(window: MainWindow, hand: Hand) -> None:
    assert quote(hand, WORDS) == MARKDOWN
    note = FOOTNOTE.replace("*", "")
    assert clipboard().text() == f"{QUOTATION}\n\n{note}"
    assert "<i>Berlin Crisis, 1962–1963</i>" in clipboard().html()
    assert window.messages.sentence == f"Copied the quotation with its note: {note}"


def test_without_a_selection_it_is_the_annotation_and_then_nothing(window: MainWindow, hand: Hand) -> None:
    QGuiApplication.clipboard().setText("as it was")
    hand.key(Qt.Key.Key_C, CONTROL, SHIFT)
    assert clipboard().text() == "as it was"
    assert window.messages.sentence.startswith("Select some words first")
    made = mark_words(window.session.project, window.session.document_id, WORDS)
    window.session.choose(made)
    assert quote(hand) == MARKDOWN


def test_later_notes_are_short_until_one_begins_again(window: MainWindow, hand: Hand) -> None:
    quote(hand, WORDS)
    assert quote(hand, "a desire to prevent by all means").endswith("[^2]: Ibid., p. 337.")
    window.actions_by_name["edit.begin_notes"].trigger()
    assert quote(hand, WORDS) == MARKDOWN


def test_an_inferred_page_is_confirmed_from_the_message(opened: Opener, project_path: Path, settings: Settings) -> None:
    window = opened(project_path)
    window.filing.take_in([Path(__file__).resolve().parents[2] / "sample_docs" / "letter.txt"])
    settle()
    hand = Hand(window)
    assert quote(hand, "this source will always").endswith(r"p. \[337\].")
    assert "inferred" in window.messages.sentence
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == "It is right").click()
    assert (
        bytes(clipboard().data("text/markdown").data())
        .decode("utf-8")
        .endswith("[^1]: Message From Chairman Khrushchev to President Kennedy, doc. 125, p. 337.")
    )
    assert not any(page.inferred for page in window.view.drawing.pages)
    window.actions_by_name["edit.confirm_pages"].trigger()
    assert window.messages.sentence == "No page number of this document is inferred."


def test_the_style_and_the_marks_of_the_preferences(window: MainWindow, hand: Hand, settings: Settings) -> None:
    hand.key(Qt.Key.Key_Comma, CONTROL)
    dialog = window.findChild(Preferences, "preferences")
    assert dialog is not None
    choose(dialog.citation_style, "mla")
    choose(dialog.marks, "german")
    dialog.close()
    window.activateWindow()
    settle()
    found = quote(hand, "Such, evidently, are “traditions” in the United States")
    assert found.startswith("„Such, evidently, are ‚traditions‘ in the United States“ (“Message From")
    assert settings.path is not None
    assert Settings(settings.path).get("citation_style", "") == "mla"


def test_the_form_shows_how_the_work_is_cited_and_saves_in_one_step(window: MainWindow, form: RecordDialog) -> None:
    here = window.session.document_id
    assert form.lines["editor"].text() == "Sampson, Charles S."
    write(form, "place", "Washington, DC")
    write(form, "author", "Khrushchev, Nikita S.")
    assert "Washington, DC: Government Printing Office" in form.preview.text()
    assert works.get(window.session.project, here).details["publisher-place"] == "Washington"
    form.save.click()
    saved = works.get(window.session.project, here)
    assert saved.details["publisher-place"] == "Washington, DC"
    assert saved.details["author"] == [{"family": "Khrushchev", "given": "Nikita S."}]
    assert saved.details["editor"] == ["Charles S. Sampson"]
    step = history.next_undo(window.session.project)
    assert step is not None
    assert step.label == "Edit bibliographic data"
    window.undo()
    assert works.get(window.session.project, here).details["publisher-place"] == "Washington"


def test_the_form_saves_only_what_was_changed_in_it(window: MainWindow, form: RecordDialog) -> None:
    project, here = window.session.project, window.session.document_id
    works.write(project, works.get(project, here)._replace(details={"publisher": "Ours", "DOI": "10.1/1"}))
    form.reject()
    window.actions_by_name["edit.record"].trigger()
    form = window.findChildren(RecordDialog)[-1]
    before = works.get(project, here)
    write(form, "place", "Moscow")
    write(form, "publisher", "")
    details = {**before.details, "DOI": "10.1/2", "publisher": "Theirs", "publisher-place": "Theirs"}
    works.write(project, before._replace(title="Theirs", details=details))
    form.save.click()
    found = works.get(project, here)
    assert found.title == "Theirs"
    assert found.details["DOI"] == "10.1/2"
    assert found.details["publisher-place"] == "Moscow", "of what both changed, the form's counts"
    assert found.number == before.number
    assert "publisher" not in found.details


def test_dates_are_read_while_they_are_typed(form: RecordDialog) -> None:
    def hint() -> str:
        return form._hints["date"].text()

    assert hint() == "Reads: September 25–30, 1962"
    write(form, "date", "1962-13")
    assert hint() == (
        "“1962-13” has no month of the calendar: 01 to 12, or 21 to 24 for seasons. Notes give it as it stands."
    )
    write(form, "date", "1962")
    assert hint() == ""


def test_fields_go_by_the_kind_of_work(form: RecordDialog) -> None:
    assert form.lines["archive"].isHidden()
    choose(form.kind, "manuscript")
    assert not form.lines["archive"].isHidden()
    assert not form.lines["series"].isHidden(), "what is filled stays in sight"
    assert form.lines["issue"].isHidden()


def test_an_outside_source_is_filled_from_a_reference_manager(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = window.session.project
    source = links.add_source(project, "Smith")
    window.actions_by_name["edit.record"].trigger()
    form = window.findChild(RecordDialog)
    assert form is not None
    choose(form.works, source)
    QGuiApplication.clipboard().setText("nothing of the kind")
    form.fill.click()
    assert form.trouble.text() == "This is neither CSL-JSON, BibTeX nor RIS; nothing was taken in."
    file = tmp_path / "works.bib"
    file.write_text(f"{BOOK}\n{BOOK.replace('Swing Time', 'White Teeth')}", "utf-8")
    asked = []
    monkeypatch.setattr(ask, "one_of", lambda *given: asked.append(given[-1]) or 0)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    form.drop(dropped)
    assert asked == [["Swing Time, 2016", "White Teeth, 2016"]]
    assert form.preview.text() == "Zadie Smith, <i>Swing Time</i> (New York: Penguin Press, 2016)."
    form.save.click()
    assert quoting.work(project, source).publisher == "Penguin Press"


def test_words_of_a_record_are_no_markup(window: MainWindow, form: RecordDialog) -> None:
    write(form, "title", "<img src=x> & co")
    assert "&lt;img src=x&gt; &amp; co" in form.preview.text()


def test_a_record_without_a_title_stays_in_the_form(window: MainWindow, form: RecordDialog) -> None:
    write(form, "title", "")
    form.save.click()
    assert form.isVisible()
    assert form.trouble.text() == "A record needs a title."
    form.reject()
    assert documents.listed(window.session.project)[0].title.startswith("Message")


def test_the_web_copy_is_quoted_in_full_once_the_form_is_filled(window: MainWindow, hand: Hand) -> None:
    window.filing.take_in([SAMPLES / "letter.txt"])
    settle()
    assert quote(hand, WORDS) == (
        f"{QUOTATION}[^1]\n\n[^1]: Message From Chairman Khrushchev to President Kennedy, doc. 125, p. 338."
    )
    hand.key(Qt.Key.Key_B, CONTROL, SHIFT, on=window.view)
    form = window.findChild(RecordDialog)
    assert form is not None
    for name, words in UNKNOWN_TO_THE_WEB_COPY:
        assert form.lines[name].isVisibleTo(form), name
        assert form.lines[name].text() == "", name
        form.lines[name].setFocus()
        QGuiApplication.clipboard().setText(words)
        hand.key(Qt.Key.Key_V, CONTROL, on=form.lines[name])  # Qt's tests type no dashes
    assert form.preview.text().endswith("(Washington: Government Printing Office, 1994), doc. 125.")
    form.save.click()
    window.activateWindow()
    settle()
    assert quote(hand) == MARKDOWN
    hand.key(Qt.Key.Key_H)
    window.actions_by_name["edit.begin_notes"].trigger()
    window.session.choose(snapshot.of(window.session.project).annotations[0].id)
    assert quote(hand) == MARKDOWN
    assert clipboard().text() == f"{QUOTATION}\n\n{FOOTNOTE.replace('*', '')}"
    assert quote(hand, "a desire to prevent by all means").endswith(r"[^2]: Ibid., p. \[337\].")


UNKNOWN_TO_THE_WEB_COPY = (
    ("date_words", "undated"),
    ("series", "Foreign Relations of the United States"),
    ("series_years", "1961–1963"),
    ("volume", "Volume XV"),
    ("volume_title", "Berlin Crisis, 1962–1963"),
    ("editor", "Sampson, Charles S."),
    ("publisher", "United States Government Printing Office"),
    ("place", "Washington"),
    ("issued", "1994"),
)


@pytest.mark.parametrize(("name", "beginning"), [("w.bib", "@incollection"), ("w.json", "[\n"), ("w.ris", "TY  - GOV")])
def test_the_works_quoted_are_exported(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, beginning: str
) -> None:
    mark_words(window.session.project, window.session.document_id, WORDS)
    monkeypatch.setattr(ask, "save_file", lambda *_given: tmp_path / name)
    window.actions_by_name["file.export_works"].trigger()
    assert (tmp_path / name).read_text("utf-8").startswith(beginning)
    assert window.messages.sentence == f"Wrote 1 work to {name}."


@pytest.mark.parametrize("command", ["", "copy", "copy_quotation"])
def test_what_was_copied_outlives_the_program_without_a_crash(tmp_path: Path, command: str) -> None:
    """Qt ends after Python; data that Python made crashed it."""
    code = f"""
from pathlib import Path
from annotator import jobs
from annotator.gui import app
from annotator.model import Identity, Reader
identity = Identity(Reader("01890000-0000-7000-8000-00000000000a", "Ana"), "anaanaan")
path = Path({str(tmp_path)!r}) / "a.annotator"
jobs.make_sample_project(path, identity).close()
window = app.open_window(path, path.with_suffix(".json"))
window.view.select(20, 60)
if {command!r}:
    window.actions_by_name["edit.{command}"].trigger()
    assert app.QApplication.clipboard().text()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, check=False, capture_output=True)
    assert (done.returncode, done.stderr[-500:]) == (0, b"")
