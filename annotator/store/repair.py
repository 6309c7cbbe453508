"""Mend a project file: work out again what can be worked out again, and never make it worse."""

from __future__ import annotations

import json

from annotator.errors import AnnotatorError, Notice, sentence
from annotator.progress import Progress, no_progress, part
from annotator.store import (
    checking_places,
    checking_records,
    copies,
    derived,
    json_columns,
    manifest,
    outline,
    rings,
    tags,
)
from annotator.store.project import Project
from annotator.store.schema import RECORDS

_REBORN = sentence("The times of {number} of kind {kind} were lost; they have that of their birth now.")
_REVIVED = sentence("{number} of kind {kind} are deleted, or not, as their stamps say.")


def repair(project: Project, progress: Progress = no_progress) -> list[Notice]:
    """Keep a copy of the file as it is, then mend it in one step; says what was done.

    Words that were changed stay as they are, because nothing says what they were; they are told, and from then on
    taken for what was saved.

    :raises AnnotatorError: when no copy can be kept; then nothing was changed.
    """
    aside = copies.keep_aside(project)
    done = [Notice("The file as it was is kept in {path}.", path=aside)]
    changed = manifest.differing(project.db.conn)
    with project.edit("Repair", progress=part(progress, 1, 2), undoable=False):
        _mend_stamps(project, done)
        for one in rings.write_down(project, "tag", tags.below_themselves(project)):
            done.append(Notice("Put tag {id} at the top of the tree.", id=one))
        for one in rings.write_down(project, "section", outline.below_themselves(project)):
            done.append(Notice("Put section {id} at the top of the outline.", id=one))
        _work_out(project, part(progress, 0, 2))
        project.accept()
    done.append(Notice("Rebuilt the search index and placed all passages anew."))
    if changed:
        done.append(
            Notice("What was not as it was saved is taken as it is now; compare it with the copy or with a backup.")
        )
    return done


def _work_out(project: Project, progress: Progress) -> None:
    """Places and search index, from nothing."""
    derived.index_anew(project.db)
    checking_places.index_paragraphs(project)
    annotations = [row["id"] for row in project.rows("SELECT id FROM annotation")]
    derived.show_in(project.db, annotations, project.reader.id)
    project.db.execute("DELETE FROM place")
    derived.place(project.db, [row["id"] for row in project.rows("SELECT id FROM span")], project.texts, progress)


def _mend_stamps(project: Project, done: list[Notice]) -> None:
    """Records whose stamps can no longer be read get those of their birth; whether they are alive follows from that."""
    for kind, fields in RECORDS.items():
        registers = set(fields.values())
        mended = revived = 0
        for row in project.rows(f"SELECT id, born, dead, dead_stamp, alive, stamps, extra FROM {kind}"):
            kept = _readable(row["stamps"], registers)
            stamps = {**dict.fromkeys(sorted(registers), row["born"]), **kept}
            alive = int(not row["dead"] or max(stamps.values()) > row["dead_stamp"])
            extra = row["extra"] if _is_object(row["extra"]) else "{}"
            if kept.keys() != registers or extra != row["extra"]:
                mended += 1
                values = [json.dumps(stamps, sort_keys=True, separators=(",", ":")), extra, alive, row["id"]]
                project.db.execute(f"UPDATE {kind} SET stamps = ?, extra = ?, alive = ? WHERE id = ?", values)
            elif alive != row["alive"]:
                revived += 1
                project.db.execute(f"UPDATE {kind} SET alive = ? WHERE id = ?", [alive, row["id"]])
        if mended:
            done.append(
                Notice(
                    _REBORN,
                    number=mended,
                    kind=kind,
                )
            )
        if revived:
            done.append(Notice(_REVIVED, number=revived, kind=kind))


def _readable(written: str, registers: set[str]) -> dict[str, str]:
    """The stamps that are times, of the registers there are."""
    try:
        found = json_columns.stamps(written)
    except AnnotatorError:
        return {}
    return {name: one for name, one in found.items() if name in registers and checking_records.is_stamp(one)}


def _is_object(written: str) -> bool:
    try:
        json_columns.read(written)
    except AnnotatorError:
        return False
    return True
