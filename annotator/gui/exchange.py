"""What a group does: share one's annotations, merge those of others, correct a transcription."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator import exchanging, jobs, sending
from annotator.errors import AnnotatorError
from annotator.exchanging import ENDINGS, EXCHANGE_SUFFIX, MergeReport
from annotator.gui import ask, background
from annotator.gui.language import counted, said, tr
from annotator.gui.merging import sentences
from annotator.progress import Progress
from annotator.records import Sent
from annotator.shared_folder import SharedFolder, Written
from annotator.store import backups, documents, news

_LOOK_EVERY = 4000  # milliseconds

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


class Exchange:
    """The verbs of the Group menu."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._folder: SharedFolder | None = None
        self._trouble = ""  # what went wrong last, so that it is said once
        self._timer = QTimer(window, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.keep_in_step)
        self._writing = background.Aside(window)
        self._writing.found.connect(self._wrote)

    def share(self, *, with_text: bool = True) -> None:
        """Write everything one knows to a file for the others."""
        window, project = self._window, self._session.project
        window.sidebar.flush()
        proposed = f"{project.path.stem}{EXCHANGE_SUFFIX}"
        path = ask.save_file(window, tr("Share annotations"), proposed, tr("Annotations ({0})").format("*.json"))
        if path is None:
            return
        work = partial(sending.export, project.path, path, with_text=with_text)
        code = self._session.attempt(background.read, window, tr("Exporting…"), work)
        if code:
            window.messages.tell(tr("Wrote everything to {0}. State code: {1}.").format(path.name, code))

    def choose(self) -> None:
        """Choose files of others to merge."""
        kinds = tr("Annotations and projects ({0})").format(f"{ENDINGS} *{jobs.PROJECT_SUFFIX}")
        self.look_at(ask.open_files(self._window, tr("Merge"), "", kinds))

    def look_at(self, paths: Sequence[Path]) -> None:
        """Say what files of others bring; merging is the person's word."""
        if paths:
            self._window.sidebar.flush()
            self._window.sheets.merge.look_at(paths)
            self._window.floating.open(self._window.sheets.merge)

    def merged(self, reports: Sequence[MergeReport]) -> None:
        """Tell what came in."""
        new = sum(one.new for report in reports for one in report.readers)
        words = tr("1 new annotation.") if new == 1 else tr("{0} new annotations.").format(counted(new))
        if not self._offer_mine(words, reports):
            self._window.messages.tell(words + " " + tr("Undo takes it back."))

    def _offer_mine(self, words: str, reports: Sequence[MergeReport]) -> bool:
        """Say that something of one's own was changed elsewhere, where that is so, and offer to keep one's own."""
        mine = [report for report in reports if report.overwritten]
        if mine:
            words += " " + tr("Some of yours were changed at another computer.")
            self._window.messages.say(words, tr("Keep mine"), partial(self._keep, mine))
        return bool(mine)

    def _keep(self, reports: Sequence[MergeReport]) -> None:
        for report in reports:
            self._session.attempt(exchanging.keep_mine, self._session.project, report)

    def merge_at_once(self, path: Path) -> None:
        """Merge a file that one knows, and ask only where only a person can say; undo takes it back."""
        self._window.sidebar.flush()
        sheet = self._window.sheets.merge
        if sheet.look_at([path]) and not sheet.asks:
            sheet.merge()
        else:
            self._window.floating.open(sheet)

    # --- a shared folder

    def moved(self) -> None:
        """The project lies elsewhere now; it is shared through the same folder."""
        if self._folder is not None:
            self._remember(str(self._folder.folder))

    def choose_folder(self) -> None:
        """Exchange through a folder from now on: each reader's program writes its own file there."""
        chosen = ask.folder(self._window, tr("Shared folder"))
        if chosen is not None:
            self._remember(str(chosen))
            self.start()
            words = tr("Shared through {0}: what the others write comes in by itself.").format(chosen.name)
            self._window.messages.tell(words)

    def leave_folder(self) -> None:
        """Exchange through the folder no longer; what came in stays."""
        self._remember("")
        self.start()
        self._window.messages.tell(tr("The folder is not used any more; what came in stays."))

    def _remember(self, folder: str) -> None:
        settings, here = self._session.settings, str(self._session.project.path.resolve())
        folders = {name: one for name, one in settings.get("shared_folders", {}).items() if name != here}
        settings.set("shared_folders", {**folders, here: folder} if folder else folders)

    def start(self) -> None:
        """Go on with the folder that this project is shared through, if there is one."""
        here = str(self._session.project.path.resolve())
        found = self._session.settings.get("shared_folders", {}).get(here, "")
        self._writing.stop()
        self._folder = SharedFolder(self._session.project, Path(found)) if found else None
        if self._folder is None or self._session.project.read_only:
            self._timer.stop()
        else:
            self._timer.start()
            self.keep_in_step()

    def keep_in_step(self) -> None:
        """Write what is new here, take in what is new there."""
        project = self._session.project
        if self._folder is None or project.is_editing or QApplication.activeModalWidget() is not None:
            return
        try:
            reports = list(self._folder.take(self._read, partial(self._fold_in, self._folder)))
            if not self._folder.is_behind():
                self._trouble = ""
            elif not self._writing.is_at_work:
                self._writing.begin(partial(_tried, self._folder.writing()))
        except AnnotatorError as error:
            self._say_once(error)
            return
        words = " ".join(sentence for report in reports for sentence in sentences(report)[:1])
        if words and not self._offer_mine(words, reports):
            self._window.messages.tell(words)

    def _wrote(self, outcome: Written | AnnotatorError) -> None:
        if isinstance(outcome, AnnotatorError):
            self._say_once(outcome)
        elif self._folder is not None:
            self._folder.wrote(outcome)
            self._trouble = ""

    def _say_once(self, error: AnnotatorError) -> None:
        sentence = said(error)
        if sentence != self._trouble:
            self._window.say(sentence)
        self._trouble = sentence

    def at_closing(self) -> None:
        """Let the others have what one wrote last. Trouble with the folder was told before, and keeps nobody."""
        self._timer.stop()
        self._writing.stop()
        if self._folder is None or self._session.project.read_only:
            return
        with suppress(AnnotatorError):
            if self._folder.is_behind():
                background.read(self._window, tr("Exporting…"), self._folder.writing())

    def _read(self, path: Path) -> Sent:
        """Read beside the window; what comes next is the merge. One backup an hour, as this comes by itself."""
        sent = background.read(self._window, tr("Reading {0}…").format(path.name), partial(exchanging.read, path))
        self._session.backups.before(backups.MERGE, each_hour=True)
        return sent

    def _fold_in(self, folder: SharedFolder, path: Path, sent: Sent) -> MergeReport:
        with background.progress(self._window, tr("Merging {0}…").format(path.name)) as progress:
            return folder.merge(path, sent, progress)

    def look(self) -> None:
        """All that came in from others is seen now."""
        self._session.attempt(news.look, self._session.project)
        self._window.sidebar.read_again()
        self._window.messages.tell(tr("Everything is marked as seen."))

    def show_state(self) -> None:
        """Tell the state code: whoever has the same one has the same annotations."""
        self._window.sidebar.flush()
        work = partial(sending.state, self._session.project.path)
        code = self._session.attempt(background.read, self._window, tr("Comparing…"), work)
        if code:
            words = tr("State code: {0}. Whoever has the same code has the same annotations.").format(code)
            self._window.messages.say(words)

    def correct(self) -> None:
        """Put a corrected transcription in the place of the open document."""
        window, session = self._window, self._session
        here = session.document_id
        paths = ask.open_files(window, tr("Corrected transcription"), "", "") if here else []
        if not paths:
            return
        window.sidebar.flush()
        moved = session.attempt(self._moved, here, paths[0], rehearse=True)
        if moved is None:
            return
        question = tr("Of its annotations {0} stand where they stood, {1} are to check, {2} were not found.")
        numbers = [counted(number) for number in (moved.kept, moved.check, moved.unplaced)]
        name = documents.get(session.project, here).name
        words = tr("Put {0} in the place of “{1}”?").format(paths[0].name, name)
        if ask.sure(window, tr("Corrected transcription"), f"{words}\n\n{question.format(*numbers)}"):
            moved = session.after_backup(backups.IMPORT, self._moved, here, paths[0])
            if moved is not None:
                session.go_to_id(moved.document_id)

    def _moved(self, document_id: str, path: Path, *, rehearse: bool = False) -> exchanging.Moved:
        with background.progress(self._window, tr("Comparing {0}…").format(path.name)) as progress:
            return exchanging.correct(self._session.project, document_id, path, progress, rehearse=rehearse)


def _tried(write: Callable[[Progress], Written], progress: Progress) -> Written | AnnotatorError:
    """What was written, or what went wrong, which is said in the window."""
    try:
        return write(progress)
    except AnnotatorError as error:
        return error
