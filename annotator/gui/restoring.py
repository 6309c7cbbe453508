"""Bring a project back from its backups: each with when and why it was made and what it holds."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.gui import ask, background, checking, vocabulary
from annotator.gui.language import counted, moment, said, tr
from annotator.gui.panels.list_dialog import ListDialog
from annotator.gui.panels.rows import row_of
from annotator.store import backup_folders, backups, salvage
from annotator.store.backups import Backup

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


class Restoring(ListDialog):
    """Lists the backups of one project file, newest first; Restore makes a new file of the chosen one and opens it."""

    def __init__(self, window: MainWindow, path: Path, found: list[Backup]) -> None:
        super().__init__(window, ("restoring", "restoringList"), tr("Backups"), tr("Restore…"), self.restore)
        self.setWindowTitle(tr("Restore from a backup"))
        self._window, self._path, self._found = window, path, found
        words = tr("Backups of {0}. Restoring makes a new file of one; the file that is there stays as it is.")
        none = tr("There are no backups of {0} yet.")
        self.above.setText((words if found else none).format(path.name))
        for one in found:
            self.list.addItem(
                row_of(moment(one.made.isoformat()), below=held(one), beside=vocabulary.reason(one.reason))
            )
        self.show_whether_any()

    def restore(self) -> None:
        """Ask where to, beside the project if nothing else is said, make the file and open it."""
        if not self._found:
            return
        backup = self._found[self.list.currentRow()]
        proposed = backups.proposed(backup, self._path, moment(backup.made.isoformat()))
        kinds = tr("Projects ({0})").format(f"*{jobs.PROJECT_SUFFIX}")
        target = ask.save_file(self, tr("Restore from a backup"), str(proposed), kinds)
        if target is None:
            return
        try:
            words = tr("Restoring {0}…").format(target.name)
            background.read(self, words, lambda _progress: backups.restore(backup, target))
        except AnnotatorError as error:
            self._window.say(said(error))
            return
        self.close()
        self._window.open_project(target)


def held(backup: Backup) -> str:
    """What a backup holds, in a line."""
    found = backups.contents(backup)
    if found is None:
        return tr("This backup cannot be read.")
    parts = [
        tr("1 document") if found.documents == 1 else tr("{0} documents").format(counted(found.documents)),
        tr("1 annotation") if found.annotations == 1 else tr("{0} annotations").format(counted(found.annotations)),
    ]
    if found.last_step:
        parts.append(tr("last: {0}").format(vocabulary.step(found.last_step)))
    return " · ".join(parts)


def show(window: MainWindow) -> None:
    """List the backups of the open project."""
    project = window.session.project
    project_id = backup_folders.id_in(project.db.conn)
    Restoring(window, project.path, backups.of_file(project.path, project_id=project_id)).show()


def offer(window: MainWindow, path: Path, trouble: AnnotatorError) -> None:
    """Say why a project cannot be opened, and list its backups; what can be read of it may be newer than they are."""
    found = backups.of_file(path)
    if not found:
        checking.offer(window, path, trouble)
        return
    button = tr("Restore…")
    window.messages.say(said(trouble), button, lambda: Restoring(window, path, found).show())
    dialog = Restoring(window, path, found)
    readable = salvage.count(path) if path.is_file() else None
    if readable is not None:
        dialog.above.setText(f"{dialog.above.text()} {said(readable)}")
        dialog.add_button(tr("Save them to a new project…"), partial(checking.save_readable, window, path))
    dialog.show()
