"""Exchange files written beside the window: in a thread, through a connection of its own to the open project.

Nobody waits for it to write, and what is written is one state of the project.
"""

import re
from pathlib import Path

from annotator import jobs
from annotator.formats import write_exchange
from annotator.model import Identity
from annotator.progress import Progress, no_progress
from annotator.records import lines, state_of
from annotator.store import alike, merging
from annotator.store.file import ProjectFile
from annotator.store.stamps import now

_LONG_LINE = 1000  # characters


def export(project_path: Path, path: Path, progress: Progress = no_progress, *, with_text: bool = True) -> str:
    """Write the exchange file of everything, as `exchanging.export` does; returns the state code.

    :raises Cancelled: when `progress` does; then nothing is written.
    """
    with ProjectFile.beside(project_path) as project:
        jobs.spare_project(project, path)
        records, sent = project.settled(
            lambda: ([*merging.all_records(project)], alike.sent_documents(project, with_text=with_text))
        )
    return write_exchange.write(path, records, sent, now(), progress)


def state(project_path: Path, progress: Progress = no_progress) -> str:
    """The state code of a project that the window has open, in a thread."""
    with ProjectFile.beside(project_path) as project:
        return state_of(lines(project.settled(lambda: [*merging.all_records(project)]), progress))


def export_own(
    project_path: Path, identity: Identity, path: Path, progress: Progress = no_progress, *, known: str = ""
) -> str:
    """Write an exchange file of what one wrote oneself, with the documents it is about, also in a thread.

    Returns its state code; where that is the one that is `known`, there is nothing new, and nothing is written.

    :raises AnnotatorError: when it cannot be written.
    :raises Cancelled: when `progress` does; then nothing is written.
    """
    with ProjectFile.beside(project_path) as project:
        records, sent = project.settled(
            lambda: (
                [*merging.written_by(project, identity.reader.id, identity.device)],
                alike.sent_documents(project, with_text=True),
            )
        )
    return write_exchange.write(path, records, sent, now(), progress, known=known)


def state_in(path: Path) -> str:
    """The state code that a file of ours says it has; empty where it says none."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            begun = [file.readline(_LONG_LINE) for _ in range(3)]
    except OSError:
        return ""
    found = re.fullmatch(r'"state":"([0-9a-f]{8})",\n', begun[-1])
    return found[1] if found else ""
