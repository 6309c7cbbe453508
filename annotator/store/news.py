"""What came in from others since one last looked."""

from __future__ import annotations

import json

from annotator.store.file import ProjectFile
from annotator.store.project import Project

_SEEN = "seen"  # the last step that was looked at
_MERGES = "SELECT id FROM step WHERE id > ? AND label LIKE 'Merge %' AND state != 'undone'"
_TOUCHED = f"""
SELECT DISTINCT coalesce(s.annotation_id, y.annotation_id, g.annotation_id, c.record_id) AS id FROM change c
  LEFT JOIN span s ON s.id = c.record_id LEFT JOIN reply y ON y.id = c.record_id
  LEFT JOIN tagging g ON g.id = c.record_id
WHERE c.kind IN ('annotation', 'span', 'reply', 'tagging') AND c.step_id IN ({_MERGES})"""


def seen(project: ProjectFile) -> int:
    """The last step of the project that was looked at; 0 where none was."""
    found = project.rows("SELECT value FROM project WHERE key = ?", [_SEEN])
    return int(found[0]["value"]) if found and found[0]["value"].isdigit() else 0


def unseen(project: Project, document_id: str = "") -> list[str]:
    """Others' annotations that came in, or changed, since one last looked; in one document or in all."""
    since = seen(project)
    merges = tuple(row["id"] for row in project.rows(_MERGES, [since]))
    if not merges:
        return []
    if project.lasting.get("unseen", ((), ""))[0] != merges:  # a merge stays as it was, so it is read once
        touched = [row["id"] for row in project.rows(_TOUCHED, [since])]
        project.lasting["unseen"] = (merges, json.dumps(touched))
    sql = """SELECT id FROM annotation WHERE alive AND home != '' AND (home = :here OR :here = '') AND author != :me
             AND id IN (SELECT value FROM json_each(:touched)) ORDER BY id"""
    values = {"me": project.reader.id, "here": document_id, "touched": project.lasting["unseen"][1]}
    return [row["id"] for row in project.rows(sql, values)]


def look(project: Project) -> None:
    """All that came in is seen now."""
    last = project.rows("SELECT coalesce(max(id), 0) AS last FROM step")[0]["last"]
    project.remember(_SEEN, str(last))
