"""What one does to the outline: add, rename, move and remove sections, and put annotations into them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from annotator.gui import ask, background
from annotator.gui.language import tr
from annotator.gui.notes.outline_rows import OutlineModel, Row
from annotator.gui.session import Session
from annotator.store import outline
from annotator.text.excerpt import folded


class Arranging:
    """The verbs of the outline that `rows` shows; questions are asked over `view`."""

    def __init__(self, session: Session, rows: OutlineModel, view: QWidget) -> None:
        self._session = session
        self._rows = rows
        self._view = view

    # --- sections

    def add(self, here: Row | None) -> str:
        """Ask for a title and add a section after the one that is there; returns its id, or nothing."""
        title = ask.words(self._view, tr("New section"), tr("Title:"))
        if not title or not title.strip():
            return ""
        after = here.section.id if here else ""  # it may have been moved or deleted meanwhile
        parent, before = (self._parent(after), self._next(after)) if after else ("", "")
        return self._session.attempt(outline.add, self._session.project, title, parent, before) or ""

    def rename(self, number: int, title: str) -> None:
        """Give the section of a row another title."""
        row = self._rows.rows[number]
        if title != row.section.title:
            self._session.attempt(outline.rename, self._session.project, row.section.id, title)

    def remove(self, row: Row) -> None:
        """Take the annotation out of the outline, or delete the section; its annotations stay."""
        if row.annotation_id:
            self._session.attempt(outline.take_out, self._session.project, [row.annotation_id])
        else:
            self._session.attempt(outline.remove, self._session.project, row.section.id)

    def put_section(self, section_id: str, parent_id: str, before: str) -> None:
        """Put a section within another, before one there or last, unless it is there."""
        if (parent_id, before) == (self._parent(section_id), self._next(section_id)):
            return
        self._session.attempt(outline.move, self._session.project, section_id, parent_id, before)

    def up(self, section_id: str) -> None:
        """One place up within the same section."""
        ids = self._siblings(section_id)
        at = ids.index(section_id)
        if at:
            self.put_section(section_id, self._parent(section_id), ids[at - 1])

    def down(self, section_id: str) -> None:
        """One place down within the same section."""
        ids = self._siblings(section_id)
        at = ids.index(section_id)
        if at + 1 < len(ids):
            self.put_section(section_id, self._parent(section_id), ids[at + 2] if at + 2 < len(ids) else "")

    def outward(self, section_id: str) -> None:
        """One level up: after the section it was in."""
        parent = self._parent(section_id)
        if parent:
            self.put_section(section_id, self._parent(parent), self._next(parent))

    def inward(self, section_id: str) -> None:
        """One level down: last in the section before it."""
        ids = self._siblings(section_id)
        at = ids.index(section_id)
        if at:
            self._rows.closed.discard(ids[at - 1])
            self.put_section(section_id, ids[at - 1], "")

    def _parent(self, section_id: str) -> str:
        return next((one.parent_id for one in self._rows.sections if one.id == section_id), "")

    def _siblings(self, section_id: str) -> list[str]:
        return [one.id for one in outline.within(self._rows.sections, self._parent(section_id))]

    def _next(self, section_id: str) -> str:
        """The section after one, within the same; empty where it is the last, or not there."""
        ids = self._siblings(section_id)
        return next((after for one, after in pairwise(ids) if one == section_id), "")

    # --- annotations

    def put(self, section_id: str, annotation_ids: Sequence[str], before: str = "") -> None:
        """Put annotations into a section, with progress where they are many, unless they are there."""
        project = self._session.project
        if self._are_there(section_id, annotation_ids, before):
            return
        with background.progress(self._view, tr("Moving…")) as progress:
            self._session.attempt(outline.put, project, section_id, annotation_ids, before, progress)

    def _are_there(self, section_id: str, annotation_ids: Sequence[str], before: str) -> bool:
        """Whether annotations stand where they are to be put, and in no other section."""
        moved, entries = set(annotation_ids), {one.id: one.entries for one in self._rows.sections}
        here = entries.pop(section_id, ())
        stays = [one for one in here if one not in moved]
        at = stays.index(before) if before in stays else len(stays)
        wanted = [*stays[:at], *annotation_ids, *stays[at:]]
        return wanted == [*here] and not any(moved.intersection(others) for others in entries.values())

    def put_into_chosen(self, annotation_ids: Sequence[str], here: Row | None) -> None:
        """Ask for a section, which may be a new one, and put annotations into it; `here` is proposed."""
        if not annotation_ids:
            return
        sections = self._rows.sections
        paths = {one.id: outline.path(sections, one.id) for one in sections}
        proposed = paths.get(here.section.id, "") if here else ""
        answer = ask.one_or_new(self._view, tr("Put into section"), tr("Section:"), list(paths.values()), proposed)
        if answer is None or not answer.strip():
            return
        known = {folded(words): one for one, words in reversed(paths.items())}
        section_id = known.get(folded(answer.strip()))
        if section_id is None:
            section_id = self._session.attempt(outline.add, self._session.project, answer)
        if section_id:
            self.put(section_id, annotation_ids)

    def move_entry(self, row: Row, by: int) -> None:
        """One place up or down, for -1 or 1; beyond an end, into the section there."""
        entries, one, sections = row.section.entries, row.annotation_id, self._rows.sections
        to = entries.index(one) + by
        if 0 <= to < len(entries):
            before = entries[to] if by < 0 else (entries[to + 1] if to + 1 < len(entries) else "")
            self.put(row.section.id, [one], before)
            return
        at = sections.index(row.section) + by
        if 0 <= at < len(sections):
            self._rows.closed.discard(sections[at].id)
            self.put(sections[at].id, [one], sections[at].entries[0] if by > 0 and sections[at].entries else "")
