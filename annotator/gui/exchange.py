"""What a group does: share one's annotations, merge those of others, correct a transcription."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import exchanging
from annotator.exchanging import EXCHANGE_SUFFIX, MergeReport
from annotator.gui import ask, background
from annotator.gui.language import counted, tr
from annotator.store import documents, merging

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


class Exchange:
    """The verbs of the Group menu."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def share(self, *, with_text: bool = True) -> None:
        """Write everything one knows to a file for the others."""
        window, project = self._window, self._session.project
        window.sidebar.flush()
        proposed = f"{project.path.stem}{EXCHANGE_SUFFIX}"
        path = ask.save_file(window, tr("Share annotations"), proposed, tr("Annotations ({0})").format("*.json"))
        if path is None:
            return
        code = self._session.attempt(exchanging.export, project, path, with_text=with_text)
        if code:
            window.messages.tell(tr("Wrote everything to {0}. State code: {1}.").format(path.name, code))

    def choose(self) -> None:
        """Choose files of others to merge."""
        kinds = tr("Annotations and projects ({0})").format("*.json *.annotator")
        self.look_at(ask.open_files(self._window, tr("Merge"), "", kinds))

    def look_at(self, paths: Sequence[Path]) -> None:
        """Say what files of others bring; merging is the person's word."""
        if paths:
            self._window.sidebar.flush()
            self._window.merge.look_at(paths)
            self._window.floating.open(self._window.merge)

    def merged(self, reports: Sequence[MergeReport]) -> None:
        """Tell what came in."""
        new = sum(one.new for report in reports for one in report.readers)
        words = tr("1 new annotation.") if new == 1 else tr("{0} new annotations.").format(counted(new))
        mine = next((report for report in reversed(reports) if report.overwritten), None)
        if mine is reports[-1]:
            words += " " + tr("Some of yours were changed at another computer.")
            self._window.messages.say(words, tr("Keep mine"), lambda: self._keep(mine))
        else:
            self._window.messages.tell(words + " " + tr("Undo takes it back."))

    def _keep(self, report: MergeReport) -> None:
        self._session.attempt(exchanging.keep_mine, self._session.project, report)

    def show_state(self) -> None:
        """Tell the state code: whoever has the same one has the same annotations."""
        self._window.sidebar.flush()
        code = merging.state(self._session.project)
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
            moved = session.attempt(self._moved, here, paths[0])
            if moved is not None:
                session.go_to_id(moved.document_id)

    def _moved(self, document_id: str, path: Path, *, rehearse: bool = False) -> exchanging.Moved:
        with background.progress(self._window, tr("Comparing {0}…").format(path.name)):
            return exchanging.correct(self._session.project, document_id, path, rehearse=rehearse)
