"""The verbs of quoting: the clipboard, the notes of a sitting, the records, the list of works."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from annotator import quoting
from annotator.citing import styles
from annotator.citing.marks import MARKS, Marks
from annotator.citing.quotation import Notes, Passage
from annotator.citing.styles import Style
from annotator.formats.works import NAMES, SUFFIXES
from annotator.gui import ask, background
from annotator.gui.language import counted, tr
from annotator.store import works

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


class Quoting:
    """Keeps which works were cited in this sitting, so that later notes are short."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._notes = Notes()

    @property
    def style_name(self) -> str:
        """The name of the citation style the person chose."""
        chosen = self._session.settings.get("citation_style", styles.DEFAULT)
        return chosen if chosen in styles.STYLES else styles.DEFAULT

    @property
    def style(self) -> Style:
        """The citation style the person chose."""
        return styles.STYLES[self.style_name]

    @property
    def marks(self) -> Marks | None:
        """The quotation marks the person chose; None for those of the style."""
        return MARKS.get(self._session.settings.get("quotation_marks", ""))

    def copy(self) -> None:
        """Copy the selection, or the current annotation, as a quotation with its note."""
        passage = self._passage()
        if passage is None:
            return
        made = self._notes.quote(passage, self.style, self.marks)
        data = QMimeData()
        data.setText(made.plain)
        data.setHtml(made.html)
        data.setData("text/markdown", made.markdown.encode("utf-8"))
        QGuiApplication.clipboard().setMimeData(data)
        self._window.selection_bar.hide()
        words = tr("Copied the quotation with its note: {0}").format(made.note)
        if passage.where.is_inferred:
            words = tr("{0} The page in brackets is inferred from the next one.").format(words)
            confirm = partial(self._confirm_and_copy, passage.work_id)
            self._window.messages.say(words, tr("It is right"), confirm)
        else:
            self._window.messages.tell(words)

    def _passage(self) -> Passage | None:
        chosen, session = self._window.view.passage(), self._session
        if chosen:
            return session.attempt(quoting.passage_at, session.project, session.document_id, *chosen)
        if session.annotation_id:
            return session.attempt(quoting.passage_of, session.project, session.annotation_id)
        self._window.messages.tell(tr("Select some words first; Shift and the arrows do it too."))
        return None

    def begin_again(self) -> None:
        """Forget which works were cited: the next note is in full."""
        self._notes.reset()
        self._window.messages.tell(tr("The next note of each work is in full again."))

    def _confirm_and_copy(self, document_id: str) -> None:
        self._session.attempt(works.confirm_pages, self._session.project, document_id)
        self.copy()

    def confirm_pages(self) -> None:
        """Say that the inferred page numbers of the open document are right."""
        project, here = self._session.project, self._session.document_id
        if not here or not works.has_inferred_pages(project, here):
            self._window.messages.tell(tr("No page number of this document is inferred."))
            return
        self._session.attempt(works.confirm_pages, project, here)
        self._window.messages.tell(tr("Notes give the page numbers of this document without brackets now."))

    def edit_record(self) -> None:
        """See and edit what is known of the chosen document, and of the outside sources."""
        from annotator.gui.quoting.record import RecordDialog, all_records

        self._window.sidebar.flush()
        self._window.documents.show_chosen()
        records = all_records(self._session)
        if records:
            RecordDialog(self._window, self.style, records).open()
        else:
            self._window.messages.tell(tr("This project has no documents yet."))

    def export(self) -> None:
        """Write the works quoted, as far as the filter leaves them, to a file for reference managers."""
        window, project = self._window, self._session.project
        window.sidebar.flush()
        proposed = project.path.with_suffix(".bib").name
        kinds = ";;".join(f"{words} (*{SUFFIXES[name]})" for name, words in NAMES.items())
        path = ask.save_file(window, tr("Export works quoted"), proposed, kinds)
        if path is None:
            return
        query = window.floating.filter_line()
        with background.progress(window, tr("Exporting…")) as progress:
            count = self._session.attempt(quoting.export, project, path, _format_of(path), query, progress)
        if count is not None:
            said = tr("1 work") if count == 1 else tr("{0} works").format(counted(count))
            window.messages.tell(tr("Wrote {0} to {1}.").format(said, path.name))


def _format_of(path: Path) -> str:
    """The format that the ending of a file names; BibLaTeX for any other."""
    return next((name for name, suffix in SUFFIXES.items() if suffix == path.suffix.lower()), "biblatex")
