"""What a reader does with files: open and make projects, take documents in, write annotations out."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QMenu

from annotator import exchanging, jobs, reading
from annotator.errors import AnnotatorError, UnknownEncoding
from annotator.formats import READERS, WRITERS, reader_for
from annotator.gui import ask, background, importing
from annotator.gui.language import counted, said, tr
from annotator.ids import new_device
from annotator.model import Identity
from annotator.store import annotations, backups, copies, documents
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

_MOST_RECENT = 10
_EXPORT_KINDS = {
    "csv": "CSV (*.csv)",
    "xlsx": "XLSX (*.xlsx)",
    "md": "Markdown (*.md)",
    "docx-notes": "DOCX (*.docx)",
    "docx-endnotes": "DOCX (*.docx)",
    "html": "HTML (*.html)",
    "docx": "DOCX (*.docx)",
    "tei": "TEI (*.xml)",
    "json": "JSON (*.json)",
    "qdpx": "REFI-QDA (*.qdpx)",
    "qdc": "REFI-QDA (*.qdc)",
}


class Filing:
    """The verbs of the File menu."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session
        self._settings = window.session.settings

    # --- projects

    def new(self) -> None:
        """Make an empty project and open it."""
        path = ask.save_file(
            self._window, tr("New project"), tr("Project") + jobs.PROJECT_SUFFIX, _projects(self._window)
        )
        if path:
            project = self._window.attempt(jobs.create_project, path, self._settings.identity())
            if project:
                made = project.path
                project.close()
                self._window.open_project(made)

    def open(self) -> None:
        """Open a project."""
        folder = str(self._session.project.path.parent)
        kinds = _projects(self._window)
        for path in ask.open_files(self._window, tr("Open project"), folder, kinds)[:1]:
            self._window.open_project(path)

    def work_on_copy(self) -> None:
        """Write the whole project to another file and go on in that one."""
        path = self.save_copy()
        if path:
            self._window.open_project(path)

    def save_copy(self) -> Path | None:
        """Write the whole project to another file; one goes on in this one. Gives the file, where there is one."""
        proposed = tr("{0} copy").format(self._session.project.path.stem) + jobs.PROJECT_SUFFIX
        path = ask.save_file(self._window, tr("Save a copy"), proposed, _projects(self._window))
        if path:
            saved = self._session.attempt(self._copy, path)
            if saved:
                self._window.messages.tell(tr("Saved a copy as {0}.").format(path.name))
                return path
        return None

    def _copy(self, path: Path) -> bool:
        """Write a copy, and into it what could not be saved here."""
        project, unsaved = self._session.project, self._window.sidebar.unsaved()
        copies.save(project, path)
        if unsaved:
            copy = Project.open(path, Identity(project.reader, new_device()))
            try:
                for where, words in unsaved.items():
                    annotations.write_words(copy, *where, words)
            finally:
                copy.close()
        return True

    def may_close(self) -> bool:
        """Save what is typed; whether all is saved, or the person will do without the rest."""
        window, title = self._window, tr("Not saved")
        note = tr("The note you are writing could not be saved. Close all the same, and lose it?")
        version = tr("A version of the group’s own is begun and not kept. Close all the same, and lose it?")
        if not window.sidebar.flush() and not ask.sure(window, title, note):
            return False
        return not window.sheets.has_draft() or ask.sure(window, title, version)

    def fill_recent(self, menu: QMenu) -> None:
        """List the projects that were open last."""
        menu.clear()
        for name in self.recent():
            path = Path(name)
            menu.addAction(path.stem, partial(self._window.open_project, path)).setToolTip(name)
        menu.setEnabled(bool(menu.actions()))

    def recent(self) -> list[str]:
        """Projects that were open last and are still there."""
        found = self._settings.get("recent", [])
        return [name for name in found if isinstance(name, str) and Path(name).exists()]

    def remember(self) -> None:
        """The open project is the one to open next time."""
        here = str(self._session.project.path.resolve())
        self._settings.set("recent", [here, *(name for name in self.recent() if name != here)][:_MOST_RECENT])

    # --- documents in

    def import_(self) -> None:
        """Choose files and take them in."""
        endings = " ".join(f"*{suffix}" for one in READERS.values() for suffix in one.suffixes)
        kinds = tr("Documents and annotations ({0})").format(f"{endings} {exchanging.ENDINGS}")
        self.take_in(ask.open_files(self._window, tr("Import"), "", kinds))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files in: documents, annotations of this program or another, or a project to open instead."""
        shown = ""
        theirs = [path for path in paths if exchanging.is_to_merge(path)]
        for path in paths:
            if path in theirs:
                continue
            if path.suffix.lower() == jobs.PROJECT_SUFFIX:
                self._window.open_project(path)
                return
            if jobs.is_annotation_file(path):
                self._take_annotations(path)
                continue
            ids = self._take_document(path)
            shown = shown or (ids[0] if ids else "")
        if shown:
            self._session.go_to_id(shown)
        self._window.exchange.look_at(theirs)  # last, so that it knows the documents that came with them

    def _take_annotations(self, path: Path) -> None:
        count = self._session.attempt(self._read_and_take, path)
        if count is not None:
            self._window.messages.tell(tr("{0} new annotations from {1}.").format(counted(count), path.name))

    def _read_and_take(self, path: Path) -> int:
        """Read beside the window, then write; both can be stopped."""
        words = tr("Reading {0}…").format(path.name)
        found = background.read(self._window, words, partial(reading.exported, path))
        self._window.sidebar.flush()
        self._session.backups.before(backups.IMPORT)
        with background.progress(self._window, tr("Importing {0}…").format(path.name)) as progress:
            return jobs.add_annotations(self._session.project, path, found, progress)

    def _take_document(self, path: Path) -> list[str]:
        project = self._session.project
        before = {document.id for document in documents.listed(project)}
        try:
            ids = self._read_and_add(path)
        except UnknownEncoding:
            ids = self._with_encoding(path)
        except AnnotatorError as error:
            self._session.trouble.emit(said(error))
            return []
        new = len(set(ids) - before)
        if ids and not new:
            self._window.messages.tell(tr("{0} is in this project already.").format(path.name))
        elif ids:
            words = tr("Imported {0}: {1} documents.").format(path.name, counted(new))
            outside = jobs.outside_documents([documents.get(project, one) for one in ids])
            if outside:
                left = tr("{0} characters outside them (lists, prefaces) were left out.").format(counted(outside))
                words = f"{words} {left}"
            empty = jobs.pages_without_text([documents.get(project, one) for one in ids])
            if empty:
                pictures = tr("{0} pages are pictures without text.").format(counted(empty))
                words = f"{words} {pictures}"
            self._window.messages.tell(words)
        return ids

    def _read_and_add(self, path: Path, encoding: str = "") -> list[str]:
        """Read beside the window, then write; both can be stopped."""
        words, project = tr("Reading {0}…").format(path.name), self._session.project
        found, sent = background.read(self._window, words, partial(jobs.read_file, path, "", encoding))
        if len(found) > 1 and reader_for(path).whole is not None:
            work = partial(jobs.read_file, path, "", encoding, whole=True)
            whole = background.read(self._window, words, work).documents
            answer = importing.as_one(self._window, path.name, found, whole)
            if answer is None:
                return []
            found = whole if answer else found
        self._window.sidebar.flush()
        if sent is not None and exchanging.is_of_ours(project, sent):
            self._window.exchange.look_at([path])
            return []
        self._session.backups.before(backups.IMPORT)
        with background.progress(self._window, tr("Importing {0}…").format(path.name)) as progress:
            if sent is not None:
                return exchanging.add_marked(project, path, found, sent, progress)
            return jobs.add_documents(project, path, found, progress=progress)

    def _with_encoding(self, path: Path) -> list[str]:
        """Ask how a text file is encoded, showing how it would read."""
        encoding = importing.encoding(self._window, path)
        ids = self._session.attempt(self._read_and_add, path, encoding) if encoding else None
        return ids or []

    def drop(self, data: QMimeData) -> None:
        """Take in what was dropped on the window."""
        self.take_in([Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()])

    def remove_document(self) -> None:
        """Take the chosen document out of the project, with its annotations; undo brings them back."""
        self._window.documents.show_chosen()
        if self._session.document_id:
            remove, project, here = documents.remove, self._session.project, self._session.document_id
            self._session.after_backup(backups.DELETION, remove, project, here)

    def rename_document(self) -> None:
        """Give the chosen document another title."""
        self._window.documents.show_chosen()
        if not self._session.document_id:
            return
        document = documents.get(self._session.project, self._session.document_id)
        words = ask.words(self._window, tr("Rename"), tr("Title:"), document.title)
        if words and words.strip():
            self._session.attempt(documents.rename, self._session.project, document.id, words.strip())

    # --- annotations out

    def export(self, format_name: str, by_tag: bool = False) -> None:
        """Write what the filter on the screen leaves, with progress; Cancel leaves what was there.

        Where there is an outline, notes for a paper are written as it has them, unless they go by their tags.
        """
        window, project = self._window, self._session.project
        window.sidebar.flush()
        suffix = WRITERS[format_name].suffix
        proposed = str(project.path.with_suffix(suffix).name)
        path = ask.save_file(window, tr("Export annotations"), proposed, _EXPORT_KINDS[format_name])
        if path is None:
            return
        with background.progress(window, tr("Exporting…")) as progress:
            write = partial(jobs.export, outlined=False if by_tag else None, style=window.quoting.style_name)
            count = self._session.attempt(write, project, format_name, path, window.floating.filter_line(), progress)
        if count is None:
            return
        if format_name == "qdc":
            window.messages.tell(tr("Wrote all tags to {0}.").format(path.name))
        else:
            window.messages.tell(tr("Wrote {0} annotations to {1}.").format(counted(count), path.name))


def _projects(window: "MainWindow") -> str:
    return tr("Projects ({0})").format("*.annotator")
