"""A project file that another program moved, replaced or deleted while it is open: what is open is whole, and is kept.

Nothing is written where the file was: what lies there now is another's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.store import copies
from annotator.store.project import Project

_EARLIER = re.compile(r" \([^()]*, \d{4}-\d\d-\d\d \d\d\.\d\d\)( \d+)?$")  # the name is a conflict copy's already
_LONGEST = 60  # characters of a name that are kept


def found_again(project: Project) -> Path | None:
    """Where in its folder the open file lies now, under the name of a project; None where it does not."""
    with suppress(OSError):
        for path in sorted(project.path.parent.glob(f"*{project.path.suffix}")):
            if path != project.path and project.is_at(path):
                return path
    return None


def conflict_copy(project: Project, word: str, folders: Sequence[Path]) -> Path:
    """Write all that is open to a new file in the first of the folders that takes it; its path.

    `word` says in the reader's language what kind of copy it is.

    :raises AnnotatorError: when none takes it.
    """
    for number, folder in enumerate(folders, 1):
        path = _free_name(project, word, folder)
        try:
            if folder != project.path.parent:  # which is not made again: a stick may have been there
                folder.mkdir(parents=True, exist_ok=True)
            copies.save(project, path)
            return path
        except (AnnotatorError, OSError) as error:
            if number == len(folders):
                raise AnnotatorError(
                    "{name} was moved, replaced or deleted by another program, and no copy of what is open here could "
                    "be written to {folder}. Nothing was overwritten; leave the window open and save a copy elsewhere.",
                    name=project.path.name,
                    folder=folder,
                ) from error
    raise ValueError("no folder to write to")


def _free_name(project: Project, word: str, folder: Path) -> Path:
    stem = _EARLIER.sub("", project.path.stem)[:_LONGEST]
    reader = re.sub(r"[^\w .'-]", "", project.reader.name)[:_LONGEST].strip()
    made = datetime.now().strftime("%Y-%m-%d %H.%M")
    whole = f"{stem} ({', '.join(part for part in (word, reader, made) if part)})"
    names = (folder / f"{whole}{again}{project.path.suffix}" for again in ("", *(f" {n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def tidy(path: Path) -> None:
    """Take away the empty journal that stays behind where a file was."""
    journal = path.with_name(path.name + "-journal")
    with suppress(OSError):
        if not path.exists() and journal.stat().st_size == 0:
            journal.unlink()
