"""Annotations out of the bin: asked for, or because somebody wrote to one that was deleted elsewhere meanwhile."""

from __future__ import annotations

from annotator.store.project import Project


def restore(project: Project, annotation_id: str) -> None:
    """Take an annotation out of the bin, with its passage where that went too."""
    project.restore("annotation", annotation_id)
    spans = project.rows("SELECT id, alive FROM span WHERE annotation_id = ?", [annotation_id])
    if not any(span["alive"] for span in spans):
        for span in spans:
            project.restore("span", span["id"])


def bring_back(project: Project, annotation_id: str) -> None:
    """What one writes to is there, also where it was deleted elsewhere meanwhile."""
    row = project.find("annotation", annotation_id)
    if row is not None and not row["alive"]:
        restore(project, annotation_id)
