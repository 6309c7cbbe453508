"""A folder that some program keeps in step between computers: each reader's program writes its own file there.

Nobody writes another's file, so there is nothing to lock and nothing to overwrite; each takes in what
is new in the files of the others. Any syncing folder, network drive or checkout will do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from annotator import exchanging
from annotator.errors import AnnotatorError
from annotator.exchanging import EXCHANGE_SUFFIX, MergeReport
from annotator.records import Sent
from annotator.store.project import Project

_Seen = tuple[int, int]  # when a file was written last, in nanoseconds, and its size


class SharedFolder:
    """One project's place in a folder: its own file, and what it has seen of the others."""

    def __init__(self, project: Project, folder: Path) -> None:
        self._project = project
        self.folder = folder
        self._seen: dict[str, _Seen] = {}
        self._written = ""
        name = "".join(one if one.isalnum() else "-" for one in project.reader.name)[:40]
        self.own = folder / f"{name}-{project.reader.id[-8:]}-{project.device}{EXCHANGE_SUFFIX}"

    def write(self) -> bool:
        """Write one's own file where what one wrote has changed; whether it had.

        :raises AnnotatorError: when it cannot be written.
        """
        code = exchanging.own_state(self._project)
        if code == self._written and self.own.exists():
            return False
        exchanging.export_own(self._project, self.own)
        self._written = code
        return True

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

    def take(self, read: Callable[[Path], Sent] = exchanging.read) -> Iterator[MergeReport]:
        """Take in what the others wrote. A file that is only half there is left for the next time."""
        for path in self.others():
            looked_at = _looked_at(path)
            try:
                sent = read(path)
            except AnnotatorError:
                continue
            report = exchanging.merge(self._project, path, sent, undoable=False)
            self._seen[path.name] = looked_at
            if not report.nothing_new:
                yield report


def _looked_at(path: Path) -> _Seen:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
