"""What one does with the hits of a search: tag them in one step, write them as a table."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from annotator.errors import AnnotatorError
from annotator.formats import write_csv
from annotator.jobs import spare_project
from annotator.model import COLOURS, Hit
from annotator.progress import Progress, no_progress, part
from annotator.store import annotations, places, printed, tags
from annotator.store.project import Project
from annotator.text import pages

_IN_ANNOTATIONS = ("note", "quotation", "reply")  # kinds of hits that belong to an annotation


def export(project: Project, hits: Sequence[Hit], path: Path, progress: Progress = no_progress) -> int:
    """Write the hits of a search as a table, in the order given, each with its pages; returns how many they are.

    :raises AnnotatorError: when the file cannot be written; then it is as it was.
    """
    spare_project(project, path)
    known = annotations.load(project, list({hit.annotation_id for hit in hits if hit.kind in _IN_ANNOTATIONS}))
    where = {one.id: one.where for one in known}
    rows = []
    for hit in hits:
        if hit.kind == "document":
            leaves = printed.leaves(project, hit.document_id)
            found = pages.stretches(leaves.pages, [(hit.start, hit.end)])
        else:
            found = where.get(hit.annotation_id, ())
        rows.append((hit, pages.cited(found)))
    write_csv.write_concordance(rows, path, progress)
    return len(rows)


class Tagging(NamedTuple):
    """What tagging hits comes to: passages to highlight, as document, start and end, and annotations that exist."""

    hits: int
    passages: tuple[tuple[str, int, int], ...]
    annotations: tuple[str, ...]


def tagging_of(project: Project, hits: Iterable[Hit]) -> Tagging:
    """What is tagged for these hits: a passage that the reader annotated exactly so is no new one.

    Hits in the names of tags are left out, and those that are nothing but white space.
    """
    number, known = 0, set()
    passages: dict[str, set[tuple[int, int]]] = {}
    for hit in hits:
        start, end = hit.end - len(hit.words.lstrip()), hit.start + len(hit.words.rstrip())
        if hit.kind in _IN_ANNOTATIONS:
            known.add(hit.annotation_id)
        elif hit.kind == "document" and start < end:
            passages.setdefault(hit.document_id, set()).add((start, end))
        else:
            continue
        number += 1
    new = []
    for document_id, wanted in sorted(passages.items()):
        own = places.own_at(project, document_id, wanted)
        known |= set(own.values())
        new += [(document_id, start, end) for start, end in sorted(wanted - own.keys())]
    return Tagging(number, tuple(new), tuple(sorted(known)))


def tag(
    project: Project, found: Tagging, path: str, *, colour: str = COLOURS[0], progress: Progress = no_progress
) -> int:
    """Tag what was found, in one step; passages that are not annotated yet are highlighted. Returns how many hits.

    :raises AnnotatorError: for an empty tag, or where nothing was found.
    """
    path = tags.cleaned(path)
    if not found.hits:
        raise AnnotatorError("There is nothing here to tag.")
    tell, at_the_end = (part(progress, number, 2) for number in (0, 1))
    with project.edit("Tag 1 hit" if found.hits == 1 else f"Tag {found.hits} hits", progress=at_the_end):
        bearers = tags.bearers(project, path)
        known = [one for one in found.annotations if one not in bearers]
        total = len(found.passages) + len(known)
        for done, (document_id, start, end) in enumerate(found.passages):
            tell(done, total)
            annotations.add(project, document_id, [(start, end)], colour=colour, tag_paths=[path])
        for done, one in enumerate(known, len(found.passages)):
            tell(done, total)
            tags.apply(project, [one], [path])
    return found.hits
