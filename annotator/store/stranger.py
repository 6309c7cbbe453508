"""Another project file, read as a stranger's: a private copy is opened, and only its rows are believed."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path

from annotator.errors import UnreadableFile
from annotator.records import Sent
from annotator.store import alike, merging
from annotator.store import connection as files
from annotator.store.file import ProjectFile

SUFFIX = ".annotator"
_MOST_BYTES = 2_000_000_000


def read(path: Path) -> Sent:
    """Everything a project file knows, for folding it into another.

    The main file alone is copied to a folder of its own and opened so that SQLite neither writes nor
    looks beside it: a journal made for the purpose could delete files elsewhere.

    :raises UnreadableFile: when it is no project, is damaged, or holds what no project holds.
    """
    files.check_header(path)
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableFile(
            "{name} is too large to be merged; nothing was changed. Ask for an exchange file, which is smaller.",
            name=path.name,
        )
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        copy = Path(folder) / "stranger.annotator"
        shutil.copyfile(path, copy)
        try:
            db = files.connect_stranger(copy)
            files.check_schema(db, path)
            whole = ProjectFile(path, files.in_memory(db), read_only=True)
            return Sent(tuple(merging.all_records(whole)), tuple(alike.sent_documents(whole, with_text=True)))
        except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
            raise UnreadableFile(
                "{name} is damaged ({reason}); nothing was merged.", name=path.name, reason=error
            ) from error
