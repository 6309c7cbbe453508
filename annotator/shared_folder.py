"""A folder that some program keeps in step between computers: each reader's program writes its own file there.

Nobody writes another's file, so there is nothing to lock and nothing to overwrite; each takes in what
is new in the files of the others. Any syncing folder, network drive or checkout will do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from annotator import exchanging, sending
from annotator.errors import AnnotatorError, Cancelled
from annotator.exchanging import EXCHANGE_SUFFIX, MergeReport
from annotator.model import Identity
from annotator.progress import Progress, no_progress
from annotator.records import Sent
from annotator.store import manifest
from annotator.store.project import Project

_Seen = tuple[int, int]  # when a file was written last, in nanoseconds, and its size
Written = tuple[str, str]  # the state of the project that was written, and the state code of what one wrote oneself


class SharedFolder:
    """One project's place in a folder: its own file, and what it has seen of the others."""

    def __init__(self, project: Project, folder: Path) -> None:
        self._project = project
        self.folder = folder
        self._seen: dict[str, _Seen] = {}
        name = "".join(one if one.isalnum() else "-" for one in project.reader.name)[:40]
        self.own = folder / f"{name}-{project.reader.id[-8:]}-{project.device}{EXCHANGE_SUFFIX}"

        self._written: Written = ("", sending.state_in(self.own))

    def is_behind(self) -> bool:
        """Whether something in the project changed since one's own file was written, or that is gone: quick to ask."""
        return self._mark() != self._written[0] or not self.own.exists()

    def _mark(self) -> str:
        with self._project.reading():
            return manifest.mark(self._project.db.conn)

    def writing(self) -> Callable[[Progress], Written]:
        """What writes one's own file where what one wrote has changed. It may be done in a thread.

        It raises `AnnotatorError` when that cannot be done; what it returns is for `wrote`.
        """
        project, mark = self._project, self._mark()
        known = self._written[1] if self.own.exists() else ""
        who = Identity(project.reader, project.device)
        write = partial(sending.export_own, project.path, who, self.own, known=known)
        return lambda progress: (mark, write(progress))

    def wrote(self, written: Written) -> bool:
        """Remember what was written; whether it was anything new."""
        is_new = written[1] != self._written[1]
        self._written = written
        return is_new

    def write(self) -> bool:
        """Write one's own file now, where what one wrote has changed; whether it had.

        :raises AnnotatorError: when it cannot be written.
        """
        return self.is_behind() and self.wrote(self.writing()(no_progress))

    def others(self) -> list[Path]:
        """Files of the others that are new or were written again since they were taken in.

        :raises AnnotatorError: when the folder is not there.
        """
        if not self.folder.is_dir():
            raise AnnotatorError(
                "The shared folder {folder} is not there. What you write is saved in your project; "
                "connect the drive, or choose the folder again.",
                folder=self.folder,
            )
        found = sorted(path for path in self.folder.glob(f"*{EXCHANGE_SUFFIX}") if path != self.own)
        return [path for path in found if self._seen.get(path.name) != _looked_at(path)]

    def take(
        self, read: Callable[[Path], Sent] = exchanging.read, merge: Callable[[Path, Sent], MergeReport] | None = None
    ) -> Iterator[MergeReport]:
        """Take in what the others wrote. A file that is only half there is left for the next time.

        One that the person does not want to wait for is left until it is written again.
        """
        for path in self.others():
            looked_at = _looked_at(path)
            try:
                sent = _whole(path, read)
                if sent is None:
                    continue
                report = merge(path, sent) if merge else self.merge(path, sent)
            except Cancelled:
                self._seen[path.name] = looked_at
                raise
            self._seen[path.name] = looked_at
            if not report.nothing_new:
                yield report

    def merge(self, path: Path, sent: Sent, progress: Progress = no_progress) -> MergeReport:
        """Fold a file of the others in; undo passes over it."""
        return exchanging.merge(self._project, path, sent, progress=progress, undoable=False)


def _whole(path: Path, read: Callable[[Path], Sent]) -> Sent | None:
    """What a file holds; None where it cannot be read, perhaps not yet."""
    try:
        return read(path)
    except Cancelled:
        raise
    except AnnotatorError:
        return None


def _looked_at(path: Path) -> _Seen:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
