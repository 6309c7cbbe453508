"""Words that are stored in English and shown in the person's language: colours, relations, kinds, steps, pages."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from annotator.gui.language import marked, tr
from annotator.gui.mirror import of_window
from annotator.model import End, Stretches
from annotator.text import pages

COLOURS = (
    marked("amber", "colour"),
    marked("sky", "colour"),
    marked("green", "colour"),
    marked("pink", "colour"),
    marked("red", "colour"),
    marked("blue", "colour"),
    marked("olive", "colour"),
    marked("violet", "colour"),
)
RELATIONS = (
    marked("see also", "relation"),
    marked("responds to", "relation"),
    marked("repeats", "relation"),
    marked("contradicts", "relation"),
    marked("elaborates", "relation"),
    marked("is evidence for", "relation"),
    marked("is source of", "relation"),
    marked("translates", "relation"),
)
KINDS = (
    marked("annotation", "kind"),
    marked("reply", "kind"),
    marked("link", "kind"),
    marked("tag", "kind"),
    marked("source", "kind"),
    marked("document", "kind"),
    marked("section", "kind"),
)
_OWN_RELATIONS = (marked("stands for", "relation"),)  # that the program itself gives
REASONS = {
    "hourly": marked("while one works", "backup"),
    "closing": marked("at closing", "backup"),
    "before-migration": marked("before an update of the file", "backup"),
    "before-import": marked("before an import", "backup"),
    "before-merge": marked("before a merge", "backup"),
    "before-deletion": marked("before a deletion", "backup"),
}
STEPS = (
    marked("Add cross-reference", "step"),
    marked("Add highlight", "step"),
    marked("Add note", "step"),
    marked("Add section", "step"),
    marked("Add source", "step"),
    marked("Add tag", "step"),
    marked("Agree on a version", "step"),
    marked("Change colour", "step"),
    marked("Change name", "step"),
    marked("Change passage", "step"),
    marked("Change relation", "step"),
    marked("Change tag", "step"),
    marked("Change tags", "step"),
    marked("Confirm page numbers", "step"),
    marked("Correct transcription", "step"),
    marked("Delete", "step"),
    marked("Delete annotation", "step"),
    marked("Delete cross-reference", "step"),
    marked("Delete reply", "step"),
    marked("Delete section", "step"),
    marked("Delete tag", "step"),
    marked("Delete {0} annotations", "step"),
    marked("Delete {0} things", "step"),
    marked("Edit bibliographic data", "step"),
    marked("Edit note", "step"),
    marked("Edit reply", "step"),
    marked("Import document", "step"),
    marked("Import {0} annotations", "step"),
    marked("Import {0} documents", "step"),
    marked("Keep mine", "step"),
    marked("Merge", "step"),
    marked("Merge tag {0} into {1}", "step"),
    marked("Merge {0}", "step"),
    marked("Move section", "step"),
    marked("Move tag", "step"),
    marked("Put in place", "step"),
    marked("Put into section", "step"),
    marked("Remove document", "step"),
    marked("Remove tag", "step"),
    marked("Rename document", "step"),
    marked("Rename section", "step"),
    marked("Rename tag", "step"),
    marked("Repair", "step"),
    marked("Salvage", "step"),
    marked("Reply", "step"),
    marked("Restore", "step"),
    marked("Restore {0} things", "step"),
    marked("Sample project", "step"),
    marked("Tag 1 hit", "step"),
    marked("Tag {0} hits", "step"),
    marked("Take out of section", "step"),
)


def colour(name: str) -> str:
    """What a highlight colour is called."""
    return _shown(name, "colour", COLOURS)


def relation(words: str) -> str:
    """How the ends of a cross-reference belong together; a relation of the reader's own is as it was typed."""
    return _shown(words, "relation", (*RELATIONS, *_OWN_RELATIONS))


def reason(name: str) -> str:
    """What a backup was made for."""
    return tr(REASONS.get(name, name), "backup")


def kind(name: str) -> str:
    """What a kind of record is called."""
    return _shown(name, "kind", KINDS)


def arrow(way: str) -> str:
    """The sign of a cross-reference, `to` or `from`: away from where reading begins, or back to it."""
    return "→" if (way == "to") != of_window() else "←"


def _shown(words: str, note: str, known: Collection[str]) -> str:
    return tr(words, note) if words in known else words


def step(label: str) -> str:
    """The name of a step of the journal."""
    template, values = _taken_apart(label)
    return tr(template, "step").format(*values) if template else label


@lru_cache(maxsize=200)
def _taken_apart(label: str) -> tuple[str, tuple[str, ...]]:
    """The step a label was made from, and the values in it; empty where none is known."""
    if label in STEPS:
        return label, ()
    for template in STEPS:
        found = re.fullmatch(re.sub(r"\\{\d\\}", "(.+)", re.escape(template)), label)
        if found:
            return template, found.groups()
    return "", ()


def placement(status: str) -> str:
    """What to know of how a passage was placed; nothing where it is sure."""
    return {"unplaced": tr("not found in this text"), "check": tr("check the place")}.get(status, "")


def printed_pages(where: Stretches) -> str:
    """`p. 337`, `pp. [337]–38`, or nothing."""
    if not where:
        return ""
    words = tr("pp. {0}") if pages.are_many(where) else tr("p. {0}")
    return words.format(pages.cited(where))


def title(end: End) -> str:
    """What the other end of a cross-reference is called."""
    return tr("missing", "the other end of a cross-reference") if end.kind == "missing" else end.title
